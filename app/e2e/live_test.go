//go:build e2e && live_test

package e2e

import (
	"image"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// buildLive builds the program that takes part in live workshops.
func buildLive(t *testing.T) string {
	t.Helper()
	folder, err := buildFolder()
	if err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(folder, "tomworkbench-live")
	if out, err := exec.Command("go", "build", "-tags", "live,migrated_fynedo", "-o", binary, "tomworkbench").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return binary
}

// copied is what the clipboard holds.
func (d *desktop) copied() string {
	out, err := d.command("xclip", "-selection", "clipboard", "-o").Output()
	if err != nil {
		return ""
	}
	return string(out)
}

// says waits until the page as text has what is looked for, and returns what of it is in brackets, or all.
func (p *program) says(what string) string {
	p.t.Helper()
	sought := regexp.MustCompile(what)
	for deadline := time.Now().Add(patience); ; {
		p.press("ctrl+t")
		p.atRest()
		p.press("shift+Tab", "Return") // Copy
		p.atRest()
		p.press("Escape")
		said := p.copied()
		if found := sought.FindStringSubmatch(said); found != nil {
			return found[len(found)-1]
		}
		if time.Now().After(deadline) {
			p.keep(p.picture())
			p.t.Fatalf("the page never says %q:\n%s", what, said)
		}
	}
}

// paste pastes a text.
func (p *program) paste(text string) {
	p.t.Helper()
	c := p.command("xclip", "-selection", "clipboard", "-i")
	c.Stdin = strings.NewReader(text)
	if err := c.Run(); err != nil {
		p.t.Fatal(err)
	}
	p.press("ctrl+v")
}

func (p *program) startWorkshop() (code string) {
	p.t.Helper()
	p.do("Start a live workshop")
	p.press("ctrl+a")
	p.write("Anna")
	p.press("Return", "Return")
	p.atRest()
	return p.says(`code for tables is (\S{4}-\S{4})`)
}

func (p *program) join(link, code, name string) {
	p.t.Helper()
	p.do("Join a live workshop")
	p.paste(link)
	p.press("Return")
	p.write(code)
	p.press("Return", "ctrl+a")
	p.write(name)
	p.press("Return")
	p.press("Escape")
	p.do("Live")
	p.says("You are " + name)
}

// Three laptops work on one case; the facilitator's program is killed while a table goes on, and comes back; in the end all have the same.
func TestThreeLaptopsWorkOnOneCaseAndOutliveTheFacilitators(t *testing.T) {
	t.Parallel() // it mostly waits, for programs and screens of its own
	binary := buildLive(t)
	var data []string
	for range 3 {
		data = append(data, filepath.Join(t.TempDir(), "work.db"))
	}
	facilitator := newDesktop(t).open(binary, data[0])
	facilitator.until("the first case saved", isSaved)
	code := facilitator.startWorkshop()
	facilitator.do("Invite tables")
	facilitator.press("Tab", "Return") // Copy the link
	facilitator.atRest()
	facilitator.press("Escape")
	link := facilitator.copied()
	if !strings.HasPrefix(link, "tomworkbench-live:") {
		t.Fatalf("the link is %q", link)
	}
	one, two := newDesktop(t).open(binary, data[1]), newDesktop(t).open(binary, data[2])
	one.join(link, code, "Table 1")
	two.join(link, code, "Table 2")
	one.choose("Down")
	facilitator.says("Table 1.*here")
	facilitator.press("alt+1")
	facilitator.says("Table 1: ")
	two.press("alt+1")
	two.says("Table 1: ")

	facilitator.kill()
	one.says("out of reach")
	before := one.picture()
	one.press("ctrl+z")
	one.until("the choice taken back", func(img image.Image) bool { return hasChart(img) && differ(img, before) > 200 })
	again := facilitator.desktop.launch(binary, data[0])
	again.settled()
	again.press("Escape")
	again.startWorkshop()
	again.says("Table 1.*here")
	again.press("alt+1")
	again.says("copy of Table 1")
	again.do("End the workshop")
	again.press("Return")
	for _, p := range []*program{again, one, two} {
		p.settled()
		p.press("Escape")
		p.until("all saved", isSaved)
		p.kill()
	}
	want := totals(t, binary, data[0])
	for i := range data {
		if got := totals(t, binary, data[i]); got != want {
			t.Errorf("laptop %d has %q, the facilitator's %q", i, got, want)
		}
	}
}

// choose goes to the board and makes a choice by keys.
func (p *program) choose(keys ...string) {
	p.t.Helper()
	p.press("alt+1")
	p.atRest()
	before := p.picture()
	p.press(append(append([]string{"Tab"}, keys...), "space")...)
	p.atRest()
	p.press("Return") // though a reason goes with it
	p.until("the choice", func(img image.Image) bool { return hasChart(img) && differ(img, before) > 200 })
}
