// Package tables is the page of published tables, as they are printed, and of what an audit finds in them.
package tables

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/audit"
)

// view is the page of the published tables: the list of them, one as it is printed with the cells in
// question marked, and what the audit finds in it.
type view struct {
	h page.Host
	// audited are the tables that the reports are of, or come to be: large ones are audited away from the window, and until
	// then the reports are those of before.
	audited []*model.Evidence
	reports []audit.Report
	// awaited is the id of the table to show once its report is there, empty for none.
	awaited string
	// table is the id of the one shown, remarks what a person should know of it, the findings first, and doubts the
	// verdicts on its cells in question.
	table   string
	remarks []remark
	doubts  map[audit.Cell]audit.Verdict

	over    *fyne.Container
	summary *ui.Paragraph
	list    *grid.Grid
	title   *ui.Paragraph
	printed *grid.Grid
	found   *grid.Grid
	root    *fyne.Container
}

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Tables, Title: title, Group: page.Evidence, Key: fyne.Key7, Lists: []model.Listing{model.InEvidence}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h}
	v.over = container.New(&ui.ChipRow{Gap: ui.Gap})
	names := map[page.ID]string{cmdPasteEvidence: "Paste a table …", cmdProposeChecks: "Checks …", cmdNameEvidence: "Title and source …", cmdDeleteEvidence: "Delete"}
	for _, id := range []page.ID{cmdPasteEvidence, cmdProposeChecks, cmdNameEvidence, cmdDeleteEvidence} {
		v.over.Add(h.Control("", id, nil).Labelled(names[id]))
	}
	v.summary = ui.NewParagraph("", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	v.title = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground, Bold: true})
	c := h.Canvas()
	v.list = grid.New(c, "Published tables", 1, evidenceList{v: v}, v.signals(grid.Signals{
		OnCursor: v.onTable, OnOpen: func(grid.Place) { v.printed.List.TakeFocus() }, OnClear: func(_, _ grid.Place) { h.Run(cmdDeleteEvidence) },
	}))
	v.list.Wraps = true
	v.list.Empty.Set("No table yet. Copy one from a document or spreadsheet, headings first, and paste it here (Ctrl+V).", v.list.Empty.Look)
	v.printed = grid.New(c, "The table as printed", 1, printedTable{v: v}, v.signals(grid.Signals{OnCursor: v.onCell, OnOpen: v.openCell}))
	v.printed.Wraps, v.printed.Heads = true, true
	v.found = grid.New(c, "What the audit says", 1, auditFindings{v: v}, v.signals(grid.Signals{OnCursor: v.onFinding, OnOpen: v.openFinding, OnClear: v.deleteChecks}))
	v.found.Wraps = true
	v.root = container.New(&evidencePage{v: v}, container.New(&ui.Column{Gap: ui.Gap}, v.over, v.summary), ui.NewCardOf(v.list.Root),
		v.title, ui.NewCardOf(v.printed.Root), ui.NewCardOf(v.found.Root))
	return v
}

// signals adds what the three tables of the page have in common.
func (v *view) signals(s grid.Signals) grid.Signals {
	s.OnPaste = func(_ grid.Place, text string) { v.pasteEvidence(text) }
	s.OnLeave, s.OnShortcut, s.OnKey = v.h.ClearStatus, v.h.TypedShortcut, v.h.TypedKey
	return s
}

// Stop has nothing to end: what is read away from the window ends with that.
func (v *view) Stop() {}

// Object is what is shown.
func (v *view) Object() fyne.CanvasObject { return v.root }

// Rewind goes back to the first table with something to look at.
func (v *view) Rewind() {
	v.table = ""
	for _, g := range []*grid.Grid{v.list, v.printed, v.found} {
		g.Rewind()
	}
}

// Focus gives the list the keys.
func (v *view) Focus() { v.list.List.TakeFocus() }

// Leave has nothing to take: nothing is typed here.
func (v *view) Leave() bool { return true }

// Scroll has nothing to scroll but tables, which do it themselves.
func (v *view) Scroll(int) {}

// Paste takes a table that is pasted while nothing with the keys has a use for it.
func (v *view) Paste() { v.list.Paste() }

// Restyle lays out anew after a change of theme.
func (v *view) Restyle() {
	v.root.Layout.Layout(v.root.Objects, v.root.Size())
	for _, g := range []*grid.Grid{v.list, v.printed, v.found} {
		g.Arrange()
	}
}

// Refresh audits the tables, unless they are those audited already, and shows one.
func (v *view) Refresh() {
	c := v.h.Session().Case()
	if tables := slices.Collect(c.Evidence.All()); !slices.Equal(tables, v.audited) || v.reports == nil {
		v.audited = tables
		if cellsOf(tables) > manyCells {
			v.reports = slices.DeleteFunc(append([]audit.Report{}, v.reports...), func(r audit.Report) bool { return !slices.Contains(tables, r.Evidence) })
			v.summary.Set("The tables are being added up again …", v.summary.Look)
			page.Later(v.h, func(context.Context) ([]audit.Report, error) { return audit.Case(c), nil }, func(reports []audit.Report, _ error) { v.take(tables, reports) })
		} else {
			v.reports = audit.Case(c)
			v.summary.Set(audit.Summary(v.reports), v.summary.Look)
		}
	}
	v.show()
}

