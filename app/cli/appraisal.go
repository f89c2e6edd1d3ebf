package cli

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// valuePlaces is how many places a value is printed with at most: as many as a figure may have.
const valuePlaces = 6

// appraisalFlags say what is appraised and how.
type appraisalFlags struct {
	scenarioFlags
	midYear bool
	inputs  string
	draws   int
	seed    uint64
	// correlation is unset for the case's own.
	correlation decimal.NullDecimal
	format      string
}

// appraisalCommand prints every measure of a scenario with its formula, as CSV or JSON.
func appraisalCommand(f *flag.FlagSet) func(Env, []string) error {
	var a appraisalFlags
	a.addFlags(f)
	f.BoolVar(&a.midYear, "mid-year", false, "discount each year's figures from its middle")
	f.StringVar(&a.inputs, "inputs", "owner", "what moves together, one at a time: owner, category or line")
	f.IntVar(&a.draws, "draws", appraisal.UsualDraws, "the `number` of draws within the ranges, 0 for none")
	f.Uint64Var(&a.seed, "seed", 1, "the `number` that the draws begin with")
	f.Func("correlation", "how far the lines of the draws move together, a `number` from 0 to 1; the case's own, or 0.5, by default", a.readCorrelation)
	f.StringVar(&a.format, "format", "csv", "csv or json")
	return func(env Env, rest []string) error {
		if err := a.check(rest); err != nil {
			return err
		}
		if err := a.target().check(f); err != nil {
			return err
		}
		at, err := a.find()
		if err != nil {
			return err
		}
		measures, err := a.measures(at, env.Now())
		if err != nil {
			return err
		}
		if a.format == "json" {
			return writeMeasuresJSON(env.Out, at, a.schedule(at.current), measures)
		}
		return writeMeasuresCSV(env.Out, at.estimate, measures)
	}
}

func (a *appraisalFlags) readCorrelation(text string) error {
	d, err := model.ParseFigure(text)
	if err != nil || d.IsNegative() || d.GreaterThan(decimal.NewFromInt(1)) {
		return errors.New("it is a number from 0, every line by itself, to 1, all lines together")
	}
	a.correlation = decimal.NewNullDecimal(d)
	return nil
}

func (a *appraisalFlags) check(rest []string) error {
	if err := nothingMore(rest); err != nil {
		return err
	}
	if _, err := a.grouping(); err != nil {
		return err
	}
	switch {
	case a.format != "csv" && a.format != "json":
		return wrongUsage("-format is csv or json, not %q", a.format)
	case a.draws < 0 || a.draws > appraisal.MaxDraws:
		return wrongUsage("-draws is 0 to %d, not %d", appraisal.MaxDraws, a.draws)
	}
	return nil
}

func (a *appraisalFlags) target() target {
	t := ofScenario("an appraisal").with("mid-year", "inputs", "draws", "seed", "correlation", "format")
	if a.draws == 0 {
		t.name += " without draws"
		return t.without("seed", "correlation")
	}
	return t
}

func (a *appraisalFlags) grouping() (appraisal.Grouping, error) {
	switch a.inputs {
	case "owner":
		return appraisal.ByOwner, nil
	case "category":
		return appraisal.ByCategory, nil
	case "line":
		return appraisal.ByLine, nil
	}
	return "", wrongUsage("-inputs is owner, category or line, not %q", a.inputs)
}

func (a *appraisalFlags) schedule(c *model.Case) appraisal.Schedule {
	return appraisal.ScheduleOf(c, a.midYear)
}

func (a *appraisalFlags) measures(at found, today time.Time) ([]appraisal.Measure, error) {
	inputs, err := a.grouping()
	if err != nil {
		return nil, err
	}
	options := appraisal.Options{Schedule: a.schedule(at.current), Inputs: inputs, Today: today}
	if a.draws > 0 {
		draws, err := appraisal.Draw(context.Background(), at.current, at.scenario.ID, at.basis,
			appraisal.DrawParams{Seed: a.seed, Count: a.draws, Correlation: a.correlation, Schedule: options.Schedule})
		if err != nil {
			return nil, err
		}
		options.Draws = &draws
	}
	return appraisal.Measures(at.current, at.scenario.ID, at.estimate, at.basis, options), nil
}

// writeMeasuresCSV begins no cell with a name or a text that people typed, so none can be taken for a formula.
func writeMeasuresCSV(w io.Writer, estimate model.Estimate, measures []appraisal.Measure) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"group", "measure", "value", "unit", "words", "formula", "note", "estimate", "basis"}}
	for _, m := range measures {
		value := ""
		if m.Value.Valid {
			value = m.Value.Decimal.Round(valuePlaces).String()
		}
		rows = append(rows, []string{string(m.Group), m.Name, value, string(m.Unit), m.Words, m.Formula, m.Note, string(estimate), string(m.Basis)})
	}
	return out.WriteAll(rows)
}

// appraisalJSON is the measures with what they are of; values are strings.
type appraisalJSON struct {
	Case     string         `json:"case"`
	Revision uint64         `json:"revision"`
	Scenario string         `json:"scenario"`
	Estimate model.Estimate `json:"estimate"`
	Basis    model.Basis    `json:"basis"`
	Schedule string         `json:"schedule"`
	Measures []measureJSON  `json:"measures"`
}

type measureJSON struct {
	ID    string          `json:"id"`
	Group appraisal.Group `json:"group"`
	Name  string          `json:"name"`
	// Value is null where the measure has none.
	Value *decimal.Decimal `json:"value"`
	Unit  appraisal.Unit   `json:"unit"`
	Words string           `json:"words"`
	// Basis is that of the figure, none for one that is the same on both.
	Basis   model.Basis `json:"basis,omitempty"`
	Formula string      `json:"formula,omitempty"`
	Note    string      `json:"note,omitempty"`
}

func writeMeasuresJSON(w io.Writer, at found, schedule appraisal.Schedule, measures []appraisal.Measure) error {
	out := appraisalJSON{
		Case: at.current.Head().Title, Revision: at.current.Revision, Scenario: at.scenario.Name,
		Estimate: at.estimate, Basis: at.basis, Schedule: schedule.Label(),
	}
	for _, m := range measures {
		one := measureJSON{ID: m.ID, Group: m.Group, Name: m.Name, Unit: m.Unit, Words: m.Words, Basis: m.Basis, Formula: m.Formula, Note: m.Note}
		if m.Value.Valid {
			value := m.Value.Decimal.Round(valuePlaces)
			one.Value = &value
		}
		out.Measures = append(out.Measures, one)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
