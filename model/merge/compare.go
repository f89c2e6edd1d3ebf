package merge

import (
	"cmp"
	"slices"

	"tomworkbench/model"
)

// list is the records of a kind that both copies have, and those of either.
type list struct {
	kind model.Kind
	rows []pair
}

// pair is a record in both copies, nil where a copy doesn't have it.
type pair struct{ a, b model.Record }

// compare finds the units of a kind.
func (m *Merge) compare(kind model.Kind) {
	l := list{kind: kind}
	for a := range m.a.Case.RecordsOf(kind) {
		b, _ := m.b.Case.Record(kind, a.Key())
		l.rows = append(l.rows, pair{a, b})
	}
	for b := range m.b.Case.RecordsOf(kind) {
		if _, there := m.a.Case.Record(kind, b.Key()); !there {
			l.rows = append(l.rows, pair{nil, b})
		}
	}
	m.lists = append(m.lists, l)
	if len(m.bases) == 0 && !slices.Contains(model.KindsInScenarios(), kind) { // what is said in scenarios has the order of what it is about
		m.placeBeside(l)
	}
	first := -1
	for _, p := range l.rows {
		if i := m.compareOne(p); i >= 0 && m.units[i].same && m.reordered[kind] {
			if first < 0 {
				first = i
			}
			m.groups.join(first, i) // an order is chosen as a whole
		}
	}
}

// placeBeside finds out, where nothing says what the order of a kind was, whether it differs, and else where in it the records
// belong that copy B alone has.
func (m *Merge) placeBeside(l list) {
	if m.reordered[l.kind] = !inOneOrder(l, m.b.Case); m.reordered[l.kind] {
		return
	}
	last := spot{rank: 1} // before all: ranks are further apart
	for b := range m.b.Case.RecordsOf(l.kind) {
		if a, there := m.a.Case.Record(l.kind, b.Key()); there {
			last = spot{rank: a.RecordMeta().Rank}
		} else if b.RecordMeta().Rank != 0 {
			last.nth++
			m.beside[refOf(b)] = last
		}
	}
}

// inOneOrder reports whether the records that both copies have stand in the same order in both.
func inOneOrder(l list, b *model.Case) bool {
	var inA, inB []string
	both := map[string]bool{}
	for _, p := range l.rows {
		if p.a != nil && p.b != nil {
			inA = append(inA, p.a.Key())
			both[p.a.Key()] = true
		}
	}
	for r := range b.RecordsOf(l.kind) {
		if both[r.Key()] {
			inB = append(inB, r.Key())
		}
	}
	return slices.Equal(inA, inB)
}

// compareOne makes a unit of a record in which the copies differ, and returns its place among the units, −1 for none.
func (m *Merge) compareOne(p pair) int {
	alike := same(p.a, p.b)
	if alike && p.a.RecordMeta().Rank == p.b.RecordMeta().Rank {
		return -1
	}
	u := unit{at: refOf(cmp.Or(p.a, p.b)), a: p.a, b: p.b, same: alike, from: TakeA}
	switch {
	case !alike:
		u.from = m.changer(u)
	case m.reordered[u.at.kind]:
		u.from = Unsettled
	case m.rank(p, TakeA) == p.b.RecordMeta().Rank:
		u.from = TakeB
	}
	i := m.groups.add(u.from == Unsettled)
	m.units, m.byRef[u.at] = append(m.units, u), i
	for to := range referred(p.a, p.b) {
		m.referrers[to] = append(m.referrers[to], i)
	}
	return i
}

// changer is the copy that alone changed a record since it was the same in both, unsettled where that can't be said.
func (m *Merge) changer(u unit) Side {
	found := Unsettled
	for i, base := range m.bases {
		now := changerSince(base[u.at], u.a, u.b)
		if i > 0 && now != found {
			return Unsettled
		}
		found = now
	}
	return found
}

func changerSince(base, a, b model.Record) Side {
	switch {
	case same(base, b):
		return TakeA
	case same(base, a):
		return TakeB
	}
	return Unsettled
}

