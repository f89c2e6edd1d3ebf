package cli

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"io"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// budgetCommand prints the plan with what a scenario changes in it, as CSV or JSON, in £m, unrounded.
func budgetCommand(f *flag.FlagSet) func(Env, []string) error {
	of := func(at found) *budget.Position {
		left := budget.Of(at.current, at.scenario.ID, at.estimate, at.basis)
		return &left
	}
	return printsScenario(f,
		func(w io.Writer, at found) error { return writeBudgetCSV(w, at.current.Head(), of(at)) },
		func(w io.Writer, at found) error { return writeBudgetJSON(w, at, of(at)) })
}

// budgetColumns are the columns of the budget in their order: after = plan − new, and new = saving − overlap − ongoing_cost − one_off.
func budgetColumns(p *budget.Position) []namedRow {
	return []namedRow{
		{"plan", p.Plan}, {"saving", p.Saving}, {"overlap", p.Overlap}, {"ongoing_cost", p.Ongoing}, {"one_off", p.OneOff}, {"new", p.New}, {"after", p.After},
	}
}

type namedRow struct {
	name string
	budget.Row
}

func writeBudgetCSV(w io.Writer, head *model.Head, p *budget.Position) error {
	columns := budgetColumns(p)
	rows := [][]string{{"year"}}
	total := []string{"total"}
	for _, c := range columns {
		rows[0] = append(rows[0], c.name)
		total = append(total, c.Total.String())
	}
	for i, year := range head.YearNames() {
		row := []string{year}
		for _, c := range columns {
			row = append(row, c.Years[i].String())
		}
		rows = append(rows, row)
	}
	return csv.NewWriter(w).WriteAll(append(rows, total))
}

// budgetJSON is the budget with what it is of; amounts are strings in £m.
type budgetJSON struct {
	Case     string              `json:"case"`
	Revision uint64              `json:"revision"`
	Scenario string              `json:"scenario"`
	Estimate model.Estimate      `json:"estimate"`
	Basis    model.Basis         `json:"basis"`
	Unit     string              `json:"unit"`
	Years    []budgetYearJSON    `json:"years"`
	Total    budgetAmountsJSON   `json:"total"`
	Funding  []budgetFundingJSON `json:"oneOffFunding"`
	Closing  decimal.Decimal     `json:"closesGap"`
	Uses     []budgetUseJSON     `json:"uses"`
	Checks   []string            `json:"checks"`
	Undated  *decimal.Decimal    `json:"overlapWithoutYears,omitempty"`
}

type budgetAmountsJSON struct {
	Plan    decimal.Decimal `json:"plan"`
	Saving  decimal.Decimal `json:"saving"`
	Overlap decimal.Decimal `json:"overlap"`
	Ongoing decimal.Decimal `json:"ongoingCost"`
	OneOff  decimal.Decimal `json:"oneOff"`
	New     decimal.Decimal `json:"new"`
	After   decimal.Decimal `json:"after"`
}

type budgetYearJSON struct {
	Year string `json:"year"`
	budgetAmountsJSON
}

type budgetFundingJSON struct {
	Funding string            `json:"funding"`
	Years   []decimal.Decimal `json:"years"`
	Total   decimal.Decimal   `json:"total"`
}

type budgetUseJSON struct {
	Name   string          `json:"name"`
	Share  decimal.Decimal `json:"share"`
	Amount decimal.Decimal `json:"amount"`
}

func writeBudgetJSON(w io.Writer, at found, p *budget.Position) error {
	out := budgetJSON{
		Case: at.current.Head().Title, Revision: at.current.Revision, Scenario: at.scenario.Name,
		Estimate: at.estimate, Basis: at.basis, Unit: "£m", Funding: []budgetFundingJSON{}, Closing: p.Closing(), Uses: []budgetUseJSON{}, Checks: []string{},
		Total: budgetAmountsJSON{p.Plan.Total, p.Saving.Total, p.Overlap.Total, p.Ongoing.Total, p.OneOff.Total, p.New.Total, p.After.Total},
	}
	for i, year := range at.current.Head().YearNames() {
		out.Years = append(out.Years, budgetYearJSON{year, budgetAmountsJSON{
			p.Plan.Years[i], p.Saving.Years[i], p.Overlap.Years[i], p.Ongoing.Years[i], p.OneOff.Years[i], p.New.Years[i], p.After.Years[i],
		}})
	}
	for _, f := range p.Funding {
		out.Funding = append(out.Funding, budgetFundingJSON{f.Funding.Words(), f.Years, f.Total})
	}
	for _, u := range budget.UsesOf(at.current, p.LeftOver()) {
		out.Uses = append(out.Uses, budgetUseJSON{u.Name, u.Share, u.Amount})
	}
	for _, c := range budget.Checks(at.current, at.scenario.ID, at.estimate) {
		out.Checks = append(out.Checks, c.Text)
	}
	if !p.Undated.IsZero() {
		out.Undated = &p.Undated
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
