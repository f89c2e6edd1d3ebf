package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// appraised shows the appraisal with its draws made.
func (d *desk) appraised() *appraisalView {
	d.t.Helper()
	d.run(pageAppraisal)
	d.rested()
	return d.page.view.(*appraisalView)
}

// measured returns the words of a measure of the page.
func (v *appraisalView) measured(id string) string {
	for _, r := range v.lines {
		if r.measure.ID == id {
			return r.measure.Words
		}
	}
	return ""
}

func TestTheCorrelationIsSetOnThePageAndUndone(t *testing.T) {
	d := openDesk(t)
	v := d.appraised()
	before := v.measured("net-p10")
	v.correlation.Tapped(nil)
	if got := d.dialogText(); !strings.Contains(got, "0, each by itself") {
		t.Errorf("the dialog says %q", got)
	}
	for _, bad := range []string{"1.5", "-0.1", "much"} {
		d.typeInto(bad)
		d.press(fyne.KeyReturn)
		if d.idle() {
			t.Fatalf("%q was taken", bad)
		}
	}
	d.typeInto("95%")
	d.press(fyne.KeyReturn)
	d.rested()
	if got := d.session.LastChange().Text; got != "Correlation of the simulation 0.95 instead of 0.5" {
		t.Errorf("the change is called %q", got)
	}
	if p10 := v.measured("net-p10"); v.correlation.Value != "0.95" || p10 == before || !strings.HasPrefix(p10, "£21.") {
		t.Errorf("the page shows %q and P10 %s, before %s", v.correlation.Value, p10, before)
	}
	if v.correlation.Size().Width < v.correlation.MinSize().Width {
		t.Errorf("what the page shows is cut to %v of %v", v.correlation.Size().Width, v.correlation.MinSize().Width)
	}
	d.run(cmdUndo)
	d.rested()
	if v.correlation.Value != "0.5" || v.measured("net-p10") != before || d.session.Case().Head().Correlation != nil {
		t.Errorf("undone it is %q, P10 %s", v.correlation.Value, v.measured("net-p10"))
	}
}

// Title, organisation and years are asked for in a form that leaves the correlation as it is.
func TestTheCorrelationStaysWhereTheTitleChanges(t *testing.T) {
	d := openDesk(t)
	d.do(d.session.Case().Correlate(decimal.RequireFromString("0.2")))
	d.run(cmdCaseDetails)
	d.typeInto("Oxfordshire anew")
	d.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if h := d.session.Case().Head(); h.Title != "Oxfordshire anew" || h.SimulationCorrelation().String() != "0.2" {
		t.Errorf("“%s” has a correlation of %s", h.Title, h.SimulationCorrelation())
	}
	d.settle()
}

// At the cautious estimate the plan lies below every draw, and the page says so in words.
func TestThePageSaysThatThePlanLiesBelowEveryDraw(t *testing.T) {
	d := openDesk(t)
	v := d.appraised()
	if got := v.measured("plan-reached"); got != "all 10,000 draws" {
		t.Errorf("the plan is reached in %q", got)
	}
	v.showPicture(slices.Index(picturesOfAppraisal(), charts.KindExceedance))
	d.rested()
	if !strings.Contains(v.detail.Text, "The plan, net £16m at the cautious estimate, lies below every draw") {
		t.Errorf("beside the picture stands %q", v.detail.Text)
	}
	if got := d.figure.Title(); got != "If the ranges are right, the plan of £16m is reached in all 10,000 draws" {
		t.Errorf("the title is %q", got)
	}
	d.showEstimate(model.Central)
	d.rested()
	if strings.Contains(v.detail.Text, "every draw") || !strings.Contains(d.figure.Title(), "in about 50 in 100 draws") {
		t.Errorf("at the middle estimate: %q, %q", d.figure.Title(), v.detail.Text)
	}
}

