package appraisal

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Measure is one figure of an appraisal that explains itself.
type Measure struct {
	// ID is stable: it names the measure in files and on screen. Measures of inputs and overlaps end in a slash
	// and what they are of.
	ID    string
	Group Group
	Name  string
	// Value is unrounded and in Unit; unset where the measure has none.
	Value decimal.NullDecimal
	Unit  Unit
	// Words is the value for people, such as "£14.91m" or "during 2019/20".
	Words string
	// Formula is how it is worked out, with the numbers in it; empty where there is nothing to work out.
	Formula string
	// Note is what a reader should know, in sentences.
	Note string
	// Basis is the one that the figure stands on; empty for one that is the same on both.
	Basis model.Basis
}

// Group sorts measures into headed parts. The value is the heading.
type Group string

// The groups in their order: members see undiscounted £m first.
const (
	Undiscounted  Group = "Undiscounted"
	Overlapping   Group = "Already in the budget"
	PresentValue  Group = "Present value, ongoing lines carried forward"
	TurningPoints Group = "How wrong could we be?"
	OneAtATime    Group = "What matters most"
	Doubled       Group = "Possible double counts between options"
	Optimism      Group = "Optimism bias"
	Funded        Group = "Funding"
	DrawnRanges   Group = "Likely range (simulation)"
	RatesTaken    Group = "Rates"
)

// Unit is what a value is counted in.
type Unit string

// The units. A percentage of 52.2 stands as 52.2.
const (
	MillionPounds Unit = "£m"
	Percent       Unit = "%"
	Ratio         Unit = "ratio"
	Years         Unit = "years"
	Number        Unit = "number"
)

// Options says how measures are taken. The zero value takes the case's rates and bounds, or those built in, two delays and
// no draws.
type Options struct {
	Schedule  Schedule
	Guidance  Guidance
	Durations Guidance
	// Today is the day against which editions are held; the zero day holds them against none.
	Today time.Time
	// Inputs says what moves together in the tornado.
	Inputs Grouping
	// Draws are listed where they were made: [Draw] takes its time and can be stopped, [Measures] can't.
	Draws *Draws
}

// longestDelay is the last whole year of delay that is tested.
const longestDelay = 2

// Measures returns every measure of a scenario in the order of the groups.
func Measures(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis, with Options) []Measure {
	with.Schedule = with.Schedule.of(c)
	with.Schedule.Note = join(with.Schedule.Note, ratesOf(c, model.DiscountRates).warnings(with.Today))
	if len(with.Guidance.Bounds) == 0 {
		with.Guidance = GuidanceOf(c)
	}
	if len(with.Durations.Bounds) == 0 {
		with.Durations = DurationsOf(c)
	}
	a := account{
		c: c, scenario: scenario, estimate: estimate, basis: basis, Options: with,
		flow:    model.Profile(c, scenario, estimate, basis),
		carried: model.Profile(c, scenario, estimate, model.Recurring),
		once:    model.Profile(c, scenario, estimate, model.InYear),
	}
	a.values, a.onceValues = with.Schedule.PresentValuesOf(a.carried), with.Schedule.PresentValuesOf(a.once)
	a.undiscounted()
	a.overlaps()
	if a.Schedule.Unknown == "" {
		a.presentValue()
		a.turningPoints()
	} else {
		a.unknownPresent()
	}
	a.oneAtATime()
	a.optimism()
	a.funding()
	a.ranges()
	a.ratesTaken()
	a.priceBase()
	return a.measures
}

// account gathers the measures of one scenario.
type account struct {
	c        *model.Case
	scenario string
	estimate model.Estimate
	basis    model.Basis
	Options
	// flow is the profile on the basis shown. Present values are taken of carried, whatever is shown: on that basis an
	// ongoing saving counts in every year that has it. Once counts each figure in its year alone.
	flow, carried, once model.Flow
	// values are the present values, and onceValues those of once, which only stand beside them.
	values, onceValues PresentValues
	measures           []Measure
}

func (a *account) add(m Measure) {
	switch m.Group {
	case PresentValue, TurningPoints:
		m.Basis = model.Recurring
	case Undiscounted, Overlapping, OneAtATime:
		m.Basis = a.basis
	}
	a.measures = append(a.measures, m)
}

// money adds a measure in £m whose words are its value.
func (a *account) money(group Group, id, name string, value decimal.Decimal, formula, note string) {
	a.add(Measure{
		ID: id, Group: group, Name: name, Value: decimal.NewNullDecimal(value), Unit: MillionPounds,
		Words: pounds(value), Formula: formula, Note: note,
	})
}

