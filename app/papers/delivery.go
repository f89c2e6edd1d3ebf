package papers

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/budget"
	"tomworkbench/model/delivery"
)

// DeliveryReport tells how delivery stands at the end of a month: of a quarter's last month all, of another one its exceptions.
type DeliveryReport struct {
	Case   *model.Case
	Period model.Month
	// At is the time that stands on it.
	At time.Time
	// Final says that it is no draft.
	Final bool
	// Template is a council's own Word document whose styles it takes, nil for the built-in look.
	Template []byte
	// unpictured leaves the picture out, for a report that is only read.
	unpictured bool
}

// Name says which report it is: "Quarterly report on delivery, 2011/12 Q3" or "Monthly report on delivery, November 2011".
func (r DeliveryReport) Name() string {
	if r.Period.EndsQuarter() {
		return "Quarterly report on delivery, " + r.Period.Quarter().String()
	}
	return "Monthly report on delivery, " + r.Period.Words()
}

// SaveDelivery writes a report on delivery as a Word document.
func SaveDelivery(r DeliveryReport, path string) error {
	return saveBy(path, func(w io.Writer) error { return r.write(w) })
}

func (r DeliveryReport) write(w io.Writer) error {
	d, err := word.New(r.Template)
	if err != nil {
		return err
	}
	before := r.Period - 1
	if r.Period.EndsQuarter() {
		before = r.Period - 3
	}
	t := told{DeliveryReport: r, d: d, at: delivery.Between(r.Case, before, r.Period)}
	paper := Paper{Subject: charts.Subject{Case: r.Case}, Final: r.Final, At: r.At}
	stamp := paper.stampedAs(withIllustrative(paper.state(), r.illustrative()))
	d.Heading(0, r.Name())
	d.Quiet(strings.TrimSpace(r.Case.Head().Organisation+"\n") + "\n" + stamp)
	if err := t.all(); err != nil {
		return err
	}
	if err := certify(wordDocument{d}, r.Case, r.recipe(), d.Tables(), t.reAdded); err != nil {
		return err
	}
	return d.Write(w, word.About{Title: r.Name(), Subject: r.Case.Head().Title, Author: r.Case.Head().Organisation, Running: running(r.Case), Stamp: stamp, Created: r.Case.LastEdit})
}

// illustrative reports whether any line of the baseline is.
func (r DeliveryReport) illustrative() bool {
	b := r.Case.Baseline()
	return b != nil && slices.ContainsFunc(b.Lines, func(l model.BaselineLine) bool { return l.Grade == model.Illustrative })
}

// recipe is how the report was made, to be made once more.
func (r DeliveryReport) recipe() string {
	return fmt.Sprintf("%s%s %s=%s day=%s final=%t", paperIs, deliveryRecipe, deliveryPeriodIs, r.Period, r.At.Format(time.DateOnly), r.Final)
}

// told is a report that is being written.
type told struct {
	DeliveryReport
	d  *word.Document
	at *delivery.Position
}

func (t told) all() error {
	t.d.Paragraph(t.at.Headline() + ".")
	if t.at.Baseline == nil {
		t.d.Paragraph(t.at.Reading())
		return nil
	}
	t.d.Paragraph(t.at.Reading())
	t.d.Quiet(t.at.Agreed() + ". Amounts are " + t.at.Basis() + ". " + delivery.Meaning + " " + delivery.Rule + ".")
	for _, note := range t.at.Notes() {
		t.d.Quiet(note + ".")
	}
	t.exceptions()
	t.changes()
	if t.Period.EndsQuarter() {
		if err := t.figure(); err != nil {
			return err
		}
		t.slipped()
		t.reinvested()
		t.measures()
		t.lines("All lines", "Every line of the baseline, worst first", func(delivery.Row) bool { return true })
	}
	t.checks()
	return nil
}

// exceptions are the lines and measures at risk or worse, then those of which nobody has said anything.
func (t told) exceptions() {
	is := func(r delivery.Row) bool { return delivery.IsException(r.Said.Status) }
	t.lines("Exceptions", "Lines at risk, or that won’t be achieved", is)
	none := true
	for _, r := range t.at.Rows {
		none = none && !is(r)
	}
	for _, m := range t.at.Measures {
		if delivery.IsException(m.Said.Status) {
			t.d.Item(fmt.Sprintf("Measure “%s”: %s. %s %s", m.Name, strings.TrimSuffix(m.Said.Status.Plain()+", "+t.at.AsMeasured(&m), ", "), m.Said.Reason, model.Capital(m.Words())+"."))
			none = false
		}
	}
	if none {
		t.d.Paragraph("No line and no measure is at risk, or won’t be achieved.")
	}
	if n := t.at.Count(model.NotReported); n > 0 {
		t.d.Paragraph(fmt.Sprintf("Of %s nobody has said so far how %s.", model.Many(n, "line"), model.Plural(n, "it stands", "they stand")))
	}
}

// linesOver parts what a table of lines is from its years.
const linesOver = ", £m over "

// lines writes a table of the lines that are to be told.
func (t told) lines(heading, caption string, told func(delivery.Row) bool) {
	t.d.Heading(1, heading)
	table := word.Table{
		Caption: caption + linesOver + t.at.Over(), Columns: []string{"Line", "Baseline", "Forecast", "To date", "Status", "Reason", "Owner", "Stage"},
		Numeric: []bool{false, true, true, true},
	}
	places := t.at.Places()
	for _, r := range t.at.Rows {
		if told(r) {
			table.Rows = append(table.Rows, []string{
				r.Line.Name, plain(r.Baseline.Total, places), plain(r.Forecast.Total, places), toDate(r.Sums, places),
				delivery.Stands(r.Said, t.at.AsReported(&r)), r.Said.Reason, r.Said.Owner, string(r.Said.Stage),
			})
		}
	}
	if len(table.Rows) > 0 {
		t.d.Table(table)
	}
}

