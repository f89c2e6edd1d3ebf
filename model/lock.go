package model

import "fmt"

// LockedError says that a scenario is locked: nothing that it says changes until it is unlocked.
type LockedError struct{ Scenario *Scenario }

// Error says what to do.
func (e *LockedError) Error() string {
	return fmt.Sprintf("“%s” is locked; unlock it, or try it in a copy", e.Scenario.Name)
}

// LockScenario makes the edit that locks a scenario as a whole, or unlocks it.
func (c *Case) LockScenario(scenario string, locked bool) (Edit, error) {
	from, ok := c.Scenarios.Get(scenario)
	if !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	if from.Locked == locked {
		return Edit{}, nil
	}
	to := *from
	to.Locked = locked
	text := "unlocked"
	if locked {
		text = "locked"
	}
	return Edit{Text: fmt.Sprintf("Scenario %s is %s", quoted(from.Name), text), Changes: []Change{{From: from, To: &to}}}, nil
}

// PastLocks returns the edit as one that locked scenarios don't bar: it brings in a whole other state of the case, which people
// have been asked about.
func (e Edit) PastLocks() Edit {
	e.pastLocks = true
	return e
}

// GoesPastLocks reports whether the edit is carried out whatever is locked.
func (e Edit) GoesPastLocks() bool { return e.pastLocks }

// Barred returns a [LockedError] for the first scenario that an edit changes anything of although it is locked, nil for none. To
// unlock it, to move it among the others, and to take back or do again what was done before is always possible.
func (c *Case) Barred(e Edit) error {
	if e.Undoes != 0 || e.Redoes != 0 || e.pastLocks {
		return nil
	}
	for _, ch := range e.Changes {
		s, ok := c.Scenarios.Get(ch.Scenario())
		if ok && s.Locked && !onlyUnlocks(ch) {
			return &LockedError{s}
		}
	}
	return nil
}

// onlyUnlocks reports whether a change leaves all that a scenario says itself as it is, but for its lock and place.
func onlyUnlocks(ch Change) bool {
	from, was := ch.From.(*Scenario)
	to, is := ch.To.(*Scenario)
	if !was || !is {
		return false
	}
	a, b := *from, *to
	a.Meta, b.Meta, a.Locked, b.Locked = Meta{}, Meta{}, false, false
	return a == b
}

// InCopy returns an edit of one scenario as one of its copy: what it changes there it changes here. It is empty where the edit
// changes anything else, or the scenario itself.
func (c *Case) InCopy(e Edit, scenario, copied string) Edit {
	moved := Edit{Text: e.Text}
	for _, ch := range e.Changes {
		if ch.Kind() == KindScenario || ch.Scenario() != scenario {
			return Edit{}
		}
		to := Change{}
		if ch.To != nil {
			to.To = WithScenario(ch.To, copied)
		}
		key := WithScenario(ch.record(), copied).Key()
		if now, there := c.Record(ch.Kind(), key); there {
			to.From = now
		}
		if to.From != nil && to.To != nil {
			to.To = to.To.WithMeta(to.From.RecordMeta())
		} else if to.To != nil {
			to.To = to.To.WithMeta(Meta{})
		}
		if to.From != nil || to.To != nil {
			moved.Changes = append(moved.Changes, to)
		}
	}
	return moved
}
