package delivery

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// open shows the page on the built-in example, of which nothing is agreed.
func open(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, Entry())
	d.Settle()
	return d, d.Shown().(*view)
}

// agreed shows the page on the example once it is agreed by its form.
func agreed(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d, v := open(t)
	c := d.Session().Case()
	for x := range c.Decisions.All() {
		if choice := c.Choice(d.Session().View().Scenario, x.ID); len(choice.Options) == 0 && choice.Status != model.Agreed {
			for o := range c.OptionsOf(x.ID) {
				d.Do(d.Session().Case().Insist(d.Session().View().Scenario, x.ID, o.ID))
				break
			}
		}
	}
	d.Run(cmdAgree)
	for _, text := range []string{"Cabinet", "18 September 2018", "64/18"} {
		d.TypeInto(text)
		d.Canvas().FocusNext()
	}
	d.TapAction("Agree and baseline")
	d.Settle()
	if v.at.Baseline == nil {
		t.Fatalf("no baseline was taken: %s", d.DialogText())
	}
	return d, v
}

// texts is a row of the table by its key.
func texts(v *view, key string) string {
	at := slices.IndexFunc(v.rows, func(r row) bool { return r.key == key })
	if at < 0 {
		return "no row"
	}
	var cells []string
	for col := range v.columns {
		cells = append(cells, v.Cell(at, col).Text)
	}
	return strings.Join(cells, "|")
}

// to puts the cursor on a cell by the title of its column.
func to(v *view, key, title string) grid.Place {
	v.Grid.MoveToKey(key, slices.IndexFunc(v.columns, func(c column) bool { return c.Title == title }))
	return v.Grid.Cursor
}

func TestAScenarioIsAgreedByAFormAndThePageFollowsItsLines(t *testing.T) {
	d, v := agreed(t)
	if b := v.at.Baseline; b.Body != "Cabinet" || b.On != "2018-09-18" || b.Minute != "64/18" {
		t.Errorf("the baseline is %+v", b)
	}
	for _, want := range []string{"Ongoing benefits: £33.00m expected in 2021/22, as agreed; over all years as agreed."} {
		if v.title.Text != want {
			t.Errorf("the headline is %q, want %q", v.title.Text, want)
		}
	}
	if got := texts(v, "total/Ongoing benefits"); !strings.HasPrefix(got, "Ongoing benefits|||78.00|78.00|0.00||2.00|15.00|28.00|33.00") {
		t.Error(got)
	}
	d.Run(page.Undo)
	d.Settle()
	if d.Session().Case().Baseline() != nil || len(v.rows) != 0 {
		t.Error("undo leaves a baseline behind")
	}
}

func TestMonthsAreTypedDownAColumnAndEverythingFollows(t *testing.T) {
	d, v := agreed(t)
	before := d.Session().Case()
	v.showTab(monthsTab)
	at := to(v, v.rows[0].key, "Apr")
	first, second := v.rows[0].key, v.rows[1].key
	d.Shown().Focus()
	for _, text := range []string{"0.1", "0.25"} {
		d.Type(text)
		d.Press(fyne.KeyReturn)
	}
	if v.Grid.Cursor.Col != at.Col || v.Grid.Cursor.Row != at.Row+2 {
		t.Errorf("Enter goes to %v", v.Grid.Cursor)
	}
	april := model.MonthOf(2018, 4)
	c := d.Session().Case()
	if a, b := c.ActualsOf(first, 2018).In(april), c.ActualsOf(second, 2018).In(april); a == nil || b == nil || a.String() != "0.1" || b.String() != "0.25" {
		t.Errorf("typed are %v and %v", a, b)
	}
	if !strings.Contains(v.reading.Text, "£0.35m saved up to April 2018") {
		t.Errorf("it says %q", v.reading.Text)
	}
	d.Type("much")
	d.Press(fyne.KeyReturn)
	if !v.Grid.Editor.Open {
		t.Error("what is no figure is taken")
	}
	d.Press(fyne.KeyEscape)
	to(v, first, "Apr")
	d.Press(fyne.KeyDelete)
	if d.Session().Case().ActualsOf(first, 2018).In(april) != nil {
		t.Error("the month isn't emptied")
	}
	for range 3 {
		d.Run(page.Undo)
	}
	if !sameDelivery(before, d.Session().Case()) && d.Session().Case().Actuals.Len() != 0 {
		t.Error("undo left something behind")
	}
	d.Settle()
}

