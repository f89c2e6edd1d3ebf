// Package links is the page of how the parts of a case hang together: options against principles and factors by table, and the
// benefits map.
package links

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/field"
	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// view is the page that links options to principles, drivers and the like, and these to each other: each
// as a matrix to edit by keys.
type view struct {
	page.Table
	h page.Host
	// shown, scenario and at are what the rows and the remarks were made from.
	shown    *model.Case
	scenario string
	at       session.View
	// list are the matrices that there are, and matrix is the place of the one shown; the benefits map stands behind them.
	list    []matrix
	matrix  int
	owners  []linkOwner
	targets []model.Record
	chosen  map[string]bool

	tabs    *ui.Segments
	words   *ui.Paragraph
	rest    *page.Rest
	picture *figure.Map
	// over is what stands above the table or the picture, table the page with the table.
	over, table *fyne.Container
}

// linkOwner is a row of a matrix.
type linkOwner struct {
	// id is empty for a heading.
	id, name string
}

// matrix is one of the matrices: what its rows are of, and what its columns are.
type matrix struct {
	name string
	// owners is the kind of the rows; options have the programme before them.
	owners, to model.Kind
}

// matrices are the matrices in the order of the switch.
func matrices() []matrix {
	return []matrix{
		{"Principles", model.KindOption, model.KindPrinciple},
		{"Drivers", model.KindOption, model.KindDriver},
		{"Themes", model.KindOption, model.KindTheme},
		{"Enablers", model.KindOption, model.KindEnabler},
		{"Drivers to benefits", model.KindDriver, model.KindBenefit},
		{"Benefits to objectives", model.KindBenefit, model.KindObjective},
	}
}

// toMeasures is the matrix that a case has where it has measures.
var toMeasures = matrix{"Drivers to measures", model.KindDriver, model.KindMeasure}

// matricesOf are the matrices of a case.
func matricesOf(c *model.Case) []matrix {
	list := matrices()
	if c.Measures.Len() == 0 {
		return list
	}
	at := slices.IndexFunc(list, func(m matrix) bool { return m.to == model.KindObjective })
	return slices.Insert(list, at, toMeasures)
}

