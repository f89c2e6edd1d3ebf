package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app"
	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
)

func TestWhatCantBeSavedStaysInTheWindowSaysSoAndIsSavedByTryingAgain(t *testing.T) {
	d := openWhole(t)
	d.Fault.BreakWith(errors.New("the disk is full; free some space and try again"))
	d.Tap("hub-and-spoke")
	d.Until(func() bool { return d.Failed() })
	if got, want := savingSays(d), "Not saved: the disk is full; free some space and try again"; got != want {
		t.Errorf("the status reads %q, want %q", got, want)
	}
	if _, _, retry, copied, _, _ := d.Status(); retry.Hidden || copied.Hidden {
		t.Error("the status offers no way out")
	}
	d.Tap("integrated-customer")
	if !d.Chosen("hub-and-spoke") || !d.Chosen("integrated-customer") {
		t.Fatal("a choice that can't be saved is gone from the window")
	}
	d.Until(func() bool { return d.Session().Saving().Err != nil && d.Session().Saving().Pending == 2 })

	d.Fault.BreakWith(nil)
	d.Run(cmdRetrySaving)
	d.Settle()
	if got := savingSays(d); got != "Saved" {
		t.Errorf("after trying again the status reads %q", got)
	}
	c, _, err := d.Store.Load("oxfordshire-2018")
	if err != nil {
		t.Fatal(err)
	}
	if chosen := c.Chosen("published-case"); !chosen["hub-and-spoke"] || !chosen["integrated-customer"] {
		t.Error("the store lacks a choice after trying again")
	}
}

func TestAStoreThatIsDamagedOrGoneWhileOpenHangsNothingAndTheWorkCanBeSavedElsewhere(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"was cut off or written over": func(path string) error { return os.Truncate(path, 0) },
		"is no longer there":          os.Remove,
		"was replaced by another": func(path string) error {
			return errors.Join(os.WriteFile(path+".new", []byte("a letter"), 0o600), os.Rename(path+".new", path))
		},
	} {
		path := filepath.Join(t.TempDir(), "workbench.db")
		d := openWholeOn(t, path)
		if err := harm(path); err != nil {
			t.Fatal(err)
		}
		d.Tap("hub-and-spoke")
		d.Until(func() bool { return d.Failed() })
		if got := savingSays(d); !strings.HasPrefix(got, "Not saved: ") || !strings.Contains(got, name) {
			t.Errorf("%s: the status reads %q", name, got)
		}
		var answers []error
		for _, ask := range []func() error{
			func() error { _, err := d.Session().ReadJournal("oxfordshire-2018"); return err }, d.Session().Flush,
		} {
			page.Later(d.Window, func(context.Context) (struct{}, error) { return struct{}{}, ask() }, func(_ struct{}, err error) { answers = append(answers, err) })
		}
		d.Until(func() bool { return len(answers) == 2 })
		if answers[0] == nil || answers[1] == nil {
			t.Errorf("%s: it answers %v", name, answers)
		}
		elsewhere := filepath.Join(t.TempDir(), "elsewhere.tomcase")
		d.Run(page.SaveCopy)
		d.TypeInto(elsewhere)
		d.Press(fyne.KeyReturn)
		waitForDialog(d)
		if copied, err := casefile.Read(elsewhere); err != nil || !copied.Case.Chosen("published-case")["hub-and-spoke"] {
			t.Errorf("%s: the copy holds something else, %v", name, err)
		}
		d.Dismiss()
		d.CloseAsked()
		waitForDialog(d)
		d.Shut()
	}
}

