package app

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// figuresView is the page of the figures: every line of the case as a table to edit, with totals above.
type figuresView struct {
	gridPage
	w *Window
	// shown and scenario are what the rows were made from; filter says which lines are shown.
	shown    *model.Case
	scenario string
	filter   figuresFilter
	kind     lineKind
	lines    []figureRow
	fields   []figureColumn
	totals   []totalRow

	switcher, kinds *ui.Segments
	// typed says what people type for ongoing lines.
	typed *ui.Segments
	// levels takes a line's figures as levels; it is offered while one looks like them.
	levels *ui.Control
	// done says what the last edit did beside what was asked for, and doneOf is the case that it left.
	done   string
	doneOf *model.Case
}

// figureRow is a row of the table: a line's only figures or minimum, or its maximum.
type figureRow struct {
	line    *model.Line
	maximum bool
	// last marks the last row of its owner's.
	last bool
}

// figuresFilter says which lines are shown.
type figuresFilter int

const (
	allLines figuresFilter = iota
	scenarioLines
	programmeLines
)

// lineKind says which kind of line is shown.
type lineKind int

const (
	bothKinds lineKind = iota
	benefitLines
	costLines
)

// has reports whether a line is of the kind.
func (k lineKind) has(t model.LineType) bool {
	return k == bothKinds || (k == benefitLines) == (t == model.BenefitLine)
}

const (
	fieldColumn columnKind = iota
	estimateColumn
	yearColumn
	totalColumn
)

func newFiguresView(w *Window) view {
	v := &figuresView{w: w}
	v.fields = figureColumns(w.session.Case())
	v.switcher = &ui.Segments{Name: "Lines", Labels: []string{"All lines", "In the scenario", model.CouncilWide}, OnKey: w.typedKey, OnTapped: v.takeKeys}
	v.switcher.OnSelect = func(i int) { v.showLines(figuresFilter(i), v.kind) }
	v.kinds = &ui.Segments{Name: "Kind", Labels: []string{"Both", "Benefits", "Costs"}, OnKey: w.typedKey, OnTapped: v.takeKeys}
	v.kinds.OnSelect = func(i int) { v.showLines(v.filter, lineKind(i)) }
	v.grid = grid.New(w.window.Canvas(), "Figures in £m", figuresFixed, v, grid.Signals{
		OnEdit: v.onEdit, InWords: say.Refusal, OnTyped: v.onTyped, OnOpen: v.onOpen, OnLocked: v.onLocked, OnPick: v.onPick, OnCursor: v.onCursor, OnLeave: w.status.clear, OnRune: v.onRune,
		OnPaste: v.onPaste, OnClear: v.onClear, OnShortcut: w.typedShortcut, OnKey: w.typedKey,
	})
	v.typed = &ui.Segments{
		Name: "Ongoing figures are", Labels: say.Each(model.Typings(), model.Typed.Name), OnKey: w.typedKey, OnTapped: v.takeKeys,
		Meanings: say.Each(model.Typings(), model.Typed.Meaning), Explain: func(text string) { w.status.explain(text) },
	}
	v.typed.OnSelect = func(i int) {
		if v.grid.Editor.Commit() {
			w.do(w.session.Case().SetTyped(model.Typings()[i]))
		}
	}
	v.levels = w.newControl("", cmdTakeAsLevels, nil).Labelled("These are levels")
	tools := container.New(&ui.ChipRow{Gap: ui.Gap}, v.switcher, v.kinds, v.typed)
	for _, t := range []struct {
		label string
		id    commandID
	}{{"Add a line", cmdAddLine}, {"Delete", cmdDeleteLine}, {"Import …", cmdImportLines}, {"Export CSV", cmdExportLines}} {
		tools.Add(w.newControl("", t.id, nil).Labelled(t.label))
	}
	tools.Add(v.levels)
	v.root = newTablePage(tools, v.grid)
	return v
}

