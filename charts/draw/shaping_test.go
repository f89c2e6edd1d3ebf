package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-text/typesetting/fontscan"

	"tomworkbench/charts/draw/golden"
)

// alphabets are texts of the scripts that are always drawn, whatever the machine has.
var alphabets = []string{
	"Gwasanaethau’r Gŵyl ŷd ẁ ẃ ẅ ỳ", "Zażółć gęślą jaźń ŁÓDŹ", "Příliš žluťoučký kůň", "Çağdaş öğrenci ığdır", "Nguyễn Thị Ấn Độ",
	"Ελληνικά Άέήίόύώ ΐΰ", "Кириллица Ёёєїґў", "Þórður æði", "£1.5m – “20%” … −3 €", "½ ² ₂",
}

// testFonts finds the fonts beside the tests alone.
func testFonts(t testing.TB) *typefaces {
	t.Helper()
	found := fontscan.NewFontMap(log.New(io.Discard, "", 0))
	files, err := filepath.Glob("testdata/fonts/*.?tf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fonts to test with: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := found.AddFont(bytes.NewReader(data), name, ""); err != nil {
			t.Fatal(err)
		}
	}
	return newTypefaces(newShaper(func() *fontscan.FontMap { return found }))
}

// bareFonts are those of a machine without any font.
func bareFonts() *typefaces { return newTypefaces(newShaper(func() *fontscan.FontMap { return nil })) }

func (t *typefaces) shapes(text string) *shaped { return t.shape(t.regular, text) }

func TestLatinGreekAndCyrillicNeedNoFontOfTheMachine(t *testing.T) {
	all := newTypefaces(newShaper(func() *fontscan.FontMap {
		t.Error("the machine's fonts were looked for")
		return nil
	}))
	for _, text := range append(alphabets, "עברית שירות", "e\u0301clair de\u0301ja\u0300") {
		for _, face := range []*typeface{all.regular, all.bold} {
			if missing := all.missing(face, text); missing != nil {
				t.Errorf("%q lacks %q", text, missing)
			}
			if face.width(text, 10) <= 0 {
				t.Errorf("%q has no width", text)
			}
		}
	}
}

func TestTheLettersOfLatinGreekAndCyrillicAreTheSameOneByOneAndShaped(t *testing.T) {
	all := bareFonts()
	for _, text := range alphabets {
		for _, r := range text {
			if !all.regular.plain(r) || !all.bold.plain(r) {
				t.Errorf("%q of %q isn't plain", r, text)
			}
			one, shaped := all.regular.width(string(r), 1), all.shapes(string(r)).width
			if d := one - shaped; d > 0.001 || d < -0.001 {
				t.Errorf("%q is %v wide, shaped %v", r, one, shaped)
			}
		}
	}
}

// The order in which letters stand from left to right.
func TestATextFromRightToLeftRunsSoWithinItsSentence(t *testing.T) {
	all := bareFonts()
	for _, one := range []struct{ text, want string }{
		{"אבג", "גבא"},
		{"אב גד", "דג בא"},
		{"A אב B", "A בא B"},
		{"אב and Care", "בא and Care"},
		{"אב 12 גד", "דג 12 בא"},
		{"אב 12", "12 בא"},
		{"Care, אב (new)", "Care, בא (new)"},
		// A figure of ours stays behind a name.
		{"אב £8m", "בא £8m"},
		{"£8m of אב, 12 of them", "£8m of בא, 12 of them"},
		{"אב 12 גד £8m", "דג 12 בא £8m"},
		// The rest of a shortened name stands where the name goes on.
		{"אב…", "…בא"},
		{"אב… £8m", "…בא £8m"},
		{"\u202EA אב B", "A בא B"},
	} {
		if got := fromLeftToRight(all, Steady(one.text)); got != one.want {
			t.Errorf("%q stands as %q, want %q", one.text, got, one.want)
		}
	}
}

