package field

import (
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Owner is whose figures a line holds: an option's, or the council's whatever is chosen.
func Owner() Field {
	words := func(c *model.Case) []string { return append([]string{model.CouncilWide}, OptionWords(c)...) }
	f := Pick(words,
		func(c *model.Case, x *model.Line) string {
			if x.Owner == model.Programme {
				return model.CouncilWide
			}
			return optionWord(c, x.Owner)
		},
		func(c *model.Case, x *model.Line, i int) {
			x.Owner = model.Programme
			if i > 0 {
				x.Owner = c.Options.At(i - 1).ID
			}
		})
	set := f.Set
	f.Set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
		if strings.EqualFold(text, model.Programme) { // as tables from files have it
			text = model.CouncilWide
		}
		return set(c, r, text)
	}
	return f
}

// LineType is whether a line is a benefit or a cost: of a benefit the class of a cost goes.
func LineType() Field {
	types := []model.LineType{model.BenefitLine, model.CostLine}
	return Pick(Fixed("benefit", "cost"),
		func(_ *model.Case, x *model.Line) string { return string(x.Type) },
		func(_ *model.Case, x *model.Line, i int) {
			if x.Type = types[i]; x.Type == model.BenefitLine {
				unclass(x)
				x.Funding = model.FundingUnsaid
			} else {
				x.Worth = model.Cashable
			}
		})
}

// Recurrence is whether a line comes every year or once.
func Recurrence() Field {
	of := []model.Recurrence{model.Ongoing, model.Once}
	return Pick(Fixed("ongoing", "once"),
		func(_ *model.Case, x *model.Line) string { return string(x.Recurrence) },
		func(c *model.Case, x *model.Line, i int) {
			typed, was := c.Head().Typed, x.Recurrence
			again := func(figures []decimal.Decimal) []decimal.Decimal {
				return typed.FromTyped(of[i], typed.AsTyped(was, figures)) // what stands in the table stays
			}
			x.Recurrence, x.Minimum = of[i], again(x.Minimum)
			if x.HasRange() {
				x.Maximum = again(x.Maximum)
			}
		})
}
