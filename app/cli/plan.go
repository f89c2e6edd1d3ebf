package cli

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/timing"
)

// planCommand prints when the options chosen in a scenario are carried out.
func planCommand(f *flag.FlagSet) func(Env, []string) error {
	var from source
	from.addFlags(f)
	scenario := f.String("scenario", "", "a scenario's `name`; \""+model.PublishedCase+"\" by default, else the first")
	estimate := f.String("estimate", string(model.Minimum), "minimum (cautious), central (middle) or maximum (stretch)")
	format := f.String("format", "csv", "csv or json")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		if *format != "csv" && *format != "json" {
			return wrongUsage("-format is csv or json, not %q", *format)
		}
		of := figures{estimate: *estimate}
		e, _, err := of.find()
		if err != nil {
			return err
		}
		made := target{"a plan as CSV", []string{"case", "data", "scenario", "format"}}
		if *format == "json" {
			made = target{"a plan as JSON", append(made.takes, "estimate")}
		}
		if err := made.check(f); err != nil {
			return err
		}
		file, err := from.read()
		if err != nil {
			return err
		}
		s, err := scenarioOf(file.Case, *scenario)
		if err != nil {
			return err
		}
		p := timing.Of(file.Case, s.ID, e)
		if *format == "json" {
			return writePlanJSON(env.Out, file.Case, s, e, p)
		}
		for _, b := range p.Bars { // a column would upset who reads the table by script
			if words := b.TooEarlyWords(file.Case.Head()); words != "" {
				fmt.Fprintf(env.Messages, "%s: %s.\n", b.Option.Name, words)
			}
		}
		return writePlanCSV(env.Out, p)
	}
}

// writePlanCSV prints the options chosen with the quarters of their plan, and by how many the scenario lets them slip.
func writePlanCSV(w io.Writer, p *timing.Plan) error {
	rows := [][]string{{"option", "start", "finish", "benefits_from", "slip", "needs"}}
	for _, b := range p.Bars {
		x := plannedOf(b)
		rows = append(rows, []string{x.Option, x.Start.String(), x.Finish.String(), x.BenefitsFrom.String(), strconv.Itoa(x.Slip), strings.Join(x.Needs, ";")})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// barJSON is an option of a plan: its quarters as planned, its slips in quarters, and what follows in the scenario.
type barJSON struct {
	Option       string        `json:"option"`
	Start        model.Quarter `json:"start"`
	Finish       model.Quarter `json:"finish"`
	BenefitsFrom model.Quarter `json:"benefitsFrom"`
	Slip         int           `json:"slip"`
	BenefitsSlip int           `json:"benefitsSlip"`
	Needs        []string      `json:"needs"`
	// Earliest is the quarter of the scenario from which benefits can come, Early what is counted before, in £m.
	Earliest model.Quarter   `json:"earliest"`
	Early    decimal.Decimal `json:"early"`
	// Ahead is what it needs first and doesn't come after, Behind by how many quarters it has to come later for all that to be first.
	Ahead    []string `json:"ahead"`
	Behind   int      `json:"behind"`
	QuickWin bool     `json:"quickWin"`
	Critical bool     `json:"critical"`
}

func plannedOf(b timing.Bar) barJSON {
	x := barJSON{
		Option: b.Option.ID, Slip: b.Slip.Quarters, BenefitsSlip: b.Slip.Benefits, Needs: []string{}, Ahead: []string{}, Behind: b.Behind(),
		Earliest: b.Earliest, Early: b.EarlyTotal, QuickWin: b.Quick, Critical: b.Critical,
	}
	if b.Planned != nil {
		by := model.Quarter(b.Slip.Quarters)
		x.Start, x.Finish = b.Planned.Start, b.Planned.Finish
		if b.BenefitsFrom != 0 {
			x.BenefitsFrom = b.BenefitsFrom - by
		}
	}
	for _, o := range slices.Concat(b.Needs, b.Missing) {
		x.Needs = append(x.Needs, o.ID)
	}
	for _, a := range b.Ahead {
		x.Ahead = append(x.Ahead, a.Need.ID)
	}
	return x
}

// planJSON is a plan with what it is of; amounts are strings in £m of yearly steps.
type planJSON struct {
	Case           string          `json:"case"`
	Revision       uint64          `json:"revision"`
	Scenario       string          `json:"scenario"`
	Estimate       model.Estimate  `json:"estimate"`
	Unit           string          `json:"unit"`
	Headline       string          `json:"headline"`
	Options        []barJSON       `json:"options"`
	Critical       []string        `json:"criticalPath"`
	Early          decimal.Decimal `json:"early"`
	QuickWins      decimal.Decimal `json:"quickWins"`
	LeavingBenefit decimal.Decimal `json:"benefitBehindTheYears"`
	LeavingCost    decimal.Decimal `json:"costBehindTheYears"`
}

func writePlanJSON(w io.Writer, c *model.Case, s *model.Scenario, e model.Estimate, p *timing.Plan) error {
	out := planJSON{
		Case: c.Head().Title, Revision: c.Revision, Scenario: s.Name, Estimate: e, Unit: "£m", Headline: p.Headline(), Options: []barJSON{},
		Critical: append([]string{}, p.Critical...), Early: p.Early, QuickWins: p.Quick, LeavingBenefit: p.LeavingBenefit, LeavingCost: p.LeavingCost,
	}
	for _, b := range p.Bars {
		out.Options = append(out.Options, plannedOf(b))
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

// slips are the slips that -slip asks for, OPTION=QUARTERS each.
type slips []slipAsked

type slipAsked struct {
	option   string
	quarters int
}

// String and Set make slips a flag that may stand several times.
func (x *slips) String() string { return "" }

func (x *slips) Set(text string) error {
	option, quarters, found := strings.Cut(text, "=")
	n, err := strconv.Atoi(quarters)
	if !found || err != nil || option == "" {
		return fmt.Errorf("%q is not OPTION=QUARTERS, such as front-door=2", text)
	}
	*x = append(*x, slipAsked{option, n})
	return nil
}

// let lets the options slip in a scenario of a case, which is changed nowhere else.
func (x slips) let(at found) (*model.Case, error) {
	c, seen := at.current, map[string]bool{}
	chosen := c.Chosen(at.scenario.ID)
	for _, one := range x {
		o, known := c.Options.Get(one.option)
		switch {
		case !known:
			return nil, fmt.Errorf("the case has no option %q to slip; \"tomworkbench plan\" lists those chosen", one.option)
		case !chosen[one.option]:
			return nil, fmt.Errorf("%s isn't chosen in %s, so its slip changes nothing; leave it out", o.Name, at.scenario.Name)
		case seen[one.option]:
			return nil, fmt.Errorf("%s slips twice; say once by how many quarters in all", o.Name)
		}
		seen[one.option] = true
		edit, err := c.SlipTo(at.scenario.ID, one.option, one.quarters, c.Slip(at.scenario.ID, one.option).Benefits)
		if err != nil {
			return nil, err
		}
		edit = edit.PastLocks() // nothing is kept of it
		if most := c.Head().Years * 4; one.quarters < -most || one.quarters > most {
			return nil, fmt.Errorf("%s can't slip by %s: that is beyond the period of %d quarters", o.Name, model.Many(one.quarters, "quarter"), most)
		}
		if c, _, err = model.Apply(c, edit); err != nil {
			return nil, fmt.Errorf("%s can't slip by %d: %w", o.Name, one.quarters, err)
		}
	}
	return c, nil
}
