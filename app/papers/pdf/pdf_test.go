package pdf

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestWhatAProgramMakesIsReadAndNothingIsLeftBehind(t *testing.T) {
	var at string
	got, err := made(t.Context(), func(_ context.Context, folder, name string) error {
		at = folder
		document, err := os.ReadFile(filepath.Join(folder, name+".docx"))
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(folder, name+".pdf"), append([]byte("PDF of "), document...), 0o600)
	}, []byte("the paper"), time.Minute)
	if err != nil || string(got) != "PDF of the paper" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := os.Stat(at); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder is still there")
	}
}

func TestWhatGoesWrongIsToldWithWhatToDoInstead(t *testing.T) {
	cases := map[string]program{
		"it fails":         func(context.Context, string, string) error { return errors.New("no licence") },
		"it makes nothing": func(context.Context, string, string) error { return nil },
		"it makes an empty": func(_ context.Context, folder, name string) error {
			return os.WriteFile(filepath.Join(folder, name+".pdf"), nil, 0o600)
		},
		"it takes too long": func(ctx context.Context, _, _ string) error { <-ctx.Done(); return ctx.Err() },
	}
	for name, program := range cases {
		_, err := made(t.Context(), program, []byte("x"), 10*time.Millisecond)
		if err == nil || !strings.Contains(err.Error(), "use Save as PDF") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOneWhoStopsItIsToldThat(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := made(ctx, func(ctx context.Context, _, _ string) error { return ctx.Err() }, []byte("x"), time.Minute)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAFolderIsNamedAsLibreOfficeWantsIt(t *testing.T) {
	if got := fileURL("/tmp/a b#c"); got != "file:///tmp/a%20b%23c" {
		t.Errorf("got %s", got)
	}
}
