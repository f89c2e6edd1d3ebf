package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Room gives what is in it a height that text of the size chosen needs: in a window that is lower it scrolls, and what gets
// the keys comes into sight. Elsewhere nothing lies between: a screen reader sees into no scroll.
type Room struct {
	Root    *fyne.Container
	content *fyne.Container
	scroll  *ScrollPane
}

// roomEms is the least height of a page in the size of its text, and roomAtAll what a window leaves it at the least.
const (
	roomEms           = 30
	roomAtAll float32 = 300
)

// NewRoom makes a room around its content.
func NewRoom(content *fyne.Container) *Room {
	r := &Room{content: content}
	r.scroll = NewScrollPane(container.New(lowest{}, content))
	r.Root = container.New((*roomLayout)(r), content)
	return r
}

// lowest is the layout of what scrolls in a room.
type lowest struct{}

func (lowest) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (lowest) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, max(least.Height, roomEms*TextSize(SizeText)))
}

// roomLayout scrolls only where that is needed.
type roomLayout Room

func (r *roomLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	shown := fyne.CanvasObject(r.content)
	if (lowest{}).MinSize([]fyne.CanvasObject{r.content}).Height > size.Height {
		shown = r.scroll
	}
	if r.Root.Objects[0] != shown {
		r.Root.Objects[0] = shown
		r.content.Move(fyne.NewPos(0, 0))
		r.scroll.ScrollToTop()
	}
	shown.Resize(size)
	if shown == r.scroll {
		r.scroll.Content.Resize(r.scroll.Content.MinSize().Max(size))
	}
}

func (r *roomLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	least := r.content.MinSize()
	return fyne.NewSize(least.Width, min(least.Height, roomAtAll))
}

// ToTop scrolls up.
func (r *Room) ToTop() { r.scroll.ScrollToTop() }

// Reveal scrolls the room that an object is in, if it is in one, as little as it takes to have in sight what lies between two heights of the
// object. Whatever takes the keys calls it then.
func Reveal(o fyne.CanvasObject, from, to float32) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return
	}
	if scroll := roomOf(c.Content()); scroll != nil {
		top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll.Content).Y
		scroll.reveal(top+from, top+to)
	}
}

// RevealAll does so for all of an object.
func RevealAll(o fyne.CanvasObject) { Reveal(o, -ringGap, o.Size().Height+ringGap) }

// roomOf is the pane of a window's room, nil where nothing scrolls.
func roomOf(o fyne.CanvasObject) *ScrollPane {
	c, ok := o.(*fyne.Container)
	if !ok {
		return nil
	}
	if r, ok := c.Layout.(*roomLayout); ok {
		if c.Objects[0] == fyne.CanvasObject(r.scroll) {
			return r.scroll
		}
		return nil
	}
	for _, child := range c.Objects {
		if scroll := roomOf(child); scroll != nil {
			return scroll
		}
	}
	return nil
}

// reveal scrolls as little as it takes to have in sight what lies between two heights of the content, or the first of it.
func (s *ScrollPane) reveal(from, to float32) {
	switch at := s.Offset.Y; {
	case from < at || to-from > s.Size().Height:
		s.ScrollToOffset(fyne.NewPos(0, max(from, 0)))
	case to > at+s.Size().Height:
		s.ScrollToOffset(fyne.NewPos(0, to-s.Size().Height))
	}
}
