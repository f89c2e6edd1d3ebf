package figure

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// Boxes shows a figure made of boxes. They can be pointed at, and gone through by the arrow keys, one Tab stop.
type Boxes struct {
	widget.BaseWidget
	Chart *Pane
	// Spots are the boxes of the picture shown, scale the number of px in one of Fyne's units, and of the case that they belong to.
	Spots []draw.Spot
	scale float64
	of    Job
	At    int

	// Upright leaves Left, Right, Home, End and Space to the owner, who turns pages by them; Up and Down then go through all boxes.
	Upright bool

	focused, hovered bool
	signals          BoxSignals
	Root             *fyne.Container
}

// BoxSignals is what a figure made of boxes tells its owner.
type BoxSignals struct {
	// OnFigure is called with every figure shown, OnSay with the words of what the ring is on.
	OnFigure func(*charts.Figure)
	OnSay    func(string)
	// OnPick is called with the place of the box that is picked, among all of the case and the scenario that it is of.
	OnPick func(c *model.Case, scenario string, box int)
	// OnKey takes the keys that it has no use for.
	OnKey func(*fyne.KeyEvent)
}

var (
	_ fyne.Focusable     = (*Boxes)(nil)
	_ fyne.Tappable      = (*Boxes)(nil)
	_ fyne.Accessible    = (*Boxes)(nil)
	_ desktop.Hoverable  = (*Boxes)(nil)
	_ desktop.Cursorable = (*Boxes)(nil)
)

// NewBoxes makes the picture of a kind of figure made of boxes. Its Chart's Stop ends its worker.
func NewBoxes(kind charts.FigureID, signals BoxSignals, onUI func(func())) *Boxes {
	p := &Boxes{signals: signals}
	p.Chart = New(kind, func(f *charts.Figure) {
		signals.OnFigure(f)
		p.take()
	}, onUI)
	p.Chart.pointed = true
	p.ExtendBaseWidget(p)
	p.Root = container.NewStack(p.Chart.Root, container.New(&ui.Inset{By: 8}, p))
	return p
}

// take takes the boxes of a new picture, which its worker found.
func (p *Boxes) take() {
	p.of, p.Spots = p.Chart.LastShown(), p.Chart.shownSpots()
	p.scale = max(p.of.scale, 0.1)
	p.At = min(p.At, max(len(p.Spots)-1, 0))
	p.speak()
	p.Refresh()
}

// UpToDate reports whether the picture shows the last state asked for; one that was never in sight has nothing to show.
func (p *Boxes) UpToDate() bool { return p.Chart.unseen() || p.Chart.UpToDate() }

// boxAt returns the box at a place in Fyne's units, -1 for none.
func (p *Boxes) boxAt(at fyne.Position) int {
	x, y := int(float64(at.X)*p.scale), int(float64(at.Y)*p.scale)
	for i, s := range p.Spots {
		if s.Contains(x, y) {
			return i
		}
	}
	return -1
}

func (p *Boxes) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved says what the pointer is on.
func (p *Boxes) MouseMoved(e *desktop.MouseEvent) {
	i := p.boxAt(e.Position)
	if p.hovered = i >= 0; p.hovered {
		p.At = i
	}
	p.speak()
	p.Refresh()
}

func (p *Boxes) MouseOut() {
	p.hovered = false
	p.speak()
	p.Refresh()
}

