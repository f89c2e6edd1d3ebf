// Package cases has the commands on whole cases and scenarios: what is opened, begun, put away, brought in and taken back.
package cases

import (
	"context"
	"path/filepath"
	"sync"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/session"
	"tomworkbench/assets"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
)

// Cases are the commands of one window on a store.
type Cases struct {
	h     page.Host
	store *storage.Store
	// writes says that work is saved.
	writes bool
	// changed is called when what undo does may have changed without an edit.
	changed func()
	// shelved is the case put on a shelf last, while undo brings it back; nil for none.
	shelved *shelvedCase
}

// New makes the commands of a window on a store; changed is called when what undo does may have changed without an edit.
func New(h page.Host, store *storage.Store, writes bool, changed func()) *Cases {
	return &Cases{h: h, store: store, writes: writes, changed: changed}
}

// open shows another case of the store; the one that is open stays as it is.
func (cs *Cases) open(id string) {
	if id == cs.h.Session().Case().Head().ID || !cs.h.Shown().Leave() {
		return
	}
	page.Later(cs.h, func(context.Context) (*session.Opened, error) { return cs.h.Session().OpenCase(id) }, cs.adopt)
}

func (cs *Cases) adopt(opened *session.Opened, err error) {
	if err != nil {
		cs.h.Report(err)
		return
	}
	cs.shelved = nil
	cs.h.Session().Adopt(opened)
	cs.h.Shown().Focus()
}

// exportCase asks for a file to save a copy of the case in.
func (cs *Cases) exportCase() {
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(cs.h.Session().Case().Head().Title)+casefile.Extension)
	page.AskPath(cs.h, "Save a copy as a case file", proposed, casefile.Extension, cs.h.Session().Case().Delicate(), cs.exportTo)
}

// exportTo saves a copy.
func (cs *Cases) exportTo(path string) {
	c := cs.h.Session().Case()
	page.Later(cs.h, func(context.Context) (string, error) { return path, casefile.Write(path, casefile.File{Case: c}) }, cs.showExported)
}

func (cs *Cases) showExported(path string, err error) {
	if err != nil {
		cs.h.Report(err)
		return
	}
	page.Saved(cs.h, "Saved a copy", "The case is saved as it stands now in "+path+".", path)
}

// Example returns the built-in example, read once.
var Example = sync.OnceValues(func() (casefile.File, error) { return casefile.Decode(assets.Example()) })

// isExample reports whether the open case is the copy of the built-in example.
func (cs *Cases) isExample() bool {
	file, err := Example()
	return err == nil && file.Case.Head().ID == cs.h.Session().Case().Head().ID
}

// resetCase turns the example back into what the program came with.
func (cs *Cases) resetCase() {
	cs.h.Ask("Reset to the built-in example?",
		"The case's scenarios and choices become those that the program came with. Undo brings yours back.",
		"Reset", func() {
			file, err := Example()
			if err != nil {
				cs.h.Report(err)
				return
			}
			edit := cs.h.Session().Case().ReplaceWith(file.Case, "Reset to the built-in example")
			if edit.Empty() {
				cs.h.Tell("Nothing to reset", "The case is as the program came with it.")
				return
			}
			cs.h.Do(edit, nil)
		})
}
