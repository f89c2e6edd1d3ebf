package page

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/place"
)

// Dialogs is the [Asker] of a window. It knows the dialog that was opened last.
type Dialogs struct {
	window  fyne.Window
	sheet   *ui.Sheet
	chooser *ui.Chooser
	// beside takes the keys of a menu or a dialog of Fyne's own that has lost the focus, nil where none was opened.
	beside func(*fyne.KeyEvent)
}

// NewDialogs makes the dialogs of a window.
func NewDialogs(window fyne.Window) *Dialogs { return &Dialogs{window: window} }

// Report shows an error in words; none does nothing.
func (d *Dialogs) Report(err error) {
	if err == nil {
		return
	}
	d.Tell("That can't be done", say.Error(err))
}

// ShowSheet shows a dialog and knows it as the one opened last.
func (d *Dialogs) ShowSheet(title string, width float32, body fyne.CanvasObject, actions ...ui.Action) *ui.Sheet {
	d.sheet = ui.ShowSheet(d.window.Canvas(), title, width, body, actions...)
	return d.sheet
}

// Sheet is the dialog opened last, nil for none.
func (d *Dialogs) Sheet() *ui.Sheet { return d.sheet }

// Chooser is the list to choose from that was opened last, nil for none.
func (d *Dialogs) Chooser() *ui.Chooser { return d.chooser }

// Over is what the dialog that is open shows, nil for none.
func (d *Dialogs) Over() fyne.CanvasObject {
	switch {
	case d.chooser.IsOpen():
		return d.chooser.Content()
	case d.sheet.IsOpen():
		return d.sheet.Content
	}
	return nil
}

// Dismiss closes the dialog that is open, if any.
func (d *Dialogs) Dismiss() {
	if d.sheet != nil {
		d.sheet.Close()
	}
}

// Idle reports whether no dialog is open.
func (d *Dialogs) Idle() bool { return d.window.Canvas().Overlays().Top() == nil }

// Choose lets the person pick one of the names.
func (d *Dialogs) Choose(title string, names []string, current int, onPick func(int)) {
	d.chooser = ui.Choose(d.window.Canvas(), title, names, current, onPick)
}

// Search lets the person pick from what is found for what they type; most is how many names there can be.
func (d *Dialogs) Search(title, hint string, width float32, most int, find func(string) []string, onPick func(int)) {
	d.chooser = ui.Search(d.window.Canvas(), title, hint, width, most, find, onPick)
}

// Tell shows a message.
func (d *Dialogs) Tell(title, text string) {
	d.ShowSheet(title, ui.DialogWidth, DialogText(text), ui.Action{Label: "Close"})
}

// Ask lets the person confirm something.
func (d *Dialogs) Ask(title, text, yes string, run func()) {
	d.ShowSheet(title, ui.DialogWidth, DialogText(text), ui.Action{Label: yes, Primary: true, Run: run}, ui.Action{Label: "Cancel"})
}

// TypedBeside gives a key to the dialog or the menu that is open: a click has taken the focus from it.
func (d *Dialogs) TypedBeside(e *fyne.KeyEvent) {
	switch {
	case d.chooser.IsOpen():
		d.chooser.TypedKey(e)
	case d.sheet.IsOpen():
		d.sheet.TypedKey(e)
	case d.beside != nil:
		d.beside(e)
	}
}

// TypedOnSheet gives a key to the dialog that is open.
func (d *Dialogs) TypedOnSheet(e *fyne.KeyEvent) { d.sheet.TypedKey(e) }

// AskText asks for a text; Enter submits it. While check refuses what is typed, the reason stands below.
func (d *Dialogs) AskText(title, label, text string, check func(string) error, run func(string)) {
	d.askText(title, label, text, "", check, run)
}

// AskPlace asks for the path of a file or a folder to write. Its folder can be typed or looked for. A note stands below, if there is one.
func (d *Dialogs) AskPlace(title, label, path, note string, check func(string) error, run func(string)) {
	var entry *ui.Field
	elsewhere := func() {
		typed := entry.Text
		d.browseFolder(filepath.Dir(typed), func(folder string) {
			if folder != "" {
				typed = filepath.Join(folder, filepath.Base(typed))
			}
			d.AskPlace(title, label, typed, note, check, run)
		})
	}
	entry = d.askText(title, label, path, note, check, run, ui.Action{Label: "Another folder …", Run: elsewhere})
}

// browseFolder lets the person look for a folder, from one on; empty where they give it up.
func (d *Dialogs) browseFolder(from string, use func(folder string)) {
	picker := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		switch {
		case err != nil:
			d.Report(err)
		case folder == nil:
			use("")
		default:
			use(filepath.FromSlash(folder.Path()))
		}
	}, d.window)
	showFolder(picker, from)
	d.showPicker(picker, func() { use("") })
}

// showFolder has a dialog of Fyne's own begin in a folder, if that can be listed.
func showFolder(picker *dialog.FileDialog, folder string) {
	if at, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
		picker.SetLocation(at)
	}
}

