package draw

import (
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Sizes of the key in units.
const (
	keyMarkWidth = 14
	keyLineWidth = 22
	keyTextGap   = 7
	keyGap       = 24
	keyLeastGap  = 14
	keyRow       = 20
)

// Mark says what stands before the words of a key entry.
type Mark int

// The marks of a key: those of bars, ranges, lines and points, and of what stands around and between points.
const (
	MarkBar Mark = iota
	MarkRange
	MarkLine
	MarkPoint
	// MarkFrame and MarkRing stand around points, MarkQuiet is the line that joins them.
	MarkFrame
	MarkRing
	MarkQuiet
	// MarkHatched is a box of a rating without a ground.
	MarkHatched
)

// KeyEntry is one entry of the key.
type KeyEntry struct {
	Mark Mark
	Role Role
	Text string
	// Typed says that the text is a name, which may be shortened.
	Typed bool
	// Stroke is that of a line or a point; Strong is for the frame of the one shown.
	Stroke Stroke
	Strong bool
}

// keyMark is a mark of the key in its box, in px.
type keyMark struct {
	KeyEntry
	box chart.Box
}

func (e KeyEntry) markUnits() float64 {
	if e.Mark == MarkLine || e.Mark == MarkQuiet {
		return keyLineWidth
	}
	return keyMarkWidth
}

// addKey places the key in one row, else in even columns, and returns where it ends. A key of nothing takes no
// room.
func (l *layout) addKey(entries []KeyEntry, top int) (bottom int) {
	if len(entries) == 0 {
		return top
	}
	for columns := len(entries); ; columns-- {
		if columns == 3 && len(entries) == 4 {
			continue // Three and one would break unevenly.
		}
		widths := l.keyColumns(entries, columns)
		room := l.inner()
		for _, w := range widths {
			room -= w
		}
		if columns == 1 || room >= (columns-1)*l.px(keyLeastGap) {
			gap := min(l.px(keyGap), room/max(1, columns-1))
			return l.placeKey(entries, widths, gap, top+l.px(sectionGap))
		}
	}
}

// keyColumns returns the widths in px that the columns of the key need.
func (l *layout) keyColumns(entries []KeyEntry, columns int) []int {
	style := l.plain()
	widths := make([]int, columns)
	for i, e := range entries {
		w := l.px(e.markUnits()) + l.px(keyTextGap) + int(math.Ceil(style.width(e.Text)))
		widths[i%columns] = max(widths[i%columns], w)
	}
	return widths
}

func (l *layout) placeKey(entries []KeyEntry, widths []int, gap, top int) (bottom int) {
	style := l.plain()
	row := l.px(keyRow)
	x, y := l.px(l.margins.left), top
	for i, e := range entries {
		if i > 0 && i%len(widths) == 0 {
			x, y = l.px(l.margins.left), y+row
		}
		mark := l.px(e.markUnits())
		l.marks = append(l.marks, keyMark{e, chart.NewBox(y, x, x+mark, y+row)})
		baseline := y + row/2 + int(math.Round(style.size*capHeight/2))
		room := float64(l.inner() - mark - l.px(keyTextGap))
		text := style.shorten(e.Text, room)
		if e.Typed {
			text = l.short(style, e.Text, room)
		}
		l.cut = l.cut || text != e.Text && !e.Typed
		l.texts = append(l.texts, placedText{style, text, x + mark + l.px(keyTextGap), baseline, alignLeft})
		x += widths[i%len(widths)] + gap
	}
	return y + row
}
