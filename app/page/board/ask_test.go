package board

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
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

// onBoard puts the cursor on an option and presses a key.
func onBoard(d *apptest.Desk, option string, key fyne.KeyName) {
	d.revealOnBoard(model.KindOption, option)
	d.Press(key)
}

// presented taps an option in the second window.
func presented(d *apptest.Desk, option string) {
	d.Run(page.Present)
	d.revealOnBoard(model.KindOption, option)
	for _, one := range d.present.decisions {
		for _, tile := range one.tiles {
			if tile.face.option == option {
				test.Tap(tile)
			}
		}
	}
}

// atFirstLink does something at the first cell of the drivers' links.
func atFirstLink(d *apptest.Desk, do func(g *grid.Grid)) {
	d.Run(page.Links)
	d.links().showMatrix(1)
	d.focusPage()
	d.links().Grid.MoveTo(grid.Place{Row: 0, Col: linkFixed})
	do(d.links().Grid)
}

// TestAGestureThatTakesWordsWithItAsksAndUndoBringsAllBack makes each gesture that loses a reason, or that something is
// agreed. In the example every answer of the published case has a reason.
func TestAGestureThatTakesWordsWithItAsksAndUndoBringsAllBack(t *testing.T) {
	const chosen, other = "centre-of-excellence", "hub-and-spoke"
	const reason, agreed, out = "“Direction of travel in the published case.”", "“Procurement model” is agreed in Published case.", "“Centre-led hub and spoke” is ruled out in Published case: Too dear."
	before := func(d *apptest.Desk) {}
	agree := func(d *apptest.Desk) {
		x := d.Session().Case().Choice("published-case", "procurement")
		d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, x.Reason))
	}
	reasoned := func(d *apptest.Desk) {
		d.atFirstLink(func(*grid.Grid) {
			owner, target, _ := d.links().linkAt(grid.Place{Row: 0, Col: linkFixed})
			link := &model.Link{Owner: owner, To: model.KindDriver, Target: target, Reason: "Agreed in the room"}
			if now, ok := d.Session().Case().Links.Get(link.Key()); ok {
				d.Do(d.Session().Case().Replace(now.Key(), link))
			} else {
				d.Do(d.Session().Case().Add(link, ""))
			}
		})
	}
	ruledOut := func(d *apptest.Desk) { d.Do(d.Session().Case().RuleOut("published-case", other, "Too dear.")) }
	for name, one := range map[string]struct {
		first, gesture func(*apptest.Desk)
		names          []string
	}{
		"a tap on the chosen option":         {before, func(d *apptest.Desk) { test.Tap(d.tileOf(chosen)) }, []string{reason}},
		"Space on the chosen option":         {before, func(d *apptest.Desk) { d.onBoard(chosen, fyne.KeySpace) }, []string{reason}},
		"Delete":                             {before, func(d *apptest.Desk) { d.onBoard(chosen, fyne.KeyDelete) }, []string{reason}},
		"Backspace":                          {before, func(d *apptest.Desk) { d.onBoard(chosen, fyne.KeyBackspace) }, []string{reason}},
		"a tap in the second window":         {before, func(d *apptest.Desk) { d.presented(chosen) }, []string{reason}},
		"a tap on an agreed option":          {agree, func(d *apptest.Desk) { test.Tap(d.tileOf(chosen)) }, []string{agreed, reason}},
		"another option beside the agreed":   {agree, func(d *apptest.Desk) { test.Tap(d.tileOf(other)) }, []string{agreed, reason}},
		"Delete on an agreed decision":       {agree, func(d *apptest.Desk) { d.onBoard(chosen, fyne.KeyDelete) }, []string{agreed, reason}},
		"an agreed one in the second window": {agree, func(d *apptest.Desk) { d.presented(other) }, []string{agreed, reason}},
		"a tap on what is ruled out":         {ruledOut, func(d *apptest.Desk) { test.Tap(d.tileOf(other)) }, []string{out, reason}},
		"Space on what is ruled out":         {ruledOut, func(d *apptest.Desk) { d.onBoard(other, fyne.KeySpace) }, []string{out, reason}},
		"ruled out in the second window":     {ruledOut, func(d *apptest.Desk) { d.presented(other) }, []string{out, reason}},
		"letting in what is ruled out": {ruledOut, func(d *apptest.Desk) {
			d.revealOnBoard(model.KindOption, other)
			d.Run(cmdRuleOut)
		}, []string{out}},
		"making fit what is ruled out": {ruledOut, func(d *apptest.Desk) {
			d.revealOnBoard(model.KindOption, other)
			d.Run(cmdMakeFit)
			d.waitForDialog()
		}, []string{out, reason}},
		"deleting a scenario": {before, func(d *apptest.Desk) { d.Run(cmdDeleteScenario) }, []string{reason}},
		"deleting a rule": {before, func(d *apptest.Desk) {
			d.Run(page.SetUp)
			d.frame().showList(slices.IndexFunc(frameLists(d.Session().Case()), func(l frameList) bool { return l.name == "Rules" }))
			d.frame().Grid.MoveTo(grid.Place{})
			d.Run(cmdDeleteRow)
		}, []string{"A single front door hands over to one assessment point"}},
		"pasting over a link": {reasoned, func(d *apptest.Desk) {
			d.atFirstLink(func(g *grid.Grid) { d.app.Clipboard().SetContent("-"); g.List.TypedShortcut(&fyne.ShortcutPaste{}) })
		}, []string{"“Agreed in the room”"}},
		"clearing a link": {reasoned, func(d *apptest.Desk) { d.atFirstLink(func(*grid.Grid) { d.Press(fyne.KeyDelete) }) }, []string{"“Agreed in the room”"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := apptest.Open(t, Entry())
			one.first(d)
			was := d.records()
			for _, confirmed := range []bool{false, true} {
				d.Clock = d.Clock.Add(time.Minute)
				one.gesture(d)
				got := d.dialogText()
				for _, want := range one.names {
					if !strings.Contains(got, want) {
						t.Errorf("it asks %q, without %s", got, want)
					}
				}
				if confirmed {
					d.confirmOffer()
				} else {
					d.Press(fyne.KeyEscape)
				}
				if changed := d.records() != was; changed != confirmed {
					t.Fatalf("confirmed %v, changed %v", confirmed, changed)
				}
			}
			d.Run(page.Undo)
			if d.records() != was {
				t.Error("undo doesn't bring all back")
			}
			d.finish()
		})
	}
}

