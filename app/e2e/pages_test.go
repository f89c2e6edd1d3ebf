//go:build e2e

package e2e

import (
	"image"
	"path/filepath"
	"testing"
	"time"
)

// pageKeys are the keys of the pages, in the sidebar's order.
func pageKeys() []string {
	return []string{"alt+1", "alt+2", "alt+3", "alt+4", "alt+5", "alt+6", "alt+7", "alt+8", "alt+9", "alt+0"}
}

// visit shows a page and waits until it is drawn.
func (p *program) visit(key string) image.Image {
	p.t.Helper()
	p.press(key)
	return p.settled()
}

// Fyne throws away what wasn't drawn for a while, here for two seconds. Whoever works on the other pages meanwhile
// finds each page as it was left.
func TestAPageComesBackWholeAfterWorkOnOthers(t *testing.T) {
	t.Parallel() // it mostly waits, for a program and a screen of its own
	const workedOn = 6 * time.Second
	d := newDesktop(t)
	p := d.open(build(t), filepath.Join(t.TempDir(), "work.db"), "FYNE_CACHE=2s")
	p.until("the first case saved", isSaved)
	first := map[string]image.Image{}
	for _, key := range pageKeys() {
		p.visit(key)
		p.press("ctrl+Home")
		first[key] = p.settled()
		for begun := time.Now(); time.Since(begun) < workedOn; {
			p.press("Down", "Up")
		}
	}
	for _, key := range pageKeys() {
		if again := p.visit(key); changed(first[key], again) > blink {
			p.keep(again)
			t.Errorf("the page at %s comes back with %d pixels that differ", key, changed(first[key], again))
		}
	}
}
