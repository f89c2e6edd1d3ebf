// Package member is what a Member sees of a pack: a first page, one decision a screen, the questions in words, and a last page from
// which the choices are sent. It knows the pack and the answers to it alone: nothing here can change a case.
//
// A newcomer needs two things. [Open] shows a pack in a window. A view goes through screens, each a function that fills the left side;
// the right side says what the answers add up to so far.
package member

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/member/answers"
	"tomworkbench/app/member/tell"
	"tomworkbench/app/member/words"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// view is a pack open in a window. All its methods run on Fyne's goroutine.
type view struct {
	parts  Parts
	say    tell.Teller
	a      *answers.Answers
	keeper *answers.Keeper
	found  answers.Found
	// at is the screen shown: 0 the first page, then the decisions, the questions where there are any, and last the last page.
	at int
	// beside is the scenario of the pack that the sums stand beside, nil for none.
	beside *model.Scenario
	// kept is how keeping stands: nothing kept yet, kept, or why not.
	kept     keptState
	screen   screen
	panel    *sumsPanel
	header   *header
	footer   *footer
	body     *fyne.Container
	saidLast string
	// seen are the decisions that were looked at, or were answered when the pack was opened.
	seen map[int]bool
	// sent is what was saved last to be sent.
	sent sent
	// working counts what is being written.
	working sync.WaitGroup
	// until ends when the window closes, by end.
	until context.Context
	end   context.CancelFunc
}

// screen is what is shown of one of the screens.
type screen struct {
	object fyne.CanvasObject
	// refresh shows the present answers, focus gives the keys to where work begins.
	refresh, focus func()
	// scroll is what the arrow keys scroll, nil for nothing.
	scroll *ui.ScrollPane
}

type keptState int

const (
	nothingKept keptState = iota
	isKept
	notKept
)

func newView(p Parts, a *answers.Answers) *view {
	v := &view{parts: p, a: a, seen: map[int]bool{}}
	for s := range a.Pack.Case.Scenarios.All() {
		v.beside = s
		break
	}
	v.speak(p.Language())
	v.keeper, v.found = answers.Keep(a, p.Folder, p.Now, v.heardOfKeeping)
	if a.Begun() {
		v.kept = isKept
	}
	for i := range a.Decisions() {
		v.seen[i] = a.Given(i).Kind != choices.Untouched
	}
	a.Listen(v.refresh)
	v.build()
	v.bindKeys()
	v.until, v.end = context.WithCancel(context.Background())
	return v
}

// speak says everything in a language from now on.
func (v *view) speak(tag string) { v.say = tell.New(v.parts.Words.In(tag), v.a) }

// build makes all that is shown anew, in the language and the look in use.
func (v *view) build() {
	if v.panel != nil {
		v.panel.chart.Stop()
	}
	v.panel = newSumsPanel(v)
	v.header, v.footer = newHeader(v), newFooter(v)
	v.body = container.NewStack()
	v.parts.Window.SetTitle(v.say.Title())
	all := container.NewBorder(v.header.root, v.footer.root, nil, nil, v.body)
	v.parts.Window.SetContent(ui.WithKeysLabel(all, v.parts.Window.Canvas(), func() fyne.CanvasObject { return nil }))
	v.show(v.at)
}

// stop ends what works in the background and keeps what isn't kept.
func (v *view) stop() {
	v.end()
	v.working.Wait()
	v.keeper.Stop()
	v.panel.chart.Stop()
}

// heardOfKeeping is called on any goroutine.
func (v *view) heardOfKeeping(err error) {
	v.parts.OnUI(func() {
		v.kept = isKept
		if err != nil {
			v.kept = notKept
			fyne.LogError("keep the answers", err)
		}
		v.footer.refresh()
	})
}

func (v *view) decisions() int { return v.say.Decisions() }
func (v *view) last() int      { return v.say.Last() }

// show goes to a screen.
func (v *view) show(at int) {
	v.at, v.saidLast = max(0, min(at, v.last())), ""
	switch {
	case v.at == 0:
		v.screen = v.firstScreen()
	case v.at <= v.decisions():
		v.seen[v.at-1] = true
		v.screen = v.decisionScreen(v.at - 1)
	case v.at == v.last():
		v.screen = v.lastScreen()
	default:
		v.screen = v.questionsScreen()
	}
	v.body.Objects = []fyne.CanvasObject{v.screen.object}
	v.body.Refresh()
	v.refresh()
	v.panel.scroll.ScrollToTop()
	v.screen.focus()
}

