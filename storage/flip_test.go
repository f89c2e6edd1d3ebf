package storage

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"testing"
)

// flipStride is the distance from one byte changed to the next: prime, so that every part of every kind of
// value gets its turn. When soaked it is smaller.
const (
	flipStride = 61
	soakStride = 13
)

// flipped is a store with states to tell apart, and one byte at a time changed.
type flipped struct {
	t    *testing.T
	path string
	file *os.File
	// want is what the store holds, and before what it held one save earlier.
	want, before []byte
	damaged      int
}

// newFlipped makes a store that has old pages left over from many saves.
func newFlipped(t *testing.T, steps int) *flipped {
	t.Helper()
	f := &flipped{t: t, path: storePath(t)}
	s, err := Open(f.path)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, s, smallCase(t, "a"), 21)
	d.steps(steps)
	for revision := d.c.Revision; d.c.Revision == revision; {
		f.before = stored(t, s, "a")
		d.steps(1)
	}
	f.want = stored(t, s, "a")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if f.file, err = os.OpenFile(f.path, os.O_RDWR, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.file.Close() })
	return f
}

func (f *flipped) xor(at int64, mask byte) {
	f.t.Helper()
	var one [1]byte
	if _, err := f.file.ReadAt(one[:], at); err != nil {
		f.t.Fatal(err)
	}
	one[0] ^= mask
	if _, err := f.file.WriteAt(one[:], at); err != nil {
		f.t.Fatal(err)
	}
}

// judge reads the store with a byte changed: an error that says damaged, or the case as it was, or, with a
// warning, the case as it was one save before.
func (f *flipped) judge(at int64, mask byte) {
	f.t.Helper()
	data, warning, err := readStore(f.path)
	var e *OpenError
	switch {
	case errors.As(err, &e) && e.Reason == Damaged:
		f.damaged++
	case err != nil:
		f.t.Fatalf("byte %d changed by %#x: %v", at, mask, err)
	case bytes.Equal(data, f.want):
	case warning != "" && bytes.Equal(data, f.before):
	default:
		f.t.Fatalf("byte %d changed by %#x: another case was read, warning %q", at, mask, warning)
	}
}

func readStore(path string) (data []byte, warning string, err error) {
	s, err := OpenReadOnly(path)
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = s.Close() }()
	data, err = readAll(s, "a")
	return data, s.Warning(), err
}

func TestNoChangedByteGivesAnotherFigure(t *testing.T) {
	f := newFlipped(t, 40)
	random := rand.New(rand.NewPCG(1, 2))
	size := int64(usedBytes(t, f.path))
	stride, least := int64(soaked(flipStride, soakStride)), 100
	if testing.Short() {
		stride, least = 607, 10 // prime as well
	}
	for at := random.Int64N(stride); at < size; at += stride {
		mask := byte(1) << random.IntN(8)
		f.xor(at, mask)
		f.judge(at, mask)
		f.xor(at, mask)
	}
	t.Logf("%d bytes changed, %d of them noticed as damage", size/stride, f.damaged)
	if f.damaged < least {
		t.Errorf("only %d of %d changes were noticed", f.damaged, size)
	}
}

// A store that was cut off anywhere, as a copy that wasn't finished is, holds what it held or is refused.
func TestNoStoreThatIsCutOffGivesAnotherFigure(t *testing.T) {
	f := newFlipped(t, 40)
	whole := readFile(t, f.path)
	random := seeded(t)
	cuts := soaked(times(200), 2000)
	for range cuts {
		at := random.IntN(len(whole))
		if random.IntN(4) == 0 {
			at -= at % os.Getpagesize()
		}
		writeFile(t, f.path, whole[:at])
		f.judge(int64(at), 0)
	}
	t.Logf("%d cut off, %d of them noticed as damage", cuts, f.damaged)
}

// Every page number that a changed byte can make, not one bit alone: an old page in the place of a new one
// is sound in itself.
func TestNoChangedPageNumberGivesAnotherFigure(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	f := newFlipped(t, 30)
	whole := readFile(t, f.path)
	pages := byte(usedBytes(t, f.path) / os.Getpagesize())
	for at := os.Getpagesize() * firstDataPage; at+8 <= usedBytes(t, f.path); at++ {
		if whole[at] < firstDataPage || whole[at] >= pages || !bytes.Equal(whole[at+1:at+8], make([]byte, 7)) {
			continue
		}
		for page := byte(firstDataPage); page < pages; page++ {
			f.xor(int64(at), whole[at]^page)
			f.judge(int64(at), whole[at]^page)
			f.xor(int64(at), whole[at]^page)
		}
	}
}

func TestAStoreWithAChangedByteCanBeWrittenToOrIsRefused(t *testing.T) {
	f := newFlipped(t, 40)
	whole := readFile(t, f.path)
	random := rand.New(rand.NewPCG(3, 4))
	opened := 0
	for range times(400) {
		at, mask := random.IntN(usedBytes(t, f.path)), byte(1)<<random.IntN(8)
		changed := bytes.Clone(whole)
		changed[at] ^= mask
		writeFile(t, f.path, changed)
		if f.work() {
			opened++
		} else if !bytes.Equal(readFile(t, f.path), changed) {
			t.Fatalf("byte %d changed by %#x: the damaged file was written to", at, mask)
		}
		writeFile(t, f.path, whole)
	}
	if opened == 0 {
		t.Error("no store could be opened")
	}
}

// work opens the store and goes on working in it, and reports whether that could be done.
func (f *flipped) work() bool {
	f.t.Helper()
	s, err := Open(f.path)
	if err != nil {
		return false
	}
	defer func() { _ = s.Close() }()
	c, cursor, err := s.Load("a")
	if err != nil {
		return false
	}
	d := &desk{t: f.t, store: s, c: c, cursor: cursor, random: rand.New(rand.NewPCG(5, 6))}
	d.steps(3)
	return true
}
