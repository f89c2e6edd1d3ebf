package board

import (
	"strings"
	"testing"
	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestThePresentationFollowsAndLeads(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Present)
	p := d.Shown().(*view).present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	first := p.name.Text
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if p.name.Text == first || d.Shown().(*view).focusedDecision() == nil || d.Shown().(*view).focusedDecision().id != "core" {
		t.Errorf("it shows %q, the first window %v", p.name.Text, d.Shown().(*view).focusedDecision())
	}
	d.Go(page.Place{Record: model.Hit{Kind: model.KindOption, Key: "hub-and-spoke"}})
	if p.name.Text != "Procurement and contract management" {
		t.Errorf("it doesn't follow: %q", p.name.Text)
	}
	test.Tap(p.decisions[0].tiles[1])
	if !d.Chosen("hub-and-spoke") || !tileOf(d, "hub-and-spoke").face.chosen {
		t.Error("a choice there doesn't show here")
	}
	d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, ""))
	p.decisions[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if !d.Chosen("hub-and-spoke") || !strings.HasSuffix(p.said.Text, "is agreed in Published case. The other window asks.") {
		t.Errorf("what is agreed was changed, or it says %q", p.said.Text)
	}
	d.Press(fyne.KeyEscape)
	p.window.Canvas().Capture()
	d.Until(p.chart.UpToDate)
	d.Settle()
}

func TestThePresentationLooksAsItShouldLightAndDark(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Present)
	p := d.Shown().(*view).present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	d.Go(page.Place{Record: model.Hit{Kind: model.KindOption, Key: "hub-and-spoke"}})
	for _, look := range []string{"light", "dark"} {
		p.window.Canvas().Capture()
		d.Until(p.chart.UpToDate)
		test.AssertImageMatches(t, "present-"+look+".png", p.window.Canvas().Capture())
		d.Run(page.SwitchDark)
	}
	d.Settle()
}

func TestThePresentationKeepsOneSizeForAllComponents(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Present)
	p := d.Shown().(*view).present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	zoom := p.layout.zoom
	for range d.Session().Case().Components.Len() {
		if p.name.Zoom != zoom || p.decisions[0].tiles[0].zoom != zoom {
			t.Errorf("%q is enlarged by %v, its options by %v, the first by %v", p.name.Text, p.name.Zoom, p.decisions[0].tiles[0].zoom, zoom)
		}
		if ui.HeightFor(p.body, p.layout.left()) > p.layout.height() {
			t.Errorf("%q doesn't fit", p.name.Text)
		}
		p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	p.window.Canvas().Capture()
	d.Until(p.chart.UpToDate)
	d.Settle()
}
