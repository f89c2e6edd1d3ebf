package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

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

	switcher, kinds *segments
}

// figureRow is a row of the table: a line's only figures or minimum, or its maximum.
type figureRow struct {
	line    *model.Line
	maximum bool
	// last marks the last row of its owner's.
	last bool
}

// totalRow is one of the totals above the figures, by year and over all years.
type totalRow struct {
	name  string
	years []decimal.Decimal
	total decimal.Decimal
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

// figureColumn is a column of the table: a field of the line, or a year, or the total.
type figureColumn struct {
	gridColumn
	field frameField
	kind  columnKind
	// year counts from 0.
	year int
}

type columnKind int

const (
	fieldColumn columnKind = iota
	estimateColumn
	yearColumn
	totalColumn
)

func newFiguresView(w *Window) view {
	v := &figuresView{w: w}
	v.fields = figureColumns(w.session.Case())
	v.switcher = &segments{name: "Lines", labels: []string{"All lines", "In the scenario", "Programme"}, onKey: w.typedKey}
	v.switcher.onSelect = func(i int) { v.showLines(figuresFilter(i), v.kind) }
	v.kinds = &segments{name: "Kind", labels: []string{"Both", "Benefits", "Costs"}, onKey: w.typedKey}
	v.kinds.onSelect = func(i int) { v.showLines(v.filter, lineKind(i)) }
	v.grid = newGrid(w.window.Canvas(), "Figures in £m", figuresFixed, v, gridSignals{
		onEdit: v.onEdit, onTyped: v.onTyped, onOpen: v.onOpen, onPick: v.onPick, onCursor: v.onCursor, onLeave: w.status.clear, onRune: v.onRune,
		onPaste: v.onPaste, onClear: v.onClear, onShortcut: w.typedShortcut, onKey: w.typedKey,
	})
	tools := container.New(&chipRow{gap: gap}, v.switcher, v.kinds)
	for _, t := range []struct {
		label string
		id    commandID
	}{{"Add a line", cmdAddLine}, {"Delete", cmdDeleteLine}, {"Import CSV", cmdImportLines}, {"Export CSV", cmdExportLines}} {
		tools.Add(w.newControl("", t.id, nil).labelled(t.label))
	}
	v.root = newTablePage(tools, v.grid)
	return v
}

// figuresFixed is the number of columns that stay in sight: owner, kind, category and estimate.
const figuresFixed = 4

// figureColumns are the columns of a case's figures.
func figureColumns(c *model.Case) []figureColumn {
	source := func(x *model.Line) *model.Source { return &x.Source }
	field := func(title string, ems, grow float32, f frameField) figureColumn {
		return figureColumn{gridColumn: gridColumn{title: title, ems: ems, grow: grow}, field: f}
	}
	columns := []figureColumn{
		field("Owner", 13, 1, ownerField()),
		field("Kind", 5, 0, lineTypeField()),
		field("Category", 8.5, 0.3, textField(func(x *model.Line) *string { return &x.Category })),
		{gridColumn: gridColumn{title: "Estimate", ems: 6.3}, kind: estimateColumn},
	}
	for i, name := range c.Head().YearNames() {
		columns = append(columns, figureColumn{gridColumn: gridColumn{title: name, ems: 5.3, trailing: true}, kind: yearColumn, year: i})
	}
	return append(columns,
		figureColumn{gridColumn: gridColumn{title: "Total £m", ems: 6, trailing: true}, kind: totalColumn},
		field("Recurs", 5.7, 0, recurrenceField()),
		field("Source", 7, 0, gradeField(source)),
		field("Document", 8, 0.4, documentField(source)),
		field("Page", 5, 0.2, pageField(source)),
		field("Note", 6, 0.8, textField(func(x *model.Line) *string { return &x.Note })),
		field("Optimism bias", 15, 0.3, classField()),
		figureColumn{gridColumn: gridColumn{title: "Mitigated %", ems: 7.8, trailing: true}, field: mitigationField()},
	)
}

const programmeWord = "programme"

func ownerField() frameField {
	words := func(c *model.Case) []string { return append([]string{programmeWord}, optionWords(c)...) }
	return pickField(words,
		func(c *model.Case, x *model.Line) string {
			if x.Owner == model.Programme {
				return programmeWord
			}
			return optionWord(c, x.Owner)
		},
		func(c *model.Case, x *model.Line, i int) {
			x.Owner = model.Programme
			if i > 0 {
				x.Owner = c.Options.At(i - 1).ID
			}
		})
}

func lineTypeField() frameField {
	types := []model.LineType{model.BenefitLine, model.CostLine}
	return pickField(fixedWords("benefit", "cost"),
		func(_ *model.Case, x *model.Line) string { return string(x.Type) },
		func(_ *model.Case, x *model.Line, i int) {
			if x.Type = types[i]; x.Type == model.BenefitLine {
				x.Class, x.Mitigation = model.Unclassed, decimal.Zero
			}
		})
}

func recurrenceField() frameField {
	of := []model.Recurrence{model.Ongoing, model.Once}
	return pickField(fixedWords("ongoing", "once"),
		func(_ *model.Case, x *model.Line) string { return string(x.Recurrence) },
		func(_ *model.Case, x *model.Line, i int) { x.Recurrence = of[i] })
}

func (v *figuresView) refresh() {
	c, scenario := v.w.session.Case(), v.w.session.View().Scenario
	if c != v.shown || scenario != v.scenario {
		v.shown, v.scenario = c, scenario
		v.rebuild()
	}
	v.grid.refresh()
}

func (v *figuresView) showLines(filter figuresFilter, kind lineKind) {
	if !v.grid.editor.commit() {
		return
	}
	v.filter, v.kind = filter, kind
	v.switcher.set(int(filter))
	v.kinds.set(int(kind))
	v.rebuild()
	v.grid.restart()
}

// rebuild makes the rows and the totals of the lines shown: the programme's first, then each option's in
// the case's order.
func (v *figuresView) rebuild() {
	c := v.shown
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
	empty := "No figures yet. Insert adds a line for an option, or import a table of figures (CSV)."
	if c.Lines.Len() > 0 {
		empty = "None of the case's lines is of this kind."
	}
	v.grid.empty.set(empty, v.grid.empty.look)
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

// sum adds the figures shown up. Where no cost has a range, one row of costs says it all.
func (v *figuresView) sum() {
	years := v.shown.Head().Years
	rows := []totalRow{{name: "Benefit, minimum"}, {name: "Benefit, maximum"}, {name: "Cost, minimum"}, {name: "Cost, maximum"}}
	for i := range rows {
		rows[i].years = make([]decimal.Decimal, years)
	}
	for _, r := range v.lines {
		if !r.maximum {
			at := map[model.LineType]int{model.BenefitLine: 0, model.CostLine: 2}[r.line.Type]
			rows[at].add(r.line.Minimum)
			if r.line.HasRange() {
				rows[at+1].add(r.line.Maximum)
			} else {
				rows[at+1].add(r.line.Minimum)
			}
		}
	}
	if slices.EqualFunc(rows[2].years, rows[3].years, decimal.Decimal.Equal) {
		rows = rows[:3]
		rows[2].name = "Cost"
	}
	switch v.kind {
	case benefitLines:
		rows = rows[:2]
	case costLines:
		rows = rows[2:]
	}
	v.totals = rows
}

func (t *totalRow) add(figures []decimal.Decimal) {
	for i, f := range figures {
		t.years[i] = t.years[i].Add(f)
		t.total = t.total.Add(f)
	}
}

// columns, rows, key, cell, pinned and pinnedCell make the view the grid's source.
func (v *figuresView) columns() []gridColumn {
	columns := make([]gridColumn, len(v.fields))
	for i, f := range v.fields {
		columns[i] = f.gridColumn
	}
	return columns
}

func (v *figuresView) rows() int { return len(v.lines) }

func (v *figuresView) key(row int) string {
	if r := v.lines[row]; r.maximum {
		return r.line.ID + "/maximum"
	}
	return v.lines[row].line.ID
}

func (v *figuresView) cell(row, col int) gridCell {
	r, f := v.lines[row], v.fields[col]
	switch f.kind {
	case estimateColumn:
		return gridCell{text: r.estimate(), ink: colorQuiet, picks: true}
	case yearColumn:
		figure := r.figures()[f.year]
		return gridCell{text: figureText(figure), input: typedFigure(figure)}
	case totalColumn:
		return gridCell{text: figureText(decimal.Sum(decimal.Zero, r.figures()...)), bold: true, locked: true}
	}
	if !f.has(r) {
		return gridCell{locked: true}
	}
	cell := gridCell{text: f.field.get(v.shown, r.line), picks: f.field.values != nil}
	if col == 0 {
		cell.bold = row == 0 || v.lines[row-1].line.Owner != r.line.Owner
	} else {
		cell.ink = colorQuiet
	}
	return cell
}

func (v *figuresView) pinned() int { return len(v.totals) }

func (v *figuresView) pinnedCell(row, col int) gridCell {
	t := v.totals[row]
	switch f := v.fields[col]; {
	case col == 0:
		return gridCell{text: t.name, bold: true, locked: true, spans: true}
	case f.kind == yearColumn:
		return gridCell{text: figureText(t.years[f.year]), bold: true, locked: true}
	case f.kind == totalColumn:
		return gridCell{text: figureText(t.total), bold: true, locked: true}
	}
	return gridCell{locked: true}
}

// has reports whether a row has the column's field: its line may be of another kind, and the row of its maximum holds
// figures alone.
func (f figureColumn) has(r figureRow) bool {
	return !r.maximum && (f.field.only == nil || f.field.only(r.line))
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
		return "maximum"
	case r.line.HasRange():
		return "minimum"
	}
	return "both"
}

// figureText writes a figure as it stands below a heading in £m.
func figureText(d decimal.Decimal) string {
	return strings.NewReplacer("£", "", "m", "").Replace(model.InFull(d))
}

// typedFigure writes a figure as people type it, and as spreadsheets take it.
func typedFigure(d decimal.Decimal) string {
	return strings.NewReplacer("−", "-", ",", "").Replace(figureText(d))
}

func (v *figuresView) onEdit(at gridPlace, text string) error {
	edit, err := v.cellEdit(v.shown, v.lines[at.row], v.fields[at.col], strings.TrimSpace(text))
	if err != nil {
		return err
	}
	return v.w.session.Do(edit)
}

// cellEdit makes the edit that a text typed into a cell means.
func (v *figuresView) cellEdit(c *model.Case, r figureRow, f figureColumn, text string) (model.Edit, error) {
	now, ok := c.Lines.Get(r.line.ID)
	if !ok {
		return model.Edit{}, fmt.Errorf("the line is no longer there")
	}
	next, err := f.changed(c, now, r.maximum, text)
	if err != nil {
		return model.Edit{}, err
	}
	return c.Replace(now.ID, next)
}

// changed returns a line, or its maximum, with the column's cell as typed.
func (f figureColumn) changed(c *model.Case, line *model.Line, maximum bool, text string) (model.Record, error) {
	switch f.kind {
	case estimateColumn:
		return withEstimate(line, maximum, text)
	case yearColumn:
		return withFigure(line, maximum, f.year, text)
	}
	return f.field.set(c, line, text)
}

// withFigure returns the line with one figure as typed.
func withFigure(line *model.Line, maximum bool, year int, text string) (model.Record, error) {
	figure, err := model.ReadFigure(text)
	if err != nil {
		return nil, err
	}
	next := *line
	if maximum && line.HasRange() {
		next.Maximum = slices.Clone(line.Maximum)
		next.Maximum[year] = figure
		return &next, nil
	}
	next.Minimum = slices.Clone(line.Minimum)
	next.Minimum[year] = figure
	return &next, nil
}

// withEstimate gives a line a range, which begins with its figures, or takes it away.
func withEstimate(line *model.Line, maximum bool, text string) (model.Record, error) {
	at, err := pickWord([]string{"both", "minimum", "maximum"}, text)
	if err != nil {
		return nil, fmt.Errorf("“%s” is neither “both”, for one figure a year, nor “minimum” or “maximum”, for a range", text)
	}
	next := *line
	switch {
	case at == 0 && maximum:
		next.Minimum, next.Maximum = line.Maximum, nil
	case at == 0:
		next.Maximum = nil
	case !line.HasRange():
		next.Maximum = slices.Clone(line.Minimum)
	}
	return &next, nil
}

// onTyped says how a figure is read, and refuses what can't be one.
func (v *figuresView) onTyped(at gridPlace, text string) (string, error) {
	r, f := v.lines[at.row], v.fields[at.col]
	edit, err := v.cellEdit(v.shown, r, f, strings.TrimSpace(text))
	if err == nil && !edit.Empty() {
		_, _, err = model.Apply(v.shown, edit)
	}
	if err != nil {
		return "", err
	}
	switch {
	case f.kind == yearColumn:
		figure, err := model.ReadFigure(strings.TrimSpace(text))
		return model.InFull(figure), err
	case f.kind == fieldColumn:
		next, err := f.field.set(v.shown, r.line, strings.TrimSpace(text))
		if err != nil {
			return "", err
		}
		return f.field.reading(v.shown, next), nil
	}
	return "", nil
}

func (v *figuresView) onOpen(gridPlace) {
	if len(v.lines) == 0 {
		v.w.run(cmdAddLine)
	}
}

// onPick offers the values of a cell that takes one of a few.
func (v *figuresView) onPick(at gridPlace) {
	r, f := v.lines[at.row], v.fields[at.col]
	if f.kind == estimateColumn {
		now := map[bool]int{true: 1}[r.line.HasRange()]
		v.w.choose(f.title, []string{"One figure a year", "A minimum and a maximum"}, now, func(i int) {
			v.take(at)([]string{"both", "maximum"}[i])
		})
		return
	}
	v.w.offerValues(f.title, f.field.values(v.shown), f.field.get(v.shown, r.line), v.take(at))
}

// take returns what puts a value that was picked into a cell.
func (v *figuresView) take(at gridPlace) func(text string) {
	return func(text string) {
		v.w.report(v.onEdit(at, text))
		v.focus()
	}
}

// onCursor says in full what the cursor is on: the line, the year and where the figure comes from.
func (v *figuresView) onCursor(at gridPlace) {
	if at.row >= len(v.lines) {
		v.w.status.explain("")
		return
	}
	line := v.lines[at.row].line
	words := ownerField().get(v.shown, line) + ", " + string(line.Type)
	if line.Category != "" {
		words += ", " + line.Category
	}
	if f := v.fields[at.col]; f.kind == yearColumn {
		words += ", " + f.title
	}
	v.w.status.explain(words + ". Source: " + sourceWords(v.shown, line.Source))
}

// sourceWords says where a figure comes from.
func sourceWords(c *model.Case, s model.Source) string {
	words := string(s.Grade)
	if d, ok := c.Documents.Get(s.Document); ok {
		words += ", " + d.Title
	}
	if s.Page != "" {
		words += ", page " + s.Page
	}
	if words == "" {
		return "not stated"
	}
	return words
}

// onRune steps a field of a few values with Space, or offers the many.
func (v *figuresView) onRune(r rune) bool {
	if len(v.lines) == 0 || r != ' ' {
		return false
	}
	at := v.grid.cursor
	row, f := v.lines[at.row], v.fields[at.col]
	if f.kind == estimateColumn {
		v.w.report(v.onEdit(at, map[bool]string{true: "both", false: "maximum"}[row.line.HasRange()]))
		return true
	}
	if f.kind != fieldColumn || f.field.values == nil || !f.has(row) {
		return false
	}
	v.w.pickValue(f.title, f.field, v.shown, row.line, v.take(at))
	return true
}

// onClear empties the selected cells: a figure becomes nothing, a row selected by its owner goes.
func (v *figuresView) onClear(from, to gridPlace) {
	if from.col == 0 {
		v.deleteLines(from.row, to.row)
		return
	}
	var edits []func(*model.Case) (model.Edit, error)
	for _, r := range v.lines[from.row : to.row+1] {
		for _, f := range v.fields[from.col : to.col+1] {
			empty := ""
			switch {
			case f.kind == yearColumn:
				empty = "0"
			case f.kind == estimateColumn:
				empty = "both"
			case f.kind == totalColumn || !f.has(r) || f.field.values != nil && !slices.Contains(f.field.values(v.shown), ""):
				continue
			}
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return v.cellEdit(c, r, f, empty) })
		}
	}
	v.w.do(v.shown.Together(severally("Figures cleared", edits), edits...))
}

