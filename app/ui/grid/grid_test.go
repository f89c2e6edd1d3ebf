package grid

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/ui"
)

// sheetOfText is a grid's source with texts in memory.
type sheetOfText struct {
	cells [][]string
	wide  bool
	// asked counts the cells that the grid asked for.
	asked int
}

func (s *sheetOfText) Columns() []Column {
	ems, names := float32(8), []string{"Name", "2018/19", "2019/20", "2020/21"}
	if s.wide {
		ems = 30
	}
	columns := make([]Column, len(s.cells[0]))
	for i := range columns {
		columns[i] = Column{Title: names[i%4], Ems: ems, Trailing: i > 0}
	}
	return columns
}

func (s *sheetOfText) Rows() int          { return len(s.cells) }
func (s *sheetOfText) Key(row int) string { return s.cells[row][0] }
func (s *sheetOfText) Pinned() int        { return 1 }
func (s *sheetOfText) Cell(row, col int) Cell {
	s.asked++
	return Cell{Text: s.cells[row][col], Locked: col == 3}
}

func (s *sheetOfText) PinnedCell(_, col int) Cell {
	return Cell{Text: "total", Bold: true, Locked: true}
}

// gridDesk is a grid in a window.
type gridDesk struct {
	*Grid
	t      *testing.T
	sheet  *sheetOfText
	window fyne.Window
	opened []Place
	pasted []string
}

func openGrid(t *testing.T, sheet *sheetOfText) *gridDesk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(ui.NewTheme(ui.Appearance{Zoom: 1}, ui.PlainWriting()))
	d := &gridDesk{t: t, sheet: sheet}
	d.Grid = New(nil, "Test", 1, sheet, Signals{
		OnEdit: func(at Place, text string) error {
			if strings.Contains(text, "n/a") {
				return errors.New("“n/a” is not a figure")
			}
			sheet.cells[at.Row][at.Col] = text
			d.Refresh()
			return nil
		},
		OnTyped: func(_ Place, text string) (string, error) { return "read as " + text, nil },
		OnOpen:  func(at Place) { d.opened = append(d.opened, at) },
		OnPaste: func(_ Place, text string) { d.pasted = append(d.pasted, text) },
		OnKey:   func(*fyne.KeyEvent) {},
	})
	d.window = test.NewTempWindow(t, container.NewStack(d.Root))
	d.canvas = d.window.Canvas()
	d.window.Resize(fyne.NewSize(800, 400))
	d.Refresh()
	d.List.TakeFocus()
	return d
}

func (d *gridDesk) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (d *gridDesk) typeText(text string) {
	for _, r := range text {
		d.window.Canvas().Focused().TypedRune(r)
	}
}

func smallSheet() *sheetOfText {
	return &sheetOfText{cells: [][]string{{"Hub", "1", "2", "x"}, {"Desk", "3", "4", "y"}, {"Team", "5", "6", "z"}}}
}

func TestTypingReplacesACellAndEnterMovesDown(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.press(fyne.KeyRight)
	d.typeText("2.5")
	d.press(fyne.KeyReturn)
	if got := d.sheet.cells[0][1]; got != "2.5" {
		t.Errorf("the cell holds %q", got)
	}
	if d.Cursor != (Place{1, 1}) {
		t.Errorf("the cursor is at %v", d.Cursor)
	}
	d.press(fyne.KeyF2)
	if got := d.Editor.Entry.Text; got != "3" {
		t.Errorf("editing begins with %q", got)
	}
	d.typeText("7")
	d.press(fyne.KeyEscape)
	if got := d.sheet.cells[1][1]; got != "3" {
		t.Errorf("a text given up was taken: %q", got)
	}
	if d.window.Canvas().Focused() != fyne.Focusable(d.List) {
		t.Error("the keys don't go to the table after Escape")
	}
}

