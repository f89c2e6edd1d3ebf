package board

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/links"
	"tomworkbench/app/page/setup"
	"tomworkbench/model"
)

// records writes all records of the open case: equal texts are equal cases.
func records(d *apptest.Desk) string {
	var text strings.Builder
	for r := range d.Session().Case().Records() {
		line, err := json.Marshal(r)
		if err != nil {
			d.T.Fatal(err)
		}
		fmt.Fprintf(&text, "%s %s\n", r.Kind(), line)
	}
	return text.String()
}

// driverLink is a link to a driver, and atDriverLink puts the keys on it.
func driverLink(d *apptest.Desk) *model.Link {
	for l := range d.Session().Case().Links.All() {
		if l.To == model.KindDriver {
			return l
		}
	}
	d.T.Fatal("nothing is linked to a driver")
	return nil
}

func atDriverLink(d *apptest.Desk) {
	d.Go(page.Place{Record: model.Hit{Kind: model.KindLink, Key: driverLink(d).Key()}})
}

// TestAGestureThatTakesWordsWithItAsksAndUndoBringsAllBack makes each gesture that loses a reason, or that something is
// agreed. In the example every answer of the published case has a reason.
func TestAGestureThatTakesWordsWithItAsksAndUndoBringsAllBack(t *testing.T) {
	const chosen, other = "centre-of-excellence", "hub-and-spoke"
	const reason, agreed, out = "“Direction of travel in the published case.”", "“Procurement model” is agreed in Published case.", "“Centre-led hub and spoke” is ruled out in Published case: Too dear."
	before := func(*apptest.Desk) {}
	agree := func(d *apptest.Desk) {
		x := d.Session().Case().Choice("published-case", "procurement")
		d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, x.Reason))
	}
	reasoned := func(d *apptest.Desk) {
		l := *driverLink(d)
		l.Reason = "Agreed in the room"
		d.Do(d.Session().Case().Replace(l.Key(), &l))
	}
	ruledOut := func(d *apptest.Desk) { d.Do(d.Session().Case().RuleOut("published-case", other, "Too dear.")) }
	for name, one := range map[string]struct {
		first   func(*apptest.Desk)
		gesture func(*apptest.Desk, *view)
		names   []string
	}{
		"a tap on the chosen option":         {before, func(d *apptest.Desk, v *view) { test.Tap(tileOf(d, v, chosen)) }, []string{reason}},
		"Space on the chosen option":         {before, func(d *apptest.Desk, v *view) { press(d, chosen, fyne.KeySpace) }, []string{reason}},
		"Delete":                             {before, func(d *apptest.Desk, v *view) { press(d, chosen, fyne.KeyDelete) }, []string{reason}},
		"Backspace":                          {before, func(d *apptest.Desk, v *view) { press(d, chosen, fyne.KeyBackspace) }, []string{reason}},
		"a tap in the second window":         {before, func(d *apptest.Desk, v *view) { tapPresented(d, v, chosen) }, []string{reason}},
		"a tap on an agreed option":          {agree, func(d *apptest.Desk, v *view) { test.Tap(tileOf(d, v, chosen)) }, []string{agreed, reason}},
		"another option beside the agreed":   {agree, func(d *apptest.Desk, v *view) { test.Tap(tileOf(d, v, other)) }, []string{agreed, reason}},
		"Delete on an agreed decision":       {agree, func(d *apptest.Desk, v *view) { press(d, chosen, fyne.KeyDelete) }, []string{agreed, reason}},
		"an agreed one in the second window": {agree, func(d *apptest.Desk, v *view) { tapPresented(d, v, other) }, []string{agreed, reason}},
		"a tap on what is ruled out":         {ruledOut, func(d *apptest.Desk, v *view) { test.Tap(tileOf(d, v, other)) }, []string{out, reason}},
		"Space on what is ruled out":         {ruledOut, func(d *apptest.Desk, v *view) { press(d, other, fyne.KeySpace) }, []string{out, reason}},
		"ruled out in the second window":     {ruledOut, func(d *apptest.Desk, v *view) { tapPresented(d, v, other) }, []string{out, reason}},
		"letting in what is ruled out": {ruledOut, func(d *apptest.Desk, v *view) {
			pointAt(d, other)
			d.Run(cmdRuleOut)
		}, []string{out}},
		"making fit what is ruled out": {ruledOut, func(d *apptest.Desk, v *view) {
			pointAt(d, other)
			d.Run(cmdMakeFit)
			d.WaitForDialog()
		}, []string{out, reason}},
		"deleting a scenario": {before, func(d *apptest.Desk, v *view) { d.Run("delete scenario") }, []string{reason}},
		"deleting a rule": {before, func(d *apptest.Desk, v *view) {
			rule := d.Session().Case().Rules.At(0)
			d.Go(page.Place{Page: page.SetUp, Record: model.Hit{Kind: model.KindRule, Key: rule.Key()}})
			d.Run("delete row")
		}, []string{"A single front door hands over to one assessment point"}},
		"pasting over a link": {reasoned, func(d *apptest.Desk, _ *view) {
			atDriverLink(d)
			fyne.CurrentApp().Clipboard().SetContent("-")
			d.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{})
		}, []string{"“Agreed in the room”"}},
		"clearing a link": {reasoned, func(d *apptest.Desk, _ *view) { atDriverLink(d); d.Press(fyne.KeyDelete) }, []string{"“Agreed in the room”"}},
	} {
		t.Run(name, func(t *testing.T) {
			d, v := open(t, links.Entry(), setup.Entry())
			one.first(d)
			was := records(d)
			for _, confirmed := range []bool{false, true} {
				d.Clock = d.Clock.Add(time.Minute)
				one.gesture(d, v)
				got := d.DialogText()
				for _, want := range one.names {
					if !strings.Contains(got, want) {
						t.Errorf("it asks %q, without %s", got, want)
					}
				}
				if confirmed {
					confirmOffer(d)
				} else {
					d.Press(fyne.KeyEscape)
				}
				if changed := records(d) != was; changed != confirmed {
					t.Fatalf("confirmed %v, changed %v", confirmed, changed)
				}
			}
			d.Run(page.Undo)
			if records(d) != was {
				t.Error("undo doesn't bring all back")
			}
		})
	}
}