// refresh shows the present answers.
func (v *view) refresh() {
	if v.screen.refresh == nil {
		return
	}
	v.screen.refresh()
	v.header.refresh()
	v.footer.refresh()
	v.panel.refresh()
}

// tell says something in the footer until the next screen.
func (v *view) tell(text string) {
	v.saidLast = text
	v.footer.refresh()
}

// startFrom takes the answers of a scenario of the pack, those of none for nil.
func (v *view) startFrom(s *model.Scenario) {
	id, said := "", v.say.Say("startover.cleared")
	if s != nil {
		id, said = s.ID, v.say.Say("startover.done", words.With{"Name": s.Name})
	}
	v.a.StartFrom(id)
	v.tell(said)
}

// bindKeys gives the window the keys that work on every screen.
func (v *view) bindKeys() {
	c := v.parts.Window.Canvas()
	c.SetOnTypedKey(v.typedKey)
	add := func(key fyne.KeyName, with fyne.KeyModifier, run func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: with}, func(fyne.Shortcut) { run() })
	}
	c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { v.a.Undo() })
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { v.a.Redo() })
	add(fyne.KeyLeft, fyne.KeyModifierAlt, func() { v.show(v.at - 1) })
	add(fyne.KeyRight, fyne.KeyModifierAlt, func() { v.show(v.at + 1) })
	add(fyne.KeyPlus, fyne.KeyModifierControl, func() { v.zoom(1) })
	add(fyne.KeyEqual, fyne.KeyModifierControl, func() { v.zoom(1) })
	add(fyne.KeyMinus, fyne.KeyModifierControl, func() { v.zoom(-1) })
}

// typedKey takes the keys that nothing with the focus has a use for.
func (v *view) typedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyPageDown:
		v.show(v.at + 1)
	case fyne.KeyPageUp:
		v.show(v.at - 1)
	case fyne.KeyDown, fyne.KeyUp:
		v.scrollBy(map[fyne.KeyName]float32{fyne.KeyDown: 1, fyne.KeyUp: -1}[e.Name])
	}
}

func (v *view) scrollBy(steps float32) {
	const step = 60
	if s := v.screen.scroll; s != nil {
		s.ScrollToOffset(fyne.NewPos(0, s.Offset.Y+steps*step))
	}
}

// control is a button that hands bare keys on.
func (v *view) control(label string, run func()) *ui.Control {
	return &ui.Control{Value: label, Name: label, OnTap: run, OnKey: v.typedKey}
}

// primary is the button that goes on.
func (v *view) primary(label string, run func()) *ui.Control {
	c := v.control(label, run)
	c.Primary = true
	return c
}

// intoSight scrolls a screen to an object in it.
func (v *view) intoSight(o fyne.CanvasObject) {
	s := v.screen.scroll
	if s == nil || s.Size().Height == 0 {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y
	y := max(s.Offset.Y, top+o.Size().Height+ui.Gap-s.Size().Height)
	if y = max(0, min(y, top-ui.Gap)); y != s.Offset.Y {
		s.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// paragraph is text of the window's own size.
func paragraph(text string) *ui.Paragraph {
	return ui.NewParagraph(text, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
}

func quiet(text string) *ui.Paragraph {
	return ui.NewParagraph(text, ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
}

func heading(text string) *ui.Paragraph {
	return ui.NewParagraph(text, ui.Look{Size: ui.SizeHeadline, Color: theme.ColorNameForeground, Bold: true})
}

// Parts is what a Member's window is made from.
type Parts struct {
	App    fyne.App
	Window fyne.Window
	Words  *words.Bundle
	// Problems are what is wrong with files of words that a council laid beside the program.
	Problems []error
	// Folder is where answers are kept on the laptop, Documents where files to send are saved.
	Folder, Documents string
	Now               func() time.Time
	// OnUI runs a function on Fyne's goroutine, from any other.
	OnUI func(func())
	// Theme is the look of the window, and OnLook is called when it was changed, nil for nothing.
	Theme  *ui.Theme
	OnLook func()
}

// begin shows a pack in a window. The error is one of the program's own making.
func begin(p Parts, pack *choices.Pack) (*view, error) {
	a, err := answers.New(pack)
	if err != nil {
		return nil, err
	}
	return newView(p, a), nil
}
