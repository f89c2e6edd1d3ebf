package charts

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/budget"
)

// FigureModel is the figure of the operating model on a page.
const FigureModel FigureID = "model"

// onePage is what the figure of the model on a page is made from, in £m.
type onePage struct {
	Subject
	page      model.OnePage
	standings []model.Standing
	// low and high are the scenario's benefit at both ends of its range, cheapest and dearest its one-off cost.
	low, high         decimal.Decimal
	cheapest, dearest decimal.Decimal
	annual            appraisal.AnnualSaving
	places            int32
}

// newModel makes the figure of what was chosen for every decision, in the rows of the components, with the principles beside it.
// Money is shown at both ends of its range, so that it is the same whichever estimate is shown.
func newModel(s Subject) *Figure {
	least, most := budget.Of(s.Case, s.Scenario, model.Maximum, s.Basis), budget.Of(s.Case, s.Scenario, model.Minimum, s.Basis)
	summary := appraisal.SummaryOf(s.Case, s.Scenario, model.Minimum, s.Basis)
	x := onePage{
		Subject: s, page: model.OnePageOf(s.Case, s.Scenario, s.Basis), standings: summary.Standings, annual: summary.Annual,
		low: summary.Low.TotalBenefit, high: summary.High.TotalBenefit, cheapest: least.OneOffCost(), dearest: most.OneOffCost(),
	}
	x.places = model.Places(x.low, x.high, x.page.Low, x.page.High)
	for _, b := range x.page.Boxes() {
		x.places = max(x.places, model.Places(b.Low, b.High))
	}
	f := &Figure{
		title: x.headline(), subject: x.Name(), terms: x.moneyWords(), names: x.names(), empty: len(x.page.Layers) == 0,
		alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}
	if !f.empty {
		f.picture = x.chart()
	}
	return f
}

// moneyWords say what the money in the boxes is.
func (x onePage) moneyWords() string {
	over := ""
	if x.Case.Head().Years > 1 {
		over = "all years together, "
	}
	return "benefit of each decision, cautious to stretch, " + over + x.basisTerms()
}

func (x onePage) names() []string {
	var names []string
	for p := range x.Case.Principles.All() {
		names = append(names, p.Name)
	}
	return names
}

