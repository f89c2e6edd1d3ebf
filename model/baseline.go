package model

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"
)

// Baseline is what was promised when a scenario was agreed as the decision: its lines, the measures and the plan as they stood. It is
// history: what it names may be gone or another since. The one taken last is in force.
type Baseline struct {
	Meta
	ID string `json:"id"`
	// ScenarioID and ScenarioName are of the scenario that was agreed.
	ScenarioID   string `json:"scenarioID"`
	ScenarioName string `json:"scenarioName"`
	// Body, On and Minute say who decided, on which day, and under which number of the minutes.
	Body   string `json:"body"`
	On     string `json:"on"`
	Minute string `json:"minute"`
	// Why says why a baseline before it was changed.
	Why string `json:"why,omitempty"`
	// Estimate is the one that was promised.
	Estimate Estimate `json:"estimate"`
	// FirstYear is the calendar year in which the first of the years begins.
	FirstYear int               `json:"firstYear"`
	Years     int               `json:"years"`
	Lines     []BaselineLine    `json:"lines,omitempty"`
	Measures  []BaselineMeasure `json:"measures,omitempty"`
	Plan      []BaselinePlan    `json:"plan,omitempty"`
}

// BaselineLine is a line as it stood, with what the scenario lets it slip: figures in £m as they are new in each year.
type BaselineLine struct {
	ID         string            `json:"id"`
	Owner      string            `json:"owner"`
	OwnerName  string            `json:"ownerName"`
	Name       string            `json:"name"`
	Type       LineType          `json:"kind"`
	Category   string            `json:"category,omitempty"`
	Recurrence Recurrence        `json:"recurs"`
	Worth      Worth             `json:"worth,omitempty"`
	Grade      SourceGrade       `json:"grade,omitempty"`
	Minimum    []decimal.Decimal `json:"minimum"`
	Maximum    []decimal.Decimal `json:"maximum,omitempty"`
}

// BaselineMeasure is a measure as it stood.
type BaselineMeasure struct {
	ID        string           `json:"id"`
	Name      string           `json:"name"`
	Unit      string           `json:"unit,omitempty"`
	Start     *decimal.Decimal `json:"start,omitempty"`
	Target    *decimal.Decimal `json:"target,omitempty"`
	Year      int              `json:"year,omitempty"`
	Direction Direction        `json:"direction,omitempty"`
	Worse     bool             `json:"disbenefit,omitempty"`
}

// BaselinePlan is the plan of a chosen option as it stood, with its slip.
type BaselinePlan struct {
	Option       string  `json:"option"`
	Name         string  `json:"name"`
	Start        Quarter `json:"start,omitzero"`
	Finish       Quarter `json:"finish,omitzero"`
	BenefitsFrom Quarter `json:"benefitsFrom,omitzero"`
}

// errNoBaseline says that nothing was agreed yet.
var errNoBaseline = errors.New("nothing is agreed yet, so there is no baseline to hold what comes against; “Agree and baseline” on the page Delivery takes one")

// Kind, Key and WithMeta make a baseline a [Record].
func (x *Baseline) Kind() Kind             { return KindBaseline }
func (x *Baseline) Key() string            { return x.ID }
func (x *Baseline) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

// Name says which baseline it is: who decided, and when.
func (x *Baseline) Name() string { return fmt.Sprintf("%s, %s, minute %s", x.Body, x.Day(), x.Minute) }

// Day is the day of the decision for people.
func (x *Baseline) Day() string {
	day, err := time.ParseInLocation(time.DateOnly, x.On, time.Local)
	if err != nil {
		return x.On
	}
	return Day(day)
}

func (x *Baseline) nameIn(*Case) string { return "Baseline of " + quoted(x.Name()) }

func (x *Baseline) sought(*Case) sought {
	return sought{"Baselines", "Baseline: " + x.Name(), []string{x.ScenarioName, x.Why}}
}

