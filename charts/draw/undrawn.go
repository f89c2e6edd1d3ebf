package draw

import (
	"slices"
	"strings"
	"unicode"
)

// Plain reports whether drawings write nothing but Latin, Greek, Cyrillic and the like, which is always drawn: no font of the
// machine is looked for.
func Plain(drawings ...*Drawing) bool {
	face := fonts().regular
	for _, d := range drawings {
		for _, text := range d.drawnTexts() {
			if strings.ContainsFunc(text, func(r rune) bool { return !face.plain(r) }) {
				return false
			}
		}
	}
	return true
}

// Undrawn returns which names of drawings have characters that no font of this machine has, and the scripts of those. It may
// look for fonts, which takes a moment the first time.
func Undrawn(drawings ...*Drawing) (names, scripts []string) { return fonts().undrawnOf(drawings) }

func (t *typefaces) undrawnOf(drawings []*Drawing) (names, scripts []string) {
	var lacking []rune
	for _, d := range drawings {
		for _, text := range t.undrawn(d) {
			if !slices.Contains(names, text) {
				names = append(names, text)
				lacking = append(lacking, t.missing(t.regular, text)...)
			}
		}
	}
	return names, scriptsOf(lacking)
}

// undrawn returns the names of a drawing that can't be drawn as they are, and other texts of it that hold more than those.
func (t *typefaces) undrawn(f *Drawing) []string {
	lacks := func(text string) bool { return len(t.missing(t.regular, text)) > 0 }
	names := slices.DeleteFunc((&written{drawing: f}).all(), func(n string) bool { return !lacks(n) })
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	out := slices.Clone(names)
	slices.Sort(out)
	for _, text := range f.saidTexts() {
		rest := seen(text)
		for _, n := range names {
			rest = strings.ReplaceAll(rest, n, "")
		}
		if lacks(rest) {
			out = append(out, seen(text))
		}
	}
	return out
}

// drawnTexts are all texts that a drawing has, but for years and amounts.
func (d *Drawing) drawnTexts() []string {
	if d.Picture == nil {
		return d.saidTexts()
	}
	return append(d.Picture.written(), d.saidTexts()...)
}

// saidTexts are those around the picture.
func (d *Drawing) saidTexts() []string {
	return append([]string{d.Title, d.Subtitle(), d.Stamp}, d.Notes...)
}

// spokenScripts are what people call scripts by a language.
var spokenScripts = map[string]string{
	"Han": "Chinese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean", "Devanagari": "Hindi",
	"Gurmukhi": "Punjabi", "Ethiopic": "Amharic", "Common": "symbols", "Inherited": "symbols",
}

// scriptsOf names the scripts of characters, each once.
func scriptsOf(characters []rune) []string {
	var out []string
	for _, r := range characters {
		if name := scriptOf(r); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func scriptOf(r rune) string {
	if pictorial(r) {
		return "emoji"
	}
	for name, table := range unicode.Scripts {
		if !unicode.Is(table, r) {
			continue
		}
		if spoken, ok := spokenScripts[name]; ok {
			return spoken
		}
		return strings.ReplaceAll(name, "_", " ")
	}
	return "symbols"
}

// pictorial reports whether a character is a little picture: an emoji or one of the older signs among them.
func pictorial(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF || r >= 0x2300 && r <= 0x23FF
}
