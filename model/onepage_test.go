package model_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

// linked is a random case with rows on the page, themes and enablers, and links to these from options and the programme.
func linked(t testing.TB, intn func(int) int, records []Record) *Case {
	owners := []string{Programme}
	for i, one := range records {
		switch x := one.(type) {
		case *Component:
			next := *x
			next.Layer = []string{"", "First", "Second"}[intn(3)]
			records[i] = &next
		case *Option:
			owners = append(owners, x.ID)
		}
	}
	for i := range 4 {
		theme, enabler := fmt.Sprint("T", i), fmt.Sprint("E", i)
		records = append(records, &Factor{FactorKind: KindTheme, ID: theme, Name: "Theme", Group: []string{"", "Group"}[intn(2)]}, &Factor{FactorKind: KindEnabler, ID: enabler, Name: "Enabler"})
		for _, owner := range owners {
			if intn(4) == 0 {
				records = append(records, &Link{Owner: owner, To: KindTheme, Target: theme})
			}
			if intn(3) == 0 {
				records = append(records, &Link{Owner: owner, To: KindEnabler, Target: enabler, Brings: intn(6) == 0})
			}
		}
	}
	return build(t, records)
}

func TestTheBoxesOfThePageAndWhatIsCouncilWideMakeTheBenefitCountedOnce(t *testing.T) {
	r := randomly(t)
	for range 100 {
		c := linked(t, r.IntN, randomRecords(r))
		for s := range c.Scenarios.All() {
			for _, basis := range Bases() {
				p := OnePageOf(c, s.ID, basis)
				low, high := p.Low, p.High
				for _, b := range p.Boxes() {
					low, high = low.Add(b.Low), high.Add(b.High)
				}
				least, most := Profile(c, s.ID, Minimum, basis).TotalBenefit, Profile(c, s.ID, Maximum, basis).TotalBenefit
				if !low.Equal(least) || !high.Equal(most) {
					t.Fatalf("%s, %s: %s to %s on the page, %s to %s in the profile", s.ID, basis, low, high, least, most)
				}
			}
		}
	}
}

func TestEveryDecisionHasOneBoxInTheRowThatItsComponentNames(t *testing.T) {
	r := randomly(t)
	for range 60 {
		c := linked(t, r.IntN, randomRecords(r))
		p := OnePageOf(c, "s0", InYear)
		seen, names, first := map[string]int{}, map[string]bool{}, -1
		for _, layer := range p.Layers {
			if layer.Name != "" && names[layer.Name] {
				t.Fatalf("there are two rows %q", layer.Name)
			}
			names[layer.Name] = true
			at := slices.Index(slices.Collect(c.Components.All()), layer.Boxes[0].Component)
			if at <= first {
				t.Fatalf("the row %q stands before one whose first component comes earlier", layer.Name)
			}
			first = at
			for _, b := range layer.Boxes {
				seen[b.Decision.ID]++
				if b.Component.Layer != layer.Name || layer.Name == "" && b.Component != layer.Boxes[0].Component {
					t.Fatalf("%s stands in the row %q", b.Component.ID, layer.Name)
				}
			}
		}
		for d := range c.Decisions.All() {
			if seen[d.ID] != 1 {
				t.Fatalf("%s has %d boxes", d.ID, seen[d.ID])
			}
		}
	}
}

func TestAComponentWithoutADecisionHasABoxOfItsOwn(t *testing.T) {
	c := build(t, []Record{&Head{ID: "h", Title: "Case", FirstYear: 2018, Years: 1}, &Component{ID: "c", Name: "Contact"}, &Component{ID: "d", Name: "Delivery"}})
	p := OnePageOf(c, "", InYear)
	if len(p.Layers) != 2 || p.Boxes()[0].Decision != nil || p.Boxes()[1].Component.ID != "d" {
		t.Errorf("the page is %+v", p)
	}
}

// What is flagged is found anew here, straight from the definition.
func TestAnEnablerIsFlaggedExactlyWhereAChosenOptionNeedsItAndNothingThatCountsBringsIt(t *testing.T) {
	r := randomly(t)
	flagged := 0
	for range 150 {
		c := linked(t, r.IntN, randomRecords(r))
		said := slices.ContainsFunc(slices.Collect(c.Links.All()), func(l *Link) bool { return l.Brings })
		for s := range c.Scenarios.All() {
			chosen, got := c.Chosen(s.ID), map[string]Unmet{}
			for _, x := range UnmetIn(c, s.ID, Minimum, InYear) {
				got[x.Enabler.ID] = x
			}
			for e := range c.Enablers.All() {
				want, needs, sum := unmetByDefinition(c, chosen, e.ID, said)
				if x, is := got[e.ID]; is != want || is && (!x.Benefit.Equal(sum) || len(x.Options) != needs) {
					t.Fatalf("%s in %s: flagged %v with %s, want %v with %s", e.ID, s.ID, is, x.Benefit, want, sum)
				}
			}
			flagged += len(got)
		}
	}
	if flagged == 0 {
		t.Error("nothing was ever flagged")
	}
}

