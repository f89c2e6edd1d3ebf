package cli

import (
	"flag"
	"slices"
	"strings"
)

// target is what a run of a subcommand makes, with the flags that say something about it. A flag that doesn't is
// refused: whoever gave it believes that it did something.
type target struct {
	name  string
	takes []string
}

// check refuses the flags given that the target has no use for.
func (t target) check(f *flag.FlagSet) error {
	var idle []string
	f.Visit(func(one *flag.Flag) {
		if !slices.Contains(t.takes, one.Name) {
			idle = append(idle, "-"+one.Name)
		}
	})
	switch len(idle) {
	case 0:
		return nil
	case 1:
		return wrongUsage("%s doesn't apply to %s; leave it out", idle[0], t.name)
	}
	return wrongUsage("%s don't apply to %s; leave them out", strings.Join(idle, ", "), t.name)
}

// with is the target with more flags that it takes.
func (t target) with(flags ...string) target {
	t.takes = slices.Concat(t.takes, flags)
	return t
}

// without is the target with fewer.
func (t target) without(flags ...string) target {
	t.takes = slices.DeleteFunc(slices.Clone(t.takes), func(name string) bool { return slices.Contains(flags, name) })
	return t
}

// ofScenario is a target that is made of a scenario's figures.
func ofScenario(name string) target {
	return target{name, []string{"case", "data", "scenario", "estimate", "basis", "out"}}
}
