// Package members is the page of what Members answered: packs are made there, returns taken in and counted.
package members

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/collation"
)

// view is the page of what came back for a pack: what was chosen, the returns one by one, and who hasn't answered.
type view struct {
	page.Table
	h page.Host
	// pack is the id of the pack picked, empty for the one given out last.
	pack string
	// asked is what is being counted, found what was.
	asked  job
	found  counted
	worker *session.Questions[job]
	tab    int

	tools       *fyne.Container
	which       *ui.Control
	tabs, names *ui.Segments
	words       *ui.Paragraph
	detail, sum *ui.Paragraph
	beside      *ui.ScrollPane
	// besideCard and sumCard hold them; without a pack they are not there.
	besideCard, sumCard *fyne.Container
}

// The lists of the page.
const (
	tabDecisions = iota
	tabReturns
	tabAwaited
)

const title = "Members"

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Members, Title: title, Group: page.Share, Lists: []model.Listing{model.InMembers}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h}
	v.worker = session.NewQuestions(v.count)
	v.which = h.Control("Pack", cmdPick, nil)
	v.tabs = &ui.Segments{Name: "List", Labels: []string{"What was chosen", "Returns", "Not answered"}, OnKey: h.TypedKey, OnSelect: v.showTab, OnTapped: v.TakeKeys}
	v.names = &ui.Segments{Name: "Names", Labels: []string{"Without names", "With names"}, OnKey: h.TypedKey}
	v.names.OnSelect = func(i int) { v.showNames(i == 1) }
	v.words = ui.NewParagraph("", ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground})
	v.Grid = grid.New(h.Canvas(), "What Members answered", 1, v, grid.Signals{
		OnCursor: v.onCursor, OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnOpen: func(grid.Place) { v.open() }, OnRune: v.onRune, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	v.Grid.Wraps = true
	v.detail = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	v.sum = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	v.tools = container.New(&ui.ChipRow{Gap: ui.Gap}, v.which)
	lists := container.New(&ui.ChipRow{Gap: ui.Gap}, v.tabs, v.names)
	for row, ids := range map[*fyne.Container][]page.ID{v.tools: {cmdMake, cmdMakePage, cmdTakeIn, cmdCode, cmdNames}, lists: {cmdOpenReturn, cmdOpenAgreed, cmdCopy}} {
		for _, id := range ids {
			row.Add(h.Control("", id, nil).Labelled(shortNames()[id]))
		}
	}
	over := container.New(&ui.Column{Gap: ui.Gap}, v.tools, lists, v.words)
	v.beside = ui.NewScrollPane(container.New(&ui.Column{Pad: ui.CardPad}, v.detail))
	v.besideCard, v.sumCard = ui.NewCardOf(v.beside), ui.NewCard(container.New(&ui.Column{Pad: ui.CardPad}, v.sum))
	v.Whole = container.New(&layout{}, over, ui.NewCardOf(v.Grid.Root), v.besideCard, v.sumCard)
	return v
}

// layout sets the list beside what is said of the row under the cursor, and what all comes to below both; the list has the room of what
// isn't there.
type layout struct{}

const (
	listShare float32 = 0.62
	leastSum  float32 = 48
)

func (layout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	over, list, beside, sum := objects[0], objects[1], objects[2], objects[3]
	wide := size.Width - 2*page.Pad
	top := ui.HeightFor(over, wide)
	rest := max(size.Height-top-2*page.Pad-ui.Gap, 0)
	below := min(max(leastSum, ui.HeightFor(sum, wide)), rest/3)
	height, share := max(rest-below-ui.RowGap, 0), (wide-ui.RowGap)*listShare
	if !sum.Visible() {
		height = rest
	}
	if !beside.Visible() {
		share = wide
	}
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(page.Pad+x, page.Pad+y))
		o.Resize(fyne.NewSize(w, h))
	}
	place(over, 0, 0, wide, top)
	place(list, 0, top+ui.Gap, share, height)
	place(beside, share+ui.RowGap, top+ui.Gap, wide-share-ui.RowGap, height)
	place(sum, 0, top+ui.Gap+rest-below, wide, below)
}

