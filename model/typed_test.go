package model_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func amounts(text string) []decimal.Decimal {
	var list []decimal.Decimal
	for _, one := range strings.Fields(text) {
		list = append(list, decimal.RequireFromString(one))
	}
	return list
}

// A saving of £2m in the first year that becomes £5m and stays: steps 2, 3, 0, levels 2, 5, 5.
func TestLevelsAreRunningSumsOfSteps(t *testing.T) {
	if got := row(LevelsOf(amounts("2 3 0"))); got != "2 5 5" {
		t.Errorf("the levels are %s", got)
	}
	if got := row(StepsOf(amounts("2 5 5"))); got != "2 3 0" {
		t.Errorf("the steps are %s", got)
	}
	r := randomly(t)
	for range 500 {
		var steps []decimal.Decimal
		for range 1 + r.IntN(30) {
			steps = append(steps, decimal.New(r.Int64N(2_000_001)-1_000_000, -6))
		}
		for _, typed := range []Typed{"", Steps, Levels} {
			for _, recurs := range []Recurrence{Ongoing, Once} {
				if back := typed.FromTyped(recurs, typed.AsTyped(recurs, steps)); !slices.EqualFunc(back, steps, decimal.Decimal.Equal) {
					t.Fatalf("%s, %s: %v came back as %v", typed, recurs, steps, back)
				}
			}
		}
		// What is typed as the level of a year is what the line comes to in it, carried forward.
		l := &Line{Type: BenefitLine, Recurrence: Ongoing, Minimum: steps}
		if got := l.Yearly(len(steps), Minimum, Recurring); !slices.EqualFunc(got, Levels.AsTyped(Ongoing, steps), decimal.Decimal.Equal) {
			t.Fatalf("carried forward %v is %v", steps, got)
		}
	}
}

func TestALineThatGrowsLikeALevelIsNoticed(t *testing.T) {
	for figures, want := range map[string]bool{
		"5 5 5 5": true, "0 2 5 5": true, "1 2 3": true, "0.5 0.5 0.75 4": true,
		"5 0 0 0": false, "2 13 13 5": false, "0 0 5 5": false, "5 5": false, "0 0 0 0": false, "5 5 0 5": false, "-1 -1 -1": false, "": false,
	} {
		l := &Line{Recurrence: Ongoing, Minimum: amounts(figures)}
		if got := l.LooksLikeLevels(); got != want {
			t.Errorf("%q looks like levels: %v", figures, got)
		}
		once := &Line{Recurrence: Once, Minimum: amounts(figures)}
		if once.LooksLikeLevels() {
			t.Errorf("%q, counted once, looks like levels", figures)
		}
	}
	l := &Line{Recurrence: Ongoing, Minimum: amounts("5 5 5")}
	if got := smallCase(t).LevelsWarning(l); got != "Looks like yearly levels (£15m by 2021/22)" {
		t.Errorf("it says %q", got)
	}
}

func TestTakingALineAsLevelsIsOneEditThatUndoTakesBack(t *testing.T) {
	l := &Line{ID: "levels", Owner: "hub", Type: BenefitLine, Recurrence: Ongoing, Minimum: amounts("1 4 4"), Maximum: amounts("2 6 6")}
	c := smallCase(t, l)
	e := must(t)(c.TakeAsLevels(l.ID))
	next, back, err := Apply(c, e)
	if err != nil {
		t.Fatal(err)
	}
	now, _ := next.Lines.Get(l.ID)
	if !slices.EqualFunc(LevelsOf(now.Minimum), l.Minimum, decimal.Decimal.Equal) || !strings.Contains(e.Text, "taken as yearly levels") {
		t.Errorf("%v became %v by %q", l.Minimum, now.Minimum, e.Text)
	}
	undone, _, err := Apply(next, back)
	if was, _ := undone.Lines.Get(l.ID); err != nil || !slices.EqualFunc(was.Minimum, l.Minimum, decimal.Decimal.Equal) || row(now.Maximum) != "2 4 0" {
		t.Errorf("undone it is %v, %v", was.Minimum, err)
	}
	typed := apply(t, c, must(t)(c.SetTyped(Levels)), 2)
	if _, err := typed.TakeAsLevels(l.ID); err == nil {
		t.Error("figures typed as levels were taken as levels once more")
	}
	if _, err := c.TakeAsLevels("ghost"); err == nil {
		t.Error("a line that isn't there was taken as levels")
	}
}

func TestWhatIsTypedChangesNoFigure(t *testing.T) {
	c := smallCase(t)
	e := must(t)(c.SetTyped(Levels))
	if len(e.Changes) != 1 || e.Text != "Ongoing figures are typed as: level of the year" {
		t.Fatalf("the edit is %+v", e)
	}
	next := apply(t, c, e, 1)
	for s := range c.Scenarios.All() {
		if !slices.EqualFunc(Profile(c, s.ID, Minimum, InYear).Net, Profile(next, s.ID, Minimum, InYear).Net, decimal.Decimal.Equal) {
			t.Errorf("the net of %s changed", s.Name)
		}
	}
	if again := must(t)(next.SetTyped(Levels)); !again.Empty() {
		t.Errorf("saying so again is the edit %+v", again)
	}
}

