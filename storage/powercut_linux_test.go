package storage

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"tomworkbench/storage/diskfile"
)

// What the traced program acknowledges: the whole of the store, a backup, and a copy of a case.
const (
	sayStore  = "store"
	sayBackup = "backup"
	sayCopy   = "copy"
)

// sum stands for all that a store says, nothing where there is no file.
func sum(path string) (string, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	s, err := OpenReadOnly(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = s.Close() }()
	if s.Warning() != "" {
		return "", errors.New(s.Warning())
	}
	if _, err := s.Cases(); err != nil {
		return "", err
	}
	return sumOf(s)
}

// sumOf sums up every value in the cases.
func sumOf(s *Store) (string, error) {
	h := sha256.New()
	var add func(b *bbolt.Bucket) error
	add = func(b *bbolt.Bucket) error {
		return b.ForEach(func(key, value []byte) error {
			_, _ = fmt.Fprintf(h, "%q %d\n", key, len(value))
			_, _ = h.Write(value)
			if value == nil {
				return add(b.Bucket(key))
			}
			return nil
		})
	}
	err := s.view(func(tx *bbolt.Tx) error { return add(tx.Bucket([]byte(casesBucket))) })
	return fmt.Sprintf("%x", h.Sum(nil)), err
}

// workTraced makes a store and works in it, with backups and copies, and says what is safe as soon as it is. A
// careless one has bbolt leave out its syncs.
func workTraced(path string, careless bool) error {
	s, err := Open(path)
	if err != nil {
		return err
	}
	s.bolt.db.NoSync = careless
	say := func() error {
		text, err := sumOf(s)
		fmt.Println(sayStore, text)
		return err
	}
	if err := say(); err != nil {
		return err
	}
	d := newDesk(playing{}, s, smallCase(playing{}, "a"), 7)
	for n := range 60 {
		if n > 0 {
			err = d.step()
		}
		if err == nil {
			err = say()
		}
		if err == nil && n%20 == 10 {
			err = sayBackedUp(s)
		}
		if err == nil && n%15 == 5 {
			err = sayCopied(filepath.Dir(path), n)
		}
		if err != nil {
			return err
		}
	}
	return s.Close()
}

func sayBackedUp(s *Store) error {
	if err := s.Backup(); err != nil {
		return err
	}
	fmt.Println(sayBackup, filepath.Base(Backups(s.path)[0].Path))
	return nil
}

func sayCopied(folder string, n int) error {
	data := bytes.Repeat(fmt.Appendf(nil, "copy %d ", n), 500)
	if err := diskfile.Replace(filepath.Join(folder, copyName), data); err != nil {
		return err
	}
	fmt.Printf("%s %x\n", sayCopy, sha256.Sum256(data))
	return nil
}

// recording is the history of a program with all that it acknowledged.
type recording struct {
	root, path string
	history    []event
	all        []string
	// sound holds the backups that were found so, by their content: most are read many times.
	sound map[string]bool
}

func record(t *testing.T, careless uint64) recording {
	t.Helper()
	r := recording{root: t.TempDir(), sound: map[string]bool{}}
	r.path = filepath.Join(r.root, "TOM Workbench", "workbench.db")
	var err error
	if r.history, err = trace(asPart(t, partTraced, r.path, careless), r.root); err != nil {
		t.Fatal(err)
	}
	end := r.play(len(r.history))
	r.all = end.said
	again := filepath.Join(t.TempDir(), "again")
	if err := end.image(r.root, again, always); err != nil {
		t.Fatal(err)
	}
	wantSameFolder(t, again, r.root)
	return r
}

