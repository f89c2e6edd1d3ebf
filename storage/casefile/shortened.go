package casefile

import "tomworkbench/model"

// Shortened returns a file with as many of its journal's entries as a case file has room for, the newest, and how many older ones
// it leaves out: an entry in their place says so. A journal that fits stays as it is.
func Shortened(f File) (File, int, error) { return shorten(f, room{MaxBytes, maxValues}) }

func shorten(f File, left room) (File, int, error) {
	without := f
	without.Journal, without.Cursor = []model.Entry{}, model.Cursor{}
	top, err := encode(without)
	if err != nil {
		return f, 0, err
	}
	top.seal()
	text, err := top.print()
	if err != nil {
		return f, 0, err
	}
	left.bytes -= len(text) + noteSize
	left.values -= top.count() + noteValues
	var e encoder
	leftOut := len(f.Journal)
	for leftOut > 0 && left.takes(e.entry(f.Journal[leftOut-1])) {
		leftOut--
	}
	if e.err != nil {
		return f, 0, e.err
	}
	f.Journal, f.Cursor = model.WithoutOldest(f.Journal, f.Cursor, leftOut)
	return f, leftOut, nil
}

// More than the cursor, and what is written of entries that are left out, take.
const (
	noteSize   = 512
	noteValues = 16
)

// room is what is left of a file's limits.
type room struct{ bytes, values int }

// takes takes the room for an entry and reports whether there was enough.
func (r *room) takes(entry *node) bool {
	const entryDepth = 2 // in the list of a file
	p := printer{}
	p.out.WriteString(",\n" + indentation + indentation)
	p.value(entry, entryDepth)
	r.bytes -= p.out.Len()
	r.values -= entry.count()
	return r.bytes >= 0 && r.values >= 0
}

// count is how many values a value is made of, itself included.
func (n *node) count() int {
	count := 1
	for _, f := range n.fields {
		count += f.value.count()
	}
	for _, item := range n.items {
		count += item.count()
	}
	return count
}
