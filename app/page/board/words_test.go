package board

import (
	"strings"
	"testing"

	"tomworkbench/model"
)

func TestASlipThatKeepsTheNetSaysThatItComesInOtherYears(t *testing.T) {
	d, _ := open(t)
	v := d.Session().View()
	late := func(benefits int) string {
		e, err := d.Session().Case().SlipTo(v.Scenario, "flexible-workforce", 0, benefits)
		d.Do(e, err)
		d.Settle()
		return changeWords(d.Session().LastChange())
	}
	before := model.Profile(d.Session().Case(), v.Scenario, v.Estimate, v.Basis)
	words := late(4)
	after := model.Profile(d.Session().Case(), v.Scenario, v.Estimate, v.Basis)
	if !before.TotalNet.Equal(after.TotalNet) {
		t.Fatalf("the net went from %s to %s", before.TotalNet, after.TotalNet)
	}
	if !strings.HasSuffix(words, "Net of all years unchanged, but it comes in other years") {
		t.Error(words)
	}
	e, err := d.Session().Case().RenameScenario(v.Scenario, "Another name")
	d.Do(e, err)
	d.Settle()
	if words := changeWords(d.Session().LastChange()); strings.Contains(words, "other years") {
		t.Error(words)
	}
}
