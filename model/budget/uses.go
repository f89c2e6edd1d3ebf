package budget

import (
	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// ClosesGap names the part of what is new to the budget that the plan needs itself.
const ClosesGap = "Closes the gap"

// Closing is what of the amount that is new to the budget closes the plan's own gap over all years, in £m.
func (p *Position) Closing() decimal.Decimal {
	return decimal.Max(decimal.Zero, decimal.Min(p.New.Total, p.Plan.Total))
}

// LeftOver is what of the amount that is new to the budget is left over once the plan's own gap is closed, in £m: only that can be released
// or re-invested without being counted twice.
func (p *Position) LeftOver() decimal.Decimal {
	return decimal.Max(decimal.Zero, p.New.Total.Sub(p.Closing()))
}

// Use is where a part of what is left over goes.
type Use struct {
	// ID is that of the [model.Reinvestment], empty for what is released.
	ID, Name string
	// Share is the part of what is left over, 0 to 1; of what is released it is below zero where more than all is re-invested.
	Share, Amount decimal.Decimal
}

// Released names what is not re-invested, where a part is; Unsaid all of it while nobody has said what any of it is for.
const (
	Released = "Released"
	Unsaid   = "Nobody has said so far what for"
)

// RestName names what of the amount left over goes to no re-investment of the case.
func RestName(c *model.Case) string {
	if c.Reinvestments.Len() == 0 {
		return Unsaid
	}
	return Released
}

// UsesOf shares an amount in £m that is left over among the case's re-investments; what is released is the rest, and comes last. There
// are none where nothing is left over.
func UsesOf(c *model.Case, left decimal.Decimal) []Use {
	if !left.IsPositive() {
		return nil
	}
	rest := Use{Name: RestName(c), Share: decimal.NewFromInt(1), Amount: left}
	var uses []Use
	for x := range c.Reinvestments.All() {
		u := Use{ID: x.ID, Name: x.Name, Share: x.Share, Amount: left.Mul(x.Share)}
		rest.Share, rest.Amount = rest.Share.Sub(u.Share), rest.Amount.Sub(u.Amount)
		uses = append(uses, u)
	}
	return append(uses, rest)
}

// PerDwelling is an amount in £m shared among the Band D equivalent dwellings of the case's tax base, in £ a dwelling to the penny;
// false where the case has no tax base.
func PerDwelling(c *model.Case, amount decimal.Decimal) (decimal.Decimal, bool) {
	base := c.Head().TaxBase
	if base == nil {
		return decimal.Zero, false
	}
	return amount.Shift(6).DivRound(*base, 2), true
}
