package cli

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"strings"

	"tomworkbench/app/papers"
	"tomworkbench/model"
	"tomworkbench/model/audit"
)

// auditCommand prints what the audit finds in the published tables of a case. Findings are no failure: it exits
// with 0 whatever it finds.
func auditCommand(f *flag.FlagSet) func(Env, []string) error {
	var s source
	s.addFlags(f)
	format := f.String("format", "text", "text, csv or json")
	all := f.Bool("all", false, "print every check of every figure, not only what to look at")
	table := f.String("table", "", "audit a table from a `file`, as it would be pasted, by the checks that it seems to be meant to pass")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		if *table != "" {
			t := target{"a table from a file", []string{"table", "format", "all"}}
			if err := t.check(f); err != nil {
				return err
			}
			return printTable(env, *table, *format, *all)
		}
		writers := map[string]func(io.Writer, []audit.Report, bool) error{"text": writeAuditText, "csv": writeAuditCSV, "json": writeAuditJSON}
		write := writers[*format]
		if write == nil {
			return wrongUsage("-format is text, csv or json, not %q", *format)
		}
		file, err := s.read()
		if err != nil {
			return err
		}
		return write(env.Out, audit.Case(file.Case), *all)
	}
}

func shownResults(r audit.Report, all bool) []audit.Result {
	if all {
		return r.Results
	}
	return r.Findings()
}

// What stands in the place of a verdict where nothing is found: an explanation, and what nothing is held against.
const (
	oneRowOff = "one row off?"
	noCheck   = "no check"
)

// writeAuditText writes a table's title, its findings a line each, and at the end a summary.
func writeAuditText(w io.Writer, reports []audit.Report, all bool) error {
	for _, r := range reports {
		fmt.Fprintf(w, "%s (%s): %s\n", r.Evidence.Title, r.Evidence.ID, foundWords(r))
		line := func(verdict, text string) { fmt.Fprintf(w, "  %-18s  %s\n", verdict, text) }
		for _, x := range shownResults(r, all) {
			line(string(x.Verdict), x.Text)
		}
		for _, s := range r.Slips {
			line(oneRowOff, s.Text)
		}
		if text := r.UncheckedText(); text != "" {
			line(noCheck, text)
		}
	}
	_, err := fmt.Fprintln(w, audit.Summary(reports))
	return err
}

// foundWords says how much is found, and where nothing is, whether anything was looked for.
func foundWords(r audit.Report) string {
	rounded := r.Rounded()
	switch n := len(r.Findings()) - rounded; {
	case n+rounded == 0:
	case n == 0:
		return fmt.Sprintf("%d within rounding", rounded)
	default:
		text := model.Many(n, "finding")
		if rounded > 0 {
			text += fmt.Sprintf(", and %d within rounding", rounded)
		}
		return text
	}
	switch {
	case r.Checks() == 0 && len(r.Unchecked) == 0:
		return "no figure to check"
	case r.Checks() == 0:
		return "no checks"
	}
	return "nothing found in " + model.Many(r.Checks(), "check")
}

func writeAuditCSV(w io.Writer, reports []audit.Report, all bool) error {
	out := csv.NewWriter(w)
	write := func(r audit.Report, at audit.Cell, verdict, printed, correct, low, high, text string) {
		row, column := r.Evidence.Rows[at.Row].Name, r.Evidence.Columns[at.Column].Name
		cells := []string{r.Evidence.ID, row, column, verdict, plainMinus(printed), plainMinus(correct), plainMinus(low), plainMinus(high), text}
		for i := range cells {
			cells[i] = papers.Neutral(cells[i])
		}
		_ = out.Write(cells) // Flush keeps the error
	}
	_ = out.Write([]string{"table", "row", "column", "verdict", "printed", "correct", "low", "high", "finding"})
	for _, r := range reports {
		for _, x := range shownResults(r, all) {
			write(r, x.Cell, string(x.Verdict), x.Printed, x.Correct, x.Low, x.High, x.Text)
		}
		for _, s := range r.Slips {
			write(r, s.Cell, oneRowOff, "", "", "", "", s.Text)
		}
		for _, u := range r.Unchecked {
			write(r, u.Cell, noCheck, u.Printed, "", "", "", u.Text())
		}
	}
	out.Flush()
	return out.Error()
}

