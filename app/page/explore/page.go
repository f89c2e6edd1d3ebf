// Package explore is the page of all schemes that the options of a case allow: which fit, which no other beats, and what to
// decide now.
package explore

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"github.com/shopspring/decimal"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// view is the page of all schemes: how many fit, which of them no other beats, and what may be asked of them.
type view struct {
	page.Table
	h page.Host
	// asked is the last question, found the last answer: that of an older question while a newer is answered.
	asked exploreJob
	found explored
	// filter is what is asked of the schemes, for the case whose id is filtered.
	filter   schemes.Filter
	filtered string
	// near is the share of the best net, in per cent, within which schemes are near it.
	near   decimal.Decimal
	worker *session.Questions[exploreJob]
	// slips answers what slips would cost: slipped is the last answer, slipsAsked the number of the last question.
	slips      *session.Questions[exploreJob]
	slipped    slipping
	slipsAsked int
	tab        int

	tabs    *ui.Segments
	filters *ui.Control
	words   *ui.Paragraph
	chart   *figure.Pane
	spots   *figure.Spots
	// picture holds the chart and what lies over it.
	picture *fyne.Container
	detail  *ui.Paragraph
}

// The lists of the page.
const (
	tabSchemes = iota
	tabRivals
	tabOptions
	tabCommitment
	tabSlips
)

