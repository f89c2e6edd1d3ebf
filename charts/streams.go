package charts

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigureStreams is the figure of benefit by stream.
const FigureStreams FigureID = "streams"

// streams is what the figure of benefit by stream is made from, in £m.
type streams struct {
	Subject
	list []stream
	// all is the total over the streams.
	all    stream
	places int32
	// none says that no stream has a figure that isn't zero.
	none bool
}

// stream is one benefit category with its total at the estimate shown and at the ends of its range.
type stream struct {
	name string
	// within is the name within a sentence.
	within           string
	shown, low, high decimal.Decimal
}

// newStreams makes the figure of a scenario's benefit by stream, each with its range.
func newStreams(s Subject) *Figure {
	x := streams{Subject: s, list: streamsOf(s), none: true}
	for f := range s.benefitsByStream() {
		x.none = x.none && model.Nothing(f.Years...)
	}
	x.all.name = "All streams"
	var amounts []decimal.Decimal
	for _, one := range x.list {
		x.all.shown, x.all.low, x.all.high = x.all.shown.Add(one.shown), x.all.low.Add(one.low), x.all.high.Add(one.high)
		amounts = append(amounts, one.shown, one.low, one.high)
	}
	x.places = model.Places(append(amounts, x.all.shown, x.all.low, x.all.high)...)
	return &Figure{
		title: x.headline(), subject: x.Name(), terms: "benefit by stream, " + s.terms(), picture: x.chart(), names: x.names(),
		empty: !slices.ContainsFunc(x.list, func(one stream) bool { return !one.low.IsZero() || !one.high.IsZero() || !one.shown.IsZero() }),
		alt:   x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}
}

