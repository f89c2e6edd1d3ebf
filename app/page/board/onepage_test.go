package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// openOnePage opens the window on the board with the model on a page, drawn.
func openOnePage(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d, v := open(t)
	d.Run(cmdOnePage)
	d.Picture()
	d.Until(v.model.Chart.UpToDate)
	return d, v
}

func TestTheModelOnAPageFollowsTheScenarioAndItsChoices(t *testing.T) {
	d, v := openOnePage(t)
	words := func() string {
		d.Picture()
		d.Until(v.model.Chart.UpToDate)
		var all []string
		for _, s := range v.model.Spots {
			all = append(all, s.Words)
		}
		return strings.Join(all, "; ")
	}
	if got := words(); len(v.model.Spots) != 8 || !strings.Contains(got, "Strategic core: Consolidated strategic core function, £1.0m to £1.5m") {
		t.Fatalf("it shows %q", got)
	}
	d.Do(d.Session().Case().Insist("published-case", "core"))
	if got := words(); !strings.Contains(got, "Strategic core: Undecided") {
		t.Errorf("after a choice is taken back it shows %q", got)
	}
	if k, _ := v.FigureShown(); k != charts.FigureModel {
		t.Errorf("the figure in sight is %q", k)
	}
	d.Settle()
}

func TestABoxOfTheModelLeadsToItsDecisionByKeysAndByAClick(t *testing.T) {
	d, v := openOnePage(t)
	if d.Canvas().Focused() != fyne.Focusable(v.model) {
		t.Fatalf("the keys are on %T", d.Canvas().Focused())
	}
	d.Press(fyne.KeyDown)
	if !strings.HasPrefix(d.Said(), "Procurement and contract management: Centre of excellence") {
		t.Errorf("below the first box it says %q", d.Said())
	}
	d.Press(fyne.KeyRight, fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn)
	if now := v.focusedDecision(); v.onePage || now == nil || now.id != "procurement" {
		t.Errorf("Enter leads to %v, the page is shown: %v", now, v.onePage)
	}
	d.Run(cmdOnePage)
	d.Picture()
	d.Until(v.model.Chart.UpToDate)
	box := v.model.Spots[len(v.model.Spots)-1].Bounds
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.model).AddXY(float32(box.Min.X+9), float32(box.Min.Y+9))
	test.MoveMouse(d.Canvas(), at)
	if !strings.HasPrefix(d.Said(), "Community resilience: Asset-based approach") {
		t.Errorf("under the pointer it says %q", d.Said())
	}
	uitest.Click(d.Canvas(), at)
	if now := v.focusedDecision(); now == nil || now.id != "resilience" {
		t.Errorf("a click leads to %v", now)
	}
	d.Settle()
}

func TestTheControlOnTheBarTurnsTheBoardIntoAPageAndBack(t *testing.T) {
	d, v := open(t)
	v.bar.page.Tapped(nil)
	if !v.onePage || v.board.root.Visible() || !v.model.Root.Visible() || v.bar.page.Value != "Back to the board" {
		t.Errorf("on a page: %v, %q", v.onePage, v.bar.page.Value)
	}
	v.bar.page.Tapped(nil)
	if v.onePage || !v.board.root.Visible() || v.model.Root.Visible() || v.bar.page.Value != "On a page" {
		t.Errorf("on the board: %v, %q", v.onePage, v.bar.page.Value)
	}
	d.Settle()
}

func TestThePresentationBeginsWithTheModelWhoseBoxesLeadToTheirComponents(t *testing.T) {
	d, v := open(t)
	d.Run(page.Present)
	p := v.present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	looks(t, d, p, "present-model")
	for range p.model.Spots { // the last box, by the only keys that don't turn the page
		p.model.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	p.model.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.window.Canvas().Capture()
	d.Until(p.drawn)
	if p.kind != componentPage || p.component != "resilience" {
		t.Errorf("the last box leads to %v %q", p.kind, p.component)
	}
	d.Settle()
}

func TestTheBoardNamesEnablersThatNothingBringsOnceTheCaseSaysWhatBringsAny(t *testing.T) {
	d, v := open(t)
	if v.outcome.enablers.root.Visible() {
		t.Errorf("without a link that brings, it says %q", v.outcome.enablers.text.Text)
	}
	d.Do(d.Session().Case().Add(&model.Link{Owner: model.Programme, To: model.KindEnabler, Target: "E1", Brings: true}, ""))
	lines := strings.Split(v.outcome.enablers.text.Text, "\n")
	if !v.outcome.enablers.root.Visible() || len(lines) != 4 || !strings.Contains(lines[0], "hangs on these 6 together") || !strings.HasPrefix(lines[1], "E2 Performance management: needed by Consolidated strategic core function, brought by nothing chosen; £1m of benefit hangs on it") || v.outcome.enablers.rest.Link.Name != "and 3 more …" {
		t.Errorf("it says %q, and %q", lines, v.outcome.enablers.rest.Link.Name)
	}
	v.outcome.enablers.rest.Link.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := d.DialogText(); strings.Count(got, "brought by nothing chosen") != 6 {
		t.Errorf("the rest opens %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}
