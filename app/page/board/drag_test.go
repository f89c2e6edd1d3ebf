package board

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
)

// optionsOf are the ids of a decision's options, decisionsIn those of a component's decisions, in their order.
func optionsOf(d *apptest.Desk, decision string) (ids []string) {
	for o := range d.Session().Case().OptionsOf(decision) {
		ids = append(ids, o.ID)
	}
	return ids
}

func decisionsIn(d *apptest.Desk, component string) (ids []string) {
	for x := range d.Session().Case().DecisionsOf(component) {
		ids = append(ids, x.ID)
	}
	return ids
}

func componentsOf(d *apptest.Desk) (ids []string) {
	for x := range d.Session().Case().Components.All() {
		ids = append(ids, x.ID)
	}
	return ids
}

// dragTo carries something from a place in the window to another, and lets it go unless hold is set.
func dragTo(o fyne.Draggable, from, to fyne.Position, hold bool) {
	last := from
	for i := range 5 {
		next := fyne.NewPos(from.X+(to.X-from.X)*float32(i+1)/5, from.Y+(to.Y-from.Y)*float32(i+1)/5)
		e := &fyne.DragEvent{Dragged: fyne.NewDelta(next.X-last.X, next.Y-last.Y)}
		e.AbsolutePosition = next
		o.Dragged(e)
		last = next
	}
	if !hold {
		o.DragEnd()
	}
}

func TestAnOptionIsDraggedWithinItsDecisionAndUndoneInOneStep(t *testing.T) {
	d, v := open(t)
	pointAt(d, "integrated-customer")
	before := optionsOf(d, "contact")
	first, last := tileOf(d, v, before[0]), tileOf(d, v, before[len(before)-1])
	end := absolute(last).AddXY(40, last.Size().Height*3/4)
	dragTo(first, uitest.Middle(first), end, true)
	if line := v.board.mark.line; !line.Visible() || absolute(line).Y < absolute(last).Y+last.Size().Height-line.Size().Height {
		t.Errorf("the line is shown: %v, at %v, the last option ends at %v", line.Visible(), absolute(line), absolute(last).Y+last.Size().Height)
	}
	first.DragEnd()
	if got, want := optionsOf(d, "contact"), append(slices.Clone(before[1:]), before[0]); !slices.Equal(got, want) {
		t.Errorf("they stand as %v, want %v", got, want)
	}
	if v.board.mark.line.Visible() {
		t.Error("the line stays")
	}
	if v.board.touched.option != before[0] || !tileOf(d, v, before[0]).face.touched {
		t.Errorf("the mark is on %q, not on what was moved", v.board.touched.option)
	}
	d.Run(page.Undo)
	if got := optionsOf(d, "contact"); !slices.Equal(got, before) {
		t.Errorf("undone they stand as %v", got)
	}
	d.Settle()
}

func TestAnOptionThatIsLetGoOutsideItsDecisionStays(t *testing.T) {
	d, v := open(t)
	before := d.Session().Case()
	one := tileOf(d, v, "centre-of-excellence")
	dragTo(one, uitest.Middle(one), fyne.NewPos(1200, 400), false)
	dragTo(one, uitest.Middle(one), absolute(v.board.cards[0].root).AddXY(50, 50), false)
	if d.Session().Case() != before {
		t.Errorf("it was moved: %s", d.Session().LastChange().Text)
	}
	d.Settle()
}

func TestADecisionIsDraggedToAnotherComponent(t *testing.T) {
	d, v := open(t)
	one := v.board.find(d.Session().Case(), model.KindDecision, "procurement")
	from := d.Session().Case()
	x, _ := from.Decisions.Get("procurement")
	v.board.column.ScrollTo(v.board.column.Top(1)) // so that the end of its card is in sight
	target := v.board.cards[1]
	dragTo(one, absolute(one).AddXY(200, 5), absolute(target.root).AddXY(60, target.root.Size().Height-6), false)
	want := append(slices.Clone(decisionsIn(d, v.board.components[1].ID)[:1]), "procurement")
	if got := decisionsIn(d, v.board.components[1].ID); !slices.Equal(got, want) || slices.Contains(decisionsIn(d, x.Component), "procurement") {
		t.Errorf("the second component has %v", got)
	}
	d.Run(page.Undo)
	if got := decisionsIn(d, x.Component); !slices.Contains(got, "procurement") {
		t.Errorf("undone its component has %v", got)
	}
	d.Settle()
}

