//go:build e2e

package e2e

import (
	"image"
	"path/filepath"
	"regexp"
	"testing"
)

// The ordinary program opens no socket to a network while it is worked with, as the system itself tells: those to the display and the desktop are
// of this computer.
func TestTheOrdinaryProgramOpensNoInternetSocket(t *testing.T) {
	folder := t.TempDir()
	calls := filepath.Join(folder, "calls")
	binary := build(t)
	d := newDesktop(t)
	p := d.openBy([]string{"strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect", "-o", calls, binary}, filepath.Join(folder, "work.db"))
	p.until("the first case saved", isSaved)
	for _, key := range pageKeys() {
		p.visit(key)
	}
	p.press("alt+1", "Tab", "Down", "space")
	p.settled()
	p.until("a choice saved", func(img image.Image) bool { return isSaved(img) })
	said := read(t, calls)
	if found := regexp.MustCompile(`(?m)^.*AF_INET6?\b.*$`).FindAllString(said, 5); len(found) > 0 {
		t.Errorf("the program reaches for a network: %q", found)
	}
	if len(regexp.MustCompile(`AF_UNIX`).FindAllString(said, -1)) == 0 {
		t.Error("no call was seen, not even those to the display")
	}
}