// benefitsByStream yields each stream's benefits at every estimate.
func (s Subject) benefitsByStream() iter.Seq[model.CategoryFlow] {
	return func(yield func(model.CategoryFlow) bool) {
		for _, e := range model.Estimates() {
			for _, f := range model.FlowsByCategory(s.Case, s.Scenario, e, s.Basis, model.BenefitLine) {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// names are those of the streams, as they stand by themselves and within a sentence.
func (x streams) names() []string {
	var names []string
	for _, one := range x.list {
		names = append(names, one.name, one.within)
	}
	return names
}

func streamsOf(s Subject) []stream {
	of := func(e model.Estimate) map[string]decimal.Decimal {
		totals := map[string]decimal.Decimal{}
		for _, f := range model.FlowsByCategory(s.Case, s.Scenario, e, s.Basis, model.BenefitLine) {
			totals[f.Category] = f.Total
		}
		return totals
	}
	low, high := of(model.Minimum), of(model.Maximum)
	var list []stream
	for _, f := range model.FlowsByCategory(s.Case, s.Scenario, s.Estimate, s.Basis, model.BenefitLine) {
		list = append(list, stream{orNone(f.Category), orUnnamed(f.Category), f.Total, low[f.Category], high[f.Category]})
	}
	return list
}

func (x streams) chart() *draw.RowChart {
	var rows []draw.Row
	ranged := false
	for _, one := range x.list {
		ranged = ranged || !one.low.Equal(one.high)
		rows = append(rows, x.row(one))
	}
	key := []draw.KeyEntry{{Mark: draw.MarkBar, Role: draw.RoleBenefit, Text: x.Estimate.Name() + " estimate"}}
	if ranged {
		key = append(key, draw.KeyEntry{Mark: draw.MarkRange, Text: rangeWords})
	}
	return &draw.RowChart{Rows: rows, Key: key, Unit: pounds, Gather: x.gather}
}

func (x streams) row(one stream) draw.Row {
	shown := one.shown.InexactFloat64()
	return draw.Row{
		Name: one.name, Words: rangeOf(one.low, one.high, x.places), Bars: []draw.Bar{{From: 0, To: shown, Role: draw.RoleBenefit}},
		Low: one.low.InexactFloat64(), High: one.high.InexactFloat64(), Weight: math.Abs(shown),
	}
}

// gather adds up the smallest streams, those that don't stand by name in the other rows.
func (x streams) gather(rows []draw.Row) draw.Row {
	left := map[string]int{}
	for _, r := range rows {
		left[r.Name]++
	}
	var rest stream
	for _, one := range x.list {
		if left[one.name] > 0 {
			left[one.name]--
			rest.shown, rest.low, rest.high = rest.shown.Add(one.shown), rest.low.Add(one.low), rest.high.Add(one.high)
		}
	}
	rest.name = many(len(rows), "smaller stream")
	return x.row(rest)
}

// largest are the streams that bring most at the estimate shown, none where nothing brings anything.
func (x streams) largest() []stream {
	var most []stream
	for _, one := range x.list {
		switch {
		case !one.shown.IsPositive() || len(most) > 0 && one.shown.LessThan(most[0].shown):
		case len(most) > 0 && one.shown.Equal(most[0].shown):
			most = append(most, one)
		default:
			most = []stream{one}
		}
	}
	return most
}

func (x streams) headline() string {
	most := x.largest()
	switch {
	case x.none:
		return "No benefit so far"
	case len(most) == 0:
		return "No stream brings a benefit: in all " + rangeOf(x.all.low, x.all.high, x.places)
	case len(x.list) == 1:
		return fmt.Sprintf("All of the benefit comes from %s: %s", most[0].within, labelMillion(most[0].shown, x.places))
	case len(most) == 1:
		return fmt.Sprintf("The largest part comes from %s: %s of %s", most[0].within, labelMillion(most[0].shown, x.places), labelMillion(x.all.shown, x.places))
	}
	names := make([]string, len(most))
	for i, one := range most {
		names[i] = one.within
	}
	return fmt.Sprintf("The largest parts come from %s: %s each of %s", namesOrMany(names, "stream"), labelMillion(most[0].shown, x.places), labelMillion(x.all.shown, x.places))
}

// told is a stream's benefit at the estimate shown, and its range where there is one.
func (x streams) told(one stream) string {
	if one.low.Equal(one.high) {
		return spoken(one.shown)
	}
	return spoken(one.shown) + " (" + spokenRange(one.low, one.high) + ")"
}

func (x streams) alt() string {
	parts := make([]string, len(x.list))
	for i, one := range x.list {
		parts[i] = one.within + " " + x.told(one)
	}
	if len(parts) == 0 {
		parts = []string{"none"}
	}
	return fmt.Sprintf("Bar chart of the benefit by stream with its range for %s, %s: %s; in all %s.",
		x.Name(), model.Terms(x.Estimate, x.Basis), strings.Join(parts, ", "), x.told(x.all))
}

func (x streams) description() string {
	text := []string{fmt.Sprintf("The chart shows, one row a stream, the benefit in £m of %s, %s: a bar for it and a whisker from cautious to stretch.",
		x.Name(), model.Terms(x.Estimate, x.Basis))}
	for _, one := range x.list {
		text = append(text, fmt.Sprintf("From %s comes %s, %s in the %s estimate.", one.within, spokenRange(one.low, one.high), spoken(one.shown), model.Small(x.Estimate.Name())))
	}
	text = append(text, fmt.Sprintf("In all it is %s.", spokenRange(x.all.low, x.all.high)))
	return strings.Join(text, " ")
}

func (x streams) table() Table {
	t := Table{
		Caption: "Benefit by stream, " + x.Name() + ", " + x.terms(), Words: 1, Total: true,
		Columns: []string{"Stream", "Cautious (£m)", "Middle (£m)", "Stretch (£m)"},
	}
	middle := x.Estimate == model.Central // an end of the range is a column already
	if !middle {
		t.Columns = slices.Delete(t.Columns, 2, 3)
	}
	for _, one := range append(x.list[:len(x.list):len(x.list)], stream{name: "Total", shown: x.all.shown, low: x.all.low, high: x.all.high}) {
		row := []string{one.name, plainAmount(one.low, x.places), plainAmount(one.shown, x.places), plainAmount(one.high, x.places)}
		if !middle {
			row = slices.Delete(row, 2, 3)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (x streams) notes() []string {
	var shown, low, high []decimal.Decimal
	for _, one := range x.list {
		shown, low, high = append(shown, one.shown), append(low, one.low), append(high, one.high)
	}
	return append(roundingNotes(x.places, sum{x.all.shown, shown}, sum{x.all.low, low}, sum{x.all.high, high}),
		illustrativeNotes(x.Case, x.Scenario)...)
}

// rangeWords explain a whisker.
const rangeWords = "Range, cautious to stretch"
