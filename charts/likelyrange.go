package charts

import (
	"fmt"
	"strings"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// FigureRange is the figure of the cumulative net that is likely by the draws.
const FigureRange FigureID = "range"

// newRange makes the figure of the cumulative net that eight draws of ten lie between, with the middle one. Without any
// range there is nothing to draw, and the title says so.
func newRange(s Subject) (*Figure, error) {
	d, err := s.draws()
	if err != nil {
		return nil, fmt.Errorf("the likely range can't be drawn: %w", err)
	}
	years := s.Case.Head().YearNames()
	if len(years) == 0 || len(d.Cumulative) != len(years) {
		return &Figure{title: noYears, subject: s.Name(), terms: s.basisTerms(), alt: noYears + ".", description: noYears + ".", empty: true}, nil
	}
	if d.Lines == 0 {
		return withoutRanges(s, "cumulative net drawn"), nil
	}
	eight := fmt.Sprintf("eight draws of ten come to a net of %s to %s", d.Words(d.Net.P10), d.Words(d.Net.P90))
	return &Figure{
		title: ifRight + eight, subject: s.Name(), terms: "cumulative net drawn, " + s.basisTerms(),
		picture: rangesChart(years, d), table: rangesTable(s, years, d),
		alt: fmt.Sprintf("Line chart of the cumulative net of %s over the years that one, five and nine draws of ten come to or stay below: %s%s.",
			s.Name(), model.Small(ifRight), heard(eight)),
		description: fmt.Sprintf("The chart shows the cumulative net of %s in £m in the draws: P10, P50 and P90 of each year. %s %s%s. %s",
			s.Name(), appraisal.PercentileWords, ifRight, heard(eight), d.How()),
		notes: append([]string{"Likely only if the ranges are right", strings.TrimSuffix(d.How(), ".")}, illustrativeNotes(s.Case, s.Scenario)...),
	}, nil
}

// ifRight begins what is said of draws: they know nothing but the ranges.
const ifRight = "If the ranges are right, "

// basisTerms are those of what has no estimate.
func (s Subject) basisTerms() string { return model.Small(s.Basis.Name()) + ", £m" }

// heard writes words with amounts as they should be said.
func heard(words string) string { return strings.ReplaceAll(words, "−", "minus ") }

// withoutRanges is a figure of draws that would all be the plan.
func withoutRanges(s Subject, of string) *Figure {
	return &Figure{
		title: "No line that counts has a range, so there is no likely range", subject: s.Name(), terms: of + ", " + s.basisTerms(), empty: true,
		alt: appraisal.NothingToDraw + ".", description: appraisal.NothingToDraw + ".",
		table: Table{Caption: "Likely range, " + s.Name() + ", " + s.basisTerms(), Words: 1, Columns: []string{"Draws", "Net (£m)"}},
	}
}

func rangesChart(years []string, d appraisal.Draws) *draw.YearChart {
	chart := &draw.YearChart{Years: years, Unit: pounds, Least: 130}
	add := func(name string, stroke draw.Stroke, of func(appraisal.Percentiles) float64) {
		l := draw.Series{Name: name, Stroke: stroke, End: d.Words(of(d.Net))}
		for _, p := range d.Cumulative {
			l.Values = append(l.Values, of(p))
		}
		chart.Lines = append(chart.Lines, l)
	}
	add("P90", draw.SecondStroke, func(p appraisal.Percentiles) float64 { return p.P90 })
	add("P50", draw.FirstStroke, func(p appraisal.Percentiles) float64 { return p.P50 })
	add("P10", draw.ThirdStroke, func(p appraisal.Percentiles) float64 { return p.P10 })
	return chart
}

func rangesTable(s Subject, years []string, d appraisal.Draws) Table {
	table := Table{
		Caption: "Cumulative net drawn, " + s.Name() + ", " + s.basisTerms(), Words: 1,
		Columns: []string{"Year", "P10 (£m)", "P50 (£m)", "P90 (£m)"},
	}
	for i, year := range years {
		p := d.Cumulative[i]
		table.Rows = append(table.Rows, []string{year, drawnAmount(d, p.P10), drawnAmount(d, p.P50), drawnAmount(d, p.P90)})
	}
	return table
}

// drawnAmount writes an amount drawn for a table.
func drawnAmount(d appraisal.Draws, x float64) string { return plainAmount(d.Amount(x), d.Places()) }
