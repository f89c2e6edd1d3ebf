//go:build e2e

package web

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	protocol "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"tomworkbench/storage/choices"
)

// tabTo presses Tab until the keys go to an element.
func (x *tab) tabTo(id string) {
	x.t.Helper()
	var passed []string
	for range 100 {
		x.press(kb.Tab)
		at := evaluate[string](x, "document.activeElement.id")
		if at == id {
			return
		}
		passed = append(passed, at)
	}
	x.t.Fatalf("Tab never comes to %s, but to %v", id, passed)
}

// focused reports whether the keys go to an element.
func (x *tab) focused(id string) {
	x.t.Helper()
	x.until(fmt.Sprintf("document.activeElement.id === %q", id))
}

// A person without a mouse answers all, writes, signs, and sends both ways; what comes in is what was answered.
func TestThePageIsAnsweredByTheKeysAlone(t *testing.T) {
	p := packed(t, exampleCase(t), nil)
	pack := filepath.Join(t.TempDir(), "choices.tompack")
	if err := p.Write(pack); err != nil {
		t.Fatal(err)
	}
	x := newBrowser(t, "").open(pageOf(t, p))
	x.tabTo("on")
	x.press(kb.Enter)
	var want []string
	for i, d := range questionsOf(p) {
		x.focused("screen-heading")
		x.tabTo(fmt.Sprintf("answer-%d-0", i))
		x.press(" ")
		if said := x.text("#said"); !strings.Contains(said, says("sums.saved")) {
			t.Errorf("who doesn't see the sums hears %q", said)
		}
		chosen := d.options[0]
		switch {
		case d.several:
			if len(d.options) > 1 {
				x.press(kb.Tab + " ")
				want = append(want, d.id+","+d.options[1]+",1")
			}
		case len(d.options) > 1 && i%2 == 1: // an arrow goes to the next button and chooses it
			x.press(kb.ArrowDown)
			chosen = d.options[1]
		}
		want = append(want, d.id+","+chosen+",1")
		if i == 0 {
			x.tabTo("reason-0")
			x.press("It's <b>time</b>")
		}
		x.tabTo("on")
		x.press(kb.Enter)
	}
	x.focused("screen-heading")
	x.tabTo("word-0")
	x.press("Buses & roads")
	x.tabTo("on")
	x.press(" ")
	x.focused("screen-heading")
	x.tabTo("name")
	x.press("Ann Smith")
	code := x.text("#code")
	file := x.downloaded(func() {
		x.tabTo("file")
		x.press(kb.Enter)
	})
	if want := "Oxfordshire 2018, Ann Smith" + choices.ReturnExtension; filepath.Base(file) != want {
		t.Errorf("the file is called %q, want %q", filepath.Base(file), want)
	}
	expectCounted(t, want, pack, file)
	expectCounted(t, want, pack, "-code", "Ann="+code)
	all, _ := subcommand(t, "collate", pack, "-names", "-format", "json", file)
	for _, text := range []string{`"Ann Smith"`, "Buses \\u0026 roads", "It's \\u003cb\\u003etime\\u003c/b\\u003e"} {
		if !strings.Contains(all, text) {
			t.Errorf("%s is not what was written:\n%s", text, all)
		}
	}
}

// expectCounted expects the program to count just these answers of what came back to a pack.
func expectCounted(t *testing.T, want []string, pack string, back ...string) {
	t.Helper()
	counted, said := subcommand(t, append([]string{"collate", pack, "-names"}, back...)...)
	for _, line := range want {
		if !strings.Contains(counted, line+"\n") {
			t.Errorf("of %v it lacks %q:\n%s%s", back, line, counted, said)
		}
	}
	if got := strings.Count(counted, ",1\n"); got != len(want) {
		t.Errorf("of %v %d answers are counted, want %d:\n%s", back, got, len(want), counted)
	}
}

// question is a decision with the ids of its options.
type question struct {
	id      string
	several bool
	options []string
}

// questionsOf are the decisions of a pack, in the order in which they are asked.
func questionsOf(p *choices.Pack) (out []question) {
	for d := range p.Case.Decisions.All() {
		one := question{id: d.ID, several: d.Several}
		for o := range p.Case.OptionsOf(d.ID) {
			one.options = append(one.options, o.ID)
		}
		out = append(out, one)
	}
	return out
}

// downloaded is the file that the browser saves when something is done.
func (x *tab) downloaded(do func()) string {
	x.t.Helper()
	folder, events := x.t.TempDir(), true
	_, err := chromedp.CallBrowser(x.ctx, protocol.SetDownloadBehavior, protocol.SetDownloadBehaviorParams{
		Behavior: protocol.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder, EventsEnabled: &events,
	})
	if err != nil {
		x.t.Fatal(err)
	}
	progress := chromedp.BrowserEvents(x.ctx, protocol.DownloadProgress)
	do()
	for at, err := range progress {
		if err != nil {
			x.t.Fatal(err)
		}
		if at.State == protocol.DownloadProgressStateCompleted {
			break
		}
	}
	found, err := os.ReadDir(folder)
	if err != nil || len(found) != 1 {
		x.t.Fatalf("%d files were saved: %v", len(found), err)
	}
	return filepath.Join(folder, found[0].Name())
}
