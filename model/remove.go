package model

import (
	"fmt"
	"strings"
)

// Remove makes the edit that removes a record with all that would be wrong without it: what belongs to it,
// and the figures, links, rules and choices that name it. A choice loses the option and is open where none is
// left; a source loses the document, an issue its component, and a table the checks against the one that goes.
func (c *Case) Remove(kind Kind, key string) (Edit, error) {
	from, ok := c.Record(kind, key)
	if !ok {
		return Edit{}, unknown(kind, key)
	}
	return Edit{Text: c.nameOf(from) + " deleted", Changes: append(c.without(from), Change{From: from})}, nil
}

// Referrers returns the records that Remove would remove or change beside the record itself.
func (c *Case) Referrers(kind Kind, key string) []Record {
	from, ok := c.Record(kind, key)
	if !ok {
		return nil
	}
	var found []Record
	for _, ch := range c.without(from) {
		found = append(found, ch.From)
	}
	return found
}

// ReferrerWords counts the records that refer to one, such as "2 decisions, 5 options and 3 choices refer to
// it"; empty for none.
func (c *Case) ReferrerWords(kind Kind, key string) string {
	counts := map[Kind]int{}
	var order []Kind
	for _, r := range c.Referrers(kind, key) {
		if counts[r.Kind()]++; counts[r.Kind()] == 1 {
			order = append(order, r.Kind())
		}
	}
	if len(order) == 0 {
		return ""
	}
	parts := make([]string, len(order))
	for i, kind := range order {
		parts[i] = fmt.Sprintf("%d %s", counts[kind], Plural(counts[kind], kind.Noun(), kind.Nouns()))
	}
	verb := " refer to it"
	if len(parts) == 1 && strings.HasPrefix(parts[0], "1 ") {
		verb = " refers to it"
	}
	return JoinWords(parts) + verb
}

// without returns the changes that must come before a record goes, each record once.
func (c *Case) without(gone Record) []Change {
	at := ref{gone.Kind(), gone.Key()}
	w := &removal{c: c, gone: map[ref]bool{at: true}, changed: map[ref]Record{}}
	w.spread(at)
	return w.changes()
}

// removal gathers what goes with a record, and what changes because of it.
type removal struct {
	c       *Case
	gone    map[ref]bool
	removed []Record
	changed map[ref]Record
	order   []Record
}

// spread drops and changes what refers to a record that goes.
func (w *removal) spread(gone ref) {
	refers := false
	look := func(kind Kind, key string) { refers = refers || key == gone.key && kind == gone.kind }
	for _, row := range kindRows {
		for r := range row.table(w.c).records() {
			refers = false
			if row.visit(r, look); refers {
				w.lose(row, r, gone)
			}
		}
	}
}

// lose puts a record without the one that goes in its place, on top of an earlier change, or drops it, once, and what depends on
// it first.
func (w *removal) lose(row kindRow, r Record, gone ref) {
	at := ref{r.Kind(), r.Key()}
	if w.gone[at] {
		return
	}
	now, again := w.changed[at]
	if !again {
		now = r
	}
	if less := row.lessOf(now, gone); less != nil {
		if w.changed[at] = less; !again {
			w.order = append(w.order, r)
		}
		return
	}
	w.gone[at] = true
	w.spread(at)
	w.removed = append(w.removed, r)
}

// changes lists what changes first, then what goes, the dependent before what it depends on. A choice that
// says nothing any more goes too.
func (w *removal) changes() []Change {
	var changes []Change
	for _, from := range w.order {
		at := ref{from.Kind(), from.Key()}
		to := w.changed[at]
		switch choice, ok := to.(*Choice); {
		case w.gone[at]:
		case ok && choice.saysNothing():
			changes = append(changes, Change{From: from})
		default:
			changes = append(changes, Change{From: from, To: to})
		}
	}
	for _, r := range w.removed {
		changes = append(changes, Change{From: r})
	}
	return changes
}
