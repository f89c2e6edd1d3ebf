package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/board"
	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/handover"
)

// caseFile writes a case into a file.
func caseFile(t *testing.T, c *model.Case) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sent.tomcase")
	if err := casefile.Write(path, casefile.File{Case: c}); err != nil {
		t.Fatal(err)
	}
	return path
}

// otherCase is a built-in case that the window doesn't begin with.
func otherCase(t *testing.T) *model.Case {
	t.Helper()
	file, err := casefile.Decode(assets.WorkStreams())
	if err != nil {
		t.Fatal(err)
	}
	return file.Case
}

func titleOf(d *apptest.Desk) string { return d.Session().Case().Head().Title }

func TestACaseFileThatIsNewIsAddedAndOpenedAndOneThatIsKeptJustOpened(t *testing.T) {
	d := openWhole(t)
	example, other := d.Session().Case(), otherCase(t)
	d.Cases().OpenFile(caseFile(t, other))
	waitForDialog(d)
	if words := dialogText(d); titleOf(d) != other.Head().Title || !strings.Contains(words, "is added") || !strings.Contains(words, "the file stays as it is") {
		t.Errorf("open is %q, and it says %q", titleOf(d), words)
	}
	d.Press(fyne.KeyEscape)
	revision := d.Session().Case().Revision
	d.Cases().OpenFile(caseFile(t, example))
	d.Until(func() bool { return titleOf(d) == example.Head().Title })
	d.Cases().OpenFile(caseFile(t, other))
	d.Until(func() bool { return titleOf(d) == other.Head().Title })
	if !d.Idle() || d.Session().Case().Revision != revision {
		t.Error("a case that is kept just as in the file isn't just opened")
	}
}

func TestWhereTheFileDiffersFromWhatIsKeptAPersonSaysWhichTheyMean(t *testing.T) {
	for action, want := range map[string]bool{"Open what is kept": true, "Take the file's": false, "Cancel": true} {
		d := openWhole(t)
		path := caseFile(t, d.Session().Case())
		d.Tap("hub-and-spoke")
		d.Settle()
		d.Cases().OpenFile(path)
		waitForDialog(d)
		if words := dialogText(d); !strings.Contains(words, "is kept here already") || !strings.Contains(words, "In sent.tomcase 1 record differs") {
			t.Errorf("it asks %q", words)
		}
		d.TapAction(action)
		if action == "Open what is kept" {
			d.Settle()
		}
		if d.Chosen("hub-and-spoke") != want {
			t.Errorf("%s: what is kept is shown: %v", action, !want)
		}
	}
}

func TestACaseThatWasDeletedIsBroughtBackByItsFile(t *testing.T) {
	d := openWhole(t)
	path := caseFile(t, otherCase(t))
	d.Cases().OpenFile(path)
	waitForDialog(d)
	d.Press(fyne.KeyEscape)
	id := d.Session().Case().Head().ID
	d.Run(cmdDeleteCase)
	waitForDialog(d)
	d.Press(fyne.KeyEscape)
	d.Cases().OpenFile(path)
	d.Until(func() bool { return d.Session().Case().Head().ID == id })
	all, err := d.Store.Cases()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.Shelf != storage.OnDesk {
			t.Errorf("%s is %s still", c.Title, c.Shelf)
		}
	}
}

func TestACaseFileThatCantBeOpenedIsRefusedInASentenceThatNamesIt(t *testing.T) {
	d := openWhole(t)
	folder := t.TempDir()
	newer := strings.Replace(string(assets.Example()), `"version": `, `"version": 9`, 1)
	for name, text := range map[string]string{"damaged": "{", "newer": newer, "other": `{"format": "a song"}`} {
		if err := os.WriteFile(filepath.Join(folder, name+".tomcase"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "folder.tomcase"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"damaged": "", "newer": "newer version", "other": "", "missing": "missing.tomcase is not there", "folder": "folder.tomcase is a folder, not a file",
	} {
		before := d.Session().Case()
		d.Cases().OpenFile(filepath.Join(folder, name+".tomcase"))
		waitForDialog(d)
		words := dialogText(d)
		t.Log(words)
		if !strings.Contains(words, name+".tomcase") || !strings.Contains(words, want) {
			t.Errorf("%s: it says %q", name, words)
		}
		if d.Press(fyne.KeyEscape); d.Session().Case() != before {
			t.Errorf("%s: the case is changed", name)
		}
	}
}

func TestWhatALaterStartHandsOverWaitsForTheDialogThatIsOpen(t *testing.T) {
	d := openWhole(t)
	d.TakeOver()
	d.Run(cmdAbout)
	path := caseFile(t, otherCase(t))
	taken := make(chan bool)
	store := d.Store.Path()
	go func() { taken <- handover.Ask(t.Context(), store, path) }()
	d.Until(func() bool { return strings.Contains(d.Said(), "sent.tomcase opens once this is closed") })
	if !<-taken {
		t.Error("it isn't taken")
	}
	if d.Idle() {
		t.Fatal("the dialog was closed")
	}
	d.Press(fyne.KeyEscape)
	waitForDialog(d)
	if titleOf(d) != otherCase(t).Head().Title {
		t.Errorf("open is %q", titleOf(d))
	}
}

// opener is a page that opens files of a kind of its own.
type opener struct {
	page.Page
	opened *string
}

func (o opener) OpenFile(path string) bool {
	if filepath.Ext(path) != ".other" {
		return false
	}
	*o.opened = path
	return true
}

func TestAPageOpensFilesOfAKindOfItsOwnHandedOverOrDropped(t *testing.T) {
	opened := ""
	own := board.Entry()
	made := own.New
	own.New = func(h page.Host) page.Page { return opener{made(h), &opened} }
	d := apptest.Open(t, own)
	d.TakeOver()
	path := filepath.Join(t.TempDir(), "file.other")
	store := d.Store.Path()
	go handover.Ask(t.Context(), store, path)
	d.Until(func() bool { return opened == path })
	opened = ""
	d.Drop(path)
	if opened != path {
		t.Errorf("what is dropped opens %q", opened)
	}
	go handover.Ask(t.Context(), store, caseFile(t, otherCase(t)))
	waitForDialog(d)
	if titleOf(d) != otherCase(t).Head().Title {
		t.Errorf("open is %q", titleOf(d))
	}
}

func TestAStoreInUseSaysByWhomAndSinceWhen(t *testing.T) {
	d := openWhole(t)
	d.Clock = apptest.Time
	d.TakeOver()
	_, err := storage.Open(d.Store.Path())
	if err == nil || !strings.Contains(err.Error(), "TOM Workbench test on this computer has had it open since 15 January 2018") {
		t.Errorf("it says %v", err)
	}
}
