package figures

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/tableimport"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// onPaste fills the cells from the cursor on; rows beyond the last become lines of the last one's owner. Where any
// cell can't be taken, nothing is pasted and every kind of problem is named. A table with its headings is read whole.
func (v *view) onPaste(at grid.Place, text string) {
	if tableimport.Paste(v.h, text) {
		return
	}
	cells, separator, err := spreadsheet.Block(text)
	if f := v.fields[at.Col]; f.kind == fieldColumn && f.field.Values == nil && !f.Trailing { // free text keeps its semicolons
		separator = '\t'
		cells, err = spreadsheet.Cells(text)
	}
	if err != nil || len(cells) == 0 {
		page.Paste(v.h, model.Edit{}, err)
		return
	}
	then := *v // what is shown now, whatever the window shows when a large block is read
	page.TakeIn(v.h, len(cells), func() (model.Edit, error) {
		p := paste{v: &then, at: at, row: at.Row, lines: map[string]*model.Line{}, rows: map[string]int{}}
		p.notation = model.NotationOf(separator, p.figureCells(cells))
		for i, row := range cells {
			p.fill(i+1, row)
		}
		edit := p.edit(say.Several(fmt.Sprintf("%d rows of figures pasted", len(cells)), cells))
		return edit, p.wrong.Err()
	}, func(edit model.Edit, wrong error) { page.Paste(v.h, edit, wrong) })
}

// paste is what becomes of the lines that cells are pasted into. A line is changed once, by all of its cells: on
// the way its minimum may be above its maximum.
type paste struct {
	v        *view
	notation model.Notation
	// at is where the block begins, row the row of the table that the next row of the block goes into.
	at  grid.Place
	row int
	// lines holds the lines as they come to be by their ids, order the ids in turn, rows the pasted row of each.
	lines map[string]*model.Line
	order []string
	rows  map[string]int
	// open is the line whose minimum was pasted last: its maximum may follow. It is empty for none.
	open  string
	wrong spreadsheet.Faults
}

// figureCells are the cells of a block that stand in columns of figures.
func (p *paste) figureCells(cells [][]string) []string {
	var found []string
	for _, row := range cells {
		for j, text := range row {
			if col := p.at.Col + j; col < len(p.v.fields) && p.v.fields[col].Trailing {
				found = append(found, text)
			}
		}
	}
	return found
}

// fill takes a row of cells into the line that it belongs to.
func (p *paste) fill(n int, row []string) {
	line, maximum, ok := p.target(p.estimate(row))
	if !ok {
		p.wrong.Add(n, "Estimate", "the highest figures stand in the row behind the lowest ones")
		return
	}
	if _, known := p.lines[line.ID]; !known {
		p.order, p.rows[line.ID] = append(p.order, line.ID), n
	}
	sound := true
	for _, j := range p.cellOrder(len(row)) {
		text := strings.TrimSpace(row[j])
		if p.at.Col+j >= len(p.v.fields) {
			if text != "" {
				p.wrong.Add(n, "", fmt.Sprintf("“%s” stands beyond the last column", text))
			}
			continue
		}
		f := p.v.fields[p.at.Col+j]
		next, err := p.taken(f, line, maximum, text)
		if err != nil {
			p.wrong.Add(n, f.Title, err)
			sound = false
			continue
		}
		line = next
	}
	if p.lines[line.ID] = line; sound {
		p.checkTotal(n, row, line, maximum)
	}
}

// cellOrder is the order in which the cells of a row are taken: whether a line is ongoing says what its figures are, so that comes first.
func (p *paste) cellOrder(cells int) []int {
	var order []int
	for j := range cells {
		if col := p.at.Col + j; col < len(p.v.fields) && p.v.fields[col].Title == recursTitle {
			order = append([]int{j}, order...)
		} else {
			order = append(order, j)
		}
	}
	return order
}

// estimate is what a row of the block says of its estimate, empty where it says nothing.
func (p *paste) estimate(row []string) string {
	for j, text := range row {
		if col := p.at.Col + j; col < len(p.v.fields) && p.v.fields[col].kind == estimateColumn {
			if at, err := field.Estimate(text); err == nil {
				return field.Estimates()[at]
			}
		}
	}
	return ""
}

// target finds the line that a row with an estimate goes into, and whether into its maximum. A row that says it is a
// maximum belongs to the minimum before it, whatever stands in the table there; one that says nothing goes where it
// lies.
func (p *paste) target(estimate string) (line *model.Line, maximum, ok bool) {
	if open := p.open; open != "" && estimate == field.Highest {
		p.open = ""
		return p.lines[open], true, true
	}
	if estimate == field.Lowest || estimate == "both" {
		p.skipMaximum()
	}
	row := p.v.targetOf(p.row)
	p.row++
	if estimate == field.Highest && p.row > len(p.v.lines) {
		return nil, false, false
	}
	line, maximum, p.open = row.line, row.maximum, ""
	if pasted, known := p.lines[line.ID]; known {
		line = pasted
	}
	switch estimate {
	case field.Lowest:
		maximum, p.open = false, line.ID
	case "both":
		line, _ = field.WithEstimate(line, maximum, estimate)
		maximum = false
	case field.Highest:
		maximum = true
	}
	return line, maximum, true
}

