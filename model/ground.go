package model

import "fmt"

// OnIllustrative reports whether a message or a finding that has a source of its own rests, at any remove, on an activity or another
// statement that is illustrative: its words are somebody's, what it is shown to rest on stands for nothing real.
func (c *Case) OnIllustrative(f *Finding) bool {
	if f.Source.Grade == Illustrative {
		return false // it says so itself
	}
	on := c.RestsOn(KindFinding, f.ID)
	for _, a := range on.Activities {
		if a.Source.Grade == Illustrative {
			return true
		}
	}
	for _, other := range on.Findings {
		if other.Source.Grade == Illustrative {
			return true
		}
	}
	return false
}

// IllustrativeGround says in a sentence without its full stop how many of some messages and findings rest on what is illustrative,
// though they aren't themselves; empty where none does.
func (c *Case) IllustrativeGround(of []*Finding) string {
	n := 0
	for _, f := range of {
		if c.OnIllustrative(f) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d %s %s here on illustrative activities or statements: the words may be published, what is shown behind them is not",
		n, len(of), Plural(len(of), "message or finding", "messages and findings"), Plural(n, "rests", "rest"))
}
