package main

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tomworkbench/app/cli"
	"tomworkbench/app/session"
	"tomworkbench/assets"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

var errNoWindow = errors.New("no OpenGL here")

// withBoxes answers each question of a box, the first with the first answer, and keeps what was shown.
func withBoxes(folder string, answers ...bool) (i instead, shown *[]string) {
	shown = new([]string)
	return instead{
		messages: io.Discard, folder: folder,
		ask: func(question string) bool {
			*shown = append(*shown, question)
			yes := answers[0]
			answers = answers[1:]
			return yes
		},
		say:  func(text string) { *shown = append(*shown, text) },
		open: func(path string) error { *shown = append(*shown, "opened "+path); return nil },
	}, shown
}

// examplePack writes a pack of the example, and returns its path.
func examplePack(t *testing.T, name, welcome string) string {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	p, err := choices.Make(file.Case, choices.Draft{Welcome: welcome})
	path := filepath.Join(t.TempDir(), name)
	if err == nil {
		err = p.Write(path)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func pagesOf(packs ...string) iter.Seq2[cli.Page, error] {
	return cli.Pages(cli.Env{Messages: io.Discard}, "", "", packs)
}

func TestWhereNoWindowOpensAYesInABoxWritesThePageAndOpensIt(t *testing.T) {
	folder, pack, other := t.TempDir(), examplePack(t, "choices.tompack", ""), examplePack(t, "other.tompack", "Hello")
	first, second := filepath.Join(folder, "choices.html"), filepath.Join(folder, "choices-2.html")
	if err := os.WriteFile(first, []byte("somebody's own"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time the page is there already
		i, shown := withBoxes(folder, true)
		if code := i.offer(errNoWindow, pagesOf(pack)); code != cli.ExitDone || len(*shown) != 2 || (*shown)[1] != "opened "+second {
			t.Fatalf("it ends with %d after %q", code, *shown)
		}
		if question := (*shown)[0]; !strings.HasPrefix(question, "no OpenGL here\n\nA browser can show “Oxfordshire 2018” instead") || !strings.HasSuffix(question, "Write its page to "+second+" and open it?") {
			t.Errorf("it asks %q", question)
		}
	}
	if own, err := os.ReadFile(first); err != nil || string(own) != "somebody's own" {
		t.Errorf("a file is written over: %v", err)
	}
	if page, err := os.ReadFile(second); err != nil || !bytes.Contains(page, []byte("Content-Security-Policy")) {
		t.Errorf("no page is written: %v", err)
	}
	i, shown := withBoxes(folder, false, true)
	if code := i.offer(errNoWindow, pagesOf(pack, other)); code != cli.ExitDone || (*shown)[2] != "opened "+filepath.Join(folder, "other.html") {
		t.Errorf("after a no to the first of two it ends with %d after %q", code, *shown)
	}
}

func TestWhereNoWindowOpensANoOrAFaultEndsTheProgram(t *testing.T) {
	folder, pack := t.TempDir(), examplePack(t, "choices.tompack", "")
	i, shown := withBoxes(folder, false)
	if code := i.offer(errNoWindow, pagesOf(pack)); code != cli.ExitFailed || len(*shown) != 1 {
		t.Errorf("after a no it ends with %d after %q", code, *shown)
	}
	i, shown = withBoxes(folder)
	if code := i.offer(errNoWindow, pagesOf(filepath.Join(folder, "gone.tompack"))); code != cli.ExitFailed || len(*shown) != 1 || (*shown)[0] != errNoWindow.Error() {
		t.Errorf("without a pack it ends with %d after %q", code, *shown)
	}
	i, shown = withBoxes(filepath.Join(folder, "nowhere"), true)
	if code := i.offer(errNoWindow, pagesOf(pack)); code != cli.ExitFailed || len(*shown) != 2 || strings.HasPrefix((*shown)[1], "opened") {
		t.Errorf("where it can't write it ends with %d after %q", code, *shown)
	}
	i, shown = withBoxes(folder, true)
	i.open = func(string) error { return errors.New("no browser") }
	if code := i.offer(errNoWindow, pagesOf(pack)); code != cli.ExitFailed || !strings.Contains((*shown)[1], "open "+filepath.Join(folder, "choices.html")+" by hand") {
		t.Errorf("without a browser it ends with %d after %q", code, *shown)
	}
}

// storeOfTwo makes a store of the two built-in cases of which the second was open last, and returns its path and that case's title.
func storeOfTwo(t *testing.T) (path, title string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "it's work.db")
	store, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, built := range [][]byte{assets.Example(), assets.WorkStreams()} {
		file, err := casefile.Decode(built)
		if err == nil {
			err = store.Create(file.Case, file.Journal, file.Cursor)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	all, err := store.Cases()
	if err != nil {
		t.Fatal(err)
	}
	s := session.New(session.Params{Store: store, Now: today})
	last, err := session.Read(store, all[1].ID)
	if err == nil {
		s.Adopt(last)
	}
	if err := errors.Join(err, s.Close(), store.Close()); err != nil {
		t.Fatal(err)
	}
	return path, all[1].Title
}

// TestOnATerminalWhatIsSaidToBeTypedMakesThePage says what there is to type of a pack and of the case that was open last, and types it.
func TestOnATerminalWhatIsSaidToBeTypedMakesThePage(t *testing.T) {
	data, title := storeOfTwo(t)
	for want, pages := range map[string]iter.Seq2[cli.Page, error]{
		"Oxfordshire 2018": pagesOf(examplePack(t, "choices.tompack", "")), title: cli.Pages(cli.Env{Messages: io.Discard}, data, "", nil),
	} {
		var said bytes.Buffer
		i := instead{messages: &said, program: "tomworkbench", say: func(string) {}}
		if code := i.offer(errNoWindow, pages); code != cli.ExitFailed || !strings.Contains(said.String(), "“"+want+"”") {
			t.Errorf("it ends with %d and says %q, not %s", code, said.String(), want)
		}
		for one, err := range pages {
			if err != nil {
				t.Fatal(err)
			}
			if typed := commandLine("tomworkbench", one.Arguments); !strings.HasSuffix(said.String(), "\n  "+typed+"\n") {
				t.Errorf("it says %q, not %s", said.String(), typed)
			}
			typeIt(t, one)
		}
	}
}

// typeIt makes a page by what is said to be typed.
func typeIt(t *testing.T, one cli.Page) {
	t.Helper()
	t.Chdir(t.TempDir())
	var messages bytes.Buffer
	code := run(one.Arguments, io.Discard, &messages, today)
	if written, err := os.ReadFile(one.File); code != cli.ExitDone || err != nil || !bytes.Equal(written, one.Bytes()) {
		t.Errorf("%q ends with %d, %s, %v", one.Arguments, code, &messages, err)
	}
}

func TestACommandLineIsWhatAShellTakes(t *testing.T) {
	if got := commandLine("./tomworkbench", []string{"pack", "it's one.tompack", "-case", "@", "-out", "Case 1.html", ""}); got != `./tomworkbench pack 'it'\''s one.tompack' -case @ -out 'Case 1.html' ''` {
		t.Error(got)
	}
}