// skipMaximum goes past the maximum of a line that is pasted already.
func (p *paste) skipMaximum() {
	if p.row < len(p.v.lines) && p.v.lines[p.row].maximum && p.lines[p.v.lines[p.row].line.ID] != nil {
		p.row++
	}
}

// taken returns a line with a cell of the block in it. An empty cell leaves what can't be empty; the row of a maximum
// says what the row of its minimum says, or nothing.
func (p *paste) taken(f figureColumn, line *model.Line, maximum bool, text string) (*model.Line, error) {
	shown := p.v.shown
	switch {
	case f.kind == totalColumn, text == "" && !f.clears(shown):
		return line, nil
	case f.kind == yearColumn:
		return p.takenFigure(f.year, line, maximum, text)
	case f.kind == estimateColumn:
		return field.WithEstimate(line, maximum, text)
	case text == "" && maximum, f.field.Get(shown, line) == text:
		return line, nil
	}
	if f.Trailing && text != "" {
		typed, err := f.asTyped(p.notation, text)
		if err != nil {
			return nil, err
		}
		text = typed
	}
	next, err := f.field.Set(shown, line, cmp.Or(text, f.field.None))
	if err != nil {
		return nil, err
	}
	if maximum && f.field.Get(shown, next) != f.field.Get(shown, line) {
		return nil, fmt.Errorf("“%s” stands beside the highest figures, and the lowest have “%s”", text, f.field.Get(shown, line))
	}
	return next.(*model.Line), nil
}

// takenFigure returns a line with a figure of a year in it; the marks of a footnote beside it are kept in its note.
func (p *paste) takenFigure(year int, line *model.Line, maximum bool, text string) (*model.Line, error) {
	a, err := p.notation.ReadAmount(text, "")
	if err != nil || a.Marks == "" {
		return field.WithFigure(p.v.shown.Head().Typed, line, maximum, year, text, p.notation)
	}
	next, err := field.WithFigure(p.v.shown.Head().Typed, line, maximum, year, a.Figure.String(), model.GroupingCommas)
	if err != nil {
		return nil, err
	}
	noted := *next
	noted.Note = model.WithMarks(noted.Note, p.v.shown.Head().YearName(year), a.Marks)
	return &noted, nil
}

// checkTotal holds a pasted total against what the figures come to: a block that lies a column off shows there.
func (p *paste) checkTotal(n int, row []string, line *model.Line, maximum bool) {
	for j, text := range row {
		if col := p.at.Col + j; col >= len(p.v.fields) || p.v.fields[col].kind != totalColumn || strings.TrimSpace(text) == "" {
			continue
		}
		figures := figureRow{line: line, maximum: maximum && line.HasRange()}.figures()
		sum := decimal.Sum(decimal.Zero, p.v.typedFigures(line, figures)...)
		if d, err := p.notation.ReadFigure(text); err != nil || !d.Equal(sum.Round(-d.Exponent())) {
			p.wrong.Add(n, "Total £m", fmt.Sprintf("“%s” can't be pasted: the figures come to %s, and the workbench adds them up", strings.TrimSpace(text), field.TypedFigure(sum)))
		}
	}
}

// edit makes one edit of all lines, or says what is wrong with one.
func (p *paste) edit(text string) model.Edit {
	c := p.v.shown
	edit, rank := model.Edit{Text: text}, c.Lines.NextRank()
	for _, id := range p.order {
		line := p.lines[id]
		if line.Owner == "" || line.Type == "" {
			p.wrong.Add(p.rows[id], "", "a table without lines takes rows that begin with their owner and kind, as its columns stand; or add a line first")
			continue
		}
		if _, there := c.Lines.Get(id); !there {
			next := *line
			next.Rank = rank
			rank += model.RankAt(1) - model.RankAt(0)
			edit.Changes = append(edit.Changes, model.Change{To: &next})
			continue
		}
		one, err := c.Replace(id, line)
		if err != nil {
			p.complain(p.rows[id], err)
		}
		edit.Changes = append(edit.Changes, one.Changes...)
	}
	if _, _, err := model.Apply(c, edit); err != nil {
		p.refused(err)
	}
	return edit
}

// refused notes what is wrong with lines, each in the row that went into it.
func (p *paste) refused(err error) {
	var problems model.Problems
	if !errors.As(err, &problems) {
		p.complain(1, err)
	}
	for _, one := range problems {
		p.wrong.Add(max(1, p.rows[one.Key]), "", one.Text)
	}
}

// complain notes what is wrong with the line that a row went into.
func (p *paste) complain(row int, err error) {
	var problems model.Problems
	if !errors.As(err, &problems) {
		problems = model.Problems{{Text: err.Error()}}
	}
	for _, one := range problems {
		p.wrong.Add(row, "", one.Text)
	}
}

// targetOf is the row that pasted cells go into, a new line's beyond the last. The first line of all has to say what it
// is.
func (v *view) targetOf(row int) figureRow {
	if row < len(v.lines) {
		return v.lines[row]
	}
	next := &model.Line{ID: uuid.NewString(), Recurrence: model.Ongoing}
	if len(v.lines) > 0 {
		last := v.lines[len(v.lines)-1].line
		next.Owner, next.Type, next.Category, next.Recurrence = last.Owner, last.Type, last.Category, last.Recurrence
	}
	next.Minimum, next.Source = make([]decimal.Decimal, v.shown.Head().Years), model.Source{Grade: model.Workshop}
	return figureRow{line: next}
}