// typedFigures are a line's figures as they are typed in the case.
func (v *figuresView) typedFigures(l *model.Line, figures []decimal.Decimal) []decimal.Decimal {
	return v.shown.Head().Typed.AsTyped(l.Recurrence, figures)
}

// looksLikeLevels reports whether a line, typed as what is new in each year, looks like levels.
func (v *figuresView) looksLikeLevels(l *model.Line) bool {
	return v.shown.Head().Typed != model.Levels && l.LooksLikeLevels()
}

// figuresFixed is the number of columns that stay in sight: owner, kind, category and estimate.
const figuresFixed = 4

// Headings of columns that also ask: about figures which look like levels, and for the source of own evidence.
const (
	recursTitle   = "Recurs"
	evidenceTitle = "Evidence from"
)

func (v *figuresView) refresh() {
	c, scenario := v.w.session.Case(), v.w.session.View().Scenario
	if c != v.shown || scenario != v.scenario {
		v.shown, v.scenario = c, scenario
		v.rebuild()
	}
	v.grid.Refresh()
}

func (v *figuresView) showLines(filter figuresFilter, kind lineKind) {
	if !v.grid.Editor.Commit() {
		return
	}
	v.filter, v.kind = filter, kind
	v.switcher.Set(int(filter))
	v.kinds.Set(int(kind))
	v.rebuild()
	v.grid.Restart()
}

// rebuild makes the rows and the totals of the lines shown: the programme's first, then each option's in
// the case's order.
func (v *figuresView) rebuild() {
	c := v.shown
	v.typed.Set(slices.Index(model.Typings(), cmp.Or(c.Head().Typed, model.Steps)))
	v.fields = figureColumns(c)
	byOwner := map[string][]*model.Line{}
	for l := range c.Lines.All() {
		byOwner[l.Owner] = append(byOwner[l.Owner], l)
	}
	v.lines = v.lines[:0]
	v.addOwner(byOwner[model.Programme])
	chosen := c.Chosen(v.scenario)
	for o := range c.Options.All() {
		if v.filter == allLines || v.filter == scenarioLines && chosen[o.ID] {
			v.addOwner(byOwner[o.ID])
		}
	}
	v.sum()
	ui.SetVisible(v.levels, slices.ContainsFunc(v.lines, func(r figureRow) bool { return v.looksLikeLevels(r.line) }))
	empty := "No figures yet. “Add a line” (Insert) begins one for an option; a table of figures can be imported (CSV, Excel), or pasted with its headings."
	if c.Lines.Len() > 0 {
		empty = "None of the case's lines is of this kind."
	}
	v.grid.Empty.Set(empty, v.grid.Empty.Look)
}

func (v *figuresView) addOwner(lines []*model.Line) {
	lines = slices.DeleteFunc(lines, func(l *model.Line) bool { return !v.kind.has(l.Type) })
	for i, l := range lines {
		last := i == len(lines)-1
		v.lines = append(v.lines, figureRow{line: l, last: last && !l.HasRange()})
		if l.HasRange() {
			v.lines = append(v.lines, figureRow{line: l, maximum: true, last: last})
		}
	}
}

// Columns, rows, key, cell, pinned and pinnedCell make the view the grid's source.
func (v *figuresView) Columns() []grid.Column {
	columns := make([]grid.Column, len(v.fields))
	for i, f := range v.fields {
		columns[i] = f.Column
	}
	return columns
}

func (v *figuresView) Rows() int { return len(v.lines) }

func (v *figuresView) Key(row int) string {
	if r := v.lines[row]; r.maximum {
		return r.line.ID + "/maximum"
	}
	return v.lines[row].line.ID
}

