package charts

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/budget"
)

func TestTheExampleLeavesWhatIsPublishedOnItsOwnBasisEach(t *testing.T) {
	s := subjectOf(exampleCase(t))
	for basis, want := range map[model.Basis]string{
		model.InYear:    "Cashable saving 33.0 33.0|In the budget already −15.0 18.0|One-off costs from revenue −17.0 1.0|New to the budget 1.0 1.0|Of which closes the gap 1.0 0.0",
		model.Recurring: "Cashable saving 78.0 78.0|In the budget already −35.5 42.5|One-off costs from revenue −17.0 25.5|New to the budget 25.5 25.5|Of which closes the gap 18.3 7.2|Of which nobody has said so far what for 7.2 0.0",
	} {
		s.Basis = basis
		var rows []string
		for _, row := range figureOf(t, FigureResidual, s).Table().Rows {
			rows = append(rows, strings.Join(row, " "))
		}
		if got := strings.Join(rows, "|"); got != want {
			t.Errorf("%s: %s", basis, got)
		}
	}
}

// Every amount of the example's gap stands beyond the end of its bar, above one that rises and below one that falls, in a window of any
// usual size and on paper.
func TestEveryAmountOfTheGapStandsBeyondItsBar(t *testing.T) {
	s := subjectOf(exampleCase(t))
	sheets := []sheet{frameOf(568, 400), frameOf(430, 300), frameOf(1200, 640)}
	for _, basis := range model.Bases() {
		s.Basis = basis
		f := figureOf(t, FigureGap, s)
		for _, g := range append(sheets, pageOf(f.PrintSize())) {
			got := record(t, f, g)
			bars, amounts := got.Boxes["bar"], labels(got)
			if len(amounts) != 2*s.Case.Head().Years || len(bars) != len(amounts) {
				t.Fatalf("%s on %v: %d amounts for %d bars", basis, g, len(amounts), len(bars))
			}
			for i, text := range amounts {
				below := text.Ink.Min.Y >= bars[i].Max.Y
				if below != strings.HasPrefix(text.Text, "−") || !below && text.Ink.Max.Y > bars[i].Min.Y {
					t.Errorf("%s on %v: %q at %v, its bar at %v", basis, g, text.Text, text.Ink, bars[i])
				}
			}
		}
	}
}

// Wherever the net stands in words, they say how much of it is in the budget already, on the basis that is shown.
func TestTheNetIsNeverNamedWithoutWhatIsInTheBudgetAlready(t *testing.T) {
	s := subjectOf(exampleCase(t))
	s.With = s.With[:1]
	for basis, want := range map[model.Basis][2]string{
		model.InYear:    {"£15m of the cumulative net of £16m is already in the budget (new savings each year); £1m is new to the budget", "£15.00m is in the budget already (new savings each year); new to the budget: Published case £1.00m, "},
		model.Recurring: {"£35.5m of the cumulative net of £61.0m is already in the budget (carried forward); £25.5m is new to the budget", "£35.50m is in the budget already (carried forward); new to the budget: Published case £25.50m, "},
	} {
		s.Basis = basis
		for i, k := range []FigureID{FigureProfile, FigureComparison} {
			f := figureOf(t, k, s)
			for where, text := range map[string]string{"alt text": f.Alt(), "caption": f.Table().Caption, "description": f.Description()} {
				if !strings.Contains(text, want[i]) || basis == model.InYear && strings.Contains(text, "35.5") || strings.Contains(f.Alt(), "−") {
					t.Errorf("%s, %s: the %s says %q", k, basis, where, text)
				}
			}
		}
	}
}

// What the titles of the three figures claim is so of the sums, whatever they are.
func TestTheTitlesOfTheBudgetClaimOnlyWhatTheSumsSay(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 15))
	seen := map[string]bool{}
	for range 400 {
		s := randomSubject(t, r)
		at := budget.Of(s.Case, s.Scenario, s.Estimate, s.Basis)
		gap := figureOf(t, FigureGap, s)
		claim, rest := at.Claim(s.Case)
		if len(at.Lines) == 0 {
			claim, rest = at.Headline(s.Case), ""
		}
		if gap.Title() != claim || rest != "" && len(at.Lines) > 0 && !strings.Contains(strings.Join(gap.Notes(), "|"), rest) {
			t.Fatalf("seed %d: the gap says %q with %q, the position %q", seed, gap.Title(), gap.Notes(), at.Headline(s.Case))
		}
		title := figureOf(t, FigureResidual, s).Title()
		sort, is := residualClaim(title, at)
		if seen[sort] = true; !is {
			t.Fatalf("seed %d: %q stands over %v", seed, title, at)
		}
		title = figureOf(t, FigureFunding, s).Title()
		sort, is = fundingClaim(title, at)
		if seen[sort] = true; !is {
			t.Fatalf("seed %d: %q stands over %v", seed, title, at.Funding)
		}
	}
	if len(seen) < 9 {
		t.Errorf("only these claims were made: %v", seen)
	}
}

