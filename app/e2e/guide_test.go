//go:build e2e

package e2e

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// TestThePicturesOfTheGuides takes them of the real window; make guide asks for it.
func TestThePicturesOfTheGuides(t *testing.T) {
	folder := os.Getenv("TOMWORKBENCH_GUIDE")
	if folder == "" {
		t.Skip("make guide takes pictures")
	}
	binary := build(t)
	d := newDesktop(t)
	take := func(name string, img image.Image) {
		t.Helper()
		var data bytes.Buffer
		if err := png.Encode(&data, img); err != nil {
			t.Fatal(err)
		}
		c := d.command("convert", "png:-", "-colors", "200", "PNG8:"+filepath.Join(folder, name+".png"))
		c.Stdin = &data
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}

	p := d.open(binary, filepath.Join(t.TempDir(), "workbench.db"))
	take("board", p.settled())
	p.press("F7")
	p.settled()
	p.press("Left", "Left", "Left", "Left", "Tab", "Right", "Right")
	take("whatif", p.settled())
	p.press("Escape", "F7")
	p.press("alt+9")
	p.settled()
	take("papers", p.settled())
	p.press("F5")
	take("present", d.until("the model on a page", func(img image.Image) bool {
		return count(img, image.Rect(30, 500, 460, 600), isBenefitBlue) > 500 // the edges of its last box
	}))
	p.kill()

	pack := filepath.Join(t.TempDir(), "choices.tompack")
	if out, err := d.command(binary, "pack", "-out", pack).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	m := newDesktop(t).openPack(binary, pack)
	m.press("Return", "space", "Next", "Next")
	m.atRest()
	m.press("space")
	m.atRest()
	take("member", m.picture())
}
