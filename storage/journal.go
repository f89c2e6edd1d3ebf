package storage

import (
	"bytes"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"

	"tomworkbench/model"
)

// backupEvery is how many changes are saved between one backup and the next.
const backupEvery = 50

// Append makes a change durable in one transaction: the records it changes, the journal entry, and the
// case's revision and cursor. When it returns nil, all of it is on the disk; otherwise none of it counts.
// Appending the entry that was saved last once more does nothing, so a failed save may simply be tried
// again. The error is or wraps [ErrNoCase] or [ErrOutOfOrder]; anything else is a sentence for a person.
//
// Append never waits for a window: call it from the goroutine that owns the writing. After every fiftieth
// change, [Store.BackupDue] says that a backup is due.
func (s *Store) Append(caseID string, e model.Entry, cursor model.Cursor) error {
	err := s.insist(func(tx *bbolt.Tx) error {
		d, err := openDrawer(tx, caseID)
		if err != nil {
			return err
		}
		if done, err := d.holds(e); done || err != nil {
			return err
		}
		if d.summary.Revision+1 != e.Revision {
			return fmt.Errorf("change %d after %d: %w", e.Revision, d.summary.Revision, ErrOutOfOrder)
		}
		for _, ch := range e.Changes {
			if err := d.change(ch); err != nil {
				return err
			}
		}
		if err := d.putEntry(e); err != nil {
			return err
		}
		d.summary.Revision, d.summary.At, d.summary.Cursor = e.Revision, e.At, cursor
		return d.finish()
	})
	if err == nil {
		s.mu.Lock()
		s.appends++
		s.mu.Unlock()
	}
	return err
}

// holds reports whether an entry is the one that was saved last: its save was reported as failed although
// it reached the file.
func (d *drawer) holds(e model.Entry) (bool, error) {
	if e.Revision != d.summary.Revision {
		return false, nil
	}
	stored, _, found, err := d.journal.get(entryKey(e.Revision))
	if err != nil || !found {
		return false, err
	}
	payload, err := json.Marshal(e)
	if err != nil {
		return false, fmt.Errorf("store entry %d: %w", e.Revision, err)
	}
	return bytes.Equal(stored, payload), nil
}

// change replaces, adds or removes one record; the record must be there exactly if the change says so.
func (d *drawer) change(ch model.Change) error {
	key := recordKey(ch.Kind(), ch.Key())
	_, seal, found, err := d.records.get(key)
	if err != nil {
		return err
	}
	if found != (ch.From != nil) {
		return fmt.Errorf("%s %q: %w", ch.Kind(), ch.Key(), ErrOutOfOrder)
	}
	if found {
		d.summary.Records.remove(seal)
	}
	if ch.To == nil {
		return d.records.bucket.Delete(key)
	}
	if head, ok := ch.To.(*model.Head); ok {
		d.summary.Title = head.Title
	}
	return d.putRecord(ch.To)
}

// Entry reads one entry of a case's journal. The error is or wraps [ErrNoCase] or [ErrNoEntry], or is an
// [OpenError] where the file is damaged.
func (s *Store) Entry(caseID string, revision uint64) (model.Entry, error) {
	var e model.Entry
	err := s.view(func(tx *bbolt.Tx) error {
		d, err := openDrawer(tx, caseID)
		if err != nil {
			return err
		}
		payload, _, found, err := d.journal.get(entryKey(revision))
		switch {
		case err != nil:
			return err
		case !found && d.expects(revision):
			return damaged("entry %d of case %q is missing", revision, caseID)
		case !found:
			return fmt.Errorf("case %q, entry %d: %w", caseID, revision, ErrNoEntry)
		}
		e, err = readEntry(revision, payload)
		return err
	})
	return e, err
}

// expects reports whether the journal should hold an entry: it has no gaps and ends at the case's revision.
func (d *drawer) expects(revision uint64) bool {
	return revision <= d.summary.Revision && revision+d.summary.Journal.Count > d.summary.Revision
}

// Journal reads a case's journal, oldest entry first. The error is as for [Store.Entry].
func (s *Store) Journal(caseID string) ([]model.Entry, error) {
	var entries []model.Entry
	err := s.view(func(tx *bbolt.Tx) error {
		d, err := openDrawer(tx, caseID)
		if err != nil {
			return err
		}
		entries, err = d.entries()
		return err
	})
	if err != nil {
		return nil, err
	}
	return entries, nil
}

func (d *drawer) entries() ([]model.Entry, error) {
	entries := []model.Entry{} // not as many as the summary says there are: that may be any number
	next := d.summary.Revision - d.summary.Journal.Count + 1
	found, err := d.journal.each(func(key, payload []byte) error {
		if !bytes.Equal(key, entryKey(next)) {
			return damaged("entry %d of case %q is missing", next, d.id)
		}
		e, err := readEntry(next, payload)
		entries = append(entries, e)
		next++
		return err
	})
	if err == nil && found != d.summary.Journal {
		err = damaged("case %q has other entries than were saved: %d of %d", d.id, found.Count, d.summary.Journal.Count)
	}
	return entries, err
}

func readEntry(revision uint64, payload []byte) (model.Entry, error) {
	var e model.Entry
	if err := json.Unmarshal(payload, &e); err != nil {
		return model.Entry{}, damaged("entry %d can't be read: %v", revision, err)
	}
	return e, nil
}
