package appraisal

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/papers"
	"tomworkbench/charts"
)

// open opens the window on the appraisal with its draws made, and with others where a test names them.
func open(t *testing.T, others ...page.Entry) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, append([]page.Entry{Entry()}, others...)...)
	return d, d.Shown().(*view)
}

// copyAlt is the papers' command that copies the text alternative.
const copyAlt page.ID = "copy alt text"

// measured returns the words of a measure of the page.
func (v *view) measured(id string) string {
	for _, r := range v.lines {
		if r.measure.ID == id {
			return r.measure.Words
		}
	}
	return ""
}

// shownTitle is the title of the page's figure, which has to be the one that the window knows.
func shownTitle(d *apptest.Desk, v *view) string {
	d.T.Helper()
	f, err := v.MakeFigure()
	if err != nil {
		d.T.Fatal(err)
	}
	if text := d.ChartText(); !slices.Contains(strings.Split(text, "\n"), f.Title()) {
		d.T.Errorf("the window knows the figure %q, not %q", text, f.Title())
	}
	return f.Title()
}

func TestTheCorrelationIsSetOnThePageAndUndone(t *testing.T) {
	d, v := open(t)
	before := v.measured("net-p10")
	v.correlation.Tapped(nil)
	if got := d.DialogText(); !strings.Contains(got, "0, each by itself") {
		t.Errorf("the dialog says %q", got)
	}
	for _, bad := range []string{"1.5", "-0.1", "much"} {
		d.TypeInto(bad)
		d.Press(fyne.KeyReturn)
		if d.Idle() {
			t.Fatalf("%q was taken", bad)
		}
	}
	d.TypeInto("95%")
	d.Press(fyne.KeyReturn)
	d.Settle()
	if got := d.Session().LastChange().Text; got != "Correlation of the simulation 0.95 instead of 0.5" {
		t.Errorf("the change is called %q", got)
	}
	if p10 := v.measured("net-p10"); v.correlation.Value != "0.95" || p10 == before || !strings.HasPrefix(p10, "£21.") {
		t.Errorf("the page shows %q and P10 %s, before %s", v.correlation.Value, p10, before)
	}
	if v.correlation.Size().Width < v.correlation.MinSize().Width {
		t.Errorf("what the page shows is cut to %v of %v", v.correlation.Size().Width, v.correlation.MinSize().Width)
	}
	d.Run(page.Undo)
	d.Settle()
	if v.correlation.Value != "0.5" || v.measured("net-p10") != before || d.Session().Case().Head().Correlation != nil {
		t.Errorf("undone it is %q, P10 %s", v.correlation.Value, v.measured("net-p10"))
	}
}

// Title, organisation and years are asked for in a form that leaves the correlation as it is.
func TestTheCorrelationStaysWhereTheTitleChanges(t *testing.T) {
	d, _ := open(t)
	d.Do(d.Session().Case().Correlate(decimal.RequireFromString("0.2")))
	d.Run("case details")
	d.TypeInto("Oxfordshire anew")
	d.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if h := d.Session().Case().Head(); h.Title != "Oxfordshire anew" || h.SimulationCorrelation().String() != "0.2" {
		t.Errorf("“%s” has a correlation of %s", h.Title, h.SimulationCorrelation())
	}
	d.Settle()
}

// At the cautious estimate the plan lies below every draw, and the page says so in words.
func TestThePageSaysThatThePlanLiesBelowEveryDraw(t *testing.T) {
	d, v := open(t)
	if got := v.measured("plan-reached"); got != "all 10,000 draws" {
		t.Errorf("the plan is reached in %q", got)
	}
	v.showPicture(slices.Index(picturesOfAppraisal(), charts.FigureExceedance))
	d.Settle()
	if !strings.Contains(v.detail.Text, "The plan, net £16m at the cautious estimate, lies below every draw") {
		t.Errorf("beside the picture stands %q", v.detail.Text)
	}
	if got := shownTitle(d, v); got != "If the ranges are right, the plan of £16m is reached in all 10,000 draws" {
		t.Errorf("the title is %q", got)
	}
	d.Run(page.Middle)
	d.Settle()
	if strings.Contains(v.detail.Text, "every draw") || !strings.Contains(shownTitle(d, v), "in about 50 in 100 draws") {
		t.Errorf("at the middle estimate: %q, %q", shownTitle(d, v), v.detail.Text)
	}
}

// Where nothing has a range there is no empty picture, but a sentence with what to do.
func TestWithoutRangesThePicturesSayWhy(t *testing.T) {
	d, v := open(t)
	for l := range d.Session().Case().Lines.All() {
		if l.HasRange() {
			flat := *l
			flat.Maximum = nil
			d.Do(d.Session().Case().Replace(l.ID, &flat))
		}
	}
	d.Until(func() bool { return v.ranged })
	for i, k := range picturesOfAppraisal()[:3] {
		v.showPicture(i)
		if got := v.chart.Words.Text; !strings.Contains(got, "No line that counts has a range") || !strings.Contains(got, "a lowest and a highest figure on the page Figures") {
			t.Errorf("%s: %q", k, got)
		}
	}
	if got := v.measured("likely-range"); got != "none" {
		t.Errorf("the likely range is %q", got)
	}
	d.Settle()
}

// The rows of the draws go while they are made anew; the cursor comes back to its row with them.
func TestTheCursorStaysOnItsRowWhileDrawsAreMadeAnew(t *testing.T) {
	d, v := open(t)
	v.Grid.MoveToKey("npv-p50", 1)
	d.Run(page.Stretch)
	d.Settle()
	if got := v.Key(v.Grid.Cursor.Row); got != "npv-p50" {
		t.Errorf("the cursor is on %s", got)
	}
}

func TestRangesThatAreStillBeingDrawnAreNoOtherPicture(t *testing.T) {
	d, v := open(t, papers.Entry())
	v.showPicture(slices.Index(picturesOfAppraisal(), charts.FigureRange))
	d.Settle()
	d.Run(page.SwitchBasis) // the draws begin anew
	if d.ChartText() != "" || !strings.Contains(v.chart.Words.Text, "being drawn") {
		t.Errorf("while they are being drawn stands %q", v.chart.Words.Text)
	}
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent("")
	if d.Run(copyAlt); d.Idle() || clipboard.Content() != "" {
		t.Error("a picture of the state before can be copied under the new stamp")
	}
	d.Dismiss()
	d.Settle()
	f, err := v.MakeFigure()
	if err != nil || !strings.Contains(f.Subtitle(), "carried forward") || v.chart.Words.Text != "" {
		t.Errorf("once they are drawn: %v, %q", err, v.chart.Words.Text)
	}
	if d.Run(copyAlt); clipboard.Content() != f.Alt() {
		t.Errorf("copied is %q", clipboard.Content())
	}
}