// Line returns a line of the baseline by its id.
func (x *Baseline) Line(id string) (BaselineLine, bool) {
	if at := slices.IndexFunc(x.Lines, func(l BaselineLine) bool { return l.ID == id }); at >= 0 {
		return x.Lines[at], true
	}
	return BaselineLine{}, false
}

// Names are what the lines are called where people read of them, by their ids: an option alone where it has one line and no other option
// has its name, else with the kind of line.
func (x *Baseline) Names() map[string]string {
	owns := map[string]int{}
	for _, l := range x.Lines {
		owns[l.OwnerName]++
	}
	names := make(map[string]string, len(x.Lines))
	for _, l := range x.Lines {
		if names[l.ID] = l.Name; owns[l.OwnerName] == 1 && l.Owner != Programme {
			names[l.ID] = l.OwnerName
		}
	}
	return names
}

func (x *Baseline) holds(of Kind, id string) bool {
	if of == KindLine {
		_, ok := x.Line(id)
		return ok
	}
	return x.nameOf(of, id) != ""
}

// nameOf names a line or a measure of the baseline, empty where it isn't in it.
func (x *Baseline) nameOf(of Kind, id string) string {
	if of == KindLine {
		one, _ := x.Line(id)
		if one.Owner != Programme && !slices.ContainsFunc(x.Lines, func(l BaselineLine) bool { return l.ID != id && l.OwnerName == one.OwnerName }) {
			return one.OwnerName
		}
		return one.Name
	}
	for _, m := range x.Measures {
		if m.ID == id {
			return m.Name
		}
	}
	return ""
}

// Figures are the line's at an estimate as they count in each year, in £m: an ongoing line's are carried forward, so that a year has
// all that is saved or spent in it.
func (x *BaselineLine) Figures(e Estimate) []decimal.Decimal {
	line := Line{Type: x.Type, Recurrence: x.Recurrence, Minimum: x.Minimum, Maximum: x.Maximum}
	figures := make([]decimal.Decimal, len(x.Minimum))
	line.addTo(figures, e, Recurring)
	return figures
}

// YearNames names the years of the baseline.
func (x *Baseline) YearNames() []string {
	return (&Head{FirstYear: x.FirstYear, Years: x.Years}).YearNames()
}

func (x *Baseline) check(_ *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.ScenarioName, "scenarioName", report)
	checkName(x.Body, "body", report)
	checkName(x.Minute, "minute", report)
	checkDay(x.On, "on", report)
	if x.On == "" {
		report("on", "a decision has a day; write it like 2018-02-13")
	}
	checkText(x.Why, "why", report)
	checkOneOf(x.Estimate, "estimate", report, Estimates()...)
	if x.FirstYear < firstYear || x.FirstYear > lastYear || x.Years < 1 || x.Years > MaxYears {
		report("years", fmt.Sprintf("a baseline has 1 to %d years from %d on", MaxYears, firstYear))
		return
	}
	x.checkHeld(report)
}

// checkHeld checks what the baseline holds: it refers to nothing of the case.
func (x *Baseline) checkHeld(report reporter) {
	seen := map[string]bool{}
	for i, l := range x.Lines {
		at := fmt.Sprintf("lines[%d].", i)
		checkName(l.Name, at+"name", report)
		checkName(l.OwnerName, at+"ownerName", report)
		checkOneOf(l.Type, at+"kind", report, BenefitLine, CostLine)
		checkOneOf(l.Recurrence, at+"recurs", report, Ongoing, Once)
		if seen[l.ID] {
			report(at+"id", fmt.Sprintf("%q stands there twice", l.ID))
		}
		seen[l.ID] = true
		if len(l.Minimum) != x.Years || len(l.Maximum) != 0 && len(l.Maximum) != x.Years {
			report(at+"minimum", fmt.Sprintf("has %d figures, but the baseline has %d years", len(l.Minimum), x.Years))
		}
	}
	for i, m := range x.Measures {
		checkName(m.Name, fmt.Sprintf("measures[%d].name", i), report)
	}
	for i, p := range x.Plan {
		checkPeriod(p.Start, p.Finish, func(field, text string) { report(fmt.Sprintf("plan[%d].%s", i, field), text) })
	}
}