// severally is a text for several edits made as one, none for one alone: that says itself what it does.
func severally[T any](text string, of []T) string {
	if len(of) < 2 {
		return ""
	}
	return text
}

// addLine adds a line without figures behind the one with the cursor, of the same owner and kind.
func (v *figuresView) addLine() {
	if len(v.lines) == 0 {
		words := append([]string{programmeWord}, optionWords(v.shown)...)
		v.w.choose("Whose line is it?", words, 0, func(i int) {
			owner := model.Programme
			if i > 0 {
				owner = v.shown.Options.At(i - 1).ID
			}
			v.insert(&model.Line{Owner: owner, Type: model.BenefitLine, Recurrence: model.Ongoing}, "", 1)
		})
		return
	}
	now := v.lines[v.grid.cursor.row].line
	v.insert(&model.Line{Owner: now.Owner, Type: now.Type, Category: now.Category, Recurrence: now.Recurrence}, now.ID, 1)
}

// insert adds a line and puts the cursor on one of its cells.
func (v *figuresView) insert(line *model.Line, after string, col int) {
	line.ID = uuid.NewString()
	line.Minimum = make([]decimal.Decimal, v.shown.Head().Years)
	line.Source = model.Source{Grade: model.Workshop}
	v.w.do(v.shown.Add(line, after))
	v.grid.moveToKey(line.ID, col)
	v.focus()
}

