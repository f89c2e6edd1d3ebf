package model

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Hit is a record in which [Find] found what was asked for.
type Hit struct {
	Kind Kind
	Key  string
	// Text is what was found, Where says what it belongs to.
	Text, Where string
	// Scenario is the id of the scenario that it stands in, empty for what stands in none.
	Scenario string
	// inName says that a name holds it: such hits come first.
	inName bool
}

// Find returns the records that hold every word of a query, capitals aside, at most a number of them: those
// whose names hold it first, then the others, each in the case's order. It looks at names, the numbers that
// people see, texts, reasons and figures. An empty query finds nothing.
func Find(c *Case, query string, most int) []Hit {
	f := finder{c: c, words: strings.Fields(strings.ToLower(query)), most: most}
	if len(f.words) == 0 {
		return nil
	}
	for _, look := range []func(){f.components, f.principles, f.factors, f.lines, f.evidence, f.reasons, f.rest} {
		look()
	}
	slices.SortStableFunc(f.hits, func(a, b Hit) int {
		switch {
		case a.inName == b.inName:
			return 0
		case a.inName:
			return -1
		}
		return 1
	})
	return f.hits[:min(len(f.hits), most)]
}

type finder struct {
	c     *Case
	words []string
	most  int
	hits  []Hit
}

// look adds a hit where the name, or the name and other texts together, hold every word.
func (f *finder) look(hit Hit, name string, others ...string) {
	hit.inName = f.holds(name)
	if !hit.inName && !f.holds(name+"\n"+strings.Join(others, "\n")) {
		return
	}
	if hit.Text = name; !hit.inName {
		for _, text := range others {
			if f.holdsAny(text) {
				hit.Text = strings.TrimSpace(name + ": " + strings.ReplaceAll(text, "\n", " "))
				break
			}
		}
	}
	f.hits = append(f.hits, hit)
}

func (f *finder) holds(text string) bool {
	text = strings.ToLower(text)
	return !slices.ContainsFunc(f.words, func(word string) bool { return !strings.Contains(text, word) })
}

func (f *finder) holdsAny(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(f.words, func(word string) bool { return strings.Contains(text, word) })
}

func (f *finder) components() {
	for x := range f.c.Components.All() {
		f.look(Hit{Kind: KindComponent, Key: x.ID, Where: "Component"}, x.Name, x.Assessment)
	}
	for x := range f.c.Decisions.All() {
		f.look(Hit{Kind: KindDecision, Key: x.ID, Where: "Decision of " + f.c.titleOf(KindComponent, x.Component)}, x.Name)
	}
	for x := range f.c.Options.All() {
		f.look(Hit{Kind: KindOption, Key: x.ID, Where: "Option of " + f.c.titleOf(KindDecision, x.Decision)}, x.Name, x.Consequence, x.Notes)
	}
	for x := range f.c.Scenarios.All() {
		f.look(Hit{Kind: KindScenario, Key: x.ID, Where: "Scenario", Scenario: x.ID}, x.Name, x.Conflicts, x.Dispensations)
	}
}

func (f *finder) principles() {
	for x := range f.c.Principles.All() {
		f.look(Hit{Kind: KindPrinciple, Key: x.ID, Where: "Principle"}, x.ID+" "+x.Name, x.Area, x.Statement)
	}
}

func (f *finder) factors() {
	for _, kind := range []Kind{KindDriver, KindTheme, KindEnabler, KindBenefit, KindObjective} {
		for r := range f.c.RecordsOf(kind) {
			f.look(Hit{Kind: kind, Key: r.Key(), Where: Capital(nounOf(kind))}, titleOf(r))
		}
	}
}

