package deliverytable

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// agreed is a case with a baseline of three lines over two years.
func agreed(t testing.TB) *model.Case {
	t.Helper()
	b := &model.Baseline{ID: "b", ScenarioID: "s", ScenarioName: "S", Body: "Cabinet", On: "2019-04-09", Minute: "5", Estimate: model.Minimum, FirstYear: 2019, Years: 2}
	for _, id := range []string{"hub", "desk", "lease"} {
		b.Lines = append(b.Lines, model.BaselineLine{ID: id, Owner: model.Programme, OwnerName: "Council-wide", Name: "Line of the " + id, Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: make([]decimal.Decimal, 2)})
	}
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "c", Title: "Case", FirstYear: 2019, Years: 2}, b,
		&model.Line{ID: "later", Owner: model.Programme, Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: make([]decimal.Decimal, 2)},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// read is the case with a table brought in, and what was said of it.
func read(t testing.TB, c *model.Case, text string) (*model.Case, string, error) {
	t.Helper()
	s, err := Open([]byte(text))
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

func actuals(c *model.Case) string {
	var parts []string
	for x := range c.Actuals.All() {
		for _, one := range x.Months {
			parts = append(parts, fmt.Sprintf("%s %s %s", x.Line, one.Month, one.Figure))
		}
	}
	return strings.Join(parts, ", ")
}

func TestAFinanceExportIsReadInEitherFormAndUnit(t *testing.T) {
	const want = "hub 2019-04 0.25, hub 2019-05 0.5, desk 2020-04 1"
	for _, text := range []string{
		"id,2019-04,2019-05,2020-04\nhub,0.25,0.5,\ndesk,,,1\n",
		"line,2019-04,2019-05,2020-04\nhub,0.25,0.5,\ndesk,,,1\n",
		"Line;Apr-19;May-19;Apr-20\nLine of the hub;0,25;0,5;\nline of the DESK;;;1\n",
		"Line\tApril 2019 (£000)\tMay 2019 (£000)\tApril 2020 (£000)\nLine of the hub\t250\t500\t\nLine of the desk\t\t\t1000\nTotal\t250\t500\t1000\n",
		"line,month,amount\nLine of the hub,2019-04,0.25\nLine of the hub,05/2019,0.5\nLine of the desk,April 2020,1\n",
		"Line,Period,£\nLine of the desk,2020-04-30,1000000\nLine of the hub,2019-04-30,250000\nLine of the hub,2019-05-31,500000\n",
	} {
		c, said, err := read(t, agreed(t), text)
		got := actuals(c)
		if got != want && got != "desk 2020-04 1, hub 2019-04 0.25, hub 2019-05 0.5" || err != nil {
			t.Errorf("%q became %q, %q, %v", text, got, said, err)
		}
	}
}

func TestATableThatCannotBeMeantIsRefusedInASentenceWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"line,2019-04\nGhost,1\n":                         "“Ghost” is not in the baseline of 9 April 2019",
		"id,2019-04\nlater,1\n":                           "is not in the baseline of 9 April 2019",
		"line,2019-04,Apr-19\nLine of the hub,1,2\n":      "two columns are of April 2019",
		"id,month,amount\nhub,2019-04,1\nhub,2019-04,2\n": "“Line of the hub” has April 2019 twice, here and in row 2",
		"id,2019-04\nhub,1\nhub,2\n":                      "has April 2019 twice, here and in row 2",
		"id,2019-04\nhub,lots\n":                          "lots",
		"id,month,amount\nhub,soon,1\n":                   "is not a month",
		"id,month,amount\nhub,,1\n":                       "the amount has no month",
		"id,2018-04\nhub,1\n":                             "outside the years of the baseline, 2019/20 to 2020/21",
		"id,2019-04\n,1\n":                                "no line",
		"id,2019-04\nhub,\n":                              "no amount below",
		"id,name\nhub,1\n":                                "no row of headings",
		"id,2019-04\nhub,£5000000\n":                      "pounds",
	} {
		if c, said, err := read(t, agreed(t), text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %q, %q", text, err, said, actuals(c))
		}
	}
	b := agreed(t)
	empty, err := model.NewCase(0, []model.Record{b.Head()}, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := read(t, empty, "id,2019-04\nhub,1\n"); err == nil || !strings.Contains(err.Error(), "no baseline") {
		t.Errorf("without a baseline: %v", err)
	}
}

