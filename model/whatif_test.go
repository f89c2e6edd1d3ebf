package model_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func figuresOf(texts string) []decimal.Decimal {
	var figures []decimal.Decimal
	for _, text := range strings.Fields(texts) {
		figures = append(figures, figure(text))
	}
	return figures
}

func TestASlipMovesFiguresByQuartersExactly(t *testing.T) {
	for _, x := range []struct {
		figures  string
		quarters int
		want     string
	}{
		{"0 2 1.5 0.5", 0, "0 2 1.5 0.5"},
		{"0 2 1.5 0.5", 1, "0 1.5 1.625 0.75"},
		{"0 2 1.5 0.5", 2, "0 1 1.75 1"},
		{"0 2 1.5 0.5", 4, "0 0 2 1.5"},
		{"4 0 0 0", 5, "0 3 1 0"},
		{"4 -2 0 1", 8, "0 0 4 -2"},
		{"0.000001", 3, "0.00000025"},
		{"", 3, ""},
	} {
		if got := Slipped(figuresOf(x.figures), x.quarters); !slices.EqualFunc(got, figuresOf(x.want), decimal.Decimal.Equal) {
			t.Errorf("%s late by %d is %v, want %s", x.figures, x.quarters, got, x.want)
		}
	}
}

// registered is a case with a benefit that two rows feed, one green and one that isn't rated, and a row without money.
func registered(t testing.TB) *Case {
	t.Helper()
	low, high, most := figure("1"), figure("3"), figure("9")
	return build(t, []Record{
		&Head{ID: "registered", Title: "Registered", FirstYear: 2020, Years: 3},
		&Line{ID: "fed", Owner: Programme, Type: BenefitLine, Recurrence: Ongoing, Minimum: figuresOf("4 0 2"), Maximum: figuresOf("8 4 4")},
		&Line{ID: "cost", Owner: Programme, Type: CostLine, Recurrence: Once, Minimum: figuresOf("2 1 0"), Maximum: figuresOf("3 1 0")},
		&Scenario{ID: "s", Name: "S"},
		&Opportunity{ID: "green", Name: "Green", Ease: Green, Low: &low, High: &high, Line: "fed"},
		&Opportunity{ID: "unrated", Name: "Unrated", Low: &high, High: &most, Line: "fed"},
		&Opportunity{ID: "amber", Name: "Without money", Ease: Amber, Line: "fed"},
	})
}

func TestAWhatIfChangesEveryFigureByWhatIsAskedAndNothingElse(t *testing.T) {
	c := registered(t)
	for _, x := range []struct {
		ask                    WhatIf
		words, low, high, cost string
	}{
		{WhatIf{Shortfall: 20}, "What if: 80% delivered", "3.2 0 1.6", "6.4 3.2 3.2", "2 1 0"},
		{WhatIf{Shortfall: -20, Growth: 50}, "What if: 120% delivered, costs +50%", "4.8 0 2.4", "9.6 4.8 4.8", "3 1.5 0"},
		{WhatIf{Late: 2}, "What if: 2 quarters late", "2 2 1", "4 6 4", "2 1 0"},
		{WhatIf{Late: 1, Growth: -20}, "What if: 1 quarter late, costs −20%", "3 1 1.5", "6 5 4", "1.6 0.8 0"},
		{WhatIf{Count: CountGreen}, "What if: green opportunities only", "1 0 0.5", "2 1 1", "2 1 0"},
		{WhatIf{Count: CountGreenAndAmber}, "What if: green and amber opportunities only", "1 0 0.5", "2 1 1", "2 1 0"},
	} {
		asked := c.Imagine(x.ask)
		fed, _ := asked.Lines.Get("fed")
		cost, _ := asked.Lines.Get("cost")
		for _, one := range []struct {
			got  []decimal.Decimal
			want string
		}{{fed.Minimum, x.low}, {fed.Maximum, x.high}, {cost.Minimum, x.cost}} {
			if !slices.EqualFunc(one.got, figuresOf(one.want), decimal.Decimal.Equal) {
				t.Errorf("%s: %v, want %s", x.words, one.got, one.want)
			}
		}
		if got := x.ask.Words(); got != x.words || asked.WhatIf() != x.ask {
			t.Errorf("%+v is %q", x.ask, got)
		}
		if asked.Lines.At(0) != fed || asked.Scenarios.At(0) != c.Scenarios.At(0) || c.WhatIf().Asks() {
			t.Error("something else differs")
		}
	}
	if lost := c.Lost(WhatIf{Late: 5, Shortfall: 50}, "s", Minimum); !lost.Equal(figure("1")) {
		t.Errorf("of 4, 0, 2 five quarters late and half of it %s is lost", lost)
	}
}

func TestAWhatIfOfNothingIsTheVeryCaseAndNoneIsEverChangedOrKept(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 0))
	for range 50 {
		c := randomCase(t, r)
		if c.Imagine(WhatIf{}) != c || c.Kept() != nil {
			t.Fatal("a question that asks nothing makes another case")
		}
		asked := c.Imagine(WhatIf{Late: 1})
		head := *c.Head()
		head.Title = "Another"
		edit, err := c.SetHead(head)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := Apply(asked, edit); err == nil {
			t.Fatal("what was imagined is changed")
		}
		if asked.Kept() == nil {
			t.Fatal("what was imagined may be kept")
		}
	}
}

func TestWhatLiesBeyondTheEndsOfAWhatIfIsMovedToThem(t *testing.T) {
	for asked, want := range map[WhatIf]WhatIf{
		{Shortfall: 300, Late: 99, Growth: 999, Count: "all"}:  {Shortfall: 100, Late: MostLate, Growth: MostGrowth},
		{Shortfall: -300, Late: -1, Growth: -99}:               {Shortfall: -20, Growth: LeastGrowth},
		{Shortfall: 5, Late: 3, Growth: 10, Count: CountGreen}: {Shortfall: 5, Late: 3, Growth: 10, Count: CountGreen},
	} {
		if got := asked.Sound(); got != want {
			t.Errorf("%+v becomes %+v", asked, got)
		}
	}
}
