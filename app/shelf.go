package app

import (
	"errors"
	"fmt"
	"slices"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage"
)

// openCase lets the person pick another case of the store; those on a shelf are left out.
func (w *Window) openCase() {
	w.pickCase("Open a case", func(c storage.CaseInfo) bool { return c.Shelf == storage.OnDesk }, func(c storage.CaseInfo) { w.open(c.ID) })
}

// pickCase lets the person pick one of the store's cases that are of a sort.
func (w *Window) pickCase(title string, sort func(storage.CaseInfo) bool, onPick func(storage.CaseInfo)) {
	later(w, w.store.Cases, func(cases []storage.CaseInfo, err error) {
		if err != nil {
			w.report(err)
			return
		}
		cases = slices.DeleteFunc(cases, func(c storage.CaseInfo) bool { return !sort(c) })
		names := make([]string, len(cases))
		for i, c := range cases {
			names[i] = caseWords(c)
		}
		current := slices.IndexFunc(cases, func(c storage.CaseInfo) bool { return c.ID == w.session.Case().Head().ID })
		switch {
		case len(cases) == 0:
			w.tell(title, "There is none.")
		case w.idle():
			w.choose(title, names, max(current, 0), func(i int) { onPick(cases[i]) })
		}
	})
}

// caseWords names a case, with when it was last edited and the shelf that it is on.
func caseWords(c storage.CaseInfo) string {
	words := c.Title
	if !c.At.IsZero() {
		words += ", edited " + model.Day(c.At)
	}
	if c.Shelf != storage.OnDesk {
		words += " (" + string(c.Shelf) + ")"
	}
	return words
}

// archiveCase and deleteCase put the open case on a shelf and open another one. What is deleted can be
// brought back until it is removed for good.
func (w *Window) archiveCase() { w.shelve(storage.Archived) }
func (w *Window) deleteCase()  { w.shelve(storage.Deleted) }

// shelvedCase is a case that was put on a shelf. Undo brings it back as long as it was the last thing done.
type shelvedCase struct {
	id string
	// next is the id of the case shown in its place, revision the revision that this had then.
	next     string
	revision uint64
	// said is the sheet that says what was done, which must not be in the way of undo.
	said *ui.Sheet
}

// canUnshelve reports whether undo brings a case back: nothing was edited and no other case opened since.
func (w *Window) canUnshelve() bool {
	c := w.session.Case()
	return w.shelved != nil && w.shelved.next == c.Head().ID && w.shelved.revision == c.Revision
}

func (w *Window) canUndo() bool { return w.canUnshelve() || w.session.CanUndo() }

// undo takes the last thing done back: the shelving of a case or else the last edit.
func (w *Window) undo() {
	if w.canUnshelve() {
		w.unshelve(w.shelved.id)
		return
	}
	w.step(w.session.Undo)
}

// step takes an edit back or does it again. Where that lies so far back that it isn't in memory, the journal is read
// first, off the window's goroutine.
func (w *Window) step(take func() error) {
	err := take()
	if !errors.Is(err, session.ErrJournalUnread) {
		w.report(err)
		return
	}
	of := w.session.Case()
	id := of.Head().ID
	later(w, func() ([]model.Entry, error) { return w.session.ReadJournal(id) }, func(entries []model.Entry, err error) {
		if err == nil {
			w.session.KeepJournal(id, entries)
			if w.session.Case() != of {
				return // something was edited or opened meanwhile: the key meant what was last before that
			}
			err = take()
		}
		w.report(err)
	})
}

func (w *Window) shelve(shelf storage.Shelf) {
	head := w.session.Case().Head()
	next := func() (*session.Opened, error) {
		if err := w.setShelf(head.ID, shelf); err != nil {
			return nil, err
		}
		cases, err := w.store.Cases()
		for _, c := range cases {
			if c.Shelf == storage.OnDesk && err == nil {
				return w.session.OpenCase(c.ID)
			}
		}
		return nil, err
	}
	later(w, next, func(opened *session.Opened, err error) {
		if err != nil {
			w.report(err)
			return
		}
		if opened != nil {
			w.adopt(opened, nil)
		}
		now := w.session.Case()
		w.shelved = &shelvedCase{id: head.ID, next: now.Head().ID, revision: now.Revision}
		w.shelved.said = w.tellShelved(head, shelf, opened != nil)
		w.header.refresh(w.session, w.canUndo())
	})
}

// tellShelved says where the case went and offers to bring it back.
func (w *Window) tellShelved(head *model.Head, shelf storage.Shelf, another bool) *ui.Sheet {
	undo := ui.Action{Label: "Undo", Run: func() { w.unshelve(head.ID) }}
	text := fmt.Sprintf("“%s” is %s. It waits under “Archived and deleted cases”.", head.Title, shelf)
	if !another {
		undo.Label = "Bring it back"
		return w.showSheet("No other case", ui.DialogWidth, dialogText(text+" There is no other case; make a new one."), undo,
			ui.Action{Label: "New case", Primary: true, Run: w.newCase})
	}
	return w.showSheet("The case is "+string(shelf), ui.DialogWidth, dialogText(text), undo, ui.Action{Label: "Close", Primary: true})
}

func (w *Window) setShelf(id string, shelf storage.Shelf) error {
	return w.session.Afterwards(func() error { return w.store.SetShelf(id, shelf) })
}

// unshelve brings a case back and opens it.
func (w *Window) unshelve(id string) {
	later(w, func() (string, error) { return id, w.setShelf(id, storage.OnDesk) }, func(id string, err error) {
		if err != nil {
			w.report(err)
			return
		}
		w.shelved = nil
		w.header.refresh(w.session, w.canUndo())
		w.open(id)
	})
}

// openShelf lets the person bring back a case that is archived or deleted, or remove it for good.
func (w *Window) openShelf() {
	w.pickCase("Archived and deleted cases", func(c storage.CaseInfo) bool { return c.Shelf != storage.OnDesk }, func(c storage.CaseInfo) {
		remove := func() {
			w.ask("Remove the case for good?", fmt.Sprintf("“%s” and its decision log can't be brought back, except from a backup or a case file.", c.Title),
				"Remove for good", func() {
					later(w, func() (struct{}, error) {
						return struct{}{}, w.session.Afterwards(func() error { return w.store.Remove(c.ID) })
					}, func(_ struct{}, err error) { w.report(err) })
				})
		}
		w.showSheet(c.Title, ui.DialogWidth, dialogText(fmt.Sprintf("This case is %s.", c.Shelf)),
			ui.Action{Label: "Bring it back", Primary: true, Run: func() { w.unshelve(c.ID) }},
			ui.Action{Label: "Remove for good …", Run: remove}, ui.Action{Label: "Cancel"})
	})
}
