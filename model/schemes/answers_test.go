package schemes_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	. "tomworkbench/model/schemes"
)

func TestSchemesThatBeatMineEqualBruteForce(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		given := Present(b.c, "s")
		var ids []string
		for o := range b.c.Options.All() {
			if slices.Contains(given[o.Decision], o.ID) {
				ids = append(ids, o.ID)
			}
		}
		mine := b.measure(ids)
		var rivals []tried
		for _, x := range b.feasible {
			if beats(x, mine, Principled) {
				rivals = append(rivals, x)
			}
		}
		var want []string
		for _, x := range rivals {
			if !slices.ContainsFunc(rivals, func(y tried) bool { return b.pointless(x, y, mine) }) {
				want = append(want, b.rival(x, mine))
			}
		}
		slices.Sort(want)
		if got := must(s.Beats(t.Context(), given, 0))(t); got.Count == nil || got.Count.Int64() != int64(len(rivals)) {
			t.Errorf("%v schemes beat mine, want %d", got.Count, len(rivals))
		}
		for _, most := range []int{1000, 3} {
			got := must(s.Beats(t.Context(), given, most))(t)
			var lines []string
			for _, x := range got.Schemes {
				lines = append(lines, fmt.Sprintf("%02d %s", b.changed(x.Options, mine), b.netKey(x.Net(), x.ID())))
				b.checkBetter(t, x, mine)
			}
			if n := min(most, len(want)); !slices.Equal(lines, want[:n]) || got.More != (len(want) > most) {
				t.Errorf("of %d:\n%s\nwant\n%s", most, strings.Join(lines, "\n"), strings.Join(want[:n], "\n"))
			}
		}
	})
}

// Where there are too many ways to look through all that is said still holds, but not all is said.
func TestWhatIsSaidOfTooManySchemesThatBeatMineIsTrue(t *testing.T) {
	bounded, uncounted := 0, 0
	eachSmallCase(t, func(t *testing.T, _ *Space, b *brute) {
		q, given, beat := b.question, Present(b.c, "s"), int64(0)
		q.Limits.Points = 1000
		s := space(t, b.c, q)
		r, err := s.Beats(t.Context(), given, 5)
		var large *TooLargeError
		if errors.As(err, &large) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		mine := b.measure(r.Mine.Options)
		for _, x := range b.feasible {
			if beats(x, mine, Principled) {
				beat++
			}
		}
		for _, x := range r.Schemes {
			b.checkBetter(t, x, mine)
			if !beats(b.measure(x.Options), mine, Principled) {
				t.Errorf("%s doesn't beat mine", x.ID())
			}
		}
		if r.Count != nil && r.Count.Int64() != beat || r.Count == nil && int64(len(r.Schemes)) > beat {
			t.Errorf("%v beat mine, want %d", r.Count, beat)
		}
		if r.Bounded {
			bounded++
		}
		if r.Count == nil {
			uncounted++
		}
	})
	if bounded == 0 || uncounted == 0 {
		t.Errorf("%d lists were bounded, %d not counted", bounded, uncounted)
	}
}

// checkBetter holds what is said of a scheme that beats mine to the differences.
func (b *brute) checkBetter(t *testing.T, x Better, mine tried) {
	t.Helper()
	if changed := b.changed(x.Options, mine); len(x.Changes) != changed {
		t.Errorf("%s: %d changes, want %d", x.ID(), len(x.Changes), changed)
	}
	money := x.Cost.Add(x.Saves).Equal(mine.cost) && x.Benefit.Sub(x.Brings).Equal(mine.benefit)
	if !money || x.Supports-x.Gains != mine.supports || x.Conflicts+x.Mends != mine.conflicts {
		t.Errorf("%s: the differences don't add up", x.ID())
	}
}

