package charts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tomworkbench/model"
)

// answeredByMembers is a case with a pack that asks all of it, and returns with answers at random.
func answeredByMembers(t testing.TB, c *model.Case, r *rand.Rand, returns int, named bool) *model.Case {
	t.Helper()
	p := &model.Pack{PackRef: model.PackRef{ID: "0123456789ABCDEF", Version: 1, Digest: strings.Repeat("0a", 32)}, Named: named}
	for d := range c.Decisions.All() {
		one := model.PackDecision{ID: d.ID, Several: d.Several, AsIs: d.AsIs}
		for o := range c.OptionsOf(d.ID) {
			one.Options = append(one.Options, o.ID)
		}
		p.Layout = append(p.Layout, one)
	}
	records := append(slices.Collect(c.Records()), model.Record(p))
	for i := range returns {
		x := &model.Return{ID: fmt.Sprint("r", i), Pack: p.PackRef, Who: fmt.Sprint("Member ", i)}
		for _, d := range p.Layout {
			a := model.Answer{Decision: d.ID, Kind: []model.AnswerKind{model.Untouched, model.NoPreference, model.NoChange, model.ChosenOptions, model.ChosenOptions}[r.IntN(5)], Reason: fmt.Sprint("Because of ", i)}
			switch {
			case a.Kind == model.ChosenOptions && len(d.Options) == 0, a.Kind == model.NoChange && !d.AsIs:
				a.Kind = model.Untouched
			case a.Kind == model.ChosenOptions:
				a.Options = []string{d.Options[r.IntN(len(d.Options))]}
			}
			x.Choices = append(x.Choices, a)
		}
		records = append(records, x)
	}
	next, err := model.NewCase(c.Revision, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestTheFigureOfAgreementSaysWhyItIsEmptyAndShowsNoSmallGroup(t *testing.T) {
	c := exampleCase(t)
	r := rand.New(rand.NewPCG(2, 2))
	for want, s := range map[string]*model.Case{
		"No return to a pack has been taken in":                          c,
		"Fewer than three Members have answered, and names aren't shown": answeredByMembers(t, c, r, 2, false),
	} {
		if f := figureOf(t, FigureAgreement, subjectOf(s)); !f.Empty() || f.Title() != want {
			t.Errorf("%q, want %q", f.Title(), want)
		}
	}
	for range 50 {
		f := figureOf(t, FigureAgreement, subjectOf(answeredByMembers(t, c, r, 3+r.IntN(12), false)))
		for _, row := range f.Table().Rows {
			if row[2] == "1" || row[2] == "2" {
				t.Fatalf("without names it shows %v", row)
			}
		}
	}
	f := figureOf(t, FigureAgreement, subjectOf(answeredByMembers(t, c, r, 2, true)))
	if f.Empty() || strings.Contains(f.Description(), "not shown") || !strings.Contains(f.Alt(), "2 returns to pack 012, version 1 count") {
		t.Errorf("with names it says %q", f.Description())
	}
}
