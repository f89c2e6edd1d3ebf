package excel

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// example is the worked example.
func example(t testing.TB) *model.Case {
	t.Helper()
	f, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

func newCase(t testing.TB, records ...model.Record) *model.Case {
	t.Helper()
	c, err := model.NewCase(1, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// subject is a scenario of a case at the minimum estimate and in-year.
func subject(c *model.Case, scenario string) Book {
	return Book{
		Case: c, Scenario: scenario, Estimate: model.Minimum, Basis: model.InYear,
		Stamp: "DRAFT · revision 12 · 24 November 2026", Created: time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC),
	}
}

func bytesOf(t testing.TB, s Book) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// open writes a workbook and reads it back.
func open(t testing.TB, s Book) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(bytesOf(t, s)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// set changes a cell.
func set(t testing.TB, f *excelize.File, sheet, cell string, value any) {
	t.Helper()
	if err := f.SetCellValue(sheet, cell, value); err != nil {
		t.Fatal(err)
	}
}

func turn(t testing.TB, f *excelize.File, e model.Estimate, b model.Basis) {
	t.Helper()
	set(t, f, sheetAbout, place(aboutDetail, estimateRow), e.Name())
	set(t, f, sheetAbout, place(aboutDetail, basisRow), b.Name())
}

// computed is what the formula of a cell comes to.
func computed(t testing.TB, f *excelize.File, sheet, cell string) string {
	t.Helper()
	text, err := f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("%s!%s: %v", sheet, cell, err)
	}
	return text
}

// kept is the value that a cell was written with.
func kept(t testing.TB, f *excelize.File, sheet, cell string) string {
	t.Helper()
	text, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// sameAmount reports whether a cell holds an amount in £m.
func sameAmount(cell string, want decimal.Decimal) bool {
	got, err := strconv.ParseFloat(cell, 64)
	return err == nil && math.Abs(got-want.InexactFloat64()) < 1e-7*max(1, want.Abs().InexactFloat64())
}

// sameCell reports whether two cells hold the same text, or numbers that floating point alone tells apart.
func sameCell(was, now string) bool {
	d, err := decimal.NewFromString(was)
	return was == now || err == nil && sameAmount(now, d)
}

// formulaAt is a formula with its place.
type formulaAt struct{ sheet, cell, formula string }

// formulasOf lists the formulas of a workbook.
func formulasOf(t testing.TB, f *excelize.File) []formulaAt {
	t.Helper()
	var list []formulaAt
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x := range row {
				cell := place(x+1, y+1)
				if formula, _ := f.GetCellFormula(sheet, cell); formula != "" {
					list = append(list, formulaAt{sheet, cell, formula})
				}
			}
		}
	}
	return list
}

// amount is a cell of the profile and what the model says of it.
type amount struct {
	cell string
	want decimal.Decimal
}

// amounts lists the profile's cells, the totals with them.
func amounts(f model.Flow) []amount {
	var list []amount
	for i := range f.Net {
		row := firstRow + i
		list = append(
			list, amount{place(profileBenefit, row), f.Benefit[i]}, amount{place(profileCost, row), f.Cost[i]},
			amount{place(profileNet, row), f.Net[i]}, amount{place(profileCumulative, row), f.Cumulative[i]},
			amount{place(profileDrawn, row), f.Cost[i].Neg()},
		)
	}
	total := firstRow + len(f.Net)
	return append(
		list, amount{place(profileBenefit, total), f.TotalBenefit}, amount{place(profileCost, total), f.TotalCost},
		amount{place(profileNet, total), f.TotalNet},
	)
}

// wantProfile holds the sheet's formulas against a profile.
func wantProfile(t testing.TB, f *excelize.File, want model.Flow) {
	t.Helper()
	for _, a := range amounts(want) {
		if got := computed(t, f, sheetProfile, a.cell); !sameAmount(got, a.want) {
			t.Errorf("%s is %s, want %s", a.cell, got, a.want)
		}
	}
}

// randomCase is a small case of any shape: no options, no lines, ranges or none, negative figures.
func randomCase(t testing.TB, r *rand.Rand) *model.Case {
	t.Helper()
	years := 1 + r.IntN(4)
	records := []model.Record{
		&model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: years, TaxBase: randomBase(r)},
		&model.Component{ID: "c", Name: "Contact"}, &model.Scenario{ID: "s", Name: "Bold"},
	}
	owners := []string{model.Programme}
	for d := range r.IntN(4) {
		decision := &model.Decision{ID: fmt.Sprint("d", d), Component: "c", Name: "Desk", Several: r.IntN(2) == 0, AsIs: r.IntN(2) == 0}
		choice := &model.Choice{Scenario: "s", Decision: decision.ID, Status: model.Agreed}
		records = append(records, decision)
		for o := range r.IntN(4) {
			id := fmt.Sprintf("o%d-%d", d, o)
			records = append(records, &model.Option{ID: id, Decision: decision.ID, Name: "Hub"})
			owners = append(owners, id)
			if r.IntN(2) == 0 && (decision.Several || len(choice.Options) == 0) {
				choice.Options = append(choice.Options, id)
			}
		}
		records = append(records, choice)
	}
	for i := range r.IntN(3) {
		records = append(records, &model.BudgetLine{ID: fmt.Sprint("b", i), Name: "Pay", Type: model.BudgetTypes()[i], Years: randomSteps(r, years)})
	}
	for i := range r.IntN(4) {
		records = append(records, &model.Overlap{ID: fmt.Sprint("v", i), Measure: []string{"net", "cost", "benefit"}[i], Years: randomSteps(r, years)})
	}
	for i := range r.IntN(3) {
		records = append(records, &model.Reinvestment{ID: fmt.Sprint("r", i), Name: "Prevention", Share: decimal.New(int64(r.IntN(50)), -2)})
	}
	for i := range r.IntN(8) {
		records = append(records, randomLine(r, fmt.Sprint("l", i), owners[r.IntN(len(owners))], years))
	}
	return newCase(t, records...)
}

