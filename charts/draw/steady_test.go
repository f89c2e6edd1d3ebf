package draw

import (
	"testing"
)

func TestASentenceKeepsItsDirectionAroundNamesThatRunTheOtherWay(t *testing.T) {
	for _, one := range []struct{ text, want string }{
		{"Care saves £8m", "Care saves £8m"},
		{"Of אב", "Of אב"},
		{"אב and Care", "\u200Eאב and Care"},
		{"אב: £8m", "\u200Eאב\u200E: £8m"},
		{"Of אב, 12 of them", "Of אב\u200E, 12 of them"},
		{"Of אב 12 גד, 8 of them", "Of אב 12 גד\u200E, 8 of them"},
		{"Of خطة… £8m", "Of خطة…\u200F\u200E £8m"},
		{"Of שָׁ 8m", "Of שָׁ\u200E 8m"},
		{"Of \u202Eאב\u202C 8m", "Of אב\u200E 8m"},
		{"12 אב", "\u200E12 אב"},
	} {
		if got := Steady(one.text); got != one.want {
			t.Errorf("%q is %+q, want %+q", one.text, got, one.want)
		}
	}
}