// AllBaselines are the baselines in the order in which they were taken.
func (c *Case) AllBaselines() []*Baseline { return slices.Collect(c.Baselines.All()) }

// Baseline is the one in force, taken last; nil where nothing is agreed yet.
func (c *Case) Baseline() *Baseline {
	if n := c.Baselines.Len(); n > 0 {
		return c.Baselines.At(n - 1)
	}
	return nil
}

// Agreement is what a body decided: which scenario, at which estimate, and where that is minuted.
type Agreement struct {
	Scenario string
	Estimate Estimate
	// Body, On, Minute and Why are those of a [Baseline].
	Body, On, Minute, Why string
}

// Agree makes the edit that takes a scenario as the decision: its choices are agreed, and its lines, the measures and the plan become
// the baseline in force. Decisions without an answer are refused by name, and a change of a baseline without a reason.
func (c *Case) Agree(a Agreement) (Edit, error) {
	s, ok := c.Scenarios.Get(a.Scenario)
	if !ok {
		return Edit{}, unknown(KindScenario, a.Scenario)
	}
	if err := c.CanAgree(s.ID); err != nil {
		return Edit{}, err
	}
	before := c.Baseline()
	if before != nil && a.Why == "" {
		return Edit{}, errors.New("a baseline is changed by a decision of its own: say why")
	}
	next := c.baselineOf(s, a)
	next.ID = c.FreeID(KindBaseline, "baseline "+a.On)
	makers := c.agreeing(s.ID)
	makers = append(makers, func(c *Case) (Edit, error) { return c.Add(next, "") })
	text := fmt.Sprintf("“%s” agreed by %s, %s, minute %s: %s", s.Name, a.Body, next.Day(), a.Minute, "baseline taken")
	if before != nil {
		text = fmt.Sprintf("Baseline changed by %s, %s, minute %s: %s", a.Body, next.Day(), a.Minute, next.Against(before))
	}
	return c.Together(text, makers...)
}

// CanAgree says why a scenario can't be agreed as the decision: some decisions have no answer in it.
func (c *Case) CanAgree(scenario string) error {
	if open := c.unanswered(scenario); len(open) > 0 {
		return fmt.Errorf("%s undecided in “%s”; choose an option or agree on no change before it is baselined", fewNamed(open), c.titleOf(KindScenario, scenario))
	}
	return nil
}

// fewNamed names what is undecided, the first of many, with its verb.
func fewNamed(names []string) string {
	const most = 5
	if len(names) == 1 {
		return quoted(names[0]) + " is"
	}
	rest := len(names) - most
	quotes := make([]string, 0, most+1)
	for _, name := range names[:min(len(names), most)] {
		quotes = append(quotes, quoted(name))
	}
	if rest > 0 {
		quotes = append(quotes, fmt.Sprintf("%d more", rest))
	}
	return JoinWords(quotes) + " are"
}

// unanswered names the decisions that a scenario has no answer to.
func (c *Case) unanswered(scenario string) (names []string) {
	for d := range c.Decisions.All() {
		if x := c.Choice(scenario, d.ID); len(x.Options) == 0 && x.Status != Agreed {
			names = append(names, d.Name)
		}
	}
	return names
}

// agreeing are the edits that make every choice of a scenario an agreed one, with the reason that it has.
func (c *Case) agreeing(scenario string) (makers []func(*Case) (Edit, error)) {
	for x := range c.ChoicesOf(scenario) {
		if x.Status != Agreed {
			makers = append(makers, func(c *Case) (Edit, error) { return c.Decide(scenario, x.Decision, Agreed, x.Reason) })
		}
	}
	return makers
}

