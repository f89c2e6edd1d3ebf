package figure

import (
	"image"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/papers"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// Pane shows a figure of the scenario. A worker draws it: the window's goroutine only hands it
// the newest state and shows the last finished frame.
type Pane struct {
	raster *canvas.Raster
	// picture is what the raster stands in.
	picture *picture
	worker  *session.Latest[Job]
	Root    *fyne.Container
	// Words stand in the picture's place where there is none: why not, or what it waits for.
	Words *ui.Paragraph

	// onFigure is called on the window's goroutine with every figure shown, nil where words stand in its place.
	onFigure func(*charts.Figure)
	onUI     func(func())
	// Enlarged makes text larger than the window's, 0 for no larger.
	Enlarged float32
	// pointed says that parts of the picture are pointed at: the worker finds where they lie.
	pointed bool

	mu  sync.Mutex
	Job Job
	// drawn is the last finished frame, shown what the window shows of it.
	drawn drawn
	shown Job
	spots []draw.Spot
}

// drawn is a finished frame with what it was drawn from, or why there is none.
type drawn struct {
	job    Job
	figure *charts.Figure
	frame  image.Image
	spots  []draw.Spot
	err    error
}

// Job is a state of the case to draw at a size in pixels.
type Job struct {
	current *model.Case
	view    session.View
	// kind says which figure it is, scenarios of which scenarios where that isn't the one shown.
	kind      charts.FigureID
	scenarios string
	// period is the month up to which a figure of delivery is told, none for the latest.
	period model.Month
	// made is a figure that is made already, nil for one that the kind makes.
	made *charts.Figure
	// paper draws it as it is printed, final and at say what stands on it.
	paper, final  bool
	at            time.Time
	dark          bool
	Width, Height int
	// scale is the number of pixels in one of Fyne's units, zoom enlarges text beyond that.
	scale, zoom float64
}

// Figure makes the figure of the job.
func (j Job) Figure() (*charts.Figure, error) {
	if j.made != nil {
		return j.made, nil
	}
	s := charts.Subject{Case: j.current, Scenario: j.view.Scenario, Estimate: j.view.Estimate, Basis: j.view.Basis, Period: j.period}
	if ids := strings.Fields(j.scenarios); len(ids) > 0 {
		s.Scenario, s.With = ids[0], ids[1:]
	}
	if j.paper {
		return papers.Paper{Subject: s, Final: j.final, At: j.at}.Figure(j.kind)
	}
	return charts.New(j.kind, s)
}

// frame draws the figure for the window, or as it is printed.
func (j Job) frame(f *charts.Figure) (*image.RGBA, error) {
	if j.paper {
		return f.Preview(j.Width, j.Height, f.PrintSize(), j.theme())
	}
	return f.Frame(j.Width, j.Height, j.textScale(f), j.theme())
}

// The least size of a pane.
const (
	LeastWidth  float32 = 320
	LeastHeight float32 = 262
)

// New makes a pane of a figure. Stop ends its worker.
func New(kind charts.FigureID, onFigure func(*charts.Figure), onUI func(func())) *Pane {
	p := &Pane{onFigure: onFigure, onUI: onUI, Job: Job{kind: kind}}
	p.raster = canvas.NewRaster(p.LastFrame)
	p.raster.SetMinSize(fyne.NewSize(LeastWidth, LeastHeight))
	p.picture = newPicture(p)
	p.worker = session.NewLatest(p.draw)
	p.Words = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
	p.Root = container.New(&ui.CardLayout{}, ui.NewSurface(), container.NewStack(
		container.New(&ui.Inset{By: 8}, p.picture), container.New(&ui.Inset{By: ui.CardPad}, p.Words)))
	return p
}

// StartWith shows the last frame of another pane until the pane's own is drawn, so that a new window is never blank.
func (p *Pane) StartWith(other *Pane) {
	frame := other.frame()
	p.mu.Lock()
	p.drawn.frame = frame
	p.mu.Unlock()
}

// frame is the last finished one, nil for none.
func (p *Pane) frame() image.Image {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.drawn.frame
}

// UpToDate reports whether the frame shows the last state asked for, or words stand in its place.
func (p *Pane) UpToDate() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	instead := p.Job.current == nil && p.Words.Text != ""
	return p.shown == p.Job || instead
}

// unseen reports whether no painter has asked for a frame yet.
func (p *Pane) unseen() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.Job.Width == 0
}

// Stop ends the worker.
func (p *Pane) Stop() { p.worker.Stop() }

