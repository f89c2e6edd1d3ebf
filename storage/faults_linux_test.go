package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tomworkbench/model"
	"tomworkbench/model/merge"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/diskfile/diskfault"
)

// venture is something that is done on a disk that fails at one of its steps.
type venture struct {
	name string
	// begin gets everything ready on a good disk and returns what is done then on the bad one, which may be tried again.
	begin func(t *testing.T, path string) (do func() error, end func() error)
}

func ventures() []venture {
	onStore := func(of func(*desk) (func() error, error)) func(*testing.T, string) (func() error, func() error) {
		return func(t *testing.T, path string) (func() error, func() error) {
			t.Helper()
			s, err := Open(path)
			if err != nil {
				t.Fatal(err)
			}
			d, err := sitDown(s, 3)
			if err != nil {
				t.Fatal(err)
			}
			do, err := of(d)
			if err != nil {
				t.Fatal(err)
			}
			return do, s.Close
		}
	}
	return []venture{
		{"change", onStore(func(d *desk) (func() error, error) {
			return d.toSave(d.c.Toggle("published-case", d.c.Options.At(0).ID))
		})},
		{"merge", onStore((*desk).toMerge)},
		{"import", onStore(func(d *desk) (func() error, error) {
			c := smallCase(playing{}, "imported")
			return func() error {
				err := d.store.Create(c, nil, model.Cursor{})
				if errors.Is(err, ErrExists) {
					return nil // the try before reached the disk
				}
				return err
			}, nil
		})},
		{"replacement", onStore(func(d *desk) (func() error, error) {
			c := smallCase(playing{}, "small")
			return func() error { return d.store.Replace(c, nil, model.Cursor{}, c.Revision) }, nil
		})},
		{"removal", onStore(func(d *desk) (func() error, error) {
			return func() error {
				err := d.store.Remove("small")
				if errors.Is(err, ErrNoCase) {
					return nil
				}
				return err
			}, nil
		})},
		{"setting", onStore(func(d *desk) (func() error, error) {
			return func() error { return d.store.SetSetting("theme", "dark") }, nil
		})},
		{"backup", onStore(func(d *desk) (func() error, error) {
			e, err := d.c.RenameScenario("published-case", "Changed since the last backup")
			if err != nil {
				return nil, err
			}
			return d.store.Backup, d.do(e)
		})},
		{"copy", func(_ *testing.T, path string) (func() error, func() error) {
			f := casefile.File{Case: smallCase(playing{}, "copied")}
			return func() error { return casefile.Write(filepath.Join(filepath.Dir(path), copyName), f) }, nothing
		}},
		{"migration", func(t *testing.T, path string) (func() error, func() error) {
			t.Helper()
			setBack(t, path)
			return func() error { return openAndClose(path) }, nothing
		}},
		{"first start", func(t *testing.T, path string) (func() error, func() error) {
			t.Helper()
			if err := os.RemoveAll(filepath.Dir(path)); err != nil {
				t.Fatal(err)
			}
			return func() error { return openAndClose(path) }, nothing
		}},
	}
}

// nothing is what is left to do where no store is open.
func nothing() error { return nil }

func openAndClose(path string) error {
	s, err := Open(path)
	if err != nil {
		return err
	}
	return s.Close()
}

// toSave saves an edit that was made; trying again is with the same entry.
func (d *desk) toSave(e model.Edit, err error) (func() error, error) {
	entry, cursor := d.cursor.Do(e.Stamp(d.sign()), d.c.Revision+1)
	return func() error { return d.store.Append(d.id(), entry, cursor) }, err
}

func (d *desk) toMerge() (func() error, error) {
	journal, err := d.store.Journal(d.id())
	if err != nil {
		return nil, err
	}
	mine := merge.Copy{Name: "mine", Case: d.c, Journal: journal, Cursor: d.cursor}
	theirs, err := d.elsewhere(mine)
	if err != nil {
		return nil, err
	}
	m, err := merge.Of(mine, theirs)
	if err != nil {
		return nil, err
	}
	return d.toSave(m.Edit(m.All(merge.TakeB)))
}

// furnished makes the folder of a store that has worked for a while: cases, backups, and a case file beside it.
func furnished(t *testing.T) (path string) {
	t.Helper()
	path, _ = filledStore(t, exampleCase(t), 20)
	s := openTest(t, path)
	if err := s.Create(smallCase(t, "small"), nil, model.Cursor{}); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Backup(), s.Close()); err != nil {
		t.Fatal(err)
	}
	f := casefile.File{Case: smallCase(t, "copied-before")}
	if err := casefile.Write(filepath.Join(filepath.Dir(path), copyName), f); err != nil {
		t.Fatal(err)
	}
	return path
}

// stood is all that a person would find, if the program ended now and was started again: what the store says, and the case file.
func stood(path string) (string, error) {
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	folder, err := os.MkdirTemp("", "stood-*")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	if err := os.CopyFS(folder, os.DirFS(filepath.Dir(path))); err != nil {
		return "", err
	}
	file, err := os.ReadFile(filepath.Join(folder, copyName))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	s, err := Open(filepath.Join(folder, filepath.Base(path)))
	if err != nil {
		return "", err
	}
	defer func() { _ = s.Close() }()
	if s.Warning() != "" {
		return "", errors.New(s.Warning())
	}
	if err := s.Check(); err != nil {
		return "", err
	}
	store, err := sumOf(s)
	if err != nil {
		return "", err
	}
	settings, err := s.Settings()
	return fmt.Sprint(store, digest(file), settings), err
}

