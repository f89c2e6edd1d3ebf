package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Readable tells all that it shows, line by line, where a label tells of what the keys act on alone. A widget is one, or the layout of
// a container that makes no more of its objects than are in sight.
type Readable interface{ ReadOut() []string }

// ReadOut tells in lines of text what stands in an object, in its order, scrolled out of sight or not. What is to be pressed stands in
// brackets.
func ReadOut(o fyne.CanvasObject) []string {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case Readable:
		return o.ReadOut()
	case *fyne.Container:
		if whole, ok := o.Layout.(Readable); ok {
			return whole.ReadOut()
		}
		return readAll(o.Objects)
	case *ScrollPane:
		return ReadOut(o.Content)
	case *container.Scroll:
		return ReadOut(o.Content)
	case fyne.Accessible:
		return readLabel(o)
	}
	return nil
}

func readAll(objects []fyne.CanvasObject) (lines []string) {
	for _, o := range objects {
		lines = append(lines, ReadOut(o)...)
	}
	return lines
}

func readLabel(o fyne.Accessible) []string {
	label := strings.TrimSpace(o.AccessibilityLabel())
	switch {
	case label == "":
		return nil
	case o.AccessibilityRole() == fyne.AccessibleRoleButton:
		return []string{"[" + label + "]"}
	}
	return strings.Split(label, "\n")
}

// KeysLabel tells those who can't see it where the keys go: what has them and what a dialog over the window says, wherever that stands.
// Fyne's bridge to screen readers goes into containers alone, and into no widget, scroll or dialog.
type KeysLabel struct {
	widget.BaseWidget
	canvas fyne.Canvas
	// over is the dialog that lies over the window, nil for none.
	over func() fyne.CanvasObject
}

var _ fyne.Accessible = (*KeysLabel)(nil)

// WithKeysLabel is a window's content with the label of its keys, which shows nothing. over is the dialog that lies over the window, nil
// for none.
func WithKeysLabel(content fyne.CanvasObject, c fyne.Canvas, over func() fyne.CanvasObject) *fyne.Container {
	l := &KeysLabel{canvas: c, over: over}
	l.ExtendBaseWidget(l)
	return container.New(besideKeys{}, content, l)
}

// besideKeys gives a window's content all of it.
type besideKeys struct{}

func (besideKeys) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Resize(objects[1].MinSize())
}

func (besideKeys) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// AccessibilityLabel says what an open dialog says, and what has the keys.
func (l *KeysLabel) AccessibilityLabel() string {
	words := ReadOut(l.over())
	if focused, ok := l.canvas.Focused().(fyne.Accessible); ok {
		words = append(words, "Keys: "+focused.AccessibilityLabel())
	}
	return strings.Join(words, "\n")
}

// AccessibilityRole is that of text.
func (l *KeysLabel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// ReadOut is nothing: what is told stands elsewhere too.
func (l *KeysLabel) ReadOut() []string { return nil }

// MinSize is as small as what is still somewhere.
func (l *KeysLabel) MinSize() fyne.Size { return fyne.NewSquareSize(1) }

// CreateRenderer draws nothing.
func (l *KeysLabel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
