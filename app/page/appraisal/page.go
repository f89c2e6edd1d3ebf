// Package appraisal is the page of what a scenario is worth: every measure with its formula, and how far each may be wrong.
package appraisal

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// view is the page that lists every measure of the scenario, each with how it is worked out.
type view struct {
	page.Table
	h page.Host
	// job is the state that the rows are of; draws are made for it on the worker.
	job appraisalJob
	// ranged says that the draws for it are made.
	ranged bool
	lines  []appraisalRow
	worker *session.Questions[appraisalJob]

	tabs *ui.Segments
	// correlation shows how far the lines of the draws move together, and changes it.
	correlation *ui.Control
	// over is the row above the table.
	over   *fyne.Container
	chart  *figure.Pane
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
func picturesOfAppraisal() []charts.FigureID {
	return []charts.FigureID{charts.FigureTornado, charts.FigureRange, charts.FigureExceedance, charts.FigureBias}
}

// namesOf are what people call figures.
func namesOf(kinds []charts.FigureID) []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.Name()
	}
	return names
}

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Appraisal, Title: "Appraisal", Group: page.Judge, Key: fyne.Key0, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h}
	v.Grid = grid.New(h.Canvas(), "Appraisal", 1, v, grid.Signals{OnCursor: v.onCursor, OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey})
	v.Grid.Wraps = true
	v.tabs = page.TermedSwitch(h, &ui.Segments{Name: "Picture", Labels: namesOf(picturesOfAppraisal()), OnKey: h.TypedKey, OnSelect: v.showPicture})
	v.correlation = h.Control("Correlation", cmdCorrelation, nil)
	v.chart = figure.New(charts.FigureProfile, func(f *charts.Figure) { h.ShowFigure(v, f) }, h.OnUI)
	v.detail = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	v.worker = session.NewQuestions(v.draw)
	v.over = container.New(&ui.ChipRow{Gap: ui.Gap}, v.tabs, v.correlation)
	v.Whole = container.New(&page.ListBeside{}, v.over, ui.NewCardOf(v.Grid.Root), v.chart.Root,
		ui.NewCard(container.New(&ui.Column{Pad: ui.CardPad}, v.detail)))
	return v
}

// showPicture shows one of the pictures, and beside one of the draws how they were made and where the plan lies.
func (v *view) showPicture(i int) {
	v.tabs.Set(i)
	v.picture()
	v.explain()
}

// explain shows the words that belong to a picture of the draws, else those of the measure under the cursor.
func (v *view) explain() {
	if v.ofDraws() {
		v.say(v.drawWords())
	} else {
		v.onCursor(v.Grid.Cursor)
	}
}

// ofDraws reports whether the picture chosen is one of the draws.
func (v *view) ofDraws() bool {
	return v.picked() == charts.FigureRange || v.picked() == charts.FigureExceedance
}

// picked is the picture chosen.
func (v *view) picked() charts.FigureID { return picturesOfAppraisal()[v.tabs.Selected] }

// say shows words in the card below the picture.
func (v *view) say(text string) {
	v.detail.Set(text, v.detail.Look)
	v.LayOut()
}

