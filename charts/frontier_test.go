package charts

import (
	"image"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/charts/draw/golden"
	"tomworkbench/model"
)

// someFrontier has schemes that cost and bring more and more, and three scenarios, one of them on the frontier.
func someFrontier() Frontier {
	x := Frontier{Principles: 12, Current: 0, Marked: 4, Estimate: model.Minimum, Basis: model.InYear}
	million := func(quarters int) decimal.Decimal { return decimal.New(int64(quarters)*25, -2) }
	for i := range 14 {
		x.Schemes = append(x.Schemes, Scheme{Cost: million(2 + 5*i), Benefit: million(16 + 9*i - i*i/4), Supports: 6 + i*3/7, Conflicts: i % 3})
	}
	x.Scenarios = []Scheme{
		{Name: "Published case", Cost: million(62), Benefit: million(78), Supports: 11, Conflicts: 1},
		{Name: "Digital-led", Cost: million(50), Benefit: million(70), Supports: 10},
		{Name: "Programme only", Cost: x.Schemes[0].Cost, Benefit: x.Schemes[0].Benefit, Supports: 6},
	}
	x.Count, x.Beaten = big.NewInt(15), Beaten{Count: big.NewInt(3), Exact: true}
	return x
}

func TestTheFrontierLooksAsItShould(t *testing.T) {
	f := NewFrontier(someFrontier())
	for look, theme := range map[string]draw.Theme{"light": draw.LightTheme(), "dark": draw.DarkTheme()} {
		frame, err := f.Frame(760, 480, 1, theme)
		if err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, "frontier-"+look+".png", golden.Encode(t, frame))
	}
}

func TestTheFrontierSaysWhetherTheScenarioIsBeaten(t *testing.T) {
	for _, one := range []struct {
		beaten Beaten
		want   string
	}{
		{Beaten{big.NewInt(12345), true}, "12,345 schemes cost no more, save as much, support as many principles and break none more"},
		{Beaten{big.NewInt(1), true}, "1 scheme costs no more, saves as much, supports as many principles and breaks none more"},
		{Beaten{big.NewInt(200), false}, "At least 200 schemes cost no more, save as much, support as many principles and break none more"},
		{Beaten{big.NewInt(1), false}, "Some schemes cost no more, save as much, support as many principles and break none more"},
		{Beaten{new(big.Int), true}, "No scheme beats Published case"},
		{Beaten{new(big.Int), false}, "15 schemes that no other beats"},
		{Beaten{}, "15 schemes that no other beats"},
	} {
		x := someFrontier()
		x.Beaten = one.beaten
		f := NewFrontier(x)
		if !strings.Contains(f.Alt(), one.want) || !strings.Contains(f.Description(), one.want) || !strings.Contains(f.Subtitle()+f.Title(), "Published case") {
			t.Errorf("%q, %q: want %q", f.Alt(), f.Description(), one.want)
		}
		if f.Title() != one.want {
			t.Errorf("%q, want %q", f.Title(), one.want)
		}
		if !slices.Contains(f.Notes(), BeatsMeans) || !strings.Contains(f.Description(), BeatsMeans) {
			t.Error("nothing says what beating is")
		}
	}
	if got := NewFrontier(Frontier{Current: -1, Marked: -1}); got.Title() != "No scheme fits" || got.Alt() == "" {
		t.Errorf("%q, %q", got.Title(), got.Alt())
	}
}

func TestAFrontierUnderAThresholdSaysSo(t *testing.T) {
	x, most := someFrontier(), 2
	x.Threshold = &most
	f := NewFrontier(x)
	want := "Too many schemes to compare conflicts exactly: only schemes that break at most 2 principles are shown"
	if !slices.Contains(f.Notes(), want) || !strings.Contains(f.Description(), want) || !strings.Contains(f.Alt(), "break at most 2") {
		t.Errorf("%q, %q, %q", f.Notes(), f.Description(), f.Alt())
	}
	for i, row := range f.Table().Rows {
		if got := row[len(row)-1]; (got == "at most 2") != (i >= len(x.Scenarios)) {
			t.Errorf("row %d breaks %q", i, got)
		}
	}
}

