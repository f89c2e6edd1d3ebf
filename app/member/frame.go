package member

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/member/words"
	"tomworkbench/app/ui"
	"tomworkbench/storage/choices"
)

// The measures of the window around the screens, in Fyne's units.
const (
	edge       float32 = 16
	barPad     float32 = 8
	leftShare  float32 = 0.61
	firstMost  float32 = 900
	leastChart float32 = 160
	// lowPanel is a height below which the sums are written smaller, so that the picture has room.
	lowPanel   float32 = 500
	wantsWidth float32 = 720
)

// header says what the window is for and how far one has come.
type header struct {
	v *view
	// root is what is shown, bar what stands on its ground.
	root, bar *fyne.Container
	dots      *dots
	place     *ui.Paragraph
	finish    *ui.Control
	// wants shows the principles with their texts.
	wants *ui.Control
}

func newHeader(v *view) *header {
	h := &header{v: v, place: quiet("")}
	h.dots = &dots{at: -1, onTap: func(i int) { v.show(i + 1) }}
	h.finish = v.control(v.say.Say("finish"), func() { v.show(v.last()) })
	h.wants = v.control(v.say.Say("wants"), v.showWants)
	title := ui.NewParagraph(v.say.Title(), ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	title.Shrinks = true
	h.bar = container.New(&barLayout{}, title, h.dots, h.place, h.wants, h.finish)
	h.root = container.New(&ui.CardLayout{}, ui.NewSurface(), h.bar)
	return h
}

func (h *header) refresh() {
	v := h.v
	answered := make([]bool, v.decisions())
	for i := range answered {
		answered[i] = v.a.Given(i).Kind != choices.Untouched && v.seen[i]
	}
	place := ""
	on := v.at > 0 && v.at <= v.decisions()
	if on {
		place = v.say.Say("place", words.With{"At": v.at, "All": v.decisions()})
	}
	if len(answered) > mostDots {
		answered = nil
	}
	h.dots.set(answered, v.at-1, place)
	h.place.Set(place, h.place.Look)
	ui.SetVisible(h.finish, v.at > 0 && v.at < v.last())
	ui.SetVisible(h.wants, v.a.Pack.Case.Principles.Len() > 0)
	h.bar.Refresh()
}

// showWants shows what the council wants, each with what it says and how the present answers stand to it.
func (v *view) showWants() {
	body := container.New(&ui.Column{Gap: 8})
	for _, x := range v.a.Sums().Standings {
		stand := v.say.Standing(x.Stand())
		body.Add(ui.NewParagraph(x.Principle.Name, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground, Bold: true}))
		if x.Principle.Statement != "" {
			body.Add(paragraph(x.Principle.Statement))
		}
		if stand.Text != "" {
			body.Add(ui.NewParagraph(stand.Text, ui.Look{Size: ui.SizeText, Color: inks[stand.Tone]}))
		}
	}
	c := v.parts.Window.Canvas()
	const aroundBody = 160 // title and button
	ui.ShowSheet(c, v.say.Say("wants"), wantsWidth, ui.Scrolled(body, c.Size().Height-aroundBody), ui.Action{Label: v.say.Say("close")})
}

// barLayout sets a title to the left, which takes the room that is left, and the rest to the right; dots give way to the title.
type barLayout struct{}

