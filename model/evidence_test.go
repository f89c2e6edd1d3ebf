package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model"
)

// costs is a table of evidence with a sum that is declared.
func costs() *Evidence {
	return &Evidence{
		ID: "costs", Title: "Costs", Source: Source{Grade: Published, Document: "paper", Page: "9"}, Corner: "£m",
		Columns: []EvidenceColumn{{Name: "low", Unit: "£m"}, {Name: "high", Unit: "£m"}},
		Rows:    []EvidenceRow{{"pay", []string{"1", "2"}}, {"rent", []string{"£3", "4"}}, {"Total", []string{"4", "7"}}},
		Checks:  []Check{{Rule: SumRule, Result: Place{Row: "Total"}, Of: []Place{{Row: "pay"}, {Row: "rent"}}, Only: []string{"low"}}},
	}
}

// withHighTwice adds a column with a name that stands there already.
func withHighTwice(x *Evidence) *Evidence {
	x.Columns = append(x.Columns, EvidenceColumn{Name: "high"})
	for i := range x.Rows {
		x.Rows[i].Cells = append(x.Rows[i].Cells, "9")
	}
	return x
}

// ofHigh holds a cell of one of the columns “high” against one of the other.
func ofHigh(result, of int) Check {
	cell := func(nth int) Place { return Place{Row: "rent", Column: "high", NthColumn: nth} }
	return Check{Rule: EqualsRule, Result: cell(result), Of: []Place{cell(of)}}
}

// claims is a table that is held against the costs.
func claims() *Evidence {
	return &Evidence{
		ID: "claims", Title: "Claims", Columns: []EvidenceColumn{{Name: "figure"}}, Rows: []EvidenceRow{{"C1", []string{"4"}}},
		Checks: []Check{{Rule: EqualsRule, Result: Place{Row: "C1", Column: "figure"}, Of: []Place{{Table: "costs", Row: "Total", Column: "low"}}}},
	}
}

func TestEvidenceIsRefusedWhereItsChecksNameNothing(t *testing.T) {
	for name, one := range map[string]struct {
		change func(*Evidence)
		want   string
	}{
		"a sound table":      {func(*Evidence) {}, ""},
		"no title":           {func(x *Evidence) { x.Title = "" }, "title: is empty"},
		"no columns":         {func(x *Evidence) { x.Columns = nil }, "1 to 60 columns, not 0"},
		"a cell too few":     {func(x *Evidence) { x.Rows[1].Cells = x.Rows[1].Cells[:1] }, "rows[1].cells: has 1 cells, but the table has 2 columns"},
		"another document":   {func(x *Evidence) { x.Source.Document = "none" }, `there is no document "none"`},
		"an unknown rule":    {func(x *Evidence) { x.Checks[0].Rule = "mean" }, `checks[0].rule: "mean" is not one of sum, difference`},
		"an unknown row":     {func(x *Evidence) { x.Checks[0].Of[1].Row = "fuel" }, `checks[0].of[1]: there is no row “fuel” in “Costs”`},
		"an unknown column":  {func(x *Evidence) { x.Checks[0].Only[0] = "mid" }, `checks[0].only[0]: there is no column “mid”`},
		"a row twice":        {func(x *Evidence) { x.Rows[0].Name = "rent" }, `“Costs” has 2 rows with the name “rent”; a check needs one`},
		"rows of columns":    {func(x *Evidence) { x.Checks[0].Of[0] = Place{Column: "low"} }, "is a column, but the result is a row"},
		"one of a ratio":     {func(x *Evidence) { x.Checks[0].Rule, x.Checks[0].Of = RatioRule, x.Checks[0].Of[:1] }, "names 1 places"},
		"nothing named":      {func(x *Evidence) { x.Checks[0].Result = Place{} }, "names neither a row nor a column"},
		"a row of elsewhere": {func(x *Evidence) { x.Checks[0].Of[0].Table = "claims" }, "of another table only a cell can be named"},
		"a row that is said": {func(x *Evidence) {
			x.Rows[0].Name, x.Checks[0].Of = "rent", []Place{{Row: "rent", Nth: 1}, {Row: "rent", Nth: 2}}
		}, ""},
		"a third of two":            {func(x *Evidence) { x.Rows[0].Name, x.Checks[0].Of[0].Nth, x.Checks[0].Of[1].Nth = "rent", 3, 3 }, "so none is number 3"},
		"less than a first":         {func(x *Evidence) { x.Rows[0].Name, x.Checks[0].Of[1].Nth = "rent", -1 }, "so none is number -1"},
		"a second of one":           {func(x *Evidence) { x.Checks[0].Of[1].Nth = 2 }, "has one row “rent”; leave out which of several is meant"},
		"a second of no name":       {func(x *Evidence) { x.Checks[0].Of[1].NthColumn = 2 }, "says which column of a name is meant, but not the name"},
		"a column twice":            {func(x *Evidence) { withHighTwice(x).Checks[0] = ofHigh(0, 1) }, `checks[0].result: “Costs” has 2 columns with the name “high”; a check needs one, so say which, from 1 to 2`},
		"a column that is said":     {func(x *Evidence) { withHighTwice(x).Checks[0] = ofHigh(2, 1) }, ""},
		"columns limited by a name": {func(x *Evidence) { withHighTwice(x).Checks[0].Only[0] = "high" }, ""},
		"a running cell": {func(x *Evidence) {
			x.Checks[0] = Check{Rule: RunningRule, Result: Place{Row: "pay", Column: "low"}, Of: []Place{{Row: "rent", Column: "low"}}}
		}, "a running total is a row or a column"},
	} {
		t.Run(name, func(t *testing.T) {
			x := costs()
			one.change(x)
			_, err := NewCase(0, with(small(), x, claims()), false)
			switch {
			case one.want == "" && err != nil:
				t.Error(err)
			case one.want != "" && (err == nil || !strings.Contains(err.Error(), one.want)):
				t.Errorf("got %v, want %s", err, one.want)
			}
		})
	}
}

