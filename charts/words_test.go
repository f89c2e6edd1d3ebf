package charts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

func TestHeadlines(t *testing.T) {
	cost := func(figures ...string) testLine { return testLine{kind: model.CostLine, minimum: figures} }
	benefit := func(figures ...string) testLine { return testLine{kind: model.BenefitLine, minimum: figures} }
	for _, c := range []struct {
		want  string
		years int
		lines []testLine
	}{
		{"No benefits and no costs so far", 2, nil},
		{"Benefits of £3.5m at no cost", 2, []testLine{benefit("1", "2.5")}},
		{"Benefits so far cover costs so far at every year end", 2, []testLine{benefit("1", "2"), cost("1", "0")}},
		{"Pays back in 2019/20", 2, []testLine{benefit("0", "5"), cost("2", "1")}},
		{"Pays back in 2021/22, for the last of 2 times", 4, []testLine{benefit("0", "5", "0", "9"), cost("2", "1", "4", "0")}},
		{"Pays back, then falls short again by 2020/21", 3, []testLine{benefit("0", "5", "0"), cost("2", "1", "9")}},
		{"Does not pay back by 2019/20", 2, []testLine{benefit("1", "1"), cost("2", "2")}},
		{"Costs of £4m bring no benefit by 2019/20", 2, []testLine{cost("2", "2")}},
		{"Costs of £2m bring no benefit in 2018/19", 1, []testLine{cost("2")}},
	} {
		f := NewProfile(newCase(t, "A", c.years, c.lines...), "s", model.Minimum, model.InYear)
		if f.Title() != c.want {
			t.Errorf("got %q, want %q", f.Title(), c.want)
		}
	}
}

// A title is a claim about the cumulative net, and the alt text names its lowest point and its end: both are held against the profile.
func TestTheProfilesTitleAndAltTextClaimOnlyWhatTheFiguresSay(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 4))
	seen := map[string]bool{}
	for range 2000 {
		c, estimate, basis := claimCase(t, r), model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)]
		f, flow := NewProfile(c, "s", estimate, basis), model.Profile(c, "s", estimate, basis)
		claim, true_ := profileClaim(f.Title(), c.Head(), flow)
		if seen[claim] = true; !true_ {
			t.Fatalf("seed %d: %q stands over %v", seed, f.Title(), flow)
		}
		low := slices.MinFunc(flow.Cumulative, decimal.Decimal.Cmp)
		if c.Head().Years > 1 && !strings.Contains(f.Alt(), "at "+spoken(low)+",") || !strings.HasSuffix(f.Alt(), spoken(flow.TotalNet)+".") {
			t.Fatalf("seed %d: the alt text %q names neither %s nor %s", seed, f.Alt(), low, flow.TotalNet)
		}
	}
	for _, claim := range []string{"nothing", "no cost", "covered", "pays back", "of several", "falls again", "no benefit", "never"} {
		if !seen[claim] {
			t.Errorf("seed %d: no title was of the sort %q", seed, claim)
		}
	}
}

// claimCase is a random case whose profile now and then spends nothing, brings nothing, or crosses zero several times.
func claimCase(t *testing.T, r *rand.Rand) *model.Case {
	t.Helper()
	years := 1 + r.IntN(10)
	var lines []testLine
	for _, kind := range []model.LineType{model.BenefitLine, model.CostLine} {
		if r.IntN(4) > 0 {
			lines = append(lines, randomLine(r, kind, years, []string{"0.25", "0.001", "-0.5", "1"}[r.IntN(4)]))
		}
	}
	for i := range lines {
		lines[i].maximum = nil // figures below zero would stand the wrong way round
	}
	return newCase(t, "A", years, lines...)
}

// profileClaim says of which sort a title is, and whether it is true of a profile.
func profileClaim(title string, head *model.Head, f model.Flow) (sort string, isTrue bool) {
	every := func(list []decimal.Decimal, ok func(decimal.Decimal) bool) bool {
		return !slices.ContainsFunc(list, func(d decimal.Decimal) bool { return !ok(d) })
	}
	notBelow := func(d decimal.Decimal) bool { return !d.IsNegative() }
	turns := turnsOf(f)
	year, back := strings.CutPrefix(title, "Pays back in ")
	year, several, _ := strings.Cut(year, ", ")
	switch at := slices.Index(head.YearNames(), year); {
	case title == "No benefits and no costs so far":
		return "nothing", every(append(slices.Clone(f.Benefit), f.Cost...), decimal.Decimal.IsZero)
	case strings.HasSuffix(title, "at no cost"):
		return "no cost", every(f.Cost, decimal.Decimal.IsZero) && strings.Contains(title, model.Million(f.TotalBenefit))
	case title == "Benefits so far cover costs so far at every year end":
		return "covered", every(f.Cumulative, notBelow)
	case back:
		holds := at > 0 && f.Cumulative[at-1].IsNegative() && every(f.Cumulative[at:], notBelow)
		return paybackClaim(several, holds, turns)
	case strings.HasPrefix(title, "Pays back, then falls short again"):
		return "falls again", turns > 0 && f.TotalNet.IsNegative()
	case strings.Contains(title, "bring no benefit"):
		return "no benefit", every(f.Benefit, decimal.Decimal.IsZero) && f.TotalNet.IsNegative()
	case strings.HasPrefix(title, "Does not pay back "):
		return "never", turns == 0 && f.TotalNet.IsNegative()
	}
	return title, false
}

