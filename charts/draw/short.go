package draw

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/go-text/typesetting/segmenter"
)

const ellipsis = "…"

// Letters are the letters of a text as a person counts them: one with its marks is one, and so is a picture of several
// characters. Nothing is cut between the characters of one.
func Letters(text string) []string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x300 }) { // before the first mark
		return strings.Split(text, "")
	}
	var cutter segmenter.Segmenter
	cutter.InitWithString(text)
	var out []string
	for each := cutter.GraphemeIterator(); each.Next(); {
		out = append(out, string(each.Grapheme().Text))
	}
	return out
}

// beginning is a text of so many letters from the first, with an ellipsis; empty where nothing is left.
func beginning(letters []string, n int) string {
	text := strings.TrimRight(strings.Join(letters[:n], ""), " ")
	if text == "" {
		return ""
	}
	return text + ellipsis
}

// Middle is a name of so many letters, cut in its middle, before a word where one begins soon: names that begin alike are told
// apart by their ends.
func Middle(letters []string, n int) string {
	tail := wholeWord(letters, len(letters)-n/2)
	head := n - (len(letters) - tail)
	return strings.TrimRight(strings.Join(letters[:head], ""), " ") + ellipsis + strings.TrimLeft(strings.Join(letters[tail:], ""), " ")
}

// shorten returns the text cut with an ellipsis to a width in px, empty where not even that fits.
func (s textStyle) shorten(text string, width float64) string {
	if s.width(text) <= width {
		return text
	}
	all := Letters(text)
	return beginning(all, mostOfThat(len(all), func(n int) bool { return s.width(beginning(all, n)) <= width }))
}

// mostOfThat returns the largest number up to most that something holds for which no larger one does, 0 for none.
func mostOfThat(most int, holds func(int) bool) int {
	return sort.Search(most, func(i int) bool { return !holds(i + 1) })
}

// written are the names that a drawing writes, gathered when the first of them finds no room.
type written struct {
	drawing *Drawing
	names   []string
}

// all returns the names, each once: those in the picture, and those that title, subtitle, notes and stamp hold.
func (w *written) all() []string {
	if w == nil {
		return nil
	}
	if w.names != nil {
		return w.names
	}
	d := w.drawing
	said := strings.Join(append([]string{d.Title, d.Subject, d.Stamp}, d.Notes...), "\n")
	w.names = []string{}
	if d.Picture != nil {
		w.names = d.Picture.written()
	}
	for _, n := range d.allNames() {
		if strings.Contains(said, n) {
			w.names = append(w.names, n)
		}
	}
	for i, n := range w.names {
		w.names[i] = seen(n)
	}
	w.names = slices.DeleteFunc(w.names, func(n string) bool { return n == "" })
	slices.Sort(w.names)
	w.names = slices.Compact(w.names)
	return w.names
}

// seen is a name as a reader sees it.
func seen(name string) string { return strings.Join(strings.Fields(undirected(name)), " ") }

// short shortens a name to a width in px, and never so that it could be another of the drawing's names.
func (l *layout) short(style textStyle, name string, width float64) string {
	return toldApart(name, style.shorten(name, width), l.written, func(s string) bool { return style.width(s) <= width })
}

// wrapName breaks a name into at most so many lines of a width in px, shortened as by short where they don't hold it.
func (l *layout) wrapName(style textStyle, name string, width float64, most int) []string {
	lines := wrap(style, name, width, most)
	short := strings.Join(lines, " ")
	if unspaced(short) == unspaced(name) {
		return lines
	}
	told := toldApart(name, short, l.written, func(s string) bool {
		return unspaced(strings.Join(wrap(style, s, width, most), " ")) == unspaced(s)
	})
	if told == short {
		return lines
	}
	return wrap(style, told, width, most)
}

// toldApart returns a shortened name as it is where it can be no other's; else the name shortened in another place, so that what
// tells it from the others stays. Where there is no room for that either, it has a number that is its own.
func toldApart(name, short string, w *written, fits func(string) bool) string {
	if short == name || short == "" {
		return short
	}
	names := w.all()
	if !mistaken(short, name, names) {
		return short
	}
	all := Letters(strings.Join(strings.Fields(name), " "))
	for _, form := range formsOf(all, seen(name), names) {
		n := mostOfThat(len(all), func(n int) bool { return fits(form(n)) })
		if told := form(n); n > 0 && !mistaken(told, name, names) {
			return told
		}
	}
	number := fmt.Sprintf("(%d)", 1+slices.Index(names, seen(name)))
	numbered := func(n int) string { return strings.TrimSpace(strings.Join(all[:n], "")) + ellipsis + " " + number }
	switch n := mostOfThat(len(all), func(n int) bool { return fits(numbered(n)) }); {
	case n > 0:
		return numbered(n)
	case fits(number):
		return number
	}
	return ""
}

