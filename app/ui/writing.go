package ui

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Writing is what text that is drawn has to know of how people write in any script. The theme brings it, for every
// widget to draw by.
type Writing struct {
	// Steady is a text as a sentence that runs from left to right shows it, whatever name it begins with.
	Steady func(text string) string
	// Letters are the letters of a text as a person counts them; nothing is cut within one.
	Letters func(text string) []string
	// Middle is a name of n of its letters, cut in its middle.
	Middle func(letters []string, n int) string
}

// PlainWriting draws text as it stands and counts a letter a character.
func PlainWriting() Writing {
	return Writing{
		Steady:  func(text string) string { return text },
		Letters: func(text string) []string { return strings.Split(text, "") },
		Middle: func(letters []string, n int) string {
			return strings.Join(letters[:n-n/2], "") + "…" + strings.Join(letters[len(letters)-n/2:], "")
		},
	}
}

// PresentWriting is that of the theme in use, a plain one under a theme of another's.
func PresentWriting() Writing {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t.writing
	}
	return PlainWriting()
}
