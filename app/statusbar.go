package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/storage/place"
)

// statusBar says whether the work is safe, what the option being looked at does, and which notes belong
// to the figures.
type statusBar struct {
	icon       *canvas.Image
	saving     *ui.OneLine
	why, retry *ui.Control
	copy       *ui.Control
	// lookingAt names what is only looked at, empty where work is saved.
	lookingAt string
	// portable says that all is kept beside the program.
	portable    bool
	explained   *ui.OneLine
	notes       *ui.OneLine
	shownSaving session.Saving
	shownKept   string
	painted     bool
	words       *fyne.Container
	root        fyne.CanvasObject
}

func newStatusBar(w *Window) *statusBar {
	quiet := ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}
	b := &statusBar{icon: ui.NewIcon(), saving: ui.NewOneLine(quiet), explained: ui.NewOneLine(quiet), notes: ui.NewOneLine(quiet)}
	b.explained.Stretch, b.notes.Stretch, b.notes.Look.Align = true, true, fyne.TextAlignTrailing
	b.lookingAt = w.parts.LookingAt
	_, b.portable = place.Portable()
	b.why = w.Control("", cmdWhyNotSaved, nil)
	b.why.Value = "Why?"
	b.retry = w.Control("", cmdRetrySaving, nil)
	b.retry.Value = "Try again"
	b.copy = w.Control("", page.SaveCopy, nil)
	b.copy.Value = "Save a copy"
	b.why.Hide()
	b.retry.Hide()
	b.copy.Hide()
	left := container.NewHBox(container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(16), b.icon)), b.saving, b.why, b.retry, b.copy)
	b.words = container.New(&statusWords{b}, b.explained, b.notes)
	ground := ui.NewSurface()
	ground.Radius = 0
	b.root = container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(2, 2, 14, 14),
		container.NewBorder(nil, nil, left, nil, b.words)))
	return b
}

// refresh shows how far the edits are saved.
func (b *statusBar) refresh(s session.Saving, kept string) {
	if b.painted && s == b.shownSaving && kept == b.shownKept {
		return
	}
	b.painted, b.shownSaving, b.shownKept = true, s, kept
	ink := ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}
	icon, tint := theme.ConfirmIcon(), ui.ColorGood
	switch {
	case s.Err != nil:
		ink = ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict, Bold: true}
		icon, tint = theme.WarningIcon(), ui.ColorConflict
	case s.Pending > 0:
		icon, tint = theme.MoreHorizontalIcon(), ui.ColorQuiet
	case s.Trouble() != nil:
		icon, tint = theme.WarningIcon(), ui.ColorConflict
	}
	words := savingWords(s)
	switch safe := s.Saved() && s.Trouble() == nil; {
	case safe && kept != "":
		words = kept
	case safe && b.portable:
		words += " beside the program"
	}
	if b.lookingAt != "" {
		words, icon, tint = "Only looking, nothing is saved: "+b.lookingAt, theme.VisibilityIcon(), ui.ColorQuiet
	}
	b.saving.Set(words, ink)
	ui.ShowIcon(b.icon, icon, tint)
	ui.SetVisible(b.why, s.Trouble() != nil)
	ui.SetVisible(b.retry, s.Trouble() != nil)
	ui.SetVisible(b.copy, s.Err != nil || b.lookingAt != "")
	b.root.Refresh()
}

// Explain shows a sentence about the option being looked at.
func (b *statusBar) Explain(text string) { b.say(text, ui.ColorQuiet) }

// Warn shows one that a person shouldn't overlook.
func (b *statusBar) Warn(text string) { b.say(text, ui.ColorConflict) }

func (b *statusBar) say(text string, ink fyne.ThemeColorName) {
	b.explained.Set(text, ui.Look{Size: ui.SizeSmall, Color: ink})
	b.words.Refresh()
}

// Said is the sentence shown, empty for none.
func (b *statusBar) Said() string { return b.explained.Text }

// ClearStatus shows no sentence: what it was about is no longer looked at.
func (b *statusBar) ClearStatus() { b.Explain("") }

// ShowNotes shows the notes that belong to the figures.
func (b *statusBar) ShowNotes(notes []string) {
	b.notes.Set(strings.Join(notes, ". "), b.notes.Look)
	b.words.Refresh()
}

// statusWords sets the sentence at the left and the notes at the right: each has what the other doesn't need, and half
// where there isn't enough.
type statusWords struct{ b *statusBar }

const statusGap float32 = 16

func (l *statusWords) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	room := max(0, size.Width-2*statusGap)
	said, notes := l.b.explained.Natural(), l.b.notes.Natural()
	if said+notes > room {
		notes = min(notes, max(room/2, room-said))
	}
	l.b.explained.Move(fyne.NewPos(statusGap, 0))
	l.b.explained.Resize(fyne.NewSize(room-notes, size.Height))
	l.b.notes.Move(fyne.NewPos(size.Width-notes, 0))
	l.b.notes.Resize(fyne.NewSize(notes, size.Height))
}

func (l *statusWords) MinSize([]fyne.CanvasObject) fyne.Size { return l.b.notes.MinSize() }

// savingWords says whether the work is safe.
func savingWords(s session.Saving) string {
	switch {
	case s.Err != nil:
		return "Not saved: " + s.Err.Error()
	case s.Pending > 0:
		return "Saving …"
	case s.Trouble() != nil:
		return "Saved. " + say.Error(s.Trouble())
	}
	return "Saved"
}
