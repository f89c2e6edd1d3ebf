//go:build e2e

package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"tomworkbench/assets"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// The page asks for itself and for what it has made itself, from first to last; and whatever tries to ask for more is refused.
func TestThePageAsksForNothing(t *testing.T) {
	var heard []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		heard = append(heard, r.URL.Path)
		w.Header().Set("Access-Control-Allow-Origin", "*")
	}))
	defer server.Close()
	p := packed(t, exampleCase(t), nil)
	path := pageOf(t, p)
	x := newBrowser(t, "").open(path)
	x.screens(questionsOf(p), func(string) {})
	x.click("copy")
	x.downloaded(func() { x.click("file") })
	for _, one := range x.requests() {
		if one != address(path) && !strings.HasPrefix(one, "blob:") {
			t.Errorf("it asked for %s", one)
		}
	}
	refused := evaluate[[]string](x, fmt.Sprintf(`(async () => {
		const at = %q, refused = [];
		addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
		await fetch(at + "/fetch").catch(() => {});
		await fetch("file:///etc/hostname").catch(() => {});
		try { new WebSocket(at.replace("http", "ws") + "/socket"); } catch {}
		try { navigator.sendBeacon(at + "/beacon", "x"); } catch {}
		try { new Worker(URL.createObjectURL(new Blob([""]))); } catch {}
		const add = (name, more) => document.body.append(Object.assign(document.createElement(name), more));
		add("img", { src: at + "/image" });
		add("script", { src: at + "/script" });
		add("script", { textContent: "globalThis.ran = true" });
		add("iframe", { src: at + "/frame" });
		add("object", { data: at + "/object" });
		add("link", { rel: "stylesheet", href: at + "/style" });
		add("style", { textContent: "body { background: url(" + at + "/ground) }" });
		add("p", { innerHTML: '<i onclick="globalThis.ran = true" style="color: red"></i>' });
		document.querySelector("i[onclick]").click();
		const form = add("form", { action: at + "/form" });
		document.querySelector("form").submit();
		await new Promise((done) => setTimeout(done, 300));
		return [...new Set(refused)].sort().concat(globalThis.ran ? ["it ran"] : []);
	})()`, server.URL))
	want := []string{"connect-src", "form-action", "frame-src", "img-src", "object-src", "script-src-attr", "script-src-elem", "style-src-attr", "style-src-elem", "worker-src"}
	if !slices.Equal(refused, want) {
		t.Errorf("refused is %q, want %q", refused, want)
	}
	if len(heard) > 0 {
		t.Errorf("it got through to %q", heard)
	}
}

// hostileTexts are what somebody may write who wants a page to do what it shouldn't, as they stand in a case file.
var hostileTexts = []string{
	`<script>alert(1)</script>`, `<img src=x onerror=alert(2)>`, `\"><svg onload=alert(3)>`, `' onfocus='alert(4)' autofocus='`, `</title></style></script><script>alert(5)</script>`,
	`<!--`, `]]>`, `&lt;script&gt;alert(6)&lt;/script&gt;`, `{{constructor.constructor('alert(7)')()}}`, `javascript:alert(8)`, "\u202e", `<a href=javascript:alert(9) id=screen>`,
}

// Whatever stands in a case is text: no script of its runs and no element of its is made, in any screen, in the tour and in what is kept.
func TestHostileNamesStayNames(t *testing.T) {
	plain := packed(t, exampleCase(t), nil)
	elements := func(p *choices.Pack, text string) []string {
		x := newBrowser(t, "").open(pageOf(t, p))
		var all []string
		count := func(string) {
			all = append(all, evaluate[[]string](x, `[...document.querySelectorAll("body *")].map((one) => one.localName).concat(
				[...document.querySelectorAll("body *")].flatMap((one) => [...one.attributes].map((own) => own.name)))`)...)
		}
		x.screens(questionsOf(p), func(name string) {
			count(name)
			if text != "" && strings.HasPrefix(name, "decision") {
				x.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => {
					const field = document.querySelector("#screen textarea");
					field.value = %q;
					field.dispatchEvent(new Event("input", { bubbles: true }));
				})()`, text)))
			}
		})
		count("last")
		if len(x.alerts) > 0 {
			t.Errorf("scripts of the case ran: %q", x.alerts)
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	want := elements(plain, "")
	names := []string{"Single front door", "Oxfordshire County Council", "Published case", "Accountability at the right level", "Community resilience", "Oxfordshire 2018"}
	for from := range 2 {
		data, at := assets.Example(), from*len(names)
		bad := func() string { at++; return hostileTexts[at%len(hostileTexts)] }
		for _, name := range names {
			next := bytes.ReplaceAll(data, []byte(`"`+name+`"`), []byte(`"`+bad()+" "+name+`"`))
			if bytes.Equal(next, data) {
				t.Fatalf("the example has no %q", name)
			}
			data = next
		}
		file, err := casefile.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		p := packed(t, file.Case, func(d *choices.Draft) { d.Welcome, d.Questions = bad(), []string{bad() + " What matters most?", bad()} })
		for _, one := range elements(p, strings.Join(hostileTexts, " ")) {
			if _, ours := slices.BinarySearch(want, one); !ours {
				t.Errorf("what stands in the case makes a %q of its own", one)
			}
		}
	}
}
