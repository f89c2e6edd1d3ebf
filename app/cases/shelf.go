package cases

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tomworkbench/app/page"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage"
)

// openCase lets the person pick another case of the store; those on a shelf are left out.
func (cs *Cases) openCase() {
	cs.pickCase("Open a case", func(c storage.CaseInfo) bool { return c.Shelf == storage.OnDesk }, func(c storage.CaseInfo) { cs.open(c.ID) })
}

// pickCase lets the person pick one of the store's cases that are of a sort.
func (cs *Cases) pickCase(title string, sort func(storage.CaseInfo) bool, onPick func(storage.CaseInfo)) {
	page.Later(cs.h, func(context.Context) ([]storage.CaseInfo, error) { return cs.store.Cases() }, func(cases []storage.CaseInfo, err error) {
		if err != nil {
			cs.h.Report(err)
			return
		}
		cases = slices.DeleteFunc(cases, func(c storage.CaseInfo) bool { return !sort(c) })
		names := make([]string, len(cases))
		for i, c := range cases {
			names[i] = caseWords(c)
		}
		current := slices.IndexFunc(cases, func(c storage.CaseInfo) bool { return c.ID == cs.h.Session().Case().Head().ID })
		switch {
		case len(cases) == 0:
			cs.h.Tell(title, "There is none.")
		case cs.h.Idle():
			cs.h.Choose(title, names, max(current, 0), func(i int) { onPick(cases[i]) })
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
func (cs *Cases) archiveCase() { cs.shelve(storage.Archived) }
func (cs *Cases) deleteCase()  { cs.shelve(storage.Deleted) }

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
func (cs *Cases) canUnshelve() bool {
	c := cs.h.Session().Case()
	return cs.shelved != nil && cs.shelved.next == c.Head().ID && cs.shelved.revision == c.Revision
}

// MakeWay closes the dialog that says that a case was put away, where undo is about to bring that back.
func (cs *Cases) MakeWay(open *ui.Sheet) {
	if cs.canUnshelve() && open.IsOpen() && open == cs.shelved.said {
		open.Close()
	}
}

// CanUndo reports whether there is anything to take back: an edit, or the shelving of a case.
func (cs *Cases) CanUndo() bool { return cs.canUnshelve() || cs.h.Session().CanUndo() }

// undo takes the last thing done back: the shelving of a case or else the last edit.
func (cs *Cases) undo() {
	if cs.canUnshelve() {
		cs.unshelve(cs.shelved.id)
		return
	}
	cs.step(cs.h.Session().Undo)
}

// step takes an edit back or does it again. Where that lies so far back that it isn't in memory, the journal is read
// first, off the window's goroutine.
func (cs *Cases) step(take func() error) {
	err := take()
	if !errors.Is(err, session.ErrJournalUnread) {
		cs.h.Report(err)
		return
	}
	of := cs.h.Session().Case()
	id := of.Head().ID
	page.Later(cs.h, func(context.Context) ([]model.Entry, error) { return cs.h.Session().ReadJournal(id) }, func(entries []model.Entry, err error) {
		if err == nil {
			cs.h.Session().KeepJournal(id, entries)
			if cs.h.Session().Case() != of {
				return // something was edited or opened meanwhile: the key meant what was last before that
			}
			err = take()
		}
		cs.h.Report(err)
	})
}

func (cs *Cases) shelve(shelf storage.Shelf) {
	head := cs.h.Session().Case().Head()
	next := func(context.Context) (*session.Opened, error) {
		if err := cs.setShelf(head.ID, shelf); err != nil {
			return nil, err
		}
		cases, err := cs.store.Cases()
		for _, c := range cases {
			if c.Shelf == storage.OnDesk && err == nil {
				return cs.h.Session().OpenCase(c.ID)
			}
		}
		return nil, err
	}
	page.Later(cs.h, next, func(opened *session.Opened, err error) {
		if err != nil {
			cs.h.Report(err)
			return
		}
		if opened != nil {
			cs.adopt(opened, nil)
		}
		now := cs.h.Session().Case()
		cs.shelved = &shelvedCase{id: head.ID, next: now.Head().ID, revision: now.Revision}
		cs.shelved.said = cs.tellShelved(head, shelf, opened != nil)
		cs.changed()
	})
}

// tellShelved says where the case went and offers to bring it back.
func (cs *Cases) tellShelved(head *model.Head, shelf storage.Shelf, another bool) *ui.Sheet {
	undo := ui.Action{Label: "Undo", Run: func() { cs.unshelve(head.ID) }}
	text := fmt.Sprintf("“%s” is %s. It waits under “Archived and deleted cases”.", head.Title, shelf)
	if !another {
		undo.Label = "Bring it back"
		return cs.h.ShowSheet("No other case", ui.DialogWidth, page.DialogText(text+" There is no other case; make a new one."), undo,
			ui.Action{Label: "New case", Primary: true, Run: cs.newCase})
	}
	return cs.h.ShowSheet("The case is "+string(shelf), ui.DialogWidth, page.DialogText(text), undo, ui.Action{Label: "Close", Primary: true})
}

func (cs *Cases) setShelf(id string, shelf storage.Shelf) error {
	return cs.h.Session().Afterwards(func() error { return cs.store.SetShelf(id, shelf) })
}

// unshelve brings a case back and opens it.
func (cs *Cases) unshelve(id string) {
	page.Later(cs.h, func(context.Context) (string, error) { return id, cs.setShelf(id, storage.OnDesk) }, func(id string, err error) {
		if err != nil {
			cs.h.Report(err)
			return
		}
		cs.shelved = nil
		cs.changed()
		cs.open(id)
	})
}

// openShelf lets the person bring back a case that is archived or deleted, or remove it for good.
func (cs *Cases) openShelf() {
	cs.pickCase("Archived and deleted cases", func(c storage.CaseInfo) bool { return c.Shelf != storage.OnDesk }, func(c storage.CaseInfo) {
		remove := func() {
			cs.h.Ask("Remove the case for good?", fmt.Sprintf("“%s” and its decision log can't be brought back, except from a backup or a case file.", c.Title),
				"Remove for good", func() {
					page.Later(cs.h, func(context.Context) (struct{}, error) {
						return struct{}{}, cs.h.Session().Afterwards(func() error { return cs.store.Remove(c.ID) })
					}, func(_ struct{}, err error) { cs.h.Report(err) })
				})
		}
		cs.h.ShowSheet(c.Title, ui.DialogWidth, page.DialogText(fmt.Sprintf("This case is %s.", c.Shelf)),
			ui.Action{Label: "Bring it back", Primary: true, Run: func() { cs.unshelve(c.ID) }},
			ui.Action{Label: "Remove for good …", Run: remove}, ui.Action{Label: "Cancel"})
	})
}