// plainMinus writes a figure with the minus that programs read.
func plainMinus(figure string) string { return strings.ReplaceAll(figure, "−", "-") }

// reportJSON is the audit of a table; figures are written as the table prints them, with a plain minus.
type reportJSON struct {
	Table     string          `json:"table"`
	Title     string          `json:"title"`
	Checks    int             `json:"checks"`
	Figures   int             `json:"figures"`
	Exact     int             `json:"exact"`
	Within    int             `json:"withinRounding"`
	Cannot    int             `json:"cannotBeRounding"`
	Units     int             `json:"unitsMissing"`
	Unread    int             `json:"notFigures"`
	Findings  []findingJSON   `json:"findings"`
	OneRowOff []slipJSON      `json:"oneRowOff,omitempty"`
	Unchecked []uncheckedJSON `json:"withoutCheck,omitempty"`
}

type findingJSON struct {
	Row     string        `json:"row"`
	Column  string        `json:"column"`
	Verdict audit.Verdict `json:"verdict"`
	Printed string        `json:"printed"`
	Correct string        `json:"correct,omitempty"`
	Low     string        `json:"low,omitempty"`
	High    string        `json:"high,omitempty"`
	Text    string        `json:"text"`
}

// slipJSON is an explanation: the cells with what they would have, empty for nothing.
type slipJSON struct {
	Cells   []movedJSON `json:"cells"`
	Settles []string    `json:"settles"`
	Text    string      `json:"text"`
}

type movedJSON struct {
	Row     string `json:"row"`
	Column  string `json:"column"`
	Printed string `json:"printed"`
	Figure  string `json:"figure"`
}

type uncheckedJSON struct {
	Row     string `json:"row"`
	Column  string `json:"column"`
	Printed string `json:"printed"`
	Text    string `json:"text"`
}

func writeAuditJSON(w io.Writer, reports []audit.Report, all bool) error {
	out := []reportJSON{}
	for _, r := range reports {
		out = append(out, jsonOf(r, all))
	}
	return writeJSON(w, out)
}

func jsonOf(r audit.Report, all bool) reportJSON {
	one := reportJSON{
		Table: r.Evidence.ID, Title: r.Evidence.Title, Checks: r.Checks(), Figures: r.Checked(), Findings: []findingJSON{},
		Exact: r.Count(audit.Exact), Within: r.Count(audit.Within), Cannot: r.Count(audit.Cannot),
		Units: r.Count(audit.NoUnit), Unread: r.Count(audit.Unread),
	}
	names := func(at audit.Cell) (string, string) {
		return r.Evidence.Rows[at.Row].Name, r.Evidence.Columns[at.Column].Name
	}
	for _, x := range shownResults(r, all) {
		row, column := names(x.Cell)
		one.Findings = append(one.Findings, findingJSON{row, column, x.Verdict, plainMinus(x.Printed), plainMinus(x.Correct), plainMinus(x.Low), plainMinus(x.High), x.Text})
	}
	for _, s := range r.Slips {
		slip := slipJSON{Settles: s.Settles, Text: s.Text}
		for _, m := range s.Moves {
			row, column := names(m.Cell)
			slip.Cells = append(slip.Cells, movedJSON{row, column, plainMinus(m.Printed), plainMinus(m.Figure)})
		}
		one.OneRowOff = append(one.OneRowOff, slip)
	}
	for _, u := range r.Unchecked {
		row, column := names(u.Cell)
		one.Unchecked = append(one.Unchecked, uncheckedJSON{row, column, plainMinus(u.Printed), u.Text()})
	}
	return one
}
