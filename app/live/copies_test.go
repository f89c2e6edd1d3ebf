package live

import (
	"path/filepath"
	"strings"
	"testing"

	"tomworkbench/assets"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/live"
)

func TestACopyThatWasPutByIsFoundUntilItIsMerged(t *testing.T) {
	file, err := storage.Open(filepath.Join(t.TempDir(), "a [folder]", "workbench.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	f, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	l, id := local{file}, f.Case.Head().ID
	var put []string
	for range 3 {
		where, err := l.PutBy(live.Copy{Case: f.Case, Journal: f.Journal, Cursor: f.Cursor})
		if err != nil {
			t.Fatal(err)
		}
		put = append(put, where)
	}
	merged, err := l.Merged(put[0])
	if err != nil || strings.Contains(merged, "not merged") {
		t.Errorf("it is merged at %q, %v", merged, err)
	}
	if _, err := casefile.Read(merged); err != nil {
		t.Error(err)
	}
	found, err := l.Unmerged(id)
	if err != nil || len(found) != 2 || found[0].Where != put[1] || found[1].Where != put[2] || found[0].Case.Revision != f.Case.Revision {
		t.Errorf("of %q the unmerged are %v, %v", put, found, err)
	}
	if other, err := l.Unmerged("another"); err != nil || len(other) > 0 {
		t.Errorf("of another case: %v, %v", other, err)
	}
}
