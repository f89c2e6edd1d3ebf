package word

import (
	"fmt"
	"strings"
)

// numbered is a label with a number, such as "Table 3", that Word counts by itself: where a table is put in between
// later, those behind it move on, and Word's own list of tables finds it.
type numbered struct {
	label string // "Figure" or "Table", empty for a paragraph that has no number
	n     int
	again bool // the number of the label before, once more
}

// next counts one more of what has a label.
func (d *Document) next(label string) numbered {
	if d.counted == nil {
		d.counted = map[string]int{}
	}
	d.counted[label]++
	return numbered{label: label, n: d.counted[label]}
}

// words returns the label as it is read before a text.
func (l numbered) words() string {
	if l.label == "" {
		return ""
	}
	return fmt.Sprintf("%s %d: ", l.label, l.n)
}

// write writes the label before a text of the same look.
func (l numbered) write(b *strings.Builder, f face) {
	if l.label == "" {
		return
	}
	writeRuns(b, l.label+"\u00a0", f)
	instruction := `SEQ ` + l.label + ` \* ARABIC`
	if l.again {
		instruction = `SEQ ` + l.label + ` \c`
	}
	writeField(b, instruction, fmt.Sprint(l.n), f)
	writeRuns(b, ": ", f)
}

// writeField writes a field with what it shows until Word works it out anew.
func writeField(b *strings.Builder, instruction, shown string, f face) {
	b.WriteString(`<w:fldSimple w:instr=" ` + escaped(instruction) + ` ">`)
	writeRuns(b, shown, f)
	b.WriteString(`</w:fldSimple>`)
}
