package findingtable

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// headingRows is how many of the first rows are looked at for the headings.
const headingRows = 20

// headingsAt is the first row that has the headings of activities or of findings, −1 for none, and of which.
func headingsAt(rows [][]string) (at int, of model.Kind) {
	for i, row := range rows[:min(len(rows), headingRows)] {
		columns := columnsIn(row)
		_, text := columns[columnText]
		_, name := columns[columnName]
		switch {
		case text && len(columns) > 1:
			return i, model.KindFinding
		case name && (has(columns, columnEffort) || has(columns, columnComparator) || has(columns, columnFTE) || has(columns, columnArea)):
			return i, model.KindActivity
		}
	}
	return -1, ""
}

func has(columns map[string]int, name string) bool { _, ok := columns[name]; return ok }

// columnsIn are the places of the columns that a row of headings names.
func columnsIn(row []string) map[string]int {
	columns := map[string]int{}
	for at, heading := range row {
		if name := columnOf(heading); name != "" && !has(columns, name) {
			columns[name] = at
		}
	}
	return columns
}

// table is a table of activities or findings being read.
type table struct {
	// c is the case with what was read so far in it, so that a finding may rest on one of a row above.
	c        *model.Case
	rows     [][]string
	notation model.Notation
	heading  int
	columns  map[string]int
	edits    []func(*model.Case) (model.Edit, error)
	// read are the keys of the records that rows were read into.
	read  map[string]bool
	notes []string
	wrong spreadsheet.Faults
}

// Read returns the edit that brings activities or findings into a case: rows whose id or name the case has change that record, others
// add one, and records that the table doesn't name stay; an empty cell leaves what stands there. notes say what a reader should look
// at: shares that don't add up to 100%, columns that aren't read. The error lists what is wrong by row and column; then there is no
// edit.
func Read(c *model.Case, s spreadsheet.Sheet) (edit model.Edit, notes []string, err error) {
	at, of := headingsAt(s.Rows)
	if at < 0 {
		return edit, s.Notes, errors.New("no row of headings says what the columns are; write id, area, name, effort % and comparator % above activities, or id, phase, text, from and components above findings")
	}
	t := table{c: c, rows: s.Rows, notes: slices.Clone(s.Notes), heading: at, columns: columnsIn(s.Rows[at]), read: map[string]bool{}}
	t.tellColumns(of)
	t.notation = model.NotationOf(s.Separator, t.numbers())
	rows := t.filled()
	if of == model.KindFinding {
		t.addFindings(rows)
		for _, row := range rows {
			t.readFinding(row)
		}
	} else {
		for _, row := range rows {
			t.readActivity(row)
		}
	}
	if err := t.wrong.Err(); err != nil {
		return edit, t.notes, err
	}
	if len(rows) == 0 {
		return edit, t.notes, errors.New("the table holds no row below its headings")
	}
	edit, err = c.Together(counted(len(rows), of)+" brought in", t.edits...)
	if of == model.KindActivity {
		for _, fault := range t.c.Effort().Faults() {
			t.notes = append(t.notes, fault+".")
		}
	}
	return edit, t.notes, err
}

func counted(n int, of model.Kind) string {
	return fmt.Sprintf("%d %s", n, model.Plural(n, of.Noun(), of.Nouns()))
}

// tellColumns says which columns aren't read: none is dropped without a word.
func (t *table) tellColumns(of model.Kind) {
	mine := []string{columnID, columnArea, columnName, columnEffort, columnComparator, columnFTE, columnCost, columnGap, columnSource, columnDocument, columnPage}
	if of == model.KindFinding {
		mine = []string{columnID, columnPhase, columnText, columnFrom, columnComponents, columnSource, columnDocument, columnPage}
	}
	for at, heading := range t.rows[t.heading] {
		name := columnOf(heading)
		filled := slices.ContainsFunc(t.rows[t.heading+1:], func(row []string) bool { return at < len(row) && model.Trimmed(row[at]) != "" })
		if filled && (!slices.Contains(mine, name) || t.columns[name] != at) {
			t.notes = append(t.notes, fmt.Sprintf("The column “%s” isn’t read: %s have none of that name.", strings.TrimSpace(heading), of.Nouns()))
		}
	}
}

