package charts

import (
	"fmt"
	"image"
	"math"
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// NewExceedance makes the figure of how many draws reach each net, with the plan, the net at the estimate, marked.
// Without any range there is nothing to draw, and the title says so.
func NewExceedance(s Subject, d appraisal.Draws) *Figure {
	if d.Lines == 0 {
		return withoutRanges(s, "how often each net is reached")
	}
	plan := model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalNet
	reached := fmt.Sprintf("the plan of %s is reached in %s", model.Million(plan), d.OutOf(d.Reaching(plan)))
	sentences := []string{
		fmt.Sprintf("The curve shows, for each net of %s in £m, in how many of the draws it is reached.", s.Name()), ifRight + heard(reached) + ".",
		heard(d.PlanWords(plan, s.Estimate)), heard(fmt.Sprintf("P10 is %s, P50 %s and P90 %s.", d.Words(d.Net.P10), d.Words(d.Net.P50), d.Words(d.Net.P90))),
		appraisal.PercentileWords, d.How(),
	}
	return &Figure{
		title: ifRight + reached, subject: s.Name() + ", how often each net is reached", terms: s.terms(),
		body: newReachChart(d, plan.InexactFloat64(), "Plan "+model.Million(plan)), table: reachTable(s, d),
		alt: fmt.Sprintf("Curve of how many draws of the net of %s reach each amount: %s%s, and eight draws of ten lie between %s and %s.",
			s.Name(), model.Small(ifRight), heard(reached), heard(d.Words(d.Net.P10)), heard(d.Words(d.Net.P90))),
		description: strings.Join(strings.Fields(strings.Join(sentences, " ")), " "),
		notes:       append([]string{strings.TrimSuffix(d.How(), ".")}, illustrativeNotes(s.Case, s.Scenario)...),
	}
}

// reachStep is how many draws in 100 lie between two rows of the table.
const reachStep = 5

// reachTable has the net that each share of draws reaches, and the plan.
func reachTable(s Subject, d appraisal.Draws) Table {
	plan := model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalNet
	places := max(d.Places(), model.Places(plan))
	amount := func(x float64) string { return plainAmount(d.Amount(x), places) }
	t := Table{
		Caption: "How often each net is reached, " + s.Name() + ", " + s.terms(), Words: 1, Columns: []string{"Draws", "Net of at least (£m)"},
		Rows: [][]string{{"The plan: " + d.OutOf(d.Reaching(plan)), plainAmount(plan, places)}, {"All", amount(d.AtLeast(100))}},
	}
	for percent := 100 - reachStep; percent > 0; percent -= reachStep {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("%d in 100", percent), amount(d.AtLeast(percent))})
	}
	t.Rows = append(t.Rows, []string{"The highest alone", amount(d.AtLeast(0))})
	return t
}

// reachChart is a curve that falls from all draws at the lowest net to none beyond the highest.
type reachChart struct {
	// curve goes across by net in £m and up by draws in 100.
	curve []reachPoint
	// marks are the named points of the curve.
	marks []reachPoint
	plan  reachPoint
}

// reachPoint is a net in £m, the draws in 100 that reach it, and what it is called.
type reachPoint struct {
	net, share float64
	name       string
}

func newReachChart(d appraisal.Draws, plan float64, planWords string) *reachChart {
	c := &reachChart{plan: reachPoint{plan, 0, planWords}}
	for percent := 100; percent >= 0; percent-- {
		c.curve = append(c.curve, reachPoint{net: d.AtLeast(percent), share: float64(percent)})
	}
	for _, p := range []struct {
		name  string
		at    float64
		share float64
	}{{"P10", d.Net.P10, 90}, {"P50", d.Net.P50, 50}, {"P90", d.Net.P90, 10}} {
		c.marks = append(c.marks, reachPoint{p.at, p.share, p.name + " " + d.Words(p.at)})
	}
	c.plan.share = c.shareAt(plan)
	return c
}

// shareAt is how high the curve is at a net.
func (c *reachChart) shareAt(net float64) float64 {
	last := len(c.curve) - 1
	switch {
	case net <= c.curve[0].net:
		return c.curve[0].share
	case net >= c.curve[last].net:
		return c.curve[last].share
	}
	for i := 1; ; i++ {
		from, to := c.curve[i-1], c.curve[i]
		if net <= to.net {
			return from.share + (to.share-from.share)*(net-from.net)/(to.net-from.net)
		}
	}
}

func (c *reachChart) height(layout) float64 { return 0 }

// written has no names: all words of the picture are ours.
func (c *reachChart) written() []string { return nil }