// A figure clicked twice is typed over: one digit more in it would be another figure, and look like one.
func TestAFigureClickedTwiceIsTypedOverAndATextIsTypedInto(t *testing.T) {
	for col, want := range []string{"Hub5", "5"} {
		d := openGrid(t, smallSheet())
		d.tapped(0, 2)
		d.tapped(0, col)
		d.tapped(0, col)
		d.typeText("5")
		d.press(fyne.KeyReturn)
		if got := d.sheet.cells[0][col]; got != want {
			t.Errorf("column %d holds %q, want %q", col, got, want)
		}
	}
}

func TestARefusedTextStaysWithTheReasonBesideIt(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.press(fyne.KeyRight)
	d.typeText("n/a")
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyTab, fyne.KeyDown} {
		d.press(key)
		if !d.Editor.Open || d.Editor.Entry.Text != "n/a" || !strings.Contains(d.Editor.Hint.Text, "not a figure") {
			t.Fatalf("after %s: open %v, text %q, hint %q", key, d.Editor.Open, d.Editor.Entry.Text, d.Editor.Hint.Text)
		}
	}
	d.typeText("4")
	if !strings.Contains(d.Editor.Hint.Text, "read as n/a4") {
		t.Errorf("the hint still says %q", d.Editor.Hint.Text)
	}
}

func TestTabEditsTheNextCellAndShiftTabTheOneBefore(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.MoveTo(Place{0, 2})
	d.press(fyne.KeyReturn)
	d.typeText("9")
	d.press(fyne.KeyTab)
	if d.Cursor != (Place{1, 0}) || !d.Editor.Open {
		t.Errorf("Tab went to %v, over the cell that takes no typing; open %v", d.Cursor, d.Editor.Open)
	}
	d.Editor.Entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.press(fyne.KeyTab)
	if d.Cursor != (Place{0, 2}) {
		t.Errorf("Shift+Tab went to %v", d.Cursor)
	}
}

func TestTheCursorStaysWithItsRowWhenRowsMove(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.press(fyne.KeyDown)
	d.sheet.cells[1], d.sheet.cells[2] = d.sheet.cells[2], d.sheet.cells[1]
	d.Refresh()
	if d.Cursor.Row != 2 {
		t.Errorf("the cursor is on row %d, its record on row 2", d.Cursor.Row)
	}
	d.sheet.cells = d.sheet.cells[:1]
	d.Refresh()
	if d.Cursor.Row != 0 {
		t.Errorf("the cursor is on row %d of one", d.Cursor.Row)
	}
}

func TestSelectedCellsAreCopiedAsASpreadsheetTakesThem(t *testing.T) {
	sheet := smallSheet()
	sheet.cells[1][1] = "a\tb"
	d := openGrid(t, sheet)
	d.List.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.press(fyne.KeyDown, fyne.KeyRight)
	d.List.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.List.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "Hub\t1\nDesk\t\"a\tb\"\n" {
		t.Errorf("copied %q", got)
	}
	d.List.TypedShortcut(&fyne.ShortcutPaste{})
	if len(d.pasted) != 1 {
		t.Error("nothing was pasted")
	}
}

func TestALockedCellIsOpenedAndNotTypedInto(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.press(fyne.KeyEnd)
	d.typeText("q")
	if d.Editor.Open {
		t.Error("a locked cell is typed into")
	}
	d.press(fyne.KeyReturn)
	if len(d.opened) != 1 || d.opened[0] != (Place{0, 3}) {
		t.Errorf("opened %v", d.opened)
	}
}

func TestColumnsWithoutRoomAreScrolledToByTheCursor(t *testing.T) {
	cells := make([]string, 30)
	d := openGrid(t, &sheetOfText{cells: [][]string{cells, append([]string{"b"}, cells[1:]...)}, wide: true})
	d.press(fyne.KeyEnd)
	if !d.InSight(29) || d.places()[0].width == 0 {
		t.Errorf("the last column or the fixed one is out of sight: first is %d", d.first)
	}
	d.press(fyne.KeyHome)
	d.MoveTo(Place{0, 1})
	if !d.InSight(1) {
		t.Error("the second column is out of sight")
	}
}

