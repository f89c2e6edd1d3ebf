package schemes_test

import (
	"slices"
	"testing"

	"tomworkbench/model"
	. "tomworkbench/model/schemes"
)

// What is chosen although it is ruled out is a fault of its own decision: the options of every other fit, or don't, as
// they do without the ruling-out.
func TestARuledOutChoiceKeepsNoOptionOfAnotherDecisionOut(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, _ *Space, b *brute) {
		given := Present(b.c, "s")
		plain := space(t, b.c, Question{Filter: Filter{Exclude: Barred(b.c, "s")}})
		want := must(plain.Remaining(t.Context(), given))(t)
		for option := range b.c.Chosen("s") {
			out := &model.RuledOut{Scenario: "s", Option: option}
			if _, is := b.c.RuledOut("s", option); is {
				continue
			}
			c, _, err := model.Apply(b.c, model.Edit{Changes: []model.Change{{To: out}}})
			if err != nil {
				t.Fatal(err)
			}
			got := must(space(t, c, Question{Filter: Filter{Exclude: Barred(c, "s")}}).Remaining(t.Context(), given))(t)
			if !slices.Equal(got, want) {
				t.Fatalf("%s, chosen and ruled out, changes what fits", option)
			}
		}
	})
}
