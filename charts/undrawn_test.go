package charts

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesThatNoFontHasAreToldWithWhatToDo(t *testing.T) {
	for _, one := range []struct {
		names, scripts []string
		want           string
	}{
		{nil, nil, ""},
		{[]string{"行政"}, []string{"Chinese"}, "No font on this computer can draw “行政” (Chinese): the picture has boxes with codes in place of letters. " +
			"Install a font for Chinese, or save the chart as a drawing (SVG), which uses the fonts of whoever reads it."},
		{[]string{"हिन्दी सेवा 🚀", "ไทยบริการ"}, []string{"Hindi", "Thai", "emoji"}, "No font on this computer can draw “हिन्दी सेवा 🚀” and “ไทยบริการ” (Hindi, Thai, emoji): the picture has boxes with codes in place of letters. " +
			"Install a font for Hindi, Thai and emoji, or save the chart as a drawing (SVG), which uses the fonts of whoever reads it."},
	} {
		if got := undrawnWords(one.names, one.scripts); got != one.want {
			t.Errorf("%q says %q, want %q", one.names, got, one.want)
		}
	}
}

// A figure tells the drawing which names it writes: of two that alone can't be drawn everywhere it tells both, and nothing else.
func TestTheNamesOfAFigureAreKnownWhereverItWritesThem(t *testing.T) {
	names := [2]string{"行政", "ไทยบริการ"}
	for _, make := range figuresOfTwo(t) {
		f := make(names)
		var told []string
		for _, name := range record(t, f, pageOf(f.PrintSize())).Names {
			if strings.ContainsAny(name, "行政ไท") {
				told = append(told, name)
			}
		}
		if want := slices.Sorted(slices.Values(names[:])); !slices.Equal(told, want) {
			t.Errorf("%q tells the names %q, want %q", f.Title(), told, want)
		}
		if Plain(f) {
			t.Errorf("%q counts as plain", f.Title())
		}
	}
}

func TestManyNamesThatNoFontHasAreCounted(t *testing.T) {
	if got, want := quoted([]string{"a", "b", "c", "d", "e"}), "“a”, “b”, “c” and 2 other names"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What stands around the picture counts too, where it holds more than names.
func TestAStampCountsAmongWhatIsDrawn(t *testing.T) {
	f := figuresOfTwo(t)[1]([2]string{"North", "South"})
	if !Plain(f) || Plain(f.Stamped("草稿 · revision 1")) {
		t.Error("plain names aren't plain, or a stamp that isn't is")
	}
}
