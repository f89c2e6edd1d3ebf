package tables

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/audit"
)

// verdictMark is how a verdict is shown in a cell or a list: a sign and a word, so that no colour is needed.
func verdictMark(v audit.Verdict) string {
	switch v {
	case audit.Cannot:
		return "×" + string(ui.NoBreak) + "mismatch"
	case audit.Within:
		return "≈" + string(ui.NoBreak) + "rounding"
	case audit.NoUnit:
		return "!" + string(ui.NoBreak) + "no" + string(ui.NoBreak) + "unit"
	case audit.Unread:
		return "?" + string(ui.NoBreak) + "no" + string(ui.NoBreak) + "figure"
	}
	return "="
}

// verdictInk is the colour that goes with a mark.
func verdictInk(v audit.Verdict) fyne.ThemeColorName {
	switch v {
	case audit.Exact:
		return ui.ColorGood
	case audit.Within:
		return ui.ColorQuiet
	}
	return ui.ColorConflict
}

// evidenceList is the list of tables as a grid's source.
type evidenceList struct{ v *view }

func (l evidenceList) Columns() []grid.Column {
	return []grid.Column{{Title: "Table", Ems: 8, Grow: 1}, {Title: "Audit", Ems: 7}}
}

func (l evidenceList) Rows() int                     { return len(l.v.reports) }
func (l evidenceList) Key(row int) string            { return l.v.reports[row].Evidence.ID }
func (l evidenceList) Pinned() int                   { return 0 }
func (l evidenceList) PinnedCell(int, int) grid.Cell { return grid.Cell{} }

func (l evidenceList) Cell(row, col int) grid.Cell {
	r := l.v.reports[row]
	cell := grid.Cell{Locked: true}
	if r.Evidence.ID == l.v.table {
		cell.Ground = ui.ColorChosen
	}
	if col == 0 {
		cell.Text, cell.Bold = r.Evidence.Title, true
		return cell
	}
	rounded := r.Rounded()
	switch n := len(r.Findings()) - rounded; {
	case n > 0:
		cell.Text, cell.Ink = fmt.Sprintf("× %d to look at", n), ui.ColorConflict
		if rounded > 0 {
			cell.Text += fmt.Sprintf("\n%d within rounding", rounded)
		}
	case rounded > 0:
		cell.Text, cell.Ink = fmt.Sprintf("≈ %d within rounding", rounded), ui.ColorQuiet
	case len(r.Evidence.Checks) > 0:
		cell.Text, cell.Ink = "= adds up", ui.ColorGood
	case len(r.Unchecked) > 0:
		cell.Text, cell.Ink = "no checks", ui.ColorQuiet
		return cell
	default:
		cell.Text, cell.Ink = "no figures", ui.ColorQuiet
	}
	if n := len(r.Unchecked); n > 0 {
		cell.Text += fmt.Sprintf("\n%d unchecked", n)
	}
	return cell
}

// printedTable is the table shown, as it is printed, with the cells in question marked.
type printedTable struct{ v *view }

// The widths of a printed table's columns, in ems; a mark needs one of its own.
const (
	leastCell, mostCell float32 = 4.5, 12.5
	markedCell          float32 = 7
)

func (p printedTable) Columns() []grid.Column {
	r := p.v.report()
	printed, doubts, names := r.Evidence.Printed(), map[int]bool{}, p.v.nameColumns()
	for at := range p.v.doubts {
		doubts[at.Column+names] = true
	}
	columns := make([]grid.Column, len(printed[0]))
	widest, room := 0, float32(0)
	for i, heading := range printed[0] {
		width := ems(heading, true)
		for _, row := range printed[1:] {
			width = max(width, ems(row[i], true))
		}
		columns[i] = grid.Column{Title: heading, Ems: min(max(width, leastCell), mostCell), Trailing: i >= names && figuresIn(printed[1:], i)}
		if doubts[i] {
			columns[i].Ems = max(columns[i].Ems, markedCell)
		}
		if !columns[i].Trailing && width > room {
			widest, room = i, width
		}
	}
	columns[widest].Grow = 1
	return columns
}

// ems is the width of a text with the room around it, over the size of small text.
func ems(text string, bold bool) float32 {
	l := ui.Look{Size: ui.SizeSmall, Bold: bold}
	return (l.Width(text) + 2*grid.PadX + 2) / l.Points()
}

