package budgettable

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

func example(t testing.TB) *model.Case {
	t.Helper()
	f, err := casefile.Read(filepath.Join("..", "..", "assets", "oxfordshire-2018.tomcase"))
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

// bare is the example without its plan.
func bare(t testing.TB) *model.Case {
	t.Helper()
	c := example(t)
	var kept []model.Record
	for r := range c.Records() {
		switch x := r.(type) {
		case *model.BudgetLine:
		case *model.Overlap:
			next := *x
			next.HeldBy = ""
			kept = append(kept, &next)
		default:
			kept = append(kept, r)
		}
	}
	c, err := model.NewCase(0, kept, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// read is the case with a table brought in, and what was said of it.
func read(t testing.TB, c *model.Case, text string) (*model.Case, string, error) {
	t.Helper()
	s, err := Open(c, []byte(text))
	if err != nil {
		return c, "", err
	}
	edit, notes, err := Read(c, s)
	said := strings.Join(notes, " ")
	if err != nil {
		return c, said, err
	}
	next, _, err := model.Apply(c, edit)
	return next, said, err
}

func steps(c *model.Case) []string {
	var lines []string
	for x := range c.BudgetLines.All() {
		text := x.Name + " (" + string(x.Type) + ")"
		for _, d := range x.Years {
			text += " " + d.String()
		}
		lines = append(lines, text)
	}
	return lines
}

// published are the lines of the published financial position.
var published = []string{
	"Improvements and investments (investment) 4.8 0.4 0 -0.5", "Pressures (pressure) 18.4 9 6.5 0.2",
	"Savings (saving) -32.4 0 -4.9 -0.5", "Transformation savings re-profiled (saving) 15 -8.5 -3.5 -3",
}

func TestThePublishedFinancialPositionIsReadAsItIsPrinted(t *testing.T) {
	for _, table := range []string{
		"£m,2018/19,2019/20,2020/21,2021/22,total\nImprovements and investments,4.8,0.4,0.0,-0.5,4.7\nPressures,18.4,9.0,6.5,0.2,34.1\nSavings,-32.4,0.0,-4.9,-0.5,-37.8\nTransformation savings re-profiled,15.0,-8.5,-3.5,-3.0,0.0\nNet pressure / (saving),5.8,0.9,-1.9,-3.8,1.0\n",
		"Line\t2018-19\t2019-20\t2020-21\t2021-22\nImprovements and investments\t4.8\t0.4\t-\t(0.5)\nPressures\t18.4\t9.0\t6.5\t0.2\nSavings\t(32.4)\t0.0\t(4.9)\t(0.5)\nTransformation savings re-profiled\t15.0\t(8.5)\t(3.5)\t(3.0)\n",
		"Name;Kind;2018/19 £000;2019/20 £000;2020/21 £000;2021/22 £000\nImprovements and investments;investment;4800;400;0;-500\nPressures;Pressure;18400;9000;6500;200\nSavings;planned saving;-32400;0;-4900;-500\nTransformation savings re-profiled;saving;15000;-8500;-3500;-3000\n",
	} {
		c, said, err := read(t, bare(t), table)
		if err != nil || !slices.Equal(steps(c), published) {
			t.Errorf("%v\n%s\nof\n%s", err, strings.Join(steps(c), "\n"), table)
		}
		if has := strings.Contains(table, "Net pressure"); has != strings.Contains(said, "is the sum of the lines above it") {
			t.Errorf("of the total it says %q", said)
		}
	}
}

func TestWhatIsWrittenIsReadBackWithoutChangingAnything(t *testing.T) {
	c := example(t)
	line := *c.BudgetLines.At(0)
	line.Name, line.Note = "=HYPERLINK()", "'as agreed"
	line.Source.Page = "+3"
	edit, err := c.Replace(line.ID, &line)
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, edit); err != nil {
		t.Fatal(err)
	}
	text, err := Write(c)
	if err != nil {
		t.Fatal(err)
	}
	if s, err := Open(c, text); err != nil {
		t.Error(err)
	} else if edit, notes, err := Read(c, s); err != nil || !edit.Empty() || len(notes) > 0 {
		t.Errorf("%+v, %q, %v", edit.Changes, notes, err)
	}
	back, _, err := read(t, bare(t), string(text))
	if err != nil || !slices.Equal(steps(back), steps(c)) {
		t.Errorf("%v: %q", err, steps(back))
	}
}

func TestSignsThatStandTheWrongWayRoundAreTurnedAndSaid(t *testing.T) {
	c, said, err := read(t, bare(t), "name,kind,2018/19,2019/20\nPlanned,saving,32.4,4.9\nPay award,pressure,-2,-1\nRe-profiled,saving,15,-15\n")
	want := []string{"Planned (saving) -32.4 -4.9 0 0", "Pay award (pressure) 2 1 0 0", "Re-profiled (saving) 15 -15 0 0"}
	if err != nil || !slices.Equal(steps(c), want) {
		t.Errorf("%v: %q", err, steps(c))
	}
	if !strings.Contains(said, "The signs of “Planned” are turned") || !strings.Contains(said, "“Pay award” are turned") || strings.Contains(said, "“Re-profiled” are") {
		t.Errorf("it says %q", said)
	}
	if !strings.Contains(said, "no column for 2020/21") {
		t.Errorf("of a missing year it says %q", said)
	}
}

func TestARowOfTheCaseChangesItsLineAndTheOthersStay(t *testing.T) {
	before := example(t)
	c, said, err := read(t, before, "id,name,2018/19,2019/20,2020/21,2021/22\npressures,Pressures,20,9,6.5,0.2\n,improvements and investments,5,0.4,0,-0.5\n")
	if err != nil || c.BudgetLines.Len() != before.BudgetLines.Len() || c.BudgetLines.At(1).Years[0].String() != "20" || c.BudgetLines.At(0).Years[0].String() != "5" || c.BudgetLines.At(0).Type != model.Investment {
		t.Errorf("%v, %q: %q", err, said, steps(c))
	}
}

func TestATableThatCannotBeMeantIsRefusedInASentenceWithItsPlace(t *testing.T) {
	for table, want := range map[string]string{
		"name,2017/18,2018/19\nPay,5,1\n":                          "2017/18 is no year of the case",
		"name,2031/32\nPay,5\n":                                    "none of the case's, 2018/19 to 2021/22",
		"name,kind\nPay,pressure\n":                                "no row of headings names a year",
		"name,2018/19,2018-19\nPay,5,6\n":                          "two columns are of 2018/19",
		"name,kind,2018/19\nPay,windfall,5\n":                      "none of pressure, investment and saving",
		"name,2018/19\n,5\n":                                       "no name",
		"name,2018/19\nPay,five\n":                                 "five",
		"name,2018/19\n":                                           "no line of the plan",
		"name,2018/19,source\nPay,5,hearsay\n":                     "not one of published, workshop, illustrative",
		"name,2018/19\nPay,£5000000\n":                             "pounds",
		"id,name,2018/19\n" + strings.Repeat("x", 70) + ",Pay,5\n": "an id has",
	} {
		if c, said, err := read(t, bare(t), table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %q, %q", table, err, said, steps(c))
		}
	}
	if _, _, err := read(t, bare(t), "name,2017/18,2018/19\nPay,0,1\n"); err != nil {
		t.Errorf("a year beyond the case without figures: %v", err)
	}
}

func TestTwoRowsOfOneNameAreTwoLinesAndWhatChangesIsSaid(t *testing.T) {
	c, said, err := read(t, example(t), "name,2018/19,2019/20,2020/21,2021/22\nPressures,1,0,0,0\nPressures,2,0,0,0\n")
	got := steps(c)
	if err != nil || len(got) != 5 || got[1] != "Pressures (pressure) 1 0 0 0" || got[4] != "Pressures (pressure) 2 0 0 0" {
		t.Errorf("%v: %q", err, got)
	}
	if !strings.Contains(said, "“Pressures” changes: over all years from £34.10m to £1.00m") || !strings.Contains(said, "2 rows are called “Pressures”") {
		t.Errorf("it says %q", said)
	}
}

func TestATotalThatDoesNotAddUpIsSaid(t *testing.T) {
	_, said, err := read(t, bare(t), "name,2018/19,2019/20,total\nPay,5,1,7\nHeat,1,1,2\nNet pressure,7,2,9\n")
	if err != nil || !strings.Contains(said, "“Pay” add up to £6.00m; its total says £7.00m") || !strings.Contains(said, "looks like a total, but isn’t the sum") {
		t.Errorf("%v: %q", err, said)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("name,kind,2018/19\nPay,pressure,1\n")
	c := example(f)
	f.Fuzz(func(t *testing.T, text string) {
		next, _, err := read(t, c, text)
		if err == nil {
			for x := range next.BudgetLines.All() {
				if len(x.Years) != 4 || x.Total().Abs().GreaterThan(decimal.New(1, 10)) {
					t.Errorf("%q became %+v", text, x)
				}
			}
		}
	})
}
