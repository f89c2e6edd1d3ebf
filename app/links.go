package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/figure"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// linksView is the page that links options to principles, drivers and the like, and these to each other: each
// as a matrix to edit by keys.
type linksView struct {
	gridPage
	w *Window
	// shown and scenario are what the rows were made from.
	shown    *model.Case
	scenario string
	matrix   int
	owners   []linkOwner
	targets  []model.Record
	chosen   map[string]bool

	tabs    *ui.Segments
	words   *ui.Paragraph
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

// The columns before those of the targets.
const (
	linkNameColumn = iota
	linkChosenColumn
	linkFixed
)

func newLinksView(w *Window) view {
	v := &linksView{w: w}
	v.tabs = &ui.Segments{Name: "Links to", OnKey: w.typedKey, OnSelect: v.showMatrix, OnTapped: v.focus}
	for _, m := range matrices() {
		v.tabs.Labels = append(v.tabs.Labels, m.name)
	}
	v.words = ui.NewParagraph("", ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground})
	v.grid = grid.New(w.window.Canvas(), "Links", linkFixed, v, grid.Signals{
		OnOpen: v.open, OnCursor: v.onCursor, OnLeave: w.status.clear, OnRune: v.onRune, OnClear: v.onClear, OnPaste: v.onPaste,
		OnShortcut: w.typedShortcut, OnKey: w.typedKey,
	})
	v.picture = figure.NewMap(figure.MapSignals{
		OnFigure: func(f *charts.Figure) { w.showFigureOf(v, f) }, OnSay: w.status.explain, OnPick: v.pick, OnKey: w.typedKey,
	}, w.onUI)
	v.tabs.Labels = append(v.tabs.Labels, "Benefits map")
	v.over = container.New(&ui.Column{Gap: ui.Gap}, v.tabs, v.words)
	v.root = newTablePage(v.over, v.grid)
	v.table = v.root.Objects[1].(*fyne.Container)
	return v
}

// mapShown reports whether the benefits map is shown in place of a matrix.
func (v *linksView) mapShown() bool { return v.matrix == len(matrices()) }

// figureShown is the map where it is shown, else the profile.
func (v *linksView) figureShown() (charts.Kind, []string) {
	if v.mapShown() {
		return charts.KindMap, nil
	}
	return charts.KindProfile, nil
}

// pick goes from a part of the map to its link, or to what the node stands for.
func (v *linksView) pick(l *model.Link, node model.MapNode) {
	switch {
	case l != nil:
		v.reveal(l)
		v.focus()
	case node.Key == "" || node.Key == model.Programme:
		v.w.status.explain("Nothing is behind this part of the map")
	default:
		v.w.reveal(model.Hit{Kind: node.Kind, Key: node.Key})
	}
}

func (v *linksView) stop() { v.picture.Chart.Stop() }

func (v *linksView) focus() {
	if v.mapShown() {
		v.w.window.Canvas().Focus(v.picture)
		return
	}
	v.grid.List.TakeFocus()
}

// paste takes what is pasted where a matrix is shown.
func (v *linksView) paste() {
	if !v.mapShown() {
		v.gridPage.paste()
	}
}

func (v *linksView) refresh() {
	c, scenario := v.w.session.Case(), v.w.session.View().Scenario
	if v.mapShown() {
		v.shown, v.scenario = c, scenario
		v.picture.Chart.Refresh(c, v.w.session.View(), v.w.theme)
		return
	}
	if c != v.shown || scenario != v.scenario {
		v.shown, v.scenario = c, scenario
		v.rebuild()
	}
	v.grid.Refresh()
}

func (v *linksView) showMatrix(i int) {
	v.matrix = i
	v.tabs.Set(i)
	v.root.Objects[1] = v.table
	if v.mapShown() {
		v.root.Objects[1] = v.picture.Root
		v.words.Hide()
		v.layOut()
		v.root.Refresh()
		v.refresh()
		return
	}
	v.rebuild()
	v.grid.Restart()
	v.root.Refresh()
}

func (v *linksView) of() matrix { return matrices()[min(v.matrix, len(matrices())-1)] }

// rebuild makes the rows and columns of the matrix shown.
func (v *linksView) rebuild() {
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
	v.grid.Empty.Set("There is nothing to link yet: add options and the like under Set up (Alt+2).", v.grid.Empty.Look)
	v.words.Set(strings.Join(v.remarks(), "\n"), v.words.Look)
	ui.SetVisible(v.words, v.words.Text != "")
	v.layOut()
	v.root.Objects[0].Refresh()
}

