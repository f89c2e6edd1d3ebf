package app_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
)

// labelled are the texts in sight that are a term of the method and nothing else.
func labelled(d *apptest.Desk) map[string]*canvas.Text {
	found := map[string]*canvas.Text{}
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if text, ok := o.(*canvas.Text); ok {
			at := uitest.Middle(text)
			if _, term := model.TermOf(text.Text); term && model.Capital(text.Text) == text.Text && at.X > 0 && at.Y > 60 && at.X < apptest.Width && at.Y < apptest.Height-40 {
				found[text.Text] = text
			}
			return
		}
		for _, child := range childrenOf(o) {
			look(child)
		}
	}
	look(d.Canvas().Content())
	return found
}

func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

func TestEveryTermInSightIsExplainedAtThePointer(t *testing.T) {
	d := openWhole(t)
	d.Do(d.Session().Case().Decide(d.Session().View().Scenario, d.Session().Case().Decisions.At(0).ID, model.Agreed, ""))
	seen := 0
	for _, e := range pages.All() {
		d.Go(page.Place{Page: e.ID})
		d.Picture()
		d.Canvas().Unfocus()
		for word, text := range labelled(d) {
			term, _ := model.TermOf(word)
			d.ClearStatus()
			test.MoveMouse(d.Canvas(), fyne.NewPos(2, apptest.Height-2))
			test.MoveMouse(d.Canvas(), uitest.Middle(text))
			seen++
			if !strings.EqualFold(d.Said(), term.Sentence()) && !strings.Contains(d.Said(), " "+word+" ") { // or it is a part of what is said in full
				t.Errorf("%s: the pointer on %q at %v says %q", e.Title, word, uitest.Middle(text), d.Said())
			}
			if test.MoveMouse(d.Canvas(), fyne.NewPos(2, apptest.Height-2)); d.Said() != "" {
				t.Errorf("%s: once the pointer has left %q it says %q", e.Title, word, d.Said())
			}
		}
		test.MoveMouse(d.Canvas(), fyne.NewPos(2, apptest.Height-2))
	}
	if least := 30; seen < least {
		t.Errorf("only %d terms are in sight, want %d", seen, least)
	}
	d.Settle()
}

func TestF1OpensHelpAtTheTermThatIsLookedAt(t *testing.T) {
	d := openWhole(t)
	d.Go(page.Place{Page: page.Board})
	for word, text := range labelled(d) {
		term, _ := model.TermOf(word)
		test.MoveMouse(d.Canvas(), uitest.Middle(text))
		d.Press(fyne.KeyF1)
		if got := d.DialogText(); !strings.Contains(got, "› "+term.Word) || !strings.Contains(got, term.Meaning) {
			t.Errorf("F1 on %q shows %.60q", word, got)
		}
		d.Press(fyne.KeyEscape)
		test.MoveMouse(d.Canvas(), fyne.NewPos(2, apptest.Height-2))
	}
	d.Canvas().Unfocus()
	d.ClearStatus()
	d.Press(fyne.KeyF1)
	text := d.DialogText()
	for _, term := range model.Glossary() {
		if !strings.Contains(text, term.Meaning) {
			t.Errorf("the help page doesn't say what %q means", term.Word)
		}
	}
	if strings.Contains(text, "› ") {
		t.Error("where nothing is looked at, help opens at a term")
	}
	d.Settle()
}

func TestF1InATableOpensHelpAtTheTermOfTheCursor(t *testing.T) {
	d := openWhole(t)
	d.Go(page.Place{Page: page.Appraisal})
	d.Settle()
	d.Shown().Focus()
	d.Press(fyne.KeyF1)
	if got := d.DialogText(); !strings.Contains(got, "› Undiscounted") {
		t.Errorf("it shows %.80q", got)
	}
	d.Settle()
}

func TestAControlThatCantActSaysWhyAtThePointer(t *testing.T) {
	d := openWhole(t)
	undo, _, _, _ := d.HeaderOf()
	test.MoveMouse(d.Canvas(), uitest.Middle(undo))
	if d.Said() != "Undo: there is nothing to undo" {
		t.Errorf("it says %q", d.Said())
	}
	test.MoveMouse(d.Canvas(), fyne.NewPos(2, apptest.Height-2))
	if d.Said() != "" {
		t.Errorf("once the pointer has gone it says %q", d.Said())
	}
}

// Those who use no mouse have the same words at hand.
func TestATermIsExplainedWhereItHasTheKeys(t *testing.T) {
	d := openWhole(t)
	for _, begin := range []string{"Saves a year ", "One-off cost ", "Pays back ", "New to the budget "} {
		term, _ := model.TermOf(strings.TrimSpace(begin))
		d.Canvas().Focus(d.Labelled(begin).(fyne.Focusable))
		if !strings.EqualFold(d.Said(), term.Sentence()) {
			t.Errorf("with the keys on %q it says %q", begin, d.Said())
		}
	}
	d.Canvas().Unfocus()
	if d.Said() != "" {
		t.Errorf("once the keys have gone it says %q", d.Said())
	}
	d.Settle()
}