// figuresIn reports whether most cells of a column hold digits or a mark for nothing, which stand to the right.
func figuresIn(rows [][]string, col int) bool {
	figures, nils := 0, 0
	for _, row := range rows {
		switch {
		case strings.ContainsAny(row[col], "0123456789"):
			figures++
		case model.IsNil(row[col]):
			nils++
		}
	}
	return figures > 0 && 2*(figures+nils) > len(rows)
}

func (p printedTable) Rows() int                     { return len(p.v.report().Evidence.Rows) }
func (p printedTable) Key(row int) string            { return fmt.Sprint(row) }
func (p printedTable) Pinned() int                   { return 0 }
func (p printedTable) PinnedCell(int, int) grid.Cell { return grid.Cell{} }

func (p printedTable) Cell(row, col int) grid.Cell {
	r := p.v.report()
	x, names := r.Evidence, p.v.nameColumns()
	if col < names {
		return grid.Cell{Text: x.Rows[row].Name, Locked: true}
	}
	text := x.Rows[row].Cells[col-names]
	cell := grid.Cell{Text: text, Locked: true}
	if verdict, doubted := p.v.doubts[audit.Cell{Table: x.ID, Row: row, Column: col - names}]; doubted {
		cell.Input, cell.Text = text, strings.TrimPrefix(text+"\n"+verdictMark(verdict), "\n")
		cell.Ink, cell.Bold = verdictInk(verdict), true
	}
	return cell
}

// remark is something to know of a table: a finding, an explanation to hold against the source, or what has no check.
type remark struct {
	verdict, text string
	ink           fyne.ThemeColorName
	cell          audit.Cell
}

// remarksOn lists the remarks on a table.
func remarksOn(r audit.Report) []remark {
	var remarks []remark
	for _, x := range r.Findings() {
		sign, _, _ := strings.Cut(verdictMark(x.Verdict), string(ui.NoBreak))
		remarks = append(remarks, remark{sign + string(ui.NoBreak) + string(x.Verdict), x.Text, verdictInk(x.Verdict), x.Cell})
	}
	for _, s := range r.Slips {
		remarks = append(remarks, remark{"? one row off", s.Text, ui.ColorQuiet, s.Cell})
	}
	if text := r.UncheckedText(); text != "" {
		remarks = append(remarks, remark{"○ no check", text, ui.ColorQuiet, r.Unchecked[0].Cell})
	}
	return remarks
}

// auditFindings is what the audit says of the table shown: the remarks, then every check with how far it holds.
type auditFindings struct{ v *view }

func (f auditFindings) Columns() []grid.Column {
	return []grid.Column{{Title: "Verdict", Ems: 12}, {Title: "What the audit says", Ems: 20, Grow: 1}}
}

func (f auditFindings) Rows() int {
	return len(f.v.remarks) + len(f.v.report().Evidence.Checks)
}

func (f auditFindings) Key(row int) string            { return fmt.Sprint(row) }
func (f auditFindings) Pinned() int                   { return 0 }
func (f auditFindings) PinnedCell(int, int) grid.Cell { return grid.Cell{} }

func (f auditFindings) Cell(row, col int) grid.Cell {
	if row >= len(f.v.remarks) {
		return f.checkCell(f.v.report(), row-len(f.v.remarks), col)
	}
	x := f.v.remarks[row]
	if col == 0 {
		return grid.Cell{Text: x.verdict, Ink: x.ink, Bold: true, Locked: true}
	}
	return grid.Cell{Text: x.text, Locked: true}
}

// checkCell says what a check is and how many figures hold.
func (f auditFindings) checkCell(r audit.Report, check, col int) grid.Cell {
	held, of := 0, 0
	for _, x := range r.Results {
		if x.Check == check && x.Verdict != audit.Unread {
			of++
			if x.Verdict != audit.Cannot {
				held++
			}
		}
	}
	cell := grid.Cell{Ink: ui.ColorQuiet, Locked: true}
	switch {
	case col == 1:
		cell.Text = "Checked: " + f.v.checkText(r.Evidence.Checks[check]) + "."
	case held == of:
		cell.Text, cell.Ink = fmt.Sprintf("= %d of %d hold", held, of), ui.ColorGood
	default:
		cell.Text = fmt.Sprintf("%d of %d hold", held, of)
	}
	return cell
}

// checkText says what a check is, other tables by their titles.
func (v *view) checkText(k model.Check) string {
	text := audit.CheckText(k)
	for _, p := range k.Of {
		if other, ok := v.h.Session().Case().Evidence.Get(p.Table); ok && p.Table != "" {
			text += fmt.Sprintf(" in “%s”", other.Title)
		}
	}
	return text
}