// An amount of £15m without years is spread over years one at a time, and none of it is lost on the way.
func TestAnAmountWithoutYearsIsSpreadOverThem(t *testing.T) {
	x := &Overlap{Amount: decimal.NewFromInt(15)}
	if x.Total(InYear, false).Decimal.String() != "15" || x.Total(Recurring, false).Valid || !x.Total(Recurring, true).Valid {
		t.Errorf("without years it comes to %v and %v", x.Total(InYear, false), x.Total(Recurring, false))
	}
	for i, step := range amounts("0 8.5 3.5") {
		if x = x.WithStep(4, i, step); !x.Steps().Equal(decimal.NewFromInt(15)) || x.Total(Recurring, false).Valid {
			t.Fatalf("after the step of year %d it is %+v", i, x)
		}
	}
	x = x.WithStep(4, 3, decimal.NewFromInt(3))
	// 0 + 8.5 + 12 + 15, as the budget carries it forward.
	if got := x.Total(Recurring, false); !x.Amount.IsZero() || !got.Valid || got.Decimal.String() != "35.5" {
		t.Errorf("spread it is %+v, carried forward %v", x, got)
	}
	if x = x.WithStep(4, 0, decimal.NewFromInt(9)); x.Steps().String() != "24" || !x.Amount.IsZero() {
		t.Errorf("a step more makes it %+v", x)
	}
	over := (&Overlap{Amount: decimal.NewFromInt(5)}).WithStep(2, 0, decimal.NewFromInt(7))
	if !over.Amount.IsZero() || over.Steps().String() != "7" {
		t.Errorf("a step above the amount makes it %+v", over)
	}
}

// Figures of a range are typed one after another, in any order and beginning with either end: in the end stands what was typed.
func TestARangeIsTypedFigureByFigure(t *testing.T) {
	low, high := amounts("2 3 4"), amounts("3 5 9")
	forwards, backwards := []int{0, 1, 2}, []int{2, 1, 0}
	for _, typed := range []Typed{Steps, Levels} {
		for name, one := range map[string]struct {
			start  string
			ranged bool
			order  []int
		}{
			"a line, then its maximum":           {"0 0 0", false, forwards},
			"a range of nothing":                 {"0 0 0", true, forwards},
			"a line, then its maximum backwards": {"0 0 0", false, backwards},
		} {
			l := &Line{ID: "new", Owner: "hub", Type: BenefitLine, Recurrence: Ongoing, Minimum: amounts(one.start)}
			if one.ranged {
				l.Maximum = amounts(one.start)
			}
			c := smallCase(t, l)
			if typed == Levels {
				c = apply(t, c, must(t)(c.SetTyped(Levels)), 1)
			}
			put := func(maximum bool, year int, figure decimal.Decimal) {
				now, _ := c.Lines.Get("new")
				next, _ := typed.With(now, maximum, year, figure)
				c = apply(t, c, must(t)(c.Replace("new", next)), 1)
			}
			for i, d := range low {
				put(false, i, d)
			}
			if now, _ := c.Lines.Get("new"); !one.ranged {
				next := *now
				next.Maximum = slices.Clone(now.Minimum)
				c = apply(t, c, must(t)(c.Replace("new", &next)), 1)
			}
			for _, i := range one.order {
				put(true, i, high[i])
			}
			if now, _ := c.Lines.Get("new"); row(typed.AsTyped(Ongoing, now.Minimum)) != row(low) || row(typed.AsTyped(Ongoing, now.Maximum)) != row(high) {
				t.Errorf("%s, typed as %s: %s to %s", name, typed, row(typed.AsTyped(Ongoing, now.Minimum)), row(typed.AsTyped(Ongoing, now.Maximum)))
			}
		}
	}
}

// Later levels move by no more than the range needs, and the case says whether any did.
func TestALevelTypedMovesOthersOnlyWhereTheRangeNeedsIt(t *testing.T) {
	l := &Line{Type: BenefitLine, Recurrence: Ongoing, Minimum: StepsOf(amounts("1 2 3 4")), Maximum: StepsOf(amounts("2 3 4 9"))}
	for _, one := range []struct {
		maximum   bool
		year      int
		figure    string
		low, high string
		along     bool
	}{
		{true, 1, "5", "1 2 3 4", "2 5 6 9", true},
		{true, 3, "8", "1 2 3 4", "2 3 4 8", false},
		{false, 0, "0", "0 1 2 4", "2 3 4 9", true},
		{false, 3, "5", "1 2 3 5", "2 3 4 9", false},
		{false, 1, "2.5", "1 2.5 3 4", "2 3.5 4 9", true},
	} {
		next, along := Levels.With(l, one.maximum, one.year, decimal.RequireFromString(one.figure))
		if low, high := row(LevelsOf(next.Minimum)), row(LevelsOf(next.Maximum)); low != one.low || high != one.high || along != one.along {
			t.Errorf("%+v: %s to %s, along %v", one, low, high, along)
		}
	}
}

func TestARangeThatBecomesNarrowerIsRefusedInMoney(t *testing.T) {
	for _, one := range []struct{ low, high, want string }{
		{"5 4.5 4.5", "6 5 5", "from 2019/20 to 2020/21 the lowest goes from £5.00m to £4.50m and the highest from £6.00m to £5.00m; a range can't become narrower from one year to the next"},
		{"-1 -0.5 0", "0 -1 0", "the lowest −£0.50m is above the highest −£1.00m in 2020/21"},
	} {
		l := &Line{ID: "new", Owner: "hub", Type: BenefitLine, Recurrence: Ongoing, Minimum: amounts("0 0 0")}
		c := smallCase(t, l)
		c = apply(t, c, must(t)(c.SetTyped(Levels)), 1)
		next := *l
		next.Minimum, next.Maximum = StepsOf(amounts(one.low)), StepsOf(amounts(one.high))
		if _, _, err := Apply(c, must(t)(c.Replace("new", &next))); err == nil || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%s to %s: %v", one.low, one.high, err)
		}
	}
}
