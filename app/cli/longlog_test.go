package cli

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
)

// longLogged makes a store with the example in it, whose log has n entries of 20 kB.
func longLogged(t *testing.T, path string, n int) {
	t.Helper()
	f := must(casefile.Decode(assets.Example()))(t)
	issue := func(i int) *model.Issue {
		return &model.Issue{ID: "i", Text: fmt.Sprintf("%d %s", i, strings.Repeat("x", model.MaxTextRunes-20))}
	}
	for i := range n {
		e, err := f.Case.Replace("i", issue(i))
		if i == 0 {
			e, err = f.Case.Add(issue(i), "")
		}
		if err != nil {
			t.Fatal(err)
		}
		entry, cursor := f.Cursor.Do(e.Stamp(model.Signature{ID: fmt.Sprintf("edit-%d", i)}), f.Case.Revision+1)
		next, _, err := model.Apply(f.Case, entry.Edit)
		if err != nil {
			t.Fatal(err)
		}
		f.Case, f.Cursor, f.Journal = next, cursor, append(f.Journal, entry)
	}
	s := must(storage.Open(path))(t)
	if err := errors.Join(s.Create(f.Case, f.Journal, f.Cursor), s.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestALogLongerThanACaseFileIsExportedFromItsEndAndComesBack(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	folder := t.TempDir()
	data, file, other := filepath.Join(folder, "work.db"), filepath.Join(folder, "long.tomcase"), filepath.Join(folder, "other.db")
	longLogged(t, data, 2000)
	var messages bytes.Buffer
	run := func(args ...string) {
		t.Helper()
		messages.Reset()
		if code := Run(args, Env{Out: &bytes.Buffer{}, Messages: &messages, Now: time.Now}); code != ExitDone {
			t.Fatalf("%s: exit %d, %s", args, code, messages.String())
		}
	}
	run("export", "-data", data, "-case", "@Oxfordshire 2018", "-journal", "-out", file)
	var whole, saved, leftOut int
	said := "The decision log has %d entries, more than a case file has room for: the newest %d are saved, the oldest %d are left out and stay in the store.\n"
	if n, err := fmt.Sscanf(messages.String(), said, &whole, &saved, &leftOut); n != 3 || whole != 2000 || saved+leftOut != whole || saved < 1500 {
		t.Fatalf("it says %q, %v", messages.String(), err)
	}
	run("import", "-data", other, file)
	s := must(storage.OpenReadOnly(other))(t)
	defer func() { _ = s.Close() }()
	journal := must(s.Journal("oxfordshire-2018"))(t)
	if want := fmt.Sprintf("%d older entries of the log are left out here", leftOut); len(journal) != saved+1 || !strings.HasPrefix(journal[0].Text, want) {
		t.Errorf("%d entries came back, the first %q, want %q", len(journal), journal[0].Text, want)
	}
	run("export", "-data", data, "-case", "@Oxfordshire 2018", "-out", file)
	if messages.String() != "It holds 14 lines of what suppliers are paid.\n" {
		t.Errorf("without its log it says %q", messages.String())
	}
}