func TestALargeTableAsksOnlyForWhatIsInSight(t *testing.T) {
	sheet := &sheetOfText{}
	for i := range 20_000 {
		sheet.cells = append(sheet.cells, []string{fmt.Sprint("row ", i), "1", "2", "3"})
	}
	d := openGrid(t, sheet)
	sheet.asked = 0
	d.Refresh()
	if sheet.asked > 4*60 {
		t.Errorf("one refresh asked for %d cells", sheet.asked)
	}
	d.MoveTo(Place{19_999, 0})
	if off := d.List.GetScrollOffset(); off < 400_000 {
		t.Errorf("the last row is out of sight at %v", off)
	}
}

func TestCtrlHomeAndCtrlEndLeapToTheFirstAndTheLastCell(t *testing.T) {
	d := openGrid(t, smallSheet())
	leap := func(key fyne.KeyName) {
		d.List.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
	}
	if leap(fyne.KeyEnd); d.Cursor != (Place{2, 3}) {
		t.Errorf("Ctrl+End leads to %v", d.Cursor)
	}
	if leap(fyne.KeyHome); d.Cursor != (Place{}) {
		t.Errorf("Ctrl+Home leads to %v", d.Cursor)
	}
	d.List.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	leap(fyne.KeyEnd)
	if from, to := d.selection(); from != (Place{}) || to != (Place{2, 3}) {
		t.Errorf("with Shift %v to %v is selected", from, to)
	}
}

func TestRowsOfAnyHeightLieOneBelowTheOtherWhereverTheyAreScrolledTo(t *testing.T) {
	sheet := &sheetOfText{}
	for i := range 500 {
		sheet.cells = append(sheet.cells, []string{strings.Repeat("word ", 1+i*7%60), "1", "2", "x"})
	}
	for _, wraps := range []bool{false, true} {
		d := openGrid(t, sheet)
		d.Wraps = wraps
		d.Refresh()
		end := d.rowTop(500)
		for at := float32(0); at < end+1000; at += end / 37 {
			d.List.ScrollToOffset(at)
			top, seen := d.List.GetScrollOffset(), 0
			for _, o := range d.List.Content.Objects {
				row := o.(*Row)
				if row.Position().Y != d.rowTop(row.At) || row.Size().Height != d.rowTop(row.At+1)-d.rowTop(row.At) {
					t.Fatalf("row %d lies at %v, %v high", row.At, row.Position(), row.Size().Height)
				}
				if row.face.cells[0].Text != sheet.cells[row.At][0] {
					t.Fatalf("row %d shows another's text", row.At)
				}
				seen++
			}
			first, last := d.List.Content.Objects[0].(*Row), d.List.Content.Objects[seen-1].(*Row)
			if d.rowTop(first.At) > top || d.rowTop(last.At+1) < min(top+d.List.Size().Height, end) {
				t.Fatalf("scrolled to %v, rows %d to %d are shown", top, first.At, last.At)
			}
			if most := int(d.List.Size().Height/lineOfRow()) + 2; seen > most {
				t.Fatalf("%d rows are drawn where %d are in sight", seen, most)
			}
		}
	}
}

func TestTheBarOfColumnsBeginsWhereTheColumnsThatMoveDo(t *testing.T) {
	d := openGrid(t, &sheetOfText{cells: [][]string{make([]string, 30)}, wide: true})
	if at := d.bar.span(); !d.bar.Visible() || d.first != d.fixed || at.x < d.widthOf(0, d.fixed) {
		t.Errorf("unmoved, it begins at %v with column %d of %d that stay", at.x, d.first, d.fixed)
	}
}

func TestAHeadingTakesTheLinesThatItNeedsAsFarAsItMay(t *testing.T) {
	measure := func(text string) float32 { return float32(len([]rune(text))) }
	for _, x := range []struct {
		text string
		want []string
	}{
		{"P1", []string{"P1"}},
		{"P1\nOne record per customer", []string{"P1", "One", "record", "per cust…"}},
		{"P1\nOne", []string{"P1", "One"}},
		{"P1\nProportionate", []string{"P1", "Proporti…"}},
		{"", []string{""}},
	} {
		if got := headLines(x.text, 9, measure, 4); !slices.Equal(got, x.want) {
			t.Errorf("%q breaks into %q, want %q", x.text, got, x.want)
		}
	}
}
