package casefile

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tomworkbench/model"
)

// history is the example after a random afternoon: choices, and taking back and doing again, some of it over and over.
func history(t testing.TB, random *rand.Rand, steps int) File {
	t.Helper()
	f := decoded(t, exampleText(t))
	options := slices.Collect(f.Case.Options.All())
	for range steps {
		n := f.Case.Revision + 1
		by := model.Signature{ID: fmt.Sprintf("edit-%d", n), Who: "June", At: time.Date(2026, 3, 29, 1, 30, int(n), 0, time.UTC)}
		var entry model.Entry
		var cursor model.Cursor
		switch kind := random.IntN(6); {
		case kind < 2 && f.Cursor.Undo != 0:
			entry, cursor = f.Cursor.TakeBack(f.Journal[f.Cursor.Undo-1], by, n)
		case kind < 4 && f.Cursor.Redo != 0:
			entry, cursor = f.Cursor.DoAgain(f.Journal[f.Cursor.Redo-1], by, n)
		default:
			e, err := f.Case.Toggle("programme-only", options[random.IntN(len(options))].ID)
			if err != nil || e.Empty() {
				continue
			}
			entry, cursor = f.Cursor.Do(e.Stamp(by), n)
		}
		next, _, err := model.Apply(f.Case, entry.Edit)
		if err != nil {
			t.Fatal(err)
		}
		f.Case, f.Cursor, f.Journal = next, cursor, append(f.Journal, entry)
	}
	return f
}

func TestALogThatIsTooLongIsWrittenFromItsEndAndReadAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	const step = 4000
	for n := range uint64(3) {
		whole := history(t, rand.New(rand.NewPCG(seed, n)), 60)
		lines := model.LogLines(whole.Case, whole.Journal)
		longest := len(encoded(t, whole)) + 2*noteSize
		shortest := len(encoded(t, File{Case: whole.Case, Journal: []model.Entry{}})) + noteSize
		last := len(whole.Journal) + 1
		for limit := shortest; limit < longest+step; limit += step {
			f, leftOut, err := shorten(whole, room{limit, maxValues})
			if err != nil || leftOut > last {
				t.Fatalf("within %d bytes %d are left out after %d, %v", limit, leftOut, last, err)
			}
			last = leftOut
			text := encoded(t, f)
			if len(text) > limit {
				t.Fatalf("within %d bytes it has %d", limit, len(text))
			}
			wantText(t, encoded(t, decoded(t, text)), text)
			wantLog(t, f, lines, leftOut)
		}
		if last != 0 {
			t.Errorf("%d are left out where there is room for all", last)
		}
	}
}

// wantLog fails the test unless the log of a file says how many lines it leaves out, and the rest as the whole one does.
func wantLog(t *testing.T, f File, whole []model.LogLine, leftOut int) {
	t.Helper()
	lines := model.LogLines(f.Case, f.Journal)
	if leftOut > 0 {
		if want := fmt.Sprintf("%d older", leftOut); !strings.HasPrefix(lines[0].Text, want) || lines[0].Revision != uint64(leftOut) {
			t.Fatalf("the log begins with %q at %d, want %q", lines[0].Text, lines[0].Revision, want)
		}
		lines = lines[1:]
	}
	if len(lines) != len(whole)-leftOut {
		t.Fatalf("%d lines are left of %d less %d", len(lines), len(whole), leftOut)
	}
	if f.Cursor.Redo != 0 {
		top := f.Journal[f.Cursor.Redo-f.Journal[0].Revision]
		if e, _ := f.Cursor.DoAgain(top, model.Signature{}, f.Case.Revision+1); !strings.HasPrefix(e.Words(), "Done again: ") {
			t.Fatalf("doing again what was taken back would read %q", e.Words())
		}
	}
	for i, l := range lines {
		if want := whole[leftOut+i]; l.Text != want.Text || l.Revision != want.Revision || l.Who != want.Who {
			t.Fatalf("line %d is %q, want %q", l.Revision, l.Text, want.Text)
		}
	}
}

func TestALogOfTooManyValuesIsWrittenFromItsEnd(t *testing.T) {
	whole := history(t, rand.New(rand.NewPCG(1, 2)), 60)
	top, err := encode(whole)
	if err != nil {
		t.Fatal(err)
	}
	all := top.count()
	f, leftOut, err := shorten(whole, room{MaxBytes, all - 200})
	if err != nil || leftOut == 0 || leftOut == len(whole.Journal) {
		t.Fatalf("%d are left out, %v", leftOut, err)
	}
	if top, err = encode(f); err != nil || top.count() > all-200 {
		t.Errorf("%d values of %d, %v", top.count(), all-200, err)
	}
}

// longLog is a case with a log of entries of 20 kB each.
func longLog(t testing.TB, entries int) File {
	t.Helper()
	f := decoded(t, exampleText(t))
	text := func(i int) string { return fmt.Sprintf("%d ", i) + strings.Repeat("x", model.MaxTextRunes-20) }
	for i := range entries {
		n := f.Case.Revision + 1
		e, err := f.Case.Add(&model.Issue{ID: "i", Text: text(i)}, "")
		if was, ok := f.Case.Issues.Get("i"); ok {
			next := *was
			next.Text = text(i)
			e, err = f.Case.Replace("i", &next)
		}
		if err != nil {
			t.Fatal(err)
		}
		entry, cursor := f.Cursor.Do(e.Stamp(model.Signature{ID: fmt.Sprintf("edit-%d", n)}), n)
		next, _, err := model.Apply(f.Case, entry.Edit)
		if err != nil {
			t.Fatal(err)
		}
		f.Case, f.Cursor, f.Journal = next, cursor, append(f.Journal, entry)
	}
	return f
}

func TestALogOfFortyMegabytesIsWrittenAsFarAsAFileIsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	whole := longLog(t, 2100)
	path := filepath.Join(t.TempDir(), "long.tomcase")
	err := Write(path, whole)
	if err == nil || !strings.Contains(err.Error(), "nothing is written: the file is 42 MB; a case file has at most 32 MB") {
		t.Fatalf("as it is it says %v", err)
	}
	f, leftOut, err := Shortened(whole)
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(path, f); err != nil {
		t.Fatal(err)
	}
	there, err := Read(path)
	if err != nil || len(there.Journal) != len(whole.Journal)-leftOut+1 {
		t.Fatalf("%d entries after %d were left out, %v", len(there.Journal), leftOut, err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() < MaxBytes-64<<10 {
		t.Errorf("it has %v, %v", info.Size(), err)
	}
}

func TestACaseThatCouldNotBeReadAgainIsNotWrittenOverWhatIsThere(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	c := decoded(t, exampleText(t)).Case
	table := &model.Evidence{ID: "t", Title: "T"}
	for range 10 {
		table.Columns = append(table.Columns, model.EvidenceColumn{Name: "a"})
	}
	for range model.MaxEvidenceRows {
		table.Rows = append(table.Rows, model.EvidenceRow{Cells: slices.Repeat([]string{strings.Repeat("1", model.MaxTextRunes)}, 10)})
	}
	e, err := c.Add(table, "")
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, e); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "there.tomcase")
	if err := Write(path, File{Case: decoded(t, exampleText(t)).Case}); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	err = Write(path, File{Case: c})
	var problems Problems
	if !errors.As(err, &problems) || !strings.Contains(err.Error(), "at most 32 MB") {
		t.Errorf("it says %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("what was there is changed, %v", err)
	}
}
