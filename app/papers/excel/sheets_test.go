package excel

import (
	"slices"
	"strings"
	"testing"

	"tomworkbench/charts"
	"tomworkbench/model"
)

func TestEverySheetHasOneTableWithItsName(t *testing.T) {
	c := example(t)
	f := open(t, subject(c, c.DefaultScenario().ID))
	want := []string{sheetAbout, sheetAssumptions, sheetOptions, sheetLines, sheetProfile, sheetBudget, sheetScenario}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Fatalf("the sheets are %v", got)
	}
	for _, sheet := range want {
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) != 1 || tables[0].Name != sheet || !strings.HasPrefix(tables[0].Range, place(1, headRow)+":") {
			t.Errorf("%s has the tables %v (%v)", sheet, tables, err)
		}
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != headRow {
			t.Errorf("%s has the panes %+v (%v)", sheet, panes, err)
		}
		if got := kept(t, f, sheet, place(1, stampRow)); got != "DRAFT · revision 12 · 24 November 2026" {
			t.Errorf("%s has the stamp %q", sheet, got)
		}
	}
}

func TestEveryOptionAndLineHasARow(t *testing.T) {
	c := example(t)
	f := open(t, subject(c, c.DefaultScenario().ID))
	row := firstRow
	for o := range c.Options.All() {
		row++
		if got := kept(t, f, sheetOptions, place(5, row)); got != o.Name {
			t.Errorf("row %d of the options is %q, want %q", row, got, o.Name)
		}
	}
	row = firstRow - 1
	for l := range c.Lines.All() {
		row++
		owner, kind, low := kept(t, f, sheetLines, place(lineOwnerName, row)), kept(t, f, sheetLines, place(lineKind, row)), kept(t, f, sheetLines, place(lineFigures, row))
		if owner != c.OwnerName(l.Owner) || kind != string(l.Type) || low != l.Minimum[0].String() {
			t.Errorf("row %d of the lines is %s, %s, %s", row, owner, kind, low)
		}
	}
}

func TestTheEstimateTheBasisAndTheChoicesAreLimited(t *testing.T) {
	c := example(t)
	f := open(t, subject(c, c.DefaultScenario().ID))
	for sheet, want := range map[string][]string{
		sheetAbout:   {`"Cautious,Middle,Stretch"`, `"New savings each year,Carried forward"`},
		sheetOptions: {`"1"`, `"0,1"`},
		sheetLines:   {`"benefit,cost"`, `"ongoing,once"`, `"cashable,capacity,avoided,not said,revenue,reserves,capital receipts used flexibly,borrowing,grant"`, "-1000000000"},
	} {
		limits, err := f.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range limits {
			got = append(got, l.Formula1)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is limited to %q", sheet, got)
		}
	}
}

func TestTheChartIsDrawnFromTheCellsAndSpeaksForItself(t *testing.T) {
	c := example(t)
	s := subject(c, c.DefaultScenario().ID)
	f := open(t, s)
	drawn, _ := f.Pkg.Load("xl/charts/chart1.xml")
	for _, want := range []string{
		"Profile!$B$5:$B$8", "Profile!$F$5:$F$8", "Profile!$E$5:$E$8", "Profile!$A$5:$A$8", colourBenefit, colourCost, colourNet,
		"Published case: benefit, cost and cumulative net",
	} {
		if !strings.Contains(string(drawn.([]byte)), want) {
			t.Errorf("the chart has no %q", want)
		}
	}
	placed, _ := f.Pkg.Load("xl/drawings/drawing1.xml")
	if alt := charts.NewProfile(c, s.Scenario, s.Estimate, s.Basis).Alt(); !strings.Contains(string(placed.([]byte)), alt) {
		t.Errorf("the chart has no text alternative %q", alt)
	}
}

// The sheet of decisions and the statement for a committee must not tell two stories.
func TestTheDecisionsAreThoseOfTheStatement(t *testing.T) {
	c := example(t)
	for s := range c.Scenarios.All() {
		statement := strings.ToLower(model.Statement(c, s.ID, nil))
		for _, row := range decisionsPage(c, s.ID).rows {
			for _, column := range []int{0, 1, 2, 3, 5, 6} {
				for line := range strings.SplitSeq(row[column].value.(string), "\n") {
					if !strings.Contains(statement, strings.ToLower(line)) {
						t.Errorf("%s: the statement doesn't say %q", s.Name, line)
					}
				}
			}
		}
	}
}

func TestTheStatementsAlternativesAreAllThere(t *testing.T) {
	c := example(t)
	for s := range c.Scenarios.All() {
		var listed []string
		for _, row := range decisionsPage(c, s.ID).rows {
			listed = append(listed, strings.Split(row[6].value.(string), "\n")...)
		}
		for line := range strings.SplitSeq(model.Statement(c, s.ID, nil), "\n") {
			if text, ok := strings.CutPrefix(line, "• "); ok && !slices.Contains(listed, text) {
				t.Errorf("%s: %q is missing", s.Name, text)
			}
		}
	}
}

func TestColumnsAreNamedAsSpreadsheetsNameThem(t *testing.T) {
	for column, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA"} {
		if got := columnName(column); got != want {
			t.Errorf("column %d is %s, want %s", column, got, want)
		}
	}
}

func TestEverySheetIsPrintedAcrossAsWideAsItsPaperWithItsHeadingsAndPagesOnEachPage(t *testing.T) {
	c := example(t)
	f := open(t, subject(c, c.DefaultScenario().ID))
	repeated := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			repeated[n.Scope] = n.RefersTo
		}
	}
	for _, sheet := range f.GetSheetList() {
		paper, err := f.GetPageLayout(sheet)
		if err != nil || *paper.Orientation != "landscape" || *paper.FitToWidth < 1 || *paper.Size != paperA4 {
			t.Errorf("%s is printed as %+v (%v)", sheet, paper, err)
		}
		around, err := f.GetHeaderFooter(sheet)
		if err != nil || !strings.Contains(around.OddHeader, "Page &P of &N") || !strings.Contains(around.OddFooter, "DRAFT") {
			t.Errorf("%s has around its pages %+v (%v)", sheet, around, err)
		}
		if !strings.Contains(repeated[sheet], "$4:$4") {
			t.Errorf("%s repeats %q on each page", sheet, repeated[sheet])
		}
	}
}
