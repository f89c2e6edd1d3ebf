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

func TestTheHeadlinesAreThePublishedOnes(t *testing.T) {
	d := apptest.Open(t, Entry())
	var got []string
	for _, cell := range d.Shown().(*view).outcome.figures {
		got = append(got, cell.figure.Text)
	}
	if want := "£33m £17m 2019/20 £1m"; strings.Join(got, " ") != want {
		t.Errorf("the headlines read %v, want %s", got, want)
	}
	if got, want := d.Shown().(*view).outcome.principles.text.Text, "11 of 12 supported, 1 contested (against P9: Centre of excellence)"; got != want {
		t.Errorf("principles read %q, want %q", got, want)
	}
}

func TestTheLastChangeSaysWhatItDidToTheNet(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Tap("integrated-customer")
	want := "Contact: Integrated customer management instead of Single front door. Net\u00a0down\u00a0£1.25m"
	if got := d.Shown().(*view).outcome.change.text.Text; got != want {
		t.Errorf("last change reads %q, want %q", got, want)
	}
}

func TestStatusAndReasonAreKeptAndGoWithTheAnswer(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Canvas().Focus(d.Shown().(*view).board.cards[2].decisions[0])
	d.Run(cmdDecide)
	d.Press(fyne.KeyEnd) // the status "Agreed"
	d.Canvas().FocusNext()
	d.TypeInto("It buys best.")
	d.Press(fyne.KeyReturn)
	d.TypeInto("It costs more.") // why not the other option
	d.Press(fyne.KeyReturn)
	d.TypeInto("A. Clerk")
	d.Press(fyne.KeyReturn)
	choice := d.Session().Case().Choice("published-case", "procurement")
	if choice.Status != model.Agreed || choice.Reason != "It buys best." {
		t.Fatalf("the choice is %s, %q", choice.Status, choice.Reason)
	}
	if got := d.Session().Case().WhyNot("published-case", "hub-and-spoke"); got != "It costs more." {
		t.Errorf("the other was not chosen because %q", got)
	}
	if d.Session().Who() != "A. Clerk" {
		t.Errorf("the log is signed by %q", d.Session().Who())
	}
	test.Tap(d.Labelled("Centre-led hub and spoke, ").(fyne.Tappable))
	got := d.DialogText()
	if !strings.Contains(got, "“Procurement model” is agreed in Published case.") || !strings.Contains(got, "“It buys best.”") || d.Chosen("hub-and-spoke") {
		t.Fatalf("a tap on an agreed decision asks %q", got)
	}
	d.Press(fyne.KeyReturn)
	if choice = d.Session().Case().Choice("published-case", "procurement"); choice.Status != model.Provisional || choice.Reason != "" {
		t.Errorf("another answer is %s, %q", choice.Status, choice.Reason)
	}
	d.Settle()
}

func TestLongNamesStayInsideTheirCards(t *testing.T) {
	d := apptest.Open(t, Entry())
	long := strings.Repeat("Customer contact and assessment ", 6)
	from, _ := d.Session().Case().Components.Get("data")
	to := *from
	to.Name = strings.TrimSpace(long)
	d.Do(model.Edit{Text: "Renamed", Changes: []model.Change{{From: from, To: &to}}}, nil)
	card := d.Shown().(*view).board.cards[0]
	if name := card.name; name.Size().Width > card.body.Size().Width || len(name.Lines) < 2 {
		t.Errorf("the name is %v wide on %d lines in a card %v wide", name.Size().Width, len(name.Lines), card.body.Size().Width)
	}
	d.Settle()
}

func TestWordsBelowTheChartStayInTheWindow(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Resize(fyne.NewSize(900, 560))
	for range 3 {
		d.Run("larger")
	}
	for _, cell := range d.Shown().(*view).outcome.figures {
		if len(cell.figure.Lines) != 1 {
			t.Errorf("the figure %q is broken into %q", cell.figure.Text, cell.figure.Lines)
		}
	}
	right := d.Shown().(*view).right
	words := right.Objects[1]
	if bottom := words.Position().Y + words.Size().Height; bottom > right.Size().Height+ui.ScrollPad {
		t.Errorf("the words end at %v of %v", bottom, right.Size().Height)
	}
	d.Settle()
}

func TestTheComparatorShowsWhatEveryChoiceDiffers(t *testing.T) {
	d := apptest.Open(t, Entry())
	designed(d)
	if got := d.Shown().(*view).outcome.against.text.Text; got != "Against Published case: net down £1.00m, benefit down £1.00m, cost unchanged; 1 choice differs" {
		t.Errorf("the outcome says %q", got)
	}
	d.Tap("centre-of-excellence")
	if got := d.Shown().(*view).outcome.against.text.Text; !strings.Contains(got, "net unchanged") || !strings.Contains(got, "0 choices differ") {
		t.Errorf("after the choice it says %q", got)
	}
	d.Settle()
}

func TestRulingOutAndTheIssueBankAskForTheNameOnce(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Go(page.Place{Record: model.Hit{Kind: model.KindOption, Key: "hub-and-spoke"}})
	d.Run(cmdRuleOut)
	d.TypeInto("Too dear")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyReturn) // no name
	if out, ok := d.Session().Case().RuledOut("published-case", "hub-and-spoke"); !ok || out.Reason != "Too dear" {
		t.Errorf("ruled out: %+v, %v", out, ok)
	}
	d.Run(cmdBankIssue)
	d.TypeInto("Parking at the depot")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyReturn)
	issues := d.Session().Case().Issues
	if issues.Len() != 1 || issues.At(0).About != "procurement" {
		t.Fatalf("the issue bank holds %d", issues.Len())
	}
	d.Go(page.Place{Record: model.Hit{Kind: model.KindOption, Key: "hub-and-spoke"}})
	d.Run(cmdRuleOut)
	d.Confirm()
	if _, ok := d.Session().Case().RuledOut("published-case", "hub-and-spoke"); ok {
		t.Error("the option is still ruled out")
	}
	d.Settle()
}

// designed makes a scenario that differs from the published case, with the published case as comparator.
func designed(d *apptest.Desk) {
	d.T.Helper()
	d.Clock = apptest.Time
	shown := d.Session().View()
	shown.Comparator = shown.Scenario
	d.Session().Show(shown)
	d.Do(d.Session().Case().DuplicateScenario("published-case", "hub-first", "Hub first"))
	d.Do(d.Session().Case().Toggle("hub-first", "hub-and-spoke"))
	d.Do(d.Session().Case().Decide("hub-first", "contact", model.Agreed, "Members voted for one door."))
}
