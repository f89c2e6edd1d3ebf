package member

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/member/words"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/assets"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// noon is when the tests take place.
var noon = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// example is the worked example with words on who feels it.
func example(t testing.TB) *model.Case {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	door, _ := file.Case.Options.Get("front-door")
	felt := *door
	felt.Felt = model.Felt{
		Customers: "One number and one place to start.", Services: "Calls come to them only when they have to act.",
		Staff: "About 60 people change team.", Communities: "The front door can send people to help nearby.",
	}
	edit, err := file.Case.Replace(felt.ID, &felt)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := model.Apply(file.Case, edit)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// pack is a pack of the example with the published case beside it, two questions and a closing day.
func pack(t testing.TB) *choices.Pack {
	t.Helper()
	c := example(t)
	p, err := choices.Make(c, choices.Draft{
		Comparators: []string{c.Scenarios.At(0).ID}, Welcome: "Please look at this before the meeting.",
		Questions: []string{"What matters most to the people you represent?", "What should we ask the officers?"}, Closes: "2026-03-20",
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// laptop is a Member's window in a test.
type laptop struct {
	*Opening
	t      testing.TB
	window fyne.Window
	queue  chan func()
}

// open opens a pack in a window; parts may be changed before.
func open(t testing.TB, p *choices.Pack, change func(*Parts)) *laptop {
	t.Helper()
	l := newLaptop(t, change)
	l.show(p, nil)
	return l
}

func newLaptop(t testing.TB, change func(*Parts)) *laptop {
	t.Helper()
	a := test.NewTempApp(t)
	win := test.NewTempWindow(t, nil)
	win.SetPadded(false)
	l := &laptop{t: t, window: win, queue: make(chan func(), 1000)}
	look := ui.NewTheme(RememberedLook(a.Preferences()), ui.Writing{Steady: draw.Steady, Letters: draw.Letters, Middle: draw.Middle})
	a.Settings().SetTheme(look)
	parts := Parts{
		App: a, Window: win, Words: words.English(), Folder: filepath.Join(t.TempDir(), "choices"), Documents: t.TempDir(),
		Now: func() time.Time { return noon }, OnUI: func(f func()) { l.queue <- f }, Theme: look,
	}
	if change != nil {
		change(&parts)
	}
	l.Opening = &Opening{parts: parts}
	win.Resize(fyne.NewSize(1280, 720))
	t.Cleanup(l.Stop)
	return l
}

// until does what the window's goroutine is asked to do until something is so.
func (l *laptop) until(so func() bool) {
	l.t.Helper()
	deadline := time.After(30 * time.Second)
	for !so() {
		select {
		case f := <-l.queue:
			f()
		case <-deadline:
			l.t.Fatal("the window never came to rest")
		}
	}
}

// press types keys on what has the focus, as the driver does.
func (l *laptop) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		e := &fyne.KeyEvent{Name: key}
		if f := l.window.Canvas().Focused(); f != nil {
			f.TypedKey(e)
		} else {
			l.window.Canvas().OnTypedKey()(e)
		}
	}
}

// tap taps the control with a label.
func (l *laptop) tap(label string) {
	l.t.Helper()
	for _, root := range append([]fyne.CanvasObject{l.window.Canvas().Content()}, l.window.Canvas().Overlays().List()...) {
		var found *ui.Control
		uitest.Visible(root, func(o fyne.CanvasObject) {
			if c, ok := o.(*ui.Control); ok && c.Value == label {
				found = c
			}
		})
		if found != nil {
			test.Tap(found)
			return
		}
	}
	l.t.Fatalf("there is no control %q; there is %q", label, l.text())
}

// text is all that stands in the window, and in a dialog over it.
func (l *laptop) text() string {
	var texts []string
	for _, root := range append([]fyne.CanvasObject{l.window.Canvas().Content()}, l.window.Canvas().Overlays().List()...) {
		uitest.Visible(root, func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *ui.Paragraph:
				texts = append(texts, o.Text)
			case *ui.Control:
				texts = append(texts, o.Value)
			case *field:
				texts = append(texts, o.Text, o.PlaceHolder)
			}
		})
	}
	return strings.Join(texts, "\n")
}

// cards are the answers of the screen shown, by their names.
func (l *laptop) cards() map[string]*answerCard {
	all := map[string]*answerCard{}
	uitest.Visible(l.window.Canvas().Content(), func(o fyne.CanvasObject) {
		if c, ok := o.(*answerCard); ok {
			all[c.name.Text] = c
		}
	})
	return all
}

// goTo shows the screen of a decision.
func (l *laptop) goTo(decision string) {
	for i, d := range l.shown.a.Decisions() {
		if d.ID == decision {
			l.shown.show(i + 1)
		}
	}
}

// picture is the window as it is seen, at rest.
func (l *laptop) picture() {
	l.t.Helper()
	v := l.shown
	for range 2 {
		uitest.Visible(l.window.Canvas().Content(), func(o fyne.CanvasObject) {
			if r, ok := o.(*canvas.Raster); ok {
				r.Generator(int(r.Size().Width+0.5), int(r.Size().Height+0.5))
			}
		})
		l.until(func() bool {
			return v.panel.chart.UpToDate() || !v.panel.chart.Root.Visible() || v.at == 0 || v.at == v.last()
		})
		l.window.Canvas().Capture()
	}
}
