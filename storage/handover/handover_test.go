package handover

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// listening has a window listen for the store at path; what it is handed comes by the channel. It stops with the test.
func listening(t *testing.T, path string) <-chan string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	handed, ended := make(chan string, 10), make(chan error, 1)
	withdraw := Announce(path, "1.0", time.Now())
	go func() { ended <- Watch(ctx, path, func(file string) { handed <- file }) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		withdraw()
		wantNothing(t, filepath.Dir(path))
	})
	return handed
}

// wantNothing fails the test where a note or a request is left in a folder.
func wantNothing(t *testing.T, folder string) {
	t.Helper()
	left, err := os.ReadDir(folder)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind are %v, %v", left, err)
	}
}

func TestALaterStartHandsOverWhatItWasGivenOnceEach(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a [strange]* store.db")
	handed := listening(t, path)
	holder, ok := HolderOf(path)
	if !ok || !holder.Here() || holder.Process != os.Getpid() || holder.Version != "1.0" {
		t.Errorf("the holder is %v, %v", holder, ok)
	}
	for _, file := range []string{filepath.Join(t.TempDir(), "é case.tomcase"), ""} {
		if !Ask(t.Context(), path, file) {
			t.Fatalf("%q isn't taken", file)
		}
		if got := <-handed; got != file {
			t.Errorf("handed over is %q, not %q", got, file)
		}
	}
	if len(handed) > 0 {
		t.Errorf("%q is handed over unasked", <-handed)
	}
}

func TestWhatIsHandedOverWhileAWindowOpensIsTakenOnceItListens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	withdraw := Announce(path, "1.0", time.Now())
	taken := make(chan bool)
	go func() { taken <- Ask(t.Context(), path, "") }()
	for {
		if all, _ := filepath.Glob(path + requestSuffix + "*"); len(all) > 0 {
			break
		}
	}
	withdraw()
	handed := listening(t, path)
	if !<-taken || <-handed != "" {
		t.Error("it isn't taken")
	}
}

func TestWhereNoWindowListensNothingIsLeftBehind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	if Ask(t.Context(), path, "") {
		t.Error("handed over without a note")
	}
	ended, end := context.WithCancel(t.Context())
	end()
	withdraw := Announce(path, "1.0", time.Now())
	if Ask(ended, path, "") {
		t.Error("handed over to a window that doesn't listen")
	}
	withdraw()
	wantNothing(t, filepath.Dir(path))

	elsewhere, err := json.Marshal(Holder{Version: "1.0", Process: os.Getpid(), Computer: "another"})
	if err == nil {
		err = os.WriteFile(path+noteSuffix, elsewhere, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if Ask(t.Context(), path, "") {
		t.Error("handed over to another computer")
	}
	if err := os.Remove(path + noteSuffix); err != nil {
		t.Fatal(err)
	}
	wantNothing(t, filepath.Dir(path))
}

func TestARequestThatIsOldOrIsntSoundIsTakenAwayAndNotDone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	for name, text := range map[string]string{"1": "{", "2": `{"file": "relative.tomcase"}`, "3": `{"file": "/an/old.tomcase"}`, "4": ""} {
		name = path + requestSuffix + name
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(name) == ".request-3" {
			long := time.Now().Add(-time.Minute)
			if err := os.Chtimes(name, long, long); err != nil {
				t.Fatal(err)
			}
		}
	}
	handed := listening(t, path)
	if !Ask(t.Context(), path, "") {
		t.Fatal("a sound one isn't taken")
	}
	var all []string
	for all = append(all, <-handed); len(handed) > 0; {
		all = append(all, <-handed)
	}
	if !slices.Equal(all, []string{""}) {
		t.Errorf("done are %q", all)
	}
}

func TestAFolderThatIsGoneCantBeWatched(t *testing.T) {
	if err := Watch(t.Context(), filepath.Join(t.TempDir(), "gone", "workbench.db"), nil); err == nil {
		t.Error("it is watched")
	}
}
