package storage

import (
	"errors"
	"maps"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

func TestWhatIsSavedIsWhatIsLoaded(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	d := newDesk(t, s, exampleCase(t), 1)
	wantSame(t, "just created", stored(t, s, d.id()), text(t, d.c, []model.Entry{}, d.cursor))
	for round := range 6 {
		d.steps(25)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = openTest(t, path)
		d.store = s
		journal, err := s.Journal(d.id())
		if err != nil {
			t.Fatal(err)
		}
		if len(journal) != int(d.c.Revision) {
			t.Fatalf("round %d: %d entries after %d edits", round, len(journal), d.c.Revision)
		}
		wantSame(t, "reopened", stored(t, s, d.id()), text(t, d.c, journal, d.cursor))
	}
}

func TestAClassOfCostIsKept(t *testing.T) {
	s := openTest(t, storePath(t))
	d := newDesk(t, s, exampleCase(t), 1)
	const id = "front-door-cost-technology"
	now, _ := d.c.Lines.Get(id)
	to := *now
	to.Class, to.Mitigation = model.Equipment, decimal.RequireFromString("0.25")
	e, err := d.c.Replace(id, &to)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.do(e); err != nil {
		t.Fatal(err)
	}
	loaded, _, err := s.Load(d.id())
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := loaded.Lines.Get(id); got.Class != to.Class || !got.Mitigation.Equal(to.Mitigation) {
		t.Errorf("kept as %q, %s", got.Class, got.Mitigation)
	}
}

func TestLoadKeepsRanks(t *testing.T) {
	s := openTest(t, storePath(t))
	d := newDesk(t, s, exampleCase(t), 2)
	d.steps(40)
	loaded, _, err := s.Load(d.id())
	if err != nil {
		t.Fatal(err)
	}
	for r := range d.c.Records() {
		got, ok := loaded.Record(r.Kind(), r.Key())
		if !ok || got.RecordMeta().Rank != r.RecordMeta().Rank {
			t.Errorf("%s %q: rank is not what it was", r.Kind(), r.Key())
		}
	}
}

func TestReplayingTheJournalGivesTheStoredCase(t *testing.T) {
	s := openTest(t, storePath(t))
	first := exampleCase(t)
	d := newDesk(t, s, first, 3)
	d.steps(120)
	journal, err := s.Journal(d.id())
	if err != nil {
		t.Fatal(err)
	}
	again := first
	for _, e := range journal {
		if again, _, err = model.Apply(again, e.Edit); err != nil {
			t.Fatalf("entry %d: %v", e.Revision, err)
		}
	}
	wantSame(t, "replayed", text(t, again, journal, d.cursor), stored(t, s, d.id()))
}

func TestCreateWithJournal(t *testing.T) {
	s := openTest(t, storePath(t))
	d := newDesk(t, s, exampleCase(t), 4)
	d.steps(30)
	journal, err := s.Journal(d.id())
	if err != nil {
		t.Fatal(err)
	}
	other := openTest(t, storePath(t))
	if err := other.Create(d.c, journal, d.cursor); err != nil {
		t.Fatal(err)
	}
	wantSame(t, "copied", stored(t, other, d.id()), stored(t, s, d.id()))
}

func TestCreateRefusesAJournalThatDoesNotEndAtTheCase(t *testing.T) {
	s := openTest(t, storePath(t))
	c := exampleCase(t)
	entry, cursor := model.Cursor{}.Do(model.Edit{ID: "x"}, 7)
	if err := s.Create(c, []model.Entry{entry}, cursor); !errors.Is(err, ErrOutOfOrder) {
		t.Fatalf("got %v", err)
	}
	if cases, err := s.Cases(); err != nil || len(cases) != 0 {
		t.Fatalf("the store holds %v, %v", cases, err)
	}
}

func TestCasesAreListedByTitle(t *testing.T) {
	s := openTest(t, storePath(t))
	for _, id := range []string{"b", "c", "a"} {
		d := newDesk(t, s, smallCase(t, id), 1)
		if id == "c" {
			d.steps(3)
		}
	}
	cases, err := s.Cases()
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) != 3 || cases[0].ID != "a" || cases[2].ID != "c" || cases[2].Title != "Small c" {
		t.Fatalf("got %v", cases)
	}
	if cases[0].Revision != 0 || !cases[0].At.IsZero() || cases[2].Revision == 0 || cases[2].At.Before(newYear()) {
		t.Fatalf("got %v", cases)
	}
}

func TestARenamedCaseIsListedUnderItsNewTitle(t *testing.T) {
	s := openTest(t, storePath(t))
	d := newDesk(t, s, smallCase(t, "a"), 1)
	to := *d.c.Head()
	to.Title = "Renamed"
	if err := d.do(model.Edit{Text: "Renamed", Changes: []model.Change{{From: d.c.Head(), To: &to}}}); err != nil {
		t.Fatal(err)
	}
	if cases, err := s.Cases(); err != nil || cases[0].Title != "Renamed" {
		t.Fatalf("got %v, %v", cases, err)
	}
}

func TestWhatIsNotThere(t *testing.T) {
	s := openTest(t, storePath(t))
	c := smallCase(t, "a")
	if err := s.Create(c, nil, model.Cursor{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Create(c, nil, model.Cursor{}); !errors.Is(err, ErrExists) {
		t.Errorf("create twice: %v", err)
	}
	if _, _, err := s.Load("none"); !errors.Is(err, ErrNoCase) {
		t.Errorf("load: %v", err)
	}
	if _, err := s.Journal("none"); !errors.Is(err, ErrNoCase) {
		t.Errorf("journal: %v", err)
	}
	if _, err := s.Entry("a", 1); !errors.Is(err, ErrNoEntry) {
		t.Errorf("entry: %v", err)
	}
	if err := s.Append("none", model.Entry{Revision: 1}, model.Cursor{}); !errors.Is(err, ErrNoCase) {
		t.Errorf("append: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Load("a"); !errors.Is(err, ErrClosed) {
		t.Errorf("load after closing: %v", err)
	}
	if err := s.SetSetting("x", "y"); !errors.Is(err, ErrClosed) {
		t.Errorf("set after closing: %v", err)
	}
}

func TestSettingsSurvive(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	for _, set := range [][2]string{{"theme", "dark"}, {"who", "A. Officer"}, {"theme", "light"}, {"who", ""}} {
		if err := s.SetSetting(set[0], set[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openTest(t, path)
	if got, err := s.Settings(); err != nil || !maps.Equal(got, map[string]string{"theme": "light"}) {
		t.Fatalf("got %v, %v", got, err)
	}
}
