package charts

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/assets"
	"tomworkbench/charts/draw"
	"tomworkbench/charts/draw/golden"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// exampleCase is the built-in example.
func exampleCase(t testing.TB) *model.Case {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	return file.Case
}

// subjectOf is a scenario of a case, the first unless it has a default one.
func subjectOf(c *model.Case) Subject {
	id := c.DefaultScenario().ID
	return Subject{Case: c, Scenario: id, With: Others(c, id), Estimate: model.Minimum, Basis: model.InYear, Workings: new(Workings)}
}

func figureOf(t testing.TB, k FigureID, s Subject) *Figure {
	t.Helper()
	f, err := New(k, s)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestEveryFigureLooksAsItShould(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := subjectOf(ratedCase(t, answeredByMembers(t, exampleCase(t), rand.New(rand.NewPCG(1, 1)), 40, false)))
	s.Case = delivering(t, s.Case, s.Scenario, rand.New(rand.NewPCG(1, 1)))
	for _, k := range FigureIDs() {
		f := figureOf(t, k, s).Stamped("DRAFT · Oxfordshire 2018, revision 12 · 24 November 2026")
		t.Run(string(k), func(t *testing.T) {
			page := f.PrintSize()
			page.DPI = 110
			var paper bytes.Buffer
			if err := f.PNG(&paper, page); err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, "set-"+string(k)+"-paper.png", paper.Bytes())
			for look, theme := range map[string]draw.Theme{"light": draw.LightTheme(), "dark": draw.DarkTheme()} {
				frame, err := f.Frame(760, 480, 1, theme)
				if err != nil {
					t.Fatal(err)
				}
				golden.Compare(t, "set-"+string(k)+"-"+look+".png", golden.Encode(t, frame))
			}
		})
	}
}

