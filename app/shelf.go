package app

import (
	"fmt"
	"slices"

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
		words += ", edited " + c.At.Local().Format("2 January 2006")
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

func (w *Window) shelve(shelf storage.Shelf) {
	head := w.session.Case().Head()
	next := func() (string, error) {
		if err := w.setShelf(head.ID, shelf); err != nil {
			return "", err
		}
		cases, err := w.store.Cases()
		for _, c := range cases {
			if c.Shelf == storage.OnDesk {
				return c.ID, err
			}
		}
		return "", err
	}
	later(w, next, func(id string, err error) {
		if err != nil {
			w.report(err)
			return
		}
		undo := action{label: "Undo", run: func() { w.unshelve(head.ID) }}
		text := fmt.Sprintf("“%s” is %s. It waits under “Archived and deleted cases”.", head.Title, shelf)
		if id == "" {
			undo.label = "Bring it back"
			w.showSheet("No other case", dialogWidth, dialogText(text+" There is no other case; make a new one."), undo,
				action{label: "New case", primary: true, run: w.newCase})
			return
		}
		w.open(id)
		w.showSheet("The case is "+string(shelf), dialogWidth, dialogText(text), undo, action{label: "Close", primary: true})
	})
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
		w.showSheet(c.Title, dialogWidth, dialogText(fmt.Sprintf("This case is %s.", c.Shelf)),
			action{label: "Bring it back", primary: true, run: func() { w.unshelve(c.ID) }},
			action{label: "Remove for good …", run: remove}, action{label: "Cancel"})
	})
}
