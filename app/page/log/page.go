// Package log is the page of the decision log: the journal as sentences, snapshots, and the text of a decision statement.
package log

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/uuid"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// view is the page of the decision log: the journal as sentences, the newest first.
type view struct {
	page.Table
	h page.Host
	// lines holds all of the journal, the newest first; shown those that the filters let through.
	lines, shown []model.LogLine
	// of is what the lines were made from: the case's id and the number of entries.
	of      string
	entries int
	// reading is the id of the case whose journal is being read, empty for none.
	reading string
	filter  logFilter

	component, person, signed *ui.Control
	status, standing          *ui.Segments
	count                     *ui.Paragraph
}

// Rewind shows all lines, from the newest on.
func (v *view) Rewind() {
	v.Table.Rewind()
	v.filter = logFilter{}
	v.status.Set(0)
	v.standing.Set(0)
}

// logFilter says which lines are shown; empty fields let all through.
type logFilter struct {
	component string
	// person is a name, or [nobody] for entries without one.
	person string
	status model.Status
	// standing leaves out what was taken back, and the taking back.
	standing bool
}

const nobody = "no name"

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Log, Title: title, Group: page.Share, Key: fyne.Key8, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h}
	v.component = &ui.Control{Label: "Component", Name: "Component", OnKey: h.TypedKey, OnTap: v.chooseComponent}
	v.person = &ui.Control{Label: "Person", Name: "Person", OnKey: h.TypedKey, OnTap: v.choosePerson}
	v.status = page.TermedSwitch(h, &ui.Segments{Name: "Status", Labels: []string{"All", "Open", "Provisional", "Agreed"}, OnKey: h.TypedKey, OnTapped: v.TakeKeys})
	v.status.OnSelect = func(i int) {
		v.status.Set(i)
		v.filter.status = append([]model.Status{""}, model.Statuses()...)[i]
		v.narrow()
	}
	v.standing = page.TermedSwitch(h, &ui.Segments{Name: "What was taken back", Labels: []string{"Everything", "What stands"}, OnKey: h.TypedKey, OnTapped: v.TakeKeys})
	v.standing.OnSelect = func(i int) {
		v.standing.Set(i)
		v.filter.standing = i == 1
		v.narrow()
	}
	v.signed = h.Control("Signed", page.SignAs, nil)
	v.count = ui.NewParagraph("", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	v.Grid = grid.New(h.Canvas(), "Decision log", 1, v, grid.Signals{OnOpen: v.open, OnCursor: v.onCursor, OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey})
	tools := container.New(&ui.ChipRow{Gap: ui.Gap},
		h.Control("", cmdStatement, nil).Labelled("Decision statement"), h.Control("", cmdSnapshot, nil).Labelled("Take a snapshot"),
		h.Control("", cmdSnapshots, nil).Labelled("Snapshots"), v.signed)
	filters := container.New(&ui.ChipRow{Gap: ui.Gap}, v.component, v.person, v.status, v.standing)
	v.Whole = page.NewTable(container.New(&ui.Column{Gap: ui.Gap}, tools, filters, v.count), v.Grid)
	return v
}

// Refresh shows the journal, once it is read; the first time it has it read.
func (v *view) Refresh() {
	s := v.h.Session()
	v.signed.SetValue(s.Who())
	if s.Who() == "" {
		v.signed.SetValue("no name yet")
	}
	entries, read := s.Journal()
	id := s.Case().Head().ID
	if !read {
		v.of, v.lines = "", nil
		v.Grid.Empty.Set("Reading the log …", v.Grid.Empty.Look)
		v.narrow()
		if v.reading == id {
			return
		}
		v.reading = id
		page.Later(v.h, func(context.Context) ([]model.Entry, error) { return s.ReadJournal(id) }, func(entries []model.Entry, err error) {
			if err != nil {
				v.reading = ""
				v.h.Report(err)
				return
			}
			s.KeepJournal(id, entries)
		})
		return
	}
	v.reading = ""
	if v.of != id || v.entries != len(entries) {
		v.of, v.entries = id, len(entries)
		v.lines = model.LogLines(s.Case(), entries)
		slices.Reverse(v.lines)
		v.Grid.Empty.Set("Nothing is logged yet: every choice and change is kept here, with who made it and why.", v.Grid.Empty.Look)
	}
	v.narrow()
}

