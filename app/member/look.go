package member

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"tomworkbench/app/ui"
)

// What the window remembers, in the program's preferences.
const (
	prefLanguage = "member.language"
	prefDark     = "member.dark"
	prefContrast = "member.contrast"
	prefZoom     = "member.zoom"
)

// zooms are the sizes of text to choose from; the first time it is [firstZoom].
func zooms() []float32 { return []float32{0.8, 1, 1.15, 1.3, 1.5, 1.75, 2} }

const firstZoom = 1.15

// RememberedLook is the look that was chosen last.
func RememberedLook(p fyne.Preferences) ui.Appearance {
	zoom := float32(p.FloatWithFallback(prefZoom, firstZoom))
	if !slices.Contains(zooms(), zoom) {
		zoom = firstZoom
	}
	return ui.Appearance{Dark: p.Bool(prefDark), Contrast: p.Bool(prefContrast), Zoom: zoom}
}

// Language is the one that was chosen last, or the nearest to the machine's.
func (p Parts) Language() string {
	if tag := p.App.Preferences().String(prefLanguage); tag != "" {
		return p.Words.Nearest(tag)
	}
	return p.Words.Nearest(lang.SystemLocale().LanguageString(), lang.SystemLocale().String())
}

func (v *view) setLanguage(tag string) {
	v.parts.App.Preferences().SetString(prefLanguage, tag)
	v.speak(tag)
	v.build()
}

func (v *view) setDark(dark bool) {
	v.parts.App.Preferences().SetBool(prefDark, dark)
	next := v.parts.Theme.Appearance
	next.Dark = dark
	v.setLook(next)
}

func (v *view) setContrast(more bool) {
	v.parts.App.Preferences().SetBool(prefContrast, more)
	next := v.parts.Theme.Appearance
	next.Contrast = more
	v.setLook(next)
}

func (v *view) canZoom(by int) bool {
	to := slices.Index(zooms(), v.parts.Theme.Zoom) + by
	return to >= 0 && to < len(zooms())
}

func (v *view) zoom(by int) {
	if v.canZoom(by) {
		to := zooms()[slices.Index(zooms(), v.parts.Theme.Zoom)+by]
		v.parts.App.Preferences().SetFloat(prefZoom, float64(to))
		next := v.parts.Theme.Appearance
		next.Zoom = to
		v.setLook(next)
	}
}

func (v *view) setLook(a ui.Appearance) {
	v.parts.Theme.Appearance = a
	if v.parts.OnLook != nil {
		v.parts.OnLook()
	}
	v.build()
}
