package linetable

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Read returns the edit that brings the lines of a table into a case: rows whose id the case has change that line,
// others add one. Lines that the table doesn't name stay. The error lists what is wrong, by row and column;
// then there is no edit. typed says what the figures of an ongoing line are, where the table has no column that does.
func Read(c *model.Case, data []byte, typed model.Typed) (model.Edit, Report, error) {
	text, err := decode(data)
	if err != nil {
		return model.Edit{}, Report{}, err
	}
	separator := separatorOf(text)
	rows, err := records(text, separator)
	if err != nil {
		return model.Edit{}, Report{}, err
	}
	t := &table{c: c, columns: map[string]int{}, rows: map[string]int{}, typed: typed}
	if err := t.readHeader(rows[0]); err != nil {
		return model.Edit{}, Report{}, err
	}
	t.notation = model.NotationOf(separator, t.figureCells(rows[1:]))
	drafts := map[string]*model.Line{}
	for i, cells := range rows[1:] {
		t.row = i + 2
		if strings.TrimSpace(strings.Join(cells, "")) == "" {
			continue
		}
		t.cells = cells
		t.readRow(drafts)
	}
	if err := t.wrong.Err(); err != nil {
		return model.Edit{}, Report{}, err
	}
	return t.edit(drafts)
}

// table is a table being read.
type table struct {
	c *model.Case
	// columns says where each known column is; years where each year is.
	columns map[string]int
	years   []int
	ignored []string
	// typed is what an ongoing line's figures are.
	typed model.Typed
	// notation is what the commas in its figures do.
	notation model.Notation
	row      int
	cells    []string
	// unsaid says that the table leaves it open for an ongoing line what its figures are; rows holds the row of each line.
	unsaid bool
	rows   map[string]int
	// converted are the lines whose figures were levels.
	converted []string
	// order holds the ids of the lines read so far.
	order []string
	wrong Faults
}

func (t *table) readHeader(names []string) error {
	known := header(t.c)
	for _, x := range extras(t.typed) {
		known = append(known, x.names...)
	}
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		if name == columnOverrunWas {
			name = columnOverrun
		}
		if _, twice := t.columns[name]; twice {
			return fmt.Errorf("the column %q stands there twice; take one out", name)
		}
		if slices.Contains(known, name) {
			t.columns[name] = i
		} else if name != "" {
			t.ignored = append(t.ignored, name)
		}
	}
	var missing []string
	for _, name := range append([]string{columnOwner, columnKind}, t.c.Head().YearNames()...) {
		if at, ok := t.columns[name]; !ok {
			missing = append(missing, name)
		} else if name != columnOwner && name != columnKind {
			t.years = append(t.years, at)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("these columns are missing: %s. The first row names the columns, as an export of the figures does", strings.Join(missing, ", "))
	}
	return nil
}

// figureCells are the cells of some rows that hold figures and percentages.
func (t *table) figureCells(rows [][]string) []string {
	columns := slices.Clone(t.years)
	for _, percentage := range []string{columnMitigation, columnLikeliest, columnOverrun} {
		if at, ok := t.columns[percentage]; ok {
			columns = append(columns, at)
		}
	}
	var cells []string
	for _, row := range rows {
		for _, at := range columns {
			if at < len(row) {
				cells = append(cells, row[at])
			}
		}
	}
	return cells
}

// cell returns a cell of the row being read, empty where the table doesn't have it.
func (t *table) cell(name string) string {
	at, ok := t.columns[name]
	if !ok || at >= len(t.cells) {
		return ""
	}
	return spoken(strings.TrimSpace(t.cells[at]))
}

func (t *table) complain(column string, problem any) {
	t.wrong.Add(t.row, column, problem)
}

