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
	f := finder{c: c, words: strings.Fields(strings.ToLower(query))}
	if len(f.words) == 0 {
		return nil
	}
	f.figures = figuresIn(f.words)
	for _, kind := range findOrder() {
		f.kind(kind)
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

// findOrder returns every kind in the order in which hits stand: what people work on first, any other kind last.
func findOrder() []Kind {
	first := []Kind{
		KindComponent, KindDecision, KindOption, KindScenario, KindPrinciple,
		KindDriver, KindTheme, KindEnabler, KindBenefit, KindObjective, KindLine, KindEvidence,
		KindChoice, KindRuledOut, KindWhyNot, KindCommitment, KindLink, KindRule,
		KindIssue, KindAssumption, KindBudgetLine, KindOverlap, KindReinvestment, KindOpportunity, KindArea, KindMeasure, KindRateTable, KindRate, KindDocument,
	}
	others := slices.DeleteFunc(Kinds(), func(k Kind) bool { return slices.Contains(first, k) })
	return append(first, others...)
}

// sought is what is looked for in a record: its name, other texts, and where they are said to stand, empty for a record
// that isn't looked for.
type sought struct {
	where, name string
	others      []string
}

type finder struct {
	c     *Case
	words []string
	// figures are what words mean that can be figures.
	figures []decimal.Decimal
	hits    []Hit
}

func (f *finder) kind(kind Kind) {
	for r := range f.c.RecordsOf(kind) {
		what := r.sought(f.c)
		if what.where == "" {
			continue
		}
		f.look(Hit{Kind: kind, Key: r.Key(), Where: what.where, Scenario: ScenarioOf(r)}, what.name, what.others...)
		if x, ok := r.(*Line); ok {
			f.lookForFigures(x, what.name)
		}
	}
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

// figuresIn reads the words that can be figures.
func figuresIn(words []string) []decimal.Decimal {
	var figures []decimal.Decimal
	for _, word := range words {
		if IsNil(word) {
			continue // a dash between two words means no figure
		}
		_, readings, _ := AnyCommas.meanings(word, "")
		figures = append(figures, readings...)
	}
	return figures
}

// lookForFigures adds a hit for each figure that a line holds.
func (f *finder) lookForFigures(x *Line, name string) {
	for _, d := range f.figures {
		if i := indexOfFigure(x, d); i >= 0 {
			f.hits = append(f.hits, Hit{Kind: KindLine, Key: x.ID, Text: name + ", " + InFull(d), Where: "Figures, " + f.c.Head().YearName(i)})
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
