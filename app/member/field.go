package member

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// field is an entry of one line or of several. Tab leaves it.
type field struct {
	widget.Entry
	onKey func(*fyne.KeyEvent)
	// onFocus is called when the keys come to the field, nil for nothing.
	onFocus func()
}

func newField(text, hint string, lines int, onChanged func(string), onKey func(*fyne.KeyEvent)) *field {
	f := &field{onKey: onKey}
	f.MultiLine = lines > 1
	if f.MultiLine {
		f.Wrapping = fyne.TextWrapWord
	}
	f.ExtendBaseWidget(f)
	f.SetMinRowsVisible(lines)
	f.SetPlaceHolder(hint)
	f.SetText(text)
	f.OnChanged = onChanged
	return f
}

// AccessibilityLabel says what is asked for and what is typed.
func (f *field) AccessibilityLabel() string { return f.PlaceHolder + ": " + f.Text }

// AccessibilityRole is that of text: Fyne knows no fields.
func (f *field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AcceptsTab says that Tab goes on to the next control.
func (f *field) AcceptsTab() bool { return false }

// CreateRenderer shows what was typed.
func (f *field) CreateRenderer() fyne.WidgetRenderer { return ui.LaidOut(f, f.Entry.CreateRenderer()) }

// FocusGained tells that the keys come.
func (f *field) FocusGained() {
	f.Entry.FocusGained()
	if f.onFocus != nil {
		f.onFocus()
	}
}

// TypedKey hands on the keys that go to another screen; the others are the entry's.
func (f *field) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyPageUp, fyne.KeyPageDown:
		f.onKey(e)
	default:
		f.Entry.TypedKey(e)
	}
}
