package casefile

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"tomworkbench/model"
)

// Encode writes a case as the text of a case file, without the digest that [Write] gives it, in the lowest version of the format that has
// all that it holds. The same case always gives the same bytes.
func Encode(f File) ([]byte, error) {
	top, err := encode(f)
	if err != nil {
		return nil, err
	}
	return top.print()
}

// sealed writes a case as Encode does, with a digest of all that the file says, so that a figure that changed on its way isn't taken
// for one that was typed.
func sealed(f File) ([]byte, error) {
	top, err := encode(f)
	if err != nil {
		return nil, err
	}
	top.seal()
	return top.print()
}

func encode(f File) (*node, error) {
	if f.Case == nil {
		return nil, errors.New("there is no case to write")
	}
	if err := f.Case.Kept(); err != nil {
		return nil, err
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
	return max(lowest, versionOfEntries(f.Journal))
}

// versionOfEntries is the lowest version that has all that entries hold.
func versionOfEntries(entries []model.Entry) uint64 {
	lowest := uint64(firstVersion)
	for _, e := range entries {
		for _, ch := range e.Changes {
			lowest = max(lowest, versionWith(ch.From), versionWith(ch.To))
		}
		if len(e.Merged) > 0 {
			lowest = max(lowest, mergesVersion, versionOfEntries(e.Merged))
		}
	}
	return lowest
}

// versionWith is the lowest version of the format that has what a record, which may be nil, holds.
func versionWith(r model.Record) uint64 {
	if r == nil {
		return firstVersion
	}
	return max(r.Kind().Since(), contentVersion(r))
}

// contentVersion is the first version of the format that has all fields that a record uses: some came after its kind.
func contentVersion(r model.Record) uint64 {
	if holdsPaper(r) {
		return paperVersion
	}
	if holdsPlan(r) {
		return planVersion
	}
	if holdsBudget(r) {
		return budgetVersion
	}
	if holdsMembers(r) {
		return membersVersion
	}
	if x, ok := r.(*model.Line); ok && x.NotForPublication {
		return publicationVersion
	}
	if holdsMeanings(r) {
		return meaningsVersion
	}
	return earlyVersion(r)
}

// earlyVersion is that of the fields that came before the fifth version, and of what repeats names or keeps other kinds.
func earlyVersion(r model.Record) uint64 {
	switch x := r.(type) {
	case *model.Evidence:
		if x.NamesRepeated() {
			return repeatsVersion
		}
	case *model.Snapshot:
		version := uint64(firstVersion)
		for _, kind := range x.KeptKinds() {
			version = max(version, kind.Since())
		}
		return version
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

// holdsPaper reports whether a record uses a field that came with the eleventh version of the format.
func holdsPaper(r model.Record) bool {
	switch x := r.(type) {
	case *model.Scenario:
		return x.Role != model.NoRole
	case *model.Line:
		return x.Exempt != 0 || x.ExemptWhy != ""
	case *model.Assumption:
		return x.Amount != nil
	}
	return false
}

// holdsPlan reports whether a record uses a field that came with the tenth version of the format.
func holdsPlan(r model.Record) bool {
	switch x := r.(type) {
	case *model.Head:
		return x.RatingKey != model.RatingKey{}
	case *model.Component:
		return x.RatedBy != "" || x.RatedOn != "" || x.RatedWhy != "" || x.Layer != ""
	case *model.Factor:
		return x.Group != ""
	case *model.Link:
		return x.Brings
	}
	return false
}

// holdsBudget reports whether a record uses a field that came with the ninth version of the format.
func holdsBudget(r model.Record) bool {
	switch x := r.(type) {
	case *model.Head:
		return x.Prices != model.PriceBase{} || x.Reference != model.ReferenceDate{} || x.TaxBase != nil
	case *model.Component:
		return x.Area != ""
	case *model.Line:
		return x.Worth != model.Cashable || x.Funding != model.FundingUnsaid || x.FTE != nil
	case *model.Overlap:
		return x.HeldBy != "" || x.Date != ""
	case *model.Link:
		return x.To == model.KindMeasure
	}
	return false
}

// holdsMembers reports whether a record uses a field that came with the eighth version of the format.
func holdsMembers(r model.Record) bool {
	switch x := r.(type) {
	case *model.Option:
		return x.Felt != model.Felt{}
	case *model.Scenario:
		return x.Locked
	}
	return false
}

// holdsMeanings reports whether a record uses a field that came with the fifth version of the format.
func holdsMeanings(r model.Record) bool {
	switch x := r.(type) {
	case *model.Head:
		return x.Basis != "" || x.Typed != "" || x.Correlation != nil
	case *model.Assumption:
		return x.LeavesOut != ""
	case *model.Overlap:
		return x.HasYears() || x.BudgetLine != ""
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
	inside := e.insideScenarios()
	for _, kind := range lists() {
		rows := &node{sort: items}
		for r := range e.c.RecordsOf(kind) {
			row := e.record(r, e.rank(r, len(rows.items)))
			if kind == model.KindScenario {
				row.fields = slices.Concat(row.fields, inside[r.Key()])
			}
			rows.items = append(rows.items, row)
		}
		if len(rows.items) > 0 {
			e.top.set(kind.List(), rows)
		}
	}
}

// insideScenarios returns the lists inside each scenario, by its id. Their records stand in the order of what they are about,
// such as the case's decisions, so that it doesn't depend on who chose first.
func (e *encoder) insideScenarios() map[string][]field {
	places := e.places()
	placed := func(r model.Record) int {
		kind, key, _ := model.About(r)
		return places[place{kind, key}]
	}
	inside := map[string][]field{}
	for _, kind := range model.KindsInScenarios() {
		rows := slices.SortedStableFunc(e.c.RecordsOf(kind), func(a, b model.Record) int { return cmp.Compare(placed(a), placed(b)) })
		for _, r := range rows {
			s := model.ScenarioOf(r)
			inside[s] = appendTo(inside[s], kind.List(), e.record(r, 0, fieldScenario))
		}
	}
	return inside
}

// places returns the place of each record among those of its kind.
func (e *encoder) places() map[place]int {
	places := map[place]int{}
	counts := map[model.Kind]int{}
	for r := range e.c.Records() {
		places[place{r.Kind(), r.Key()}] = counts[r.Kind()]
		counts[r.Kind()]++
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

func (e *encoder) entry(entry model.Entry) *node { return e.marshal(entryInUTC(entry)) }

// entryInUTC returns an entry, with those that it merged, with all times in UTC.
func entryInUTC(entry model.Entry) model.Entry {
	entry.At = entry.At.UTC()
	entry.Changes = slices.Clone(entry.Changes)
	for i, ch := range entry.Changes {
		entry.Changes[i] = model.Change{From: inUTC(ch.From), To: inUTC(ch.To)}
	}
	entry.Merged = slices.Clone(entry.Merged)
	for i, other := range entry.Merged {
		entry.Merged[i] = entryInUTC(other)
	}
	return entry
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