// turnsOf counts how often the cumulative net turns from below zero.
func turnsOf(f model.Flow) int {
	turns := 0
	for i, k := range f.Cumulative {
		if i > 0 && !k.IsNegative() && f.Cumulative[i-1].IsNegative() {
			turns++
		}
	}
	return turns
}

func paybackClaim(several string, holds bool, turns int) (sort string, isTrue bool) {
	if several == "" {
		return "pays back", holds && turns == 1
	}
	return "of several", holds && turns > 1 && several == fmt.Sprintf("for the last of %d times", turns)
}

// A line that crosses zero many times still gets a headline.
func TestTheHeadlineOfManyCrossings(t *testing.T) {
	var up, down []string
	for i := range 20 {
		up, down = append(up, []string{"0", "2"}[i%2]), append(down, []string{"2", "0"}[i%2])
	}
	up[1] = "3" // so that the line ends above zero each time it rises
	c := newCase(t, "A", 20, testLine{kind: model.BenefitLine, minimum: up}, testLine{kind: model.CostLine, minimum: down})
	f := NewProfile(c, "s", model.Minimum, model.InYear)
	if want := "Pays back in 2037/38, for the last of 10 times"; f.Title() != want {
		t.Errorf("got %q, want %q", f.Title(), want)
	}
}

func TestTheWordsOfThePublishedCase(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear)
	for _, c := range []struct{ what, got, want string }{
		{"title", f.Title(), "Pays back in 2019/20"},
		{"subtitle", f.Subtitle(), "Published case, cautious estimate, new savings each year, £m"},
		{
			"alt text", f.Alt(), "Bar and line chart for Published case, cautious estimate, new savings each year: " +
				"pays back in 2019/20, with a benefit of £33m and a cost of £17m over 2018/19 to 2021/22 " +
				"and the cumulative net lowest in 2018/19, at minus £1m, and ending at £16m.",
		},
		{"caption", f.Table().Caption, "Cost and benefit profile, Published case, cautious estimate, new savings each year, £m"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
	if notes := f.Notes(); len(notes) != 0 {
		t.Errorf("notes %q on published figures that sum", notes)
	}
	var rows []string
	for _, row := range f.Table().Rows {
		rows = append(rows, strings.Join(row, " "))
	}
	want := []string{
		"2018/19 2 3 −1 −1 2.0 4.0", "2019/20 13 8 5 4 13.0 23.0",
		"2020/21 13 5 8 12 13.0 22.5", "2021/22 5 1 4 16 5.0 8.5", "Total 33 17 16  33.0 58.0",
	}
	if got := strings.Join(rows, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("table:\n%s", got)
	}
}

// The rounding note stands by a figure exactly when a reader who adds the table up is out by rounding.
func TestTheRoundingNoteStandsExactlyWhenItIsTrue(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 2))
	noted := 0
	for range 300 {
		years := 1 + r.IntN(5)
		step := []string{"0.25", "0.125", "1"}[r.IntN(3)]
		c := newCase(t, "A", years, randomLine(r, model.BenefitLine, years, step), randomLine(r, model.CostLine, years, step))
		f := NewProfile(c, "s", model.Central, model.InYear)
		says := strings.Contains(strings.Join(f.Notes(), " "), model.RoundingNote)
		if is := !addsUp(t, f.Table()); says != is {
			t.Fatalf("seed %d: the note stands: %v, the table is out: %v\n%v", seed, says, is, f.Table())
		}
		if says {
			noted++
		}
	}
	if noted == 0 || noted == 300 {
		t.Errorf("seed %d: %d of 300 tables are out by rounding; the test needs both kinds", seed, noted)
	}
}

