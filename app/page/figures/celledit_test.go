package figures

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/log"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestEnterOffersWhatAnEstimateCanBe(t *testing.T) {
	d, v := open(t)
	v.Grid.MoveTo(grid.Place{Row: 2, Col: 3})
	d.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if !v.lines[2].line.HasRange() {
		t.Error("the line has no range")
	}
	d.Settle()
}

func TestTheTextOfACellStaysWhereItIsWhileItIsEdited(t *testing.T) {
	d, v := open(t)
	d.CheckTextStays(v.Grid, grid.Place{Row: 1, Col: figuresFixed})
	d.Settle()
}

func TestARefusedTextNeverLocksThePage(t *testing.T) {
	d, v := open(t, log.Entry())
	d.CheckRefusedText(v.Grid, grid.Place{Row: 1, Col: figuresFixed}, grid.Place{Row: 2, Col: 0}, page.Log)
	d.Settle()
}

func TestEveryCellTakesTypingOrSaysWhyNot(t *testing.T) {
	d, v := openFilled(t)
	d.CheckEveryCell("Figures", v.Grid)
	d.Settle()
}

func TestALockedFigureSaysWhatItNeeds(t *testing.T) {
	d, v := openFilled(t)
	type place struct {
		line, column string
		below        int
	}
	line := func(has func(*model.Line) bool) string {
		return v.lines[slices.IndexFunc(v.lines, func(r figureRow) bool { return has(r.line) })].line.ID
	}
	benefit := line(func(l *model.Line) bool { return l.Type == model.BenefitLine })
	single := line(func(l *model.Line) bool { return !l.HasRange() })
	for at, want := range map[place]string{
		{benefit, "Mitigated %", 0}:       "Mitigated % is for costs, and this line is a benefit",
		{single, "Likeliest %", 0}:        "Likeliest % needs a range",
		{"ranged-cost", "Total £m", 0}:    "Total £m adds up the years",
		{"ranged-cost", "Category", 1}:    "Category is for both estimates: type it into the row above",
		{"ranged-cost", "Likeliest %", 1}: "Likeliest % is for both estimates: type it into the row above",
	} {
		v.Grid.MoveToKey(at.line, columnOf(t, v, at.column))
		v.Grid.MoveTo(grid.Place{Row: v.Grid.Cursor.Row + at.below, Col: v.Grid.Cursor.Col})
		v.Grid.List.TakeFocus()
		for _, key := range []func(){func() { d.Type("1") }, func() { d.Press(fyne.KeyReturn) }, func() { d.Press(fyne.KeyDelete) }} {
			d.ClearStatus()
			if key(); !d.Says(want) {
				t.Errorf("%s of %s says %q", at.column, at.line, d.Said())
			}
		}
	}
	d.Settle()
}

func TestAColumnThatStaysInSightGrowsWithTheWindow(t *testing.T) {
	d, v := open(t)
	before := float32(0)
	for _, width := range []float32{1024, 1280, 1920} {
		d.Canvas().(test.WindowlessCanvas).Resize(fyne.NewSize(width, apptest.Height))
		_, at := v.Grid.Area(grid.Place{})
		if at.Width <= before {
			t.Errorf("at %v the owner has %v, before %v", width, at.Width, before)
		}
		before = at.Width
	}
	name := ui.Look{Size: ui.SizeSmall, Bold: true}.Width("Consolidated strategic core function (Strategic core)")
	if before < name {
		t.Errorf("at 1920 the owner has %v, a long name needs %v", before, name)
	}
}
