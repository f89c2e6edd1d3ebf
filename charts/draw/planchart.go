package draw

import (
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// PlanChart is a picture of one row a thing over the years: its benefit up and its cost down from the row's own line, all
// rows on one scale.
type PlanChart struct {
	Years []string
	Rows  []PlanRow
	Key   []KeyEntry
	// Gather makes one row of several that find no room.
	Gather func([]PlanRow) PlanRow
}

// PlanRow is one row of a plan, its amounts a year.
type PlanRow struct {
	Name string
	// Note sums the row up, in parts that stand one behind the other.
	Note          []string
	Benefit, Cost []float64
}

// planLeast is the least height of a plan's row in units.
const planLeast = 24

// planNames is the least width of the names in units: the first year's name reaches into them.
const planNames = 40

func (p *PlanChart) height(page layout) float64 {
	return rowsHeight(page, p.names(p.Rows))
}

func (p *PlanChart) written() []string {
	names := make([]string, len(p.Rows))
	for i, r := range p.Rows {
		names[i] = r.Name
	}
	return names
}

func (p *PlanChart) names(rows []PlanRow) []rowName {
	names := make([]rowName, len(rows))
	for i, r := range rows {
		names[i] = rowName{text: r.Name, note: r.Note}
	}
	return names
}

// place gives every row a band; what finds no room is gathered in the last one.
func (p *PlanChart) place(l *layout, room chart.Box, d detail) {
	l.bands = len(p.Years)
	if d == barePlot {
		l.plot = room
		p.draw(l, p.Rows)
		return
	}
	if d < withoutKey {
		room.Top = l.addKey(p.Key, room.Top)
	}
	room.Top += l.px(sectionGap)
	room.Bottom -= l.lineAt(labelSize) + l.px(axisGap)
	l.plot = room
	fit := (room.Bottom - room.Top) / l.px(planLeast)
	if fit < 1 {
		return
	}
	rows := p.Rows
	if len(rows) > fit {
		rows = append(append([]PlanRow{}, rows[:fit-1]...), p.Gather(rows[fit-1:]))
	}
	names := p.names(rows)
	left := max(l.nameWidth(names), l.px(planNames))
	l.plot.Left += left + l.px(rowGap)
	l.addNames(names, bandsOf(rectOf(l.plot), len(rows)), room.Left, left)
	l.addYears(p.Years, 0)
	p.draw(l, rows)
}

// draw fills the bounds of the years, the rows' lines and their bars.
func (p *PlanChart) draw(l *layout, rows []PlanRow) {
	bands := bandsOf(rectOf(l.plot), len(rows))
	for i := range len(p.Years) + 1 {
		x := l.plot.Left + i*(l.plot.Width()-l.px(1))/len(p.Years)
		l.fill("grid", image.Rect(x, l.plot.Top, x+l.px(1), l.plot.Bottom), ink(l.theme.Grid))
	}
	up, down := reachOf(rows)
	for i, r := range rows {
		band := bands[i].Inset(l.px(1))
		room := float64(band.Dy() - l.px(4))
		scale := room / max(up+down, 1e-9)
		zero := band.Min.Y + l.px(2) + int(math.Round(up*scale))
		for year := range p.Years {
			p.drawYear(l, r, year, zero, scale)
		}
		l.fill("zero", image.Rect(l.plot.Left, zero, l.plot.Right, zero+l.px(1)), ink(l.theme.Zero))
	}
}

// drawYear fills the bars of one row in one year.
func (p *PlanChart) drawYear(l *layout, r PlanRow, year, zero int, scale float64) {
	width := l.plot.Width() / len(p.Years)
	side := max(1, width/5)
	left, right := l.plot.Left+year*l.plot.Width()/len(p.Years)+side, l.plot.Left+(year+1)*l.plot.Width()/len(p.Years)-side
	bar := func(amount float64, role Role) {
		if amount == 0 {
			return
		}
		high := max(float64(l.px(2)), math.Abs(amount)*scale)
		end := zero - int(math.Round(math.Copysign(high, amount)))
		l.fill("bar", image.Rect(left, min(zero, end), right, max(zero, end)), ink(l.theme.of(role)))
	}
	bar(r.Benefit[year], RoleBenefit)
	bar(-r.Cost[year], RoleCost)
}

// reachOf returns how far the bars of rows reach above and below their lines.
func reachOf(rows []PlanRow) (up, down float64) {
	for _, r := range rows {
		for i := range r.Benefit {
			up = max(up, r.Benefit[i], -r.Cost[i])
			down = max(down, -r.Benefit[i], r.Cost[i])
		}
	}
	return up, down
}

func (p *PlanChart) series(l layout) ([]chart.Series, error) {
	return []chart.Series{fills(l.fills)}, nil
}