func (barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title, rest := objects[0].(*ui.Paragraph), objects[1:]
	const shrunk = 0.8 // as far as a title goes before it breaks
	room := size.Width - 2*edge - shrunk*title.Look.Width(title.Text)
	for _, o := range rest {
		if w := widthOf(o); w > 0 && o.Visible() {
			room -= w + 2*ui.Gap
		}
	}
	right := size.Width - edge
	for _, o := range slices.Backward(rest) {
		w := widthOf(o)
		if _, ok := o.(*dots); ok && room < 0 {
			w = 0 // the number beside them says the same
		}
		if !o.Visible() || w == 0 {
			o.Resize(fyne.Size{})
			continue
		}
		h := ui.HeightFor(o, w)
		right -= w
		o.Move(fyne.NewPos(right, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
		right -= 2 * ui.Gap
	}
	w := max(right-edge, 0)
	h := ui.HeightFor(title, w)
	title.Move(fyne.NewPos(edge, (size.Height-h)/2))
	title.Resize(fyne.NewSize(w, h))
}

func (barLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, ui.ControlHeight()+2*barPad)
}

func (l barLayout) HeightFor(objects []fyne.CanvasObject, _ float32) float32 {
	return l.MinSize(objects).Height
}

// widthOf is how wide an object of a bar is: text as wide as it is on one line.
func widthOf(o fyne.CanvasObject) float32 {
	if p, ok := o.(*ui.Paragraph); ok {
		if p.Text == "" {
			return 0
		}
		return p.Look.Width(p.Text) + 2
	}
	return o.MinSize().Width
}

// footer says how the answers are kept, and has undo and the proposals to start from.
type footer struct {
	v          *view
	root, bar  *fyne.Container
	said       *ui.Paragraph
	undo, redo *ui.Control
	// start begins anew from the scenario that the sums stand beside, nil where there is none.
	start *ui.Control
}

func newFooter(v *view) *footer {
	f := &footer{v: v, said: quiet("")}
	f.said.Shrinks = true
	f.undo = v.control(v.say.Say("undo"), v.a.Undo)
	f.redo = v.control(v.say.Say("redo"), v.a.Redo)
	f.bar = container.New(&barLayout{}, f.said, f.undo, f.redo)
	if v.beside != nil {
		f.start = v.control("", v.replaceAll)
		f.bar.Add(f.start)
		f.setStart()
	}
	f.root = container.New(&ui.CardLayout{}, ui.NewSurface(), f.bar)
	return f
}

// replaceAll takes the answers of the scenario that the sums stand beside in the place of one's own, of which it asks where there are any.
func (v *view) replaceAll() {
	if v.a.Answered() == 0 {
		v.startFrom(v.beside)
		return
	}
	with := words.With{"Name": v.beside.Name}
	ui.ShowSheet(v.parts.Window.Canvas(), v.say.Say("startover.replace", with), ui.DialogWidth, container.New(&ui.Column{}, paragraph(v.say.Say("startover.ask", with))),
		ui.Action{Label: v.say.Say("startover.yes"), Primary: true, Focused: true, Run: func() { v.startFrom(v.beside) }}, ui.Action{Label: v.say.Say("cancel")})
}

// setStart names the scenario that the sums stand beside.
func (f *footer) setStart() {
	f.start.Name = f.v.say.Say("startover.replace", words.With{"Name": f.v.beside.Name})
	f.start.SetValue(f.start.Name)
}

func (f *footer) refresh() {
	f.undo.SetDisabled(!f.v.a.CanUndo())
	f.redo.SetDisabled(!f.v.a.CanRedo())
	if f.start != nil {
		ui.SetVisible(f.start, f.v.at > 0 && f.v.at <= f.v.decisions())
	}
	text, look := f.v.saidLast, ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet}
	switch {
	case text != "":
	case f.v.kept == notKept:
		text, look.Color = f.v.say.Say("notkept"), ui.ColorConflict
	case len(f.v.parts.Problems) > 0 && f.v.at == 0:
		text = f.v.wordsProblem()
	default:
		text = f.v.say.Say("kept")
	}
	f.said.Set(text, look)
	f.bar.Refresh()
}

// twoColumns sets a screen beside the sums.
type twoColumns struct{}

func (twoColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - 3*edge) * leftShare
	objects[0].Move(fyne.NewPos(edge, edge))
	objects[0].Resize(fyne.NewSize(left, size.Height-2*edge))
	objects[1].Move(fyne.NewPos(left+2*edge, edge))
	objects[1].Resize(fyne.NewSize(size.Width-left-3*edge, size.Height-2*edge))
}

func (twoColumns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 300) }

// middle sets a screen in the middle, no wider than can be read well.
type middle struct{}

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width-2*edge, firstMost)
	objects[0].Move(fyne.NewPos((size.Width-width)/2, edge))
	objects[0].Resize(fyne.NewSize(width, size.Height-2*edge))
}

func (middle) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 300) }

// sheet is a card whose content scrolls, with buttons below that don't.
func sheet(content *fyne.Container, buttons ...*ui.Control) (fyne.CanvasObject, *ui.ScrollPane) {
	scroll := ui.NewScrollPane(content)
	row := container.New(&backAndOn{})
	for _, c := range buttons {
		row.Add(c)
	}
	return container.New(&ui.CardLayout{}, ui.NewSurface(),
		container.NewBorder(nil, row, nil, nil, container.New(&ui.WidthFirst{Content: content}, scroll))), scroll
}

// backAndOn sets the button that goes on to the right, and the others to the left.
type backAndOn struct{}

func (backAndOn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := edge
	for _, o := range objects {
		want := o.MinSize()
		want.Width = min(want.Width, size.Width-edge-left)
		at := left
		if o.(*ui.Control).Primary {
			at = size.Width - edge - want.Width
		}
		o.Move(fyne.NewPos(at, barPad))
		o.Resize(want)
		left += want.Width + ui.Gap
	}
}

func (backAndOn) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, ui.ControlHeight()+2*barPad)
}

// wordsProblem says which files of words can't all be used.
func (v *view) wordsProblem() string {
	var names []string
	for _, err := range v.parts.Problems {
		var file *words.FileError
		if errors.As(err, &file) {
			names = append(names, file.Name)
		}
	}
	return v.say.Say("words.problem", words.With{"File": v.say.List(names)})
}
