package cli

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers"
	"tomworkbench/model"
	"tomworkbench/model/delivery"
)

// deliveryFlags say of which month delivery is told, and how.
type deliveryFlags struct {
	source      source
	period, out string
	format      string
	final       bool
}

// deliveryCommand prints what was agreed, what is expected now and what has come, or saves the report of a month or a quarter. Without a
// baseline it prints the headings alone, and says so in a message.
func deliveryCommand(f *flag.FlagSet) func(Env, []string) error {
	var d deliveryFlags
	d.source.addFlags(f)
	f.StringVar(&d.period, "period", "", "the `month` up to which it is told, such as 2019-06; the latest that anything is known of by default")
	f.StringVar(&d.format, "format", "csv", "csv or json")
	f.StringVar(&d.out, "out", "", "a `file` (.docx or .pdf) to save the report as: quarterly for June, September, December and March, else monthly")
	f.BoolVar(&d.final, "final", false, "stamp Final instead of DRAFT")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		if err := d.target().check(f); err != nil {
			return err
		}
		return d.run(env)
	}
}

// errNothingToReport refuses the report of a case of which nothing is agreed: it would be empty.
var errNothingToReport = errors.New("nothing is agreed yet, so there is nothing to report: agree and baseline a scenario on the page Delivery first")

func (d *deliveryFlags) target() target {
	if d.out != "" {
		return target{"a report", []string{"case", "data", "period", "out", "final"}}
	}
	return target{"a table", []string{"case", "data", "period", "format"}}
}

func (d *deliveryFlags) run(env Env) error {
	if d.format != "csv" && d.format != "json" {
		return wrongUsage("-format is csv or json, not %q", d.format)
	}
	if d.out != "" && !isDocument(strings.ToLower(filepath.Ext(d.out))) {
		return wrongUsage("-out names a file that ends in .docx or .pdf, not %q", filepath.Base(d.out))
	}
	asked, err := model.ReadMonth(d.period)
	if err != nil {
		return wrongUsage("-period: %w", err)
	}
	file, err := d.source.read()
	if err != nil {
		return err
	}
	period := delivery.Last(file.Case)
	if asked != 0 {
		period = asked
	}
	if err := delivery.CanTell(file.Case, period); err != nil {
		return fmt.Errorf("-period: %w", err)
	}
	p := delivery.Of(file.Case, period)
	if p.Baseline == nil {
		if d.out != "" {
			return errNothingToReport
		}
		fmt.Fprintln(env.Messages, delivery.NoBaseline+".")
	}
	for _, note := range p.Dated() {
		fmt.Fprintln(env.Messages, note+".")
	}
	switch {
	case d.out != "":
		tellHolds(env, file.Case.Delicate().WithoutStaff())
		return papers.SaveDelivery(papers.DeliveryReport{Case: file.Case, Period: period, At: env.Now(), Final: d.final}, d.out)
	case d.format == "json":
		return writeDeliveryJSON(env.Out, file.Case, p)
	}
	return writeDeliveryCSV(env.Out, p)
}

// deliveryHeadings are those of the table: a row a line and year, then the totals of each sort of line, then a row a measure, whose
// baseline is its target and whose actual is its latest reading. An actual is empty where no month has a figure, and reported is the month
// in which what is said was said last.
var deliveryHeadings = []string{"id", "name", "kind", "recurs", "year", "baseline", "forecast", "actual", "status", "stage", "owner", "reason", "changed", "reported"}

