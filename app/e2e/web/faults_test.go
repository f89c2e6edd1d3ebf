//go:build e2e

package web

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"tomworkbench/app/member/words"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// says is a sentence of the page's.
func says(id string, with ...words.With) string { return words.English().In("en").Say(id, with...) }

// expect expects a sentence where a person sees it.
func (x *tab) expect(sentence string) {
	x.t.Helper()
	if !strings.Contains(x.text("body"), sentence) {
		x.t.Errorf("it isn't said: %s\n%.2000s", sentence, x.text("#choose"))
	}
}

// checked are the ids of the answers that are chosen on the screen shown.
func (x *tab) checked() string {
	x.t.Helper()
	return evaluate[string](x, `[...document.querySelectorAll("#screen :checked")].map((one) => one.id).join(", ")`)
}

// goTo shows the screen of a decision, by its place.
func (x *tab) goTo(decision int) {
	x.t.Helper()
	step := fmt.Sprintf("step-%d", decision+1)
	if !evaluate[bool](x, fmt.Sprintf("document.getElementById(%q) !== null", step)) {
		x.click("on") // from the first page
		x.focused("screen-heading")
	}
	x.click(step)
	x.focused("screen-heading")
}

// answer chooses an answer to the first decision.
func (x *tab) answer(answer string) {
	x.t.Helper()
	x.goTo(0)
	x.click("answer-0-" + answer)
	if x.checked() != "answer-0-"+answer {
		x.t.Fatalf("chosen is %q, not %s", x.checked(), answer)
	}
}

// Where scripts are off, the case is read all the same, and what is missing is said.
func TestWithoutScriptsTheCaseReads(t *testing.T) {
	p := packed(t, exampleCase(t), nil)
	x := newBrowser(t, "").blank()
	x.scripts(false)
	x.do(chromedp.Navigate(address(pageOf(t, p))))
	x.expect(says("web.needs"))
	for _, text := range []string{"Tell us what you would do.", "Options considered", "Figure 1", "Single front door"} {
		x.expect(text)
	}
	x.expectNoButtons()
	shown := evaluate[[]int](x, `["svg", "table", "figcaption"].map((name) => [...document.querySelectorAll("#case " + name)].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 10).length)`)
	if slices.Min(shown) < 5 {
		t.Errorf("so many figures, tables and descriptions can be seen: %v", shown)
	}
	x.do(chromedp.Evaluate[chromedp.Void](`void (document.querySelector("#case details").open = true)`))
	if evaluate[float64](x, `document.querySelector("#case details table").getBoundingClientRect().height`) < 10 {
		t.Error("a figure's table doesn't open")
	}
}

// Where the browser lacks what the engine needs, that is said, and the case is read.
func TestABrowserThatCantRunTheEngineSaysSo(t *testing.T) {
	path := pageOf(t, packed(t, exampleCase(t), nil))
	b := newBrowser(t, "")
	for name, script := range map[string]string{
		"no WebAssembly":   "delete globalThis.WebAssembly",
		"no decompression": "delete globalThis.DecompressionStream",
		"too little room":  `WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new RangeError("out of memory"))`,
	} {
		x := b.blank()
		x.onEveryPage(script)
		x.do(chromedp.Navigate(address(path)))
		x.until(fmt.Sprintf(`document.getElementById("needs").textContent === %q`, says("web.failed")))
		x.expect(says("web.failed"))
		x.expect("Options considered")
		if why := evaluate[string](x, `document.getElementById("needs").title`); why == "" {
			t.Errorf("%s: nobody can learn why", name)
		}
	}
}

// Where the browser keeps nothing, or has no room left, that is said and all else works.
func TestABrowserThatKeepsNothingSaysSo(t *testing.T) {
	path := pageOf(t, packed(t, exampleCase(t), nil))
	for name, preferences := range map[string]string{"forbidden": `{"profile":{"default_content_setting_values":{"cookies":2}}}`, "full": ""} {
		t.Run(name, func(t *testing.T) {
			b := newBrowser(t, preferences)
			x := b.open(path)
			if name == "full" {
				x.answer("0")
				x.expect(says("web.kept"))
				x.do(chromedp.Evaluate[chromedp.Void](`for (let size = 1 << 22; size >= 1; size >>= 1) {
					try { for (let n = 0; ; n++) localStorage.setItem("filling-" + size + "-" + n, "x".repeat(size)); } catch {}
				}`))
				x.goTo(1) // which has the answer kept: it isn't another
				x.expect(says("web.kept"))
				x.click("answer-1-0")
			}
			x.expect(says("web.notkept"))
			x.answer("dontmind")
			x.click("finish")
			x.expect(says("web.notkept"))
			if code := x.text("#code"); code == "" {
				t.Error("there is no code")
			}
			y := b.open(path)
			y.expect(says("web.notkept"))
			if name == "full" {
				y.expect(says("first.goon")) // what was kept before is read all the same
			}
		})
	}
}

