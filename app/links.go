package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/ui"
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
	picture *mapPane
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
	v.grid = newGrid(w.window.Canvas(), "Links", linkFixed, v, gridSignals{
		onOpen: v.open, onCursor: v.onCursor, onLeave: w.status.clear, onRune: v.onRune, onClear: v.onClear, onPaste: v.onPaste,
		onShortcut: w.typedShortcut, onKey: w.typedKey,
	})
	v.picture = newMapPane(w, func(f *charts.Figure) { w.showFigureOf(v, f) })
	v.picture.onPick = v.pick
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

func (v *linksView) stop() { v.picture.chart.stop() }

func (v *linksView) focus() {
	if v.mapShown() {
		v.w.window.Canvas().Focus(v.picture)
		return
	}
	v.grid.list.takeFocus()
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
		v.picture.chart.refresh(c, v.w.session.View(), v.w.theme)
		return
	}
	if c != v.shown || scenario != v.scenario {
		v.shown, v.scenario = c, scenario
		v.rebuild()
	}
	v.grid.refresh()
}

func (v *linksView) showMatrix(i int) {
	v.matrix = i
	v.tabs.Set(i)
	v.root.Objects[1] = v.table
	if v.mapShown() {
		v.root.Objects[1] = v.picture.root
		v.words.Hide()
		v.layOut()
		v.root.Refresh()
		v.refresh()
		return
	}
	v.rebuild()
	v.grid.restart()
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
	v.grid.empty.Set("There is nothing to link yet: add options and the like under Set up (Alt+2).", v.grid.empty.Look)
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
			lines = append(lines, withReason(fmt.Sprintf("× %s conflicts with %s %s", o.Name, s.Principle.ID, s.Principle.Name), reasonOf(link)))
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
func (v *linksView) linkAt(at gridPlace) (owner, target string, ok bool) {
	if at.row >= len(v.owners) || at.col < linkFixed || at.col-linkFixed >= len(v.targets) || v.owners[at.row].id == "" {
		return "", "", false
	}
	return v.owners[at.row].id, v.targets[at.col-linkFixed].Key(), true
}

// columns, rows, key, cell, pinned and pinnedCell make the view the grid's source.
func (v *linksView) columns() []gridColumn {
	first := "Option"
	if v.of().owners != model.KindOption {
		first = model.Capital(string(v.of().owners))
	}
	columns := []gridColumn{{title: first, ems: 20, grow: 1}, {title: "Chosen", ems: 5, centred: true}}
	if v.of().owners != model.KindOption {
		columns[linkChosenColumn] = gridColumn{ems: 0.5}
	}
	for _, r := range v.targets {
		columns = append(columns, gridColumn{title: r.Key(), ems: 4, grow: 0.15, centred: true})
	}
	return columns
}

func (v *linksView) rows() int { return len(v.owners) }

func (v *linksView) key(row int) string {
	if o := v.owners[row]; o.id != "" {
		return o.id
	}
	return "/" + v.owners[row].name
}

func (v *linksView) cell(row, col int) gridCell {
	o := v.owners[row]
	cell := gridCell{locked: true}
	if o.id == "" {
		if cell.ground = ui.ColorChosen; col == linkNameColumn {
			cell.text, cell.bold, cell.spans = o.name, true, true
		}
		return cell
	}
	inScenario := v.of().owners == model.KindOption && v.chosen[o.id]
	switch {
	case col == linkNameColumn:
		cell.text, cell.bold = o.name, inScenario
		if o.id != model.Programme && v.of().owners == model.KindOption {
			cell.level = 1
		}
	case col == linkChosenColumn:
		if inScenario {
			cell.text, cell.ink = "●", theme.ColorNamePrimary
		}
	default:
		v.markCell(&cell, o.id, v.targets[col-linkFixed].Key())
	}
	return cell
}

// markCell shows whether there is a link, and of what sort.
func (v *linksView) markCell(cell *gridCell, owner, target string) {
	l, ok := v.link(owner, target)
	if !ok {
		return
	}
	cell.bold = true
	switch {
	case l.Stance == model.Conflicts:
		cell.text, cell.ink = "×", ui.ColorConflict
	case l.Stance == model.Supports:
		cell.text, cell.ink = "+", ui.ColorGood
	case l.Share != nil:
		cell.text = l.Share.Shift(2).String() + "%"
	default:
		cell.text = "●"
	}
	if l.Reason != "" { // copied, it is the mark alone: the reason isn't in it
		cell.input = cell.text
		cell.text += "…"
	}
}

// pinned rows count, target by target, what the scenario comes to.
func (v *linksView) pinned() int {
	switch {
	case v.of().to == model.KindPrinciple:
		return 2
	case v.of().owners == model.KindOption:
		return 1
	}
	return 0
}

func (v *linksView) pinnedCell(row, col int) gridCell {
	cell := gridCell{locked: true, bold: true}
	if col == linkNameColumn {
		cell.text = []string{"Linked in the scenario", "In conflict"}[row]
		if v.of().to == model.KindPrinciple && row == 0 {
			cell.text = "Supported in the scenario"
		}
		return cell
	}
	if col < linkFixed {
		return cell
	}
	n, conflicts := 0, v.pinned() == 2 && row == 1
	for owner := range v.chosen {
		if l, ok := v.link(owner, v.targets[col-linkFixed].Key()); ok && (l.Stance == model.Conflicts) == conflicts {
			n++
		}
	}
	switch {
	case n > 0 && conflicts:
		cell.text, cell.ink = fmt.Sprintf("× %d", n), ui.ColorConflict
	case n > 0:
		cell.text = fmt.Sprint(n)
	case !conflicts:
		cell.text, cell.ink = "–", ui.ColorQuiet
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
	v.grid.moveToKey(l.Owner, linkFixed+max(col, 0))
}
