package papers

import (
	"bytes"
	"encoding/csv"
	"html"
	"regexp"
	"slices"
	"strings"

	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// CSV writes a figure's table for a spreadsheet: caption, headings, rows, then its notes and its stamp, with a
// byte-order mark, since Excel takes the letters for others without one. Numbers are plain; what a spreadsheet
// would take for a formula is neutralised.
func CSV(f *charts.Figure) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	out := csv.NewWriter(&b)
	t := f.Table()
	rows := append([][]string{{t.Caption}, t.Columns}, plainRows(t)...)
	for _, note := range f.Notes() {
		rows = append(rows, []string{note})
	}
	for _, row := range append(rows, []string{f.Stamp()}) {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = Neutral(cell)
		}
		_ = out.Write(cells) // a buffer takes everything
	}
	out.Flush()
	return b.Bytes()
}

// plainRows writes the numbers of a table as programs read them.
func plainRows(t charts.Table) [][]string {
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = slices.Clone(row)
		for j := t.Words; j < len(row); j++ {
			rows[i][j] = strings.NewReplacer("−", "-", "+", "", ",", "").Replace(row[j])
		}
	}
	return rows
}

// Neutral is a text as a cell of a spreadsheet may have it: with an apostrophe before what would be taken for a formula,
// and without what isn't seen and turns or hides other text. A number stays as it is.
func Neutral(cell string) string {
	cell = strings.ReplaceAll(model.Undirected(cell), "\x00", "")
	if cell == "" || isNumber(cell) {
		return cell
	}
	if spreadsheet.IsFormula(cell) {
		return "'" + cell
	}
	return cell
}

// number is a plain decimal, or an amount in pounds or per cent, which no spreadsheet takes for a formula.
var number = regexp.MustCompile(`^-?£?[0-9]+(\.[0-9]+)?(m|bn|k|%)?$`)

func isNumber(cell string) bool { return number.MatchString(cell) }

// Text writes a figure's table with tabs between the cells, as spreadsheets paste text, below its mark where it has one.
func Text(f *charts.Figure) string {
	t := f.Table()
	var b strings.Builder
	rows := append([][]string{t.Columns}, plainRows(t)...)
	if f.Mark() != "" {
		rows = append([][]string{{f.Mark()}}, rows...)
	}
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(Neutral(strings.Join(strings.Fields(cell), " ")))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// HTML writes a figure's table as word processors and spreadsheets paste it: with a caption, heading cells, numbers
// at the right, and the notes below. What a spreadsheet would take for a formula is neutralised.
func HTML(f *charts.Figure) string {
	t := f.Table()
	var b strings.Builder
	b.WriteString("<table border=\"1\" style=\"border-collapse:collapse;font-family:Arial,sans-serif\">\n")
	b.WriteString("<caption>" + pasted(t.Caption) + "</caption>\n<thead><tr>")
	for i, name := range t.Columns {
		b.WriteString("<th scope=\"col\"" + aligned(i >= t.Words) + ">" + pasted(name) + "</th>")
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for i, row := range t.Rows {
		writeHTMLRow(&b, row, t.Words, t.Total && i == len(t.Rows)-1)
	}
	b.WriteString("</tbody></table>\n")
	for _, note := range append(f.Notes(), f.Stamp()) {
		b.WriteString("<p>" + pasted(note) + "</p>\n")
	}
	return b.String()
}

// pasted is a text within HTML that a spreadsheet may paste. A change keeps the plus before it.
func pasted(text string) string {
	if change, ok := strings.CutPrefix(text, "+"); ok && isNumber(change) {
		return text
	}
	return html.EscapeString(Neutral(text))
}

func writeHTMLRow(b *strings.Builder, row []string, words int, total bool) {
	b.WriteString("<tr>")
	for i, cell := range row {
		text := pasted(cell)
		if total {
			text = "<b>" + text + "</b>"
		}
		switch {
		case i == 0:
			b.WriteString("<th scope=\"row\" style=\"text-align:left;font-weight:normal\">" + text + "</th>")
		default:
			b.WriteString("<td" + aligned(i >= words) + ">" + text + "</td>")
		}
	}
	b.WriteString("</tr>\n")
}

func aligned(right bool) string {
	if right {
		return ` style="text-align:right"`
	}
	return ` style="text-align:left"`
}