// filled are the places of the rows that hold anything.
func (t *table) filled() []int {
	var rows []int
	for i := t.heading + 1; i < len(t.rows); i++ {
		if model.Trimmed(strings.Join(t.rows[i], "")) != "" {
			rows = append(rows, i)
		}
	}
	return rows
}

// numbers are the cells of all columns of numbers.
func (t *table) numbers() []string {
	var cells []string
	for row := t.heading + 1; row < len(t.rows); row++ {
		for _, column := range []string{columnEffort, columnComparator, columnFTE, columnCost} {
			cells = append(cells, t.cell(row, column))
		}
	}
	return cells
}

// cell is the text of a row in a column, empty where the table doesn't have it.
func (t *table) cell(row int, column string) string {
	at, ok := t.columns[column]
	if !ok || at >= len(t.rows[row]) {
		return ""
	}
	return spreadsheet.Spoken(model.Trimmed(t.rows[row][at]))
}

// take adds a record, or puts it in the place of the one with its key.
func (t *table) take(row int, r model.Record) {
	if t.read[r.Key()] {
		t.wrong.Add(row+1, columnID, fmt.Sprintf("“%s” stands in a row above already; take one of them out", r.Key()))
		return
	}
	t.read[r.Key()] = true
	t.put(row, r)
}

func (t *table) put(row int, r model.Record) {
	put := func(c *model.Case) (model.Edit, error) {
		if _, there := c.Record(r.Kind(), r.Key()); there {
			return c.Replace(r.Key(), r)
		}
		return c.Add(r, "")
	}
	edit, err := put(t.c)
	if err == nil && !edit.Empty() {
		var next *model.Case
		if next, _, err = model.Apply(t.c, edit); err == nil {
			t.c = next
		}
	}
	if err != nil {
		t.refuse(row, err)
		return
	}
	t.edits = append(t.edits, put)
}

// refuse says what is wrong with a row, problem by problem.
func (t *table) refuse(row int, err error) {
	var problems model.Problems
	if !errors.As(err, &problems) {
		t.wrong.Add(row+1, "", err)
		return
	}
	for _, p := range problems {
		t.wrong.Add(row+1, p.Field, p.Text)
	}
}

// readActivity reads one activity.
func (t *table) readActivity(row int) {
	id, name := t.cell(row, columnID), t.cell(row, columnName)
	x := &model.Activity{ID: id, Name: name}
	if now, err := t.present(model.KindActivity, id, name); err != nil {
		t.wrong.Add(row+1, columnName, err)
		return
	} else if now != nil {
		next := *now.(*model.Activity)
		x = &next
	}
	if name != "" {
		x.Name = name
	}
	if x.Name == "" {
		t.wrong.Add(row+1, columnName, "the row has no name; say what staff do")
		return
	}
	if x.ID == "" {
		x.ID = t.c.FreeID(model.KindActivity, name)
	}
	if area := t.cell(row, columnArea); area != "" {
		r, err := t.c.Named(area, model.KindArea)
		if err != nil {
			t.wrong.Add(row+1, columnArea, err)
			return
		}
		x.Area = r.Key()
	}
	t.readNumbers(row, x)
	t.readSource(row, &x.Source)
	t.take(row, x)
}

// present is the record of the case that a row is of: by its id, else by its name; nil for none.
func (t *table) present(kind model.Kind, id, name string) (model.Record, error) {
	if id != "" {
		now, _ := t.c.Record(kind, id)
		return now, nil
	}
	now, err := t.c.Named(name, kind)
	if errors.As(err, new(*model.AmbiguousError)) {
		return nil, err
	}
	return now, nil
}

