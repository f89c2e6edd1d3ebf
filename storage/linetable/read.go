package linetable

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// Options say what a table leaves open.
type Options struct {
	// Typed is what the figures of an ongoing line are, where the table has no column that says it.
	Typed model.Typed
	// Pounds says that amounts with a pound sign and no unit are in pounds, to be taken to the pound.
	Pounds bool
	// Commas says what the commas in figures do, [model.AnyCommas] to find it out.
	Commas model.Notation
}

var errEmpty = errors.New("the table is empty; it needs a row of column names and a row for every line")

// Read returns the edit that brings the lines of a table into a case: rows whose id the case has change that line,
// others add one. In a table that names components, decisions and options a row without an id changes the next line of its
// option that has its kind and category, and what the frame lacks is added. Lines that the table doesn't name stay.
// The error lists what is wrong, by row and column; then there is no edit.
func Read(c *model.Case, s spreadsheet.Sheet, o Options) (model.Edit, Report, error) {
	t := &table{
		c: c, sheet: s, options: o,
		drafts: map[string]*model.Line{}, rows: map[string]int{}, marked: map[string][]mark{}, converted: map[string]bool{}, sums: map[model.LineType]decimal.Decimal{},
	}
	t.report.Notes = slices.Clone(s.Notes)
	if len(s.Rows) == 0 {
		return model.Edit{}, t.report, errEmpty
	}
	if err := t.readHeadings(); err != nil {
		return model.Edit{}, t.report, err
	}
	body := s.Rows[min(t.body, len(s.Rows)):]
	if !slices.ContainsFunc(body, func(row []string) bool { return model.Trimmed(strings.Join(row, "")) != "" }) {
		return model.Edit{}, t.report, errEmpty
	}
	if t.notation = o.Commas; t.notation == model.AnyCommas {
		t.notation = model.NotationOf(s.Separator, t.figureCells(body))
	}
	t.frame, t.others = frameOf(t), t.otherUnits()
	for i, cells := range body {
		t.row = t.body + 1 + i
		if t.cells, t.marks = cells, nil; model.Trimmed(strings.Join(cells, "")) != "" {
			t.readRow()
		}
	}
	t.finish()
	edit, err := t.edit()
	t.report.Refused, t.report.Refusals = t.wrong.First()
	return edit, t.report, err
}

// table is a table being read.
type table struct {
	c       *model.Case
	sheet   spreadsheet.Sheet
	options Options
	// columns are those of the row of headings; heading is the place of that row, body of the first below it.
	columns       []column
	heading, body int
	// notation is what the commas in its figures do.
	notation model.Notation
	frame    *frame
	row      int
	cells    []string
	// drafts are the lines read so far by id, order their ids, rows the row of each.
	drafts map[string]*model.Line
	order  []string
	rows   map[string]int
	// marks are those that stand beside the figures of the row, marked those of a line.
	marks  []mark
	marked map[string][]mark
	// unsaid says that the table leaves it open for an ongoing line what its figures are.
	unsaid bool
	// converted are the lines whose figures were levels; rounded counts amounts that were rounded to the pound, negative
	// figures below zero.
	converted map[string]bool
	rounded   int
	negative  int
	// sums are the figures of each kind added up as they stand, a range at its lowest.
	sums map[model.LineType]decimal.Decimal
	// huge are figures that can hardly be in £m, bare counts those without a pound sign beside others in pounds.
	huge        []string
	bare        int
	unitRefused bool
	// others is a unit that some of the headings say, where it isn't £m.
	others string
	wrong  spreadsheet.Faults
	report Report
}

// cell returns a cell of the row being read, empty where the table doesn't have it.
func (t *table) cell(name string) string {
	return spreadsheet.Spoken(t.cellAt(t.at(name)))
}

func (t *table) cellAt(at int) string {
	if at < 0 || at >= len(t.cells) {
		return ""
	}
	return model.Trimmed(t.cells[at])
}

