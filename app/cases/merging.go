package cases

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/model/merge"
	"tomworkbench/storage/casefile"
)

// saveForMerging asks for a file to save a copy in that can be merged later: it carries the decision log.
func (cs *Cases) saveForMerging() {
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(cs.h.Session().Case().Head().Title)+" with log"+casefile.Extension)
	page.AskPath(cs.h, "Save a copy with its decision log", proposed, casefile.Extension, cs.h.Session().Case().Delicate(), func(path string) {
		cs.withJournal(func(journal []model.Entry) {
			s := cs.h.Session()
			file := casefile.File{Case: s.Case(), Journal: journal, Cursor: s.Cursor()}
			page.Later(cs.h, func(context.Context) (string, error) {
				short, _, err := casefile.Shortened(file)
				if err != nil {
					return path, err
				}
				return path, casefile.Write(path, short)
			}, cs.showExported)
		})
	})
}

// withJournal reads the whole journal of the open case, and uses it on the window's goroutine.
func (cs *Cases) withJournal(use func([]model.Entry)) {
	s := cs.h.Session()
	id := s.Case().Head().ID
	page.Later(cs.h, func(context.Context) ([]model.Entry, error) { return s.ReadJournal(id) }, func(entries []model.Entry, err error) {
		if err != nil {
			cs.h.Report(err)
			return
		}
		s.KeepJournal(id, entries)
		if entries, read := s.Journal(); read {
			use(entries)
		}
	})
}

// mergeCopy lets the person pick a copy of the open case, and merges it.
func (cs *Cases) mergeCopy() {
	page.PickFile(cs.h, "Merge a copy of this case", []string{casefile.Extension}, cs.mergeFile)
}

func (cs *Cases) mergeFile(path string) {
	cs.withJournal(func(journal []model.Entry) {
		cs.mergeWith(journal, filepath.Base(path), func() (session.Copy, error) {
			f, err := casefile.Read(path)
			return session.Copy{Case: f.Case, Journal: f.Journal, Cursor: f.Cursor}, err
		})
	})
}

// MergeCopy merges a copy that is at hand.
func (cs *Cases) MergeCopy(name string, c session.Copy) {
	cs.withJournal(func(journal []model.Entry) {
		cs.mergeWith(journal, name, func() (session.Copy, error) { return c, nil })
	})
}

// mergeWith merges a copy that is read first into the open case.
func (cs *Cases) mergeWith(journal []model.Entry, name string, read func() (session.Copy, error)) {
	here := merge.Copy{Name: "This case", Case: cs.h.Session().Case(), Journal: journal}
	page.Later(cs.h, func(context.Context) (*merge.Merge, error) {
		c, err := read()
		if err != nil {
			return nil, err
		}
		return merge.Of(here, merge.Copy{Name: name, Case: c.Case, Journal: c.Journal, Cursor: c.Cursor})
	}, func(m *merge.Merge, err error) {
		if err != nil {
			cs.h.Report(err)
			return
		}
		cs.offerMerge(m, name)
	})
}

// offerMerge says what flows in, or lets the person choose where both copies changed the same.
func (cs *Cases) offerMerge(m *merge.Merge, name string) {
	if conflicts := m.Conflicts(); len(conflicts) > 0 {
		c := &chooser{cs: cs, m: m, name: name, conflicts: conflicts, chosen: make([]merge.Side, len(conflicts))}
		c.show(0)
		return
	}
	e, err := m.Edit(nil)
	switch {
	case err != nil:
		cs.h.Report(err)
	case e.Empty():
		cs.h.Tell("Nothing to merge", "This case has everything that is in "+name+" already.")
	default:
		cs.h.ShowSheet("Merge this copy?", ui.DialogWidth, page.DialogText(flowWords(m, name)),
			ui.Action{Label: "Merge", Primary: true, Run: func() { cs.h.Do(e, nil) }}, ui.Action{Label: "Cancel", Focused: true})
	}
}

// flowWords says what of a copy flows in.
func flowWords(m *merge.Merge, name string) string {
	const most = 12
	flows := m.Flows()
	parts := []string{fmt.Sprintf("Nothing in %s conflicts with this case. %d %s flow in, with %d %s of the copy's decision log. Undo takes it back.", name,
		len(flows), model.Plural(len(flows), "record", "records"), m.Brings(), model.Plural(m.Brings(), "entry", "entries"))}
	for _, f := range flows[:min(len(flows), most)] {
		parts = append(parts, f.Name+": "+f.B.Words())
	}
	if more := len(flows) - most; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(parts, "\n")
}