func (c *reachChart) place(l *layout, room chart.Box, d detail) {
	low, high := min(c.plan.net, c.curve[0].net), max(c.plan.net, c.curve[len(c.curve)-1].net)
	if d == barePlot {
		l.plot = room
		l.axis, l.across = percentAxis(mostTicks), axisOver(low, high, mostTicks, pounds)
		return
	}
	line, quiet := l.lineAt(labelSize), l.quiet()
	room.Top += l.px(sectionGap)
	l.addText(quiet, quiet.shorten("Draws that reach it", float64(l.inner())), room.Left, room.Top, alignLeft)
	l.addText(quiet, quiet.shorten("Net", float64(l.inner())), room.Right, room.Bottom-line, alignRight)
	strong := l.strong(true)
	room.Top += line
	planTop := room.Top
	room.Top += line + l.px(axisGap)
	room.Bottom -= 2*line + l.px(axisGap)
	room.Right -= l.px(plotGap)
	if l.plot = room; room.Bottom-room.Top < l.px(leastHeight) {
		return
	}
	l.addLevelsOf(percentAxis(l.mostLevels()))
	l.across = l.addTicksOver(low, high, pounds)
	words := strong.shorten(c.plan.name, float64(room.Right-room.Left))
	l.addText(strong, words, l.clamped(l.acrossOn(l.across, c.plan.net), strong.width(words), room), planTop, alignLeft)
	c.addNames(l)
}

// at returns where a point stands, in px.
func (c *reachChart) at(l *layout, p reachPoint) image.Point {
	return image.Pt(l.acrossOn(l.across, p.net), level(l.plot, l.valueRange(), p.share))
}

// points are the curve in px, from one edge of the plot to the other: below the lowest net all draws lie, beyond the
// highest none.
func (c *reachChart) points(l *layout) []image.Point {
	first, last := c.curve[0], c.curve[len(c.curve)-1]
	out := []image.Point{{X: l.plot.Left, Y: c.at(l, first).Y}}
	for _, p := range c.curve {
		out = append(out, c.at(l, p))
	}
	end := c.at(l, reachPoint{last.net, 0, ""})
	return append(out, end, image.Pt(l.plot.Right, end.Y))
}

// rule is the upright rule at the plan.
func (c *reachChart) rule(l *layout) image.Rectangle {
	x := l.acrossOn(l.across, c.plan.net)
	return image.Rect(x-l.px(1), l.plot.Top-l.px(axisGap), x+l.px(1), l.plot.Bottom)
}

// addNames writes the names of the points where they are free of the curve, the plan and each other, above the curve
// first, which falls to the right. One without room is left out, and stands in the table.
func (c *reachChart) addNames(l *layout) {
	style, gap := l.plain(), l.px(9)
	taken := []image.Rectangle{c.rule(l).Inset(-l.px(3))}
	for _, p := range append([]reachPoint{c.plan}, c.marks...) {
		at := c.at(l, p)
		taken = append(taken, image.Rectangle{Min: at, Max: at}.Inset(-l.px(7)))
	}
	points := c.points(l)
	for _, p := range c.marks {
		at, size := c.at(l, p), image.Pt(int(math.Ceil(style.width(p.name))), int(math.Ceil(style.size)))
		for _, corner := range []image.Point{
			{X: at.X + gap, Y: at.Y - size.Y},
			{X: at.X + gap, Y: at.Y - size.Y - gap},
			{X: at.X - gap - size.X, Y: at.Y},
			{X: at.X - gap - size.X, Y: at.Y + gap},
		} {
			box := image.Rectangle{Min: corner, Max: corner.Add(size)}
			if !l.free(box, taken, points) {
				continue
			}
			l.plates = append(l.plates, box.Inset(-l.px(1)))
			l.texts = append(l.texts, placedText{style, p.name, box.Min.X, box.Max.Y - l.px(2), alignLeft})
			taken = append(taken, box)
			break
		}
	}
}

// free reports whether a box stands in the plot, clear of others and of a line.
func (l *layout) free(box image.Rectangle, taken []image.Rectangle, line []image.Point) bool {
	if !box.In(rectOf(l.plot)) {
		return false
	}
	for _, t := range taken {
		if box.Overlaps(t) {
			return false
		}
	}
	for i := 1; i < len(line); i++ {
		if crosses(line[i-1], line[i], box.Inset(-l.px(3))) {
			return false
		}
	}
	return true
}

func (c *reachChart) series(l layout) ([]chart.Series, error) {
	return []chart.Series{newGrid(l.ground, l.axis), newZero(l.ground), reachSeries{named: "curve", l: l, c: c}}, nil
}

// reachSeries draws the rule of the plan, the curve and its marks.
type reachSeries struct {
	named
	l layout
	c *reachChart
}

// Render draws them.
func (s reachSeries) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	l := &s.l
	r.SetClassName("plan")
	fillRect(r, s.c.rule(l), ink(l.theme.Cost))
	r.SetClassName("line")
	strokeLine(r, s.c.points(l), ink(l.theme.stroke(firstStroke)), max(1, 2.25*l.unit))
	r.SetClassName("marker")
	radius, ring := max(1.5, scatterRadius*l.unit), max(1, 1.75*l.unit)
	for _, p := range s.c.marks {
		firstStroke.mark(r, s.c.at(l, p), radius, ring, ink(l.theme.stroke(firstStroke)), ink(l.theme.Surface))
	}
	secondStroke.mark(r, s.c.at(l, s.c.plan), radius, ring, ink(l.theme.Cost), ink(l.theme.Surface))
}

var (
	_ body         = (*reachChart)(nil)
	_ chart.Series = reachSeries{}
)