// manyCells is how many cells of tables are audited at once, without a wait that a person would notice.
const manyCells = 3000

func cellsOf(tables []*model.Evidence) (n int) {
	for _, x := range tables {
		n += len(x.Rows) * len(x.Columns)
	}
	return n
}

// take shows the reports of tables audited away from the window, if the case still has these.
func (v *view) take(tables []*model.Evidence, reports []audit.Report) {
	if v.h.Shown() != page.Page(v) || !slices.Equal(tables, v.audited) {
		return
	}
	v.reports = reports
	v.summary.Set(audit.Summary(reports), v.summary.Look)
	v.show()
	v.list.MoveToKey(v.awaited, 0)
	v.awaited = ""
}

// show shows the list, and the table that is chosen in it.
func (v *view) show() {
	if v.at() < 0 {
		v.table = v.tableAfter(v.table)
	}
	v.list.Refresh()
	v.list.MoveToKey(v.table, v.list.Cursor.Col)
	v.showTable()
}

// tableAfter is the table to show when one is gone: that in its place, and at first one with something to look
// at; empty for none.
func (v *view) tableAfter(gone string) string {
	at := min(v.list.Cursor.Row, len(v.reports)-1)
	if first := slices.IndexFunc(v.reports, func(r audit.Report) bool { return len(r.Findings()) > 0 }); gone == "" && first >= 0 {
		at = first
	}
	if at < 0 {
		return ""
	}
	return v.reports[at].Evidence.ID
}

// at is the place of the table shown, -1 for none.
func (v *view) at() int {
	return slices.IndexFunc(v.reports, func(r audit.Report) bool { return r.Evidence.ID == v.table })
}

// report is the audit of the table shown, an empty one where there is none.
func (v *view) report() audit.Report {
	if at := v.at(); at >= 0 {
		return v.reports[at]
	}
	return audit.Report{Evidence: &model.Evidence{Title: "No table yet", Columns: make([]model.EvidenceColumn, 1)}}
}

// showTable shows the table's title and source, its cells and what is found in it.
func (v *view) showTable() {
	x := v.report().Evidence
	text := x.Title
	if source := evidenceSource(v.h.Session().Case(), x.Source); source != "" {
		text += "  ·  " + source
	}
	v.remarks, v.doubts = remarksOn(v.report()), v.report().InDoubt()
	v.title.Set(text, v.title.Look)
	v.printed.Refresh()
	v.found.Refresh()
	v.root.Layout.Layout(v.root.Objects, v.root.Size())
}

// evidenceSource names the document and page of a table.
func evidenceSource(c *model.Case, s model.Source) string {
	text := ""
	if d, ok := c.Documents.Get(s.Document); ok {
		text = d.Title
	}
	if s.Page != "" {
		text = strings.TrimPrefix(text+", page "+s.Page, ", ")
	}
	return text
}

// Show shows a table.
func (v *view) Show(to page.Place) { v.reveal(to.Record.Key) }

// reveal shows a table by its id.
func (v *view) reveal(id string) {
	if !slices.ContainsFunc(v.reports, func(r audit.Report) bool { return r.Evidence.ID == id }) {
		v.awaited = id
	}
	v.list.MoveToKey(id, 0)
	v.list.List.TakeFocus()
}

// onTable shows the table under the cursor of the list.
func (v *view) onTable(at grid.Place) {
	if at.Row >= len(v.reports) {
		return
	}
	if id := v.reports[at.Row].Evidence.ID; id != v.table {
		v.table = id
		v.showTable()
		v.printed.Restart()
		v.found.Restart()
		v.list.Repaint()
	}
	if v.list.List.Focused {
		v.h.Explain(fmt.Sprintf("“%s”: %s", v.reports[at.Row].Evidence.Title, audit.Summary(v.reports[at.Row:at.Row+1])))
	}
}

// onCell says what is found in the cell under the cursor.
func (v *view) onCell(at grid.Place) {
	for _, r := range v.remarks {
		if v.placeOf(r.cell) == at {
			v.h.Explain(r.text)
			return
		}
	}
	v.h.ClearStatus()
}

// placeOf is where a cell of the table stands in the grid.
func (v *view) placeOf(at audit.Cell) grid.Place {
	return grid.Place{Row: at.Row, Col: at.Column + v.nameColumns()}
}

// nameColumns is 1 where the rows of the table have names, else 0.
func (v *view) nameColumns() int {
	if v.report().Evidence.NamesRows() {
		return 1
	}
	return 0
}

