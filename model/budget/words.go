package budget

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Headline says in a sentence without its full stop whether the gap closes, in which year, and what has to be found first.
func (p *Position) Headline(c *model.Case) string {
	t := teller{p, c.Head(), model.MoneyStyle{Places: p.Places()}}
	switch {
	case len(p.Lines) == 0:
		return t.withoutPlan()
	case p.Basis == model.Recurring:
		return t.levels()
	}
	return t.steps()
}

// Claim is the headline's first part, which a picture of the gap has room for, and the rest of it to stand beside the picture, empty
// for none.
func (p *Position) Claim(c *model.Case) (claim, rest string) {
	claim, rest, _ = strings.Cut(p.Headline(c), "; ")
	return claim, model.Capital(rest)
}

// teller writes a position in words, every amount with the same places.
type teller struct {
	*Position
	head  *model.Head
	money model.MoneyStyle
}

// over names the years of the case: "over 4 years".
func (t teller) over() string {
	if t.head.Years == 1 {
		return "in " + t.head.YearName(0)
	}
	return fmt.Sprintf("over %d years", t.head.Years)
}

func (t teller) withoutPlan() string {
	switch t.New.Total.Sign() {
	case 0:
		return "Nothing is new to the budget, and no plan is entered to hold it against"
	case -1:
		return fmt.Sprintf("The scenario takes %s out of the budget %s; no plan is entered to hold it against", t.money.Format(t.New.Total.Neg()), t.over())
	}
	return fmt.Sprintf("%s is new to the budget %s; no plan is entered to hold it against", t.money.Format(t.New.Total), t.over())
}

// steps tells yearly steps: what they come to, and the years in which money has to be found.
func (t teller) steps() string {
	plan, left := t.Plan.Total, t.After.Total
	switch {
	case plan.IsPositive() && !left.IsPositive():
		text := fmt.Sprintf("The plan’s gap of %s closes %s", t.money.Format(plan), t.over())
		if first := t.first(); first != "" || left.IsZero() {
			return text + first
		}
		return text + fmt.Sprintf(", with %s to spare", t.money.Format(left.Neg()))
	case plan.IsPositive() && left.IsPositive() && t.OneOff.Total.IsPositive() && t.yearly().GreaterThanOrEqual(plan):
		return fmt.Sprintf("The plan’s gap of %s closes by %s but for one-off costs; %s has to be found %s",
			t.money.Format(plan), t.head.YearName(t.head.Years-1), t.money.Format(left), t.over())
	case plan.IsPositive() && t.OneOff.Total.IsPositive() && t.yearly().IsPositive():
		return fmt.Sprintf("The plan’s gap of %s narrows to %s by %s; with one-off costs %s has to be found %s",
			t.money.Format(plan), t.money.Format(plan.Sub(t.yearly())), t.head.YearName(t.head.Years-1), t.money.Format(left), t.over())
	case plan.IsPositive() && left.LessThan(plan):
		return fmt.Sprintf("%s of the plan’s gap of %s stays open %s", t.money.Format(left), t.money.Format(plan), t.over())
	case plan.IsPositive():
		return fmt.Sprintf("The plan’s gap of %s isn’t narrowed: %s has to be found %s", t.money.Format(plan), t.money.Format(left), t.over())
	case left.IsPositive():
		return fmt.Sprintf("The plan %s; with the scenario %s has to be found %s", t.spare(plan), t.money.Format(left), t.over())
	}
	if left.IsZero() {
		return fmt.Sprintf("The plan %s %s; with the scenario it comes out even", t.spare(plan), t.over())
	}
	return fmt.Sprintf("The plan %s %s; with the scenario %s is to spare", t.spare(plan), t.over(), t.money.Format(left.Neg()))
}

// yearly is what is new to the budget every year from the last year on.
func (t teller) yearly() decimal.Decimal {
	return t.Lasting().Total
}

// spare says of a plan without a gap what it leaves.
func (t teller) spare(plan decimal.Decimal) string {
	if plan.IsZero() {
		return "balances"
	}
	return "has " + t.money.Format(plan.Neg()) + " to spare"
}

// first names the years in which money has to be found although the gap closes over all years, the first two of them.
func (t teller) first() string {
	var parts []string
	sum, n := decimal.Zero, 0
	for i, d := range t.After.Years {
		if d.IsPositive() {
			sum, n = sum.Add(d), n+1
			parts = append(parts, fmt.Sprintf("%s in %s", t.money.Format(d), t.head.YearName(i)))
		}
	}
	const named, longest = 2, 68 // characters, so that a heading keeps to two lines on paper
	text := "; to be found on the way: " + model.JoinWords(parts)
	switch {
	case n == 0:
		return ""
	case n <= named && utf8.RuneCountInString(text) <= longest:
		return text
	}
	return fmt.Sprintf("; %s has to be found in %d of the years on the way", t.money.Format(sum), n)
}

