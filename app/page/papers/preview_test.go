package papers

import (
	"strings"
	"testing"
	"time"

	"tomworkbench/charts"
	"tomworkbench/model"
)

func TestAPictureThatCantBeDrawnSaysSoInItsPlace(t *testing.T) {
	d, v := open(t)
	if d.ChartText() == "" || v.words.Text == "" {
		t.Fatal("there is no picture to begin with")
	}
	v.kind = charts.FigureID("no such figure")
	v.draw()
	d.Until(v.chart.UpToDate)
	if !strings.HasPrefix(v.chart.Words.Text, "This picture can't be drawn: ") {
		t.Errorf("in its place stands %q", v.chart.Words.Text)
	}
	if frame := v.chart.LastFrame(v.chart.Job.Width, v.chart.Job.Height); frame.Bounds().Dx() > 1 {
		t.Error("the picture before is still shown")
	}
	if d.ChartText() != "" || v.words.Text != "" {
		t.Errorf("the words beside it are still those of the picture before: %q", v.words.Text)
	}
	v.kind = charts.FigureBridge
	v.draw()
	d.Until(v.chart.UpToDate)
	if v.chart.Words.Text != "" || d.ChartText() == "" {
		t.Errorf("the next picture is hidden by %q", v.chart.Words.Text)
	}
}

// At midnight in Auckland it is noon in London: everything that carries a date carries the machine's own.
func TestPreviewFileAndStatementCarryOneDate(t *testing.T) {
	before := time.Local
	t.Cleanup(func() { time.Local = before })
	d, v := open(t)
	for _, hours := range []int{-11, -1, 0, 1, 13} {
		time.Local = time.FixedZone("there", hours*60*60)
		for hour := range 24 {
			at := time.Date(2026, time.March, 28, hour, 30, 0, 0, time.UTC)
			d.Clock = at
			v.draw()
			preview, err := v.chart.Job.Figure()
			if err != nil {
				t.Fatal(err)
			}
			if file := v.subject().Stamp(); preview.Stamp() != file {
				t.Fatalf("at %s the preview says %q, the file %q", at.Local(), preview.Stamp(), file)
			}
			if day := at.Local().Format("2 January 2006"); !strings.HasSuffix(preview.Stamp(), day) || model.Day(at) != day {
				t.Fatalf("at %s the preview says %q", at.Local(), preview.Stamp())
			}
		}
	}
}
