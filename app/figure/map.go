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

// Map shows the benefits map. Its parts can be pointed at, and gone through by the arrow keys, one Tab stop.
type Map struct {
	widget.BaseWidget
	Chart *Pane
	// Spots are the parts of the picture shown, scale the number of px in one of Fyne's units.
	Spots []draw.Spot
	scale float64
	// job is what the spots belong to, Hops the links behind them.
	job   Job
	Hops  []model.MapHop
	nodes [][]model.MapNode
	At    int

	focused, hovered bool
	signals          MapSignals
	Root             *fyne.Container
}

// MapSignals is what the benefits map tells its owner.
type MapSignals struct {
	// OnFigure is called with every figure shown, OnSay with the words of what the ring is on.
	OnFigure func(*charts.Figure)
	OnSay    func(string)
	// OnPick is called with the link that is picked, or with the node.
	OnPick func(link *model.Link, node model.MapNode)
	// OnKey takes the keys that the map has no use for.
	OnKey func(*fyne.KeyEvent)
}

var (
	_ fyne.Focusable    = (*Map)(nil)
	_ fyne.Tappable     = (*Map)(nil)
	_ fyne.Accessible   = (*Map)(nil)
	_ desktop.Hoverable = (*Map)(nil)
)

// NewMap makes a map. Its Chart's Stop ends its worker.
func NewMap(signals MapSignals, onUI func(func())) *Map {
	p := &Map{signals: signals}
	p.Chart = New(charts.FigureMap, func(f *charts.Figure) {
		signals.OnFigure(f)
		p.take(f)
	}, onUI)
	p.ExtendBaseWidget(p)
	p.Root = container.NewStack(p.Chart.Root, container.New(&ui.Inset{By: 8}, p))
	return p
}

// take finds where the parts of a new picture lie.
func (p *Map) take(f *charts.Figure) {
	p.job = p.Chart.LastShown()
	j := p.job
	m := model.BenefitsMapOf(j.current, j.view.Scenario, j.view.Estimate, j.view.Basis)
	p.nodes, p.Hops = m.Drawn()
	p.Spots = spotsOf(f, j)
	p.scale = max(j.scale, 0.1)
	p.At = min(p.At, max(len(p.Spots)-1, 0))
	p.speak()
	p.Refresh()
}

// spotAt returns the part at a place in Fyne's units, a node before the bands that it covers; -1 for none.
func (p *Map) spotAt(at fyne.Position) int {
	x, y := int(float64(at.X)*p.scale), int(float64(at.Y)*p.scale)
	found := -1
	for i, s := range p.Spots {
		if s.Contains(x, y) && (found < 0 || s.Hop < 0) {
			found = i
		}
	}
	return found
}

func (p *Map) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved says what the pointer is on.
func (p *Map) MouseMoved(e *desktop.MouseEvent) {
	if i := p.spotAt(e.Position); i >= 0 {
		p.hovered = true
		p.point(i)
	}
}

func (p *Map) MouseOut() {
	p.hovered = false
	p.speak()
	p.Refresh()
}

// speak says what the ring is on, nothing while it is not drawn.
func (p *Map) speak() {
	if (p.focused || p.hovered) && p.At < len(p.Spots) {
		p.signals.OnSay(p.Spots[p.At].Words)
	} else {
		p.signals.OnSay("")
	}
}

// Tapped goes to what is behind the part under the pointer.
func (p *Map) Tapped(e *fyne.PointEvent) {
	if i := p.spotAt(e.Position); i >= 0 {
		p.At = i
		p.pick()
	}
}

// point puts the ring around a part and says what it is.
func (p *Map) point(i int) {
	p.At = i
	p.speak()
	p.Refresh()
}

func (p *Map) pick() {
	if p.At >= len(p.Spots) {
		return
	}
	if s := p.Spots[p.At]; s.Hop >= 0 && s.Hop < len(p.Hops) {
		p.signals.OnPick(p.Hops[s.Hop].Link, p.nodes[s.Column][s.Node])
	} else if s.Column < len(p.nodes) && s.Node < len(p.nodes[s.Column]) {
		p.signals.OnPick(nil, p.nodes[s.Column][s.Node])
	}
}

// TypedKey goes through the parts; Enter and Space go to what is behind one.
func (p *Map) TypedKey(e *fyne.KeyEvent) {
	last := len(p.Spots) - 1
	switch e.Name {
	case fyne.KeyDown, fyne.KeyRight:
		p.point(max(min(p.At+1, last), 0))
	case fyne.KeyUp, fyne.KeyLeft:
		p.point(max(p.At-1, 0))
	case fyne.KeyHome:
		p.point(0)
	case fyne.KeyEnd:
		p.point(max(last, 0))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.pick()
	default:
		p.signals.OnKey(e)
	}
}

func (p *Map) TypedRune(rune) {}
func (p *Map) FocusGained()   { p.focused = true; p.point(p.At); ui.RevealAll(p) }
func (p *Map) FocusLost()     { p.focused = false; p.speak(); p.Refresh() }

// AccessibilityLabel says what the ring is on.
func (p *Map) AccessibilityLabel() string {
	if p.At < len(p.Spots) {
		return "Benefits map, " + p.Spots[p.At].Words
	}
	return "Benefits map"
}

// AccessibilityRole is that of a button, which Enter presses: Fyne’s bridge skips what is a container.
func (p *Map) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the ring.
func (p *Map) CreateRenderer() fyne.WidgetRenderer {
	r := &mapPaneRenderer{p: p, ring: canvas.NewRectangle(nil)}
	all := container.NewWithoutLayout(r.ring)
	const most = 40 // the pieces of both edges of a hop
	for range most {
		r.edges = append(r.edges, canvas.NewLine(nil))
		all.Add(r.edges[len(r.edges)-1])
	}
	r.WidgetRenderer = widget.NewSimpleRenderer(all)
	r.Refresh()
	return ui.LaidOut(p, r)
}

// mapPaneRenderer draws the ring around a node, or the edges along a hop.
type mapPaneRenderer struct {
	fyne.WidgetRenderer
	p     *Map
	ring  *canvas.Rectangle
	edges []*canvas.Line
}

func (r *mapPaneRenderer) Refresh() {
	p := r.p
	shown := (p.focused || p.hovered) && p.At < len(p.Spots)
	node := shown && p.Spots[p.At].Hop < 0
	ui.PaintRing(r.ring, node)
	r.ring.StrokeColor = ui.Shade(theme.ColorNameForeground)
	if node {
		b := p.Spots[p.At].Bounds
		r.ring.Move(p.place(b.Min).SubtractXY(2, 2))
		r.ring.Resize(fyne.NewSize(p.units(b.Dx())+4, p.units(b.Dy())+4))
	}
	r.ring.Refresh()
	drawn := 0
	if shown && !node {
		upper, lower := p.Spots[p.At].Edges()
		for _, edge := range [][]image.Point{upper, lower} {
			for i := 1; i < len(edge) && drawn < len(r.edges); i++ {
				l := r.edges[drawn]
				l.StrokeColor, l.StrokeWidth, l.Hidden = ui.Shade(theme.ColorNameForeground), 2.5, false
				l.Position1, l.Position2 = p.place(edge[i-1]), p.place(edge[i])
				l.Refresh()
				drawn++
			}
		}
	}
	for _, l := range r.edges[drawn:] {
		l.Hide()
	}
}

// place and units convert from px.
func (p *Map) place(at image.Point) fyne.Position {
	return fyne.NewPos(p.units(at.X), p.units(at.Y))
}
func (p *Map) units(px int) float32 { return float32(float64(px) / p.scale) }
