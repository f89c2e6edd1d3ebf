package linetable

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"tomworkbench/model"
)

// frame is what a table says of components, decisions and options, by their names: those of the case, and those that the
// table adds to it.
type frame struct {
	t *table
	// byName holds the ids of the records with a name, below their parents.
	byName map[place][]string
	// above is what the row before belonged to: cells that are merged, or left empty, go on with it.
	component, decision, option string
	// added are the new records in their order, options those of them that are, rows the row that each comes from; numbers
	// the next of an id of a name.
	added   []model.Record
	options map[string]*model.Option
	rows    map[string]int
	numbers map[string]int
	// changed are the options of the case that get a consequence.
	changed map[string]model.Change
	ofLine  map[place][]string
}

// place is a name below a parent, in small letters.
type place struct {
	kind         model.Kind
	parent, name string
}

func placeOf(kind model.Kind, parent, name string) place {
	return place{kind, parent, strings.ToLower(strings.Join(strings.Fields(name), " "))}
}

func frameOf(t *table) *frame {
	f := &frame{
		t: t, byName: map[place][]string{}, options: map[string]*model.Option{}, rows: map[string]int{}, numbers: map[string]int{}, changed: map[string]model.Change{},
	}
	for x := range t.c.Components.All() {
		f.note(x, "", x.Name)
	}
	for x := range t.c.Decisions.All() {
		f.note(x, x.Component, x.Name)
	}
	for x := range t.c.Options.All() {
		f.note(x, x.Decision, x.Name)
		f.note(x, anyParent, x.Name)
	}
	return f
}

// anyParent stands for whatever a record belongs to.
const anyParent = "*"

func (f *frame) note(r model.Record, parent, name string) {
	at := placeOf(r.Kind(), parent, name)
	f.byName[at] = append(f.byName[at], r.Key())
}

// owner finds what a line belongs to: by the column of the owner, else by the names of its frame. It reports whether it did.
func (t *table) owner() (string, bool) {
	if text := t.cell(columnOwner); text != "" || !t.ofFrame() {
		id := t.ownerNamed(text, columnOwner)
		return id, id != ""
	}
	return t.frame.owner()
}

// ownerNamed finds an option by its id or by a name that only one has.
func (t *table) ownerNamed(text, column string) string {
	if isProgramme(text) {
		return model.Programme
	}
	if _, ok := t.c.Options.Get(text); ok {
		return text
	}
	switch found := t.frame.byName[placeOf(model.KindOption, anyParent, text)]; len(found) {
	case 1:
		return found[0]
	case 0:
		t.complain(column, fmt.Sprintf("there is no option %q; write the name of one, or %q", text, model.CouncilWide))
	default:
		t.complain(column, fmt.Sprintf("%d options are called %q; write the id of one: %s", len(found), text, strings.Join(found, ", ")))
	}
	return ""
}

func isProgramme(text string) bool {
	first, _, _ := strings.Cut(text, ",") // as charts name it: "Council-wide, whatever is chosen"
	return strings.EqualFold(text, model.Programme) || strings.EqualFold(first, model.CouncilWide)
}

// owner finds the option of a row by the names of its component, decision and option, and adds what the case lacks. A cell
// that is empty goes on with what stands above it.
func (f *frame) owner() (string, bool) {
	t := f.t
	names := [3]string{t.words(columnComponent), t.words(columnDecision), t.words(columnOption)}
	if slices.ContainsFunc(names[:], isProgramme) {
		return model.Programme, true
	}
	if !t.has(columnComponent) && !t.has(columnDecision) {
		if names[2] == "" {
			return f.option, f.option != "" || f.missing(columnOption)
		}
		f.option = t.ownerNamed(names[2], columnOption)
		return f.option, f.option != ""
	}
	if names[0] != "" {
		if id := f.find(model.KindComponent, "", names[0]); id != f.component {
			f.component, f.decision, f.option = id, "", ""
		}
	}
	if names[1] != "" {
		if id := f.decisionNamed(names[1]); id != f.decision {
			f.decision, f.option = id, ""
		}
	}
	if names[2] != "" {
		if f.option = ""; f.decision == "" {
			return "", f.missing(columnDecision)
		}
		f.option = f.find(model.KindOption, f.decision, names[2])
	}
	if f.option == "" && !t.frameAlone() {
		return "", f.missing(columnOption)
	}
	return f.option, true
}

// sumHere is the column in which a row is named as the sum of others, empty for none.
func (t *table) sumHere() string {
	for _, column := range []string{columnComponent, columnDecision, columnOption} {
		if isTotal(t.cell(column)) {
			return column
		}
	}
	return ""
}

func isTotal(name string) bool {
	return slices.Contains([]string{"total", "totals", "grand total", "subtotal", "sub total", "sum"}, keyOf(name))
}

