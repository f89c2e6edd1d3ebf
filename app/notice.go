package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/ui"
)

// notice is a strip below the header that says what a person should know of where their work is kept, until they close it.
type notice struct {
	w     *Window
	words *ui.Paragraph
	root  *fyne.Container
}

func newNotice(w *Window) *notice {
	n := &notice{w: w, words: ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: ui.ColorAtRisk})}
	hide := &ui.Control{Icon: theme.CancelIcon(), Name: "Close the notice", OnTap: n.hide, OnKey: w.TypedKey}
	ground := ui.NewSurface()
	ground.Radius = 0
	n.root = container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(6, 6, 14, 14),
		container.NewBorder(nil, nil, nil, container.NewVBox(hide), n.words)))
	n.root.Hide()
	return n
}

// show says something; nothing where the words are empty.
func (n *notice) show(words string) {
	if words == "" {
		return
	}
	n.words.Set(words, n.words.Look)
	n.root.Show()
	n.w.Canvas().Content().Refresh()
}

func (n *notice) hide() {
	n.root.Hide()
	n.w.Canvas().Content().Refresh()
	n.w.Shown().Focus()
}
