package board

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// outcome shows in words what the scenario comes to: the headline figures, what the last change
// did, the principles and the rules.
type outcome struct {
	figures [say.HeadlineCount]headlineCell
	// links lead from the figures to their lines.
	links [say.HeadlineCount]*ui.Link
	// reading says on which basis the figures stand.
	reading *fact
	change  *fact
	// against is what differs from the comparator, shown while one is pinned.
	against *fact
	// budget says what of the scenario's figures the council's budget counts on already, where that is known.
	budget     *fact
	principles *fact
	// measures counts what is to be moved that isn't money, and areas names those out of which too much is taken; both are there only
	// where there is anything to say.
	measures, areas *fact
	// enablers names what is needed and that nothing brings, there only where a case says what brings any.
	enablers *fact
	rules    *fact
	// fit says how many schemes fit.
	fit   *fact
	facts *fyne.Container
	root  *fyne.Container
}

// headlineCell is one headline figure with its label and note.
type headlineCell struct{ label, figure, note *ui.Paragraph }

// fact is a labelled sentence, or the first few lines of a list with what leads to all of them.
type fact struct {
	text *ui.Paragraph
	rest *page.Rest
	root *fyne.Container
}

// mostLines are those of a list that stand beside the board.
const mostLines = 3

// factLabel is the width of the labels, over the size of their text.
const factLabel float32 = 7.4

// newOutcome makes the words below the chart; onFigures shows the lines that a figure is made up of.
func newOutcome(h page.Host, onFigures func(page.Place), onFocus func(), onKey func(*fyne.KeyEvent)) *outcome {
	o := &outcome{
		reading: newFact(h, "How to read"), change: newFact(h, "Last change"), against: newFact(h, "Compared"), budget: newFact(h, "In the budget"),
		principles: newFact(h, "Principles"), measures: newFact(h, "Measures"), areas: newFact(h, "Areas"), enablers: newFact(h, "Enablers"), rules: newFact(h, "Rules broken"), fit: newFact(h, "Schemes"),
	}
	var columns []fyne.CanvasObject
	for i := range o.figures {
		cell := headlineCell{label: ui.NewParagraph("", ui.Look{}), figure: ui.NewParagraph("", ui.Look{}), note: ui.NewParagraph("", ui.Look{})}
		cell.note.AtLeast = 2
		cell.figure.Shrinks = true
		o.figures[i] = cell
		to := headlinePlaces()[i]
		link := ui.NewLink(container.New(&ui.Column{Gap: 1}, cell.label, cell.figure, cell.note), "show its lines")
		link.OnOpen, link.OnFocus, link.OnKey = func() { onFigures(to) }, onFocus, onKey
		o.links[i] = link
		link.Hint = page.HintOf(h, func() string { return cell.label.Text })
		columns = append(columns, o.links[i])
	}
	o.change.text.AtLeast, o.fit.text.AtLeast = 2, 1
	o.facts = container.New(&ui.Column{Gap: 4, Pad: 12}, o.reading.root, o.change.root, o.against.root, o.budget.root, o.principles.root, o.measures.root, o.fit.root, o.areas.root, o.enablers.root, o.rules.root)
	o.root = container.New(&ui.Column{Gap: ui.RowGap, Pad: ui.ScrollPad},
		ui.NewCard(container.New(&ui.Column{Pad: 12}, container.New(&ui.Cells{Gap: ui.Gap, Weights: headlineWeights(), Least: headlineLeast}, columns...))), ui.NewCard(o.facts))
	return o
}

// headlinePlaces are where the annual saving, the one-off cost, the payback and what is new to the budget come from.
func headlinePlaces() []page.Place {
	return []page.Place{{Page: page.Figures, Lines: page.AllLines}, {Page: page.Figures, Lines: page.CostLines}, {Page: page.Figures, Lines: page.AllLines}, {Page: page.Budget}}
}

// headlineWeights gives the cost, whose note names three categories, more room than the others.
func headlineWeights() []float32 { return []float32{1.1, 1.25, 1, 1.2} }

// headlineLeast is the least width of a headline: that of a year, which is written smaller before it is broken.
func headlineLeast() float32 { return ui.Look{Size: ui.SizeTitle, Bold: true}.Width("2019/20") }

func newFact(h page.Host, label string) *fact {
	f := &fact{text: ui.NewParagraph("", ui.Look{}), rest: page.NewRest(h, label, nil)}
	name := ui.NewParagraph(label, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	f.root = container.New(&ui.Labelled{Ems: factLabel}, page.Termed(h, label, name), container.New(&ui.Column{}, f.text, f.rest.Link))
	return f
}

// show says something, and takes no room where there is nothing to say.
func (f *fact) show(text string, look ui.Look) {
	f.text.Set(text, look)
	ui.SetVisible(f.root, text != "")
}

// list shows the first few of some lines and what leads to all of them, below what is said of all.
func (f *fact) list(ofAll string, lines []string, look ui.Look) {
	most := mostLines
	if ofAll != "" {
		lines, most = append([]string{ofAll}, lines...), most+1
	}
	f.show(strings.Join(f.rest.Of(most, lines), "\n"), look)
}

// refresh shows a summary of the scenario; the owner lays out again afterwards.
func (o *outcome) refresh(s *session.Session) {
	view := s.View()
	summary := s.Summary()
	for i, h := range say.Headlines(summary, s.Budget(), s.Shown()) {
		o.figures[i].label.Set(h.Label, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
		o.figures[i].figure.Set(h.Figure, ui.Look{Size: ui.SizeHeadline, Color: theme.ColorNameForeground, Bold: true})
		o.figures[i].note.Set(h.Note, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
		o.links[i].Name = h.Label + " " + h.Figure + ", " + h.Note
	}
	plain := ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground}
	strong := plain
	strong.Bold = true
	o.reading.text.Set(say.Reading(view.Basis, view.WhatIf), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	o.change.text.Set(changeWords(s.LastChange()), strong)
	o.against.show(againstWords(s, summary), plain)
	of := slices.DeleteFunc(appraisal.Ledger(s.Shown(), view.Scenario, view.Estimate, view.Basis), appraisal.LedgerRow.OfNet)
	o.budget.list(s.Budget().OfNet(summary.Flow.TotalNet), budgetWords(of, view.Basis), plain)
	o.principles.text.Set(principleWords(summary), plain)
	o.measures.show(model.MeasuredWords(s.Case().MeasuredIn(view.Scenario)), plain)
	o.areas.list("", alarmWords(s.Shown().Takings(view.Scenario, view.Estimate)), ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict})
	unmet := model.UnmetIn(s.Shown(), view.Scenario, view.Estimate, view.Basis)
	o.enablers.list(model.UnmetTogether(s.Shown(), view.Scenario, view.Estimate, view.Basis, unmet), say.Each(unmet, model.Unmet.Words), ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict})
	o.showBreaches(summary.Breaches)
}

// showFit says how many schemes fit; what is known of another state stays until that of this one is.
func (o *outcome) showFit(f *fit) {
	if f != nil {
		o.fit.text.Set(fitWords(f), ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground})
	}
}

func (o *outcome) showBreaches(breaches []model.Breach) {
	lines := o.rules.rest.Of(mostLines, say.Each(breaches, breachWords))
	if len(lines) > 0 {
		lines = append(slices.Clone(lines), "Ctrl+Shift+M on an option offers what makes it fit.")
	}
	o.rules.show(strings.Join(lines, "\n"), ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict})
}
