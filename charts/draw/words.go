package draw

import (
	"math"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// textStyle is how a text is written; its size is in px.
type textStyle struct {
	face *typeface
	size float64
	ink  drawing.Color
}

func (s textStyle) width(text string) float64 { return s.face.width(text, s.size) }

// placedText is a text with its place in px: x is that of its start, middle or end, y its baseline.
type placedText struct {
	textStyle
	text  string
	x, y  int
	align alignment
}

// left returns where the text starts in px.
func (t placedText) left() float64 { return float64(t.x) - t.align.share()*t.width(t.text) }

// draw writes the text.
func (t placedText) draw(r chart.Renderer) {
	r.SetFont(t.face.font)
	r.SetFontSize(t.size)
	r.SetFontColor(t.ink)
	text := Steady(t.text)
	if p, ok := r.(textPlacer); ok {
		p.PlaceText(text, t.x, t.y, t.align)
		return
	}
	r.Text(text, int(math.Round(t.left())), t.y)
}

// textAt places a text whose line begins at the height top.
func (l *layout) textAt(style textStyle, text string, x, top int, align alignment) placedText {
	// The line's height beyond capitals is shared between above and below.
	baseline := top + int(math.Round(style.size*(lineHeight+capHeight)/2))
	return placedText{style, text, x, baseline, align}
}

func (l *layout) addText(style textStyle, text string, x, top int, align alignment) {
	l.texts = append(l.texts, l.textAt(style, text, x, top, align))
}

// quiet and plain are the styles of labels.
func (l *layout) quiet() textStyle {
	return textStyle{face: fonts().regular, size: labelSize * l.unit, ink: ink(l.theme.Quiet)}
}

func (l *layout) plain() textStyle {
	return textStyle{face: fonts().regular, size: labelSize * l.unit, ink: ink(l.theme.Ink)}
}

// wrap breaks a name into at most so many lines of a width in px; what is left over is cut with an
// ellipsis.
func wrap(style textStyle, text string, width float64, most int) []string {
	var lines []string
	line := ""
	words := wordsOf(text)
	for i, word := range words {
		if line == "" || style.width(line+word) <= width {
			line += word
			continue
		}
		if len(lines) == most-1 {
			line += strings.Join(words[i:], "")
			break
		}
		lines = append(lines, style.shorten(line, width))
		line = strings.TrimPrefix(word, " ")
	}
	if line == "" {
		return lines
	}
	return append(lines, style.shorten(line, width))
}

// whole breaks a text into as many lines of a width in px as it takes, and reports whether every word has room.
func whole(style textStyle, text string, width float64) (lines []string, ok bool) {
	words := wordsOf(text)
	ok = true
	for _, word := range words {
		ok = ok && style.width(strings.TrimPrefix(word, " ")) <= width
	}
	return wrap(style, text, width, max(1, len(words))), ok
}

// wordsOf are the parts of a text that a line may end behind, each with the space before it. Chinese and Japanese have
// none: a line may end between most of their characters.
func wordsOf(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	var out []string
	for text != "" {
		end := len(text)
		if at := strings.IndexByte(text[1:], ' '); at >= 0 {
			end = at + 1
		}
		word := text[:end]
		text = text[end:]
		if !strings.ContainsFunc(word, ideographic) {
			out = append(out, word)
			continue
		}
		var cutter segmenter.Segmenter
		cutter.InitWithString(strings.TrimPrefix(word, " "))
		space := word[:len(word)-len(strings.TrimPrefix(word, " "))]
		for each := cutter.LineIterator(); each.Next(); space = "" {
			out = append(out, space+string(each.Line().Text))
		}
	}
	return out
}

func ideographic(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// yearStep says which years are named, and how.
type yearStep struct {
	every int
	short bool
}

// addYears names the years so many px below the plot: all in full where they fit, else shorter or fewer.
func (l *layout) addYears(years []string, below int) {
	style := l.plain()
	xr := l.bandRange()
	top := l.plot.Bottom + below + l.px(axisGap)
	names := func(s yearStep) ([]placedText, bool) {
		var out []placedText
		end := math.Inf(-1)
		for i := 0; i < len(years); i += s.every {
			t := l.textAt(style, years[i], l.plot.Left+xr.Translate(float64(i)+0.5), top, alignCentre)
			if s.short {
				t.text = shortYear(t.text)
			}
			if t.left() < max(end, 0) || t.left()+style.width(t.text) > float64(l.size.X) {
				return nil, false
			}
			end = t.left() + style.width(t.text) + float64(l.px(axisGap))
			out = append(out, t)
		}
		return out, true
	}
	for _, s := range []yearStep{{1, false}, {1, true}, {2, false}, {2, true}, {5, false}, {5, true}, {10, true}, {30, true}} {
		if texts, ok := names(s); ok {
			l.texts = append(l.texts, texts...)
			return
		}
	}
}

// shortYear drops the century of a financial year: "2018/19" becomes "18/19".
func shortYear(name string) string {
	if len(name) > 5 && name[4] == '/' {
		return name[2:]
	}
	return name
}