// unmetByDefinition reports whether an enabler is to be flagged, how many chosen options need it, and their benefit.
func unmetByDefinition(c *Case, chosen map[string]bool, enabler string, said bool) (flagged bool, needs int, sum decimal.Decimal) {
	brought := false
	for l := range c.Links.All() {
		switch {
		case l.To != KindEnabler || l.Target != enabler:
		case l.Brings:
			brought = brought || chosen[l.Owner] || l.Owner == Programme
		case chosen[l.Owner]:
			needs++
			sum = sum.Add(AllFlows(c, Minimum, InYear)[l.Owner].TotalBenefit)
		}
	}
	return said && !brought && needs > 0, needs, sum
}

func TestABenefitThatHangsOnTwoEnablersIsCountedOnce(t *testing.T) {
	c := build(t, []Record{
		&Head{ID: "h", Title: "Case", FirstYear: 2018, Years: 1}, &Component{ID: "c", Name: "Contact"}, &Decision{ID: "d", Component: "c", Name: "Contact", Several: true},
		&Option{ID: "door", Decision: "d", Name: "Front door"}, &Option{ID: "hub", Decision: "d", Name: "Hub"},
		&Line{ID: "l", Owner: "door", Type: BenefitLine, Recurrence: Ongoing, Minimum: []decimal.Decimal{decimal.NewFromInt(4)}},
		&Factor{FactorKind: KindEnabler, ID: "E1", Name: "Technology"}, &Factor{FactorKind: KindEnabler, ID: "E2", Name: "People"},
		&Link{Owner: "door", To: KindEnabler, Target: "E1"}, &Link{Owner: "door", To: KindEnabler, Target: "E2"}, &Link{Owner: "hub", To: KindEnabler, Target: "E1", Brings: true},
		&Scenario{ID: "s", Name: "S"}, &Choice{Scenario: "s", Decision: "d", Options: []string{"door"}, Status: Open},
	})
	list := UnmetIn(c, "s", Minimum, InYear)
	if len(list) != 2 || !UnmetBenefit(c, "s", Minimum, InYear, list).Equal(decimal.NewFromInt(4)) {
		t.Fatalf("%d are unmet", len(list))
	}
	if want := "E1 Technology: needed by Front door, brought by nothing chosen; £4m of benefit hangs on it"; list[0].Words() != want {
		t.Errorf("%q", list[0].Words())
	}
	both := apply(t, c, must(t)(c.Choose("s", "d", "door", "hub")), 1)
	if left := UnmetIn(both, "s", Minimum, InYear); len(left) != 1 || left[0].Enabler.ID != "E2" {
		t.Errorf("with what brings E1 chosen %d are unmet", len(left))
	}
}

func TestThemesAreTakenUpByWhatCountsInTheScenario(t *testing.T) {
	r := randomly(t)
	for range 80 {
		c := linked(t, r.IntN, randomRecords(r))
		chosen := c.Chosen("s0")
		for _, x := range c.ThemesIn("s0") {
			want := false
			for l := range c.Links.All() {
				want = want || l.To == KindTheme && l.Target == x.Theme.ID && (chosen[l.Owner] || l.Owner == Programme)
			}
			if x.TakenUp() != want || len(x.By()) > 0 != want {
				t.Fatalf("%s is taken up: %v, by %v", x.Theme.ID, x.TakenUp(), x.By())
			}
		}
	}
}

func TestTheCoverageOfThemesIsSaidByTheirGroups(t *testing.T) {
	theme := func(id, group string, taken bool) Covered {
		return Covered{Theme: &Factor{ID: id, Name: "Name", Group: group}, CouncilWide: taken}
	}
	for _, one := range []struct {
		list []Covered
		want string
	}{
		{nil, ""},
		{[]Covered{theme("T1", "", true)}, "1 of 1 theme taken up"},
		{[]Covered{theme("T1", "", true), theme("T2", "", false)}, "1 of 2 themes taken up"},
		{
			[]Covered{theme("T1", "Business model", true), theme("T2", "Operating model", false), theme("T3", "", false)},
			"1 of 3 themes taken up (Business model 1 of 1, Operating model 0 of 1, no group 0 of 1)",
		},
	} {
		if got := CoverageWords(one.list); got != one.want {
			t.Errorf("%q, want %q", got, one.want)
		}
	}
}