// The columns before those of the targets.
const (
	linkNameColumn = iota
	linkChosenColumn
	linkFixed
)

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Links, Title: "Links", Group: page.Design, Key: fyne.Key3, Lists: []model.Listing{model.InLinks}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h}
	v.tabs = &ui.Segments{Name: "Links to", OnKey: h.TypedKey, OnSelect: v.showMatrix, OnTapped: v.Focus}
	v.list = matricesOf(h.Session().Case())
	v.offer(v.list)
	v.rest = page.NewRest(h, "All remarks", nil)
	v.words = ui.NewParagraph("", ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground})
	v.Grid = grid.New(h.Canvas(), "Links", linkFixed, v, grid.Signals{
		OnOpen: v.open, OnCursor: v.onCursor, OnLeave: h.ClearStatus, OnRune: v.onRune, OnClear: v.onClear, OnPaste: v.onPaste,
		OnHover: v.onHover, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	v.Grid.HeadLines = 4
	v.picture = figure.NewMap(figure.MapSignals{
		OnFigure: func(f *charts.Figure) { h.ShowFigure(v, f) }, OnSay: h.Explain, OnPick: v.pick, OnKey: h.TypedKey,
	}, h.OnUI)
	v.over = container.New(&ui.Column{Gap: ui.Gap}, v.tabs, container.New(&ui.Column{}, v.words, v.rest.Link))
	v.Whole = page.NewTable(v.over, v.Grid)
	v.table = v.Whole.Objects[1].(*fyne.Container)
	return v
}

// offer offers some matrices and the map. What is shown stays, unless there is none of it any more.
func (v *view) offer(list []matrix) {
	shown, onMap := v.of(), v.mapShown()
	v.list, v.tabs.Labels = list, append(say.Each(list, func(m matrix) string { return m.name }), "Benefits map")
	if v.matrix = len(list); !onMap {
		v.matrix = max(0, slices.Index(list, shown))
	}
	page.TermedSwitch(v.h, v.tabs)
	v.tabs.Selected = v.matrix
	v.tabs.Refresh()
}

// mapShown reports whether the benefits map is shown in place of a matrix.
func (v *view) mapShown() bool { return v.matrix == len(v.list) }

// FigureShown is the map where it is shown, else the profile.
func (v *view) FigureShown() (charts.FigureID, []string) {
	if v.mapShown() {
		return charts.FigureMap, nil
	}
	return charts.FigureProfile, nil
}

// pick goes from a part of the map to its link, or to what the node stands for.
func (v *view) pick(l *model.Link, node model.MapNode) {
	switch {
	case l != nil:
		v.reveal(l)
		v.Focus()
	case node.Key == "" || node.Key == model.Programme:
		v.h.Explain("Nothing is behind this part of the map")
	default:
		v.h.Go(page.Place{Record: model.Hit{Kind: node.Kind, Key: node.Key}})
	}
}

func (v *view) Stop() { v.picture.Chart.Stop() }

func (v *view) Focus() {
	if v.mapShown() {
		v.h.Canvas().Focus(v.picture)
		return
	}
	v.Grid.List.TakeFocus()
}

// Paste takes what is pasted where a matrix is shown.
func (v *view) Paste() {
	if !v.mapShown() {
		v.Table.Paste()
	}
}

func (v *view) Refresh() {
	c, at := v.h.Session().Case(), v.h.Session().View()
	scenario := at.Scenario
	list := matricesOf(c)
	another := !slices.Equal(list, v.list)
	if another {
		v.offer(list)
		v.LayOut()
	}
	if v.mapShown() {
		v.shown, v.scenario = c, scenario
		v.picture.Chart.Refresh(v.h.Session().Shown(), v.h.Session().View(), v.h.Theme())
		return
	}
	if c != v.shown || at != v.at {
		v.shown, v.scenario, v.at = c, scenario, at
		v.rebuild()
	}
	if another { // the columns may be others
		v.Grid.Restart()
	}
	v.Grid.Refresh()
}

func (v *view) showMatrix(i int) {
	v.matrix = i
	v.tabs.Set(i)
	v.Whole.Objects[1] = v.table
	if v.mapShown() {
		v.Whole.Objects[1] = v.picture.Root
		v.words.Hide()
		v.rest.Link.Hide()
		v.LayOut()
		v.Whole.Refresh()
		v.Refresh()
		return
	}
	v.rebuild()
	v.Grid.Restart()
	v.Whole.Refresh()
}

func (v *view) of() matrix { return v.list[min(v.matrix, len(v.list)-1)] }

// rebuild makes the rows and columns of the matrix shown.
func (v *view) rebuild() {
	m, c := v.of(), v.shown
	v.chosen = c.Chosen(v.scenario)
	v.chosen[model.Programme] = true
	v.targets = slices.Collect(c.RecordsOf(m.to))
	v.owners = v.owners[:0]
	if m.owners == model.KindOption {
		v.addOptions(c)
	} else {
		for r := range c.RecordsOf(m.owners) {
			v.owners = append(v.owners, linkOwner{r.Key(), r.Key() + " " + r.(*model.Factor).Name})
		}
	}
	v.Grid.Empty.Set("There is nothing to link yet: add options and the like under Set up (Alt+2).", v.Grid.Empty.Look)
	v.showRemarks()
}

// addOptions adds the programme and every option below its component.
func (v *view) addOptions(c *model.Case) {
	options := map[string][]*model.Option{}
	for o := range c.Options.All() {
		if d, ok := c.Decisions.Get(o.Decision); ok {
			options[d.Component] = append(options[d.Component], o)
		}
	}
	v.owners = append(v.owners, linkOwner{model.Programme, model.CouncilWide})
	for x := range c.Components.All() {
		if len(options[x.ID]) > 0 {
			v.owners = append(v.owners, linkOwner{name: x.Name})
		}
		for _, o := range options[x.ID] {
			v.owners = append(v.owners, linkOwner{o.ID, o.Name})
		}
	}
}

func (v *view) link(owner, target string) (*model.Link, bool) {
	return v.shown.Links.Get((&model.Link{Owner: owner, To: v.of().to, Target: target}).Key())
}

// linkAt returns the owner and target of a cell, false for a cell that is of neither.
func (v *view) linkAt(at grid.Place) (owner, target string, ok bool) {
	if at.Row >= len(v.owners) || at.Col < linkFixed || at.Col-linkFixed >= len(v.targets) || v.owners[at.Row].id == "" {
		return "", "", false
	}
	return v.owners[at.Row].id, v.targets[at.Col-linkFixed].Key(), true
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	first := "Option"
	if v.of().owners != model.KindOption {
		first = model.Capital(string(v.of().owners))
	}
	columns := []grid.Column{{Title: first, Ems: 20.7}, {Title: "Chosen", Ems: 4.6, Centred: true}}
	if v.of().owners != model.KindOption {
		columns[linkChosenColumn] = grid.Column{Ems: 0.5}
	}
	for _, r := range v.targets {
		columns = append(columns, grid.Column{Title: targetTitle(r), Ems: 5.3, Grow: 0.5, Centred: true})
	}
	return columns
}

func (v *view) Rows() int { return len(v.owners) }

func (v *view) Key(row int) string {
	if o := v.owners[row]; o.id != "" {
		return o.id
	}
	return "/" + v.owners[row].name
}

func (v *view) Cell(row, col int) grid.Cell {
	o := v.owners[row]
	cell := grid.Cell{Locked: true}
	if o.id == "" {
		if cell.Ground = ui.ColorChosen; col == linkNameColumn {
			cell.Text, cell.Bold, cell.Spans = o.name, true, true
		}
		return cell
	}
	inScenario := v.of().owners == model.KindOption && v.chosen[o.id]
	switch {
	case col == linkNameColumn:
		cell.Text, cell.Bold = o.name, inScenario
		if o.id != model.Programme && v.of().owners == model.KindOption {
			cell.Level = 1
		}
	case col == linkChosenColumn:
		if inScenario {
			cell.Text, cell.Ink = "●", theme.ColorNamePrimary
		}
	default:
		v.markCell(&cell, o.id, v.targets[col-linkFixed].Key())
	}
	return cell
}

// markCell shows whether there is a link, and of what sort.
func (v *view) markCell(cell *grid.Cell, owner, target string) {
	l, ok := v.link(owner, target)
	if !ok {
		return
	}
	cell.Bold = true
	switch {
	case l.Stance == model.Conflicts:
		cell.Text, cell.Ink = "×", ui.ColorConflict
	case l.Stance == model.Supports:
		cell.Text, cell.Ink = "+", ui.ColorGood
	case l.To == model.KindEnabler:
		cell.Text = field.EnablerMark(l)
	case l.Share != nil:
		cell.Text = l.Share.Shift(2).String() + "%"
	default:
		cell.Text = "●"
	}
	if l.Reason != "" { // copied, it is the mark alone: the reason isn't in it
		cell.Input = cell.Text
		cell.Text += "…"
	}
}

// Pinned rows count, target by target, what the scenario comes to.
func (v *view) Pinned() int {
	switch {
	case v.of().to == model.KindPrinciple:
		return 2
	case v.of().owners == model.KindOption:
		return 1
	}
	return 0
}

func (v *view) PinnedCell(row, col int) grid.Cell {
	cell := grid.Cell{Locked: true, Bold: true}
	if col == linkNameColumn {
		cell.Text = []string{"Linked in the scenario", "In conflict"}[row]
		if v.of().to == model.KindPrinciple && row == 0 {
			cell.Text = "Supported in the scenario"
		}
		return cell
	}
	if col < linkFixed {
		return cell
	}
	n, conflicts := 0, v.Pinned() == 2 && row == 1
	for owner := range v.chosen {
		if l, ok := v.link(owner, v.targets[col-linkFixed].Key()); ok && (l.Stance == model.Conflicts) == conflicts {
			n++
		}
	}
	switch {
	case n > 0 && conflicts:
		cell.Text, cell.Ink = fmt.Sprintf("× %d", n), ui.ColorConflict
	case n > 0:
		cell.Text = fmt.Sprint(n)
	case !conflicts:
		cell.Text, cell.Ink = "–", ui.ColorQuiet
	}
	return cell
}

// Commands are none: the page has its keys.
func (v *view) Commands() []page.Command { return nil }

// Drawn reports whether the map, where it is shown, shows the present state.
func (v *view) Drawn() bool { return !v.mapShown() || v.picture.Chart.UpToDate() }

// Show puts the cursor on a link.
func (v *view) Show(to page.Place) {
	if l, ok := v.h.Session().Case().Links.Get(to.Record.Key); ok {
		v.reveal(l)
	}
}

// reveal puts the cursor on a link.
func (v *view) reveal(l *model.Link) {
	for i, m := range v.list {
		if m.to == l.To {
			v.showMatrix(i)
		}
	}
	col := slices.IndexFunc(v.targets, func(r model.Record) bool { return r.Key() == l.Target })
	v.Grid.MoveToKey(l.Owner, linkFixed+max(col, 0))
}
