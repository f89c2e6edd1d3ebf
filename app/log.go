package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/uuid"

	"tomworkbench/app/papers"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
)

// logView is the page of the decision log: the journal as sentences, the newest first.
type logView struct {
	gridPage
	w *Window
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

// rewind shows all lines, from the newest on.
func (v *logView) rewind() {
	v.gridPage.rewind()
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

func newLogView(w *Window) view {
	v := &logView{w: w}
	v.component = &ui.Control{Label: "Component", Name: "Component", OnKey: w.typedKey, OnTap: v.chooseComponent}
	v.person = &ui.Control{Label: "Person", Name: "Person", OnKey: w.typedKey, OnTap: v.choosePerson}
	v.status = &ui.Segments{Name: "Status", Labels: []string{"All", "Open", "Provisional", "Agreed"}, OnKey: w.typedKey, OnTapped: v.takeKeys}
	v.status.OnSelect = func(i int) {
		v.status.Set(i)
		v.filter.status = append([]model.Status{""}, statuses()...)[i]
		v.narrow()
	}
	v.standing = &ui.Segments{Name: "What was taken back", Labels: []string{"Everything", "What stands"}, OnKey: w.typedKey, OnTapped: v.takeKeys}
	v.standing.OnSelect = func(i int) {
		v.standing.Set(i)
		v.filter.standing = i == 1
		v.narrow()
	}
	v.signed = w.newControl("Signed", cmdName, nil)
	v.count = ui.NewParagraph("", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	v.grid = grid.New(w.window.Canvas(), "Decision log", 1, v, grid.Signals{OnOpen: v.open, OnCursor: v.onCursor, OnLeave: w.status.clear, OnShortcut: w.typedShortcut, OnKey: w.typedKey})
	tools := container.New(&ui.ChipRow{Gap: ui.Gap},
		w.newControl("", cmdStatement, nil).Labelled("Decision statement"), w.newControl("", cmdSnapshot, nil).Labelled("Take a snapshot"),
		w.newControl("", cmdSnapshots, nil).Labelled("Snapshots"), v.signed)
	filters := container.New(&ui.ChipRow{Gap: ui.Gap}, v.component, v.person, v.status, v.standing)
	v.root = newTablePage(container.New(&ui.Column{Gap: ui.Gap}, tools, filters, v.count), v.grid)
	return v
}

// refresh shows the journal, once it is read; the first time it has it read.
func (v *logView) refresh() {
	s := v.w.session
	v.signed.SetValue(s.Who())
	if s.Who() == "" {
		v.signed.SetValue("no name yet")
	}
	entries, read := s.Journal()
	id := s.Case().Head().ID
	if !read {
		v.of, v.lines = "", nil
		v.grid.Empty.Set("Reading the log …", v.grid.Empty.Look)
		v.narrow()
		if v.reading == id {
			return
		}
		v.reading = id
		later(v.w, func() ([]model.Entry, error) { return s.ReadJournal(id) }, func(entries []model.Entry, err error) {
			if err != nil {
				v.reading = ""
				v.w.report(err)
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
		v.grid.Empty.Set("Nothing is logged yet: every choice and change is kept here, with who made it and why.", v.grid.Empty.Look)
	}
	v.narrow()
}

// narrow shows the lines that the filters let through.
func (v *logView) narrow() {
	v.shown = v.shown[:0]
	for _, l := range v.lines {
		if v.filter.lets(l) {
			v.shown = append(v.shown, l)
		}
	}
	v.component.SetValue(v.w.componentName(v.filter.component, "all"))
	v.person.SetValue(v.filter.person)
	if v.filter.person == "" {
		v.person.SetValue("everybody")
	}
	words := fmt.Sprintf("%d entries", len(v.lines))
	if len(v.shown) != len(v.lines) {
		words = fmt.Sprintf("%d of %d entries", len(v.shown), len(v.lines))
	}
	v.count.Set(words, v.count.Look)
	v.layOut()
	v.root.Objects[0].Refresh()
	v.grid.Refresh()
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
func (w *Window) componentName(id, none string) string {
	if x, ok := w.session.Case().Components.Get(id); ok {
		return x.Name
	}
	return none
}

func (v *logView) chooseComponent() {
	ids, names := []string{""}, []string{"All components"}
	for x := range v.w.session.Case().Components.All() {
		ids, names = append(ids, x.ID), append(names, x.Name)
	}
	v.w.choose("Show the entries about", names, slices.Index(ids, v.filter.component), func(i int) {
		v.filter.component = ids[i]
		v.narrow()
	})
}

func (v *logView) choosePerson() {
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
	v.w.choose("Show the entries by", names, max(slices.Index(names, v.filter.person), 0), func(i int) {
		if v.filter.person = names[i]; i == 0 {
			v.filter.person = ""
		}
		v.narrow()
	})
}

// Columns, rows, key, cell, pinned and pinnedCell make the view the grid's source.
func (v *logView) Columns() []grid.Column {
	return []grid.Column{
		{Title: "When", Ems: 11},
		{Title: "Who", Ems: 6, Grow: 0.1},
		{Title: "Scenario", Ems: 7, Grow: 0.15},
		{Title: "What", Ems: 16, Grow: 1},
		{Title: "Because", Ems: 8, Grow: 0.5},
		{Title: "Status", Ems: 6.5},
	}
}

func (v *logView) Rows() int          { return len(v.shown) }
func (v *logView) Key(row int) string { return fmt.Sprint(v.shown[row].Revision) }

func (v *logView) Cell(row, col int) grid.Cell {
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

func (v *logView) Pinned() int                   { return 0 }
func (v *logView) PinnedCell(_, _ int) grid.Cell { return grid.Cell{} }

// timeWords writes a time as the clock on the wall has it.
func timeWords(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return model.ShortMoment(at)
}

func (v *logView) onCursor(at grid.Place) {
	if at.Row < len(v.shown) {
		l := v.shown[at.Row]
		v.w.status.explain(withReason(l.Text, l.Reason))
	}
}

// open goes to what an entry changed, where it changed something.
func (v *logView) open(at grid.Place) {
	if at.Row < len(v.shown) && v.shown[at.Row].Target.Kind != "" {
		v.w.reveal(v.shown[at.Row].Target)
	}
}

// The commands of the log.
const (
	pageLog      commandID = "log"
	cmdStatement commandID = "statement"
	cmdDeclare   commandID = "declare"
	cmdSnapshot  commandID = "snapshot"
	cmdSnapshots commandID = "snapshots"
)

const groupLog = "Log"

func (w *Window) logCommands() []command {
	hasScenario := func() bool { return w.session.View().Scenario != "" }
	return []command{
		{cmdStatement, groupLog, "Text for a decision statement …", ctrlShift(fyne.KeyT), "", hasScenario, w.showStatement},
		{cmdDeclare, groupLog, "Conflicts of interest and dispensations …", nil, "", hasScenario, w.declare},
		{cmdSnapshot, groupLog, "Take a snapshot of the scenario …", ctrlShift(fyne.KeyD), "", hasScenario, w.takeSnapshot},
		{cmdSnapshots, groupLog, "Snapshots …", nil, "", w.session.HasCase, w.openSnapshots},
	}
}

// showStatement shows the scenario as text for a decision statement, to copy or save.
func (w *Window) showStatement() {
	c, scenario := w.session.Case(), w.session.View().Scenario
	later(w, w.session.Makers(), func(who map[string]string, err error) {
		if err != nil {
			w.report(err)
			return
		}
		text := model.Statement(c, scenario, who)
		const wide = 760
		w.showSheet("Text for a decision statement", wide, wholeText(text),
			ui.Action{Label: "Copy", Primary: true, Run: func() { fyne.CurrentApp().Clipboard().SetContent(text) }},
			ui.Action{Label: "Save as text …", Run: func() { w.saveStatement(text) }}, ui.Action{Label: "Close"})
	})
}

func (w *Window) saveStatement(text string) {
	proposed := filepath.Join(documentsFolder(), papers.FileName(w.session.Scenario().Name+" decision statement")+".txt")
	w.askPath("Save the statement", proposed, ".txt", func(path string) {
		later(w, func() (string, error) { return path, diskfile.Replace(path, []byte(text)) }, func(path string, err error) {
			if err != nil {
				w.report(err)
				return
			}
			w.tell("Saved the statement", "It is written to "+path+".")
		})
	})
}

// declare asks for the conflicts of interest declared and the dispensations granted: the statement prints them.
func (w *Window) declare() {
	s := w.session.Scenario()
	conflicts := &ui.FormField{Label: "Conflicts of interest declared; “none” where there are none", Of: "conflicts", Text: s.Conflicts}
	dispensations := &ui.FormField{Label: "Dispensations granted; “none” where there are none", Of: "dispensations", Text: s.Dispensations}
	w.askSigned("Conflicts of interest and dispensations", nil, []*ui.FormField{conflicts, dispensations}, "Save", func() (model.Edit, error) {
		return w.session.Case().Declare(s.ID, strings.TrimSpace(conflicts.Value()), strings.TrimSpace(dispensations.Value()))
	})
}

// takeSnapshot keeps the scenario as it stands under a name.
func (w *Window) takeSnapshot() {
	scenario := w.session.View().Scenario
	name := fmt.Sprintf("After item %d", w.session.Case().Snapshots.Len()+1)
	w.askName("Take a snapshot", name, func(name string) (model.Edit, error) {
		c := w.session.Case()
		return c.TakeSnapshot(scenario, c.FreeID(model.KindSnapshot, name), name)
	})
}

// openSnapshots lets the person reopen a snapshot as a scenario, or delete it.
func (w *Window) openSnapshots() {
	snapshots := slices.Collect(w.session.Case().Snapshots.All())
	if len(snapshots) == 0 {
		w.tell("Snapshots", "There is none yet. A snapshot keeps a scenario as it stands, under a name such as “After item 3” (Ctrl+Shift+D).")
		return
	}
	names := make([]string, len(snapshots))
	for i, x := range snapshots {
		names[i] = fmt.Sprintf("%s: %s, %s", x.Name, x.Scenario, timeWords(x.At))
	}
	w.choose("Snapshots", names, len(names)-1, func(i int) {
		w.showSheet(snapshots[i].Name, ui.DialogWidth, dialogText("The scenario “"+snapshots[i].Scenario+"” as it stood on "+timeWords(snapshots[i].At)+"."),
			ui.Action{Label: "Reopen as a scenario", Primary: true, Run: func() { w.reopen(snapshots[i]) }},
			ui.Action{Label: "Delete", Run: func() { w.do(w.session.Case().Remove(model.KindSnapshot, snapshots[i].ID)) }},
			ui.Action{Label: "Cancel"})
	})
}

func (w *Window) reopen(x *model.Snapshot) {
	c := w.session.Case()
	edit, lost, err := c.Reopen(x.ID, uuid.NewString(), c.FreeScenarioName(x.Name))
	w.page.view.focus() // before anything more is said
	if w.do(edit, err); err == nil && len(lost) > 0 {
		w.tell("Not all of it could be brought back", "The case no longer holds or allows: "+strings.Join(lost, ", ")+".")
	}
}
