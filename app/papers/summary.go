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
	// saving, cost and both say that the annual saving, the one-off cost, or what rests on both may not be published.
	saving, cost, both   bool
	annual               appraisal.AnnualSaving
	costs                bool
	oneOff, ongoing, net decimal.Decimal
	payback, discounted  string
	// steps and levels are what is new to the budget, each year's new savings added up, and carried forward.
	steps, levels            decimal.Decimal
	present                  decimal.Decimal
	presentUnknown, schedule string
}

// headline works the few figures of a scenario out. In a public paper they are those of the whole case where that gives nothing away, and
// withheld where it would: a sum without what is left out would be untrue.
func (s Paper) headline(scenario string) headline {
	c := s.Case
	if hidden, _ := s.hides(scenario, anyLine); hidden {
		c = s.whole
	}
	h := s.headlineOf(c, scenario)
	withheld := func(in func(*model.Line) bool) bool { _, safe := s.hides(scenario, in); return !safe }
	h.saving, h.cost, h.both = withheld(goesOn), withheld(paidOnceLine), withheld(anyLine)
	return h
}

func (s Paper) headlineOf(c *model.Case, scenario string) headline {
	flow := model.Profile(c, scenario, s.Estimate, s.Basis)
	schedule := appraisal.ScheduleOf(c, false)
	h := headline{
		annual: appraisal.AnnualSavingOf(c, scenario, s.Estimate), net: flow.TotalNet, payback: appraisal.PaybackOf(flow).Words(c.Head()),
		steps: budget.Of(c, scenario, s.Estimate, model.InYear).New.Total, levels: budget.Of(c, scenario, s.Estimate, model.Recurring).New.Total,
		presentUnknown: schedule.Unknown, schedule: schedule.Label(),
	}
	for l := range c.Counting(scenario) {
		if l.Type != model.CostLine {
			continue
		}
		h.costs = true
		total := decimal.Sum(decimal.Zero, l.Yearly(c.Head().Years, s.Estimate, s.Basis)...)
		if l.Recurrence == model.Once {
			h.oneOff = h.oneOff.Add(total)
		} else {
			h.ongoing = h.ongoing.Add(total)
		}
	}
	if schedule.Unknown == "" {
		long := model.Profile(c, scenario, s.Estimate, model.Recurring)
		h.present = schedule.PresentValuesOf(long).Net
		discounted, _ := schedule.DiscountedPayback(long)
		h.discounted = discounted.Words(c.Head())
	}
	return h
}

// unless is a text, or that it isn't for publication.
func unless(withheld bool, text string) string {
	if withheld {
		return withheldWords
	}
	return text
}

// The figures as they stand in a cell.
func (h headline) saves() string {
	style := model.MoneyStyle{Places: model.Places(h.annual.At, h.annual.Low, h.annual.High)}
	text := style.Format(h.annual.At)
	if !h.annual.Low.Equal(h.annual.High) {
		text = fmt.Sprintf("%s (cautious) to %s (stretch)", style.Format(h.annual.Low), style.Format(h.annual.High))
	}
	return unless(h.saving, text)
}

func (h headline) oneOffCost() string {
	if !h.costs {
		return unless(h.cost, "None given")
	}
	return unless(h.cost, model.Million(h.oneOff))
}

func (h headline) ongoingCost() string { return unless(h.saving, model.Million(h.ongoing)) }
func (h headline) netOf() string       { return unless(h.both, model.Million(h.net)) }
func (h headline) paysBack() string    { return unless(h.both, model.Capital(h.payback)) }
func (h headline) newInSteps() string  { return unless(h.both, model.Million(h.steps)) }
func (h headline) newInLevels() string { return unless(h.both, model.Million(h.levels)) }

func (h headline) presentValue() string {
	if h.presentUnknown != "" {
		return "Not known"
	}
	return unless(h.both, model.Million(h.present.Round(2)))
}

