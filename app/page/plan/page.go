// Package plan is the page of when a scenario is carried out: the options chosen as bars over quarters, what each needs first, and what
// is counted before it can come.
package plan

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/timing"
)

// view is the page of the plan.
type view struct {
	h page.Host
	// shown and view are what the bars were made from, plan when it all happens.
	shown *model.Case
	view  session.View
	plan  *timing.Plan
	// asked is the last question about delays, delays its answer, for the case and the view that it was asked of.
	asked   question
	known   question
	delays  []timing.Delay
	worker  *session.Questions[question]
	whole   *fyne.Container
	title   *ui.Paragraph
	reading *ui.Paragraph
	chart   *timeline
	profile *figure.Pane
	detail  *fyne.Container
	details *ui.ScrollPane
	name    *ui.Paragraph
	empty   *ui.Paragraph
	over    *fyne.Container
	aside   *fyne.Container
}

// question asks what a delay of each option would cost.
type question struct {
	shown *model.Case
	view  session.View
}

const title = "Plan"

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Plan, Title: title, Group: page.Deliver, Lists: []model.Listing{model.InPlan}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h, plan: &timing.Plan{}, title: ui.NewParagraph("", ui.Look{}), reading: ui.NewParagraph("", ui.Look{}), name: ui.NewParagraph("", ui.Look{}), empty: ui.NewParagraph("", ui.Look{})}
	v.reading.AtLeast = 3 // as many as a slip takes: the bars don’t jump
	v.chart = newTimeline(h.Canvas(), func(r timing.Row) string { return r.Words(v.shown.Head()) }, signals{
		onRow: v.onRow, onMove: v.move, onOpen: v.open, onMend: v.mend, onReset: v.reset, onKey: h.TypedKey, onShortcut: h.TypedShortcut,
	})
	v.profile = figure.New(charts.FigureProfile, func(f *charts.Figure) { h.ShowFigure(v, f) }, h.OnUI)
	v.worker = session.NewQuestions(v.answer)
	tools := container.New(&ui.ChipRow{Gap: ui.Gap})
	for _, t := range []struct {
		label string
		id    page.ID
	}{{"← Earlier", cmdEarlier}, {"Later →", cmdLater}, {"As planned", cmdReset}, {"Shift what is too early", cmdMendAll}, {"Edit …", cmdEdit}, {"Stages …", cmdStages}} {
		tools.Add(h.Control("", t.id, nil).Labelled(t.label))
	}
	v.over = container.New(&ui.Column{Gap: 4}, v.title, v.reading, tools)
	v.detail = container.New(&ui.Column{Gap: 4, Pad: ui.CardPad})
	v.details = ui.NewScrollPane(v.detail)
	v.aside = ui.NewCardOf(container.New(&ui.WidthFirst{Content: v.detail}, v.details))
	v.whole = container.New(&beside{}, v.over, ui.NewCardOf(container.NewStack(v.chart, container.New(&ui.Inset{By: ui.CardPad}, v.empty))), v.profile.Root, v.aside)
	return v
}

// beside sets what goes over the page, and below it the bars beside the profile, on what is said of one bar. Where it is low, the profile
// stands alone.
type beside struct{}

const (
	asideShare  float32 = 0.36
	profileLow  float32 = 262
	detailsLow  float32 = 120
	profilePart float32 = 0.5
)

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*page.Pad, 2*page.Pad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(page.Pad, page.Pad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	top, height := page.Pad+over+ui.Gap, max(inner.Height-over-ui.Gap, 0)
	aside := inner.Width * asideShare
	left := page.Pad + inner.Width - aside
	objects[1].Move(fyne.NewPos(page.Pad, top))
	objects[1].Resize(fyne.NewSize(inner.Width-aside-ui.RowGap, height))
	first := max(height*profilePart, min(profileLow, height-detailsLow-ui.RowGap))
	objects[2].Move(fyne.NewPos(left, top))
	objects[2].Resize(fyne.NewSize(aside, first))
	objects[3].Move(fyne.NewPos(left, top+first+ui.RowGap))
	objects[3].Resize(fyne.NewSize(aside, max(height-first-ui.RowGap, 0)))
}