func TestAFigureOfALaterMonthShowsThatMonth(t *testing.T) {
	d, v := agreed(t)
	v.showTab(monthsTab)
	to(v, v.rows[0].key, "May")
	d.Shown().Focus()
	d.Type("0.5")
	d.Press(fyne.KeyReturn)
	if !strings.Contains(v.reading.Text, "£0.50m saved up to May 2018") || v.month.Value != "May 2018" {
		t.Errorf("of a month after the one shown it says %q", v.reading.Text)
	}
	d.Settle()
}

func TestAStatusThatNeedsAReasonAsksForItAndStandsFirst(t *testing.T) {
	d, v := agreed(t)
	last := v.at.Rows[len(v.at.Rows)-1].Line.ID
	v.take(to(v, last, "Status"), model.AtRisk.Words())
	d.Canvas().FocusNext()
	d.TypeInto("The lease runs on.")
	d.TapAction("Save")
	if v.rows[0].key != last || v.Cell(0, 1).Text != "A at risk" || v.at.Top != model.AtRisk {
		t.Errorf("first stands %q, the whole is %s", texts(v, v.rows[0].key), v.at.Top)
	}
	if got := texts(v, last); !strings.Contains(got, "The lease runs on.") || !strings.HasSuffix(got, "first report") {
		t.Error(got)
	}
	d.Run(cmdLater)
	if got := texts(v, last); v.month.Value != "May 2018" || strings.HasSuffix(got, "first report") || !strings.Contains(got, "A at risk") {
		t.Errorf("in %s it says %q", v.month.Value, got)
	}
	d.Settle()
}

func TestAForecastIsTypedByYearAndEmptiedIsWhatWasAgreed(t *testing.T) {
	d, v := agreed(t)
	key := v.at.Rows[0].Line.ID
	was := texts(v, key)
	to(v, key, "Forecast 2018/19")
	d.Shown().Focus()
	d.Type("0")
	d.Press(fyne.KeyReturn)
	if !strings.Contains(v.title.Text, " less") || texts(v, key) == was {
		t.Errorf("it says %q of %q", v.title.Text, texts(v, key))
	}
	to(v, key, "Forecast 2018/19")
	d.Press(fyne.KeyDelete)
	if !strings.HasPrefix(texts(v, key), strings.TrimSuffix(was, "|")) {
		t.Errorf("it stands as %q, it was %q", texts(v, key), was)
	}
	d.Settle()
}