// readRow reads a row into the draft of its line.
func (t *table) readRow(drafts map[string]*model.Line) {
	id, estimate := t.cell(columnID), strings.ToLower(t.cell(columnEstimate))
	switch estimate {
	case "":
		estimate = estimateBoth
	case "lowest": // as the window has them
		estimate = estimateMinimum
	case "highest":
		estimate = estimateMaximum
	}
	figures := t.figures()
	if estimate == estimateMaximum {
		t.readMaximum(id, figures, drafts)
		return
	}
	if estimate != estimateBoth && estimate != estimateMinimum {
		t.complain(columnEstimate, fmt.Sprintf("%q is not one of %s, %s, %s", estimate, estimateBoth, estimateMinimum, estimateMaximum))
		return
	}
	if id == "" {
		id = uuid.NewString()
	}
	if _, twice := drafts[id]; twice {
		t.complain(columnID, fmt.Sprintf("the line %q stands there twice", id))
		return
	}
	l := &model.Line{ID: id, Owner: t.owner()}
	l.Type = pick(t, columnKind, "", model.BenefitLine, model.CostLine)
	usual := model.Ongoing
	if now, exists := t.c.Lines.Get(id); exists {
		usual = now.Recurrence // what has no column stays, and says what the figures are
	}
	l.Recurrence = pick(t, columnRecurs, usual, model.Ongoing, model.Once)
	if t.typedHere() == model.Levels {
		t.converted = append(t.converted, id)
	}
	t.rows[id], t.unsaid = t.row, t.unsaid || l.Recurrence == model.Ongoing && t.cell(columnFigures) == ""
	l.Minimum = t.typedHere().FromTyped(l.Recurrence, figures)
	l.Category, l.Note = t.cell(columnCategory), t.cell(columnNote)
	l.Source = t.source()
	l.Class, l.Mitigation = t.optimism(l.Type)
	l.Likeliest = t.likeliest(estimate)
	t.readEvidence(l)
	drafts[id], t.order = l, append(t.order, id)
}

// readMaximum reads the upper end of a range; without an id it belongs to the line of the row before.
func (t *table) readMaximum(id string, figures []decimal.Decimal, drafts map[string]*model.Line) {
	if id == "" && len(t.order) > 0 {
		id = t.order[len(t.order)-1]
	}
	l, ok := drafts[id]
	if !ok || l.HasRange() {
		t.complain(columnEstimate, "a maximum stands in the row behind its minimum")
		return
	}
	l.Maximum = t.typedHere().FromTyped(l.Recurrence, figures)
}

// typedHere is what the figures of the row are.
func (t *table) typedHere() model.Typed {
	if t.cell(columnFigures) == "" {
		return t.typed
	}
	return pick(t, columnFigures, t.typed, model.Steps, model.Levels)
}

// figures reads the cells of the years; an empty one is nothing.
func (t *table) figures() []decimal.Decimal {
	figures := make([]decimal.Decimal, len(t.years))
	for i, at := range t.years {
		text := ""
		if at < len(t.cells) {
			text = strings.TrimSpace(t.cells[at])
		}
		if text == "" {
			continue
		}
		d, err := t.notation.ReadFigure(text)
		if err != nil {
			t.complain(t.c.Head().YearName(i), err)
		}
		figures[i] = d
	}
	return figures
}

// owner finds the option that a line belongs to, by its id or by a name that only one has.
func (t *table) owner() string {
	text := t.cell(columnOwner)
	if strings.EqualFold(text, model.Programme) || strings.EqualFold(text, model.CouncilWide) {
		return model.Programme
	}
	if _, ok := t.c.Options.Get(text); ok {
		return text
	}
	var found []string
	for o := range t.c.Options.All() {
		if strings.EqualFold(o.Name, text) {
			found = append(found, o.ID)
		}
	}
	switch len(found) {
	case 1:
		return found[0]
	case 0:
		t.complain(columnOwner, fmt.Sprintf("there is no option %q; write the name of one, or %q", text, model.Programme))
	default:
		t.complain(columnOwner, fmt.Sprintf("%d options are called %q; write the id of one: %s", len(found), text, strings.Join(found, ", ")))
	}
	return ""
}

func (t *table) source() model.Source {
	s := model.Source{Grade: pick(t, columnGrade, "", model.Published, model.Workshop, model.Illustrative), Page: t.cell(columnPage)}
	text := t.cell(columnDocument)
	for d := range t.c.Documents.All() {
		if d.ID == text || text != "" && strings.EqualFold(d.Title, text) {
			s.Document = d.ID
		}
	}
	if text != "" && s.Document == "" {
		t.complain(columnDocument, fmt.Sprintf("there is no source %q; add it to the sources first", text))
	}
	if s.Grade == "" && (s.Document != "" || s.Page != "") {
		s.Grade = model.Published
	}
	return s
}

// likeliest reads where between its minimum and maximum a line is likeliest, nil where nothing is said.
func (t *table) likeliest(estimate string) *decimal.Decimal {
	text := t.cell(columnLikeliest)
	if text == "" {
		return nil
	}
	share, err := t.notation.ReadPercent(text)
	switch {
	case err != nil:
		t.complain(columnLikeliest, err)
	case estimate == estimateBoth:
		t.complain(columnLikeliest, "a line with one figure a year has no likeliest between two; give it a lowest and a highest figure")
	}
	return &share
}

