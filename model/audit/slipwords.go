package audit

import (
	"fmt"
	"strings"

	"tomworkbench/model"
)

// Slip is an explanation to hold against the source: figures that may be printed one row off.
type Slip struct {
	// Cell is the first that would change.
	Cell Cell
	// Moves are the cells that would change.
	Moves []Move
	// Settles names the cells whose findings would go.
	Settles []string
	// Text says all of this in sentences.
	Text string
}

// Move is a cell with the figure that it would have: what is printed in the row before or behind, empty for none.
type Move struct {
	Cell            Cell
	Name            string
	Printed, Figure string
}

func (b *book) slipOf(s slip) Slip {
	id := s.table.ID
	out := Slip{Cell: Cell{id, s.first, s.columns[0]}, Text: b.slipText(s)}
	for row := s.first; row <= s.last; row++ {
		for _, column := range s.columns {
			at := Cell{id, row, column}
			m := Move{Cell: at, Name: b.nameOf(at), Printed: b.text(at)}
			if row != s.emptied() {
				m.Figure = b.text(Cell{id, s.from(row), column})
			}
			if m.Figure != m.Printed {
				out.Moves = append(out.Moves, m)
			}
		}
	}
	seen := map[string]bool{}
	for _, i := range s.settles {
		if name := b.nameFrom(b.steps[i].result, id); !seen[name] {
			seen[name] = true
			out.Settles = append(out.Settles, name)
		}
	}
	return out
}

// slipText says which figures may stand one row off, what each row would have then, what would agree, and who knows.
func (b *book) slipText(s slip) string {
	off, way := "high", "lower"
	if !s.down {
		off, way = "low", "higher"
	}
	var columns []string
	for _, j := range s.columns {
		columns = append(columns, "“"+columnTitle(s.table, j)+"”")
	}
	return fmt.Sprintf("Perhaps some figures of %s are printed one row too %s. If those printed for %s stood one row %s, %s. %s. The tables don't say that it is so: hold it against the source.",
		model.JoinWords(columns), off, b.movedRows(s), way, b.slipRows(s), b.slipSettles(s))
}

// movedRows names the rows whose figures would move.
func (b *book) movedRows(s slip) string {
	from, to := s.first, s.last-1
	if !s.down {
		from, to = s.first+1, s.last
	}
	switch to - from {
	case 0:
		return b.rowName(s.table, from)
	case 1:
		return b.rowName(s.table, from) + " and " + b.rowName(s.table, to)
	}
	return b.rowName(s.table, from) + " to " + b.rowName(s.table, to)
}

func (b *book) rowName(x *model.Evidence, row int) string {
	if name := rowTitle(x, row); name != "" {
		return "“" + name + "”"
	}
	return fmt.Sprintf("row %d", row+1)
}

// slipRows says what the rows would have.
func (b *book) slipRows(s slip) string {
	var parts []string
	for row := s.first; row <= s.last; row++ {
		if row == s.emptied() {
			continue
		}
		var figures []string
		same := true
		for _, column := range s.columns {
			text := b.text(Cell{s.table.ID, s.from(row), column})
			if text == "" {
				text = "nothing"
			}
			figures = append(figures, text)
			same = same && text == b.text(Cell{s.table.ID, row, column})
		}
		verb := "have"
		if same {
			verb = "keep"
		}
		parts = append(parts, fmt.Sprintf("%s would %s %s", b.rowName(s.table, row), verb, model.JoinWords(figures)))
	}
	if more := len(parts) - shownNames; more > 0 {
		parts = append(parts[:shownNames], fmt.Sprintf("%s likewise", model.Many(more, "more row")))
	}
	return model.JoinWords(append(parts, b.rowName(s.table, s.emptied())+" would have nothing"))
}

// slipSettles says which totals would add up, and which other findings would go.
func (b *book) slipSettles(s slip) string {
	var totals []string
	var others []int
	for _, i := range s.settles {
		one := b.steps[i]
		if _, alone := (&slipSearch{book: b, table: s.table}).restsOn(s, one); alone || one.rule != model.SumRule {
			others = append(others, i)
			continue
		}
		totals = append(totals, fmt.Sprintf("the %s printed for %s", b.text(one.result), b.nameFrom(one.result, s.table.ID)))
	}
	var parts []string
	if len(totals) > 0 {
		parts = append(parts, "the figures would add up to "+model.JoinWords(model.FirstFew(shownNames, totals)))
	}
	if len(others) > 0 {
		parts = append(parts, "what is found in "+b.namesOf(others, s.table.ID)+" would go")
	}
	text := "Then " + strings.Join(parts, ", and ")
	if s.rounded {
		text += ", within rounding"
	}
	return text
}

// slipHint points from a finding to the slip that would explain it.
func (b *book) slipHint(s slip, table string) string {
	where := ""
	if s.table.ID != table {
		where = fmt.Sprintf(" in “%s”", s.table.Title)
	}
	return fmt.Sprintf(" Figures printed one row off%s would explain it.", where)
}
