package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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

// form asks for several texts at once, with a switch or the like above them where there is one.
type form struct {
	title string
	// over stands above the fields, nil for nothing.
	over   fyne.CanvasObject
	fields []*formField
	// yes is the label of the button that goes on.
	yes string
	// check says what is wrong with what is typed, run is called with a sound form alone.
	check func() formFaults
	run   func()
	// refusal says below the fields what is wrong with none of them alone.
	refusal *paragraph
	sheet   *sheet
}

// formFaults is what is wrong with what is typed into a form.
type formFaults struct {
	// at holds what is wrong with a field by its name, which is [formField.of].
	at map[string][]string
	// rest says what is wrong with none of the fields alone, empty for nothing.
	rest string
}

// show asks for the texts on a canvas. While check finds faults, they stand by the fields that they are about, the rest
// below.
func (f *form) show(c fyne.Canvas) *sheet {
	f.refusal = newParagraph("", look{size: sizeSmall, color: colorConflict})
	f.refusal.atLeast = 2
	const frame = 150 // of title, refusal and buttons
	whole := container.New(&column{gap: 6}, scrolled(f.body(), c.Size().Height-frame), f.refusal)
	submit := func() { f.submit(c) }
	f.sheet = showSheet(c, f.title, dialogWidth, whole, action{label: f.yes, primary: true, stay: submit}, action{label: "Cancel"})
	for i, one := range f.fields {
		one.entry.onEscape = f.sheet.typedKey
		one.entry.OnChanged = func(string) { f.judge() }
		one.entry.OnSubmitted = func(string) {
			if i+1 < len(f.fields) {
				c.Focus(f.fields[i+1].entry)
				return
			}
			submit()
		}
	}
	if len(f.fields) > 0 {
		c.Focus(f.fields[0].entry)
		f.fields[0].entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	return f.sheet
}

// body is what stands over the fields, and the fields with their labels.
func (f *form) body() *fyne.Container {
	body := container.New(&column{gap: 6})
	if f.over != nil {
		body.Add(f.over)
	}
	for _, one := range f.fields {
		one.entry, one.words = newField(one.text), newParagraph("", look{})
		one.show(nil)
		cell := container.New(&column{gap: 6}, one.words, one.entry)
		if last := len(body.Objects) - 1; one.beside {
			body.Objects[last] = container.New(&cells{gap: gap}, body.Objects[last], cell)
		} else {
			body.Add(cell)
		}
	}
	return body
}

// submit goes on with a sound form, and else to the first field at fault.
func (f *form) submit(c fyne.Canvas) {
	if at := f.judge(); at != nil {
		c.Focus(at.entry)
		at.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	} else if f.refusal.text == "" {
		f.sheet.close()
		f.run()
	}
}

// judge shows all that is wrong with the form and returns the first field at fault, nil for none.
func (f *form) judge() *formField {
	faults := f.check()
	words := ""
	if faults.rest != "" {
		words = "× " + faults.rest
	}
	f.refusal.set(words, f.refusal.look)
	var first *formField
	for _, one := range f.fields {
		wrong := faults.at[one.of]
		if one.show(wrong); len(wrong) > 0 && first == nil {
			first = one
		}
	}
	f.sheet.fit()
	return first
}
