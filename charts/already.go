package charts

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// Already says how much of a scenario's cumulative net is in the council's budget already and how much is new to it, in a sentence
// without its full stop that names the basis; empty where the budget counts on nothing of it.
func Already(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) string {
	return alreadyOf(c, scenario, estimate, basis, model.Profile(c, scenario, estimate, basis).TotalNet)
}

// alreadyOf says so of a net that is known.
func alreadyOf(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis, net decimal.Decimal) string {
	if c.Overlaps.Len() == 0 {
		return ""
	}
	at := budget.Of(c, scenario, estimate, basis)
	return at.OfNet(net)
}

// alreadyOfEach says the same of several scenarios, shortly.
func alreadyOfEach(c *model.Case, scenarios, names []string, estimate model.Estimate, basis model.Basis) string {
	var amounts []decimal.Decimal
	each := make([]budget.Position, len(scenarios))
	for i, id := range scenarios {
		each[i] = budget.Of(c, id, estimate, basis)
		if !each[i].HasOverlap() {
			return "" // what the budget counts on is the same whichever is chosen
		}
		amounts = append(amounts, each[i].Already(), each[i].New.Total)
	}
	style := model.MoneyStyle{Places: model.Places(amounts...)}
	parts, same := make([]string, len(each)), true
	for i, at := range each {
		parts[i] = names[i] + " " + style.Format(at.New.Total)
		same = same && at.Already().Equal(each[0].Already())
	}
	already := style.Format(each[0].Already())
	if !same { // where a stream counts once in one scenario and goes on in another
		for i, at := range each {
			parts[i] += " beside " + style.Format(at.Already())
		}
		already = "A part of each"
	}
	return fmt.Sprintf("%s is in the budget already (%s); new to the budget: %s", already, model.Small(basis.Name()), strings.Join(parts, ", "))
}

// behind is a text with what parts it from the one before it, nothing for an empty one.
func behind(between, text string) string {
	if text == "" {
		return ""
	}
	return between + text
}