// fromLeftToRight are the characters of a text as their glyphs stand.
func fromLeftToRight(all *typefaces, text string) string {
	var out strings.Builder
	s := all.shapes(text)
	for i, g := range s.glyphs {
		if end := append(s.glyphs, glyph{x: s.width})[i+1].x; end == g.x {
			continue // a mark that isn't seen
		}
		for _, r := range text {
			if id, _ := all.regular.outlines().NominalGlyph(r); id == g.id {
				out.WriteRune(r)
				break
			}
		}
	}
	return out.String()
}

func TestArabicLettersJoin(t *testing.T) {
	all := testFonts(t)
	word := all.shapes("خطة")
	if len(word.missing) > 0 || len(word.glyphs) < 3 {
		t.Fatalf("%d glyphs, missing %q", len(word.glyphs), word.missing)
	}
	for _, letter := range []string{"خ", "ط", "ة"} {
		for _, alone := range all.shapes(letter).glyphs {
			if drawable(alone.face, alone.id) && slices.ContainsFunc(word.glyphs, func(g glyph) bool { return g.id == alone.id && g.box == alone.box }) && letter != "ط" {
				t.Errorf("%q looks the same alone and in a word", letter)
			}
		}
	}
}

func TestHindiSignsStandWhereTheyAreRead(t *testing.T) {
	all := testFonts(t)
	syllable, letter := all.shapes("हि"), all.shapes("ह")
	inked := slices.DeleteFunc(slices.Clone(syllable.glyphs), func(g glyph) bool { return !drawable(g.face, g.id) })
	own := slices.DeleteFunc(slices.Clone(letter.glyphs), func(g glyph) bool { return !drawable(g.face, g.id) })
	if len(inked) != 2 || len(own) != 1 || inked[1].id != own[0].id {
		t.Errorf("the sign written behind ha must stand before it: %v", inked)
	}
	if word := all.shapes("हिन्दी"); len(word.missing) > 0 {
		t.Errorf("missing %q", word.missing)
	}
}

func TestAMarkStandsOverItsLetter(t *testing.T) {
	all := bareFonts()
	if one, two := all.regular.width("é", 10), all.regular.width("e\u0301", 10); one != two && one-two > 0.01 {
		t.Errorf("é is %v wide, e with a mark %v", one, two)
	}
	if base, marked := all.regular.width("x", 10), all.regular.width("x\u0301", 10); marked > base+0.01 {
		t.Errorf("a mark makes x wider: %v, %v", base, marked)
	}
}

func TestAnEmojiOfSeveralCharactersIsOnePictureInItsColours(t *testing.T) {
	all := testFonts(t)
	for _, text := range []string{"🏥", "👩‍👩‍👧", "🇬🇧"} {
		s := all.shapes(text)
		inked := slices.DeleteFunc(slices.Clone(s.glyphs), func(g glyph) bool { return !drawable(g.face, g.id) })
		if len(inked) != 1 || len(s.missing) > 0 {
			t.Fatalf("%q is %d pictures, missing %q", text, len(inked), s.missing)
		}
		colourful := 0
		for _, l := range all.set(nil, all.regular, 20, text, 0, 20) {
			if l.colours != nil {
				colourful++
			}
		}
		if colourful != 1 {
			t.Errorf("%q has %d letters in colour", text, colourful)
		}
	}
}

func TestWhatNoFontHasIsNamedAndDrawnAsItsCode(t *testing.T) {
	all := bareFonts()
	if got := string(all.missing(all.regular, "A 行政 plan, 行 🚀\uFE0F")); got != "行政🚀" {
		t.Errorf("missing %q", got)
	}
	ink := func(text string) []uint8 {
		l := all.set(nil, all.regular, 40, text, 0, 60)
		box := l[len(l)-1]
		if box.coverage.Rect.Dx() < 20 {
			t.Errorf("%q is drawn in %v", text, box.coverage.Rect)
		}
		return box.coverage.Pix
	}
	if bytes.Equal(ink("行"), ink("政")) {
		t.Error("two characters look the same")
	}
	if got := all.regular.width("行政", 10); got != 10*(codeWidth('行')+codeWidth('政')) {
		t.Errorf("two boxes are %v wide", got)
	}
}

