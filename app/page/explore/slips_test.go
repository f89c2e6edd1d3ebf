package explore

import (
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
)

func TestTheListOfSlipsAnswersWhatADelayCostsAndWhatTurnsTheResult(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Settle()
	v := d.Shown().(*view)
	v.showTab(tabSlips)
	d.Settle()
	for _, want := range []string{"Of slips by a year that of Asset-based approach costs most: net £0.75m less at the end of 2021/22.", "No single line turns the result: no saving is as much as the net of £16m", "Preferred here is the scheme with the highest net that fits, £16.75m: "} {
		if !strings.Contains(v.words.Text, want) {
			t.Errorf("no %q in %q", want, v.words.Text)
		}
	}
	if v.Rows() != 8 || v.Cell(0, 0).Text != "Asset-based approach" || !strings.HasPrefix(v.Cell(0, 2).Text, "−") {
		t.Errorf("%d rows, the first %q, a year %q", v.Rows(), v.Cell(0, 0).Text, v.Cell(0, 2).Text)
	}
	before := v.words.Text
	d.Run(page.Stretch)
	d.Settle()
	if v.words.Text == before || strings.HasPrefix(v.words.Text, "Working out") {
		t.Errorf("at the stretch estimate it says %q", v.words.Text)
	}
}
