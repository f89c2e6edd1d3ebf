package storage

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"tomworkbench/model"
)

// CaseInfo is what a list of cases shows of one.
type CaseInfo struct {
	ID    string
	Title string
	// Revision counts the case's edits.
	Revision uint64
	// At is when the case was last edited, zero for never.
	At time.Time
	// Shelf is where the case is put away, empty for one in use.
	Shelf Shelf
}

// summary is what the store holds of a case beside its records and journal.
type summary struct {
	Title    string       `json:"title"`
	Revision uint64       `json:"revision"`
	At       time.Time    `json:"at,omitzero"`
	Records  tally        `json:"records"`
	Journal  tally        `json:"journal"`
	Cursor   model.Cursor `json:"cursor"`
	Shelf    Shelf        `json:"shelf,omitempty"`
}

// drawer holds the shelves of one case within a transaction.
type drawer struct {
	meta, top, records, journal shelf
	id                          string
	index                       index
	summary                     summary
}

// label makes a drawer that holds no more than the index of all cases yet.
func label(tx *bbolt.Tx, id string) (*drawer, error) {
	meta, err := metaShelf(tx)
	if err != nil {
		return nil, err
	}
	d := &drawer{meta: meta, id: id}
	return d, meta.getJSON(indexKey, &d.index)
}

// eachDrawer calls do with every case of the store.
func eachDrawer(tx *bbolt.Tx, do func(*drawer) error) error {
	all, err := label(tx, "")
	if err != nil {
		return err
	}
	for id := range all.index {
		d, err := openDrawer(tx, id)
		if err != nil {
			return err
		}
		if err := do(d); err != nil {
			return err
		}
	}
	return nil
}

// openDrawer finds a case and holds its summary against the index.
func openDrawer(tx *bbolt.Tx, id string) (*drawer, error) {
	d, err := label(tx, id)
	if err != nil {
		return nil, err
	}
	revision, known := d.index[id]
	if !known {
		return nil, fmt.Errorf("case %q: %w", id, ErrNoCase)
	}
	top := tx.Bucket([]byte(casesBucket)).Bucket([]byte(id))
	if top == nil {
		return nil, damaged("case %q is missing", id)
	}
	if err := d.shelves(top); err != nil {
		return nil, err
	}
	if err := d.top.getJSON(summaryKey, &d.summary); err != nil {
		return nil, err
	}
	if d.summary.Revision != revision {
		return nil, damaged("case %q has revision %d instead of %d", id, d.summary.Revision, revision)
	}
	return d, nil
}

func (d *drawer) shelves(top *bbolt.Bucket) error {
	records, journal := top.Bucket([]byte(recordsBucket)), top.Bucket([]byte(journalBucket))
	if records == nil || journal == nil {
		return damaged("part of case %q is missing", d.id)
	}
	name := casesBucket + "/" + d.id
	d.top = shelf{top, name}
	d.records = shelf{records, name + "/" + recordsBucket}
	d.journal = shelf{journal, name + "/" + journalBucket}
	return nil
}

// finish stores the summary and the revision in the index.
func (d *drawer) finish() error {
	if err := d.top.putJSON(summaryKey, d.summary); err != nil {
		return err
	}
	d.index[d.id] = d.summary.Revision
	return d.meta.putJSON(indexKey, d.index)
}

