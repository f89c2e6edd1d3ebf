//go:build e2e

package web

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
)

var update = flag.Bool("update", false, "write what screen readers are told of each screen anew")

// What a screen reader is told of each screen is kept: names, levels and states change where somebody means them to. Of the case it is
// what divides it, the figures and the heads of the tables.
func TestWhatScreenReadersAreTold(t *testing.T) {
	p := packed(t, exampleCase(t), nil)
	x := newBrowser(t, "").open(pageOf(t, p))
	call(x, accessibility.Enable, cdp.Empty{})
	x.screens(questionsOf(p), func(name string) { x.expectTold(name, "#choose") })
	x.expectTold("case", "#case")
	x.expectTold("page", "body")
}

// expectTold holds what is told of an element against what is kept under a name.
func (x *tab) expectTold(name, selector string) {
	x.t.Helper()
	path := filepath.Join("testdata", name+".txt")
	got := x.told(selector)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			x.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		x.t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	now, before := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	at := 0
	for at < min(len(now), len(before))-1 && now[at] == before[at] {
		at++
	}
	x.t.Errorf("%s, line %d: it is told\n%s\nand was\n%s", path, at+1, now[at], before[at])
}

// states are what is told of an element beside its role and its name.
var states = []accessibility.PropertyName{"level", "checked", "disabled", "expanded", "pressed", "live", "required", "invalid", "multiline", "focused", "current"}

// told is the tree of what a screen reader finds in an element, a line each: role, name, description, value and states.
func (x *tab) told(selector string) string {
	x.t.Helper()
	root := call(x, dom.GetDocument, dom.GetDocumentParams{}).Root
	found := call(x, dom.QuerySelector, dom.QuerySelectorParams{NodeID: root.NodeID, Selector: selector})
	node := call(x, dom.DescribeNode, dom.DescribeNodeParams{NodeID: found.NodeID}).Node
	all := map[accessibility.NodeID]*accessibility.Node{}
	var top *accessibility.Node
	for _, one := range call(x, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		all[one.NodeID] = one
		if one.BackendDOMNodeID == node.BackendNodeID {
			top = one
		}
	}
	if top == nil {
		x.t.Fatalf("%s is not told at all", selector)
	}
	var out strings.Builder
	var tell func(one *accessibility.Node, within string, depth int)
	tell = func(one *accessibility.Node, within string, depth int) {
		line := lineOf(one, only[selector])
		if valueOf(one.Role) == "StaticText" && strings.Contains(within, valueOf(one.Name)) {
			line = "" // it is what makes the name
		}
		if line != "" {
			within = valueOf(one.Name)
			fmt.Fprintf(&out, "%s%s\n", strings.Repeat("  ", depth), line)
			depth++
		}
		for _, id := range one.ChildIDs {
			if child := all[id]; child != nil {
				tell(child, within, depth)
			}
		}
	}
	tell(top, "", 0)
	return out.String()
}

// passedOver are roles that say nothing: what holds others, and lines of a text.
var passedOver = []string{"", "none", "generic", "InlineTextBox", "LineBreak"}

// dividing are the roles that divide a page, only what is told of elements that hold much.
var (
	dividing = []string{"banner", "main", "navigation", "contentinfo", "complementary", "region", "status"}
	only     = map[string][]string{
		"body":  append([]string{"link"}, dividing...),
		"#case": append([]string{"heading", "figure", "image", "Figcaption", "table", "caption", "columnheader", "DisclosureTriangle"}, dividing...),
	}
)

// lineOf is an element's line, empty for one that isn't told or is not among the roles given, none for all.
func lineOf(one *accessibility.Node, roles []string) string {
	role := valueOf(one.Role)
	if one.Ignored || slices.Contains(passedOver, role) || len(roles) > 0 && !slices.Contains(roles, role) {
		return ""
	}
	line := role
	if name := valueOf(one.Name); name != "" {
		line += fmt.Sprintf(" %q", name)
	}
	if text := valueOf(one.Description); text != "" {
		line += fmt.Sprintf(", described %q", text)
	}
	if text := valueOf(one.Value); text != "" && text != valueOf(one.Name) {
		line += fmt.Sprintf(", holds %q", text)
	}
	for _, own := range one.Properties {
		if value := valueOf(own.Value); slices.Contains(states, own.Name) && value != "false" && value != "off" {
			line += fmt.Sprintf(", %s %s", own.Name, value)
		}
	}
	return line
}

// valueOf is what is told, as text.
func valueOf(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var out any
	if json.Unmarshal(v.Value, &out) != nil {
		return ""
	}
	return fmt.Sprint(out)
}
