package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// pickForm shows a form whose first field takes one of some names, and a text behind it.
func pickForm(t *testing.T, names ...string) (fyne.Canvas, *FormField, *FormField) {
	t.Helper()
	underTheme(t)
	c := test.NewTempWindow(t, nil).Canvas()
	name, text := &FormField{Label: "Option", Among: names}, &FormField{Label: "Reason"}
	(&Form{Fields: []*FormField{name, text}, Yes: "Add", Check: func() Faults { return Faults{} }, Run: func() {}}).Show(c)
	return c, name, text
}

func TestAFieldThatTakesOneOfManyNamesFindsThemByWhatIsTyped(t *testing.T) {
	names := []string{"Hub", "Front door", "Front desk", "Door to door", "Shop", "Kiosk", "Call centre"}
	c, name, text := pickForm(t, names...)
	if !name.list.Visible() || len(name.list.found) != matchesMost || name.list.more != 2 {
		t.Errorf("at first it shows %q and %d more", name.list.found, name.list.more)
	}
	test.Type(name.Entry, "door")
	if want := []string{"Door to door", "Front door"}; !slices.Equal(name.list.found, want) {
		t.Errorf("of door it shows %q, want %q", name.list.found, want)
	}
	press(c, fyne.KeyDown, fyne.KeyReturn)
	if name.Value() != "Front door" || c.Focused() != fyne.Focusable(text.Entry) || name.list.Visible() {
		t.Errorf("it holds %q, the keys are on %T, the list is shown: %v", name.Value(), c.Focused(), name.list.Visible())
	}
}

func TestANameIsTakenByATapAndTheListGoes(t *testing.T) {
	long := "Centre-led hub and spoke " + strings.Repeat("with buyers in the services ", 5)
	c, name, _ := pickForm(t, "Hub", long)
	rows := name.list.rows(name.list.Size().Width)
	if len(rows[1].lines) < 2 {
		t.Errorf("a long name stands on %d line", len(rows[1].lines))
	}
	test.TapAt(name.list, fyne.NewPos(20, rows[1].y+rows[1].height-2))
	if name.Value() != long || c.Focused() != fyne.Focusable(name.Entry) {
		t.Errorf("it holds %q", name.Value())
	}
	if len(name.list.found) != 0 {
		t.Errorf("once it is taken the list still has %q", name.list.found)
	}
}