// confirmOffer takes what is asked, by Enter or, where Cancel has the focus, by the button.
func confirmOffer(d *apptest.Desk) {
	if strings.Contains(d.DialogText(), "fit?") {
		d.TapAction("Make it fit")
		return
	}
	d.Press(fyne.KeyReturn)
}

// Choosing is what the board is for: another answer needs no second key, and the reason that goes with the one before is
// told, kept in the log and brought back by undo.
func TestAnotherAnswerIsChosenAtOnceAndItsReasonIsNotLost(t *testing.T) {
	for name, gesture := range map[string]func(*apptest.Desk, *view){
		"a tap":                func(d *apptest.Desk, v *view) { test.Tap(tileOf(d, v, "hub-and-spoke")) },
		"Enter":                func(d *apptest.Desk, v *view) { press(d, "hub-and-spoke", fyne.KeyReturn) },
		"in the second window": func(d *apptest.Desk, v *view) { tapPresented(d, v, "hub-and-spoke") },
	} {
		d, v := open(t)
		was := records(d)
		gesture(d, v)
		if d.Sheet().IsOpen() || !d.Chosen("hub-and-spoke") {
			t.Fatalf("%s asks, or chooses nothing", name)
		}
		if !d.Says("“Direction of travel in the published case.”") {
			t.Errorf("%s: the status says %q", name, d.Said())
		}
		d.Run(page.Undo)
		if records(d) != was {
			t.Errorf("%s: undo doesn't bring the reason back", name)
		}
	}
}

func TestAPlainChoiceIsNeverAskedAbout(t *testing.T) {
	d, v := open(t)
	d.Go(page.Place{Record: model.Hit{Scenario: "digital-led"}}) // its answers have no reasons
	for n, option := range []string{"hub-and-spoke", "centre-of-excellence", "centre-of-excellence", "front-door", "integrated-customer"} {
		d.Clock = d.Clock.Add(time.Minute)
		revision := d.Session().Case().Revision
		test.Tap(tileOf(d, v, option))
		if d.Sheet().IsOpen() || d.Session().Case().Revision != revision+1 {
			t.Fatalf("tap %d on %s asks, or changes nothing", n, option)
		}
	}
	d.Settle()
}
