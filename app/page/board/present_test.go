package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
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