// Cursor is the hand over a box.
func (p *Boxes) Cursor() desktop.Cursor {
	if p.hovered {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// speak says what the ring is on, nothing while it is not drawn.
func (p *Boxes) speak() {
	if (p.focused || p.hovered) && p.At < len(p.Spots) {
		p.signals.OnSay(p.Spots[p.At].Words)
	} else {
		p.signals.OnSay("")
	}
}

// Tapped goes to what is behind the box under the pointer.
func (p *Boxes) Tapped(e *fyne.PointEvent) {
	if i := p.boxAt(e.Position); i >= 0 {
		p.At = i
		p.pick()
	}
}

func (p *Boxes) pick() {
	if p.At < len(p.Spots) && p.of.current != nil {
		p.signals.OnPick(p.of.current, p.of.view.Scenario, p.Spots[p.At].Node)
	}
}

// TypedKey goes to the next box in a direction; Enter and Space go to what is behind one.
func (p *Boxes) TypedKey(e *fyne.KeyEvent) {
	to, moves := p.by(e.Name)
	picks := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace && !p.Upright
	switch {
	case picks:
		p.pick()
	case moves:
		p.At = to
		p.speak()
		p.Refresh()
	default:
		p.signals.OnKey(e)
	}
}

// by is the box that a key leads to, where it is one of those that lead to any.
func (p *Boxes) by(key fyne.KeyName) (to int, moves bool) {
	last := max(len(p.Spots)-1, 0)
	on, back := min(p.At+1, last), max(p.At-1, 0)
	if p.Upright {
		switch key {
		case fyne.KeyDown:
			return on, true
		case fyne.KeyUp:
			return back, true
		}
		return p.At, false
	}
	switch key {
	case fyne.KeyDown:
		return p.next(image.Pt(0, 1)), true
	case fyne.KeyUp:
		return p.next(image.Pt(0, -1)), true
	case fyne.KeyRight:
		return on, true
	case fyne.KeyLeft:
		return back, true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return last, true
	}
	return p.At, false
}

// next is the nearest box above or below the one with the ring, that one where there is none.
func (p *Boxes) next(by image.Point) int {
	best, least := p.At, 0
	if p.At >= len(p.Spots) {
		return p.At
	}
	from := p.Spots[p.At].Bounds
	for i, s := range p.Spots {
		down := (s.Bounds.Min.Y - from.Min.Y) * by.Y
		aside := max(s.Bounds.Min.X-from.Max.X, from.Min.X-s.Bounds.Max.X, 0)
		if away := down + 4*aside; down > 0 && (best == p.At || away < least) {
			best, least = i, away
		}
	}
	return best
}

func (p *Boxes) TypedRune(rune) {}
func (p *Boxes) FocusGained()   { p.focused = true; p.speak(); p.Refresh(); ui.RevealAll(p) }
func (p *Boxes) FocusLost()     { p.focused = false; p.speak(); p.Refresh() }

// AccessibilityLabel says what the ring is on.
func (p *Boxes) AccessibilityLabel() string {
	if p.At < len(p.Spots) {
		return "The model on a page, " + p.Spots[p.At].Words
	}
	return "The model on a page"
}

// AccessibilityRole is that of a button, which Enter presses: Fyne’s bridge skips what is a container.
func (p *Boxes) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the ring.
func (p *Boxes) CreateRenderer() fyne.WidgetRenderer {
	r := &boxesRenderer{p: p, ring: canvas.NewRectangle(nil)}
	r.WidgetRenderer = widget.NewSimpleRenderer(container.NewWithoutLayout(r.ring))
	r.Refresh()
	return ui.LaidOut(p, r)
}

// boxesRenderer draws the ring around a box.
type boxesRenderer struct {
	fyne.WidgetRenderer
	p    *Boxes
	ring *canvas.Rectangle
}

func (r *boxesRenderer) Refresh() {
	p := r.p
	shown := (p.focused || p.hovered) && p.At < len(p.Spots)
	ui.PaintRing(r.ring, shown)
	r.ring.StrokeColor = ui.Shade(theme.ColorNameForeground)
	if shown {
		units := func(px int) float32 { return float32(float64(px) / p.scale) }
		b := p.Spots[p.At].Bounds
		r.ring.Move(fyne.NewPos(units(b.Min.X)-3, units(b.Min.Y)-3))
		r.ring.Resize(fyne.NewSize(units(b.Dx())+6, units(b.Dy())+6))
	}
	r.ring.Refresh()
}
