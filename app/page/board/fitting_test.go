package board

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
)

func TestTheBoardSaysHowManySchemesFit(t *testing.T) {
	d, v := open(t)
	fitted(d, v)
	if got := v.outcome.fit.text.Text; got != "1,344 of 1,728 fit the rules" {
		t.Errorf("%q", got)
	}
	d.Do(d.Session().Case().Decide("published-case", "contact", "agreed", "Voted"))
	fitted(d, v)
	if got := v.outcome.fit.text.Text; !strings.HasPrefix(got, "1,344 of 1,728 fit the rules, ") || !strings.HasSuffix(got, " of them keep what is agreed") {
		t.Errorf("%q", got)
	}
}

func TestAnExcludedOptionSaysWhyByTheChainOfRules(t *testing.T) {
	d, v := open(t)
	fitted(d, v)
	if face := tileOf(d, v, "in-service").face; !face.excluded || len(face.obstacles) != 1 || !strings.HasPrefix(face.obstacles[0], "Excluded by ") {
		t.Errorf("in-service assessment is %+v", face)
	}
	if why := v.fit.why["in-service"]; !strings.HasPrefix(why, "Excluded by Single front door: ") {
		t.Errorf("%q", why)
	}
}

func TestAnOptionIsMadeToFitByTheFewestChanges(t *testing.T) {
	d, v := open(t)
	fitted(d, v)
	pointAt(d, "in-service")
	if v.board.touched.option != "in-service" {
		t.Fatalf("the focus is on %q", v.board.touched.option)
	}
	d.Run(cmdMakeFit)
	d.WaitForDialog()
	d.TapAction("Make it fit")
	fitted(d, v)
	if !d.Chosen("in-service") || d.Chosen("front-door") || len(v.fit.why["in-service"]) > 0 {
		t.Errorf("in-service %v, front door %v, %q", d.Chosen("in-service"), d.Chosen("front-door"), v.fit.why["in-service"])
	}
	d.Run(page.Undo)
	fitted(d, v)
	if d.Chosen("in-service") {
		t.Error("one undo doesn't take all of it back")
	}
	d.Press(fyne.KeyEscape)
}

// A file from elsewhere can hold an option that is both chosen and ruled out.
func TestWhatIsChosenThoughRuledOutGreysNothingElse(t *testing.T) {
	d, v := open(t)
	fitted(d, v)
	before := maps.Clone(v.fit.why)
	d.Do(d.Session().Case().Choose("published-case", "resilience"))
	d.Do(d.Session().Case().RuleOut("published-case", "asset-based", "Too slow."))
	d.Do(d.Session().Case().Choose("published-case", "resilience", "asset-based"))
	fitted(d, v)
	if !maps.Equal(v.fit.why, before) {
		t.Errorf("it greys %v, without the ruling-out %v", v.fit.why, before)
	}
	if face := tileOf(d, v, "asset-based").face; !slices.Contains(face.obstacles, "Ruled out: Too slow.") {
		t.Errorf("its own tile says %q", face.obstacles)
	}
	name := d.Session().Case().OwnerName("asset-based")
	if got := v.outcome.fit.text.Text; !strings.HasSuffix(got, "“"+name+"” is chosen, though it is ruled out") {
		t.Errorf("%q", got)
	}
}
