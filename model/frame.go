package model

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Add makes the edit that adds a record behind the record of its kind with the key after, or last of its
// kind where after is empty or unknown.
func (c *Case) Add(r Record, after string) (Edit, error) {
	if _, taken := c.Record(r.Kind(), r.Key()); taken {
		return Edit{}, fmt.Errorf("%s is there already", c.nameOf(r))
	}
	rank, moved := c.rankAfter(r.Kind(), after)
	meta := r.RecordMeta()
	meta.Rank = rank
	r = r.WithMeta(meta)
	return Edit{Text: c.nameOf(r) + " added", Changes: append(moved, Change{To: r})}, nil
}

// rankAfter returns the rank that places a record behind another of its kind. Where there is no number left
// between the two neighbours, moved ranks all records of the kind anew.
func (c *Case) rankAfter(kind Kind, after string) (rank int64, moved []Change) {
	rows := slices.Collect(c.RecordsOf(kind))
	at := slices.IndexFunc(rows, func(r Record) bool { return r.Key() == after })
	if at < 0 {
		at = len(rows) - 1
	}
	if at < 0 {
		return RankAt(0), nil
	}
	low := rows[at].RecordMeta().Rank
	if at == len(rows)-1 {
		return low + rankStep, nil
	}
	if high := rows[at+1].RecordMeta().Rank; high-low > 1 {
		return low + (high-low)/2, nil
	}
	for i, r := range rows {
		place := i
		if i > at {
			place++
		}
		moved = appendRanked(moved, r, RankAt(place))
	}
	return RankAt(at + 1), moved
}

// appendRanked adds the change that gives a record a rank, unless it has it.
func appendRanked(changes []Change, r Record, rank int64) []Change {
	meta := r.RecordMeta()
	if meta.Rank == rank {
		return changes
	}
	meta.Rank = rank
	return append(changes, Change{From: r, To: r.WithMeta(meta)})
}

// Replace makes the edit that puts a record in the place of the one with a key. The new one may have another
// key, as a rule or link has whose ends change. An edit that changes nothing is empty.
func (c *Case) Replace(key string, to Record) (Edit, error) {
	from, ok := c.Record(to.Kind(), key)
	if !ok {
		return Edit{}, unknown(to.Kind(), key)
	}
	if SaySame(from, to) {
		return Edit{}, nil
	}
	meta := to.RecordMeta()
	meta.Rank = from.RecordMeta().Rank
	to = to.WithMeta(meta)
	text := c.changeText(from, to)
	if to.Key() == key {
		return Edit{Text: text, Changes: []Change{{From: from, To: to}}}, nil
	}
	if _, taken := c.Record(to.Kind(), to.Key()); taken {
		return Edit{}, fmt.Errorf("%s is there already", c.nameOf(to))
	}
	return Edit{Text: text, Changes: []Change{{From: from}, {To: to}}}, nil
}

// Move makes the edit that moves a record by a number of places among its siblings: those that belong to the
// same record, or all of its kind. At an end it stays, and so does what nobody orders.
func (c *Case) Move(kind Kind, key string, by int) (Edit, error) {
	moved, ok := c.Record(kind, key)
	if !ok {
		return Edit{}, unknown(kind, key)
	}
	if kind.said().fixed {
		return Edit{}, nil
	}
	var siblings []Record
	for r := range c.RecordsOf(kind) {
		if Parent(r) == Parent(moved) {
			siblings = append(siblings, r)
		}
	}
	at := slices.IndexFunc(siblings, func(r Record) bool { return r.Key() == key })
	to := max(0, min(at+by, len(siblings)-1))
	if to == at {
		return Edit{}, nil
	}
	ranks := make([]int64, len(siblings))
	for i, r := range siblings {
		ranks[i] = r.RecordMeta().Rank
	}
	siblings = slices.Insert(slices.Delete(siblings, at, at+1), to, moved)
	e := Edit{Text: c.nameOf(moved) + " moved"}
	for i, r := range siblings {
		e.Changes = appendRanked(e.Changes, r, ranks[i])
	}
	return e, nil
}

// Parent returns the key of the record that another is ordered below, empty for none.
func Parent(r Record) string {
	if !r.Kind().said().nested {
		return ""
	}
	_, parent, _ := About(r)
	return parent
}

// Together joins edits into one: each is made from the case as the ones before have left it. Without a text
// of its own it takes that of the first.
func (c *Case) Together(text string, makers ...func(*Case) (Edit, error)) (Edit, error) {
	now := c
	e := Edit{Text: text}
	for _, make := range makers {
		one, err := make(now)
		if err != nil {
			return Edit{}, err
		}
		if one.Empty() {
			continue
		}
		next, _, err := Apply(now, one.PastLocks()) // the whole is held against locks
		if err != nil {
			return Edit{}, err
		}
		now, e.Changes, e.Text = next, append(e.Changes, one.Changes...), cmp.Or(e.Text, one.Text)
	}
	e.Changes = joined(e.Changes)
	return e, nil
}

// joined makes one change of several to the same record; what comes and goes again leaves none.
func joined(changes []Change) []Change {
	var order []ref
	ends := map[ref]Change{}
	for _, ch := range changes {
		at := ref{ch.Kind(), ch.Key()}
		before, again := ends[at]
		if !again {
			order = append(order, at)
		} else {
			ch.From = before.From
		}
		ends[at] = ch
	}
	var result []Change
	for _, at := range order {
		if ch := ends[at]; ch.From != nil || ch.To != nil {
			result = append(result, ch)
		}
	}
	return result
}

// FreeID returns an id that no record of a kind has yet: the next number for kinds whose ids people see, such
// as P13, else one made from the name.
func (c *Case) FreeID(kind Kind, name string) string {
	if letter := kind.said().letter; letter != "" {
		return c.nextID(kind, letter)
	}
	base := slug(name)
	if base == "" || base == Programme {
		base = string(kind)
	}
	id := base
	for n := 2; ; n++ {
		if _, taken := c.Record(kind, id); !taken {
			return id
		}
		id = fmt.Sprintf("%s-%d", base, n)
	}
}

// FreeFindingID returns the next number of a message, such as M6, or of a finding, such as F6.
func (c *Case) FreeFindingID(phase int) string {
	if phase == MessagePhase {
		return c.nextID(KindFinding, "M")
	}
	return c.nextID(KindFinding, "F")
}

// nextID is the number behind the highest that a kind has behind a letter.
func (c *Case) nextID(kind Kind, letter string) string {
	highest := 0
	for r := range c.RecordsOf(kind) {
		if n, err := strconv.Atoi(strings.TrimPrefix(r.Key(), letter)); err == nil {
			highest = max(highest, n)
		}
	}
	return letter + strconv.Itoa(highest+1)
}

// slug makes an id of the letters and digits of a name; a name in another script leaves nothing.
func slug(name string) string {
	const longest = 40
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= longest {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}
