package app

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// report shows an error in words; none does nothing.
func (w *Window) report(err error) {
	if err == nil {
		return
	}
	w.tell("That can't be done", say.Error(err))
}

// dialogTallest is how high the text of a dialog is before it scrolls, in Fyne's units.
const dialogTallest float32 = 400

// showSheet shows a dialog and knows it as the one opened last.
func (w *Window) showSheet(title string, width float32, body fyne.CanvasObject, actions ...ui.Action) *ui.Sheet {
	w.sheet = ui.ShowSheet(w.window.Canvas(), title, width, body, actions...)
	return w.sheet
}

// dismiss closes the dialog that is open, if any.
func (w *Window) dismiss() {
	if w.sheet != nil {
		w.sheet.Close()
	}
}

// choose lets the person pick one of the names.
func (w *Window) choose(title string, names []string, current int, onPick func(int)) {
	w.chooser = ui.Choose(w.window.Canvas(), title, names, current, onPick)
}

// search lets the person pick from what is found for what they type; most is how many names there can be.
func (w *Window) search(title, hint string, width float32, most int, find func(string) []string, onPick func(int)) {
	w.chooser = ui.Search(w.window.Canvas(), title, hint, width, most, find, onPick)
}

// tell shows a message.
func (w *Window) tell(title, text string) {
	w.showSheet(title, ui.DialogWidth, dialogText(text), ui.Action{Label: "Close"})
}

// dialogText is wrapped text that scrolls where it is long, and is [bounded].
func dialogText(text string) fyne.CanvasObject { return wholeText(say.Bounded(text)) }

// wholeText is all of a text of our own, which scrolls where it is long.
func wholeText(text string) fyne.CanvasObject {
	words := ui.NewParagraph(text, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	return ui.Scrolled(container.New(&ui.Column{}, words), dialogTallest)
}

// ask lets the person confirm something.
func (w *Window) ask(title, text, yes string, run func()) {
	w.showSheet(title, ui.DialogWidth, dialogText(text), ui.Action{Label: yes, Primary: true, Run: run}, ui.Action{Label: "Cancel"})
}

// askName asks for a name and carries out the edit that it makes; a name that can't be used is refused
// beside the field, and what was typed stays.
func (w *Window) askName(title, name string, edit func(string) (model.Edit, error)) {
	check := func(text string) error {
		e, err := edit(strings.TrimSpace(text))
		if err == nil {
			_, _, err = model.Apply(w.session.Case(), e)
		}
		return err
	}
	w.askText(title, "Name", name, check, func(text string) { w.do(edit(strings.TrimSpace(text))) })
}

// askText asks for a text; Enter submits it. While check refuses what is typed, the reason stands below.
func (w *Window) askText(title, label, text string, check func(string) error, run func(string)) {
	entry := ui.NewField(text)
	refusal := ui.NewParagraph("", ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict})
	refusal.AtLeast = 2
	body := container.New(&ui.Column{Gap: 6}, ui.NewParagraph(label, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}), entry, refusal)
	show := func(typed string) bool {
		err := check(typed)
		words := ""
		if err != nil {
			words = "× " + say.Refusal(err)
		}
		refusal.Set(words, ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict})
		return err == nil
	}
	var s *ui.Sheet
	submit := func(typed string) {
		if show(typed) {
			s.Close()
			run(typed)
		}
	}
	s = w.showSheet(title, ui.DialogWidth, body, ui.Action{Label: "OK", Primary: true, Stay: func() { submit(entry.Text) }}, ui.Action{Label: "Cancel"})
	entry.OnEscape = s.TypedKey
	entry.OnChanged = func(typed string) { show(typed) }
	entry.OnSubmitted = submit
	w.window.Canvas().Focus(entry)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// askForm asks for several texts at once, with a switch or the like above them where there is one. While check
// refuses what is typed, the reasons stand by the fields that they are about, the others below; run is called with a
// sound form alone.
func (w *Window) askForm(title string, over fyne.CanvasObject, fields []*ui.FormField, yes string, check func() error, run func()) {
	f := &ui.Form{Title: title, Over: over, Fields: fields, Yes: yes, Run: run}
	f.Check = func() ui.Faults { return faultsOf(check(), fields) }
	w.sheet = f.Show(w.window.Canvas())
}

// faultsOf says of each problem with what is typed into a form which of the fields it is about.
func faultsOf(err error, fields []*ui.FormField) ui.Faults {
	var problems, rest model.Problems
	if err != nil && !errors.As(err, &problems) {
		problems = model.Problems{{Text: err.Error()}}
	}
	faults := ui.Faults{At: map[string][]string{}}
	for _, p := range problems {
		if p.Field != "" && slices.ContainsFunc(fields, func(one *ui.FormField) bool { return one.Of == p.Field }) {
			faults.At[p.Field] = append(faults.At[p.Field], p.Text)
		} else {
			rest = append(rest, p)
		}
	}
	if len(rest) > 0 {
		faults.Rest = say.Refusal(rest)
	}
	return faults
}

// showMenuBelow opens a menu under a control.
func showMenuBelow(c fyne.Canvas, below fyne.CanvasObject, menu *fyne.Menu) {
	pop := widget.NewPopUpMenu(menu, c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	at.Y += below.Size().Height + theme.Padding()
	at.X = min(at.X, c.Size().Width-pop.MinSize().Width-ui.Gap)
	pop.ShowAtPosition(at)
}
