// Package apptest opens the window for tests, without a screen, on as many of its pages as a test needs.
package apptest

import (
	"image"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app"
	"tomworkbench/app/page"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage"
)

// Desk is a window on the built-in example in a store of its own.
type Desk struct {
	*app.Window
	T testing.TB
	// Store is nil once the window is shut.
	Store *storage.Store
	// Clock is the time of the next tap.
	Clock time.Time
	// Queue holds what other goroutines want done on the window's.
	Queue chan func()
	// Fault makes saving fail.
	Fault *FaultyStore
	// Copied holds what was copied.
	Copied *Pasteboard
	// Given are the commands given, the newest last.
	Given  []string
	window fyne.Window
}

// Pasteboard keeps what is put on it, or refuses everything where it is missing.
type Pasteboard struct {
	Missing bool
	Image   []byte
	Table   string
}

// PutImage keeps a picture.
func (p *Pasteboard) PutImage(png []byte) error {
	if p.Missing {
		return page.ErrNoPasteboard
	}
	p.Image = png
	return nil
}

// PutHTML keeps a table.
func (p *Pasteboard) PutHTML(table string) error {
	if p.Missing {
		return page.ErrNoPasteboard
	}
	p.Table = table
	return nil
}

// FaultyStore is a store whose Append fails while an error is set.
type FaultyStore struct {
	*storage.Store
	mu  sync.Mutex
	err error
}

// BreakWith has saving fail with an error from now on, nil for none.
func (f *FaultyStore) BreakWith(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.err = err
}

// Append saves an edit, or fails.
func (f *FaultyStore) Append(id string, e model.Entry, cursor model.Cursor) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err != nil {
		return f.err
	}
	return f.Store.Append(id, e, cursor)
}

// Time is when every edit of the tests is made.
var Time = time.Date(2018, time.January, 15, 9, 30, 0, 0, time.UTC)

// The window's size.
const (
	Width  = 1280
	Height = 720
)

// Open opens the window with some pages; it closes with the test.
func Open(t testing.TB, pages ...page.Entry) *Desk {
	t.Helper()
	return OpenOn(t, filepath.Join(t.TempDir(), "workbench.db"), pages...)
}

// OpenOn opens the window on a store's file.
func OpenOn(t testing.TB, path string, pages ...page.Entry) *Desk {
	t.Helper()
	return OpenWith(t, path, func(kept session.Store, _ *storage.Store) session.Store { return kept }, pages...)
}

// OpenWith opens it with what makes of the store the one that edits go to.
func OpenWith(t testing.TB, path string, with func(kept session.Store, file *storage.Store) session.Store, pages ...page.Entry) *Desk {
	t.Helper()
	time.Local = time.UTC // pictures hold the time
	store, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	d := &Desk{T: t, Store: store, Queue: make(chan func(), 1000), Fault: &FaultyStore{Store: store}, Copied: &Pasteboard{}}
	s := session.New(session.Params{
		Store:    with(d.Fault, store),
		Now:      func() time.Time { return Time },
		OnSaving: func(session.Saving) { d.Queue <- func() { d.ShowSaving() } },
	})
	a := test.NewTempApp(t)
	win := test.NewTempWindow(t, nil)
	win.SetPadded(false)
	d.window = win
	d.Window = app.NewWindow(app.Parts{
		App: a, Window: win, Session: s, Store: store, Version: "test", Pages: pages,
		OnUI: func(f func()) { d.Queue <- f }, Now: func() time.Time { return d.Clock }, Pasteboard: d.Copied,
		Did: func(name string) { d.Given = append(d.Given, name) },
	})
	win.Resize(fyne.NewSize(Width, Height))
	t.Cleanup(d.Shut)
	d.Begin(app.ReadFirst(store, s.LastCase()))
	d.Settle()
	return d
}

// Shut closes the window's session and store; a second call does nothing.
func (d *Desk) Shut() {
	if d.Store != nil {
		d.Stop()
		d.Store = nil
	}
}

// Pump does what the window's goroutine is asked to do now, or waits a moment for something.
func (d *Desk) Pump() {
	const moment = 5 * time.Millisecond
	select {
	case f := <-d.Queue:
		f()
	case <-time.After(moment):
	}
}

// Settle does what the window's goroutine is asked to do until everything is saved and the page shown is drawn.
func (d *Desk) Settle() {
	d.T.Helper()
	shown, draws := d.Shown().(page.Drawer)
	for range 2 { // an answer may leave a picture another size
		if draws {
			askForPictures(d.Shown().Object())
		}
		d.Until(func() bool { return d.Session().Saving().Saved() && (!draws || shown.Drawn()) })
	}
}

// Until does what the window's goroutine is asked to do until something is so.
func (d *Desk) Until(so func() bool) {
	d.T.Helper()
	deadline := time.After(30 * time.Second)
	for !so() {
		select {
		case f := <-d.Queue:
			f()
		case <-deadline:
			d.T.Fatal("the window never came to rest")
		}
	}
	d.Drain()
}

