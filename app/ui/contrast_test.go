package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/uitest"
)

// Words can be read on every ground that they stand on, and what marks a control, the focus or a choice is seen: WCAG 2.2, 1.4.3 and
// 1.4.11. What can't be used is exempt.
func TestEveryInkIsReadOnEveryGround(t *testing.T) {
	inks := []fyne.ThemeColorName{theme.ColorNameForeground, ui.ColorQuiet, theme.ColorNamePlaceHolder, ui.ColorGood, ui.ColorConflict, ui.ColorAtRisk, theme.ColorNamePrimary, theme.ColorNameHyperlink}
	marks := []fyne.ThemeColorName{ui.ColorControlEdge, theme.ColorNameInputBorder, theme.ColorNamePrimary}
	grounds := []fyne.ThemeColorName{
		theme.ColorNameBackground, ui.ColorSurface, ui.ColorSelected, ui.ColorChosen, ui.ColorHovered, theme.ColorNameSelection, theme.ColorNameHover,
		theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameHeaderBackground,
	}
	for _, look := range []ui.Appearance{{}, {Dark: true}, {Contrast: true}, {Dark: true, Contrast: true}} {
		read, seen := 4.5, 3.0
		if look.Contrast {
			read, seen = 7, 4.5
		}
		in := ui.NewTheme(look, ui.PlainWriting())
		least := func(ink, ground fyne.ThemeColorName, want float64) {
			if got := uitest.Contrast(in.Color(ink, 0), in.Color(ground, 0)); got < want {
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
		least(theme.ColorNameForeground, theme.ColorNameFocus, 4.5)
		least(theme.ColorNameFocus, theme.ColorNameMenuBackground, 3)
	}
}
