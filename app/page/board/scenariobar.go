package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// scenarioBar stands over the board: it leads to a copy to try things in, and locks the scenario or says that it is locked.
type scenarioBar struct {
	try, lock *ui.Control
	// page turns the board into the model on a page, and back.
	page    *ui.Control
	padlock *canvas.Image
	said    *ui.Paragraph
	locked  bool
	root    *fyne.Container
}

const barIcon float32 = 20

func newScenarioBar(h page.Host) *scenarioBar {
	b := &scenarioBar{
		try: h.Control("", page.TryIt, nil).Labelled("Try it in a copy"), lock: h.Control("", page.LockScenario, nil).Labelled(lockWord(false)),
		page: h.Control("", cmdOnePage, nil).Labelled(onePageWord(false)), padlock: ui.NewIcon(), said: ui.NewParagraph("", ui.Look{}),
	}
	b.padlock.SetMinSize(fyne.NewSquareSize(barIcon))
	b.root = container.New(&ui.ChipRow{Gap: ui.Gap}, b.padlock, container.New(&nameWidth{}, b.said), b.try, b.lock, b.page)
	b.show(false)
	return b
}

// lockWord is what the control of the lock does.
func lockWord(locked bool) string {
	if locked {
		return "Unlock"
	}
	return "Lock"
}

// onePageWord is what the control of the model on a page does.
func onePageWord(shown bool) string {
	if shown {
		return "Back to the board"
	}
	return "On a page"
}

// refresh shows whether a scenario is locked; there is nothing to try or lock without one.
func (b *scenarioBar) refresh(s *model.Scenario) {
	for _, c := range []*ui.Control{b.try, b.lock} {
		c.SetDisabled(s.ID == "")
	}
	if s.Locked != b.locked {
		b.show(s.Locked)
	}
}

func (b *scenarioBar) show(locked bool) {
	b.locked = locked
	b.said.Set("Locked", ui.Look{Size: ui.SizeText, Color: theme.ColorNamePrimary, Bold: true})
	ui.SetVisible(b.said, locked)
	ui.SetVisible(b.root.Objects[1], locked)
	icon := ui.Padlock
	if !locked {
		icon = nil
	}
	ui.ShowIcon(b.padlock, icon, theme.ColorNamePrimary)
	b.lock.SetValue(lockWord(locked))
	b.root.Refresh()
}

// repaint shows the padlock in the colours of the theme in use.
func (b *scenarioBar) repaint() { b.show(b.locked) }

// underBar sets a bar over what scrolls.
type underBar struct{}

func (underBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(ui.ScrollPad, ui.ScrollPad))
	objects[0].Resize(fyne.NewSize(size.Width-2*ui.ScrollPad, ui.ControlHeight()))
	top := ui.ControlHeight() + ui.ScrollPad + ui.Gap - ui.ScrollPad
	objects[1].Move(fyne.NewPos(0, top))
	objects[1].Resize(fyne.NewSize(size.Width, max(size.Height-top, 0)))
}

func (underBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(0, ui.ControlHeight()+ui.Gap)
}