// levels tells what is carried forward: the year from which no gap is left.
func (t teller) levels() string {
	last := len(t.After.Years) - 1
	closed := last + 1
	for closed > 0 && !t.After.Years[closed-1].IsPositive() {
		closed--
	}
	switch {
	case closed > last:
		return fmt.Sprintf("The gap stays open: %s is left in %s; %s", t.money.Format(t.After.Years[last]), t.head.YearName(last), t.planned(last))
	case closed == 0 && !anyPositive(t.Plan.Years):
		return fmt.Sprintf("No year has a gap, in the plan or with the scenario; %s has %s to spare", t.head.YearName(last), t.money.Format(t.After.Years[last].Neg()))
	case closed == 0:
		return fmt.Sprintf("No gap is left in any year; %s, with the scenario %s", t.planned(last), t.money.Format(t.After.Years[last].Neg()))
	}
	if t.After.Years[closed].IsZero() {
		return fmt.Sprintf("The gap closes in %s; %s", t.head.YearName(closed), t.planned(closed))
	}
	return fmt.Sprintf("The gap closes in %s, with %s to spare; %s", t.head.YearName(closed), t.money.Format(t.After.Years[closed].Neg()), t.planned(closed))
}

// planned says what the plan itself has in a year.
func (t teller) planned(year int) string {
	d := t.Plan.Years[year]
	in := "in " + t.head.YearName(year) + " the plan alone "
	if d.IsPositive() {
		return in + "is " + t.money.Format(d) + " short"
	}
	return in + "has " + t.money.Format(d.Neg()) + " to spare"
}

func anyPositive(years []decimal.Decimal) bool {
	for _, d := range years {
		if d.IsPositive() {
			return true
		}
	}
	return false
}

// Reading says in sentences what of the saving is in the budget already and what the one-off costs are paid from.
func (p *Position) Reading(c *model.Case) string {
	money := model.MoneyStyle{Places: p.Places()}
	text := fmt.Sprintf("Of the scenario’s %s saved, %s is in the budget already.", money.Format(p.Saving.Total), money.Format(p.Overlap.Total))
	if p.Overlap.Total.GreaterThan(p.Saving.Total) {
		text = fmt.Sprintf("The scenario saves %s; the budget already counts on %s.", money.Format(p.Saving.Total), money.Format(p.Overlap.Total))
	}
	if p.Overlap.Nothing() {
		text = fmt.Sprintf("None of the scenario’s %s saved is said to be in the budget already.", money.Format(p.Saving.Total))
	}
	if p.Saving.Nothing() {
		text = "The scenario has no cashable saving."
		if !p.Overlap.Nothing() {
			text = fmt.Sprintf("The scenario has no cashable saving, but the budget counts on %s.", money.Format(p.Overlap.Total))
		}
	}
	if !p.OneOff.Nothing() {
		text += p.onceWords(money)
	}
	if apart := p.Apart(); !apart.Nothing() {
		text += fmt.Sprintf(" Another %s of one-off costs is paid otherwise and stands apart.", money.Format(apart.Total))
	}
	if !p.Capacity.Nothing() || !p.Avoided.Nothing() {
		text += fmt.Sprintf(" Not counted: %s.", model.JoinWords(p.uncounted(money)))
	}
	if words := p.UndatedWords(); words != "" {
		text += " " + words + "."
	}
	return text
}

// onceWords say what of one-off costs falls on the revenue budget, and what is taken off them.
func (p *Position) onceWords(money model.MoneyStyle) string {
	costs, unsaid := decimal.Zero, decimal.Zero
	for _, f := range p.Funding {
		if f.Funding.PaidFromRevenue() {
			costs = costs.Add(f.Total)
		}
		if f.Funding == model.FundingUnsaid {
			unsaid = unsaid.Add(f.Total)
		}
	}
	if !unsaid.IsZero() {
		return fmt.Sprintf(" Nobody has said what pays for %s of one-off costs; %s is counted as falling on the revenue budget in their years.", money.Format(unsaid), money.Format(costs)) + p.lessOnce(money, costs)
	}
	if costs.Equal(p.OneOff.Total) {
		return fmt.Sprintf(" One-off costs of %s fall on the revenue budget in their years.", money.Format(costs))
	}
	return fmt.Sprintf(" One-off costs of %s fall on the revenue budget in their years, %s once what comes once or is in it already is taken off.", money.Format(costs), money.Format(p.OneOff.Total))
}

// lessOnce says what is left of one-off costs once what comes once is taken off, nothing where none does.
func (p *Position) lessOnce(money model.MoneyStyle, costs decimal.Decimal) string {
	if costs.Equal(p.OneOff.Total) {
		return ""
	}
	return fmt.Sprintf(" That is %s once what comes once or is in it already is taken off.", money.Format(p.OneOff.Total))
}

// OnceInYear says of yearly steps with one-off costs that what is left of a year is no gap to carry forward, without a full stop; empty
// where there is nothing to say.
func (p *Position) OnceInYear() string {
	if p.Basis == model.Recurring || p.OneOff.Nothing() {
		return ""
	}
	return "What counts once is in the net pressure left of its own year alone: it is no part of the gap in the years after"
}

// UndatedWords say what is in the budget already without years, without a full stop; empty for nothing.
func (p *Position) UndatedWords() string {
	if p.Undated.IsZero() {
		return ""
	}
	return model.Million(p.Undated) + " said to be in the budget already has no years and is taken off nowhere"
}

// uncounted names the benefits that are no money out of the budget.
func (p *Position) uncounted(money model.MoneyStyle) []string {
	var parts []string
	if !p.Capacity.Nothing() {
		parts = append(parts, money.Format(p.Capacity.Total)+" of staff time released")
	}
	if !p.Avoided.Nothing() {
		parts = append(parts, money.Format(p.Avoided.Total)+" of costs avoided")
	}
	return parts
}
