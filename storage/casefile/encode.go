package casefile

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"tomworkbench/model"
)

// Encode writes a case as the text of a case file. The same case always gives the same bytes.
func Encode(f File) ([]byte, error) {
	top, err := encode(f)
	if err != nil {
		return nil, err
	}
	return top.print()
}

func encode(f File) (*node, error) {
	if f.Case == nil {
		return nil, errors.New("there is no case to write")
	}
	top := &node{sort: object}
	top.set(fieldFormat, textNode(formatName))
	top.set(fieldVersion, numberNode(versionOf(f)))
	top.set(fieldRevision, numberNode(f.Case.Revision))
	if last := f.Case.LastEdit.UTC(); !last.IsZero() {
		top.set(fieldLastEdit, textNode(last.Format(time.RFC3339Nano)))
	}
	e := encoder{top: top, c: f.Case, keepRanks: f.Journal != nil}
	e.records()
	if f.Journal != nil {
		e.journal(f)
	}
	return top, e.err
}

// versionOf is the lowest version of the format that has all that a file holds.
func versionOf(f File) uint64 {
	lowest := uint64(firstVersion)
	for r := range f.Case.Records() {
		lowest = max(lowest, versionWith(r))
	}
	for _, e := range f.Journal {
		for _, ch := range e.Changes {
			lowest = max(lowest, versionWith(ch.From), versionWith(ch.To))
		}
	}
	return lowest
}

// versionWith is the lowest version of the format that has what a record, which may be nil, holds.
func versionWith(r model.Record) uint64 {
	if holdsMeanings(r) {
		return meaningsVersion
	}
	switch x := r.(type) {
	case *model.Commitment:
		return commitmentsVersion
	case *model.Evidence:
		if x.NamesRepeated() {
			return formatVersion
		}
		return evidenceVersion
	case *model.Snapshot:
		if len(x.Commitments) > 0 {
			return commitmentsVersion
		}
		return issuesVersion
	case *model.Issue:
		return issuesVersion
	case *model.Scenario:
		if x.Conflicts != "" || x.Dispensations != "" {
			return issuesVersion
		}
	case *model.Line:
		if x.Class != model.Unclassed {
			return issuesVersion
		}
	}
	return firstVersion
}

// holdsMeanings reports whether a record holds what came with the fifth version of the format.
func holdsMeanings(r model.Record) bool {
	switch x := r.(type) {
	case *model.Head:
		return x.Basis != "" || x.Typed != "" || x.Correlation != nil
	case *model.Assumption:
		return x.LeavesOut != ""
	case *model.Overlap:
		return x.HasYears() || x.BudgetLine != ""
	case *model.RateTable, *model.Rate:
		return true
	case *model.Factor:
		return x.Worth != model.Cashable
	case *model.Line:
		return x.Likeliest != nil || slices.Contains([]model.CostClass{model.OwnEvidence, model.PeopleCosts, model.ChangeCosts}, x.Class)
	}
	return false
}

// encoder fills in the top of a file from a case.
type encoder struct {
	top *node
	c   *model.Case
	// keepRanks says that the file has a journal: undo brings records back to their ranks.
	keepRanks bool
	err       error
}

func (e *encoder) records() {
	e.top.set(fieldCase, e.record(e.c.Head(), 0))
	scenarios := e.insideScenarios()
	for _, l := range lists() {
		rows := &node{sort: items}
		for r := range e.c.RecordsOf(l.kind) {
			row := e.record(r, e.rank(r, len(rows.items)))
			if l.kind == model.KindScenario {
				row.fields = slices.Concat(row.fields, scenarios[r.Key()])
			}
			rows.items = append(rows.items, row)
		}
		if len(rows.items) > 0 {
			e.top.set(l.name, rows)
		}
	}
}