// randomSubject is a scenario of a case of any shape: up to 40 components, names of any length, sizes from pence to
// thousands of millions.
func randomSubject(t testing.TB, r *rand.Rand) Subject {
	years := []int{1, 4, 4, 1 + r.IntN(model.MaxYears)}[r.IntN(4)]
	scale := []int64{0, 1, 400, 9_999_00}[r.IntN(4)]
	names := []string{"Hub", "Consolidated strategic core function", "A name that is far too long for any chart that was ever drawn, and goes on all the same <&>"}
	name := func(i int) string {
		if r.IntN(3) == 0 {
			return longName(r) + fmt.Sprint(" ", i)
		}
		return fmt.Sprint(names[r.IntN(len(names))], " ", i)
	}
	records := []model.Record{&model.Head{ID: "case", Title: name(0), FirstYear: 2018, Years: years}}
	records = append(records, randomMap(r, name)...)
	records = append(records, randomPlan(r, years, scale, name)...)
	records = append(records, randomRegister(r, scale, name)...)
	records = append(records, randomAssessment(r, name)...)
	for i := range 4 {
		records = append(records, &model.Scenario{ID: fmt.Sprint("s", i), Name: name(i)})
	}
	lines := func(owner string) {
		for i := range r.IntN(3) {
			l := &model.Line{ID: fmt.Sprint(owner, "-", i), Owner: owner, Recurrence: model.Ongoing, Category: []string{"", "people", fmt.Sprint("stream ", r.IntN(6)), longName(r)}[r.IntN(4)]}
			l.Type = []model.LineType{model.BenefitLine, model.CostLine}[r.IntN(2)]
			sayForBudget(r, l)
			for range years {
				low := decimal.New(r.Int64N(scale+1)-r.Int64N(scale/8+1), -2)
				l.Minimum, l.Maximum = append(l.Minimum, low), append(l.Maximum, low.Add(decimal.New(r.Int64N(scale+1), -2)))
			}
			records = append(records, l)
		}
	}
	lines(model.Programme)
	for i := range []int{0, 1, 5, 40}[r.IntN(4)] {
		c, d, o := fmt.Sprint("c", i), fmt.Sprint("d", i), fmt.Sprint("o", i)
		records = append(records, randomlyRated(r, &model.Component{ID: c, Name: name(i), Layer: []string{"", "", "First", "Second"}[r.IntN(4)]}), &model.Decision{ID: d, Component: c, Name: "Decision"},
			&model.Option{ID: o, Decision: d, Name: name(i)}, &model.Principle{ID: fmt.Sprint("P", i), Name: name(i)},
			&model.Link{Owner: o, To: model.KindPrinciple, Target: fmt.Sprint("P", r.IntN(i+1)), Stance: []model.Stance{model.Supports, model.Conflicts}[r.IntN(2)]})
		records = append(records, &model.Link{Owner: o, To: model.KindDriver, Target: fmt.Sprint("D", r.IntN(mapFactors))},
			&model.Link{Owner: o, To: model.KindTheme, Target: fmt.Sprint("T", r.IntN(mapFactors))},
			&model.Link{Owner: o, To: model.KindEnabler, Target: fmt.Sprint("E", r.IntN(mapFactors)), Brings: r.IntN(8) == 0})
		lines(o)
		for s := range 4 {
			if r.IntN(4) > 0 {
				records = append(records, &model.Choice{Scenario: fmt.Sprint("s", s), Decision: d, Options: []string{o}, Status: model.Agreed})
			}
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	if c.Decisions.Len() > 0 && r.IntN(3) > 0 {
		c = answeredByMembers(t, c, r, 1+r.IntN(20), r.IntN(2) == 0)
	}
	s := fewDraws(t, Subject{Case: c, Scenario: "s0", With: Others(c, "s0"), Estimate: model.Estimates()[r.IntN(3)], Basis: model.Bases()[r.IntN(2)]})
	if c.Components.Len() > 5 { // to compare the schemes of so many takes long
		s.Workings.frontier = answer[Frontier]{known: true, err: errors.New("an exact answer would need more than 10 labels")}
	}
	return s
}

// sayForBudget says of a line what a cost is paid from, or what a benefit is worth, or leaves it unsaid.
func sayForBudget(r *rand.Rand, l *model.Line) {
	switch {
	case l.Type == model.CostLine && r.IntN(3) > 0:
		l.Recurrence, l.Funding = model.Once, model.Fundings()[r.IntN(6)]
	case l.Type == model.BenefitLine && r.IntN(4) == 0:
		l.Worth = model.LineWorths()[r.IntN(3)]
	}
}

// randomPlan are lines of the plan, what of it the budget counts on and what is left over is used for, some of each or none.
func randomPlan(r *rand.Rand, years int, scale int64, name func(int) string) []model.Record {
	figures := func() (out []decimal.Decimal) {
		for range years {
			out = append(out, decimal.New(r.Int64N(2*scale+1)-scale, -2))
		}
		return out
	}
	var records []model.Record
	for i := range r.IntN(4) * r.IntN(2) {
		records = append(records, &model.BudgetLine{ID: fmt.Sprint("b", i), Name: name(i), Type: model.BudgetTypes()[i%3], Years: figures()})
	}
	for i := range r.IntN(3) * r.IntN(2) {
		records = append(records, &model.Overlap{ID: fmt.Sprint("overlap-", i), Measure: []string{"cumulative net", "people"}[i], Years: figures()})
	}
	for i := range []int{0, 2, 12}[r.IntN(3)] {
		records = append(records, &model.Reinvestment{ID: fmt.Sprint("r", i), Name: name(i), Share: decimal.New(r.Int64N(30), -2)})
	}
	return records
}

// randomRegister are the rows of a register, few or many: rated or not, with money, with one end of it, or without.
func randomRegister(r *rand.Rand, scale int64, name func(int) string) []model.Record {
	var records []model.Record
	for i := range []int{0, 0, 1, 6, 30}[r.IntN(5)] {
		x := &model.Opportunity{
			ID: fmt.Sprint("row", i), Name: name(i), Register: []string{"", "sourcing"}[r.IntN(2)],
			Ease: eases()[r.IntN(4)], Value: values()[r.IntN(4)],
		}
		low := decimal.New(r.Int64N(scale+1), -2)
		high := low.Add(decimal.New(r.Int64N(scale+1), -2))
		if r.IntN(3) > 0 {
			x.Low = &low
		}
		if r.IntN(3) > 0 {
			x.High = &high
		}
		records = append(records, x)
	}
	return records
}

// longName is a name of words of any length, as long as a name may be.
func longName(r *rand.Rand) string {
	text := ""
	for most := 20 + r.IntN(100); len(text) < most; {
		text += strings.Repeat(string(rune('a'+r.IntN(26))), 1+r.IntN(1+r.IntN(24))) + " "
	}
	return model.Capital(strings.TrimSpace(text))
}

// mapFactors is the number of drivers, benefits and objectives of a random case.
const mapFactors = 5

// randomMap are drivers, themes, enablers, benefits of any worth and objectives with some links between them.
func randomMap(r *rand.Rand, name func(int) string) []model.Record {
	var records []model.Record
	for i := range mapFactors {
		records = append(records,
			&model.Factor{FactorKind: model.KindDriver, ID: fmt.Sprint("D", i), Name: name(i)},
			&model.Factor{FactorKind: model.KindTheme, ID: fmt.Sprint("T", i), Name: name(i)},
			&model.Factor{FactorKind: model.KindEnabler, ID: fmt.Sprint("E", i), Name: name(i)},
			&model.Factor{FactorKind: model.KindBenefit, ID: fmt.Sprint("B", i), Name: name(i), Worth: model.Worths()[r.IntN(4)*r.IntN(2)]},
			&model.Factor{FactorKind: model.KindObjective, ID: fmt.Sprint("O", i), Name: name(i)})
	}
	for i := range mapFactors {
		if r.IntN(4) > 0 {
			records = append(records, &model.Link{Owner: fmt.Sprint("D", i), To: model.KindBenefit, Target: fmt.Sprint("B", r.IntN(mapFactors))})
		}
		if r.IntN(6) > 0 {
			records = append(records, &model.Link{Owner: fmt.Sprint("B", i), To: model.KindObjective, Target: fmt.Sprint("O", r.IntN(mapFactors))})
		}
	}
	return records
}

// No text of any figure of the set, on its own page or in a window of any size, meets another text, a bar or a
// range, or leaves the picture.
func TestNoTextOfTheSetOverlapsAnything(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 2))
	for range 60 {
		s := randomSubject(t, r)
		for _, k := range FigureIDs() {
			f := figureOf(t, k, s).Stamped("DRAFT · A case, revision 12 · 24 November 2026")
			if !f.HasPicture() {
				continue
			}
			page := f.PrintSize()
			for _, g := range []sheet{pageOf(page), randomSheet(r)} {
				got := recordIfItFits(t, f, g)
				checkTexts(t, got, image.Rectangle{Max: got.Size})
				checkClear(t, got)
				if t.Failed() {
					t.Fatalf("seed %d: %s, %s, on %v", seed, k, f.Title(), g)
				}
			}
			if size := page.Pixels(); page.Check() != nil || size.Y > 240*300*10/254+1 {
				t.Fatalf("seed %d: %s wants a page of %v mm", seed, k, page.HeightMM)
			}
		}
	}
}

