// Package delivery is the page that follows what was agreed until it is delivered: the baseline, what is expected now, what has come by
// month, and how it stands.
package delivery

import (
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
	"tomworkbench/model/delivery"
)

// view is the page of delivery.
type view struct {
	page.Table
	h page.Host
	// shown and made are the case and the month that the rows were made from, tab the list of them.
	shown *model.Case
	made  model.Month
	// period is the month shown, of the case with the id of.
	period model.Month
	of     string
	tab    tab
	built  tab
	at     *delivery.Position
	checks []delivery.Check
	// places are the decimals that every amount of the table has.
	places  int32
	columns []column
	rows    []row

	tabs                  *ui.Segments
	title, reading, check *ui.Paragraph
	month, toCheck        *ui.Control
	// agreeing is shown while nothing is agreed, changing in its place from then on: all else stays where it is.
	agreeing, changing *ui.Control
	chart              *figure.Pane
	layout             *beside
}

// tab is one of the lists of the page.
type tab int

const (
	linesTab tab = iota
	monthsTab
	measuresTab
)

const title = "Delivery"

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Delivery, Title: title, Group: page.Deliver, Lists: []model.Listing{model.InDelivery}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h, at: &delivery.Position{}, title: ui.NewParagraph("", ui.Look{}), reading: ui.NewParagraph("", ui.Look{}), check: ui.NewParagraph("", ui.Look{}), layout: &beside{}}
	v.columns = v.lineColumns()
	v.tabs = page.TermedSwitch(h, &ui.Segments{Name: "List", Labels: []string{"Status and forecast", "Actuals by month", "Measures"}, OnKey: h.TypedKey, OnTapped: v.TakeKeys})
	v.tabs.OnSelect = func(i int) { v.showTab(tab(i)) }
	v.Grid = grid.New(h.Canvas(), title, 1, v, grid.Signals{
		OnEdit: v.onEdit, InWords: say.Refusal, OnTyped: v.onTyped, OnOpen: v.onOpen, OnLocked: v.onLocked, OnPick: v.onPick, OnCursor: v.onCursor,
		OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnRune: v.onRune, OnCopied: page.OnCopied(h, v.holds), OnPaste: v.onPaste, OnClear: v.onClear, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	v.Grid.Wraps = true
	v.chart = figure.New(charts.FigureDelivery, func(f *charts.Figure) { h.ShowFigure(v, f) }, h.OnUI)
	v.check.AtLeast = 1
	v.month = h.Control("Month", cmdPeriod, nil)
	v.toCheck = h.Control("To check", cmdChecks, nil)
	v.Whole = container.New(v.layout, container.New(&ui.Column{Gap: 4}, v.title, v.reading, v.check, v.tools()), ui.NewCardOf(v.Grid.Root), v.chart.Root)
	return v
}

// tools are the controls over the table.
func (v *view) tools() *fyne.Container {
	control := func(id page.ID, label string) *ui.Control { return v.h.Control("", id, nil).Labelled(label) }
	v.agreeing = control(cmdAgree, "Agree and baseline …")
	v.changing = control(cmdChange, "Change the baseline …")
	return container.New(&ui.ChipRow{Gap: ui.Gap},
		v.tabs, control(cmdEarlier, "‹"), v.month, control(cmdLater, "›"), control(cmdStatus, "Set status …"), v.toCheck, control(page.DeliveryReport, "Report …"),
		control(cmdImport, "Import …"), control(cmdExport, "Export …"), control(cmdWords, "In words …"), v.agreeing, v.changing)
}

// beside sets what goes over the page, and below it the table beside the chart; months have the whole width.
type beside struct{ alone bool }

// The chart's share of the width, and the width below which the table stands alone.
const (
	chartWidth float32 = 0.29
	leastWide  float32 = 940
)

func (b *beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*page.Pad, 2*page.Pad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(page.Pad, page.Pad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	top, height := page.Pad+over+ui.Gap, max(inner.Height-over-ui.Gap, 0)
	chart := inner.Width * chartWidth
	together := !b.alone && inner.Width >= leastWide
	ui.SetVisible(objects[2], together)
	width := inner.Width
	if together {
		width -= chart + ui.RowGap
		objects[2].Move(fyne.NewPos(page.Pad+width+ui.RowGap, top))
		objects[2].Resize(fyne.NewSize(chart, height))
	}
	objects[1].Move(fyne.NewPos(page.Pad, top))
	objects[1].Resize(fyne.NewSize(width, height))
}

func (*beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// Stop ends the drawing, Drawn reports whether the chart shows the present state.
func (v *view) Stop()       { v.chart.Stop() }
func (v *view) Drawn() bool { return !v.chart.Root.Visible() || v.chart.UpToDate() }

// FigureShown is that of delivery.
func (v *view) FigureShown() (charts.FigureID, []string) { return charts.FigureDelivery, nil }

// Rewind goes back to the first list and the latest month.
func (v *view) Rewind() {
	v.tab, v.of = linesTab, ""
	v.tabs.Set(int(linesTab))
	v.Grid.Rewind()
}

// Refresh shows how delivery stands in the month.
func (v *view) Refresh() {
	c := v.h.Session().Case()
	if c.Head().ID != v.of || v.period == 0 {
		v.of, v.period = c.Head().ID, delivery.Last(c)
	}
	if c != v.shown || v.period != v.made || v.tab != v.built {
		if v.shown == nil || !sameDelivery(c, v.shown) || v.period != v.made {
			v.at = delivery.Of(c, v.period)
			v.checks = v.at.Checks()
		}
		v.shown, v.made, v.built = c, v.period, v.tab
		v.rebuild()
		v.tell()
	}
	v.Grid.Refresh()
	v.chart.UpTo(v.period)
	v.chart.Refresh(c, session.View{Scenario: v.h.Session().View().Scenario}, v.h.Theme())
}

// Fixed says that delivery is told as it was agreed, whatever the header shows; what is yet to be agreed is so at the estimate shown.
func (v *view) Fixed() (estimate, basis string) {
	basis = "Delivery is always told carried forward: a month’s actual is all that is saved in it"
	if b := v.h.Session().Case().Baseline(); b != nil {
		estimate = "Delivery is told at the " + model.Small(b.Estimate.Name()) + " estimate, as it was agreed"
	}
	return estimate, basis
}

// sameDelivery reports whether two states of a case say the same of delivery.
func sameDelivery(a, b *model.Case) bool {
	return a.Head() == b.Head() && a.Baselines.Same(b.Baselines) && a.Actuals.Same(b.Actuals) && a.Progress.Same(b.Progress) && a.Readings.Same(b.Readings) &&
		a.Plans.Same(b.Plans) && a.Slips.Same(b.Slips) && a.Choices.Same(b.Choices) && a.Lines.Same(b.Lines)
}

// showTab shows another of the lists.
func (v *view) showTab(to tab) {
	if !v.Grid.Editor.Commit() {
		return
	}
	v.tab = to
	v.tabs.Set(int(to))
	v.Refresh()
	v.Grid.Restart()
}

// showMonth shows another month.
func (v *view) showMonth(m model.Month) {
	if v.Grid.Editor.Commit() {
		v.period = m
		v.Refresh()
	}
}

// tell says how delivery stands, against what, and what should be looked at.
func (v *view) tell() {
	ui.SetVisible(v.agreeing, v.at.Baseline == nil)
	ui.SetVisible(v.changing, v.at.Baseline != nil)
	v.month.SetValue(v.period.Words())
	v.toCheck.SetValue(fmt.Sprint(len(v.checks)))
	quiet := ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}
	words := []string{v.at.Reading()}
	if v.at.Baseline != nil { // the rest is told by “In words …”: rows matter more here
		words = nil
		if len(v.at.Groups) > 0 {
			words = append(words, v.at.ToDate(v.at.Groups[0]))
		}
		words = append(words, v.at.Tally()+".")
		for _, note := range v.at.Notes() {
			words = append(words, note+".")
		}
	}
	v.title.Set(v.at.Headline()+".", ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	v.reading.Set(strings.Join(words, " "), quiet)
	text := ""
	if len(v.checks) > 0 {
		text = "! " + v.checks[0].Text
	}
	v.check.Set(text, ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict}) // its line stays where there is none: nothing jumps
	v.layout.alone = v.tab == monthsTab || v.at.Baseline == nil
	v.LayOut()
	v.Whole.Refresh()
}

// tellAll says in full how delivery stands, by which rule and against what.
func (v *view) tellAll() {
	words := []string{v.at.Reading(), delivery.Rule + ".", v.at.Agreed() + ", at the " + model.Small(v.at.Baseline.Estimate.Name()) + " estimate and carried forward, whatever the header shows.", delivery.Meaning}
	for _, note := range v.at.Notes() {
		words = append(words, note+".")
	}
	v.h.Tell(v.at.Headline()+".", strings.Join(words, "\n\n"))
}

// Show goes to a line, a measure or a month that a record is about.
func (v *view) Show(to page.Place) {
	c := v.h.Session().Case()
	switch r, _ := c.Record(to.Record.Kind, to.Record.Key); x := r.(type) {
	case *model.Actuals:
		v.showMonth(x.Months[0].Month)
		v.showTab(monthsTab)
		v.Grid.MoveToKey(x.Line, 1)
	case *model.Progress:
		v.showMonth(x.Period)
		v.showTab(map[model.Kind]tab{model.KindLine: linesTab, model.KindMeasure: measuresTab}[x.Of])
		v.Grid.MoveToKey(x.ID, 1)
	case *model.Reading:
		v.showMonth(x.Period)
		v.showTab(measuresTab)
		v.Grid.MoveToKey(x.Measure, 1)
	}
}
