package draw

import (
	"fmt"
	"testing"
)

func TestADrawingAmongTextIsAsWideAsThatNoHigherThanItMayBeAndCanBeRead(t *testing.T) {
	for rows := 1; rows <= 120; rows += 7 {
		c := &RowChart{Unit: millions, Gather: func(rest []Row) Row { return Row{Name: fmt.Sprint(len(rest), " more")} }}
		for n := range rows {
			c.Rows = append(c.Rows, Row{Name: fmt.Sprintf("Row %d with a name of some words", n), Bars: []Bar{{0, float64(n + 1), RoleBenefit}}, Words: "£1m"})
		}
		d := &Drawing{Title: "What each row saves", Picture: c}
		const width, most = 159.0, 147.0
		p, shrunk := d.Among(width, most)
		if wide := p.WidthMM / shrunk; wide < width-0.01 || wide > width+0.01 {
			t.Errorf("%d rows: it is %v mm wide", rows, wide)
		}
		if high := p.HeightMM / shrunk; high > most+1 || high < 60 {
			t.Errorf("%d rows: it is %v mm high", rows, high)
		}
		if points := leastTextPt / shrunk; points < 7.4 {
			t.Errorf("%d rows: its labels are of %v points", rows, points)
		}
		if d.wanted(p) > most*shrunk+1 && shrunk < 1.55 {
			t.Errorf("%d rows: some are gathered though they have room in smaller type, at %v", rows, shrunk)
		}
		if !d.fits(p) {
			t.Errorf("%d rows: its words have no room", rows)
		}
	}
}
