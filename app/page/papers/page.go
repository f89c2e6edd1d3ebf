// Package papers is the page of what leaves the room: figures as they are printed, the appendix and the workbook.
package papers

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// view is the page of what leaves the room: the figures of the scenario, each as it is printed, with its words.
type view struct {
	page.Table
	h     page.Host
	shown *model.Case
	view  session.View
	kinds []charts.FigureID
	// empty are those with nothing to show, which no paper holds.
	empty map[charts.FigureID]bool
	// titles are the headlines of the figures, once they are made.
	titles map[charts.FigureID]string
	kind   charts.FigureID
	// workings are what slow figures rest on; the worker finds them and makes their titles.
	workings *charts.Workings
	worker   *session.Questions[charts.Subject]

	over    *fyne.Container
	state   *ui.Segments
	hands   *ui.Segments
	chart   *figure.Pane
	heading *ui.Paragraph
	words   *ui.Paragraph
}

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Papers, Title: title, Group: page.Share, Key: fyne.Key9, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h, kind: charts.FigureProfile, titles: map[charts.FigureID]string{}, workings: new(charts.Workings)}
	v.worker = session.NewQuestions(v.makeSlowTitles)
	v.state = page.TermedSwitch(h, &ui.Segments{Name: "State", Labels: []string{"Draft", "Final"}, OnKey: h.TypedKey})
	v.state.OnSelect = func(i int) {
		shown := h.Session().View()
		shown.Final = i == 1
		h.Session().Show(shown)
	}
	v.hands = &ui.Segments{Name: "What the room said, in Word", Labels: []string{"Without hands", "With hands"}, OnKey: h.TypedKey}
	v.hands.OnSelect = func(i int) {
		h.Session().PrintHands(i == 1)
		v.hands.Set(i)
	}
	v.over = container.New(&ui.ChipRow{Gap: ui.Gap}, v.state)
	for _, id := range []page.ID{cmdCopyImage, cmdCopyTable, cmdCopyAlt, cmdSaveFigure, cmdSaveWord, cmdSavePDF, cmdSaveWorkbook, cmdSaveAll, page.Declare} {
		v.over.Add(h.Control("", id, nil).Labelled(shortNames()[id]))
	}
	v.over.Add(v.hands)
	v.Grid = grid.New(h.Canvas(), "Figures of the scenario", 1, v, grid.Signals{
		OnCursor: v.onCursor, OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnOpen: v.open, OnRune: v.onRune, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	v.Grid.Wraps = true
	v.chart = figure.New(v.kind, v.take, h.OnUI)
	v.chart.Paper()
	v.heading = ui.NewParagraph("Text alternative", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet, Bold: true})
	v.words = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	words := ui.NewCard(container.New(&ui.Column{Gap: 4, Pad: ui.CardPad}, v.heading, v.words))
	v.Whole = container.New(&page.ListBeside{}, v.over, ui.NewCardOf(v.Grid.Root), v.chart.Root, words)
	return v
}

// Show has nothing to put the keys on.
func (v *view) Show(page.Place) {}

// Drawn reports whether the picture shows the present state, and every headline is made.
func (v *view) Drawn() bool {
	for _, k := range v.kinds {
		if v.titles[k] == awaited {
			return false
		}
	}
	return v.chart.UpToDate()
}

// Stop ends the drawing.
func (v *view) Stop() {
	v.worker.Stop()
	v.chart.Stop()
}

// Refresh lists the figures of the scenario and has the one under the cursor drawn.
func (v *view) Refresh() {
	s := v.h.Session()
	if s.Shown() != v.shown || s.View() != v.view {
		v.shown, v.view = s.Shown(), s.View()
		v.makeTitles()
	}
	v.state.Set(map[bool]int{true: 1}[v.view.Final])
	v.showHands()
	v.Grid.Refresh()
	v.draw()
}

// showHands offers what the room said for the appendix, where the scenario has any of it.
func (v *view) showHands() {
	v.hands.Set(map[bool]int{true: 1}[v.h.Session().PrintsHands()])
	there := false
	for x := range v.shown.Hands.All() {
		there = there || x.Scenario == v.view.Scenario
	}
	if there != v.hands.Visible() {
		ui.SetVisible(v.hands, there)
		v.LayOut()
	}
}

