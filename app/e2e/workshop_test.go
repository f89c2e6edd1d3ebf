//go:build e2e

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAWholeWorkshopByKeyboardAlone makes a case from nothing, decides, compares, logs and reopens.
func TestAWholeWorkshopByKeyboardAlone(t *testing.T) {
	binary := build(t)
	data := filepath.Join(t.TempDir(), "workbench.db")
	d := newDesktop(t)
	p := d.open(binary, data)
	p.until("the first case saved", isSaved)

	p.press("ctrl+shift+n")
	p.settled()
	p.write("Anyshire 2026")
	p.press("Return", "Return", "ctrl+a")
	p.write("2026")
	p.press("Return", "ctrl+a")
	p.write("2")
	p.press("Return")
	p.settled()

	// Two components with a decision each and two options each, and the figures of three of them.
	for _, component := range []string{"Contact", "Care"} {
		p.write(component)
		p.press("Return", "ctrl+Return")
		p.write(component + " model")
		p.press("Return", "ctrl+Return")
		p.write(component + " hub")
		p.press("Return")
		p.write(component + " desk")
		p.press("Return", "ctrl+shift+Return", "ctrl+shift+Return")
	}
	p.press("Escape")
	p.settled()
	p.press("alt+1")
	p.settled()
	p.press("ctrl+g") // the figures of the option with the focus
	p.settled()
	p.write("£3.2m")
	p.press("Tab")
	p.write("(1)")
	p.press("Return")
	p.settled()

	p.press("alt+1")
	p.settled()
	p.press("space")
	p.until("the choice saved", isSaved)
	p.kill()
	if got := profileOf(t, binary, data, "Scenario 1"); !strings.Contains(got, "2026/27,3.2,0,3.2,3.2") || !strings.Contains(got, "2027/28,-1,0,-1,2.2") {
		t.Errorf("the profile is\n%s", got)
	}

	p = d.launch(binary, data)
	p.settled()
	p.press("ctrl+e")
	p.settled()
	p.press("End", "Tab")
	p.write("Residents asked for it")
	p.press("Return")
	p.write("Nobody would staff it") // why not the other option
	p.press("Return")
	p.write("A Clerk")
	p.press("Return")
	p.settled()

	p.press("ctrl+d")
	p.settled()
	p.press("ctrl+a")
	p.write("Second look")
	p.press("Return")
	p.settled()
	p.press("ctrl+u", "Delete")
	p.settled()
	p.press("Return") // the reason goes with the answer
	p.settled()
	p.press("alt+5")
	p.settled()
	p.press("alt+8")
	p.settled()
	p.until("everything saved", isSaved)
	p.kill()

	file := filepath.Join(t.TempDir(), "anyshire.tomcase")
	if out, err := exec.Command(binary, "export", "-case", "@Anyshire 2026", "-data", data, "-journal", "-out", file).CombinedOutput(); err != nil {
		t.Fatalf("export: %v\n%s", err, out)
	}
	text := read(t, file)
	for _, want := range []string{
		`"name": "Contact model"`, `"name": "Care desk"`, `"reason": "Residents asked for it"`, `"reason": "Nobody would staff it"`, `"status": "agreed"`, `"who": "A Clerk"`, `"name": "Second look"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the case file lacks %s", want)
		}
	}
	if got := profileOf(t, binary, data, "Second look"); !strings.Contains(got, "total,0,0,0,") {
		t.Errorf("the second scenario's profile is\n%s", got)
	}

	again := d.launch(binary, data)
	again.settled()
	again.press("ctrl+z", "ctrl+z")
	again.until("the undone edits saved", isSaved)
	again.kill()
	if got := profileOf(t, binary, data, "Second look"); !strings.Contains(got, "total,2.2,0,2.2,") {
		t.Errorf("undone after reopening, the second scenario's profile is\n%s", got)
	}
}

func profileOf(t *testing.T, binary, data, scenario string) string {
	t.Helper()
	out, err := exec.Command(binary, "profile", "-case", "@Anyshire 2026", "-scenario", scenario, "-data", data).CombinedOutput()
	if err != nil {
		t.Fatalf("profile: %v\n%s", err, out)
	}
	return string(out)
}