// baselineOf freezes a scenario.
func (c *Case) baselineOf(s *Scenario, a Agreement) *Baseline {
	b := &Baseline{
		ScenarioID: s.ID, ScenarioName: s.Name, Body: a.Body, On: a.On, Minute: a.Minute, Why: a.Why,
		Estimate: a.Estimate, FirstYear: c.Head().FirstYear, Years: c.Head().Years,
	}
	for l := range c.Counting(s.ID) {
		b.Lines = append(b.Lines, BaselineLine{
			ID: l.ID, Owner: l.Owner, OwnerName: c.OwnerName(l.Owner), Name: c.lineName(l), Type: l.Type, Category: l.Category,
			Recurrence: l.Recurrence, Worth: l.Worth, Grade: l.Source.Grade, Minimum: l.Minimum, Maximum: l.Maximum,
		})
	}
	b.nameApart()
	for m := range c.Measures.All() {
		b.Measures = append(b.Measures, BaselineMeasure{m.ID, m.Name, m.Unit, m.Start, m.Target, m.Year, m.Direction, m.Worse})
	}
	b.Plan = c.PlannedIn(s.ID)
	return b
}

// PlannedIn are the plans of the options chosen in a scenario, with their slips.
func (c *Case) PlannedIn(scenario string) (plans []BaselinePlan) {
	chosen := c.Chosen(scenario)
	for o := range c.Options.All() {
		if p, ok := c.Plans.Get(o.ID); ok && chosen[o.ID] {
			plans = append(plans, frozenPlan(o, p, c.Slip(scenario, o.ID)))
		}
	}
	return plans
}

// nameApart numbers the lines that would have one name: a finance export tells lines by their names.
func (x *Baseline) nameApart() {
	times, seen := map[string]int{}, map[string]int{}
	for _, l := range x.Lines {
		times[l.Name]++
	}
	for i, l := range x.Lines {
		if times[l.Name] > 1 {
			seen[l.Name]++
			x.Lines[i].Name = fmt.Sprintf("%s (%d)", l.Name, seen[l.Name])
		}
	}
}

// frozenPlan is the plan of an option with its slip.
func frozenPlan(o *Option, p *Plan, slip *Slip) BaselinePlan {
	later := func(q Quarter, by int) Quarter {
		if q == 0 {
			return 0
		}
		return q + Quarter(by)
	}
	from := p.BenefitsFrom
	if from == 0 {
		from = p.Finish
	}
	return BaselinePlan{o.ID, o.Name, later(p.Start, slip.Quarters), later(p.Finish, slip.Quarters), later(from, slip.Quarters+slip.Benefits)}
}

// Against says in a sentence without its full stop how the baseline differs from one before it.
func (x *Baseline) Against(before *Baseline) string {
	var came, went, moved []string
	names, old := x.Names(), before.Names()
	for _, l := range x.Lines {
		was, there := before.Line(l.ID)
		switch {
		case !there:
			came = append(came, quoted(names[l.ID]))
		case !slices.EqualFunc(was.Figures(before.Estimate), l.Figures(x.Estimate), decimal.Decimal.Equal):
			moved = append(moved, quoted(names[l.ID]))
		}
	}
	for _, l := range before.Lines {
		if _, there := x.Line(l.ID); !there {
			went = append(went, quoted(old[l.ID]))
		}
	}
	var parts []string
	for _, one := range []struct {
		names []string
		says  string
	}{{came, "new"}, {went, "no longer in it"}, {moved, "with other figures"}} {
		if len(one.names) > 0 {
			parts = append(parts, listed(one.names)+" "+one.says)
		}
	}
	if len(parts) == 0 {
		return "its lines are the same"
	}
	return JoinWords(parts)
}

// listed joins the first of many names.
func listed(names []string) string {
	const most = 4
	if len(names) > most {
		names = append(slices.Clone(names[:most]), fmt.Sprintf("%d more", len(names)-most))
	}
	return JoinWords(names)
}
