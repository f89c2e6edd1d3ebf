package excel

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

func TestTheFormulasGiveTheProfileOfEveryScenarioEstimateAndBasis(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	c := example(t)
	for s := range c.Scenarios.All() {
		f := open(t, subject(c, s.ID))
		for _, e := range model.Estimates() {
			for _, b := range model.Bases() {
				turn(t, f, e, b)
				t.Run(fmt.Sprint(s.Name, ", ", e, ", ", b), func(t *testing.T) {
					wantProfile(t, f, model.Profile(c, s.ID, e, b))
				})
			}
		}
	}
}

func TestTheFormulasGiveTheProfileOfRandomCases(t *testing.T) {
	for seed := range uint64(times(25)) {
		r := rand.New(rand.NewPCG(seed, 1))
		c := randomCase(t, r)
		f := open(t, subject(c, "s"))
		for _, e := range model.Estimates() {
			for _, b := range model.Bases() {
				turn(t, f, e, b)
				wantProfile(t, f, model.Profile(c, "s", e, b))
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// A viewer that doesn't calculate shows what the cells were written with.
func TestEveryFormulaIsWrittenWithTheValueThatItHas(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	subjects := map[string]Book{}
	c := example(t)
	for _, e := range model.Estimates() {
		for _, b := range model.Bases() {
			s := subject(c, c.DefaultScenario().ID)
			s.Estimate, s.Basis = e, b
			subjects[fmt.Sprint("example, ", e, ", ", b)] = s
		}
	}
	for seed := range uint64(times(25)) {
		r := rand.New(rand.NewPCG(seed, 2))
		s := subject(randomCase(t, r), "s")
		s.Estimate, s.Basis = model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)]
		subjects[fmt.Sprint("seed ", seed)] = s
	}
	for name, s := range subjects {
		t.Run(name, func(t *testing.T) { wantKeptValues(t, s) })
	}
}

func wantKeptValues(t *testing.T, s Book) {
	f := open(t, s)
	formulas := formulasOf(t, f)
	for _, at := range formulas {
		if rounds(at.formula, s) {
			continue // the library takes only the first of a range here; LibreOffice is asked in another test
		}
		was, now := kept(t, f, at.sheet, at.cell), computed(t, f, at.sheet, at.cell)
		if !sameCell(was, now) {
			t.Errorf("%s!%s holds %q, but its formula gives %q", at.sheet, at.cell, was, now)
		}
	}
	if len(formulas) < 15 {
		t.Errorf("there are only %d formulas", len(formulas))
	}
}

func rounds(formula string, s Book) bool {
	return strings.Contains(formula, "SUMPRODUCT") || strings.Contains(formula, roundingCell(s.Case.Head().Years)+"=")
}

func TestAChangedChoiceChangesTheTotals(t *testing.T) {
	c := example(t)
	scenario := c.DefaultScenario().ID
	f := open(t, subject(c, scenario))
	options := newOptionRows(c, scenario)
	for _, id := range []string{"hub-and-spoke", "centre-of-excellence"} {
		e, err := c.Toggle(scenario, id)
		if err != nil {
			t.Fatal(err)
		}
		if c, _, err = model.Apply(c, e); err != nil {
			t.Fatal(err)
		}
	}
	for o := range c.Options.All() {
		set(t, f, sheetOptions, place(optionChosen, firstRow+options.numbers[o.ID]-programmeNumber), oneIf(c.Chosen(scenario)[o.ID]))
	}
	wantProfile(t, f, model.Profile(c, scenario, model.Minimum, model.InYear))
}

func TestAChangedFigureChangesTheTotalsAndTheCheckSaysSo(t *testing.T) {
	c := example(t)
	f := open(t, subject(c, c.DefaultScenario().ID))
	check := place(profileSide, checkRow)
	if got := computed(t, f, sheetProfile, check); got != agrees {
		t.Fatalf("the check says %q of what nobody changed", got)
	}
	cell := place(lineFigures+2, firstRow) // 0.5 in the third year, in a line that counts
	before := kept(t, f, sheetLines, cell)
	set(t, f, sheetLines, cell, 0.500001)
	total := place(profileBenefit, firstRow+c.Head().Years)
	if got := computed(t, f, sheetProfile, total); !sameAmount(got, decimal.RequireFromString("33.000001")) {
		t.Errorf("a figure changed from %s by a millionth gives a total of %s", before, got)
	}
	if got := computed(t, f, sheetProfile, check); got != changed {
		t.Errorf("the check says %q of a changed figure", got)
	}
	set(t, f, sheetLines, cell, 0.5)
	if got := computed(t, f, sheetProfile, check); got != agrees {
		t.Errorf("the check says %q of a figure changed back", got)
	}
}

func TestTwoAnswersWhereOneIsTakenAreFlagged(t *testing.T) {
	c := example(t)
	f := open(t, subject(c, c.DefaultScenario().ID))
	options := newOptionRows(c, "")
	flag := func(id string) string {
		return computed(t, f, sheetOptions, place(optionCheck, firstRow+options.numbers[id]-programmeNumber))
	}
	for _, id := range []string{"hub-and-spoke", "centre-of-excellence"} {
		set(t, f, sheetOptions, place(optionChosen, firstRow+options.numbers[id]-programmeNumber), 1)
	}
	if got := flag("hub-and-spoke"); got != tooMany {
		t.Errorf("the check says %q", got)
	}
	if got := flag("front-door"); got != "" {
		t.Errorf("the check says %q of another decision", got)
	}
}

func TestTheWordsFollowTheEstimateAndTheBasis(t *testing.T) {
	c := example(t)
	f := open(t, subject(c, c.DefaultScenario().ID))
	turn(t, f, model.Central, model.Recurring)
	for cell, want := range map[string]string{
		place(1, aboutRow):         "Middle estimate, carried forward, £m, undiscounted",
		place(profileSide, keyRow): "Cumulative net (middle estimate, carried forward)",
	} {
		if got := computed(t, f, sheetProfile, cell); got != want {
			t.Errorf("%s says %q, want %q", cell, got, want)
		}
	}
}

// Thrice £0.003m is £0.01m, which isn't the sum of three amounts shown as £0.00m.
func TestTheNotesAreThoseOfTheFigures(t *testing.T) {
	third := decimal.RequireFromString("0.003")
	c := newCase(
		t, &model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: 3}, &model.Scenario{ID: "s", Name: "Bold"},
		&model.Line{
			ID: "l", Owner: model.Programme, Type: model.BenefitLine, Recurrence: model.Once,
			Minimum: []decimal.Decimal{third, third, third}, Source: model.Source{Grade: model.Illustrative},
		},
	)
	f := open(t, subject(c, "s"))
	note, evidence := place(1, firstRow+3+2), place(1, firstRow+3+3)
	if got := kept(t, f, sheetProfile, note); got != model.RoundingNote {
		t.Errorf("the note is %q", got)
	}
	if got := computed(t, f, sheetProfile, evidence); got != programmeIllustrative {
		t.Errorf("the note on evidence is %q", got)
	}
	set(t, f, sheetLines, place(lineGrade, firstRow), "published")
	if got := computed(t, f, sheetProfile, evidence); got != "" {
		t.Errorf("published figures have the note %q", got)
	}
}

func TestWhatElseBelongsBelowTheProfileStandsThere(t *testing.T) {
	c := example(t)
	s := subject(c, c.DefaultScenario().ID)
	s.Notes = []string{"Costs leave out redundancy"}
	f := open(t, s)
	if got := kept(t, f, sheetProfile, place(1, firstRow+c.Head().Years+4)); got != "As exported: Costs leave out redundancy" {
		t.Errorf("it says %q", got)
	}
}

func TestTheSameSubjectGivesTheSameBytes(t *testing.T) {
	c := example(t)
	s := subject(c, c.DefaultScenario().ID)
	first := bytesOf(t, s)
	for range 5 {
		if !bytes.Equal(first, bytesOf(t, s)) {
			t.Fatal("a second workbook differs")
		}
	}
}

func TestSubjectsThatCannotBeWrittenAreRefused(t *testing.T) {
	c := example(t)
	for want, change := range map[string]func(*Book){
		"there is no case":              func(s *Book) { s.Case = nil },
		"the case has no years":         func(s *Book) { s.Case = &model.Case{} },
		`"middling" is not an estimate`: func(s *Book) { s.Estimate = "middling" },
		`"now and then" is not a basis`: func(s *Book) { s.Basis = "now and then" },
	} {
		s := subject(c, "")
		change(&s)
		if err := Write(&bytes.Buffer{}, s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("no room")

func TestAFailedWriteIsReported(t *testing.T) {
	if err := Write(fullDisk{}, subject(example(t), "")); !errors.Is(err, errFull) {
		t.Errorf("the error is %v", err)
	}
}

func TestAnEmptyCaseAndOneOfThirtyYearsAreWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	long := &model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: model.MaxYears}
	for name, c := range map[string]*model.Case{
		"empty":        newCase(t, &model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: 1}),
		"thirty years": newCase(t, long, randomLine(r, "a", model.Programme, model.MaxYears), randomLine(r, "b", model.Programme, model.MaxYears)),
		"no lines":     newCase(t, long),
	} {
		t.Run(name, func(t *testing.T) {
			f := open(t, subject(c, ""))
			for _, e := range model.Estimates() {
				turn(t, f, e, model.Recurring)
				wantProfile(t, f, model.Profile(c, "", e, model.Recurring))
			}
			for _, sheet := range f.GetSheetList() {
				tables, err := f.GetTables(sheet)
				if err != nil {
					t.Fatal(err)
				}
				if got := computed(t, f, sheet, place(1, firstRow)); got == "" {
					t.Errorf("%s has nothing to say", sheet)
				}
				if empty := sheet == sheetLines && c.Lines.Len() == 0 || sheet == sheetScenario || sheet == sheetAssumptions; empty != (len(tables) == 0) {
					t.Errorf("%s has the tables %v", sheet, tables)
				}
			}
		})
	}
}

func BenchmarkWriteExample(b *testing.B) {
	c := example(b)
	benchmarkWrite(b, subject(c, c.DefaultScenario().ID))
}

func BenchmarkWriteLargeCase(b *testing.B) { benchmarkWrite(b, subject(largeCase(b), "")) }

// largeCase has 500 options with four lines each, over thirty years.
func largeCase(t testing.TB) *model.Case {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	records := []model.Record{
		&model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: model.MaxYears}, &model.Component{ID: "c", Name: "Contact"},
		&model.Scenario{ID: "s", Name: "Bold"},
	}
	for d := range 100 {
		decision := fmt.Sprint("d", d)
		records = append(
			records, &model.Decision{ID: decision, Component: "c", Name: "Desk"},
			&model.Choice{Scenario: "s", Decision: decision, Options: []string{decision + "o0"}, Status: model.Provisional},
		)
		for o := range 5 {
			option := fmt.Sprint(decision, "o", o)
			records = append(records, &model.Option{ID: option, Decision: decision, Name: "Hub", Consequence: strings.Repeat("word ", 20)})
			for l := range 4 {
				records = append(records, randomLine(r, fmt.Sprint(option, "l", l), option, model.MaxYears))
			}
		}
	}
	return newCase(t, records...)
}

func benchmarkWrite(b *testing.B, s Book) {
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := Write(&out, s); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1e6, "MB-file")
}
