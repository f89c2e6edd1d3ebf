package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// pageAppraisal is the page of the appraisal, which Members are not shown until it is asked for.
const pageAppraisal commandID = "appraisal"

// appraisalView is the page that lists every measure of the scenario, each with how it is worked out.
type appraisalView struct {
	gridPage
	w *Window
	// job is the state that the rows are of; draws are made for it on the worker.
	job appraisalJob
	// drawn says that the draws for it are made.
	drawn  bool
	lines  []appraisalRow
	worker *session.Questions[appraisalJob]

	tabs *ui.Segments
	// correlation shows how far the lines of the draws move together, and changes it.
	correlation *ui.Control
	// over is the row above the table.
	over   *fyne.Container
	chart  *chartPane
	detail *ui.Paragraph
	// draws are those made for the job, nil before; failed says why there are none.
	draws  *appraisal.Draws
	failed error
	// back is the key of the row that the cursor was on, where the row is among those that wait for the draws.
	back string
}

// appraisalJob is a state to draw ranges for.
type appraisalJob struct {
	current *model.Case
	view    session.View
}

// appraisalRow is a heading or a measure.
type appraisalRow struct {
	heading string
	measure appraisal.Measure
}

// picturesOfAppraisal are the page's pictures.
func picturesOfAppraisal() []charts.Kind {
	return []charts.Kind{charts.KindTornado, charts.KindRange, charts.KindExceedance, charts.KindBias}
}

// namesOf are what people call figures.
func namesOf(kinds []charts.Kind) []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.Name()
	}
	return names
}

func newAppraisalView(w *Window) view {
	v := &appraisalView{w: w}
	v.grid = grid.New(w.window.Canvas(), "Appraisal", 1, v, grid.Signals{OnCursor: v.onCursor, OnLeave: w.status.clear, OnShortcut: w.typedShortcut, OnKey: w.typedKey})
	v.grid.Wraps = true
	v.tabs = &ui.Segments{Name: "Picture", Labels: namesOf(picturesOfAppraisal()), OnKey: w.typedKey, OnSelect: v.showPicture}
	v.correlation = w.newControl("Correlation", cmdCorrelation, nil)
	v.chart = newChartPane(charts.KindProfile, func(f *charts.Figure) { w.showFigureOf(v, f) }, w.onUI)
	v.detail = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	v.worker = session.NewQuestions(v.draw)
	v.over = container.New(&ui.ChipRow{Gap: ui.Gap}, v.tabs, v.correlation)
	v.root = container.New(&paperPage{}, v.over, ui.NewCardOf(v.grid.Root), v.chart.root,
		ui.NewCard(container.New(&ui.Column{Pad: ui.CardPad}, v.detail)))
	return v
}

// showPicture shows one of the pictures, and beside one of the draws how they were made and where the plan lies.
func (v *appraisalView) showPicture(i int) {
	v.tabs.Set(i)
	v.picture()
	v.explain()
}

// explain shows the words that belong to a picture of the draws, else those of the measure under the cursor.
func (v *appraisalView) explain() {
	if v.ofDraws() {
		v.say(v.drawWords())
	} else {
		v.onCursor(v.grid.Cursor)
	}
}

// ofDraws reports whether the picture chosen is one of the draws.
func (v *appraisalView) ofDraws() bool {
	return v.picked() == charts.KindRange || v.picked() == charts.KindExceedance
}

// picked is the picture chosen.
func (v *appraisalView) picked() charts.Kind { return picturesOfAppraisal()[v.tabs.Selected] }

// say shows words in the card below the picture.
func (v *appraisalView) say(text string) {
	v.detail.Set(text, v.detail.Look)
	v.layOut()
}

// drawWords say what the draws are, and where the plan lies when it lies beside all of them.
func (v *appraisalView) drawWords() string {
	switch d := v.draws; {
	case d == nil:
		return v.subjectWords()
	case d.Lines == 0:
		return appraisal.NothingToDraw + "."
	default:
		plan := model.Profile(v.job.current, v.job.view.Scenario, v.job.view.Estimate, v.job.view.Basis).TotalNet
		return strings.TrimSpace(d.PlanWords(plan, v.job.view.Estimate) + " " + appraisal.PercentileWords + " " + d.How())
	}
}

// picture has the picture drawn; the ranges follow once they are drawn.
func (v *appraisalView) picture() {
	f, err := v.makeFigure()
	if err != nil {
		v.chart.say(errorWords(err))
		return
	}
	if !f.HasPicture() {
		v.chart.say(f.Alt())
		return
	}
	v.chart.put(f)
	v.chart.refresh(v.job.current, v.job.view, v.w.theme)
}