// A font that has the same sign for every character of a script draws no name.
func TestAFontOfLastResortCountsForNothing(t *testing.T) {
	data, err := os.ReadFile("testdata/fonts/NotoSansCJK.otf")
	if err != nil {
		t.Fatal(err)
	}
	for family, missing := range map[string]string{"Last Resort": "行", "LastResort": "行", "Another": ""} {
		found := fontscan.NewFontMap(log.New(io.Discard, "", 0))
		if err := found.AddFont(bytes.NewReader(data), family, family); err != nil {
			t.Fatal(err)
		}
		all := newTypefaces(newShaper(func() *fontscan.FontMap { return found }))
		if got := string(all.missing(all.regular, "行")); got != missing {
			t.Errorf("%s: missing %q, want %q", family, got, missing)
		}
	}
}

func TestWhatIsNotSeenNeedsNoFont(t *testing.T) {
	all := bareFonts()
	for _, text := range []string{"zero\u200Bwidth", "soft\u00ADhyphen", "join\u200Der", "mark\uFEFF", "left\u200Eright\u200F", "variant\uFE0F", "no\u2060break"} {
		if missing := all.missing(all.regular, text); len(missing) > 0 {
			t.Errorf("%q misses %q", text, missing)
		}
	}
}

// A figure may be drawn from several goroutines at once; shapers and faces may not be used by two.
func TestTextsAreShapedFromSeveralGoroutinesAtOnce(t *testing.T) {
	all := testFonts(t)
	want := all.regular.width("हिन्दी 行政 🏥", 20)
	var drawing sync.WaitGroup
	for i := range 4 {
		drawing.Go(func() {
			for j := range 20 {
				text := fmt.Sprint("हिन्दी 行政 🏥", strings.Repeat(" e\u0301", i+j))
				if all.set(nil, all.bold, float64(10+j), text, 0, 20); all.regular.width("हिन्दी 行政 🏥", 20) != want {
					t.Error("the width of a text has changed")
				}
			}
		})
	}
	drawing.Wait()
}

func TestScriptsGolden(t *testing.T) {
	all := testFonts(t)
	lines := []string{
		"Gŵyl Łódź Ελληνικά Кириллица e\u0301clair", "עברית שירות £8m", "خدمات الكبار والأطفال", "हिन्दी सेवा", "ไทยบริการ",
		"行政 中文 日本語", "👩‍👩‍👧 Families 🇬🇧 first", "ᚠᚢᚦ has no font",
	}
	const size, line = 24, 36
	img := image.NewRGBA(image.Rect(0, 0, 460, line*len(lines)+8))
	p := newPixels(img, ink(LightTheme().Surface))
	p.SetFontColor(ink(LightTheme().Ink))
	for i, text := range lines {
		for _, l := range all.set(nil, all.regular, size, Steady(text), 6, line*(i+1)-8) {
			p.paintLetter(l)
		}
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "scripts.png", buf.Bytes())
}

// Names come from files that anyone made: whatever they hold is measured, cut and drawn.
func FuzzAnyTextIsDrawn(f *testing.F) {
	for _, text := range append(alphabets, "אב 12 גד… £8m", "हिन्दी", "👩‍👩‍👧\u200D", "\u202E\u2066a\xff\x00\n\t", "خط\u0651ة 2025", "\u0301", strings.Repeat("\u0600", 40)) {
		f.Add(text, 60)
	}
	all := testFonts(f)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if len(text) > 500 {
			return
		}
		style := textStyle{face: all.regular, size: 13}
		l := layout{written: &written{names: sortedSeen([]string{text, text + "x", "x" + text})}}
		for _, line := range append(l.wrapName(style, text, float64(width), 2), l.short(style, text, float64(width)), text) {
			if w := style.width(line); !(w >= 0 && w < 1e6) {
				t.Fatalf("%q is %v wide", line, w)
			}
			all.set(nil, all.regular, 13, Steady(line), 0.3, 20)
		}
	})
}
