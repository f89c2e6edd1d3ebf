package board

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"tomworkbench/app/apptest"
	"tomworkbench/app/page"

	"fyne.io/fyne/v2"
)

// fitted waits until the fit of what is shown is known.
func fitted(d *apptest.Desk) {
	d.T.Helper()
	d.Settle()
	d.Until(func() bool {
		return d.fit != nil && d.fit.current == d.Session().Case() && d.fit.scenario == d.Session().View().Scenario
	})
}

func TestTheBoardSaysHowManySchemesFit(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.fitted()
	if got := d.outcome.fit.text.Text; got != "1,344 of 1,728 fit the rules" {
		t.Errorf("%q", got)
	}
	d.Do(d.Session().Case().Decide("published-case", "contact", "agreed", "Voted"))
	d.fitted()
	if got := d.outcome.fit.text.Text; !strings.HasPrefix(got, "1,344 of 1,728 fit the rules, ") || !strings.HasSuffix(got, " of them keep what is agreed") {
		t.Errorf("%q", got)
	}
}

func TestAnExcludedOptionSaysWhyByTheChainOfRules(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.fitted()
	if face := d.tileOf("in-service").face; !face.excluded || len(face.obstacles) != 1 || !strings.HasPrefix(face.obstacles[0], "Excluded by ") {
		t.Errorf("in-service assessment is %+v", face)
	}
	if why := d.fit.why["in-service"]; !strings.HasPrefix(why, "Excluded by Single front door: ") {
		t.Errorf("%q", why)
	}
}

func TestAnOptionIsMadeToFitByTheFewestChanges(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.fitted()
	d.revealOnBoard("option", "in-service")
	if d.focusedOption() != "in-service" {
		t.Fatalf("the focus is on %q", d.focusedOption())
	}
	d.Run(cmdMakeFit)
	d.Until(func() bool { return !d.Idle() })
	d.TapAction("Make it fit")
	d.fitted()
	if !d.Chosen("in-service") || d.Chosen("front-door") || len(d.fit.why["in-service"]) > 0 {
		t.Errorf("in-service %v, front door %v, %q", d.Chosen("in-service"), d.Chosen("front-door"), d.fit.why["in-service"])
	}
	d.Run(page.Undo)
	d.fitted()
	if d.Chosen("in-service") {
		t.Error("one undo doesn't take all of it back")
	}
	d.Press(fyne.KeyEscape)
}

// A file from elsewhere can hold an option that is both chosen and ruled out.
func TestWhatIsChosenThoughRuledOutGreysNothingElse(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.fitted()
	before := maps.Clone(d.fit.why)
	d.Do(d.Session().Case().Choose("published-case", "resilience"))
	d.Do(d.Session().Case().RuleOut("published-case", "asset-based", "Too slow."))
	d.Do(d.Session().Case().Choose("published-case", "resilience", "asset-based"))
	d.fitted()
	if !maps.Equal(d.fit.why, before) {
		t.Errorf("it greys %v, without the ruling-out %v", d.fit.why, before)
	}
	if face := d.tileOf("asset-based").face; !slices.Contains(face.obstacles, "Ruled out: Too slow.") {
		t.Errorf("its own tile says %q", face.obstacles)
	}
	name := d.Session().Case().OwnerName("asset-based")
	if got := d.outcome.fit.text.Text; !strings.HasSuffix(got, "“"+name+"” is chosen, though it is ruled out") {
		t.Errorf("%q", got)
	}
}
