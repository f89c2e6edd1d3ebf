package session

import (
	"errors"
	"slices"
	"testing"
	"time"

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

func TestTheViewStaysWhereAnEditChangesMoreThanOneThing(t *testing.T) {
	s := open(t, newMemory())
	defer func() { _ = s.Close() }()
	choose(t, s, "one")
	s.Show(View{Scenario: "second"})
	out, err := s.Case().RuleOut("first", "one", "Too dear.")
	if err != nil || len(out.Changes) != 2 {
		t.Fatalf("the edit has %d changes, %v", len(out.Changes), err)
	}
	for _, do := range []func() error{func() error { return s.Do(out) }, s.Undo, s.Redo} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
		if s.View().Scenario != "second" {
			t.Fatalf("the view moved to %q", s.View().Scenario)
		}
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
	if got := New(Params{Store: store}).LastCase(); got != "small" {
		t.Errorf("the last case is %q", got)
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

func TestImportTurnsTheOpenCaseIntoTheFileByAnEditOrFindsNothingToDo(t *testing.T) {
	s := open(t, newMemory())
	choose(t, s, "one")
	file := smallCase(t)
	if arrived, err := s.ImportHere(file, "Imported from copy.tomcase"); err != nil || arrived.Added || arrived.Changed != 1 {
		t.Fatalf("%+v, %v", arrived, err)
	}
	if chosen(s) != "" {
		t.Fatal("the case isn't as in the file")
	}
	if got := s.LastChange().Text; got != "Imported from copy.tomcase" {
		t.Errorf("the last change reads %q", got)
	}
	if again, err := s.ImportHere(file, "again"); err != nil || again.Changed != 0 {
		t.Errorf("the same file again: %+v, %v", again, err)
	}
	if err := s.Undo(); err != nil || chosen(s) != "one" {
		t.Errorf("undo after the import: %v, %q chosen", err, chosen(s))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestImportAddsACaseAndTurnsAStoredOneIntoTheFile(t *testing.T) {
	store := newMemory()
	s := New(Params{Store: store, Now: time.Now})
	defer func() { _ = s.Close() }()
	file := smallCase(t)
	added, opened, err := s.ImportOther(file, nil, model.Cursor{}, "", s.Signature())
	if err != nil || !added.Added {
		t.Fatalf("into an empty store: %+v, %v", added, err)
	}
	s.Adopt(opened)
	choose(t, s, "two")
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if again, err := Import(store, file, nil, model.Cursor{}, "Imported", model.Signature{ID: "import"}); err != nil || again.Changed != 1 {
		t.Errorf("over a stored case: %+v, %v", again, err)
	}
	if c, cursor, _ := store.Load("small"); len(c.Chosen("first")) != 0 || cursor.Undo != 2 {
		t.Errorf("the store holds %v, undo at %d", c.Chosen("first"), cursor.Undo)
	}
}

func TestAnOlderFilesChoiceAboutNothingComesInAndIsTold(t *testing.T) {
	store := newMemory()
	c := smallCase(t)
	old, err := model.NewCase(0, append(slices.Collect(c.Records()), &model.Choice{Scenario: "first", Decision: "contact", Status: model.Provisional}), false)
	if err != nil {
		t.Fatal(err)
	}
	arrived, err := Import(store, old, nil, model.Cursor{}, "", model.Signature{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := arrived.Words("Small"), "The case “Small” is added. “Contact” has no option to be provisional about; choose one, or leave it open."; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

func TestWithoutACaseNothingCanBeEdited(t *testing.T) {
	s := New(Params{Store: newMemory(), Now: time.Now})
	defer func() { _ = s.Close() }()
	if err := s.Do(s.Case().NewScenario("first", "First")); !errors.Is(err, ErrNoCase) {
		t.Errorf("an edit without a case gives %v", err)
	}
}

func TestLookingOnlySavesNothingAndSaysSo(t *testing.T) {
	store := newMemory()
	if err := store.Create(smallCase(t), nil, model.Cursor{}); err != nil {
		t.Fatal(err)
	}
	store.breakWith(errors.New("the file is read-only"))
	s := New(Params{Store: store, Now: time.Now, ReadOnly: true})
	opened, err := s.OpenCase("small")
	if err != nil {
		t.Fatal(err)
	}
	s.Adopt(opened)
	choose(t, s, "one")
	if err := s.Undo(); err != nil || !s.Saving().Saved() {
		t.Errorf("undo: %v, saving %+v", err, s.Saving())
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing: %v", err)
	}
	if c, _, _ := store.Load("small"); c.Revision != 0 || store.backups != 0 {
		t.Error("looking changed the store")
	}
}

func TestTheLastChangeNamesItsScenarioElsewhere(t *testing.T) {
	s := open(t, newMemory())
	defer func() { _ = s.Close() }()
	choose(t, s, "one")
	if got := s.LastChange(); !got.Net.Known || got.Scenario != "" {
		t.Errorf("where it was made: %+v", got)
	}
	s.Show(View{Scenario: "second"})
	if got := s.LastChange(); got.Net.Known || got.Scenario != "First" {
		t.Errorf("elsewhere: %+v", got)
	}
}

func TestUndoingACopyShowsWhatWasCopied(t *testing.T) {
	s := open(t, newMemory())
	defer func() { _ = s.Close() }()
	s.Show(View{Scenario: "second"})
	edit, err := s.Case().DuplicateScenario("second", "third", "Third")
	if err == nil {
		err = s.Do(edit)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Undo(); err != nil || s.View().Scenario != "second" {
		t.Errorf("%v, %q is shown", err, s.View().Scenario)
	}
}

func TestEditsCarryTheNameThatWasGiven(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	s.SignAs("A. Facilitator")
	choose(t, s, "one")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := store.journals["small"][0].Who; got != "A. Facilitator" {
		t.Errorf("the journal names %q", got)
	}
	again := open(t, store)
	defer func() { _ = again.Close() }()
	if again.Who() != "A. Facilitator" {
		t.Errorf("after a restart edits are signed by %q", again.Who())
	}
}

func TestTheJournalIsKeptUpToDateOnceItIsRead(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	choose(t, s, "one")
	if _, read := s.Journal(); read {
		t.Error("the journal is there before anyone asked for it")
	}
	id := s.Case().Head().ID
	entries, err := s.ReadJournal(id)
	if err != nil {
		t.Fatal(err)
	}
	choose(t, s, "two") // between reading and keeping
	s.KeepJournal(id, entries)
	choose(t, s, "one")
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	kept, read := s.Journal()
	if !read || len(kept) != 4 {
		t.Fatalf("%d entries, %v", len(kept), read)
	}
	for i, e := range kept {
		if e.Revision != uint64(i+1) {
			t.Errorf("entry %d has revision %d", i, e.Revision)
		}
	}
	s.KeepJournal("another case", nil)
	if again, _ := s.Journal(); len(again) != 4 {
		t.Error("the journal of another case was taken")
	}
}

func TestTheComparatorOutlivesARestartAndGoesWithItsScenario(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	if err := s.Do(s.Case().NewScenario("other", "Other")); err != nil {
		t.Fatal(err)
	}
	first := s.Case().Scenarios.At(0).ID
	v := s.View()
	v.Comparator = first
	s.Show(v)
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if again := open(t, store); again.View().Comparator != first {
		t.Errorf("after a restart the comparator is %q", again.View().Comparator)
	}
	edit, err := s.Case().DeleteScenario(first)
	if err != nil || s.Do(edit) != nil {
		t.Fatal(err)
	}
	if got := s.View().Comparator; got != "" {
		t.Errorf("a scenario that is gone is the comparator: %q", got)
	}
}

func TestANewCaseIsMadeInTheStoreAfterWhatIsToBeSaved(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	choose(t, s, "one")
	c, err := model.Blank(model.Head{ID: "new", Title: "New", FirstYear: 2026, Years: 4})
	if err != nil {
		t.Fatal(err)
	}
	opened, err := s.Create(c)
	if err != nil {
		t.Fatal(err)
	}
	s.Adopt(opened)
	if s.Case().Head().ID != "new" || s.View().Scenario == "" || s.CanUndo() {
		t.Errorf("the open case is %q", s.Case().Head().ID)
	}
	ran := false
	if err := s.Afterwards(func() error { ran = true; return nil }); err != nil || !ran {
		t.Errorf("what comes afterwards: %v, %v", ran, err)
	}
}