// confirmOffer takes what is asked, by Enter or, where Cancel has the focus, by the button.
func confirmOffer(d *apptest.Desk) {
	if strings.Contains(d.dialogText(), "fit?") {
		d.TapAction("Make it fit")
		return
	}
	d.Press(fyne.KeyReturn)
}

// finish closes the second window and waits for rest.
func finish(d *apptest.Desk) {
	if d.present != nil {
		d.present.window.Canvas().Capture()
		d.Until(d.present.chart.UpToDate)
	}
	d.Settle()
}

// Choosing is what the board is for: another answer needs no second key, and the reason that goes with the one before is
// told, kept in the log and brought back by undo.
func TestAnotherAnswerIsChosenAtOnceAndItsReasonIsNotLost(t *testing.T) {
	for name, gesture := range map[string]func(*apptest.Desk){
		"a tap":                func(d *apptest.Desk) { test.Tap(d.tileOf("hub-and-spoke")) },
		"Enter":                func(d *apptest.Desk) { d.onBoard("hub-and-spoke", fyne.KeyReturn) },
		"in the second window": func(d *apptest.Desk) { d.presented("hub-and-spoke") },
	} {
		d := apptest.Open(t, Entry())
		was := d.records()
		gesture(d)
		if d.Sheet().IsOpen() || !d.Chosen("hub-and-spoke") {
			t.Fatalf("%s asks, or chooses nothing", name)
		}
		if !d.said("“Direction of travel in the published case.”") {
			t.Errorf("%s: the status says %q", name, d.Said())
		}
		d.Run(page.Undo)
		if d.records() != was {
			t.Errorf("%s: undo doesn't bring the reason back", name)
		}
		d.finish()
	}
}

func TestAPlainChoiceIsNeverAskedAbout(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.showScenario("digital-led") // its answers have no reasons
	for n, option := range []string{"hub-and-spoke", "centre-of-excellence", "centre-of-excellence", "front-door", "integrated-customer"} {
		d.Clock = d.Clock.Add(time.Minute)
		revision := d.Session().Case().Revision
		test.Tap(d.tileOf(option))
		if d.Sheet().IsOpen() || d.Session().Case().Revision != revision+1 {
			t.Fatalf("tap %d on %s asks, or changes nothing", n, option)
		}
	}
	d.Settle()
}
