package model

// Breach is a rule that a scenario's choices break, or that choosing an option would break.
type Breach struct {
	Rule *Rule
	// Option and Other are the rule's two options.
	Option, Other *Option
}

// Breaches returns the rules that a scenario's choices break, in the case's order.
func (c *Case) Breaches(scenario string) []Breach { return c.broken(c.Chosen(scenario)) }

// BreachesBy returns the rules between an option and the choices made in all other decisions that
// choosing the option would break. It looks at pairs of options alone, not at what follows from them.
func (c *Case) BreachesBy(scenario, option string) []Breach {
	o, ok := c.Options.Get(option)
	if !ok {
		return nil
	}
	chosen := c.Chosen(scenario)
	if d, ok := c.Decisions.Get(o.Decision); ok && !d.Several {
		for _, id := range c.Choice(scenario, d.ID).Options {
			delete(chosen, id)
		}
	}
	chosen[option] = true
	var found []Breach
	for _, b := range c.broken(chosen) {
		if b.Rule.Option == option || b.Rule.Other == option && b.Rule.Relation == Excludes {
			found = append(found, b)
		}
	}
	return found
}

func (c *Case) broken(chosen map[string]bool) []Breach {
	var found []Breach
	for r := range c.Rules.All() {
		if !chosen[r.Option] || chosen[r.Other] != (r.Relation == Excludes) {
			continue
		}
		option, ok1 := c.Options.Get(r.Option)
		other, ok2 := c.Options.Get(r.Other)
		if ok1 && ok2 {
			found = append(found, Breach{Rule: r, Option: option, Other: other})
		}
	}
	return found
}
