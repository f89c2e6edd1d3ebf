package charts

import (
	"fmt"
	"image"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// twoAlike is a case of two of everything that has a name, of different size. The names are given: of each kind the first
// has the first of them.
func twoAlike(t testing.TB, names [2]string) Subject {
	t.Helper()
	records := []model.Record{&model.Head{ID: "case", Title: "A case", FirstYear: 2018, Years: 4}}
	for i, name := range names {
		id := func(prefix string) string { return fmt.Sprint(prefix, i) }
		records = append(records,
			&model.Scenario{ID: id("s"), Name: name}, &model.Component{ID: id("c"), Name: name}, &model.Decision{ID: id("d"), Component: id("c"), Name: name},
			&model.Option{ID: id("o"), Decision: id("d"), Name: name}, &model.Principle{ID: "P", Name: name},
			&model.Factor{FactorKind: model.KindDriver, ID: id("D"), Name: name}, &model.Factor{FactorKind: model.KindBenefit, ID: id("B"), Name: name, Worth: model.Cashable},
			&model.Factor{FactorKind: model.KindObjective, ID: id("O"), Name: name},
			&model.Link{Owner: id("o"), To: model.KindDriver, Target: id("D")}, &model.Link{Owner: id("D"), To: model.KindBenefit, Target: id("B")},
			&model.Link{Owner: id("B"), To: model.KindObjective, Target: id("O")},
		)
		if i > 0 {
			records = slices.DeleteFunc(records, func(one model.Record) bool { p, ok := one.(*model.Principle); return ok && p.Name == name })
		}
		for kind, amount := range map[model.LineType]int{model.BenefitLine: 5 + 2*i, model.CostLine: 2 + i} {
			l := &model.Line{ID: id(string(kind)), Owner: id("o"), Type: kind, Recurrence: model.Once, Category: name}
			for range 4 {
				l.Minimum = append(l.Minimum, decimal.NewFromInt(int64(amount)))
			}
			records = append(records, l)
		}
	}
	for i := range names {
		for d := range i + 1 {
			records = append(records, &model.Choice{Scenario: fmt.Sprint("s", i), Decision: fmt.Sprint("d", d), Options: []string{fmt.Sprint("o", d)}, Status: model.Agreed})
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return Subject{Case: c, Scenario: "s1", With: []string{"s0"}, Estimate: model.Minimum, Basis: model.InYear}
}

// If a reader can tell two names apart then exchanging them makes another picture.
func TestExchangingTwoNamesThatBeginAlikeShows(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	one, two := "Customer contact centre and assessment north of the river, new", "Customer contact centre and assessment south of the river, new"
	written := 0
	for _, make := range figuresOfTwo(t) {
		f, g := make([2]string{one, two}), make([2]string{two, one})
		sheets := []sheet{pageOf(f.PrintSize())}
		for _, size := range []image.Point{{320, 260}, {568, 400}, {200, 240}, {1024, 576}, {560, 250}, {480, 300}, {800, 230}} {
			sheets = append(sheets, frameOf(size.X, size.Y))
		}
		for height := 120; height < 260; height += 10 { // boxes of a map with one line
			sheets = append(sheets, frameOf(640, height))
		}
		for _, at := range sheets {
			first, second := wordsBelow(t, f, at), wordsBelow(t, g, at)
			if strings.Contains(first, "Cus") {
				written++
				if first == second {
					t.Errorf("%q on %v doesn't tell two names apart: %s", f.Title(), at, first)
				}
			}
		}
	}
	if written < 20 {
		t.Errorf("only %d pictures had names", written)
	}
}

// figuresOfTwo make each figure that writes several names, of two.
func figuresOfTwo(t *testing.T) []func(names [2]string) *Figure {
	var all []func(names [2]string) *Figure
	for _, k := range []FigureID{FigureComparison, FigureBridge, FigureInvestment, FigureStreams, FigureMap, FigurePlan} {
		all = append(all, func(names [2]string) *Figure { return figureOf(t, k, twoAlike(t, names)) })
	}
	return append(all, func(names [2]string) *Figure {
		x := Frontier{Count: big.NewInt(2), Current: -1, Marked: -1, Estimate: model.Minimum, Basis: model.InYear}
		for i, name := range names {
			x.Schemes = append(x.Schemes, Scheme{Cost: decimal.NewFromInt(int64(1 + i)), Benefit: decimal.NewFromInt(int64(2 + 3*i))})
			x.Scenarios = append(x.Scenarios, x.Schemes[i])
			x.Scenarios[i].Name = name
		}
		return NewFrontier(x)
	})
}

// wordsBelow are all texts of a picture but those of its heading, which name one alone.
func wordsBelow(t *testing.T, f *Figure, at sheet) string {
	t.Helper()
	got := recordIfItFits(t, f, at)
	heading := append(got.Title, got.Subtitle...)
	return strings.Join(slices.DeleteFunc(wordsOf(got), func(text string) bool { return slices.Contains(heading, text) }), "|")
}
