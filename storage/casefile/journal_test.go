package casefile

import (
	"fmt"
	"strings"
	"testing"

	"tomworkbench/model"
)

// logged is the smallest file with a journal of some entries, which stand in JSON with commas between them.
func logged(revision int, entries string) []byte {
	text := small("", `, "cursor": {}, "journal": [`+entries+`]`)
	return []byte(strings.Replace(text, `"revision": 0`, fmt.Sprintf(`"revision": %d`, revision), 1))
}

func TestWhatALogLeavesOutIsWrittenAsItCame(t *testing.T) {
	entries := map[string]string{
		"an entry without changes":   `{"id": "e", "text": "T", "revision": 1}`,
		"an entry with none":         `{"id": "e", "text": "T", "revision": 1, "changes": []}`,
		"an entry with nothing said": `{"revision": 1}`,
	}
	for _, kind := range model.Kinds() {
		entries["an empty "+string(kind)] = fmt.Sprintf(`{"id": "e", "text": "T", "revision": 1, "changes": [{"kind": %q, "to": {}}]}`, kind)
	}
	entries["a table without cells"] = `{"revision": 1, "changes": [{"kind": "evidence", "to": {"rows": [{}], "checks": [{}]}}]}`
	for name, entry := range entries {
		t.Run(name, func(t *testing.T) {
			first := encoded(t, decoded(t, logged(1, entry)))
			again, err := Decode(first)
			if err != nil {
				t.Fatalf("what was written can't be read: %v\n%s", err, first)
			}
			wantText(t, encoded(t, again), first)
		})
	}
}
