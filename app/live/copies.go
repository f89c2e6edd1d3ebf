package live

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tomworkbench/app/papers"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/live"
)

// local is the store as a guest keeps its copy in it.
type local struct{ *storage.Store }

// unmerged ends the name of a copy that isn't merged in yet.
const unmerged = " not merged" + casefile.Extension

func (l local) copies() string { return filepath.Join(filepath.Dir(l.Path()), "live", "copies") }

// PutBy keeps a copy as a case file beside the store.
func (l local) PutBy(c live.Copy) (string, error) {
	if err := diskfile.MakeFolder(l.copies(), 0o700); err != nil {
		return "", err
	}
	file, _, err := casefile.Shortened(casefile.File{Case: c.Case, Journal: c.Journal, Cursor: c.Cursor})
	if err != nil {
		return "", err
	}
	name := papers.FileName(c.Case.Head().Title) + time.Now().Format(" 2006-01-02 150405.000")
	path := filepath.Join(l.copies(), name+unmerged)
	return path, casefile.Write(path, file)
}

// Unmerged reads the copies of a case that aren't merged in yet. What isn't a case that can be read stays where it is.
func (l local) Unmerged(id string) (found []live.PutBy, err error) {
	paths, err := filepath.Glob(filepath.Join(diskfile.Escaped(l.copies()), "*"+unmerged)) // by name, which is by time for one case
	for _, path := range paths {
		f, err := casefile.Read(path)
		if err == nil && f.Case.Head().ID == id {
			found = append(found, live.PutBy{Copy: live.Copy{Case: f.Case, Journal: f.Journal, Cursor: f.Cursor}, Where: path})
		}
	}
	return found, err
}

// Merged gives a copy a name that says no more that it isn't merged.
func (l local) Merged(path string) (string, error) {
	merged := strings.TrimSuffix(path, unmerged) + casefile.Extension
	err := os.Rename(path, merged)
	if errors.Is(err, fs.ErrNotExist) { // somebody has taken it away
		err = nil
	}
	return merged, err
}

// unmergedWords says where it is what was changed here and is not in the case of the workshop; empty for nothing.
func (w *Workshop) unmergedWords() string {
	g := w.seat()
	if g == nil || len(g.Unmerged()) == 0 {
		return ""
	}
	return " What was changed here while the workshop was out of reach isn't in it: " + strings.Join(g.Unmerged(), " and ") +
		". Send that to the facilitator, who takes it in by “Merge a copy …”."
}
