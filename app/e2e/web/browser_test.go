//go:build e2e

// Package web drives a pack's page in a real browser without a window, as a person would: by the keys, reading what stands there.
package web

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"tomworkbench/app/member/web"
	"tomworkbench/app/member/words"
	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// patience is how long something in the browser may take before the test gives up.
const patience = 90 * time.Second

// built is the folder of what all tests share, removed in the end.
const built = "../../../build"

// exampleCase is the case that the program comes with.
func exampleCase(t *testing.T) *model.Case {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	return file.Case
}

// packed is a pack of a case, its first scenario beside it and two questions in it; change is made to what an officer wants, nil for
// nothing.
func packed(t *testing.T, c *model.Case, change func(*choices.Draft)) *choices.Pack {
	t.Helper()
	draft := choices.Draft{
		Comparators: []string{c.Scenarios.At(0).ID}, Welcome: "Tell us what you would do.",
		Questions: []string{"What matters most to you?", "What worries you?"},
	}
	if change != nil {
		change(&draft)
	}
	p, err := choices.Make(c, draft)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// pageOf writes the page of a pack to a folder of the test's own.
func pageOf(t *testing.T, p *choices.Pack) string {
	t.Helper()
	made, err := web.Make(p, words.English())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "choices.html")
	if err := made.Write(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// program builds the program with its subcommands alone.
var program = sync.OnceValues(func() (string, error) {
	binary, err := filepath.Abs(filepath.Join(built, "tomworkbench-subcommands"))
	if err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-tags", "ci,migrated_fynedo", "-o", binary, "tomworkbench")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return binary, nil
})

// subcommand runs the program and returns what it prints and what it says.
func subcommand(t *testing.T, args ...string) (printed, said string) {
	t.Helper()
	binary, err := program()
	if err != nil {
		t.Fatal(err)
	}
	var out, messages strings.Builder
	run := exec.Command(binary, args...)
	run.Stdout, run.Stderr = &out, &messages
	if err := run.Run(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, messages.String())
	}
	return out.String(), messages.String()
}

// browser is a browser with a store of its own; it ends with the test.
type browser struct {
	t   *testing.T
	ctx context.Context
}

// newBrowser starts one, with preferences as it keeps them in its profile, empty for its own.
func newBrowser(t *testing.T, preferences string) *browser {
	t.Helper()
	profile, err := os.MkdirTemp("", "tomworkbench-browser-*")
	if err != nil {
		t.Fatal(err)
	}
	if preferences != "" {
		folder := filepath.Join(profile, "Default")
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "Preferences"), []byte(preferences), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.UserDataDir(profile), chromedp.WindowSize(1280, 720),
		chromedp.Flag("lang", "en-GB"))
	allocator, end := chromedp.NewExecAllocator(t.Context(), options...)
	ctx, _ := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		end()
		_ = os.RemoveAll(profile)
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start a browser: %v", err)
	}
	return &browser{t, ctx}
}

// tab is a page in a browser. What it asks for and what it complains of is kept.
type tab struct {
	t   *testing.T
	ctx context.Context

	mutex sync.Mutex
	asked []string
	// alerts are the dialogs that scripts opened.
	alerts []string
}

// blank opens an empty tab.
func (b *browser) blank() *tab {
	b.t.Helper()
	x := &tab{t: b.t}
	var end context.CancelFunc
	x.ctx, _ = chromedp.NewContext(b.ctx)
	x.ctx, end = context.WithTimeout(x.ctx, 20*patience)
	b.t.Cleanup(end)
	x.do(chromedp.Steps())
	err := chromedp.Listen(x.ctx, func(event any) {
		x.mutex.Lock()
		defer x.mutex.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			x.asked = append(x.asked, e.Request.URL)
		case *page.EventJavascriptDialogOpening:
			x.alerts = append(x.alerts, e.Message)
		}
	})
	if err != nil {
		b.t.Fatal(err)
	}
	call(x, network.Enable, network.EnableParams{})
	call(x, page.Enable, page.EnableParams{})
	return x
}

// open opens a page and waits until it can be answered.
func (b *browser) open(path string) *tab {
	b.t.Helper()
	x := b.blank()
	x.load(path)
	return x
}

// address is that of a file.
func address(path string) string { return "file://" + filepath.ToSlash(path) }

// load goes to a page and waits until it can be answered.
func (x *tab) load(path string) {
	x.t.Helper()
	x.do(chromedp.Navigate(address(path)))
	x.live()
}

func (x *tab) live() {
	x.t.Helper()
	x.until(`document.querySelector("#choose.live") !== null`)
}

func (x *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	x.t.Helper()
	if err := chromedp.Do(x.ctx, steps...); err != nil {
		x.t.Fatal(err)
	}
}

// until waits for what is true.
func (x *tab) until(expression string) {
	x.t.Helper()
	ctx, end := context.WithTimeout(x.ctx, patience)
	defer end()
	for {
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		if err != nil {
			x.t.Fatalf("%s never came to be: %v\n%s", expression, err, x.text("#choose"))
		}
		if is {
			return
		}
		x.frame()
	}
}

// frame waits until the browser has drawn once more.
func (x *tab) frame() {
	x.t.Helper()
	x.do(chromedp.Evaluate[chromedp.Void](`new Promise((drawn) => setTimeout(drawn, 15))`, chromedp.EvalAwaitPromise))
}

// evaluate is what an expression comes to in a page; where it is a promise, what that comes to.
func evaluate[T any](x *tab, expression string) T {
	x.t.Helper()
	value, err := chromedp.Run(x.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		x.t.Fatalf("%.200s: %v", expression, err)
	}
	return value
}

// text is what stands in an element, empty where there is none.
func (x *tab) text(selector string) string {
	x.t.Helper()
	return evaluate[string](x, fmt.Sprintf(`document.querySelector(%q)?.innerText ?? ""`, selector))
}

// click clicks on an element by its id.
func (x *tab) click(id string) {
	x.t.Helper()
	x.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf("void document.getElementById(%q).click()", id)))
}

// press types keys.
func (x *tab) press(keys string) {
	x.t.Helper()
	x.do(chromedp.KeyEvent(keys))
}

// requests are the addresses that the page asked for.
func (x *tab) requests() []string {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	return append([]string(nil), x.asked...)
}

// scripts lets scripts run or forbids them.
func (x *tab) scripts(run bool) {
	x.t.Helper()
	call(x, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run})
}

// wishes is what the system of the person wants, such as prefers-color-scheme: dark.
func (x *tab) wishes(features ...string) {
	x.t.Helper()
	var all []*emulation.MediaFeature
	for _, one := range features {
		name, value, _ := strings.Cut(one, ": ")
		all = append(all, &emulation.MediaFeature{Name: name, Value: value})
	}
	call(x, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: all})
}
