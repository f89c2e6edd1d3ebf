//go:build e2e

package web

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Pictures of every screen are written to build/pages for a person to look at, on a laptop, on a telephone and at four times the size.
// What no person has to look for is held here: nothing is wider than the window.
func TestThePageFitsTheWindow(t *testing.T) {
	folder := filepath.Join(built, "pages")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	p := packed(t, exampleCase(t), nil)
	path := pageOf(t, p)
	b := newBrowser(t, "")
	for _, window := range []struct {
		name          string
		width, height int64
		scale         float64
	}{{"1280x720", 1280, 720, 1}, {"390x844", 390, 844, 2}, {"zoom-400", 320, 180, 4}} {
		for look, wish := range map[string]string{"light": "prefers-color-scheme: light", "dark": "prefers-color-scheme: dark", "forced": "forced-colors: active"} {
			x := b.blank()
			x.wishes(wish, "prefers-reduced-motion: reduce")
			call(x, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: window.width, Height: window.height, DeviceScaleFactor: window.scale})
			x.load(path)
			x.click("start-nothing")
			picture := func(name string) {
				if wide := evaluate[int64](x, "document.documentElement.scrollWidth"); wide > window.width {
					t.Errorf("%s, %s: it is %d wide in a window of %d: %s", window.name, name, wide, window.width, evaluate[string](x, `(() => {
						const out = [...document.querySelectorAll("body *")].find((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".wide, .picture, .hidden"));
						return out ? out.outerHTML.slice(0, 200) : "nothing sticks out";
					})()`))
				}
				if look != "light" && !slices.Contains([]string{"first", "decision-contact", "last", "figure", "sums"}, name) {
					return // another look changes colours alone
				}
				taken, err := chromedp.Run(x.ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(folder, window.name+"-"+look+"-"+name+".png"), taken, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			x.screens(questionsOf(p), picture)
			x.do(chromedp.Evaluate[chromedp.Void](`document.getElementById("case").scrollIntoView()`))
			picture("case")
			x.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#case figure").scrollIntoView()`))
			picture("figure")
			x.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#sums").scrollIntoView()`))
			picture("sums")
		}
	}
}