// makeTitles lists the figures that the scenario has, each with its headline.
func (v *view) makeTitles() {
	subject := v.subject()
	v.kinds, v.titles, v.empty = nil, map[charts.FigureID]string{}, map[charts.FigureID]bool{}
	for _, k := range charts.FigureIDs() {
		if k.Slow() {
			v.kinds, v.titles[k] = append(v.kinds, k), awaited
		} else if f, err := charts.New(k, subject.Subject); err == nil { // a comparison needs a second scenario
			v.kinds = append(v.kinds, k)
			v.entitle(k, f)
		}
	}
	v.worker.Ask(subject.Subject)
}

// awaited stands in the place of a headline that is being made.
const awaited = "…"

// entitle lists a figure's headline.
func (v *view) entitle(k charts.FigureID, f *charts.Figure) {
	v.titles[k], v.empty[k] = f.Title(), f.Empty()
	if f.Empty() {
		v.titles[k] += ": left out of papers"
	}
}

// makeSlowTitles runs on the worker.
func (v *view) makeSlowTitles(_ context.Context, s charts.Subject) {
	made := map[charts.FigureID]*charts.Figure{}
	for _, k := range charts.FigureIDs() {
		if f, err := charts.New(k, s); k.Slow() && err == nil {
			made[k] = f
		}
	}
	v.h.OnUI(func() {
		if s.Case != v.shown || s.Scenario != v.view.Scenario || s.Estimate != v.view.Estimate || s.Basis != v.view.Basis {
			return // a newer state is asked for
		}
		for k, f := range made {
			v.entitle(k, f)
		}
		v.Grid.Refresh()
	})
}

// draw has the figure under the cursor drawn.
func (v *view) draw() {
	subject := v.subject()
	v.chart.Print(v.kind, append([]string{subject.Scenario}, subject.With...), subject.Final, subject.At)
	v.chart.Refresh(v.shown, v.view, v.h.Theme())
}

// take shows the words of the picture.
func (v *view) take(f *charts.Figure) {
	v.h.ShowFigure(v, f)
	alt := ""
	if f != nil {
		alt = f.Alt()
	}
	v.words.Set(alt, v.words.Look)
	v.LayOut()
}

func (v *view) onCursor(at grid.Place) {
	if at.Row < len(v.kinds) && v.kinds[at.Row] != v.kind {
		v.kind = v.kinds[at.Row]
		v.Grid.Arrange()
		v.draw()
	}
}

// The columns of the list.
const (
	paperNameColumn = iota
	paperTitleColumn
	paperChosenColumn
)

// open leaves the figure out of the appendix or takes it in where that is shown, and saves it elsewhere.
func (v *view) open(at grid.Place) {
	if at.Col == paperChosenColumn {
		v.toggle(at.Row)
		return
	}
	v.h.Run(cmdSaveFigure)
}

// onRune takes Space, which does the same on any column.
func (v *view) onRune(r rune) bool {
	if r == ' ' {
		v.toggle(v.Grid.Cursor.Row)
	}
	return r == ' '
}

func (v *view) toggle(row int) {
	if row >= len(v.kinds) {
		return
	}
	if v.empty[v.kinds[row]] {
		v.h.Explain(v.kinds[row].Name() + " has nothing to show, so no paper holds it")
		return
	}
	v.leaveOut(v.kinds[row])
	v.Grid.Arrange()
}

// FigureShown is the figure under the cursor.
func (v *view) FigureShown() (charts.FigureID, []string) { return v.kind, nil }

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	return []grid.Column{
		{Title: "Figure", Ems: 7.5, Grow: 0.4}, {Title: "What it says", Ems: 8, Grow: 1}, {Title: "In Word", Ems: 5, Centred: true},
	}
}

func (v *view) Rows() int                     { return len(v.kinds) }
func (v *view) Key(row int) string            { return string(v.kinds[row]) }
func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(int, int) grid.Cell { return grid.Cell{} }
func (v *view) Cell(row, col int) grid.Cell {
	k := v.kinds[row]
	cell := grid.Cell{Locked: true}
	if k == v.kind {
		cell.Ground = ui.ColorChosen
	}
	switch col {
	case paperNameColumn:
		cell.Text, cell.Bold = k.Name(), true
	case paperTitleColumn:
		cell.Text = v.titles[k]
	case paperChosenColumn:
		if cell.Text = "–"; !v.h.Session().LeftOut(string(k)) && !v.empty[k] {
			cell.Text, cell.Ink = "●", theme.ColorNamePrimary
		}
	}
	return cell
}