// lines looks at what lines say and, where a word can be a figure, at their figures.
func (f *finder) lines() {
	var figures []decimal.Decimal
	for _, word := range f.words {
		if IsNil(word) {
			continue // a dash between two words means no figure
		}
		_, readings, _ := AnyCommas.meanings(word, "")
		figures = append(figures, readings...)
	}
	head := f.c.Head()
	for x := range f.c.Lines.All() {
		name := f.c.lineName(x)
		f.look(Hit{Kind: KindLine, Key: x.ID, Where: "Figures"}, name, x.Note, x.OverrunSource)
		for _, d := range figures {
			if i := indexOfFigure(x, d); i >= 0 {
				f.hits = append(f.hits, Hit{Kind: KindLine, Key: x.ID, Text: name + ", " + InFull(d), Where: "Figures, " + head.YearName(i)})
			}
		}
	}
}

// indexOfFigure returns the first year in which a line has a figure, -1 for none.
func indexOfFigure(x *Line, d decimal.Decimal) int {
	is := func(one decimal.Decimal) bool { return one.Equal(d) }
	if i := slices.IndexFunc(x.Minimum, is); i >= 0 {
		return i
	}
	return slices.IndexFunc(x.Maximum, is)
}

func (f *finder) reasons() {
	for x := range f.c.Choices.All() {
		if x.Reason != "" {
			f.look(Hit{Kind: KindChoice, Key: x.Key(), Scenario: x.Scenario, Where: "Reason in " + f.c.titleOf(KindScenario, x.Scenario)},
				f.c.titleOf(KindDecision, x.Decision), x.Reason)
		}
	}
	for x := range f.c.RuledOuts.All() {
		f.look(Hit{Kind: KindRuledOut, Key: x.Key(), Scenario: x.Scenario, Where: "Ruled out in " + f.c.titleOf(KindScenario, x.Scenario)},
			f.c.titleOf(KindOption, x.Option), x.Reason)
	}
	for x := range f.c.Commitments.All() {
		if x.Question != "" {
			f.look(Hit{Kind: KindCommitment, Key: x.Key(), Scenario: x.Scenario, Where: "Question in " + f.c.titleOf(KindScenario, x.Scenario)},
				f.c.titleOf(KindDecision, x.Decision), x.Question, x.By)
		}
	}
	for x := range f.c.Links.All() {
		if x.Reason != "" {
			f.look(Hit{Kind: KindLink, Key: x.Key(), Where: "Reason for a link"}, f.c.nameOf(x), x.Reason)
		}
	}
	for x := range f.c.Rules.All() {
		f.look(Hit{Kind: KindRule, Key: x.Key(), Where: "Rule"}, f.c.nameOf(x), x.Reason)
	}
}

func (f *finder) rest() {
	for x := range f.c.Issues.All() {
		f.look(Hit{Kind: KindIssue, Key: x.ID, Where: "Parked questions"}, x.Text, x.Owner)
	}
	for x := range f.c.Assumptions.All() {
		f.look(Hit{Kind: KindAssumption, Key: x.ID, Where: "Assumption"}, x.ID+" "+x.Text, x.LeavesOut)
	}
	for x := range f.c.Overlaps.All() {
		f.look(Hit{Kind: KindOverlap, Key: x.ID, Where: "Already in the budget"}, x.Measure, x.BudgetLine, x.Why, InFull(x.Steps()))
	}
	for x := range f.c.RateTables.All() {
		f.look(Hit{Kind: KindRateTable, Key: x.Key(), Where: "Rates"}, f.c.nameOf(x), x.Name, x.Edition, x.Source, x.Note)
	}
	for x := range f.c.Rates.All() {
		f.look(Hit{Kind: KindRate, Key: x.ID, Where: "Rates"}, f.c.nameOf(x), x.Of)
	}
	for x := range f.c.Documents.All() {
		f.look(Hit{Kind: KindDocument, Key: x.ID, Where: "Source"}, x.Title, x.Publisher)
	}
}

func (f *finder) evidence() {
	for x := range f.c.Evidence.All() {
		var cells []string
		for _, row := range x.Printed() {
			cells = append(cells, strings.Join(row, " "))
		}
		f.look(Hit{Kind: KindEvidence, Key: x.ID, Where: "Evidence"}, x.Title, cells...)
	}
}
