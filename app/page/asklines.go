package page

import (
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/say"
	"tomworkbench/app/ui"
)

// AskLines asks for lines of text, typed or pasted. While check refuses them, the reason stands below and nothing of what was typed
// is lost; Shift+Enter, or Tab to the button, takes them.
func AskLines(h Host, title, label, text string, check func(string) error, run func(string)) {
	const rows = 8
	entry := ui.NewField(text)
	entry.Name = label
	entry.MultiLine = true
	entry.SetMinRowsVisible(rows)
	plain, wrong := ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}, ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict}
	refusal := ui.NewParagraph("", wrong)
	refusal.AtLeast = 3
	body := container.New(&ui.Column{Gap: 6}, ui.NewParagraph(label+". Shift+Enter takes them.", plain), entry, refusal)
	var s *ui.Sheet
	submit := func() {
		if err := check(entry.Text); err != nil {
			refusal.Set("× "+say.Refusal(err), wrong)
			return
		}
		s.Close()
		run(entry.Text)
	}
	s = h.ShowSheet(title, ui.DialogWidth, body, ui.Action{Label: "OK", Primary: true, Stay: submit}, ui.Action{Label: "Cancel"})
	entry.OnEscape = s.TypedKey
	entry.OnChanged = func(string) { refusal.Set("", wrong) }
	entry.OnSubmitted = func(string) { submit() }
	h.Canvas().Focus(entry)
}
