package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// DialogWidth is how wide a dialog usually is, in Fyne's units.
const DialogWidth float32 = 520

// Sheet is a dialog: a title, a body and buttons. Escape closes it wherever the focus is, which Fyne's
// own dialogs don't allow.
type Sheet struct {
	pop *widget.PopUp
	// Content is all that the sheet shows: title, body and buttons.
	Content *fyne.Container
	width   float32
	// scroll is the body where it scrolls, nil for another.
	scroll *ScrollPane
	// primary is what Enter does where the focus has no use for it, nil for nothing.
	primary func()
}

// Action is a button of a sheet. The sheet closes before Run is called; Stay is called instead where it
// is set, and closes the sheet itself.
type Action struct {
	Label   string
	Primary bool
	// Focused gives it the focus, so that Enter takes it.
	Focused bool
	Run     func()
	Stay    func()
}

// ShowSheet shows a sheet on a canvas. The last action has the focus unless another asks for it, or the caller gives it to
// something else.
func ShowSheet(c fyne.Canvas, title string, width float32, body fyne.CanvasObject, actions ...Action) *Sheet {
	s := &Sheet{scroll: scrollOf(body)}
	heading := NewParagraph(title, Look{Size: SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	buttons := container.NewHBox(layout.NewSpacer())
	var focused *Control
	kept := false
	for _, a := range actions {
		button := &Control{Value: a.Label, Name: a.Label, Primary: a.Primary, OnKey: s.TypedKey, OnTap: func() { s.take(a) }}
		buttons.Add(button)
		if a.Primary {
			s.primary = button.OnTap
		}
		if !kept {
			focused, kept = button, a.Focused
		}
	}
	const pad = 18
	s.Content = container.New(&Column{Gap: 14, Pad: pad}, heading, body, buttons)
	s.width = max(width, buttons.MinSize().Width+2*pad) // no button stands outside the sheet
	s.pop = widget.NewModalPopUp(s.Content, c)
	s.Regrow()
	s.pop.Show()
	if focused != nil {
		c.Focus(focused)
	}
	return s
}

func (s *Sheet) take(a Action) {
	if a.Stay != nil {
		a.Stay()
		return
	}
	s.Close()
	if a.Run != nil {
		a.Run()
	}
}

// Close takes the sheet from the canvas.
func (s *Sheet) Close() { s.pop.Hide() }

// Regrow gives the sheet the height that its content has come to need.
func (s *Sheet) Regrow() {
	s.pop.Resize(fyne.NewSize(s.width, HeightFor(s.Content, s.width)))
	s.Content.Refresh()
}

// IsOpen reports whether the sheet is shown; there may be none.
func (s *Sheet) IsOpen() bool { return s != nil && s.pop.Visible() }

// TypedKey closes the sheet on Escape, does what it is for on Enter and scrolls its body.
func (s *Sheet) TypedKey(e *fyne.KeyEvent) {
	const line, page = 40, 300
	switch e.Name {
	case fyne.KeyEscape:
		s.Close()
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

// ScrollTo scrolls the body until an object in it stands at the top, as far as it scrolls.
func (s *Sheet) ScrollTo(o fyne.CanvasObject) {
	if s.scroll != nil {
		s.scroll.ScrollToOffset(fyne.NewPos(0, o.Position().Y))
	}
}

// reveal scrolls the body as little as it takes to have all of an object in it in sight.
func (s *Sheet) reveal(o fyne.CanvasObject) {
	if s.scroll == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.scroll.Content).Y
	s.scroll.reveal(at, at+o.Size().Height)
}

func (s *Sheet) scrollBy(dy float32) {
	if s.scroll != nil {
		s.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -dy)})
	}
}

// Scrolled shows a page of text as high as it needs, scrolling beyond a height.
func Scrolled(page *fyne.Container, most float32) fyne.CanvasObject {
	return container.New(&scrollTo{most: most, content: page}, NewScrollPane(page))
}

// scrollOf returns the scroll that [Scrolled] made, nil for another body.
func scrollOf(body fyne.CanvasObject) *ScrollPane {
	if c, ok := body.(*fyne.Container); ok {
		if _, ok := c.Layout.(*scrollTo); ok {
			return c.Objects[0].(*ScrollPane)
		}
	}
	return nil
}

// scrollTo is the layout of a scroll that is as high as its content up to a limit.
type scrollTo struct {
	most    float32
	content fyne.CanvasObject
}

var _ FlowLayout = (*scrollTo)(nil)

func (l *scrollTo) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return min(l.most, HeightFor(l.content, width))
}

func (l *scrollTo) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	HeightFor(l.content, size.Width)
	objects[0].Resize(size)
}

func (l *scrollTo) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, min(l.most, l.content.MinSize().Height))
}
