package app

import (
	"github.com/google/uuid"

	"tomworkbench/model"
)

// chooseScenario lets the person pick the scenario to show.
func (w *Window) chooseScenario() {
	c := w.session.Case()
	names := make([]string, 0, c.Scenarios.Len())
	current := 0
	for s := range c.Scenarios.All() {
		if s.ID == w.session.View().Scenario {
			current = len(names)
		}
		names = append(names, s.Name)
	}
	w.choose("Choose a scenario", names, current, func(i int) { w.showScenario(c.Scenarios.At(i).ID) })
}

func (w *Window) showScenario(id string) {
	v := w.session.View()
	v.Scenario = id
	w.session.Show(v)
}

// stepScenario shows the scenario a number of places on, around the end.
func (w *Window) stepScenario(by int) {
	c := w.session.Case()
	n := c.Scenarios.Len()
	for i := range n {
		if c.Scenarios.At(i).ID == w.session.View().Scenario {
			w.showScenario(c.Scenarios.At((i + by + n) % n).ID)
			return
		}
	}
}

func (w *Window) newScenario() {
	w.askScenarioName("New scenario", "New scenario", func(name string) (model.Edit, error) {
		return w.session.Case().NewScenario(uuid.NewString(), name), nil
	})
}

func (w *Window) duplicateScenario() {
	w.askScenarioName("Duplicate the scenario", w.session.Scenario().Name+", copy", func(name string) (model.Edit, error) {
		return w.session.Case().DuplicateScenario(w.session.View().Scenario, uuid.NewString(), name)
	})
}

func (w *Window) renameScenario() {
	id := w.session.View().Scenario
	w.askName("Rename the scenario", w.session.Scenario().Name, func(name string) (model.Edit, error) {
		return w.session.Case().RenameScenario(id, name)
	})
}

// askScenarioName proposes a name that is free.
func (w *Window) askScenarioName(title, name string, edit func(string) (model.Edit, error)) {
	w.askName(title, w.session.Case().FreeScenarioName(name), edit)
}

// deleteScenario deletes without asking, unless reasons or something agreed would go with it: one key brings the
// scenario back, and the last change says so.
func (w *Window) deleteScenario() {
	w.propose(w.session.Case().DeleteScenario(w.session.View().Scenario))
}