// Drain does what the window's goroutine is asked to do by now.
func (d *Desk) Drain() {
	for len(d.Queue) > 0 {
		(<-d.Queue)()
	}
}

// Press types keys on what has the focus, as the driver does.
func (d *Desk) Press(keys ...fyne.KeyName) {
	for _, key := range keys {
		e := &fyne.KeyEvent{Name: key}
		if focused := d.Canvas().Focused(); focused != nil {
			focused.TypedKey(e)
		} else {
			d.TypedKey(e)
		}
	}
}

// Type types on what has the focus, letter by letter.
func (d *Desk) Type(text string) {
	d.T.Helper()
	for _, r := range text {
		d.Canvas().Focused().TypedRune(r)
	}
}

// TypeInto types a text into the field that has the focus, in place of what it holds.
func (d *Desk) TypeInto(text string) {
	d.T.Helper()
	f, ok := d.Canvas().Focused().(*ui.Field)
	if !ok {
		d.T.Fatalf("the focus is on %T, not on a field", d.Canvas().Focused())
	}
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(f, text)
}

// Tap taps the tile of an option in sight, and confirms where that would take a reason with it.
func (d *Desk) Tap(option string) {
	d.T.Helper()
	o, ok := d.Session().Case().Options.Get(option)
	if !ok {
		d.T.Fatalf("there is no option %q", option)
	}
	test.Tap(d.Labelled(o.Name + ", ").(fyne.Tappable))
	d.Confirm()
}

// Confirm takes what is asked before something that people said is lost, where it is asked.
func (d *Desk) Confirm() {
	if d.Sheet().IsOpen() {
		d.Press(fyne.KeyReturn)
	}
}

// Chosen reports whether an option is chosen in the scenario shown.
func (d *Desk) Chosen(option string) bool {
	return d.Session().Case().Chosen(d.Session().View().Scenario)[option]
}

// TapAction taps a button of the open dialog by its label.
func (d *Desk) TapAction(label string) {
	d.T.Helper()
	var found *ui.Control
	Walk(d.Sheet().Content, func(o fyne.CanvasObject) {
		if c, ok := o.(*ui.Control); ok && c.Value == label {
			found = c
		}
	})
	if found == nil {
		d.T.Fatalf("the dialog has no button %q", label)
	}
	found.Tapped(nil)
}

// Labelled is the first widget of the page shown whose words for those who can't see it begin with a text.
func (d *Desk) Labelled(begin string) fyne.CanvasObject {
	d.T.Helper()
	var found fyne.CanvasObject
	Walk(d.Shown().Object(), func(o fyne.CanvasObject) {
		if a, ok := o.(fyne.Accessible); ok && found == nil && strings.HasPrefix(a.AccessibilityLabel(), strings.TrimSuffix(begin, " …")) {
			found = o
		}
	})
	if found == nil {
		d.T.Fatalf("nothing is labelled %q", begin)
	}
	return found
}

// Walk visits an object and all in it, which makes every widget's renderer.
func Walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			Walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			Walk(child, visit)
		}
	}
}

// Texts are the texts of all paragraphs in an object.
func Texts(o fyne.CanvasObject) map[string]bool {
	texts := map[string]bool{}
	Walk(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*ui.Paragraph); ok {
			texts[p.Text] = true
		}
	})
	return texts
}

// Resize gives the window another size.
func (d *Desk) Resize(size fyne.Size) { d.window.Resize(size) }

// DialogText is all text of the open dialog.
func (d *Desk) DialogText() string {
	d.T.Helper()
	top := d.Canvas().Overlays().Top()
	if top == nil {
		d.T.Fatal("no dialog is open")
	}
	return strings.Join(slices.Sorted(maps.Keys(Texts(top))), "\n")
}

// WaitForDialog does what the window's goroutine is asked to do until a dialog is open.
func (d *Desk) WaitForDialog() {
	d.T.Helper()
	d.Until(func() bool { return !d.Idle() })
}

// ChartText is what the window shows as the text of its figure, empty where it has none.
func (d *Desk) ChartText() string {
	d.T.Helper()
	d.Run("chart as text")
	if d.Idle() {
		return ""
	}
	defer d.Dismiss()
	return d.DialogText()
}

// Picture is the window as it is seen, at rest.
func (d *Desk) Picture() image.Image {
	d.T.Helper()
	d.Settle()
	d.Canvas().Capture() // the painter asks for the frames that it needs, to the pixel
	if shown, draws := d.Shown().(page.Drawer); draws {
		d.Until(shown.Drawn)
	}
	return d.Canvas().Capture()
}

// askForPictures has every picture in sight asked for at the size that it has, as the painter does.
func askForPictures(o fyne.CanvasObject) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Raster:
		o.Generator(int(o.Size().Width+0.5), int(o.Size().Height+0.5))
	case *fyne.Container:
		for _, child := range o.Objects {
			askForPictures(child)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			askForPictures(child)
		}
	}
}
