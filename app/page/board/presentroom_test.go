package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// asked opens the presentation at the procurement and asks the room there.
func asked(t *testing.T) (*apptest.Desk, *presentation) {
	t.Helper()
	d, v := open(t)
	d.Run(page.Present)
	p := v.present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	d.Go(page.Place{Record: model.Hit{Kind: model.KindDecision, Key: "procurement"}})
	p.decisions[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6})
	return d, p
}

// answer types into the fields of the form that is open, one after the other, and submits it.
func answer(t *testing.T, p *presentation, texts ...string) {
	t.Helper()
	for _, text := range texts {
		f, ok := p.window.Canvas().Focused().(*ui.Field)
		if !ok {
			t.Fatalf("no field has the keys for %q", text)
		}
		test.Type(f, text)
		f.OnSubmitted(f.Text)
	}
	if p.room.form.IsOpen() {
		t.Fatal("the form is still open")
	}
}

// rest has the window drawn and all saved.
func rest(d *apptest.Desk, p *presentation) {
	p.window.Canvas().Capture()
	d.Until(p.drawn)
	d.Settle()
}

// told is all text that the room's card shows.
func told(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *fyne.Container:
		var parts []string
		for _, child := range o.Objects {
			parts = append(parts, told(child))
		}
		return strings.Join(parts, " ")
	case *ui.Paragraph:
		return o.Text
	}
	return ""
}

// hidden reports whether no figure is shown.
func hidden(p *presentation) bool {
	return !p.chart.Root.Visible() && !p.words.Visible() && p.decisions[0].tiles[0].face.benefit == ""
}

func TestARoomGuessesBeforeItSees(t *testing.T) {
	d, p := asked(t)
	if !hidden(p) || !p.room.form.IsOpen() {
		t.Fatal("the figures are shown before anybody has guessed")
	}
	answer(t, p, "2", "7", "3")
	if x, ok := d.Session().Case().HandsOf("published-case", "procurement"); !ok || d.Session().Case().HandsWords(x) != "Hands: 2 for Centre of excellence, 7 for Centre-led hub and spoke, 3 for no change" {
		t.Errorf("kept is %+v", x)
	}
	test.Tap(p.decisions[0].tiles[1])
	if !d.Chosen("hub-and-spoke") || !hidden(p) {
		t.Error("a choice shows the figures")
	}
	p.room.ask.Tapped(nil)
	answer(t, p, "£20m")
	if hidden(p) {
		t.Error("the figures aren't revealed")
	}
	checkGuess(t, d, p)
	rest(d, p)
}

// checkGuess holds the guess of £20m against what is kept and shown.
func checkGuess(t *testing.T, d *apptest.Desk, p *presentation) {
	t.Helper()
	x, _ := d.Session().Case().HandsOf("published-case", "procurement")
	net := d.Session().Summary().Flow.TotalNet
	if x.Guess == nil || x.Guess.String() != "20" || !x.Was.Equal(net) || x.Estimate != model.Minimum || x.Basis != model.InYear || len(x.Counts) != 2 {
		t.Fatalf("kept is %+v", x)
	}
	text := told(p.room.body)
	for _, want := range []string{"The room guessed £20m; it is " + model.Million(net), "Net, cautious estimate, new savings each year", "Centre-led hub and spoke  7", "No change  3"} {
		if !strings.Contains(text, want) {
			t.Errorf("it says %q, want %q", text, want)
		}
	}
	test.Tap(p.decisions[0].tiles[0])
	if text := told(p.room.body); !strings.Contains(text, "it was "+model.Million(net)+" then") {
		t.Errorf("after another choice it says %q", text)
	}
}

func TestAnEmptyGuessAndEscapeRevealAndKeepNothing(t *testing.T) {
	d, p := asked(t)
	answer(t, p, "", "", "")
	p.decisions[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6})
	answer(t, p, "")
	if p.room.asking != "" || !p.chart.Root.Visible() || d.Session().Case().Hands.Len() > 0 {
		t.Errorf("asking is %q, kept are %d", p.room.asking, d.Session().Case().Hands.Len())
	}
	p.room.ask.Tapped(nil)
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) // the form
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) // the hiding
	if p.room.asking != "" || p.room.form.IsOpen() || p.v.present == nil {
		t.Error("Escape doesn't show the figures, or closes the presentation")
	}
	rest(d, p)
}

func TestWhatIsNoNumberOfHandsIsRefusedAtItsField(t *testing.T) {
	_, p := asked(t)
	for _, text := range []string{"seven", "-1", "10000", "1.5"} {
		f := p.window.Canvas().Focused().(*ui.Field)
		f.SetText(text)
		for range 3 {
			if f, ok := p.window.Canvas().Focused().(*ui.Field); ok {
				f.OnSubmitted(f.Text)
			}
		}
		if !p.room.form.IsOpen() {
			t.Fatalf("%q is taken", text)
		}
	}
}

func TestAnotherPageEndsTheAskingAndALockedScenarioIsNotAsked(t *testing.T) {
	d, p := asked(t)
	answer(t, p, "", "", "")
	p.step(1)
	if p.room.asking != "" || !p.chart.Root.Visible() {
		t.Error("the next page has no figures")
	}
	p.turnTo(closingPage, p.component)
	if p.room.ask.Visible() {
		t.Error("a page in words offers to ask")
	}
	p.step(-4)
	d.Run(page.LockScenario)
	p.room.ask.Tapped(nil)
	if p.room.asking != "" || !strings.Contains(p.said.Text, "is locked; unlock it, or try it in a copy") {
		t.Errorf("it says %q", p.said.Text)
	}
	rest(d, p)
}

func TestTheRoomLooksAsItShouldLightAndDark(t *testing.T) {
	d, p := asked(t)
	answer(t, p, "2", "7", "3")
	looks(t, d, p, "present-guess")
	p.room.ask.Tapped(nil)
	answer(t, p, "20")
	looks(t, d, p, "present-reveal")
	p.window.Resize(fyne.NewSize(1024, 600))
	looks(t, d, p, "present-reveal-small")
	rest(d, p)
}

func TestATapOnTheProjectorInALockedScenarioOffersACopyInTheOtherWindow(t *testing.T) {
	d, v := open(t)
	d.Session().SignAs("Ann")
	d.Run(page.LockScenario)
	d.Run(page.Present)
	p := v.present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	d.Go(page.Place{Record: model.Hit{Kind: model.KindDecision, Key: "procurement"}})
	test.Tap(p.decisions[0].tiles[1])
	if !strings.HasSuffix(p.said.Text, "is locked; unlock it, or try it in a copy. The other window asks.") {
		t.Errorf("it says %q", p.said.Text)
	}
	d.TapAction("Try it in a copy")
	if d.Session().Scenario().Name != "Ann's try" || !d.Chosen("hub-and-spoke") {
		t.Errorf("shown is %q", d.Session().Scenario().Name)
	}
	rest(d, p)
}
