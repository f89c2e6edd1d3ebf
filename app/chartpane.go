package app

import (
	"image"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/session"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// chartPane shows a figure of the scenario. A worker draws it: the window's goroutine only hands it
// the newest state and shows the last finished frame.
type chartPane struct {
	raster *canvas.Raster
	worker *session.Latest[chartJob]
	root   *fyne.Container

	// onFigure is called on the window's goroutine with every figure shown.
	onFigure func(*charts.Figure)
	onUI     func(func())
	// enlarged makes text larger than the window's, 0 for no larger.
	enlarged float32

	mu  sync.Mutex
	job chartJob
	// drawn is the last finished frame, shown what the window shows of it.
	drawn drawnChart
	shown chartJob
}

// drawnChart is a finished frame with what it was drawn from.
type drawnChart struct {
	job    chartJob
	figure *charts.Figure
	frame  image.Image
}

// chartJob is a state of the case to draw at a size in pixels.
type chartJob struct {
	current *model.Case
	view    session.View
	// kind says which figure it is, of which scenarios where it is a comparison.
	kind          figureKind
	scenarios     string
	dark          bool
	width, height int
	// scale is the number of pixels in one of Fyne's units, zoom enlarges text beyond that.
	scale, zoom float64
}

// figureKind is a sort of figure.
type figureKind int

const (
	profileFigure figureKind = iota
	comparisonFigure
	mapFigure
)

// figure makes the figure of the job.
func (j chartJob) figure() (*charts.Figure, error) {
	switch j.kind {
	case comparisonFigure:
		return charts.NewComparison(j.current, strings.Fields(j.scenarios), j.view.Estimate, j.view.Basis)
	case mapFigure:
		return charts.NewBenefitsMap(j.current, j.view.Scenario, j.view.Estimate, j.view.Basis), nil
	}
	return charts.NewProfile(j.current, j.view.Scenario, j.view.Estimate, j.view.Basis), nil
}

const (
	chartMinWidth  float32 = 320
	chartMinHeight float32 = 240
)

func newChartPane(kind figureKind, onFigure func(*charts.Figure), onUI func(func())) *chartPane {
	p := &chartPane{onFigure: onFigure, onUI: onUI, job: chartJob{kind: kind}}
	p.raster = canvas.NewRaster(p.lastFrame)
	p.raster.SetMinSize(fyne.NewSize(chartMinWidth, chartMinHeight))
	p.worker = session.NewLatest(p.draw)
	p.root = container.New(&cardLayout{}, newSurface(), container.New(&inset{by: 8}, p.raster))
	return p
}

// stop ends the worker.
func (p *chartPane) stop() { p.worker.Stop() }

// refresh draws a state of the case, at the size of the last frame.
func (p *chartPane) refresh(c *model.Case, view session.View, t *houseTheme) {
	p.mu.Lock()
	p.job.current, p.job.view, p.job.dark, p.job.zoom = c, view, t.dark, float64(t.zoom*max(p.enlarged, 1))
	job := p.job
	p.mu.Unlock()
	p.offer(job)
}

func (p *chartPane) offer(job chartJob) {
	if job.current != nil && job.current.Head().Years > 0 && job.width > 0 && job.height > 0 {
		p.worker.Offer(job)
	}
}

// compare says which scenarios the next refresh compares.
func (p *chartPane) compare(scenarios []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.job.scenarios = strings.Join(scenarios, " ")
}

// lastFrame is called by the painter with the exact size in pixels. It returns what there is and asks
// for a frame of that size where it differs.
func (p *chartPane) lastFrame(width, height int) image.Image {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.job.width != width || p.job.height != height {
		p.job.width, p.job.height = width, height
		p.job.scale = float64(width) / float64(max(p.raster.Size().Width, 1))
		p.offer(p.job)
	}
	if p.drawn.frame == nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return p.drawn.frame
}

// draw runs on the worker.
func (p *chartPane) draw(job chartJob) {
	figure, err := job.figure()
	if err != nil {
		fyne.LogError("make the chart", err)
		return
	}
	frame, err := figure.Frame(job.width, job.height, job.textScale(), job.theme())
	if err != nil {
		fyne.LogError("draw the chart", err)
		return
	}
	p.mu.Lock()
	p.drawn = drawnChart{job, figure, frame}
	p.mu.Unlock()
	p.onUI(p.showDrawn) // no frame goes into Fyne's queue: it keeps what went through it for a while
}

// theme is the colours of the window's look.
func (j chartJob) theme() charts.Theme {
	if j.dark {
		return charts.DarkTheme()
	}
	return charts.LightTheme()
}

// textScale is the number of pixels in a unit of the chart's text: enlarged like the window's, as far as
// there is room.
func (j chartJob) textScale() float64 {
	const roomy = 220 // the height, in units, that a chart needs for all its labels
	return j.scale * max(1, min(j.zoom, float64(j.height)/j.scale/roomy))
}

func (p *chartPane) showDrawn() {
	p.mu.Lock()
	p.shown = p.drawn.job
	figure := p.drawn.figure
	p.mu.Unlock()
	p.raster.Refresh()
	p.onFigure(figure)
}

// inset keeps an object away from the edge.
type inset struct{ by float32 }

func (l *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(l.by, l.by))
		o.Resize(size.SubtractWidthHeight(2*l.by, 2*l.by))
	}
}

func (l *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.AddWidthHeight(2*l.by, 2*l.by)
}
