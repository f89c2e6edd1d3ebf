package app

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage"
)

// desk is a window on the built-in example in a store of its own, without a screen.
type desk struct {
	*Window
	t testing.TB
	// store is nil once the window is shut.
	store *storage.Store
	// clock is the time of the next tap.
	clock time.Time
	// queue holds what other goroutines want done on the window's.
	queue chan func()
	// fault makes saving fail.
	fault *faultyStore
	// copied holds what was copied.
	copied *fakePasteboard
}

// fakePasteboard keeps what is put on it, or refuses everything where it is missing.
type fakePasteboard struct {
	missing bool
	image   []byte
	table   string
}

func (f *fakePasteboard) putImage(png []byte) error {
	if f.missing {
		return errNoClipboard
	}
	f.image = png
	return nil
}

func (f *fakePasteboard) putHTML(table string) error {
	if f.missing {
		return errNoClipboard
	}
	f.table = table
	return nil
}

// faultyStore is a store whose Append fails while an error is set.
type faultyStore struct {
	*storage.Store
	mu  sync.Mutex
	err error
}

func (f *faultyStore) breakWith(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.err = err
}

func (f *faultyStore) Append(id string, e model.Entry, cursor model.Cursor) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err != nil {
		return f.err
	}
	return f.Store.Append(id, e, cursor)
}

// TestMain has the clock on the wall show the same time everywhere: pictures hold it.
func TestMain(m *testing.M) {
	time.Local = time.UTC
	os.Exit(m.Run())
}

// testTime is when every edit of the tests is made.
var testTime = time.Date(2018, time.January, 15, 9, 30, 0, 0, time.UTC)

func openDesk(t testing.TB) *desk {
	t.Helper()
	return openDeskOn(t, filepath.Join(t.TempDir(), "workbench.db"))
}

// openDeskOn opens the window on a store's file; it closes with the test.
func openDeskOn(t testing.TB, path string) *desk {
	t.Helper()
	store, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, store: store, queue: make(chan func(), 1000), fault: &faultyStore{Store: store}, copied: &fakePasteboard{}}
	s := session.New(session.Params{
		Store: d.fault,
		Now:   func() time.Time { return testTime },
		OnSaving: func(session.Saving) {
			d.queue <- func() { d.status.refresh(d.session.Saving()) }
		},
	})
	a := test.NewTempApp(t)
	win := test.NewTempWindow(t, nil)
	win.SetPadded(false)
	d.Window = newWindow(parts{app: a, window: win, session: s, store: store, version: "test", onUI: func(f func()) { d.queue <- f }, now: func() time.Time { return d.clock }, pasteboard: d.copied})
	win.Resize(fyne.NewSize(windowWidth, windowHeight))
	t.Cleanup(d.shut)
	opened, err := readFirst(store, s.LastCase())
	d.begin(opened, err)
	d.settle()
	return d
}

// shut closes the window's session and store; a second call does nothing.
func (d *desk) shut() {
	if d.store != nil {
		d.stop()
		d.store = nil
	}
}

// settle does what the window's goroutine is asked to do until everything is saved and drawn.
func (d *desk) settle() {
	d.t.Helper()
	d.window.Canvas().Capture() // the painter asks for a frame of the size it needs
	d.until(func() bool { return d.session.Saving().Saved() && d.chart.UpToDate() })
}

// until does what the window's goroutine is asked to do until something is so.
func (d *desk) until(so func() bool) {
	d.t.Helper()
	deadline := time.After(30 * time.Second)
	for !so() {
		select {
		case f := <-d.queue:
			f()
		case <-deadline:
			d.t.Fatal("the window never came to rest")
		}
	}
	for len(d.queue) > 0 {
		(<-d.queue)()
	}
}

// press types a key on what has the focus, as the driver does.
func (d *desk) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		e := &fyne.KeyEvent{Name: key}
		if focused := d.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(e)
		} else {
			d.TypedKey(e)
		}
	}
}

// tileOf finds an option's tile.
func (d *desk) tileOf(option string) *tile {
	d.t.Helper()
	for _, card := range d.board.cards {
		for _, decision := range card.decisions {
			for _, tile := range decision.tiles {
				if tile.face.option == option {
					return tile
				}
			}
		}
	}
	d.t.Fatalf("there is no tile of %q", option)
	return nil
}

// tap taps an option, and confirms where that would take a reason with it.
func (d *desk) tap(option string) {
	d.t.Helper()
	test.Tap(d.tileOf(option))
	d.confirm()
}

// confirm takes what is asked before something that people said is lost, where it is asked.
func (d *desk) confirm() {
	if d.sheet.IsOpen() {
		d.press(fyne.KeyReturn)
	}
}

func (d *desk) chosen(option string) bool {
	return d.session.Case().Chosen(d.session.View().Scenario)[option]
}

// typeInto types a text into the field that has the focus, in place of what it holds.
func (d *desk) typeInto(text string) {
	d.t.Helper()
	f, ok := d.window.Canvas().Focused().(*ui.Field)
	if !ok {
		d.t.Fatalf("the focus is on %T, not on a field", d.window.Canvas().Focused())
	}
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(f, text)
}

// tapAction taps a button of the open dialog by its label.
func (d *desk) tapAction(label string) {
	d.t.Helper()
	if !tapIn(d.sheet.Content, label) {
		d.t.Fatalf("the dialog has no button %q", label)
	}
}

func tapIn(o fyne.CanvasObject, label string) bool {
	switch o := o.(type) {
	case *ui.Control:
		if o.Value == label {
			o.Tapped(nil)
			return true
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			if tapIn(child, label) {
				return true
			}
		}
	}
	return false
}