// openCell goes to the first remark on the cell.
func (v *view) openCell(at grid.Place) {
	for i, r := range v.remarks {
		if v.placeOf(r.cell) == at {
			v.found.MoveTo(grid.Place{Row: i, Col: 1})
			v.found.List.TakeFocus()
			return
		}
	}
}

func (v *view) onFinding(at grid.Place) {
	if at.Row < len(v.remarks) {
		v.printed.MoveTo(v.placeOf(v.remarks[at.Row].cell))
		v.h.Explain(v.remarks[at.Row].text)
		return
	}
	v.h.ClearStatus()
}

// openFinding goes to the cell that a remark is about.
func (v *view) openFinding(at grid.Place) {
	if at.Row < len(v.remarks) {
		v.printed.MoveTo(v.placeOf(v.remarks[at.Row].cell))
		v.printed.List.TakeFocus()
	}
}

// deleteChecks takes the checks away whose rows are selected below the remarks.
func (v *view) deleteChecks(from, to grid.Place) {
	r := v.report()
	first := len(v.remarks)
	next := *r.Evidence
	next.Checks = nil
	for i, k := range r.Evidence.Checks {
		if row := first + i; row < from.Row || row > to.Row {
			next.Checks = append(next.Checks, k)
		}
	}
	if len(next.Checks) < len(r.Evidence.Checks) {
		v.h.Do(v.h.Session().Case().Replace(next.ID, &next))
	}
}

// evidencePage sets the list beside the table, and what is found below the table.
type evidencePage struct{ v *view }

const (
	// evidenceListShare is the list's share of the width, evidenceListLeast what a long word of a title needs, and
	// printedMost the table's most of the height.
	evidenceListShare float32 = 0.25
	evidenceListLeast float32 = 244
	printedMost       float32 = 0.62
)

// Layout places what goes over the page, the list, and the title, the table and the findings beside it.
func (l *evidencePage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*page.Pad, 2*page.Pad)
	over := ui.HeightFor(objects[0], inner.Width)
	place(objects[0], page.Pad, page.Pad, inner.Width, over)
	top, height := page.Pad+over+ui.Gap, max(inner.Height-over-ui.Gap, 0)
	list := max(inner.Width*evidenceListShare, evidenceListLeast)
	place(objects[1], page.Pad, top, list, height)
	right, wide := page.Pad+list+ui.RowGap, max(inner.Width-list-ui.RowGap, 0)
	title := ui.HeightFor(objects[2], wide)
	place(objects[2], right, top, wide, title)
	top, height = top+title+ui.Gap, max(height-title-ui.Gap, 0)
	place(objects[3], right, top, wide, height)
	table := min(l.v.printed.Needs()+2, height*printedMost)
	place(objects[3], right, top, wide, table)
	place(objects[4], right, top+table+ui.RowGap, wide, max(height-table-ui.RowGap, 0))
}

// MinSize is the least that is of use.
func (*evidencePage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// The commands of the tables.
const (
	cmdPasteEvidence  page.ID = "paste evidence"
	cmdProposeChecks  page.ID = "propose checks"
	cmdNameEvidence   page.ID = "name evidence"
	cmdDeleteEvidence page.ID = "delete evidence"
)

const title = "Tables"

// Commands are those of the tables.
func (v *view) Commands() []page.Command {
	none := page.Bars(page.NotShown(v.h, v, title), page.Unless(func() bool { return v.at() >= 0 }, "The case has no table yet; paste one first"))
	return []page.Command{
		{ID: cmdPasteEvidence, Group: page.Evidence, Name: "Paste a published table …", Shortcut: page.CtrlShift(fyne.KeyV), Bar: page.NoCase(v.h), Run: func() {
			v.h.Go(page.Place{Page: page.Tables})
			v.pasteEvidence(fyne.CurrentApp().Clipboard().Content())
		}},
		{ID: cmdProposeChecks, Group: page.Evidence, Name: "What should add up in the table …", Bar: none, Run: v.proposeChecks},
		{ID: cmdNameEvidence, Group: page.Evidence, Name: "Title and source of the table …", Bar: none, Run: v.nameEvidence},
		{ID: cmdDeleteEvidence, Group: page.Evidence, Name: "Delete the table", Bar: none, Run: v.deleteEvidence},
	}
}

// deleteEvidence deletes the table shown, after saying what is held against it.
func (v *view) deleteEvidence() {
	c, x := v.h.Session().Case(), v.report().Evidence
	remove := func() { v.h.Do(c.Remove(model.KindEvidence, x.ID)) }
	if words := c.ReferrerWords(model.KindEvidence, x.ID); words != "" {
		v.h.Ask("Delete the table?", fmt.Sprintf("Other tables are held against “%s” (%s); those checks go with it. Undo brings all back.", x.Title, words), "Delete", remove)
		return
	}
	remove()
}

// Fixed says that neither the estimate nor the basis changes anything here.
func (v *view) Fixed() (estimate, basis string) {
	const why = "Tables are told as they are printed, at every estimate and on either basis"
	return why, why
}
