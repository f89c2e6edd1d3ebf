// Package figures is the page of the figures: every line of a case, typed and pasted by year, with totals.
package figures

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/tableimport"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// view is the page of the figures: every line of the case as a table to edit, with totals above.
type view struct {
	page.Table
	h page.Host
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

const title = "Figures"

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Figures, Title: title, Group: page.Design, Key: fyne.Key4, Lists: []model.Listing{model.InFigures}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h}
	v.fields = figureColumns(h.Session().Case())
	v.switcher = page.TermedSwitch(h, &ui.Segments{Name: "Lines", Labels: []string{"All lines", "In the scenario", model.CouncilWide}, OnKey: h.TypedKey, OnTapped: v.TakeKeys})
	v.switcher.OnSelect = func(i int) { v.showLines(figuresFilter(i), v.kind) }
	v.kinds = page.TermedSwitch(h, &ui.Segments{Name: "Kind", Labels: []string{"Both", "Benefits", "Costs"}, OnKey: h.TypedKey, OnTapped: v.TakeKeys})
	v.kinds.OnSelect = func(i int) { v.showLines(v.filter, lineKind(i)) }
	v.Grid = grid.New(h.Canvas(), "Figures in £m", figuresFixed, v, grid.Signals{
		OnEdit: v.onEdit, InWords: say.Refusal, OnTyped: v.onTyped, OnOpen: v.onOpen, OnLocked: v.onLocked, OnPick: v.onPick, OnCursor: v.onCursor, OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnRune: v.onRune,
		OnCopied: page.OnCopied(h, v.holds), OnPaste: v.onPaste, OnClear: v.onClear, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	v.typed = &ui.Segments{
		Name: "Ongoing figures are", Labels: say.Each(model.Typings(), model.Typed.Name), OnKey: h.TypedKey, OnTapped: v.TakeKeys,
		Meanings: say.Each(model.Typings(), model.Typed.Meaning), Explain: func(text string) { h.Explain(text) },
	}
	v.typed.OnSelect = func(i int) {
		if v.Grid.Editor.Commit() {
			h.Do(h.Session().Case().SetTyped(model.Typings()[i]))
		}
	}
	v.levels = h.Control("", cmdTakeAsLevels, nil).Labelled("These are levels")
	tools := container.New(&ui.ChipRow{Gap: ui.Gap}, v.switcher, v.kinds, v.typed)
	for _, t := range []struct {
		label string
		id    page.ID
	}{{"Add a line", cmdAddLine}, {"Delete", cmdDeleteLine}, {"Import …", page.ImportFigures}, {"Export CSV", cmdExportFigures}} {
		tools.Add(h.Control("", t.id, nil).Labelled(t.label))
	}
	tools.Add(v.levels)
	v.Whole = page.NewTable(tools, v.Grid)
	return v
}

// typedFigures are a line's figures as they are typed in the case.
func (v *view) typedFigures(l *model.Line, figures []decimal.Decimal) []decimal.Decimal {
	return v.shown.Head().Typed.AsTyped(l.Recurrence, figures)
}

// looksLikeLevels reports whether a line, typed as what is new in each year, looks like levels.
func (v *view) looksLikeLevels(l *model.Line) bool {
	return v.shown.Head().Typed != model.Levels && l.LooksLikeLevels()
}

// figuresFixed is the number of columns that stay in sight: owner, kind, category and estimate.
const figuresFixed = 4

// Headings of columns that also ask: about figures which look like levels, and for the source of own evidence.
const (
	recursTitle   = "Recurs"
	evidenceTitle = "Evidence from"
)

// Refresh shows the lines of the case and what of them counts in the scenario.
func (v *view) Refresh() {
	c, scenario := v.h.Session().Case(), v.h.Session().View().Scenario
	if c != v.shown || scenario != v.scenario {
		v.shown, v.scenario = c, scenario
		v.rebuild()
	}
	v.Grid.Refresh()
}

func (v *view) showLines(filter figuresFilter, kind lineKind) {
	if !v.Grid.Editor.Commit() {
		return
	}
	v.filter, v.kind = filter, kind
	v.switcher.Set(int(filter))
	v.kinds.Set(int(kind))
	v.rebuild()
	v.Grid.Restart()
}

// rebuild makes the rows and the totals of the lines shown: the programme's first, then each option's in
// the case's order.
func (v *view) rebuild() {
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
	v.Grid.Empty.Set(empty, v.Grid.Empty.Look)
}

func (v *view) addOwner(lines []*model.Line) {
	lines = slices.DeleteFunc(lines, func(l *model.Line) bool { return !v.kind.has(l.Type) })
	for i, l := range lines {
		last := i == len(lines)-1
		v.lines = append(v.lines, figureRow{line: l, last: last && !l.HasRange()})
		if l.HasRange() {
			v.lines = append(v.lines, figureRow{line: l, maximum: true, last: last})
		}
	}
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	columns := make([]grid.Column, len(v.fields))
	for i, f := range v.fields {
		columns[i] = f.Column
	}
	return columns
}

func (v *view) Rows() int { return len(v.lines) }

func (v *view) Key(row int) string {
	if r := v.lines[row]; r.maximum {
		return r.line.ID + "/maximum"
	}
	return v.lines[row].line.ID
}

func (v *view) Cell(row, col int) grid.Cell {
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
	cmdAddLine       page.ID = "add line"
	cmdDeleteLine    page.ID = "delete line"
	cmdExportFigures page.ID = "export lines"
	// cmdTakeAsLevels turns a line's figures, typed as levels, into steps.
	cmdTakeAsLevels page.ID = "take as levels"
)

// holds is what of the cells between two places isn't for everybody: lines by their figures, staff by their number.
func (v *view) holds(from, to grid.Place) (holds model.Delicate) {
	staff, figures := false, false
	for _, f := range v.fields[from.Col : to.Col+1] {
		staff = staff || f.number == countColumn
		figures = figures || f.kind == yearColumn || f.kind == totalColumn
	}
	counted := map[string]bool{} // a line with two estimates has two rows
	for _, r := range v.lines[from.Row:min(to.Row+1, len(v.lines))] {
		if !counted[r.line.ID] {
			holds = holds.With(r.line)
		}
		counted[r.line.ID] = true
	}
	if !staff {
		holds = holds.WithoutStaff()
	}
	if !figures {
		holds.Suppliers = 0
	}
	return holds
}

// Commands are those of the lines, and the import and export of them.
func (v *view) Commands() []page.Command {
	hidden := page.Bars(page.NoCase(v.h), page.NotShown(v.h, v, "Figures"))
	noLine := page.Bars(hidden, page.Unless(func() bool { return len(v.lines) > 0 }, "No line is shown"))
	noLevels := page.Bars(noLine, page.Unless(func() bool { return v.looksLikeLevels(v.lines[v.Grid.Cursor.Row].line) },
		"The line doesn't look like yearly levels"))
	return []page.Command{
		{ID: cmdAddLine, Group: page.Design, Name: "Add a line …", Key: fyne.KeyInsert, Bar: hidden, Run: func() { v.addLine() }},
		{ID: cmdDeleteLine, Group: page.Design, Name: "Delete the line", Bar: noLine, Run: func() {
			row := v.Grid.Cursor.Row
			v.deleteLines(row, row)
		}},
		{ID: cmdTakeAsLevels, Group: page.Design, Name: "The line's figures are yearly levels: turn them into what is new in each year", Bar: noLevels, Run: func() {
			v.takeAsLevels()
		}},
		{ID: page.ImportFigures, Group: page.Design, Name: "Import figures (CSV, Excel) …", Bar: page.NoCase(v.h), Run: func() { tableimport.Pick(v.h) }},
		{ID: cmdExportFigures, Group: page.Design, Name: "Export the figures (CSV) …", Bar: page.NoCase(v.h), Run: func() { tableimport.Export(v.h) }},
	}
}

// Show puts the cursor on a line, on the lines of an option, or shows those that count in the scenario: what a headline
// figure sums.
func (v *view) Show(to page.Place) {
	switch {
	case to.Lines != page.NoLines:
		v.showLines(scenarioLines, lineKind(to.Lines-page.AllLines))
	case to.Record.Kind == model.KindOption:
		v.showOwner(to.Record.Key)
	default:
		v.showLines(allLines, bothKinds)
		v.Grid.MoveToKey(to.Record.Key, figuresFixed)
	}
}

// Fixed says that neither the estimate nor the basis changes anything here: every figure stands as it was entered.
func (v *view) Fixed() (estimate, basis string) {
	const why = "Figures stand here as they were entered: a row for the lowest and one for the highest, each in its own year"
	return why, why
}