func (beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// Object is what is shown.
func (v *view) Object() fyne.CanvasObject { return v.whole }

// Refresh shows the scenario's plan.
func (v *view) Refresh() {
	s := v.h.Session()
	if s.Shown() != v.shown || s.View() != v.view {
		v.shown, v.view = s.Shown(), s.View()
		v.profile.Refresh(v.shown, v.view, v.h.Theme()) // elsewhere, while the rest is shown
		v.plan = timing.Of(v.shown, v.view.Scenario, v.view.Estimate)
		v.chart.set(v.shown.Head().YearNames(), timing.RowsOf(v.shown, v.plan))
		v.tell()
		v.asked = question{v.shown, v.view}
		v.worker.Ask(v.asked)
		v.showDetail()
	}
	v.profile.Refresh(v.shown, v.view, v.h.Theme())
}

// tell says until when the work runs, what ends last, what comes quickly, and what falls out of the years.
func (v *view) tell() {
	head := v.shown.Head()
	v.title.Set(v.plan.Headline()+".", ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	parts := []string{say.Scenario(v.shown, v.view.Scenario) + ", " + model.Small(v.view.Estimate.Name()) + " estimate."}
	if words := v.view.WhatIf.Words(); words != "" {
		parts = append([]string{words + "."}, parts...)
	}
	if b := v.shown.Baseline(); b != nil && b.ScenarioID == v.view.Scenario {
		parts = append(parts, "Agreed by "+b.Name()+": what moves here changes neither the baseline nor the forecast on Delivery.")
	}
	for _, words := range []string{v.plan.LeavingWords(head), v.plan.DelayWords(), v.plan.CriticalWords(), v.plan.QuickWords(head)} {
		if words != "" {
			parts = append(parts, words+".")
		}
	}
	v.reading.Set(strings.Join(parts, " "), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	words := ""
	if len(v.chart.rows) == 0 {
		words = "Choose options on the Board: each has its bar here. Say when each starts and finishes with Edit, or paste a table of them into Set up, Plans of options."
	}
	v.empty.Set(words, ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
	v.layOut()
}

func (v *view) layOut() {
	v.whole.Layout.Layout(v.whole.Objects, v.whole.Size())
	v.whole.Refresh()
}

// answer runs on the worker.
func (v *view) answer(ctx context.Context, q question) {
	delays, _ := timing.DelaysOf(q.shown, q.view.Scenario, q.view.Estimate, q.view.Basis)
	if ctx.Err() == nil {
		v.h.OnUI(func() {
			if q == v.asked {
				v.delays, v.known = delays, q
				v.showDetail()
			}
		})
	}
}

// Drawn reports whether the profile shows the present state.
func (v *view) Drawn() bool { return v.profile.UpToDate() && v.known == v.asked }

// FigureShown is the plan by quarter, which is drawn for paper as a figure of its own.
func (v *view) FigureShown() (charts.FigureID, []string) { return charts.FigureRoadmap, nil }

// Focus gives the keys to the bars.
func (v *view) Focus() { v.chart.takeFocus() }

// Show puts the cursor on the bar of a slip's option.
func (v *view) Show(to page.Place) {
	if x, ok := v.h.Session().Case().Slips.Get(to.Record.Key); ok {
		v.chart.moveToKey(x.Option)
	} else if to.Record.Kind == model.KindOption {
		v.chart.moveToKey(to.Record.Key)
	}
	v.Focus()
}

// Leave has nothing to take.
func (v *view) Leave() bool { return true }

// Rewind goes back to the first row.
func (v *view) Rewind() { v.chart.at = 0 }

// Restyle lays out anew after a change of theme or size of text.
func (v *view) Restyle() {
	v.chart.restyle()
	v.layOut()
}

// Scroll goes on by a page of rows, or back.
func (v *view) Scroll(by int) { v.chart.moveTo(v.chart.at + by*pageOfRows) }

// Stop ends what works in the background.
func (v *view) Stop() {
	v.worker.Stop()
	v.profile.Stop()
}
