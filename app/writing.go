package app

import (
	"strings"

	"fyne.io/fyne/v2"
)

// writing is what text that is drawn has to know of how people write in any script. The theme brings it, for every
// widget to draw by.
type writing struct {
	// steady is a text as a sentence that runs from left to right shows it, whatever name it begins with.
	steady func(text string) string
	// letters are the letters of a text as a person counts them; nothing is cut within one.
	letters func(text string) []string
	// middle is a name of n of its letters, cut in its middle.
	middle func(letters []string, n int) string
}

// presentWriting is that of the theme in use; under a theme of another's, text is drawn as it stands.
func presentWriting() writing {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*houseTheme); ok {
		return t.writing
	}
	return writing{
		steady:  func(text string) string { return text },
		letters: func(text string) []string { return strings.Split(text, "") },
		middle: func(letters []string, n int) string {
			return strings.Join(letters[:n-n/2], "") + "…" + strings.Join(letters[len(letters)-n/2:], "")
		},
	}
}