func (a *account) undiscounted() {
	f := a.flow
	a.money(Undiscounted, "benefit", "Benefit", f.TotalBenefit, sum("Benefit", f.Benefit, f.TotalBenefit), sumRounding(f.TotalBenefit, f.Benefit...))
	a.money(Undiscounted, "cost", "Cost", f.TotalCost, sum("Cost", f.Cost, f.TotalCost), sumRounding(f.TotalCost, f.Cost...))
	a.money(Undiscounted, "net", "Net", f.TotalNet,
		difference("Net = benefit − cost", f.TotalBenefit, f.TotalCost), rounding(f.TotalBenefit, f.TotalCost))
	a.envelope()
	a.annual()
	a.payback()
	a.paybackFromReference()
	a.peakOutlay()
}

// annual adds what is saved every year from the last year on.
func (a *account) annual() {
	s := AnnualSavingOf(a.c, a.scenario, a.estimate)
	note := "What is saved in every year after the last: the yearly steps of ongoing benefits less those of ongoing costs. It is the same on either basis."
	if !s.Low.Equal(s.High) {
		note += fmt.Sprintf(" It ranges from %s to %s.", pounds(s.Low), pounds(s.High))
	}
	a.money(Undiscounted, "annual-saving", "Annual saving once in place", s.At, "", note)
}

// countedOnce says, beside a figure whose ongoing lines are carried forward, what it would be otherwise; nothing where that makes no
// difference.
func countedOnce(carried, words string) string {
	if carried == words {
		return ""
	}
	return fmt.Sprintf("Counting each saving once, in the year in which it is new, it would be %s.", words)
}

// envelope adds what the net comes to with all ranges at one end.
func (a *account) envelope() {
	const note = "Every range stands at the same end at once: the figures are taken as fully dependent."
	for _, end := range []struct {
		estimate       model.Estimate
		id, name, side string
	}{{model.Minimum, "net-lowest", "Net, cautious", "lowest"}, {model.Maximum, "net-highest", "Net, stretch", "highest"}} {
		f := model.Profile(a.c, a.scenario, end.estimate, a.basis)
		a.money(Undiscounted, end.id, end.name, f.TotalNet,
			difference(fmt.Sprintf("%s net = %s benefit − %s cost", model.Capital(end.side), end.side, otherEnd(end.side)), f.TotalBenefit, f.TotalCost),
			join(note, rounding(f.TotalBenefit, f.TotalCost)))
	}
}

func otherEnd(side string) string {
	if side == "lowest" {
		return "highest"
	}
	return "lowest"
}

func (a *account) payback() {
	p := PaybackOf(a.flow)
	m := Measure{
		ID: "payback", Group: Undiscounted, Name: "Pays back", Value: p.Years(a.flow), Unit: Years,
		Words: p.Words(a.c.Head()), Note: join(p.note(), a.follows()),
	}
	if p.Verdict == PaysBack {
		var note string
		m.Formula, note = a.paybackFormula("Cumulative net", a.flow, p, m.Value.Decimal.StringFixed(2))
		m.Note = join(m.Note, note)
	}
	a.add(m)
}

// follows names the basis that a measure of the profile follows.
func (a *account) follows() string {
	return "It follows the basis shown: " + model.Small(a.basis.Name()) + "."
}

// paybackFormula writes out in which part of its year what adds up in a profile, which is named, turns. Undiscounted figures are exact,
// since they have no more places than figures may have.
func (a *account) paybackFormula(name string, f model.Flow, p Payback, years string) (formula, note string) {
	before, after := f.Cumulative[p.Year-1], f.Cumulative[p.Year]
	words, note := telling(years, func(of []decimal.Decimal) string {
		if move := of[1].Sub(of[0]); move.Equal(of[2]) && !move.IsZero() {
			return decimal.NewFromInt(int64(p.Year)).Add(of[0].Neg().DivRound(move, factorPlaces)).StringFixed(2)
		}
		return ""
	}, before, after, after.Sub(before))
	return fmt.Sprintf("%s is %s at the end of %s and %s at the end of %s: %d + %s / %s = %s years",
		name, words[0], a.c.Head().YearName(p.Year-1), words[1], a.c.Head().YearName(p.Year),
		p.Year, strings.TrimPrefix(words[0], "−"), words[2], years), note
}

