package app

import (
	"strings"
	"testing"
)

func TestTheWindowsClipboardFindsTheTable(t *testing.T) {
	const table = "<table><tr><td>£1m</td></tr></table>"
	text := string(windowsHTML(table))
	at := func(name string) int {
		_, rest, ok := strings.Cut(text, name+":")
		if !ok {
			t.Fatalf("no %s", name)
		}
		n := 0
		for _, r := range rest[:10] {
			n = n*10 + int(r-'0')
		}
		return n
	}
	if got := text[at("StartFragment"):at("EndFragment")]; got != table {
		t.Errorf("the fragment is %q", got)
	}
	if got := text[at("StartHTML"):at("EndHTML")]; !strings.HasPrefix(got, "<html>") || !strings.HasSuffix(got, "</html>") {
		t.Errorf("the whole is %q", got)
	}
}
