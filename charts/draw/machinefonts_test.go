package draw

import (
	"os"
	"path/filepath"
	"testing"
)

// The index of the machine's fonts goes where the user's own caches are, and never makes a home for them.
func TestTheIndexOfFontsIsKeptWhereItBelongsOrNowhere(t *testing.T) {
	home := t.TempDir()
	for _, one := range []struct {
		name, cache string
		kept        bool
	}{
		{"a cache that is there", home, true},
		{"one in a home that is there", filepath.Join(home, "cache"), true},
		{"one without a home", filepath.Join(home, "nobody", "cache"), false},
	} {
		t.Setenv("XDG_CACHE_HOME", one.cache)
		t.Setenv("HOME", filepath.Dir(one.cache))
		if user, err := os.UserCacheDir(); err != nil || user != one.cache {
			t.Skip("this system keeps caches elsewhere, whatever its environment says")
		}
		dir, done, err := indexFolder()
		if err != nil || dir == one.cache != one.kept {
			t.Errorf("%s: the index goes to %s, %v", one.name, dir, err)
		}
		done()
		_, err = os.Stat(dir)
		if gone := err != nil; gone == one.kept {
			t.Errorf("%s: afterwards %s is gone: %v", one.name, dir, gone)
		}
	}
	if entries, err := os.ReadDir(home); err != nil || len(entries) != 1 {
		t.Errorf("the home holds %v, %v", entries, err)
	}
}
