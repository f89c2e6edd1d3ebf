package storage

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// wanted restates, one backup at a time, which are kept whatever their size.
func wanted(b Backup, all []Backup, now time.Time) bool {
	newer, newerInHour, newerInDay := 0, false, false
	for _, other := range all {
		if other.Taken.After(b.Taken) {
			newer++
			sameDay := other.Taken.Year() == b.Taken.Year() && other.Taken.YearDay() == b.Taken.YearDay()
			newerInDay = newerInDay || sameDay
			newerInHour = newerInHour || sameDay && other.Taken.Hour() == b.Taken.Hour()
		}
	}
	return newer < 10 ||
		!newerInHour && b.Taken.After(now.AddDate(0, 0, -1)) ||
		!newerInDay && b.Taken.After(now.AddDate(0, 0, -7))
}

// kept restates which backups are kept: those wanted, as far back as their sizes fit together.
func kept(all []Backup, now time.Time) []Backup {
	var chosen []Backup
	for _, b := range all {
		if wanted(b, all, now) {
			chosen = append(chosen, b)
		}
	}
	size := func(backups []Backup) (sum int64) {
		for _, b := range backups {
			sum += b.Size
		}
		return sum
	}
	room := max(512<<20, size(chosen[:min(3, len(chosen))]))
	for size(chosen) > room {
		chosen = chosen[:len(chosen)-1]
	}
	return chosen
}

// randomBackups makes backups as days of work and single minutes of many starts leave them, the newest first.
func randomBackups(random *rand.Rand, now time.Time, largest int64) []Backup {
	var all []Backup
	taken := map[time.Time]bool{}
	for range random.IntN(8) {
		start := now.Add(-time.Duration(random.Int64N(int64(10*24*time.Hour))) + time.Hour)
		apart := time.Duration(1 + random.Int64N(int64([]time.Duration{time.Second, time.Minute, time.Hour, 9 * time.Hour}[random.IntN(4)])))
		for n := range random.IntN(20) {
			at := start.Add(time.Duration(n) * apart).Truncate(time.Millisecond)
			if !taken[at] {
				all = append(all, Backup{Path: at.Format(stampLayout), Taken: at, Size: 1 + random.Int64N(largest)})
			}
			taken[at] = true
		}
	}
	slices.SortFunc(all, func(a, b Backup) int { return b.Taken.Compare(a.Taken) })
	return all
}

func without(all, out []Backup) []Backup {
	return slices.DeleteFunc(slices.Clone(all), func(b Backup) bool { return slices.Contains(out, b) })
}

func TestTheBackupsKeptAreTheLastTenOneAnHourOfTheDayAndOneADayOfTheWeekWithinASize(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	for range 3000 {
		now := newYear().Add(time.Duration(random.Int64N(int64(48 * time.Hour))))
		all := randomBackups(random, now, []int64{1 << 20, 40 << 20, 400 << 20}[random.IntN(3)])
		if got, want := without(all, surplus(all, now)), kept(all, now); !slices.Equal(got, want) {
			t.Fatalf("at %v of %v\nkept are %v\nwant %v", now, all, got, want)
		}
	}
}

// What is taken out after each backup is never missed by the rule later.
func TestTakingOutBackupsAsTheyComeLeavesWhatTheRuleKeepsOfAll(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	for range times(300) {
		all := randomBackups(random, newYear(), 1<<20)
		var here []Backup
		for i, b := range slices.Backward(all) {
			here = slices.Insert(here, 0, b)
			here = without(here, surplus(here, b.Taken))
			if want := kept(all[i:], b.Taken); !slices.Equal(here, want) {
				t.Fatalf("of %v\nkept are %v\nwant %v", all[i:], here, want)
			}
		}
	}
}

func TestManyStartsWithinAMinuteLeaveTheBackupsOfTheDay(t *testing.T) {
	path, now := storePath(t), newYear()
	work := func() {
		s := openAt(t, path, &now)
		d, err := sitDown(s, uint64(now.UnixNano()))
		if err != nil {
			t.Fatal(err)
		}
		for before := d.c.Revision; d.c.Revision == before; {
			d.steps(1)
		}
		if err := errors.Join(s.Backup(), s.Close()); err != nil {
			t.Fatal(err)
		}
	}
	for range 5 {
		work()
		now = now.Add(time.Hour)
	}
	for range 15 {
		work()
		now = now.Add(3 * time.Second)
	}
	backups := Backups(path)
	if len(backups) != 5+lastBackups || !backups[len(backups)-1].Taken.Equal(newYear()) {
		t.Errorf("%d backups, the oldest from %v", len(backups), backups[len(backups)-1].Taken)
	}
}

