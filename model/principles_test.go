package model_test

import (
	"fmt"
	"strings"
	"testing"

	. "tomworkbench/model"
)

func TestAPrincipleIsSupportedContestedInConflictOrNotTouched(t *testing.T) {
	c := smallCase(t)
	for _, one := range []struct {
		name    string
		channel []string
		support []string
		want    string
	}{
		{"nothing chosen", nil, nil, "P1: not touched, for [], against []; P2: not touched, for [], against []"},
		{"a supporter and an opponent", []string{"door"}, []string{"telecare"}, "P1: supported, for [door], against []; P2: contested, for [telecare], against [door]"},
		{"an opponent alone", []string{"door"}, nil, "P1: supported, for [door], against []; P2: in conflict, for [], against [door]"},
		{"an option that says nothing", []string{"hub"}, []string{"coaching"}, "P1: not touched, for [], against []; P2: not touched, for [], against []"},
	} {
		t.Run(one.name, func(t *testing.T) {
			next := apply(t, c, must(t)(c.Choose("second", "channel", one.channel...)), 1)
			next = apply(t, next, must(t)(next.Choose("second", "support", one.support...)), 2)
			if got := standings(next, "second"); got != one.want {
				t.Errorf("got  %s\nwant %s", got, one.want)
			}
		})
	}
}

func standings(c *Case, scenario string) string {
	var texts []string
	for _, s := range c.Standings(scenario) {
		texts = append(texts, fmt.Sprintf("%s: %s, for %v, against %v", s.Principle.ID, s.Stand(), ids(s.Supporters), ids(s.Opponents)))
	}
	return strings.Join(texts, "; ")
}

func ids(options []*Option) []string {
	list := []string{}
	for _, o := range options {
		list = append(list, o.ID)
	}
	return list
}

func TestATallyCountsEveryPrincipleOnce(t *testing.T) {
	supporter, opponent := []*Option{{ID: "a"}}, []*Option{{ID: "b"}}
	for _, x := range []struct {
		standings []Standing
		want      string
	}{
		{nil, "0 of 0 principles supported"},
		{[]Standing{{Supporters: supporter}}, "1 of 1 principle supported"},
		{[]Standing{{Supporters: supporter, Opponents: opponent}, {Supporters: supporter}}, "1 of 2 principles supported, 1 contested"},
		{[]Standing{{Opponents: opponent}, {}, {}}, "0 of 3 principles supported, 1 in conflict, 2 not touched"},
	} {
		if got := TallyOf(x.standings).Words("principle"); got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
		if n := TallyOf(x.standings).All(); n != len(x.standings) {
			t.Errorf("%d principles counted, want %d", n, len(x.standings))
		}
	}
}
