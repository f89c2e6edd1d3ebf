package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// Limits on what a case may hold.
const (
	MaxYears     = 30
	MaxNameRunes = 200
	MaxTextRunes = 10_000
	firstYear    = 1900
	lastYear     = 2200
)

// Problem is one thing that is wrong with a record, in words for a person.
type Problem struct {
	Kind Kind
	Key  string
	// Field is the JSON name of the field at fault, with its index in a list, empty for the whole record.
	Field string
	Text  string
}

// Error names the record and says what is wrong.
func (p Problem) Error() string {
	where := fmt.Sprintf("%s %q", p.Kind, p.Key)
	if p.Kind == KindHead {
		where = string(KindHead)
	}
	if p.Field != "" {
		where += ", " + p.Field
	}
	return where + ": " + p.Text
}

// Problems is what is wrong with a case or an edit, of very much the first [MostProblems], never empty when it is an error.
type Problems []Problem

// Error lists the problems as [ListProblems] does.
func (p Problems) Error() string { return ListProblems(p) }

// reporter takes a problem with a field of the record being checked.
type reporter func(field, text string)

// Problems checks the whole case and returns what is wrong with it, nil for a valid one.
func (c *Case) Problems() Problems {
	var found Problems
	if c.head.Len() != 1 {
		found = append(found, Problem{Kind: KindHead, Text: "is missing"})
	}
	names := map[string]bool{}
	for r := range c.Records() {
		if len(found) >= MostProblems {
			break
		}
		found = c.checkRecord(found, r)
		s, ok := r.(*Scenario)
		if !ok {
			continue
		}
		if names[s.Name] {
			found = append(found, sameName(s))
		}
		names[s.Name] = true
	}
	return found
}

// problemsOf checks what an edit changed, or the whole case.
func (c *Case) problemsOf(changes []Change, whole bool) Problems {
	if whole {
		return c.Problems()
	}
	var found Problems
	for _, ch := range changes {
		if ch.To == nil {
			continue
		}
		if len(found) >= MostProblems {
			break
		}
		found = c.checkRecord(found, ch.To)
		if s, ok := ch.To.(*Scenario); ok {
			for other := range c.Scenarios.All() {
				if other.Name == s.Name && other.ID != s.ID {
					found = append(found, sameName(s))
				}
			}
		}
	}
	return found
}

func (c *Case) checkRecord(found Problems, r Record) Problems {
	r.check(c, func(field, text string) {
		if len(found) >= MostProblems { // one record may have as many as it has figures
			return
		}
		found = append(found, Problem{Kind: r.Kind(), Key: r.Key(), Field: field, Text: text})
	})
	return found
}

func sameName(s *Scenario) Problem {
	return Problem{
		Kind: KindScenario, Key: s.ID, Field: "name",
		Text: fmt.Sprintf("the name “%s” is taken; choose another", s.Name),
	}
}

func (h *Head) check(_ *Case, report reporter) {
	checkID(h.ID, report)
	checkName(h.Title, "title", report)
	checkText(h.Organisation, "organisation", report)
	if h.FirstYear < firstYear || h.FirstYear > lastYear {
		report("firstYear", fmt.Sprintf("%d is not a year from %d to %d", h.FirstYear, firstYear, lastYear))
	}
	if h.Years < 1 || h.Years > MaxYears {
		report("years", fmt.Sprintf("a case has 1 to %d years, not %d", MaxYears, h.Years))
	}
	checkOneOf(h.Basis, "basis", report, append(Bases(), "")...)
	checkOneOf(h.Typed, "typed", report, Steps, Levels, "")
	h.Prices.check(report)
	h.Reference.check(report)
	checkTaxBase(h.TaxBase, report)
	h.RatingKey.check(report)
	if h.Correlation != nil && shareProblem(*h.Correlation) != "" {
		report("correlation", "the correlation is a number from 0, every line by itself, to 1, all lines together")
	}
}

func (d *Document) check(_ *Case, report reporter) {
	checkID(d.ID, report)
	checkName(d.Title, "title", report)
	checkText(d.Publisher, "publisher", report)
	checkText(d.Date, "date", report)
}

func (x *Component) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkText(x.Assessment, "assessment", report)
	checkOneOf(x.RAG, "rag", report, Unrated, Red, Amber, Green)
	checkText(x.RatedBy, "ratedBy", report)
	checkDay(x.RatedOn, "ratedOn", report)
	checkText(x.RatedWhy, "ratedWhy", report)
	checkText(x.Layer, "layer", report)
	if x.Area != "" {
		checkExists(c, KindArea, x.Area, "area", report)
	}
}

func (x *Decision) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkExists(c, KindComponent, x.Component, "component", report)
}

