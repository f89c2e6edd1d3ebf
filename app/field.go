package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// field is an entry that hands Escape on and says why it refuses what is typed.
type field struct {
	widget.Entry
	onEscape func(*fyne.KeyEvent)
	// left says that the keys went to another window while they were on the field: whoever hears that sets it.
	left bool
}

func newField(text string) *field {
	f := &field{}
	f.ExtendBaseWidget(f)
	f.SetText(text)
	return f
}

// CreateRenderer shows what was typed.
func (f *field) CreateRenderer() fyne.WidgetRenderer { return laidOut(f, f.Entry.CreateRenderer()) }

// FocusGained selects the text, so that typing takes its place, unless the keys come back from another window: then what
// was being typed goes on.
func (f *field) FocusGained() {
	f.Entry.FocusGained()
	if !f.left {
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	f.left = false
}

// TypedKey hands Escape on; other keys are the entry's.
func (f *field) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		f.onEscape(e)
		return
	}
	f.Entry.TypedKey(e)
}
