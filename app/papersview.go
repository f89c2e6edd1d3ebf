package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// papersView is the page of what leaves the room: the figures of the scenario, each as it is printed, with its words.
type papersView struct {
	gridPage
	w     *Window
	shown *model.Case
	view  session.View
	kinds []charts.Kind
	// empty are those with nothing to show, which no paper holds.
	empty map[charts.Kind]bool
	// titles are the headlines of the figures, once they are made.
	titles map[charts.Kind]string
	kind   charts.Kind
	// evidence is what slow figures rest on; the worker finds it and makes their titles.
	evidence *charts.Evidence
	worker   *session.Questions[charts.Subject]

	over    *fyne.Container
	state   *ui.Segments
	chart   *chartPane
	heading *ui.Paragraph
	words   *ui.Paragraph
}

func newPapersView(w *Window) view {
	v := &papersView{w: w, kind: charts.KindProfile, titles: map[charts.Kind]string{}, evidence: new(charts.Evidence)}
	v.worker = session.NewQuestions(v.makeSlowTitles)
	v.state = &ui.Segments{Name: "State", Labels: []string{"Draft", "Final"}, OnKey: w.typedKey}
	v.state.OnSelect = func(i int) {
		v.state.Set(i)
		v.refresh()
	}
	v.over = container.New(&ui.ChipRow{Gap: ui.Gap}, v.state)
	for _, id := range []commandID{cmdCopyImage, cmdCopyTable, cmdCopyAlt, cmdSaveFigure, cmdSaveWord, cmdSaveWorkbook, cmdSaveAll, cmdDeclare} {
		v.over.Add(w.newControl("", id, nil).Labelled(shortNames()[id]))
	}
	v.grid = grid.New(w.window.Canvas(), "Figures of the scenario", 1, v, grid.Signals{
		OnCursor: v.onCursor, OnLeave: w.status.clear, OnOpen: v.open, OnRune: v.onRune, OnShortcut: w.typedShortcut, OnKey: w.typedKey,
	})
	v.grid.Wraps = true
	v.chart = newChartPane(v.kind, v.take, w.onUI)
	v.chart.paper()
	v.heading = ui.NewParagraph("Text alternative", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet, Bold: true})
	v.words = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	words := ui.NewCard(container.New(&ui.Column{Gap: 4, Pad: ui.CardPad}, v.heading, v.words))
	v.root = container.New(&paperPage{}, v.over, ui.NewCardOf(v.grid.Root), v.chart.root, words)
	return v
}

// paperPage sets the list beside the picture, and the picture's words below it.
type paperPage struct{}

const (
	papersListShare float32 = 0.36
	papersWords     float32 = 110
)

