package session

import (
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"tomworkbench/model"
)

// table is a session on a shared case, with what its store was given to take to the others.
type table struct {
	*Session
	kept *memory
	name string
	sent []model.Edit
}

// toOthers is the store of a shared case: what is appended goes to the others.
type toOthers struct {
	*memory
	at *table
}

func (s toOthers) Append(_ string, e model.Entry, _ model.Cursor) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.at.sent = append(s.at.sent, e.Edit)
	return nil
}

func sit(t *testing.T, name string) *table {
	t.Helper()
	x := &table{kept: newMemory(), name: name}
	if err := x.kept.Create(smallCase(t), nil, model.Cursor{}); err != nil {
		t.Fatal(err)
	}
	x.Session = New(Params{Store: toOthers{x.kept, x}, Now: func() time.Time { return time.Unix(1_500_000_000, 0) }})
	x.SignAs(name)
	opened, err := x.OpenCase("small")
	if err != nil {
		t.Fatal(err)
	}
	x.Adopt(opened)
	x.Share()
	t.Cleanup(func() { _ = x.Session.Close() })
	return x
}

// proposed are the edits that the session has sent, all of them once its writer has got round to it.
func (x *table) proposed(t *testing.T) []model.Edit {
	t.Helper()
	if err := x.Flush(); err != nil {
		t.Fatal(err)
	}
	x.kept.mu.Lock()
	defer x.kept.mu.Unlock()
	sent := x.sent
	x.sent = nil
	return sent
}

// middle takes what is proposed into a case, and tells everybody, or refuses it.
type middle struct {
	t      *testing.T
	state  *model.Case
	cursor model.Cursor
	tables []*table
}

func (m *middle) take(from *table, e model.Edit) {
	m.t.Helper()
	e = e.Stamp(model.Signature{ID: e.ID, Who: from.name, At: time.Unix(1_600_000_000, 0)})
	next, _, err := model.Apply(m.state, e)
	if err != nil {
		from.Refuse(e.ID)
		return
	}
	var entry model.Entry
	entry, m.cursor = m.cursor.Do(e, next.Revision)
	m.state = next
	for _, x := range m.tables {
		if err := x.Arrive(entry); err != nil {
			m.t.Fatal(err)
		}
	}
}

func seated(t *testing.T, names ...string) *middle {
	t.Helper()
	m := &middle{t: t, state: smallCase(t)}
	for _, name := range names {
		m.tables = append(m.tables, sit(t, name))
	}
	return m
}

func TestASharedEditTakesEffectAtOnceAndIsSureOnceItComesBack(t *testing.T) {
	m := seated(t, "A", "B")
	a, b := m.tables[0], m.tables[1]
	choose(t, a.Session, "one")
	if chosen(a.Session) != "one" || chosen(b.Session) != "" {
		t.Fatalf("chosen are %q and %q", chosen(a.Session), chosen(b.Session))
	}
	for _, e := range a.proposed(t) {
		m.take(a, e)
	}
	if chosen(b.Session) != "one" || a.Case().Revision != b.Case().Revision {
		t.Errorf("it arrived as %q", chosen(b.Session))
	}
	if got := b.LastChange().Text; got != "A: "+a.LastChange().Text {
		t.Errorf("the other is told %q", got)
	}
}

func TestOfTwoEditsOfTheSameTheFirstHoldsAndTheOtherIsTakenOut(t *testing.T) {
	m := seated(t, "A", "B")
	a, b := m.tables[0], m.tables[1]
	choose(t, a.Session, "one")
	choose(t, b.Session, "two")
	ofA, ofB := a.proposed(t), b.proposed(t)
	m.take(b, ofB[0])
	m.take(a, ofA[0])
	if chosen(a.Session) != "two" || chosen(b.Session) != "two" {
		t.Errorf("chosen are %q and %q", chosen(a.Session), chosen(b.Session))
	}
	if a.CanUndo() || !b.CanUndo() {
		t.Errorf("A can undo: %v, B: %v", a.CanUndo(), b.CanUndo())
	}
}