// checkClear holds all words but those inside the boxes of a benefits map to free ground.
func checkClear(t testing.TB, got *draw.Record) {
	t.Helper()
	for _, text := range got.Texts {
		for _, class := range []string{"bar", "range"} {
			for _, box := range got.Boxes[class] {
				if text.Ink.Overlaps(box) {
					t.Errorf("%q at %v overlaps a %s at %v", text.Text, text.Ink, class, box)
				}
			}
		}
	}
}

func TestEveryFigureSpeaksForItself(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 3))
	for range 40 {
		s := randomSubject(t, r)
		for _, k := range FigureIDs() {
			f := figureOf(t, k, s)
			table := f.Table()
			if f.Title() == "" || f.Alt() == "" || f.Description() == "" || table.Caption == "" || table.Words < 1 {
				t.Fatalf("%s says too little: %q, %q, %q", k, f.Title(), f.Alt(), f.Description())
			}
			for _, text := range []string{f.Alt(), f.Description()} {
				if strings.Contains(text, "−") || !strings.HasSuffix(text, ".") {
					t.Errorf("%s: not as it should be said: %q", k, text)
				}
			}
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("%s: a row of %d cells under %d columns", k, len(row), len(table.Columns))
				}
			}
		}
	}
}

// tellsSomething reports whether a table has a figure but zero: of the optimism bias beside the cost as entered, and of schemes
// one in £m, by which they are drawn.
func tellsSomething(k FigureID, t Table) bool {
	rows := t.Rows
	switch {
	case k == FigurePrinciples, k == FigureOpportunities, k == FigureModel: // rows without money are shown too
		return len(rows) > 0
	case k == FigureRatings: // words alone
		return slices.ContainsFunc(rows, func(row []string) bool { return row[1] != model.Unrated.String() })
	case k == FigureBias:
		rows = rows[1:2]
	}
	for _, row := range rows {
		for i, cell := range row[t.Words:] {
			money := k != FigureFrontier || strings.Contains(t.Columns[t.Words+i], "£m") && strings.HasPrefix(row[0], "Scheme ")
			if money && strings.ContainsAny(cell, "123456789") {
				return true
			}
		}
	}
	return false
}

// A figure is empty exactly where its table has no figure but zero.
func TestAFigureIsEmptyWhereItsTableHoldsNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 5))
	empty := map[FigureID]int{}
	for range 150 {
		s := randomSubject(t, r)
		for _, k := range FigureIDs() {
			f := figureOf(t, k, s)
			something := tellsSomething(k, f.Table())
			if !f.Empty() && slices.Contains([]FigureID{FigureComparison, FigureRange, FigureExceedance}, k) {
				continue // benefits and costs of the same size leave a net of zero
			}
			if f.Empty() == something {
				t.Fatalf("seed %d: %s, %q, is empty: %v\n%v", seed, k, f.Title(), f.Empty(), f.Table().Rows)
			}
			if f.Empty() {
				empty[k]++
			}
		}
	}
	for _, k := range FigureIDs() {
		if empty[k] == 0 {
			t.Errorf("no %s was empty: %v", k, empty)
		}
	}
}