// saysSo reports whether an error has words for a person.
func saysSo(err error) bool {
	var open *OpenError
	var save *SaveError
	var backup *BackupError
	var gone *GoneError
	var write *diskfile.WriteError
	words := errors.As(err, &open) || errors.As(err, &save) || errors.As(err, &backup) || errors.As(err, &gone) || errors.As(err, &write)
	return words && len(strings.Fields(err.Error())) > 5
}

// trial is one venture on a disk that fails at one step, or from one step on, in one way.
type trial struct {
	*testing.T
	venture
	from   string
	nth    int
	onward bool
	with   syscall.Errno
	// steps are all that a venture takes on a good disk.
	steps []diskfault.Step
}

func (x trial) String() string {
	return fmt.Sprintf("%s, step %d on (%v): %v, %v", x.name, x.nth, x.onward, x.with, x.steps[x.nth])
}

// run makes the trial and reports whether the venture failed.
func (x trial) run() bool {
	x.Helper()
	path := storePath(x.T)
	if err := os.CopyFS(filepath.Dir(path), os.DirFS(filepath.Dir(x.from))); err != nil {
		x.Fatal(err)
	}
	do, end := x.begin(x.T, path)
	before, err := stood(path)
	if err != nil {
		x.Fatalf("%v: before: %v", x, err)
	}
	_, failed := diskfault.During(x.T, filepath.Dir(filepath.Dir(path)), x.refuse, do)
	if failed != nil && !saysSo(failed) {
		x.Errorf("%v: it says %v", x, failed)
	}
	between := x.judge(path, failed)
	if again := do(); again != nil {
		x.Errorf("%v: on a good disk again it says %v, after %v", x, again, failed)
	}
	if err := end(); err != nil {
		x.Errorf("%v: closing: %v", x, err)
	}
	after, err := stood(path)
	if err != nil {
		x.Fatalf("%v: after: %v", x, err)
	}
	if between != before && between != after || failed == nil && between != after {
		x.Errorf("%v: it is neither as it was nor as it should be, after %v", x, failed)
	}
	return failed != nil
}

func (x trial) refuse(s diskfault.Step) syscall.Errno {
	if s.Nth == x.nth || x.onward && s.Nth > x.nth {
		return x.with
	}
	return 0
}

// judge holds what a fault left, which can all be read, and returns it.
func (x trial) judge(path string, failed error) string {
	x.Helper()
	got, err := stood(path)
	if err != nil {
		x.Fatalf("%v: %v, after %v", x, err, failed)
	}
	for _, b := range Backups(path) {
		if err := checkBackup(b.Path); err != nil {
			x.Errorf("%v: the backup %s: %v", x, filepath.Base(b.Path), err)
		}
	}
	return got
}

// waysToFail are the ways in which a disk fails at a step: when soaked all of them, else one of them in turn, at every third step.
func waysToFail(x trial) (all []trial) {
	for _, x.with = range []syscall.Errno{syscall.EIO, syscall.ENOSPC} {
		for _, x.onward = range []bool{false, true} {
			all = append(all, x)
		}
	}
	const every = 3
	switch {
	case soaked(0, 1) == 1:
		return all
	case x.nth%every != 0:
		return nil
	}
	return all[x.nth/every%len(all):][:1]
}

func TestAFaultAtAnyStepLosesNothingLeavesNothingHalfAndIsTold(t *testing.T) {
	from := furnished(t)
	trials, told := 0, 0
	for _, v := range ventures() {
		steps := stepsOf(t, v, from)
		if len(steps) == 0 {
			t.Fatalf("%s takes no steps", v.name)
		}
		failed := 0
		for nth := range steps {
			for _, x := range waysToFail(trial{T: t, venture: v, from: from, nth: nth, steps: steps}) {
				trials++
				if x.run() {
					failed++
				}
			}
		}
		told += failed
		t.Logf("%s: %d steps, %d told", v.name, len(steps), failed)
	}
	t.Logf("%d faults, %d of them kept the work from being done and were told", trials, told)
}

// stepsOf does a venture on a good disk and lists its steps.
func stepsOf(t *testing.T, v venture, from string) (steps []diskfault.Step) {
	t.Helper()
	path := storePath(t)
	if err := os.CopyFS(filepath.Dir(path), os.DirFS(filepath.Dir(from))); err != nil {
		t.Fatal(err)
	}
	do, end := v.begin(t, path)
	note := func(s diskfault.Step) syscall.Errno { steps = append(steps, s); return 0 }
	if _, err := diskfault.During(t, filepath.Dir(filepath.Dir(path)), note, do); err != nil {
		t.Fatalf("%s: %v", v.name, err)
	}
	if err := end(); err != nil {
		t.Fatal(err)
	}
	return steps
}
