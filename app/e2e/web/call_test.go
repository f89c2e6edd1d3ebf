//go:build e2e

package web

import (
	"github.com/chromedp/cdproto/cdp"
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