// Cases lists the cases in the store by title.
func (s *Store) Cases() ([]CaseInfo, error) {
	var cases []CaseInfo
	err := s.view(func(tx *bbolt.Tx) error {
		return eachDrawer(tx, func(d *drawer) error {
			cases = append(cases, CaseInfo{ID: d.id, Title: d.summary.Title, Revision: d.summary.Revision, At: d.summary.At, Shelf: d.summary.Shelf})
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(cases, func(a, b CaseInfo) int {
		return strings.Compare(a.Title+"\x00"+a.ID, b.Title+"\x00"+b.ID)
	})
	return cases, nil
}

// Load reads a case as it stood after its last saved change, and what undo and redo act on next. The error
// is or wraps [ErrNoCase], or is an [OpenError] where the file is damaged.
func (s *Store) Load(id string) (*model.Case, model.Cursor, error) {
	var c *model.Case
	var cursor model.Cursor
	err := s.view(func(tx *bbolt.Tx) error {
		d, err := openDrawer(tx, id)
		if err != nil {
			return err
		}
		cursor = d.summary.Cursor
		c, err = d.load()
		return err
	})
	if err != nil {
		return nil, model.Cursor{}, err
	}
	return c, cursor, nil
}

func (d *drawer) load() (*model.Case, error) {
	var records []model.Record
	found, err := d.records.each(func(key, payload []byte) error {
		r, err := readRecord(key, payload)
		records = append(records, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	if found != d.summary.Records {
		return nil, damaged("case %q has other records than were saved: %d of %d", d.id, found.Count, d.summary.Records.Count)
	}
	c, err := model.NewCase(d.summary.Revision, records, true)
	if err != nil {
		return nil, damaged("case %q: %v", d.id, err)
	}
	c.LastEdit = d.summary.At
	return c, nil
}

// recordKey is the key that a record is stored under.
func recordKey(kind model.Kind, key string) []byte { return []byte(string(kind) + "/" + key) }

func readRecord(key, payload []byte) (model.Record, error) {
	kind, _, _ := strings.Cut(string(key), "/")
	r := model.NewRecord(model.Kind(kind))
	if r == nil {
		return nil, damaged("%q is of an unknown kind", key)
	}
	if err := json.Unmarshal(payload, r); err != nil {
		return nil, damaged("%q can't be read: %v", key, err)
	}
	return r, nil
}

// Create stores a case with its journal, which may be empty, in one transaction. The error is or wraps
// [ErrExists] where the store holds a case with the id, and [ErrOutOfOrder] where the journal doesn't count
// up to the case's revision.
func (s *Store) Create(c *model.Case, journal []model.Entry, cursor model.Cursor) error {
	if err := inOrder(c, journal); err != nil {
		return err
	}
	return s.insist(func(tx *bbolt.Tx) error { return s.create(tx, c, journal, cursor) })
}

// Replace is Create, in the place of the case with the same id where the store holds one, whose journal goes with it. That is to be at revision was,
// or it was changed since it was read: [ErrOutOfOrder].
func (s *Store) Replace(c *model.Case, journal []model.Entry, cursor model.Cursor, was uint64) error {
	if err := inOrder(c, journal); err != nil {
		return err
	}
	return s.insist(func(tx *bbolt.Tx) error {
		d, err := openDrawer(tx, c.Head().ID)
		switch {
		case err == nil && d.summary.Revision != was:
			return fmt.Errorf("case %q is at revision %d and not at %d: %w", c.Head().ID, d.summary.Revision, was, ErrOutOfOrder)
		case err == nil:
			err = s.remove(tx, c.Head().ID)
		case errors.Is(err, ErrNoCase):
			err = nil
		}
		if err != nil {
			return err
		}
		return s.create(tx, c, journal, cursor)
	})
}

// inOrder holds a journal against the case that it leads to.
func inOrder(c *model.Case, journal []model.Entry) error {
	for i, e := range journal {
		if e.Revision+uint64(len(journal)-i-1) != c.Revision {
			return fmt.Errorf("case %q, journal entry %d: %w", c.Head().ID, e.Revision, ErrOutOfOrder)
		}
	}
	return nil
}

func (s *Store) create(tx *bbolt.Tx, c *model.Case, journal []model.Entry, cursor model.Cursor) error {
	d, err := s.newDrawer(tx, c.Head().ID)
	if err != nil {
		return err
	}
	d.summary = summary{Title: c.Head().Title, Revision: c.Revision, At: c.LastEdit, Cursor: cursor}
	for r := range c.Records() {
		if err := d.putRecord(r); err != nil {
			return err
		}
	}
	for _, e := range journal {
		if err := d.putEntry(e); err != nil {
			return err
		}
	}
	return d.finish()
}

func (s *Store) newDrawer(tx *bbolt.Tx, id string) (*drawer, error) {
	if _, err := openDrawer(tx, id); err == nil {
		return nil, fmt.Errorf("case %q: %w", id, ErrExists)
	} else if !errors.Is(err, ErrNoCase) {
		return nil, err
	}
	d, err := label(tx, id)
	if err != nil {
		return nil, err
	}
	top, err := tx.Bucket([]byte(casesBucket)).CreateBucket([]byte(id))
	if err != nil {
		return nil, err
	}
	for _, name := range []string{recordsBucket, journalBucket} {
		if _, err := top.CreateBucket([]byte(name)); err != nil {
			return nil, err
		}
	}
	return d, d.shelves(top)
}

func (d *drawer) putRecord(r model.Record) error {
	payload, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("store %s %q: %w", r.Kind(), r.Key(), err)
	}
	seal, err := d.records.put(recordKey(r.Kind(), r.Key()), payload)
	d.summary.Records.add(seal)
	return err
}

func (d *drawer) putEntry(e model.Entry) error {
	payload, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("store entry %d: %w", e.Revision, err)
	}
	seal, err := d.journal.put(entryKey(e.Revision), payload)
	d.summary.Journal.add(seal)
	return err
}

func entryKey(revision uint64) []byte { return binary.BigEndian.AppendUint64(nil, revision) }
