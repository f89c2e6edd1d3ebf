package board

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/charts"
	"tomworkbench/model"
)

func TestAPictureThatCantBeDrawnSaysSoInItsPlace(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Papers)
	d.rested()
	v := d.papers()
	if d.figure == nil || v.words.Text == "" {
		t.Fatal("there is no picture to begin with")
	}
	v.kind = charts.Kind("no such figure")
	v.draw()
	d.Until(v.chart.UpToDate)
	if !strings.HasPrefix(v.chart.Words.Text, "This picture can't be drawn: ") {
		t.Errorf("in its place stands %q", v.chart.Words.Text)
	}
	if frame := v.chart.LastFrame(v.chart.Job.Width, v.chart.Job.Height); frame.Bounds().Dx() > 1 {
		t.Error("the picture before is still shown")
	}
	if d.figure != nil || v.words.Text != "" {
		t.Errorf("the words beside it are still those of the picture before: %q", v.words.Text)
	}
	v.kind = charts.KindBridge
	v.draw()
	d.Until(v.chart.UpToDate)
	if v.chart.Words.Text != "" || d.figure == nil {
		t.Errorf("the next picture is hidden by %q", v.chart.Words.Text)
	}
}

func TestRangesThatAreStillBeingDrawnAreNoOtherPicture(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Appraisal)
	d.rested()
	v := d.Shown().(*view)
	v.showPicture(1)
	d.rested()
	d.showBasis(model.Recurring) // the draws begin anew
	if d.figure != nil || !strings.Contains(v.chart.Words.Text, "being drawn") {
		t.Errorf("while they are being drawn stands %q", v.chart.Words.Text)
	}
	if _, _, err := d.paperFigure(); err == nil {
		t.Error("a picture of the state before can be copied under the new stamp")
	}
	d.rested()
	f, _, err := d.paperFigure()
	if err != nil || !strings.Contains(f.Subtitle(), "carried forward") || v.chart.Words.Text != "" {
		t.Errorf("once they are drawn: %v, %q", err, v.chart.Words.Text)
	}
}

func TestAFigureDrawnTooLateIsNotTheNextPages(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Compare)
	d.rested()
	late := d.figure
	d.Run(page.Log)
	d.Shown().(*view).w.ShowFigure(d.pages[4].view, late)
	if d.figure == late {
		t.Error("the log has the comparison as its figure")
	}
}

// At midnight in Auckland it is noon in London: everything that carries a date carries the machine's own.
func TestPreviewFileAndStatementCarryOneDate(t *testing.T) {
	before := time.Local
	t.Cleanup(func() { time.Local = before })
	d := apptest.Open(t, Entry())
	d.Run(page.Papers)
	d.rested()
	v := d.papers()
	for _, hours := range []int{-11, -1, 0, 1, 13} {
		time.Local = time.FixedZone("there", hours*60*60)
		for hour := range 24 {
			at := time.Date(2026, time.March, 28, hour, 30, 0, 0, time.UTC)
			d.now = func() time.Time { return at }
			v.draw()
			preview, err := v.chart.Job.Figure()
			if err != nil {
				t.Fatal(err)
			}
			if file := d.paperSubject().Stamp(); preview.Stamp() != file {
				t.Fatalf("at %s the preview says %q, the file %q", at.Local(), preview.Stamp(), file)
			}
			if day := at.Local().Format("2 January 2006"); !strings.HasSuffix(preview.Stamp(), day) || model.Day(at) != day {
				t.Fatalf("at %s the preview says %q", at.Local(), preview.Stamp())
			}
		}
	}
}

func TestAnEditThatIsNotSavedYetHasItsMakerInThePapers(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Session().SignAs("An Officer")
	d.Fault.BreakWith(errors.New("the disk is full"))
	d.Do(d.Session().Case().Toggle(d.Session().View().Scenario, "hub-and-spoke"))
	s, err := d.paperExtras()(d.paperSubject())
	if err != nil {
		t.Fatal(err)
	}
	choice := s.Case.Choice(s.Scenario, "procurement")
	if got := s.Who[choice.Entry]; got != "An Officer" {
		t.Errorf("the choice was made by %q", got)
	}
	d.Fault.BreakWith(nil)
	d.Session().RetrySaving()
}

func TestTheProjectorShowsAsFreeWhatTheBoardDoes(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Present)
	p := d.present
	p.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	// What hub and spoke requires the front door excludes: no pair of options shows that.
	d.Do(d.Session().Case().Add(&model.Rule{Option: "hub-and-spoke", Relation: model.Requires, Other: "in-service"}, ""))
	greyed := 0
	for o := range d.Session().Case().Options.All() {
		d.Do(d.Session().Case().Toggle(d.Session().View().Scenario, o.ID))
		d.fitted()
		for x := range d.Session().Case().Components.All() {
			p.show(x.ID)
			for _, shown := range p.decisions[:len(p.stack.Objects)] {
				for _, there := range shown.tiles {
					here := d.tileOf(there.face.option)
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
	d := apptest.Open(t, Entry())
	d.Run(page.Present)
	if frame := d.present.chart.LastFrame(400, 300); frame.Bounds().Dx() < 100 {
		t.Error("it begins without a picture")
	}
	d.Until(d.present.chart.UpToDate)
}
