// Package findings is the page of the assessment: where effort goes, and what was found, from what staff do to the parts of the
// operating model that it is about.
package findings

import (
	"slices"
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
)

// view is the page of the assessment.
type view struct {
	page.Table
	h page.Host
	// shown and view are what the rows were made from; kept is the case that what is typed changes.
	shown, kept *model.Case
	view        session.View
	effort      model.Effort
	// places are the decimals that every share and gap has.
	places int
	// list is the one that is shown, of which columns and entries are made.
	list    int
	columns []column
	entries []row
	// added is the key of a row that is being added: the cursor goes there.
	added string

	title, check *ui.Paragraph
	tabs         *ui.Segments
	pane         *figure.Pane
	chain        *chain
}

// The lists of the page.
const (
	effortList = iota
	findingList
)

const title = "Findings"

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Findings, Title: title, Group: page.Evidence, Lists: []model.Listing{model.InFindings}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h, title: ui.NewParagraph("", ui.Look{}), check: ui.NewParagraph("", ui.Look{}), columns: effortColumns()}
	v.Grid = grid.New(h.Canvas(), title, fixedColumns, v, grid.Signals{
		OnEdit: v.onEdit, InWords: say.Refusal, OnTyped: v.onTyped, OnOpen: v.open, OnLocked: v.onLocked, OnPick: v.onPick, OnCursor: v.onCursor,
		OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnRune: v.onRune, OnCopied: page.OnCopied(h, v.holds), OnPaste: v.onPaste, OnClear: v.onClear,
		OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	v.Grid.Wraps = true
	v.pane = figure.New(charts.FigureEffort, v.onFigure, h.OnUI)
	v.chain = newChain(h)
	v.check.AtLeast = 1
	v.tabs = &ui.Segments{Name: "List", Labels: []string{"Where effort goes", "What was found"}, OnKey: h.TypedKey, OnSelect: v.showList, OnTapped: v.TakeKeys}
	tools := container.New(&ui.ChipRow{Gap: ui.Gap}, v.tabs)
	for _, t := range []struct {
		label string
		id    page.ID
	}{{"Add …", cmdAdd}, {"Delete", cmdDelete}, {"What it rests on and leads to …", cmdChain}, {"Import …", cmdImport}, {"Export …", cmdExport}} {
		tools.Add(h.Control("", t.id, nil).Labelled(t.label))
	}
	v.Whole = container.New(&beside{}, container.New(&ui.Column{Gap: 4}, v.title, v.check, tools), ui.NewCardOf(v.Grid.Root), v.pane.Root, v.chain.card)
	ui.SetVisible(v.chain.card, false)
	return v
}

// beside sets what goes over the page, and below it the table beside the figure or the chain.
type beside struct{}

// The share of the width that stands beside each table.
const (
	figureShare float32 = 0.46
	chainShare  float32 = 0.32
)

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*page.Pad, 2*page.Pad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(page.Pad, page.Pad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	top, height := page.Pad+over+ui.Gap, max(inner.Height-over-ui.Gap, 0)
	aside, share := objects[2], figureShare
	if objects[3].Visible() {
		aside, share = objects[3], chainShare
	}
	width := inner.Width * share
	objects[1].Move(fyne.NewPos(page.Pad, top))
	objects[1].Resize(fyne.NewSize(inner.Width-width-ui.RowGap, height))
	aside.Move(fyne.NewPos(page.Pad+inner.Width-width, top))
	aside.Resize(fyne.NewSize(width, height))
}

func (beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// Stop ends the drawing.
func (v *view) Stop() { v.pane.Stop() }

// Drawn reports whether the figure shows the present state, where it is in sight.
func (v *view) Drawn() bool { return !v.pane.Root.Visible() || v.pane.UpToDate() }

// FigureShown is where effort goes.
func (v *view) FigureShown() (charts.FigureID, []string) { return charts.FigureEffort, nil }

// onFigure takes the figure for the window's words while it is in sight.
func (v *view) onFigure(f *charts.Figure) {
	if v.list == effortList {
		v.h.ShowFigure(v, f)
	}
}

// Refresh shows the assessment.
func (v *view) Refresh() {
	s := v.h.Session()
	if s.Shown() != v.shown || s.View() != v.view {
		v.shown, v.kept, v.view = s.Shown(), s.Case(), s.View()
		v.pane.Refresh(v.shown, v.view, v.h.Theme()) // elsewhere, while the rest is shown
		v.effort = v.kept.Effort()
		v.places = v.effort.Places()
		v.rebuild()
		v.tell()
	}
	v.Grid.Refresh()
	v.chain.show(v.kept, v.record())
	v.pane.Refresh(v.shown, v.view, v.h.Theme())
	if slices.ContainsFunc(v.entries, func(r row) bool { return r.key == v.added }) {
		v.Grid.MoveToKey(v.added, nameColumn)
		v.added = ""
	}
}

// tell says what differs most, or how much was found, and what should be looked at.
func (v *view) tell() {
	words, faults, good := v.effort.Headline(), v.effort.Faults(), ""
	if len(v.effort.Activities) > 0 {
		good = "Both columns of shares add up to 100%."
	}
	if v.list == findingList {
		words, faults, good = v.kept.FindingsWords(), v.kept.LooseFindings(), v.illustrative()
	}
	v.title.Set(words+".", ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	v.check.Set(good, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	if len(faults) > 0 {
		text := "! " + strings.Join(faults, ". ") + "."
		if v.list == findingList && good != "" {
			text += " " + good
		}
		v.check.Set(text, ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict})
	}
	v.LayOut()
	v.Whole.Refresh()
}

// illustrative says how many of the messages and findings rest on what is illustrative, empty for none.
func (v *view) illustrative() string {
	words := v.kept.IllustrativeGround(slices.Collect(v.kept.Findings.All()))
	if words != "" {
		words += "."
	}
	return words
}

// showList shows one of the lists from its first row on.
func (v *view) showList(list int) {
	if list == v.list || !v.Leave() {
		return
	}
	v.list = list
	v.tabs.Set(list)
	ui.SetVisible(v.pane.Root, list == effortList)
	ui.SetVisible(v.chain.card, list == findingList)
	if list == findingList {
		v.h.ShowFigure(v, nil)
	}
	v.pane.Refresh(v.shown, v.view, v.h.Theme())
	v.rebuild()
	v.tell()
	v.Grid.Restart()
	v.chain.show(v.kept, v.record())
}

// Rewind goes back to where effort goes.
func (v *view) Rewind() {
	v.Table.Rewind()
	v.list, v.shown = effortList, nil
	v.tabs.Set(v.list)
	ui.SetVisible(v.pane.Root, true)
	ui.SetVisible(v.chain.card, false)
}

// Restyle lays out anew after a change of theme or size of text.
func (v *view) Restyle() {
	v.chain.restyle()
	v.Table.Restyle()
}

// Show puts the cursor on an activity, a message or a finding.
func (v *view) Show(to page.Place) {
	switch to.Record.Kind {
	case model.KindActivity:
		v.showList(effortList)
	case model.KindFinding:
		v.showList(findingList)
	}
	v.Grid.MoveToKey(string(to.Record.Kind)+"/"+to.Record.Key, nameColumn)
	v.chain.show(v.kept, v.record())
}

// The commands of the page.
const (
	cmdAdd    page.ID = "add to findings"
	cmdDelete page.ID = "delete from findings"
	cmdChain  page.ID = "chain of findings"
	cmdSwitch page.ID = "switch findings"
	cmdImport page.ID = "import findings"
	cmdExport page.ID = "export findings"
	cmdWords  page.ID = "words of the ratings"
)

// Commands are those of the rows of both lists.
func (v *view) Commands() []page.Command {
	hidden := page.Bars(page.NoCase(v.h), page.NotShown(v.h, v, title))
	noRow := page.Bars(hidden, page.Unless(func() bool { return v.record() != nil }, noRecord))
	nothing := page.Unless(func() bool { return v.h.Session().Case().Activities.Len()+v.h.Session().Case().Findings.Len() > 0 }, "There is no activity and no finding yet")
	return []page.Command{
		{ID: cmdAdd, Group: page.Evidence, Name: "Add an activity, a message or a finding …", Key: fyne.KeyInsert, Bar: hidden, Run: v.add},
		{ID: cmdDelete, Group: page.Evidence, Name: "Delete the row under the cursor", Bar: noRow, Run: func() { v.remove(v.Grid.Cursor.Row, v.Grid.Cursor.Row) }},
		{ID: cmdChain, Group: page.Evidence, Name: "What it rests on and leads to …", Bar: noRow, Run: v.askChain},
		{ID: cmdSwitch, Group: page.Evidence, Name: "Switch between effort and findings", Bar: hidden, Run: func() { v.showList(1 - v.list); v.Focus() }},
		{ID: cmdImport, Group: page.Evidence, Name: "Import activities or findings …", Bar: page.NoCase(v.h), Run: v.importRows},
		{ID: cmdExport, Group: page.Evidence, Name: "Export the activities, or the findings …", Bar: page.Bars(page.NoCase(v.h), nothing), Run: v.export},
		{ID: cmdWords, Group: page.Evidence, Name: "Words of the ratings …", Bar: page.NoCase(v.h), Run: v.askWords},
	}
}

const noRecord = "No activity and no finding is under the cursor"

// record is the activity or finding under the cursor, nil for none.
func (v *view) record() model.Record {
	if at := v.Grid.Cursor.Row; at < len(v.entries) {
		return v.entries[at].record
	}
	return nil
}

// Arrange moves the record under the cursor among those that are shown with it.
func (v *view) Arrange(by int) {
	r := v.record()
	at := v.Grid.Cursor.Row + by
	if at < 0 || at >= len(v.entries) || v.entries[at].record == nil {
		return // the end of the list, or of its area
	}
	v.h.Do(v.kept.Move(r.Kind(), r.Key(), v.placeOf(v.entries[at].record)-v.placeOf(r)))
}

// placeOf is the place of a record among all of its kind.
func (v *view) placeOf(r model.Record) int {
	place := 0
	for other := range v.kept.RecordsOf(r.Kind()) {
		if other.Key() == r.Key() {
			break
		}
		place++
	}
	return place
}

// CantArrange says why nothing can be moved, empty where something can.
func (v *view) CantArrange() string {
	if v.record() == nil {
		return noRecord
	}
	return ""
}

// Fixed says that neither the estimate nor the basis changes anything here.
func (v *view) Fixed() (estimate, basis string) {
	const why = "Shares of effort and findings are the same at every estimate and on either basis"
	return why, why
}
