package cases

import (
	"context"
	"fmt"
	"path/filepath"

	"tomworkbench/app/page"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// named is a case file that the program was started with, and what the store has of its case.
type named struct {
	casefile.File
	held   bool
	differ int
}

// OpenFile opens the case in a file. One that isn't kept yet is added; where what is kept of it differs, the person says which they mean.
func (cs *Cases) OpenFile(path string) {
	if !cs.h.Shown().Leave() {
		return
	}
	page.Later(cs.h, func(context.Context) (n named, err error) {
		if n.File, err = casefile.Read(path); err == nil {
			n.held, n.differ, err = cs.h.Session().Differs(n.Case)
		}
		return n, err
	}, func(n named, err error) {
		switch {
		case err != nil:
			cs.h.Report(err)
		case n.differ > 0:
			cs.askWhich(n, path)
		case n.held:
			cs.openKept(n.Case.Head().ID)
		default:
			cs.add(n.File, path)
		}
	})
}

// add adds a case that isn't kept yet, and opens it.
func (cs *Cases) add(file casefile.File, path string) {
	cs.bringIn(file, importedFrom(path), func(a session.Arrival) {
		cs.h.Tell("Opened", a.Words(file.Case.Head().Title)+" What you change is kept with your work, and the file stays as it is.")
	})
}

// openKept opens a case of the store, from whatever shelf it is on.
func (cs *Cases) openKept(id string) {
	if cs.writes {
		cs.unshelve(id)
		return
	}
	cs.open(id)
}

// askWhich asks which state of a case to open, that of a file or that which is kept.
func (cs *Cases) askWhich(n named, path string) {
	text := fmt.Sprintf("In %s %s from what is kept here. Open what is kept, or take the file's: Undo brings back what is kept.",
		filepath.Base(path), model.Many(n.differ, "record")+model.Plural(n.differ, " differs", " differ"))
	cs.h.ShowSheet("“"+n.Case.Head().Title+"” is kept here already", ui.DialogWidth, page.DialogText(text),
		ui.Action{Label: "Open what is kept", Primary: true, Focused: true, Run: func() { cs.openKept(n.Case.Head().ID) }},
		ui.Action{Label: "Take the file's", Run: func() { cs.take(n.File, importedFrom(path)) }},
		ui.Action{Label: "Cancel"})
}
