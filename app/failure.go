package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

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
	r.showWays("Your work can't be opened as usual", say.Error(err), r.waysOut(path, err))
}

// showWays says in the middle of the window what is the matter, and offers what can be done.
func (r *running) showWays(heading, words string, ways []ui.Action) {
	r.params.App.Settings().SetTheme(ui.NewTheme(ui.Appearance{Zoom: 1}, anyWriting()))
	title := ui.NewParagraph(heading, ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	text := ui.NewParagraph(words, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	buttons := container.New(&ui.ChipRow{Gap: ui.Gap})
	for i, way := range ways {
		buttons.Add(&ui.Control{Name: way.Label, Value: way.Label, Primary: i == 0, OnTap: way.Run, OnKey: func(*fyne.KeyEvent) {}})
	}
	page := ui.NewCard(container.New(&ui.Column{Gap: 16, Pad: 24}, title, text, buttons))
	r.window.SetContent(container.New(&middle{width: 640}, page))
	r.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	r.window.Canvas().Focus(buttons.Objects[0].(*ui.Control))
}

// offerReport says that a fault ended the program the last time, before the case that it may have been about is opened again, and
// returns what it offers.
func (r *running) offerReport(path, report string) []ui.Action {
	ways := []ui.Action{{Label: "Open your work", Run: func() { r.openStore(path) }}}
	if b := storage.NewestGood(path); b != nil {
		ways = append(ways, r.lookAt(b))
	}
	words := "What was marked as saved is safe. The report " + report + " says where in the program it happened and which commands came before, for " +
		"whoever looks after the program. It holds nothing of a case and no names, and was sent to nobody."
	show := func() {
		r.background.InBackground(func(ctx context.Context) {
			if err := page.Open(ctx, report); err != nil {
				r.onUI(func() {
					r.showWays("The report can't be opened from here", "Open it by hand: "+report, append(slices.Clone(ways), r.leave()))
				})
			}
		})
	}
	all := append(slices.Clone(ways), ui.Action{Label: "Open the report", Run: show}, r.leave())
	r.showWays("A fault ended the program the last time", words, all)
	return all
}

// lookAt offers to look at a backup.
func (r *running) lookAt(b *storage.Backup) ui.Action {
	name := "backup of " + model.RecentMoment(b.Taken)
	return ui.Action{Label: "Look at the " + name, Run: func() { r.openToLook(b.Path, name) }}
}

// waysOut lists what can be done about a store that can't be opened.
func (r *running) waysOut(path string, err error) []ui.Action {
	ways := []ui.Action{{Label: "Try again", Run: func() { r.openStore(path) }}}
	var open *storage.OpenError
	if errors.As(err, &open) {
		if open.Reason == storage.ReadOnly {
			ways = append(ways, ui.Action{Label: "Open to look only", Run: func() { r.openToLook(open.Path, filepath.Base(open.Path)) }})
		}
		if open.Backup != nil {
			ways = append(ways, r.lookAt(open.Backup))
		}
		if open.Reason != storage.InUse {
			ways = append(ways, r.afresh(path))
		}
	}
	return append(ways, r.leave())
}

// leave ends the program.
func (r *running) leave() ui.Action { return ui.Action{Label: "Close", Run: r.params.App.Quit} }

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
