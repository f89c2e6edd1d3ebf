package papers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// considered lists the options of every decision with what each saves and costs and what is said for and against it, and the rules
// between them.
func (a optionsPaper) considered() {
	if a.Case.Options.Len() == 0 {
		return
	}
	a.d.Heading(1, "Options considered")
	a.principlesNamed()
	places := a.optionPlaces()
	for component := range a.Case.Components.All() {
		for d := range a.Case.DecisionsOf(component.ID) {
			a.optionsOf(component, d, places)
		}
	}
	a.d.Quiet(fmt.Sprintf("What an option saves is what it saves a year once in place, less its ongoing costs; its one-off cost is over %s; %s estimate. No change saves and costs nothing.",
		overYears(a.Case.Head()), model.Small(a.Estimate.Name())))
	a.rulesBetween()
}

// principlesNamed names the principles, which stand below by their numbers.
func (a optionsPaper) principlesNamed() {
	names := make([]string, 0, a.Case.Principles.Len())
	for p := range a.Case.Principles.All() {
		names = append(names, p.ID+" "+p.Name)
	}
	if len(names) > 0 {
		a.d.Quiet("Principles by their numbers: " + strings.Join(names, "; ") + ".")
	}
}

// optionFigures are what an option saves a year once in place, and what it costs once, in £m.
func (a optionsPaper) optionFigures(option string) (saves, costs decimal.Decimal) {
	years := a.Case.Head().Years
	for l := range a.Case.Lines.All() {
		if l.Owner != option {
			continue
		}
		total := decimal.Sum(decimal.Zero, l.Yearly(years, a.Estimate, model.InYear)...)
		switch {
		case l.Type == model.CostLine && l.Recurrence == model.Once:
			costs = costs.Add(total)
		case l.Type == model.CostLine:
			saves = saves.Sub(total)
		case l.Recurrence == model.Ongoing:
			saves = saves.Add(total)
		}
	}
	return saves, costs
}

func (a optionsPaper) optionPlaces() int32 {
	var places int32
	for o := range a.Case.Options.All() {
		places = max(places, model.Places(a.optionFigures(o.ID)))
	}
	return places
}

// optionsFor begins the caption of the options of a decision.
const optionsFor = "Options for "

// optionsOf is the table of the options of a decision.
func (a optionsPaper) optionsOf(component *model.Component, d *model.Decision, places int32) {
	options := slices.Collect(a.Case.OptionsOf(d.ID))
	if len(options) == 0 {
		return
	}
	name := decisionName(model.DecisionRow{Component: component.Name, Decision: d.Name})
	a.d.Heading(2, name)
	choice := a.Case.Choice(a.Scenario, d.ID)
	t := word.Table{
		Caption: optionsFor + name, Columns: []string{"Option", "In the proposal", "Saves a year (£m)", "One-off cost (£m)", "For", "Against"},
		Numeric: []bool{false, false, true, true},
	}
	for _, o := range options {
		saves, costs := a.optionFigures(o.ID)
		in := "No"
		if slices.Contains(choice.Options, o.ID) {
			in = "Yes"
		}
		name := o.Name
		if o.Consequence != "" {
			name += ": " + o.Consequence
		}
		benefit, cost := amount(saves, places), amount(costs, places)
		if given := a.given(o.ID); !given[model.BenefitLine] && !given[model.CostLine] {
			benefit, cost = "None given", "None given"
		} else if !given[model.CostLine] {
			cost = "None given"
		} else if !given[model.BenefitLine] {
			benefit = "None given"
		}
		if a.hidesOf(o.ID) {
			benefit, cost = withheldWords, withheldWords
		}
		t.Rows = append(t.Rows, []string{name, in, benefit, cost, cmp.Or(a.speaksFor(o, choice), "–"), cmp.Or(a.speaksAgainst(o, choice), a.unsaid(o, choice))})
	}
	if d.AsIs {
		in := "No"
		if choice.StaysAsIs() {
			in = "Yes"
		}
		t.Rows = append(t.Rows, []string{"No change", in, amount(decimal.Zero, places), amount(decimal.Zero, places), "–", "–"})
	}
	a.d.Table(t)
	if len(choice.Options) == 0 && !choice.StaysAsIs() {
		a.d.Quiet("Nothing is proposed here so far.")
	}
}

