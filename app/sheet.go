package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dialogWidth is how wide a dialog usually is, in Fyne's units.
const dialogWidth float32 = 520

// sheet is a dialog: a title, a body and buttons. Escape closes it wherever the focus is, which Fyne's
// own dialogs don't allow.
type sheet struct {
	pop     *widget.PopUp
	content *fyne.Container
	width   float32
	// scroll is the body where it scrolls, nil for another.
	scroll *scrollPane
	// primary is what Enter does where the focus has no use for it, nil for nothing.
	primary func()
}

// action is a button of a sheet. The sheet closes before run is called; stay is called instead where it
// is set, and closes the sheet itself.
type action struct {
	label   string
	primary bool
	// focused gives it the focus, so that Enter takes it.
	focused bool
	run     func()
	stay    func()
}

// showSheet shows a sheet on a canvas. The last action has the focus unless another asks for it, or the caller gives it to
// something else.
func showSheet(c fyne.Canvas, title string, width float32, body fyne.CanvasObject, actions ...action) *sheet {
	s := &sheet{scroll: scrollOf(body)}
	heading := newParagraph(title, look{size: sizeTitle, color: theme.ColorNameForeground, bold: true})
	buttons := container.NewHBox(layout.NewSpacer())
	var focused *control
	kept := false
	for _, a := range actions {
		button := &control{value: a.label, name: a.label, primary: a.primary, onKey: s.typedKey, onTap: func() { s.take(a) }}
		buttons.Add(button)
		if a.primary {
			s.primary = button.onTap
		}
		if !kept {
			focused, kept = button, a.focused
		}
	}
	s.content, s.width = container.New(&column{gap: 14, pad: 18}, heading, body, buttons), width
	s.pop = widget.NewModalPopUp(s.content, c)
	s.fit()
	s.pop.Show()
	if focused != nil {
		c.Focus(focused)
	}
	return s
}

func (s *sheet) take(a action) {
	if a.stay != nil {
		a.stay()
		return
	}
	s.close()
	if a.run != nil {
		a.run()
	}
}

func (s *sheet) close() { s.pop.Hide() }

// fit gives the sheet the height that its content has come to need.
func (s *sheet) fit() {
	s.pop.Resize(fyne.NewSize(s.width, heightFor(s.content, s.width)))
	s.content.Refresh()
}

// isOpen reports whether the sheet is shown; there may be none.
func (s *sheet) isOpen() bool { return s != nil && s.pop.Visible() }

// typedKey closes the sheet on Escape, does what it is for on Enter and scrolls its body.
func (s *sheet) typedKey(e *fyne.KeyEvent) {
	const line, page = 40, 300
	switch e.Name {
	case fyne.KeyEscape:
		s.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.primary != nil {
			s.primary()
		}
	case fyne.KeyDown:
		s.scrollBy(line)
	case fyne.KeyUp:
		s.scrollBy(-line)
	case fyne.KeyPageDown:
		s.scrollBy(page)
	case fyne.KeyPageUp:
		s.scrollBy(-page)
	}
}

func (s *sheet) scrollBy(dy float32) {
	if s.scroll != nil {
		s.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -dy)})
	}
}

// scrolled shows a page of text as high as it needs, scrolling beyond a height.
func scrolled(page *fyne.Container, most float32) fyne.CanvasObject {
	return container.New(&scrollTo{most: most, content: page}, newScrollPane(page))
}

// scrollOf returns the scroll that [scrolled] made, nil for another body.
func scrollOf(body fyne.CanvasObject) *scrollPane {
	if c, ok := body.(*fyne.Container); ok {
		if _, ok := c.Layout.(*scrollTo); ok {
			return c.Objects[0].(*scrollPane)
		}
	}
	return nil
}

// scrollTo is the layout of a scroll that is as high as its content up to a limit.
type scrollTo struct {
	most    float32
	content fyne.CanvasObject
}

var _ flowLayout = (*scrollTo)(nil)

func (l *scrollTo) heightFor(_ []fyne.CanvasObject, width float32) float32 {
	return min(l.most, heightFor(l.content, width))
}

func (l *scrollTo) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	heightFor(l.content, size.Width)
	objects[0].Resize(size)
}

func (l *scrollTo) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, min(l.most, l.content.MinSize().Height))
}
