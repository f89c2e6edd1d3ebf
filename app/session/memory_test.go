package session

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tomworkbench/model"
)

// whileTheStoreIsStuck runs what the window asks of a session while the store answers nothing.
func whileTheStoreIsStuck(t *testing.T, store *memory, ask func()) {
	t.Helper()
	store.mu.Lock()
	defer store.mu.Unlock()
	done := make(chan struct{})
	go func() { ask(); close(done) }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("the window waits for the store")
	}
}

func TestTheWindowNeverWaitsForTheStore(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	defer func() { _ = s.Close() }()
	whileTheStoreIsStuck(t, store, func() {
		s.Remember("dark", "true")
		s.SignAs("An Officer")
		s.Show(View{Scenario: "second"})
		choose(t, s, "one")
		for _, step := range []func() error{s.Undo, s.Redo, s.Undo} {
			if err := step(); err != nil {
				t.Error(err)
			}
		}
		_, _ = s.Recall("dark"), s.LastCase()
		_, _ = s.LastChange(), s.Saving()
		_, _ = s.Journal()
		_ = s.Makers()
	})
}

func TestASettingIsKnownBeforeItIsWrittenAndNoneIsLost(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	toggle := func(name string) {
		s.Remember("left out", strings.TrimSpace(s.Recall("left out")+" "+name))
	}
	whileTheStoreIsStuck(t, store, func() {
		toggle("bridge")
		toggle("map")
	})
	if got := s.Recall("left out"); got != "bridge map" {
		t.Errorf("before it is written the setting is %q", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, store)
	defer func() { _ = again.Close() }()
	if got := again.Recall("left out"); got != "bridge map" {
		t.Errorf("after a restart the setting is %q", got)
	}
}

// What is only looked at takes settings for as long as it is open, and writes none.
func TestLookingOnlyTakesSettingsAndWritesNone(t *testing.T) {
	store := newMemory()
	open(t, store).SignAs("") // puts the case there
	s := New(Params{Store: store, Now: time.Now, ReadOnly: true})
	opened, err := s.OpenCase("small")
	if err != nil {
		t.Fatal(err)
	}
	s.Adopt(opened)
	s.Remember("left out", "map")
	if got := s.Recall("left out"); got != "map" {
		t.Errorf("the setting is %q", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if settings, _ := store.Settings(); settings["left out"] != "" {
		t.Errorf("it was written: %v", settings)
	}
}

func TestWhoMadeAnEditIsKnownBeforeItIsSaved(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	defer func() { _ = s.Close() }()
	s.SignAs("An Officer")
	choose(t, s, "one")
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	store.breakWith(errors.New("the disk is full"))
	choose(t, s, "two")
	who, err := s.Makers()()
	if err != nil {
		t.Fatal(err)
	}
	if len(who) != 2 {
		t.Fatalf("%d makers are known", len(who))
	}
	for id, name := range who {
		if name != "An Officer" {
			t.Errorf("edit %s was made by %q", id, name)
		}
	}
}

func TestUndoGoesOnWhereMemoryEndsOnceTheJournalIsRead(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	for i := range undoAhead + 5 {
		if err := s.Do(s.Case().NewScenario("s"+strconv.Itoa(i), "Scenario "+strconv.Itoa(i))); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, store)
	defer func() { _ = s.Close() }()
	for range undoAhead {
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Undo(); !errors.Is(err, ErrJournalUnread) {
		t.Fatalf("undo says %v", err)
	}
	entries, err := s.ReadJournal("small")
	if err != nil {
		t.Fatal(err)
	}
	s.KeepJournal("small", entries)
	for s.CanUndo() {
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	left := slices.Collect(s.Case().Scenarios.All())
	if len(left) != 2 || !slices.ContainsFunc(left, func(x *model.Scenario) bool { return x.Name == "First" }) {
		t.Errorf("%d scenarios are left", len(left))
	}
}