// An answer is given by options, or by agreeing to stay as is: then the decision is no longer open.
func TestWhatIsAgreedToStayAsIsIsAnAnswerAsMuchAsAnOption(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		given, agreed := Present(b.c, "s"), Agreed(b.c, "s")
		for d := range b.c.Decisions.All() {
			choice := b.c.Choice("s", d.ID)
			ids, present := given[d.ID]
			if present != (len(choice.Options) > 0 || choice.StaysAsIs()) || !slices.Equal(ids, choice.Options) {
				t.Errorf("%s, %s on %q, is given as %q (%v)", d.ID, choice.Status, choice.Options, ids, present)
			}
			if _, kept := agreed[d.ID]; kept != (choice.Status == model.Agreed) {
				t.Errorf("%s, %s, is kept as agreed: %v", d.ID, choice.Status, kept)
			}
		}
	})
}

// pointless reports whether y makes x pointless: it is as good in everything, changes included, and better in
// something.
func (b *brute) pointless(x, y, mine tried) bool {
	more, fewer := b.changed(x.options, mine), b.changed(y.options, mine)
	return fewer <= more && asGood(y, x, Principled) && (fewer < more || !asGood(x, y, Principled))
}

// rival sorts by changes, then net downwards, then ids.
func (b *brute) rival(x, mine tried) string {
	return fmt.Sprintf("%02d %s", b.changed(x.options, mine), b.netKey(x.benefit.Sub(x.cost), strings.Join(x.options, ";")))
}

func (b *brute) netKey(net decimal.Decimal, id string) string {
	return fmt.Sprintf("%s %s", decimal.NewFromInt(500000).Sub(net).StringFixed(4), id)
}

func (b *brute) changed(options []string, mine tried) int {
	n, theirs := 0, b.measure(options)
	for d := range b.c.Decisions.All() {
		if theirs.answers[d.ID] != mine.answers[d.ID] {
			n++
		}
	}
	return n
}

func TestNearBestCountsEqualBruteForce(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		for _, percent := range []int64{0, 10, 33, 150} {
			got := must(s.NearBest(t.Context(), decimal.NewFromInt(percent)))(t)
			if len(b.feasible) == 0 {
				if got.Schemes.Sign() != 0 {
					t.Errorf("%v schemes, want none", got.Schemes)
				}
				continue
			}
			net := func(x tried) decimal.Decimal { return x.benefit.Sub(x.cost) }
			best := net(slices.MaxFunc(b.feasible, func(x, y tried) int { return net(x).Cmp(net(y)) }))
			least := best.Sub(best.Abs().Mul(decimal.New(percent, -2)))
			n, in := int64(0), map[string]int64{}
			for _, x := range b.feasible {
				if net(x).GreaterThanOrEqual(least) {
					n++
					for _, id := range x.options {
						in[id]++
					}
				}
			}
			if !got.Best.Equal(best) || got.Schemes.Int64() != n {
				t.Errorf("within %d%%: best %s, %v schemes, want %s, %d", percent, got.Best, got.Schemes, best, n)
			}
			for _, o := range got.Options {
				if o.In.Int64() != in[o.Option.ID] {
					t.Errorf("within %d%%: %s in %v, want %d", percent, o.Option.ID, o.In, in[o.Option.ID])
				}
			}
		}
	})
}

func TestSmallestChangesEqualBruteForce(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		given := Present(b.c, "s")
		for o := range b.c.Options.All() {
			got := must(s.Fit(t.Context(), o.ID, given))(t)
			want, possible := b.smallestChange(o, given)
			if got == nil || !possible {
				if (got != nil) != possible {
					t.Errorf("%s can be made to fit: %v, want %v", o.ID, got != nil, possible)
				}
				continue
			}
			if set := changeSet(b.c, got); set != want {
				t.Errorf("%s: changes %s, want %s", o.ID, set, want)
			}
			b.checkFitting(t, o, given, got)
		}
	})
}

// changeSet writes which given answers go, and which open decisions are answered, in a form whose order is
// that of preference.
func changeSet(c *model.Case, f *Fitting) string {
	changed, opened := map[string]bool{}, map[string]bool{}
	for _, x := range f.Changes {
		changed[x.Decision.ID] = true
	}
	for _, x := range f.Answers {
		opened[x.Decision.ID] = true
	}
	return setKey(c, changed) + " " + setKey(c, opened)
}

