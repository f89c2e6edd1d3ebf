package papers

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
)

var _ page.Arranger = (*view)(nil)

// makeTitles lists the figures that the scenario has, each with its headline.
func (v *view) makeTitles() {
	subject := v.subject()
	v.of = subject.Case
	v.kinds, v.titles, v.empty, v.withheld = nil, map[charts.FigureID]string{}, map[charts.FigureID]bool{}, map[charts.FigureID]bool{}
	for _, k := range v.inOrder() {
		if k.Slow() {
			v.kinds, v.titles[k] = append(v.kinds, k), awaited
		} else if f, err := charts.New(k, subject.Subject); err == nil { // a comparison needs a second scenario
			v.kinds = append(v.kinds, k)
			v.entitle(k, f)
		}
	}
	v.worker.Ask(subject)
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
func (v *view) makeSlowTitles(_ context.Context, s papers.Paper) {
	made, withheld := map[charts.FigureID]*charts.Figure{}, map[charts.FigureID]bool{}
	for _, k := range charts.FigureIDs() {
		if f, err := charts.New(k, s.Subject); k.Slow() && err == nil {
			made[k] = f
		}
		withheld[k] = s.Withholds(k)
	}
	v.h.OnUI(func() {
		if s.Case != v.of || s.Scenario != v.view.Scenario || s.Estimate != v.view.Estimate || s.Basis != v.view.Basis {
			return // a newer state is asked for
		}
		for k, f := range made {
			v.entitle(k, f)
		}
		for k, out := range withheld {
			if out {
				v.withheld[k], v.empty[k] = true, true
				v.titles[k] = "Only in part 2: it rests on lines that are not for publication"
			}
		}
		v.Grid.Refresh()
		v.draw()
	})
}

// The columns of the list of figures.
const (
	paperNameColumn = iota
	paperTitleColumn
	paperChosenColumn
)

func figureColumns() []grid.Column {
	return []grid.Column{
		{Title: "Figure", Ems: 7.5, Grow: 0.4}, {Title: "What it says", Ems: 8, Grow: 1}, {Title: "In paper", Ems: 6, Centred: true},
	}
}

// openFigure leaves the figure out of the options paper or takes it in where that is shown, and saves it elsewhere.
func (v *view) openFigure(at grid.Place) {
	if at.Col == paperChosenColumn {
		v.toggle(at.Row)
		return
	}
	v.h.Run(cmdSaveFigure)
}

// toggle leaves the figure of a row out of the options paper, or takes it in again.
func (v *view) toggle(row int) {
	if row >= len(v.kinds) {
		return
	}
	k := v.kinds[row]
	if v.empty[k] {
		why := " has nothing to show, so no paper holds it"
		if v.withheld[k] {
			why = " rests on lines that are not for publication, so only part 2 holds it"
		}
		v.h.Explain(k.Name() + why)
		return
	}
	out, words := !v.h.Session().LeftOut(string(k)), " is in the options paper"
	if out {
		words = " is left out of the options paper"
	}
	v.h.Session().LeaveOut(string(k), out)
	v.h.Explain(k.Name() + words)
	v.Grid.Arrange()
}

// inOrder are all figures in the order of the paper: as a person put them, then the others as usual.
func (v *view) inOrder() []charts.FigureID {
	usual := charts.FigureIDs()
	var all []charts.FigureID
	for _, name := range v.h.Session().FigureOrder() {
		if k := charts.FigureID(name); slices.Contains(usual, k) && !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	for _, k := range usual {
		if !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	return all
}

// Arrange moves the figure under the cursor in the paper. It changes places with the next that is listed.
func (v *view) Arrange(by int) {
	at := v.Grid.Cursor.Row
	to := at + by
	if to < 0 || to >= len(v.kinds) {
		return
	}
	moved, beside, all := v.kinds[at], v.kinds[to], v.inOrder()
	place := slices.Index(all, beside)
	all = slices.DeleteFunc(all, func(k charts.FigureID) bool { return k == moved })
	v.arrangeAs(slices.Insert(all, place, moved))
	v.h.Explain(moved.Name() + " moved in the paper")
}

// arrangeAs keeps an order of the figures, nil for the usual one.
func (v *view) arrangeAs(all []charts.FigureID) {
	names := make([]string, len(all))
	for i, k := range all {
		names[i] = string(k)
	}
	v.h.Session().OrderFigures(names)
	places := v.inOrder()
	slices.SortFunc(v.kinds, func(a, b charts.FigureID) int { return slices.Index(places, a) - slices.Index(places, b) })
	v.Grid.Refresh()
}

// CantArrange says why no figure can be moved, empty where one can.
func (v *view) CantArrange() string {
	switch {
	case v.list == wordList:
		return "The texts stand in the order of the paper"
	case v.Grid.Cursor.Row >= len(v.kinds):
		return "No figure is under the cursor"
	}
	return ""
}

// figureCell is what a cell of the figures shows.
func (v *view) figureCell(row, col int) grid.Cell {
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
