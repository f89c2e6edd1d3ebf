// Package ui holds the widgets and layouts of the window that know nothing of what is shown in them: text that wraps,
// controls and switches, cards, dialogs, forms, lists to choose from, and the theme that they are drawn by.
//
// A widget's height follows from its width: [HeightFor] gives it, and the layouts [Column], [Cells] and [ChipRow] go by
// it. Colours and sizes are the theme's, asked for by [Shade], [TextSize] or in a [Look]; [NewTheme] brings them together with
// how people write in any script. Whoever makes a widget says by functions what a tap or a key does. What Fyne throws
// away of a widget that wasn't seen for a while is made anew from the widget's own state: see [LaidOut].
package ui

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/assets"
)

// The colours that the window has beside Fyne's own.
const (
	ColorSurface     fyne.ThemeColorName = "surface"
	ColorCardEdge    fyne.ThemeColorName = "cardEdge"
	ColorControlEdge fyne.ThemeColorName = "controlEdge"
	ColorQuiet       fyne.ThemeColorName = "quiet"
	ColorChosen      fyne.ThemeColorName = "chosen"
	ColorHovered     fyne.ThemeColorName = "hovered"
	ColorSelected    fyne.ThemeColorName = "selected"
	ColorGood        fyne.ThemeColorName = "good"
	ColorConflict    fyne.ThemeColorName = "conflict"
	ColorAtRisk      fyne.ThemeColorName = "atRisk"
	ColorRed         fyne.ThemeColorName = "ratedRed"
	ColorAmber       fyne.ThemeColorName = "ratedAmber"
	ColorGreen       fyne.ThemeColorName = "ratedGreen"
)

// The text sizes that the window has beside Fyne's own.
const (
	SizeTitle    fyne.ThemeSizeName = "title"
	SizeText     fyne.ThemeSizeName = "ours"
	SizeSmall    fyne.ThemeSizeName = "small"
	SizeHeadline fyne.ThemeSizeName = "headline"
)

// Theme is the look of the window, light or dark, whatever the desktop prefers: what is projected
// should not depend on whose laptop it is.
//
// A window has one for as long as it is open, whose appearance changes: whenever Fyne is given a theme, also a part
// of the window by an override, it reads every font anew and keeps all that it ever read.
type Theme struct {
	fallback fyne.Theme
	writing  Writing
	Appearance
}

// Appearance is what a person can choose of the look.
type Appearance struct {
	Dark bool
	// Contrast is for who needs more of it: black on white or white on black, and no quiet ink or faint edge.
	Contrast bool
	// Zoom enlarges text, 1 for the size of the look.
	Zoom float32
}

// PresentAppearance is that of the theme in use.
func PresentAppearance() Appearance {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t.Appearance
	}
	return Appearance{}
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme is the look of an appearance, in which text is drawn as is said of writing.
func NewTheme(a Appearance, writing Writing) *Theme {
	return &Theme{fallback: theme.DefaultTheme(), writing: writing, Appearance: a}
}

func (t *Theme) variant() fyne.ThemeVariant {
	if t.Dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Color returns a colour of the look, else Fyne's of the same variant.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	shades, known := palette(name)
	if t.Contrast {
		shades, known = contrasted(name)
	}
	if !known {
		return t.fallback.Color(name, t.variant())
	}
	if t.Dark {
		return rgb(shades.dark)
	}
	return rgb(shades.light)
}

// shades is one colour of the look in both variants, as 0xRRGGBB.
type shades struct{ light, dark uint32 }

func palette(name fyne.ThemeColorName) (shades, bool) {
	switch name {
	case theme.ColorNameBackground:
		return shades{0xF4F6F8, 0x14181D}, true
	case ColorSurface, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground, theme.ColorNameInputBackground,
		theme.ColorNameButton, theme.ColorNameHeaderBackground:
		return shades{0xFFFFFF, 0x1E242B}, true
	case ColorCardEdge, theme.ColorNameSeparator:
		return shades{0xD9DEE4, 0x343D48}, true
	case ColorControlEdge, theme.ColorNameInputBorder:
		return shades{0x717C88, 0x7F8B98}, true
	case theme.ColorNameFocus: // the ground of the menu's item that has the keys, which nothing else marks
		return shades{0x8093A8, 0x607082}, true
	case ColorSelected:
		return shades{0xCFE0EF, 0x283949}, true
	case ColorChosen, theme.ColorNameSelection, theme.ColorNameHover, theme.ColorNamePressed:
		return shades{0xEAF1F8, 0x22303E}, true
	case ColorHovered:
		return shades{0xF1F2F4, 0x2A3038}, true
	}
	return ink(name)
}

