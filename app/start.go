package app

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tomworkbench/app/session"
	"tomworkbench/assets"
	"tomworkbench/storage"
)

// Params is what the window is opened with.
type Params struct {
	App fyne.App
	// DataPath is the store's file.
	DataPath string
	Version  string
}

// Run opens the window and returns when it is closed.
func Run(p Params) {
	p.App.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	win := p.App.NewWindow("TOM Workbench")
	win.SetMaster()
	win.SetPadded(false)
	store, err := storage.Open(p.DataPath)
	if err != nil {
		showFailure(p, win, err)
	} else {
		start(p, win, store)
	}
	win.ShowAndRun()
}

// start shows the case that was open last, read while the window opens.
func start(p Params, win fyne.Window, store *storage.Store) {
	var w *Window
	s := session.New(session.Params{Store: store, Now: time.Now, OnSaving: func(session.Saving) {
		fyne.Do(func() { w.status.refresh(w.session.Saving()) })
	}})
	w = newWindow(parts{app: p.App, window: win, session: s, store: store, version: p.Version, onUI: fyne.Do})
	win.Resize(rememberedSize(s.Recall(settingWindow)))
	win.SetCloseIntercept(w.close)
	p.App.Lifecycle().SetOnStopped(func() { w.stop(store) })
	later(w, func() (*session.Opened, error) { return readFirst(store) }, w.begin)
}

// begin shows the case read at the start.
func (w *Window) begin(opened *session.Opened, err error) {
	if err != nil {
		w.tell("The case can't be read", errorWords(err))
		return
	}
	w.session.Adopt(opened)
	w.focusBoard()
	if warning := w.store.Warning(); warning != "" {
		w.tell("Please note", warning)
	}
}

// readFirst reads the case that was open last, else the first; an empty store is given the example.
func readFirst(store *storage.Store) (*session.Opened, error) {
	id := session.LastCase(store)
	if known, err := store.Contains(id); err != nil {
		return nil, err
	} else if known {
		return session.Read(store, id)
	}
	cases, err := store.Cases()
	if err != nil {
		return nil, err
	}
	if len(cases) > 0 {
		return session.Read(store, cases[0].ID)
	}
	file, err := example()
	if err != nil {
		return nil, fmt.Errorf("the built-in example: %w", err)
	}
	if err := store.Create(file.Case, nil, file.Cursor); err != nil {
		return nil, err
	}
	return session.Read(store, file.Case.Head().ID)
}

// The window's size in Fyne's units where none is remembered, and the smallest that is taken up again.
const (
	windowWidth, windowHeight           = 1280, 720
	windowLeastWidth, windowLeastHeight = 900, 560
)

func rememberedSize(setting string) fyne.Size {
	width, height, found := strings.Cut(setting, "x")
	w, err1 := strconv.Atoi(width)
	h, err2 := strconv.Atoi(height)
	if !found || err1 != nil || err2 != nil || w < windowLeastWidth || h < windowLeastHeight {
		return fyne.NewSize(windowWidth, windowHeight)
	}
	return fyne.NewSize(float32(w), float32(h))
}

// close ends the program once everything is saved, or asks what to do about what can't be.
func (w *Window) close() {
	size := w.window.Canvas().Size()
	w.session.Remember(settingWindow, fmt.Sprintf("%.0fx%.0f", size.Width, size.Height))
	later(w, func() (struct{}, error) { return struct{}{}, w.session.Flush() }, func(_ struct{}, err error) {
		if err == nil {
			w.app.Quit()
			return
		}
		w.ask("Not everything is saved", errorWords(err)+
			"\n\nStay to save a copy elsewhere, or close and lose what is not saved.", "Close without saving", w.app.Quit)
	})
}

// stop ends the goroutines and closes the store.
func (w *Window) stop(store *storage.Store) {
	w.chart.stop()
	if err := errors.Join(w.session.Close(), store.Close()); err != nil {
		fyne.LogError("close the store", err)
	}
}