// randomBase is a tax base, or none.
func randomBase(r *rand.Rand) *decimal.Decimal {
	if r.IntN(2) == 0 {
		return nil
	}
	base := decimal.New(int64(1_000_000+r.IntN(1_000_000)), -1)
	return &base
}

// randomSteps are figures of the plan, a step a year.
func randomSteps(r *rand.Rand, years int) []decimal.Decimal {
	steps := make([]decimal.Decimal, years)
	for i := range steps {
		steps[i] = decimal.New(int64(r.IntN(4_000)-1_000), -2)
	}
	return steps
}

func randomLine(r *rand.Rand, id, owner string, years int) *model.Line {
	l := &model.Line{ID: id, Owner: owner, Type: model.BenefitLine, Recurrence: model.Ongoing}
	if r.IntN(2) == 0 {
		l.Type = model.CostLine
	}
	if r.IntN(2) == 0 {
		l.Recurrence = model.Once
	}
	if l.Type == model.CostLine {
		l.Funding = model.Fundings()[r.IntN(6)]
	} else {
		l.Worth = model.LineWorths()[r.IntN(3)]
	}
	if r.IntN(3) == 0 {
		l.Source.Grade = model.Illustrative
	}
	ranged := r.IntN(2) == 0
	places := -int32(r.IntN(7))
	for range years {
		low := decimal.New(int64(r.IntN(20_000)-4_000), places)
		l.Minimum = append(l.Minimum, low)
		if ranged {
			l.Maximum = append(l.Maximum, low.Add(decimal.New(int64(r.IntN(5_000)), places)))
		}
	}
	return l
}

// times is how often something random is tried: a tenth of it in short, as under the race detector.
func times(n int) int {
	if testing.Short() {
		return max(1, n/10)
	}
	return n
}
