package cli

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"

	"tomworkbench/model"
	"tomworkbench/storage/findingtable"
)

// findingsCommand prints the messages and findings of a case with what they rest on and are about, as CSV or JSON.
func findingsCommand(f *flag.FlagSet) func(Env, []string) error {
	var s source
	s.addFlags(f)
	format := f.String("format", "csv", "csv or json")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		writers := map[string]func(io.Writer, *model.Case) error{"csv": writeFindingsCSV, "json": writeFindingsJSON}
		write := writers[*format]
		if write == nil {
			return wrongUsage("-format is csv or json, not %q", *format)
		}
		file, err := s.read()
		if err != nil {
			return err
		}
		if file.Case.Findings.Len() == 0 {
			fmt.Fprintln(env.Messages, "The case has no messages and no findings yet.")
		}
		return write(env.Out, file.Case)
	}
}

func writeFindingsCSV(w io.Writer, c *model.Case) error {
	return csv.NewWriter(w).WriteAll(findingtable.Findings(c))
}

// findingsJSON is what was found, with what it is of; records are named by their ids.
type findingsJSON struct {
	Case     string          `json:"case"`
	Revision uint64          `json:"revision"`
	Findings []statementJSON `json:"findings"`
}

type statementJSON struct {
	ID         string   `json:"id"`
	Phase      int      `json:"phase"`
	Text       string   `json:"text"`
	From       []string `json:"from"`
	Components []string `json:"components"`
}

func writeFindingsJSON(w io.Writer, c *model.Case) error {
	out := findingsJSON{Case: c.Head().Title, Revision: c.Revision, Findings: []statementJSON{}}
	for x := range c.Findings.All() {
		out.Findings = append(out.Findings, statementJSON{x.ID, x.Phase, x.Text, append([]string{}, x.RestingOn()...), append([]string{}, x.Components...)})
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
