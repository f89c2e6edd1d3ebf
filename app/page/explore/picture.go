package explore

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// drawFrontier draws the last answer, with the scenarios and the scheme under the cursor.
func (v *view) drawFrontier() {
	f, err := v.frontier()
	if err != nil {
		v.chart.Say(say.Error(err))
		return
	}
	v.chart.Put(f)
	v.chart.Refresh(v.found.job.current, v.found.job.view, v.h.Theme())
}

// frontier makes the figure of the last answer.
func (v *view) frontier() (*charts.Figure, error) {
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

// MakeFigure makes the figure of the present state, which the last answer must be of.
func (v *view) MakeFigure() (*charts.Figure, error) {
	if v.found.job.asked != v.asked.asked {
		return nil, errNotCounted
	}
	return v.frontier()
}

// marked is the place among the points of the scheme under the cursor.
func (v *view) marked(f charts.Frontier) int {
	s, ok := v.scheme()
	if !ok {
		return -1
	}
	if v.tab == tabSchemes {
		return v.found.frontier.At[v.Grid.Cursor.Row]
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

// FigureKind says that it is the frontier.
func (v *view) FigureKind() charts.FigureID { return charts.FigureFrontier }

// takeFigure finds where the points of a picture lie.
func (v *view) takeFigure(f *charts.Figure) {
	v.h.ShowFigure(v, f)
	if v.h.Shown() == page.Page(v) {
		v.h.ShowNotes(nil) // the page says them itself
	}
	v.spots.Take(f, v.chart.LastShown())
}

// point says what the point under the pointer is.
func (v *view) point(at int) {
	points := v.found.points()
	if at < 0 || at >= len(points) {
		v.h.ClearStatus()
		return
	}
	p := points[at]
	many := "One scheme"
	if p.Schemes.Cmp(big.NewInt(1)) > 0 {
		many = say.Grouped(p.Schemes) + " schemes"
	}
	text := fmt.Sprintf("%s: cost %s, benefit %s, net %s, %s supported",
		many, model.Million(p.Cost), model.Million(p.Benefit), model.Million(p.Benefit.Sub(p.Cost)), model.Many(p.Supports, "principle"))
	if v.found.frontier.Threshold == nil {
		text += fmt.Sprintf(", %d in conflict", p.Conflicts)
	}
	v.h.Explain(text)
}

// pick puts the cursor on the first scheme at a point.
func (v *view) pick(at int) {
	points := v.found.points()
	if at >= len(points) {
		return
	}
	v.showTab(tabSchemes)
	if row := slices.Index(v.found.frontier.At, at); row >= 0 {
		v.Grid.MoveTo(grid.Place{Row: row})
		v.Focus()
	}
}

// points are those of the frontier, none before it is known.
func (x explored) points() []schemes.Point {
	if x.err != nil || x.frontier == nil {
		return nil
	}
	return x.frontier.Points
}
