package app

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

// mapPane shows the benefits map. Its parts can be pointed at, and gone through by the arrow keys, one Tab stop.
type mapPane struct {
	widget.BaseWidget
	chart *chartPane
	// spots are the parts of the picture shown, scale the number of px in one of Fyne's units.
	spots []draw.Spot
	scale float64
	// job is what the spots belong to, hops the links behind them.
	job   chartJob
	hops  []model.MapHop
	nodes [4][]model.MapNode
	at    int

	focused, hovered bool
	onSay            func(string)
	onPick           func(link *model.Link, node model.MapNode)
	onKey            func(*fyne.KeyEvent)
	root             *fyne.Container
}

var (
	_ fyne.Focusable    = (*mapPane)(nil)
	_ fyne.Tappable     = (*mapPane)(nil)
	_ fyne.Accessible   = (*mapPane)(nil)
	_ desktop.Hoverable = (*mapPane)(nil)
)

func newMapPane(w *Window, onFigure func(*charts.Figure)) *mapPane {
	p := &mapPane{onSay: w.status.explain, onKey: w.typedKey}
	p.chart = newChartPane(charts.KindMap, func(f *charts.Figure) {
		onFigure(f)
		p.take(f)
	}, w.onUI)
	p.ExtendBaseWidget(p)
	p.root = container.NewStack(p.chart.root, container.New(&ui.Inset{By: 8}, p))
	return p
}

// take finds where the parts of a new picture lie.
func (p *mapPane) take(f *charts.Figure) {
	p.job = p.chart.lastShown()
	j := p.job
	m := model.BenefitsMapOf(j.current, j.view.Scenario, j.view.Estimate, j.view.Basis)
	p.hops, p.nodes = m.Hops, m.Columns
	p.spots = spotsOf(f, j)
	p.scale = max(j.scale, 0.1)
	p.at = min(p.at, max(len(p.spots)-1, 0))
	p.speak()
	p.Refresh()
}

// spotAt returns the part at a place in Fyne's units, a node before the bands that it covers; -1 for none.
func (p *mapPane) spotAt(at fyne.Position) int {
	x, y := int(float64(at.X)*p.scale), int(float64(at.Y)*p.scale)
	found := -1
	for i, s := range p.spots {
		if s.Contains(x, y) && (found < 0 || s.Hop < 0) {
			found = i
		}
	}
	return found
}

func (p *mapPane) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved says what the pointer is on.
func (p *mapPane) MouseMoved(e *desktop.MouseEvent) {
	if i := p.spotAt(e.Position); i >= 0 {
		p.hovered = true
		p.point(i)
	}
}

func (p *mapPane) MouseOut() {
	p.hovered = false
	p.speak()
	p.Refresh()
}

// speak says what the ring is on, nothing while it is not drawn.
func (p *mapPane) speak() {
	if (p.focused || p.hovered) && p.at < len(p.spots) {
		p.onSay(p.spots[p.at].Words)
	} else {
		p.onSay("")
	}
}

// Tapped goes to what is behind the part under the pointer.
func (p *mapPane) Tapped(e *fyne.PointEvent) {
	if i := p.spotAt(e.Position); i >= 0 {
		p.at = i
		p.pick()
	}
}

// point puts the ring around a part and says what it is.
func (p *mapPane) point(i int) {
	p.at = i
	p.speak()
	p.Refresh()
}

func (p *mapPane) pick() {
	if p.at >= len(p.spots) || p.onPick == nil {
		return
	}
	if s := p.spots[p.at]; s.Hop >= 0 && s.Hop < len(p.hops) {
		p.onPick(p.hops[s.Hop].Link, p.nodes[s.Column][s.Node])
	} else if s.Column < len(p.nodes) && s.Node < len(p.nodes[s.Column]) {
		p.onPick(nil, p.nodes[s.Column][s.Node])
	}
}

// TypedKey goes through the parts; Enter and Space go to what is behind one.
func (p *mapPane) TypedKey(e *fyne.KeyEvent) {
	last := len(p.spots) - 1
	switch e.Name {
	case fyne.KeyDown, fyne.KeyRight:
		p.point(max(min(p.at+1, last), 0))
	case fyne.KeyUp, fyne.KeyLeft:
		p.point(max(p.at-1, 0))
	case fyne.KeyHome:
		p.point(0)
	case fyne.KeyEnd:
		p.point(max(last, 0))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.pick()
	default:
		p.onKey(e)
	}
}

func (p *mapPane) TypedRune(rune) {}
func (p *mapPane) FocusGained()   { p.focused = true; p.point(p.at) }
func (p *mapPane) FocusLost()     { p.focused = false; p.speak(); p.Refresh() }

// AccessibilityLabel says what the ring is on.
func (p *mapPane) AccessibilityLabel() string {
	if p.at < len(p.spots) {
		return "Benefits map, " + p.spots[p.at].Words
	}
	return "Benefits map"
}

// AccessibilityRole is that of a container.
func (p *mapPane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer draws the ring.
func (p *mapPane) CreateRenderer() fyne.WidgetRenderer {
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
	p     *mapPane
	ring  *canvas.Rectangle
	edges []*canvas.Line
}

func (r *mapPaneRenderer) Refresh() {
	p := r.p
	shown := (p.focused || p.hovered) && p.at < len(p.spots)
	node := shown && p.spots[p.at].Hop < 0
	ui.PaintRing(r.ring, node)
	r.ring.StrokeColor = ui.Shade(theme.ColorNameForeground)
	if node {
		b := p.spots[p.at].Bounds
		r.ring.Move(p.place(b.Min).SubtractXY(2, 2))
		r.ring.Resize(fyne.NewSize(p.units(b.Dx())+4, p.units(b.Dy())+4))
	}
	r.ring.Refresh()
	drawn := 0
	if shown && !node {
		upper, lower := p.spots[p.at].Edges()
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
func (p *mapPane) place(at image.Point) fyne.Position {
	return fyne.NewPos(p.units(at.X), p.units(at.Y))
}
func (p *mapPane) units(px int) float32 { return float32(float64(px) / p.scale) }
