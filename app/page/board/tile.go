package board

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// tileFace is all that an option's tile shows.
type tileFace struct {
	option        string
	name          string
	consequence   string
	benefit, cost string
	principles    []principleMark
	// obstacles say, each in a sentence, what stands against the option: rules and a ruling-out.
	obstacles []string
	// excluded greys the option; it can be chosen all the same.
	excluded bool
	chosen   bool
	several  bool
	// whyNot says why the option was not chosen, empty where nobody did.
	whyNot string
	// cursor marks the tile that has the keys, touched the one that menus and keys act on, which may have lost them.
	cursor, touched bool
}

// principleMark is a principle that the option supports or conflicts with.
type principleMark struct {
	id, name  string
	conflicts bool
}

func (f tileFace) equal(g tileFace) bool {
	return slices.Equal(f.principles, g.principles) && slices.Equal(f.obstacles, g.obstacles) &&
		f.option == g.option && f.name == g.name && f.consequence == g.consequence &&
		f.benefit == g.benefit && f.cost == g.cost && f.excluded == g.excluded &&
		f.chosen == g.chosen && f.several == g.several && f.cursor == g.cursor &&
		f.touched == g.touched && f.whyNot == g.whyNot
}

const (
	tilePad  float32 = 9
	markSide float32 = 20
	markGap  float32 = 7
)

// tile shows one option: mark, name, figures, consequence, principles and what stands against it.
type tile struct {
	widget.BaseWidget
	face    tileFace
	onTap   func(*tile)
	onHover func(*tile, bool)
	// onMenu is called to show what can be done with the option at a place in the window, nil for nothing.
	onMenu func(*tile, fyne.Position)
	// onFigures is called with the option by a tap on its figures, nil where they lead nowhere.
	onFigures func(option string)
	hovered   bool
	carry     carry
	// zoom enlarges the mark with the text, 0 for not at all.
	zoom float32

	frame, ring *canvas.Rectangle
	mark        *canvas.Image
	name        *ui.Paragraph
	figures     *fyne.Container
	benefit     *ui.Paragraph
	cost        *ui.Paragraph
	consequence *ui.Paragraph
	whyNot      *ui.Paragraph
	more        *ui.More
	obstacles   *fyne.Container
	marks       *fyne.Container
}

var (
	_ ui.Flowing        = (*tile)(nil)
	_ fyne.Tappable     = (*tile)(nil)
	_ fyne.Accessible   = (*tile)(nil)
	_ desktop.Hoverable = (*tile)(nil)
	_ fyne.Draggable    = (*tile)(nil)

	_ fyne.SecondaryTappable = (*tile)(nil)
)

func newTile(onTap func(*tile), onHover func(*tile, bool)) *tile {
	t := &tile{
		onTap: onTap, onHover: onHover,
		frame: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), mark: ui.NewIcon(),
		name: ui.NewParagraph("", ui.Look{}), benefit: ui.NewParagraph("", ui.Look{}), cost: ui.NewParagraph("", ui.Look{}),
		consequence: ui.NewParagraph("", ui.Look{}),
		whyNot:      ui.NewParagraph("", ui.Look{}),
		more:        ui.NewMore(),
		obstacles:   container.New(&ui.Column{}),
		marks:       container.New(&ui.ChipRow{Gap: 4}),
	}
	t.more.OnTap = func(at fyne.Position) { t.onMenu(t, at) }
	t.carry.taps = []fyne.Tappable{t.more, t}
	t.figures = container.New(&ui.Column{}, t.benefit, t.cost)
	t.ExtendBaseWidget(t)
	return t
}

// set shows another face and reports whether the tile's height may have changed.
func (t *tile) set(f tileFace) bool {
	if t.face.equal(f) {
		return false
	}
	reflow := t.face.name != f.name || t.face.consequence != f.consequence || t.face.benefit != f.benefit ||
		t.face.whyNot != f.whyNot || !slices.Equal(t.face.obstacles, f.obstacles) || !slices.Equal(t.face.principles, f.principles)
	t.face = f
	t.fill()
	t.Refresh()
	return reflow
}

// fill puts the face into the parts.
func (t *tile) fill() {
	f := t.face
	ink := theme.ColorNameForeground
	if f.excluded {
		ink = ui.ColorQuiet
	}
	t.name.Set(f.name, ui.Look{Size: ui.SizeText, Color: ink, Bold: true})
	t.consequence.Set(f.consequence, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	t.whyNot.Set(f.whyNot, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	t.more.Of = f.name
	t.benefit.Set(f.benefit, ui.Look{Size: ui.SizeText, Color: ink, Bold: true, Align: fyne.TextAlignTrailing})
	t.cost.Set(f.cost, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet, Align: fyne.TextAlignTrailing})
	t.fillMark()
	t.fillObstacles()
	t.fillMarks()
}

func (t *tile) fillObstacles() {
	ink := ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}
	if t.face.chosen {
		ink.Color = ui.ColorConflict
	}
	ui.Refill(t.obstacles, t.face.obstacles, func() *ui.Paragraph { return ui.NewParagraph("", ink) },
		func(p *ui.Paragraph, text string) { p.Set("× "+text, ink) })
}