// formsOf are the ways to shorten a name to so many letters: in its middle, around where it differs from the names that begin
// like it, and at its beginning.
func formsOf(all []string, name string, names []string) []func(n int) string {
	differs := differsAt(all, name, names)
	part := func(from, to int) string { return strings.TrimSpace(strings.Join(all[from:min(to, len(all))], "")) }
	return []func(int) string{
		func(n int) string { return Middle(all, n) },
		func(n int) string {
			head := min(n/3, 4, differs)
			text := part(0, head) + ellipsis + part(differs, differs+n-head)
			if differs+n-head < len(all) {
				text += ellipsis
			}
			return text
		},
		func(n int) string { return ellipsis + part(len(all)-n, len(all)) },
	}
}

// differsAt is the place of the letter, or of the word that holds it, at which a name differs from all that begin like it.
func differsAt(all []string, name string, names []string) int {
	at := 0
	for _, other := range names {
		if other != name {
			same := 0
			for theirs := Letters(other); same < min(len(all), len(theirs)) && all[same] == theirs[same]; {
				same++
			}
			at = max(at, min(same, len(all)-1))
		}
	}
	for from := at; from > max(0, at-longWord); from-- {
		if all[from-1] == " " {
			return from
		}
	}
	return at
}

// longWord is the number of letters that a place is moved by at most, to the bounds of a word.
const longWord = 12

// wholeWord is the first place from another on at which a word begins, or that other where none does soon.
func wholeWord(all []string, at int) int {
	for from := max(at, 1); from < min(len(all), at+longWord); from++ {
		if all[from-1] == " " {
			return from
		}
	}
	return at
}

// mistaken reports whether a shortened name could be that of another, or isn't one of this name at all.
func mistaken(short, name string, names []string) bool {
	parts := strings.Split(unspaced(seen(short)), ellipsis)
	return !shortens(parts, seen(name)) || slices.ContainsFunc(names, func(other string) bool { return other != seen(name) && shortens(parts, other) })
}

// unspaced is a text without its spaces, since where lines end there is none.
func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }

// shortens reports whether a name has the parts that stand around ellipses, in their order, spaces aside.
func shortens(parts []string, name string) bool {
	rest, found := strings.CutPrefix(unspaced(name), parts[0])
	for i, part := range parts[1:] {
		if i == len(parts)-2 {
			return found && strings.HasSuffix(rest, part)
		}
		var at bool
		_, rest, at = strings.Cut(rest, part)
		found = found && at
	}
	return found && rest == ""
}

// leastName is the number of letters that a shortened name keeps, its ellipsis included.
const leastName = 8

// shortenNames cuts the names in a text, the longest first, until it fits: all else in it stays whole. Where nothing
// helps the names are as short as they get. Of the names of the drawing none is taken for another.
func shortenNames(text string, names []string, w *written, fits func(string) bool) string {
	if fits(text) {
		return text
	}
	longest := 0
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "" || !strings.Contains(text, n) })
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	parts := make([][]string, len(names))
	for i, n := range names {
		parts[i] = Letters(n)
		longest = max(longest, len(parts[i]))
	}
	cut := func(most int) string {
		var pairs []string
		for i, n := range names {
			short := n
			if len(parts[i]) > most {
				short = toldApart(n, beginning(parts[i], most-1), w, func(s string) bool { return len(Letters(s)) <= max(most, leastTold) })
			}
			pairs = append(pairs, n, short)
		}
		return strings.NewReplacer(pairs...).Replace(text)
	}
	tries := max(0, longest-leastName)
	gone := sort.Search(tries, func(i int) bool { return fits(cut(longest - 1 - i)) })
	return cut(max(leastName, longest-1-gone))
}

// leastTold is the number of letters that a name keeps in a text where fewer might not tell it from others.
const leastTold = 12