// What was chosen is there again after a reload, and in a page that the browser saved while it was used.
func TestAnswersOutliveThePage(t *testing.T) {
	path := pageOf(t, packed(t, exampleCase(t), nil))
	b := newBrowser(t, "")
	x := b.open(path)
	x.answer("dontmind")
	x.do(chromedp.Reload())
	x.live()
	x.expect(says("first.goon"))
	x.goTo(0)
	if got := x.checked(); got != "answer-0-dontmind" {
		t.Errorf("after a reload chosen is %q", got)
	}
	saved := filepath.Join(t.TempDir(), "saved.html")
	if err := os.WriteFile(saved, []byte("<!DOCTYPE html>\n"+evaluate[string](x, "document.documentElement.outerHTML")), 0o600); err != nil {
		t.Fatal(err)
	}
	y := b.open(saved)
	y.until(`document.getElementById("on") !== null`)
	y.expect(says("first.goon"))
	y.answer("0")
	y.click("finish")
	if y.text("#code") == "" {
		t.Error("a page saved again gives no code")
	}
	off := b.blank()
	off.onEveryPage("delete globalThis.WebAssembly")
	off.do(chromedp.Navigate(address(saved)))
	off.until(fmt.Sprintf(`document.getElementById("needs").textContent === %q`, says("web.failed")))
	off.expect(says("web.failed"))
	off.expectNoButtons()
	off = b.blank()
	off.scripts(false)
	off.do(chromedp.Navigate(address(saved)))
	off.expect(says("web.needs"))
	off.expectNoButtons()
}

// expectNoButtons expects that nothing can be seen that does nothing.
func (x *tab) expectNoButtons() {
	x.t.Helper()
	if seen := evaluate[int](x, `[...document.querySelectorAll("button, input, textarea")].filter((one) => one.checkVisibility()).length`); seen > 0 {
		x.t.Errorf("%d buttons and fields that do nothing can be seen", seen)
	}
}

// Of two tabs the one takes over what is answered in the other, says so, and undo brings back its own.
func TestTwoTabsOfAPageGoTogether(t *testing.T) {
	path := pageOf(t, packed(t, exampleCase(t), nil))
	b := newBrowser(t, "")
	one := b.open(path)
	one.answer("dontmind")
	other := b.open(path)
	other.answer("0")
	one.until(`document.querySelector("#answer-0-0:checked") !== null`)
	if got := one.text("#said"); got != says("web.othertab") {
		t.Errorf("said is %q", got)
	}
	one.click("undo")
	if got := one.checked(); got != "answer-0-dontmind" {
		t.Errorf("undone, chosen is %q", got)
	}
	other.until(`document.querySelector("#answer-0-dontmind:checked") !== null`)
	for _, x := range []*tab{one, other} {
		if kept := evaluate[int](x, `Object.keys(localStorage).length`); kept != 1 {
			t.Errorf("%d things are kept", kept)
		}
	}
}

// What was kept and can't be read is set aside, not lost, and said.
func TestWhatIsKeptAndDamagedIsSetAside(t *testing.T) {
	p := packed(t, exampleCase(t), nil)
	x := newBrowser(t, "").open(pageOf(t, p))
	x.answer("dontmind")
	key := fmt.Sprintf("tomworkbench-%s-%d", p.ID, p.Version)
	damaged := evaluate[string](x, fmt.Sprintf(`(() => { const half = localStorage.getItem(%[1]q).slice(0, 200); localStorage.setItem(%[1]q, half); return half; })()`, key))
	x.do(chromedp.Reload())
	x.live()
	x.expect(says("open.draft", words.With{"Name": key + ".damaged"}))
	x.answer("0")
	if aside := evaluate[string](x, fmt.Sprintf(`localStorage.getItem(%q)`, key+".damaged")); aside != damaged {
		t.Errorf("set aside is %q, want %q", aside, damaged)
	}
	x.do(chromedp.Reload())
	x.live()
	x.expect(says("first.goon"))
}

// Who answers the older page after a newer one was sent is counted as far as that goes, and both sides hear of it; the newer page takes
// over what was answered in the older.
func TestAnOlderPageIsAnsweredAfterANewerOneWasSent(t *testing.T) {
	c := exampleCase(t)
	older := packed(t, c, nil)
	first := questionsOf(older)[2]
	edit, err := c.Remove(model.KindOption, first.options[0])
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, edit); err != nil {
		t.Fatal(err)
	}
	newer := packed(t, c, func(d *choices.Draft) { d.Replaces = older.Record() })
	folder := t.TempDir()
	packs := []string{filepath.Join(folder, "1.tompack"), filepath.Join(folder, "2.tompack")}
	for i, p := range []*choices.Pack{older, newer} {
		if err := p.Write(packs[i]); err != nil {
			t.Fatal(err)
		}
	}
	b := newBrowser(t, "")
	x := b.open(pageOf(t, older))
	x.answer("0")
	x.goTo(2)
	x.click("answer-2-0")
	x.click("finish")
	code := x.text("#code")
	file := x.downloaded(func() { x.click("file") })

	counted, said := subcommand(t, "collate", packs[1], "-names", file)
	if !strings.Contains(counted, questionsOf(older)[0].id+","+questionsOf(older)[0].options[0]+",1\n") || strings.Contains(counted, first.options[0]+",") {
		t.Errorf("counted is:\n%s", counted)
	}
	for _, want := range []string{"answers version 1 of the pack, and this is version 2", "not counted"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q isn't said, but:\n%s", want, said)
		}
	}
	byCode, _ := subcommand(t, "collate", packs[1], packs[0], "-names", "-code", code)
	if byCode != counted {
		t.Errorf("by the code it is:\n%s\nby the file:\n%s", byCode, counted)
	}

	y := b.open(pageOf(t, newer))
	y.expect(says("first.earlier"))
	y.goTo(0)
	if got := y.checked(); got != "answer-0-0" {
		t.Errorf("taken over is %q", got)
	}
	y.goTo(2)
	if got := y.checked(); got != "" {
		t.Errorf("of what is gone there is %q", got)
	}
}
