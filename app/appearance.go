package app

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts/draw"
)

// settingDark and settingZoom name the look that the window remembers.
const (
	settingDark     = "dark"
	settingContrast = "contrast"
	settingZoom     = "zoom"
)

// anyWriting is how text in any script is drawn in the window, as it is in a picture.
func anyWriting() ui.Writing {
	return ui.Writing{Steady: draw.Steady, Letters: draw.Letters, Middle: draw.Middle}
}

// rememberedAppearance is the look that was chosen last.
func rememberedAppearance(s *session.Session) ui.Appearance {
	return ui.Appearance{Dark: s.Recall(settingDark) == "true", Contrast: s.Recall(settingContrast) == "true", Zoom: soundZoom(s.Recall(settingZoom))}
}

func (w *Window) switchDark() {
	next := w.theme.Appearance
	next.Dark = !next.Dark
	w.Session().Remember(settingDark, fmt.Sprint(next.Dark))
	w.setAppearance(next)
}

func (w *Window) switchContrast() {
	next := w.theme.Appearance
	next.Contrast = !next.Contrast
	w.Session().Remember(settingContrast, fmt.Sprint(next.Contrast))
	w.setAppearance(next)
}

// zoomSteps are the sizes of text to choose from, over the size of the look.
func zoomSteps() []float32 { return []float32{0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2} }

// usualZoom takes text back to the size of the look.
func (w *Window) usualZoom() {
	w.zoom(slices.Index(zoomSteps(), 1) - slices.Index(zoomSteps(), w.theme.Zoom))
}

// soundZoom reads a remembered size of text, the look's own where there is none.
func soundZoom(setting string) float32 {
	zoom, err := strconv.ParseFloat(setting, 32)
	if err != nil || !slices.Contains(zoomSteps(), float32(zoom)) {
		return 1
	}
	return float32(zoom)
}

// CanZoom reports whether text can be made larger (by 1) or smaller (by -1).
func (w *Window) CanZoom(by int) bool {
	to := slices.Index(zoomSteps(), w.theme.Zoom) + by
	return to >= 0 && to < len(zoomSteps())
}

func (w *Window) zoom(by int) {
	to := zoomSteps()[slices.Index(zoomSteps(), w.theme.Zoom)+by]
	w.Session().Remember(settingZoom, strconv.FormatFloat(float64(to), 'f', -1, 32))
	next := w.theme.Appearance
	next.Zoom = to
	w.setAppearance(next)
}

// setAppearance shows everything in another look.
func (w *Window) setAppearance(a ui.Appearance) {
	w.theme.Appearance = a
	for _, o := range append([]fyne.CanvasObject{w.Canvas().Content()}, w.Canvas().Overlays().List()...) {
		o.Refresh()
	}
	w.Shown().Restyle()
	w.refresh()
}
