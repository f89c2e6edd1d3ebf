//go:build e2e

package e2e

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tomworkbench/assets"
)

// A second start hands its file to the window that is open; after a fault the next start offers the report, and the work by Enter.
func TestALaterStartHandsOverAndTheOneAfterAFaultOffersTheReport(t *testing.T) {
	d := newDesktop(t)
	binary, folder := build(t), t.TempDir()
	data, file := filepath.Join(folder, "work.db"), filepath.Join(folder, "sent.tomcase")
	if err := os.WriteFile(file, assets.WorkStreams(), 0o600); err != nil {
		t.Fatal(err)
	}
	p := d.open(binary, data)
	out, err := d.command(binary, "-data", data, file).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "is open already, and its window opens sent.tomcase") {
		t.Errorf("the second start says %q, %v", out, err)
	}
	for deadline := time.Now().Add(patience); !strings.Contains(d.xdotool("getwindowname", p.window), "Business Strategy Programme"); {
		if time.Now().After(deadline) {
			t.Fatalf("the window shows %q", d.xdotool("getwindowname", p.window))
		}
	}
	if err := p.process.Process.Signal(syscall.SIGABRT); err != nil { // as a fault does, it has the runtime say where the program was
		t.Fatal(err)
	}
	_ = p.wait()
	d.launch(binary, data)
	d.until("the offer", func(img image.Image) bool { return !hasChart(img) })
	reports, _ := filepath.Glob(filepath.Join(folder, "fault reports", "fault-*.txt"))
	if len(reports) != 1 || !strings.Contains(read(t, reports[0]), "SIGABRT") {
		t.Errorf("the reports are %v", reports)
	}
	d.press("Return")
	d.until("the work", hasChart)
}
