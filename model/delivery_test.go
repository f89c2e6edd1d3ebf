package model_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	. "tomworkbench/model"
)

func TestAMonthIsReadAsPeopleAndFinanceSystemsWriteIt(t *testing.T) {
	for _, text := range []string{"2019-06", "2019/6", "06/2019", "June 2019", "Jun-19", "jun 2019", "2019-06-30", "JUNE2019"} {
		if m, err := ReadMonth(text); err != nil || m != MonthOf(2019, 6) {
			t.Errorf("%q is read as %s, %v", text, m, err)
		}
	}
	for _, text := range []string{"2019-13", "00/2019", "Quintilis 2019", "19", "2019", "1066-10", "Ju 2019"} {
		if m, err := ReadMonth(text); err == nil || !strings.Contains(err.Error(), "2019-06") {
			t.Errorf("%q is read as %s, %v", text, m, err)
		}
	}
}

func TestAMonthStandsInItsQuarterAndFinancialYear(t *testing.T) {
	for m := MonthOf(1999, 1); m < MonthOf(2031, 1); m++ {
		months := MonthsOf(m.Begins())
		if m < months[0] || m > months[11] || months[0].InYear() != 4 {
			t.Errorf("%s is put into %s", m, FinancialYear(m.Begins()))
		}
		if q := m.Quarter(); q.Begins() != m.Begins() || q.InYear() != 1+int(m-months[0])/3 || m.EndsQuarter() != (int(m-months[0])%3 == 2) {
			t.Errorf("%s is put into %s", m, q)
		}
		back, err := ReadMonth(m.String())
		words, alsoErr := ReadMonth(m.Words())
		if err != nil || alsoErr != nil || back != m || words != m {
			t.Errorf("%s comes back as %s and %s", m, back, words)
		}
	}
}

// agreed is a random case with a scenario whose every decision is answered, agreed as the decision.
func agreed(t *testing.T, r *rand.Rand) *Case {
	t.Helper()
	c := fullCase(t, r)
	for d := range c.Decisions.All() {
		for o := range c.OptionsOf(d.ID) {
			if x := c.Choice("s1", d.ID); len(x.Options) == 0 {
				c = applied(t, c)(c.Insist("s1", d.ID, o.ID))
			}
		}
	}
	return applied(t, c)(c.Agree(Agreement{Scenario: "s1", Estimate: Central, Body: "Cabinet", On: "2019-05-21", Minute: "43/19", Why: "Another scheme."}))
}

func applied(t *testing.T, c *Case) func(Edit, error) *Case {
	return func(e Edit, err error) *Case {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		next, _, err := Apply(c, e)
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
}

func TestABaselineHoldsWhatCountedWhenItWasAgreedAndStaysThoughLinesAreEdited(t *testing.T) {
	for seed := range uint64(20) {
		c := agreed(t, rand.New(rand.NewPCG(seed, 16)))
		b := c.Baseline()
		profile := Profile(c, "s1", Central, Recurring)
		for year := range b.Years {
			benefit, cost := figure("0"), figure("0")
			for _, l := range b.Lines {
				if d := l.Figures(b.Estimate)[year]; l.Type == BenefitLine {
					benefit = benefit.Add(d)
				} else {
					cost = cost.Add(d)
				}
			}
			if !benefit.Equal(profile.Benefit[year]) || !cost.Equal(profile.Cost[year]) {
				t.Errorf("seed %d, year %d: the baseline has %s and %s, the case %s and %s", seed, year, benefit, cost, profile.Benefit[year], profile.Cost[year])
			}
		}
		for x := range c.ChoicesOf("s1") {
			if x.Status != Agreed {
				t.Errorf("seed %d: %s is %s once the scenario is agreed", seed, x.Decision, x.Status)
			}
		}
		for _, l := range b.Lines {
			c = applied(t, c)(c.Remove(KindLine, l.ID))
		}
		if c.Baseline() != b || c.Problems() != nil {
			t.Errorf("seed %d: the baseline went with its lines: %v", seed, c.Problems())
		}
	}
}

func TestABaselineIsRefusedWithTheNamesOfWhatIsUndecided(t *testing.T) {
	c := fullCase(t, rand.New(rand.NewPCG(3, 16)))
	c = applied(t, c)(c.NewScenario("fresh", "Fresh"), nil)
	_, err := c.Agree(Agreement{Scenario: "fresh", Estimate: Minimum, Body: "Cabinet", On: "2019-05-21", Minute: "1"})
	first := c.Decisions.At(0).Name
	if err == nil || !strings.Contains(err.Error(), "“"+first+"”") || !strings.Contains(err.Error(), "undecided in “Fresh”") {
		t.Errorf("of undecided decisions it says: %v", err)
	}
}

func TestAnotherBaselineNeedsItsOwnDecisionAndSaysWhatChanges(t *testing.T) {
	c := agreed(t, rand.New(rand.NewPCG(4, 16)))
	again := Agreement{Scenario: "s1", Estimate: Central, Body: "Council", On: "2019-09-10", Minute: "7/19"}
	if _, err := c.Agree(again); err == nil || !strings.Contains(err.Error(), "say why") {
		t.Errorf("a baseline changes without a reason: %v", err)
	}
	again.Why = "A line fell away."
	gone := c.Baseline().Lines[0]
	c = applied(t, c)(c.Remove(KindLine, gone.ID))
	e, err := c.Agree(again)
	if err != nil || !strings.Contains(e.Text, "“"+gone.Name+"” no longer in it") {
		t.Errorf("%v: %q", err, e.Text)
	}
	again.On = ""
	if e, err := c.Agree(again); err == nil {
		if _, _, err = Apply(c, e); err == nil {
			t.Error("a decision without a day is taken")
		}
	}
}

func TestWhatIsSaidOfDeliveryIsTakenBackExactly(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 16))
	c := agreed(t, r)
	b := c.Baseline()
	for range 200 {
		line, month := b.Lines[r.IntN(len(b.Lines))].ID, MonthOf(2019, 4)+Month(r.IntN(24))
		d := figure(fmt.Sprint(r.IntN(40), ".5"))
		var e Edit
		var err error
		switch r.IntN(4) {
		case 0:
			e, err = c.SayActual(line, month, nil)
		case 1:
			e, err = c.SayActual(line, month, &d)
		case 2:
			e, err = c.SayReading(b.Measures[0].ID, month, &d)
		default:
			e, err = c.Report(c.ProgressOf(KindLine, line, month).With(2019, &d))
		}
		if err != nil {
			t.Fatal(err)
		}
		next, inverse, err := Apply(c, e)
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := Apply(next, inverse)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range []Kind{KindActuals, KindReading, KindProgress} {
			if fmt.Sprint(recordsAsRead(back, kind)) != fmt.Sprint(recordsAsRead(c, kind)) {
				t.Fatalf("undo of %q leaves other records", e.Text)
			}
		}
		if !e.Empty() && e.Text == "" {
			t.Error("an edit of delivery says nothing of itself")
		}
		c = next
	}
}

