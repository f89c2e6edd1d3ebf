package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"tomworkbench/storage"
)

func TestWhatCantBeSavedStaysInTheWindowSaysSoAndIsSavedByTryingAgain(t *testing.T) {
	d := openDesk(t)
	d.fault.breakWith(errors.New("the disk is full; free some space and try again"))
	d.tap("hub-and-spoke")
	d.until(func() bool { return d.status.shownSaving.Err != nil })
	if got, want := d.status.saving.text, "Not saved: the disk is full; free some space and try again"; got != want {
		t.Errorf("the status reads %q, want %q", got, want)
	}
	if d.status.retry.Hidden || d.status.copy.Hidden {
		t.Error("the status offers no way out")
	}
	d.tap("integrated-customer")
	if !d.chosen("hub-and-spoke") || !d.chosen("integrated-customer") {
		t.Fatal("a choice that can't be saved is gone from the window")
	}
	d.until(func() bool { return d.session.Saving().Err != nil && d.session.Saving().Pending == 2 })

	d.fault.breakWith(nil)
	d.run(cmdRetrySaving)
	d.settle()
	if got := d.status.saving.text; got != "Saved" {
		t.Errorf("after trying again the status reads %q", got)
	}
	c, _, err := d.store.Load("oxfordshire-2018")
	if err != nil {
		t.Fatal(err)
	}
	if chosen := c.Chosen("published-case"); !chosen["hub-and-spoke"] || !chosen["integrated-customer"] {
		t.Error("the store lacks a choice after trying again")
	}
}

func TestClosingWithUnsavedWorkAsksFirst(t *testing.T) {
	d := openDesk(t)
	d.fault.breakWith(errors.New("the disk is full"))
	d.tap("hub-and-spoke")
	d.until(func() bool { return d.status.shownSaving.Err != nil })
	d.close()
	d.waitForDialog()
	texts := map[string]bool{}
	collect(d.window.Canvas().Overlays().Top(), texts)
	if !texts["Not everything is saved"] {
		t.Errorf("closing shows %v", texts)
	}
	d.fault.breakWith(nil)
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
	r := &running{params: Params{App: test.NewTempApp(t), DataPath: foreign}, window: test.NewTempWindow(t, nil)}
	r.showFailure(foreign, err)
	if got := strings.Join(labels(r.waysOut(foreign, err)), "; "); got != "Try again; Start afresh in foreign-2.db; Close" {
		t.Errorf("the ways out are %s", got)
	}
	if got := errorWords(err); !strings.Contains(got, "foreign.db") || !strings.Contains(got, "another program") {
		t.Errorf("the failure reads %q", got)
	}
}

func TestAStoreInUseOffersItsBackup(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openDeskOn(t, path)
	if err := d.store.Backup(); err != nil {
		t.Fatal(err)
	}
	_, err := storage.Open(path)
	r := &running{params: Params{App: d.app, DataPath: path}, window: d.window, onUI: func(f func()) { d.queue <- f }}
	ways := r.waysOut(path, err)
	if len(ways) != 3 || !strings.HasPrefix(ways[1].label, "Look at the backup of ") {
		t.Fatalf("the ways out are %q", labels(ways))
	}
	look := test.NewTempWindow(t, nil)
	r.window = look
	ways[1].run()
	defer r.shown.stop()
	d.until(r.shown.session.HasCase)
	if got := r.shown.status.saving.text; !strings.HasPrefix(got, "Only looking, nothing is saved: backup of ") {
		t.Errorf("over a backup the status reads %q", got)
	}
}

func labels(ways []action) []string {
	var texts []string
	for _, way := range ways {
		texts = append(texts, way.label)
	}
	return texts
}
