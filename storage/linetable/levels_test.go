package linetable

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// A level of 2, then 5, is a step of 2, then 3; a line that counts once has no levels.
func TestYearlyLevelsAreReadAsSteps(t *testing.T) {
	c := testCase(t)
	table := "owner,kind,recurs,2026/27,2027/28\nhub,benefit,ongoing,2,5\nother-hub,cost,once,2,5\n"
	for typed, want := range map[model.Typed][2]string{model.Steps: {"2 5", "2 5"}, model.Levels: {"2 3", "2 5"}} {
		edit, _, err := read(c, []byte(table), typed)
		if err != nil || len(edit.Changes) != 2 {
			t.Fatal(len(edit.Changes), err)
		}
		for i, ch := range edit.Changes {
			if got := written(ch.To.(*model.Line).Minimum); got != want[i] {
				t.Errorf("taken as %s, row %d is %s, want %s", typed, i+1, got, want[i])
			}
		}
	}
}

func written(figures []decimal.Decimal) string {
	words := make([]string, len(figures))
	for i, d := range figures {
		words[i] = d.String()
	}
	return strings.Join(words, " ")
}

// The table of a case that is typed in levels says so, and comes back as it was however it is read.
func TestLevelsAreWrittenAndReadAsTheyWere(t *testing.T) {
	c := testCase(t)
	e, err := c.SetTyped(model.Levels)
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, e); err != nil {
		t.Fatal(err)
	}
	data, err := Write(c)
	if err != nil || !strings.Contains(string(data), ",mitigation %,figures\r\n") || !strings.Contains(string(data), ",minimum,1,3.5,ongoing") {
		t.Fatalf("the table is %s, %v", data, err)
	}
	for _, typed := range []model.Typed{"", model.Steps, model.Levels} {
		if edit, report, err := read(c, data, typed); err != nil || !edit.Empty() || !report.Says {
			t.Errorf("read as %s: %+v, %v", typed, report, err)
		}
	}
	wrong := strings.Replace(string(data), ",levels\r\n", ",heights\r\n", 1)
	if _, _, err := read(c, []byte(wrong), model.Steps); err == nil || !strings.Contains(err.Error(), `"heights" is not one of steps, levels`) {
		t.Errorf("another word gives %v", err)
	}
}

func TestAnImportSaysWhichLinesLookLikeLevels(t *testing.T) {
	c, err := testCase(t).CopyFor(model.Head{ID: "b", Title: "B", FirstYear: 2026, Years: 3})
	if err != nil {
		t.Fatal(err)
	}
	table := "owner,kind,2026/27,2027/28,2028/29\nhub,benefit,5,5,5\ndoor,benefit,5,0,0\n"
	_, report, err := read(c, []byte(table), model.Steps)
	if err != nil || len(report.Levels) != 1 || !strings.Contains(report.Words(), "“Hub, benefit” looks like yearly levels") {
		t.Errorf("it says %q, %v", report.Words(), err)
	}
	table = strings.Replace(table, "benefit,5,5,5", "benefit,2,5,9", 1) // whose steps rise as well
	if _, report, err = read(c, []byte(table), model.Levels); err != nil || len(report.Levels) != 0 {
		t.Errorf("taken as levels it says %q, %v", report.Words(), err)
	}
}

// What a table can't be read as is said of the option, the year and the money, and by its row: an id is no word for a person.
func TestARefusedLineIsNamedByItsOption(t *testing.T) {
	c := testCase(t)
	table := "id,owner,kind,estimate,2026/27,2027/28\nx,door,benefit,minimum,1,2\nx,,,maximum,5,5\n"
	if _, _, err := read(c, []byte(table), model.Steps); err != nil {
		t.Error(err)
	}
	want := "row 2, Single front door, benefit: from 2026/27 to 2027/28 the lowest goes from £1.00m to £2.00m and the highest from £5.00m to £5.00m; a range can't become narrower from one year to the next"
	if _, _, err := read(c, []byte(table), model.Levels); err == nil || err.Error() != want {
		t.Errorf("it says %v", err)
	}
	if _, _, err := read(c, []byte(strings.Replace(table, "minimum,1,2", "minimum,9,2", 1)), model.Steps); err == nil || strings.Contains(err.Error(), "[0]") || !strings.Contains(err.Error(), "row 2, Single front door, benefit: the lowest £9.00m is above the highest £5.00m in 2026/27") {
		t.Errorf("it says %v", err)
	}
}

// The column stands in every table; where it says nothing of an ongoing line, the reader is asked.
func TestATableSaysWhatItsFiguresAreInEveryRowOrNotAtAll(t *testing.T) {
	c := testCase(t)
	data, err := Write(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct {
		table string
		says  bool
	}{
		{string(data), true},
		{strings.Replace(string(data), ",steps", ",", 1), false},
		{"owner,kind,recurs,2026/27,2027/28\nhub,cost,once,1,2\n", true},
		{"owner,kind,2026/27,2027/28\nhub,cost,1,2\n", false},
	} {
		if _, report, err := read(c, []byte(one.table), model.Steps); err != nil || report.Says != one.says {
			t.Errorf("%s: says %v, %v", one.table, report.Says, err)
		}
	}
}

// The ends of a range are read by the words of the window as well as by those of files.
func TestTheEndsOfARangeAreReadByEitherWord(t *testing.T) {
	for _, ends := range [][2]string{{"minimum", "maximum"}, {"Lowest", "highest"}} {
		table := "owner,kind,estimate,2026/27,2027/28\nhub,benefit," + ends[0] + ",1,2\n,," + ends[1] + ",3,4\n"
		edit, _, err := read(testCase(t), []byte(table), model.Steps)
		if err != nil {
			t.Fatal(err)
		}
		if l := edit.Changes[0].To.(*model.Line); written(l.Minimum) != "1 2" || written(l.Maximum) != "3 4" {
			t.Errorf("%v: %v to %v", ends, l.Minimum, l.Maximum)
		}
	}
}
