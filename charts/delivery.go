package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/delivery"
)

// FigureDelivery is the figure of what was agreed, what is expected now and what has come, by year.
const FigureDelivery FigureID = "delivery"

// delivered is what the figure of delivery is made from, in £m.
type delivered struct {
	at     *delivery.Position
	group  delivery.Group
	places int32
}

// newDelivery makes the figure of what was agreed, what is expected now and what has come up to the subject's period, the latest that
// anything is known of where it names none. The picture shows the first group of lines that there is, ongoing benefits for most; the
// table has all.
func newDelivery(s Subject) *Figure {
	period := s.Period
	if period == 0 {
		period = delivery.Last(s.Case)
	}
	x := delivered{at: delivery.Of(s.Case, period)}
	x.places = x.at.Places()
	title := x.at.Headline()
	if x.at.Baseline == nil || len(x.at.Groups) == 0 {
		return &Figure{
			title: title, subject: s.Case.Head().Title, terms: "delivery", empty: true, alt: title + ".", description: title + ". " + x.at.Reading(),
			table: Table{Caption: "Delivery, " + s.Case.Head().Title, Words: 2, Columns: deliveryColumns(nil)},
		}
	}
	x.group = x.at.Groups[0]
	return &Figure{
		title: title, subject: x.at.Baseline.ScenarioName, terms: "£m in each year, carried forward, " + model.Small(x.at.Baseline.Estimate.Name()) + " as agreed, up to " + period.Words(),
		picture: x.chart(), alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(), names: []string{x.at.Baseline.ScenarioName},
	}
}

// The three bars of a year.
const (
	baselineBar = "Baseline (left bar)"
	forecastBar = "Forecast (middle bar)"
	actualBar   = "Actual to date (right bar)"
	actualRow   = "Actual to date"
)

// unknownAmount stands where no month has a figure.
const unknownAmount = "–"

func (x delivered) chart() *draw.YearChart {
	column := func(name string, role draw.Role, amounts delivery.Amounts) draw.Column {
		c := draw.Column{Name: name, Role: role, Values: floats(amounts.Years), Low: floats(amounts.Years), High: floats(amounts.Years)}
		for i, d := range amounts.Years {
			label, short := labelMillion(d, x.places), tableAmount(d, x.places)
			if role == draw.RoleTotal && !x.group.Known(i) { // where no month has a figure nothing is known, which isn't zero
				label, short = unknownAmount, unknownAmount
			}
			c.Labels, c.Short = append(c.Labels, label), append(c.Short, short)
		}
		return c
	}
	return &draw.YearChart{
		Years: x.at.Years, Unit: pounds, Least: 150,
		Columns: []draw.Column{
			column(baselineBar, draw.RoleBefore, x.group.Baseline),
			column(forecastBar, draw.RoleBenefit, x.group.Forecast),
			column(actualBar, draw.RoleTotal, x.group.Actual),
		},
	}
}

func (x delivered) alt() string {
	parts := make([]string, len(x.at.Years))
	for i, year := range x.at.Years {
		parts[i] = fmt.Sprintf("%s %s agreed and %s expected", year, spoken(x.group.Baseline.Years[i]), spoken(x.group.Forecast.Years[i]))
		if x.group.Known(i) {
			parts[i] += ", " + spoken(x.group.Actual.Years[i]) + " so far"
		}
	}
	return fmt.Sprintf("Bar chart of %s by year for “%s” up to %s: %s: by year, %s.",
		model.Small(x.group.Name()), x.at.Baseline.ScenarioName, x.at.Period.Words(), model.Small(heard(x.at.Headline())), strings.Join(parts, "; "))
}

func (x delivered) description() string {
	text := []string{
		fmt.Sprintf("The chart shows three bars a year in £m: %s of “%s” as agreed, as expected now, and as they have come up to %s.", model.Small(x.group.Name()), x.at.Baseline.ScenarioName, x.at.Period.Words()),
		delivery.Meaning, heard(x.at.Headline()) + ".", heard(x.at.Reading()), x.at.Agreed() + ".",
	}
	return strings.Join(text, " ")
}

// deliveryColumns are the headings of the table.
func deliveryColumns(years []string) []string {
	return slices.Concat([]string{"Lines", "What"}, years, []string{"All years"})
}

// table has what was agreed, expected and has come of every group, and the measures behind them: they add up to nothing, so there is no
// total.
func (x delivered) table() Table {
	t := Table{Caption: fmt.Sprintf("Delivery up to %s, “%s”, £m", x.at.Period.Words(), x.at.Baseline.ScenarioName), Words: 2, Columns: deliveryColumns(x.at.Years)}
	for _, g := range x.at.Groups {
		for _, one := range []struct {
			what    string
			amounts delivery.Amounts
		}{{"Baseline", g.Baseline}, {"Forecast", g.Forecast}, {actualRow, g.Actual}} {
			row := []string{g.Name(), one.what}
			for i, d := range one.amounts.Years {
				text := plainAmount(d, x.places)
				if one.what == actualRow && !g.Known(i) {
					text = unknownAmount
				}
				row = append(row, text)
			}
			total := plainAmount(one.amounts.Total, x.places)
			if one.what == actualRow && !g.AnyKnown() {
				total = unknownAmount
			}
			t.Rows = append(t.Rows, append(row, total))
		}
	}
	return t
}

// notes say what the picture leaves to the table, how the measures stand, and what belongs beside the figures.
func (x delivered) notes() []string {
	notes := []string{"Baseline agreed by " + x.at.Baseline.Name(), x.at.Tally()}
	for _, g := range x.at.Groups[1:] {
		notes = append(notes, x.at.Expected(g))
	}
	for _, m := range x.at.Measures {
		notes = append(notes, m.Name+": "+m.Words())
	}
	if outside := x.outside(); outside != "" {
		notes = append(notes, outside)
	}
	return append(notes, x.at.Notes()...)
}

// outside says what was entered and isn't counted.
func (x delivered) outside() string {
	if len(x.at.Outside) == 0 {
		return ""
	}
	sum := decimal.Zero
	for _, o := range x.at.Outside {
		sum = sum.Add(o.Total)
	}
	return fmt.Sprintf("Not counted: actuals of %s for %s that the baseline doesn’t have", model.Million(sum), many(len(x.at.Outside), "line"))
}