// insideScenarios returns the lists of choices, of options ruled out and of commitments, by scenario, each in
// the order of the case's decisions and options, so that it doesn't depend on who chose first.
func (e *encoder) insideScenarios() map[string][]field {
	decisions, options := e.places(model.KindDecision), e.places(model.KindOption)
	choices := sorted(e.c.Choices.All(), decisions, func(x *model.Choice) string { return x.Decision })
	ruledOut := sorted(e.c.RuledOuts.All(), options, func(x *model.RuledOut) string { return x.Option })
	commitments := sorted(e.c.Commitments.All(), decisions, func(x *model.Commitment) string { return x.Decision })
	inside := map[string][]field{}
	for _, x := range choices {
		inside[x.Scenario] = appendTo(inside[x.Scenario], fieldChoices, e.record(x, 0, fieldScenario))
	}
	for _, x := range ruledOut {
		inside[x.Scenario] = appendTo(inside[x.Scenario], fieldRuledOut, e.record(x, 0, fieldScenario))
	}
	for _, x := range commitments {
		inside[x.Scenario] = appendTo(inside[x.Scenario], fieldCommitments, e.record(x, 0, fieldScenario))
	}
	return inside
}

// sorted returns rows in the order of the places of what they are about.
func sorted[R any](rows iter.Seq[R], places map[string]int, about func(R) string) []R {
	return slices.SortedStableFunc(rows, func(a, b R) int { return cmp.Compare(places[about(a)], places[about(b)]) })
}

// places returns the place of each record among its kind.
func (e *encoder) places(kind model.Kind) map[string]int {
	places := map[string]int{}
	for r := range e.c.RecordsOf(kind) {
		places[r.Key()] = len(places)
	}
	return places
}

// appendTo adds a row to the list that stands last among fields, which it begins if it has another name.
func appendTo(fields []field, name string, row *node) []field {
	if len(fields) == 0 || fields[len(fields)-1].name != name {
		fields = append(fields, field{name, &node{sort: items}})
	}
	rows := fields[len(fields)-1].value
	rows.items = append(rows.items, row)
	return fields
}

// rank returns the rank that is written with the record at place i of its list, 0 for none: the place
// says it, unless the file has a journal and the rank is another.
func (e *encoder) rank(r model.Record, i int) int64 {
	if rank := r.RecordMeta().Rank; e.keepRanks && rank != model.RankAt(i) {
		return rank
	}
	return 0
}

// record returns a record as it stands in a file: with the given rank, 0 for none, without the fields
// left out, its bookkeeping last.
func (e *encoder) record(r model.Record, rank int64, leaveOut ...string) *node {
	meta := r.RecordMeta()
	meta.Rank, meta.At = rank, meta.At.UTC()
	n := e.marshal(r.WithMeta(meta))
	bookkeeping := []string{fieldRank, fieldRevision, fieldEntry, fieldAt}
	var first, last []field
	for _, f := range n.fields {
		switch {
		case slices.Contains(bookkeeping, f.name):
			last = append(last, f)
		case !slices.Contains(leaveOut, f.name):
			first = append(first, f)
		}
	}
	n.fields = append(first, last...)
	return n
}

func (e *encoder) marshal(v any) *node {
	data, err := json.Marshal(v)
	if err == nil {
		var n *node
		if n, err = parse(data); err == nil {
			n.fillLists()
			return n
		}
	}
	e.err = cmp.Or(e.err, fmt.Errorf("write the case file: %w", err))
	return &node{sort: object}
}

// journal writes the cursor and the entries. Their records keep their ranks: undo restores them.
func (e *encoder) journal(f File) {
	e.top.set(fieldCursor, e.marshal(f.Cursor))
	entries := &node{sort: items}
	for _, entry := range f.Journal {
		entries.items = append(entries.items, e.entry(entry))
	}
	e.top.set(fieldJournal, entries)
}

func (e *encoder) entry(entry model.Entry) *node {
	entry.At = entry.At.UTC()
	entry.Changes = slices.Clone(entry.Changes)
	for i, ch := range entry.Changes {
		entry.Changes[i] = model.Change{From: inUTC(ch.From), To: inUTC(ch.To)}
	}
	return e.marshal(entry)
}

// inUTC returns a record, which may be nil, with its time in UTC.
func inUTC(r model.Record) model.Record {
	if r == nil || r.RecordMeta().At.IsZero() {
		return r
	}
	meta := r.RecordMeta()
	meta.At = meta.At.UTC()
	return r.WithMeta(meta)
}
