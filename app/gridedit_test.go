package app

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/model"
)

func TestEnterOffersTheValuesOfACellThatTakesOneOfAFew(t *testing.T) {
	d := openDesk(t)
	d.run(pageFrame)
	d.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if got := strings.Join(d.chooser.shown, "; "); got != "Not rated; R Red; A Amber; G Green" || d.chooser.marked != 0 {
		t.Fatalf("it offers %q, %d", got, d.chooser.marked)
	}
	d.press(fyne.KeyDown, fyne.KeyReturn)
	if got := d.session.Case().Components.At(0).RAG; got != model.Red {
		t.Errorf("the rating is %q", got)
	}
	if d.window.Canvas().Focused() != fyne.Focusable(d.frame().grid.list) {
		t.Errorf("the keys are on %T", d.window.Canvas().Focused())
	}
	d.press(fyne.KeyReturn)
	d.typeText("a")
	d.press(fyne.KeyReturn)
	if got := d.session.Case().Components.At(0).RAG; got != model.Amber {
		t.Errorf("after a letter the rating is %q", got)
	}
	d.run(pageFigures)
	d.figures().grid.moveTo(gridPlace{2, 3})
	d.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
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
		if _, err := pickWord(words, typed); err == nil || err.Error() != want {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestTheTextOfACellStaysWhereItIsWhileItIsEdited(t *testing.T) {
	d := openDesk(t)
	for _, place := range []struct {
		page commandID
		at   gridPlace
	}{{pageFrame, gridPlace{0, 0}}, {pageFrame, gridPlace{2, 0}}, {pageFrame, gridPlace{2, 1}}, {pageFigures, gridPlace{1, figuresFixed}}} {
		d.run(place.page)
		var g *grid
		if v := d.frame(); v != nil {
			g = v.grid
		} else {
			g = d.figures().grid
		}
		g.moveTo(gridPlace{6, place.at.col}) // the cursor's frame elsewhere
		before := inkIn(d.window.Canvas().Capture(), d.cellArea(g, place.at))
		g.moveTo(place.at)
		g.open()
		g.editor.entry.CursorColumn = 0 // the cursor would be taken for ink at the end of figures
		g.editor.entry.Refresh()
		now := inkIn(d.window.Canvas().Capture(), d.cellArea(g, place.at))
		if away(before.Min, now.Min) > 1 || away(before.Max, now.Max) > 1 {
			t.Errorf("%s %v: the text was at %v and is at %v", place.page, place.at, before, now)
		}
		d.press(fyne.KeyEscape)
	}
	d.rested()
}

func away(a, b image.Point) int { return max(a.X-b.X, b.X-a.X, a.Y-b.Y, b.Y-a.Y) }

// cellArea is where a cell of a grid's first screen lies in the window, without its frame.
func (d *desk) cellArea(g *grid, at gridPlace) image.Rectangle {
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(g.root)
	x, y := top.X+g.places()[at.col].x, top.Y+g.listTop()+g.rowTop(at.row)
	return image.Rect(int(x)+3, int(y)+3, int(x+g.places()[at.col].width)-3, int(y+lineOfRow())-3)
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
