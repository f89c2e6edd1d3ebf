package session

import (
	"errors"
	"testing"

	"tomworkbench/model"
)

func TestAnEditTakesEffectAtOnceIsAnnouncedAndSaved(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	announced := 0
	s.Listen(func() { announced++ })
	choose(t, s, "one")
	if chosen(s) != "one" || announced != 1 {
		t.Fatalf("chosen %q, announced %d times", chosen(s), announced)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	c, _, _ := store.Load("small")
	if !c.Chosen("first")["one"] || c.Revision != 1 {
		t.Errorf("the store holds revision %d with %v", c.Revision, c.Chosen("first"))
	}
}

func TestAnEmptyEditDoesNothing(t *testing.T) {
	s := open(t, newMemory())
	defer func() { _ = s.Close() }()
	if err := s.Do(model.Edit{}); err != nil || s.Case().Revision != 0 || s.CanUndo() {
		t.Errorf("error %v, revision %d, undo %v", err, s.Case().Revision, s.CanUndo())
	}
}

func TestUndoAndRedoGoOnAfterReopening(t *testing.T) {
	store := newMemory()
	for step, want := range []struct {
		do     func(*Session) error
		chosen string
	}{
		{func(s *Session) error { choose(t, s, "one"); return nil }, "one"},
		{func(s *Session) error { choose(t, s, "two"); return nil }, "two"},
		{(*Session).Undo, "one"},
		{(*Session).Undo, ""},
		{(*Session).Redo, "one"},
		{(*Session).Redo, "two"},
		{(*Session).Undo, "one"},
		{func(s *Session) error { choose(t, s, "one"); return nil }, ""},
		{(*Session).Undo, "one"},
	} {
		s := open(t, store)
		if err := want.do(s); err != nil {
			t.Fatalf("step %d: %v", step, err)
		}
		if got := chosen(s); got != want.chosen {
			t.Fatalf("step %d: %q is chosen, want %q", step, got, want.chosen)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUndoAndRedoSayWhenThereIsNothingLeft(t *testing.T) {
	s := open(t, newMemory())
	defer func() { _ = s.Close() }()
	if err := s.Undo(); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("undo says %v", err)
	}
	if err := s.Redo(); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("redo says %v", err)
	}
}

func TestANewEditLeavesNothingToRedo(t *testing.T) {
	s := open(t, newMemory())
	defer func() { _ = s.Close() }()
	choose(t, s, "one")
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	choose(t, s, "two")
	if s.CanRedo() {
		t.Error("an edit taken back can be redone over a newer one")
	}
}

func TestTheViewFollowsWhatAnEditChanges(t *testing.T) {
	s := open(t, newMemory())
	defer func() { _ = s.Close() }()
	choose(t, s, "one")
	s.Show(View{Scenario: "second"})
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if s.View().Scenario != "first" {
		t.Error("undo changed a scenario that isn't shown")
	}
	if err := s.Do(s.Case().NewScenario("third", "Third")); err != nil {
		t.Fatal(err)
	}
	if s.View().Scenario != "third" {
		t.Error("a new scenario isn't shown")
	}
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if s.View().Scenario != "first" {
		t.Errorf("a scenario that is gone gave way to %q", s.View().Scenario)
	}
}

func TestTheViewIsRememberedForEachCase(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	want := View{Scenario: "second", Estimate: model.Central, Basis: model.Recurring}
	s.Show(want)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, store)
	defer func() { _ = s.Close() }()
	if s.View() != want {
		t.Errorf("the view is %v, want %v", s.View(), want)
	}
	if LastCase(store) != "small" {
		t.Errorf("the last case is %q", LastCase(store))
	}
}

func TestARefusedEditChangesNothing(t *testing.T) {
	s := open(t, newMemory())
	defer func() { _ = s.Close() }()
	before := s.Case()
	var problems model.Problems
	if err := s.Do(before.NewScenario("third", "Second")); !errors.As(err, &problems) {
		t.Errorf("a name that is taken gives %v", err)
	}
	if s.Case() != before || s.CanUndo() {
		t.Error("a refused edit left a trace")
	}
}

func TestImportAddsACaseTurnsOneIntoTheFileOrFindsNothingToDo(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	choose(t, s, "one")
	other := smallCase(t)
	arrived, opened, err := s.Import(other, nil, model.Cursor{}, "Imported from copy.tomcase")
	if err != nil || arrived.Added || arrived.Changed != 1 {
		t.Fatalf("%+v, %v", arrived, err)
	}
	s.Adopt(opened)
	if chosen(s) != "" {
		t.Fatal("the case isn't as in the file")
	}
	if text, _ := s.LastChange(); text != "Imported from copy.tomcase" {
		t.Errorf("the last change reads %q", text)
	}
	if again, _, err := s.Import(other, nil, model.Cursor{}, "again"); err != nil || again.Changed != 0 {
		t.Errorf("the same file again: %+v, %v", again, err)
	}
	if err := s.Undo(); err != nil || chosen(s) != "one" {
		t.Errorf("undo after the import: %v, %q chosen", err, chosen(s))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if added, err := Import(newMemory(), other, nil, model.Cursor{}, "", model.Signature{}); err != nil || !added.Added {
		t.Errorf("into an empty store: %+v, %v", added, err)
	}
}
