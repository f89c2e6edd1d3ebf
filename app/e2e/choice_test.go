//go:build e2e

package e2e

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// hubAndSpoke is a place on the tile of the option "Centre-led hub and spoke" once the board is scrolled by a page.
var hubAndSpoke = image.Pt(300, 370)

func TestAChoiceByMouseAndByKeyboardRedrawsTheChartAndSurvivesAKill(t *testing.T) {
	binary := build(t)
	data := filepath.Join(t.TempDir(), "workbench.db")
	d := newDesktop(t)
	p := d.open(binary, data)
	first := p.until("the first case saved", isSaved)

	p.press("Next")
	p.settled()
	p.click(hubAndSpoke)
	byMouse := p.until("a new chart after a click", changedAndSaved(first))

	// Three decisions on from procurement: contact; its second option is the other one.
	p.press("Tab", "Tab", "Tab", "Down", "space")
	byKey := p.until("a new chart after a key", changedAndSaved(byMouse))

	p.kill()
	if got, want := totals(t, binary, data), "total,31.5,17.75,13.75,"; got != want {
		t.Errorf("after the kill the store holds %q, want %q", got, want)
	}

	again := d.open(binary, data)
	again.until("the same chart after reopening", func(img image.Image) bool { return differ(img, byKey) == 0 })

	again.press("ctrl+z")
	again.until("the chart before the last choice, undone after a restart", func(img image.Image) bool {
		return differ(img, byMouse) == 0
	})
}

// build makes the program as it is shipped, once for all tests.
func build(t *testing.T) string {
	t.Helper()
	binary, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// buildFolder holds the program until all tests are done.
var buildFolder = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "tomworkbench-e2e-*") })

var shipped = sync.OnceValues(func() (string, error) {
	folder, err := buildFolder()
	if err != nil {
		return "", err
	}
	binary := filepath.Join(folder, "tomworkbench")
	out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", binary, "tomworkbench").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return binary, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if folder, err := buildFolder(); err == nil {
		_ = os.RemoveAll(folder)
	}
	os.Exit(code)
}

// totals returns the last line of the profile that the store holds.
func totals(t *testing.T, binary, data string) string {
	t.Helper()
	out, err := exec.Command(binary, "profile", "-case", "@Oxfordshire 2018", "-data", data).CombinedOutput()
	if err != nil {
		t.Fatalf("profile: %v\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}