func TestAFinanceExportIsPastedWithNamesAndAnUnknownLineIsNamed(t *testing.T) {
	d, v := agreed(t)
	name := v.at.Rows[0].Line.Name
	v.onPaste(grid.Place{}, "Line\tApr-18\tMay-18\n"+name+"\t0.5\t0.75\n")
	d.Until(func() bool { return d.Session().Case().Actuals.Len() == 1 })
	v.onPaste(grid.Place{}, "Line\tMonth\tAmount\nGhost\t2018-04\t1\n")
	d.WaitForDialog()
	if !strings.Contains(d.DialogText(), "“Ghost” is not in the baseline of 18 September 2018") {
		t.Errorf("of an unknown line it says %q", d.DialogText())
	}
	d.Press(fyne.KeyEscape)
	v.showTab(monthsTab)
	v.onPaste(to(v, v.rows[1].key, "Jun"), "0.25\t0.5\n0.5\t\n")
	if got := d.Session().Case().Actuals.Len(); got != 3 {
		t.Errorf("%d lines have actuals", got)
	}
	v.onPaste(to(v, "total/Ongoing benefits", "Jun"), "1\n")
	if !strings.Contains(d.DialogText(), "can’t be put here") {
		t.Errorf("pasted over a sum: %q", d.DialogText())
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestActualsAreWrittenToAFileAndBroughtInFromOneAndTheReportIsSaved(t *testing.T) {
	d, v := agreed(t)
	figure := model.MonthOf(2018, 6)
	d.Do(d.Session().Case().SayActual(v.at.Rows[0].Line.ID, figure, amount("0.5")))
	path := filepath.Join(t.TempDir(), "actuals.csv")
	d.Run(cmdExport)
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.WaitForDialog()
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "2018-06") {
		t.Fatalf("%v: %s", err, text)
	}
	d.Press(fyne.KeyEscape)
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), "0.5", "0.75", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(cmdImport)
	d.WaitForDialog()
	d.Type(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Sheet().IsOpen() })
	if !strings.Contains(d.DialogText(), "1 figure known already becomes another") {
		t.Errorf("it says %q", d.DialogText())
	}
	d.TapAction("Bring them in")
	d.Settle()
	v.showMonth(figure)
	report := filepath.Join(t.TempDir(), "report.docx")
	d.Run(page.DeliveryReport)
	if !strings.Contains(d.DialogText(), "Quarterly report on delivery, 2018/19 Q1") {
		t.Errorf("it asks for %q", d.DialogText())
	}
	d.TypeInto(report)
	d.Press(fyne.KeyReturn)
	d.WaitForDialog()
	if info, err := os.Stat(report); err != nil || info.Size() == 0 {
		t.Errorf("no report: %v", err)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func amount(text string) *decimal.Decimal {
	d := decimal.RequireFromString(text)
	return &d
}

func TestWithUndecidedDecisionsNothingIsBaselined(t *testing.T) {
	d, v := open(t)
	d.Do(d.Session().Case().NewScenario("fresh", "Fresh"), nil)
	view := d.Session().View()
	view.Scenario = "fresh"
	d.Session().Show(view)
	d.Run(cmdAgree)
	if got := d.DialogText(); !strings.Contains(got, "undecided in “Fresh”") || v.at.Baseline != nil {
		t.Errorf("it says %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestTheBaselineStaysThoughTheCaseIsEditedAndIsChangedByADecisionOfItsOwn(t *testing.T) {
	d, v := agreed(t)
	key := v.at.Rows[0].Line.ID
	was := texts(v, key)
	d.Do(d.Session().Case().SayActual(key, model.MonthOf(2018, 4), amount("0.5")))
	d.Do(d.Session().Case().Remove(model.KindLine, key))
	if got := texts(v, key); strings.Split(got, "|")[3] != strings.Split(was, "|")[3] {
		t.Errorf("after the line is deleted its baseline is %q, it was %q", got, was)
	}
	d.Run(cmdChange)
	for _, text := range []string{"Cabinet", "18 December 2018", "80/18", "The line fell away."} {
		d.TypeInto(text)
		d.Canvas().FocusNext()
	}
	d.TapAction("Change the baseline")
	d.Settle()
	if got := texts(v, "outside/"+key); !strings.Contains(got, "not in the baseline: not counted") || v.toCheck.Value == "0" {
		t.Errorf("what is no longer in it stands as %q, to check %s", got, v.toCheck.Value)
	}
	d.Settle()
}

// Where a status sorts a row to the end of the list, the cursor stays at its place: on the next row to be looked at.
func TestTheCursorStaysAtItsPlaceWhereAStatusSortsItsRowElsewhere(t *testing.T) {
	_, v := agreed(t)
	first, second := v.rows[0].line, v.rows[1].line
	at := grid.Place{Row: 0, Col: slices.IndexFunc(v.columns, func(c column) bool { return c.Title == "Status" })}
	v.Grid.MoveTo(at)
	v.take(at, model.DeliveredNow.Words())
	if v.Grid.Cursor != at || v.rows[0].line == nil || v.rows[0].line.Line.ID != second.Line.ID || first.Line.ID == second.Line.ID {
		t.Errorf("the cursor is at %+v, on %+v", v.Grid.Cursor, v.rows[0].line)
	}
}
