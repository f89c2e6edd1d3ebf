package charts

import (
	"fmt"
	"strings"
)

// FigureID names one of the figures that a scenario has: it is what scripts type and what is remembered.
type FigureID string

// row is all that has to be known of a figure. Whoever lists figures, names them, prints them or makes them has it from here:
// a new figure is a file that makes it and a row.
type row struct {
	id FigureID
	// name is what people call it in menus, lists and headings; files are named after it.
	name string
	// anyEstimate and anyBasis say that it is the same whichever that is.
	anyEstimate, anyBasis bool
	// anyScenario says that it is of the case, whichever scenario is shown.
	anyScenario bool
	// compares says that it sets other scenarios beside the one that it is of.
	compares bool
	// costs says of a subject whether it shows costs of that: what they leave out then belongs beside it. nil where it never does.
	costs func(Subject) bool
	// byType says that it shows costs by their type, what suppliers are paid among them.
	byType bool
	// slow says that it rests on what takes a while to find, its workings.
	slow bool
	make func(Subject) (*Figure, error)
}

// rows are all figures, in the order in which they are read.
func rows() []row {
	return []row{
		{id: FigureProfile, name: "Cost and benefit profile", costs: Subject.countsCosts, make: simply(profileOf)},
		{id: FigureComparison, name: "Scenarios compared", compares: true, costs: Subject.countsCosts, make: newComparison},
		{id: FigureBridge, name: "Benefit by component", make: simply(newBridge)},
		{id: FigureInvestment, name: "Investment by type and year", costs: Subject.countsCosts, byType: true, make: simply(newInvestment)},
		{id: FigureGap, name: "Gap by year", costs: Subject.budgetCosts, make: simply(newGap)},
		{id: FigureResidual, name: "What is left over", costs: Subject.budgetCosts, make: simply(newResidual)},
		{id: FigureFunding, name: "What one-off costs are paid from", anyBasis: true, costs: Subject.countsCosts, make: simply(newFunding)},
		{id: FigureStreams, name: "Benefit by stream", make: simply(newStreams)},
		{id: FigurePrinciples, name: "Principles", anyEstimate: true, anyBasis: true, make: simply(newPrinciples)},
		{id: FigureModel, name: "The model on a page", anyEstimate: true, costs: Subject.countsCosts, make: simply(newModel)},
		{id: FigureMap, name: "Benefits map", make: simply(newBenefitsMap)},
		{id: FigureRoadmap, name: "Plan by quarter", anyBasis: true, make: simply(newRoadmap)},
		{id: FigurePlan, name: "When benefits and costs come", costs: Subject.countsCosts, make: simply(newPlan)},
		{id: FigureTornado, name: "What matters most", costs: Subject.countsCosts, make: simply(newTornado)},
		{id: FigureRange, name: "Likely range (simulation)", anyEstimate: true, costs: Subject.countsCosts, slow: true, make: newRange},
		{id: FigureExceedance, name: "How often it is reached", costs: Subject.countsCosts, slow: true, make: newExceedance},
		{id: FigureBias, name: "Optimism bias", costs: Subject.countsCosts, make: simply(newBias)},
		{id: FigureFrontier, name: "Schemes that no other beats", costs: Subject.anyCosts, slow: true, make: simply(newFrontier)},
		{id: FigureOpportunities, name: "Opportunities by ease and value", anyEstimate: true, anyBasis: true, anyScenario: true, make: simply(newOpportunities)},
		{id: FigureEffort, name: "Where effort goes", anyEstimate: true, anyBasis: true, anyScenario: true, make: simply(newEffort)},
		{id: FigureRatings, name: "Ratings of components", anyEstimate: true, anyBasis: true, anyScenario: true, make: simply(newRatings)},
		{id: FigureAgreement, name: "Agreement by decision", anyEstimate: true, anyBasis: true, anyScenario: true, make: newAgreement},
		{id: FigureDelivery, name: "Delivery", anyEstimate: true, anyBasis: true, anyScenario: true, make: simply(newDelivery)},
	}
}

// simply is for a figure that can always be made.
func simply(make func(Subject) *Figure) func(Subject) (*Figure, error) {
	return func(s Subject) (*Figure, error) { return make(s), nil }
}

// FigureIDs returns all figures in their order.
func FigureIDs() []FigureID {
	var ids []FigureID
	for _, r := range rows() {
		ids = append(ids, r.id)
	}
	return ids
}

// row finds a figure's row; of an unknown one it has the name alone.
func (k FigureID) row() row {
	for _, r := range rows() {
		if r.id == k {
			return r
		}
	}
	return row{id: k, name: string(k)}
}

// Name is what people call the figure.
func (k FigureID) Name() string { return k.row().name }

// ByEstimate, ByBasis and ByScenario report whether the figure changes with the estimate, the basis and the scenario.
func (k FigureID) ByEstimate() bool { return !k.row().anyEstimate }
func (k FigureID) ByBasis() bool    { return !k.row().anyBasis }
func (k FigureID) ByScenario() bool { return !k.row().anyScenario }

// Compares reports whether the figure sets other scenarios beside the one that it is of.
func (k FigureID) Compares() bool { return k.row().compares }

// ShowsCosts reports whether the figure shows costs of a subject, whose assumptions then belong beside it.
func (k FigureID) ShowsCosts(s Subject) bool {
	r := k.row()
	if !r.compares {
		s.With = nil
	}
	return r.costs != nil && r.costs(s)
}

// ByType reports whether the figure shows costs by their type, what suppliers are paid among them.
func (k FigureID) ByType() bool { return k.row().byType }

// Slow reports whether the figure takes a while to be made, unless its workings are known.
func (k FigureID) Slow() bool { return k.row().slow }

// Lacks says in a sentence without its full stop what a subject lacks for the figure to be made, nothing where it has all.
func (k FigureID) Lacks(s Subject) string {
	if k.Compares() && len(s.With) == 0 {
		return "No second scenario to compare with"
	}
	return ""
}

// New makes a figure. One of a case that was imagined is marked wherever it is drawn, spoken or tabled. Names of the case that its words hold are shortened where there is no room for them. A comparison
// needs a second scenario; the error says so, and that a figure or a scenario to compare with is unknown.
func New(k FigureID, s Subject) (*Figure, error) {
	r := k.row()
	if r.make == nil {
		return nil, fmt.Errorf("there is no figure %q; there are %s", k, idNames())
	}
	f, err := r.make(s)
	if err != nil {
		return nil, err
	}
	f.notes = append(f.notes, r.slipNotes(s)...)
	f.names = append(f.names, s.Case.Head().Title)
	for one := range s.Case.Scenarios.All() {
		f.names = append(f.names, one.Name)
	}
	return f.marked(s.Case.WhatIf().Words()), nil
}

// slipNotes say which options come at another time than planned in the scenarios whose money a figure shows.
func (r row) slipNotes(s Subject) (notes []string) {
	if r.anyScenario || r.anyEstimate && r.anyBasis {
		return nil
	}
	if text := s.Case.SlipsWords(s.Scenario); text != "" {
		notes = append(notes, text)
	}
	if !r.compares {
		return notes
	}
	for _, id := range s.With {
		if text := s.Case.SlipsWords(id); text != "" {
			one, _ := s.Case.Scenarios.Get(id)
			notes = append(notes, one.Name+" a"+text[1:])
		}
	}
	return notes
}

func idNames() string {
	var names []string
	for _, k := range FigureIDs() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}
