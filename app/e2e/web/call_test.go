//go:build e2e

package web

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// call has the browser do what no action of the library does.
func call[P, R any](x *tab, command cdp.Command[P, R], params P) R {
	x.t.Helper()
	out, err := chromedp.Call(x.ctx, command, params)
	if err != nil {
		x.t.Fatalf("%s: %v", command.Method, err)
	}
	return out
}

// onEveryPage runs a script before those of every page that the tab goes to from now on.
func (x *tab) onEveryPage(script string) {
	x.t.Helper()
	call(x, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}