func (layout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// Drawn reports whether the present state is counted.
func (v *view) Drawn() bool { return v.found.job == v.asked }

// Stop ends the counting.
func (v *view) Stop() { v.worker.Stop() }

// Rewind forgets which pack was picked.
func (v *view) Rewind() {
	v.Table.Rewind()
	v.pack = ""
	v.tab = tabDecisions
	v.tabs.Set(v.tab)
}

// Show shows a pack, or lists a return.
func (v *view) Show(to page.Place) {
	c := v.h.Session().Case()
	if p, ok := c.Packs.Get(to.Record.Key); ok {
		v.pack = p.ID
		v.Refresh()
	} else if r, ok := c.Returns.Get(to.Record.Key); ok {
		v.pack = r.Pack.ID
		v.Refresh()
		v.showTab(tabReturns)
		v.Grid.MoveToKey(r.ID, 0)
	}
}

// Refresh counts anew where the case, or how money is counted, has changed.
func (v *view) Refresh() {
	s := v.h.Session()
	now := job{s.Case(), v.shownPack(), s.View().Estimate, s.View().Basis}
	if now != v.asked {
		v.asked = now
		v.worker.Ask(now)
	}
	v.controls()
	v.Grid.Refresh()
}

// shownPack is the pack picked, or the one given out last; nil for none.
func (v *view) shownPack() *model.Pack {
	latest := v.h.Session().Case().LatestPacks()
	for _, p := range latest {
		if p.ID == v.pack {
			return p
		}
	}
	if len(latest) == 0 {
		return nil
	}
	return latest[0]
}

// controls show which pack it is and whether names are.
func (v *view) controls() {
	p := v.shownPack()
	v.Grid.Empty.Set(emptyWords(p, v.tab), v.Grid.Empty.Look)
	value, named := "none yet", 0
	if p != nil {
		value, named = p.Name(), map[bool]int{true: 1}[p.Named]
	}
	v.names.Set(named)
	shown := v.besideCard.Visible()
	ui.SetVisible(v.besideCard, p != nil)
	ui.SetVisible(v.sumCard, p != nil)
	if shown != (p != nil) {
		v.LayOut()
	}
	if v.which.SetValue(value) {
		v.LayOut()
		v.tools.Refresh()
	}
}

func emptyWords(p *model.Pack, tab int) string {
	switch {
	case p == nil:
		return "No pack has been given out yet. “Make a pack …” makes the file that Members answer with a copy of this program, “Make a page …” the one that any browser opens; what they send back is taken in here."
	case tab == tabAwaited && len(p.Asked) == 0:
		return "There is no list of whom was asked. “List of names …” takes one, pasted or typed."
	case tab == tabAwaited:
		return "Everybody on the list has answered."
	}
	return "No return has been taken in yet: take in files or a folder, type codes, or drop files on the window."
}

// count runs on the worker.
func (v *view) count(ctx context.Context, j job) {
	found := j.count(ctx)
	if ctx.Err() == nil {
		v.h.OnUI(func() { v.take(found) })
	}
}

// take shows what was counted, unless something newer is asked for meanwhile.
func (v *view) take(x counted) {
	if x.job != v.asked {
		return
	}
	v.found = x
	v.say()
}

// say shows all that is said of what was counted.
func (v *view) say() {
	v.words.Set(v.summary(), v.words.Look)
	v.sum.Set(v.found.money, v.sum.Look)
	v.controls()
	v.Grid.Refresh()
	v.onCursor(v.Grid.Cursor)
}

// summary says of which pack and how many returns the page tells, what is left out, and what was closed when.
func (v *view) summary() string {
	x, p := v.found.returns, v.found.job.pack
	if p == nil {
		return ""
	}
	if v.found.err != nil {
		return v.found.err.Error()
	}
	parts := []string{x.Words()}
	if day := p.ClosingDay(); day != "" {
		parts = append(parts, "the last day for answers is "+day)
	}
	if late := x.Late(); late > 0 {
		parts = append(parts, fmt.Sprintf("%d came late and %s", late, model.Plural(late, "counts", "count")))
	}
	if len(p.Asked) > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d on the list haven't answered", len(v.found.missing), len(p.Asked)))
	}
	text := strings.Join(parts, "; ") + "."
	if !p.Named {
		text += " " + collation.HiddenMeans + "."
	}
	return text
}

func (v *view) showTab(i int) {
	v.tab = i
	v.tabs.Set(i)
	v.controls()
	v.Grid.Restart()
	v.onCursor(v.Grid.Cursor)
}

// onCursor says beside the list what there is to say of the row under the cursor.
func (v *view) onCursor(at grid.Place) {
	text := ""
	if at.Row < v.Rows() {
		text = v.found.rows[v.tab][at.Row].detail
	}
	if text != v.detail.Text {
		v.detail.Set(text, v.detail.Look)
		v.beside.ScrollToTop()
		v.beside.Refresh()
	}
	if text != "" {
		v.h.Explain("Enter leads on; Space goes on in what stands beside the list.")
	}
	v.LayOut()
}

// onRune takes Space, which goes on in what stands beside the list, and at its end back to its beginning.
func (v *view) onRune(r rune) bool {
	if r != ' ' {
		return false
	}
	page, before := v.beside.Size().Height, v.beside.Offset
	v.beside.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -page)})
	if v.beside.Offset == before {
		v.beside.ScrollToTop()
	}
	return true
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	switch v.tab {
	case tabReturns:
		return []grid.Column{{Title: "Return", Ems: 8, Grow: 0.5}, {Title: "Counts", Ems: 6}, {Title: "When and from where", Ems: 9, Grow: 0.6}, {Title: "To be known", Ems: 8, Grow: 1}}
	case tabAwaited:
		return []grid.Column{{Title: "Not answered", Ems: 12, Grow: 1}}
	}
	return []grid.Column{
		{Title: "Most divided first", Ems: 9, Grow: 0.7},
		{Title: "Chosen by", Ems: 10, Grow: 1},
		{Title: "No change", Ems: 6.8, Trailing: true},
		{Title: "Don't mind", Ems: 6.8, Trailing: true},
		{Title: "Untouched", Ems: 6.8, Trailing: true},
	}
}

func (v *view) Rows() int          { return len(v.found.rows[v.tab]) }
func (v *view) Key(row int) string { return v.found.rows[v.tab][row].key }
func (v *view) Cell(row, col int) grid.Cell {
	r := v.found.rows[v.tab][row]
	cell := grid.Cell{Locked: true, Bold: col == 0}
	if col < len(r.cells) {
		cell.Text = r.cells[col]
	}
	return cell
}
func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(int, int) grid.Cell { return grid.Cell{} }