func (x *Option) check(c *Case, report reporter) {
	checkID(x.ID, report)
	if x.ID == Programme {
		report("id", fmt.Sprintf("%q is kept for what counts in every scenario; choose another id", Programme))
	}
	checkName(x.Name, "name", report)
	checkText(x.Consequence, "consequence", report)
	checkText(x.Notes, "notes", report)
	checkText(x.Customers, "customers", report)
	checkText(x.Services, "services", report)
	checkText(x.Staff, "staff", report)
	checkText(x.Communities, "communities", report)
	checkExists(c, KindDecision, x.Decision, "decision", report)
}

func (x *Line) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkOwner(c, x.Owner, report)
	checkText(x.Category, "category", report)
	checkText(x.Note, "note", report)
	checkOneOf(x.Type, "kind", report, BenefitLine, CostLine)
	checkOneOf(x.Recurrence, "recurs", report, Ongoing, Once)
	x.checkClass(report)
	x.checkBudget(report)
	x.Publication.check(report)
	x.checkLikeliest(report)
	x.Source.check(c, report)
	years := c.Head().Years
	if len(x.Minimum) != years {
		report("minimum", fmt.Sprintf("has %d figures, but the case has %d years", len(x.Minimum), years))
		return
	}
	if x.HasRange() && len(x.Maximum) != years {
		report("maximum", fmt.Sprintf("has %d figures, but the case has %d years", len(x.Maximum), years))
		return
	}
	sound := checkFigures(x.Minimum, "minimum", report)
	sound = checkFigures(x.Maximum, "maximum", report) && sound
	if !sound {
		return
	}
	for i := range x.Maximum {
		if x.Maximum[i].LessThan(x.Minimum[i]) {
			report(fmt.Sprintf("minimum[%d]", i), x.crossed(c, i))
		}
	}
}

// crossed says that the minimum of a year is above its maximum, as its figures are typed in the case.
func (x *Line) crossed(c *Case, year int) string {
	if c.Head().Typed == Levels && x.Recurrence == Ongoing && year > 0 {
		low, high := LevelsOf(x.Minimum), LevelsOf(x.Maximum)
		if low[year].LessThanOrEqual(high[year]) {
			return fmt.Sprintf("from %s to %s the lowest goes from %s to %s and the highest from %s to %s; a range can't become narrower from one year to the next",
				c.Head().YearName(year-1), c.Head().YearName(year), InFull(low[year-1]), InFull(low[year]), InFull(high[year-1]), InFull(high[year]))
		}
		return fmt.Sprintf("the lowest %s is above the highest %s in %s; swap them or correct one", InFull(low[year]), InFull(high[year]), c.Head().YearName(year))
	}
	return fmt.Sprintf("the lowest %s is above the highest %s in %s; swap them or correct one",
		InFull(x.Minimum[year]), InFull(x.Maximum[year]), c.Head().YearName(year))
}

// checkLikeliest holds the likeliest figures between the minimum and the maximum.
func (x *Line) checkLikeliest(report reporter) {
	if x.Likeliest == nil {
		return
	}
	if !x.HasRange() {
		report("likeliest", "a line without a range has one figure a year, and no likeliest between two; give it a highest figure or take the likeliest off")
		return
	}
	if shareProblem(*x.Likeliest) != "" {
		report("likeliest", "the likeliest lies outside the range; it is from 0, the minimum, to 1, the maximum")
	}
}

// shareProblem says what is wrong with a share of a whole, nothing for a sound one.
func shareProblem(d decimal.Decimal) string {
	if text := figureProblem(d); text != "" {
		return text
	}
	if d.IsNegative() || d.GreaterThan(decimal.NewFromInt(1)) {
		return fmt.Sprintf("%s is not a share from 0 to 1", d)
	}
	return ""
}

func (x *Principle) check(_ *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkText(x.Area, "area", report)
	checkText(x.Statement, "statement", report)
}

func (x *Factor) check(_ *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkOneOf(x.Worth, "worth", report, Worths()...)
	if x.Worth != Cashable && x.FactorKind != KindBenefit {
		report("worth", "only a benefit has a worth to the budget; take it off")
	}
	checkText(x.Group, "group", report)
	if x.Group != "" && x.FactorKind != KindTheme {
		report("group", "only a theme belongs to a group; take it off")
	}
}

func (x *Link) check(c *Case, report reporter) {
	switch x.To {
	case KindPrinciple:
		checkOneOf(x.Stance, "stance", report, Supports, Conflicts)
		checkOwner(c, x.Owner, report)
	case KindDriver, KindTheme, KindEnabler:
		checkOwner(c, x.Owner, report)
	case KindBenefit, KindMeasure:
		checkExists(c, KindDriver, x.Owner, "owner", report)
	case KindObjective:
		checkExists(c, KindBenefit, x.Owner, "owner", report)
	default:
		report("kind", fmt.Sprintf("a link can't lead to a %q", x.To))
		return
	}
	if x.Brings && x.To != KindEnabler {
		report("brings", "only a link to an enabler says needs or brings")
	}
	if x.To != KindPrinciple && x.Stance != "" {
		report("stance", "only a link to a principle has a stance")
	}
	checkExists(c, x.To, x.Target, "target", report)
	checkText(x.Reason, "reason", report)
	x.Source.check(c, report)
	if x.Share == nil {
		return
	}
	if text := shareProblem(*x.Share); text != "" {
		report("share", text)
	}
}

