package model

import (
	"fmt"
	"slices"
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
	counts := map[string]int{}
	var order []string
	for _, r := range c.Referrers(kind, key) {
		noun := nounOf(r.Kind())
		if counts[noun]++; counts[noun] == 1 {
			order = append(order, noun)
		}
	}
	if len(order) == 0 {
		return ""
	}
	parts := make([]string, len(order))
	for i, noun := range order {
		parts[i] = fmt.Sprintf("%d %s", counts[noun], plural(noun, counts[noun]))
	}
	verb := " refer to it"
	if len(parts) == 1 && strings.HasPrefix(parts[0], "1 ") {
		verb = " refers to it"
	}
	return JoinWords(parts) + verb
}

// without returns the changes that must come before a record goes, each record once.
func (c *Case) without(gone Record) []Change {
	w := &removal{c: c, gone: map[ref]bool{{gone.Kind(), gone.Key()}: true}, changed: map[ref]Record{}}
	w.spread(gone)
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

// drop removes a record, once, and what depends on it first.
func (w *removal) drop(r Record) {
	at := ref{r.Kind(), r.Key()}
	if w.gone[at] {
		return
	}
	w.gone[at] = true
	w.spread(r)
	w.removed = append(w.removed, r)
}

// change puts a record in the place of another, on top of an earlier change.
func (w *removal) change(from Record, with func(Record) Record) {
	at := ref{from.Kind(), from.Key()}
	now, again := w.changed[at]
	if !again {
		now, w.order = from, append(w.order, from)
	}
	w.changed[at] = with(now)
}

// spread drops and changes what refers to a record that goes.
func (w *removal) spread(gone Record) {
	switch x := gone.(type) {
	case *Component:
		w.dropAll(KindDecision, func(r Record) bool { return r.(*Decision).Component == x.ID })
		w.clearIssues(x.ID)
	case *Decision:
		w.dropAll(KindOption, func(r Record) bool { return r.(*Option).Decision == x.ID })
		w.dropAll(KindChoice, func(r Record) bool { return r.(*Choice).Decision == x.ID })
		w.dropAll(KindCommitment, func(r Record) bool { return r.(*Commitment).Decision == x.ID })
	case *Option:
		w.spreadOption(x.ID)
	case *Principle, *Factor:
		w.dropAll(KindLink, func(r Record) bool {
			l := r.(*Link)
			return l.To == gone.Kind() && l.Target == gone.Key() || l.ownerKind() == gone.Kind() && l.Owner == gone.Key()
		})
	case *Document:
		w.clearDocument(x.ID)
	case *RateTable:
		w.dropAll(KindRate, func(r Record) bool { return r.(*Rate).Table == x.ID })
	case *Evidence:
		w.clearChecks(x.ID)
	case *Scenario:
		w.dropAll(KindChoice, func(r Record) bool { return r.(*Choice).Scenario == x.ID })
		w.dropAll(KindRuledOut, func(r Record) bool { return r.(*RuledOut).Scenario == x.ID })
		w.dropAll(KindCommitment, func(r Record) bool { return r.(*Commitment).Scenario == x.ID })
	}
}

// ownerKind is the kind of a link's owner.
func (x *Link) ownerKind() Kind {
	switch x.To {
	case KindBenefit:
		return KindDriver
	case KindObjective:
		return KindBenefit
	}
	return KindOption
}

func (w *removal) dropAll(kind Kind, which func(Record) bool) {
	for r := range w.c.RecordsOf(kind) {
		if which(r) {
			w.drop(r)
		}
	}
}

func (w *removal) spreadOption(id string) {
	w.dropAll(KindLine, func(r Record) bool { return r.(*Line).Owner == id })
	w.dropAll(KindLink, func(r Record) bool { return r.(*Link).ownerKind() == KindOption && r.(*Link).Owner == id })
	w.dropAll(KindRule, func(r Record) bool { return r.(*Rule).Option == id || r.(*Rule).Other == id })
	w.dropAll(KindRuledOut, func(r Record) bool { return r.(*RuledOut).Option == id })
	for x := range w.c.Choices.All() {
		if slices.Contains(x.Options, id) && !w.gone[ref{KindChoice, x.Key()}] {
			w.change(x, func(now Record) Record { return now.(*Choice).less(id) })
		}
	}
}

// less is the choice without an option; without any it is open.
func (x *Choice) less(option string) *Choice {
	next := *x
	next.Options = x.without(option)
	if len(next.Options) == 0 {
		next.Status = Open
	}
	return &next
}

func (w *removal) clearIssues(component string) {
	for x := range w.c.Issues.All() {
		if x.About == component {
			w.change(x, func(now Record) Record { next := *now.(*Issue); next.About = ""; return &next })
		}
	}
}

func (w *removal) clearChecks(table string) {
	for x := range w.c.Evidence.All() {
		if _, named := x.without(table); named && x.ID != table {
			w.change(x, func(now Record) Record { next, _ := now.(*Evidence).without(table); return next })
		}
	}
}

func (w *removal) clearDocument(id string) {
	for _, kind := range []Kind{KindLine, KindLink, KindAssumption, KindOverlap, KindEvidence} {
		for r := range w.c.RecordsOf(kind) {
			if source := sourceOf(r); source.Document == id {
				source.Document = ""
				w.change(r, func(now Record) Record { return withSource(now, source) })
			}
		}
	}
}

func sourceOf(r Record) Source {
	switch x := r.(type) {
	case *Line:
		return x.Source
	case *Link:
		return x.Source
	case *Assumption:
		return x.Source
	case *Overlap:
		return x.Source
	case *Evidence:
		return x.Source
	}
	return Source{}
}

func withSource(r Record, s Source) Record {
	switch x := r.(type) {
	case *Line:
		next := *x
		next.Source = s
		return &next
	case *Link:
		next := *x
		next.Source = s
		return &next
	case *Assumption:
		next := *x
		next.Source = s
		return &next
	case *Overlap:
		next := *x
		next.Source = s
		return &next
	case *Evidence:
		next := *x
		next.Source = s
		return &next
	}
	return r
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
