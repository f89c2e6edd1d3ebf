// Package compare is the page that sets scenarios side by side and over each other.
package compare

import (
	"slices"
	"strings"

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

// view is the page that sets scenarios side by side: headline figures, what each adds and drops, and
// the choices, with what differs from the first marked.
type view struct {
	page.Table
	h page.Host
	// shown and view are what the rows were made from.
	shown *model.Case
	view  session.View
	// onlyDifferent leaves out the decisions that all answer alike.
	onlyDifferent bool
	compared      []*model.Scenario
	entries       []compareRow

	which, pin *ui.Control
	switcher   *ui.Segments
	chart      *figure.Pane
}

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Compare, Title: title, Group: page.Judge, Key: fyne.Key5, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h}
	v.which = &ui.Control{Label: "Scenarios", Name: "Scenarios", OnKey: h.TypedKey, OnTap: func() { h.Run(cmdPickScenarios) }}
	v.pin = h.Control("Comparator", cmdPin, nil)
	v.switcher = &ui.Segments{Name: "Decisions", Labels: []string{"All decisions", "Only differences"}, OnKey: h.TypedKey}
	v.switcher.OnSelect = func(i int) {
		v.switcher.Set(i)
		v.onlyDifferent = i == 1
		v.rebuild()
		v.Grid.Refresh()
	}
	v.Grid = grid.New(h.Canvas(), "Comparison", 1, v, grid.Signals{OnOpen: v.open, OnCursor: v.onCursor, OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey})
	v.Grid.Wraps = true
	v.chart = figure.New(charts.FigureComparison, func(f *charts.Figure) { h.ShowFigure(v, f) }, h.OnUI)
	v.Whole = container.New(&beside{}, container.New(&ui.ChipRow{Gap: ui.Gap}, v.which, v.switcher, v.pin), ui.NewCardOf(v.Grid.Root), v.chart.Root)
	return v
}

// beside sets what goes over the page, and below it the table beside the chart, or over it where the window is
// narrow.
type beside struct{}

const compareChartWidth float32 = 0.4

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*page.Pad, 2*page.Pad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(page.Pad, page.Pad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	top, height := page.Pad+over+ui.Gap, max(inner.Height-over-ui.Gap, 0)
	chart := inner.Width * compareChartWidth
	if !objects[2].Visible() {
		chart = -ui.RowGap
	}
	objects[1].Move(fyne.NewPos(page.Pad, top))
	objects[1].Resize(fyne.NewSize(inner.Width-chart-ui.RowGap, height))
	objects[2].Move(fyne.NewPos(page.Pad+inner.Width-chart, top))
	objects[2].Resize(fyne.NewSize(max(chart, 0), min(height, max(chart, 0)*0.8)))
}

