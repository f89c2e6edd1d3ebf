package app

import (
	"os"
	"path/filepath"
	"sync"

	"tomworkbench/app/papers"
	"tomworkbench/app/session"
	"tomworkbench/assets"
	"tomworkbench/storage/casefile"
)

// later runs slow work off the window's goroutine and then shows its outcome on it.
func later[T any](w *Window, work func() (T, error), show func(T, error)) {
	go func() {
		result, err := work()
		w.onUI(func() { show(result, err) })
	}()
}

// idle reports whether no dialog is open.
func (w *Window) idle() bool { return w.window.Canvas().Overlays().Top() == nil }

// open shows another case of the store; the one that is open stays as it is.
func (w *Window) open(id string) {
	if id == w.session.Case().Head().ID || !w.page.view.leave() {
		return
	}
	later(w, func() (*session.Opened, error) { return w.session.OpenCase(id) }, w.adopt)
}

func (w *Window) adopt(opened *session.Opened, err error) {
	if err != nil {
		w.report(err)
		return
	}
	w.shelved = nil
	w.session.Adopt(opened)
	w.page.view.focus()
}

// exportCase asks for a file to save a copy of the case in.
func (w *Window) exportCase() {
	proposed := filepath.Join(documentsFolder(), papers.FileName(w.session.Case().Head().Title)+casefile.Extension)
	w.askPath("Save a copy as a case file", proposed, casefile.Extension, w.exportTo)
}

// exportTo saves a copy.
func (w *Window) exportTo(path string) {
	c := w.session.Case()
	later(w, func() (string, error) { return path, casefile.Write(path, casefile.File{Case: c}) }, w.showExported)
}

func (w *Window) showExported(path string, err error) {
	if err != nil {
		w.report(err)
		return
	}
	w.tell("Saved a copy", "The case is saved as it stands now in "+path+".")
}

// documentsFolder is where people expect what they save.
func documentsFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	documents := filepath.Join(home, "Documents")
	if info, err := os.Stat(documents); err == nil && info.IsDir() {
		return documents
	}
	return home
}

// example returns the built-in example, read once.
var example = sync.OnceValues(func() (casefile.File, error) { return casefile.Decode(assets.Example()) })

// isExample reports whether the open case is the copy of the built-in example.
func (w *Window) isExample() bool {
	file, err := example()
	return err == nil && file.Case.Head().ID == w.session.Case().Head().ID
}

// resetCase turns the example back into what the program came with.
func (w *Window) resetCase() {
	w.ask("Reset to the built-in example?",
		"The case's scenarios and choices become those that the program came with. Undo brings yours back.",
		"Reset", func() {
			file, err := example()
			if err != nil {
				w.report(err)
				return
			}
			edit := w.session.Case().ReplaceWith(file.Case, "Reset to the built-in example")
			if edit.Empty() {
				w.tell("Nothing to reset", "The case is as the program came with it.")
				return
			}
			w.do(edit, nil)
		})
}
