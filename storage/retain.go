package storage

import (
	"os"
	"slices"
	"time"
)

// Which backups are kept: the last ten; of the last day the newest of every hour, and of the last week the
// newest of every day, so that many starts within a minute don't push out the day's.
const (
	lastBackups = 10
	hourlyFor   = 24 * time.Hour
	dailyFor    = 7 * hourlyFor
)

// All backups together take up no more than this, so that they don't fill a laptop's disk: a council's store is
// of a few megabytes, and all of them fit. Of a very large store there is room for the last three all the same.
const (
	backupRoom    = int64(512) << 20
	backupsAtWill = 3
)

// surplus returns the backups that needn't be kept, of all, which are sorted with the newest first. One from the
// future, taken while the clock was wrong, counts as taken now.
func surplus(all []Backup, now time.Time) []Backup {
	var out []Backup
	room, used := backupRoom, int64(0)
	hours, days := map[time.Time]bool{}, map[time.Time]bool{}
	for i, b := range all {
		age, hour, day := now.Sub(b.Taken), b.Taken.Truncate(time.Hour), b.Taken.Truncate(24*time.Hour)
		wanted := i < lastBackups || age < hourlyFor && !hours[hour] || age < dailyFor && !days[day]
		hours[hour], days[day] = true, true
		if wanted {
			used += b.Size
		}
		if i < backupsAtWill {
			room = max(room, used)
		}
		if !wanted || used > room {
			out = append(out, b)
		}
	}
	return out
}

// giveWay deletes the oldest backup, for the room that saving needs, and reports whether there was one to spare: the
// newest that can be read stays, and so does every copy that was kept before a migration or a repair.
func (s *Store) giveWay() bool {
	good := NewestGood(s.path)
	for _, oldest := range slices.Backward(Backups(s.path)) {
		if good == nil || oldest.Path == good.Path {
			return false
		}
		if os.Remove(oldest.Path) == nil {
			s.mu.Lock()
			s.gaveWay++
			s.mu.Unlock()
			return true
		}
	}
	return false
}

// GaveWay says how many backups were deleted to make room for saving since the last one that could be made, as a
// [GaveWayError], nil for none.
func (s *Store) GaveWay() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gaveWay == 0 {
		return nil
	}
	return &GaveWayError{Count: s.gaveWay}
}