// usualNear is how far below the best net the schemes lie that are near it, in per cent, unless another share is asked
// for, and mostRivals how many of the schemes that beat the scenario are listed.
const (
	usualNear  = 5
	mostRivals = charts.MostRivals
)

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Explore, Title: title, Group: page.Judge, Key: fyne.Key6, Lists: []model.Listing{model.InExplore}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h, near: decimal.NewFromInt(usualNear)}
	v.tabs = page.TermedSwitch(h, &ui.Segments{Name: "List", Labels: []string{"Schemes that no other beats", "What beats mine", "Options", "Decide now or wait", "If one slips"}, OnKey: h.TypedKey, OnSelect: v.showTab, OnTapped: v.TakeKeys})
	v.filters = &ui.Control{Label: "Filters", Name: "Filters", OnKey: h.TypedKey, OnTap: func() { h.Run(cmdFilters) }}
	make := h.Control("", cmdMakeScenario, nil).Labelled("Make it a scenario …")
	v.words = ui.NewParagraph("Counting …", ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground})
	v.Grid = grid.New(h.Canvas(), "Schemes", 0, v, grid.Signals{
		OnEdit: v.onEdit, InWords: say.Refusal, OnTyped: v.onTyped, OnPick: v.onPick, OnClear: v.onClear, OnPaste: v.onPaste,
		OnCursor: v.onCursor, OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnOpen: v.open, OnRune: v.onRune, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	v.spots = figure.NewSpots(v.point, v.pick)
	v.chart = figure.New(charts.FigureProfile, v.takeFigure, h.OnUI)
	v.detail = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	v.worker = session.NewQuestions(v.answer)
	v.slips = session.NewQuestions(v.answerSlips)
	over := container.New(&ui.Column{Gap: ui.Gap}, container.New(&ui.ChipRow{Gap: ui.Gap}, v.tabs, v.filters, make), v.words)
	v.picture = container.NewStack(v.chart.Root, container.New(&ui.Inset{By: 8}, v.spots))
	v.Whole = container.New(&explorePage{}, over, ui.NewCardOf(v.Grid.Root), v.picture, ui.NewCard(container.New(&ui.Column{Pad: ui.CardPad}, v.detail)))
	return v
}

// explorePage sets the list beside the picture, or in its place as well, and the words below them: as wide as the page they
// stay low, and the picture keeps its height from scheme to scheme.
type explorePage struct {
	wide bool
}

const (
	exploreListShare float32 = 0.47
	exploreWords     float32 = 72
)

func (p *explorePage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	over, list, picture, words := objects[0], objects[1], objects[2], objects[3]
	wide, top := size.Width-2*page.Pad, ui.HeightFor(over, size.Width-2*page.Pad)
	rest := max(size.Height-top-2*page.Pad-ui.Gap, 0)
	below := min(max(exploreWords, ui.HeightFor(words, wide)), rest/3)
	height := max(rest-below-ui.RowGap, 0)
	over.Move(fyne.NewPos(page.Pad, page.Pad))
	over.Resize(fyne.NewSize(wide, top))
	share := wide
	if !p.wide {
		share = (wide - ui.RowGap) * exploreListShare
		picture.Move(fyne.NewPos(page.Pad+share+ui.RowGap, page.Pad+top+ui.Gap))
		picture.Resize(fyne.NewSize(wide-ui.RowGap-share, height))
	}
	list.Move(fyne.NewPos(page.Pad, page.Pad+top+ui.Gap))
	list.Resize(fyne.NewSize(share, height))
	words.Move(fyne.NewPos(page.Pad, page.Pad+top+ui.Gap+rest-below))
	words.Resize(fyne.NewSize(wide, below))
}

func (p *explorePage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// Drawn reports whether the last question is answered and the picture, where there is one, shows the answer.
func (v *view) Drawn() bool {
	return v.found.job.asked == v.asked.asked && (!v.picture.Visible() || v.chart.UpToDate()) && (v.tab != tabSlips || v.slipsKnown())
}

// Show puts the cursor on a commitment in the list that it is edited in.
func (v *view) Show(to page.Place) {
	if x, ok := v.h.Session().Case().Commitments.Get(to.Record.Key); ok {
		v.showTab(tabCommitment)
		v.Grid.MoveToKey(x.Decision, columnQuestion)
	}
}

// Stop ends what works in the background.
func (v *view) Stop() {
	v.worker.Stop()
	v.slips.Stop()
	v.chart.Stop()
}

// Refresh asks anew where the case, the scenario or how money is counted has changed.
func (v *view) Refresh() {
	s := v.h.Session()
	if id := s.Case().Head().ID; id != v.filtered {
		v.filter, v.filtered = schemes.Filter{}, id
	}
	if s.Shown() != v.asked.current || s.View() != v.asked.view {
		v.ask()
		if v.tab == tabCommitment {
			v.Grid.Refresh()
		}
	}
	v.drawFrontier()
}

// ask asks about the present state; what is shown stays until the answer is there.
func (v *view) ask() {
	s := v.h.Session()
	v.asked = exploreJob{current: s.Shown(), view: s.View(), filter: v.filter, near: v.near, asked: v.asked.asked + 1}
	v.filters.SetValue(filterWords(v.filter))
	v.Whole.Objects[0].Refresh()
	v.worker.Ask(v.asked)
	v.askSlips()
}

// answer runs on the worker.
func (v *view) answer(ctx context.Context, job exploreJob) {
	found := explore(ctx, job)
	if ctx.Err() == nil {
		v.h.OnUI(func() { v.take(found) })
	}
}

// take shows an answer, unless a newer question was asked meanwhile.
func (v *view) take(x explored) {
	if x.job.asked != v.asked.asked {
		return
	}
	first := v.found.frontier == nil
	v.found = x
	v.sayWords()
	v.Grid.Refresh()
	if first {
		v.goToMine()
	}
	v.onCursor(v.Grid.Cursor)
	v.LayOut()
}

// sayWords says over the list what it comes to.
func (v *view) sayWords() {
	text := v.summary
	if v.tab == tabSlips {
		text = v.slipSummary
	}
	v.words.Set(text(), v.words.Look)
	v.LayOut()
}

// goToMine puts the cursor on the scenario's own scheme, where that is listed.
func (v *view) goToMine() {
	for row, s := range v.listed() {
		if countChanges(v.found.job.current, v.found.chosen, s) == 0 {
			v.Grid.MoveTo(grid.Place{Row: row})
			return
		}
	}
}

// summary says how many schemes there are, fit and are not beaten.
func (v *view) summary() string {
	x := v.found
	switch {
	case x.err != nil:
		return say.Error(x.err)
	case x.fit == nil: // the first answer isn't there yet
		return v.words.Text
	case x.fit.Sign() == 0:
		return fmt.Sprintf("%s schemes; none fits the rules and the filters", say.Grouped(x.all))
	}
	if x.job.current.Lines.Len() == 0 {
		return fmt.Sprintf("%s schemes; %s fit the rules and the filters. No option has figures yet, so their money is alike: type it on Figures.",
			say.Grouped(x.all), say.Grouped(x.fit))
	}
	text := fmt.Sprintf("%s schemes; %s fit the rules and the filters; %s that no other beats",
		say.Grouped(x.all), say.Grouped(x.fit), say.Grouped(x.frontier.Count))
	if x.frontier.Bounded {
		text += fmt.Sprintf(", of which %s are listed", model.Grouped(strconv.Itoa(len(x.frontier.Schemes))))
	}
	text += "; " + v.beatenWords() + ". " + charts.BeatsMeans + "."
	if most := x.frontier.Threshold; most != nil {
		text += " " + charts.ThresholdMeans(*most) + "; Filters sets another number."
	}
	return text
}

// showTab shows another list, once what is typed is taken.
func (v *view) showTab(i int) {
	if !v.Grid.Editor.Commit() {
		return
	}
	v.tab = i
	v.tabs.Set(i)
	v.Grid.Wraps = i == tabOptions || i == tabCommitment || i == tabSlips // schemes are figures alone, and may be thousands
	v.Whole.Layout.(*explorePage).wide = i == tabCommitment || i == tabSlips
	ui.SetVisible(v.picture, i != tabCommitment && i != tabSlips)
	v.askSlips()
	v.sayWords()
	v.Grid.Restart()
	v.onCursor(v.Grid.Cursor)
}

// listed are the schemes of the list.
func (v *view) listed() []schemes.Scheme {
	x := v.found
	switch {
	case x.err != nil || x.frontier == nil || v.tab == tabOptions || v.tab == tabCommitment || v.tab == tabSlips:
		return nil
	case v.tab == tabRivals:
		return x.rivalSchemes()
	}
	return x.frontier.Schemes
}

// scheme is the one under the cursor.
func (v *view) scheme() (schemes.Scheme, bool) {
	row := v.Grid.Cursor.Row
	if row >= len(v.listed()) {
		return schemes.Scheme{}, false
	}
	return v.listed()[row], true
}

// onCursor says what the row under the cursor is.
func (v *view) onCursor(grid.Place) {
	text := "No scheme is looked at."
	if v.tab == tabRivals && v.found.rivals != nil && len(v.listed()) == 0 {
		text = model.Capital(v.beatenWords()) + ". " + charts.BeatsMeans + "."
	}
	if s, ok := v.scheme(); ok {
		text = v.whyListed(v.Grid.Cursor.Row) + " " + schemeWords(v.found.job.current, v.found.job.view, s)
	} else if o, ok := v.optionAt(v.Grid.Cursor.Row); ok {
		text = v.optionWords(o) + " Space goes through: may be in, must be in, must not be in."
	} else if d, ok := v.decisionAt(v.Grid.Cursor.Row); ok {
		text = v.commitmentWords(d)
	} else if d, ok := v.delayAt(v.Grid.Cursor.Row); ok {
		text = v.slipDetail(d)
	}
	v.detail.Set(text, v.detail.Look)
	v.drawFrontier()
	v.LayOut()
}

func (v *view) open(grid.Place) {
	switch v.tab {
	case tabOptions:
		v.step(v.Grid.Cursor.Row)
	case tabSlips:
		if d, ok := v.delayAt(v.Grid.Cursor.Row); ok {
			v.h.Go(page.Place{Page: page.Plan, Record: model.Hit{Kind: model.KindOption, Key: d.Option.ID}})
		}
	case tabCommitment:
		v.h.Explain("Mark the decision, and say what to explore and by when, in the columns that follow.")
	default:
		v.h.Run(cmdMakeScenario)
	}
}

func (v *view) onRune(r rune) bool {
	switch {
	case r != ' ':
		return false
	case v.tab == tabOptions:
		v.step(v.Grid.Cursor.Row)
	case v.tab == tabCommitment:
		return v.stepMark(v.Grid.Cursor)
	}
	return true
}

// step goes on to the next thing that may be asked of an option.
func (v *view) step(row int) {
	o, ok := v.optionAt(row)
	if !ok {
		return
	}
	without := func(ids []string) []string {
		return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == o.ID })
	}
	must, not := slices.Contains(v.filter.Include, o.ID), slices.Contains(v.filter.Exclude, o.ID)
	v.filter.Include, v.filter.Exclude = without(v.filter.Include), without(v.filter.Exclude)
	switch {
	case must:
		v.filter.Exclude = append(v.filter.Exclude, o.ID)
	case !not:
		v.filter.Include = append(v.filter.Include, o.ID)
	}
	v.ask()
	v.Grid.Arrange()
}

// optionAt is the option of a row of the list of options.
func (v *view) optionAt(row int) (*model.Option, bool) {
	if v.tab != tabOptions || row >= len(v.found.standing) {
		return nil, false
	}
	return v.found.standing[row].Option, true
}
