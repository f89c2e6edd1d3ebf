package session

import (
	"strings"
	"testing"

	"tomworkbench/model"
)

func TestVeryManyChoicesToMendAreNotAllTold(t *testing.T) {
	for n, want := range map[int]string{0: "is added.", 1: "mend it.", 10: "mend it.", 5000: "4990 more choices are like these."} {
		a := Arrival{Added: true, Unfounded: make(model.Problems, n)}
		for i := range a.Unfounded {
			a.Unfounded[i].Text = "mend it"
		}
		if words := a.Words("A"); !strings.HasSuffix(words, want) || len(words) > 300 {
			t.Errorf("%d choices are told in %d bytes, ending %q", n, len(words), words[max(len(words)-40, 0):])
		}
	}
}
