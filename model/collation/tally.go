package collation

import (
	"math/big"
	"slices"
	"strings"

	"tomworkbench/model"
)

// Smallest is how many a group has at least that is shown without names.
const Smallest = 3

// Tally is how a decision was answered by the returns that count.
type Tally struct {
	Decision *model.Decision
	Options  []*model.Option
	// Chosen is by option how many chose it; where a decision takes several, one person counts in each that they chose.
	Chosen                            []int
	Untouched, NoChange, NoPreference int

	// alike is by answer with a preference how many gave it.
	alike map[string]int
}

// Count is a number of people; Option is an id, or one of the words below.
type Count struct {
	Option string
	N      int
	// Hidden says that the number isn't to be shown, for want of names.
	Hidden bool
}

// What stands in the place of an option.
const (
	UntouchedWord    = "(untouched)"
	NoChangeWord     = "(no change)"
	NoPreferenceWord = "(no preference)"
)

// tally counts the answers, decision by decision.
func (c *Collation) tally() {
	counted := c.CountedReturns()
	options, i := optionsOf(c.Case), 0
	for d := range c.Case.Decisions.All() {
		t := Tally{Decision: d, Options: options[d.ID], alike: map[string]int{}}
		t.Chosen = make([]int, len(t.Options))
		for _, r := range counted {
			t.add(r.Fitted[i])
		}
		c.Decisions = append(c.Decisions, t)
		i++
	}
}

func (t *Tally) add(a model.Answer) {
	switch a.Kind {
	case model.Untouched:
		t.Untouched++
		return
	case model.NoPreference:
		t.NoPreference++
		return
	case model.NoChange:
		t.NoChange++
	}
	chosen := setOf(a.Options)
	for i, o := range t.Options {
		if chosen[o.ID] {
			t.Chosen[i]++
		}
	}
	t.alike[strings.Join(a.Options, ";")]++
}

// preferring is how many stated a preference.
func (t *Tally) preferring() (n int64) {
	for _, alike := range t.alike {
		n += int64(alike)
	}
	return n
}

// Division is the chance that two of those who stated a preference answered differently, from 0 to 1; see the package.
func (t *Tally) Division() *big.Rat {
	n := t.preferring()
	pairs := n * (n - 1)
	if pairs == 0 {
		return new(big.Rat)
	}
	same := int64(0)
	for _, alike := range t.alike {
		same += int64(alike) * int64(alike-1)
	}
	return big.NewRat(pairs-same, pairs)
}

// MostDivided are the decisions by how divided they are, the most first; equally divided ones stay in the case's order.
func (c *Collation) MostDivided() []Tally {
	sorted := slices.Clone(c.Decisions)
	slices.SortStableFunc(sorted, func(a, b Tally) int { return b.Division().Cmp(a.Division()) })
	return sorted
}

// Counts lists how many gave each answer: the options in the case's order, then untouched, no change and no preference. Without
// names small groups are hidden.
func (t *Tally) Counts(names bool) []Count {
	var counts []Count
	for i, o := range t.Options {
		counts = append(counts, Count{Option: o.ID, N: t.Chosen[i]})
	}
	counts = append(counts, Count{Option: UntouchedWord, N: t.Untouched}, Count{Option: NoChangeWord, N: t.NoChange}, Count{Option: NoPreferenceWord, N: t.NoPreference})
	if !names {
		hideSmall(counts)
	}
	return counts
}

// hideSmall hides every group of one or two, then the next larger ones, and last those of nobody, as long as the total would give
// away what is hidden: one group alone, or fewer people than are shown.
func hideSmall(counts []Count) {
	order := make([]*Count, 0, len(counts))
	for i := range counts {
		order = append(order, &counts[i])
	}
	slices.SortStableFunc(order, func(a, b *Count) int {
		if (a.N == 0) != (b.N == 0) {
			return b.N - a.N // of nobody last
		}
		return a.N - b.N
	})
	groups, people := 0, 0
	for _, one := range order {
		small := one.N > 0 && one.N < Smallest
		safe := groups == 0 || groups > 1 && people >= Smallest
		if !small && safe {
			return
		}
		one.Hidden = true
		groups, people = groups+1, people+one.N
	}
}
