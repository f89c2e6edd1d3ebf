package charts

import (
	"fmt"
	"image"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// alikeNames are names that begin alike, and often end alike too, in any of several scripts.
func alikeNames(r *rand.Rand) []string {
	words := []string{
		"Customer", "contact", "centre", "north", "south", "adult social care", "Świadczenia", "e\u0301quipe", "Διεύθυνση", "שירות",
		"خدمات", "👩‍👩‍👧", "1", "2", "12", "a", "行政", "Donaudampfschifffahrtsgesellschaft", "(new)",
	}
	some := func(most int) string {
		var parts []string
		for range r.IntN(most + 1) {
			parts = append(parts, words[r.IntN(len(words))])
		}
		return strings.Join(parts, " ")
	}
	begin, end := some(5), ""
	if r.IntN(2) == 0 {
		end = some(5)
	}
	names := make([]string, 2+r.IntN(8))
	for i := range names {
		names[i] = strings.TrimSpace(strings.Join([]string{begin, some(3), end}, " "))
	}
	return names
}

// Whatever the names and the room: of two names that differ, no shortened form is the same, and none could be the other.
func TestNoTwoNamesOfAFigureLookTheSameWhenShortened(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 21))
	all := testFonts(t)
	cut := 0
	for range 300 {
		names := alikeNames(r)
		l := layout{written: &written{names: sortedSeen(names)}}
		style := textStyle{face: []*typeface{all.regular, all.bold}[r.IntN(2)], size: 8 + 20*r.Float64()}
		width, lines := style.size*(1+20*r.Float64()), 1+r.IntN(3)
		labels := map[string]string{}
		for _, name := range names {
			for kind, label := range map[string]string{
				"short ": l.short(style, name, width),
				"lines ": strings.Join(l.wrapName(style, name, width, lines), " "),
				"said ":  shortenNames(name+" adds £8m", []string{name}, l.written, func(text string) bool { return style.width(text) <= width }),
			} {
				if seen(label) == "" {
					continue
				}
				label = kind + seen(label)
				if other, ok := labels[label]; ok && seen(other) != seen(name) {
					t.Fatalf("seed %d: %q and %q are both %q within %v", seed, other, name, label, width)
				}
				labels[label] = name
				if strings.Contains(label, ellipsis) {
					cut++
				}
			}
			if short := l.short(style, name, width); style.width(short) > width {
				t.Fatalf("seed %d: %q is wider than %v", seed, short, width)
			}
		}
	}
	if cut < 1000 {
		t.Errorf("only %d names were cut", cut)
	}
}

func sortedSeen(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, seen(n))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestANameIsCutWhereItDiffers(t *testing.T) {
	names := []string{
		"Customer contact centre north", "Customer contact centre south", "Adult care north of the river, new", "Adult care south of the river, new", "Libraries and museums",
	}
	l := layout{written: &written{names: sortedSeen(names)}}
	style := textStyle{face: fonts().regular, size: 13}
	for i, want := range []string{"Customer c…north", "Customer…south", "Ad…north…", "Ad…south…", "Libraries and mu…"} {
		if got := l.short(style, names[i], []float64{110, 110, 75, 75, 110}[i]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Nothing is cut between a letter and its marks, nor within a picture of several characters.
func TestNothingIsCutWithinALetter(t *testing.T) {
	all := testFonts(t)
	style := textStyle{face: all.regular, size: 13}
	for _, text := range []string{"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", "👩‍👩‍👧🇬🇧👩‍👩‍👧🇬🇧👩‍👩‍👧", "हिन्दी सेवा हिन्दी", "ไทยบริการไทยบริการ", "plain words"} {
		whole := Letters(text)
		for width := 1.0; width < style.width(text); width += 3 {
			kept, ok := strings.CutSuffix(style.shorten(text, width), ellipsis)
			got := Letters(kept)
			if kept != "" && (!ok || len(got) > len(whole) || !slices.Equal(got, whole[:len(got)])) {
				t.Errorf("%q is cut to %q", text, kept)
			}
		}
	}
}

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
	one, two := "Customer contact centre and assessment north of the river, new", "Customer contact centre and assessment south of the river, new"
	written := 0
	for _, make := range figuresOfTwo(t) {
		f, g := make([2]string{one, two}), make([2]string{two, one})
		grounds := []ground{f.Page().ground()}
		for _, size := range []image.Point{{320, 260}, {568, 400}, {200, 240}, {1024, 576}, {560, 250}, {480, 300}, {800, 230}} {
			grounds = append(grounds, windowGround(size, 1, LightTheme()))
		}
		for height := 120; height < 260; height += 10 { // boxes of a map with one line
			grounds = append(grounds, windowGround(image.Pt(640, height), 1, LightTheme()))
		}
		for _, at := range grounds {
			first, second := wordsBelow(t, f, at), wordsBelow(t, g, at)
			if strings.Contains(first, "Cus") {
				written++
				if first == second {
					t.Errorf("%q at %v doesn't tell two names apart: %s", f.Title(), at.size, first)
				}
			}
		}
	}
	if written < 20 {
		t.Errorf("only %d pictures had names", written)
	}
}

func TestNamesBelowAPlotAreShortenedAndTheirFiguresWhole(t *testing.T) {
	one, two := "Customer contact centre and assessment north of the river", "Customer contact centre and assessment south of the river"
	s := &scatter{named: []scatterPoint{{name: one, place: "cost £1m, benefit £2m"}, {name: two, place: "cost £3m, benefit £4m"}}}
	l := layout{ground: windowGround(image.Pt(480, 300), 1, LightTheme()), written: &written{figure: &Figure{body: s}}}
	text := s.namesBelow(&l, s.named)
	if len(wrap(l.quiet(), text, float64(l.inner()), 10)) > mostNamesBelow {
		t.Errorf("%q takes too many lines", text)
	}
	for _, want := range []string{"(cost £1m, benefit £2m)", "(cost £3m, benefit £4m)", "north", "south"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q lacks %q", text, want)
		}
	}
}

// A name without spaces takes another line too.
func TestAChineseNameTakesMoreLines(t *testing.T) {
	all := testFonts(t)
	l := layout{}
	style := textStyle{face: all.regular, size: 10}
	for _, one := range []struct {
		name string
		most int
		want []string
	}{
		{"行政中文日本語", 2, []string{"行政中文", "日本語"}},
		{"行政 中文日本語", 2, []string{"行政 中", "文日本語"}},
		{"行政中文日本語日本語", 2, []string{"行政中文", "日本語…"}},
		{"行政中文", 2, []string{"行政中文"}},
		{"North 行政中文", 3, []string{"North 行", "政中文"}},
	} {
		if got := l.wrapName(style, one.name, 41, one.most); !slices.Equal(got, one.want) {
			t.Errorf("%q is %q, want %q", one.name, got, one.want)
		}
	}
}

// figuresOfTwo make each figure that writes several names, of two.
func figuresOfTwo(t *testing.T) []func(names [2]string) *Figure {
	var all []func(names [2]string) *Figure
	for _, k := range []Kind{KindComparison, KindBridge, KindInvestment, KindStreams, KindMap, KindPlan} {
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
func wordsBelow(t *testing.T, f *Figure, at ground) string {
	t.Helper()
	l := layout{ground: at, written: &written{figure: f}}
	_ = l.addHeading(f, everything)
	var words []string
	for _, one := range recordIfItFits(t, f, at).texts {
		if !slices.ContainsFunc(l.texts, func(heading placedText) bool { return heading.text == one.text }) {
			words = append(words, one.text)
		}
	}
	return strings.Join(words, "|")
}
