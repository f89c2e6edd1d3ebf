package app

import (
	"image"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/papers"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// chartPane shows a figure of the scenario. A worker draws it: the window's goroutine only hands it
// the newest state and shows the last finished frame.
type chartPane struct {
	raster *canvas.Raster
	worker *session.Latest[chartJob]
	root   *fyne.Container
	// words stand in the picture's place where there is none: why not, or what it waits for.
	words *ui.Paragraph

	// onFigure is called on the window's goroutine with every figure shown, nil where words stand in its place.
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

// drawnChart is a finished frame with what it was drawn from, or why there is none.
type drawnChart struct {
	job    chartJob
	figure *charts.Figure
	frame  image.Image
	err    error
}

// chartJob is a state of the case to draw at a size in pixels.
type chartJob struct {
	current *model.Case
	view    session.View
	// kind says which figure it is, scenarios of which scenarios where that isn't the one shown.
	kind      charts.Kind
	scenarios string
	// made is a figure that is made already, nil for one that the kind makes.
	made *charts.Figure
	// paper draws it as it is printed, final and at say what stands on it.
	paper, final  bool
	at            time.Time
	dark          bool
	width, height int
	// scale is the number of pixels in one of Fyne's units, zoom enlarges text beyond that.
	scale, zoom float64
}

// figure makes the figure of the job.
func (j chartJob) figure() (*charts.Figure, error) {
	if j.made != nil {
		return j.made, nil
	}
	s := charts.Subject{Case: j.current, Scenario: j.view.Scenario, Estimate: j.view.Estimate, Basis: j.view.Basis}
	if ids := strings.Fields(j.scenarios); len(ids) > 0 {
		s.Scenario, s.With = ids[0], ids[1:]
	}
	if j.paper {
		return papers.Subject{Subject: s, Final: j.final, At: j.at}.Figure(j.kind)
	}
	return charts.New(j.kind, s)
}

// frame draws the figure for the window, or as it is printed.
func (j chartJob) frame(f *charts.Figure) (*image.RGBA, error) {
	if j.paper {
		return f.Preview(j.width, j.height, f.Page(), j.theme())
	}
	return f.Frame(j.width, j.height, j.textScale(f), j.theme())
}

const (
	chartMinWidth  float32 = 320
	chartMinHeight float32 = 262
)

func newChartPane(kind charts.Kind, onFigure func(*charts.Figure), onUI func(func())) *chartPane {
	p := &chartPane{onFigure: onFigure, onUI: onUI, job: chartJob{kind: kind}}
	p.raster = canvas.NewRaster(p.lastFrame)
	p.raster.SetMinSize(fyne.NewSize(chartMinWidth, chartMinHeight))
	p.worker = session.NewLatest(p.draw)
	p.words = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
	p.root = container.New(&ui.CardLayout{}, ui.NewSurface(), container.NewStack(
		container.New(&ui.Inset{By: 8}, p.raster), container.New(&ui.Inset{By: ui.CardPad}, p.words)))
	return p
}

// startWith shows the last frame of another pane until the pane's own is drawn, so that a new window is never blank.
func (p *chartPane) startWith(other *chartPane) {
	other.mu.Lock()
	frame := other.drawn.frame
	other.mu.Unlock()
	p.mu.Lock()
	p.drawn.frame = frame
	p.mu.Unlock()
}

// stop ends the worker.
func (p *chartPane) stop() { p.worker.Stop() }

// refresh draws a state of the case, at the size of the last frame.
func (p *chartPane) refresh(c *model.Case, view session.View, t *ui.Theme) {
	p.mu.Lock()
	p.job.current, p.job.view, p.job.dark, p.job.zoom = c, view, t.Dark, float64(t.Zoom*max(p.enlarged, 1))
	job := p.job
	p.mu.Unlock()
	p.offer(job)
}

func (p *chartPane) offer(job chartJob) {
	if job.current != nil && job.current.Head().Years > 0 && job.width > 0 && job.height > 0 {
		p.worker.Offer(job)
	}
}

// paper makes the pane show pages as they are printed.
func (p *chartPane) paper() { p.job.paper = true }

// print says which figure the next refresh shows, of which scenarios, and what stands on it.
func (p *chartPane) print(kind charts.Kind, scenarios []string, final bool, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.job.kind, p.job.final = kind, final; model.Day(p.job.at) != model.Day(at) {
		p.job.at = at // the day is all that is drawn of it
	}
	p.job.scenarios = strings.Join(scenarios, " ")
}

// put says which figure the next refresh shows.
func (p *chartPane) put(f *charts.Figure) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.job.made = f
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
	if p.drawn.frame == nil || p.words.Text != "" {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return p.drawn.frame
}

// say has words stand in the picture's place until another is drawn: an old one must not pass for what is asked for.
func (p *chartPane) say(words string) {
	p.mu.Lock()
	p.job.current = nil // what is being drawn is no longer wanted
	p.mu.Unlock()
	p.showWords(words)
	p.onFigure(nil)
}

// showWords is called on the window's goroutine; no words leave the place to the picture.
func (p *chartPane) showWords(words string) {
	p.words.Set(words, p.words.Look)
	p.raster.Refresh()
}

// draw runs on the worker.
func (p *chartPane) draw(job chartJob) {
	done := drawnChart{job: job}
	if done.figure, done.err = job.figure(); done.err == nil {
		var frame *image.RGBA
		if frame, done.err = job.frame(done.figure); done.err == nil {
			done.frame = frame
		}
	}
	p.mu.Lock()
	p.drawn = done
	p.mu.Unlock()
	p.onUI(p.showDrawn) // no frame goes into Fyne's queue: it keeps what went through it for a while
}

// theme is the colours of the window's look.
func (j chartJob) theme() draw.Theme {
	if j.dark {
		return draw.DarkTheme()
	}
	return draw.LightTheme()
}

// textScale is the number of pixels in a unit of the chart's text: enlarged like the window's, as far as there is room
// for all that says what the figures are.
func (j chartJob) textScale(f *charts.Figure) float64 {
	return f.TextScale(j.width, j.height, j.scale*max(1, j.zoom), j.scale, j.theme())
}

// lastShown is what the picture shown is of.
func (p *chartPane) lastShown() chartJob {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shown
}

// showDrawn shows the last finished frame, or says why there is none. What is no longer wanted by then is not shown.
func (p *chartPane) showDrawn() {
	p.mu.Lock()
	done, wanted, current := p.drawn, p.job.current != nil, p.drawn.job == p.job
	p.shown = done.job
	p.mu.Unlock()
	switch {
	case !wanted, p.words.Text != "" && !current: // words give way to what was asked for alone
	case done.err != nil:
		p.showWords(sentence("This picture can't be drawn: " + done.err.Error()))
		p.onFigure(nil)
	default:
		p.showWords("")
		p.onFigure(done.figure)
	}
}
