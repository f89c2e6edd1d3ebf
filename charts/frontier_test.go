package charts

import (
	"image"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// someFrontier has schemes that cost and bring more and more, and three scenarios, one of them on the frontier.
func someFrontier() Frontier {
	x := Frontier{Principles: 12, Current: 0, Marked: 4, Estimate: model.Minimum, Basis: model.InYear}
	million := func(quarters int) decimal.Decimal { return decimal.New(int64(quarters)*25, -2) }
	for i := range 14 {
		x.Schemes = append(x.Schemes, Scheme{Cost: million(2 + 5*i), Benefit: million(16 + 9*i - i*i/4), Honoured: 6 + i*3/7})
	}
	x.Scenarios = []Scheme{
		{Name: "Published case", Cost: million(62), Benefit: million(78), Honoured: 11},
		{Name: "Digital-led", Cost: million(50), Benefit: million(70), Honoured: 10},
		{Name: "Programme only", Cost: x.Schemes[0].Cost, Benefit: x.Schemes[0].Benefit, Honoured: 6},
	}
	return x
}

func TestTheFrontierLooksAsItShould(t *testing.T) {
	f := NewFrontier(someFrontier())
	for look, theme := range map[string]Theme{"light": LightTheme(), "dark": DarkTheme()} {
		frame, err := f.Frame(760, 480, 1, theme)
		if err != nil {
			t.Fatal(err)
		}
		compareImage(t, "frontier-"+look+".png", encoded(t, frame))
	}
}

func TestTheFrontierSaysWhetherTheScenarioIsBeaten(t *testing.T) {
	x := someFrontier()
	if got := NewFrontier(x).Title(); got != "Published case can be beaten" {
		t.Errorf("%q", got)
	}
	x.Current = 2
	if got := NewFrontier(x).Title(); got != "No scheme beats Programme only" {
		t.Errorf("%q", got)
	}
	if got := NewFrontier(Frontier{Current: -1, Marked: -1}); got.Title() != "No scheme fits" || got.Alt() == "" {
		t.Errorf("%q, %q", got.Title(), got.Alt())
	}
}

func TestNoNameOfAFrontierMeetsAnother(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 100 {
		x := Frontier{Current: r.IntN(3) - 1, Marked: r.IntN(9) - 1, Principles: 9, Estimate: model.Maximum, Basis: model.Recurring}
		amount := func() decimal.Decimal { return decimal.New(r.Int64N(1+[]int64{10, 10_000, 9_999_00}[r.IntN(3)])-5, -2) }
		for range r.IntN(40) {
			x.Schemes = append(x.Schemes, Scheme{Cost: amount(), Benefit: amount(), Honoured: r.IntN(10)})
		}
		for range r.IntN(6) {
			x.Scenarios = append(x.Scenarios, Scheme{Name: strings.Repeat("Scheme ", 1+r.IntN(9)), Cost: amount(), Benefit: amount()})
		}
		f, g := NewFrontier(x), randomGround(r)
		got := recordIfItFits(t, f, g)
		checkTexts(t, got, image.Rectangle{Max: g.size})
		if t.Failed() {
			t.Fatalf("%v at %v px a unit", g.size, g.unit)
		}
	}
}

func TestTheSchemesOfAFrontierCanBePointedAt(t *testing.T) {
	x := someFrontier()
	spots := NewFrontier(x).Spots(760, 480, 1, LightTheme())
	if len(spots) != len(x.Schemes) {
		t.Fatalf("%d spots for %d schemes", len(spots), len(x.Schemes))
	}
	for i := 1; i < len(spots); i++ {
		if spots[i].Bounds.Min.X <= spots[i-1].Bounds.Min.X {
			t.Errorf("scheme %d costs more than the one before and stands left of it", i)
		}
	}
}
