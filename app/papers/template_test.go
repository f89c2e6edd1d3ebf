package papers

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tomworkbench/storage/diskfile"
)

func TestATemplateIsReadWithItsSizeKnownFirst(t *testing.T) {
	large := filepath.Join(t.TempDir(), "large.dotx")
	if err := os.WriteFile(large, []byte("PK\x03\x04"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 3<<30); err != nil {
		t.Skip("no sparse files here:", err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := ReadTemplate(large)
	runtime.ReadMemStats(&after)
	var tooLarge *diskfile.TooLarge
	if !errors.As(err, &tooLarge) || !strings.Contains(err.Error(), "50 MB") {
		t.Errorf("got %v", err)
	}
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 1<<20 {
		t.Errorf("%d bytes are taken", taken)
	}
	if _, err := ReadTemplate(filepath.Dir(large)); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("a folder: got %v", err)
	}
}
