package storage

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// moveValue puts what one bucket of a store holds under a key in the place of what another holds under the same.
func moveValue(t *testing.T, path, key string, from, to []string) {
	t.Helper()
	db, err := bbolt.Open(path, fileMode, nil)
	if err != nil {
		t.Fatal(err)
	}
	find := func(tx *bbolt.Tx, names []string) *bbolt.Bucket {
		b := tx.Bucket([]byte(names[0]))
		for _, name := range names[1:] {
			b = b.Bucket([]byte(name))
		}
		return b
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		return find(tx, to).Put([]byte(key), bytes.Clone(find(tx, from).Get([]byte(key))))
	})
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
}

func TestAValueInTheSamePlaceOfAnotherBucketIsRefused(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	for _, id := range []string{"a", "b"} {
		newDesk(t, s, smallCase(t, id), 1)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// Both cases are at the same revision, so that the index doesn't tell their summaries apart.
	moveValue(t, path, summaryKey, []string{casesBucket, "a"}, []string{casesBucket, "b"})
	s = openTest(t, path)
	cases, err := s.Cases()
	if err == nil {
		t.Fatalf("the list shows %v", cases)
	}
	wantReason(t, err, path, Damaged)
}

func TestASealTellsBucketKeyAndPayloadApart(t *testing.T) {
	seals := map[uint32]string{}
	for _, v := range [][3]string{
		{"cases/a", "key", "value"}, {"cases/b", "key", "value"}, {"cases/a", "kex", "value"}, {"cases/a", "key", "valuf"}, {"cases/ak", "ey", "value"},
	} {
		seal := shelf{name: v[0]}.seal([]byte(v[1]), []byte(v[2]))
		if other, taken := seals[seal]; taken {
			t.Errorf("%q has the seal of %s", v, other)
		}
		seals[seal] = v[0] + ", " + v[1] + ", " + v[2]
	}
}

// Each case's summary stands at the index's revision: neither may be older.
func TestAnIndexThatIsNewerOrOlderThanACaseIsRefused(t *testing.T) {
	for _, by := range []int{-1, 1} {
		path := storePath(t)
		s := openTest(t, path)
		newDesk(t, s, smallCase(t, "a"), 1).steps(3)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		db, err := bbolt.Open(path, fileMode, nil)
		if err != nil {
			t.Fatal(err)
		}
		err = db.Update(func(tx *bbolt.Tx) error {
			meta, all := shelf{tx.Bucket([]byte(metaBucket)), metaBucket}, index{}
			if err := meta.getJSON(indexKey, &all); err != nil {
				return err
			}
			all["a"] += uint64(by)
			return meta.putJSON(indexKey, all)
		})
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		s = openTest(t, path)
		_, _, err = s.Load("a")
		if err == nil {
			t.Fatalf("an index that is off by %d is taken", by)
		}
		wantReason(t, err, path, Damaged)
	}
}

func TestAValueWithoutAPayloadIsNotCutOff(t *testing.T) {
	path := filepath.Join(t.TempDir(), "one.db")
	db, err := bbolt.Open(path, fileMode, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket([]byte("b"))
		if err != nil {
			return err
		}
		s := shelf{b, "b"}
		_, err = s.put([]byte("key"), nil)
		payload, _, found, reading := s.get([]byte("key"))
		if len(payload) > 0 || !found {
			t.Errorf("it holds %q, found %v", payload, found)
		}
		return errors.Join(err, reading)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Error(err)
	}
}
