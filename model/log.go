package model

import (
	"cmp"
	"slices"
	"time"
)

// LogLine is an entry of the journal as people read it.
type LogLine struct {
	Revision uint64
	// Brought tells lines apart that one merge brought, whose revision they all have; 0 for what was entered here.
	Brought int
	At      time.Time
	// Who made the edit, empty where no name was given.
	Who string
	// Text says what was done, Reason why, where that was said.
	Text, Reason string
	// Scenario names the scenario that the edit was made in, empty for none or several.
	Scenario string
	// Components holds the ids of the components that the edit touches.
	Components []string
	// Status is what a decision came to, empty for an edit of something else.
	Status Status
	// Undone says that what the entry did, or did again, was taken back later and not done again since.
	Undone bool
	// Stands says that the entry is one of the steps that lead, in their order, to the case as it is. Taking back and
	// doing again are no steps of their own: what is done again stands where it was done first.
	Stands bool
	// Target is what the edit changed, for going there.
	Target Hit
}

// LogLines turns entries of a case's journal, oldest first, into lines in the same order. What a merge brought stands before it,
// and is undone with it.
func LogLines(c *Case, entries []Entry) []LogLine {
	t := teller{c: c, past: map[ref]Record{}}
	undone := Undone(entries)
	var lines []LogLine
	for _, e := range entries {
		t.learn(e.Merged)
		t.learn([]Entry{e})
	}
	for _, e := range entries {
		for _, other := range LogLines(c, e.Merged) {
			other.Revision, other.Brought = e.Revision, len(lines)+1
			other.Undone = other.Undone || undone[e.Revision]
			other.Stands = other.Stands && !undone[e.Revision]
			lines = append(lines, other)
		}
		l := t.line(e)
		l.Undone = undone[e.Revision]
		l.Stands = e.Undoes == 0 && e.Redoes == 0 && !l.Undone
		lines = append(lines, l)
	}
	return lines
}

// Undone returns the revisions of those of a journal's entries that did something which is taken back in the end.
func Undone(entries []Entry) map[uint64]bool {
	first, undone := firstDone(entries)
	found := map[uint64]bool{}
	for _, e := range entries {
		if e.Undoes == 0 && undone[first[e.Revision]] {
			found[e.Revision] = true
		}
	}
	return found
}

// firstDone follows what was taken back and done again, over and over, to the entry that did it first: by revision
// the revision of that one, and of those whether they are taken back in the end.
func firstDone(entries []Entry) (first map[uint64]uint64, undone map[uint64]bool) {
	first, undone = map[uint64]uint64{}, map[uint64]bool{}
	for _, e := range entries {
		of := cmp.Or(e.Undoes, e.Redoes, e.Revision)
		first[e.Revision] = cmp.Or(first[of], of)
		undone[first[e.Revision]] = e.Undoes != 0
	}
	return first, undone
}

// teller tells entries; past holds records that are gone.
type teller struct {
	c    *Case
	past map[ref]Record
}

// learn keeps the records that entries delete.
func (t teller) learn(entries []Entry) {
	for _, e := range entries {
		for _, ch := range e.Changes {
			if ch.To == nil {
				t.past[ref{ch.Kind(), ch.Key()}] = ch.From
			}
		}
	}
}

func (t teller) line(e Entry) LogLine {
	l := LogLine{Revision: e.Revision, At: e.At, Who: e.Who, Text: e.Words()}
	scenarios := map[string]bool{}
	// What makes or deletes a scenario is about the scenario, not about every component in it.
	copied := slices.ContainsFunc(e.Changes, func(ch Change) bool { return ch.Kind() == KindScenario })
	for i, ch := range e.Changes {
		r := ch.record()
		if x, ok := r.(*Snapshot); ok && len(e.Changes) == 1 {
			l.Scenario = x.Scenario // by name: the scenario itself may be gone
		}
		if i == 0 {
			l.Target = Hit{Kind: r.Kind(), Key: r.Key()}
		}
		if id := t.componentOf(r); id != "" && !copied && !slices.Contains(l.Components, id) {
			l.Components = append(l.Components, id)
		}
		if id := ScenarioOf(r); id != "" {
			scenarios[id] = true
			l.Scenario, l.Target.Scenario = t.title(KindScenario, id), id
		}
		if i == 0 || ch.Kind() != KindWhyNot { // beside an answer its own reason stands
			t.readReason(&l, ch)
		}
	}
	if len(scenarios) > 1 {
		l.Scenario, l.Target.Scenario = "", ""
	}
	if len(e.Changes) > 1 && !aboutOneChoice(e.Changes) {
		l.Status, l.Reason = "", ""
	}
	return l
}

// aboutOneChoice reports whether changes are one of an answer with what is ruled out, or in, for it, or said of what was not chosen.
func aboutOneChoice(changes []Change) bool {
	choices, outs := 0, 0
	for _, ch := range changes {
		switch ch.Kind() {
		case KindChoice:
			choices++
		case KindRuledOut, KindWhyNot:
			outs++
		}
	}
	return choices == 1 && choices+outs == len(changes)
}

// readReason takes the status and the reason from a change of a choice or the like.
func (t teller) readReason(l *LogLine, ch Change) {
	if ch.To == nil {
		if _, was := ch.From.(*Choice); was {
			l.Status = Open
		}
		return
	}
	if reason, has := rowByKind[ch.Kind()].reasonOf(ch.To); has {
		l.Reason = reason
	}
	if to, ok := ch.To.(*Choice); ok {
		l.Status = to.Status
	}
}

func (t teller) find(kind Kind, key string) (Record, bool) {
	if r, ok := t.c.Record(kind, key); ok {
		return r, true
	}
	r, ok := t.past[ref{kind, key}]
	return r, ok
}

func (t teller) title(kind Kind, key string) string {
	if r, ok := t.find(kind, key); ok {
		return titleOf(r)
	}
	return key
}

// componentOf returns the id of the component that a record belongs to, empty for none: it follows what each is about, as
// long as that is of an earlier kind.
func (t teller) componentOf(r Record) string {
	if r.Kind() == KindComponent {
		return r.Key()
	}
	kind, key, found := About(r)
	switch {
	case !found || kind == r.Kind(): // a table that is held against another
		return ""
	case kind == KindComponent:
		return key
	}
	if about, ok := t.find(kind, key); ok {
		return t.componentOf(about)
	}
	return ""
}
