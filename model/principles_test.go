package model_test

import (
	"fmt"
	"strings"
	"testing"

	. "tomworkbench/model"
)

func TestAPrincipleIsHonouredByOneSupporterEvenAgainstAnOpponent(t *testing.T) {
	c := smallCase(t)
	for _, one := range []struct {
		name    string
		channel []string
		support []string
		want    string
	}{
		{"nothing chosen", nil, nil, "P1: honoured false, for [], against []; P2: honoured false, for [], against []"},
		{"a supporter and an opponent", []string{"door"}, []string{"telecare"}, "P1: honoured true, for [door], against []; P2: honoured true, for [telecare], against [door]"},
		{"an opponent alone", []string{"door"}, nil, "P1: honoured true, for [door], against []; P2: honoured false, for [], against [door]"},
		{"an option that says nothing", []string{"hub"}, []string{"coaching"}, "P1: honoured false, for [], against []; P2: honoured false, for [], against []"},
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
		texts = append(texts, fmt.Sprintf("%s: honoured %v, for %v, against %v", s.Principle.ID, s.Honoured(), ids(s.Supporters), ids(s.Opponents)))
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
