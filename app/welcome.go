package app

import (
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/storage/place"
)

// settingWelcomed says that the first words were said.
const settingWelcomed = "welcomed"

// welcomeWords are what somebody reads who has never seen the program, a sentence a line.
const welcomeWords = "Here you choose, decision by decision, how your council will work, and see at once what that saves and what it costs.\n\n" +
	"The example, Oxfordshire 2018, has published totals, split over its options for illustration; try anything in it, for undo brings everything back.\n\n" +
	"All of it stays on this computer and is saved as you go; F1 helps wherever you are."

// Welcome says once, on a store that is new, what the program is for, and offers both ways to begin. Last is the case that was
// open last, empty for a new store.
func (w *Window) Welcome(last string) {
	if last != "" || w.parts.LookingAt != "" || w.Session().Recall(settingWelcomed) != "" || !w.Idle() {
		return
	}
	w.Session().Remember(settingWelcomed, "yes")
	words := welcomeWords
	if _, ok := place.Portable(); ok {
		words = strings.Replace(words, "on this computer", "beside the program", 1)
	}
	w.ShowSheet("Welcome to TOM Workbench", ui.DialogWidth, page.WholeText(words),
		ui.Action{Label: "Look at the example", Primary: true, Focused: true},
		ui.Action{Label: "Start a case of our own", Run: func() { w.Run(page.NewCase) }})
}
