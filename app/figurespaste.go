package app

import (
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
)

// onPaste fills the cells from the cursor on; rows beyond the last become lines of the last one's owner. Where any
// cell can't be taken, nothing is pasted and every problem is named.
func (v *figuresView) onPaste(at gridPlace, text string) {
	cells := linetable.Cells(text)
	if len(cells) == 0 || len(v.lines) == 0 {
		return
	}
	p := paste{v: v, lines: map[string]*model.Line{}, rows: map[string]int{}}
	for i, row := range cells {
		p.fill(i, gridPlace{at.row + i, at.col}, row)
	}
	edit := p.edit(severally(fmt.Sprintf("%d rows of figures pasted", len(cells)), cells))
	if err := linetable.Listed(p.wrong); err != nil {
		v.w.tell("The cells can't be pasted", errorWords(err)+"\n\nNothing is changed, and the clipboard still holds the cells.")
		return
	}
	v.w.do(edit, nil)
}

// paste is what becomes of the lines that cells are pasted into. A line is changed once, by all of its cells: on
// the way its minimum may be above its maximum.
type paste struct {
	v *figuresView
	// lines holds the lines as they come to be by their ids, order the ids in turn, rows the pasted row of each.
	lines map[string]*model.Line
	order []string
	rows  map[string]int
	wrong []string
}

// fill takes a row of cells into the line of a row of the table.
func (p *paste) fill(i int, at gridPlace, row []string) {
	v := p.v
	target := v.targetOf(at.row)
	line, known := p.lines[target.line.ID]
	if !known {
		line = target.line
		p.order, p.rows[line.ID] = append(p.order, line.ID), i
	}
	for j, text := range row {
		if at.col+j >= len(v.fields) {
			break
		}
		f, text := v.fields[at.col+j], strings.TrimSpace(text)
		if f.kind == totalColumn || text == "" && f.kind != fieldColumn || f.kind == fieldColumn && target.maximum {
			continue
		}
		next, err := f.changed(v.shown, line, target.maximum, text)
		if err != nil {
			p.wrong = append(p.wrong, fmt.Sprintf("row %d, %s: %v", i+1, f.title, err))
			continue
		}
		line = next.(*model.Line)
	}
	p.lines[line.ID] = line
}

// edit makes one edit of all lines, or says what is wrong with one.
func (p *paste) edit(text string) model.Edit {
	var sound []func(*model.Case) (model.Edit, error)
	for _, id := range p.order {
		put := func(c *model.Case) (model.Edit, error) {
			if _, there := c.Lines.Get(id); there {
				return c.Replace(id, p.lines[id])
			}
			return c.Add(p.lines[id], "")
		}
		if _, err := p.v.shown.Together("", put); err != nil {
			p.complain(p.rows[id]+1, err)
		} else {
			sound = append(sound, put)
		}
	}
	edit, err := p.v.shown.Together(text, sound...)
	if err != nil {
		p.complain(1, err)
	}
	return edit
}

// complain notes what is wrong with the line that a row went into.
func (p *paste) complain(row int, err error) {
	var problems model.Problems
	if !errors.As(err, &problems) {
		problems = model.Problems{{Text: err.Error()}}
	}
	for _, one := range problems {
		p.wrong = append(p.wrong, fmt.Sprintf("row %d: %s", row, one.Text))
	}
}

// targetOf is the row that pasted cells go into, a new line's beyond the last.
func (v *figuresView) targetOf(row int) figureRow {
	if row < len(v.lines) {
		return v.lines[row]
	}
	last := v.lines[len(v.lines)-1].line
	return figureRow{line: &model.Line{
		ID: uuid.NewString(), Owner: last.Owner, Type: last.Type, Category: last.Category, Recurrence: last.Recurrence,
		Minimum: make([]decimal.Decimal, v.shown.Head().Years), Source: model.Source{Grade: model.Workshop},
	}}
}