// Refresh draws a state of the case, at the size of the last frame.
func (p *Pane) Refresh(c *model.Case, view session.View, t *ui.Theme) {
	p.mu.Lock()
	p.Job.current, p.Job.view, p.Job.dark, p.Job.zoom = c, view, t.Dark, float64(t.Zoom*max(p.Enlarged, 1))
	job := p.Job
	p.mu.Unlock()
	p.offer(job)
}

func (p *Pane) offer(job Job) {
	if job.current != nil && job.current.Head().Years > 0 && job.Width > 0 && job.Height > 0 {
		p.worker.Offer(job)
	}
}

// Paper makes the pane show pages as they are printed.
func (p *Pane) Paper() { p.Job.paper = true }

// Print says which figure the next refresh shows, of which scenarios, and what stands on it.
func (p *Pane) Print(kind charts.FigureID, scenarios []string, final bool, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.Job.kind, p.Job.final = kind, final; model.Day(p.Job.at) != model.Day(at) {
		p.Job.at = at // the day is all that is drawn of it
	}
	p.Job.scenarios = strings.Join(scenarios, " ")
}

// Put says which figure the next refresh shows.
func (p *Pane) Put(f *charts.Figure) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Job.made = f
}

// UpTo says up to which month the next refresh tells delivery.
func (p *Pane) UpTo(period model.Month) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Job.period = period
}

// Compare says which scenarios the next refresh compares.
func (p *Pane) Compare(scenarios []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Job.scenarios = strings.Join(scenarios, " ")
}

// LastFrame is called by the painter with the exact size in pixels. It returns what there is and asks
// for a frame of that size where it differs.
func (p *Pane) LastFrame(width, height int) image.Image {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.Job.Width != width || p.Job.Height != height {
		p.Job.Width, p.Job.Height = width, height
		p.Job.scale = float64(width) / float64(max(p.raster.Size().Width, 1))
		p.offer(p.Job)
	}
	if p.drawn.frame == nil || p.Words.Text != "" {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return p.drawn.frame
}

// Say has words stand in the picture's place until another is drawn: an old one must not pass for what is asked for.
func (p *Pane) Say(words string) {
	p.mu.Lock()
	p.Job.current = nil // what is being drawn is no longer wanted
	p.mu.Unlock()
	p.showWords(words)
	p.onFigure(nil)
}

// showWords is called on the window's goroutine; no words leave the place to the picture.
func (p *Pane) showWords(words string) {
	p.Words.Set(words, p.Words.Look)
	p.raster.Refresh()
}

// draw runs on the worker.
func (p *Pane) draw(job Job) {
	p.mu.Lock()
	again := p.drawn.job == job && p.drawn.frame != nil
	p.mu.Unlock()
	if again { // it was asked for as soon as it was known, and once more with all else
		p.onUI(p.showDrawn)
		return
	}
	done := drawn{job: job}
	if done.figure, done.err = job.Figure(); done.err == nil {
		var frame *image.RGBA
		if frame, done.err = job.frame(done.figure); done.err == nil {
			done.frame = frame
		}
		if p.pointed {
			done.spots = spotsOf(done.figure, job)
		}
	}
	p.mu.Lock()
	p.drawn = done
	p.mu.Unlock()
	p.onUI(p.showDrawn) // no frame goes into Fyne's queue: it keeps what went through it for a while
}

// theme is the colours of the window's look.
func (j Job) theme() draw.Theme {
	if j.dark {
		return draw.DarkTheme()
	}
	return draw.LightTheme()
}

// textScale is the number of pixels in a unit of the chart's text: enlarged like the window's, as far as there is room
// for all that says what the figures are.
func (j Job) textScale(f *charts.Figure) float64 {
	return f.TextScale(j.Width, j.Height, j.scale*max(1, j.zoom), j.scale, j.theme())
}

// LastShown is what the picture shown is of.
func (p *Pane) LastShown() Job {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shown
}

// shownSpots are the parts of the picture shown.
func (p *Pane) shownSpots() []draw.Spot {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.spots
}

// showDrawn shows the last finished frame, or says why there is none. What is no longer wanted by then is not shown.
func (p *Pane) showDrawn() {
	p.mu.Lock()
	done, wanted, current := p.drawn, p.Job.current != nil, p.drawn.job == p.Job
	p.shown, p.spots = done.job, done.spots
	p.mu.Unlock()
	switch {
	case !wanted, p.Words.Text != "" && !current: // words give way to what was asked for alone
	case done.err != nil:
		p.showWords(say.Sentence("This picture can't be drawn: " + done.err.Error()))
		p.onFigure(nil)
	default:
		p.showWords("")
		p.onFigure(done.figure)
	}
}
