package model_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func TestAMeasureIsMovedByWhatIsLinkedToItsDriversAlone(t *testing.T) {
	r := randomly(t)
	for range 60 {
		records := randomRecords(r)
		var options []string
		for _, one := range records {
			if o, ok := one.(*Option); ok {
				options = append(options, o.ID)
			}
		}
		records, direct := withMeasures(records, options, func(n int) int { return r.IntN(n) })
		c := build(t, records)
		for s := range c.Scenarios.All() {
			for _, one := range c.MeasuredIn(s.ID) {
				want := moversOf(c, s.ID, one.Measure.ID, direct)
				got := slices.Sorted(slices.Values(one.By()))
				if one.Moved() != (len(want) > 0) || !slices.Equal(got, want) {
					t.Fatalf("%s is moved by %v instead of %v", one.Measure.ID, got, want)
				}
			}
		}
	}
}

// moversOf follows the links back from a measure over its drivers to what counts in a scenario, and names that in its order.
func moversOf(c *Case, scenario, measure string, links []*Link) []string {
	chosen := c.Chosen(scenario)
	chosen[Programme] = true
	names := map[string]bool{}
	for _, l := range links {
		for _, to := range links {
			if l.To == KindMeasure && l.Target == measure && to.To == KindDriver && to.Target == l.Owner && chosen[to.Owner] {
				names[c.OwnerName(to.Owner)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// withMeasures adds drivers and measures, and links at random from options and the programme to drivers and on to measures.
func withMeasures(records []Record, options []string, random func(int) int) ([]Record, []*Link) {
	var links []*Link
	add := func(l *Link) {
		if random(3) == 0 && !slices.ContainsFunc(links, func(one *Link) bool { return one.Key() == l.Key() }) {
			links, records = append(links, l), append(records, l)
		}
	}
	for i := range 3 {
		driver := fmt.Sprint("d", i)
		records = append(records, &Factor{FactorKind: KindDriver, ID: driver, Name: "A driver"}, &Measure{ID: fmt.Sprint("m", i), Name: "A measure"})
		for _, owner := range append([]string{Programme}, options...) {
			add(&Link{Owner: owner, To: KindDriver, Target: driver})
		}
		for j := range 3 {
			add(&Link{Owner: driver, To: KindMeasure, Target: fmt.Sprint("m", j)})
		}
	}
	return records, links
}

func TestMeasuresThatAScenarioIsToMoveAreCounted(t *testing.T) {
	of := func(text string) []Measured {
		var list []Measured
		for _, one := range text {
			x := Measured{Linked: true, Measure: &Measure{Worse: one == 'w' || one == 'W'}}
			if one == 'B' || one == 'W' {
				x.Drivers = []*Factor{{}}
			}
			list = append(list, x)
		}
		return list
	}
	for measures, want := range map[string]string{
		"":      "",
		"b":     "No chosen option is to move the case’s measure",
		"bbw":   "No chosen option is to move any of the 3 measures",
		"BBbbW": "3 of 5 measures to be moved, 1 of them for the worse",
		"BBw":   "2 of 3 measures to be moved",
		"bW":    "1 of 2 measures to be moved, for the worse",
		"WW":    "2 of 2 measures to be moved, for the worse",
	} {
		if got := MeasuredWords(of(measures)); got != want {
			t.Errorf("%s: %q", measures, got)
		}
	}
}

func TestTheWayOfAMeasureIsSaidAsFarAsItIsKnown(t *testing.T) {
	number := func(text string) *decimal.Decimal {
		d := figure(text)
		return &d
	}
	for want, x := range map[string]*Measure{
		"from 12 to 5 days by 2020": {Unit: "days", Start: number("12"), Target: number("5"), Year: 2020, Direction: Down},
		"to −25 %":                  {Unit: "%", Target: number("-25"), Direction: Down},
		"to 200 £m a year by 2015":  {Unit: "£m a year", Target: number("200"), Year: 2015},
		"from 1,200.5 calls down":   {Unit: "calls", Start: number("1200.5"), Direction: Down},
		"up by 2020":                {Direction: Up, Year: 2020},
		"":                          {},
	} {
		if got := x.Path(); got != want {
			t.Errorf("%q instead of %q", got, want)
		}
	}
	if strings.Contains((&Measure{Target: number("-1234")}).Path(), "-") {
		t.Error("a minus is a hyphen")
	}
}

func TestOfMeasuresWithoutADriverItIsNotSaidThatNothingMovesThem(t *testing.T) {
	for _, linked := range []bool{false, true} {
		list := []Measured{{Measure: &Measure{ID: "a"}, Linked: linked}, {Measure: &Measure{ID: "b"}}}
		want := "No driver is linked to any of the 2 measures, so the case doesn’t say what moves them"
		if linked {
			want = "No chosen option is to move any of the 2 measures"
		}
		if got := MeasuredWords(list); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
