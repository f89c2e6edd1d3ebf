package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Hint tells what something means while it has the pointer or the keys.
type Hint struct {
	// Meaning is the sentence now, empty for none; nil means that there never is one.
	Meaning func() string
	// Explain takes it, and an empty one once it is over.
	Explain func(string)
	told    bool
}

// tell begins to tell the meaning, or ends it.
func (h *Hint) tell(on bool) {
	if h.Meaning == nil || h.Explain == nil {
		return
	}
	text := ""
	if on {
		text = h.Meaning()
	}
	if text != "" || h.told { // what others said isn't taken back
		h.Explain(text)
	}
	h.told = text != ""
}

// MouseIn, MouseMoved and MouseOut tell the meaning while the pointer is there.
func (h *Hint) MouseIn(*desktop.MouseEvent)    { h.tell(true) }
func (h *Hint) MouseMoved(*desktop.MouseEvent) {}
func (h *Hint) MouseOut()                      { h.tell(false) }

// Told begins to tell the meaning for the keys, or ends it.
func (h *Hint) Told(on bool) { h.tell(on) }

// Explained is an object that tells what it means while it has the pointer.
type Explained struct {
	widget.BaseWidget
	Hint
	content fyne.CanvasObject
}

var (
	_ desktop.Hoverable = (*Explained)(nil)
	_ Flowing           = (*Explained)(nil)
)

// NewExplained gives an object a meaning.
func NewExplained(content fyne.CanvasObject, hint Hint) *Explained {
	e := &Explained{Hint: hint, content: content}
	e.ExtendBaseWidget(e)
	return e
}

// ReadOut tells the object.
func (e *Explained) ReadOut() []string { return ReadOut(e.content) }

// AccessibilityLabel tells the object.
func (e *Explained) AccessibilityLabel() string { return strings.Join(e.ReadOut(), " ") }

// AccessibilityRole is that of text.
func (e *Explained) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// HeightFor is that of the object.
func (e *Explained) HeightFor(width float32) float32 { return HeightFor(e.content, width) }

// MinSize is that of the object.
func (e *Explained) MinSize() fyne.Size { return e.content.MinSize() }

// CreateRenderer shows the object.
func (e *Explained) CreateRenderer() fyne.WidgetRenderer {
	return LaidOut(e, widget.NewSimpleRenderer(e.content))
}
