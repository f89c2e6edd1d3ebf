package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field is an entry that hands Escape on and says why it refuses what is typed.
type Field struct {
	widget.Entry
	// Name says what is asked for, for those who can't see what stands over the field.
	Name     string
	OnEscape func(*fyne.KeyEvent)
	// OnKey is offered every key first and reports whether it had a use for it, OnFocus hears that the field has got the keys;
	// both may be nil.
	OnKey   func(fyne.KeyName) bool
	OnFocus func()
	// Left says that the keys went to another window while they were on the field: whoever hears that sets it.
	Left bool
}

// NewField makes a field that holds a text.
func NewField(text string) *Field {
	f := &Field{}
	f.ExtendBaseWidget(f)
	f.SetText(text)
	return f
}

// AccessibilityLabel says what is asked for and what is typed.
func (f *Field) AccessibilityLabel() string { return f.Name + ": " + f.Text }

// AccessibilityRole is that of text: Fyne knows no fields.
func (f *Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer shows what was typed.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return LaidOut(f, f.Entry.CreateRenderer()) }

// FocusGained selects the text, so that typing takes its place, unless it runs over several lines, or the keys come back from
// another window: then what was being typed goes on.
func (f *Field) FocusGained() {
	f.Entry.FocusGained()
	if !f.Left && !f.MultiLine {
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	f.Left = false
	RevealAll(f)
	if f.OnFocus != nil {
		f.OnFocus()
	}
}

// AcceptsTab reports that Tab moves on, out of a field of several lines too.
func (f *Field) AcceptsTab() bool { return false }

// TypedKey hands Escape on; other keys are the entry's.
func (f *Field) TypedKey(e *fyne.KeyEvent) {
	if f.OnKey != nil && f.OnKey(e.Name) {
		return
	}
	if e.Name == fyne.KeyEscape {
		f.OnEscape(e)
		return
	}
	f.Entry.TypedKey(e)
}