func TestMonthsOutOfOrderAreTakenByTheirNamesAndThatIsSaid(t *testing.T) {
	c, said, err := read(t, agreed(t), "id,2019-06,2019-05,2019-07\nhub,6,5,7\n")
	if err != nil || actuals(c) != "hub 2019-05 5, hub 2019-06 6, hub 2019-07 7" || !strings.Contains(said, "out of order: May 2019 stands behind June 2019") {
		t.Errorf("%v: %q, %q", err, actuals(c), said)
	}
}

func TestWhatIsKnownStaysWhereATableSaysNothingAndAChangeIsSaid(t *testing.T) {
	c, _, err := read(t, agreed(t), "id,2019-04,2019-05\nhub,1,2\n")
	if err != nil {
		t.Fatal(err)
	}
	c, said, err := read(t, c, "id,2019-04,2019-05\nhub,3,\n")
	if err != nil || actuals(c) != "hub 2019-04 3, hub 2019-05 2" || !strings.Contains(said, "1 figure known already becomes another") {
		t.Errorf("%v: %q, %q", err, actuals(c), said)
	}
}

func TestWhatIsWrittenIsReadAsItWas(t *testing.T) {
	c, _, err := read(t, agreed(t), "id,2019-04,2020-05\nhub,1.25,2\ndesk,,-0.5\n")
	if err != nil {
		t.Fatal(err)
	}
	data, err := Write(c)
	if err != nil {
		t.Fatal(err)
	}
	again, said, err := read(t, agreed(t), string(data))
	if err != nil || actuals(again) != actuals(c) || said != "" {
		t.Errorf("%v, %q: %q, want %q", err, said, actuals(again), actuals(c))
	}
	same, _, err := edited(t, c, string(data))
	if err != nil || !same.Empty() {
		t.Errorf("to bring in what is there changes something: %v", err)
	}
}

// edited is the edit that a table makes.
func edited(t testing.TB, c *model.Case, text string) (model.Edit, []string, error) {
	t.Helper()
	s, err := Open([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return Read(c, s)
}

func FuzzRead(f *testing.F) {
	f.Add("id,2019-04\nhub,1\n")
	f.Add("line,month,amount\nLine of the hub,2019-04,0.25\n")
	c := agreed(f)
	f.Fuzz(func(t *testing.T, text string) {
		next, _, err := read(t, c, text)
		if err == nil && next.Problems() != nil {
			t.Errorf("%q became a case with problems: %v", text, next.Problems())
		}
	})
}

func TestTheUnitStandsInAHeadingOrAboveItAndIsSaid(t *testing.T) {
	for _, text := range []string{
		"line,month,Amount GBP\nhub,2019-04,250000\n", "line,month,amount £\nhub,2019-04,250000\n", "line,month,amount £k\nhub,2019-04,250\n",
		"All figures in £000\nline,2019-04\nhub,250\n", "line,2019-04 £000\nhub,250\n",
	} {
		c, said, err := read(t, agreed(t), text)
		if err != nil || actuals(c) != "hub 2019-04 0.25" || !strings.Contains(said, "£0.25m in all would be taken in") {
			t.Errorf("%q comes to %q, said is %q, %v", text, actuals(c), said, err)
		}
	}
}

func TestFiguresWithoutAUnitThatCanHardlyBeInMillionsAreRefused(t *testing.T) {
	c := agreed(t)
	b := *c.Baseline()
	b.Lines[0].Minimum = []decimal.Decimal{decimal.New(1, 0), decimal.New(1, 0)}
	const text = "line,month,amount\nhub,2019-04,250000\n"
	_, _, err := read(t, c, text)
	if err == nil || !strings.Contains(err.Error(), "hardly in £m; write their unit into the heading") {
		t.Errorf("it says %v", err)
	}
	if c, _, err = read(t, c, strings.Replace(text, "amount", "amount £m", 1)); err != nil || actuals(c) != "hub 2019-04 250000" {
		t.Errorf("what is said to be in £m comes to %q, %v", actuals(c), err)
	}
}
