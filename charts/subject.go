package charts

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Subject is what a figure is of.
type Subject struct {
	Case *model.Case
	// Scenario is a scenario's id; an unknown one has chosen nothing.
	Scenario string
	// With are the ids of the scenarios that a comparison sets against it, at most three.
	With     []string
	Estimate model.Estimate
	Basis    model.Basis
	// Period is the month up to which delivery is told, none for the latest that anything is known of.
	Period model.Month
	// Workings remember what takes a while to find, nil where nothing is remembered.
	Workings *Workings
}

// Name is the scenario's name.
func (s Subject) Name() string {
	if one, ok := s.Case.Scenarios.Get(s.Scenario); ok {
		return one.Name
	}
	return "No scenario"
}

func (s Subject) terms() string { return terms(s.Estimate, s.Basis) }

// Others returns the scenarios that stand beside one where none are named: the first of the case, as many as a
// comparison tells apart.
func Others(c *model.Case, scenario string) []string {
	var ids []string
	for s := range c.Scenarios.All() {
		if s.ID != scenario && len(ids) < MostCompared-1 {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// illustrativeNotes says which of the figures that count are illustrative.
func illustrativeNotes(c *model.Case, scenario string) []string {
	switch illustrationOf(c, scenario) {
	case optionsIllustrative:
		return []string{"Figures by option are illustrative, not published"}
	case programmeIllustrative:
		return []string{"Council-wide figures are illustrative, not published"}
	}
	return nil
}

// illustrativeLinks says that links which a figure rests on are illustrative, those to some kinds from the options chosen, from what
// is council-wide and from what those lead to; nothing where none is.
func illustrativeLinks(c *model.Case, scenario, words string, to ...model.Kind) []string {
	chosen := c.Chosen(scenario)
	chosen[model.Programme] = true
	for l := range c.Links.All() {
		_, option := c.Options.Get(l.Owner)
		if l.Source.Grade == model.Illustrative && slices.Contains(to, l.To) && (!option || chosen[l.Owner]) {
			return []string{words}
		}
	}
	return nil
}

// roundingNotes holds the rounding note where any of the sums is out as it is written.
func roundingNotes(places int32, sums ...sum) []string {
	for _, s := range sums {
		if model.RoundingShows(s.total, places, s.parts...) {
			return []string{model.RoundingNote}
		}
	}
	return nil
}

// sum is a total that a reader can check against its parts.
type sum struct {
	total decimal.Decimal
	parts []decimal.Decimal
}

// labelMillion writes amounts of one picture with the same places for all.
func labelMillion(d decimal.Decimal, places int32) string {
	if d.IsZero() {
		return "£0m"
	}
	return model.MoneyStyle{Places: places}.Format(d)
}

// rangeOf writes a range for people: "£21m to £33m", or one amount where there is no range.
func rangeOf(low, high decimal.Decimal, places int32) string {
	if low.Equal(high) {
		return labelMillion(low, places)
	}
	return labelMillion(low, places) + " to " + labelMillion(high, places)
}

// spokenRange is the same as it should be said.
func spokenRange(low, high decimal.Decimal) string {
	if low.Equal(high) {
		return spoken(low)
	}
	return spoken(low) + " to " + spoken(high)
}

// orNone names a category as it was typed, and what has none; orUnnamed does so within a sentence.
func orNone(category string) string    { return cmp.Or(category, "Not named") }
func orUnnamed(category string) string { return cmp.Or(category, "what has no name") }

func many(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// mostNamed is how many names that tie a title holds.
const mostNamed = 3

// namesOrMany joins the names of those that tie, and counts them where they are more than a title holds.
func namesOrMany(names []string, noun string) string {
	if len(names) > mostNamed {
		return many(len(names), noun)
	}
	return model.JoinWords(names)
}

// countsCosts reports whether a cost counts in the scenario, or in one that it is compared with.
func (s Subject) countsCosts() bool {
	for _, id := range append([]string{s.Scenario}, s.With...) {
		for l := range s.Case.Counting(id) {
			if l.Type == model.CostLine {
				return true
			}
		}
	}
	return false
}

// budgetCosts reports whether costs of the scenario fall on the revenue budget.
func (s Subject) budgetCosts() bool {
	for l := range s.Case.Counting(s.Scenario) {
		if l.Type == model.CostLine && (l.Recurrence == model.Ongoing || l.Funding.PaidFromRevenue()) {
			return true
		}
	}
	return false
}

// anyCosts reports whether any option, chosen or not, costs something.
func (s Subject) anyCosts() bool {
	for l := range s.Case.Lines.All() {
		if l.Type == model.CostLine {
			return true
		}
	}
	return false
}