func (x onePage) chart() *draw.LayerChart {
	c := &draw.LayerChart{Back: "What people tell us", Sum: x.sumWords() + " " + x.ratingKey(), Panel: x.panel()}
	for _, layer := range x.page.Layers {
		var row []draw.LayerBox
		for _, b := range layer.Boxes {
			row = append(row, x.box(b))
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

func (x onePage) box(b model.PageBox) draw.LayerBox {
	box := draw.LayerBox{
		Name: x.boxName(b), Said: boxAnswer(b), Mark: ratingMark(b.Component.RAG), Amount: x.boxMoney(b),
		Against: againstWords(b.Against), Frame: draw.FirmFrame,
	}
	if box.Short = box.Against; len(b.Against) > 0 && len(b.Against) <= mostNamed {
		box.Short = "× " + strings.Join(principleIDs(b.Against), ", ")
	}
	switch {
	case len(b.Options) > 0:
	case b.Choice != nil && b.Choice.StaysAsIs():
		box.Frame = draw.ThinFrame
	default:
		box.Frame = draw.BrokenFrame
	}
	return box
}

// boxName names a component, and the decision where it has several.
func (x onePage) boxName(b model.PageBox) string {
	if several := len(slices.Collect(x.Case.DecisionsOf(b.Component.ID))) > 1; !several || b.Decision.Name == b.Component.Name {
		return b.Component.Name
	}
	return b.Component.Name + ": " + b.Decision.Name
}

// boxAnswer says what was chosen.
func boxAnswer(b model.PageBox) string {
	switch {
	case b.Decision == nil:
		return "No decision yet"
	case len(b.Options) > 0:
		return optionNames(b.Options)
	case b.Choice.StaysAsIs():
		return "No change"
	}
	return "Undecided"
}

// ratingMark is a rating's letter.
func ratingMark(r model.RAG) string {
	if r == model.Unrated {
		return "–"
	}
	return string(r)
}

// ratingKey says what the marks of the boxes mean: today's model is rated, not what was chosen.
func (x onePage) ratingKey() string {
	var parts []string
	for _, r := range []model.RAG{model.Red, model.Amber, model.Green, model.Unrated} {
		if slices.ContainsFunc(x.page.Boxes(), func(b model.PageBox) bool { return b.Component.RAG == r }) {
			words := model.Small(r.String())
			if r != model.Unrated {
				words = strings.ToLower(r.String()[2:])
			}
			parts = append(parts, ratingMark(r)+" "+words)
		}
	}
	return "Today’s model: " + strings.Join(parts, ", ") + "."
}

// boxMoney is the benefit of what was chosen, nothing where nothing was.
func (x onePage) boxMoney(b model.PageBox) string {
	if len(b.Options) == 0 {
		return ""
	}
	return rangeOf(b.Low, b.High, x.places)
}

// againstWords say which principles something conflicts with, or how many.
func againstWords(principles []*model.Principle) string {
	switch n := len(principles); {
	case n == 0:
		return ""
	case n > mostNamed:
		return fmt.Sprintf("× conflicts with %d principles", n)
	}
	return "× conflicts with " + strings.Join(principleIDs(principles), ", ")
}

func principleIDs(principles []*model.Principle) []string {
	ids := make([]string, len(principles))
	for i, p := range principles {
		ids[i] = p.ID
	}
	return ids
}

// panel lists the principles in bands by their area, each with how the scenario stands to it.
func (x onePage) panel() draw.LayerPanel {
	p := draw.LayerPanel{Heading: "Design principles"}
	if model.TallyOf(x.standings)[model.Supported] > 0 {
		p.Key = standMark(model.Supported) + " supported"
	}
	at := map[string]int{}
	for _, s := range x.standings {
		area := s.Principle.Area
		if _, known := at[area]; !known {
			at[area] = len(p.Bands)
			p.Bands = append(p.Bands, draw.LayerBand{Name: area})
		}
		row := draw.LayerRow{Mark: standMark(s.Stand()), Name: s.Principle.ID + " " + s.Principle.Name, Short: s.Principle.ID, Against: len(s.Opponents) > 0}
		if s.Stand() != model.Supported {
			row.Word = s.Stand().String()
		}
		band := &p.Bands[at[area]]
		band.Rows = append(band.Rows, row)
	}
	return p
}

// standMark is the sign of how a scenario stands to a principle; a word always stands beside it, or in the key.
func standMark(s model.Stand) string {
	return [...]string{"–", "+", "±", "×"}[s]
}

// sumWords say what stands in no box, that all is counted once, and what it takes.
func (x onePage) sumWords() string {
	all := rangeOf(x.low, x.high, x.places)
	text := "The boxes together: " + all + ". "
	if !x.page.Low.IsZero() || !x.page.High.IsZero() {
		text = fmt.Sprintf("In no box, council-wide whatever is chosen: %s. With the boxes: %s. ", rangeOf(x.page.Low, x.page.High, x.places), all)
	}
	if len(x.page.Layers) > 0 && !x.savingAbove() {
		text += x.savingWords() + ". "
	}
	return text + x.oneOffWords()
}

// longestTitle is how many letters of a title stand on two lines of a page.
const longestTitle = 88

// headline says what is saved a year and how the scenario stands to the principles; the saving stands below the boxes where both
// are too long.
func (x onePage) headline() string {
	if len(x.page.Layers) == 0 {
		return "No component so far"
	}
	if x.savingAbove() {
		return x.titleWith(x.savingWords())
	}
	return x.titleWith()
}

// savingAbove reports whether the title has room for the saving.
func (x onePage) savingAbove() bool {
	return len(x.standings) == 0 || utf8.RuneCountInString(x.titleWith(x.savingWords())) <= longestTitle
}

func (x onePage) titleWith(parts ...string) string {
	if len(x.standings) > 0 {
		parts = append(parts, model.TallyOf(x.standings).Words("principle"))
	}
	return strings.Join(parts, "; ")
}

// savingWords are the annual saving once in place, at the ends of its range.
func (x onePage) savingWords() string {
	when := "once in place"
	if head := x.Case.Head(); x.Case.WhatIf().Late > 0 { // what comes after the last year is no part of it
		when = "by " + head.YearName(head.Years-1)
	}
	if x.annual.Low.IsZero() && x.annual.High.IsZero() {
		return "Nothing saved a year " + when
	}
	return rangeOf(x.annual.Low, x.annual.High, model.Places(x.annual.Low, x.annual.High)) + " saved a year " + when
}

// oneOffWords are the one-off cost, at the ends of its range.
func (x onePage) oneOffWords() string {
	if x.cheapest.IsZero() && x.dearest.IsZero() {
		return "No one-off cost."
	}
	return "One-off cost " + rangeOf(x.cheapest, x.dearest, model.Places(x.cheapest, x.dearest)) + "."
}

func (x onePage) alt() string {
	if len(x.page.Layers) == 0 {
		return "No component so far."
	}
	decided := 0
	boxes := x.page.Boxes()
	for _, b := range boxes {
		if b.Choice != nil && (len(b.Options) > 0 || b.Choice.StaysAsIs()) {
			decided++
		}
	}
	return heard(fmt.Sprintf("The operating model of %s on a page, %s in %s, %d of them answered, with a benefit of %s in all, %s: %s.",
		x.Name(), model.Plural(len(boxes), "1 box", fmt.Sprintf("%d boxes", len(boxes))), many(len(x.page.Layers), "row"), decided,
		spokenRange(x.low, x.high), model.Small(x.Basis.Name()), x.headline()))
}

func (x onePage) description() string {
	text := []string{x.alt(), "Money is the " + x.moneyWords() + "."}
	for i, layer := range x.page.Layers {
		name := fmt.Sprintf("Row %d", i+1)
		if layer.Name != "" {
			name += ", " + layer.Name
		}
		var parts []string
		for _, b := range layer.Boxes {
			parts = append(parts, x.boxWords(b))
		}
		text = append(text, name+": "+strings.Join(parts, "; ")+".")
	}
	for _, s := range x.standings {
		if s.Stand() != model.Supported {
			text = append(text, fmt.Sprintf("%s %s: %s.", s.Principle.ID, s.Principle.Name, s.Stand()))
		}
	}
	return heard(strings.Join(append(text, x.sumWords()), " "))
}

// boxWords say all of a box in a sentence.
func (x onePage) boxWords(b model.PageBox) string {
	text := fmt.Sprintf("%s: %s, %s", x.boxName(b), boxAnswer(b), ratingWords(b.Component.RAG))
	if money := x.boxMoney(b); money != "" {
		text += ", " + money
	}
	if len(b.Against) > 0 {
		text += ", conflicts with " + model.JoinWords(principleIDs(b.Against))
	}
	return text
}

// ratingWords is a rating within a sentence.
func ratingWords(r model.RAG) string {
	if r == model.Unrated {
		return "not rated"
	}
	return "rated " + strings.ToLower(r.String()[2:])
}

func (x onePage) table() Table {
	t := Table{
		Caption: "The operating model on a page, " + x.Name() + ", " + x.moneyWords(), Words: 6, Total: true,
		Columns: []string{"Row", "Component", "Decision", "Chosen", "Rating", "Principles in conflict", "Lowest (£m)", "Highest (£m)"},
	}
	for i, layer := range x.page.Layers {
		for _, b := range layer.Boxes {
			decision, against := "none", "none"
			if b.Decision != nil {
				decision = b.Decision.Name
			}
			if len(b.Against) > 0 {
				against = strings.Join(principleIDs(b.Against), ", ")
			}
			name := layer.Name
			if name == "" {
				name = fmt.Sprintf("Row %d", i+1)
			}
			t.Rows = append(t.Rows, []string{name, b.Component.Name, decision, boxAnswer(b), b.Component.RAG.String(), against, plainAmount(b.Low, x.places), plainAmount(b.High, x.places)})
		}
	}
	if len(t.Rows) == 0 {
		return t
	}
	none := []string{"", "", "", "", ""}
	t.Rows = append(t.Rows, append([]string{model.CouncilWide}, append(none, plainAmount(x.page.Low, x.places), plainAmount(x.page.High, x.places))...))
	t.Rows = append(t.Rows, append([]string{"Total"}, append(none, plainAmount(x.low, x.places), plainAmount(x.high, x.places))...))
	return t
}

func (x onePage) notes() []string {
	lows, highs := []decimal.Decimal{x.page.Low}, []decimal.Decimal{x.page.High}
	for _, b := range x.page.Boxes() {
		lows, highs = append(lows, b.Low), append(highs, b.High)
	}
	notes := append(roundingNotes(x.places, sum{x.low, lows}, sum{x.high, highs}), illustrativeNotes(x.Case, x.Scenario)...)
	return append(notes, illustrativeLinks(x.Case, x.Scenario, "Links to principles are illustrative, not published", model.KindPrinciple)...)
}
