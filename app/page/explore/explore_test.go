package explore

import (
	"math/big"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// open opens the window on the page, and with others where a test names them, with all schemes counted.
func open(t *testing.T, others ...page.Entry) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, append([]page.Entry{Entry()}, others...)...)
	return d, d.Shown().(*view)
}

// answered waits until the page has the answer to its last question.
func answered(d *apptest.Desk, v *view) {
	d.T.Helper()
	d.Until(func() bool { return v.found.job.asked == v.asked.asked })
}

func TestTheSchemesAreCountedAndListed(t *testing.T) {
	d, v := open(t)
	if want := "1,728 schemes; 1,344 fit the rules and the filters; 126 that no other beats; no scheme beats Published case. " + charts.BeatsMeans + "."; v.words.Text != want {
		t.Errorf("%q, want %q", v.words.Text, want)
	}
	if s, ok := v.scheme(); !ok || s.Net().String() != "16" || !strings.Contains(v.detail.Text, "It is the scenario itself.") {
		t.Errorf("the list begins at %v: %q", s, v.detail.Text)
	}
	d.Press(fyne.KeyUp)
	if !strings.Contains(v.detail.Text, "Changes: without ") {
		t.Errorf("the scheme above is %q", v.detail.Text)
	}
	d.Settle()
}

func TestAPointOfTheFrontierCanBePointedAtAndPicked(t *testing.T) {
	d, v := open(t)
	d.Canvas().Capture()
	d.Until(func() bool { return v.chart.UpToDate() && len(v.spots.Spots) == len(v.found.frontier.Points) })
	b := v.spots.Spots[0].Bounds
	place := fyne.NewPos(float32(float64(b.Min.X+b.Dx()/2)/v.spots.Scale), float32(float64(b.Min.Y+b.Dy()/2)/v.spots.Scale))
	v.spots.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: place}})
	if !d.Says("One scheme: cost £0.5m, benefit £4m, net £3.5m, 0 principles supported, 0 in conflict") {
		t.Errorf("the point is %q", d.Said())
	}
	v.spots.Tapped(&fyne.PointEvent{Position: place})
	if s, ok := v.scheme(); !ok || s.Cost.String() != "0.5" {
		t.Errorf("%v is picked", s)
	}
	v.spots.MouseOut()
	d.Settle()
}

func TestASchemeBecomesAScenario(t *testing.T) {
	d, v := open(t)
	d.Press(fyne.KeyHome)
	s, _ := v.scheme()
	d.Run(cmdMakeScenario)
	d.TypeInto("Cheapest")
	d.Press(fyne.KeyReturn)
	answered(d, v)
	now, ok := d.Session().Case().ScenarioNamed("Cheapest")
	if !ok || d.Session().View().Scenario != now.ID {
		t.Fatal("no scenario was made, or another is shown")
	}
	chosen := d.Session().Case().Chosen(now.ID)
	for _, o := range s.Options {
		if !chosen[o] {
			t.Errorf("%s is not chosen", o)
		}
	}
	if len(chosen) != len(s.Options) {
		t.Errorf("%d options are chosen, want %d", len(chosen), len(s.Options))
	}
	d.Run(page.Undo)
	if _, ok := d.Session().Case().ScenarioNamed("Cheapest"); ok {
		t.Error("undo left the scenario")
	}
	answered(d, v)
	d.Settle()
}

func TestOptionsAreAskedForAndLeftOut(t *testing.T) {
	d, v := open(t)
	v.showTab(tabOptions)
	d.Type(" ")
	answered(d, v)
	if got := filterWords(v.filter); got != "1 must be in" {
		t.Errorf("the filter is %q", got)
	}
	with := v.found.fit
	d.Type(" ")
	answered(d, v)
	if sum := new(big.Int).Add(with, v.found.fit); filterWords(v.filter) != "1 must not" || sum.String() != "1344" {
		t.Errorf("the filter is %q, %s fit with and without", filterWords(v.filter), sum)
	}
	d.Type(" ")
	answered(d, v)
	if got := filterWords(v.filter); got != "none" {
		t.Errorf("the filter is %q", got)
	}
	v.showTab(tabSchemes)
	d.Settle()
}

func TestWhatBeatsTheScenarioIsListed(t *testing.T) {
	d, v := open(t)
	d.Go(page.Place{Record: model.Hit{Scenario: "digital-led"}})
	answered(d, v)
	v.showTab(tabRivals)
	mine := v.found.rivals.Mine
	if len(v.listed()) == 0 || !strings.Contains(v.words.Text, " beat Digital-led. Beats: ") {
		t.Fatalf("nothing beats Digital-led: %q", v.words.Text)
	}
	for _, s := range v.listed() {
		if s.Cost.GreaterThan(mine.Cost) || s.Benefit.LessThan(mine.Benefit) || s.Supports < mine.Supports || s.Conflicts > mine.Conflicts {
			t.Errorf("%v does not beat %v", s, mine)
		}
	}
	d.Settle()
}

func TestSchemesAreFilteredByCostAndConflict(t *testing.T) {
	d, v := open(t)
	d.Run(cmdFilters)
	d.TypeInto("n/a")
	d.TapAction("Filter")
	if d.Idle() {
		t.Fatal("a cost of n/a was taken")
	}
	d.TypeInto("£5m")
	d.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	d.TypeInto("150")
	d.TapAction("Filter")
	if d.Idle() {
		t.Fatal("150 % of the best was taken")
	}
	d.TypeInto("20%")
	d.TapAction("Filter")
	answered(d, v)
	for _, s := range v.listed() {
		if s.Cost.IntPart() > 5 {
			t.Errorf("a scheme costs %s", s.Cost)
		}
	}
	if got := v.found.near; got.Least.GreaterThan(got.Best.Mul(decimal.New(8, -1))) {
		t.Errorf("near the best begins at %s of %s", got.Least, got.Best)
	}
	if got := filterWords(v.filter); got != "cost ≤ £5m" || len(v.listed()) == 0 {
		t.Errorf("the filter is %q, %d listed", got, len(v.listed()))
	}
	d.Settle()
}
