package session

import (
	"slices"
	"strings"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/budget"
)

// What is remembered of each case beside its view, by the case's id: the scenarios that are compared, the figures that the
// options paper leaves out and their order, and whether it has what the room said.
const (
	settingCompared = "compared/"
	settingLeftOut  = "left out/"
	settingOrder    = "figure order/"
	settingHands    = "hands/"
)

// Compared returns the ids of the scenarios picked to be compared, none where nothing was picked.
func (s *Session) Compared() []string {
	return slices.DeleteFunc(strings.Fields(s.Recall(settingCompared+s.current.Head().ID)), func(id string) bool {
		_, ok := s.current.Scenarios.Get(id)
		return !ok
	})
}

// Compare picks the scenarios to be compared.
func (s *Session) Compare(ids []string) {
	s.Remember(settingCompared+s.current.Head().ID, strings.Join(ids, " "))
}

// The number of scenarios that are compared: at most, and where none are picked.
const (
	MostCompared    = 6
	usuallyCompared = 3
)

// Comparing returns the ids of the scenarios that are compared: the comparator or the one shown first, then those picked.
func (s *Session) Comparing() []string {
	first := s.view.Comparator
	if first == "" {
		first = s.view.Scenario
	}
	ids := []string{first}
	add := func(id string, most int) {
		if _, ok := s.current.Scenarios.Get(id); ok && !slices.Contains(ids, id) && len(ids) < most {
			ids = append(ids, id)
		}
	}
	add(s.view.Scenario, MostCompared)
	picked := s.Compared()
	for _, id := range picked {
		add(id, MostCompared)
	}
	if len(picked) == 0 {
		for x := range s.current.Scenarios.All() {
			add(x.ID, usuallyCompared)
		}
	}
	return ids
}

// LeftOut reports whether the options paper leaves a figure out, named as scripts name it.
func (s *Session) LeftOut(figure string) bool {
	return slices.Contains(strings.Fields(s.Recall(settingLeftOut+s.current.Head().ID)), figure)
}

// LeaveOut leaves a figure out of the options paper, or takes it in again.
func (s *Session) LeaveOut(figure string, out bool) {
	names := slices.DeleteFunc(strings.Fields(s.Recall(settingLeftOut+s.current.Head().ID)), func(name string) bool { return name == figure })
	if out {
		names = append(names, figure)
	}
	s.Remember(settingLeftOut+s.current.Head().ID, strings.Join(names, " "))
}

// FigureOrder returns the figures, named as scripts name them, in the order that a person put them into; none for the usual one.
func (s *Session) FigureOrder() []string {
	return strings.Fields(s.Recall(settingOrder + s.current.Head().ID))
}

// OrderFigures keeps an order of the figures of papers, none for the usual one.
func (s *Session) OrderFigures(figures []string) {
	s.Remember(settingOrder+s.current.Head().ID, strings.Join(figures, " "))
}

// PrintsHands reports whether the options paper has what the room said; it hasn't unless that is asked for.
func (s *Session) PrintsHands() bool { return s.Recall(settingHands+s.current.Head().ID) != "" }

// PrintHands has the options paper say what the room said, or not.
func (s *Session) PrintHands(print bool) {
	value := ""
	if print {
		value = "printed"
	}
	s.Remember(settingHands+s.current.Head().ID, value)
}

// summary is what the scenario shown comes to, with what that was worked out from.
type summary struct {
	of   *model.Case
	view View
	sums appraisal.Summary
	left budget.Position
}

// Summary returns what the scenario shown comes to. It is worked out once for everything that shows it.
func (s *Session) Summary() appraisal.Summary { return s.sum().sums }

// Budget returns where the scenario shown leaves the budget, worked out once too.
func (s *Session) Budget() *budget.Position { return &s.sum().left }

func (s *Session) sum() *summary {
	v := View{Scenario: s.view.Scenario, Estimate: s.view.Estimate, Basis: s.view.Basis}
	if c := s.Shown(); s.summed.of != c || s.summed.view != v {
		s.summed = summary{
			c, v, appraisal.SummaryOf(c, v.Scenario, v.Estimate, v.Basis),
			budget.Of(c, v.Scenario, v.Estimate, v.Basis),
		}
	}
	return &s.summed
}