// wantSameFolder holds a recording that is played to its end against what is really there: nothing was missed.
func wantSameFolder(t *testing.T, played, there string) {
	t.Helper()
	files := func(root string) map[string]string {
		found := map[string]string{}
		err := fs.WalkDir(os.DirFS(root), ".", func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				found[path] = string(readFile(t, filepath.Join(root, path)))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if got, want := files(played), files(there); !maps.Equal(got, want) {
		t.Fatalf("the recording gives %v, there is %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

func (r recording) play(events int) *disk {
	d := &disk{names: map[string]*node{r.root: {folder: true}}, content: map[*node][]byte{}, written: map[*node][]written{}}
	for _, e := range r.history[:events] {
		e.do(d)
	}
	return d
}

// safe returns what was acknowledged last of a kind, and what would have been next, each empty for nothing.
func (r recording) safe(kind string, said int) (last, next string) {
	for i, line := range r.all {
		text, ours := strings.CutPrefix(line, kind+" ")
		switch {
		case ours && i < said:
			last = text
		case ours:
			return last, text
		}
	}
	return last, ""
}

// judge reads what a power cut left: all that was acknowledged is there, and what wasn't is there whole or not
// at all.
func (r recording) judge(into string, said int) error {
	path := filepath.Join(into, strings.TrimPrefix(r.path, r.root))
	got, err := sum(path)
	if err != nil {
		return fmt.Errorf("the store can't be read: %w", err)
	}
	if last, next := r.safe(sayStore, said); got != last && (got != next || next == "") {
		return fmt.Errorf("the store isn't as it was acknowledged: %q, not %q or %q", got, last, next)
	}
	got = ""
	if data, err := os.ReadFile(filepath.Join(filepath.Dir(path), copyName)); err == nil {
		got = fmt.Sprintf("%x", sha256.Sum256(data))
	}
	if last, next := r.safe(sayCopy, said); got != last && (got != next || next == "") {
		return fmt.Errorf("the copy isn't as it was acknowledged: %q, not %q or %q", got, last, next)
	}
	backups := Backups(path)
	for _, b := range backups {
		data, err := os.ReadFile(b.Path)
		if err == nil && !r.sound[string(data)] {
			err = checkBackup(b.Path)
		}
		if err != nil {
			return fmt.Errorf("a backup can't be read: %w", err)
		}
		r.sound[string(data)] = true
	}
	last, _ := r.safe(sayBackup, said)
	if last != "" && !slices.ContainsFunc(backups, func(b Backup) bool { return filepath.Base(b.Path) == last }) {
		return fmt.Errorf("the backup %s is gone", last)
	}
	return nil
}

// goOn works on in what a power cut left.
func (r recording) goOn(into string) error {
	s, err := Open(filepath.Join(into, strings.TrimPrefix(r.path, r.root)))
	if err != nil {
		return err
	}
	return errors.Join(s.SetSetting("power", "back"), s.Check(), s.Backup(), s.Close())
}

// cut cuts the power after each event, several times where anything is unsynced, and judges what is left. It
// stops at the first fault and returns how many images were judged.
func (r recording) cut(into string, random *rand.Rand, times int) (images int, err error) {
	d := r.play(0)
	for i := 0; ; i++ {
		for n := range times {
			if n > 0 && !d.unsynced() {
				break
			}
			often := random.Float64()
			keep := func() bool { return random.Float64() < often }
			if err := errors.Join(os.RemoveAll(into), d.image(r.root, into, keep)); err != nil {
				return images, err
			}
			images++
			err := r.judge(into, len(d.said))
			if err == nil && images%workEvery == 0 {
				err = r.goOn(into)
			}
			if err != nil {
				return images, fmt.Errorf("cut after %d of %d events: %w", i, len(r.history), err)
			}
		}
		if i == len(r.history) {
			return images, nil
		}
		r.history[i].do(d)
	}
}

// How many images are judged at least, how often the power is cut between two events, and in which of the images
// work goes on.
const (
	cutImages = 3000
	cutTimes  = 5
	workEvery = 20
)

func TestWhatWasAcknowledgedOutlivesAPowerCut(t *testing.T) {
	r := record(t, 0)
	cuts, least := cutTimes, cutImages
	if testing.Short() {
		cuts, least = 1, cutImages/cutTimes
	}
	images, err := r.cut(filepath.Join(t.TempDir(), "image"), seeded(t), cuts)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d images of %d events, %d of them acknowledged", images, len(r.history), len(r.all))
	if images < least {
		t.Errorf("only %d images", images)
	}
}

// Without the syncs of files, or of folders, or with bbolt told to leave its own out, something acknowledged is
// lost: the test above can fail.
func TestAPowerCutIsNoticedWhereASyncIsMissing(t *testing.T) {
	careful := record(t, 0)
	without := func(kind eventKind) recording {
		r := careful
		r.history = slices.DeleteFunc(slices.Clone(r.history), func(e event) bool { return e.kind == kind })
		return r
	}
	for name, r := range map[string]recording{
		"of files": without(eventSync), "of folders": without(eventSyncFolder), "of bbolt": record(t, 1),
	} {
		images, err := r.cut(filepath.Join(t.TempDir(), "image"), seeded(t), cutTimes)
		if err == nil {
			t.Errorf("without the syncs %s nothing was lost in %d images", name, images)
		}
		t.Logf("without the syncs %s, image %d: %v", name, images, err)
	}
}
