package member

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/figure"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
)

// sumsPanel says beside the screens what the answers add up to: a picture by year, the sums beside those of a scenario of the pack, and
// what a reader has to know of them.
type sumsPanel struct {
	v      *view
	root   *fyne.Container
	chart  *figure.Pane
	words  *fyne.Container
	scroll *ui.ScrollPane
}

func newSumsPanel(v *view) *sumsPanel {
	p := &sumsPanel{v: v, chart: figure.New(charts.FigureProfile, func(*charts.Figure) {}, v.parts.OnUI)}
	p.words = container.New(&ui.Column{Gap: 5, Pad: ui.CardPad})
	p.scroll = ui.NewScrollPane(p.words)
	card := container.New(&ui.CardLayout{}, ui.NewSurface(), container.New(&ui.WidthFirst{Content: p.words}, p.scroll))
	p.root = container.New(&panelLayout{p: p}, p.chart.Root, card)
	return p
}

// panelLayout gives the words the height that they need and the chart the rest, two fifths at least: a warning that comes must not take
// the picture away. Where that is too little for one, the words have all.
type panelLayout struct {
	p *sumsPanel
	// low says that the sums are written smaller.
	low bool
}

func (l *panelLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if low := size.Height < lowPanel; low != l.low {
		l.low = low
		l.p.words.Objects = l.p.v.sumsWords(true, l.p.v.say.Warnings())
	}
	words := min(ui.HeightFor(l.p.words, size.Width), size.Height)
	const chartShare = 0.43
	chart := max(size.Height-words-edge, size.Height*chartShare)
	words = min(words, size.Height-chart-edge)
	ui.SetVisible(objects[0], chart >= leastChart)
	if chart < leastChart {
		chart, words = -edge, size.Height
	}
	objects[0].Resize(fyne.NewSize(size.Width, max(chart, 0)))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Move(fyne.NewPos(0, chart+edge))
	objects[1].Resize(fyne.NewSize(size.Width, words))
}

func (l *panelLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 200) }

func (p *sumsPanel) refresh() {
	p.words.Objects = p.v.sumsWords(true, p.v.say.Warnings())
	p.root.Refresh()
	p.root.Layout.Layout(p.root.Objects, p.root.Size())
	p.draw()
}

// draw has the picture drawn anew.
func (p *sumsPanel) draw() {
	c, _ := p.v.a.Case()
	p.chart.Put(p.v.say.Outlook())
	p.chart.Refresh(c, session.View{}, p.v.parts.Theme)
}

// figureShare is how much of the width a sum takes beside that of the proposal.
const figureShare float32 = 0.6

// sumsWords are the sums with all that is said of them.
func (v *view) sumsWords(titled bool, warned []string) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	size := ui.SizeHeadline
	if h := v.panel.root.Size().Height; titled && h > 0 && h < lowPanel {
		size, titled = ui.SizeTitle, false
	}
	if titled {
		out = append(out, ui.NewParagraph(v.say.Say("sums.heading"), ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true}))
	}
	aside := func(text string, size fyne.ThemeSizeName) *ui.Paragraph {
		p := ui.NewParagraph(text, ui.Look{Size: size, Color: ui.ColorQuiet, Align: fyne.TextAlignTrailing})
		p.Shrinks = true
		return p
	}
	pair := func(left, right *ui.Paragraph) fyne.CanvasObject {
		return container.New(&ui.Cells{Gap: ui.Gap, Weights: []float32{figureShare, 1 - figureShare}}, left, right)
	}
	for i, s := range v.say.Sums(v.beside) {
		figure := ui.NewParagraph(s.Figure, ui.Look{Size: size, Color: theme.ColorNameForeground, Bold: true})
		figure.Shrinks = true
		label, name := fyne.CanvasObject(quiet(s.Label)), ""
		if i == 0 && v.beside != nil {
			name = v.beside.Name
			label = pair(quiet(s.Label), aside(name, ui.SizeSmall))
		}
		out = append(out, container.New(&ui.Column{}, label, pair(figure, aside(s.Beside, ui.SizeTitle))))
	}
	for _, text := range warned {
		out = append(out, ui.NewParagraph(text, ui.Look{Size: ui.SizeText, Color: ui.ColorConflict, Bold: true}))
	}
	if notes := v.say.Notes(); notes != "" {
		out = append(out, ui.NewParagraph(notes, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}))
	}
	return out
}