// toDate writes what has come, and a dash where no month has a figure.
func toDate(s delivery.Sums, places int32) string {
	if !s.AnyKnown() {
		return "–"
	}
	return plain(s.Actual.Total, places)
}

// changes say what is otherwise than at the end of the period before.
func (t told) changes() {
	t.d.Heading(1, "Changed since "+t.at.Before.Words())
	none := true
	for _, r := range t.at.Rows {
		if r.Changed != "" {
			t.d.Item(fmt.Sprintf("“%s”: %s; %s.", r.Line.Name, r.Said.Status.Plain(), r.Changed))
			none = false
		}
	}
	for _, m := range t.at.Measures {
		if m.Changed != "" {
			t.d.Item(fmt.Sprintf("Measure “%s”: %s; %s.", m.Name, m.Said.Status.Plain(), m.Changed))
			none = false
		}
	}
	if none {
		t.d.Paragraph("Nothing was reported otherwise.")
	}
}

// figure writes the chart of baseline, forecast and actual by year, with its table.
func (t told) figure() error {
	s := charts.Subject{Case: t.Case, Scenario: t.at.Baseline.ScenarioID, Estimate: t.at.Baseline.Estimate, Basis: model.Recurring, Period: t.Period}
	f, err := charts.New(charts.FigureDelivery, s)
	if err != nil {
		return err
	}
	if f.Empty() {
		return nil
	}
	t.d.Heading(1, "Baseline, forecast and actual by year")
	if !t.unpictured {
		if err := (wordDocument{t.d}).Illustrate(f); err != nil {
			return err
		}
	}
	table := f.Table()
	t.d.Table(word.Table{Caption: table.Caption, Columns: table.Columns, Rows: table.Rows, Numeric: numericBehind(table.Words, len(table.Columns))})
	return nil
}

// slipped says of which lines less has come by the end of the year than was agreed, and which options are planned later.
func (t told) slipped() {
	t.d.Heading(1, "What slipped")
	rows := t.at.Slipped()
	for _, r := range rows {
		at, _ := t.at.Year()
		promised, expected := sumTo(r.Baseline.Years, at), sumTo(r.Forecast.Years, at)
		t.d.Item(fmt.Sprintf("“%s”: %s expected by the end of %s instead of %s; over %s %s.", r.Line.Name, model.Million(expected), t.at.Years[at], model.Million(promised), t.at.Over(), differenceWords(r.Difference())))
	}
	for _, l := range t.at.Late {
		t.d.Item(fmt.Sprintf("“%s”: %s, as the plan stands now.", l.Name, l.Words()))
	}
	if len(rows)+len(t.at.Late) == 0 {
		t.d.Paragraph("No benefit is expected later than was agreed, and no option is planned for another quarter.")
	}
}

func sumTo(years []decimal.Decimal, last int) decimal.Decimal {
	return decimal.Sum(decimal.Zero, years[:last+1]...)
}

func differenceWords(d decimal.Decimal) string {
	switch {
	case d.IsZero():
		return "as much as agreed"
	case d.IsNegative():
		return model.Million(d.Neg()) + " less than agreed"
	}
	return model.Million(d) + " more than agreed"
}

// reinvested says what of what is left over goes to which use, as the case stands now.
func (t told) reinvested() {
	t.d.Heading(1, "What is re-invested")
	if t.Case.Reinvestments.Len() == 0 {
		t.d.Paragraph("Nothing is said to be re-invested.")
		return
	}
	position := budget.Of(t.Case, t.at.Baseline.ScenarioID, t.at.Baseline.Estimate, model.InYear)
	left := position.LeftOver()
	for _, u := range budget.UsesOf(t.Case, left) {
		if u.ID != "" {
			t.d.Item(fmt.Sprintf("%s: %s of what is left over, %s.", u.Name, percent(u.Share), model.Million(u.Amount)))
		}
	}
	t.d.Quiet(fmt.Sprintf("Shares of the %s that is new to the budget and not needed to close its gap, as the case stands now.", model.Million(left)))
}

const measuresOfBaseline = "Measures of the baseline"

// measures hold each measure against its target.
func (t told) measures() {
	t.d.Heading(1, "Measures against their targets")
	if len(t.at.Measures) == 0 {
		t.d.Paragraph("The baseline has no measures.")
		return
	}
	table := word.Table{Caption: measuresOfBaseline, Columns: []string{"Measure", "Unit", "Start", "Target", "By", "Latest", "Status"}}
	for _, m := range t.at.Measures {
		name, by := m.Name, "not said"
		if m.Worse {
			name = "Dis-benefit: " + name
		}
		if m.Year != 0 {
			by = fmt.Sprint(m.Year)
		}
		table.Rows = append(table.Rows, []string{name, cmp.Or(m.Unit, "not said"), quantityOr(m.Start), quantityOr(m.Target), by, model.Capital(m.Words()), delivery.Stands(m.Said, t.at.AsMeasured(&m))})
	}
	t.d.Table(table)
}

// checks are what a person should look at.
func (t told) checks() {
	found := t.at.Checks()
	if len(found) == 0 {
		return
	}
	t.d.Heading(1, "To be looked at")
	for _, one := range found {
		t.d.Item(one.Text)
	}
}
