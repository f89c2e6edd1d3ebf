package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// NewScenario makes the edit that adds an empty scenario under a new id.
func (c *Case) NewScenario(id, name string) Edit {
	return Edit{
		Text:    "New scenario " + quoted(name),
		Changes: []Change{{To: c.nextScenario(id, name)}},
	}
}

// NewScheme makes the edit that adds a scenario which has chosen the given options, each provisional for a reason. Every
// other decision is open and empty. An option that the case doesn't have is an error.
func (c *Case) NewScheme(id, name string, options []string, reason string) (Edit, error) {
	byDecision := map[string][]string{}
	for _, o := range options {
		one, ok := c.Options.Get(o)
		if !ok {
			return Edit{}, unknown(KindOption, o)
		}
		byDecision[one.Decision] = append(byDecision[one.Decision], o)
	}
	e := c.NewScenario(id, name)
	for d := range c.Decisions.All() {
		if chosen := c.inOrder(d.ID, byDecision[d.ID]); len(chosen) > 0 {
			e.Changes = append(e.Changes, Change{To: &Choice{Scenario: id, Decision: d.ID, Options: chosen, Status: Provisional, Reason: reason}})
		}
	}
	return e, nil
}

// DuplicateScenario makes the edit that copies a scenario, with all that is said in it,
// under a new id and name.
func (c *Case) DuplicateScenario(scenario, id, name string) (Edit, error) {
	from, ok := c.Scenarios.Get(scenario)
	if !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	e := Edit{Text: fmt.Sprintf("New scenario %s, a copy of %s", quoted(name), quoted(from.Name))}
	copied := c.nextScenario(id, name)
	copied.Conflicts, copied.Dispensations = from.Conflicts, from.Dispensations
	e.Changes = append(e.Changes, Change{To: copied})
	for x := range c.saidIn(scenario) {
		if to, _ := c.revive(x, id); to != nil {
			e.Changes = append(e.Changes, Change{To: to})
		}
	}
	return e, nil
}

func (c *Case) nextScenario(id, name string) *Scenario {
	return &Scenario{Meta: Meta{Rank: c.Scenarios.NextRank()}, ID: id, Name: name}
}

// RenameScenario makes the edit that gives a scenario another name.
func (c *Case) RenameScenario(scenario, name string) (Edit, error) {
	from, ok := c.Scenarios.Get(scenario)
	if !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	if from.Name == name {
		return Edit{}, nil
	}
	to := *from
	to.Name = name
	return Edit{
		Text:    fmt.Sprintf("Scenario %s is now %s", quoted(from.Name), quoted(name)),
		Changes: []Change{{From: from, To: &to}},
	}, nil
}

// Declare makes the edit that sets the conflicts of interest and the dispensations recorded with a scenario.
func (c *Case) Declare(scenario, conflicts, dispensations string) (Edit, error) {
	from, ok := c.Scenarios.Get(scenario)
	if !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	to := *from
	to.Conflicts, to.Dispensations = conflicts, dispensations
	return c.Replace(scenario, &to)
}

// DeleteScenario makes the edit that removes a scenario with all that is said in it.
func (c *Case) DeleteScenario(scenario string) (Edit, error) {
	from, ok := c.Scenarios.Get(scenario)
	if !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	e := Edit{Text: "Scenario " + quoted(from.Name) + " deleted"}
	for x := range c.saidIn(scenario) {
		e.Changes = append(e.Changes, Change{From: x})
	}
	e.Changes = append(e.Changes, Change{From: from})
	return e, nil
}

// FreeScenarioName returns name, or name with the first number behind it that no scenario has yet.
func (c *Case) FreeScenarioName(name string) string {
	free := name
	for n := 2; ; n++ {
		if _, taken := c.ScenarioNamed(free); !taken {
			return free
		}
		free = fmt.Sprintf("%s %d", name, n)
	}
}

// ReplaceWith makes the edit that turns the case's records into those of another state of the same
// case, such as an imported file's or the built-in example's. Records that say the same stay untouched.
func (c *Case) ReplaceWith(other *Case, text string) Edit {
	e := Edit{Text: text}
	kinds := Kinds()
	for i := len(kinds) - 1; i >= 0; i-- {
		for from := range c.RecordsOf(kinds[i]) {
			if _, stays := other.Record(kinds[i], from.Key()); !stays {
				e.Changes = append(e.Changes, Change{From: from})
			}
		}
	}
	inOrder := map[Kind]bool{}
	for _, kind := range kinds {
		inOrder[kind] = slices.EqualFunc(slices.Collect(c.RecordsOf(kind)), slices.Collect(other.RecordsOf(kind)),
			func(a, b Record) bool { return a.Key() == b.Key() })
	}
	for to := range other.Records() {
		from, exists := c.Record(to.Kind(), to.Key())
		if exists && inOrder[to.Kind()] {
			meta := to.RecordMeta()
			meta.Rank = from.RecordMeta().Rank
			to = to.WithMeta(meta)
		}
		switch {
		case !exists:
			e.Changes = append(e.Changes, Change{To: to})
		case !sameContent(from, to):
			e.Changes = append(e.Changes, Change{From: from, To: to})
		}
	}
	return e.PastLocks()
}

// sameContent reports whether two records say the same in the same place, whichever edit they come from.
func sameContent(a, b Record) bool {
	return a.RecordMeta().Rank == b.RecordMeta().Rank && SaySame(a, b)
}

// SaySame reports whether two records say the same, their bookkeeping left aside.
func SaySame(a, b Record) bool {
	one, err1 := json.Marshal(a.WithMeta(Meta{}))
	two, err2 := json.Marshal(b.WithMeta(Meta{}))
	return err1 == nil && err2 == nil && bytes.Equal(one, two)
}
