package model

// Standing is how a scenario stands to one principle.
type Standing struct {
	Principle *Principle
	// Supporters and Opponents are the chosen options that support and that conflict with it.
	Supporters, Opponents []*Option
}

// Honoured reports whether at least one chosen option supports the principle, even if another conflicts.
func (s Standing) Honoured() bool { return len(s.Supporters) > 0 }

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
