package app_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// sliders are those of the strip, by what they say to people who can't see them.
func sliders(d *apptest.Desk) map[string]fyne.Focusable {
	found := map[string]fyne.Focusable{}
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		a, says := o.(fyne.Accessible)
		f, takes := o.(fyne.Focusable)
		if says && takes && o.Visible() {
			name, _, _ := strings.Cut(a.AccessibilityLabel(), ", ")
			found[name] = f
		}
		if c, holds := o.(*fyne.Container); holds && c.Visible() {
			for _, child := range c.Objects {
				look(child)
			}
		}
	}
	look(d.Canvas().Content())
	return found
}

func TestTheStripAsksByKeysOnEveryPageAndEscapePutsItBack(t *testing.T) {
	d := openWhole(t)
	before := d.Session().Case()
	for _, id := range []page.ID{page.Board, page.Figures, page.Compare, page.Appraisal, page.Budget, page.Papers} {
		d.Run(id)
		d.Press(fyne.KeyF7)
		if d.Canvas().Focused() != sliders(d)["Benefits delivered"] {
			t.Fatalf("%s: F7 puts the keys on %T", id, d.Canvas().Focused())
		}
		d.Press(fyne.KeyLeft, fyne.KeyLeft)
		d.Canvas().FocusNext()
		d.Press(fyne.KeyRight)
		d.Canvas().FocusNext()
		d.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
		if got, want := d.Session().View().WhatIf, (model.WhatIf{Shortfall: 10, Late: 1, Growth: 10}); got != want {
			t.Errorf("%s: it asks %+v, want %+v", id, got, want)
		}
		if a := sliders(d)["Benefits late by"].(fyne.Accessible); a.AccessibilityLabel() != "Benefits late by, 1 quarter" {
			t.Errorf("a slider says %q", a.AccessibilityLabel())
		}
		d.Settle()
		if text := d.ChartText(); id != page.Figures && text != "" && !strings.Contains(text, "What if: 90% delivered, 1 quarter late, costs +10%") {
			t.Errorf("%s: its figure isn't marked: %q", id, text)
		}
		d.Dismiss()
		d.Press(fyne.KeyEscape)
		if d.Session().View().WhatIf.Asks() || d.Session().Case() != before {
			t.Errorf("%s: Escape leaves %+v", id, d.Session().View().WhatIf)
		}
		d.Press(fyne.KeyF7)
		if _, shown := sliders(d)["Benefits delivered"]; shown {
			t.Errorf("%s: F7 doesn't close the strip", id)
		}
	}
	d.Settle()
}

// What is chosen while something is asked changes the case as it is.
func TestAChoiceUnderAWhatIfIsThatOfTheCase(t *testing.T) {
	d := openWhole(t)
	v := d.Session().View()
	v.WhatIf = model.WhatIf{Shortfall: 50}
	d.Session().Show(v)
	full := model.Profile(d.Session().Case(), v.Scenario, v.Estimate, v.Basis).TotalBenefit
	if half := d.Session().Summary().Flow.TotalBenefit; !half.Add(half).Equal(full) {
		t.Errorf("half of %s is %s", full, half)
	}
	d.Tap("hub-and-spoke")
	if now := d.Session().Case(); now.WhatIf().Asks() || !d.Chosen("hub-and-spoke") || !d.Session().View().WhatIf.Asks() {
		t.Error("the choice isn't made in the case, or the question is gone")
	}
	for l := range d.Session().Case().Lines.All() {
		if l.ID == "centre-of-excellence-benefit" && l.Minimum[0].String() != "1.5" {
			t.Errorf("the case's line has %s", l.Minimum[0])
		}
	}
	if got := d.Session().LastChange(); got.Net.Amount.String() != "-0.5" {
		t.Errorf("the last change says the net is %s different", got.Net.Amount)
	}
	d.Run(page.Undo)
	if d.Chosen("hub-and-spoke") {
		t.Error("undo doesn't take it back")
	}
	d.Settle()
}

func TestOnlyACaseWhoseRowsFeedLinesOffersToCountThem(t *testing.T) {
	d := openWhole(t)
	d.Press(fyne.KeyF7)
	offers := func() (shown bool) {
		apptest.Walk(d.Canvas().Content(), func(o fyne.CanvasObject) {
			if s, is := o.(*ui.Segments); is && s.Name == "Opportunities counted" {
				shown = s.Visible()
			}
		})
		return shown
	}
	if !offers() {
		t.Error("the example has no switch of what counts")
	}
	for x := range d.Session().Case().Opportunities.All() {
		d.Do(d.Session().Case().Remove(model.KindOpportunity, x.ID))
	}
	if offers() {
		t.Error("without rows there is a switch of what counts")
	}
	d.Settle()
}
