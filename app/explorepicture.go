package app

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// drawFrontier draws the last answer, with the scenarios and the scheme under the cursor.
func (v *exploreView) drawFrontier() {
	f, err := v.frontier()
	if err != nil {
		v.chart.say(errorWords(err))
		return
	}
	v.chart.put(f)
	v.chart.refresh(v.found.job.current, v.found.job.view, v.w.theme)
}

// frontier makes the figure of the last answer.
func (v *exploreView) frontier() (*charts.Figure, error) {
	x := v.found
	switch {
	case x.err != nil:
		return nil, x.err
	case x.frontier == nil:
		return nil, errNotCounted
	}
	f := frontierOf(x)
	f.Marked = v.marked(f)
	return charts.NewFrontier(f), nil
}

var errNotCounted = errors.New("the schemes are being counted")

// makeFigure makes the figure of the present state, which the last answer must be of.
func (v *exploreView) makeFigure() (*charts.Figure, error) {
	if v.found.job.asked != v.asked.asked {
		return nil, errNotCounted
	}
	return v.frontier()
}

// marked is the place among the points of the scheme under the cursor.
func (v *exploreView) marked(f charts.Frontier) int {
	s, ok := v.scheme()
	if !ok {
		return -1
	}
	if v.tab == tabSchemes {
		return v.found.frontier.At[v.grid.Cursor.Row]
	}
	return slices.IndexFunc(f.Schemes, func(p charts.Scheme) bool {
		return p.Cost.Equal(s.Cost) && p.Benefit.Equal(s.Benefit) && p.Supports == s.Supports && (f.Threshold != nil || p.Conflicts == s.Conflicts)
	})
}

// frontierOf is what the picture of an answer is of.
func frontierOf(x explored) charts.Frontier {
	view := x.job.view
	f := charts.FrontierOf(charts.Subject{Case: x.job.current, Scenario: view.Scenario, Estimate: view.Estimate, Basis: view.Basis}, x.frontier, x.rivals)
	if words := filterWords(x.job.filter); words != filterWords(schemes.Filter{}) {
		f.Filters = words
	}
	return f
}

// beaten is how many schemes beat the scenario, as far as it is known.
func (x explored) beaten() charts.Beaten { return charts.BeatenBy(x.rivals) }

func (v *exploreView) figureKind() charts.Kind { return charts.KindFrontier }

// takeFigure finds where the points of a picture lie.
func (v *exploreView) takeFigure(f *charts.Figure) {
	v.w.showFigureOf(v, f)
	if v.w.page.view == v {
		v.w.status.showNotes(nil) // the page says them itself
	}
	v.spots.take(f, v.chart.lastShown())
}

// point says what the point under the pointer is.
func (v *exploreView) point(at int) {
	points := v.found.points()
	if at < 0 || at >= len(points) {
		v.w.status.clear()
		return
	}
	p := points[at]
	many := "One scheme"
	if p.Schemes.Cmp(big.NewInt(1)) > 0 {
		many = groupedInt(p.Schemes) + " schemes"
	}
	text := fmt.Sprintf("%s: cost %s, benefit %s, net %s, %s supported",
		many, model.Million(p.Cost), model.Million(p.Benefit), model.Million(p.Benefit.Sub(p.Cost)), manyPrinciples(p.Supports))
	if v.found.frontier.Threshold == nil {
		text += fmt.Sprintf(", %d in conflict", p.Conflicts)
	}
	v.w.status.explain(text)
}

// pick puts the cursor on the first scheme at a point.
func (v *exploreView) pick(at int) {
	points := v.found.points()
	if at >= len(points) {
		return
	}
	v.showTab(tabSchemes)
	if row := slices.Index(v.found.frontier.At, at); row >= 0 {
		v.grid.MoveTo(grid.Place{Row: row})
		v.focus()
	}
}

// points are those of the frontier, none before it is known.
func (x explored) points() []schemes.Point {
	if x.err != nil || x.frontier == nil {
		return nil
	}
	return x.frontier.Points
}
