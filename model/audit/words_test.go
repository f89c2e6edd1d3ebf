package audit_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	. "tomworkbench/model/audit"
)

// randomFigure prints a figure with up to three places.
func randomFigure(r *rand.Rand) string {
	places := r.IntN(4)
	return decimal.New(r.Int64N(1999)-300, int32(-places)).StringFixed(int32(places))
}

// printedLike prints what a rule comes to, or something beside it.
func printedLike(r *rand.Rand, value decimal.Decimal) string {
	places := int32(r.IntN(3))
	beside := decimal.New(int64(r.IntN(5)-2), -places)
	if r.IntN(2) == 0 {
		beside = decimal.Zero
	}
	return value.Round(places).Add(beside).StringFixed(places)
}

// randomRow is a row of two figures and what is printed for a rule on them.
func randomRow(r *rand.Rand, rule model.CheckRule) (a, b, result string) {
	for {
		a, b = randomFigure(r), randomFigure(r)
		x, y := decimal.RequireFromString(a), decimal.RequireFromString(b)
		switch {
		case rule == model.SumRule:
			return a, b, printedLike(r, x.Add(y))
		case rule == model.DifferenceRule:
			return a, b, printedLike(r, x.Sub(y))
		case !y.IsZero():
			return a, b, printedLike(r, x.Div(y).Mul(decimal.NewFromInt(100))) + "%"
		}
	}
}

var (
	workedOut = regexp.MustCompile(`(?:add up to|less \S+ is|of \S+ is) (−?[0-9.]+)%?(?:,|\.|;)`)
	wouldBe   = regexp.MustCompile(`By these figures it would be (−?[0-9]+(?:\.[0-9]+)?)`)
	interval  = regexp.MustCompile(`(−?[0-9.]+)%? to (−?[0-9.]+)%? before rounding`)
)

func figureIn(t *testing.T, text string) decimal.Decimal {
	t.Helper()
	return decimal.RequireFromString(strings.TrimSuffix(strings.NewReplacer("−", "-", "%", "").Replace(text), "."))
}

func placesIn(text string) int32 {
	_, fraction, _ := strings.Cut(strings.TrimSuffix(text, "%"), ".")
	return int32(len(fraction))
}

// TestWhoeverRoundsWhatIsShownComesToWhatIsSaid holds every sentence's own figures against one another, as a reader does.
func TestWhoeverRoundsWhatIsShownComesToWhatIsSaid(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 47))
	verdicts := map[Verdict]int{}
	for range times(4000) {
		rule := []model.CheckRule{model.SumRule, model.DifferenceRule, model.RatioRule}[r.IntN(3)]
		a, b, printed := randomRow(r, rule)
		x := tableOf(t, "name|a|b|r", "row|"+a+"|"+b+"|"+printed)
		for _, one := range auditOf(t, x, model.Check{Rule: rule, Result: model.Place{Column: "r"}, Of: columns("a", "b")}).Results {
			if one.Verdict != Unread {
				verdicts[one.Verdict]++
				holdSentence(t, one)
			}
		}
	}
	for _, v := range []Verdict{Exact, Within, Cannot} {
		if verdicts[v] < times(100) {
			t.Errorf("%d are %s: too few to tell", verdicts[v], v)
		}
	}
}

func holdSentence(t *testing.T, x Result) {
	t.Helper()
	fail := func(format string, args ...any) { t.Errorf("%s: %q", fmt.Sprintf(format, args...), x.Text) }
	found := workedOut.FindStringSubmatch(x.Text)
	if found == nil {
		fail("nothing is worked out")
		return
	}
	shown, printed := figureIn(t, found[1]), figureIn(t, x.Printed)
	rounded := shown.Round(placesIn(x.Printed))
	if says := strings.Contains(x.Text, "which rounds to it"); says && !rounded.Equal(printed) || x.Stumbles && rounded.Equal(printed) {
		fail("%s rounds to %s", shown, rounded)
	}
	if ends := interval.FindStringSubmatch(x.Text); ends != nil {
		low, high := figureIn(t, ends[1]), figureIn(t, ends[2])
		half := decimal.New(5, -placesIn(x.Printed)-1)
		if shown.LessThan(low) || shown.GreaterThan(high) {
			fail("%s doesn't lie within %s to %s", shown, low, high)
		}
		apart := low.GreaterThan(printed.Add(half)) || high.LessThan(printed.Sub(half))
		if apart != (x.Verdict == Cannot) {
			fail("%s to %s beside %s", low, high, printed)
		}
	}
	would := wouldBe.FindStringSubmatch(x.Text)
	if would == nil {
		return
	}
	correct := figureIn(t, would[1])
	if correct.Equal(printed) || correct.IsZero() != shown.IsZero() || !shown.Round(placesIn(would[1])).Equal(correct) {
		fail("%s comes to %s, and %s is printed", shown, correct, printed)
	}
}

