package papers

import (
	"slices"
	"strings"
	"testing"

	"tomworkbench/charts"
	"tomworkbench/model"
)

// What costs leave out is said beside costs, and never beside benefits alone.
func TestWhatCostsLeaveOutIsSaidOnlyWhereCostsAreShown(t *testing.T) {
	s := example(t)
	note := func(s Paper, k charts.FigureID) string {
		f, err := s.Figure(k)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(f.Notes(), func(note string) bool {
			return strings.Contains(note, "leave out") || strings.Contains(note, "leaves out")
		})
		if at < 0 {
			return ""
		}
		return f.Notes()[at]
	}
	changed := func(change func(*model.Line)) Paper {
		return edited(t, s, func(c *model.Case) (model.Edit, error) {
			var edits []func(*model.Case) (model.Edit, error)
			for l := range c.Lines.All() {
				if l.Type != model.CostLine {
					continue
				}
				next := *l
				change(&next)
				edits = append(edits, func(c *model.Case) (model.Edit, error) {
					if next.Type == "" {
						return c.Remove(model.KindLine, next.ID)
					}
					return c.Replace(next.ID, &next)
				})
			}
			return c.Together("Costs", edits...)
		})
	}
	costly, free := s, changed(func(l *model.Line) { l.Type = "" })
	reserved := changed(func(l *model.Line) { l.Funding = model.FromReserve })
	for _, one := range []struct {
		s    Paper
		k    charts.FigureID
		says bool
	}{
		{costly, charts.FigureProfile, true},
		{costly, charts.FigureGap, true},
		{costly, charts.FigureFrontier, true},
		{costly, charts.FigureBridge, false},
		{costly, charts.FigureStreams, false},
		{free, charts.FigureProfile, false},
		{free, charts.FigureGap, false},
		{free, charts.FigureTornado, false},
		{free, charts.FigureFrontier, false},
		{free, charts.FigureModel, false},
		{reserved, charts.FigureProfile, true},
		{reserved, charts.FigureGap, false},
		{reserved, charts.FigureResidual, false},
		{reserved, charts.FigureFunding, true},
	} {
		if got := note(one.s, one.k); strings.HasPrefix(got, "Costs leave out ") != one.says || !one.says && got != "" {
			t.Errorf("%s: %q, want it said: %v", one.k, got, one.says)
		}
	}
	if got := note(costly, charts.FigureModel); !strings.HasPrefix(got, "The one-off cost leaves out ") {
		t.Errorf("beside boxes of benefits stands %q", got)
	}
}