// Every mark that is drawn has its entry in the key, and no other.
func TestTheKeyOfAFrontierHasEveryMark(t *testing.T) {
	texts := func(x Frontier) (texts []string) {
		for _, e := range x.chart(2).Key {
			texts = append(texts, e.Text)
		}
		return texts
	}
	x := someFrontier()
	marks := []string{"Supports 11 of 12", "Supports 10", "Supports 9", "Supports 8 or fewer"}
	all := append(slices.Clone(marks), "This scenario", "Others", "Unbeaten on money", "Looked at")
	if got := texts(x); !slices.Equal(got, all) {
		t.Errorf("%q, want %q", got, all)
	}
	x.Current, x.Marked, x.Schemes = -1, -1, x.Schemes[13:]
	if got := texts(x); !slices.Equal(got, []string{"Supports 11 of 12", "Scenario"}) {
		t.Errorf("%q", got)
	}
}

// A scenario is named beside its frame, below the picture, or together with another at its place.
func TestEveryScenarioOfAFrontierIsNamed(t *testing.T) {
	x := someFrontier()
	x.Scenarios = append(x.Scenarios, Scheme{Name: "Copy", Cost: x.Scenarios[0].Cost, Benefit: x.Scenarios[0].Benefit})
	// Among schemes this close no name finds room.
	for i := range 400 {
		x.Schemes = append(x.Schemes, Scheme{Cost: decimal.New(int64(i%20)*400, -2), Benefit: decimal.New(int64(i/20)*400, -2)})
	}
	got := record(t, NewFrontier(x), frameOf(760, 480))
	var all []string
	for _, text := range got.Texts {
		all = append(all, text.Text)
	}
	for _, name := range []string{"Published case, Copy", "Digital-led", "Programme only"} {
		if !strings.Contains(strings.Join(all, "\n"), name) {
			t.Errorf("%s isn't named: %q", name, all)
		}
	}
}

func TestNoNameOfAFrontierMeetsAnother(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 100 {
		x := Frontier{Current: r.IntN(3) - 1, Marked: r.IntN(9) - 1, Principles: 9, Estimate: model.Maximum, Basis: model.Recurring}
		amount := func() decimal.Decimal { return decimal.New(r.Int64N(1+[]int64{10, 10_000, 9_999_00}[r.IntN(3)])-5, -2) }
		for range r.IntN(40) {
			x.Schemes = append(x.Schemes, Scheme{Cost: amount(), Benefit: amount(), Supports: r.IntN(10), Conflicts: r.IntN(4)})
		}
		for range r.IntN(6) {
			x.Scenarios = append(x.Scenarios, Scheme{Name: strings.Repeat("Scheme ", 1+r.IntN(9)), Cost: amount(), Benefit: amount()})
		}
		x.Count = big.NewInt(int64(len(x.Schemes)))
		f, g := NewFrontier(x), randomSheet(r)
		got := recordIfItFits(t, f, g)
		checkTexts(t, got, image.Rectangle{Max: got.Size})
		if t.Failed() {
			t.Fatalf("on %v", g)
		}
	}
}

func TestTheSchemesOfAFrontierCanBePointedAt(t *testing.T) {
	x := someFrontier()
	spots := NewFrontier(x).Spots(760, 480, 1, draw.LightTheme())
	if len(spots) != len(x.Schemes) {
		t.Fatalf("%d spots for %d schemes", len(spots), len(x.Schemes))
	}
	for i := 1; i < len(spots); i++ {
		if spots[i].Bounds.Min.X <= spots[i-1].Bounds.Min.X {
			t.Errorf("scheme %d costs more than the one before and stands left of it", i)
		}
	}
}