func (a *account) peakOutlay() {
	outlay, year := PeakOutlay(a.flow)
	formula := "Out of pocket = −min(0, lowest cumulative net) = £0m: the cumulative net is never below zero"
	if year >= 0 {
		formula = fmt.Sprintf("Out of pocket = −min(0, lowest cumulative net) = −min(0, %s) = %s, at the end of %s",
			pounds(outlay.Neg()), pounds(outlay), a.c.Head().YearName(year))
	}
	a.money(Undiscounted, "peak-outlay", "Most we are out of pocket at a year end", outlay, formula, a.follows())
}

// overlaps adds gross, overlap and residual of each measure that the budget counts on in part, and what may be
// counted twice.
func (a *account) overlaps() {
	for _, row := range Ledger(a.c, a.scenario, a.estimate, a.basis) {
		a.overlap(row)
	}
	doubles := model.DoubleCounts(a.c, a.scenario)
	if len(doubles) == 0 {
		return
	}
	names := make([]string, len(doubles))
	for i, d := range doubles {
		names[i] = fmt.Sprintf("%s in %s", d.Driver.Name, d.Component.Name)
	}
	a.add(Measure{
		ID: "double-counts", Group: Doubled, Name: "Options that claim the same driver", Unit: Number,
		Value: decimal.NewNullDecimal(decimal.NewFromInt(int64(len(doubles)))), Words: fmt.Sprint(len(doubles)),
		Note: "Several chosen options of one component claim the same driver: " + strings.Join(names, "; ") + ".",
	})
}

func (a *account) overlap(row LedgerRow) {
	id, measure := "/"+plainName(row.Measure), ": "+row.Measure
	inBudget := make([]string, len(row.Overlaps))
	for i, o := range row.Overlaps {
		inBudget[i] = a.overlapNote(o)
	}
	if row.Gross.Valid {
		a.money(Overlapping, "gross"+id, "Before overlap"+measure, row.Gross.Decimal, "", "")
	}
	already, left := "Already in the budget"+measure, "New to the budget"+measure
	if row.Residual.Valid && row.Residual.Decimal.IsNegative() { // what the scenario doesn't bring is no part of it
		already, left = "The budget counts on"+measure, "Less than the budget counts on"+measure
	}
	unknown := Measure{ID: "residual" + id, Group: Overlapping, Name: left, Unit: MillionPounds, Words: "not known"}
	if !row.Overlap.Valid {
		a.add(Measure{ID: "overlap" + id, Group: Overlapping, Name: already, Unit: MillionPounds, Words: "not known", Note: join(append(inBudget, row.Unknown)...)})
		unknown.Note = row.Unknown
		a.add(unknown)
		return
	}
	a.money(Overlapping, "overlap"+id, already, row.Overlap.Decimal, "", join(inBudget...))
	if !row.Gross.Valid {
		unknown.Note = "The overlap names none of benefit, cost, net, cumulative net and the streams of benefits."
		a.add(unknown)
		return
	}
	residual, note := row.Residual.Decimal, rounding(row.Gross.Decimal, row.Overlap.Decimal)
	if residual.IsNegative() {
		note = join(fmt.Sprintf("None of it is new: the scenario brings %s less than the budget counts on already.", pounds(residual.Neg())), note)
	}
	note = join(note, a.budgetPrices())
	if a.otherThanCash() {
		note = join(note, "It counts benefits that are no cash and costs that revenue doesn't pay; the page of the budget leaves both out.")
	}
	a.money(Overlapping, "residual"+id, left, residual,
		difference("New to the budget = before overlap − already in the budget", row.Gross.Decimal, row.Overlap.Decimal), note)
}

// otherThanCash reports whether benefits that are no cash count in the scenario, or costs that revenue doesn't pay.
func (a *account) otherThanCash() bool {
	for l := range a.c.Counting(a.scenario) {
		if l.Worth != model.Cashable || !l.Funding.PaidFromRevenue() {
			return true
		}
	}
	return false
}

// overlapNote says what an amount in the budget is and where it comes from.
func (a *account) overlapNote(o *model.Overlap) string {
	text := pounds(o.Steps())
	if o.HasYears() {
		text += " in yearly steps"
	}
	if o.Date != "" {
		text += ", counted on since " + model.WrittenDay(o.Date)
	}
	if line := a.c.HeldIn(o); line != "" {
		text += ", in the budget line “" + line + "”"
	}
	if o.Why != "" {
		text += ": " + strings.TrimSuffix(o.Why, ".")
	}
	if o.Source.Grade == "" {
		return text + "."
	}
	text += fmt.Sprintf(" (%s", o.Source.Grade)
	if d, ok := a.c.Documents.Get(o.Source.Document); ok {
		text += ", " + d.Title
	}
	if o.Source.Page != "" {
		text += ", page " + o.Source.Page
	}
	return text + ")."
}
