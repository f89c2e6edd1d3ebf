package session

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestWhatCantBeSavedWaitsInOrderAndIsSavedByARetry(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	full := errors.New("the disk is full")
	store.breakWith(full)
	choose(t, s, "one")
	choose(t, s, "two")
	if err := s.Flush(); !errors.Is(err, full) {
		t.Fatalf("flush says %v", err)
	}
	if got := s.Saving(); got.Pending != 2 || !errors.Is(got.Err, full) || got.Saved() {
		t.Fatalf("saving is %+v", got)
	}
	store.breakWith(nil)
	s.RetrySaving()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if c, _, _ := store.Load("small"); c.Revision != 2 || !c.Chosen("first")["two"] {
		t.Errorf("the store holds revision %d with %v", c.Revision, c.Chosen("first"))
	}
	if !s.Saving().Saved() {
		t.Error("everything is durable, but not said to be")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTheNextEditTriesAFailedOneAgainFirst(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	store.breakWith(errors.New("the disk is full"))
	choose(t, s, "one")
	if err := s.Flush(); err == nil {
		t.Fatal("a failed write was not reported")
	}
	store.breakWith(nil)
	choose(t, s, "two")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if c, _, _ := store.Load("small"); c.Revision != 2 {
		t.Errorf("the store holds revision %d", c.Revision)
	}
}

func TestClosingReportsWhatIsNotSaved(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	full := errors.New("the disk is full")
	store.breakWith(full)
	choose(t, s, "one")
	if err := s.Close(); !errors.Is(err, full) {
		t.Errorf("close says %v", err)
	}
}

func TestBackupsAreMadeAtTheStartAndAsEditsGoBy(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	for i := range 2 * backupEvery {
		if err := s.Do(s.Case().NewScenario("s"+strconv.Itoa(i), "Scenario "+strconv.Itoa(i))); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if store.backups < 2 || store.backups > 4 { // on opening, and about every fifty edits
		t.Errorf("%d backups in %d edits", store.backups, 2*backupEvery)
	}
}

// flushTwice waits for the backup too, which comes last of what the writer does.
func flushTwice(t *testing.T, s *Session) {
	t.Helper()
	for range 2 {
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatFailsBesideTheEditsIsToldUntilItSucceeds(t *testing.T) {
	noBackup, noSetting, gaveWay := errors.New("no backup"), errors.New("no setting"), errors.New("gave way")
	for name, c := range map[string]struct{ backups, settings, gaveWay error }{
		"backups": {backups: noBackup}, "settings": {settings: noSetting}, "backups that gave way": {gaveWay: gaveWay},
		"all of it": {noBackup, noSetting, gaveWay},
	} {
		t.Run(name, func(t *testing.T) {
			store := newMemory()
			s := open(t, store)
			if err := s.Flush(); err != nil {
				t.Fatal(err)
			}
			store.tell(c.backups, c.settings, c.gaveWay)
			s.SignAs("A. Facilitator")
			choose(t, s, "one")
			if c.backups != nil {
				s.writer.wantBackup()
			}
			flushTwice(t, s)
			if got, want := s.Saving(), cmp.Or(c.backups, c.gaveWay, c.settings); !got.Saved() || !errors.Is(got.Trouble(), want) {
				t.Fatalf("saving is %+v, want %v", got, want)
			}
			store.tell(nil, nil, nil)
			s.RetrySaving()
			flushTwice(t, s)
			if got := s.Saving(); got != (Saving{}) {
				t.Errorf("in the end saving is %+v", got)
			}
			if got := store.settings[settingWho]; got != "A. Facilitator" {
				t.Errorf("the setting is %q", got)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestASettingThatCantBeKeptWaitsForItsNewestValueAndTheNextEdit(t *testing.T) {
	store := newMemory()
	s := open(t, store)
	store.tell(nil, errors.New("no setting"), nil)
	for _, who := range []string{"A. Facilitator", "B. Facilitator"} {
		s.SignAs(who)
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	store.tell(nil, nil, nil)
	choose(t, s, "one")
	if err := s.Flush(); err != nil || store.settings[settingWho] != "B. Facilitator" || s.Saving().Trouble() != nil {
		t.Errorf("kept is %q, saving is %+v, %v", store.settings[settingWho], s.Saving(), err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestSettingsThatCantBeReadAreToldFromTheStart(t *testing.T) {
	store := newMemory()
	store.tell(nil, errors.New("the page is damaged"), nil)
	s := New(Params{Store: store, Now: time.Now})
	if err := s.Saving().Trouble(); err == nil || !strings.Contains(err.Error(), "can't be read: the page is damaged") {
		t.Errorf("it tells %v", err)
	}
	if s.Recall(settingWho) != "" || !s.Saving().Saved() {
		t.Errorf("recalled is %q, saving %+v", s.Recall(settingWho), s.Saving())
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestLatestNeverQueues(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var done []int
		l := NewLatest(func(n int) {
			<-time.After(time.Second) // as long as a slow frame takes
			done = append(done, n)
		})
		l.Offer(1)
		synctest.Wait()
		for n := 2; n <= 10; n++ {
			l.Offer(n)
		}
		<-time.After(time.Minute)
		l.Stop()
		if len(done) != 2 || done[0] != 1 || done[1] != 10 {
			t.Errorf("of ten quick jobs %v were done, want the first and the last", done)
		}
	})
}

var _ Store = (*memory)(nil)
