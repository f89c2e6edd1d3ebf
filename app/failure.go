package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage"
)

// showFailure says why the store can't be opened and offers what can be done instead. Nothing that is
// there is touched.
func (r *running) showFailure(path string, err error) {
	r.params.App.Settings().SetTheme(ui.NewTheme(ui.Appearance{Zoom: 1}, anyWriting()))
	title := ui.NewParagraph("Your work can't be opened as usual", ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	text := ui.NewParagraph(say.Error(err), ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	buttons := container.New(&ui.ChipRow{Gap: ui.Gap})
	for i, way := range r.waysOut(path, err) {
		buttons.Add(&ui.Control{Name: way.Label, Value: way.Label, Primary: i == 0, OnTap: way.Run, OnKey: func(*fyne.KeyEvent) {}})
	}
	page := ui.NewCard(container.New(&ui.Column{Gap: 16, Pad: 24}, title, text, buttons))
	r.window.SetContent(container.New(&middle{width: 640}, page))
	r.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	r.window.Canvas().Focus(buttons.Objects[0].(*ui.Control))
}

// waysOut lists what can be done about a store that can't be opened.
func (r *running) waysOut(path string, err error) []ui.Action {
	ways := []ui.Action{{Label: "Try again", Run: func() { r.openStore(path) }}}
	var open *storage.OpenError
	if errors.As(err, &open) {
		if open.Reason == storage.ReadOnly {
			ways = append(ways, ui.Action{Label: "Open to look only", Run: func() { r.openToLook(open.Path, filepath.Base(open.Path)) }})
		}
		if b := open.Backup; b != nil {
			name := "backup of " + model.RecentMoment(b.Taken)
			ways = append(ways, ui.Action{Label: "Look at the " + name, Run: func() { r.openToLook(b.Path, name) }})
		}
		if open.Reason != storage.InUse {
			ways = append(ways, r.afresh(path))
		}
	}
	return append(ways, ui.Action{Label: "Close", Run: r.params.App.Quit})
}

// afresh offers a new store: in the place of a missing one, else beside what is there.
func (r *running) afresh(path string) ui.Action {
	open := storage.Open
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		open = storage.OpenAfresh
	} else {
		path = page.FreeName(path)
	}
	return ui.Action{Label: "Start afresh in " + filepath.Base(path), Run: func() { r.openWith(open, path) }}
}

// openToLook opens a store that is only read: choices can be tried, but the status says that they are
// not saved, and a copy can be saved elsewhere.
func (r *running) openToLook(path, name string) {
	store, err := storage.OpenReadOnly(path)
	if err != nil {
		r.showFailure(path, err)
		return
	}
	r.start(store, name)
}

// middle sets its content, of a fixed width and the height that follows, in the middle.
type middle struct{ width float32 }

func (l *middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := ui.HeightFor(objects[0], l.width)
	objects[0].Move(fyne.NewPos((size.Width-l.width)/2, (size.Height-height)/2))
	objects[0].Resize(fyne.NewSize(l.width, height))
}

func (l *middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, ui.HeightFor(objects[0], l.width))
}
