package papers

import (
	"fmt"

	"tomworkbench/app/papers/html"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// Tour writes into a page for browsers what a case holds, to be read and not changed: what was found, the options, the scenario with its
// figures, budget, plan and risks, and what it all rests on. Of a case without a scenario it has what is of the case.
func Tour(d *html.Document, s Paper) error {
	a := optionsPaper{Paper: s, d: d}
	_, proposed := s.Case.Scenarios.Get(s.Scenario)
	for _, id := range []string{"context", "challenges"} {
		a.passage(id)
	}
	if proposed {
		a.summary()
		a.proposal()
	}
	a.considered()
	a.assessed()
	if proposed {
		if err := a.proposed(); err != nil {
			return err
		}
	}
	a.exclusions()
	a.assumptions()
	a.sources()
	return nil
}

// proposed is what there is to be said of a scenario.
func (a optionsPaper) proposed() error {
	a.appraised()
	if err := a.figures(); err != nil {
		return err
	}
	a.budget()
	a.areas()
	a.measures()
	a.risks()
	return nil
}

// TourPaper is the paper of a pack's case that its tour shows, as cautiously as a Member's sums are: the least saved and the most spent,
// savings in every year from their own on.
func TourPaper(c *model.Case, scenario string, with ...string) Paper {
	return Paper{Subject: charts.Subject{Case: c, Scenario: scenario, Estimate: model.Minimum, Basis: model.Recurring, With: with}}
}

// TourTerms say how the money of a tour is counted, and what of the case the public doesn't see.
func TourTerms(c *model.Case, leftOut int) string {
	text := "Amounts are in £m" + c.Head().Prices.Behind() + ", at the lower savings and the higher costs, with what goes on counted in every year from its first on."
	if leftOut > 0 {
		text += fmt.Sprintf(" %s not public and left out of every sum here.", model.Many(leftOut, "amount")+model.Plural(leftOut, " is", " are"))
	}
	return text
}
