package cases

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/session"
	"tomworkbench/app/tableimport"
	"tomworkbench/app/takein"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// importCase lets the person pick a case file.
func (cs *Cases) importCase() {
	page.PickFile(cs.h, "Import a case file", []string{casefile.Extension}, cs.importFile)
}

// Dropped imports the first case file or table among files dropped on the window, and takes in what Members answered.
func (cs *Cases) Dropped(files []fyne.URI) {
	if !cs.h.Idle() {
		return
	}
	for _, file := range files {
		switch ending := strings.ToLower(file.Extension()); {
		case ending == casefile.Extension:
			cs.importFile(file.Path())
			return
		case slices.Contains(tableimport.Endings(), ending):
			tableimport.From(cs.h, file.Path())
			return
		}
	}
	takein.Dropped(cs.h, files, func() {
		cs.h.Tell("Nothing to import", "Only case files ("+casefile.Extension+"), tables of figures ("+strings.Join(tableimport.Endings(), ", ")+
			") and what Members answered ("+choices.ReturnExtension+"), or folders of these, can be imported.")
	})
}

// importFile brings a case file in.
func (cs *Cases) importFile(path string) {
	page.Later(cs.h, func(context.Context) (casefile.File, error) { return casefile.Read(path) }, func(file casefile.File, err error) {
		if err != nil {
			cs.h.Report(err)
			return
		}
		cs.take(file, importedFrom(path))
	})
}

// importedFrom is what the log says of what comes from a file.
func importedFrom(path string) string { return "Imported from " + filepath.Base(path) }

// take takes the state of a file. Over the open case it is an edit like any other, made here; another case is brought in by the writer
// and then opened.
func (cs *Cases) take(file casefile.File, text string) {
	title := file.Case.Head().Title
	if !cs.h.Session().HasCase() || file.Case.Head().ID != cs.h.Session().Case().Head().ID {
		cs.bringIn(file, text, func(a session.Arrival) { cs.tellArrival(a, title) })
		return
	}
	arrival, err := cs.h.Session().ImportHere(file.Case, text)
	if err != nil {
		cs.h.Report(err)
		return
	}
	cs.tellArrival(arrival, title)
}

// bringIn brings in a case that isn't open, opens it and tells what became of it.
func (cs *Cases) bringIn(file casefile.File, text string, tell func(session.Arrival)) {
	type arrived struct {
		arrival session.Arrival
		opened  *session.Opened
	}
	by := cs.h.Session().Signature()
	page.Later(cs.h, func(context.Context) (arrived, error) {
		arrival, opened, err := cs.h.Session().ImportOther(file.Case, file.Journal, file.Cursor, text, by)
		return arrived{arrival, opened}, err
	}, func(a arrived, err error) {
		if err != nil {
			cs.h.Report(err)
			return
		}
		cs.adopt(a.opened, nil)
		tell(a.arrival)
	})
}

func (cs *Cases) tellArrival(a session.Arrival, title string) { cs.h.Tell("Imported", a.Words(title)) }