func TestALineIsNamedSoThatNoOtherIsMeant(t *testing.T) {
	x := &Evidence{
		Columns: []EvidenceColumn{{Name: "a"}, {Name: "b"}, {Name: "a"}, {Name: "a"}},
		Rows:    []EvidenceRow{{Name: "Total"}, {Name: "Pay"}, {Name: "Total"}},
	}
	for i := range x.Rows {
		if p := x.PlaceOfRow(i); x.RowOf(p) != i || p.Column != "" || (p.Nth == 0) != (p.Row == "Pay") {
			t.Errorf("row %d is named %+v, which is row %d", i, p, x.RowOf(p))
		}
	}
	for i := range x.Columns {
		if p := x.PlaceOfColumn(i); x.ColumnOf(p) != i || p.Row != "" || (p.NthColumn == 0) != (p.Column == "b") {
			t.Errorf("column %d is named %+v, which is column %d", i, p, x.ColumnOf(p))
		}
	}
	for _, none := range []Place{{Row: "Rent", Column: "c"}, {Row: "Total", Nth: 3, Column: "a", NthColumn: 4}} {
		if x.RowOf(none) != -1 || x.ColumnOf(none) != -1 {
			t.Errorf("%+v is row %d, column %d", none, x.RowOf(none), x.ColumnOf(none))
		}
	}
}

func TestACheckThatNamesOneOfSeveralIsKnown(t *testing.T) {
	for name, change := range map[string]func(*Check){
		"the result":       func(k *Check) { k.Result.Nth = 2 },
		"what it is of":    func(k *Check) { k.Of = []Place{{Row: "pay"}, {Row: "rent", NthColumn: 1}} },
		"the columns only": func(k *Check) { k.Only = []string{"low", "high"} },
	} {
		x := costs()
		x.Columns = append(x.Columns, EvidenceColumn{Name: "high"})
		if x.NamesRepeated() {
			t.Error("a table without such a check has one")
		}
		if change(&x.Checks[0]); !x.NamesRepeated() {
			t.Errorf("%s isn't seen", name)
		}
	}
}

func TestATableThatGoesTakesTheChecksAgainstIt(t *testing.T) {
	c := smallCase(t, costs(), claims())
	e := must(t)(c.Remove(KindEvidence, "costs"))
	if e.Text != "Table “Costs” deleted" || c.ReferrerWords(KindEvidence, "costs") != "1 table refers to it" {
		t.Errorf("it says %q, %q", e.Text, c.ReferrerWords(KindEvidence, "costs"))
	}
	undoIsIdentity(t, c, e.Stamp(signature(1)))
	if x, _ := apply(t, c, e, 1).Evidence.Get("claims"); len(x.Checks) != 0 || len(x.Rows) != 1 {
		t.Errorf("left is %+v", x)
	}
}

func TestARowThatAnotherTableIsHeldAgainstCanNotGo(t *testing.T) {
	c := smallCase(t, costs(), claims())
	x := costs()
	x.Rows, x.Checks = x.Rows[:2], nil
	if _, _, err := Apply(c, must(t)(c.Replace("costs", x))); err == nil || !strings.Contains(err.Error(), `no row “Total”`) {
		t.Errorf("got %v", err)
	}
	x = costs()
	x.Checks = nil
	if e := must(t)(c.Replace("costs", x)); e.Text != "Table “Costs”: checks changed" {
		t.Errorf("it says %q", e.Text)
	}
}

func TestAPastedTableIsKeptAsPrinted(t *testing.T) {
	x, err := TakeEvidence("t", "Pasted", [][]string{{" £m ", "2018/19", "share %", ""}, {"pay", "£3", " 4 %"}, {"", ""}, {"pay", "(2)", "x\ny"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprintf("%q", x.Printed()), `[["£m" "2018/19" "share %"] ["pay" "£3" "4 %"] ["pay" "(2)" "x\ny"]]`; got != want {
		t.Errorf("got %s", got)
	}
	if x.Columns[0].Unit != "£m" || x.Columns[1].Unit != "%" {
		t.Errorf("the columns are %+v", x.Columns)
	}
	x, err = TakeEvidence("t", "Pasted", [][]string{{"technology", "people", "total"}, {"6", "3", "9"}})
	if err != nil || x.NamesRows() || !slices.Equal(x.Printed()[0], []string{"technology", "people", "total"}) {
		t.Errorf("without names it is %+v, %v", x, err)
	}
	if x, err = TakeEvidence("t", "Pasted", [][]string{{"year", "cost"}, {"2018", "3"}, {"2019", "4"}}); err != nil || x.Rows[1].Name != "2019" {
		t.Errorf("years are %+v, %v", x, err)
	}
	for _, none := range [][][]string{nil, {{"a", "b"}}, {{"a"}, {"1"}}, {{"", ""}, {"", ""}}} {
		if _, err := TakeEvidence("t", "Pasted", none); err == nil {
			t.Errorf("%q was taken", none)
		}
	}
}

func TestEvidenceIsFoundByItsTitleAndCells(t *testing.T) {
	c := smallCase(t, costs())
	for _, query := range []string{"costs", "rent £3"} {
		if hits := Find(c, query, 9); len(hits) == 0 || hits[len(hits)-1].Kind != KindEvidence && hits[0].Kind != KindEvidence {
			t.Errorf("%q finds %+v", query, hits)
		}
	}
}
