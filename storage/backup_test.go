package storage

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tomworkbench/model"
)

// openAt opens a store whose clock a test sets.
func openAt(t *testing.T, path string, now *time.Time) *Store {
	t.Helper()
	o := defaultOptions()
	o.now = func() time.Time { return *now }
	s, err := open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestEveryBackupHoldsTheStoreAsItWasAndWhatIsSurplusGoes(t *testing.T) {
	path, now := storePath(t), newYear()
	s := openAt(t, path, &now)
	d := newDesk(t, s, smallCase(t, "a"), 1)
	said := map[time.Time][]byte{}
	for range lastBackups + 3 {
		for before := d.c.Revision; d.c.Revision == before; {
			d.steps(1)
		}
		said[now] = stored(t, s, "a")
		if err := s.Backup(); err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Minute)
	}
	backups := Backups(path)
	if len(backups) != lastBackups {
		t.Fatalf("%d backups", len(backups))
	}
	for i, b := range backups {
		if want := newYear().Add(time.Duration(lastBackups+2-i) * time.Minute); !b.Taken.Equal(want) {
			t.Errorf("backup %d is from %v, want %v", i, b.Taken, want)
		}
		kept, err := OpenReadOnly(b.Path)
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, b.Path, stored(t, kept, "a"), said[b.Taken])
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
		checkWithBolt(t, b.Path)
	}
	entries, err := os.ReadDir(backupsOf(path))
	if err != nil || len(entries) != lastBackups {
		t.Errorf("the folder holds %d files, %v", len(entries), err)
	}
}

func TestNoBackupWhereNothingChanged(t *testing.T) {
	path, now := storePath(t), newYear()
	s := openAt(t, path, &now)
	d := newDesk(t, s, smallCase(t, "a"), 1)
	for range 3 {
		now = now.Add(time.Hour)
		if err := s.Backup(); err != nil {
			t.Fatal(err)
		}
		if err := s.SetSetting("width", now.String()); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(Backups(path)); n != 1 {
		t.Fatalf("%d backups", n)
	}
	d.steps(4)
	if err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	if n := len(Backups(path)); n != 2 {
		t.Fatalf("%d backups", n)
	}
}

func TestBackupsWithinOneMomentAreAllKept(t *testing.T) {
	path, now := storePath(t), newYear()
	s := openAt(t, path, &now)
	for i := range 3 {
		newDesk(t, s, smallCase(t, string(rune('a'+i))), 1)
		if err := s.Backup(); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(Backups(path)); n != 3 {
		t.Fatalf("%d backups", n)
	}
}

func TestABackupIsDueAfterEveryFiftyChangesFiveMinutesApart(t *testing.T) {
	now := newYear()
	s := openAt(t, storePath(t), &now)
	d := newDesk(t, s, smallCase(t, "a"), 1)
	for round := range 2 {
		for n := range backupEvery {
			if s.BackupDue() {
				t.Fatalf("round %d: due after %d changes", round, n)
			}
			for before := d.c.Revision; d.c.Revision == before; {
				d.steps(1)
			}
		}
		if round > 0 && s.BackupDue() {
			t.Fatal("due straight after the last one")
		}
		now = now.Add(backupsApart)
		if !s.BackupDue() {
			t.Fatalf("round %d: not due after %d changes", round, backupEvery)
		}
		if err := s.Backup(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestADamagedStoreNeverTakesTheRoomOfAGoodBackup(t *testing.T) {
	path := storePath(t)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, s, smallCase(t, "a"), 1)
	d.steps(10)
	if err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	d.steps(10)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	spoilFigure(t, path)
	s, err = Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	_, _, err = s.Load("a")
	loading := wantReason(t, err, path, Damaged)
	if loading.Backup == nil || len(Backups(path)) != 1 || loading.Backup.Path != Backups(path)[0].Path {
		t.Errorf("the good backup is not offered: %v", loading.Backup)
	}
	wantReason(t, s.Backup(), path, Damaged)
	if len(Backups(path)) != 1 {
		t.Errorf("the backups are %v", Backups(path))
	}
}

// spoilFigure changes a figure in a store as a fault of the disk would.
func spoilFigure(t *testing.T, path string) {
	t.Helper()
	data := strings.ReplaceAll(string(readFile(t, path)), `"minimum":["1.25"]`, `"minimum":["9.25"]`)
	writeFile(t, path, []byte(data))
}

func TestADamagedBackupIsPassedOver(t *testing.T) {
	path, now := storePath(t), newYear()
	s := openAt(t, path, &now)
	d := newDesk(t, s, smallCase(t, "a"), 1)
	for range 3 {
		d.steps(5)
		now = now.Add(time.Hour)
		if err := s.Backup(); err != nil {
			t.Fatal(err)
		}
	}
	backups := Backups(path)
	spoilFigure(t, backups[0].Path)
	writeFile(t, backups[1].Path, readFile(t, backups[1].Path)[:9000])
	_, err := Open(path)
	if e := wantReason(t, err, path, InUse); e.Backup == nil || e.Backup.Path != backups[2].Path {
		t.Errorf("offered is %v", e.Backup)
	}
}

func TestABackupRunsBesideWriting(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	d := newDesk(t, s, exampleCase(t), 1)
	var writing sync.WaitGroup
	writing.Go(func() {
		for range 60 {
			if err := d.step(); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for range 5 {
		if err := s.Backup(); err != nil {
			t.Error(err)
		}
	}
	writing.Wait()
	for _, b := range Backups(path) {
		kept, err := OpenReadOnly(b.Path)
		if err != nil {
			t.Fatal(err)
		}
		c, _, err := kept.Load(d.id())
		if err != nil {
			t.Fatal(err)
		}
		journal, err := kept.Journal(d.id())
		if err != nil || len(journal) != int(c.Revision) {
			t.Errorf("%s: %d entries at revision %d, %v", filepath.Base(b.Path), len(journal), c.Revision, err)
		}
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestBackupsAtOnceWaitForEachOther(t *testing.T) {
	path, now := storePath(t), newYear()
	s := openAt(t, path, &now)
	d := newDesk(t, s, smallCase(t, "a"), 1)
	for round := range 8 {
		d.steps(3)
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if err := s.Backup(); err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			})
		}
		all.Wait()
	}
}

func TestStrangeFilesAmongTheBackupsAreLeftAlone(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	stranger := filepath.Join(backupsOf(path), "workbench-notes.db")
	writeFile(t, stranger, []byte("mine"))
	if err := s.Create(smallCase(t, "a"), nil, model.Cursor{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	if len(Backups(path)) != 1 || string(readFile(t, stranger)) != "mine" {
		t.Errorf("got %v", Backups(path))
	}
}
