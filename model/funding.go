package model

import (
	"github.com/shopspring/decimal"
)

// Funding is what a cost is paid from.
type Funding string

// The fundings. A cost of which nobody has said counts as one from revenue.
const (
	FundingUnsaid Funding = ""
	FromRevenue   Funding = "revenue"
	FromReserve   Funding = "reserve"
	FromReceipts  Funding = "capital receipts"
	FromBorrowing Funding = "borrowing"
	FromGrant     Funding = "grant"
)

// Fundings returns all fundings in their order, the unknown one first.
func Fundings() []Funding {
	return []Funding{FundingUnsaid, FromRevenue, FromReserve, FromReceipts, FromBorrowing, FromGrant}
}

// Words names the funding for people.
func (f Funding) Words() string {
	switch f {
	case FundingUnsaid:
		return "not said"
	case FromReceipts:
		return "capital receipts used flexibly"
	case FromReserve:
		return "reserves"
	}
	return string(f)
}

// PaidFromRevenue reports whether the revenue budget pays a cost with the funding.
func (f Funding) PaidFromRevenue() bool { return f == FundingUnsaid || f == FromRevenue }

// LineWorths returns what a line of benefit can be worth to the budget.
func LineWorths() []Worth { return []Worth{Cashable, Capacity, Avoided} }

// mostStaff is more than any council employs.
const mostStaff = 1_000_000

// checkBudget holds what a line says for the budget against its type.
func (x *Line) checkBudget(report reporter) {
	checkOneOf(x.Worth, "worth", report, LineWorths()...)
	checkOneOf(x.Funding, "funding", report, Fundings()...)
	if x.Worth != Cashable && x.Type != BenefitLine {
		report("worth", "only a benefit has a worth to the budget; take it off")
	}
	if x.Funding != FundingUnsaid && x.Type != CostLine {
		report("funding", "only a cost is paid from somewhere; take it off")
	}
	if x.FTE != nil && (figureProblem(*x.FTE) != "" || x.FTE.IsNegative() || x.FTE.GreaterThan(decimal.NewFromInt(mostStaff))) {
		report("fte", "staff are a number of full-time equivalents from zero up, such as 12.5")
	}
}
