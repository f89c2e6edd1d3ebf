package member

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// dots show how far one has come: one for each decision, filled where it is answered, with a ring around the one shown. A tap goes
// there.
type dots struct {
	widget.BaseWidget
	answered []bool
	// at is the one shown, -1 for none.
	at int
	// words say the same for those who can't see it.
	words string
	onTap func(int)
}

// The measures of the dots, in Fyne's units, and the most for which there is room.
const (
	dotSide, dotStep float32 = 16, 26
	mostDots                 = 12
)

var (
	_ fyne.Tappable   = (*dots)(nil)
	_ fyne.Accessible = (*dots)(nil)
)

func (d *dots) set(answered []bool, at int, words string) {
	d.answered, d.at, d.words = answered, at, words
	d.Refresh()
}

// Tapped goes to the decision under the pointer.
func (d *dots) Tapped(e *fyne.PointEvent) {
	if i := int(e.Position.X / dotStep); i >= 0 && i < len(d.answered) {
		d.onTap(i)
	}
}

// AccessibilityLabel says how far one has come.
func (d *dots) AccessibilityLabel() string { return d.words }

// AccessibilityRole is that of text.
func (d *dots) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the dots.
func (d *dots) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	r := &dotsRenderer{d: d}
	r.paint()
	return ui.LaidOut(d, r)
}

type dotsRenderer struct {
	d       *dots
	circles []fyne.CanvasObject
}

func (r *dotsRenderer) Layout(size fyne.Size) {
	for i, o := range r.circles {
		ui.SetVisible(o, size.Width > 0)
		side := dotSide
		if i == r.d.at {
			side += 6
		}
		o.Resize(fyne.NewSquareSize(side))
		o.Move(fyne.NewPos(float32(i)*dotStep+(dotStep-side)/2, (size.Height-side)/2))
	}
}

func (r *dotsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(len(r.d.answered))*dotStep, dotStep)
}

func (r *dotsRenderer) Objects() []fyne.CanvasObject { return r.circles }
func (r *dotsRenderer) Destroy()                     {}

func (r *dotsRenderer) Refresh() {
	r.paint()
	r.Layout(r.d.Size())
}

func (r *dotsRenderer) paint() {
	for len(r.circles) < len(r.d.answered) {
		r.circles = append(r.circles, canvas.NewCircle(nil))
	}
	r.circles = r.circles[:len(r.d.answered)]
	for i, answered := range r.d.answered {
		c := r.circles[i].(*canvas.Circle)
		c.FillColor, c.StrokeColor, c.StrokeWidth = ui.Shade(ui.ColorSurface), ui.Shade(ui.ColorControlEdge), 2
		if answered {
			c.FillColor = ui.Shade(theme.ColorNamePrimary)
			c.StrokeColor = c.FillColor
		}
		if i == r.d.at {
			c.StrokeColor, c.StrokeWidth = ui.Shade(theme.ColorNamePrimary), 4
			if answered {
				c.StrokeColor = ui.Shade(theme.ColorNameForeground)
			}
		}
		c.Refresh()
	}
}
