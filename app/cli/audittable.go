package cli

import (
	"fmt"
	"io"

	"tomworkbench/model"
	"tomworkbench/model/audit"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/spreadsheet"
)

// auditedTable is a table from a file, with the checks that it seems to be meant to pass, and what they find.
type auditedTable struct {
	proposed []audit.Proposal
	report   audit.Report
}

// auditTable reads a table as it would be pasted, and audits it by all checks that are proposed for it.
func auditTable(path string) (auditedTable, error) {
	data, err := diskfile.Read(path, spreadsheet.MaxBytes)
	if err != nil {
		return auditedTable{}, fmt.Errorf("the table can't be read: %w", err)
	}
	sheet, err := spreadsheet.Open(data, nil)
	if err != nil {
		return auditedTable{}, err
	}
	x, err := model.TakeEvidence("table", "The table", sheet.Rows)
	if err != nil {
		return auditedTable{}, err
	}
	t := auditedTable{proposed: audit.Propose(x)}
	for _, p := range t.proposed {
		x.Checks = append(x.Checks, p.Check)
	}
	t.report = audit.Table(x)
	return t, nil
}

// printTable prints the audit of a table from a file.
func printTable(env Env, path, format string, all bool) error {
	writers := map[string]func(io.Writer, auditedTable, bool) error{
		"text": writeTableText, "json": writeTableJSON,
		"csv": func(w io.Writer, t auditedTable, all bool) error {
			return writeAuditCSV(w, []audit.Report{t.report}, all)
		},
	}
	write := writers[format]
	if write == nil {
		return wrongUsage("-format is text, csv or json, not %q", format)
	}
	t, err := auditTable(path)
	if err != nil {
		return err
	}
	return write(env.Out, t, all)
}

func writeTableText(w io.Writer, t auditedTable, all bool) error {
	for _, p := range t.proposed {
		fmt.Fprintf(w, "Proposed: %s.\n", p.Text)
	}
	if len(t.proposed) == 0 {
		fmt.Fprintln(w, "Nothing in the table looks as if it should add up.")
	}
	return writeAuditText(w, []audit.Report{t.report}, all)
}

// auditedJSON is an audited table.
type auditedJSON struct {
	Title string `json:"title"`
	// Units are those of the columns by their names, empty for none.
	Units    map[string]string `json:"units"`
	Proposed []proposalJSON    `json:"proposed"`
	Findings []expectedJSON    `json:"findings"`
}

type proposalJSON struct {
	Rule       model.CheckRule `json:"rule"`
	Result     model.Place     `json:"result"`
	Of         []model.Place   `json:"of"`
	Only       []string        `json:"only,omitempty"`
	Held       int             `json:"held"`
	Figures    int             `json:"figures"`
	Structural bool            `json:"structural"`
	Text       string          `json:"text"`
}

// expectedJSON is a finding: what is printed, and what would be by the other figures. Cell names the cell, with which of
// several rows of a name it is in.
type expectedJSON struct {
	Cell     string        `json:"cell"`
	Row      string        `json:"row"`
	Column   string        `json:"column"`
	Printed  string        `json:"printed"`
	Expected string        `json:"expected"`
	Verdict  audit.Verdict `json:"verdict"`
	Text     string        `json:"text"`
}

func writeTableJSON(w io.Writer, t auditedTable, all bool) error {
	x := t.report.Evidence
	out := auditedJSON{Title: x.Title, Units: map[string]string{}, Proposed: []proposalJSON{}, Findings: []expectedJSON{}}
	for _, c := range x.Columns {
		out.Units[c.Name] = c.Unit
	}
	for _, p := range t.proposed {
		out.Proposed = append(out.Proposed, proposalJSON{p.Check.Rule, p.Check.Result, p.Check.Of, p.Check.Only, p.Held, p.Of, p.Structural, p.Text})
	}
	for _, r := range shownResults(t.report, all) {
		row, column := x.Rows[r.Cell.Row].Name, x.Columns[r.Cell.Column].Name
		out.Findings = append(out.Findings, expectedJSON{r.Name, row, column, plainMinus(r.Printed), plainMinus(r.Correct), r.Verdict, r.Text})
	}
	return writeJSON(w, out)
}
