package model

import "slices"

// Role is what a scenario is among the options of an appraisal summary table, as HM Treasury's Green Book ranges them.
type Role string

// The roles, and none.
const (
	NoRole        Role = ""
	AsToday       Role = "no change"
	Minimal       Role = "do the minimum"
	LessAmbitious Role = "less ambitious"
	Preferred     Role = "preferred"
	MoreAmbitious Role = "more ambitious"
)

// Roles are the roles in the order of the table.
func Roles() []Role { return []Role{AsToday, Minimal, LessAmbitious, Preferred, MoreAmbitious} }

// Words name the role as a heading does.
func (r Role) Words() string { return Capital(string(r)) }

// PreferredScenario is the scenario that the case prefers, nil where none is marked so.
func (c *Case) PreferredScenario() *Scenario {
	for s := range c.Scenarios.All() {
		if s.Role == Preferred {
			return s
		}
	}
	return nil
}

// Appraised are the scenarios of an appraisal summary table with their roles, in the order of the roles and then of the case. Where none is
// preferred, the one shown is. What has no role isn't in it.
func (c *Case) Appraised(shown string) []*Scenario {
	var all []*Scenario
	preferred := c.PreferredScenario()
	for s := range c.Scenarios.All() {
		if preferred == nil && s.ID == shown {
			next := *s
			next.Role = Preferred
			s = &next
		}
		if s.Role != NoRole {
			all = append(all, s)
		}
	}
	at := func(s *Scenario) int { return slices.Index(Roles(), s.Role) }
	slices.SortStableFunc(all, func(a, b *Scenario) int { return at(a) - at(b) })
	return all
}

// GiveRole makes the edit that says what a scenario is in an appraisal. There is one preferred: another that was is none any more.
func (c *Case) GiveRole(scenario string, role Role) (Edit, error) {
	s, ok := c.Scenarios.Get(scenario)
	if !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	if s.Role == role {
		return Edit{}, nil
	}
	e := Edit{Text: quoted(s.Name) + " has no role in the appraisal"}
	if role != NoRole {
		e.Text = quoted(s.Name) + " is " + string(role) + " in the appraisal"
	}
	if was := c.PreferredScenario(); role == Preferred && was != nil {
		e.Changes = append(e.Changes, roleChange(was, NoRole))
	}
	e.Changes = append(e.Changes, roleChange(s, role))
	return e, nil
}

func roleChange(from *Scenario, role Role) Change {
	to := *from
	to.Role = role
	return Change{From: from, To: &to}
}
