package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"tomworkbench/charts/draw"
)

// underTheme has widgets drawn as the window draws them.
func underTheme(t *testing.T) {
	t.Helper()
	writing := Writing{Steady: draw.Steady, Letters: draw.Letters, Middle: draw.Middle}
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Appearance{Zoom: 1}, writing))
}

func TestAFigureIsNotBrokenWhereItsWordMayBe(t *testing.T) {
	underTheme(t)
	text := "technology" + string(NoBreak) + "6.0, people 3.0"
	got := Wrap(text, 11, func(s string) float32 { return float32(len([]rune(s))) })
	if want := []string{"technology", "6.0, people", "3.0"}; !slices.Equal(got, want) {
		t.Errorf("it breaks into %q", got)
	}
	amount := "6.0" + string(NoBreak) + "people"
	got = Wrap("of "+amount, 10, func(s string) float32 { return float32(len([]rune(s))) })
	if want := []string{"of", amount}; !slices.Equal(got, want) {
		t.Errorf("%q breaks into %q", amount, got)
	}
}

func TestNamesThatBeginAlikeAreShortenedInTheMiddle(t *testing.T) {
	underTheme(t)
	measure := func(text string) float32 { return float32(len(draw.Letters(text))) }
	for _, one := range []struct {
		name  string
		width float32
		want  string
	}{
		{"Customer contact centre north", 40, "Customer contact centre north"},
		{"Customer contact centre north", 15, "Customer…north"},
		{"Customer contact centre south", 15, "Customer…south"},
		{"Customer contact centre south", 3, "C…h"},
		{"👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧…"},
		{"e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301…e\u0301"},
		{"North", -1, "N…"},
		{"", -1, ""},
	} {
		if got := ShortenName(one.name, one.width, measure); got != one.want {
			t.Errorf("%q in %v is %q, want %q", one.name, one.width, got, one.want)
		}
	}
	if got := Shorten("e\u0301e\u0301e\u0301", 2, measure); got != "e\u0301…" {
		t.Errorf("%q is cut within a letter", got)
	}
}
