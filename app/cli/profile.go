package cli

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/timing"
)

// profileCommand prints the profile as CSV or JSON, in £m, unrounded, costs as positive numbers.
func profileCommand(f *flag.FlagSet) func(Env, []string) error {
	var late slips
	f.Var(&late, "slip", "let an option come later than planned, `OPTION=QUARTERS`; may stand several times")
	with := func(write func(io.Writer, found, model.Flow) error) func(io.Writer, found) error {
		return func(w io.Writer, at found) (err error) {
			if at.current, err = late.let(at); err != nil {
				return err
			}
			if words := timing.Of(at.current, at.scenario.ID, at.estimate).LeavingWords(at.current.Head()); words != "" {
				fmt.Fprintln(at.messages, words+".")
			}
			return write(w, at, model.Profile(at.current, at.scenario.ID, at.estimate, at.basis))
		}
	}
	return printsScenario(f, with(writeProfileCSV), with(writeProfileJSON))
}

func nothingMore(rest []string) error {
	if len(rest) > 0 {
		return wrongUsage("%q is one argument too many", rest[0])
	}
	return nil
}

func writeProfileCSV(w io.Writer, at found, flow model.Flow) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"year", "benefit", "cost", "net", "cumulative"}}
	for i, year := range at.current.Head().YearNames() {
		rows = append(rows, []string{year, flow.Benefit[i].String(), flow.Cost[i].String(), flow.Net[i].String(), flow.Cumulative[i].String()})
	}
	rows = append(rows, []string{"total", flow.TotalBenefit.String(), flow.TotalCost.String(), flow.TotalNet.String(), ""})
	return out.WriteAll(rows)
}

// profileJSON is the profile with what it is of; amounts are strings in £m.
type profileJSON struct {
	Case     string         `json:"case"`
	Revision uint64         `json:"revision"`
	Scenario string         `json:"scenario"`
	Estimate model.Estimate `json:"estimate"`
	Basis    model.Basis    `json:"basis"`
	Unit     string         `json:"unit"`
	Years    []yearJSON     `json:"years"`
	Total    totalJSON      `json:"total"`
	// Slips are the quarters by which options come later than planned, by option.
	Slips map[string]int `json:"slips,omitempty"`
}

type yearJSON struct {
	Year       string          `json:"year"`
	Benefit    decimal.Decimal `json:"benefit"`
	Cost       decimal.Decimal `json:"cost"`
	Net        decimal.Decimal `json:"net"`
	Cumulative decimal.Decimal `json:"cumulative"`
}

type totalJSON struct {
	Benefit decimal.Decimal `json:"benefit"`
	Cost    decimal.Decimal `json:"cost"`
	Net     decimal.Decimal `json:"net"`
}

func writeProfileJSON(w io.Writer, at found, flow model.Flow) error {
	out := profileJSON{
		Case: at.current.Head().Title, Revision: at.current.Revision, Scenario: at.scenario.Name,
		Estimate: at.estimate, Basis: at.basis, Unit: "£m",
		Total: totalJSON{flow.TotalBenefit, flow.TotalCost, flow.TotalNet},
	}
	for i, year := range at.current.Head().YearNames() {
		out.Years = append(out.Years, yearJSON{year, flow.Benefit[i], flow.Cost[i], flow.Net[i], flow.Cumulative[i]})
	}
	for _, x := range at.current.SlipsIn(at.scenario.ID) {
		if out.Slips == nil {
			out.Slips = map[string]int{}
		}
		out.Slips[x.Option] = x.Quarters
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