// sentence tells the scenario in one sentence, at the estimate and on the basis that its figures stand on.
func (s Paper) sentence(h headline) string {
	if h.saving {
		return fmt.Sprintf("What %s would save rests on figures that are not for publication; part 2 has it.", s.Name())
	}
	text := fmt.Sprintf("At the %s estimate %s would save %s a year once in place", model.Small(s.Estimate.Name()), s.Name(), model.Million(h.annual.At))
	if !h.annual.Low.Equal(h.annual.High) {
		text += fmt.Sprintf(" (%s)", h.saves())
	}
	if h.both {
		return text + "; what it costs rests on figures that are not for publication, and part 2 has it."
	}
	switch {
	case !h.costs:
		text += "; no costs are given"
	case h.ongoing.IsPositive():
		text += fmt.Sprintf(", for one-off costs of %s and ongoing costs of %s over %s", model.Million(h.oneOff), model.Million(h.ongoing), overYears(s.Case.Head()))
	default:
		text += fmt.Sprintf(", for one-off costs of %s over %s", model.Million(h.oneOff), overYears(s.Case.Head()))
	}
	return text + fmt.Sprintf("; payback, %s: %s.", strings.ToLower(s.Basis.Name()), h.payback)
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

// summary tells the scenario in a sentence and a table, before anything else, with what a reader has to know of them.
func (a optionsPaper) summary() {
	h := a.headline(a.Scenario)
	a.d.Heading(1, "Summary")
	a.d.Paragraph(a.sentence(h))
	over, basis := overYears(a.Case.Head()), strings.ToLower(a.Basis.Name())
	t := word.Table{
		Caption: a.Name() + fewFigures + model.Small(a.Estimate.Name()) + " estimate", Columns: []string{"What", "Figure", "How it is counted"}, Numeric: []bool{false, true},
		Rows: [][]string{
			{"Annual saving once in place", h.saves(), "In every year after the last: ongoing savings less ongoing costs"},
			{"One-off cost", h.oneOffCost(), over},
		},
	}
	if !h.ongoing.IsZero() {
		t.Rows = append(t.Rows, []string{"Ongoing cost", h.ongoingCost(), over + ", " + basis})
	}
	t.Rows = append(t.Rows,
		[]string{"Net", h.netOf(), "Savings less one-off and ongoing costs, " + over + ", " + basis},
		[]string{"Pays back", h.paysBack(), a.paybackWords(h, basis)},
		[]string{"New to the budget", h.newInSteps(), a.newToBudget("the new savings of each year, added up over " + over)},
		[]string{"New to the budget", h.newInLevels(), a.newToBudget("carried forward, added up over " + over)},
		[]string{"Net present value", h.presentValue(), a.discounted(h)},
	)
	a.d.Table(t)
	for _, text := range a.caveats() {
		a.d.Quiet(text)
	}
}

// caveats are what a reader has to know before the figures are believed, a sentence each.
func (a optionsPaper) caveats() []string {
	var all []string
	if other := a.Case.PreferredScenario(); other != nil && other.ID != a.Scenario {
		all = append(all, fmt.Sprintf("This paper is about “%s”; the preferred scheme is “%s”. Texts that officers typed are those of the case as a whole.", a.Name(), other.Name))
	}
	if open := a.undecided(); len(open) > 0 {
		all = append(all, "Nothing is proposed so far for "+model.JoinWords(open)+": the figures are without it.")
	}
	if text := assumptionsNote(a.Case); text != "" {
		all = append(all, text+".")
	}
	if a.illustrative() {
		all = append(all, "Some figures are illustrative, and not published: see “Sources”.")
	}
	if a.Case.Head().Prices.Sort == "" {
		all = append(all, "Nobody has said so far in which prices the figures are.")
	}
	return append(all, a.Basis.Meaning())
}

// undecided names the decisions for which the scenario proposes nothing.
func (a optionsPaper) undecided() (names []string) {
	for d := range a.Case.Decisions.All() {
		if choice := a.Case.Choice(a.Scenario, d.ID); len(choice.Options) == 0 && !choice.StaysAsIs() {
			names = append(names, "“"+d.Name+"”")
		}
	}
	return names
}

func (a optionsPaper) paybackWords(h headline, basis string) string {
	text := model.Capital(basis)
	if h.discounted != "" && !h.both {
		text += "; discounted, with ongoing lines carried forward: " + h.discounted
	}
	if from, named := appraisal.PaybackFromReference(a.Case.Head(), model.Profile(a.Case, a.Scenario, a.Estimate, a.Basis)); named && !h.both {
		text += "; from the reference date: " + from.Words(a.Case.Head())
	}
	return text
}

// newToBudget says what of the scenario is new to the budget, and how it is added up.
func (a optionsPaper) newToBudget(how string) string {
	if a.Case.BudgetLines.Len() == 0 && a.Case.Overlaps.Len() == 0 {
		return "Cashable savings less costs paid from revenue: " + how + "; the medium-term plan isn’t in this case"
	}
	return "Cashable savings less what the budget counts on already and costs paid from revenue: " + how
}

func (a optionsPaper) discounted(h headline) string {
	if h.presentUnknown != "" {
		return h.presentUnknown
	}
	if h.both {
		return "Ongoing lines carried forward"
	}
	return "Ongoing lines carried forward; " + h.schedule
}