// words is a cell that holds free text. A formula is none: what it would say isn't known here.
func (t *table) words(name string) string {
	text := t.cellAt(t.at(name))
	if strings.HasPrefix(text, "=") && len(text) > 1 {
		t.complain(name, fmt.Sprintf("“%s” is a formula; write the text that it gives, or an apostrophe before it", shortened(text)))
		return ""
	}
	return spreadsheet.Spoken(text)
}

func (t *table) complain(column string, problem any) {
	t.wrong.Add(t.row, column, problem)
}

// readRow reads a row into the draft of its line, or as a part of the frame alone.
func (t *table) readRow() {
	if beyond := t.cellsBeyond(); beyond != "" {
		t.complain("", fmt.Sprintf("“%s” stands beyond the last heading, and what it is isn't known; a figure with a comma in it stands in quotes", shortened(beyond)))
		return
	}
	if column := t.sumHere(); column != "" {
		t.complain(column, fmt.Sprintf("“%s” is a sum, and the workbench adds up itself; leave the row out", t.cell(column)))
		return
	}
	estimate := estimateOf(strings.ToLower(t.cell(columnEstimate)))
	id := t.cell(columnID)
	if estimate == estimateMaximum {
		t.readMaximum(id)
		return
	}
	owner, sound := t.owner()
	t.frame.describe(owner)
	if t.frameAlone() {
		return
	}
	low, high := t.figures()
	if estimate != estimateBoth && estimate != estimateMinimum {
		t.complain(columnEstimate, fmt.Sprintf("%q is not one of %s, %s, %s", estimate, estimateBoth, estimateMinimum, estimateMaximum))
		return
	}
	l := &model.Line{ID: id, Owner: owner}
	l.Type = t.kind()
	t.sum(l.Type, low)
	l.Category = t.words(columnCategory)
	if l.ID == "" && sound {
		l.ID = t.matching(l)
	}
	if l.ID == "" {
		l.ID = uuid.NewString()
	}
	if _, twice := t.drafts[l.ID]; twice {
		t.complain(columnID, fmt.Sprintf("the line %q stands there twice", l.ID))
		return
	}
	t.readLine(l, estimate, low, high)
}

// readLine reads all but the owner, the kind and the category of a line.
func (t *table) readLine(l *model.Line, estimate string, low, high []decimal.Decimal) {
	usual := model.Ongoing
	if now, exists := t.c.Lines.Get(l.ID); exists {
		usual = now.Recurrence // what has no column stays, and says what the figures are
	}
	l.Recurrence = t.recurrence(usual)
	if t.typedHere() == model.Levels {
		t.converted[l.ID] = true
	}
	t.unsaid = t.unsaid || l.Recurrence == model.Ongoing && t.cell(columnFigures) == ""
	l.Minimum = t.typedHere().FromTyped(l.Recurrence, low)
	if high != nil {
		l.Maximum = t.typedHere().FromTyped(l.Recurrence, high)
	}
	l.Note = t.words(columnNote)
	l.Source = t.source()
	l.Class, l.Mitigation = t.optimism(l.Type)
	l.Likeliest = t.likeliest(estimate == estimateBoth && high == nil)
	t.readEvidence(l)
	t.readBudget(l)
	l.NotForPublication = t.yes(columnUnpublished)
	t.keepDraft(l)
}

// yes reads a cell that says yes or no; an empty one says no.
func (t *table) yes(column string) bool {
	text := strings.ToLower(t.cell(column))
	switch text {
	case "", "no", "n", "false":
		return false
	case "yes", "y", "x", "true", columnUnpublished:
		return true
	}
	t.complain(column, fmt.Sprintf("%q is neither yes nor no", text))
	return false
}

func (t *table) keepDraft(l *model.Line) {
	t.drafts[l.ID], t.rows[l.ID], t.order = l, t.row, append(t.order, l.ID)
	t.marked[l.ID] = append(t.marked[l.ID], t.marks...)
	t.report.Lines = append(t.report.Lines, l)
}

// matching is the line of a case that a row without an id changes: in a table that names the frame, the next line of its
// option with its kind and category.
func (t *table) matching(l *model.Line) string {
	if t.has(columnOwner) || !t.ofFrame() {
		return ""
	}
	for _, id := range t.frame.linesLike(l) {
		if _, taken := t.drafts[id]; !taken {
			return id
		}
	}
	return ""
}

