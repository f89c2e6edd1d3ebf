package storage

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"tomworkbench/model"
)

// errUndone ends a transaction in which nothing is to be kept.
var errUndone = errors.New("undone")

// sealedPlaces are the values of a store that each have a reader of their own, in the case that a drawer holds.
func sealedPlaces(d *drawer) []struct {
	in  shelf
	key []byte
} {
	record, _ := d.records.bucket.Cursor().First()
	entry, _ := d.journal.bucket.Cursor().Last()
	return []struct {
		in  shelf
		key []byte
	}{
		{d.meta, []byte(settingsKey)},
		{d.meta, []byte(indexKey)},
		{d.meta, []byte(schemaKey)},
		{d.top, []byte(summaryKey)},
		{d.records, record},
		{d.journal, entry},
	}
}

// putInstead puts a payload in one of the places of the case "a", sealed and counted as if it had been saved.
func putInstead(tx *bbolt.Tx, which int, payload []byte) error {
	d, err := openDrawer(tx, "a")
	if err != nil {
		return err
	}
	places := sealedPlaces(d)
	at := places[which%len(places)]
	_, was, _, err := at.in.get(at.key)
	if err != nil {
		return err
	}
	now, err := at.in.put(at.key, payload)
	if err != nil {
		return err
	}
	switch at.in.name {
	case d.records.name:
		d.summary.Records.remove(was)
		d.summary.Records.add(now)
		return d.finish()
	case d.journal.name:
		d.summary.Journal.remove(was)
		d.summary.Journal.add(now)
		return d.finish()
	}
	return nil
}

// readThrough reads what a window reads of a store.
func readThrough(tx *bbolt.Tx) error {
	if _, err := readSettings(tx); err != nil {
		return err
	}
	return eachDrawer(tx, func(d *drawer) error {
		c, err := d.load()
		if err != nil {
			return err
		}
		entries, err := d.entries()
		model.LogLines(c, entries)
		return err
	})
}

// FuzzStoredValue holds that no value of a store, however it came by its checksum, makes a reader panic, and that what it takes
// of a log can be shown.
func FuzzStoredValue(f *testing.F) {
	s, err := Open(filepath.Join(f.TempDir(), "work.db"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	newDesk(f, s, smallCase(f, "a"), 1).steps(20)
	err = s.view(func(tx *bbolt.Tx) error {
		d, err := openDrawer(tx, "a")
		if err != nil {
			return err
		}
		for i, at := range sealedPlaces(d) {
			payload, _, _, err := at.in.get(at.key)
			if err != nil {
				return err
			}
			f.Add(uint8(i), append([]byte(nil), payload...))
		}
		return nil
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, which uint8, payload []byte) {
		err := s.bolt.transact(true, func(tx *bbolt.Tx) error {
			if err := putInstead(tx, int(which), payload); err != nil {
				return err
			}
			return errors.Join(readThrough(tx), errUndone)
		})
		if errors.Is(err, errBroken) || !errors.Is(err, errUndone) {
			t.Fatalf("reading ends with %v", err)
		}
	})
}

// pagesFile is a file with two sound meta pages that say something, and pages behind them.
func pagesFile(pageSize int, root, pages, transaction uint64, rest []byte) []byte {
	order := binary.NativeEndian
	data := make([]byte, 2*pageSize, 2*pageSize+len(rest))
	for i := range 2 {
		page := data[i*pageSize:]
		order.PutUint64(page, uint64(i))
		order.PutUint16(page[8:], metaPage)
		meta := page[pageHeadSize:]
		order.PutUint32(meta, boltMagic)
		order.PutUint32(meta[4:], boltVersion)
		order.PutUint32(meta[8:], uint32(pageSize))
		order.PutUint64(meta[16:], root)
		order.PutUint64(meta[32:], ^uint64(0)) // no list of free pages
		order.PutUint64(meta[40:], pages)
		order.PutUint64(meta[48:], transaction+uint64(i))
		sum := fnv.New64a()
		_, _ = sum.Write(meta[:metaSummedSize])
		order.PutUint64(meta[metaSummedSize:], sum.Sum64())
	}
	return append(data, rest...)
}

// FuzzPages holds that no file, however sound its first two pages are, makes opening or reading it panic or lose itself.
func FuzzPages(f *testing.F) {
	path := filepath.Join(f.TempDir(), "seed.db")
	s, err := Open(path)
	if err != nil {
		f.Fatal(err)
	}
	newDesk(f, s, smallCase(f, "a"), 1).steps(3)
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		f.Fatal(err)
	}
	h, err := readHeader(file)
	if err := errors.Join(err, file.Close()); err != nil {
		f.Fatal(err)
	}
	f.Add(h.root, h.pages, h.transaction, readFile(f, path)[2*h.pageSize:h.pages*h.pageSize])
	f.Fuzz(func(t *testing.T, root, pages, transaction uint64, rest []byte) {
		path := filepath.Join(t.TempDir(), "work.db")
		data := pagesFile(os.Getpagesize(), root, pages, transaction, rest)
		writeFile(t, path, data)
		s, err := OpenReadOnly(path)
		if err == nil {
			err = s.view(readThrough)
			_ = s.Close()
		}
		if errors.Is(err, errBroken) {
			t.Fatalf("what was checked is broken: %v", err)
		}
		if string(readFile(t, path)) != string(data) {
			t.Fatal("reading changed the file")
		}
	})
}