func TestTheExampleIsToldInWords(t *testing.T) {
	s := subjectOf(answeredByMembers(t, exampleCase(t), rand.New(rand.NewPCG(1, 1)), 40, false))
	for k, want := range map[FigureID]string{
		FigureEffort:        "Face-to-face delivery takes 7 points less than in comparable councils",
		FigureRatings:       "No component is rated so far",
		FigureAgreement:     "Members differ most on Contact",
		FigureProfile:       "Pays back in 2019/20",
		FigureComparison:    "Published case ends highest, at £16.00m",
		FigureBridge:        "Procurement and contract management and Community resilience add most: £8m each of £33m",
		FigureInvestment:    "Costs of £17.00m peak at £8.00m in 2019/20",
		FigureStreams:       "The largest part comes from transformation: £21m of £33m",
		FigurePrinciples:    "11 of 12 principles supported, 1 contested",
		FigureModel:         "£33m to £58m saved a year once in place; 11 of 12 principles supported, 1 contested",
		FigureMap:           "£26.17m of the saving of £33m is linked to an objective through cashable benefits",
		FigureGap:           "The plan’s gap of £1.0m closes over 4 years",
		FigureResidual:      "£33.0m saved leaves £1.0m new to the budget after costs",
		FigureFunding:       "Nobody has said what £17m of one-off costs is paid from",
		FigurePlan:          "Benefits start in 2018/19; costs run from 2018/19 to 2021/22",
		FigureOpportunities: "1 of 14 rows of the registers is rated easy (green); 9 are not rated",
	} {
		if got := figureOf(t, k, s).Title(); got != want {
			t.Errorf("%s: %q, want %q", k, got, want)
		}
	}
}

// A case without years, which no valid one is, has figures that can't be drawn but never end in a fault.
func TestWithoutYearsNothingIsDrawnAndNothingBreaks(t *testing.T) {
	for _, k := range FigureIDs() {
		f, err := New(k, Subject{Case: &model.Case{}, Scenario: "s", Estimate: model.Minimum, Basis: model.InYear})
		if err != nil {
			continue // a comparison needs scenarios
		}
		if f.Alt() == "" || f.PrintSize().Check() != nil {
			t.Errorf("%s: %q on a page of %v", k, f.Alt(), f.PrintSize())
		}
		if _, err := f.Frame(400, 300, 1, draw.LightTheme()); err != nil && !errors.Is(err, draw.ErrNoPicture) {
			t.Errorf("%s: %v", k, err)
		}
	}
}

func TestAPreviewShowsThePageInItsProportions(t *testing.T) {
	f := figureOf(t, FigureProfile, subjectOf(exampleCase(t)))
	for _, size := range []image.Point{{900, 300}, {300, 900}} {
		img, err := f.Preview(size.X, size.Y, draw.DefaultPrintSize(), draw.DarkTheme())
		if err != nil || img.Bounds().Size() != size {
			t.Fatalf("%v: %v, %v", size, img.Bounds(), err)
		}
		// Where the page is not as wide or as high as the picture, the ground shows beside it, else its edge.
		if corner := img.RGBAAt(0, 0); corner != draw.DarkTheme().Surface {
			t.Errorf("%v: the corner is %v", size, corner)
		}
		white := 0
		for x := range size.X {
			if img.RGBAAt(x, size.Y/2) == draw.PaperTheme().Surface {
				white++
			}
		}
		if scale := min(float64(size.X-16)/159, float64(size.Y-16)/100); float64(white) < 0.3*scale*159 {
			t.Errorf("%v: only %d pixels of the middle row are white", size, white)
		}
	}
	if _, err := f.Preview(0, 10, draw.DefaultPrintSize(), draw.LightTheme()); err == nil {
		t.Error("a page of no width was drawn")
	}
}

func TestAnUnknownFigureIsRefused(t *testing.T) {
	s := subjectOf(exampleCase(t))
	if _, err := New("pie", s); err == nil || !strings.Contains(err.Error(), "profile, comparison") {
		t.Errorf("a pie: %v", err)
	}
	s.With = nil
	if _, err := New(FigureComparison, s); err == nil {
		t.Error("a comparison of one scenario was made")
	}
}
