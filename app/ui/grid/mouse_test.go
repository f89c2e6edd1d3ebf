package grid

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/ui/uitest"
)

// place is where a cell lies in the window; row -1 is the heading.
func (d *gridDesk) place(at Place) fyne.Position {
	pos, size := d.Area(Place{max(at.Row, 0), at.Col})
	if at.Row < 0 {
		pos.Y = 0
	}
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(d.Root).Add(pos).AddXY(size.Width/2, size.Height/2)
}

// click clicks a cell by mouse.
func (d *gridDesk) click(at Place) { uitest.Click(d.window.Canvas(), d.place(at)) }

// wheel turns the mouse's wheel over the table.
func (d *gridDesk) wheel(dx, dy float32) {
	test.Scroll(d.window.Canvas(), d.place(Place{Row: -1}), dx, dy)
}

func longSheet() *sheetOfText {
	sheet := &sheetOfText{}
	for i := range 100 {
		sheet.cells = append(sheet.cells, []string{fmt.Sprint("row ", i), "1", "2", "x"})
	}
	return sheet
}

func TestAClickPutsTheCursorOnACellAndAnotherEditsIt(t *testing.T) {
	d := openGrid(t, smallSheet())
	for _, at := range []Place{{2, 1}, {0, 0}, {1, 2}, {1, 3}} {
		if d.click(at); d.Cursor != at || d.Anchor != at || !d.List.Focused || d.Editor.Open {
			t.Errorf("a click on %v leads to %v, selects from %v, gives the keys: %v, opens: %v", at, d.Cursor, d.Anchor, d.List.Focused, d.Editor.Open)
		}
	}
	d.click(Place{1, 0})
	d.click(Place{1, 0})
	if e := d.Editor; !e.Open || e.Entry.Text != "Desk" || d.window.Canvas().Focused() != fyne.Focusable(e.Entry) {
		t.Fatalf("clicked again it is open: %v, with %q and the keys on %T", e.Open, e.Entry.Text, d.window.Canvas().Focused())
	}
	d.typeText(" top")
	d.click(Place{2, 1})
	if d.Editor.Open || d.sheet.cells[1][0] != "Desk top" || d.Cursor != (Place{2, 1}) {
		t.Errorf("a click elsewhere leaves it open: %v, with %q and the cursor at %v", d.Editor.Open, d.sheet.cells[1][0], d.Cursor)
	}
}

func TestTheFirstClickOnATableWithoutTheKeysOnlyGivesItThem(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.window.Canvas().Unfocus()
	if d.click(Place{0, 0}); d.Editor.Open || !d.List.Focused {
		t.Errorf("it opens the cell: %v, has the keys: %v", d.Editor.Open, d.List.Focused)
	}
}

func TestAClickOnACellThatTakesNoTypingOpensIt(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.click(Place{2, 3})
	d.click(Place{2, 3})
	if d.Editor.Open || !slices.Equal(d.opened, []Place{{2, 3}}) {
		t.Errorf("open: %v, told of %v", d.Editor.Open, d.opened)
	}
}

func TestAClickElsewhereLeavesARefusedTextWithItsReason(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.click(Place{0, 1})
	d.typeText("n/a")
	for _, at := range []Place{{2, 2}, {-1, 2}, {0, 0}} {
		d.click(at)
		if e := d.Editor; !e.Open || e.Entry.Text != "n/a" || !strings.Contains(e.Hint.Text, "not a figure") || d.window.Canvas().Focused() != fyne.Focusable(e.Entry) {
			t.Fatalf("after a click on %v: open %v, %q, %q, the keys on %T", at, e.Open, e.Entry.Text, e.Hint.Text, d.window.Canvas().Focused())
		}
	}
	if d.Cursor != (Place{0, 1}) {
		t.Errorf("the cursor went to %v", d.Cursor)
	}
}

func TestAClickWithShiftSelectsUpToTheCell(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.click(Place{1, 2})
	d.List.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.click(Place{2, 0})
	if from, to := d.selection(); from != (Place{1, 0}) || to != (Place{2, 2}) {
		t.Errorf("%v to %v is selected", from, to)
	}
	d.click(Place{0, 3}) // the first cell stays the corner
	if from, to := d.selection(); from != (Place{0, 2}) || to != (Place{1, 3}) {
		t.Errorf("then %v to %v is selected", from, to)
	}
	d.List.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if d.click(Place{1, 1}); d.Anchor != d.Cursor {
		t.Error("a click without Shift leaves more than its cell selected")
	}
}

