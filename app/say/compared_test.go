package say

import (
	"slices"
	"testing"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

func TestThemesAreComparedAlwaysAndEnablersOnceTheCaseSaysWhatBringsAny(t *testing.T) {
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	c := file.Case
	texts := func(label string) []string {
		for _, row := range ComparedFigures(c, slices.Collect(c.Scenarios.All())[:1], model.Minimum, model.InYear) {
			if row.Label == label {
				return row.Texts
			}
		}
		return nil
	}
	if got := texts("Themes"); !slices.Equal(got, []string{"11 of 12 themes taken up"}) {
		t.Errorf("the themes are %q", got)
	}
	if got := texts("Enablers that nothing brings"); got != nil {
		t.Errorf("where no link brings any, the enablers are %q", got)
	}
	edit, err := c.Add(&model.Link{Owner: model.Programme, To: model.KindEnabler, Target: "E1", Brings: true}, "")
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, edit); err != nil {
		t.Fatal(err)
	}
	if got := texts("Enablers that nothing brings"); !slices.Equal(got, []string{"E2, E3, E4, E5, E6 and E7; £29m of benefit hangs on them"}) {
		t.Errorf("the enablers are %q", got)
	}
}
