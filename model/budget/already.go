package budget

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Already is what of the scenario the budget counts on, ongoing or once, on the position's basis.
func (p *Position) Already() decimal.Decimal {
	sum := p.Overlap.Total
	for _, part := range p.OneOff.Parts {
		if part.Kind == model.KindOverlap {
			sum = sum.Add(part.Total)
		}
	}
	return sum
}

// HasOverlap reports whether the budget counts on anything in some year.
func (p *Position) HasOverlap() bool {
	for _, part := range append(p.Overlap.Parts[:len(p.Overlap.Parts):len(p.Overlap.Parts)], p.OneOff.Parts...) {
		if part.Kind == model.KindOverlap {
			return true
		}
	}
	return false
}

// OfNet says how much of a scenario's cumulative net, which is given on the same basis, is in the budget already and how much is new
// to it: a sentence without its full stop, empty where the budget counts on nothing.
func (p *Position) OfNet(net decimal.Decimal) string {
	already, fresh := p.Already(), p.New.Total
	money := model.MoneyStyle{Places: model.Places(already, net, fresh, p.Undated)}
	undated := ""
	if !p.Undated.IsZero() {
		undated = fmt.Sprintf("%s is said to be in the budget already, but in no year: it is taken off nowhere", money.Format(p.Undated))
	}
	on := " is already in the budget (" + model.Small(p.Basis.Name()) + ")"
	text := ""
	switch {
	case !p.HasOverlap():
		return undated
	case already.IsNegative():
		text = fmt.Sprintf("What%s comes to less than nothing, %s; look at its years", on, money.Format(already))
	case !net.Sub(already).Equal(fresh):
		text = fmt.Sprintf("%s%s; leaving aside what brings no cash and costs that are paid otherwise, %s", money.Format(already), on, newWords(money, fresh))
	case fresh.IsNegative():
		text = fmt.Sprintf("The budget already counts on %s of the cumulative net (%s); this scenario brings %s, %s less",
			money.Format(already), model.Small(p.Basis.Name()), money.Format(net), money.Format(fresh.Neg()))
	default:
		text = fmt.Sprintf("%s of the cumulative net of %s%s; %s", money.Format(already), money.Format(net), on, newWords(money, fresh))
	}
	if net.Sub(already).Equal(fresh) && model.RoundingShows(fresh, money.Places, net, already.Neg()) {
		text += ". " + model.RoundingNote
	}
	if undated != "" {
		text += ". Another " + undated
	}
	return text
}

// newWords say how much is new to the budget.
func newWords(money model.MoneyStyle, fresh decimal.Decimal) string {
	switch fresh.Sign() {
	case 0:
		return "nothing is new to the budget"
	case -1:
		return "the budget is worse off by " + money.Format(fresh.Neg())
	}
	return money.Format(fresh) + " is new to the budget"
}
