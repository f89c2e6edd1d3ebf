//go:build e2e

package e2e

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A chart copied in the window is what another program pastes, and the same as the command line draws of the same
// store.
func TestACopiedChartIsReadByAnotherProgram(t *testing.T) {
	binary := build(t)
	d := newDesktop(t)
	data := filepath.Join(t.TempDir(), "work.db")
	p := d.open(binary, data)
	board := p.until("the board", func(img image.Image) bool { return hasChart(img) && isSaved(img) })

	p.press("alt+9")
	profile := p.until("the papers", changedAndSaved(board))
	p.press("Down", "Down", "Down")
	p.until("the investment", func(img image.Image) bool { return differ(img, profile) > 200 })
	p.press("ctrl+shift+c")
	copied := p.pasted("image/png", func(paste []byte) bool { return bytes.HasPrefix(paste, []byte("\x89PNG")) })
	p.press("ctrl+shift+b")
	table := p.pasted("text/html", func(paste []byte) bool { return bytes.Contains(paste, []byte("<table")) })
	if !strings.Contains(string(table), "<caption>Investment by type and year, Published case") {
		t.Errorf("the table pasted is %q", table)
	}
	p.kill()

	path := filepath.Join(t.TempDir(), "chart.png")
	out, err := exec.Command(binary, "chart", "-case", "@Oxfordshire 2018", "-data", data, "-figure", "investment", "-out", path).CombinedOutput()
	if err != nil {
		t.Fatalf("chart: %v\n%s", err, out)
	}
	drawn, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := differ(decodePNG(t, copied), decodePNG(t, drawn)); n != 0 {
		t.Errorf("%d pixels of the pasted chart differ from the one drawn by the command line", n)
	}
}

func decodePNG(t *testing.T, data []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// pasted asks the clipboard, as another program does, until it holds what is wanted.
func (d *desktop) pasted(format string, wanted func([]byte) bool) []byte {
	d.t.Helper()
	var found []byte
	d.until("a full clipboard", func(image.Image) bool {
		out, err := d.command("xclip", "-selection", "clipboard", "-t", format, "-o").Output()
		if err == nil && wanted(out) {
			found = out
		}
		return found != nil
	})
	return found
}
