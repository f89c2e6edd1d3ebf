package app

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/session"
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

	tabs   *segments
	chart  *chartPane
	detail *paragraph
	// draws are those made for the job, nil before; failed says why there are none.
	draws  *appraisal.Draws
	failed error
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

// drawSeed makes the draws the same each time, and for all scenarios.
const drawSeed = 1

func newAppraisalView(w *Window) view {
	v := &appraisalView{w: w}
	v.grid = newGrid(w.window.Canvas(), "Appraisal", 1, v, gridSignals{onCursor: v.onCursor, onLeave: w.status.clear, onShortcut: w.typedShortcut, onKey: w.typedKey})
	v.grid.wraps = true
	v.tabs = &segments{name: "Picture", labels: []string{"One input at a time", "Ranges drawn", "Optimism bias"}, onKey: w.typedKey, onSelect: v.showPicture}
	v.chart = newChartPane(charts.KindProfile, func(f *charts.Figure) { w.showFigureOf(v, f) }, w.onUI)
	v.detail = newParagraph("", look{size: sizeText, color: theme.ColorNameForeground})
	v.worker = session.NewQuestions(v.draw)
	v.root = container.New(&paperPage{}, container.New(&chipRow{gap: gap}, v.tabs), newCardOf(v.grid.root), v.chart.root,
		newCard(container.New(&column{pad: cardPad}, v.detail)))
	return v
}

// showPicture shows one of the three pictures.
func (v *appraisalView) showPicture(i int) {
	v.tabs.set(i)
	v.picture()
}

// picture has the picture drawn; the ranges follow once they are drawn.
func (v *appraisalView) picture() {
	f, err := v.makeFigure()
	if err != nil {
		v.chart.say(errorWords(err))
		return
	}
	v.chart.put(f)
	v.chart.refresh(v.job.current, v.job.view, v.w.theme)
}

// makeFigure makes the figure of the picture chosen, for the present state.
func (v *appraisalView) makeFigure() (*charts.Figure, error) {
	s := charts.Subject{Case: v.job.current, Scenario: v.job.view.Scenario, Estimate: v.job.view.Estimate, Basis: v.job.view.Basis}
	switch {
	case v.tabs.selected == 1 && v.failed != nil:
		return nil, fmt.Errorf("the ranges can't be drawn: %w", v.failed)
	case v.tabs.selected == 1 && v.draws == nil:
		return nil, errors.New("the ranges are being drawn")
	case v.tabs.selected == 1:
		return charts.NewRanges(s, *v.draws), nil
	case v.tabs.selected == 2:
		return charts.NewBias(s), nil
	}
	return charts.NewTornado(s), nil
}

func (v *appraisalView) stop() {
	v.worker.Stop()
	v.chart.stop()
}

func (v *appraisalView) refresh() {
	s := v.w.session
	if job := (appraisalJob{s.Case(), s.View()}); job != v.job {
		v.job, v.drawn, v.draws, v.failed = job, false, nil, nil
		v.fill(nil)
		v.worker.Ask(job)
		v.picture()
	} else if v.chart.words.text == "" {
		v.chart.refresh(v.job.current, v.job.view, v.w.theme)
	}
	v.grid.refresh()
}

// draw runs on the worker: it makes the draws and lists the measures anew with them.
func (v *appraisalView) draw(ctx context.Context, job appraisalJob) {
	with := appraisal.DrawParams{Seed: drawSeed, Count: appraisal.UsualDraws}
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
		}
		v.picture()
		v.grid.refresh()
	})
}

// list makes the rows: a heading before each group.
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
	v.onCursor(v.grid.cursor)
}

// onCursor shows what a reader should know of the measure under the cursor.
func (v *appraisalView) onCursor(at gridPlace) {
	text := scenarioName(v.job.current, v.job.view.Scenario) + ", " + string(v.job.view.Estimate) + " estimate, " + string(v.job.view.Basis) + " basis. Figures are undiscounted unless they say so."
	if at.row < len(v.lines) && v.lines[at.row].heading == "" {
		m := v.lines[at.row].measure
		text = stopped(m.Name+": "+m.Words) + " "
		if m.Formula != "" {
			text += stopped(m.Formula) + " "
		}
		text += m.Note
	}
	v.detail.set(text, v.detail.look)
	v.layOut()
}

func (v *appraisalView) figureName() string { return v.tabs.labels[v.tabs.selected] }

// columns, rows, key, cell and pinned make the view the grid's source.
func (v *appraisalView) columns() []gridColumn {
	return []gridColumn{{title: "Measure", ems: 14, grow: 1}, {title: "Value", ems: 8, trailing: true}}
}

func (v *appraisalView) rows() int { return len(v.lines) }

func (v *appraisalView) key(row int) string {
	if r := v.lines[row]; r.heading == "" {
		return r.measure.ID
	}
	return "/" + v.lines[row].heading
}

func (v *appraisalView) pinned() int                  { return 0 }
func (v *appraisalView) pinnedCell(int, int) gridCell { return gridCell{} }

func (v *appraisalView) cell(row, col int) gridCell {
	r, cell := v.lines[row], gridCell{locked: true}
	if r.heading != "" {
		cell.ground = colorChosen
		if col == 0 {
			cell.text, cell.bold, cell.spans = r.heading, true, true
		}
		return cell
	}
	if cell.text = r.measure.Name; col == 1 {
		cell.text, cell.bold = r.measure.Words, true
	}
	return cell
}