func TestAComponentIsDraggedAmongComponentsAndBack(t *testing.T) {
	d, v := open(t)
	before := componentsOf(d)
	second := v.board.cards[1]
	dragTo(second.ground, absolute(second.root).AddXY(300, 10), absolute(v.board.cards[0].root).AddXY(300, 4), false)
	if got := componentsOf(d); got[0] != before[1] || got[1] != before[0] {
		t.Errorf("they stand as %v", got)
	}
	first := v.board.cards[0]
	v.board.column.ScrollTo(0)
	dragTo(first.ground, absolute(first.root).AddXY(300, 10), absolute(v.board.cards[1].root).AddXY(300, v.board.cards[1].root.Size().Height-4), false)
	if got := componentsOf(d); !slices.Equal(got, before) {
		t.Errorf("back they stand as %v", got)
	}
	d.Settle()
}

// A hand shakes while it clicks: Fyne calls that a drag, and taps nothing.
func TestAClickThatMovesALittleIsAClick(t *testing.T) {
	d, v := open(t)
	pointAt(d, "hub-and-spoke")
	one := tileOf(d, v, "hub-and-spoke")
	at := uitest.Middle(one)
	dragTo(one, at, at.AddXY(4, 3), false)
	if !d.Chosen("hub-and-spoke") {
		t.Error("a click that moves a little chooses nothing")
	}
	dots := uitest.Middle(one.more)
	dragTo(one, dots, dots.AddXY(3, 2), false)
	if menuShown(d) == nil {
		t.Fatal("one on the dots opens no menu")
	}
	menuShown(d).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	procurement := v.board.find(d.Session().Case(), model.KindDecision, "procurement")
	status := uitest.Middle(procurement.status)
	dragTo(procurement, status, status.AddXY(3, 2), false)
	if !d.Sheet().IsOpen() {
		t.Error("one on the status asks nothing")
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestTheKeysMoveOptionsDecisionsAndComponentsAndStayOnThem(t *testing.T) {
	d, v := open(t)
	options, components := optionsOf(d, "contact"), componentsOf(d)
	pointAt(d, options[1])
	d.TypedShortcut(page.Alt(fyne.KeyUp))
	if got := optionsOf(d, "contact"); got[0] != options[1] || v.board.touched.option != options[1] {
		t.Errorf("they stand as %v, the mark is on %q", got, v.board.touched.option)
	}
	d.Run(page.Undo)
	if one := tileOf(d, v, options[1]); !one.face.cursor {
		t.Error("undone, the keys are on another option")
	}
	d.Run(page.Redo)
	if d.TypedShortcut(page.Alt(fyne.KeyUp)); d.Said() == "" {
		t.Error("at the beginning nothing is said")
	}
	d.Run(cmdComponentUp)
	at := slices.Index(components, componentOf(d, "contact"))
	if got := componentsOf(d); got[at-1] != components[at] {
		t.Errorf("the components stand as %v", got)
	}
	was := componentOf(d, "contact")
	d.Run(cmdDecisionUp)
	if componentOf(d, "contact") == was {
		t.Error("the decision stays in its component")
	}
	if o, ok := d.Canvas().Focused().(page.OfOption); !ok || o.Option() != options[1] {
		t.Errorf("the keys are on %T", d.Canvas().Focused())
	}
	d.Settle()
}

func componentOf(d *apptest.Desk, decision string) string {
	x, _ := d.Session().Case().Decisions.Get(decision)
	return x.Component
}

func TestInTheProjectorsWindowNothingIsDragged(t *testing.T) {
	d, v := open(t)
	d.Run(page.Present)
	before := d.Session().Case()
	one := v.present.decisions[0].tiles[0]
	dragTo(one, uitest.Middle(one), uitest.Middle(one).AddXY(0, 200), false)
	if d.Session().Case() != before {
		t.Error("it was moved")
	}
	test.Tap(one)
	v.present.window.Canvas().Capture()
	d.Settle()
}

func TestEscapeGivesUpWhatIsDragged(t *testing.T) {
	d, v := open(t)
	pointAt(d, "front-door")
	before := d.Session().Case()
	first := tileOf(d, v, "front-door")
	end := uitest.Middle(tileOf(d, v, "integrated-customer")).AddXY(0, 20)
	dragTo(first, uitest.Middle(first), end, true)
	d.Press(fyne.KeyEscape)
	if v.board.mark.line.Visible() {
		t.Error("the line stays")
	}
	dragTo(first, end, end.AddXY(0, 12), false) // the button is still down
	if d.Session().Case() != before {
		t.Error("it was moved all the same")
	}
	dragTo(first, uitest.Middle(first), end, false)
	if d.Session().Case() == before {
		t.Error("after that nothing is dragged any more")
	}
	d.Settle()
}