func (t *tile) fillMarks() {
	ui.Refill(t.marks, t.face.principles, func() *ui.Chip { return ui.NewChip("", ui.ChipFace{}) }, func(c *ui.Chip, p principleMark) {
		if p.conflicts {
			c.Set("× "+p.id, ui.ChipFace{Ink: ui.ColorConflict, Edge: ui.ColorConflict})
		} else {
			c.Set(p.id, ui.ChipFace{Ink: ui.ColorQuiet, Edge: ui.ColorControlEdge})
		}
	})
}

// fillMark shows a radio mark for a decision with one answer, a box for several; a chosen one differs in
// shape as well as colour.
func (t *tile) fillMark() {
	f := t.face
	name, ink := theme.IconNameRadioButton, ui.ColorControlEdge
	switch {
	case f.chosen && f.several:
		name, ink = theme.IconNameCheckButtonChecked, theme.ColorNamePrimary
	case f.chosen:
		name, ink = theme.IconNameRadioButtonChecked, theme.ColorNamePrimary
	case f.excluded:
		name, ink = theme.IconNameCancel, ui.ColorQuiet
	case f.several:
		name = theme.IconNameCheckButton
	}
	ui.ShowIcon(t.mark, theme.Icon(name), ink)
}

// repaint shows everything in the colours of the theme in use, which may have changed while the tile was not shown.
func (t *tile) repaint() {
	t.fillMark()
	for _, part := range []fyne.CanvasObject{t.name, t.consequence, t.obstacles, t.whyNot, t.marks, t.figures, t.more} {
		part.Refresh()
	}
	t.Refresh()
}

// figuresWidth is the width of the right-hand column, enough for the widest amounts.
func (t *tile) figuresWidth() float32 {
	return max(t.benefit.Look.Width(t.face.benefit), t.cost.Look.Width(t.face.cost)) + 4
}

// textParts are the parts below each other beside the figures, those that have anything to say.
func (t *tile) textParts() []fyne.CanvasObject {
	parts := []fyne.CanvasObject{t.name}
	if t.face.consequence != "" {
		parts = append(parts, t.consequence)
	}
	if len(t.face.obstacles) > 0 {
		parts = append(parts, t.obstacles)
	}
	if t.face.whyNot != "" {
		parts = append(parts, t.whyNot)
	}
	if len(t.face.principles) > 0 {
		parts = append(parts, t.marks)
	}
	return parts
}

// markSize is as large as the text beside it.
func (t *tile) markSize() float32 { return markSide * max(t.zoom, 1) }

// textLeft is where the text begins.
func (t *tile) textLeft() float32 { return tilePad + t.markSize() + markGap }

// moreRoom is what the dots take at the right.
func (t *tile) moreRoom() float32 {
	if !t.more.Visible() {
		return 0
	}
	return ui.MoreSize - tilePad + 2 // they stand over the edge as well
}

func (t *tile) HeightFor(width float32) float32 {
	textWidth := width - t.textLeft() - tilePad - t.figuresWidth() - t.moreRoom() - ui.Gap
	height := 2*tilePad - 1
	for _, part := range t.textParts() {
		height += ui.HeightFor(part, textWidth) + t.gapBefore(part)
	}
	return max(height, 2*tilePad+ui.HeightFor(t.figures, t.figuresWidth()))
}

func (t *tile) gapBefore(part fyne.CanvasObject) float32 {
	if part == t.marks {
		return 4
	}
	return 0
}

// Tapped chooses the option or takes it back; on its figures it leads to their lines.
func (t *tile) Tapped(e *fyne.PointEvent) {
	at, size := t.figures.Position(), t.figures.Size()
	if e != nil && t.onFigures != nil && e.Position.X >= at.X && e.Position.Y >= at.Y && e.Position.Y < at.Y+size.Height {
		t.onFigures(t.face.option)
		return
	}
	t.onTap(t)
}

// TappedSecondary shows what can be done with the option.
func (t *tile) TappedSecondary(e *fyne.PointEvent) {
	if t.onMenu != nil {
		t.onMenu(t, e.AbsolutePosition)
	}
}