func (paperPage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*bodyPad, 2*bodyPad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(bodyPad, bodyPad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	top, height := bodyPad+over+ui.Gap, max(inner.Height-over-ui.Gap, 0)
	list := inner.Width * papersListShare
	objects[1].Move(fyne.NewPos(bodyPad, top))
	objects[1].Resize(fyne.NewSize(list, height))
	right, wide := bodyPad+list+ui.RowGap, inner.Width-list-ui.RowGap
	words := min(max(papersWords, ui.HeightFor(objects[3], wide)), height/3)
	objects[2].Move(fyne.NewPos(right, top))
	objects[2].Resize(fyne.NewSize(wide, height-words-ui.RowGap))
	objects[3].Move(fyne.NewPos(right, top+height-words))
	objects[3].Resize(fyne.NewSize(wide, words))
}

func (paperPage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

func (v *papersView) stop() {
	v.worker.Stop()
	v.chart.stop()
}

func (v *papersView) refresh() {
	s := v.w.session
	if s.Case() != v.shown || s.View() != v.view {
		v.shown, v.view = s.Case(), s.View()
		v.makeTitles()
	}
	v.grid.Refresh()
	v.draw()
}

// makeTitles lists the figures that the scenario has, each with its headline.
func (v *papersView) makeTitles() {
	subject := v.w.paperSubject()
	v.kinds, v.titles, v.empty = nil, map[charts.Kind]string{}, map[charts.Kind]bool{}
	for _, k := range charts.Kinds() {
		if k.Slow() {
			v.kinds, v.titles[k] = append(v.kinds, k), "…"
		} else if f, err := charts.New(k, subject.Subject); err == nil { // a comparison needs a second scenario
			v.kinds = append(v.kinds, k)
			v.entitle(k, f)
		}
	}
	v.worker.Ask(subject.Subject)
}

// entitle lists a figure's headline.
func (v *papersView) entitle(k charts.Kind, f *charts.Figure) {
	v.titles[k], v.empty[k] = f.Title(), f.Empty()
	if f.Empty() {
		v.titles[k] += ": left out of papers"
	}
}

// makeSlowTitles runs on the worker.
func (v *papersView) makeSlowTitles(_ context.Context, s charts.Subject) {
	made := map[charts.Kind]*charts.Figure{}
	for _, k := range charts.Kinds() {
		if f, err := charts.New(k, s); k.Slow() && err == nil {
			made[k] = f
		}
	}
	v.w.onUI(func() {
		if s.Case != v.shown || s.Scenario != v.view.Scenario || s.Estimate != v.view.Estimate || s.Basis != v.view.Basis {
			return // a newer state is asked for
		}
		for k, f := range made {
			v.entitle(k, f)
		}
		v.grid.Refresh()
	})
}

// draw has the figure under the cursor drawn.
func (v *papersView) draw() {
	subject := v.w.paperSubject()
	v.chart.print(v.kind, append([]string{subject.Scenario}, subject.With...), subject.Final, subject.At)
	v.chart.refresh(v.shown, v.view, v.w.theme)
}

// take shows the words of the picture.
func (v *papersView) take(f *charts.Figure) {
	v.w.showFigureOf(v, f)
	alt := ""
	if f != nil {
		alt = f.Alt()
	}
	v.words.Set(alt, v.words.Look)
	v.layOut()
}

func (v *papersView) onCursor(at grid.Place) {
	if at.Row < len(v.kinds) && v.kinds[at.Row] != v.kind {
		v.kind = v.kinds[at.Row]
		v.grid.Arrange()
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
func (v *papersView) open(at grid.Place) {
	if at.Col == paperChosenColumn {
		v.toggle(at.Row)
		return
	}
	v.w.run(cmdSaveFigure)
}

// onRune takes Space, which does the same on any column.
func (v *papersView) onRune(r rune) bool {
	if r == ' ' {
		v.toggle(v.grid.Cursor.Row)
	}
	return r == ' '
}

func (v *papersView) toggle(row int) {
	if row >= len(v.kinds) {
		return
	}
	if v.empty[v.kinds[row]] {
		v.w.status.explain(v.kinds[row].Name() + " has nothing to show, so no paper holds it")
		return
	}
	v.w.leaveOut(v.kinds[row])
	v.grid.Arrange()
}

func (v *papersView) figureShown() (charts.Kind, []string) { return v.kind, nil }

func (v *papersView) Columns() []grid.Column {
	return []grid.Column{
		{Title: "Figure", Ems: 7.5, Grow: 0.4}, {Title: "What it says", Ems: 8, Grow: 1}, {Title: "In Word", Ems: 5, Centred: true},
	}
}

func (v *papersView) Rows() int                     { return len(v.kinds) }
func (v *papersView) Key(row int) string            { return string(v.kinds[row]) }
func (v *papersView) Pinned() int                   { return 0 }
func (v *papersView) PinnedCell(int, int) grid.Cell { return grid.Cell{} }
func (v *papersView) Cell(row, col int) grid.Cell {
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
		if cell.Text = "–"; !v.w.leftOut(k) && !v.empty[k] {
			cell.Text, cell.Ink = "●", theme.ColorNamePrimary
		}
	}
	return cell
}
