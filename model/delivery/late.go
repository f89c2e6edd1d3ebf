package delivery

import (
	"fmt"

	"tomworkbench/model"
)

// Late is an option that is planned for another quarter now than when the baseline was taken.
type Late struct {
	Name     string
	Was, Now model.BaselinePlan
}

// Quarters is by how many quarters its first benefits, else its finish, come later; below zero for earlier.
func (l Late) Quarters() int {
	if l.Was.BenefitsFrom != 0 && l.Now.BenefitsFrom != 0 {
		return int(l.Now.BenefitsFrom - l.Was.BenefitsFrom)
	}
	return int(l.Now.Finish - l.Was.Finish)
}

// Words say when it was to come and when it comes now: "first benefits in 2019/20 Q1 instead of 2018/19 Q3".
func (l Late) Words() string {
	switch {
	case l.Was.BenefitsFrom != l.Now.BenefitsFrom && l.Now.BenefitsFrom != 0 && l.Was.BenefitsFrom != 0:
		return fmt.Sprintf("first benefits from %s instead of %s", l.Now.BenefitsFrom, l.Was.BenefitsFrom)
	case l.Was.Finish != l.Now.Finish && l.Now.Finish != 0 && l.Was.Finish != 0:
		return fmt.Sprintf("finished in %s instead of %s", l.Now.Finish, l.Was.Finish)
	}
	return fmt.Sprintf("started in %s instead of %s", l.Now.Start, l.Was.Start)
}

// addLate holds the plan as it is now against that of the baseline.
func (p *Position) addLate(c *model.Case) {
	was := map[string]model.BaselinePlan{}
	for _, one := range p.Baseline.Plan {
		was[one.Option] = one
	}
	for _, now := range c.PlannedIn(p.Baseline.ScenarioID) {
		before, planned := was[now.Option]
		same := before.Start == now.Start && before.Finish == now.Finish && before.BenefitsFrom == now.BenefitsFrom
		if planned && !same {
			p.Late = append(p.Late, Late{now.Name, before, now})
		}
	}
}
