package app_test

import (
	"fmt"
	"strings"

	"tomworkbench/app/apptest"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// answeredByMembers gives a pack of the open case out, and takes a number of returns in: each chooses an option or no change of
// every decision in turn.
func answeredByMembers(d *apptest.Desk, returns int) *choices.Pack {
	d.T.Helper()
	c := d.Session().Case()
	p, err := choices.Make(c, choices.Draft{Welcome: "Tell us.", Questions: []string{"What worries you?"}, Closes: "2026-12-31"})
	if err != nil {
		d.T.Fatal(err)
	}
	d.Do(c.GiveOut(p.Record()))
	var taken []*model.Return
	for i := range returns {
		x := &model.Return{
			ID: fmt.Sprint("r", i), Pack: p.Ref(), Who: fmt.Sprint("Member ", i), From: fmt.Sprint(i, choices.ReturnExtension),
			Said: []model.Said{{Question: "What worries you?", Answer: "The pace"}},
		}
		for j, one := range p.Record().Layout {
			a := model.Answer{Decision: one.ID, Kind: model.NoChange, Reason: "It works for the parishes" + strings.Repeat(", and costs little", i%2)}
			if at := (i/4 + j) % (len(one.Options) + 1); at < len(one.Options) {
				a.Kind, a.Options = model.ChosenOptions, one.Options[at:at+1]
			}
			x.Choices = append(x.Choices, a)
		}
		taken = append(taken, x)
	}
	d.Do(d.Session().Case().TakeIn(taken), nil)
	return p
}