// given says which sorts of figures an option has.
func (a optionsPaper) given(option string) map[model.LineType]bool {
	given := map[model.LineType]bool{}
	for l := range a.Case.Lines.All() {
		if l.Owner == option {
			given[l.Type] = true
		}
	}
	return given
}

// unsaid stands where nothing is said against an option: of one that isn't proposed a reason is due.
func (a optionsPaper) unsaid(o *model.Option, choice *model.Choice) string {
	if slices.Contains(choice.Options, o.ID) || len(choice.Options) == 0 && !choice.StaysAsIs() {
		return "–"
	}
	return "Not recommended: reason to be given"
}

// speaksFor is what is said for an option: why it is proposed, and which principles it supports.
func (a optionsPaper) speaksFor(o *model.Option, choice *model.Choice) string {
	var parts []string
	if slices.Contains(choice.Options, o.ID) && choice.Reason != "" {
		parts = append(parts, choice.Reason)
	}
	return sentences(append(parts, a.principlesOf(o.ID, model.Supports, "Supports ")...))
}

// speaksAgainst is what is said against an option: why it isn't proposed, which principles it breaks, and which rules stand in its way.
func (a optionsPaper) speaksAgainst(o *model.Option, choice *model.Choice) string {
	var parts []string
	if out, ok := a.Case.RuledOut(a.Scenario, o.ID); ok && out.Reason != "" {
		parts = append(parts, out.Reason)
	}
	if !slices.Contains(choice.Options, o.ID) {
		if why := a.Case.WhyNot(a.Scenario, o.ID); why != "" {
			parts = append(parts, why)
		}
	}
	parts = append(parts, a.principlesOf(o.ID, model.Conflicts, "Conflicts with ")...)
	for _, b := range a.Case.BreachesBy(a.Scenario, o.ID) {
		other := b.Other
		if other.ID == o.ID {
			other = b.Option
		}
		parts = append(parts, model.WithReason(model.Capital(string(b.Rule.Relation))+" “"+other.Name+"”", b.Rule.Reason))
	}
	return sentences(parts)
}

// principlesOf names the principles that an option supports or conflicts with.
func (a optionsPaper) principlesOf(option string, stance model.Stance, says string) []string {
	var ids []string
	for l := range a.Case.Links.All() {
		if l.Owner == option && l.To == model.KindPrinciple && l.Stance == stance {
			ids = append(ids, l.Target)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return []string{says + model.JoinWords(ids)}
}

// sentences makes one text of parts, each a sentence.
func sentences(parts []string) string {
	var b strings.Builder
	for _, p := range parts {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimRight(strings.TrimSpace(p), "."))
		if !strings.HasSuffix(p, "?") && !strings.HasSuffix(p, "!") {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// rulesBetween are the rules between options, with whether the proposal keeps them.
func (a optionsPaper) rulesBetween() {
	if a.Case.Rules.Len() == 0 {
		return
	}
	a.d.Heading(2, "Rules between options")
	broken := map[string]bool{}
	for _, b := range a.Case.Breaches(a.Scenario) {
		broken[b.Rule.Key()] = true
	}
	t := word.Table{Caption: "Rules between options", Columns: []string{"Option", "Rule", "Other option", "Why", "In the proposal"}}
	for r := range a.Case.Rules.All() {
		kept := "Kept"
		if broken[r.Key()] {
			kept = "Broken"
		}
		option, _ := a.Case.Options.Get(r.Option)
		other, _ := a.Case.Options.Get(r.Other)
		t.Rows = append(t.Rows, []string{option.Name, string(r.Relation), other.Name, cmp.Or(r.Reason, "Not said"), kept})
	}
	a.d.Table(t)
}
