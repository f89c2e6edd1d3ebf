package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"tomworkbench/model"
)

// leaveMark is a migration that a test can see.
func leaveMark(mark string) migration {
	return func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte(mark))
		return err
	}
}

func TestMigrationsRunOnceInOrderEachAfterACopy(t *testing.T) {
	path, want := filledStore(t, smallCase(t, "a"), 8)
	before := readFile(t, path)
	o := defaultOptions()
	latest := firstSchema + len(o.migrations)
	o.migrations = append(migrations(), leaveMark("first"), func(tx *bbolt.Tx) error {
		if tx.Bucket([]byte("first")) == nil {
			return errors.New("out of order")
		}
		return leaveMark("second")(tx)
	})
	for range 2 {
		s, err := open(path, o)
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, "migrated", stored(t, s, "a"), want)
		if version, err := s.schemaVersion(); err != nil || version != latest+2 {
			t.Errorf("schema %d, %v", version, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for label, version := range map[string]int{fmt.Sprint("before-migration-", latest+1): 1, fmt.Sprint("before-migration-", latest+2): 2} {
		kept, err := filepath.Glob(filepath.Join(backupsOf(path), "*"+label+"*"))
		if err != nil || len(kept) != 1 {
			t.Fatalf("%s: %v, %v", label, kept, err)
		}
		if version == 1 && string(readFile(t, kept[0])) != string(before) {
			t.Errorf("%s is not the file as it was", label)
		}
		checkWithBolt(t, kept[0])
	}
}

func TestAMigrationThatFailsLeavesTheStoreAsItWas(t *testing.T) {
	path, want := filledStore(t, smallCase(t, "a"), 8)
	o := defaultOptions()
	o.migrations = append(migrations(), func(tx *bbolt.Tx) error {
		if err := tx.DeleteBucket([]byte(casesBucket)); err != nil {
			return err
		}
		return errors.New("no luck")
	})
	_, err := open(path, o)
	if e := wantReason(t, err, path, Unreadable); !strings.Contains(e.Error(), "no luck") {
		t.Errorf("it doesn't say why: %v", e)
	}
	s := openTest(t, path)
	wantSame(t, "after a failed migration", stored(t, s, "a"), want)
}

func TestAnOlderStoreIsNotMigratedByReadingIt(t *testing.T) {
	path, _ := filledStore(t, smallCase(t, "a"), 8)
	before := readFile(t, path)
	o := defaultOptions()
	o.migrations, o.readOnly = append(migrations(), leaveMark("next")), true
	_, err := open(path, o)
	wantReason(t, err, path, Unreadable)
	if string(readFile(t, path)) != string(before) {
		t.Error("the file was changed")
	}
}

func TestANewStoreNeedsNoMigration(t *testing.T) {
	path := storePath(t)
	o := defaultOptions()
	o.migrations = []migration{func(*bbolt.Tx) error { return errors.New("not needed") }}
	s, err := open(path, o)
	if err != nil || s.Close() != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(backupsOf(path)); !os.IsNotExist(err) {
		t.Errorf("a copy of nothing was kept: %v", err)
	}
}

func TestAStoreOfTheFirstSchemaIsBroughtUpToDate(t *testing.T) {
	path := storePath(t)
	o := defaultOptions()
	o.migrations = nil
	first, err := open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Create(smallCase(t, "a"), nil, model.Cursor{}); err != nil || first.Close() != nil {
		t.Fatal(err)
	}
	want := readFile(t, path)
	s := openTest(t, path)
	if version, err := s.schemaVersion(); err != nil || version != firstSchema+len(migrations()) {
		t.Errorf("schema %d, %v", version, err)
	}
	if c, _, err := s.Load("a"); err != nil || c.Count() != smallCase(t, "a").Count() {
		t.Errorf("migrated: %v", err)
	}
	kept, err := filepath.Glob(filepath.Join(backupsOf(path), "*before-migration-2*"))
	if err != nil || len(kept) != 1 || string(readFile(t, kept[0])) != string(want) {
		t.Errorf("the copy from before is %v, %v", kept, err)
	}
}