func (beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

func (v *view) Stop() { v.chart.Stop() }

func (v *view) Refresh() {
	s := v.h.Session()
	if s.Shown() != v.shown || s.View() != v.view {
		v.shown, v.view = s.Shown(), s.View()
		v.rebuild()
	}
	v.Grid.Refresh()
	v.refreshChart()
}

// refreshChart draws the first scenarios over each other, as many as a chart tells apart.
func (v *view) refreshChart() {
	ids := v.charted()
	if shows := len(ids) > 1; shows != v.chart.Root.Visible() {
		ui.SetVisible(v.chart.Root, shows)
		v.LayOut()
	}
	if len(ids) > 1 {
		v.chart.Compare(ids)
		v.chart.Refresh(v.shown, v.view, v.h.Theme())
	}
}

// charted are the first scenarios, as many as a chart tells apart.
func (v *view) charted() []string {
	ids := make([]string, 0, charts.MostCompared)
	for _, s := range v.compared[:min(len(v.compared), charts.MostCompared)] {
		ids = append(ids, s.ID)
	}
	return ids
}

func (v *view) FigureShown() (charts.FigureID, []string) {
	return charts.FigureComparison, v.charted()
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	columns := []grid.Column{{Title: "", Ems: 9.5, Grow: 0.6}}
	for _, s := range v.compared {
		columns = append(columns, grid.Column{Title: s.Name, Ems: 11, Grow: 1})
	}
	return columns
}

func (v *view) Rows() int          { return len(v.entries) }
func (v *view) Key(row int) string { return v.entries[row].key }

func (v *view) Cell(row, col int) grid.Cell {
	r := v.entries[row]
	if col == 0 {
		cell := grid.Cell{Text: r.label, Ink: ui.ColorQuiet, Locked: true}
		if r.heading {
			cell = grid.Cell{Text: r.label, Bold: true, Locked: true, Ground: theme.ColorNameBackground, Spans: true}
		}
		return cell
	}
	if col > len(r.cells) {
		return grid.Cell{Locked: true}
	}
	cell := r.cells[col-1]
	cell.Locked = true
	if r.heading {
		cell.Ground = theme.ColorNameBackground
	}
	return cell
}

func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(_, _ int) grid.Cell { return grid.Cell{} }

func (v *view) onCursor(at grid.Place) {
	if at.Row < len(v.entries) && at.Col > 0 && at.Col <= len(v.compared) {
		v.h.Explain(v.compared[at.Col-1].Name + ", " + v.entries[at.Row].label + ": " + strings.ReplaceAll(v.Cell(at.Row, at.Col).Text, "\n", "; "))
	} else if at.Row < len(v.entries) {
		v.h.Explain(page.Meaning(v.entries[at.Row].label))
	}
}

// open shows the scenario of a column, and the decision of a row, on the board.
func (v *view) open(at grid.Place) {
	if at.Row >= len(v.entries) {
		return
	}
	hit := model.Hit{Kind: model.KindDecision, Key: v.entries[at.Row].decision}
	if at.Col > 0 && at.Col <= len(v.compared) {
		hit.Scenario = v.compared[at.Col-1].ID
	}
	if hit.Key == "" {
		hit = model.Hit{Kind: model.KindScenario, Key: hit.Scenario, Scenario: hit.Scenario}
	}
	v.h.Go(page.Place{Record: hit})
}

// The commands of the comparison.
const (
	cmdPickScenarios page.ID = "pick scenarios"
	cmdPin           page.ID = "pin"
)

const title = "Compare"

// Commands are those of the comparison.
func (v *view) Commands() []page.Command {
	noScenario := page.NoScenario(v.h)
	return []page.Command{
		{ID: cmdPickScenarios, Group: page.ScenarioMenu, Name: "Which scenarios to compare …", Bar: page.Bars(noScenario, page.NotShown(v.h, v, title)), Run: v.pickScenarios},
		{ID: cmdPin, Group: page.ScenarioMenu, Name: "Pin the scenario as comparator, or unpin it", Shortcut: page.Ctrl(fyne.KeyP), Bar: noScenario, Run: v.pinScenario},
	}
}

// Show has nothing to put the keys on: what is compared leads elsewhere.
func (v *view) Show(page.Place) {}

// Drawn reports whether the chart shows the present state.
func (v *view) Drawn() bool { return !v.chart.Root.Visible() || v.chart.UpToDate() }

// pickScenarios lets the person mark which scenarios to compare, one after the other.
func (v *view) pickScenarios() {
	now := v.h.Session().Comparing()
	var ids, names []string
	for x := range v.shown.Scenarios.All() {
		mark := "○ "
		if slices.Contains(now, x.ID) {
			mark = "● "
		}
		ids, names = append(ids, x.ID), append(names, mark+x.Name)
	}
	v.h.Choose("Compare which? Pick one to take it in or out; Escape ends", names, 0, func(i int) {
		picked := slices.Clone(now)
		switch at := slices.Index(picked, ids[i]); {
		case ids[i] == v.view.Scenario || ids[i] == v.view.Comparator:
			v.h.Tell("It stays", "The scenario shown and the comparator are always compared.")
			return
		case at >= 0:
			picked = slices.Delete(picked, at, at+1)
		case len(picked) < session.MostCompared:
			picked = append(picked, ids[i])
		default:
			v.h.Tell("Six scenarios at most", "Take one out before another comes in.")
			return
		}
		v.h.Session().Compare(picked)
		v.rebuild()
		v.Grid.Refresh()
		v.refreshChart()
		v.pickScenarios()
	})
}

// pinScenario makes the scenario shown the one that others are compared with, or unpins it.
func (v *view) pinScenario() {
	shown := v.h.Session().View()
	if shown.Comparator == shown.Scenario {
		shown.Comparator = ""
	} else {
		shown.Comparator = shown.Scenario
	}
	v.h.Session().Show(shown)
}
