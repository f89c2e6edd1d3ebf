package field

import (
	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// OpportunityLevel is a priority or a value: high, medium or low.
func OpportunityLevel(of func(*model.Opportunity) *model.Level) Field {
	return oneOf(model.OpportunityLevels(), of)
}

// OpportunityStage is how far an opportunity has come.
func OpportunityStage() Field {
	return oneOf(model.OpportunityStages(), func(x *model.Opportunity) *model.OpportunityStage { return &x.Stage })
}

// oneOf is a field that takes one of a few values, which are written as people read them.
func oneOf[T ~string, R any, P interface {
	*R
	model.Record
}](values []T, of func(P) *T,
) Field {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return Pick(Fixed(words...),
		func(_ *model.Case, x P) string { return string(*of(x)) },
		func(_ *model.Case, x P, i int) { *of(x) = values[i] })
}

// Ease is how easily an opportunity is taken: green is easy.
func Ease() Field {
	return rated(func(x *model.Opportunity) *model.RAG { return &x.Ease })
}

// Count is the number of opportunities behind a row of a register.
func Count() Field {
	return whole(func(x *model.Opportunity) *int { return &x.Count }, readCount, func(n int) string { return model.Grouped(decimal.NewFromInt(int64(n)).String()) })
}

// ShareOfSpend is what a saving of an opportunity is of its spend. Of a spend of zero nobody can take a share.
func ShareOfSpend(of func(*model.Opportunity) *decimal.Decimal) Field {
	return workedOut(func(_ *model.Case, r model.Record) string {
		x := r.(*model.Opportunity)
		share := x.ShareOfSpend(of(x))
		switch {
		case of(x) == nil || x.Spend == nil:
			return ""
		case !share.Valid:
			return "no spend to take a share of"
		case share.Decimal.GreaterThan(decimal.NewFromInt(1)):
			return share.Decimal.Shift(2).StringFixed(1) + ", more than is spent"
		}
		return share.Decimal.Shift(2).StringFixed(1)
	})
}

// Feeds is the line of savings that an opportunity feeds.
func Feeds() Field {
	return Ref(model.KindLine, func(x *model.Opportunity) *string { return &x.Line },
		func(c *model.Case, r model.Record) string { return c.LineName(r.(*model.Line)) },
		func(r model.Record) bool { return r.(*model.Line).Type == model.BenefitLine })
}