func TestUndoTakesBackWhatWasMadeHereAndNothingThatOthersChangedSince(t *testing.T) {
	m := seated(t, "A", "B")
	a, b := m.tables[0], m.tables[1]
	flush := func() {
		for _, x := range m.tables {
			for _, e := range x.proposed(t) {
				m.take(x, e)
			}
		}
	}
	choose(t, a.Session, "one")
	flush()
	b.Show(View{Scenario: "second", Estimate: model.Minimum, Basis: model.InYear})
	choose(t, b.Session, "two")
	flush()
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	flush()
	for range m.state.Chosen("first") {
		t.Error("A's choice wasn't taken back")
	}
	if n := len(m.state.Chosen("second")); n != 1 {
		t.Errorf("B has %d choices", n)
	}
	if err := a.Redo(); err != nil {
		t.Fatal(err)
	}
	flush()
	if chosen(a.Session) != "one" {
		t.Errorf("done again is %q", chosen(a.Session))
	}
	b.Show(View{Scenario: "first", Estimate: model.Minimum, Basis: model.InYear})
	choose(t, b.Session, "two")
	flush()
	if err := a.Undo(); !errors.Is(err, ErrChangedSince) {
		t.Errorf("taking back what B has changed since: %v", err)
	}
}

func TestTheJournalOfASharedCaseHasWhatIsOnItsWay(t *testing.T) {
	m := seated(t, "A")
	a := m.tables[0]
	a.KeepJournal("small", nil)
	choose(t, a.Session, "one")
	journal, _ := a.Journal()
	if len(journal) != 1 || journal[0].Revision != a.Case().Revision || a.Cursor().Undo != journal[0].Revision {
		t.Fatalf("on its way: %v, cursor %v", journal, a.Cursor())
	}
	for _, e := range a.proposed(t) {
		m.take(a, e)
	}
	if journal, _ = a.Journal(); len(journal) != 1 || journal[0].Revision != a.Case().Revision {
		t.Errorf("there: %v", journal)
	}
}

func TestWhatDoesntFollowOnIsRefusedAndTheCaseReadAnew(t *testing.T) {
	a := sit(t, "A")
	e, err := a.Case().Toggle("first", "one")
	if err != nil {
		t.Fatal(err)
	}
	entry, _ := model.Cursor{}.Do(e.Stamp(a.Signature()), a.Case().Revision+2)
	if err := a.Arrive(entry); !errors.Is(err, model.ErrStale) {
		t.Errorf("an entry after one that never came: %v", err)
	}
}

// Whatever is proposed, taken and refused, in whatever order it comes, all show the same in the end, which is what the middle has.
func TestAllWhoShareACaseShowTheSameInTheEnd(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 30 {
		m := seated(t, "A", "B", "C")
		for range 40 {
			x := m.tables[r.IntN(len(m.tables))]
			switch r.IntN(6) {
			case 0:
				if x.CanUndo() {
					_ = x.Undo() // what somebody else changed since isn't taken back
				}
			case 1:
				for _, e := range x.proposed(t) {
					m.take(x, e)
				}
			default:
				x.Show(View{Scenario: []string{"first", "second"}[r.IntN(2)], Estimate: model.Minimum, Basis: model.InYear})
				choose(t, x.Session, []string{"one", "two"}[r.IntN(2)])
			}
		}
		for _, x := range m.tables {
			for _, e := range x.proposed(t) {
				m.take(x, e)
			}
		}
		for _, x := range m.tables {
			if differ := len(x.Case().ReplaceWith(m.state, "").Changes); differ > 0 || x.Case().Revision != m.state.Revision {
				t.Fatalf("%s differs in %d records, at revision %d of %d", x.name, differ, x.Case().Revision, m.state.Revision)
			}
		}
	}
}