// setKey sorts smaller sets first, and of equal ones the first in the case's order.
func setKey(c *model.Case, set map[string]bool) string {
	key := fmt.Sprintf("%02d ", len(set))
	for d := range c.Decisions.All() {
		if set[d.ID] {
			key += "a"
		} else {
			key += "b"
		}
	}
	return key
}

// smallestChange finds the first smallest set of changes by trying every scheme.
func (b *brute) smallestChange(o *model.Option, given Choices) (best string, possible bool) {
	for _, x := range b.feasible {
		if !slices.Contains(x.options, o.ID) {
			continue
		}
		changed, opened := map[string]bool{}, map[string]bool{}
		for d := range b.c.Decisions.All() {
			ids, fixed := given[d.ID]
			switch {
			case d.ID == o.Decision:
			case fixed:
				changed[d.ID] = !x.keeps(Choices{d.ID: ids}, "")
			case b.question.Answers == Partial || b.question.Answers == Decided && d.AsIs:
				opened[d.ID] = x.answers[d.ID] != ""
			}
		}
		for _, set := range []map[string]bool{changed, opened} {
			for id, in := range set {
				if !in {
					delete(set, id)
				}
			}
		}
		if key := setKey(b.c, changed) + " " + setKey(b.c, opened); best == "" || key < best {
			best = key
		}
	}
	return best, best != ""
}

// checkFitting holds a fitting's answers to there being a scheme with them.
func (b *brute) checkFitting(t *testing.T, o *model.Option, given Choices, f *Fitting) {
	t.Helper()
	after := Choices{}
	for d, ids := range given {
		after[d] = ids
	}
	for _, x := range slices.Concat(f.Changes, f.Answers, []Change{f.Own}) {
		if slices.Equal(x.From, x.To) && x.Decision.ID != o.Decision {
			t.Errorf("%s: %s doesn't change", o.ID, x.Decision.ID)
		}
		after[x.Decision.ID] = x.To
	}
	if !slices.ContainsFunc(b.feasible, func(x tried) bool { return x.keeps(after, "") && slices.Contains(x.options, o.ID) }) {
		t.Errorf("%s: no scheme fits after the changes %v", o.ID, after)
	}
}

func TestExplanationsEqualBruteForce(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		f := b.question.Filter
		if f.Cost != nil || f.YearCost != nil || f.Conflicts != nil {
			return
		}
		given := Present(b.c, "s")
		e := newExplainer(b, given)
		for _, standing := range must(s.Remaining(t.Context(), given))(t) {
			got := must(s.Why(t.Context(), standing.Option.ID, given))(t)
			if (got == nil) != standing.Joins {
				t.Fatalf("%s joins: %v, explained by %v", standing.Option.ID, standing.Joins, got)
			}
			if got == nil {
				continue
			}
			e.check(t, standing.Option.ID, got, e.smallest(standing.Option, standing.Fits))
		}
		got := must(s.Clash(t.Context(), given))(t)
		if left := must(s.Left(t.Context(), given))(t); (got == nil) != (left.Sign() > 0) {
			t.Fatalf("%v schemes are left, the clash is %v", left, got)
		}
		if got != nil {
			e.check(t, "clash", got, e.smallest(nil, true))
		}
	})
}

// explainer finds the size of the smallest explanations by trying all sets of rules and answers.
type explainer struct {
	b     *brute
	given Choices
	// loose are all schemes that the filter allows, whatever the rules, each with the rules that it breaks.
	loose []loose
}

type loose struct {
	tried
	broken uint
}

func newExplainer(b *brute, given Choices) *explainer {
	e := &explainer{b: b, given: given}
	for _, ids := range b.all {
		x := b.measure(ids)
		if !b.filtered(ids) {
			continue
		}
		one := loose{tried: x}
		for i := range b.c.Rules.Len() {
			r := b.c.Rules.At(i)
			if slices.Contains(ids, r.Option) && slices.Contains(ids, r.Other) == (r.Relation == model.Excludes) {
				one.broken |= 1 << i
			}
		}
		e.loose = append(e.loose, one)
	}
	return e
}