// addOptions adds the programme and every option below its component.
func (v *linksView) addOptions(c *model.Case) {
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

// remarks say what stands out in the scenario: conflicts, principles that nobody supports, double counts.
func (v *linksView) remarks() []string {
	var lines []string
	switch v.of().to {
	case model.KindPrinciple:
		lines = v.principleRemarks()
	case model.KindDriver:
		for _, d := range model.DoubleCounts(v.shown, v.scenario) {
			names := make([]string, len(d.Options))
			for i, o := range d.Options {
				names[i] = o.Name
			}
			lines = append(lines, fmt.Sprintf("! Possible double count in %s: %s claim %s %s", d.Component.Name, strings.Join(names, " and "), d.Driver.ID, d.Driver.Name))
		}
	}
	const most = 4
	if len(lines) > most {
		lines = append(lines[:most-1], fmt.Sprintf("and %d more", len(lines)-most+1))
	}
	return lines
}

func (v *linksView) principleRemarks() []string {
	var lines, alone []string
	for _, s := range v.shown.Standings(v.scenario) {
		for _, o := range s.Opponents {
			link, _ := v.link(o.ID, s.Principle.ID)
			lines = append(lines, say.WithReason(fmt.Sprintf("× %s conflicts with %s %s", o.Name, s.Principle.ID, s.Principle.Name), reasonOf(link)))
		}
		if len(s.Supporters) == 0 {
			alone = append(alone, s.Principle.ID+" "+s.Principle.Name)
		}
	}
	if len(alone) > 0 {
		lines = append(lines, "No choice supports, in "+v.w.session.Scenario().Name+": "+strings.Join(alone, ", "))
	}
	return lines
}

func reasonOf(l *model.Link) string {
	if l == nil {
		return ""
	}
	return l.Reason
}

func (v *linksView) link(owner, target string) (*model.Link, bool) {
	return v.shown.Links.Get((&model.Link{Owner: owner, To: v.of().to, Target: target}).Key())
}

// linkAt returns the owner and target of a cell, false for a cell that is of neither.
func (v *linksView) linkAt(at grid.Place) (owner, target string, ok bool) {
	if at.Row >= len(v.owners) || at.Col < linkFixed || at.Col-linkFixed >= len(v.targets) || v.owners[at.Row].id == "" {
		return "", "", false
	}
	return v.owners[at.Row].id, v.targets[at.Col-linkFixed].Key(), true
}

// Columns, rows, key, cell, pinned and pinnedCell make the view the grid's source.
func (v *linksView) Columns() []grid.Column {
	first := "Option"
	if v.of().owners != model.KindOption {
		first = model.Capital(string(v.of().owners))
	}
	columns := []grid.Column{{Title: first, Ems: 20, Grow: 1}, {Title: "Chosen", Ems: 5, Centred: true}}
	if v.of().owners != model.KindOption {
		columns[linkChosenColumn] = grid.Column{Ems: 0.5}
	}
	for _, r := range v.targets {
		columns = append(columns, grid.Column{Title: r.Key(), Ems: 4, Grow: 0.15, Centred: true})
	}
	return columns
}

func (v *linksView) Rows() int { return len(v.owners) }

func (v *linksView) Key(row int) string {
	if o := v.owners[row]; o.id != "" {
		return o.id
	}
	return "/" + v.owners[row].name
}

func (v *linksView) Cell(row, col int) grid.Cell {
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
func (v *linksView) markCell(cell *grid.Cell, owner, target string) {
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
func (v *linksView) Pinned() int {
	switch {
	case v.of().to == model.KindPrinciple:
		return 2
	case v.of().owners == model.KindOption:
		return 1
	}
	return 0
}

func (v *linksView) PinnedCell(row, col int) grid.Cell {
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

const pageLinks commandID = "links"

// reveal puts the cursor on a link.
func (v *linksView) reveal(l *model.Link) {
	for i, m := range matrices() {
		if m.to == l.To {
			v.showMatrix(i)
		}
	}
	col := slices.IndexFunc(v.targets, func(r model.Record) bool { return r.Key() == l.Target })
	v.grid.MoveToKey(l.Owner, linkFixed+max(col, 0))
}
