package charts

import (
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// planChart is a picture of one row an option over the years: its benefit up and its cost down from the row's own
// line, all rows on one scale.
type planChart struct {
	years []string
	rows  []planRow
	// gather makes one row of several that find no room.
	gather func([]planRow) planRow
}

// planRow is one row of a plan, in £m a year.
type planRow struct {
	name string
	// note sums the row up, in parts that stand one behind the other.
	note          []string
	benefit, cost []float64
}

// planLeast is the least height of a plan's row in units.
const planLeast = 24

// planNames is the least width of the names in units: the first year's name reaches into them.
const planNames = 40

func (p *planChart) height(page layout) float64 {
	return rowsHeight(page, p.names(p.rows))
}

func (p *planChart) written() []string {
	names := make([]string, len(p.rows))
	for i, r := range p.rows {
		names[i] = r.name
	}
	return names
}

func (p *planChart) names(rows []planRow) []rowName {
	names := make([]rowName, len(rows))
	for i, r := range rows {
		names[i] = rowName{text: r.name, note: r.note}
	}
	return names
}

// place gives every row a band; what finds no room is gathered in the last one.
func (p *planChart) place(l *layout, room chart.Box, d detail) {
	l.bands = len(p.years)
	if d == barePlot {
		l.plot = room
		p.draw(l, p.rows)
		return
	}
	if d < withoutKey {
		room.Top = l.addKey([]keyEntry{{kind: markBar, role: roleBenefit, text: "Benefit"}, {kind: markBar, role: roleCost, text: "Cost"}}, room.Top)
	}
	room.Top += l.px(sectionGap)
	room.Bottom -= l.lineAt(labelSize) + l.px(axisGap)
	l.plot = room
	fit := (room.Bottom - room.Top) / l.px(planLeast)
	if fit < 1 {
		return
	}
	rows := p.rows
	if len(rows) > fit {
		rows = append(append([]planRow{}, rows[:fit-1]...), p.gather(rows[fit-1:]))
	}
	names := p.names(rows)
	left := max(l.nameWidth(names), l.px(planNames))
	l.plot.Left += left + l.px(rowGap)
	l.addNames(names, bandsOf(rectOf(l.plot), len(rows)), room.Left, left)
	l.addYears(p.years)
	p.draw(l, rows)
}

// draw fills the bounds of the years, the rows' lines and their bars.
func (p *planChart) draw(l *layout, rows []planRow) {
	bands := bandsOf(rectOf(l.plot), len(rows))
	for i := range len(p.years) + 1 {
		x := l.plot.Left + i*(l.plot.Width()-l.px(1))/len(p.years)
		l.fill("grid", image.Rect(x, l.plot.Top, x+l.px(1), l.plot.Bottom), ink(l.theme.Grid))
	}
	up, down := reachOf(rows)
	for i, r := range rows {
		band := bands[i].Inset(l.px(1))
		room := float64(band.Dy() - l.px(4))
		scale := room / max(up+down, 1e-9)
		zero := band.Min.Y + l.px(2) + int(math.Round(up*scale))
		for year := range p.years {
			p.drawYear(l, r, year, zero, scale)
		}
		l.fill("zero", image.Rect(l.plot.Left, zero, l.plot.Right, zero+l.px(1)), ink(l.theme.Zero))
	}
}

// drawYear fills the bars of one row in one year.
func (p *planChart) drawYear(l *layout, r planRow, year, zero int, scale float64) {
	width := l.plot.Width() / len(p.years)
	side := max(1, width/5)
	left, right := l.plot.Left+year*l.plot.Width()/len(p.years)+side, l.plot.Left+(year+1)*l.plot.Width()/len(p.years)-side
	bar := func(amount float64, role role) {
		if amount == 0 {
			return
		}
		high := max(float64(l.px(2)), math.Abs(amount)*scale)
		end := zero - int(math.Round(math.Copysign(high, amount)))
		l.fill("bar", image.Rect(left, min(zero, end), right, max(zero, end)), ink(l.theme.of(role)))
	}
	bar(r.benefit[year], roleBenefit)
	bar(-r.cost[year], roleCost)
}

// reachOf returns how far the bars of rows reach above and below their lines, in £m.
func reachOf(rows []planRow) (up, down float64) {
	for _, r := range rows {
		for i := range r.benefit {
			up = max(up, r.benefit[i], -r.cost[i])
			down = max(down, -r.benefit[i], r.cost[i])
		}
	}
	return up, down
}

func (p *planChart) series(l layout) ([]chart.Series, error) {
	return []chart.Series{fills(l.fills)}, nil
}
