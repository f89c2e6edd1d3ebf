package cases

import (
	"strings"

	"github.com/google/uuid"

	"tomworkbench/app/page"
	"tomworkbench/model"
)

// TryIt copies the scenario shown under the name of who is at work, shows the copy, and carries out in it what was meant for the
// scenario; an empty edit for nothing more. Nothing of the scenario is lost, and nothing left out of the copy.
func (cs *Cases) TryIt(meant model.Edit) {
	if cs.h.Session().Signed() {
		cs.tryAs(meant)
		return
	}
	cs.h.AskText("Whose try is it?", "Your name, which the decision log has as well; asked once, may stay empty", "", page.SoundName, func(name string) {
		cs.h.Session().SignAs(strings.TrimSpace(name))
		cs.tryAs(meant)
	})
}

func (cs *Cases) tryAs(meant model.Edit) {
	s := cs.h.Session()
	from, id := s.View().Scenario, uuid.NewString()
	name := s.Case().FreeScenarioName(tryName(s.Who()))
	if !cs.h.Do(s.Case().DuplicateScenario(from, id, name)) {
		return
	}
	cs.showScenario(id)
	if edit := s.Case().InCopy(meant, from, id); !edit.Empty() {
		cs.h.Do(edit, nil)
	}
	cs.h.Explain("This is “" + name + "”, a copy: what you choose here leaves the scenario that it was made from as it is.")
}

// tryName is what a copy to try things in is called.
func tryName(who string) string {
	const longest = model.MaxNameRunes - 20 // leaves room for the rest, with a number
	if who == "" {
		return "A try"
	}
	if runes := []rune(who); len(runes) > longest {
		who = strings.TrimSpace(string(runes[:longest]))
	}
	return who + "'s try"
}

// lockScenario locks the scenario shown, or unlocks it.
func (cs *Cases) lockScenario() {
	s := cs.h.Session()
	cs.h.Do(s.Case().LockScenario(s.View().Scenario, !s.Scenario().Locked))
}