// recordsAsRead are the records of a kind as they read.
func recordsAsRead(c *Case, kind Kind) (all []string) {
	for x := range c.RecordsOf(kind) {
		all = append(all, fmt.Sprintf("%s %+v", x.Key(), x))
	}
	return all
}

func TestActualsThatCannotBeMeantAreRefusedInASentence(t *testing.T) {
	c := agreed(t, rand.New(rand.NewPCG(6, 16)))
	d := figure("1")
	if _, err := c.SayActual("nowhere", MonthOf(2019, 4), &d); err == nil || !strings.Contains(err.Error(), "not in the baseline") {
		t.Errorf("actuals of a line that isn't in the baseline: %v", err)
	}
	line := c.Baseline().Lines[0].ID
	for text, months := range map[string][]MonthFigure{
		"stands there twice":      {{MonthOf(2019, 4), d}, {MonthOf(2019, 4), d}},
		"in their order":          {{MonthOf(2019, 6), d}, {MonthOf(2019, 5), d}},
		"is not a month of 2019":  {{MonthOf(2020, 4), d}},
		"without a figure":        {},
		"at most 9 digits before": {{MonthOf(2019, 4), figure("12345678901")}},
	} {
		e, err := c.Add(&Actuals{Line: line + "x", Year: 2019, Months: months}, "")
		if err == nil {
			_, _, err = Apply(c, e)
		}
		if err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("%v: %v", months, err)
		}
	}
	x := *c.ProgressOf(KindLine, line, MonthOf(2019, 6))
	x.Status = AtRisk
	if _, err := c.Report(&x); err == nil || !strings.Contains(err.Error(), "say why") {
		t.Errorf("at risk without a reason: %v", err)
	}
}

func TestWithoutABaselineNothingOfDeliveryIsTaken(t *testing.T) {
	c := randomCase(t, rand.New(rand.NewPCG(7, 16)))
	d := figure("1")
	if _, err := c.SayActual("x", MonthOf(2019, 4), &d); err == nil || !strings.Contains(err.Error(), "nothing is agreed yet") {
		t.Errorf("it says %v", err)
	}
}

func TestWhatWasSaidLastHoldsUntilSomethingElseIsSaid(t *testing.T) {
	c := agreed(t, rand.New(rand.NewPCG(8, 16)))
	line := c.Baseline().Lines[0].ID
	x := *c.ProgressOf(KindLine, line, MonthOf(2020, 6))
	x.Status, x.Reason, x.Owner = NotAchieved, "The lease runs on.", "Ann"
	c = applied(t, c)(c.Report(&x))
	later := c.ProgressOf(KindLine, line, MonthOf(2020, 9))
	if later.Status != NotAchieved || later.Reason != x.Reason || later.Period != MonthOf(2020, 9) {
		t.Errorf("three months later it says %+v", later)
	}
	if e, err := c.Report(c.ProgressOf(KindLine, line, x.Period)); err != nil || !e.Empty() {
		t.Errorf("to say the same again of the same month is an edit: %v, %q", err, e.Text)
	}
	if in := c.ReportedIn(KindLine, line, later.Period); in != x.Period {
		t.Errorf("three months later it was reported in %s", in)
	}
	if again := applied(t, c)(c.Report(later)); again.ReportedIn(KindLine, line, later.Period) != later.Period {
		t.Error("to say the same of a later month doesn't date it anew") // else nobody could say that it still stands so
	}
	if before := c.ProgressOf(KindLine, line, MonthOf(2020, 5)); before.Status != NotReported && line != "sourcing" {
		t.Errorf("a month before it says %+v", before)
	}
}
