package papers

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/charts"
	"tomworkbench/model"
)

// rowsOf are the cells of a table of the appendix, found by a heading of its columns, row by row.
func rowsOf(t *testing.T, s Paper, heading string) []string {
	t.Helper()
	for _, table := range documentTable.FindAllString(documentXML(t, s), -1) {
		var rows []string
		for _, row := range documentRow.FindAllString(table, -1) {
			var cells []string
			for _, cell := range documentCell.FindAllString(row, -1) {
				cells = append(cells, wordsOf(cell))
			}
			rows = append(rows, strings.Join(cells, " | "))
		}
		if len(rows) > 0 && strings.Contains(rows[0], heading) {
			return rows[1:]
		}
	}
	return nil
}

var documentText = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`)

// wordsOf is the text of a piece of a document.
func wordsOf(xml string) string {
	var text strings.Builder
	for _, part := range documentText.FindAllStringSubmatch(xml, -1) {
		text.WriteString(strings.ReplaceAll(part[1], "\u00a0", " "))
	}
	return text.String()
}

func TestTheAppendixSaysWhatIsTakenOutOfAreas(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	s.Only = []charts.FigureID{charts.FigurePrinciples}
	rows := rowsOf(t, s, "Costs a year")
	want := []string{
		"Customer management | Customer contact and assessment | 29 | 7 | 22 | 24.1% | 24.1% to 37.9%",
		"Service delivery | Service delivery | 33 | 1 | 32 | 3.0% | 3.0% to 4.5%",
		"Customer support | Community resilience | 34 | 8 | 26 | 23.5% | 23.5% to 38.2%",
		"Strategic core | Data and insight, Strategic core | 25 | 2 | 23 | 8.0% | 8.0% to 12.0%",
		"Support services | Enabling and support services | 24 | 3 | 21 | 12.5% | 12.5% to 18.8%",
		"All areas |  | 145 | 21 | 124 | 14.5% | 14.5% to 22.8%",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("the table is\n%s", strings.Join(rows, "\n"))
	}
	if !strings.Contains(textOf(t, s), "Figures by option are illustrative, not published.") {
		t.Error("whose figures these are isn't said")
	}
	s = edited(t, s, func(c *model.Case) (model.Edit, error) {
		x, _ := c.Areas.Get("customer-management")
		next := *x
		next.Cost = decimal.Zero
		return c.Replace(x.ID, &next)
	})
	s = edited(t, s, func(c *model.Case) (model.Edit, error) {
		x, _ := c.Areas.Get("customer-support")
		next, tenth := *x, decimal.RequireFromString("0.1")
		next.WarnAbove = &tenth
		return c.Replace(x.ID, &next)
	})
	if rows := rowsOf(t, s, "Costs a year"); rows[0] != "Customer management | Customer contact and assessment | not known | 7 | – | – | –" || !strings.HasPrefix(rows[5], "All areas of known cost |  | 116 | 14 | 102 | 12.1% | ") {
		t.Errorf("of unknown cost the table is\n%s", strings.Join(rows, "\n"))
	}
	if text := textOf(t, s); !strings.Contains(text, "Customer support: 24% (£34m to £26m). ! Warning: more than 10% of what the area costs.") {
		t.Error("the appendix doesn't warn")
	}
}

func TestTheAppendixSaysWhatRegistersAddUpTo(t *testing.T) {
	s := example(t)
	s.Only = []charts.FigureID{charts.FigurePrinciples}
	text := textOf(t, s)
	for _, want := range []string{
		"Register “sourcing”: 9 rows, none with its ease rated.", "Register “commercial”: 5 rows, none with money.",
		"rows add up to £7.79m to £16.57m; the line they feed has £8m to £17m: £0.21m and £0.43m of it stand in no row.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the appendix lacks %q", want)
		}
	}
}

func TestWhatAFigureSaysIsNotSaidAgainElsewhereInThePaper(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	s.unpictured = true
	for _, text := range []string{"£0.21m and £0.43m of it stand in no row.", "counts as paid from revenue"} {
		if n := strings.Count(textOf(t, s), text); n != 1 {
			t.Errorf("%q is said %d times", text, n)
		}
	}
	if strings.Contains(textOf(t, s), "All one-off costs") {
		t.Error("what one-off costs are paid from is printed twice")
	}
	s.Only = []charts.FigureID{charts.FigurePrinciples}
	if text := textOf(t, s); !strings.Contains(text, "All one-off costs") {
		t.Error("a paper without the figure says nothing of what one-off costs are paid from")
	}
}

func TestTheAppendixHasMeasuresWhereTheCaseHas(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	s.Only = []charts.FigureID{charts.FigurePrinciples}
	if strings.Contains(textOf(t, s), "Measures that aren") {
		t.Error("a case without measures has a part about them")
	}
	target, first := decimal.NewFromInt(-25), s.Case.Drivers.At(0).ID
	for _, r := range []model.Record{
		&model.Measure{ID: "visits", Name: "Visits", Worse: true},
		&model.Measure{ID: "managers", Name: "Managers", Unit: "%", Target: &target, Direction: model.Down, Year: 2015, Owner: "Ann"},
		&model.Link{Owner: first, To: model.KindMeasure, Target: "managers"},
	} {
		s = edited(t, s, func(c *model.Case) (model.Edit, error) { return c.Add(r, "") })
	}
	rows := rowsOf(t, s, "Moved by")
	if len(rows) != 2 || !strings.HasPrefix(rows[0], "Managers | % | not said | −25 | 2015 | Ann | ") || strings.HasSuffix(rows[0], "nothing in the scenario") ||
		rows[1] != "Dis-benefit: Visits | not said | not said | not said | not said | not said | nothing in the scenario" {
		t.Errorf("the table is\n%s", strings.Join(rows, "\n"))
	}
	if !strings.Contains(textOf(t, s), "1 of 2 measures to be moved.") {
		t.Error("the appendix doesn't count them")
	}
}

func TestAPublishedFindingOnIllustrativeActivitiesIsMarkedAndSaidBelowTheTable(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	for _, row := range rowsOf(t, s, "Rests on") {
		if strings.HasPrefix(row, "M4 ") && !strings.Contains(row, "Face-to-face delivery (illustrative)") {
			t.Errorf("what it rests on passes for evidence: %s", row)
		}
	}
	if text := wordsOf(documentXML(t, s)); !strings.Contains(text, "10 of 10 messages and findings rest here on illustrative activities") {
		t.Error("below the findings nothing says what they rest on")
	}
}
