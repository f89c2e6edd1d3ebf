package app

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/storage"
)

// showFailure says why the store can't be opened and offers what can be done instead. Nothing that is
// there is touched.
func showFailure(p Params, win fyne.Window, err error) {
	p.App.Settings().SetTheme(newTheme(false, 1))
	title := widget.NewLabelWithStyle("Your work can't be opened as usual", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	text := widget.NewLabel(errorWords(err))
	text.Wrapping = fyne.TextWrapWord
	buttons := container.NewHBox()
	for _, way := range waysOut(p, win, err) {
		buttons.Add(way)
	}
	page := container.NewVBox(title, text, buttons)
	win.SetContent(container.NewCenter(container.New(&fixedWidth{width: 620}, page)))
	win.Resize(fyne.NewSize(windowWidth, windowHeight))
	if len(buttons.Objects) > 0 {
		win.Canvas().Focus(buttons.Objects[0].(*widget.Button))
	}
}

// waysOut makes a button for everything that can be done about a store that can't be opened.
func waysOut(p Params, win fyne.Window, err error) []*widget.Button {
	ways := []*widget.Button{widget.NewButton("Try again", func() { retryOpening(p, win) })}
	var open *storage.OpenError
	if errors.As(err, &open) {
		if open.Reason == storage.ReadOnly {
			ways = append(ways, widget.NewButton("Open to look only", func() { openToLook(p, win, open.Path) }))
		}
		if b := open.Backup; b != nil {
			label := fmt.Sprintf("Look at the backup of %s", b.Taken.Local().Format("2 January, 15:04"))
			ways = append(ways, widget.NewButton(label, func() { openToLook(p, win, b.Path) }))
		}
	}
	return append(ways, widget.NewButton("Close", p.App.Quit))
}

func retryOpening(p Params, win fyne.Window) {
	store, err := storage.Open(p.DataPath)
	if err != nil {
		showFailure(p, win, err)
		return
	}
	start(p, win, store)
}

// openToLook opens a store that is only read: choices can be tried, but the status says that they are
// not saved, and a copy can be saved elsewhere.
func openToLook(p Params, win fyne.Window, path string) {
	store, err := storage.OpenReadOnly(path)
	if err != nil {
		showFailure(p, win, err)
		return
	}
	start(p, win, store)
}

// fixedWidth gives its content a width and the height that follows.
type fixedWidth struct{ width float32 }

func (l *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(l.width, size.Height))
}

func (l *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects[0].Resize(fyne.NewSize(l.width, objects[0].MinSize().Height))
	return fyne.NewSize(l.width, objects[0].MinSize().Height)
}
