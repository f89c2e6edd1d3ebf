package charts

import "testing"

func TestNamesThatNoFontHasAreNamedWithWhatToDo(t *testing.T) {
	for _, one := range []struct {
		names [2]string
		want  string
	}{
		{[2]string{"Gŵyl Łódź", "Ελληνικά עברית"}, ""},
		{[2]string{"行政", "North"}, "No font on this computer can draw “行政” (Chinese): the picture has boxes with codes in place of letters. " +
			"Install a font for Chinese, or save the chart as a drawing (SVG), which uses the fonts of whoever reads it."},
		{[2]string{"हिन्दी सेवा 🚀", "ไทยบริการ"}, "No font on this computer can draw “हिन्दी सेवा 🚀” and “ไทยบริการ” (Hindi, Thai, emoji): the picture has boxes with codes in place of letters. " +
			"Install a font for Hindi, Thai and emoji, or save the chart as a drawing (SVG), which uses the fonts of whoever reads it."},
	} {
		for _, make := range figuresOfTwo(t) {
			f := make(one.names)
			if got := undrawnWords(bareFonts(), []*Figure{f, f}); got != one.want {
				t.Errorf("%q says %q, want %q", f.Title(), got, one.want)
			}
			if one.want != "" && Plain(f) {
				t.Errorf("%q counts as plain", f.Title())
			}
		}
		if got := undrawnWords(testFonts(t), []*Figure{figuresOfTwo(t)[0]([2]string{"行政", "ไทยบริการ"})}); got != "" {
			t.Errorf("with fonts: %q", got)
		}
	}
}

func TestManyNamesThatNoFontHasAreCounted(t *testing.T) {
	if got, want := quoted([]string{"a", "b", "c", "d", "e"}), "“a”, “b”, “c” and 2 other names"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What stands around the picture counts too, where it holds more than names.
func TestAStampThatNoFontHasIsNamed(t *testing.T) {
	f := figuresOfTwo(t)[1]([2]string{"North", "South"}).Stamped("草稿 · revision 1")
	if got := undrawnWords(bareFonts(), []*Figure{f}); got == "" || Plain(f) {
		t.Errorf("nothing is said of the stamp: %q", got)
	}
	if f := figuresOfTwo(t)[1]([2]string{"North", "South"}); !Plain(f) {
		t.Error("plain names aren't plain")
	}
}
