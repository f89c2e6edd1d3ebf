package charts

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"tomworkbench/model"
)

// Plain reports whether figures write nothing but Latin, Greek, Cyrillic and the like, which is always drawn: no font of the
// machine is looked for.
func Plain(figures ...*Figure) bool {
	face := fonts().regular
	for _, f := range figures {
		for _, text := range f.drawnTexts() {
			if strings.ContainsFunc(text, func(r rune) bool { return !face.plain(r) }) {
				return false
			}
		}
	}
	return true
}

// UndrawnWords says which names of figures have characters that no font of this machine has, and what to do; it is empty
// where all can be drawn. It may look for fonts, which takes a moment the first time.
func UndrawnWords(figures ...*Figure) string { return undrawnWords(fonts(), figures) }

func undrawnWords(all *typefaces, figures []*Figure) string {
	var names []string
	var lacking []rune
	for _, f := range figures {
		for _, text := range all.undrawn(f) {
			if !slices.Contains(names, text) {
				names = append(names, text)
				lacking = append(lacking, all.missing(all.regular, text)...)
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	scripts := scriptsOf(lacking)
	return fmt.Sprintf("No font on this computer can draw %s (%s): the picture has boxes with codes in place of letters. "+
		"Install a font for %s, or save the chart as a drawing (SVG), which uses the fonts of whoever reads it.",
		quoted(names), strings.Join(scripts, ", "), model.JoinWords(scripts))
}

// quoted names the first few of names and counts the others.
func quoted(names []string) string {
	var first []string
	for _, n := range names[:min(mostNamed, len(names))] {
		first = append(first, "“"+n+"”")
	}
	if more := len(names) - len(first); more > 0 {
		first = append(first, many(more, "other name"))
	}
	return model.JoinWords(first)
}

// undrawn returns the names of a figure that can't be drawn as they are, and other texts of it that hold more than those.
func (t *typefaces) undrawn(f *Figure) []string {
	lacks := func(text string) bool { return len(t.missing(t.regular, text)) > 0 }
	names := slices.DeleteFunc((&written{figure: f}).all(), func(n string) bool { return !lacks(n) })
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

// drawnTexts are all texts that a figure draws, but for years and amounts.
func (f *Figure) drawnTexts() []string {
	if f.body == nil {
		return f.saidTexts()
	}
	return append(f.body.written(), f.saidTexts()...)
}

// saidTexts are those around the picture.
func (f *Figure) saidTexts() []string {
	return append([]string{f.title, f.subtitle(), f.stamp}, f.notes...)
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
