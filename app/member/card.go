package member

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/member/tell"
	"tomworkbench/app/ui"
)

// The measures of an answer's card, in Fyne's units.
const (
	cardPad  float32 = 12
	cardMark float32 = 24
	cardGap  float32 = 10
	lineGap  float32 = 3
)

// answerCard is one answer to a decision, to be chosen by a tap or by Space: a mark, a name and what is said of it.
type answerCard struct {
	widget.BaseWidget
	name  *ui.Paragraph
	lines []*ui.Paragraph
	// several says that it can be chosen beside others, plain that it leads somewhere and has no mark.
	several, plain   bool
	chosen           bool
	focused, hovered bool
	// spoken says of the card whether it is chosen.
	spoken func(chosen bool) string
	onTap  func()
	onKey  func(*fyne.KeyEvent)
	// onFocus is called when the keys come to the card.
	onFocus func()
}

var (
	_ fyne.Focusable    = (*answerCard)(nil)
	_ fyne.Tappable     = (*answerCard)(nil)
	_ fyne.Accessible   = (*answerCard)(nil)
	_ ui.Flowing        = (*answerCard)(nil)
	_ desktop.Hoverable = (*answerCard)(nil)
)

// inks are the colours of what is meant.
var inks = map[tell.Tone]fyne.ThemeColorName{
	tell.Plain: theme.ColorNameForeground, tell.Quiet: ui.ColorQuiet, tell.Good: ui.ColorGood, tell.Bad: ui.ColorConflict,
}

func newAnswerCard(name string, lines []tell.Line) *answerCard {
	c := &answerCard{name: ui.NewParagraph(name, ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})}
	for _, l := range lines {
		c.lines = append(c.lines, ui.NewParagraph(l.Text, ui.Look{Size: ui.SizeText, Color: inks[l.Tone], Bold: l.Bold}))
	}
	c.ExtendBaseWidget(c)
	return c
}

func (c *answerCard) setChosen(chosen bool) {
	if chosen != c.chosen {
		c.chosen = chosen
		c.Refresh()
	}
}

// Tapped chooses the answer, or takes it back.
func (c *answerCard) Tapped(*fyne.PointEvent) { c.onTap() }

// TypedKey does what a tap does on Space and Enter and hands other keys on.
func (c *answerCard) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.onTap()
	default:
		c.onKey(e)
	}
}

// TypedRune takes no letters.
func (c *answerCard) TypedRune(rune) {}

// FocusGained and FocusLost show whether the keys go to the card.
func (c *answerCard) FocusGained() { c.focused = true; c.Refresh(); c.onFocus() }
func (c *answerCard) FocusLost()   { c.focused = false; c.Refresh() }

// MouseIn and MouseOut show whether the pointer is on it.
func (c *answerCard) MouseIn(*desktop.MouseEvent)    { c.hovered = true; c.Refresh() }
func (c *answerCard) MouseMoved(*desktop.MouseEvent) {}
func (c *answerCard) MouseOut()                      { c.hovered = false; c.Refresh() }

// AccessibilityLabel says what stands on the card, and whether it is chosen.
func (c *answerCard) AccessibilityLabel() string {
	text := c.name.Text
	if c.spoken != nil {
		text += ", " + c.spoken(c.chosen)
	}
	for _, l := range c.lines {
		text += ". " + l.Text
	}
	return text
}

// AccessibilityRole is that of a button.
func (c *answerCard) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (c *answerCard) textLeft() float32 {
	if c.plain {
		return cardPad
	}
	return cardPad + cardMark + cardGap
}

// HeightFor is how high the card is at a width.
func (c *answerCard) HeightFor(width float32) float32 {
	inside := width - c.textLeft() - cardPad
	height := 2*cardPad + ui.HeightFor(c.name, inside)
	for _, l := range c.lines {
		height += lineGap + ui.HeightFor(l, inside)
	}
	return height
}

// CreateRenderer draws the frame, the mark and the words.
func (c *answerCard) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &answerCardRenderer{c: c, frame: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), mark: ui.NewIcon()}
	r.objects = []fyne.CanvasObject{r.frame, r.ring, r.mark, c.name}
	for _, l := range c.lines {
		r.objects = append(r.objects, l)
	}
	r.paint()
	return ui.LaidOut(c, r)
}

type answerCardRenderer struct {
	c           *answerCard
	frame, ring *canvas.Rectangle
	mark        *canvas.Image
	objects     []fyne.CanvasObject
}

func (r *answerCardRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	ui.PlaceRing(r.ring, size)
	left, y := r.c.textLeft(), cardPad
	inside := size.Width - left - cardPad
	r.mark.Move(fyne.NewPos(cardPad, cardPad+max((r.c.name.Look.LineHeight()-cardMark)/2, 0)))
	r.mark.Resize(fyne.NewSquareSize(cardMark))
	for i, p := range append([]*ui.Paragraph{r.c.name}, r.c.lines...) {
		if i > 0 {
			y += lineGap
		}
		h := ui.HeightFor(p, inside)
		p.Move(fyne.NewPos(left, y))
		p.Resize(fyne.NewSize(inside, h))
		y += h
	}
}

func (r *answerCardRenderer) MinSize() fyne.Size {
	const least = 200
	return fyne.NewSize(least, r.c.HeightFor(max(r.c.Size().Width, least)))
}

func (r *answerCardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *answerCardRenderer) Destroy()                     {}

func (r *answerCardRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
}

// paint marks a chosen card by the shape of its mark and the width of its frame as well as by colour.
func (r *answerCardRenderer) paint() {
	icon, ink := theme.IconNameRadioButton, ui.ColorControlEdge
	switch {
	case r.c.chosen && r.c.several:
		icon, ink = theme.IconNameCheckButtonChecked, theme.ColorNamePrimary
	case r.c.chosen:
		icon, ink = theme.IconNameRadioButtonChecked, theme.ColorNamePrimary
	case r.c.several:
		icon = theme.IconNameCheckButton
	}
	ui.ShowIcon(r.mark, theme.Icon(icon), ink)
	ui.SetVisible(r.mark, !r.c.plain)
	r.frame.CornerRadius, r.frame.StrokeWidth = 6, 1
	r.frame.FillColor, r.frame.StrokeColor = ui.Shade(ui.ColorSurface), ui.Shade(ui.ColorControlEdge)
	if r.c.hovered {
		r.frame.FillColor = ui.Shade(ui.ColorHovered)
	}
	if r.c.chosen {
		r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = ui.Shade(ui.ColorChosen), ui.Shade(theme.ColorNamePrimary), 2
	}
	r.frame.Refresh()
	ui.PaintRing(r.ring, r.c.focused)
}
