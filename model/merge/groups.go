package merge

import (
	"cmp"
	"errors"
	"slices"

	"tomworkbench/model"
)

// groups are the units that are taken from one copy together; those of an open group are in conflict.
type groups struct {
	parent []int
	open   map[int]bool
}

// add adds a unit, a group of its own.
func (g *groups) add(open bool) int {
	i := len(g.parent)
	g.parent = append(g.parent, i)
	if g.open == nil {
		g.open = map[int]bool{}
	}
	if open {
		g.open[i] = true
	}
	return i
}

// of is the group that a unit is in, named by its first unit.
func (g *groups) of(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// join makes one group of those of two units, open if either is.
func (g *groups) join(i, j int) bool {
	one, two := g.of(i), g.of(j)
	if one == two {
		return false
	}
	first, second := min(one, two), max(one, two)
	g.parent[second] = first
	if g.open[second] {
		g.open[first] = true
		delete(g.open, second)
	}
	return true
}

// conflict makes one group in conflict of units, and reports whether they weren't yet.
func (g *groups) conflict(units []int) bool {
	grew := false
	for _, i := range units {
		grew = g.join(units[0], i) || grew
	}
	if group := g.of(units[0]); !g.open[group] {
		g.open[group], grew = true, true
	}
	return grew
}

// conflicts are the open groups, in the order of their first units.
func (g *groups) conflicts() []int {
	var found []int
	for group := range g.open {
		found = append(found, group)
	}
	slices.Sort(found)
	return found
}

// settle joins what can't be taken from different copies, until the case is sound whichever copy all conflicts are settled by.
// It ends because each round leaves fewer groups or more of them in conflict: with all in one, the case is that of a copy.
func (m *Merge) settle() {
	for again := true; again; {
		m.closeGroups()
		again = false
		for _, side := range []Side{TakeA, TakeB} {
			take := func(int) Side { return side }
			_, _, err := model.Apply(m.a.Case, model.Edit{Changes: m.changes(m.by(take))})
			var found model.Problems
			if errors.As(err, &found) && m.join(found) {
				again = true
				break
			}
		}
	}
}

// join joins what each problem is about, and reports whether anything wasn't joined yet. Where that isn't known, all that
// differs is one conflict, if that helps: there is none where one copy is sound and the other, as older versions made some, isn't.
func (m *Merge) join(found model.Problems) bool {
	grew := false
	for _, p := range found {
		if units := m.about(p); len(units) > 0 {
			grew = m.groups.conflict(units) || grew
		}
	}
	if grew || len(m.units) == 0 || !m.canReplace() {
		return grew
	}
	for i := range m.units {
		grew = m.groups.join(0, i) || grew
	}
	return m.groups.conflict([]int{0}) || grew
}

// canReplace reports whether copy A can become copy B.
func (m *Merge) canReplace() bool {
	_, _, err := model.Apply(m.a.Case, model.Edit{Changes: m.changes(func(int) Side { return TakeB })})
	return err == nil
}

// about are the units that a problem of a record can come from: the record, what it refers to, and what it is held against.
func (m *Merge) about(p model.Problem) []int {
	at := ref{p.Kind, p.Key}
	a, _ := m.a.Case.Record(at.kind, at.key)
	b, _ := m.b.Case.Record(at.kind, at.key)
	var found []int
	add := func(one ref) {
		if i, differs := m.byRef[one]; differs && !m.units[i].same && !slices.Contains(found, i) {
			found = append(found, i)
		}
	}
	add(at)
	for one := range referred(a, b) {
		add(one)
	}
	for _, i := range m.rivals(cmp.Or(a, b)) {
		add(m.units[i].at)
	}
	slices.Sort(found)
	return found
}

// rivals are the units that a record is held against though it doesn't refer to them: figures against the years of the case, a
// scenario against those of the same name, a rate against the others of its table.
func (m *Merge) rivals(r model.Record) []int {
	var found []int
	for i, u := range m.units {
		rival := false
		switch x := r.(type) {
		case *model.Line, *model.Overlap, *model.BudgetLine:
			rival = u.at.kind == model.KindHead
		case *model.Scenario:
			rival = named(u.a, x.Name) || named(u.b, x.Name)
		case *model.Rate:
			rival = inTable(u.a, x.Table) || inTable(u.b, x.Table)
		}
		if rival {
			found = append(found, i)
		}
	}
	return found
}

func named(r model.Record, name string) bool {
	x, is := r.(*model.Scenario)
	return is && x.Name == name
}

func inTable(r model.Record, table model.RateSet) bool {
	x, is := r.(*model.Rate)
	return is && x.Table == table
}

// closeGroups takes into the group of a record that only one copy has all that refers to it there: it comes back, or goes, with it.
func (m *Merge) closeGroups() {
	for grew := true; grew; {
		grew = false
		for i, u := range m.units {
			if !m.groups.open[m.groups.of(i)] || u.a != nil && u.b != nil {
				continue
			}
			for _, j := range m.referrers[u.at] {
				grew = m.groups.join(i, j) || grew
			}
		}
	}
}
