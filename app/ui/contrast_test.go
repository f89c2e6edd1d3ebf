package ui

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Words can be read on every ground that they stand on, and what marks a control, the focus or a choice is seen: WCAG 2.2, 1.4.3 and
// 1.4.11. What can't be used is exempt.
func TestEveryInkIsReadOnEveryGround(t *testing.T) {
	inks := []fyne.ThemeColorName{theme.ColorNameForeground, ColorQuiet, theme.ColorNamePlaceHolder, ColorGood, ColorConflict, ColorAtRisk, theme.ColorNamePrimary, theme.ColorNameHyperlink}
	marks := []fyne.ThemeColorName{ColorControlEdge, theme.ColorNameInputBorder, theme.ColorNamePrimary}
	grounds := []fyne.ThemeColorName{
		theme.ColorNameBackground, ColorSurface, theme.ColorNameFocus, ColorChosen, ColorHovered, theme.ColorNameSelection, theme.ColorNameHover,
		theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameHeaderBackground,
	}
	for _, look := range []Appearance{{}, {Dark: true}, {Contrast: true}, {Dark: true, Contrast: true}} {
		read, seen := 4.5, 3.0
		if look.Contrast {
			read, seen = 7, 4.5
		}
		in := NewTheme(look, PlainWriting())
		least := func(ink, ground fyne.ThemeColorName, want float64) {
			if got := contrast(in.Color(ink, 0), in.Color(ground, 0)); got < want {
				t.Errorf("%+v: %s on %s is %.2f to 1, not %v", look, ink, ground, got, want)
			}
		}
		for _, ground := range grounds {
			for _, ink := range inks {
				least(ink, ground, read)
			}
			for _, mark := range marks {
				least(mark, ground, seen)
			}
		}
		least(theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, read)
	}
}

// contrast is the ratio of two colours' luminances, as WCAG 2.2 defines it.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(channel uint32) float64 {
		v := float64(channel) / 0xFFFF
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