// Where nothing has a range there is no empty picture, but a sentence with what to do.
func TestWithoutRangesThePicturesSayWhy(t *testing.T) {
	d := openDesk(t)
	for l := range d.session.Case().Lines.All() {
		if l.HasRange() {
			flat := *l
			flat.Maximum = nil
			d.do(d.session.Case().Replace(l.ID, &flat))
		}
	}
	d.run(pageAppraisal)
	v := d.page.view.(*appraisalView)
	d.until(func() bool { return v.drawn })
	for i, k := range picturesOfAppraisal()[:3] {
		v.showPicture(i)
		if got := v.chart.words.Text; !strings.Contains(got, "No line that counts has a range") || !strings.Contains(got, "a lowest and a highest figure on the page Figures") {
			t.Errorf("%s: %q", k, got)
		}
	}
	if got := v.measured("likely-range"); got != "none" {
		t.Errorf("the likely range is %q", got)
	}
	d.settle()
}

// The rows of the draws go while they are made anew; the cursor comes back to its row with them.
func TestTheCursorStaysOnItsRowWhileDrawsAreMadeAnew(t *testing.T) {
	d := openDesk(t)
	v := d.appraised()
	v.grid.MoveToKey("npv-p50", 1)
	d.showEstimate(model.Maximum)
	d.rested()
	if got := v.Key(v.grid.Cursor.Row); got != "npv-p50" {
		t.Errorf("the cursor is on %s", got)
	}
}

// likeliestCell shows the figures with the cursor on the likeliest of the first line of an option that has a range.
func (d *desk) likeliestCell() (line *model.Line, at grid.Place) {
	d.t.Helper()
	d.run(pageFigures)
	v, col := d.figures(), d.columnOf("Likeliest %")
	for row, r := range v.lines {
		if r.line.HasRange() && r.line.Owner != model.Programme {
			v.grid.MoveTo(grid.Place{Row: row, Col: col})
			return r.line, grid.Place{Row: row, Col: col}
		}
	}
	d.t.Fatal("no line has a range")
	return nil, at
}

func TestOnlyALineWithARangeHasALikeliest(t *testing.T) {
	d := openDesk(t)
	d.likeliestCell()
	v, col := d.figures(), d.columnOf("Likeliest %")
	for row, r := range v.lines {
		if locked := v.Cell(row, col).Locked; locked != (r.maximum || !r.line.HasRange()) {
			t.Fatalf("row %d takes a likeliest: %v", row, !locked)
		}
	}
}

func TestALineIsGivenItsLikeliestByKeys(t *testing.T) {
	d := openDesk(t)
	line, at := d.likeliestCell()
	v := d.figures()
	if !d.said(", the midpoint; 0 is the lowest, 100 the highest") {
		t.Errorf("it is explained as %q", d.status.explained.Text)
	}
	d.typeText("120")
	if e := v.grid.Editor; !e.Open || !strings.Contains(e.Hint.Text, "not a percentage from 0 to 100") {
		t.Errorf("120 reads as %q", e.Hint.Text)
	}
	v.grid.Editor.Entry.SetText("40%")
	low, _, high := line.Spread()
	likeliest := low.Add(high.Sub(low).Mul(decimal.RequireFromString("0.4")))
	if got, want := v.grid.Editor.Hint.Text, "likeliest "+model.Million(likeliest)+" of "+model.Million(low)+" to "+model.Million(high); got != want {
		t.Errorf("it reads as %q, want %q", got, want)
	}
	d.press(fyne.KeyReturn)
	if got := d.lineOf(line.ID).LikeliestShare().String(); got != "0.4" {
		t.Fatalf("the likeliest is %s", got)
	}
	v.grid.MoveTo(at)
	d.press(fyne.KeyDelete)
	if d.lineOf(line.ID).Likeliest != nil {
		t.Error("clearing the cell leaves the likeliest")
	}
	d.rested()
}

func TestARangeThatIsTakenAwayTakesTheLikeliestWithIt(t *testing.T) {
	d := openDesk(t)
	line, at := d.likeliestCell()
	v := d.figures()
	for _, typed := range []struct{ column, text string }{{"Likeliest %", "40"}, {"Estimate", "both"}} {
		if err := v.onEdit(grid.Place{Row: at.Row, Col: d.columnOf(typed.column)}, typed.text); err != nil {
			t.Fatal(err)
		}
	}
	if l := d.lineOf(line.ID); l.HasRange() || l.Likeliest != nil {
		t.Errorf("without a range the line has %v", l.Likeliest)
	}
	d.run(cmdUndo)
	if got := d.lineOf(line.ID).LikeliestShare().String(); got != "0.4" {
		t.Errorf("undone the likeliest is %s", got)
	}
	d.rested()
}