func residualClaim(title string, at budget.Position) (sort string, isTrue bool) {
	left, saving := at.New.Total, at.Saving.Total
	saved := strings.Contains(title, " saved")
	switch {
	case strings.HasPrefix(title, "No cashable saving so far"):
		return "no saving", at.Saving.Nothing() && at.New.Nothing()
	case strings.Contains(title, "worse off"):
		return "worse off", left.IsNegative() && saved == saving.IsPositive()
	case strings.HasPrefix(title, "Nothing"):
		return "nothing left", left.IsZero() && saved == saving.IsPositive()
	case strings.HasPrefix(title, "All of"):
		return "all new", left.Equal(saving) && left.IsPositive()
	case saved:
		return "a part", left.IsPositive() && left.LessThan(saving)
	}
	return "new", left.IsPositive() && (!saving.IsPositive() || left.GreaterThan(saving))
}

func fundingClaim(title string, at budget.Position) (sort string, isTrue bool) {
	unsaid, most := decimal.Zero, decimal.Zero
	sources, tied := 0, 0
	for _, f := range at.Funding {
		if f.Nothing() {
			continue
		}
		sources++
		if f.Funding == model.FundingUnsaid {
			unsaid = f.Total
		}
		switch f.Total.Cmp(most) {
		case 1:
			most, tied = f.Total, 1
		case 0:
			tied++
		}
	}
	nobody := sources == 1 && at.Funding[0].Funding == model.FundingUnsaid
	known := sources > 1 && unsaid.IsZero()
	sort, _, _ = strings.Cut(title, " ")
	return sort, map[string]bool{
		"No": sources == 0, "Nobody": nobody, "All": sources == 1 && !nobody,
		"Of": sources > 1 && !unsaid.IsZero(), "Most": known && tied == 1, "One-off": known,
	}[sort]
}

// Each row of the waterfall begins where the one above it ends, and where something is left over all of it is used.
func TestTheWaterfallHasNoGapAndEndsAtZero(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 15))
	for range 200 {
		s := randomSubject(t, r)
		f := figureOf(t, FigureResidual, s)
		rows, after := f.Table().Rows, decimal.Zero
		left := budget.Of(s.Case, s.Scenario, s.Estimate, s.Basis).New.Total
		if f.Empty() {
			continue
		}
		last := rows[len(rows)-1]
		if left.IsPositive() == (last[0] == budget.NewToBudget) {
			t.Fatalf("%s is left over, and the last row is %q", left, last)
		}
		for _, row := range rows {
			amount, running := decimalOf(t, row[1]), decimalOf(t, row[2])
			switch {
			case row[0] == budget.NewToBudget:
				after = running
			case strings.HasPrefix(row[0], "Of which"):
				after = after.Sub(amount)
			default:
				after = after.Add(amount)
			}
			const rounding = 0.02
			if after.Sub(running).Abs().GreaterThan(decimal.NewFromFloat(rounding)) {
				t.Fatalf("%q stands where %s is left:\n%v", row, after, rows)
			}
			after = running
		}
		if left.IsPositive() && !after.IsZero() {
			t.Fatalf("%s is left unused:\n%v", after, rows)
		}
		// What nobody has said anything of isn't called released in words either.
		released := slices.ContainsFunc(rows, func(row []string) bool { return row[0] == useName(budget.Use{Name: budget.Released}) })
		for _, words := range []string{f.Alt(), f.Description()} {
			if strings.Contains(words, "is released") && !released {
				t.Fatalf("%q of\n%v", words, rows)
			}
		}
	}
}

func decimalOf(t *testing.T, cell string) decimal.Decimal {
	t.Helper()
	d, err := decimal.NewFromString(strings.Replace(cell, "−", "-", 1))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
