package page

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// Sound says why an edit can't be made, nil where it can.
func Sound(h Host, edit model.Edit, err error) error {
	if err == nil && !edit.Empty() {
		_, _, err = model.Apply(h.Session().Case(), edit)
	}
	return err
}

// AskName asks for a name and carries out the edit that it makes; a name that can't be used is refused beside the field,
// and what was typed stays.
func AskName(h Host, title, name string, edit func(string) (model.Edit, error)) {
	check := func(text string) error {
		e, err := edit(strings.TrimSpace(text))
		return Sound(h, e, err)
	}
	h.AskText(title, "Name", name, check, func(text string) { h.Do(edit(strings.TrimSpace(text))) })
}

// AskSigned asks for the texts of an edit that belongs in the decision log and carries it out. The first time that nobody
// has given a name, it asks for that too, once.
func AskSigned(h Host, title string, over fyne.CanvasObject, fields []*ui.FormField, yes string, edit func() (model.Edit, error)) {
	var who *ui.FormField
	if !h.Session().Signed() {
		who = &ui.FormField{Label: "Your name for the decision log; asked once, may stay empty"}
		fields = append(fields, who)
	}
	check := func() error {
		e, err := edit()
		if err = Sound(h, e, err); err == nil && who != nil {
			err = SoundName(who.Value())
		}
		return err
	}
	h.AskForm(title, over, fields, yes, check, func() {
		if who != nil {
			h.Session().SignAs(strings.TrimSpace(who.Value()))
		}
		h.Do(edit())
	})
}

// SoundName says why a name for the log can't be taken.
func SoundName(name string) error {
	if len([]rune(name)) > model.MaxNameRunes {
		return errors.New("the name is too long; shorten it")
	}
	return nil
}