func (t *table) readNumbers(row int, x *model.Activity) {
	for _, one := range []struct {
		column string
		of     **decimal.Decimal
		read   func(string) (decimal.Decimal, error)
	}{
		{columnEffort, &x.Effort, t.readShare},
		{columnComparator, &x.Comparator, t.readShare},
		{columnFTE, &x.FTE, t.notation.ReadNumber},
		{columnCost, &x.Cost, t.readCost},
	} {
		text := t.cell(row, one.column)
		if text == "" {
			continue
		}
		d, err := one.read(text)
		if err != nil {
			t.wrong.Add(row+1, one.column, err)
			continue
		}
		*one.of = &d
	}
}

// readShare reads a share in per cent.
func (t *table) readShare(text string) (decimal.Decimal, error) {
	share, err := t.notation.ReadPercent(text)
	if err != nil {
		return share, err
	}
	return decimal.NewFromString(share.Shift(2).String()) // the canonical exponent
}

// readCost reads a cost in the unit of its heading.
func (t *table) readCost(text string) (decimal.Decimal, error) {
	a, err := t.notation.ReadAmount(text, model.UnitIn(t.rows[t.heading][t.columns[columnCost]]))
	return a.Figure, err
}

func (t *table) readSource(row int, s *model.Source) {
	if grade := strings.ToLower(t.cell(row, columnSource)); grade != "" {
		s.Grade = model.SourceGrade(grade)
	}
	if document := t.cell(row, columnDocument); document != "" {
		if r, err := t.c.Named(document, model.KindDocument); err != nil {
			t.wrong.Add(row+1, columnDocument, err)
		} else {
			s.Document = r.Key()
		}
	}
	if page := t.cell(row, columnPage); page != "" {
		s.Page = page
	}
}

// addFindings gives every row without an id its own and has each new finding in the case, as yet without what it rests on: a row may
// name one further down.
func (t *table) addFindings(rows []int) {
	for _, row := range rows {
		id, text := t.cell(row, columnID), t.cell(row, columnText)
		phase := t.phase(row)
		if id == "" || text == "" || phase == 0 {
			continue
		}
		if _, there := t.c.Record(model.KindFinding, id); !there {
			t.put(row, &model.Finding{ID: id, Phase: phase, Text: text})
		}
	}
}

// phase is the phase that a row says: a number or a word; without one a finding, 0 for what is neither.
func (t *table) phase(row int) int {
	switch text := strings.ToLower(t.cell(row, columnPhase)); text {
	case "1", "message", "phase 1":
		return model.MessagePhase
	case "", "2", "finding", "phase 2":
		return model.FindingPhase
	}
	return 0
}

// readFinding reads one message or finding.
func (t *table) readFinding(row int) {
	id, text, phase := t.cell(row, columnID), t.cell(row, columnText), t.phase(row)
	if phase == 0 {
		t.wrong.Add(row+1, columnPhase, fmt.Sprintf("“%s” is not a phase of the assessment; a message has 1, a finding 2", t.cell(row, columnPhase)))
		return
	}
	now, err := t.present(model.KindFinding, id, text)
	x := &model.Finding{ID: id, Phase: phase, Text: text}
	switch {
	case err != nil:
		t.wrong.Add(row+1, columnText, err)
		return
	case now != nil:
		next := *now.(*model.Finding)
		x = &next
		if t.cell(row, columnPhase) != "" {
			x.Phase = phase
		}
	case text == "":
		t.wrong.Add(row+1, columnText, "the row has no text; say what was found")
		return
	case id == "":
		x.ID = t.c.FreeFindingID(phase)
	}
	if text != "" {
		x.Text = text
	}
	t.readLinks(row, x)
	t.readSource(row, &x.Source)
	t.take(row, x)
}

// readLinks reads what a finding rests on and is about.
func (t *table) readLinks(row int, x *model.Finding) {
	if from := t.cell(row, columnFrom); from != "" {
		on, err := t.c.NamedAll(from, model.KindActivity, model.KindFinding)
		if err != nil {
			t.wrong.Add(row+1, columnFrom, err)
		}
		x.Rest(on)
	}
	if about := t.cell(row, columnComponents); about != "" {
		parts, err := t.c.NamedAll(about, model.KindComponent)
		if err != nil {
			t.wrong.Add(row+1, columnComponents, err)
		}
		x.Components = model.Keys(parts)
	}
}