func TestABackupIsKeptThoughTheClockWasAheadBefore(t *testing.T) {
	for _, ahead := range []time.Duration{30 * time.Minute, 400 * 24 * time.Hour} {
		path, now := storePath(t), newYear().Add(ahead)
		s := openAt(t, path, &now)
		d := newDesk(t, s, smallCase(t, "a"), 1)
		for i := range lastBackups + 2 {
			if i == lastBackups {
				now = newYear()
			}
			d.steps(5)
			if err := s.Backup(); err != nil {
				t.Fatal(err)
			}
			now = now.Add(time.Second)
		}
		backups := Backups(path)
		if oldest := backups[len(backups)-1]; !oldest.Taken.Equal(newYear().Add(time.Second)) {
			t.Errorf("%v ahead: the last backup is gone: the oldest is from %v", ahead, oldest.Taken)
		}
	}
}

// diskFull is what the system says where a disk is full.
func diskFull() error {
	if runtime.GOOS == "windows" {
		return syscall.Errno(112)
	}
	return syscall.ENOSPC
}

// narrowDisk opens a store that nothing can be saved in while its backups are more than some.
func narrowDisk(t *testing.T, path string, most *int) *Store {
	t.Helper()
	o := defaultOptions()
	o.commit = func(tx *bbolt.Tx) error {
		if len(Backups(path)) > *most {
			return fmt.Errorf("file resize error: %s", diskFull())
		}
		return tx.Commit()
	}
	now := newYear()
	o.now = func() time.Time { now = now.Add(time.Minute); return now }
	s, err := open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestOnAFullDiskTheOldestBackupsGiveWayToSavingAndThatIsTold(t *testing.T) {
	const made = 6
	for room := range made + 1 {
		path, most := storePath(t), made
		s := narrowDisk(t, path, &most)
		d := newDesk(t, s, smallCase(t, "a"), 1)
		for range made {
			d.steps(5)
			if err := s.Backup(); err != nil {
				t.Fatal(err)
			}
		}
		guarded := filepath.Join(backupsOf(path), "workbench-before-migration-4-20200101-000000.000.db")
		writeFile(t, guarded, []byte("as it was"))
		spoilFigure(t, Backups(path)[0].Path) // so that the newest good one is the second
		all := Backups(path)
		most = room

		if err := s.SetSetting("theme", fmt.Sprint(room)); room < made && (err == nil || len(Backups(path)) != made) {
			t.Errorf("room for %d: a setting took the place of a backup, %v", room, err)
		}
		err := d.do(d.c.NewScenario("fresh", "Fresh"))
		left := max(room, 2)
		if got := Backups(path); !slices.Equal(got, all[:left]) {
			t.Errorf("room for %d: left are %v of %v", room, got, all)
		}
		if (err == nil) != (room >= 2) || err != nil && !errors.As(err, new(*SaveError)) {
			t.Errorf("room for %d: saving says %v", room, err)
		}
		wantGaveWay(t, s, made-left)
		if string(readFile(t, guarded)) != "as it was" {
			t.Error("the copy from before a migration is gone")
		}
	}
}

func wantGaveWay(t *testing.T, s *Store, count int) {
	t.Helper()
	var told *GaveWayError
	err := s.GaveWay()
	if errors.As(err, &told) != (count > 0) || told != nil && told.Count != count {
		t.Errorf("%d backups gave way, told is %v", count, err)
	}
	if count > 1 && err != nil && !strings.Contains(err.Error(), fmt.Sprintf("the %d oldest backups were deleted", count)) {
		t.Errorf("told is %q", err)
	}
}

func TestABackupThatCanBeMadeAgainEndsTheTaleOfThoseThatGaveWay(t *testing.T) {
	path, most := storePath(t), 3
	s := narrowDisk(t, path, &most)
	d := newDesk(t, s, smallCase(t, "a"), 1)
	for range 3 {
		d.steps(5)
		if err := s.Backup(); err != nil {
			t.Fatal(err)
		}
	}
	most = 1
	d.steps(5)
	wantGaveWay(t, s, 2)
	if err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	wantGaveWay(t, s, 0)
}

func TestABackupThatCantBeMadeSaysSoAndIsTriedAgainLater(t *testing.T) {
	path, now := storePath(t), newYear()
	s := openAt(t, path, &now)
	d := newDesk(t, s, smallCase(t, "a"), 1)
	d.steps(3 * backupEvery)
	writeFile(t, backupsOf(path), []byte("in the way"))
	var failed *BackupError
	if err := s.Backup(); !errors.As(err, &failed) || !strings.HasSuffix(err.Error(), ".") || !strings.Contains(err.Error(), "backups") {
		t.Errorf("it says %v", err)
	}
	if s.BackupDue() {
		t.Error("it is tried again at every change")
	}
	now = now.Add(backupsApart)
	if err := os.Remove(backupsOf(path)); err != nil || !s.BackupDue() {
		t.Errorf("it isn't tried again, %v", err)
	}
	if err := s.Backup(); err != nil || len(Backups(path)) != 1 {
		t.Errorf("%d backups, %v", len(Backups(path)), err)
	}
}
