package field

import (
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// LineWorth is what a line of benefit is worth to the budget.
func LineWorth() Field {
	worths := model.LineWorths()
	words := make([]string, len(worths))
	for i, w := range worths {
		words[i] = w.Words()
	}
	f := Pick(Fixed(words...),
		func(_ *model.Case, x *model.Line) string { return x.Worth.Words() },
		func(_ *model.Case, x *model.Line, i int) { x.Worth = worths[i] })
	f.None, f.Only, f.Lacks = model.Cashable.Words(), isBenefit, "is for benefits, and this line is a cost"
	return f
}

// Funding is what a cost is paid from.
func Funding() Field {
	fundings := model.Fundings()
	words := make([]string, len(fundings))
	for i, one := range fundings {
		words[i] = one.Words()
	}
	f := Pick(Fixed(words...),
		func(_ *model.Case, x *model.Line) string { return x.Funding.Words() },
		func(_ *model.Case, x *model.Line, i int) { x.Funding = fundings[i] })
	f.None, f.Only, f.Lacks = model.FundingUnsaid.Words(), isCost, costsOnly
	f.Says = func(c *model.Case, r model.Record) string {
		use, asked := appraisal.FlexibleUseOf(r.(*model.Line), c.Lines.All())
		if !asked {
			return ""
		}
		words := use.Words()
		if !use.Passes() {
			words += ". " + strings.TrimSuffix(use.Sentences(c), ".")
		}
		return words + ". " + appraisal.ReceiptsDirection
	}
	return f
}

// Staff is how many full-time equivalents a line's figures stand for.
func Staff() Field {
	f := Amount(func(x *model.Line) **decimal.Decimal { return &x.FTE })
	reads := f.reads
	f.reads = func(r model.Record) string {
		if r.(*model.Line).FTE == nil {
			return "not staff, or not said"
		}
		return reads(r) + " full-time equivalents"
	}
	return f
}

func isBenefit(r model.Record) bool { return r.(*model.Line).Type == model.BenefitLine }
