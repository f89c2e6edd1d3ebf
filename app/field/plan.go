package field

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// PlanOption is the option that a plan is of.
func PlanOption() Field {
	return Pick(OptionWords,
		func(c *model.Case, x *model.Plan) string { return optionWord(c, x.Option) },
		func(c *model.Case, x *model.Plan, i int) { x.Option = c.Options.At(i).ID })
}

// Quarter is a quarter of records of type R, empty for none.
func Quarter[R any, P interface {
	*R
	model.Record
}](of func(P) *model.Quarter,
) Field {
	return Field{
		Get:   func(_ *model.Case, r model.Record) string { return of(r.(P)).String() },
		reads: func(r model.Record) string { return cmp.Or(of(r.(P)).String(), notEntered) },
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			q, err := model.ReadQuarter(text)
			if err != nil {
				return nil, err
			}
			next := *r.(P)
			*of(&next) = q
			return P(&next), nil
		},
	}
}

// NeedsBetween stands between the names of what an option needs.
const NeedsBetween = "; "

// NeedsFirst are the options that an option needs first, by their names.
func NeedsFirst() Field {
	get := func(c *model.Case, x *model.Plan) string {
		var words []string
		for _, id := range x.Needs {
			words = append(words, optionWord(c, id))
		}
		return strings.Join(words, NeedsBetween)
	}
	return Field{
		Get: func(c *model.Case, r model.Record) string { return get(c, r.(*model.Plan)) },
		reads: func(r model.Record) string {
			if n := len(r.(*model.Plan).Needs); n > 0 {
				return "needs " + model.Many(n, "option")
			}
			return "needs nothing first"
		},
		Set: func(c *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(*model.Plan)
			if text == get(c, &next) {
				return &next, nil
			}
			next.Needs = nil
			words := OptionWords(c)
			for _, name := range strings.Split(text, strings.TrimSpace(NeedsBetween)) {
				if strings.TrimSpace(name) == "" {
					continue
				}
				if o, known := c.Options.Get(strings.TrimSpace(name)); known { // an id, as scripts and files have them
					next.Needs = append(next.Needs, o.ID)
					continue
				}
				i, err := Word(words, name)
				if err != nil {
					return nil, fmt.Errorf("%w; several options are parted by “;”", err)
				}
				next.Needs = append(next.Needs, c.Options.At(i).ID)
			}
			return &next, nil
		},
	}
}

// PlanStage is the stage that the work on an option is in.
func PlanStage() Field {
	return Ref(model.KindStage, func(x *model.Plan) *string { return &x.Stage },
		func(_ *model.Case, r model.Record) string { return r.(*model.Stage).Name }, nil)
}

// DelayCost is what a year of delay costs.
func DelayCost() Field {
	return Millions(func(x *model.Plan) **decimal.Decimal { return &x.DelayCost })
}

// MilestoneOption is the option that a milestone belongs to, empty for the whole programme.
func MilestoneOption() Field {
	return Ref(model.KindOption, func(x *model.Milestone) *string { return &x.Option },
		func(_ *model.Case, r model.Record) string { return r.(*model.Option).Name }, nil)
}

// MilestoneQuarter is the quarter by which a milestone is there.
func MilestoneQuarter() Field {
	f := Quarter(func(x *model.Milestone) *model.Quarter { return &x.On })
	f.Must = true
	return f
}
