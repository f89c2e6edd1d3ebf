package storage

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// How often each sort of file is hurt, and when soaked.
const (
	hurts     = 300
	soakHurts = 2500
)

// exchanged is a sort of file that people send each other: one of them, and what a reader of it takes it for, as text.
type exchanged struct {
	name string
	data []byte
	read func([]byte) ([]byte, error)
}

func exchangedFiles(t *testing.T) []exchanged {
	t.Helper()
	path, _ := filledStore(t, exampleCase(t), 30)
	s := openTest(t, path)
	c, cursor, err := s.Load("oxfordshire-2018")
	if err != nil {
		t.Fatal(err)
	}
	journal, err := s.Journal("oxfordshire-2018")
	if err != nil {
		t.Fatal(err)
	}
	readCase := func(data []byte) ([]byte, error) {
		f, err := casefile.Decode(data)
		if err != nil {
			return nil, err
		}
		return casefile.Encode(f)
	}
	p, back := packAndReturn(t, c)
	return []exchanged{
		{"case file", onDisk(t, casefile.File{Case: c}), readCase},
		{"case file with a journal", onDisk(t, casefile.File{Case: c, Journal: journal, Cursor: cursor}), readCase},
		{"pack", p, func(data []byte) ([]byte, error) {
			p, err := choices.DecodePack(data)
			if err != nil {
				return nil, err
			}
			return p.Encode()
		}},
		{"return", back, func(data []byte) ([]byte, error) {
			r, err := choices.DecodeReturn(data)
			if err != nil {
				return nil, err
			}
			return r.Encode()
		}},
	}
}

// onDisk is a case file as it is written to a disk.
func onDisk(t *testing.T, f casefile.File) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "case"+casefile.Extension)
	if err := casefile.Write(path, f); err != nil {
		t.Fatal(err)
	}
	return readFile(t, path)
}

// packAndReturn are a pack of a case and what somebody answers to it.
func packAndReturn(t *testing.T, c *model.Case) (pack, back []byte) {
	t.Helper()
	p, err := choices.Make(c, choices.Draft{Welcome: "Say what you would choose.", Questions: []string{"Why?"}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := p.Answered("A. Member", time.Date(2026, 1, 2, 9, 0, 0, 0, time.UTC), nil, []choices.Said{{Question: "Why?", Answer: "It saves 1.5."}})
	if err != nil {
		t.Fatal(err)
	}
	if pack, err = p.Encode(); err != nil {
		t.Fatal(err)
	}
	if back, err = r.Encode(); err != nil {
		t.Fatal(err)
	}
	return pack, back
}

// hurt changes a file as a bad disk or a bad line does: a bit, a byte, its end, a sector.
func hurt(random *rand.Rand, whole []byte) []byte {
	const sector = 512
	data, at := bytes.Clone(whole), random.IntN(len(whole))
	switch random.IntN(5) {
	case 0, 1:
		data[at] ^= 1 << random.IntN(8)
	case 2:
		data[at] = byte('0' + random.IntN(10)) // what a figure is made of
	case 3:
		return data[:at]
	case 4:
		clear(data[at:min(len(data), at+sector)])
	}
	return data
}

func TestNoHurtFileThatPeopleSendGivesAnotherFigure(t *testing.T) {
	random := seeded(t)
	for _, sort := range exchangedFiles(t) {
		want, err := sort.read(sort.data)
		if err != nil {
			t.Fatalf("%s: %v", sort.name, err)
		}
		all, refused := soaked(times(hurts), soakHurts), 0
		for range all {
			data := hurt(random, sort.data)
			got, err := sort.read(data)
			switch {
			case err != nil && err.Error() == "":
				t.Fatalf("a %s is refused without words", sort.name)
			case err != nil:
				refused++
			case !bytes.Equal(got, want):
				keep := filepath.Join(os.TempDir(), "hurt-"+sort.name)
				writeFile(t, keep, data)
				t.Fatalf("a hurt %s is read as another; it is kept as %s", sort.name, keep)
			}
		}
		t.Logf("%s: %d hurt, %d refused, the others read as they were", sort.name, all, refused)
		if refused < all/2 {
			t.Errorf("of %d hurt files only %d were refused: %s", all, refused, sort.name)
		}
	}
}