// keepLikeliest keeps what a line has now and the table has no column for.
func (t *table) keepLikeliest(line, now *model.Line) {
	if _, stated := t.columns[columnLikeliest]; !stated && line.HasRange() {
		line.Likeliest = now.Likeliest
	}
}

// keep keeps what a line has now and the table has no column for.
func (t *table) keep(line, now *model.Line) {
	for _, one := range []struct {
		column string
		keep   func()
	}{
		{columnCategory, func() { line.Category = now.Category }},
		{columnRecurs, func() { line.Recurrence = now.Recurrence }},
		{columnNote, func() { line.Note = now.Note }},
		{columnGrade, func() { line.Source.Grade = now.Source.Grade }},
		{columnDocument, func() { line.Source.Document = now.Source.Document }},
		{columnPage, func() { line.Source.Page = now.Source.Page }},
	} {
		if _, stated := t.columns[one.column]; !stated {
			one.keep()
		}
	}
	if line.Source.Grade == "" && line.Source != (model.Source{}) {
		line.Source.Grade = model.Published
	}
	t.keepOptimism(line, now)
}

// pick reads a cell that holds one of a few words, none standing for what an empty one means.
func pick[T ~string](t *table, column string, none T, allowed ...T) T {
	text := T(strings.ToLower(t.cell(column)))
	if text == "" && (none != "" || column == columnGrade) {
		return none
	}
	if !slices.Contains(allowed, text) {
		words := make([]string, len(allowed))
		for i, a := range allowed {
			words[i] = string(a)
		}
		t.complain(column, fmt.Sprintf("%q is not one of %s", string(text), strings.Join(words, ", ")))
	}
	return text
}

// edit makes one edit of all lines read.
func (t *table) edit(drafts map[string]*model.Line) (model.Edit, Report, error) {
	report := Report{Ignored: t.ignored, Says: !t.unsaid}
	makers := make([]func(*model.Case) (model.Edit, error), 0, len(t.order))
	for _, id := range t.order {
		line := drafts[id]
		now, exists := t.c.Lines.Get(id)
		if !exists {
			report.Added++
			report.Levels = append(report.Levels, t.levels(line)...)
			makers = append(makers, func(c *model.Case) (model.Edit, error) { return c.Add(line, "") })
			continue
		}
		line.Meta = now.Meta
		t.keep(line, now)
		t.keepLikeliest(line, now)
		edit, err := t.c.Replace(id, line)
		if err == nil && edit.Empty() {
			report.Unchanged++
			continue
		}
		report.Changed++
		report.Levels = append(report.Levels, t.levels(line)...)
		makers = append(makers, func(c *model.Case) (model.Edit, error) { return c.Replace(id, line) })
	}
	edit, err := t.c.Together("Figures imported", makers...)
	if err != nil {
		return model.Edit{}, Report{}, t.refused(drafts, err)
	}
	return edit, report, nil
}

// refused says in which rows, and of which lines, the figures are refused.
func (t *table) refused(drafts map[string]*model.Line, err error) error {
	var problems model.Problems
	cases := map[model.Typed]*model.Case{model.Steps: typedAs(t.c, model.Steps), model.Levels: typedAs(t.c, model.Levels)}
	for _, id := range t.order {
		as := model.Steps
		if slices.Contains(t.converted, id) {
			as = model.Levels
		}
		_, one := cases[as].Together("", func(c *model.Case) (model.Edit, error) {
			if _, exists := c.Lines.Get(id); exists {
				return c.Replace(id, drafts[id])
			}
			return c.Add(drafts[id], "")
		})
		if !errors.As(one, &problems) {
			continue
		}
		for _, p := range problems {
			t.wrong.Add(t.rows[id], t.c.LineName(drafts[id]), p.Text)
		}
	}
	return cmp.Or(t.wrong.Err(), err)
}

// typedAs is the case as if its figures were typed as those of a row are: what is wrong with them is then said in their terms.
func typedAs(c *model.Case, as model.Typed) *model.Case {
	edit, err := c.SetTyped(as)
	if err != nil {
		return c
	}
	if next, _, err := model.Apply(c, edit); err == nil {
		return next
	}
	return c
}

// levels names a line that was read as steps and looks like levels, no other.
func (t *table) levels(l *model.Line) []string {
	if l.LooksLikeLevels() && !slices.Contains(t.converted, l.ID) {
		return []string{t.c.LineName(l)}
	}
	return nil
}