func writeDeliveryCSV(w io.Writer, p *delivery.Position) error {
	rows := [][]string{deliveryHeadings}
	years := func(start []string, s delivery.Sums, end ...string) {
		for i, year := range p.Years {
			actual := ""
			if s.Known(i) {
				actual = s.Actual.Years[i].String()
			}
			row := append([]string{}, start...)
			row = append(row, year, s.Baseline.Years[i].String(), s.Forecast.Years[i].String(), actual)
			rows = append(rows, append(row, end...))
		}
	}
	for _, r := range p.Rows {
		years([]string{r.Line.ID, r.Line.Name, string(r.Line.Type), string(r.Line.Recurrence)}, r.Sums, string(r.Said.Status), string(r.Said.Stage), r.Said.Owner, r.Said.Reason, delivery.Since(r.Changed, p.AsReported(&r)), r.Reported.String())
	}
	for _, g := range p.Groups {
		years([]string{"total", g.Name(), string(g.Type), string(g.Recurrence)}, g.Sums, "", "", "", "", "", "")
	}
	for _, m := range p.Measures {
		target, reading := "", ""
		if m.Target != nil {
			target = m.Target.String()
		}
		if m.Reading != nil {
			reading = m.Reading.Value.String()
		}
		rows = append(rows, []string{m.ID, m.Name, "measure", "", "", target, "", reading, string(m.Said.Status), "", m.Said.Owner, m.Said.Reason, delivery.Since(m.Changed, p.AsMeasured(&m)), m.Reported.String()})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// deliveryJSON is delivery with what it is of; amounts are strings in £m, carried forward.
type deliveryJSON struct {
	Case     string                 `json:"case"`
	Revision uint64                 `json:"revision"`
	Period   model.Month            `json:"period"`
	Baseline *baselineJSON          `json:"baseline"`
	Unit     string                 `json:"unit"`
	Basis    model.Basis            `json:"basis"`
	Years    []string               `json:"years"`
	Status   model.DeliveryStatus   `json:"status"`
	Rule     string                 `json:"rule"`
	Lines    []deliveredJSON        `json:"lines"`
	Totals   []deliveredJSON        `json:"totals"`
	Measures []deliveredMeasureJSON `json:"measures"`
	Outside  []notInBaselineJSON    `json:"notInBaseline"`
	Checks   []string               `json:"checks"`
	Notes    []string               `json:"notes"`
}

type baselineJSON struct {
	ID       string         `json:"id"`
	Scenario string         `json:"scenario"`
	Body     string         `json:"body"`
	On       string         `json:"on"`
	Minute   string         `json:"minute"`
	Why      string         `json:"why,omitempty"`
	Estimate model.Estimate `json:"estimate"`
}

type deliveredJSON struct {
	ID       string                 `json:"id,omitempty"`
	Name     string                 `json:"name"`
	Kind     model.LineType         `json:"kind"`
	Recurs   model.Recurrence       `json:"recurs"`
	Baseline []decimal.Decimal      `json:"baseline"`
	Forecast []decimal.Decimal      `json:"forecast"`
	Actual   []*decimal.Decimal     `json:"actual"`
	Status   model.DeliveryStatus   `json:"status,omitempty"`
	Stage    model.OpportunityStage `json:"stage,omitempty"`
	Owner    string                 `json:"owner,omitempty"`
	Reason   string                 `json:"reason,omitempty"`
	Changed  string                 `json:"changed,omitempty"`
	Reported string                 `json:"reported,omitempty"`
}

type deliveredMeasureJSON struct {
	ID      string               `json:"id"`
	Name    string               `json:"name"`
	Unit    string               `json:"unit,omitempty"`
	Start   *decimal.Decimal     `json:"start"`
	Target  *decimal.Decimal     `json:"target"`
	Reading *decimal.Decimal     `json:"reading"`
	Words   string               `json:"words"`
	Status  model.DeliveryStatus `json:"status,omitempty"`
	Changed string               `json:"changed,omitempty"`
	// Reported is the month in which the status was said last.
	Reported string `json:"reported,omitempty"`
}

type notInBaselineJSON struct {
	ID    string          `json:"id"`
	Name  string          `json:"name"`
	Total decimal.Decimal `json:"total"`
}

// actualsOf is what has come by year, null where no month has a figure.
func actualsOf(s delivery.Sums) []*decimal.Decimal {
	years := make([]*decimal.Decimal, len(s.Months))
	for i := range years {
		if s.Known(i) {
			years[i] = &s.Actual.Years[i]
		}
	}
	return years
}

func writeDeliveryJSON(w io.Writer, c *model.Case, p *delivery.Position) error {
	out := deliveryJSON{
		Case: c.Head().Title, Revision: c.Revision, Period: p.Period, Unit: "£m", Basis: model.Recurring, Years: append([]string{}, p.Years...), Status: p.Top, Rule: delivery.Rule,
		Lines: []deliveredJSON{}, Totals: []deliveredJSON{}, Measures: []deliveredMeasureJSON{}, Outside: []notInBaselineJSON{}, Checks: []string{}, Notes: append([]string{}, p.Notes()...),
	}
	if b := p.Baseline; b != nil {
		out.Baseline = &baselineJSON{b.ID, b.ScenarioName, b.Body, b.On, b.Minute, b.Why, b.Estimate}
	}
	for _, r := range p.Rows {
		out.Lines = append(out.Lines, deliveredJSON{
			r.Line.ID, r.Line.Name, r.Line.Type, r.Line.Recurrence, r.Baseline.Years, r.Forecast.Years, actualsOf(r.Sums), r.Said.Status, r.Said.Stage, r.Said.Owner, r.Said.Reason,
			delivery.Since(r.Changed, p.AsReported(&r)), r.Reported.String(),
		})
	}
	for _, g := range p.Groups {
		out.Totals = append(out.Totals, deliveredJSON{Name: g.Name(), Kind: g.Type, Recurs: g.Recurrence, Baseline: g.Baseline.Years, Forecast: g.Forecast.Years, Actual: actualsOf(g.Sums)})
	}
	for _, m := range p.Measures {
		one := deliveredMeasureJSON{ID: m.ID, Name: m.Name, Unit: m.Unit, Start: m.Start, Target: m.Target, Words: m.Words(), Status: m.Said.Status, Changed: delivery.Since(m.Changed, p.AsMeasured(&m)), Reported: m.Reported.String()}
		if m.Reading != nil {
			one.Reading = &m.Reading.Value
		}
		out.Measures = append(out.Measures, one)
	}
	for _, o := range p.Outside {
		out.Outside = append(out.Outside, notInBaselineJSON{o.Line, o.Name, o.Total})
	}
	for _, check := range p.Checks() {
		out.Checks = append(out.Checks, check.Text)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