func (x *Rule) check(c *Case, report reporter) {
	checkOneOf(x.Relation, "rule", report, Excludes, Requires)
	checkExists(c, KindOption, x.Option, "option", report)
	checkExists(c, KindOption, x.Other, "other", report)
	checkText(x.Reason, "reason", report)
	if x.Option == x.Other {
		report("other", "an option can't exclude or require itself")
	}
}

func (x *Assumption) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkText(x.Text, "text", report)
	checkText(x.LeavesOut, "leavesOut", report)
	if x.Amount != nil {
		if text := figureProblem(*x.Amount); text != "" {
			report("amount", text)
		}
	}
	x.Source.check(c, report)
}

func (x *Overlap) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Measure, "measure", report)
	checkText(x.Why, "why", report)
	checkText(x.BudgetLine, "budgetLine", report)
	if text := figureProblem(x.Amount); text != "" {
		report("amount", text)
	}
	if x.HeldBy != "" {
		checkExists(c, KindBudgetLine, x.HeldBy, "heldBy", report)
	}
	checkDay(x.Date, "date", report)
	if x.HasYears() {
		if years := c.Head().Years; len(x.Years) != years {
			report("years", fmt.Sprintf("has %d figures, but the case has %d years", len(x.Years), years))
		} else {
			checkFigures(x.Years, "years", report)
		}
	}
	x.Source.check(c, report)
}

func (x *Scenario) check(_ *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkText(x.Conflicts, "conflicts", report)
	checkText(x.Dispensations, "dispensations", report)
	if x.Role != NoRole {
		checkOneOf(x.Role, "role", report, Roles()...)
	}
}

func (x *Choice) check(c *Case, report reporter) {
	checkExists(c, KindScenario, x.Scenario, "scenario", report)
	checkOneOf(x.Status, "status", report, Open, Provisional, Agreed)
	checkText(x.Reason, "reason", report)
	d, ok := c.Decisions.Get(x.Decision)
	if !ok {
		checkExists(c, KindDecision, x.Decision, "decision", report)
		return
	}
	if len(x.Options) > 1 && !d.Several {
		report("options", fmt.Sprintf("“%s” takes one answer, not %d", d.Name, len(x.Options)))
	}
	chosen := make(map[string]bool, len(x.Options))
	for i, id := range x.Options {
		field := fmt.Sprintf("options[%d]", i)
		o, ok := c.Options.Get(id)
		switch {
		case !ok:
			checkExists(c, KindOption, id, field, report)
		case o.Decision != x.Decision:
			report(field, fmt.Sprintf("“%s” is not an option of “%s”", o.Name, d.Name))
		case chosen[id]:
			report(field, fmt.Sprintf("“%s” is chosen twice", o.Name))
		}
		chosen[id] = true
	}
}

func (x *RuledOut) check(c *Case, report reporter) {
	checkExists(c, KindScenario, x.Scenario, "scenario", report)
	checkExists(c, KindOption, x.Option, "option", report)
	checkText(x.Reason, "reason", report)
}

func (s Source) check(c *Case, report reporter) {
	if s == (Source{}) {
		return
	}
	checkOneOf(s.Grade, "source.grade", report, Published, Workshop, Illustrative)
	if s.Document != "" {
		checkExists(c, KindDocument, s.Document, "source.document", report)
	}
	checkText(s.Page, "source.page", report)
}

func checkOneOf[T ~string](value T, field string, report reporter, allowed ...T) {
	if slices.Contains(allowed, value) {
		return
	}
	words := make([]string, 0, len(allowed))
	for _, a := range allowed {
		if a != "" {
			words = append(words, string(a))
		}
	}
	report(field, fmt.Sprintf("%q is not one of %s", string(value), strings.Join(words, ", ")))
}

func checkExists(c *Case, kind Kind, key, field string, report reporter) {
	if _, ok := c.Record(kind, key); !ok {
		report(field, fmt.Sprintf("there is no %s %q", kind, key))
	}
}

func checkOwner(c *Case, owner string, report reporter) {
	if owner != Programme {
		checkExists(c, KindOption, owner, "owner", report)
	}
}

func checkFigures(figures []decimal.Decimal, field string, report reporter) bool {
	sound := true
	for i, d := range figures {
		if text := figureProblem(d); text != "" {
			report(fmt.Sprintf("%s[%d]", field, i), text)
			sound = false
		}
	}
	return sound
}

// checkDay checks a day that may be unset.
func checkDay(day, field string, report reporter) {
	if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
		report(field, shownText(day)+" is not a day; write it like 2018-02-13")
	}
}