// showOwner puts the cursor on the lines of an owner, or adds its first one.
func (v *figuresView) showOwner(owner string) {
	v.showLines(allLines, bothKinds)
	for i, r := range v.lines {
		if r.line.Owner == owner {
			v.grid.moveTo(gridPlace{i, figuresFixed})
			return
		}
	}
	v.insert(&model.Line{Owner: owner, Type: model.BenefitLine, Recurrence: model.Ongoing}, "", figuresFixed)
}

func (v *figuresView) deleteLines(from, to int) {
	var edits []func(*model.Case) (model.Edit, error)
	for _, r := range v.lines[from : to+1] {
		if !r.maximum {
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindLine, r.line.ID) })
		}
	}
	if len(edits) == 0 { // a maximum alone: the range goes
		v.w.report(v.onEdit(gridPlace{from, figuresFixed - 1}, "minimum"))
		return
	}
	v.w.do(v.shown.Together(severally(fmt.Sprintf("%d lines deleted", len(edits)), edits), edits...))
}

// reveal puts the cursor on a line.
func (v *figuresView) reveal(line string) {
	v.showLines(allLines, bothKinds)
	v.grid.moveToKey(line, figuresFixed)
}

// The commands of the figures.
const (
	pageFigures    commandID = "figures"
	cmdAddLine     commandID = "add line"
	cmdDeleteLine  commandID = "delete line"
	cmdImportLines commandID = "import lines"
	cmdExportLines commandID = "export lines"
	cmdOptionLines commandID = "figures of the option"
)

const groupFigures = "Figures"

func (w *Window) figuresCommands() []command {
	shown := func() bool { return w.figures() != nil && w.session.HasCase() }
	onLine := func() bool { return shown() && len(w.figures().lines) > 0 }
	return []command{
		{cmdAddLine, groupFigures, "Add a line …", nil, fyne.KeyInsert, shown, func() { w.figures().addLine() }},
		{cmdDeleteLine, groupFigures, "Delete the line", nil, "", onLine, func() {
			row := w.figures().grid.cursor.row
			w.figures().deleteLines(row, row)
		}},
		{cmdOptionLines, groupFigures, "The figures of the option with the focus", ctrl(fyne.KeyG), "", func() bool { return w.focusedOption() != "" }, func() { w.showFiguresOf(w.focusedOption()) }},
		{cmdImportLines, groupFigures, "Import figures (CSV) …", nil, "", w.session.HasCase, w.importLines},
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