// chooser lets a person choose between the copies, some conflicts at a time.
type chooser struct {
	cs        *Cases
	m         *merge.Merge
	name      string
	conflicts []merge.Conflict
	chosen    []merge.Side
}

// How much of the conflicts is shown at once, and how many records of one.
const (
	conflictsShown = 20
	itemsShown     = 6
)

// show shows the conflicts from one on.
func (c *chooser) show(first int) {
	last := min(first+conflictsShown, len(c.conflicts))
	const gap = 14
	body := container.New(&ui.Column{Gap: gap}, ui.NewParagraph(c.intro(), ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}))
	for i := first; i < last; i++ {
		body.Add(c.conflict(i))
	}
	title := model.Capital(fmt.Sprintf("%d %s to choose", len(c.conflicts), model.Plural(len(c.conflicts), "conflict", "conflicts")))
	if len(c.conflicts) > conflictsShown {
		title += fmt.Sprintf(": %d to %d", first+1, last)
	}
	next := ui.Action{Label: "Merge as chosen", Primary: true, Run: func() { c.next(first, last) }}
	if last < len(c.conflicts) {
		next.Label = "Next"
	}
	const width, tallest = 860, 400
	c.cs.h.ShowSheet(title, width, ui.Scrolled(body, tallest), next,
		ui.Action{Label: "All from this case", Run: func() { c.all(merge.TakeA) }},
		ui.Action{Label: "All from the copy", Run: func() { c.all(merge.TakeB) }},
		ui.Action{Label: "Cancel", Focused: true})
}

func (c *chooser) intro() string {
	return "This case and " + c.name + " both changed what is listed here, or without a decision log nothing says which did. " +
		"Choose which is right. What doesn't conflict flows in with it; Undo takes all of it back."
}

// conflict shows both sides of one beside each other, and the switch between them.
func (c *chooser) conflict(i int) fyne.CanvasObject {
	const gap = 6
	items := c.conflicts[i].Items
	bold, plain := ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground, Bold: true}, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}
	box := container.New(&ui.Column{Gap: gap})
	for _, item := range items[:min(len(items), itemsShown)] {
		box.Add(ui.NewParagraph(item.Name, bold))
		box.Add(container.New(&ui.Cells{Gap: gap}, ui.NewParagraph("Here: "+item.A.Words(), plain), ui.NewParagraph("Copy: "+item.B.Words(), plain)))
	}
	if more := len(items) - itemsShown; more > 0 {
		box.Add(ui.NewParagraph(fmt.Sprintf("and %d more that go with it", more), plain))
	}
	choice := &ui.Segments{Name: "Take " + items[0].Name, Labels: []string{"Not chosen", "This case", "The copy"}, Selected: int(c.chosen[i])}
	choice.OnSelect = func(to int) {
		choice.Set(to)
		c.chosen[i] = merge.Side(to)
	}
	choice.OnKey = func(e *fyne.KeyEvent) { c.cs.h.TypedOnSheet(e) }
	box.Add(choice)
	return box
}

// next goes on to what is not chosen yet, and merges when all is.
func (c *chooser) next(first, last int) {
	if open := slices.Index(c.chosen[first:last], merge.Unsettled); open >= 0 {
		c.cs.h.Explain("Choose this case or the copy for each conflict, or all at once.")
		c.show(first)
		return
	}
	if last < len(c.conflicts) {
		c.show(last)
		return
	}
	c.merge()
}

func (c *chooser) all(side merge.Side) {
	c.chosen = c.m.All(side)
	c.merge()
}

// merge carries the merge out. Where what was chosen apart belongs together, it is asked for anew.
func (c *chooser) merge() {
	e, err := c.m.Edit(c.chosen)
	switch {
	case errors.Is(err, merge.ErrTogether):
		c.cs.h.Explain(model.Capital(err.Error()) + ".")
		c.cs.offerMerge(c.m, c.name)
	case err != nil:
		c.cs.h.Report(err)
	case e.Empty():
		c.cs.h.Tell("Nothing to merge", "This case stays as it is.")
	default:
		c.cs.h.Do(e, nil)
	}
}
