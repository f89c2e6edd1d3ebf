package draw

import (
	"math"
	"strings"
)

// layerText is what stands in a box: a name with a mark at its right, what is said, an amount and what stands against it.
type layerText struct {
	name, said, amount, against []string
	mark                        bool
	// level says that the amount stands on the line of what is said, shared that what stands against it does on that of the amount.
	level, shared bool
	lines         int
	// fits says that nothing but names is shortened.
	fits bool
}

// layerText fits the words of a box into a width in px. Names are shortened where there is no room; amounts and the other words are whole.
func (l *layout) layerText(b LayerBox, width int, size layerSize) layerText {
	room := float64(width - l.px(layerBar+layerPad) - l.px(layerPad))
	if size.flat {
		return l.flatText(b, room)
	}
	t := layerText{fits: true}
	beside := 0.0
	if b.Mark != "" {
		beside = l.markWidth(b.Mark)
		t.mark = beside <= room/2
	}
	if !t.mark {
		beside = 0
	}
	said := l.strong(b.Frame == FirmFrame)
	t.name, t.said = l.wrapName(l.quiet(), b.Name, room-beside, size.name), l.wrapName(said, b.Said, room, size.said)
	if b.Frame != FirmFrame { // no name, but words of ours
		t.said, t.fits = whole(said, b.Said, room)
	}
	against := b.Against
	if size.level {
		against = b.Short
	}
	var amounts, conflicts bool
	t.amount, amounts = whole(l.plain(), b.Amount, room)
	t.against, conflicts = whole(l.strong(true), against, room)
	t.fits = t.fits && amounts && conflicts && len(t.name) > 0 && len(t.said) > 0
	if n := len(t.amount); n > 0 && len(t.against) == 1 {
		gap := l.plain().width("MM")
		t.shared = l.plain().width(t.amount[n-1])+gap+l.strong(true).width(t.against[0]) <= room
	}
	if size.level && len(t.amount) == 1 && len(t.against) == 0 && len(t.said) > 0 {
		t.level = said.width(t.said[len(t.said)-1])+l.plain().width("MM"+t.amount[0]) <= room
	}
	t.lines = len(t.name) + len(t.said) + len(t.amount) + len(t.against)
	if t.shared || t.level {
		t.lines--
	}
	return t
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
	t.said = []string{b.Said}
	if b.Frame == FirmFrame {
		t.said = l.wrapName(l.plain(), b.Said, room*flatSaid, 1)
	}
	for _, text := range t.said {
		room -= l.plain().width(text) + gap
	}
	t.name = l.wrapName(l.quiet(), b.Name, room, 1)
	t.fits = len(t.name) > 0 && len(t.said) > 0 && room > 0 && l.quiet().width(t.name[0]) <= room
	return t
}

// flatSaid is the part of a line that what is said may take.
const flatSaid = 0.55
