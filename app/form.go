package app

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/model"
)

// formField is one labelled field of a form.
type formField struct {
	label, text string
	// beside puts a short field beside the one before.
	beside bool
	// of is the name, in the record that the form makes, of the field that this one fills; empty for none.
	of    string
	entry *field
	words *paragraph
}

// value returns what stands in the field.
func (f *formField) value() string { return f.entry.Text }

// show shows the label, or in its place what is wrong with what is typed.
func (f *formField) show(problems []string) {
	if len(problems) == 0 {
		f.words.set(f.label, look{size: sizeSmall, color: colorQuiet})
		return
	}
	short, _, _ := strings.Cut(f.label, ",")
	f.words.set("× "+short+": "+strings.Join(problems, "; "), look{size: sizeSmall, color: colorConflict})
}

// form asks for several texts at once.
type form struct {
	fields []*formField
	check  func() error
	// refusal says below the fields what is wrong with none of them alone.
	refusal *paragraph
	sheet   *sheet
}

// askForm asks for several texts at once, with a switch or the like above them where there is one. While check
// refuses what is typed, the reasons stand by the fields that they are about, the others below; run is called with a
// sound form alone.
func (w *Window) askForm(title string, over fyne.CanvasObject, fields []*formField, yes string, check func() error, run func()) {
	f := &form{fields: fields, check: check, refusal: newParagraph("", look{size: sizeSmall, color: colorConflict})}
	f.refusal.atLeast = 2
	body := container.New(&column{gap: 6})
	if over != nil {
		body.Add(over)
	}
	for _, one := range fields {
		one.entry, one.words = newField(one.text), newParagraph("", look{})
		one.show(nil)
		cell := container.New(&column{gap: 6}, one.words, one.entry)
		if last := len(body.Objects) - 1; one.beside {
			body.Objects[last] = container.New(&cells{gap: gap}, body.Objects[last], cell)
		} else {
			body.Add(cell)
		}
	}
	const frame = 150 // of title, refusal and buttons
	whole := container.New(&column{gap: 6}, scrolled(body, w.window.Canvas().Size().Height-frame), f.refusal)
	submit := func() {
		if at := f.judge(); at != nil {
			w.window.Canvas().Focus(at.entry)
			at.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		} else if f.refusal.text == "" {
			f.sheet.close()
			run()
		}
	}
	f.sheet = w.showSheet(title, dialogWidth, whole, action{label: yes, primary: true, stay: submit}, action{label: "Cancel"})
	for i, one := range fields {
		one.entry.onEscape = f.sheet.typedKey
		one.entry.OnChanged = func(string) { f.judge() }
		one.entry.OnSubmitted = func(string) {
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

// judge shows all that is wrong with the form and returns the first field at fault, nil for none.
func (f *form) judge() *formField {
	err := f.check()
	var problems model.Problems
	if err != nil && !errors.As(err, &problems) {
		problems = model.Problems{{Text: err.Error()}}
	}
	byField := map[string][]string{}
	var rest model.Problems
	for _, p := range problems {
		if p.Field != "" && slices.ContainsFunc(f.fields, func(one *formField) bool { return one.of == p.Field }) {
			byField[p.Field] = append(byField[p.Field], p.Text)
		} else {
			rest = append(rest, p)
		}
	}
	words := ""
	if len(rest) > 0 {
		words = "× " + refusalWords(rest)
	}
	f.refusal.set(words, f.refusal.look)
	var first *formField
	for _, one := range f.fields {
		wrong := byField[one.of]
		if one.show(wrong); len(wrong) > 0 && first == nil {
			first = one
		}
	}
	f.sheet.fit()
	return first
}
