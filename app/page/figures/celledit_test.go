package figures

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestEnterOffersTheValuesOfACellThatTakesOneOfAFew(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.SetUp)
	d.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if got := strings.Join(d.chooser.Shown, "; "); got != "Not rated; R Red; A Amber; G Green" || d.chooser.Marked != 0 {
		t.Fatalf("it offers %q, %d", got, d.chooser.Marked)
	}
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	if got := d.Session().Case().Components.At(0).RAG; got != model.Red {
		t.Errorf("the rating is %q", got)
	}
	if d.Canvas().Focused() != fyne.Focusable(d.frame().Grid.List) {
		t.Errorf("the keys are on %T", d.Canvas().Focused())
	}
	d.Press(fyne.KeyReturn)
	d.Type("a")
	d.Press(fyne.KeyReturn)
	if got := d.Session().Case().Components.At(0).RAG; got != model.Amber {
		t.Errorf("after a letter the rating is %q", got)
	}
	d.Run(page.Figures)
	d.figures().Grid.MoveTo(grid.Place{Row: 2, Col: 3})
	d.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if !d.figures().lines[2].line.HasRange() {
		t.Error("the line has no range")
	}
	d.rested()
}

func TestWhatAPickedValueCanBeReadsWell(t *testing.T) {
	words := []string{"one answer", "one, or no change", "several answers", "several, or no change"}
	for typed, want := range map[string]string{
		"several": "“several” can mean “several answers” or “several, or no change”; type more of it",
		"none":    "“none” is none of these: “one answer”, “one, or no change”, “several answers” and “several, or no change”",
		"":        "type the beginning of “one answer”, “one, or no change”, “several answers” or “several, or no change”",
	} {
		if _, err := field.Word(words, typed); err == nil || err.Error() != want {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestTheTextOfACellStaysWhereItIsWhileItIsEdited(t *testing.T) {
	d := apptest.Open(t, Entry())
	for _, place := range []struct {
		page ID
		at   grid.Place
	}{{page.SetUp, grid.Place{Row: 0, Col: 0}}, {page.SetUp, grid.Place{Row: 2, Col: 0}}, {page.SetUp, grid.Place{Row: 2, Col: 1}}, {page.Figures, grid.Place{Row: 1, Col: figuresFixed}}} {
		d.Run(place.page)
		var g *grid.Grid
		if v := d.frame(); v != nil {
			g = v.Grid
		} else {
			g = d.figures().Grid
		}
		g.MoveTo(grid.Place{Row: 6, Col: place.at.Col}) // the cursor's frame elsewhere
		before := inkIn(d.Canvas().Capture(), d.cellArea(g, place.at))
		g.MoveTo(place.at)
		g.Open()
		g.Editor.Entry.CursorColumn = 0 // the cursor would be taken for ink at the end of figures
		g.Editor.Entry.Refresh()
		now := inkIn(d.Canvas().Capture(), d.cellArea(g, place.at))
		if away(before.Min, now.Min) > 1 || away(before.Max, now.Max) > 1 {
			t.Errorf("%s %v: the text was at %v and is at %v", place.page, place.at, before, now)
		}
		d.Press(fyne.KeyEscape)
	}
	d.rested()
}

func away(a, b image.Point) int { return max(a.X-b.X, b.X-a.X, a.Y-b.Y, b.Y-a.Y) }

// cellArea is where a cell of a grid's first screen lies in the window, without its frame.
func cellArea(d *apptest.Desk, g *grid.Grid, at grid.Place) image.Rectangle {
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(g.Root)
	pos, size := g.Area(at)
	x, y := top.X+pos.X, top.Y+pos.Y
	return image.Rect(int(x)+3, int(y)+3, int(x+size.Width)-3, int(y+size.Height)-3)
}

// inkIn is the box around what is written in an area: dark and without much colour.
func inkIn(img image.Image, area image.Rectangle) image.Rectangle {
	var box image.Rectangle
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if c.R < 150 && int(c.B)-int(c.R) < 28 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// clickBeside takes the keys from what has them, as the driver does when the mouse goes down elsewhere.
func clickBeside(d *apptest.Desk) { d.Canvas().Unfocus() }

// click clicks a cell of a grid by mouse.
func click(d *apptest.Desk, g *grid.Grid, at grid.Place) {
	d.T.Helper()
	d.clickBeside()
	for _, o := range g.List.Content.Objects {
		if row := o.(*grid.Row); row.At == at.Row {
			pos, _ := g.Area(at)
			test.TapAt(row, fyne.NewPos(pos.X+2, 4))
			return
		}
	}
	d.T.Fatalf("row %d is out of sight", at.Row)
}

// Whatever is clicked after a text that can't be taken, the text stays with its reason and the keys go to it; Escape gives it up.
func TestARefusedTextNeverLocksThePage(t *testing.T) {
	d := apptest.Open(t, Entry())
	rates := func() (*grid.Grid, grid.Place) {
		v := d.rateTable()
		return v.Grid, d.atRate(v, model.KindRate, "discount.0", "Rate, upper %, index")
	}
	figures := func() (*grid.Grid, grid.Place) {
		d.Run(page.Figures)
		return d.figures().Grid, grid.Place{Row: 1, Col: figuresFixed}
	}
	for name, open := range map[string]func() (*grid.Grid, grid.Place){"Figures": figures, "Rates": rates} {
		g, at := open()
		other, page, before := grid.Place{Row: 2, Col: 0}, d.page, d.Session().Case()
		leaves := map[string]func(){
			"a click on another cell":     func() { d.click(g, other) },
			"a click in the cell":         func() { d.click(g, at) },
			"another page by its key":     func() { d.clickBeside(); d.Run(page.Board) },
			"another page by the sidebar": func() { d.clickBeside(); d.Go(page.Place{Page: page.Log}) },
			"a letter after a click beside the table": func() {
				d.clickBeside()
				d.typedRune('x')
			},
		}
		for how, leave := range leaves {
			d.click(g, at)
			d.Type("abc")
			leave()
			if !g.Editor.Open || d.page != page || !strings.HasPrefix(g.Editor.Entry.Text, "abc") || d.Canvas().Focused() != fyne.Focusable(g.Editor.Entry) {
				t.Errorf("%s, %s: open %v, text %q, keys on %T", name, how, g.Editor.Open, g.Editor.Entry.Text, d.Canvas().Focused())
			}
			if how != "a letter after a click beside the table" && !strings.Contains(g.Editor.Hint.Text, "Escape gives it up") {
				t.Errorf("%s, %s: it says %q", name, how, g.Editor.Hint.Text)
			}
			d.clickBeside()
			d.Press(fyne.KeyEscape)
			if g.Editor.Open || d.Canvas().Focused() == nil {
				t.Fatalf("%s, %s: Escape leaves it open: %v", name, how, g.Editor.Open)
			}
			if d.click(g, other); g.Cursor != other || d.Session().Case() != before {
				t.Errorf("%s, %s: a click then leads to %v", name, how, g.Cursor)
			}
		}
	}
	d.Run(page.Board)
	d.Settle()
}

// Every cell of the tables that are typed into takes typing, or says why not.
func TestEveryCellTakesTypingOrSaysWhyNot(t *testing.T) {
	d := fullDesk(t)
	typeEverywhere := func(name string, g *grid.Grid) {
		for row := range g.Source.Rows() {
			for col := range g.Columns {
				for how, key := range map[string]func(){
					"a letter": func() { d.Type("1") },
					"Enter":    func() { d.Press(fyne.KeyReturn) },
				} {
					g.MoveTo(grid.Place{Row: row, Col: col})
					g.List.TakeFocus()
					d.status.ClearStatus()
					key()
					if said := strings.HasPrefix(d.Said(), "× "); said == (g.Editor.Open || !d.Idle()) {
						t.Errorf("%s, %s, %s in row %d: typed into %v, said %q", name, g.Columns[col].Title, how, row, g.Editor.Open, d.Said())
					}
					if d.Press(fyne.KeyEscape); g.Editor.Open || !d.Idle() {
						t.Fatalf("%s, %s in row %d isn't left by Escape", name, g.Columns[col].Title, row)
					}
				}
			}
		}
	}
	d.Run(page.Figures)
	typeEverywhere("Figures", d.figures().Grid)
	d.Run(page.SetUp)
	v := d.frame()
	for i := range v.lists {
		v.showList(i)
		typeEverywhere(v.lists[i].name, v.Grid)
	}
	d.Run(page.Board)
	d.Settle()
}

func TestALockedFigureSaysWhatItNeeds(t *testing.T) {
	d := fullDesk(t)
	d.Run(page.Figures)
	v := d.figures()
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
		v.Grid.MoveToKey(at.line, d.columnOf(at.column))
		v.Grid.MoveTo(grid.Place{Row: v.Grid.Cursor.Row + at.below, Col: v.Grid.Cursor.Col})
		v.Grid.List.TakeFocus()
		for _, key := range []func(){func() { d.Type("1") }, func() { d.Press(fyne.KeyReturn) }, func() { d.Press(fyne.KeyDelete) }} {
			d.status.ClearStatus()
			if key(); !d.said(want) {
				t.Errorf("%s of %s says %q", at.column, at.line, d.Said())
			}
		}
	}
	d.Run(page.Board)
	d.Settle()
}

func TestAColumnThatStaysInSightGrowsWithTheWindow(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Go(page.Place{Page: page.Figures})
	v := d.figures()
	before := float32(0)
	for _, width := range []float32{1024, 1280, 1920} {
		d.window.Resize(fyne.NewSize(width, windowHeight))
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