// referred are the records that states of a record refer to.
func referred(states ...model.Record) map[ref]bool {
	found := map[ref]bool{}
	for _, r := range states {
		if r != nil {
			model.VisitRefs(r, func(kind model.Kind, key string) { found[ref{kind, key}] = true })
		}
	}
	return found
}

// rank is the place of a record of which a side is taken.
func (m *Merge) rank(p pair, side Side) int64 {
	if p.a == nil {
		return cmp.Or(m.beside[refOf(p.b)].rank, p.b.RecordMeta().Rank)
	}
	a := p.a.RecordMeta().Rank
	if p.b == nil || p.b.RecordMeta().Rank == a {
		return a
	}
	b := p.b.RecordMeta().Rank
	if len(m.bases) == 0 {
		if m.reordered[p.a.Kind()] && side == TakeB {
			return b
		}
		return a
	}
	rank := m.rankSince(m.bases[0], refOf(p.a), a, b)
	for _, base := range m.bases[1:] {
		if m.rankSince(base, refOf(p.a), a, b) != rank {
			return min(a, b)
		}
	}
	return rank
}

// rankSince is the place where the copy that alone moved a record put it, else that nearer the top.
func (m *Merge) rankSince(base state, at ref, a, b int64) int64 {
	was, there := base[at]
	switch {
	case there && was.RecordMeta().Rank == a:
		return b
	case there && was.RecordMeta().Rank == b:
		return a
	}
	return min(a, b)
}

// changes are those of copy A by a side for each unit: what is added or replaced first, then what goes.
func (m *Merge) changes(side func(unit int) Side) []model.Change {
	var put, gone []model.Change
	for _, l := range m.lists {
		now := m.placed(l, side)
		for i, p := range l.rows {
			switch to := now[i]; {
			case to == nil && p.a != nil:
				gone = append(gone, model.Change{From: p.a})
			case to != nil && p.a == nil:
				put = append(put, model.Change{To: to})
			case to != nil && (to.RecordMeta().Rank != p.a.RecordMeta().Rank || !same(p.a, to)):
				put = append(put, model.Change{From: p.a, To: to})
			}
		}
	}
	slices.Reverse(gone)
	return append(put, gone...)
}

// placed takes each row of a list from a side, nil for none, and puts it in its place. Two that come to stand in the same
// place stand side by side, by their keys, whichever copy they are of.
func (m *Merge) placed(l list, side func(unit int) Side) []model.Record {
	now := make([]model.Record, len(l.rows))
	moved := false
	for i, p := range l.rows {
		from := TakeA
		if at, differs := m.byRef[refOf(cmp.Or(p.a, p.b))]; differs {
			from = side(at)
		}
		if now[i] = p.a; from == TakeB {
			now[i] = p.b
		}
		if now[i] == nil {
			continue
		}
		rank := m.rank(p, from)
		now[i] = withRank(now[i], rank)
		moved = moved || p.a == nil || rank != p.a.RecordMeta().Rank
	}
	if moved {
		m.part(now)
	}
	return now
}

func withRank(r model.Record, rank int64) model.Record {
	meta := r.RecordMeta()
	if meta.Rank == rank {
		return r
	}
	meta.Rank = rank
	return r.WithMeta(meta)
}

// part gives records that stand in the same place one each, as near as can be. Those of no place, in whose list the order is that
// of what they are about, stay so.
func (m *Merge) part(rows []model.Record) {
	var order []int
	for i, r := range rows {
		if r != nil && r.RecordMeta().Rank != 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		one, two := rows[i], rows[j]
		return cmp.Or(cmp.Compare(one.RecordMeta().Rank, two.RecordMeta().Rank),
			cmp.Compare(m.beside[refOf(one)].nth, m.beside[refOf(two)].nth), cmp.Compare(one.Key(), two.Key()))
	})
	last := int64(0)
	for n, i := range order {
		rank := rows[i].RecordMeta().Rank
		if n > 0 {
			rank = max(rank, last+1)
		}
		rows[i], last = withRank(rows[i], rank), rank
	}
}
