package field

import "testing"

func TestWhatAPickedValueCanBeReadsWell(t *testing.T) {
	words := []string{"one answer", "one, or no change", "several answers", "several, or no change"}
	for typed, want := range map[string]string{
		"several": "“several” can mean “several answers” or “several, or no change”; type more of it",
		"none":    "“none” is none of these: “one answer”, “one, or no change”, “several answers” and “several, or no change”",
		"":        "type the beginning of “one answer”, “one, or no change”, “several answers” or “several, or no change”",
	} {
		if _, err := Word(words, typed); err == nil || err.Error() != want {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestAnEmptyValueIsAlsoCalledNone(t *testing.T) {
	for _, one := range []struct {
		words []string
		typed string
		want  int
	}{{[]string{"", "high", "low"}, "None", 0}, {[]string{"", "high", "low"}, "", 0}, {[]string{"", "none published"}, "none", 0}, {[]string{"", "low", "none"}, "none", 2}} {
		if at, err := Word(one.words, one.typed); err != nil || at != one.want {
			t.Errorf("%q of %q is %d, %v", one.typed, one.words, at, err)
		}
	}
}
