package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/session"
)

// statusBar says whether the work is safe, what the option being looked at does, and which notes belong
// to the figures.
type statusBar struct {
	icon       *canvas.Image
	saving     *line
	why, retry *control
	copy       *control
	// lookingAt names what is only looked at, empty where work is saved.
	lookingAt   string
	explained   *line
	notes       *line
	shownSaving session.Saving
	painted     bool
	words       *fyne.Container
	root        fyne.CanvasObject
}

func newStatusBar(w *Window) *statusBar {
	quiet := look{size: sizeSmall, color: colorQuiet}
	b := &statusBar{icon: newIcon(), saving: newLine(quiet), explained: newLine(quiet), notes: newLine(quiet)}
	b.explained.stretch, b.notes.stretch, b.notes.look.align = true, true, fyne.TextAlignTrailing
	b.lookingAt = w.lookingAt
	b.why = w.newControl("", cmdWhyNotSaved, nil)
	b.why.value = "Why?"
	b.retry = w.newControl("", cmdRetrySaving, nil)
	b.retry.value = "Try again"
	b.copy = w.newControl("", cmdExport, nil)
	b.copy.value = "Save a copy"
	b.why.Hide()
	b.retry.Hide()
	b.copy.Hide()
	left := container.NewHBox(container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(16), b.icon)), b.saving, b.why, b.retry, b.copy)
	b.words = container.New(&statusWords{b}, b.explained, b.notes)
	ground := newSurface()
	ground.radius = 0
	b.root = container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(2, 2, 14, 14),
		container.NewBorder(nil, nil, left, nil, b.words)))
	return b
}

// refresh shows how far the edits are saved.
func (b *statusBar) refresh(s session.Saving) {
	if b.painted && s == b.shownSaving {
		return
	}
	b.painted, b.shownSaving = true, s
	ink := look{size: sizeSmall, color: colorQuiet}
	icon, tint := theme.ConfirmIcon(), colorGood
	switch {
	case s.Err != nil:
		ink = look{size: sizeSmall, color: colorConflict, bold: true}
		icon, tint = theme.WarningIcon(), colorConflict
	case s.Pending > 0:
		icon, tint = theme.MoreHorizontalIcon(), colorQuiet
	case s.Trouble() != nil:
		icon, tint = theme.WarningIcon(), colorConflict
	}
	words := savingWords(s)
	if b.lookingAt != "" {
		words, icon, tint = "Only looking, nothing is saved: "+b.lookingAt, theme.VisibilityIcon(), colorQuiet
	}
	b.saving.set(words, ink)
	showIcon(b.icon, icon, tint)
	setVisible(b.why, s.Trouble() != nil)
	setVisible(b.retry, s.Trouble() != nil)
	setVisible(b.copy, s.Err != nil || b.lookingAt != "")
	b.root.Refresh()
}

// explain shows a sentence about the option being looked at.
func (b *statusBar) explain(text string) { b.say(text, colorQuiet) }

// warn shows one that a person shouldn't overlook.
func (b *statusBar) warn(text string) { b.say(text, colorConflict) }

func (b *statusBar) say(text string, ink fyne.ThemeColorName) {
	b.explained.set(text, look{size: sizeSmall, color: ink})
	b.words.Refresh()
}

// clear shows no sentence: what it was about is no longer looked at.
func (b *statusBar) clear() { b.explain("") }

// showNotes shows the notes that belong to the figures.
func (b *statusBar) showNotes(notes []string) {
	b.notes.set(strings.Join(notes, ". "), b.notes.look)
	b.words.Refresh()
}

// statusWords sets the sentence at the left and the notes at the right: each has what the other doesn't need, and half
// where there isn't enough.
type statusWords struct{ b *statusBar }

const statusGap float32 = 16

func (l *statusWords) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	room := max(0, size.Width-2*statusGap)
	said, notes := l.b.explained.natural(), l.b.notes.natural()
	if said+notes > room {
		notes = min(notes, max(room/2, room-said))
	}
	l.b.explained.Move(fyne.NewPos(statusGap, 0))
	l.b.explained.Resize(fyne.NewSize(room-notes, size.Height))
	l.b.notes.Move(fyne.NewPos(size.Width-notes, 0))
	l.b.notes.Resize(fyne.NewSize(notes, size.Height))
}

func (l *statusWords) MinSize([]fyne.CanvasObject) fyne.Size { return l.b.notes.MinSize() }