func randomLine(r *rand.Rand, kind model.LineType, years int, step string) testLine {
	unit := decimal.RequireFromString(step)
	l := testLine{kind: kind}
	for range years {
		low := unit.Mul(decimal.NewFromInt(r.Int64N(20)))
		l.minimum = append(l.minimum, low.String())
		l.maximum = append(l.maximum, low.Add(unit.Mul(decimal.NewFromInt(r.Int64N(20)))).String())
	}
	return l
}

// addsUp adds a printed table up as a reader would: down every column, along every row, year on year.
func addsUp(t *testing.T, table Table) bool {
	t.Helper()
	cell := func(row, column int) decimal.Decimal {
		text := strings.ReplaceAll(strings.Replace(table.Rows[row][column], "−", "-", 1), ",", "")
		d, err := decimal.NewFromString(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	last := len(table.Rows) - 1
	for column := 1; column < len(table.Columns); column++ {
		if column == 4 {
			continue
		}
		sum := decimal.Zero
		for row := range last {
			sum = sum.Add(cell(row, column))
		}
		if !sum.Equal(cell(last, column)) {
			return false
		}
	}
	before := decimal.Zero
	for row := range table.Rows {
		if !cell(row, 1).Sub(cell(row, 2)).Equal(cell(row, 3)) {
			return false
		}
		if row < last && !before.Add(cell(row, 3)).Equal(cell(row, 4)) {
			return false
		}
		if row < last {
			before = cell(row, 4)
		}
	}
	return true
}

func TestTheIllustrativeNote(t *testing.T) {
	one := func(grade model.SourceGrade) testLine {
		return testLine{kind: model.BenefitLine, minimum: []string{"1"}, grade: grade}
	}
	for grade, want := range map[model.SourceGrade]string{
		model.Published: "", model.Workshop: "", model.Illustrative: "Council-wide figures are illustrative, not published",
	} {
		f := NewProfile(newCase(t, "A", 1, one(grade)), "s", model.Minimum, model.InYear)
		if got := strings.Join(f.Notes(), "; "); got != want {
			t.Errorf("%s: got %q, want %q", grade, got, want)
		}
	}
}

// Alt text, description and the labels on the line say what the table says.
func TestWordsAndTableAgree(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 3))
	for range 300 {
		f := NewProfile(randomCase(t, r), "s", model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)])
		table := f.Table()
		total := table.Rows[len(table.Rows)-1]
		for what, amount := range map[string]string{"a benefit of ": total[1], "a cost of ": total[2]} {
			full := strings.Replace("£"+amount+"m", "£−", "minus £", 1)
			short := strings.Replace(trimmed("£"+amount+"m"), "−", "minus ", 1)
			if !strings.Contains(f.Alt(), what+full) && !strings.Contains(f.Alt(), what+short) {
				t.Fatalf("seed %d: neither %q nor %q is in the alt text %q", seed, what+full, short, f.Alt())
			}
		}
		if strings.Contains(f.Alt()+f.Description(), "−") {
			t.Fatalf("seed %d: a minus sign in %q or %q", seed, f.Alt(), f.Description())
		}
		if !strings.HasSuffix(f.Alt(), ".") || strings.Count(f.Alt(), ". ") > 0 {
			t.Fatalf("seed %d: the alt text is not one sentence: %q", seed, f.Alt())
		}
		for i, label := range f.picture.(*draw.YearChart).Lines[0].Labels {
			if got, want := trimmed(label), trimmed("£"+table.Rows[i][4]+"m"); got != want {
				t.Fatalf("seed %d: the label says %s, the table %s", seed, got, want)
			}
		}
		for _, row := range table.Rows {
			if len(row) != len(table.Columns) {
				t.Fatalf("seed %d: %d cells under %d headings", seed, len(row), len(table.Columns))
			}
		}
	}
}

// trimmed writes money with its sign first and no zeros at its end: "£−1.50m" and "−£1.5m" are the same.
func trimmed(money string) string {
	sign := ""
	if strings.Contains(money, "−") {
		sign, money = "−", strings.Replace(money, "−", "", 1)
	}
	number := strings.TrimSuffix(strings.TrimPrefix(money, "£"), "m")
	if strings.Contains(number, ".") {
		number = strings.TrimRight(strings.TrimRight(number, "0"), ".")
	}
	return fmt.Sprintf("%s£%sm", sign, number)
}

// A figure hands out copies: nothing that a caller does changes it.
func TestFiguresAreImmutable(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear)
	f.Table().Rows[0][1] = "changed"
	f.Table().Columns[0] = "changed"
	stamped := f.Stamped("DRAFT")
	if f.Table().Rows[0][1] == "changed" || f.Table().Columns[0] == "changed" || f.Stamp() != "" || stamped.Stamp() != "DRAFT" {
		t.Error("a figure was changed from outside")
	}
}
