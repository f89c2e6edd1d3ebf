package model_test

import (
	"slices"
	"testing"

	. "tomworkbench/model"
)

func TestABreachIsKeptAndNamed(t *testing.T) {
	c := smallCase(t)
	for _, one := range []struct {
		name             string
		channel, support []string
		want             []string
	}{
		{"nothing chosen", nil, nil, nil},
		{"both rules kept", []string{"door"}, []string{"telecare"}, nil},
		{"one option excludes the other, and what it requires is missing", []string{"hub"}, []string{"telecare"}, []string{"excludes/hub/telecare", "requires/telecare/door"}},
		{"what it requires is missing", nil, []string{"telecare"}, []string{"requires/telecare/door"}},
		{"what is required needs nothing itself", []string{"door"}, []string{"coaching"}, nil},
	} {
		t.Run(one.name, func(t *testing.T) {
			next := apply(t, c, must(t)(c.Choose("second", "channel", one.channel...)), 1)
			next = apply(t, next, must(t)(next.Choose("second", "support", one.support...)), 2)
			if got := rules(next.Breaches("second")); !slices.Equal(got, one.want) {
				t.Errorf("broken are %q, want %q", got, one.want)
			}
		})
	}
}

// rules returns the keys of the rules broken; each breach must hold the rule's own two options.
func rules(breaches []Breach) []string {
	var keys []string
	for _, b := range breaches {
		if b.Option.ID != b.Rule.Option || b.Other.ID != b.Rule.Other {
			return []string{b.Rule.Key() + " with other options"}
		}
		keys = append(keys, b.Rule.Key())
	}
	return keys
}

func TestABreachByAnOptionCountsTheChoicesOfOtherDecisions(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Choose("second", "channel", "hub")), 1)
	for _, one := range []struct {
		name, scenario, option string
		want                   []string
	}{
		{"it would be excluded, and miss what it requires", "second", "telecare", []string{"excludes/hub/telecare", "requires/telecare/door"}},
		{"it would exclude another", "first", "hub", []string{"excludes/hub/telecare"}},
		{"it is chosen and breaks nothing", "first", "telecare", nil},
		{"it has no rules", "second", "coaching", nil},
		{"it is unknown", "second", "ghost", nil},
	} {
		if got := rules(c.BreachesBy(one.scenario, one.option)); !slices.Equal(got, one.want) {
			t.Errorf("%s: broken are %q, want %q", one.name, got, one.want)
		}
	}
}

func TestAnAnswerToTheSameQuestionIsReplacedNotBroken(t *testing.T) {
	c := smallCase(t, &Rule{Relation: Excludes, Option: "door", Other: "hub"}, &Rule{Relation: Excludes, Option: "coaching", Other: "telecare"})
	if got := rules(c.BreachesBy("first", "hub")); !slices.Equal(got, []string{"excludes/hub/telecare"}) {
		t.Errorf("where one answer is taken, broken are %q", got)
	}
	if got := rules(c.BreachesBy("first", "coaching")); !slices.Equal(got, []string{"excludes/coaching/telecare"}) {
		t.Errorf("where several are, broken are %q", got)
	}
}
