// Package uitest uses the mouse in tests as the driver of the real window does. What Fyne's own tests offer takes the keys from
// a table whose row is clicked, which the driver doesn't.
package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Click presses and releases the mouse's button at a place of a canvas: what has the keys loses them unless it lies under the
// pointer, then what is uppermost there is tapped.
func Click(c fyne.Canvas, at fyne.Position) {
	target, pos := under(c, at, takesClicks)
	mouse := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	mouse.Position, mouse.AbsolutePosition = pos, at
	m, pressed := target.(desktop.Mouseable)
	if pressed {
		m.MouseDown(mouse)
	}
	focused, _ := c.Focused().(fyne.CanvasObject)
	if there, _ := under(c, at, func(o fyne.CanvasObject) bool { return o == focused }); focused != nil && there == nil {
		c.Unfocus()
	}
	if pressed {
		m.MouseUp(mouse)
	}
	if t, ok := target.(fyne.Tappable); ok {
		t.Tapped(&mouse.PointEvent)
	}
}

// Middle is the middle of an object of a canvas.
func Middle(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(o.Size().Width/2, o.Size().Height/2)
}

func takesClicks(o fyne.CanvasObject) bool {
	switch o.(type) {
	case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
		return true
	}
	return false
}

// under is the uppermost object of some sort at a place, and the place within it; nil for none.
func under(c fyne.Canvas, at fyne.Position, matches func(fyne.CanvasObject) bool) (fyne.CanvasObject, fyne.Position) {
	root := c.Content()
	if over := c.Overlays().Top(); over != nil {
		root = over
	}
	return within(root, at.Subtract(root.Position()), matches)
}

// within looks in an object and all in it, which may stand out of it as a submenu does; at counts from the object's corner.
func within(o fyne.CanvasObject, at fyne.Position, matches func(fyne.CanvasObject) bool) (found fyne.CanvasObject, pos fyne.Position) {
	size := o.Size()
	inside := at.X >= 0 && at.Y >= 0 && at.X < size.Width && at.Y < size.Height
	if !o.Visible() || !inside && clips(o) {
		return nil, pos
	}
	if inside && matches(o) {
		found, pos = o, at
	}
	for _, child := range parts(o) {
		if f, p := within(child, at.Subtract(child.Position()), matches); f != nil {
			found, pos = f, p
		}
	}
	return found, pos
}

// clips reports whether what an object holds is seen within its bounds alone.
func clips(o fyne.CanvasObject) bool {
	if _, scrolls := o.(fyne.Scrollable); scrolls {
		return true
	}
	w, ok := o.(fyne.Widget)
	if !ok {
		return false
	}
	_, ok = test.WidgetRenderer(w).(interface{ IsClip() })
	return ok
}

func parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// Visible visits what is visible of an object and in it, which makes every widget's renderer.
func Visible(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			Visible(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			Visible(child, visit)
		}
	}
}