// ink is a colour of what is written.
func ink(name fyne.ThemeColorName) (shades, bool) {
	switch name {
	case theme.ColorNameForeground:
		return shades{0x1B1F24, 0xF4F7FA}, true
	case ColorQuiet, theme.ColorNamePlaceHolder:
		return shades{0x55606C, 0xA9B4C0}, true
	case theme.ColorNameDisabled:
		return shades{0x8A94A0, 0x6B7683}, true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return shades{0x12436D, 0x6FA8DC}, true
	case theme.ColorNameForegroundOnPrimary:
		return shades{0xFFFFFF, 0x14181D}, true
	case ColorGood, theme.ColorNameSuccess:
		return shades{0x19695F, 0x5CC7BA}, true
	case ColorConflict, theme.ColorNameError, theme.ColorNameWarning:
		return shades{0xB3341B, 0xFF9B85}, true
	}
	return ratingShades(name)
}

// contrasted is the palette for who needs more contrast.
func contrasted(name fyne.ThemeColorName) (shades, bool) {
	switch name {
	case theme.ColorNameBackground, ColorSurface, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground, theme.ColorNameInputBackground,
		theme.ColorNameButton, theme.ColorNameHeaderBackground, theme.ColorNameForegroundOnPrimary:
		return shades{0xFFFFFF, 0x000000}, true
	case theme.ColorNameForeground, ColorQuiet, theme.ColorNamePlaceHolder, ColorCardEdge, ColorControlEdge, theme.ColorNameSeparator, theme.ColorNameInputBorder:
		return shades{0x000000, 0xFFFFFF}, true
	case theme.ColorNameDisabled:
		return shades{0x4A4A4A, 0xB8B8B8}, true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return shades{0x0B2F52, 0x9FCBF2}, true
	case theme.ColorNameFocus:
		return shades{0x8093A8, 0x4F5C6A}, true
	case ColorSelected, ColorChosen, theme.ColorNameSelection, theme.ColorNameHover, theme.ColorNamePressed, ColorHovered:
		return shades{0xDCE9F5, 0x1C2A38}, true
	case ColorGood, theme.ColorNameSuccess:
		return shades{0x0C4A43, 0x7FE0D3}, true
	case ColorConflict, theme.ColorNameError, theme.ColorNameWarning:
		return shades{0x86200C, 0xFFB5A5}, true
	case ColorAtRisk:
		return shades{0x5A3C00, 0xFFC857}, true
	}
	return ratingShades(name)
}

// ratingShades are those of the figures; a letter and a word stand beside them.
func ratingShades(name fyne.ThemeColorName) (shades, bool) {
	switch name {
	case ColorRed:
		return shades{0xC8371B, 0xFF7A5C}, true
	case ColorAmber:
		return shades{0xE8A317, 0xFFC857}, true
	case ColorAtRisk: // amber as an ink: that of the figures is too light to read
		return shades{0x7A5200, 0xFFC857}, true
	case ColorGreen:
		return shades{0x14603F, 0x3FA776}, true
	}
	return shades{}, false
}

func rgb(hex uint32) color.Color {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// Font returns the embedded family; Fyne's own stands in for the styles that it lacks.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return t.fallback.Font(style)
	case style.Bold:
		return arimoBold()
	}
	return arimoRegular()
}

// The fonts are made once: Fyne keeps what it has worked out of a font by the resource's address.
var (
	arimoRegular = sync.OnceValue(func() fyne.Resource { return fyne.NewStaticResource("Arimo-Regular.ttf", assets.ArimoRegular()) })
	arimoBold    = sync.OnceValue(func() fyne.Resource { return fyne.NewStaticResource("Arimo-Bold.ttf", assets.ArimoBold()) })
)

// Icon returns Fyne's icon.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.fallback.Icon(name) }

// Size returns a size of the look in Fyne's units, else Fyne's.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case SizeText, theme.SizeNameSubHeadingText:
		return 14 * t.Zoom
	case SizeSmall, theme.SizeNameText, theme.SizeNameCaptionText: // fields are of a cell's size, which they lie over
		return 13 * t.Zoom
	case SizeTitle, theme.SizeNameHeadingText:
		return 17 * t.Zoom
	case SizeHeadline:
		return 23 * t.Zoom
	case theme.SizeNameModalBlurRadius:
		return 0 // what is behind a dialog is dimmed alone: without OpenGL hardware, each blink of a cursor would blur the window anew
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameCardRadius, theme.SizeNameSelectionRadius:
		return 4
	}
	return t.fallback.Size(name)
}

// Shade returns a colour of the theme in use.
func Shade(name fyne.ThemeColorName) color.Color {
	return fyne.CurrentApp().Settings().Theme().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// TextSize returns a size of the theme in use.
func TextSize(name fyne.ThemeSizeName) float32 {
	return fyne.CurrentApp().Settings().Theme().Size(name)
}