// missing complains that the row names nothing in a column, and none stands above it.
func (f *frame) missing(column string) bool {
	f.t.complain(column, fmt.Sprintf("the row names no %s, and none stands above it", column))
	return false
}

// decisionNamed finds a decision of the component, or without components the only one of that name.
func (f *frame) decisionNamed(name string) string {
	if f.component != "" {
		return f.find(model.KindDecision, f.component, name)
	}
	var found []string
	for x := range f.t.c.Decisions.All() {
		if placeOf(model.KindDecision, "", x.Name) == placeOf(model.KindDecision, "", name) {
			found = append(found, x.ID)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	f.t.complain(columnDecision, fmt.Sprintf("%d decisions are called %q; say the component of it in a column of its own", len(found), name))
	return ""
}

// find returns the record of a kind with a name below a parent, and adds it where there is none.
func (f *frame) find(kind model.Kind, parent, name string) string {
	at := placeOf(kind, parent, name)
	switch found := f.byName[at]; {
	case len(found) == 1:
		return found[0]
	case len(found) > 1:
		f.t.complain(string(kind), fmt.Sprintf("%d are called %q; give them names of their own first", len(found), name))
		return ""
	}
	r := f.make(kind, f.freeID(kind, name), parent, name)
	f.added = append(f.added, r)
	f.byName[at], f.rows[string(kind)+" "+r.Key()] = []string{r.Key()}, f.t.row
	return r.Key()
}

func (f *frame) make(kind model.Kind, id, parent, name string) model.Record {
	switch kind {
	case model.KindComponent:
		f.t.report.Components++
		return &model.Component{ID: id, Name: name}
	case model.KindDecision:
		f.t.report.Decisions++
		return &model.Decision{ID: id, Component: parent, Name: name, AsIs: true}
	}
	f.t.report.Options++
	f.options[id] = &model.Option{ID: id, Decision: parent, Name: name}
	return f.options[id]
}

// freeID is an id that neither the case nor the table has yet.
func (f *frame) freeID(kind model.Kind, name string) string {
	id := f.t.c.FreeID(kind, name)
	key := string(kind) + " " + id
	n := f.numbers[key]
	if f.numbers[key] = n + 1; n == 0 {
		return id
	}
	return f.freeID(kind, fmt.Sprintf("%s %d", id, n+1))
}

// frameAlone reports whether a row says nothing of a line: neither its kind nor a figure.
func (t *table) frameAlone() bool {
	if !t.ofFrame() || t.cell(columnKind) != "" {
		return false
	}
	return !slices.ContainsFunc(t.columns, func(c column) bool { return c.year >= 0 && t.cellAt(c.at) != "" })
}

// describe gives an option what choosing it means, where the table says so.
func (f *frame) describe(option string) {
	text := f.t.words(columnConsequence)
	if text == "" {
		return
	}
	if o, added := f.options[option]; added {
		o.Consequence = text
		return
	}
	if now, ok := f.t.c.Options.Get(option); ok && now.Consequence != text {
		next := *now
		next.Consequence = text
		f.changed[option] = model.Change{From: now, To: &next}
	}
}

// changes are those that the frame needs, what others belong to first.
func (f *frame) changes() []model.Change {
	var changes []model.Change
	ranks := map[model.Kind]int64{
		model.KindComponent: f.t.c.Components.NextRank(), model.KindDecision: f.t.c.Decisions.NextRank(), model.KindOption: f.t.c.Options.NextRank(),
	}
	for _, kind := range []model.Kind{model.KindComponent, model.KindDecision, model.KindOption} {
		for _, r := range f.added {
			if r.Kind() == kind {
				changes = append(changes, model.Change{To: r.WithMeta(model.Meta{Rank: ranks[kind]})})
				ranks[kind] += model.RankAt(1) - model.RankAt(0)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(f.changed)) {
		changes = append(changes, f.changed[id])
	}
	return changes
}

// rowOf is the row that a new record comes from, 1 where it isn't known.
func (f *frame) rowOf(kind model.Kind, key string) int { return max(1, f.rows[string(kind)+" "+key]) }

// optionName is the name of an option that the table adds, empty for others.
func (f *frame) optionName(id string) string {
	if o, added := f.options[id]; added {
		return o.Name
	}
	return ""
}

// linesLike are the lines of the case with the owner, the kind and the category of one.
func (f *frame) linesLike(l *model.Line) []string {
	at := func(x *model.Line) place { return placeOf(model.KindLine, x.Owner+" "+string(x.Type), x.Category) }
	if f.ofLine == nil {
		f.ofLine = map[place][]string{}
		for x := range f.t.c.Lines.All() {
			f.ofLine[at(x)] = append(f.ofLine[at(x)], x.ID)
		}
	}
	return f.ofLine[at(l)]
}
