package cases

import (
	"slices"

	"github.com/google/uuid"

	"tomworkbench/app/page"
	"tomworkbench/model"
)

// chooseScenario lets the person pick the scenario to show.
func (cs *Cases) chooseScenario() {
	c := cs.h.Session().Case()
	names := make([]string, 0, c.Scenarios.Len())
	current := 0
	for s := range c.Scenarios.All() {
		if s.ID == cs.h.Session().View().Scenario {
			current = len(names)
		}
		names = append(names, s.Name)
	}
	cs.h.Choose("Choose a scenario", names, current, func(i int) { cs.showScenario(c.Scenarios.At(i).ID) })
}

func (cs *Cases) showScenario(id string) {
	v := cs.h.Session().View()
	v.Scenario = id
	cs.h.Session().Show(v)
}

// stepScenario shows the scenario a number of places on, around the end.
func (cs *Cases) stepScenario(by int) {
	c := cs.h.Session().Case()
	n := c.Scenarios.Len()
	for i := range n {
		if c.Scenarios.At(i).ID == cs.h.Session().View().Scenario {
			cs.showScenario(c.Scenarios.At((i + by + n) % n).ID)
			return
		}
	}
}

func (cs *Cases) newScenario() {
	cs.askScenarioName("New scenario", "New scenario", func(name string) (model.Edit, error) {
		return cs.h.Session().Case().NewScenario(uuid.NewString(), name), nil
	})
}

func (cs *Cases) duplicateScenario() {
	cs.askScenarioName("Duplicate the scenario", cs.h.Session().Scenario().Name+", copy", func(name string) (model.Edit, error) {
		return cs.h.Session().Case().DuplicateScenario(cs.h.Session().View().Scenario, uuid.NewString(), name)
	})
}

// giveRole asks what the scenario is in the appraisal summary table.
func (cs *Cases) giveRole() {
	s, names := cs.h.Session().Scenario(), []string{"None"}
	for _, r := range model.Roles() {
		names = append(names, r.Words())
	}
	roles := append([]model.Role{model.NoRole}, model.Roles()...)
	cs.h.Choose("Role of “"+s.Name+"” in the appraisal summary", names, slices.Index(roles, s.Role), func(i int) {
		cs.h.Do(cs.h.Session().Case().GiveRole(s.ID, roles[i]))
	})
}

func (cs *Cases) renameScenario() {
	id := cs.h.Session().View().Scenario
	page.AskName(cs.h, "Rename the scenario", cs.h.Session().Scenario().Name, func(name string) (model.Edit, error) {
		return cs.h.Session().Case().RenameScenario(id, name)
	})
}

// askScenarioName proposes a name that is free.
func (cs *Cases) askScenarioName(title, name string, edit func(string) (model.Edit, error)) {
	page.AskName(cs.h, title, cs.h.Session().Case().FreeScenarioName(name), edit)
}

// deleteScenario deletes without asking, unless reasons or something agreed would go with it: one key brings the
// scenario back, and the last change says so.
func (cs *Cases) deleteScenario() {
	cs.h.Propose(cs.h.Session().Case().DeleteScenario(cs.h.Session().View().Scenario))
}