func (b *brute) filtered(ids []string) bool {
	for _, id := range b.question.Filter.Include {
		if !slices.Contains(ids, id) {
			return false
		}
	}
	return !slices.ContainsFunc(b.question.Filter.Exclude, func(id string) bool { return slices.Contains(ids, id) })
}

// check holds the size of an explanation to that of the smallest. Where the filter, or an answer that doesn't
// count, is enough, it names no rule.
func (e *explainer) check(t *testing.T, what string, x *Explanation, want int) {
	t.Helper()
	n := len(x.Steps)
	for _, step := range x.Steps {
		n += len(step.Given)
	}
	if x.Filtered != (n == 0) || x.Filtered && want > 1 || !x.Filtered && n != want {
		t.Errorf("%s: an explanation of %d rules and answers, want %d: %+v", what, n, want, x)
	}
}

// atom is a given answer: whether an option is in, or what answers a decision that takes one.
type atom struct{ decision, option, answer string }

func (a atom) holds(x tried) bool {
	if a.option == "" {
		return x.answers[a.decision] == a.answer
	}
	return slices.Contains(x.options, a.option) == (a.answer != "")
}

func (e *explainer) atoms(about *model.Option, fits bool) []atom {
	var atoms []atom
	for d := range e.b.c.Decisions.All() {
		ids, ok := e.given[d.ID]
		own := about != nil && about.Decision == d.ID
		if !ok || own && (!fits || !d.Several) {
			continue
		}
		if !d.Several || len(ids) == 0 && !(e.b.question.Answers == Partial || e.b.question.Answers == Decided && d.AsIs) {
			atoms = append(atoms, atom{decision: d.ID, answer: strings.Join(append(slices.Clone(ids), ""), ";")})
			continue
		}
		for o := range e.b.c.OptionsOf(d.ID) {
			if in := slices.Contains(ids, o.ID); in {
				atoms = append(atoms, atom{d.ID, o.ID, "in"})
			} else if !own {
				atoms = append(atoms, atom{d.ID, o.ID, ""})
			}
		}
	}
	return atoms
}

// smallest is the size of the smallest set of rules and answers that leave no scheme with an option.
func (e *explainer) smallest(about *model.Option, fits bool) int {
	atoms := e.atoms(about, fits)
	// Each scheme must break a rule or an answer of the set: a bit for each that it breaks.
	var breaks []uint
	for _, x := range e.loose {
		if about != nil && !slices.Contains(x.options, about.ID) {
			continue
		}
		mask := x.broken
		for i, a := range atoms {
			if !a.holds(x.tried) {
				mask |= 1 << (e.b.c.Rules.Len() + i)
			}
		}
		breaks = append(breaks, mask)
	}
	for size := 0; ; size++ {
		if hitsAll(breaks, size) {
			return size
		}
	}
}

// hitsAll reports whether some set of so many bits meets all masks.
func hitsAll(masks []uint, size int) bool {
	if len(masks) == 0 {
		return true
	}
	if size == 0 {
		return false
	}
	for bit := range 64 {
		if masks[0]>>bit&1 == 0 {
			continue
		}
		if hitsAll(slices.DeleteFunc(slices.Clone(masks), func(m uint) bool { return m>>bit&1 == 1 }), size-1) {
			return true
		}
	}
	return false
}

func TestACancelledQuestionStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := example(t)
	s, given := space(t, c, Question{}), Present(c, "published-case")
	for name, ask := range map[string]func() error{
		"Frontier":  func() error { _, err := s.Frontier(ctx, Money); return err },
		"Left":      func() error { _, err := s.Left(ctx, nil); return err },
		"Remaining": func() error { _, err := s.Remaining(ctx, given); return err },
		"Why":       func() error { _, err := s.Why(ctx, "in-service", given); return err },
		"Fit":       func() error { _, err := s.Fit(ctx, "in-service", given); return err },
		"Clash":     func() error { _, err := s.Clash(ctx, given); return err },
		"Beats":     func() error { _, err := s.Beats(ctx, given, 1); return err },
		"NearBest":  func() error { _, err := s.NearBest(ctx, decimal.NewFromInt(5)); return err },
	} {
		if err := ask(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
