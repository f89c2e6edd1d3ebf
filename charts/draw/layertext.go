package draw

import (
	"math"
	"strings"
)

// layerText is what stands in a box: a name with a mark at its right, what is said, an amount and what stands against it.
type layerText struct {
	name, said      layerName
	amount, against []string
	mark            bool
	// level says that the amount stands on the line of what is said, shared that what stands against it does on that of the amount.
	level, shared bool
	lines         int
	// fits says that nothing but names is shortened.
	fits bool
}

// layerName is a name with its lines, as many as wanted; those of one that has to be shortened are found once its box has its place.
type layerName struct {
	text  string
	style textStyle
	room  float64
	want  int
	lines []string
}

// layerName breaks a name into so many lines of a width in px at most.
func (l *layout) layerName(style textStyle, text string, room float64, most int) layerName {
	n := layerName{text: text, style: style, room: room, want: most}
	if lines, ok := whole(style, text, room); ok && len(lines) <= most {
		n.want, n.lines = len(lines), lines
	}
	return n
}

// whole reports whether the name stands uncut.
func (n layerName) whole() bool { return n.lines != nil || n.text == "" }

// in are the lines of a name, shortened where they have to be.
func (n layerName) in(l *layout) []string {
	if n.lines == nil && n.text != "" {
		return l.wrapName(n.style, n.text, n.room, n.want)
	}
	return n.lines
}

// layerText fits the words of a box into a width in px. Names are shortened where there is no room; amounts and the other words are whole.
func (l *layout) layerText(b LayerBox, width int, size layerSize) layerText {
	room := float64(width - l.px(layerBar+layerPad) - l.px(layerPad))
	if room < l.plain().width("Mmmm") {
		return layerText{lines: 1}
	}
	if size.flat {
		return l.flatText(b, room)
	}
	t, beside := layerText{}, 0.0
	if wide := l.markWidth(b.Mark); b.Mark != "" && wide <= room/2 {
		t.mark, beside = true, wide
	}
	t.name, t.said = l.layerName(l.quiet(), b.Name, room-beside, size.name), l.layerName(l.strong(b.Frame == FirmFrame), b.Said, room, size.said)
	against := b.Against
	if size.level {
		against = b.Short
	}
	var amounts, conflicts bool
	t.amount, amounts = whole(l.plain(), b.Amount, room)
	t.against, conflicts = whole(l.strong(true), against, room)
	t.fits = amounts && conflicts && (b.Frame == FirmFrame || t.said.lines != nil) // what isn't chosen has no name, but words of ours
	t.fits = t.fits && (!size.uncut || t.name.whole() && t.said.whole())
	t.share(l, size, room)
	return t
}

// share lets an amount stand on the line above, or what stands against a box on that of its amount, where there is room.
func (t *layerText) share(l *layout, size layerSize, room float64) {
	t.lines = t.name.want + t.said.want + len(t.amount) + len(t.against)
	if len(t.amount) == 0 {
		return
	}
	plain, gap := l.plain(), l.plain().width("MM")
	last := plain.width(t.amount[len(t.amount)-1]) + gap
	switch {
	case len(t.against) == 1:
		t.shared = last+l.strong(true).width(t.against[0]) <= room
	case size.level && len(t.amount) == 1 && len(t.against) == 0 && len(t.said.lines) > 0:
		t.level = t.said.style.width(t.said.lines[len(t.said.lines)-1])+last <= room
	}
	if t.shared || t.level {
		t.lines--
	}
}

// markWidth is the width of a mark with its frame and the gap before it, in px.
func (l *layout) markWidth(mark string) float64 {
	return math.Ceil(l.plain().width(mark)) + float64(2*l.px(layerAir)+l.px(layerPad))
}

// flatText is all on one line: the amount and what stands against it are left out where the names would have too little room.
func (l *layout) flatText(b LayerBox, room float64) layerText {
	t := layerText{lines: 1, level: true}
	end := strings.TrimSpace(b.Amount + "  " + b.Short)
	gap := l.plain().width("MM")
	if wide := l.plain().width(end); end != "" && wide <= room/2 {
		t.amount = []string{end}
		room -= wide + gap
	}
	said := room * flatSaid
	if b.Frame != FirmFrame {
		said = l.plain().width(b.Said)
	}
	t.said = l.layerName(l.plain(), b.Said, said, 1)
	if t.said.lines != nil {
		said = l.plain().width(b.Said)
	}
	room -= said + gap
	t.name = l.layerName(l.quiet(), b.Name, room, 1)
	t.fits = room >= l.plain().width("Mmm")
	return t
}

// flatSaid is the part of a line that what is said may take.
const flatSaid = 0.55