// drawWords say what the draws are, and where the plan lies when it lies beside all of them.
func (v *view) drawWords() string {
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
func (v *view) picture() {
	f, err := v.MakeFigure()
	if err != nil {
		v.chart.Say(say.Error(err))
		return
	}
	if !f.HasPicture() {
		v.chart.Say(f.Alt())
		return
	}
	v.chart.Put(f)
	v.chart.Refresh(v.job.current, v.job.view, v.h.Theme())
}

// MakeFigure makes the figure of the picture chosen, for the present state.
func (v *view) MakeFigure() (*charts.Figure, error) {
	s := charts.Subject{Case: v.job.current, Scenario: v.job.view.Scenario, Estimate: v.job.view.Estimate, Basis: v.job.view.Basis}
	switch {
	case v.ofDraws() && v.failed != nil:
		return nil, fmt.Errorf("the likely range can't be drawn: %w", v.failed)
	case v.ofDraws() && v.draws == nil:
		return nil, errors.New("the likely range is being drawn")
	case v.ofDraws():
		s.Workings = charts.Drawn(s, *v.draws)
	}
	return charts.New(v.picked(), s)
}

// Show has nothing to put the keys on.
func (v *view) Show(page.Place) {}

// Drawn reports whether the picture shows the present state.
func (v *view) Drawn() bool { return v.ranged && v.chart.UpToDate() }

// Stop ends the drawing.
func (v *view) Stop() {
	v.worker.Stop()
	v.chart.Stop()
}

// Refresh lists the measures of the session's state; those of the draws follow.
func (v *view) Refresh() {
	s := v.h.Session()
	if job := (appraisalJob{s.Shown(), s.View()}); job != v.job {
		if v.draws != nil && v.Grid.Cursor.Row < len(v.lines) {
			v.back = v.Key(v.Grid.Cursor.Row)
		}
		v.job, v.ranged, v.draws, v.failed = job, false, nil, nil
		v.fill(nil)
		if _, stays := v.Grid.RowOf(v.back); stays {
			v.back = ""
		}
		v.worker.Ask(job)
		v.picture()
	} else if v.chart.Words.Text == "" {
		v.chart.Refresh(v.job.current, v.job.view, v.h.Theme())
	}
	if v.correlation.SetValue(v.job.current.Head().SimulationCorrelation().String()) {
		v.over.Refresh() // the control is as wide as what it shows
		v.LayOut()
	}
	v.Grid.Refresh()
}

// draw runs on the worker: it makes the draws and lists the measures anew with them.
func (v *view) draw(ctx context.Context, job appraisalJob) {
	with := appraisal.DrawParams{Seed: appraisal.UsualSeed, Count: appraisal.UsualDraws}
	draws, err := appraisal.Draw(ctx, job.current, job.view.Scenario, job.view.Basis, with)
	if ctx.Err() != nil {
		return // a newer question was asked
	}
	v.h.OnUI(func() {
		switch {
		case job != v.job:
			return
		case err != nil:
			v.ranged, v.failed = true, err
		default:
			v.ranged, v.draws = true, &draws
			v.fill(&draws)
			v.Grid.MoveToKey(v.back, v.Grid.Cursor.Col)
			v.back = ""
		}
		v.picture()
		v.Grid.Refresh()
	})
}

// fill makes the rows: a heading before each group.
func (v *view) fill(draws *appraisal.Draws) {
	v.lines = v.lines[:0]
	group := appraisal.Group("")
	for _, m := range appraisal.Measures(v.job.current, v.job.view.Scenario, v.job.view.Estimate, v.job.view.Basis, appraisal.Options{Draws: draws, Today: v.h.Now()}) {
		if m.Group != group {
			group = m.Group
			v.lines = append(v.lines, appraisalRow{heading: string(group)})
		}
		v.lines = append(v.lines, appraisalRow{measure: m})
	}
	v.explain()
}

// onCursor shows what a reader should know of the measure under the cursor.
func (v *view) onCursor(at grid.Place) {
	if v.Grid.List.Focused {
		v.h.Explain(page.Meaning(v.Grid.CellAt(at).Text))
	}
	text := v.subjectWords()
	if at.Row < len(v.lines) && v.lines[at.Row].heading == string(appraisal.DrawnRanges) {
		text = v.drawWords()
	}
	if at.Row < len(v.lines) && v.lines[at.Row].heading == "" {
		m := v.lines[at.Row].measure
		text = say.Stopped(m.Name+": "+m.Words) + " "
		if m.Formula != "" {
			text += say.Stopped(m.Formula) + " "
		}
		text += m.Note
	}
	v.say(text)
}

// subjectWords say what the figures are of.
func (v *view) subjectWords() string {
	return say.Scenario(v.job.current, v.job.view.Scenario) + ", " + model.Terms(v.job.view.Estimate, v.job.view.Basis) +
		". Figures are undiscounted unless they say so."
}

// FigureKind is the picture chosen.
func (v *view) FigureKind() charts.FigureID { return v.picked() }

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	return []grid.Column{{Title: "Measure", Ems: 14, Grow: 1}, {Title: "Value", Ems: 8, Trailing: true}}
}

func (v *view) Rows() int { return len(v.lines) }

func (v *view) Key(row int) string {
	if r := v.lines[row]; r.heading == "" {
		return r.measure.ID
	}
	return "/" + v.lines[row].heading
}

func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(int, int) grid.Cell { return grid.Cell{} }

func (v *view) Cell(row, col int) grid.Cell {
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
