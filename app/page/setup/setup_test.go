package setup

import (
	"slices"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
)

// open opens the window on the page, with others behind it where a test goes there.
func open(t *testing.T, others ...page.Entry) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, append([]page.Entry{Entry()}, others...)...)
	return d, d.Shown().(*view)
}

// openFilled does so on a case with something in every column.
func openFilled(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d, v := open(t)
	d.Fill()
	return d, v
}

// openList opens the window on one of the page's lists.
func openList(t *testing.T, name string, others ...page.Entry) (*apptest.Desk, *view) {
	t.Helper()
	d, v := open(t, others...)
	v.showNamed(t, name)
	return d, v
}

// showNamed shows a list by its name.
func (v *view) showNamed(t *testing.T, name string) {
	t.Helper()
	at := slices.IndexFunc(v.lists, func(l frameList) bool { return l.name == name })
	if at < 0 {
		t.Fatalf("there is no list %q", name)
	}
	v.showList(at)
	v.Focus()
}