func (v *figuresView) Cell(row, col int) grid.Cell {
	r, f := v.lines[row], v.fields[col]
	switch f.kind {
	case estimateColumn:
		return grid.Cell{Text: r.estimate(), Ink: ui.ColorQuiet, Picks: true}
	case yearColumn:
		figure := v.typedFigures(r.line, r.figures())[f.year]
		return grid.Cell{Text: field.Figure(figure), Input: field.TypedFigure(figure)}
	case totalColumn:
		total := decimal.Sum(decimal.Zero, v.typedFigures(r.line, r.figures())...)
		return grid.Cell{Text: field.Figure(total), Input: field.TypedFigure(total), Bold: true, Locked: true}
	}
	if !f.has(r) {
		return grid.Cell{Locked: true}
	}
	cell := grid.Cell{Text: f.field.Get(v.shown, r.line), Picks: f.field.Values != nil}
	if f.Title == recursTitle && v.looksLikeLevels(r.line) {
		cell.Input, cell.Text = cell.Text, "levels?"
	}
	if col == 0 {
		cell.Bold = row == 0 || v.lines[row-1].line.Owner != r.line.Owner
	} else {
		cell.Ink = ui.ColorQuiet
	}
	if f.Title == evidenceTitle && r.line.LacksEvidence() {
		cell.Text, cell.Wants, cell.Ink = "from where?", true, ui.ColorConflict
	}
	return cell
}

// figures are the figures that the row shows, one a year.
func (r figureRow) figures() []decimal.Decimal {
	if r.maximum {
		return r.line.Maximum
	}
	return r.line.Minimum
}

func (r figureRow) estimate() string {
	switch {
	case r.maximum:
		return field.Highest
	case r.line.HasRange():
		return field.Lowest
	}
	return "both"
}

// The commands of the figures.
const (
	pageFigures    commandID = "figures"
	cmdAddLine     commandID = "add line"
	cmdDeleteLine  commandID = "delete line"
	cmdImportLines commandID = "import lines"
	cmdExportLines commandID = "export lines"
	cmdOptionLines commandID = "figures of the option"
	// cmdTakeAsLevels turns a line's figures, typed as levels, into steps.
	cmdTakeAsLevels commandID = "take as levels"
)

const groupFigures = "Figures"

func (w *Window) figuresCommands() []command {
	shown := func() bool { return w.figures() != nil && w.session.HasCase() }
	onLine := func() bool { return shown() && len(w.figures().lines) > 0 }
	onLevels := func() bool {
		return onLine() && w.figures().looksLikeLevels(w.figures().lines[w.figures().grid.Cursor.Row].line)
	}
	return []command{
		{cmdAddLine, groupFigures, "Add a line …", nil, fyne.KeyInsert, shown, func() { w.figures().addLine() }},
		{cmdDeleteLine, groupFigures, "Delete the line", nil, "", onLine, func() {
			row := w.figures().grid.Cursor.Row
			w.figures().deleteLines(row, row)
		}},
		{cmdTakeAsLevels, groupFigures, "The line's figures are yearly levels: turn them into what is new in each year", nil, "", onLevels, func() {
			w.figures().takeAsLevels()
		}},
		{cmdOptionLines, groupFigures, "The figures of the option with the focus", ctrl(fyne.KeyG), "", func() bool { return w.focusedOption() != "" }, func() { w.showFiguresOf(w.focusedOption()) }},
		{cmdImportLines, groupFigures, "Import figures (CSV, Excel) …", nil, "", w.session.HasCase, w.importLines},
		{cmdExportLines, groupFigures, "Export the figures (CSV) …", nil, "", w.session.HasCase, w.exportLines},
	}
}

// figures returns the figures' view while it is shown, else nil.
func (w *Window) figures() *figuresView {
	v, _ := w.page.view.(*figuresView)
	return v
}

// showFiguresBehind shows the lines that count in the scenario, of one kind or both: what a headline figure sums.
func (w *Window) showFiguresBehind(kind lineKind) {
	w.goTo(pageFigures)
	if v := w.figures(); v != nil {
		v.showLines(scenarioLines, kind)
	}
}

// showFiguresOf shows the lines of an option.
func (w *Window) showFiguresOf(option string) {
	w.goTo(pageFigures)
	if v := w.figures(); v != nil {
		v.showOwner(option)
	}
}
