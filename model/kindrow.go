package model

import "iter"

// facts are what a row says of a kind in plain words.
type facts struct {
	noun, plural string
	// letter begins the ids of a kind whose ids people see, such as P13.
	letter string
	// list is the name of its list in a case file, and since the first version of the file with it, 0 for the first.
	list  string
	since uint64
	// listed says where people work on its records.
	listed Listing
	// nested says that its records are ordered among those of what they first refer to, fixed that nobody orders them.
	nested, fixed bool
	// leaf says that no record refers to one of the kind: it can go without another going wrong.
	leaf bool
}

// visitor takes a record that another refers to.
type visitor func(Kind, string)

// row says all of a kind in the type of its records. What a kind has no use for is nil.
type row[T Record] struct {
	facts
	// blank is an empty record; it isn't modified.
	blank T
	in    func(*Case) *Table[T]
	// title is what a record is called, for a kind whose records have a name.
	title func(T) string
	// differs notes the fields in which two states of a record differ.
	differs func(from, to T, note func(field string, differs bool))
	// reason is why a person says that a record is so.
	reason func(T) string
	// refs visits what a record refers to, what it is about first. Its source and its scenario are visited after that.
	refs func(T, visitor)
	// less is a record without one that it refers to; nil where it goes with that one, as all do that have no less.
	less   func(T, ref) Record
	source func(T) *Source
	// scenario points at the scenario that a record is said in. Its id begins the record's key. keep puts a record into a
	// snapshot, kept takes all of them out again, of no scenario, and checkKept checks them there.
	scenario  func(T) *string
	keep      func(*Snapshot, T)
	kept      func(*Snapshot) []T
	checkKept func(*Snapshot, reporter)
	// upset reports whether a change of a record can make another wrong; nil where none can.
	upset func(from, to T) bool
	// frame is what of a record another council's case begins with, nil for none of it.
	frame func(T) Record
}

// kindRow is a row with its type left out, for the code that handles every kind alike.
type kindRow interface {
	said() facts
	empty() Record
	table(*Case) rowset
	titleOf(Record) string
	noteDiffering(from, to Record, note func(field string, differs bool))
	reasonOf(Record) (string, bool)
	aboutOf(Record) (ref, bool)
	visit(Record, visitor)
	lessOf(Record, ref) Record
	sourceOf(Record) Source
	upsetBy(from, to Record) bool
	inScenario() bool
	scenarioOf(Record) string
	withScenario(Record, string) Record
	allIn(c *Case, scenario string) iter.Seq[Record]
	keepIn(*Snapshot, Record)
	keptIn(*Snapshot) iter.Seq[Record]
	checkKeptIn(*Snapshot, reporter)
	frameOf(Record) Record
}

// copied is a copy of a record to modify.
func (k *row[T]) copied(r Record) T { return r.WithMeta(r.RecordMeta()).(T) }

func (k *row[T]) said() facts          { return k.facts }
func (k *row[T]) empty() Record        { return k.copied(k.blank) }
func (k *row[T]) table(c *Case) rowset { return k.in(c) }

func (k *row[T]) titleOf(r Record) string {
	if k.title == nil {
		return r.Key()
	}
	return k.title(r.(T))
}

func (k *row[T]) noteDiffering(from, to Record, note func(string, bool)) {
	if k.differs != nil {
		k.differs(from.(T), to.(T), note)
	}
}

// reasonOf is the reason for a record, and whether its kind has any.
func (k *row[T]) reasonOf(r Record) (string, bool) {
	if k.reason == nil {
		return "", false
	}
	return k.reason(r.(T)), true
}

// aboutOf is what a record is about, or belongs to: the first that it refers to.
func (k *row[T]) aboutOf(r Record) (about ref, found bool) {
	if k.refs != nil {
		k.refs(r.(T), func(kind Kind, key string) {
			if !found {
				about, found = ref{kind, key}, true
			}
		})
	}
	return about, found
}

// visit visits all that a record refers to.
func (k *row[T]) visit(r Record, to visitor) {
	if k.refs != nil {
		k.refs(r.(T), to)
	}
	if k.scenario != nil {
		to(KindScenario, *k.scenario(r.(T)))
	}
	if k.source != nil {
		if document := k.source(r.(T)).Document; document != "" {
			to(KindDocument, document)
		}
	}
}

// lessOf is a record without one that it refers to, nil where it goes with that one.
func (k *row[T]) lessOf(r Record, gone ref) Record {
	switch {
	case k.source != nil && gone.kind == KindDocument:
		next := k.copied(r)
		k.source(next).Document = ""
		return next
	case k.less != nil:
		return k.less(r.(T), gone)
	}
	return nil
}

// sourceOf is where a record comes from, its zero value for a kind that has no source.
func (k *row[T]) sourceOf(r Record) Source {
	if k.source == nil {
		return Source{}
	}
	return *k.source(r.(T))
}

func (k *row[T]) upsetBy(from, to Record) bool { return k.upset != nil && k.upset(from.(T), to.(T)) }

func (k *row[T]) inScenario() bool { return k.scenario != nil }

func (k *row[T]) scenarioOf(r Record) string {
	if k.scenario == nil {
		return ""
	}
	return *k.scenario(r.(T))
}

func (k *row[T]) withScenario(r Record, scenario string) Record {
	next := k.copied(r)
	*k.scenario(next) = scenario
	return next
}

// allIn yields what a scenario says, by key; nothing for a kind that no scenario says.
func (k *row[T]) allIn(c *Case, scenario string) iter.Seq[Record] {
	if k.scenario == nil {
		return func(func(Record) bool) {}
	}
	return asRecords(k.in(c).WithPrefix(scenario + keySeparator))
}

func (k *row[T]) keepIn(s *Snapshot, r Record) { k.keep(s, r.(T)) }

// keptIn yields what a snapshot keeps, of no scenario yet; nothing for a kind that no scenario says.
func (k *row[T]) keptIn(s *Snapshot) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		if k.scenario == nil {
			return
		}
		for _, x := range k.kept(s) {
			if !yield(x) {
				return
			}
		}
	}
}

func (k *row[T]) checkKeptIn(s *Snapshot, report reporter) {
	if k.scenario != nil {
		k.checkKept(s, report)
	}
}

func (k *row[T]) frameOf(r Record) Record {
	if k.frame == nil {
		return nil
	}
	return k.frame(r.(T))
}

// whole is all of a record, for kinds that belong to the frame of a case as they are.
func whole[T Record](x T) Record { return x }

func asRecords[T Record](rows iter.Seq[T]) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for x := range rows {
			if !yield(x) {
				return
			}
		}
	}
}

// ScenarioOf returns the id of the scenario that a record is, or is said in, empty for none.
func ScenarioOf(r Record) string {
	if r.Kind() == KindScenario {
		return r.Key()
	}
	return rowByKind[r.Kind()].scenarioOf(r)
}

// WithScenario returns a record of one of [KindsInScenarios] as another scenario says it.
func WithScenario(r Record, scenario string) Record {
	return rowByKind[r.Kind()].withScenario(r, scenario)
}

// About returns what a record is about, or belongs to, such as the decision of an option; false for none.
func About(r Record) (Kind, string, bool) {
	about, found := rowByKind[r.Kind()].aboutOf(r)
	return about.kind, about.key, found
}

// VisitRefs visits all that a record refers to, in the order of its kind's row.
func VisitRefs(r Record, to func(Kind, string)) { rowByKind[r.Kind()].visit(r, to) }
