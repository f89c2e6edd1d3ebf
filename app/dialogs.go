package app

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/model"
)

// report shows an error in words; none does nothing.
func (w *Window) report(err error) {
	if err == nil {
		return
	}
	w.tell("That can't be done", errorWords(err))
}

// errorWords turns an error into words for a person.
func errorWords(err error) string {
	var problems model.Problems
	if errors.As(err, &problems) {
		texts := make([]string, len(problems))
		for i, p := range problems {
			texts[i] = sentence(p.Text)
		}
		return strings.Join(texts, "\n")
	}
	return sentence(err.Error())
}

// sentence begins text with a capital letter and ends it with a full stop.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "."
}

const dialogWidth float32 = 520

// tell shows a message.
func (w *Window) tell(title, text string) {
	d := dialog.NewCustom(title, "Close", dialogText(text), w.window)
	d.Resize(fyne.NewSize(dialogWidth, 0))
	d.Show()
}

// dialogText is wrapped text that scrolls where it is long.
func dialogText(text string) fyne.CanvasObject {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	const shortest, longest = 60, 400
	label.Resize(fyne.NewSize(dialogWidth-60, 0))
	scroll := container.NewVScroll(label)
	scroll.SetMinSize(fyne.NewSize(dialogWidth-60, min(max(label.MinSize().Height, shortest), longest)))
	return scroll
}

// ask lets the person confirm something.
func (w *Window) ask(title, text, yes string, run func()) {
	d := dialog.NewCustomConfirm(title, yes, "Cancel", dialogText(text), func(ok bool) {
		if ok {
			run()
		}
	}, w.window)
	d.Resize(fyne.NewSize(dialogWidth, 0))
	d.Show()
}

// askName asks for a name and carries out the edit that it makes; a name that can't be used is refused
// beside the field, and what was typed stays.
func (w *Window) askName(title, name string, edit func(string) (model.Edit, error)) {
	entry := widget.NewEntry()
	entry.SetText(name)
	entry.Validator = func(text string) error {
		e, err := edit(strings.TrimSpace(text))
		if err != nil {
			return err
		}
		if _, _, err = model.Apply(w.session.Case(), e); err != nil {
			return errors.New(errorWords(err))
		}
		return nil
	}
	w.askForm(title, "Name", entry, func() { w.do(edit(strings.TrimSpace(entry.Text))) })
}

// askForm shows a form with one entry; Enter submits it.
func (w *Window) askForm(title, label string, entry *widget.Entry, run func()) {
	item := widget.NewFormItem(label, entry)
	item.HintText = " "
	form := dialog.NewForm(title, "OK", "Cancel", []*widget.FormItem{item}, func(ok bool) {
		if ok {
			run()
		}
	}, w.window)
	entry.OnSubmitted = func(string) { form.Submit() }
	form.Resize(fyne.NewSize(dialogWidth, 0))
	form.Show()
	w.window.Canvas().Focus(entry)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// showMenuBelow opens a menu under a control.
func showMenuBelow(c fyne.Canvas, below fyne.CanvasObject, menu *fyne.Menu) {
	pop := widget.NewPopUpMenu(menu, c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	at.Y += below.Size().Height + theme.Padding()
	at.X = min(at.X, c.Size().Width-pop.MinSize().Width-gap)
	pop.ShowAtPosition(at)
}
