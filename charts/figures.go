package charts

import (
	"fmt"
	"strings"
)

// Kind names one of the figures that a scenario has: it is what scripts type and what is remembered.
type Kind string

// row is all that has to be known of a figure. Whoever lists figures, names them, prints them or makes them has it from here:
// a new figure is a file that makes it and a row.
type row struct {
	kind Kind
	// name is what people call it in menus, lists and headings; files are named after it.
	name string
	// anyEstimate and anyBasis say that it is the same whichever that is.
	anyEstimate, anyBasis bool
	// compares says that it sets other scenarios beside the one that it is of.
	compares bool
	// costs says that it shows costs: what they leave out then belongs beside it.
	costs bool
	// slow says that it rests on what takes a while to find, its evidence.
	slow bool
	make func(Subject) (*Figure, error)
}

// rows are all figures, in the order in which they are read.
func rows() []row {
	return []row{
		{kind: KindProfile, name: "Cost and benefit profile", costs: true, make: simply(profileOf)},
		{kind: KindComparison, name: "Scenarios compared", compares: true, costs: true, make: newComparison},
		{kind: KindBridge, name: "Benefit by component", make: simply(newBridge)},
		{kind: KindInvestment, name: "Investment by type and year", costs: true, make: simply(newInvestment)},
		{kind: KindStreams, name: "Benefit by stream", make: simply(newStreams)},
		{kind: KindPrinciples, name: "Principles", anyEstimate: true, anyBasis: true, make: simply(newPrinciples)},
		{kind: KindMap, name: "Benefits map", make: simply(newBenefitsMap)},
		{kind: KindPlan, name: "Plan", costs: true, make: simply(newPlan)},
		{kind: KindTornado, name: "What matters most", costs: true, make: simply(newTornado)},
		{kind: KindRange, name: "Likely range (simulation)", anyEstimate: true, costs: true, slow: true, make: newRange},
		{kind: KindExceedance, name: "How often it is reached", costs: true, slow: true, make: newExceedance},
		{kind: KindBias, name: "Optimism bias", costs: true, make: simply(newBias)},
		{kind: KindFrontier, name: "Schemes that no other beats", costs: true, slow: true, make: simply(newFrontier)},
	}
}

// simply is for a figure that can always be made.
func simply(make func(Subject) *Figure) func(Subject) (*Figure, error) {
	return func(s Subject) (*Figure, error) { return make(s), nil }
}

// Kinds returns all figures in their order.
func Kinds() []Kind {
	var kinds []Kind
	for _, r := range rows() {
		kinds = append(kinds, r.kind)
	}
	return kinds
}

// row finds a figure's row; of an unknown one it has the name alone.
func (k Kind) row() row {
	for _, r := range rows() {
		if r.kind == k {
			return r
		}
	}
	return row{kind: k, name: string(k)}
}

// Name is what people call the figure.
func (k Kind) Name() string { return k.row().name }

// ByEstimate and ByBasis report whether the figure changes with the estimate and with the basis.
func (k Kind) ByEstimate() bool { return !k.row().anyEstimate }
func (k Kind) ByBasis() bool    { return !k.row().anyBasis }

// Compares reports whether the figure sets other scenarios beside the one that it is of.
func (k Kind) Compares() bool { return k.row().compares }

// ShowsCosts reports whether the figure shows costs, whose assumptions then belong beside it.
func (k Kind) ShowsCosts() bool { return k.row().costs }

// Slow reports whether the figure takes a while to be made, unless its evidence is known.
func (k Kind) Slow() bool { return k.row().slow }

// Lacks says in a sentence without its full stop what a subject lacks for the figure to be made, nothing where it has all.
func (k Kind) Lacks(s Subject) string {
	if k.Compares() && len(s.With) == 0 {
		return "No second scenario to compare with"
	}
	return ""
}

// New makes a figure. Names of the case that its words hold are shortened where there is no room for them. A comparison
// needs a second scenario; the error says so, and that a kind or a scenario to compare with is unknown.
func New(k Kind, s Subject) (*Figure, error) {
	r := k.row()
	if r.make == nil {
		return nil, fmt.Errorf("there is no figure %q; there are %s", k, kindNames())
	}
	f, err := r.make(s)
	if err != nil {
		return nil, err
	}
	f.names = append(f.names, s.Case.Head().Title)
	for one := range s.Case.Scenarios.All() {
		f.names = append(f.names, one.Name)
	}
	return f, nil
}

func kindNames() string {
	var names []string
	for _, k := range Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}
