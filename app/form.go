package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// formField is one labelled field of a form.
type formField struct {
	label, text string
	entry       *field
}

// value returns what stands in the field.
func (f *formField) value() string { return f.entry.Text }

// askForm asks for several texts at once, with a switch or the like above them where there is one. While
// check refuses what is typed the reason stands below the fields; run is called with a sound form alone.
func (w *Window) askForm(title string, over fyne.CanvasObject, fields []*formField, yes string, check func() error, run func()) {
	refusal := newParagraph("", look{size: sizeSmall, color: colorConflict})
	refusal.atLeast = 2
	body := container.New(&column{gap: 6})
	if over != nil {
		body.Add(over)
	}
	for _, f := range fields {
		f.entry = newField(f.text)
		body.Add(newParagraph(f.label, look{size: sizeSmall, color: colorQuiet}))
		body.Add(f.entry)
	}
	body.Add(refusal)
	show := func() bool {
		err, words := check(), ""
		if err != nil {
			words = "× " + refusalWords(err)
		}
		refusal.set(words, look{size: sizeSmall, color: colorConflict})
		return err == nil
	}
	var s *sheet
	submit := func() {
		if show() {
			s.close()
			run()
		}
	}
	s = w.showSheet(title, dialogWidth, body, action{label: yes, primary: true, stay: submit}, action{label: "Cancel"})
	for i, f := range fields {
		f.entry.onEscape = s.typedKey
		f.entry.OnChanged = func(string) { show() }
		f.entry.OnSubmitted = func(string) {
			if i+1 < len(fields) {
				w.window.Canvas().Focus(fields[i+1].entry)
				return
			}
			submit()
		}
	}
	if len(fields) > 0 {
		w.window.Canvas().Focus(fields[0].entry)
		fields[0].entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}
