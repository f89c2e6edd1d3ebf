package model

import "fmt"

// Standing is how a scenario stands to one principle.
type Standing struct {
	Principle *Principle
	// Supporters and Opponents are the chosen options that support and that conflict with it. In comparing schemes a
	// principle with both counts as a support and as a conflict.
	Supporters, Opponents []*Option
}

// Stand is how a scenario stands to a principle, in one word.
type Stand int

// The stands; every principle has exactly one of them in a scenario.
const (
	// NotTouched: no chosen option says anything of it.
	NotTouched Stand = iota
	// Supported: at least one chosen option supports it, and none conflicts.
	Supported
	// Contested: one chosen option supports it and another conflicts.
	Contested
	// InConflict: at least one chosen option conflicts with it, and none supports it.
	InConflict
)

// String is the stand as people read it within a sentence.
func (s Stand) String() string {
	return [...]string{"not touched", "supported", "contested", "in conflict"}[s]
}

// Stand returns how the scenario stands to the principle.
func (s Standing) Stand() Stand {
	switch supported, opposed := len(s.Supporters) > 0, len(s.Opponents) > 0; {
	case supported && opposed:
		return Contested
	case supported:
		return Supported
	case opposed:
		return InConflict
	}
	return NotTouched
}

// Tally counts principles by their [Stand]; the counts add up to all of them.
type Tally [InConflict + 1]int

// TallyOf counts standings.
func TallyOf(standings []Standing) Tally {
	var t Tally
	for _, s := range standings {
		t[s.Stand()]++
	}
	return t
}

// All is the number of principles counted.
func (t Tally) All() int { return t[NotTouched] + t[Supported] + t[Contested] + t[InConflict] }

// Words says how many are supported, of how many, and what is true of all others, each principle counted once:
// "11 of 12 supported, 1 contested". The noun stands behind the number of all, empty for none.
func (t Tally) Words(noun string) string {
	text := fmt.Sprintf("%d of %d", t[Supported], t.All())
	if noun != "" {
		text = fmt.Sprintf("%d of %s", t[Supported], Many(t.All(), noun))
	}
	text += " supported"
	for _, s := range []Stand{Contested, InConflict, NotTouched} {
		if t[s] > 0 {
			text += fmt.Sprintf(", %d %s", t[s], s)
		}
	}
	return text
}

// Standings returns how a scenario stands to every principle, in the case's order.
func (c *Case) Standings(scenario string) []Standing {
	chosen := c.Chosen(scenario)
	place := make(map[string]int, c.Principles.Len())
	standings := make([]Standing, 0, c.Principles.Len())
	for p := range c.Principles.All() {
		place[p.ID] = len(standings)
		standings = append(standings, Standing{Principle: p})
	}
	for l := range c.Links.All() {
		if l.To != KindPrinciple || !chosen[l.Owner] {
			continue
		}
		o, ok := c.Options.Get(l.Owner)
		i, known := place[l.Target]
		if !ok || !known {
			continue
		}
		if l.Stance == Supports {
			standings[i].Supporters = append(standings[i].Supporters, o)
		} else {
			standings[i].Opponents = append(standings[i].Opponents, o)
		}
	}
	return standings
}
