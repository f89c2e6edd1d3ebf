package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tomworkbench/app/cases"
	"tomworkbench/app/member"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/assets"
	"tomworkbench/storage"
	"tomworkbench/storage/place"
)

// Params is what the window is opened with.
type Params struct {
	App fyne.App
	// DataPath is the store's file.
	DataPath string
	Version  string
	// Pages are the pages in the order of the sidebar.
	Pages []page.Entry
	// Packs are those to open as a Member sees them instead of the workbench: one, or several to pick from.
	Packs []string
	// File is the whole path of a file to open, a case or what a page opens; empty for none.
	File string
	// Store makes of the store the one that edits go to, nil for itself.
	Store func(kept session.Store, file *storage.Store) session.Store
	// Messages takes what is said where no window opens.
	Messages io.Writer
	// Did is told the name of every command that is given. Fell returns the report on a fault that ended the program before, empty for
	// none.
	Did  func(name string)
	Fell func() string
}

// Run opens the window and returns when it is closed and everything that can be saved is saved.
func Run(p Params) {
	p.App.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	r := &running{params: p, window: p.App.NewWindow("TOM Workbench"), onUI: fyne.Do, background: page.NewBackground()}
	defer r.background.Close()
	r.window.SetMaster()
	r.window.SetPadded(false)
	if len(p.Packs) > 0 {
		p.Fell() // for the next who asks: a Member has no use for it
		r.openPacks()
	} else if r.openFirst(p.DataPath) {
		return
	}
	r.window.ShowAndRun()
	if r.shown != nil {
		r.shown.Stop()
	}
	if r.pack != nil {
		r.pack.Stop()
	}
}

// running is the program while its window is open.
type running struct {
	params Params
	window fyne.Window
	// onUI runs a function on Fyne's goroutine, from any other.
	onUI func(func())
	// shown is the window's content once a store is open, pack that where a pack is open instead.
	shown *Window
	pack  *member.Opening
	// background is what is done before that.
	background *page.Background
}

// openStore opens a store and shows the case that was open last, or why it can't.
func (r *running) openStore(path string) { r.openWith(storage.Open, path) }

func (r *running) openWith(open func(string) (*storage.Store, error), path string) {
	store, err := open(path)
	if err != nil {
		r.showFailure(path, err)
		return
	}
	r.start(store, "")
}

// start shows the case that was open last, read while the window opens. What is only looked at has a name
// for the status, such as "backup of 3 May, 14:02".
func (r *running) start(store *storage.Store, lookingAt string) {
	var w *Window
	kept := session.Store(store)
	if r.params.Store != nil {
		kept = r.params.Store(store, store)
	}
	s := session.New(session.Params{
		Store: kept, Now: time.Now, ReadOnly: lookingAt != "",
		OnSaving: func(session.Saving) { r.onUI(func() { w.ShowSaving() }) },
	})
	w = NewWindow(Parts{
		App: r.params.App, Window: r.window, Session: s, Store: store, Version: r.params.Version,
		LookingAt: lookingAt, OnUI: r.onUI, Now: time.Now, Pasteboard: systemPasteboard{}, Pages: r.params.Pages, Did: r.params.Did,
	})
	r.shown = w
	if lookingAt == "" {
		w.announce()
	}
	r.window.Resize(rememberedSize(s.Recall(settingWindow)))
	r.window.SetCloseIntercept(w.close)
	last, advice := s.LastCase(), ""
	page.Later(w, func(context.Context) (*session.Opened, error) {
		advice = place.Advice(store.Path()) // asks a disk that may be slow
		return ReadFirst(store, last)
	}, func(opened *session.Opened, err error) {
		w.Begin(opened, err)
		if lookingAt == "" {
			w.notice.show(advice)
			w.takeOver()
		}
		if r.params.File == "" {
			w.Welcome(last)
			return
		}
		file := r.params.File
		r.params.File = "" // opened once
		w.whenIdle(func() { w.openFile(file) })
	})
}

// Begin shows the case read at the start.
func (w *Window) Begin(opened *session.Opened, err error) {
	if err != nil {
		w.Tell("The case can't be read", say.Error(err))
		return
	}
	w.Session().Adopt(opened)
	w.Shown().Focus()
	if warning := w.parts.Store.Warning(); warning != "" {
		w.Tell("Please note", warning)
	}
}

// ReadFirst reads the case with an id, that which was open last, else the first; an empty store is given the example.
func ReadFirst(store *storage.Store, id string) (*session.Opened, error) {
	if known, err := store.Contains(id); err != nil {
		return nil, err
	} else if known {
		return session.Read(store, id)
	}
	all, err := store.Cases()
	if err != nil {
		return nil, err
	}
	if len(all) > 0 {
		return session.Read(store, all[0].ID)
	}
	if store.ReadOnly() {
		return nil, fmt.Errorf("there is no case in %s; close the window and open another file", store.Path())
	}
	file, err := cases.Example()
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
	if w.closing {
		return
	}
	w.closing = true
	size := w.Canvas().Size()
	w.Session().Remember(settingWindow, fmt.Sprintf("%.0fx%.0f", size.Width, size.Height))
	page.Later(w, func(context.Context) (struct{}, error) { return struct{}{}, w.Session().Flush() }, func(_ struct{}, err error) {
		w.closing = false
		if err == nil {
			w.parts.App.Quit()
			return
		}
		w.Dismiss()
		w.Ask("Not everything is saved", say.Error(err)+
			"\n\nStay to save a copy elsewhere, or close and lose what is not saved.", "Close without saving", w.parts.App.Quit)
	})
}

// Stop ends what works in the background, waits for it and closes the store.
func (w *Window) Stop() {
	w.Background.Close()
	w.withdraw()
	for _, e := range w.pages.all {
		e.page.Stop()
	}
	if err := errors.Join(w.Session().Close(), w.parts.Store.Close()); err != nil {
		fyne.LogError("close the store", err)
	}
}