// readMaximum reads the upper end of a range; without an id it belongs to the line of the row before, of which it must not
// say anything else.
func (t *table) readMaximum(id string) {
	figures, _ := t.figures()
	if id == "" && len(t.order) > 0 {
		id = t.order[len(t.order)-1]
	}
	l, ok := t.drafts[id]
	if !ok || l.HasRange() {
		t.complain(columnEstimate, "a maximum stands in the row behind its minimum")
		return
	}
	if column := t.otherThan(l); column != "" {
		t.complain(column, "the highest figures stand in the row behind the lowest of the same line, and this row is of another")
		return
	}
	l.Maximum = t.typedHere().FromTyped(l.Recurrence, figures)
	t.marked[id] = append(t.marked[id], t.marks...)
}

// otherThan is the column by which a row is of another line than one, empty for none.
func (t *table) otherThan(l *model.Line) string {
	named := t.cell(columnOwner) != "" || t.ofFrame() && t.cell(columnComponent)+t.cell(columnDecision)+t.cell(columnOption) != ""
	if named {
		if owner, sound := t.owner(); sound && owner != l.Owner {
			return columnOwner
		}
	}
	switch category := t.cell(columnCategory); {
	case t.cell(columnKind) != "" && t.kind() != l.Type:
		return columnKind
	case category != "" && !strings.EqualFold(category, l.Category):
		return columnCategory
	}
	return ""
}

// cellsBeyond is what stands in cells behind the last heading.
func (t *table) cellsBeyond() string {
	for i := len(t.columns); i < len(t.cells); i++ {
		if text := model.Trimmed(t.cells[i]); text != "" {
			return text
		}
	}
	return ""
}

// kind reads what a line is, as files or as people write it.
func (t *table) kind() model.LineType {
	switch strings.TrimSuffix(strings.ToLower(t.cell(columnKind)), "s") {
	case "saving", "income":
		return model.BenefitLine
	case "expenditure", "investment", "expense":
		return model.CostLine
	}
	return pick(t, columnKind, "", model.BenefitLine, model.CostLine)
}

// recurrence reads whether a line comes every year or once, as files or as people write it.
func (t *table) recurrence(usual model.Recurrence) model.Recurrence {
	switch strings.ToLower(t.cell(columnRecurs)) {
	case "recurring", "recurrent", "every year", "yearly", "annual":
		return model.Ongoing
	case "one-off", "one off", "oneoff":
		return model.Once
	}
	return pick(t, columnRecurs, usual, model.Ongoing, model.Once)
}

// typedHere is what the figures of the row are.
func (t *table) typedHere() model.Typed {
	if t.cell(columnFigures) == "" {
		return t.options.Typed
	}
	return pick(t, columnFigures, t.options.Typed, model.Steps, model.Levels)
}

func (t *table) source() model.Source {
	s := model.Source{Grade: pick(t, columnGrade, "", model.Published, model.Workshop, model.Illustrative), Page: t.words(columnPage)}
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
func (t *table) likeliest(alone bool) *decimal.Decimal {
	text := t.cell(columnLikeliest)
	if text == "" {
		return nil
	}
	share, err := t.notation.ReadPercent(text)
	switch {
	case err != nil:
		t.complain(columnLikeliest, err)
	case alone:
		t.complain(columnLikeliest, "a line with one figure a year has no likeliest between two; give it a lowest and a highest figure")
	}
	return &share
}

// pick reads a cell that holds one of a few words, or the plural of one; none stands for what an empty one means.
func pick[T ~string](t *table, column string, none T, allowed ...T) T {
	text := T(strings.ToLower(t.cell(column)))
	if text == "" && (none != "" || column == columnGrade) {
		return none
	}
	for _, a := range allowed {
		if text == a || text == a+"s" {
			return a
		}
	}
	words := make([]string, len(allowed))
	for i, a := range allowed {
		words[i] = string(a)
	}
	t.complain(column, fmt.Sprintf("%q is not one of %s", string(text), strings.Join(words, ", ")))
	return text
}
