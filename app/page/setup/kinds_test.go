package setup

import (
	"testing"

	"tomworkbench/model"
)

// Neither the case itself nor a snapshot stands in a list of Set up.
func TestEveryKindThatSetUpListsStandsInOneList(t *testing.T) {
	for _, kind := range model.Kinds() {
		lists := 0
		for _, l := range frameLists(&model.Case{}) {
			if l.levelOf(kind) >= 0 {
				lists++
			}
		}
		want := 0
		if kind.Listed() == model.InSetUp && kind != model.KindHead && kind != model.KindSnapshot {
			want = 1
		}
		if kind == model.KindComponent || kind == model.KindDecision || kind == model.KindOption {
			want = 2 // with their figures' frame, and with who feels it
		}
		if lists != want {
			t.Errorf("Set up has %d lists for a %s, want %d", lists, kind, want)
		}
	}
}
