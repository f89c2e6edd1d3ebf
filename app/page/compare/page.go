// Package compare is the page that sets scenarios side by side and over each other.
package compare

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"github.com/shopspring/decimal"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
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

// compareRow is a row of the table.
type compareRow struct {
	key, label string
	// heading marks a row that begins a part of the table.
	heading bool
	cells   []grid.Cell
	// decision is what the row leads to, empty for nothing.
	decision string
}

// The number of scenarios that are compared.
const (
	compareMost    = 6
	compareUsually = 3
)

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
	v.Grid = grid.New(h.Canvas(), "Comparison", 1, v, grid.Signals{OnOpen: v.open, OnCursor: v.onCursor, OnLeave: h.ClearStatus, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey})
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
	if s.Case() != v.shown || s.View() != v.view {
		v.shown, v.view = s.Case(), s.View()
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

// scenarios are the ids of those compared: the comparator or the one shown first, then those picked.
func (v *view) scenarios() []string {
	first := v.view.Comparator
	if first == "" {
		first = v.view.Scenario
	}
	ids := []string{first}
	add := func(id string, most int) {
		if _, ok := v.shown.Scenarios.Get(id); ok && !slices.Contains(ids, id) && len(ids) < most {
			ids = append(ids, id)
		}
	}
	add(v.view.Scenario, compareMost)
	picked := v.h.Session().Compared()
	for _, id := range picked {
		add(id, compareMost)
	}
	if len(picked) == 0 {
		for x := range v.shown.Scenarios.All() {
			add(x.ID, compareUsually)
		}
	}
	return ids
}

// rebuild makes the rows.
func (v *view) rebuild() {
	c := model.Compare(v.shown, v.scenarios())
	v.compared, v.entries = c.Scenarios, v.entries[:0]
	v.which.SetValue(fmt.Sprintf("%d of %d", len(c.Scenarios), v.shown.Scenarios.Len()))
	v.pin.SetValue("none")
	if x, ok := v.shown.Scenarios.Get(v.view.Comparator); ok {
		v.pin.SetValue(x.Name)
	}
	v.Grid.Empty.Set("There is no scenario yet. Make one with Ctrl+N.", v.Grid.Empty.Look)
	if len(c.Scenarios) == 0 {
		return
	}
	v.addHeadlines()
	v.addGains()
	v.addChoices(c)
	v.LayOut()
	v.Whole.Objects[0].Refresh()
}

func (v *view) heading(key, label string) {
	v.entries = append(v.entries, compareRow{key: key, label: label, heading: true, cells: make([]grid.Cell, len(v.compared))})
}

// addHeadlines adds the headline figures, each with its difference from the first scenario's.
func (v *view) addHeadlines() {
	label := "Figures"
	if len(v.compared) > 1 {
		label += ", changes against " + v.compared[0].Name
	}
	v.heading("figures", label)
	summaries := make([]appraisal.Summary, len(v.compared))
	for i, s := range v.compared {
		summaries[i] = appraisal.SummaryOf(v.shown, s.ID, v.view.Estimate, v.view.Basis)
	}
	places := int32(0)
	for _, s := range summaries {
		places = max(places, s.Flow.Places(), model.Places(s.Annual.At))
	}
	money := func(label string, of func(appraisal.Summary) decimal.Decimal) {
		row := compareRow{key: label, label: label}
		for i, s := range summaries {
			cell := grid.Cell{Text: model.MoneyStyle{Places: places}.Format(of(s)), Bold: true}
			if i > 0 {
				cell.Text += "  (" + model.ChangeStyle(of(s).Sub(of(summaries[0])), places) + ")"
			}
			row.cells = append(row.cells, cell)
		}
		v.entries = append(v.entries, row)
	}
	money("Saves a year, once in place", func(s appraisal.Summary) decimal.Decimal { return s.Annual.At })
	money("Benefit", func(s appraisal.Summary) decimal.Decimal { return s.Flow.TotalBenefit })
	money("Cost", func(s appraisal.Summary) decimal.Decimal { return s.Flow.TotalCost })
	money("Net", func(s appraisal.Summary) decimal.Decimal { return s.Flow.TotalNet })
	plain := func(label string, of func(appraisal.Summary) string) {
		row := compareRow{key: label, label: label}
		for i, s := range summaries {
			text := of(s)
			row.cells = append(row.cells, grid.Cell{Text: text, Ground: differs(i > 0 && text != of(summaries[0]))})
		}
		v.entries = append(v.entries, row)
	}
	plain("Pays back", func(s appraisal.Summary) string {
		h := say.Payback(s, v.shown.Head())
		return h.Figure + ", " + h.Note
	})
	plain("Principles", func(s appraisal.Summary) string { return model.TallyOf(s.Standings).Words("") })
	plain("Rules broken", func(s appraisal.Summary) string { return fmt.Sprint(len(s.Breaches)) })
}

func differs(does bool) fyne.ThemeColorName {
	if does {
		return ui.ColorChosen
	}
	return ""
}

// addGains adds what every scenario adds to the first and drops of it, with the options' benefit and cost.
func (v *view) addGains() {
	if len(v.compared) < 2 {
		return
	}
	totals := appraisal.OptionTotalsOf(v.shown, v.view.Basis)
	adds := compareRow{key: "adds", label: "Adds", cells: make([]grid.Cell, len(v.compared))}
	drops := compareRow{key: "drops", label: "Drops", cells: make([]grid.Cell, len(v.compared))}
	for i, s := range v.compared[1:] {
		added, dropped := model.Gains(v.shown, v.compared[0].ID, s.ID)
		adds.cells[i+1].Text, drops.cells[i+1].Text = optionsWithFigures(added, totals), optionsWithFigures(dropped, totals)
	}
	v.heading("gains", "Against "+v.compared[0].Name)
	v.entries = append(v.entries, adds, drops)
}

func optionsWithFigures(options []*model.Option, totals map[string]appraisal.OptionTotals) string {
	if len(options) == 0 {
		return "nothing"
	}
	lines := make([]string, len(options))
	for i, o := range options {
		t := totals[o.ID]
		places := model.Places(t.LowBenefit, t.HighBenefit, t.LowCost, t.HighCost)
		lines[i] = fmt.Sprintf("%s: %s, %s", o.Name, say.OptionBenefit(t, places), say.OptionCost(t, places))
	}
	return strings.Join(lines, "\n")
}

// addChoices adds every decision with its answers, those that differ from the first marked.
func (v *view) addChoices(c model.Comparison) {
	v.heading("choices", "Choices")
	for _, row := range c.Rows {
		if v.onlyDifferent && !row.DiffersAnywhere() {
			continue
		}
		label := row.Decision.Name
		if row.Component.Name != label {
			label = row.Component.Name + ": " + label
		}
		one := compareRow{key: row.Decision.ID, label: label, decision: row.Decision.ID}
		for i, choice := range row.Choices {
			text := say.Answer(v.shown, choice)
			if choice.Status == model.Agreed && !choice.StaysAsIs() {
				text += " (agreed)"
			}
			if row.Differs(i) {
				text = "≠ " + text
			}
			one.cells = append(one.cells, grid.Cell{Text: text, Ground: differs(row.Differs(i))})
		}
		v.entries = append(v.entries, one)
	}
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
	hasScenario := func() bool { return v.h.Session().View().Scenario != "" }
	shown := func() bool { return v.h.Shown() == page.Page(v) && hasScenario() }
	return []page.Command{
		{ID: cmdPickScenarios, Group: title, Name: "Which scenarios to compare …", Enabled: shown, Run: v.pickScenarios},
		{ID: cmdPin, Group: title, Name: "Pin the scenario as comparator, or unpin it", Shortcut: page.Ctrl(fyne.KeyP), Enabled: hasScenario, Run: v.pinScenario},
	}
}

// Show has nothing to put the keys on: what is compared leads elsewhere.
func (v *view) Show(page.Place) {}

// Drawn reports whether the chart shows the present state.
func (v *view) Drawn() bool { return v.chart.UpToDate() }

// pickScenarios lets the person mark which scenarios to compare, one after the other.
func (v *view) pickScenarios() {
	now := v.scenarios()
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
		if at := slices.Index(picked, ids[i]); at >= 0 {
			picked = slices.Delete(picked, at, at+1)
		} else if len(picked) < compareMost {
			picked = append(picked, ids[i])
		} else {
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
