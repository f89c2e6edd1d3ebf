package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// press types keys on what has the focus of a canvas.
func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, key := range keys {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestAFormShowsFaultsBesideTheirFieldsAndGoesOnOnlyWhenSound(t *testing.T) {
	underTheme(t)
	c := test.NewTempWindow(t, nil).Canvas()
	title, year := &FormField{Label: "Title, short", Of: "title", Text: "Old"}, &FormField{Label: "Year", Of: "year"}
	ran := 0
	f := &Form{Title: "New", Fields: []*FormField{title, year}, Yes: "Create", Run: func() { ran++ }}
	f.Check = func() Faults {
		faults := Faults{At: map[string][]string{}}
		if title.Value() == "" {
			faults.At["title"] = []string{"is empty", "has no letter"}
		}
		if year.Value() == "0" {
			faults.Rest = "No such case."
		}
		return faults
	}
	s := f.Show(c)
	title.Entry.SetText("")
	if got, want := title.words.Text, "× Title: is empty; has no letter"; got != want || year.words.Text != "Year" {
		t.Errorf("beside the fields stand %q and %q", got, year.words.Text)
	}
	press(c, fyne.KeyReturn, fyne.KeyReturn)
	if c.Focused() != fyne.Focusable(title.Entry) || !s.IsOpen() {
		t.Error("the keys are not on the field at fault")
	}
	title.Entry.SetText("Anyshire")
	year.Entry.SetText("0")
	press(c, fyne.KeyReturn, fyne.KeyReturn)
	if f.refusal.Text != "× No such case." || title.words.Text != "Title, short" || !s.IsOpen() || ran > 0 {
		t.Errorf("below stands %q, beside %q; open %v, run %d times", f.refusal.Text, title.words.Text, s.IsOpen(), ran)
	}
	year.Entry.SetText("2026")
	press(c, fyne.KeyReturn)
	if s.IsOpen() || ran != 1 {
		t.Errorf("a sound form is open %v and ran %d times", s.IsOpen(), ran)
	}
}

func TestEscapeClosesASheetWhereverTheFocusIs(t *testing.T) {
	underTheme(t)
	c := test.NewTempWindow(t, nil).Canvas()
	done := false
	for _, focused := range []int{0, 1} {
		actions := []Action{{Label: "Yes", Primary: true, Run: func() { done = true }}, {Label: "No"}}
		actions[focused].Focused = true
		s := ShowSheet(c, "Sure?", DialogWidth, NewParagraph("Really?", Look{Size: SizeText}), actions...)
		if press(c, fyne.KeyEscape); s.IsOpen() || done {
			t.Errorf("with the focus on %s it is open %v, done %v", actions[focused].Label, s.IsOpen(), done)
		}
	}
}

// However long the words of its buttons are, they stand within the sheet.
func TestASheetIsAsWideAsItsButtons(t *testing.T) {
	underTheme(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(800, 600))
	s := ShowSheet(w.Canvas(), "Sure?", 200, NewParagraph("Really?", Look{Size: SizeText}), Action{Label: "A rather long answer"}, Action{Label: "Another answer, longer yet"}, Action{Label: "Cancel"})
	buttons := s.Content.Objects[2]
	if least := buttons.MinSize().Width; s.Content.Size().Width < least || least < 300 || buttons.Position().X < 0 {
		t.Errorf("it is %v wide, and its buttons %v", s.Content.Size().Width, least)
	}
	s.Close()
}

func TestAChooserPicksByPartOfANameThoseThatBeginWithItFirst(t *testing.T) {
	underTheme(t)
	c := test.NewTempWindow(t, nil).Canvas()
	picked := -1
	names := []string{"Front door", "Hub", "No hub", "Door"}
	l := Choose(c, "Which?", names, 1, func(i int) { picked = i })
	if l.Marked != 1 {
		t.Errorf("it begins at %d", l.Marked)
	}
	l.Filter.SetText("DOOR")
	if !slices.Equal(l.Shown, []string{"Door", "Front door"}) || l.Marked != 0 {
		t.Errorf("found are %q, marked %d", l.Shown, l.Marked)
	}
	press(c, fyne.KeyDown, fyne.KeyReturn)
	if picked != 0 || l.IsOpen() {
		t.Errorf("picked is %d, open %v", picked, l.IsOpen())
	}
}

func TestWhatIsStillToBeTypedIsNoFaultUntilTheFormIsToGoOn(t *testing.T) {
	underTheme(t)
	c := test.NewTempWindow(t, nil).Canvas()
	first, second := &FormField{Label: "First", Of: "first", Among: []string{"Hub", "Shop"}}, &FormField{Label: "Second", Of: "second"}
	f := &Form{Fields: []*FormField{first, second}, Yes: "Add", Run: func() {}}
	f.Check = func() Faults {
		return Faults{At: map[string][]string{"first": {"pick one"}, "second": {"is empty"}}}
	}
	f.Show(c)
	if test.Type(first.Entry, "h"); first.words.Text != "First" || second.words.Text != "Second" {
		t.Errorf("while one types it says %q and %q", first.words.Text, second.words.Text)
	}
	if test.Type(first.Entry, "x"); first.words.Text != "× First: pick one" {
		t.Errorf("where nothing is found it says %q", first.words.Text)
	}
	if press(c, fyne.KeyReturn, fyne.KeyReturn); second.words.Text != "× Second: is empty" {
		t.Errorf("once it is to go on it says %q", second.words.Text)
	}
}

func TestAFieldThatGetsTheKeysIsInSightInAFormHigherThanTheWindow(t *testing.T) {
	underTheme(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(600, 400))
	var fields []*FormField
	for range 12 {
		fields = append(fields, &FormField{Label: "One", Rows: 2})
	}
	f := &Form{Title: "New", Fields: fields, Yes: "Create", Check: func() Faults { return Faults{} }, Run: func() {}}
	s := f.Show(w.Canvas())
	for _, one := range []int{11, 0, 6} {
		w.Canvas().Focus(fields[one].Entry)
		driver := fyne.CurrentApp().Driver()
		top, pane := driver.AbsolutePositionForObject(fields[one].Entry).Y, driver.AbsolutePositionForObject(s.scroll).Y
		if top < pane-1 || top+fields[one].Entry.Size().Height > pane+s.scroll.Size().Height+1 {
			t.Errorf("field %d stands at %v to %v, the pane at %v to %v", one, top, top+fields[one].Entry.Size().Height, pane, pane+s.scroll.Size().Height)
		}
	}
}

func TestALooseFieldTakesANameOnlyOnceTheMarkIsMovedToIt(t *testing.T) {
	underTheme(t)
	c := test.NewTempWindow(t, nil).Canvas()
	for keys, want := range map[string]string{"": "Sl", "down": "Slow plan"} {
		name := &FormField{Label: "Name", Among: []string{"Slow plan", "Fast plan"}, Loose: true}
		f := &Form{Title: "New", Fields: []*FormField{name, {Label: "Why"}}, Yes: "Create", Check: func() Faults { return Faults{} }, Run: func() {}}
		s := f.Show(c)
		name.Entry.SetText("Sl")
		if keys == "down" {
			press(c, fyne.KeyDown)
		}
		press(c, fyne.KeyReturn)
		if name.Value() != want {
			t.Errorf("after %q it holds %q, want %q", keys, name.Value(), want)
		}
		s.Close()
	}
}

func TestEnterIsALineOfAFieldOfSeveral(t *testing.T) {
	underTheme(t)
	c := test.NewTempWindow(t, nil).Canvas()
	text := &FormField{Label: "Text", Rows: 3, Text: "One"}
	f := &Form{Title: "New", Fields: []*FormField{text}, Yes: "Create", Check: func() Faults { return Faults{} }, Run: func() {}}
	s := f.Show(c)
	text.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	press(c, fyne.KeyReturn)
	if text.Value() != "One\n" || !s.IsOpen() {
		t.Errorf("it holds %q, the form is open %v", text.Value(), s.IsOpen())
	}
}

func TestARowOfWhichNothingIsAskedTakesNoRoom(t *testing.T) {
	underTheme(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(600, 900))
	c := w.Canvas()
	height := func(hidden bool) float32 {
		first := &FormField{Label: "First"}
		name := &FormField{Label: "Name", When: func() bool { return !hidden }}
		why := &FormField{Label: "Why", Beside: true, When: func() bool { return !hidden }}
		fields := []*FormField{first, name, why}
		f := &Form{Title: "New", Fields: fields, Yes: "Create", Check: func() Faults { return Faults{} }, Run: func() {}}
		s := f.Show(c)
		s.Close()
		return HeightFor(s.Content, s.width)
	}
	f := &Form{Title: "New", Fields: []*FormField{{Label: "First"}}, Yes: "Create", Check: func() Faults { return Faults{} }, Run: func() {}}
	s := f.Show(c)
	s.Close()
	if got, want := height(true), HeightFor(s.Content, s.width); got != want || height(false) <= want {
		t.Errorf("with a hidden row the form is %v high, without it %v, with a shown one %v", got, want, height(false))
	}
}
