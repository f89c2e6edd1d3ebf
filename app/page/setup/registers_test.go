package setup

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// columnAt is the place of a column of the list shown.
func columnAt(t *testing.T, v *view, title string) int {
	t.Helper()
	for i, c := range v.Columns() {
		if c.Title == title {
			return i
		}
	}
	t.Fatalf("there is no column %q", title)
	return 0
}

// reads is what stands beside a cell while a text is typed into it.
func (v *view) reads(at grid.Place, typed string) string {
	words, err := v.onTyped(at, typed)
	if err != nil {
		return say.Refusal(err)
	}
	return words
}

func TestEveryColumnOfTheRegistersReadsWhatIsTypedOrSaysWhyNot(t *testing.T) {
	d, v := openFilled(t)
	for _, one := range []struct{ list, key, column, typed, want string }{
		{"Areas", "area/depots", "Cost £m", "£29m", "£29.00m a year"},
		{"Areas", "area/depots", "Cost £m", "", "not known"},
		{"Areas", "area/depots", "Cost £m", "−29", "−£29.00m is below zero; an area's cost is positive"},
		{"Areas", "area/depots", "Cost £m", "29,000,000", "29"},
		{"Areas", "area/depots", "Warn above %", "25", "warns above 25% of the cost"},
		{"Areas", "area/depots", "Warn above %", "", "no warning"},
		{"Areas", "area/depots", "Warn above %", "120", "“120” is not a percentage from 0 to 100"},
		{"Opportunities", "opportunity/R1", "Spend £m", "167.9", "£167.90m"},
		{"Opportunities", "opportunity/R1", "Spend £m", "", "not entered"},
		{"Opportunities", "opportunity/R1", "Spend £m", "-1", "is below zero; a register has spend and savings as positive figures"},
		{"Opportunities", "opportunity/R1", "Priority", "hi", "high"},
		{"Opportunities", "opportunity/R1", "Number", "5", "5"},
		{"Opportunities", "opportunity/R1", "Number", "2.5", "is not a whole number; write one like 5"},
		{"Opportunities", "opportunity/R1", "Number", "-2", "-2 is not a number of opportunities"},
		{"Opportunities", "opportunity/R1", "Lowest £m", "9", "he lowest £9.00m is above the highest £0.23m; swap them or correct one"},
		{"Opportunities", "opportunity/R1", "Ease", "g", "G Green"},
		{"Opportunities", "opportunity/R1", "Value", "urgent", "“urgent” is none of these"},
		{"Opportunities", "opportunity/R1", "Stage", "impl", "implementing"},
		{"Opportunities", "opportunity/R1", "Feeds", "tax", "“tax” is none of these"},
		{"Measures", "measure/waits", "Start", "1,234.5", "1,234.5"},
		{"Measures", "measure/waits", "Start", "5 days", "“5 days” is not a number; write one like 12.5, without its unit"},
		{"Measures", "measure/waits", "Start", "£5m", "without its unit"},
		{"Measures", "measure/waits", "Target", "9999", "oes from 1234.5 to 9999, which is not down; correct one of them"},
		{"Measures", "measure/waits", "By year", "2020/21", "2020/21"},
		{"Measures", "measure/waits", "By year", "2020", "2020/21"},
		{"Measures", "measure/waits", "By year", "soon", "“soon” is not a year; write 2026/27, or 2026 for it"},
		{"Measures", "measure/waits", "Direction", "u", "oes from 1234.5 to -0.125, which is not up"},
		{"Measures", "measure/waits", "Benefit or dis-benefit", "dis", "dis-benefit"},
		{"Already in the budget", "overlap/dated", "Date", "13/2/2018", "13 February 2018"},
		{"Already in the budget", "overlap/dated", "Date", "2018-02-13", "13 February 2018"},
		{"Already in the budget", "overlap/dated", "Date", "", "not entered"},
		{"Already in the budget", "overlap/dated", "Date", "last winter", "“last winter” is not a day from"},
		{"Components", "component/front-door", "Takes from", "none", ""},
	} {
		v.showNamed(t, one.list)
		if one.list == "Components" {
			one.key = string(model.KindComponent) + "/" + d.Session().Case().Components.At(0).ID
		}
		v.Grid.MoveToKey(one.key, columnAt(t, v, one.column))
		if got := v.reads(v.Grid.Cursor, one.typed); !strings.Contains(got, one.want) {
			t.Errorf("%s, %s: %q reads as %q, want %q", one.list, one.column, one.typed, got, one.want)
		}
	}
	d.Settle()
}

