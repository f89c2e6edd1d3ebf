package storage

import (
	"errors"
	"fmt"
	"testing"

	"tomworkbench/model"
)

func TestACaseOnAShelfIsKeptWhole(t *testing.T) {
	path, want := filledStore(t, smallCase(t, "a"), 5)
	s := openTest(t, path)
	for _, shelf := range []Shelf{Deleted, Archived, OnDesk} {
		if err := s.SetShelf("a", shelf); err != nil {
			t.Fatal(err)
		}
		cases, err := s.Cases()
		if err != nil || len(cases) != 1 || cases[0].Shelf != shelf {
			t.Fatalf("on shelf %q the list is %+v, %v", shelf, cases, err)
		}
		wantSame(t, string(shelf), stored(t, s, "a"), want)
	}
	if err := s.SetShelf("ghost", Archived); !errors.Is(err, ErrNoCase) {
		t.Errorf("an unknown case gave %v", err)
	}
}

func TestARemovedCaseIsGoneAndLeavesTheOthersAlone(t *testing.T) {
	path, _ := filledStore(t, smallCase(t, "a"), 5)
	s := openTest(t, path)
	if err := s.Create(smallCase(t, "b"), nil, model.Cursor{}); err != nil {
		t.Fatal(err)
	}
	before := stored(t, s, "b")
	if err := s.Remove("a"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Load("a"); !errors.Is(err, ErrNoCase) {
		t.Errorf("the removed case gave %v", err)
	}
	if err := s.Remove("a"); !errors.Is(err, ErrNoCase) {
		t.Errorf("removing it again gave %v", err)
	}
	wantSame(t, "the other", stored(t, s, "b"), before)
	if err := s.Check(); err != nil {
		t.Errorf("the store is damaged: %v", err)
	}
	if err := s.Create(smallCase(t, "a"), nil, model.Cursor{}); err != nil {
		t.Errorf("a case with the id of a removed one: %v", err)
	}
}

func TestACaseIsReplacedAsAWholeWithItsJournal(t *testing.T) {
	path, _ := filledStore(t, smallCase(t, "a"), 5)
	s := openTest(t, path)
	fresh := smallCase(t, "a")
	was, _, err := s.Load("a")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Replace(fresh, nil, model.Cursor{}, was.Revision-1); !errors.Is(err, ErrOutOfOrder) {
		t.Errorf("one that was changed since it was read: %v", err)
	}
	for _, at := range []uint64{was.Revision, fresh.Revision} { // the case that was there, then the one that replaced it
		what := fmt.Sprintf("in the place of revision %d", at)
		if err := s.Replace(fresh, nil, model.Cursor{}, at); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		c, cursor, err := s.Load("a")
		if err != nil || c.Revision != fresh.Revision || cursor != (model.Cursor{}) {
			t.Errorf("%s: revision %d, cursor %v, %v", what, c.Revision, cursor, err)
		}
		if journal, err := s.Journal("a"); err != nil || len(journal) > 0 {
			t.Errorf("%s: %d entries are left of the journal before, %v", what, len(journal), err)
		}
	}
	if err := s.Replace(smallCase(t, "b"), nil, model.Cursor{}, 0); err != nil {
		t.Errorf("in the place of none: %v", err)
	}
	if err := s.Replace(fresh, []model.Entry{{Revision: fresh.Revision + 1}}, model.Cursor{}, fresh.Revision); !errors.Is(err, ErrOutOfOrder) {
		t.Errorf("with a journal that leads elsewhere: %v", err)
	}
	if err := s.Check(); err != nil {
		t.Errorf("the store is damaged: %v", err)
	}
}
