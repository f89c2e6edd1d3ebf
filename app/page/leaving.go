package page

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// Whatever takes figures out of the workbench says what of them isn't for everybody in the same breath: [AskPath] and [AskFolder] in the
// dialog that asks for the place, [Copy] and what else puts something on the clipboard in the status line. It is no step of its own, so
// that it stands before everybody each time and in nobody's way.

// beforeLeaving is what a dialog says before something is written, empty where it holds nothing that isn't for everybody.
func beforeLeaving(holds model.Delicate) string {
	if !holds.Any() {
		return ""
	}
	return holds.Words() + " Who gets it, and may they see that? " + holds.Places()
}

// Copy puts a text on the clipboard and says so.
func Copy(h Sayer, said, text string, holds model.Delicate) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	Copied(h, said, holds)
}

// Copied says what was put on the clipboard, and what of it isn't for everybody.
func Copied(h Sayer, said string, holds model.Delicate) {
	if !holds.Any() {
		h.Explain(said)
		return
	}
	h.Warn(said + ". " + holds.Words())
}

// OnCopied has a table say what was copied from it. holds is what of the cells between two places isn't for everybody.
func OnCopied(h Sayer, holds func(from, to grid.Place) model.Delicate) func(from, to grid.Place) {
	return func(from, to grid.Place) {
		Copied(h, "Copied "+model.Many((to.Row-from.Row+1)*(to.Col-from.Col+1), "cell"), holds(from, to))
	}
}