func TestTheHeadingAndTheRowsBelowItTakeNoCursorAndGiveTheTableTheKeys(t *testing.T) {
	d := openGrid(t, smallSheet())
	total := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.pinned[0]).AddXY(5, 5)
	for name, at := range map[string]fyne.Position{
		"the heading": d.place(Place{-1, 1}), "the totals": total, "below the rows": d.place(Place{2, 1}).AddXY(0, 3*lineOfRow()),
	} {
		d.MoveTo(Place{1, 2})
		d.window.Canvas().Unfocus()
		uitest.Click(d.window.Canvas(), at)
		if d.Cursor != (Place{1, 2}) || d.Editor.Open || !d.List.Focused {
			t.Errorf("%s: the cursor is at %v, a cell open: %v, the keys there: %v", name, d.Cursor, d.Editor.Open, d.List.Focused)
		}
	}
}

func TestTheWheelMovesTheRowsAndLeavesTheCursorOnItsCell(t *testing.T) {
	d := openGrid(t, longSheet())
	d.click(Place{1, 1})
	d.wheel(0, -10*lineOfRow())
	if off := d.List.GetScrollOffset(); off != 10*lineOfRow() || d.Cursor != (Place{1, 1}) {
		t.Errorf("the rows are at %v, the cursor at %v", off, d.Cursor)
	}
	if first := d.List.Content.Objects[0].(*Row); first.At != 10 || first.face.cells[0].Text != "row 10" {
		t.Errorf("the first row in sight is %d with %q", first.At, first.face.cells[0].Text)
	}
	if d.click(Place{12, 2}); d.Cursor != (Place{12, 2}) {
		t.Errorf("a click then leads to %v", d.Cursor)
	}
	d.wheel(0, 1000*lineOfRow())
	if off := d.List.GetScrollOffset(); off != 0 {
		t.Errorf("turned back beyond the first row it is at %v", off)
	}
	d.wheel(0, -1000*lineOfRow())
	if last := d.List.Content.Objects[len(d.List.Content.Objects)-1].(*Row); last.At != 99 {
		t.Errorf("turned beyond the last row it shows up to %d", last.At)
	}
	d.press(fyne.KeyDown)
	if from, to := d.List.inSight(); d.Cursor.Row != 13 || from > 13 || to <= 13 {
		t.Errorf("a key then leads to row %d, in sight are %d to %d", d.Cursor.Row, from, to-1)
	}
}

// The field stays over its cell, and what is typed goes there.
func TestTheWheelTakesTheOpenFieldAlongWithItsCell(t *testing.T) {
	d := openGrid(t, longSheet())
	d.click(Place{5, 1})
	d.typeText("7")
	top := d.Editor.frame.Position().Y
	d.wheel(0, -2*lineOfRow())
	if now := d.Editor.frame.Position().Y; now != top-2*lineOfRow() || !d.Editor.Open {
		t.Errorf("the field went from %v to %v, open: %v", top, now, d.Editor.Open)
	}
	d.press(fyne.KeyReturn)
	if d.sheet.cells[5][1] != "7" {
		t.Errorf("the cell holds %q", d.sheet.cells[5][1])
	}
}

func TestAWheelThatTurnsSidewaysAndTheBarMoveTheColumns(t *testing.T) {
	cells := make([]string, 30)
	d := openGrid(t, &sheetOfText{cells: [][]string{cells}, wide: true})
	c := d.window.Canvas()
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.bar)
	onBar := func(x float32) fyne.Position { return corner.AddXY(x, columnBarHeight/2) }
	thumb := func() extent { return d.bar.span() }
	if d.wheel(-1, 0); d.first != 2 || d.places()[0].width == 0 {
		t.Errorf("the wheel leads to column %d", d.first)
	}
	if d.wheel(1, 0); d.first != 1 {
		t.Errorf("turned back it leads to column %d", d.first)
	}
	if uitest.Click(c, onBar(thumb().x+thumb().width+20)); d.first != 4 {
		t.Errorf("a click beside the thumb leads to column %d", d.first)
	}
	if uitest.Click(c, onBar(thumb().x+1)); d.first != 4 {
		t.Errorf("a click on the thumb leads to column %d", d.first)
	}
	if uitest.Click(c, onBar(thumb().x-1)); d.first != 1 {
		t.Errorf("a click before the thumb leads to column %d", d.first)
	}
	if test.Drag(c, onBar(d.bar.Size().Width-1), 0, 0); !d.InSight(29) {
		t.Errorf("dragged to the end it leads to column %d", d.first)
	}
	if at := thumb(); d.bar.thumb.Position().X != at.x || at.x+at.width > d.bar.Size().Width+1 {
		t.Errorf("the thumb stands at %v, from %v to %v of %v", d.bar.thumb.Position(), at.x, at.x+at.width, d.bar.Size().Width)
	}
	if test.Drag(c, onBar(1), 0, 0); d.first != 1 {
		t.Errorf("dragged to the beginning it leads to column %d", d.first)
	}
}
