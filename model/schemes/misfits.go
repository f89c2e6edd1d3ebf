package schemes

import (
	"context"
	"slices"
	"strings"

	"tomworkbench/model"
)

// Misfits says, by the id of every option that doesn't fit beside what a scenario has chosen for the other decisions, what
// keeps it out. An option that is ruled out says so by itself and isn't named.
func (s *Space) Misfits(ctx context.Context, c *model.Case, scenario string) (map[string]string, error) {
	given, why := Present(c, scenario), map[string]string{}
	all, err := s.Remaining(ctx, given)
	if err != nil {
		return nil, err
	}
	for _, one := range all {
		if _, out := c.RuledOut(scenario, one.Option.ID); out || one.Fits && one.Joins {
			continue
		}
		x, err := s.Why(ctx, one.Option.ID, given)
		if err != nil {
			return nil, err
		}
		if x != nil && x.concerns(one.Option.ID) {
			why[one.Option.ID] = x.Words(c, one.Option.ID)
		}
	}
	return why, nil
}

// concerns reports whether an option has a part in what doesn't fit: where the choices of other decisions clash by
// themselves, no option of this one is to blame.
func (x *Explanation) concerns(option string) bool {
	return slices.ContainsFunc(x.Steps, func(s Step) bool { return s.Rule.Option == option || s.Rule.Other == option })
}

// Words writes the explanation as a sentence, without its full stop, as seen from an option, empty for none: each rule
// with its reason, in the order in which they lead on.
func (x *Explanation) Words(c *model.Case, option string) string {
	var parts []string
	begin := model.Capital
	for _, step := range x.Steps {
		parts, begin = append(parts, step.words(c, option, begin)), model.Small
	}
	if len(parts) == 0 {
		return "Fits no scheme"
	}
	return strings.Join(parts, "; ")
}

// words says what one rule does: as seen from an option that it names, else from outside. Our own words begin as they
// stand in the sentence, names as they were typed.
func (s Step) words(c *model.Case, option string, begin func(string) string) string {
	r := s.Rule
	a, b := c.OwnerName(r.Option), c.OwnerName(r.Other)
	text := ""
	switch {
	case r.Relation == model.Excludes && r.Option == option:
		text = begin("excluded by ") + b
	case r.Relation == model.Excludes && r.Other == option:
		text = begin("excluded by ") + a
	case r.Relation == model.Excludes:
		text = a + " excludes " + b
	case r.Option == option:
		text = begin("requires ") + b
	default:
		text = a + " requires " + b
	}
	return model.WithReason(text, r.Reason)
}
