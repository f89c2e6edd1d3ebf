package model

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// CostClass sorts costs by how far such projects overrun, as guidance on optimism bias does. The rates
// belong to the appraisal.
type CostClass string

// The classes of cost; the zero value is none.
const (
	Unclassed CostClass = ""
	// OwnEvidence is for a cost whose overrun the council knows from its own work or another's: that comes first, and the
	// general classes only in its absence.
	OwnEvidence          CostClass = "own-evidence"
	StandardBuildings    CostClass = "standard-buildings"
	NonStandardBuildings CostClass = "non-standard-buildings"
	StandardCivil        CostClass = "standard-civil"
	NonStandardCivil     CostClass = "non-standard-civil"
	Equipment            CostClass = "equipment"
	Outsourcing          CostClass = "outsourcing"
	// PeopleCosts and ChangeCosts have no published bounds: they count once the case's own are entered.
	PeopleCosts CostClass = "people"
	ChangeCosts CostClass = "change"
)

// CostClasses returns the classes in the order in which they are offered, without [Unclassed].
func CostClasses() []CostClass {
	return append([]CostClass{OwnEvidence}, BoundedClasses()...)
}

// BoundedClasses returns the classes that bounds can be of: all but [OwnEvidence].
func BoundedClasses() []CostClass {
	return []CostClass{StandardBuildings, NonStandardBuildings, StandardCivil, NonStandardCivil, Equipment, Outsourcing, PeopleCosts, ChangeCosts}
}

// Words names the class in a sentence, "no class" for none.
func (x CostClass) Words() string {
	switch x {
	case Unclassed:
		return "no class"
	case StandardCivil:
		return "standard civil engineering"
	case NonStandardCivil:
		return "non-standard civil engineering"
	case Equipment:
		return "equipment and development"
	case NonStandardBuildings:
		return "non-standard buildings"
	case PeopleCosts:
		return "people (backfill and the like)"
	case ChangeCosts:
		return "change (programme and external support)"
	}
	return strings.ReplaceAll(string(x), "-", " ")
}

// checkClass looks at the mitigation's size before any arithmetic.
func (x *Line) checkClass(report reporter) {
	checkOneOf(x.Class, "class", report, append(CostClasses(), Unclassed)...)
	if x.Class != Unclassed && x.Type == BenefitLine {
		report("class", "only a cost is adjusted for optimism bias; take the class off or make the line a cost")
	}
	if x.Class != OwnEvidence && (x.Overrun != nil || x.OverrunSource != "") {
		report("overrun", "only a cost with the class own evidence has an overrun of its own and where that comes from")
	}
	if x.Overrun != nil {
		if text := overrunProblem(*x.Overrun); text != "" {
			report("overrun", text)
		}
	}
	checkText(x.OverrunSource, "overrunSource", report)
	text := shareProblem(x.Mitigation)
	switch {
	case text != "":
		report("mitigation", text)
	case x.Class == Unclassed && !x.Mitigation.IsZero():
		report("mitigation", "a cost without a class has no optimism bias to mitigate; give it a class or take the mitigation off")
	}
}

// LacksEvidence reports whether a cost is adjusted by own evidence and nobody says where that comes from.
func (x *Line) LacksEvidence() bool {
	return x.Class == OwnEvidence && x.Overrun != nil && strings.TrimSpace(x.OverrunSource) == ""
}

// overrunProblem says what is wrong with an overrun, nothing for a sound one.
func overrunProblem(d decimal.Decimal) string {
	if text := figureProblem(d); text != "" {
		return text
	}
	if d.IsNegative() || d.GreaterThan(mostRate) {
		return fmt.Sprintf("%s is not a share from 0 to %s", d, mostRate)
	}
	return ""
}
