package draw

import (
	"image"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
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
func TestNoTwoNamesOfADrawingLookTheSameWhenShortened(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
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

func TestNamesBelowAPlotAreShortenedAndTheirFiguresWhole(t *testing.T) {
	one, two := "Customer contact centre and assessment north of the river", "Customer contact centre and assessment south of the river"
	s := &Scatter{Named: []ScatterPoint{{Name: one, Place: "cost £1m, benefit £2m"}, {Name: two, Place: "cost £3m, benefit £4m"}}}
	l := layout{ground: windowGround(image.Pt(480, 300), 1, LightTheme()), written: &written{drawing: &Drawing{Picture: s}}}
	text := s.namesBelow(&l, s.Named)
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

func TestANameIsShortenedNoMoreThanItHasToBe(t *testing.T) {
	fits := func(most int) func(string) bool {
		return func(text string) bool { return utf8.RuneCountInString(text) <= most }
	}
	const text = "A centre of excellence ends £2m above Hub"
	names := []string{"A centre of excellence", "Hub"}
	for _, one := range []struct {
		most int
		want string
	}{
		{100, text},
		{35, "A centre of exc… ends £2m above Hub"},
		{10, "A centr… ends £2m above Hub"},
	} {
		if got := shortenNames(text, names, nil, fits(one.most)); got != one.want {
			t.Errorf("within %d: %q, want %q", one.most, got, one.want)
		}
	}
}
