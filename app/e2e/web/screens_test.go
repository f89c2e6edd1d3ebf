//go:build e2e

package web

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// screens shows one screen after the other, answers what it asks, and calls visit with the name of each.
func (x *tab) screens(questions []question, visit func(name string)) {
	x.t.Helper()
	visit("first")
	for i, d := range questions {
		x.click("on")
		x.focused("screen-heading")
		x.click(fmt.Sprintf("answer-%d-0", i))
		visit("decision-" + d.id)
	}
	x.click("on")
	x.focused("screen-heading")
	visit("questions")
	x.click("on")
	x.focused("screen-heading")
	visit("last")
}

// axe is what looks for what keeps people out, as a script.
func axe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(os.Getenv("TOMWORKBENCH_AXE"))
	if err != nil {
		t.Fatalf("run make browser, which fetches it: %v", err)
	}
	return string(script)
}

// finding is what axe-core finds against a rule.
type finding struct {
	Rule  string   `json:"rule"`
	Help  string   `json:"help"`
	Where []string `json:"where"`
}

// findings are those against WCAG 2.2 at level AA and against what is held to be good practice, in a part of the page.
func (x *tab) findings(within string) []finding {
	x.t.Helper()
	return evaluate[[]finding](x, fmt.Sprintf(`axe.run(%q, {
		resultTypes: ["violations"],
		runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
	}).then((found) => found.violations.map((one) => ({
		rule: one.id, help: one.help, where: one.nodes.slice(0, 5).map((node) => node.html.slice(0, 200) + " " + (node.failureSummary || "")),
	})))`, within))
}

func (x *tab) expectNone(name string, found []finding) {
	x.t.Helper()
	for _, one := range found {
		x.t.Errorf("%s: %s: %s\n\t%s", name, one.Rule, one.Help, strings.Join(one.Where, "\n\t"))
	}
}

// Nothing that can be found by rule keeps anybody out of any screen, by day and by night, nor where scripts are off.
func TestNothingKeepsPeopleOutOfAnyScreen(t *testing.T) {
	script := axe(t)
	p := packed(t, exampleCase(t), nil)
	path := pageOf(t, p)
	b := newBrowser(t, "")
	for _, wish := range []string{"light", "dark"} {
		x := b.blank()
		x.wishes("prefers-color-scheme: "+wish, "prefers-reduced-motion: reduce")
		x.load(path)
		x.click("start-nothing")
		x.do(chromedp.Evaluate[chromedp.Void](script + "; void 0"))
		x.expectNone("the page, "+wish, x.findings("html"))
		x.screens(questionsOf(p), func(name string) { x.expectNone(name+", "+wish, x.findings("#choose")) })
		x.do(chromedp.Evaluate[chromedp.Void](`for (const one of document.querySelectorAll("details")) one.open = true`))
		x.expectNone("the page with all open, "+wish, x.findings("html"))

		off := b.blank()
		off.wishes("prefers-color-scheme: "+wish, "prefers-reduced-motion: reduce")
		off.scripts(false)
		off.do(chromedp.Navigate(address(path)))
		off.scripts(true) // what looks needs them; the page's own have been passed over
		off.do(chromedp.Evaluate[chromedp.Void](script + "; void 0"))
		off.expectNone("without scripts, "+wish, off.findings("html"))
	}
}
