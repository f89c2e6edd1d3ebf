package ui

import (
	"slices"
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
	When func() bool
	// Among are the names of which the field takes one, found by typing part of it; nil for any text.
	Among []string
	// Between parts several names in the field, of which the last is found by what is typed of it; empty for one name.
	Between string
	// Loose says that other texts than the names are taken too: Enter takes a name only once the mark was moved to it.
	Loose bool
	// Rows is how many lines are in sight of a text of several, 0 for a text of one; Shift+Enter goes on from it.
	Rows int
	// Switch stands in the place of the field where what is asked for is one of a few words.
	Switch *Segments
	Entry  *Field
	words  *Paragraph
	list   *matches
	// changed says that something was typed or switched here.
	changed bool
	cell    *fyne.Container
}

// asked reports whether the field is asked for now.
func (f *FormField) asked() bool { return f.When == nil || f.When() }

// judged reports whether what is wrong with the field is said before the form is to go on: a name that is still found by what
// was typed may yet be picked.
func (f *FormField) judged() bool { return f.changed && (f.list == nil || len(f.list.found) == 0) }

// parts are what stands before the name that is typed now, with what parts them, and that name.
func (f *FormField) parts(typed string) (before, last string) {
	if f.Between == "" {
		return "", typed
	}
	if at := strings.LastIndex(typed, strings.TrimSpace(f.Between)); at >= 0 {
		return strings.TrimSpace(typed[:at]) + f.Between, strings.TrimSpace(typed[at+len(strings.TrimSpace(f.Between)):])
	}
	return "", strings.TrimSpace(typed)
}

// Reconsider has the form ask for other fields, after what stands above them has changed.
func (f *FormField) Reconsider() { f.Entry.OnChanged(f.Entry.Text) }

// Value returns what stands in the field.
func (f *FormField) Value() string {
	if f.Switch != nil {
		return f.Switch.Labels[f.Switch.Selected]
	}
	return f.Entry.Text
}

// focus is what the keys go to.
func (f *FormField) focus() fyne.Focusable {
	if f.Switch != nil {
		return f.Switch
	}
	return f.Entry
}

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
	// rows are those of several fields beside each other.
	rows []*fyne.Container
	// tried says that the form was to go on: from then on all faults stand by their fields.
	tried bool
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
	frame := 9 * TextSize(SizeTitle) // of title, refusal and buttons, which grow with the text
	body := Scrolled(f.body(), c.Size().Height-frame)
	whole := container.New(&Column{Gap: 6}, body, f.refusal)
	submit := func() { f.submit(c) }
	f.sheet = ShowSheet(c, f.Title, DialogWidth, whole, Action{Label: f.Yes, Primary: true, Stay: submit}, Action{Label: "Cancel"})
	f.sheet.scroll = scrollOf(body)
	for i := range f.Fields {
		f.wire(i, c, submit)
	}
	if len(f.Fields) > 0 {
		f.goTo(f.Fields[0], c)
	}
	return f.sheet
}

// wire has a field's keys go on to the next one, and at the last submit the form.
func (f *Form) wire(i int, c fyne.Canvas, submit func()) {
	one := f.Fields[i]
	next := func() {
		for _, next := range f.Fields[i+1:] {
			if next.asked() {
				f.goTo(next, c)
				return
			}
		}
		submit()
	}
	if one.Switch != nil {
		one.Switch.OnKey = func(e *fyne.KeyEvent) {
			if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
				next()
			} else {
				f.sheet.TypedKey(e)
			}
		}
		one.Switch.OnSelect = func(at int) { one.Switch.Set(at); f.judge() }
		return
	}
	one.Entry.OnEscape = f.sheet.TypedKey
	one.Entry.OnChanged = func(typed string) {
		one.changed = true
		f.narrow(one, typed)
		f.judge()
	}
	one.Entry.OnSubmitted = func(string) { next() }
	one.Entry.OnFocus = func() { f.narrow(one, one.Entry.Text) }
	if one.Among != nil {
		one.Entry.OnKey = one.list.typed
		one.list.onPick = func(name string) {
			before, _ := one.parts(one.Entry.Text)
			one.Entry.SetText(before + name)
			one.Entry.CursorColumn = len([]rune(one.Entry.Text))
			c.Focus(one.Entry)
		}
	}
}

// goTo gives a field the keys, with its text marked.
func (f *Form) goTo(one *FormField, c fyne.Canvas) {
	c.Focus(one.focus())
	if one.Switch == nil && one.Rows == 0 {
		one.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// narrow shows below a field the names that hold what is typed into it, and none below the others.
func (f *Form) narrow(now *FormField, typed string) {
	for _, one := range f.Fields {
		if one.list == nil {
			continue
		}
		if SetVisible(one.list, one == now); one == now {
			_, last := one.parts(typed)
			one.list.narrow(last)
			if one.Loose || one.Between != "" && last == "" {
				one.list.marked = -1 // going on through the form adds no name
			}
		}
	}
	f.sheet.Regrow()
	f.sheet.reveal(now.cell)
}

// body is what stands over the fields, and the fields with their labels.
func (f *Form) body() *fyne.Container {
	body := container.New(&Column{Gap: 6})
	if f.Over != nil {
		body.Add(f.Over)
	}
	for _, one := range f.Fields {
		one.words = NewParagraph("", Look{})
		one.show(nil)
		cell := container.New(&Column{Gap: 6}, one.words)
		if one.Switch != nil {
			cell.Add(one.Switch)
		} else {
			one.Entry = NewField("")
			one.Entry.Name = one.Label
			if one.Rows > 0 {
				one.Entry.MultiLine, one.Entry.Wrapping = true, fyne.TextWrapWord
				one.Entry.SetMinRowsVisible(one.Rows)
			}
			one.Entry.SetText(one.Text)
			cell.Add(one.Entry)
		}
		if one.Among != nil {
			one.list = newMatches(one.Among, nil)
			one.list.Hide()
			cell.Add(one.list)
		}
		one.cell = cell
		SetVisible(cell, one.asked())
		if last := len(body.Objects) - 1; one.Beside {
			row := container.New(&Cells{Gap: Gap}, body.Objects[last], cell)
			body.Objects[last] = row
			f.rows = append(f.rows, row)
		} else {
			body.Add(cell)
		}
	}
	f.showRows()
	return body
}

// showRows hides the rows of which no field is asked for.
func (f *Form) showRows() {
	for _, row := range f.rows {
		SetVisible(row, slices.ContainsFunc(row.Objects, fyne.CanvasObject.Visible))
	}
}

// submit goes on with a sound form, and else to the first field at fault.
func (f *Form) submit(c fyne.Canvas) {
	f.tried = true
	if at := f.judge(); at != nil {
		f.goTo(at, c)
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
		if len(wrong) > 0 && first == nil {
			first = one
		}
		if !f.tried && !one.judged() { // what is still to be typed is no fault yet
			wrong = nil
		}
		one.show(wrong)
	}
	f.showRows()
	f.sheet.Regrow()
	return first
}
