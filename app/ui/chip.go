package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Chip is a short text in a small frame: a principle, a status, a rating.
type Chip struct {
	widget.BaseWidget
	text string
	face ChipFace
	// Zoom enlarges the text, 0 for not at all.
	Zoom float32
}

// ChipFace is how a chip is drawn.
type ChipFace struct {
	Ink, Edge fyne.ThemeColorName
	Bold      bool
	Round     bool
	// Swatch is the colour of a box before the text, empty for none; Hatched has the box be drawn in slanting lines.
	Swatch  fyne.ThemeColorName
	Hatched bool
}

// The edges around a chip's text, in Fyne's units.
const (
	chipPadX float32 = 6
	chipPadY float32 = 1
	// swatchGap is what stands between a chip's box and its text.
	swatchGap float32 = 5
)

// hatches is the number of slanting lines in a box.
const hatches = 5

// NewChip makes a chip of a text with a face.
func NewChip(text string, face ChipFace) *Chip {
	c := &Chip{text: text, face: face}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows another text or face.
func (c *Chip) Set(text string, face ChipFace) {
	if text == c.text && face == c.face {
		return
	}
	c.text, c.face = text, face
	c.Refresh()
}

// AccessibilityLabel is the text.
func (c *Chip) AccessibilityLabel() string { return c.text }

// AccessibilityRole is that of text.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (c *Chip) look() Look {
	return Look{Size: SizeSmall, Color: c.face.Ink, Bold: c.face.Bold, Align: fyne.TextAlignCenter, zoom: c.Zoom}
}

// MinSize is that of the text with its frame.
func (c *Chip) MinSize() fyne.Size {
	l := c.look()
	return fyne.NewSize(l.Width(c.text)+2*c.pad()+c.swatchRoom(), l.LineHeight()+2*chipPadY)
}

// pad is the room at both ends.
func (c *Chip) pad() float32 {
	if c.face.Round {
		return chipPadX + 3
	}
	return chipPadX
}

// swatchSide is the side of the box, and swatchRoom what it takes of the width.
func (c *Chip) swatchSide() float32 { return float32(int(c.look().LineHeight() * 0.62)) }

func (c *Chip) swatchRoom() float32 {
	if c.face.Swatch == "" {
		return 0
	}
	return c.swatchSide() + swatchGap
}

// CreateRenderer draws the frame and the text.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, frame: canvas.NewRectangle(nil), text: canvas.NewText("", nil), swatch: canvas.NewRectangle(nil)}
	for range hatches {
		r.lines = append(r.lines, canvas.NewLine(nil))
	}
	r.Refresh()
	return LaidOut(c, r)
}

type chipRenderer struct {
	chip  *Chip
	frame *canvas.Rectangle
	text  *canvas.Text
	// swatch is the box before the text, and lines those that slant through it.
	swatch *canvas.Rectangle
	lines  []*canvas.Line
}

// Layout draws the chip in the middle of what may be higher, as a target is.
func (r *chipRenderer) Layout(size fyne.Size) {
	high := min(size.Height, r.chip.MinSize().Height)
	top := (size.Height - high) / 2
	r.frame.Move(fyne.NewPos(0, top))
	r.frame.Resize(fyne.NewSize(size.Width, high))
	room := r.chip.swatchRoom()
	r.text.Move(fyne.NewPos(room, top))
	r.text.Resize(fyne.NewSize(size.Width-room, high))
	side := r.chip.swatchSide()
	at := fyne.NewPos(r.chip.pad(), float32(int((size.Height-side)/2)))
	r.swatch.Move(at)
	r.swatch.Resize(fyne.NewSquareSize(side))
	for i, line := range r.lines {
		reach := 2 * side * float32(i+1) / (hatches + 1)
		from, to := max(0, reach-side), min(reach, side)
		line.Position1, line.Position2 = at.AddXY(from, reach-from), at.AddXY(to, reach-to)
	}
}

func (r *chipRenderer) MinSize() fyne.Size { return r.chip.MinSize() }
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame, r.text}
	if r.chip.face.Swatch == "" {
		return objects
	}
	objects = append(objects, r.swatch)
	if !r.chip.face.Hatched {
		return objects
	}
	for _, line := range r.lines {
		objects = append(objects, line)
	}
	return objects
}
func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Refresh() {
	l := r.chip.look()
	r.frame.FillColor = Shade(ColorSurface)
	r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = Shade(r.chip.face.Edge), 1, 3
	if r.chip.face.Round {
		r.frame.CornerRadius = r.chip.MinSize().Height / 2
	}
	r.frame.Refresh()
	PaintText(r.text, r.chip.text, l)
	r.paintSwatch()
	r.Layout(r.chip.Size())
}

// paintSwatch fills the box, or draws its edge and the lines in it.
func (r *chipRenderer) paintSwatch() {
	f := r.chip.face
	if f.Swatch == "" {
		return
	}
	colour := Shade(f.Swatch)
	r.swatch.FillColor, r.swatch.StrokeColor, r.swatch.StrokeWidth = colour, colour, 1
	if f.Hatched {
		r.swatch.FillColor = Shade(ColorSurface)
	}
	r.swatch.Refresh()
	for _, line := range r.lines {
		line.StrokeColor, line.StrokeWidth = colour, 1.5
		line.Refresh()
	}
}

// ChipButton is a chip that does something on a tap. By keyboard the same is done where the chip stands: it is no Tab stop.
type ChipButton struct {
	Chip
	// Hint tells what the text means.
	Hint Hint
	// OnTap is nil where a tap does nothing.
	OnTap func()
	// Does says what a tap does, for those who can't see it.
	Does string
}

var (
	_ fyne.Tappable      = (*ChipButton)(nil)
	_ fyne.Accessible    = (*ChipButton)(nil)
	_ desktop.Cursorable = (*ChipButton)(nil)
	_ desktop.Hoverable  = (*ChipButton)(nil)
)

// NewChipButton makes a chip that says what a tap on it does.
func NewChipButton(does string) *ChipButton {
	c := &ChipButton{Does: does}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped does what the chip is for.
func (c *ChipButton) Tapped(*fyne.PointEvent) {
	if c.OnTap != nil {
		c.OnTap()
	}
}

// MouseIn, MouseMoved and MouseOut tell what the text means.
func (c *ChipButton) MouseIn(*desktop.MouseEvent)    { c.Hint.tell(true) }
func (c *ChipButton) MouseMoved(*desktop.MouseEvent) {}
func (c *ChipButton) MouseOut()                      { c.Hint.tell(false) }

// Shown is the text.
func (c *ChipButton) Shown() string { return c.text }

// Cursor is the hand where a tap does something.
func (c *ChipButton) Cursor() desktop.Cursor {
	if c.OnTap == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// AccessibilityLabel says what the chip shows, and what a tap does.
func (c *ChipButton) AccessibilityLabel() string { return c.text + ", " + c.Does }

// AccessibilityRole is that of a button.
func (c *ChipButton) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// MinSize is that of the chip, and that of a target.
func (c *ChipButton) MinSize() fyne.Size { return c.Chip.MinSize().Max(fyne.NewSquareSize(TargetSize)) }

// CreateRenderer draws the chip.
func (c *ChipButton) CreateRenderer() fyne.WidgetRenderer {
	return LaidOut(c, c.Chip.CreateRenderer())
}
