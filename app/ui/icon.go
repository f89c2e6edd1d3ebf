package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// NewIcon makes an empty picture for [ShowIcon]. It is a canvas object, which keeps its place and size where Fyne's own
// icon, a widget, comes back without either when its renderer is made anew.
func NewIcon() *canvas.Image { return &canvas.Image{FillMode: canvas.ImageFillContain} }

// ShowIcon shows an icon in a colour of the theme in use, nothing for nil.
func ShowIcon(at *canvas.Image, icon fyne.Resource, ink fyne.ThemeColorName) {
	at.Image, at.Resource, at.Hidden = nil, nil, icon == nil
	if icon != nil {
		at.Resource = &tinted{theme.NewColoredResource(icon, ink)}
	}
	at.Refresh()
}

// tinted is an icon in a colour of the theme in use. Fyne keeps drawn icons by their names, so the name tells light from
// dark.
type tinted struct{ *theme.ThemedResource }

// Name is unique to the icon, the colour and the look.
func (t *tinted) Name() string {
	if PresentAppearance().Dark {
		return "dark_" + t.ThemedResource.Name()
	}
	return t.ThemedResource.Name()
}