func TestARateThatIsNotZeroIsNotSaidToBe(t *testing.T) {
	for _, one := range []struct{ a, b, printed, want string }{
		{"1.50", "386.9", "2", "0.4"}, {"0.03", "386.9", "2", "0.01"}, {"0.003", "386.9", "2", "0.001"}, {"-1.50", "386.9", "2", "−0.4"}, {"0.45", "100.00", "2", "0.45"}, {"0.00", "100.00", "2", "0"},
	} {
		x := tableOf(t, "name|a|b|r %", "row|"+one.a+"|"+one.b+"|"+one.printed)
		got := auditOf(t, x, model.Check{Rule: model.RatioRule, Result: model.Place{Column: "r %"}, Of: columns("a", "b")}).Results[0]
		if got.Correct != one.want || !strings.Contains(got.Text, "it would be "+one.want) {
			t.Errorf("%s of %s: %s, %q", one.a, one.b, got.Correct, got.Text)
		}
		holdSentence(t, got)
	}
}

func TestASentenceNeverBeginsWithALowerCasedName(t *testing.T) {
	begins := regexp.MustCompile(`(?:^|\. )[a-z]`)
	r := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		l := randomLedger(r)
		meant, printed := l.slipped(r.IntN(len(l.figures)-2), []int{0})
		first, second := meant.tables(printed)
		for i := range first.Checks { // lower-cased names
			for j := range first.Checks[i].Of {
				first.Checks[i].Of[j].Row = strings.ToLower(first.Checks[i].Of[j].Row)
			}
			first.Checks[i].Result.Row = strings.ToLower(first.Checks[i].Result.Row)
		}
		for _, x := range []*model.Evidence{first, second} {
			for i := range x.Rows {
				x.Rows[i].Name = strings.ToLower(x.Rows[i].Name)
			}
		}
		first.Checks = first.Checks[1:]
		for _, report := range Case(caseOf(t, first, second)) {
			for _, text := range reportTexts(report) {
				if begins.MatchString(text) {
					t.Fatalf("a sentence begins with a small letter: %s", text)
				}
			}
		}
	}
}

// reportTexts are all sentences of a report.
func reportTexts(r Report) []string {
	texts := []string{r.UncheckedText()}
	for _, x := range r.Results {
		texts = append(texts, x.Text)
	}
	for _, s := range r.Slips {
		texts = append(texts, s.Text)
	}
	for _, u := range r.Unchecked {
		texts = append(texts, u.Text())
	}
	for _, k := range r.Evidence.Checks {
		texts = append(texts, CheckText(k))
	}
	return texts
}

func TestOneOfSeveralRowsIsNamedByItsNumber(t *testing.T) {
	for n, want := range map[int]string{0: "Pay", 1: "Pay (1st)", 2: "Pay (2nd)", 3: "Pay (3rd)", 4: "Pay (4th)", 11: "Pay (11th)", 12: "Pay (12th)", 13: "Pay (13th)", 21: "Pay (21st)", 111: "Pay (111th)", 122: "Pay (122nd)"} {
		k := model.Check{Rule: model.EqualsRule, Result: model.Place{Row: "Pay", Nth: n}, Of: []model.Place{{Row: "Rent"}}}
		if got := CheckText(k); got != "Row “"+want+"” is the same as Rent" {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	k := model.Check{Rule: model.EqualsRule, Result: model.Place{Row: "Pay", Nth: 2, Column: "£m", NthColumn: 3}, Of: []model.Place{{Row: "Pay", Nth: 1, Column: "£m", NthColumn: 3}}}
	if got := CheckText(k); got != "Cell “Pay (2nd), £m (3rd)” is the same as Pay (1st), £m (3rd)" {
		t.Errorf("it says %q", got)
	}
}

func TestManyLinesThatACheckIsLimitedToAreCounted(t *testing.T) {
	k := model.Check{Rule: model.DifferenceRule, Result: model.Place{Column: "c"}, Of: columns("a", "b"), Only: strings.Split("ABCDEFGH", "")}
	if got := CheckText(k); got != "Column “c” is a less b (A, B, C, D, E, F and 2 more only)" {
		t.Errorf("it says %q", got)
	}
}

func TestWhatNoCheckHasAPartInIsNamed(t *testing.T) {
	sum := model.Check{Rule: model.SumRule, Result: model.Place{Column: "c"}, Of: columns("a", "b")}
	lines := []string{"name|a|b|c|d", "one|1|2|3|4", "Two|1|2||n/k"}
	if got := auditOf(t, tableOf(t, lines...), sum).UncheckedText(); got != "3 figures have no check: one, d (4); Two, a (1); Two, b (2)." {
		t.Errorf("it says %q", got)
	}
	for _, one := range []struct {
		lines []string
		want  string
	}{
		{lines, "None of the 6 figures has a check."},
		{[]string{"name|a", "one|1"}, "The one figure of the table has no check."},
		{[]string{"name|a", "one|High", "two|-"}, ""},
	} {
		if got := auditOf(t, tableOf(t, one.lines...)).UncheckedText(); got != one.want {
			t.Errorf("of %q it says %q", one.lines, got)
		}
	}
	many := []string{"name|a|b|c"}
	for i := range 30 {
		many = append(many, fmt.Sprintf("Row %d|%d|%d|", i, i, i))
	}
	if got := auditOf(t, tableOf(t, append(many, "Last|1|2|3")...), sum).UncheckedText(); !strings.HasPrefix(got, "60 figures have no check: Row 0, a (0); ") || !strings.HasSuffix(got, "; 52 more.") {
		t.Errorf("it says %q", got)
	}
}
