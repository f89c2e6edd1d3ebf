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

func TestTheProjectorShowsAsFreeWhatTheBoardDoes(t *testing.T) {
	d, v := open(t)
	d.Run(page.Present)
	p := v.present
	p.window.Resize(fyne.NewSize(apptest.Width, apptest.Height))
	p.window.Canvas().Capture() // the painter asks for a frame of the size it needs
	// What hub and spoke requires the front door excludes: no pair of options shows that.
	d.Do(d.Session().Case().Add(&model.Rule{Option: "hub-and-spoke", Relation: model.Requires, Other: "in-service"}, ""))
	greyed := 0
	for o := range d.Session().Case().Options.All() {
		d.Do(d.Session().Case().Toggle(d.Session().View().Scenario, o.ID))
		fitted(d, v)
		for x := range d.Session().Case().Components.All() {
			p.show(x.ID)
			for _, shown := range p.decisions[:len(p.stack.Objects)] {
				for _, there := range shown.tiles {
					here := tileOf(d, v, there.face.option)
					if there.face.excluded {
						greyed++
					}
					if here.face.excluded != there.face.excluded || strings.Join(here.face.obstacles, "\n") != strings.Join(there.face.obstacles, "\n") {
						t.Errorf("%s with %s: the board says %v %q, the projector %v %q", there.face.option, o.ID,
							here.face.excluded, here.face.obstacles, there.face.excluded, there.face.obstacles)
					}
				}
			}
		}
		d.Run(page.Undo)
	}
	if greyed == 0 {
		t.Error("nothing was greyed at all")
	}
}

func TestANewWindowForTheProjectorIsNeverBlank(t *testing.T) {
	d, v := open(t)
	d.Run(page.Present)
	if frame := v.present.chart.LastFrame(400, 300); frame.Bounds().Dx() < 100 {
		t.Error("it begins without a picture")
	}
	d.Until(v.present.chart.UpToDate)
}

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
	if !d.Chosen("hub-and-spoke") || !tileOf(d, d.Shown().(*view), "hub-and-spoke").face.chosen {
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
