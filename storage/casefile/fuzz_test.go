package casefile

import (
	"errors"
	"strings"
	"testing"
)

// FuzzDecode holds two promises: no file makes the reader panic, and what it takes is written in one form.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(small("", "")))
	f.Add([]byte(small(`, "organisation": "O \ud800 \u2028 <&>"`, `, "lines": [{"id": "l", "owner": "programme", "kind": "benefit", "recurs": "once", "minimum": ["1", "-2.50"], "maximum": ["1.0", "3"], "at": "2026-01-01T10:00:00+01:00", "revision": 3}]`)))
	f.Add([]byte(small("", `, "scenarios": [{"id": "s", "name": "S", "ruledOut": [{"option": "p"}, {"option": "o"}], "choices": [{"decision": "d", "options": [], "status": "open"}], "commitments": [{"decision": "d", "mode": "explore", "question": "Why?", "by": "June"}]}]`)))
	f.Add([]byte(strings.Replace(small("", `, "cursor": {"undo": 7}, "journal": [{"id": "e", "text": "T", "revision": 7, "changes": [{"kind": "line", "from": null}]}]`), `"revision": 0`, `"revision": 7`, 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Decode(data)
		if err != nil {
			var problems Problems
			if !errors.As(err, &problems) || len(problems) == 0 || err.Error() == "" {
				t.Fatalf("not a list of problems: %v", err)
			}
			return
		}
		first := encoded(t, file)
		again, err := Decode(first)
		if err != nil {
			t.Fatalf("what was written can't be read: %v\n%s", err, first)
		}
		wantText(t, encoded(t, again), first)
	})
}
