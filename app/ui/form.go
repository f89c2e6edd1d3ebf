package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// FormField is one labelled field of a form.
type FormField struct {
	Label, Text string
	// Beside puts a short field beside the one before.
	Beside bool
	// Of is the name, in the record that the form makes, of the field that this one fills; empty for none.
	Of string
	// When says whether the field is asked for now, which follows from what stands above it; nil means always.
	When  func() bool
	Entry *Field
	words *Paragraph
	cell  *fyne.Container
}

// asked reports whether the field is asked for now.
func (f *FormField) asked() bool { return f.When == nil || f.When() }

// Reconsider has the form ask for other fields, after what stands above them has changed.
func (f *FormField) Reconsider() { f.Entry.OnChanged(f.Entry.Text) }

// Value returns what stands in the field.
func (f *FormField) Value() string { return f.Entry.Text }

// show shows the label, or in its place what is wrong with what is typed.
func (f *FormField) show(problems []string) {
	if len(problems) == 0 {
		f.words.Set(f.Label, Look{Size: SizeSmall, Color: ColorQuiet})
		return
	}
	short, _, _ := strings.Cut(f.Label, ",")
	f.words.Set("× "+short+": "+strings.Join(problems, "; "), Look{Size: SizeSmall, Color: ColorConflict})
}

// Form asks for several texts at once, with a switch or the like above them where there is one.
type Form struct {
	Title string
	// Over stands above the fields, nil for nothing.
	Over   fyne.CanvasObject
	Fields []*FormField
	// Yes is the label of the button that goes on.
	Yes string
	// Check says what is wrong with what is typed, Run is called with a sound form alone.
	Check func() Faults
	Run   func()
	// refusal says below the fields what is wrong with none of them alone.
	refusal *Paragraph
	sheet   *Sheet
}

// Faults is what is wrong with what is typed into a form.
type Faults struct {
	// At holds what is wrong with a field by its name, which is [FormField.Of].
	At map[string][]string
	// Rest says what is wrong with none of the fields alone, empty for nothing.
	Rest string
}

// Show asks for the texts on a canvas. While Check finds faults, they stand by the fields that they are about, the rest
// below.
func (f *Form) Show(c fyne.Canvas) *Sheet {
	f.refusal = NewParagraph("", Look{Size: SizeSmall, Color: ColorConflict})
	f.refusal.AtLeast = 2
	const frame = 150 // of title, refusal and buttons
	whole := container.New(&Column{Gap: 6}, Scrolled(f.body(), c.Size().Height-frame), f.refusal)
	submit := func() { f.submit(c) }
	f.sheet = ShowSheet(c, f.Title, DialogWidth, whole, Action{Label: f.Yes, Primary: true, Stay: submit}, Action{Label: "Cancel"})
	for i, one := range f.Fields {
		one.Entry.OnEscape = f.sheet.TypedKey
		one.Entry.OnChanged = func(string) { f.judge() }
		one.Entry.OnSubmitted = func(string) {
			for _, next := range f.Fields[i+1:] {
				if next.asked() {
					c.Focus(next.Entry)
					return
				}
			}
			submit()
		}
	}
	if len(f.Fields) > 0 {
		c.Focus(f.Fields[0].Entry)
		f.Fields[0].Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	return f.sheet
}

// body is what stands over the fields, and the fields with their labels.
func (f *Form) body() *fyne.Container {
	body := container.New(&Column{Gap: 6})
	if f.Over != nil {
		body.Add(f.Over)
	}
	for _, one := range f.Fields {
		one.Entry, one.words = NewField(one.Text), NewParagraph("", Look{})
		one.show(nil)
		cell := container.New(&Column{Gap: 6}, one.words, one.Entry)
		one.cell = cell
		SetVisible(cell, one.asked())
		if last := len(body.Objects) - 1; one.Beside {
			body.Objects[last] = container.New(&Cells{Gap: Gap}, body.Objects[last], cell)
		} else {
			body.Add(cell)
		}
	}
	return body
}

// submit goes on with a sound form, and else to the first field at fault.
func (f *Form) submit(c fyne.Canvas) {
	if at := f.judge(); at != nil {
		c.Focus(at.Entry)
		at.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	} else if f.refusal.Text == "" {
		f.sheet.Close()
		f.Run()
	}
}

// judge shows all that is wrong with the form and returns the first field at fault, nil for none.
func (f *Form) judge() *FormField {
	faults := f.Check()
	words := ""
	if faults.Rest != "" {
		words = "× " + faults.Rest
	}
	f.refusal.Set(words, f.refusal.Look)
	var first *FormField
	for _, one := range f.Fields {
		SetVisible(one.cell, one.asked())
		wrong := faults.At[one.Of]
		if one.show(wrong); len(wrong) > 0 && first == nil {
			first = one
		}
	}
	f.sheet.Regrow()
	return first
}