func TestAComponentTakesFromAnAreaThatSaysSo(t *testing.T) {
	d, v := open(t)
	procurement := d.Session().Case().Components.At(2)
	if procurement.Area != "" {
		t.Fatalf("%s takes from %s", procurement.Name, procurement.Area)
	}
	v.Grid.MoveToKey("component/"+procurement.ID, columnAt(t, v, "Takes from"))
	d.Press(fyne.KeyReturn)
	if got := strings.Join(d.Chooser().Shown, "; "); got != "none; Customer management; Service delivery; Customer support; Strategic core; Support services" {
		t.Fatalf("offered are %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Type("strat")
	d.Press(fyne.KeyReturn)
	v.showNamed(t, "Areas")
	v.Grid.MoveToKey("area/strategic-core", columnAt(t, v, "Taken from by"))
	if got := v.Grid.CellAt(v.Grid.Cursor); got.Text != "Data and insight, Strategic core and "+procurement.Name || !got.Locked {
		t.Errorf("the area is taken from by %q", got.Text)
	}
	d.Run(page.Undo)
	if x, _ := d.Session().Case().Components.Get(procurement.ID); x != procurement {
		t.Error("undo doesn't bring the component back")
	}
	d.Settle()
}

func TestWhatASavingIsOfItsSpendIsWorkedOutOrSaidInWords(t *testing.T) {
	d, v := openList(t, "Opportunities")
	low, high := columnAt(t, v, "Lowest %"), columnAt(t, v, "Highest %")
	v.Grid.MoveToKey("opportunity/S1", low)
	at := v.Grid.Cursor
	share := func(col int) string { return v.Cell(at.Row, col).Text }
	if share(low) != "2.1" || share(high) != "4.1" {
		t.Errorf("as published the shares are %q and %q", share(low), share(high))
	}
	for spend, want := range map[string]string{"0": "no spend to take a share of", "": "", "3.46": "100.0", "2": "173.0, more than is spent"} {
		if err := v.onEdit(grid.Place{Row: at.Row, Col: columnAt(t, v, "Spend £m")}, spend); err != nil {
			t.Fatal(err)
		}
		if got := share(low); got != want {
			t.Errorf("of a spend of %q the share is %q, want %q", spend, got, want)
		}
	}
	v.Grid.MoveToKey("opportunity/C1", low)
	if at = v.Grid.Cursor; share(low) != "" {
		t.Errorf("a row without money has the share %q", share(low))
	}
	d.Settle()
}

func TestARegisterIsPastedWithTheLineThatItsRowsFeed(t *testing.T) {
	d, v := openList(t, "Opportunities")
	n := d.Session().Case().Opportunities.Len()
	feeds := v.Cell(0, columnAt(t, v, "Feeds")).Text
	if !strings.Contains(feeds, "benefit") {
		t.Fatalf("S1 feeds %q", feeds)
	}
	text := "E1\testate\tOffices\t12.5\thigh\t3\t1\t2\t\t\tGreen\tlow\tAnn\tapproved\t" + feeds + "\tworkshop\n" +
		"E2\testate\tDepots\t\t\t\t\t\t\t\t\t\t\t\tnone\n"
	if told := d.PasteCells(v.Grid, grid.Place{}, text); told != "" {
		t.Fatal(told)
	}
	c := d.Session().Case()
	if c.Opportunities.Len() != n+2 {
		t.Fatalf("there are %d rows, %d before", c.Opportunities.Len(), n)
	}
	spend, low, high := decimal.RequireFromString("12.5"), decimal.RequireFromString("1"), decimal.RequireFromString("2")
	want := model.Opportunity{
		ID: "R1", Register: "estate", Name: "Offices", Spend: &spend, Priority: model.HighLevel, Count: 3, Low: &low, High: &high, Ease: model.Green, Value: model.LowLevel,
		Owner: "Ann", Stage: model.Approved, Line: c.Opportunities.At(0).Line, Source: model.Source{Grade: model.Workshop},
	}
	if x, ok := c.Opportunities.Get("R1"); !ok || fmt.Sprint(cellsOf(c, v, x)) != fmt.Sprint(cellsOf(c, v, &want)) {
		t.Errorf("the first is %+v", x)
	}
	if y, _ := c.Opportunities.Get("R2"); y == nil || y.Line != "" || y.Spend != nil {
		t.Errorf("the second is %+v", y)
	}
	if got := d.Session().LastChange().Text; got != "2 opportunities pasted" {
		t.Errorf("the change is called %q", got)
	}
	d.Settle()
}

// cellsOf is what stands in the columns of the list shown for a record.
func cellsOf(c *model.Case, v *view, r model.Record) (cells []string) {
	for _, f := range v.lists[v.list].kinds[0].fields {
		cells = append(cells, f.Get(c, r))
	}
	return cells
}

func TestWhereTheNameIsOutOfSightTheStatusLineSaysOfWhatACellIs(t *testing.T) {
	d, v := openList(t, "Opportunities")
	v.Grid.MoveToKey("opportunity/S1", columnAt(t, v, "Spend £m"))
	if d.Said() != "167.90" {
		t.Errorf("beside its name the cell is explained as %q", d.Said())
	}
	v.Grid.MoveToKey("opportunity/S1", columnAt(t, v, "Feeds"))
	if got := d.Said(); !strings.HasPrefix(got, "Adults social care: Feeds ") {
		t.Errorf("far from its name the cell is explained as %q", got)
	}
	d.Settle()
}