func TestABackupThatCantBeMadeIsToldUntilOneIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openWholeOn(t, path)
	d.Do(d.Session().Case().RenameScenario("published-case", "Base"))
	d.Settle()
	backups := filepath.Join(filepath.Dir(path), "backups")
	if err := errors.Join(os.RemoveAll(backups), os.WriteFile(backups, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	reopen := func() { // a case that is opened has the store backed up
		page.Later(d.Window, func(context.Context) (*session.Opened, error) { return d.Session().OpenCase("oxfordshire-2018") }, d.Begin)
	}
	reopen()
	d.Until(func() bool { return d.Failed() })
	if got := savingSays(d); !strings.HasPrefix(got, "Saved. No backup can be made in the folder ") {
		t.Errorf("the status reads %q", got)
	}
	d.Run(cmdWhyNotSaved)
	if texts := apptest.Texts(d.Canvas().Overlays().Top()); !texts["Saved, but please note"] {
		t.Errorf("asked why, it says %v", texts)
	}
	d.Dismiss()
	if err := os.Remove(backups); err != nil {
		t.Fatal(err)
	}
	d.Run(cmdRetrySaving)
	d.Until(func() bool { return savingSays(d) == "Saved" })
	if _, why, retry, _, _, _ := d.Status(); !why.Hidden || !retry.Hidden {
		t.Error("the status still offers ways out")
	}
	d.Settle()
}

func TestClosingWithUnsavedWorkAsksFirst(t *testing.T) {
	d := openWhole(t)
	d.Fault.BreakWith(errors.New("the disk is full"))
	d.Tap("hub-and-spoke")
	d.Until(func() bool { return d.Failed() })
	d.CloseAsked()
	waitForDialog(d)
	texts := apptest.Texts(d.Canvas().Overlays().Top())
	if !texts["Not everything is saved"] {
		t.Errorf("closing shows %v", texts)
	}
	d.Fault.BreakWith(nil)
}

func TestAStoreThatCantBeOpenedIsExplainedWithWaysOut(t *testing.T) {
	dir := t.TempDir()
	foreign := filepath.Join(dir, "foreign.db")
	if err := os.WriteFile(foreign, []byte(strings.Repeat("SQLite format 3\x00", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := storage.Open(foreign)
	if err == nil {
		t.Fatal("another program's file was opened")
	}
	r := app.NewRunning(app.Params{App: test.NewTempApp(t), DataPath: foreign}, test.NewTempWindow(t, nil), nil)
	r.ShowFailure(foreign, err)
	if got := strings.Join(labels(r.WaysOut(foreign, err)), "; "); got != "Try again; Start afresh in foreign-2.db; Close" {
		t.Errorf("the ways out are %s", got)
	}
	if got := say.Error(err); !strings.Contains(got, "foreign.db") || !strings.Contains(got, "another program") {
		t.Errorf("the failure reads %q", got)
	}
}

func TestAStoreInUseOffersItsBackup(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openWholeOn(t, path)
	if err := d.Session().Afterwards(d.Store.Backup); err != nil {
		t.Fatal(err)
	}
	_, err := storage.Open(path)
	r := app.NewRunning(app.Params{App: fyne.CurrentApp(), DataPath: path, Pages: pages.All()}, test.NewTempWindow(t, nil), func(f func()) { d.Queue <- f })
	ways := r.WaysOut(path, err)
	if len(ways) != 3 || !strings.HasPrefix(ways[1].Label, "Look at the backup of ") {
		t.Fatalf("the ways out are %q", labels(ways))
	}
	look := test.NewTempWindow(t, nil)
	r.SetWindow(look)
	ways[1].Run()
	defer r.Shown().Stop()
	d.Until(r.Shown().Session().HasCase)
	if got := shownSaving(r.Shown()); !strings.HasPrefix(got, "Only looking, nothing is saved: backup of ") {
		t.Errorf("over a backup the status reads %q", got)
	}
}

func TestALostStoreOffersItsBackupAndIsBegunAfreshOnlyWhereNothingStands(t *testing.T) {
	for _, missing := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "workbench.db")
		d := openWholeOn(t, path)
		if err := d.Session().Afterwards(d.Store.Backup); err != nil {
			t.Fatal(err)
		}
		d.Shut()
		want := "Try again; Look at the backup of …; Start afresh in workbench-2.db; Close"
		harm := func() error { return os.Truncate(path, 0) }
		if missing {
			want = strings.Replace(want, "-2", "", 1)
			harm = func() error { return os.Remove(path) }
		}
		if err := harm(); err != nil {
			t.Fatal(err)
		}
		_, err := storage.Open(path)
		r := app.NewRunning(app.Params{App: fyne.CurrentApp(), DataPath: path, Pages: pages.All()}, test.NewTempWindow(t, nil), func(f func()) { d.Queue <- f })
		ways := r.WaysOut(path, err)
		texts := labels(ways)
		texts[1], _, _ = strings.Cut(texts[1], "of ")
		texts[1] += "of …"
		if got := strings.Join(texts, "; "); got != want {
			t.Errorf("the ways out are %s, want %s", got, want)
		}
		r.ShowFailure(path, err)
		ways[2].Run()
		if r.Shown() == nil {
			t.Fatal("nothing is begun afresh")
		}
		d.Until(r.Shown().Session().HasCase)
		if got, err := os.Stat(path); err != nil || (got.Size() > 0) != missing {
			t.Errorf("the lost file is %v, %v", got, err)
		}
		r.Shown().Stop()
	}
}

func labels(ways []ui.Action) []string {
	var texts []string
	for _, way := range ways {
		texts = append(texts, way.Label)
	}
	return texts
}

// shownSaving is what the status line of a window says of saving.
func shownSaving(w *app.Window) string {
	saving, _, _, _, _, _ := w.Status()
	return saving
}
