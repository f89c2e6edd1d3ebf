package papers

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/budget"
)

// headline is a scenario in the few figures that a body is told first, each on the basis that it is counted on.
type headline struct {
	annual         appraisal.AnnualSaving
	oneOff, net    decimal.Decimal
	ongoing        decimal.Decimal
	payback        string
	fresh          decimal.Decimal
	present        decimal.Decimal
	presentUnknown string
	schedule       string
}

// headlineOf works the few figures of a scenario out.
func (s Paper) headlineOf(c *model.Case, scenario string) headline {
	flow := model.Profile(c, scenario, s.Estimate, s.Basis)
	at := budget.Of(c, scenario, s.Estimate, s.Basis)
	schedule := appraisal.ScheduleOf(c, false)
	h := headline{
		annual: appraisal.AnnualSavingOf(c, scenario, s.Estimate), net: flow.TotalNet, payback: appraisal.PaybackOf(flow).Words(c.Head()),
		fresh: at.New.Total, presentUnknown: schedule.Unknown, schedule: schedule.Label(),
	}
	for l := range c.Counting(scenario) {
		if l.Type != model.CostLine {
			continue
		}
		total := decimal.Sum(decimal.Zero, l.Yearly(c.Head().Years, s.Estimate, s.Basis)...)
		if l.Recurrence == model.Once {
			h.oneOff = h.oneOff.Add(total)
		} else {
			h.ongoing = h.ongoing.Add(total)
		}
	}
	if schedule.Unknown == "" {
		h.present = schedule.PresentValuesOf(model.Profile(c, scenario, s.Estimate, model.Recurring)).Net
	}
	return h
}

// saves writes the annual saving, with its range where it has one.
func (h headline) saves() string {
	style := model.MoneyStyle{Places: model.Places(h.annual.At, h.annual.Low, h.annual.High)}
	if h.annual.Low.Equal(h.annual.High) {
		return style.Format(h.annual.At)
	}
	return fmt.Sprintf("%s (cautious) to %s (stretch)", style.Format(h.annual.Low), style.Format(h.annual.High))
}

func (h headline) presentValue() string {
	if h.presentUnknown != "" {
		return "Not known"
	}
	return model.Million(h.present.Round(2))
}

// sentence tells the scenario in one sentence.
func (s Paper) sentence(h headline) string {
	text := fmt.Sprintf("%s would save %s a year once in place, for one-off costs of %s", s.Name(), h.saves(), model.Million(h.oneOff))
	if h.ongoing.IsPositive() {
		text += " and ongoing costs of " + model.Million(h.ongoing)
	}
	return text + fmt.Sprintf(" over %s; payback: %s.", overYears(s.Case.Head()), h.payback)
}

// overYears names the years of a case: "2018/19 to 2021/22".
func overYears(head *model.Head) string {
	names := head.YearNames()
	if len(names) == 1 {
		return names[0]
	}
	return names[0] + " to " + names[len(names)-1]
}

// fewFigures parts the name of the scenario from the estimate in the caption of the summary.
const fewFigures = " in few figures, "

// summary tells the scenario in a sentence and a table, before anything else.
func (a appendix) summary() {
	h := a.headlineOf(a.Case, a.Scenario)
	a.d.Heading(1, "Summary")
	a.d.Paragraph(a.sentence(h))
	over, basis := overYears(a.Case.Head()), strings.ToLower(a.Basis.Name())
	t := word.Table{
		Caption: a.Name() + fewFigures + model.Small(a.Estimate.Name()) + " estimate", Columns: []string{"What", "Figure", "How it is counted"}, Numeric: []bool{false, true},
		Rows: [][]string{
			{"Annual saving once in place", h.saves(), "In every year after the last: ongoing savings less ongoing costs"},
			{"One-off cost", model.Million(h.oneOff), over},
		},
	}
	if !h.ongoing.IsZero() {
		t.Rows = append(t.Rows, []string{"Ongoing cost", model.Million(h.ongoing), over + ", " + basis})
	}
	t.Rows = append(t.Rows,
		[]string{"Net", model.Million(h.net), "Savings less one-off and ongoing costs, " + over + ", " + basis},
		[]string{"Pays back", model.Capital(h.payback), model.Capital(basis)},
		[]string{"New to the budget", model.Million(h.fresh), a.newToBudget(basis)},
		[]string{"Net present value", h.presentValue(), a.discounted(h)},
	)
	a.d.Table(t)
	if a.Case.Head().Prices.Sort == "" {
		a.d.Quiet("Nobody has said so far in which prices the figures are.")
	}
}

// newToBudget says what of the scenario is new to the budget.
func (a appendix) newToBudget(basis string) string {
	if a.Case.BudgetLines.Len() == 0 && a.Case.Overlaps.Len() == 0 {
		return "Cashable savings less costs paid from revenue, " + basis + "; the medium-term plan isn’t in this case"
	}
	return "Cashable savings less what the budget counts on already and costs paid from revenue, " + basis
}

func (a appendix) discounted(h headline) string {
	if h.presentUnknown != "" {
		return h.presentUnknown
	}
	return "Ongoing lines carried forward; " + h.schedule
}
