package model

import (
	"slices"
	"strings"
	"testing"
)

func TestAPublishedFindingThatRestsOnWhatIsIllustrativeIsCounted(t *testing.T) {
	published, made := Source{Grade: Published}, Source{Grade: Illustrative}
	c, err := NewCase(0, []Record{
		&Head{ID: "c", Title: "C", FirstYear: 2018, Years: 1},
		&Activity{ID: "X1", Name: "Counted", Source: published}, &Activity{ID: "X2", Name: "Made up", Source: made},
		&Finding{ID: "Y1", Phase: 1, Text: "On what was counted.", Activities: []string{"X1"}, Source: published},
		&Finding{ID: "Y2", Phase: 1, Text: "On what was made up.", Activities: []string{"X1", "X2"}, Source: published},
		&Finding{ID: "Y3", Phase: 2, Text: "Two steps from it.", From: []string{"Y1", "Y2"}, Source: Source{Grade: Workshop}},
		&Finding{ID: "Y4", Phase: 2, Text: "Made up itself.", Activities: []string{"X2"}, Source: made},
		&Finding{ID: "Y5", Phase: 2, Text: "On a statement that was made up.", From: []string{"Y4"}, Source: published},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	var on []string
	var all []*Finding
	for f := range c.Findings.All() {
		all = append(all, f)
		if c.OnIllustrative(f) {
			on = append(on, f.ID)
		}
	}
	if slices.Sort(on); strings.Join(on, " ") != "Y2 Y3 Y5" {
		t.Errorf("on what is illustrative rest %v", on)
	}
	if got := c.IllustrativeGround(all); !strings.HasPrefix(got, "3 of 5 messages and findings rest here on illustrative") {
		t.Error(got)
	}
	if got := c.IllustrativeGround(all[:0]); got != "" {
		t.Error(got)
	}
}
