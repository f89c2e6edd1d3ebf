package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/ui"
)

// wordsCard shows a page in words over the whole width, in type as large as fits; what doesn't fit scrolls.
type wordsCard struct {
	body   *fyne.Container
	scroll *ui.ScrollPane
	card   *fyne.Container
	zoom   float32
}

const wordsPad float32 = 24

func newWordsCard() *wordsCard {
	w := &wordsCard{body: container.New(&ui.Column{Gap: 8, Pad: wordsPad})}
	w.scroll = ui.NewScrollPane(w.body)
	w.card = container.New(&ui.CardLayout{}, ui.NewSurface(), w.scroll)
	return w
}

// show puts a page on the card, from its top.
func (w *wordsCard) show(page wordsPage) {
	w.body.RemoveAll()
	w.body.Add(ui.NewParagraph(page.title, ui.Look{Size: ui.SizeHeadline, Color: theme.ColorNameForeground, Bold: true}))
	if page.under != "" {
		w.body.Add(ui.NewParagraph(page.under, ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet}))
	}
	for _, g := range page.groups {
		heading := ui.NewParagraph(g.heading, ui.Look{Size: ui.SizeTitle, Color: theme.ColorNamePrimary, Bold: true})
		if len(g.columns) == 0 {
			w.body.Add(heading)
		} else {
			w.body.Add(wordsCells(heading, g.columns, ui.Look{Size: ui.SizeText, Color: theme.ColorNamePrimary, Bold: true}, page.said))
		}
		for _, row := range g.rows {
			name := ui.NewParagraph(row.name, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground, Bold: true})
			w.body.Add(wordsCells(name, row.cells, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}, page.said))
		}
	}
}

// wordsCells sets what is said beside its name.
func wordsCells(name *ui.Paragraph, cells []string, look ui.Look, said float32) *fyne.Container {
	objects := []fyne.CanvasObject{name}
	for _, text := range cells {
		objects = append(objects, ui.NewParagraph(text, look))
	}
	cellsOf := &ui.Cells{Gap: ui.CardPad}
	if said > 0 {
		cellsOf.Weights = []float32{1, said}
	}
	return container.New(cellsOf, objects...)
}

// fit enlarges the text as far as it fits into a size, and lays the card out in it.
func (w *wordsCard) fit(size fyne.Size) {
	for _, w.zoom = range append(presentZooms(), 1.2, 1.1, 1) {
		enlarge(w.body, w.zoom)
		if w.holds(size) {
			break
		}
	}
	w.card.Resize(size)
	w.body.Resize(fyne.NewSize(size.Width, max(size.Height, ui.HeightFor(w.body, size.Width))))
}

// holds reports whether all text has room, without a word being broken.
func (w *wordsCard) holds(size fyne.Size) bool {
	return ui.HeightFor(w.body, size.Width) <= size.Height && wordsWhole(w.body)
}

// wordsWhole reports whether no word of the paragraphs in an object is wider than its line.
func wordsWhole(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			if !wordsWhole(child) {
				return false
			}
		}
	case *ui.Paragraph:
		return o.WordsFit()
	}
	return true
}
