package cli

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/big"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// listedSchemes is how many schemes on a frontier are printed at most.
const listedSchemes = 100_000

// schemesCommand prints how many schemes there are and how many fit the rules, then the frontier over cost and
// benefit as CSV or JSON: undiscounted totals in £m, what is council-wide included.
func schemesCommand(f *flag.FlagSet) func(Env, []string) error {
	var from source
	var of figures
	from.addFlags(f)
	of.addFlags(f)
	complete := f.Bool("complete", false, "answer every decision; no change doesn't count")
	format := f.String("format", "csv", "csv or json")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		if *format != "csv" && *format != "json" {
			return wrongUsage("-format is csv or json, not %q", *format)
		}
		q := schemes.Question{Limits: schemes.Limits{Listed: listedSchemes}}
		if *complete {
			q.Answers = schemes.Complete
		}
		var err error
		if q.Estimate, q.Basis, err = of.find(); err != nil {
			return err
		}
		file, err := from.read()
		if err != nil {
			return err
		}
		q.Basis = basisOf(file.Case, q.Basis)
		return printSchemes(env.Out, file.Case, q, *format)
	}
}

// printSchemes prints what a question about a case's schemes finds. A frontier too long to list is an error
// after what was listed.
func printSchemes(w io.Writer, c *model.Case, q schemes.Question, format string) error {
	space, err := schemes.New(c, q)
	if err != nil {
		return err
	}
	feasible, err := space.Feasible(context.Background())
	if err != nil {
		return err
	}
	frontier, err := space.Frontier(context.Background(), schemes.Money)
	if err != nil {
		return err
	}
	if format == "json" {
		err = writeSchemesJSON(w, c, q, space.Count(), feasible, frontier)
	} else {
		err = writeSchemesCSV(w, space.Count(), feasible, frontier)
	}
	if err == nil && frontier.Bounded {
		err = fmt.Errorf("no other scheme beats %v of them; only %d are listed, some of every pair of cost and benefit (%d pairs)",
			frontier.Count, len(frontier.Schemes), len(frontier.Points))
	}
	return err
}

func writeSchemesCSV(w io.Writer, all, feasible *big.Int, frontier *schemes.Frontier) error {
	rows := [][]string{
		{"schemes", all.String()},
		{"feasible", feasible.String()},
		{"frontier", frontier.Count.String()},
		{"cost", "benefit", "options"},
	}
	for _, x := range frontier.Schemes {
		rows = append(rows, []string{x.Cost.String(), x.Benefit.String(), x.ID()})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// schemesJSON is the counts and the frontier with what they are of; amounts are strings in £m.
type schemesJSON struct {
	Case     string         `json:"case"`
	Revision uint64         `json:"revision"`
	Estimate model.Estimate `json:"estimate"`
	Basis    model.Basis    `json:"basis"`
	Unit     string         `json:"unit"`
	Complete bool           `json:"complete"`
	Schemes  *big.Int       `json:"schemes"`
	Feasible *big.Int       `json:"feasible"`
	// Objectives are what the frontier is over.
	Objectives []string     `json:"objectives"`
	Frontier   *big.Int     `json:"frontier"`
	Listed     []schemeJSON `json:"listed"`
}

type schemeJSON struct {
	Cost      decimal.Decimal `json:"cost"`
	Benefit   decimal.Decimal `json:"benefit"`
	Supports  int             `json:"supports"`
	Conflicts int             `json:"conflicts"`
	Options   []string        `json:"options"`
}

func writeSchemesJSON(w io.Writer, c *model.Case, q schemes.Question, all, feasible *big.Int, frontier *schemes.Frontier) error {
	out := schemesJSON{
		Case: c.Head().Title, Revision: c.Revision, Estimate: q.Estimate, Basis: q.Basis, Unit: "£m",
		Complete: q.Answers == schemes.Complete, Schemes: all, Feasible: feasible, Objectives: []string{"cost", "benefit"}, Frontier: frontier.Count,
		Listed: []schemeJSON{},
	}
	for _, x := range frontier.Schemes {
		out.Listed = append(out.Listed, schemeJSON{x.Cost, x.Benefit, x.Supports, x.Conflicts, append([]string{}, x.Options...)})
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