// showPicker shows a dialog of Fyne's own over most of the window. Escape gives it up.
func (d *Dialogs) showPicker(picker *dialog.FileDialog, givenUp func()) {
	picker.Show()
	picker.Resize(d.window.Canvas().Size().SubtractWidthHeight(160, 100)) // a size before Show is a fault in Fyne 2.8.1
	d.window.Canvas().Overlays().Top().Refresh()                          // which puts it in the middle again, now that it is larger
	d.beside = func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			picker.Hide()
			givenUp()
		}
	}
}

// askText asks for a text, with a note below where there is one and more actions than to go on or not, and returns the field.
func (d *Dialogs) askText(title, label, text, note string, check func(string) error, run func(string), more ...ui.Action) *ui.Field {
	entry := ui.NewField(text)
	entry.Name = label
	refusal := ui.NewParagraph("", ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict})
	refusal.AtLeast = 2
	body := container.New(&ui.Column{Gap: 6}, ui.NewParagraph(label, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}), entry, refusal)
	if note != "" {
		body.Add(ui.NewParagraph(note, ui.Look{Size: ui.SizeText, Color: ui.ColorAtRisk}))
	}
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
	actions := append(more, ui.Action{Label: "OK", Primary: true, Stay: func() { submit(entry.Text) }}, ui.Action{Label: "Cancel"})
	s = d.ShowSheet(title, ui.DialogWidth, body, actions...)
	entry.OnEscape = s.TypedKey
	entry.OnChanged = func(typed string) { show(typed) }
	entry.OnSubmitted = submit
	d.window.Canvas().Focus(entry)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	return entry
}

// AskForm asks for several texts at once, with a switch or the like above them where there is one. While check
// refuses what is typed, the reasons stand by the fields that they are about, the others below; run is called with a
// sound form alone.
func (d *Dialogs) AskForm(title string, over fyne.CanvasObject, fields []*ui.FormField, yes string, check func() error, run func()) {
	f := &ui.Form{Title: title, Over: over, Fields: fields, Yes: yes, Run: run}
	f.Check = func() ui.Faults { return faultsOf(check(), fields) }
	d.sheet = f.Show(d.window.Canvas())
}

// faultsOf says of each problem with what is typed into a form which of the fields it is about.
func faultsOf(err error, fields []*ui.FormField) ui.Faults {
	var problems, rest model.Problems
	if err != nil && !errors.As(err, &problems) {
		problems = model.Problems{{Text: err.Error()}}
	}
	faults := ui.Faults{At: map[string][]string{}}
	for _, p := range problems {
		whole := fieldOf(p.Kind, p.Key, p.Field)
		at := slices.IndexFunc(fields, func(one *ui.FormField) bool { return p.Field != "" && (one.Of == p.Field || one.Of == whole) })
		if at < 0 {
			rest = append(rest, p)
			continue
		}
		faults.At[fields[at].Of] = append(faults.At[fields[at].Of], p.Text)
	}
	if len(rest) > 0 {
		faults.Rest = say.Refusal(rest)
	}
	return faults
}

// FieldOf names a field of a record in [ui.FormField.Of], where a form fills the same field of several.
func FieldOf(r model.Record, name string) string { return fieldOf(r.Kind(), r.Key(), name) }

func fieldOf(kind model.Kind, key, name string) string {
	return fmt.Sprintf("%s %s, %s", kind, key, name)
}

// Browse lets the person look for a file in any folder.
func (d *Dialogs) Browse(endings []string, use func(path string)) {
	picker := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			d.Report(err)
			return
		}
		if file == nil {
			return // cancelled
		}
		path := file.URI().Path()
		d.Report(file.Close())
		use(path)
	}, d.window)
	picker.SetFilter(storage.NewExtensionFileFilter(endings))
	if home, err := place.Home(); err == nil {
		showFolder(picker, home)
	}
	d.showPicker(picker, func() {})
}

// ShowMenuBelow opens a menu below an object, unless a dialog is open.
func (d *Dialogs) ShowMenuBelow(below fyne.CanvasObject, items ...*fyne.MenuItem) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	d.ShowMenu(at.AddXY(0, below.Size().Height+theme.Padding()), items...)
}

// ShowMenu opens a menu at a place in the window, unless a dialog is open.
func (d *Dialogs) ShowMenu(at fyne.Position, items ...*fyne.MenuItem) {
	if !d.Idle() {
		return
	}
	c := d.window.Canvas()
	pop := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at.X = min(at.X, c.Size().Width-pop.MinSize().Width-ui.Gap)
	pop.ShowAtPosition(at)
	d.beside = pop.TypedKey // a click on a command in a submenu that can do nothing takes the focus from the menu
}

// dialogTallest is how high the text of a dialog is before it scrolls, in Fyne's units.
const dialogTallest float32 = 400

// DialogText is wrapped text that scrolls where it is long, and is [say.Bounded].
func DialogText(text string) fyne.CanvasObject { return WholeText(say.Bounded(text)) }

// WholeText is all of a text of our own, which scrolls where it is long.
func WholeText(text string) fyne.CanvasObject {
	words := ui.NewParagraph(text, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	return ui.Scrolled(container.New(&ui.Column{}, words), dialogTallest)
}
