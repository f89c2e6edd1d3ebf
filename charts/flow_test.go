package charts

import (
	"bytes"
	"fmt"
	"image/png"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// mapCase has options in three components with drivers, benefits and objectives behind them, and three scenarios
// that choose more and more of them.
func mapCase(t testing.TB) *model.Case {
	t.Helper()
	records := []model.Record{&model.Head{ID: "case", Title: "A case", FirstYear: 2018, Years: 4}}
	options := []string{"Single front door", "Centre of excellence for buying and contract management", "Asset-based approach"}
	for i, name := range options {
		c, d, o := fmt.Sprint("c", i), fmt.Sprint("d", i), fmt.Sprint("o", i)
		records = append(records, &model.Component{ID: c, Name: "Component"}, &model.Decision{ID: d, Component: c, Name: "Decision"},
			&model.Option{ID: o, Decision: d, Name: name},
			&model.Line{
				ID: "l" + o, Owner: o, Type: model.BenefitLine, Recurrence: model.Once,
				Minimum: decimals(t, []string{"1", fmt.Sprint(4 - i), "2.5", "0.25"}),
			},
			&model.Line{ID: "k" + o, Owner: o, Type: model.CostLine, Recurrence: model.Once, Minimum: decimals(t, []string{fmt.Sprint(3 * i), "1", "0", "0"})})
	}
	for i, name := range []string{"Efficiency and effectiveness", "Manage demand", "Economies of scale"} {
		records = append(records, &model.Factor{FactorKind: model.KindDriver, ID: fmt.Sprint("D", i+1), Name: name})
	}
	for i, name := range []string{"Financial", "Better outcomes"} {
		records = append(records, &model.Factor{FactorKind: model.KindBenefit, ID: fmt.Sprint("B", i+1), Name: name})
	}
	records = append(records, &model.Factor{FactorKind: model.KindObjective, ID: "O1", Name: "Financial sustainability"})
	half := decimal.New(5, -1)
	for _, l := range []model.Link{
		{Owner: "o0", To: model.KindDriver, Target: "D1"},
		{Owner: "o0", To: model.KindDriver, Target: "D2"},
		{Owner: "o1", To: model.KindDriver, Target: "D1"},
		{Owner: "o1", To: model.KindDriver, Target: "D3", Share: &half},
		{Owner: "D1", To: model.KindBenefit, Target: "B1"},
		{Owner: "D2", To: model.KindBenefit, Target: "B2"},
		{Owner: "B1", To: model.KindObjective, Target: "O1"},
	} {
		records = append(records, &l)
	}
	for i := range 3 {
		id := fmt.Sprint("s", i)
		records = append(records, &model.Scenario{ID: id, Name: fmt.Sprint("Scheme ", i+1)})
		for j := range i + 1 {
			records = append(records, &model.Choice{Scenario: id, Decision: fmt.Sprint("d", j), Options: []string{fmt.Sprint("o", j)}, Status: model.Provisional})
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func compared(t testing.TB, scenarios ...string) *Figure {
	t.Helper()
	f, err := NewComparison(mapCase(t), scenarios, model.Minimum, model.InYear)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestComparisonsAndMapsLookAsTheyShould(t *testing.T) {
	all := NewBenefitsMap(mapCase(t), "s2", model.Minimum, model.InYear)
	for _, g := range []struct {
		name   string
		figure *Figure
		theme  Theme
	}{
		{"comparison-light", compared(t, "s0", "s1", "s2"), LightTheme()},
		{"comparison-dark", compared(t, "s0", "s1", "s2", "s0"), DarkTheme()},
		{"map-light", all, LightTheme()},
		{"map-dark", all, DarkTheme()},
	} {
		t.Run(g.name, func(t *testing.T) {
			img, err := g.figure.Frame(760, 420, 1, g.theme)
			if err != nil {
				t.Fatal(err)
			}
			var buf bytes.Buffer
			if err := png.Encode(&buf, img); err != nil {
				t.Fatal(err)
			}
			compareImage(t, g.name+".png", buf.Bytes())
		})
	}
}

func TestTheComparisonSaysWhichScenarioEndsHighest(t *testing.T) {
	f := compared(t, "s0", "s1")
	if got := f.Title(); got != "Scheme 2 ends £2.75m above Scheme 1" {
		t.Errorf("the headline is %q", got)
	}
	table := f.Table()
	last := table.Rows[len(table.Rows)-1]
	if strings.Join(last, " ") != "2021/22 6.75 9.50 2.75" {
		t.Errorf("the last row is %q", last)
	}
	if !strings.Contains(f.Alt(), "Scheme 2 at £9.5m") {
		t.Errorf("the alternative text is %q", f.Alt())
	}
	twice := compared(t, "s0", "s0")
	if !strings.Contains(twice.Description(), "lies on that of") || !strings.HasPrefix(twice.Title(), "All end") {
		t.Errorf("two equal lines: %q, %q", twice.Title(), twice.Description())
	}
	if got := strings.Join(twice.Notes(), "; "); got != "Scheme 1 lies on Scheme 1" {
		t.Errorf("the notes of two equal lines are %q", got)
	}
	if got := f.Notes(); len(got) != 0 {
		t.Errorf("the notes of two other lines are %q", got)
	}
	for _, bad := range [][]string{{}, {"s0"}, {"s0", "ghost"}, {"s0", "s1", "s2", "s0", "s1"}} {
		if _, err := NewComparison(mapCase(t), bad, model.Minimum, model.InYear); err == nil {
			t.Errorf("%v was compared", bad)
		}
	}
}

func TestEveryPartOfAMapCanBePointedAt(t *testing.T) {
	c := mapCase(t)
	f := NewBenefitsMap(c, "s2", model.Minimum, model.InYear)
	m := model.BenefitsMapOf(c, "s2", model.Minimum, model.InYear)
	nodes := 0
	for _, column := range m.Columns {
		nodes += len(column)
	}
	spots := f.Spots(760, 420, 1, LightTheme())
	if len(spots) != nodes+len(m.Hops) {
		t.Fatalf("%d spots for %d nodes and %d hops", len(spots), nodes, len(m.Hops))
	}
	for _, s := range spots {
		middle := s.Bounds.Min.Add(s.Bounds.Max).Div(2)
		if !s.Contains(middle.X, middle.Y) || s.Words == "" {
			t.Errorf("the spot %q doesn't hold its own middle", s.Words)
		}
		if s.Bounds.Min.X < 0 || s.Bounds.Max.X > 760 || s.Bounds.Max.Y > 420 {
			t.Errorf("%q lies outside the picture: %v", s.Words, s.Bounds)
		}
	}
	// Of £7.75m half goes to D1; of £6.75m half goes to D3, which leads nowhere, and half to D1; £5.75m have no driver.
	if got := f.Title(); got != "£7.25m of the saving of £20.25m is linked to an objective through cashable benefits" {
		t.Errorf("the headline is %q", got)
	}
}

func TestBoxesOfAMapNeverOverlap(t *testing.T) {
	c := mapCase(t)
	for _, size := range [][2]int{{760, 420}, {400, 260}, {300, 200}, {1600, 900}} {
		f := NewBenefitsMap(c, "s2", model.Minimum, model.InYear)
		var boxes []Spot
		for _, s := range f.Spots(size[0], size[1], 1, LightTheme()) {
			if s.Hop < 0 {
				boxes = append(boxes, s)
			}
		}
		for i, a := range boxes {
			for _, b := range boxes[:i] {
				if a.Bounds.Overlaps(b.Bounds) {
					t.Errorf("at %v, %q and %q overlap", size, a.Words, b.Words)
				}
			}
		}
	}
}

func TestAnEmptyMapSaysSo(t *testing.T) {
	f := NewBenefitsMap(publishedCase(t), "ghost", model.Minimum, model.InYear)
	if _, err := f.Frame(568, 400, 1, LightTheme()); err != nil {
		t.Error(err)
	}
	empty := NewBenefitsMap(emptyCase(t), "s", model.Minimum, model.InYear)
	if empty.Title() != "No benefit to follow yet" {
		t.Errorf("the headline is %q", empty.Title())
	}
	if _, err := empty.Frame(568, 400, 1, LightTheme()); err != nil {
		t.Error(err)
	}
	var drawing bytes.Buffer
	if err := NewBenefitsMap(mapCase(t), "s2", model.Minimum, model.InYear).SVG(&drawing, DefaultPage()); err != nil {
		t.Error(err)
	}
}

func BenchmarkComparisonFrame(b *testing.B) {
	f := compared(b, "s0", "s1", "s2")
	for b.Loop() {
		if _, err := f.Frame(1024, 576, 1, LightTheme()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMapFrame(b *testing.B) {
	f := NewBenefitsMap(mapCase(b), "s2", model.Minimum, model.InYear)
	for b.Loop() {
		if _, err := f.Frame(1024, 576, 1, LightTheme()); err != nil {
			b.Fatal(err)
		}
	}
}