// Dragged and DragEnd carry the option to another place.
func (t *tile) Dragged(e *fyne.DragEvent) { t.carry.dragged(e) }
func (t *tile) DragEnd()                  { t.carry.ended() }

func (t *tile) MouseIn(*desktop.MouseEvent)    { t.hover(true) }
func (t *tile) MouseMoved(*desktop.MouseEvent) {}
func (t *tile) MouseOut()                      { t.hover(false) }

func (t *tile) hover(on bool) {
	t.hovered = on
	t.onHover(t, on)
	t.Refresh()
}

// AccessibilityLabel says what the tile shows, in one breath.
func (t *tile) AccessibilityLabel() string {
	text := t.face.name
	if t.face.chosen {
		text += ", chosen"
	}
	text += ", benefit " + t.face.benefit + ", " + t.face.cost
	for _, o := range t.face.obstacles {
		text += ". " + o
	}
	if t.face.whyNot != "" {
		text += ". " + t.face.whyNot
	}
	return text
}

// ReadOut tells what the tile shows, with what it means and the principles that it touches.
func (t *tile) ReadOut() []string {
	lines := []string{"[" + t.AccessibilityLabel() + "]"}
	if t.face.consequence != "" {
		lines = append(lines, t.face.consequence)
	}
	if marks := ui.ReadOut(t.marks); len(marks) > 0 {
		lines = append(lines, strings.Join(marks, ", "))
	}
	return lines
}

// AccessibilityRole is that of a button.
func (t *tile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the frame, the focus ring and the parts.
func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &tileRenderer{t: t}
	r.paint()
	return ui.LaidOut(t, r)
}

type tileRenderer struct{ t *tile }

func (r *tileRenderer) Layout(size fyne.Size) {
	t := r.t
	t.frame.Resize(size)
	ui.PlaceRing(t.ring, size)
	side := t.markSize()
	t.mark.Move(fyne.NewPos(tilePad, tilePad-1+max((t.name.Look.LineHeight()-side)/2, 0)))
	t.mark.Resize(fyne.NewSquareSize(side))
	fw, right := t.figuresWidth(), size.Width-tilePad-t.moreRoom()
	t.figures.Move(fyne.NewPos(right-fw, tilePad-1))
	t.figures.Resize(fyne.NewSize(fw, ui.HeightFor(t.figures, fw)))
	t.more.Move(fyne.NewPos(size.Width-ui.MoreSize-1, 5))
	t.more.Resize(fyne.NewSquareSize(ui.MoreSize))
	textWidth := right - t.textLeft() - fw - ui.Gap
	y := tilePad - 1
	shown := t.textParts()
	for _, part := range []fyne.CanvasObject{t.name, t.consequence, t.obstacles, t.whyNot, t.marks} {
		if !slices.Contains(shown, part) {
			part.Hide()
			continue
		}
		part.Show()
		y += t.gapBefore(part)
		h := ui.HeightFor(part, textWidth)
		part.Move(fyne.NewPos(t.textLeft(), y))
		part.Resize(fyne.NewSize(textWidth, h))
		y += h
	}
}

func (r *tileRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, r.t.HeightFor(max(r.t.Size().Width, 300)))
}

func (r *tileRenderer) Objects() []fyne.CanvasObject {
	t := r.t
	return []fyne.CanvasObject{t.frame, t.ring, t.mark, t.name, t.consequence, t.obstacles, t.whyNot, t.marks, t.figures, t.more}
}

func (r *tileRenderer) Destroy() {}

func (r *tileRenderer) Refresh() {
	r.paint()
	r.Layout(r.t.Size())
}

func (r *tileRenderer) paint() {
	t := r.t
	t.frame.CornerRadius = 4
	t.frame.FillColor, t.frame.StrokeColor, t.frame.StrokeWidth = ui.Shade(ui.ColorSurface), ui.Shade(ui.ColorControlEdge), 1
	if t.face.excluded {
		t.frame.StrokeColor = ui.Shade(ui.ColorCardEdge)
	}
	if t.hovered {
		t.frame.FillColor = ui.Shade(ui.ColorHovered)
	}
	if t.face.chosen {
		t.frame.FillColor = ui.Shade(ui.ColorChosen)
		t.frame.StrokeColor, t.frame.StrokeWidth = ui.Shade(theme.ColorNamePrimary), 2
	}
	t.frame.Refresh()
	ui.PaintRing(t.ring, t.face.cursor || t.face.touched)
	if !t.face.cursor { // a thinner ring: menus and keys act on it, but the next key may be another's
		t.ring.StrokeWidth = 1
		t.ring.Refresh()
	}
	t.mark.Refresh()
}