// makeFigure makes the figure of the picture chosen, for the present state.
func (v *appraisalView) makeFigure() (*charts.Figure, error) {
	s := charts.Subject{Case: v.job.current, Scenario: v.job.view.Scenario, Estimate: v.job.view.Estimate, Basis: v.job.view.Basis}
	switch {
	case v.ofDraws() && v.failed != nil:
		return nil, fmt.Errorf("the likely range can't be drawn: %w", v.failed)
	case v.ofDraws() && v.draws == nil:
		return nil, errors.New("the likely range is being drawn")
	case v.ofDraws():
		s.Evidence = charts.Drawn(s, *v.draws)
	}
	return charts.New(v.picked(), s)
}

func (v *appraisalView) stop() {
	v.worker.Stop()
	v.chart.stop()
}

func (v *appraisalView) refresh() {
	s := v.w.session
	if job := (appraisalJob{s.Case(), s.View()}); job != v.job {
		if v.draws != nil && v.grid.Cursor.Row < len(v.lines) {
			v.back = v.Key(v.grid.Cursor.Row)
		}
		v.job, v.drawn, v.draws, v.failed = job, false, nil, nil
		v.fill(nil)
		if _, stays := v.grid.RowOf(v.back); stays {
			v.back = ""
		}
		v.worker.Ask(job)
		v.picture()
	} else if v.chart.words.Text == "" {
		v.chart.refresh(v.job.current, v.job.view, v.w.theme)
	}
	if v.correlation.SetValue(v.job.current.Head().SimulationCorrelation().String()) {
		v.over.Refresh() // the control is as wide as what it shows
		v.layOut()
	}
	v.grid.Refresh()
}

// draw runs on the worker: it makes the draws and lists the measures anew with them.
func (v *appraisalView) draw(ctx context.Context, job appraisalJob) {
	with := appraisal.DrawParams{Seed: appraisal.UsualSeed, Count: appraisal.UsualDraws}
	draws, err := appraisal.Draw(ctx, job.current, job.view.Scenario, job.view.Basis, with)
	if ctx.Err() != nil {
		return // a newer question was asked
	}
	v.w.onUI(func() {
		switch {
		case job != v.job:
			return
		case err != nil:
			v.drawn, v.failed = true, err
		default:
			v.drawn, v.draws = true, &draws
			v.fill(&draws)
			v.grid.MoveToKey(v.back, v.grid.Cursor.Col)
			v.back = ""
		}
		v.picture()
		v.grid.Refresh()
	})
}

// fill makes the rows: a heading before each group.
func (v *appraisalView) fill(draws *appraisal.Draws) {
	v.lines = v.lines[:0]
	group := appraisal.Group("")
	for _, m := range appraisal.Measures(v.job.current, v.job.view.Scenario, v.job.view.Estimate, v.job.view.Basis, appraisal.Options{Draws: draws, Today: v.w.now()}) {
		if m.Group != group {
			group = m.Group
			v.lines = append(v.lines, appraisalRow{heading: string(group)})
		}
		v.lines = append(v.lines, appraisalRow{measure: m})
	}
	v.explain()
}

// onCursor shows what a reader should know of the measure under the cursor.
func (v *appraisalView) onCursor(at grid.Place) {
	text := v.subjectWords()
	if at.Row < len(v.lines) && v.lines[at.Row].heading == string(appraisal.DrawnRanges) {
		text = v.drawWords()
	}
	if at.Row < len(v.lines) && v.lines[at.Row].heading == "" {
		m := v.lines[at.Row].measure
		text = stopped(m.Name+": "+m.Words) + " "
		if m.Formula != "" {
			text += stopped(m.Formula) + " "
		}
		text += m.Note
	}
	v.say(text)
}

// subjectWords say what the figures are of.
func (v *appraisalView) subjectWords() string {
	return scenarioName(v.job.current, v.job.view.Scenario) + ", " + model.Terms(v.job.view.Estimate, v.job.view.Basis) +
		". Figures are undiscounted unless they say so."
}

func (v *appraisalView) figureKind() charts.Kind { return v.picked() }

// Columns, rows, key, cell and pinned make the view the grid's source.
func (v *appraisalView) Columns() []grid.Column {
	return []grid.Column{{Title: "Measure", Ems: 14, Grow: 1}, {Title: "Value", Ems: 8, Trailing: true}}
}

func (v *appraisalView) Rows() int { return len(v.lines) }

func (v *appraisalView) Key(row int) string {
	if r := v.lines[row]; r.heading == "" {
		return r.measure.ID
	}
	return "/" + v.lines[row].heading
}

func (v *appraisalView) Pinned() int                   { return 0 }
func (v *appraisalView) PinnedCell(int, int) grid.Cell { return grid.Cell{} }

func (v *appraisalView) Cell(row, col int) grid.Cell {
	r, cell := v.lines[row], grid.Cell{Locked: true}
	if r.heading != "" {
		cell.Ground = ui.ColorChosen
		if col == 0 {
			cell.Text, cell.Bold, cell.Spans = r.heading, true, true
		}
		return cell
	}
	if cell.Text = r.measure.Name; col == 1 {
		cell.Text, cell.Bold = r.measure.Words, true
	}
	return cell
}
