package model

import (
	"fmt"
	"slices"
)

// Snapshot is a scenario as it stood at a moment that has a name, such as "after item 3". It is history: what
// it names may be gone since.
type Snapshot struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	// Scenario is the name that the scenario had.
	Scenario string `json:"scenario"`
	// Case is the revision that the case had.
	Case uint64 `json:"case"`
	// Conflicts and Dispensations are what the scenario had.
	Conflicts     string `json:"conflicts,omitempty"`
	Dispensations string `json:"dispensations,omitempty"`
	Kept
}

// Kind, Key and WithMeta make a snapshot a [Record].
func (x *Snapshot) Kind() Kind             { return KindSnapshot }
func (x *Snapshot) Key() string            { return x.ID }
func (x *Snapshot) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }
func (x *Snapshot) sought(*Case) sought    { return sought{} }

func (x *Snapshot) check(_ *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkName(x.Scenario, "scenario", report)
	checkText(x.Conflicts, "conflicts", report)
	checkText(x.Dispensations, "dispensations", report)
	for _, row := range kindRows {
		row.checkKeptIn(x, report)
	}
}

// KeptKinds returns the kinds of which a snapshot keeps anything.
func (x *Snapshot) KeptKinds() []Kind {
	var kinds []Kind
	for _, row := range kindRows {
		for r := range row.keptIn(x) {
			kinds = append(kinds, r.Kind())
			break
		}
	}
	return kinds
}

// TakeSnapshot makes the edit that keeps a scenario as it stands under a name.
func (c *Case) TakeSnapshot(scenario, id, name string) (Edit, error) {
	s, ok := c.Scenarios.Get(scenario)
	if !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	snapshot := &Snapshot{ID: id, Name: name, Scenario: s.Name, Case: c.Revision, Conflicts: s.Conflicts, Dispensations: s.Dispensations}
	for x := range c.saidIn(scenario) {
		rowByKind[x.Kind()].keepIn(snapshot, x)
	}
	e, err := c.Add(snapshot, "")
	e.Text = fmt.Sprintf("Snapshot %s of %s taken", quoted(name), s.Name)
	return e, err
}

// Reopen makes the edit that makes a scenario of a snapshot, and names what it can't bring back because it is
// gone, or not allowed, since.
func (c *Case) Reopen(snapshot, id, name string) (e Edit, lost []string, err error) {
	from, ok := c.Snapshots.Get(snapshot)
	if !ok {
		return Edit{}, nil, unknown(KindSnapshot, snapshot)
	}
	e, err = c.Add(&Scenario{ID: id, Name: name, Conflicts: from.Conflicts, Dispensations: from.Dispensations}, "")
	if err != nil {
		return Edit{}, nil, err
	}
	e.Text = fmt.Sprintf("Snapshot %s reopened as %s", quoted(from.Name), quoted(name))
	for _, row := range kindRows {
		for x := range row.keptIn(from) {
			to, gone := c.revive(x, id)
			if to != nil {
				e.Changes = append(e.Changes, Change{To: to})
			}
			for _, one := range gone {
				if !slices.Contains(lost, one) {
					lost = append(lost, one)
				}
			}
		}
	}
	return e, lost, nil
}
