package storage

import (
	"fmt"

	"go.etcd.io/bbolt"
)

// How the file is laid out, schema version 11:
//
//	meta             schema: the version; index: the revision of every case; settings; mark: of the last save
//	cases/ID         summary: title, revision, tallies, cursor
//	cases/ID/records KIND/KEY: a record
//	cases/ID/journal revision, 8 bytes, big-endian: an entry
//
// The index and a case's summary hold the same revision, and the summary tallies the rest, so that an old
// page in the place of a newer one never passes.
const (
	metaBucket    = "meta"
	casesBucket   = "cases"
	recordsBucket = "records"
	journalBucket = "journal"

	schemaKey   = "schema"
	indexKey    = "index"
	settingsKey = "settings"
	markKey     = "mark"
	summaryKey  = "summary"
)

// firstSchema is the version of a store before any migration.
const firstSchema = 1

type schema struct {
	Version int `json:"version"`
}

// migration brings a store from one version of the schema to the next.
type migration func(tx *bbolt.Tx) error

// migrations returns the steps from version 1 on: the first leads to version 2.
func migrations() []migration {
	return []migration{admitIssues, admitEvidence, admitCommitments, admitMeanings, admitRepeatedNames, admitPublication, admitMembers, admitBudget, admitPlan, admitPapers}
}

// admitIssues leads to version 2, which has issues and snapshots among its records: nothing changes but the
// version, by which an older program knows that it can't read the store.
func admitIssues(*bbolt.Tx) error { return nil }

// admitEvidence leads to version 3, which has tables of evidence, in the same way.
func admitEvidence(*bbolt.Tx) error { return nil }

// admitCommitments leads to version 4, which has commitments, in the same way.
func admitCommitments(*bbolt.Tx) error { return nil }

// admitMeanings leads to version 5, in the same way: it has tables of rates, more classes of cost, benefits that aren't cashable,
// overlaps by year, and what a case says of its basis and of how its figures are typed.
func admitMeanings(*bbolt.Tx) error { return nil }

// admitRepeatedNames leads to version 6, in the same way: a check can say which of several rows with a name it means.
func admitRepeatedNames(*bbolt.Tx) error { return nil }

// admitPublication leads to version 7, in the same way: a line can be marked as not for publication.
func admitPublication(*bbolt.Tx) error { return nil }

// admitMembers leads to version 8, in the same way: an option says what it means for whom.
func admitMembers(*bbolt.Tx) error { return nil }

// admitBudget leads to version 9, in the same way: it has lines of the budget, re-investments, areas, opportunities and measures.
func admitBudget(*bbolt.Tx) error { return nil }

// admitPlan leads to version 10, in the same way: it has activities, findings, stages, milestones, plans and slips of options, and what
// follows a decision until it is delivered.
func admitPlan(*bbolt.Tx) error { return nil }

// admitPapers leads to version 11, in the same way: it has risks, what papers say, success factors with their judgements, resolutions, and the
// role of a scenario.
func admitPapers(*bbolt.Tx) error { return nil }

// index holds the revision of each case by its id.
type index map[string]uint64

// createStore makes a file with an empty store in it.
func createStore(path string, version int) error {
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{NoFreelistSync: true, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		if _, err := tx.CreateBucket([]byte(casesBucket)); err != nil {
			return err
		}
		b, err := tx.CreateBucket([]byte(metaBucket))
		if err != nil {
			return err
		}
		meta := shelf{b, metaBucket}
		for key, value := range map[string]any{schemaKey: schema{version}, indexKey: index{}, settingsKey: map[string]string{}} {
			if err := meta.putJSON(key, value); err != nil {
				return err
			}
		}
		return nil
	})
	if closing := db.Close(); err == nil {
		err = closing
	}
	return err
}

// metaShelf returns what the store holds of itself.
func metaShelf(tx *bbolt.Tx) (shelf, error) {
	b, cases := tx.Bucket([]byte(metaBucket)), tx.Bucket([]byte(casesBucket))
	if b != nil && cases != nil {
		return shelf{b, metaBucket}, nil
	}
	return shelf{}, damaged("part of it is missing")
}

// isForeign reports whether a file holds things, and none of them ours.
func isForeign(tx *bbolt.Tx) bool {
	first, _ := tx.Cursor().First()
	return first != nil && tx.Bucket([]byte(metaBucket)) == nil && tx.Bucket([]byte(casesBucket)) == nil
}

// schemaVersion reads the version of an open store and refuses one that this program doesn't know.
func (s *Store) schemaVersion() (int, error) {
	var now schema
	err := s.bolt.transact(false, func(tx *bbolt.Tx) error {
		meta, err := metaShelf(tx)
		if err != nil && isForeign(tx) {
			return errNotOurs
		}
		if err != nil {
			return err
		}
		return meta.getJSON(schemaKey, &now)
	})
	latest := firstSchema + len(s.options.migrations)
	switch {
	case err != nil:
		return 0, err
	case now.Version > latest:
		return 0, fmt.Errorf("%w: schema %d", errNewer, now.Version)
	case now.Version < firstSchema:
		return 0, damaged("it has the schema %d", now.Version)
	case now.Version < latest && s.options.readOnly:
		return 0, fmt.Errorf("it was written by an older version of the workbench and must be opened for writing once")
	}
	return now.Version, nil
}

// migrate brings the store up to date step by step, each in one transaction, after a copy of the file as
// it was.
func (s *Store) migrate(version int) error {
	for latest := firstSchema + len(s.options.migrations); version < latest; version++ {
		if _, err := s.keepCopy(fmt.Sprintf("before-migration-%d", version+1)); err != nil {
			return err
		}
		err := s.bolt.transact(true, func(tx *bbolt.Tx) error {
			meta, err := metaShelf(tx)
			if err != nil {
				return err
			}
			if err := s.options.migrations[version-firstSchema](tx); err != nil {
				return fmt.Errorf("migrate to schema %d: %w", version+1, err)
			}
			return meta.putJSON(schemaKey, schema{version + 1})
		})
		if err != nil {
			return err
		}
	}
	return nil
}
