package answers

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"tomworkbench/app/session"
	"tomworkbench/storage/choices"
)

// Keeper keeps a person's answers in a file on the laptop: a return as it is sent, which an older or a newer program can read too.
type Keeper struct {
	answers *Answers
	folder  string
	now     func() time.Time
	worker  *session.Latest[choices.Return]
	// told hears, on the keeper's goroutine, that the answers are kept, or why they aren't.
	told func(error)
}

// Found says what was kept of earlier.
type Found struct {
	// Earlier says that it answered an earlier version, or another copy, of the pack; Lost is what of it the pack doesn't have.
	Earlier bool
	Lost    []string
	// Aside is the name under which a file that can't be read was set aside, empty for none.
	Aside string
}

// Keep takes up what was kept in a folder and keeps all that changes from now on. Stop ends it. The folder is made where it isn't
// there; where it can't be, told hears so and the answers live as long as the window.
func Keep(a *Answers, folder string, now func() time.Time, told func(error)) (*Keeper, Found) {
	k := &Keeper{answers: a, folder: folder, now: now, told: told}
	found := a.TakeUp(func(version int) (choices.Return, error) { return choices.ReadReturn(k.path(version)) },
		func(version int) string { return setAside(k.path(version)) })
	k.worker = session.NewLatest(k.write)
	a.Listen(k.offer)
	return k, found
}

// Stop ends keeping; what isn't kept by then is kept first.
func (k *Keeper) Stop() {
	k.worker.Stop()
	if r, err := k.answers.Return(k.now()); err == nil && k.answers.Begun() {
		k.write(r)
	}
}

// offer hands over what is to be kept. A name or a text that no return takes is being typed still, and is said where it is typed.
func (k *Keeper) offer() {
	if r, err := k.answers.Return(k.now()); err == nil {
		k.worker.Offer(r)
	}
}

// write runs on the keeper's goroutine.
func (k *Keeper) write(r choices.Return) {
	err := os.MkdirAll(k.folder, 0o700)
	if err == nil {
		err = r.Write(k.path(r.Pack.Version))
	}
	k.told(err)
}

func (k *Keeper) path(version int) string {
	return filepath.Join(k.folder, fmt.Sprintf("%s-%d%s", k.answers.Pack.ID, version, choices.ReturnExtension))
}

// TakeUp restores what was kept for the pack, or else for the newest of its earlier versions. read returns what is kept for a version,
// [fs.ErrNotExist] for nothing; what can't be read is put aside under the name that aside returns.
func (a *Answers) TakeUp(read func(version int) (choices.Return, error), aside func(version int) string) (found Found) {
	for version := a.Pack.Version; version > 0; version-- {
		r, err := read(version)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil || r.Pack.ID != a.Pack.ID:
			found.Aside = aside(version)
			continue
		}
		found.Earlier = r.Pack.Version != a.Pack.Version || r.Pack.Digest != a.Pack.Digest
		found.Lost = a.restore(r)
		return found
	}
	return found
}

// setAside gives a file that can't be read another name, so that it isn't written over.
func setAside(path string) string {
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.damaged-%d", path, n)
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		if os.Rename(path, aside) != nil {
			return ""
		}
		return filepath.Base(aside)
	}
}
