package cli

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"

	"tomworkbench/model/audit"
)

// auditCommand prints what the audit finds in the published tables of a case. Findings are no failure: it exits
// with 0 whatever it finds.
func auditCommand(f *flag.FlagSet) func(Env, []string) error {
	var s source
	s.addFlags(f)
	format := f.String("format", "text", "text, csv or json")
	all := f.Bool("all", false, "print every figure that was checked, not only those to look at")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
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

// writeAuditText writes a table's title, its findings a line each, and at the end a summary.
func writeAuditText(w io.Writer, reports []audit.Report, all bool) error {
	for _, r := range reports {
		results := shownResults(r, all)
		fmt.Fprintf(w, "%s (%s): %s\n", r.Evidence.Title, r.Evidence.ID, countWords(len(r.Findings())))
		for _, x := range results {
			fmt.Fprintf(w, "  %-18s  %s\n", x.Verdict, x.Text)
		}
	}
	_, err := fmt.Fprintln(w, audit.Summary(reports))
	return err
}

func countWords(findings int) string {
	switch findings {
	case 0:
		return "nothing found"
	case 1:
		return "1 finding"
	}
	return fmt.Sprintf("%d findings", findings)
}

func writeAuditCSV(w io.Writer, reports []audit.Report, all bool) error {
	rows := [][]string{{"table", "row", "column", "verdict", "printed", "correct", "low", "high", "finding"}}
	for _, r := range reports {
		for _, x := range shownResults(r, all) {
			row, column := r.Evidence.Rows[x.Cell.Row].Name, r.Evidence.Columns[x.Cell.Column].Name
			rows = append(rows, []string{r.Evidence.ID, row, column, string(x.Verdict), x.Printed, x.Correct, x.Low, x.High, x.Text})
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// reportJSON is the audit of a table; figures are written as the table prints them.
type reportJSON struct {
	Table    string        `json:"table"`
	Title    string        `json:"title"`
	Exact    int           `json:"exact"`
	Within   int           `json:"withinRounding"`
	Cannot   int           `json:"cannotBeRounding"`
	Units    int           `json:"unitsMissing"`
	Unread   int           `json:"notFigures"`
	Findings []findingJSON `json:"findings"`
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

func writeAuditJSON(w io.Writer, reports []audit.Report, all bool) error {
	out := []reportJSON{}
	for _, r := range reports {
		one := reportJSON{
			Table: r.Evidence.ID, Title: r.Evidence.Title, Findings: []findingJSON{},
			Exact: r.Count(audit.Exact), Within: r.Count(audit.Within), Cannot: r.Count(audit.Cannot),
			Units: r.Count(audit.NoUnit), Unread: r.Count(audit.Unread),
		}
		for _, x := range shownResults(r, all) {
			row, column := r.Evidence.Rows[x.Cell.Row].Name, r.Evidence.Columns[x.Cell.Column].Name
			one.Findings = append(one.Findings, findingJSON{row, column, x.Verdict, x.Printed, x.Correct, x.Low, x.High, x.Text})
		}
		out = append(out, one)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
