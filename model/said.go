package model

import (
	"iter"
	"slices"
)

// saidIn yields all that a scenario says, kind by kind, each kind by key.
func (c *Case) saidIn(scenario string) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for _, row := range kindRows {
			for x := range row.allIn(c, scenario) {
				if !yield(x) {
					return
				}
			}
		}
	}
}

// revive makes of what one scenario says what another does, as far as the case has what it names; nil where nothing is left to
// say. Lost names what is gone, or not allowed, since.
func (c *Case) revive(was Record, scenario string) (now Record, lost []string) {
	row := rowByKind[was.Kind()]
	now = row.withScenario(was.WithMeta(Meta{}), scenario)
	if x, ok := now.(*Choice); ok {
		return c.reviveChoice(x)
	}
	row.visit(now, func(kind Kind, key string) {
		if _, there := c.Record(kind, key); !there && kind != KindScenario {
			lost = append(lost, key)
			if now != nil {
				now = row.lessOf(now, ref{kind, key})
			}
		}
	})
	return now, lost
}

// reviveChoice leaves out of a choice what can't be chosen any more.
func (c *Case) reviveChoice(was *Choice) (now Record, lost []string) {
	d, there := c.Decisions.Get(was.Decision)
	if !there {
		return nil, []string{was.Decision}
	}
	choice := *was
	choice.Options = nil
	for _, option := range was.Options {
		if o, ok := c.Options.Get(option); ok && o.Decision == d.ID {
			choice.Options = append(choice.Options, option)
		} else {
			lost = append(lost, option)
		}
	}
	if !d.Several && len(choice.Options) > 1 {
		lost = append(lost, choice.Options[1:]...)
		choice.Options = slices.Clone(choice.Options[:1])
	}
	switch {
	case len(choice.Options) > 0 || choice.StaysAsIs() && len(was.Options) == 0 && d.AsIs:
		return &choice, lost
	case choice.StaysAsIs() && len(was.Options) == 0:
		lost = append(lost, "no change, which “"+d.Name+"” no longer allows")
	}
	if choice.Status = Open; choice.saysNothing() {
		return nil, lost
	}
	return &choice, lost
}
