package appraisal

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// appraised shows the appraisal with its draws made.
func appraised(d *apptest.Desk) *view {
	d.T.Helper()
	d.Run(page.Appraisal)
	d.rested()
	return d.Shown().(*view)
}

// measured returns the words of a measure of the page.
func (v *view) measured(id string) string {
	for _, r := range v.lines {
		if r.measure.ID == id {
			return r.measure.Words
		}
	}
	return ""
}

func TestTheCorrelationIsSetOnThePageAndUndone(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.appraised()
	before := v.measured("net-p10")
	v.correlation.Tapped(nil)
	if got := d.dialogText(); !strings.Contains(got, "0, each by itself") {
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
	d.rested()
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
	d.rested()
	if v.correlation.Value != "0.5" || v.measured("net-p10") != before || d.Session().Case().Head().Correlation != nil {
		t.Errorf("undone it is %q, P10 %s", v.correlation.Value, v.measured("net-p10"))
	}
}

// Title, organisation and years are asked for in a form that leaves the correlation as it is.
func TestTheCorrelationStaysWhereTheTitleChanges(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Do(d.Session().Case().Correlate(decimal.RequireFromString("0.2")))
	d.Run(cmdCaseDetails)
	d.TypeInto("Oxfordshire anew")
	d.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if h := d.Session().Case().Head(); h.Title != "Oxfordshire anew" || h.SimulationCorrelation().String() != "0.2" {
		t.Errorf("“%s” has a correlation of %s", h.Title, h.SimulationCorrelation())
	}
	d.Settle()
}

// At the cautious estimate the plan lies below every draw, and the page says so in words.
func TestThePageSaysThatThePlanLiesBelowEveryDraw(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.appraised()
	if got := v.measured("plan-reached"); got != "all 10,000 draws" {
		t.Errorf("the plan is reached in %q", got)
	}
	v.showPicture(int(pictureReach))
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
	d := apptest.Open(t, Entry())
	for l := range d.Session().Case().Lines.All() {
		if l.HasRange() {
			flat := *l
			flat.Maximum = nil
			d.Do(d.Session().Case().Replace(l.ID, &flat))
		}
	}
	d.Run(page.Appraisal)
	v := d.Shown().(*view)
	d.Until(func() bool { return v.drawn })
	for _, p := range []pictureChoice{pictureTornado, pictureRanges, pictureReach} {
		v.showPicture(int(p))
		if got := v.chart.Words.Text; !strings.Contains(got, "No line that counts has a range") || !strings.Contains(got, "a lowest and a highest figure on the page Figures") {
			t.Errorf("%s: %q", v.FigureName(), got)
		}
	}
	if got := v.measured("likely-range"); got != "none" {
		t.Errorf("the likely range is %q", got)
	}
	d.Settle()
}

// The rows of the draws go while they are made anew; the cursor comes back to its row with them.
func TestTheCursorStaysOnItsRowWhileDrawsAreMadeAnew(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.appraised()
	v.Grid.MoveToKey("npv-p50", 1)
	d.showEstimate(model.Maximum)
	d.rested()
	if got := v.Key(v.Grid.Cursor.Row); got != "npv-p50" {
		t.Errorf("the cursor is on %s", got)
	}
}

// likeliestCell shows the figures with the cursor on the likeliest of the first line of an option that has a range.
func likeliestCell(d *apptest.Desk) (line *model.Line, at grid.Place) {
	d.T.Helper()
	d.Run(page.Figures)
	v, col := d.figures(), d.columnOf("Likeliest %")
	for row, r := range v.lines {
		if r.line.HasRange() && r.line.Owner != model.Programme {
			v.Grid.MoveTo(grid.Place{Row: row, Col: col})
			return r.line, grid.Place{Row: row, Col: col}
		}
	}
	d.T.Fatal("no line has a range")
	return nil, at
}

func TestOnlyALineWithARangeHasALikeliest(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.likeliestCell()
	v, col := d.figures(), d.columnOf("Likeliest %")
	for row, r := range v.lines {
		if locked := v.Cell(row, col).Locked; locked != (r.maximum || !r.line.HasRange()) {
			t.Fatalf("row %d takes a likeliest: %v", row, !locked)
		}
	}
}

func TestALineIsGivenItsLikeliestByKeys(t *testing.T) {
	d := apptest.Open(t, Entry())
	line, at := d.likeliestCell()
	v := d.figures()
	if !d.said(", the midpoint; 0 is the lowest, 100 the highest") {
		t.Errorf("it is explained as %q", d.Said())
	}
	d.Type("120")
	if e := v.Grid.Editor; !e.Open || !strings.Contains(e.Hint.Text, "not a percentage from 0 to 100") {
		t.Errorf("120 reads as %q", e.Hint.Text)
	}
	v.Grid.Editor.Entry.SetText("40%")
	low, _, high := line.Spread()
	likeliest := low.Add(high.Sub(low).Mul(decimal.RequireFromString("0.4")))
	if got, want := v.Grid.Editor.Hint.Text, "likeliest "+model.Million(likeliest)+" of "+model.Million(low)+" to "+model.Million(high); got != want {
		t.Errorf("it reads as %q, want %q", got, want)
	}
	d.Press(fyne.KeyReturn)
	if got := d.lineOf(line.ID).LikeliestShare().String(); got != "0.4" {
		t.Fatalf("the likeliest is %s", got)
	}
	v.Grid.MoveTo(at)
	d.Press(fyne.KeyDelete)
	if d.lineOf(line.ID).Likeliest != nil {
		t.Error("clearing the cell leaves the likeliest")
	}
	d.rested()
}

func TestARangeThatIsTakenAwayTakesTheLikeliestWithIt(t *testing.T) {
	d := apptest.Open(t, Entry())
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
	d.Run(page.Undo)
	if got := d.lineOf(line.ID).LikeliestShare().String(); got != "0.4" {
		t.Errorf("undone the likeliest is %s", got)
	}
	d.rested()
}