// narrow shows the lines that the filters let through.
func (v *view) narrow() {
	v.shown = v.shown[:0]
	for _, l := range v.lines {
		if v.filter.lets(l) {
			v.shown = append(v.shown, l)
		}
	}
	v.component.SetValue(v.componentName(v.filter.component, "all"))
	v.person.SetValue(v.filter.person)
	if v.filter.person == "" {
		v.person.SetValue("everybody")
	}
	words := fmt.Sprintf("%d entries", len(v.lines))
	if len(v.shown) != len(v.lines) {
		words = fmt.Sprintf("%d of %d entries", len(v.shown), len(v.lines))
	}
	v.count.Set(words, v.count.Look)
	v.LayOut()
	v.Whole.Objects[0].Refresh()
	v.Grid.Refresh()
}

func (f logFilter) lets(l model.LogLine) bool {
	switch {
	case f.component != "" && !slices.Contains(l.Components, f.component):
		return false
	case f.person == nobody && l.Who != "" || f.person != "" && f.person != nobody && l.Who != f.person:
		return false
	case f.status != "" && l.Status != f.status:
		return false
	}
	return !f.standing || l.Stands
}

// componentName names a component of the case, or says none for no component.
func (v *view) componentName(id, none string) string {
	if x, ok := v.h.Session().Case().Components.Get(id); ok {
		return x.Name
	}
	return none
}

func (v *view) chooseComponent() {
	ids, names := []string{""}, []string{"All components"}
	for x := range v.h.Session().Case().Components.All() {
		ids, names = append(ids, x.ID), append(names, x.Name)
	}
	v.h.Choose("Show the entries about", names, slices.Index(ids, v.filter.component), func(i int) {
		v.filter.component = ids[i]
		v.narrow()
	})
}

func (v *view) choosePerson() {
	names := []string{"Everybody"}
	for _, l := range v.lines {
		who := l.Who
		if who == "" {
			who = nobody
		}
		if !slices.Contains(names, who) {
			names = append(names, who)
		}
	}
	v.h.Choose("Show the entries by", names, max(slices.Index(names, v.filter.person), 0), func(i int) {
		if v.filter.person = names[i]; i == 0 {
			v.filter.person = ""
		}
		v.narrow()
	})
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	return []grid.Column{
		{Title: "When", Ems: 11},
		{Title: "Who", Ems: 6, Grow: 0.1},
		{Title: "Scenario", Ems: 7, Grow: 0.15},
		{Title: "What", Ems: 16, Grow: 1},
		{Title: "Because", Ems: 8, Grow: 0.5},
		{Title: "Status", Ems: 6.5},
	}
}

func (v *view) Rows() int          { return len(v.shown) }
func (v *view) Key(row int) string { return fmt.Sprint(v.shown[row].Revision, v.shown[row].Brought) }

func (v *view) Cell(row, col int) grid.Cell {
	l := v.shown[row]
	cell := grid.Cell{Locked: true}
	if !l.Stands || col != 3 {
		cell.Ink = ui.ColorQuiet
	}
	switch col {
	case 0:
		cell.Text = timeWords(l.At)
	case 1:
		cell.Text = l.Who
	case 2:
		cell.Text = l.Scenario
	case 3:
		cell.Text = l.Text
		if l.Undone {
			cell.Text += " (taken back later)"
		}
	case 4:
		cell.Text = l.Reason
	case 5:
		cell.Text = string(l.Status)
	}
	return cell
}

func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(_, _ int) grid.Cell { return grid.Cell{} }

// timeWords writes a time as the clock on the wall has it.
func timeWords(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return model.ShortMoment(at)
}

func (v *view) onCursor(at grid.Place) {
	if at.Row < len(v.shown) {
		l := v.shown[at.Row]
		v.h.Explain(model.WithReason(l.Text, l.Reason))
	}
}

// Show has nothing to put the keys on: an entry isn't a record.
func (v *view) Show(page.Place) {}

// Drawn reports whether the log is read.
func (v *view) Drawn() bool { _, read := v.h.Session().Journal(); return read }

// open goes to what an entry changed, where it changed something.
func (v *view) open(at grid.Place) {
	if at.Row < len(v.shown) && v.shown[at.Row].Target.Kind != "" {
		v.h.Go(page.Place{Record: v.shown[at.Row].Target})
	}
}

// The commands of the log.
const (
	cmdStatement page.ID = "statement"
	cmdSnapshot  page.ID = "snapshot"
	cmdSnapshots page.ID = "snapshots"
)

const title = "Log"

// Commands are those of the log.
func (v *view) Commands() []page.Command {
	noScenario := page.NoScenario(v.h)
	return []page.Command{
		{ID: cmdStatement, Group: page.Share, Name: "Text for a decision statement …", Shortcut: page.CtrlShift(fyne.KeyT), Bar: noScenario, Run: v.showStatement},
		{ID: page.Declare, Group: page.Share, Name: "Conflicts of interest and dispensations …", Bar: noScenario, Run: v.declare},
		{ID: cmdSnapshot, Group: page.Share, Name: "Take a snapshot of the scenario …", Shortcut: page.CtrlShift(fyne.KeyD), Bar: noScenario, Run: v.takeSnapshot},
		{ID: cmdSnapshots, Group: page.Share, Name: "Snapshots …", Bar: page.NoCase(v.h), Run: v.openSnapshots},
	}
}

