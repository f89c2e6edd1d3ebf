package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/storage"
	"tomworkbench/storage/handover"
)

// openFirst opens the store, or hands over to the window that has it open already, and reports whether that took it.
func (r *running) openFirst(path string) (handedOver bool) {
	store, err := storage.Open(path)
	var open *storage.OpenError
	switch {
	case err == nil:
		if report := r.params.Fell(); report != "" && store.Close() == nil {
			r.offerReport(path, report)
			return false
		}
		r.start(store, "")
	case errors.As(err, &open) && open.Reason == storage.InUse && handover.Ask(context.Background(), path, r.params.File):
		what := "its window is at the front now"
		if r.params.File != "" {
			what = "its window opens " + filepath.Base(r.params.File)
		}
		fmt.Fprintf(r.params.Messages, "The workbench is open already, and %s.\n", what)
		return true
	default:
		r.showFailure(path, err)
	}
	return false
}

// announce says beside the store that it is open here, until the window stops.
func (w *Window) announce() {
	w.withdraw = handover.Announce(w.parts.Store.Path(), w.parts.Version, w.Now())
}

// takeOver takes what later starts of the program hand over.
func (w *Window) takeOver() {
	path := w.parts.Store.Path()
	w.InBackground(func(ctx context.Context) {
		if err := handover.Watch(ctx, path, func(file string) { w.OnUI(func() { w.handed(file) }) }); err != nil {
			fyne.LogError("hear of later starts of the program", err)
		}
	})
}

// handed comes to the front and opens what a later start of the program was given, if anything, once no dialog is in its way.
func (w *Window) handed(file string) {
	w.ToFront()
	if file == "" {
		return
	}
	if !w.Idle() {
		w.Warn(filepath.Base(file) + " opens once this is closed")
	}
	w.whenIdle(func() {
		w.ClearStatus()
		w.openFile(file)
	})
}

// openFile opens a file that was named or handed over: a page that knows its kind does, and a case is opened otherwise.
func (w *Window) openFile(path string) {
	if !w.pageOpens(path) {
		w.cases.OpenFile(path)
	}
}

// pageOpens has the page open a file that knows its kind, and reports whether there is one.
func (w *Window) pageOpens(path string) bool {
	return slices.ContainsFunc(w.pages.all, func(e *madePage) bool {
		o, ok := e.page.(page.Opener)
		return ok && o.OpenFile(path)
	})
}

// whenIdle does something once no dialog is open.
func (w *Window) whenIdle(do func()) {
	if w.Idle() {
		do()
		return
	}
	const often = 200 * time.Millisecond
	page.Later(w, func(ctx context.Context) (bool, error) {
		select {
		case <-time.After(often):
			return true, nil
		case <-ctx.Done():
			return false, nil
		}
	}, func(open bool, _ error) {
		if open {
			w.whenIdle(do)
		}
	})
}
