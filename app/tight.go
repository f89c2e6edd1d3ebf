package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// tightness puts [tightTheme] on a widget again: Fyne forgets it with the widget's renderer.
type tightness struct {
	over *container.ThemeOverride
	// lost says that the renderer was made anew.
	lost bool
}

func (t *tightness) restore() {
	if t.lost && t.over != nil {
		t.lost = false
		t.over.Refresh()
	}
}

// tightTheme is the theme in use without the room that Fyne leaves around things.
type tightTheme struct{}

var _ fyne.Theme = tightTheme{}

func (tightTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return fyne.CurrentApp().Settings().Theme().Color(name, v)
}

func (tightTheme) Font(style fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(style)
}

func (tightTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(name)
}

func (tightTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNamePadding:
		return 0
	case theme.SizeNameInnerPadding:
		return gridPadY
	case theme.SizeNameInputRadius:
		return 0
	case theme.SizeNameText:
		return textSize(sizeSmall)
	}
	return fyne.CurrentApp().Settings().Theme().Size(name)
}