// showStatement shows the scenario as text for a decision statement, to copy or save.
func (v *view) showStatement() {
	c, scenario := v.h.Session().Case(), v.h.Session().View().Scenario
	makers := v.h.Session().Makers()
	page.Later(v.h, func(context.Context) (map[string]string, error) { return makers() }, func(who map[string]string, err error) {
		if err != nil {
			v.h.Report(err)
			return
		}
		text := model.Statement(c, scenario, who)
		const wide = 760
		v.h.ShowSheet("Text for a decision statement", wide, page.WholeText(text),
			ui.Action{Label: "Copy", Primary: true, Run: func() { page.Copy(v.h, "Copied the text for a decision statement", text, model.Delicate{}) }},
			ui.Action{Label: "Save as text …", Run: func() { v.saveStatement(text) }}, ui.Action{Label: "Close"})
	})
}

func (v *view) saveStatement(text string) {
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(v.h.Session().Scenario().Name+" decision statement")+".txt")
	page.AskTextFile(v.h, "Save the statement", proposed, text, model.Delicate{})
}

// declare asks for the conflicts of interest declared and the dispensations granted: the statement prints them.
func (v *view) declare() {
	s := v.h.Session().Scenario()
	conflicts := &ui.FormField{Label: "Conflicts of interest declared; “none” where there are none", Of: "conflicts", Text: s.Conflicts}
	dispensations := &ui.FormField{Label: "Dispensations granted; “none” where there are none", Of: "dispensations", Text: s.Dispensations}
	page.AskSigned(v.h, "Conflicts of interest and dispensations", nil, []*ui.FormField{conflicts, dispensations}, "Save", func() (model.Edit, error) {
		return v.h.Session().Case().Declare(s.ID, strings.TrimSpace(conflicts.Value()), strings.TrimSpace(dispensations.Value()))
	})
}

// takeSnapshot keeps the scenario as it stands under a name.
func (v *view) takeSnapshot() {
	scenario := v.h.Session().View().Scenario
	name := fmt.Sprintf("After item %d", v.h.Session().Case().Snapshots.Len()+1)
	page.AskName(v.h, "Take a snapshot", name, func(name string) (model.Edit, error) {
		c := v.h.Session().Case()
		return c.TakeSnapshot(scenario, c.FreeID(model.KindSnapshot, name), name)
	})
}

// openSnapshots lets the person reopen a snapshot as a scenario, or delete it.
func (v *view) openSnapshots() {
	snapshots := slices.Collect(v.h.Session().Case().Snapshots.All())
	if len(snapshots) == 0 {
		v.h.Tell("Snapshots", "There is none yet. A snapshot keeps a scenario as it stands, under a name such as “After item 3” (Ctrl+Shift+D).")
		return
	}
	names := make([]string, len(snapshots))
	for i, x := range snapshots {
		names[i] = fmt.Sprintf("%s: %s, %s", x.Name, x.Scenario, timeWords(x.At))
	}
	v.h.Choose("Snapshots", names, len(names)-1, func(i int) {
		v.h.ShowSheet(snapshots[i].Name, ui.DialogWidth, page.DialogText("The scenario “"+snapshots[i].Scenario+"” as it stood on "+timeWords(snapshots[i].At)+"."),
			ui.Action{Label: "Reopen as a scenario", Primary: true, Run: func() { v.reopen(snapshots[i]) }},
			ui.Action{Label: "Delete", Run: func() { v.h.Do(v.h.Session().Case().Remove(model.KindSnapshot, snapshots[i].ID)) }},
			ui.Action{Label: "Cancel"})
	})
}

func (v *view) reopen(x *model.Snapshot) {
	c := v.h.Session().Case()
	edit, lost, err := c.Reopen(x.ID, uuid.NewString(), c.FreeScenarioName(x.Name))
	v.h.Shown().Focus() // before anything more is said
	if v.h.Do(edit, err); err == nil && len(lost) > 0 {
		v.h.Tell("Not all of it could be brought back", "The case no longer holds or allows: "+strings.Join(lost, ", ")+".")
	}
}

// Fixed says that neither the estimate nor the basis changes anything here.
func (v *view) Fixed() (estimate, basis string) {
	const why = "The log is the same at every estimate and on either basis"
	return why, why
}
