package field

import (
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// EffortShare is a share of all effort in per cent: typed 7, 7.5 or 7%.
func EffortShare(of func(*model.Activity) **decimal.Decimal) Field {
	read := func(text string) (decimal.Decimal, error) { return ReadEffort(model.AnyCommas, text) }
	return optional(of, read, decimal.Decimal.String, func(d decimal.Decimal) string { return d.String() + "% of all effort" })
}

// ReadEffort reads a share of all effort in per cent.
func ReadEffort(n model.Notation, text string) (decimal.Decimal, error) {
	share, err := n.ReadPercent(text)
	if err != nil {
		return share, err
	}
	return decimal.NewFromString(share.Shift(2).String()) // the canonical exponent
}

// EffortGap is how far an activity's share lies from the comparator's, in points.
func EffortGap() Field {
	return workedOut(func(_ *model.Case, r model.Record) string {
		gap, known := r.(*model.Activity).Gap()
		if !known {
			return ""
		}
		return SignedPoints(gap)
	})
}

// SignedPoints writes a gap with its sign: "+1.5", "−7", "0".
func SignedPoints(gap decimal.Decimal) string {
	if gap.IsPositive() {
		return "+" + gap.String()
	}
	return strings.Replace(gap.String(), "-", "−", 1)
}

// ActivityArea is the area that an activity belongs to.
func ActivityArea() Field {
	return Ref(model.KindArea, func(x *model.Activity) *string { return &x.Area },
		func(_ *model.Case, r model.Record) string { return r.(*model.Area).Name }, nil)
}

// Phase is whether a statement is a message of the first phase or a finding of the second.
func Phase() Field {
	return Pick(Fixed("message", "finding"),
		func(_ *model.Case, x *model.Finding) string { return x.Noun() },
		func(_ *model.Case, x *model.Finding, i int) {
			x.Phase = []int{model.MessagePhase, model.FindingPhase}[i]
		})
}

// RestsOn are the activities, messages and findings that a finding rests on, by their ids.
func RestsOn() Field {
	return Field{
		Get: func(_ *model.Case, r model.Record) string { return strings.Join(r.(*model.Finding).RestingOn(), "; ") },
		Set: func(c *model.Case, r model.Record, text string) (model.Record, error) {
			on, err := c.NamedAll(text, model.KindActivity, model.KindFinding)
			if err != nil {
				return nil, err
			}
			next := *r.(*model.Finding)
			next.Rest(on)
			return &next, nil
		},
		reads: func(r model.Record) string {
			x := r.(*model.Finding)
			if len(x.Activities)+len(x.From) == 0 {
				return "rests on nothing"
			}
			return "rests on " + model.JoinWords(x.RestingOn())
		},
	}
}

// FoundAbout are the components that a finding is about, by their names.
func FoundAbout() Field {
	return Field{
		Get: func(c *model.Case, r model.Record) string {
			var names []string
			for _, id := range r.(*model.Finding).Components {
				if x, ok := c.Components.Get(id); ok {
					names = append(names, nameOrID(c, x))
				}
			}
			return strings.Join(names, "; ")
		},
		Set: func(c *model.Case, r model.Record, text string) (model.Record, error) {
			about, err := c.NamedAll(text, model.KindComponent)
			if err != nil {
				return nil, err
			}
			next := *r.(*model.Finding)
			if next.Components = nil; len(about) > 0 {
				next.Components = model.Keys(about)
			}
			return &next, nil
		},
		reads: func(r model.Record) string {
			return model.Many(len(r.(*model.Finding).Components), "component")
		},
	}
}

// nameOrID names a component so that the name leads back to it: by its id where another has the name too, or a mark in it sets
// names apart.
func nameOrID(c *model.Case, x *model.Component) string {
	if named, err := c.NamedAll(x.Name, model.KindComponent); err == nil && len(named) == 1 && named[0] == model.Record(x) {
		return x.Name
	}
	return x.ID
}
