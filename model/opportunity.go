package model

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Opportunity is a row of a register of opportunities, such as those of sourcing.
type Opportunity struct {
	Meta
	ID string `json:"id"`
	// Register names the register that the row belongs to.
	Register string `json:"register,omitempty"`
	Name     string `json:"name"`
	// Spend is the spend in scope in £m, nil where it isn't known.
	Spend    *decimal.Decimal `json:"spend,omitempty"`
	Priority Level            `json:"priority,omitempty"`
	// Count is the number of opportunities behind the row, 0 where that isn't known.
	Count int `json:"count,omitempty"`
	// Low and High are the lowest and the highest saving in £m; nil for a row without money.
	Low  *decimal.Decimal `json:"low,omitempty"`
	High *decimal.Decimal `json:"high,omitempty"`
	// Ease is how easily it can be done: green is easy.
	Ease RAG `json:"ease,omitempty"`
	// Value is what it is worth where no money is given, and beside it.
	Value Level            `json:"value,omitempty"`
	Owner string           `json:"owner,omitempty"`
	Stage OpportunityStage `json:"stage,omitempty"`
	// Line is the id of the line of figures that the row feeds, empty for none.
	Line   string `json:"line,omitempty"`
	Source Source `json:"source,omitzero"`
}

// Level is high, medium or low; empty where it isn't known.
type Level string

// The levels.
const (
	NoLevel     Level = ""
	HighLevel   Level = "high"
	MediumLevel Level = "medium"
	LowLevel    Level = "low"
)

// Levels of an opportunity, the unknown one first.
func OpportunityLevels() []Level { return []Level{NoLevel, HighLevel, MediumLevel, LowLevel} }

// OpportunityStage is how far an opportunity has come; empty where that isn't known.
type OpportunityStage string

// The stages.
const (
	NoStage      OpportunityStage = ""
	Idea         OpportunityStage = "idea"
	PlanWritten  OpportunityStage = "plan written"
	Approved     OpportunityStage = "approved"
	Implementing OpportunityStage = "implementing"
	Delivered    OpportunityStage = "delivered"
)

// OpportunityStages returns all stages in their order, the unknown one first.
func OpportunityStages() []OpportunityStage {
	return []OpportunityStage{NoStage, Idea, PlanWritten, Approved, Implementing, Delivered}
}

// Kind, Key and WithMeta make an opportunity a [Record].
func (x *Opportunity) Kind() Kind             { return KindOpportunity }
func (x *Opportunity) Key() string            { return x.ID }
func (x *Opportunity) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Opportunity) sought(*Case) sought {
	return sought{"Opportunity", x.Name, []string{x.Register, x.Owner}}
}

func (x *Opportunity) differs(to *Opportunity, note func(string, bool)) {
	note("register", x.Register != to.Register)
	note("spend", !equalOptional(x.Spend, to.Spend))
	note("priority", x.Priority != to.Priority)
	note("number", x.Count != to.Count)
	note("lowest", !equalOptional(x.Low, to.Low))
	note("highest", !equalOptional(x.High, to.High))
	note("ease", x.Ease != to.Ease)
	note("value", x.Value != to.Value)
	note("owner", x.Owner != to.Owner)
	note("stage", x.Stage != to.Stage)
	note("line of figures", x.Line != to.Line)
	note("source", x.Source != to.Source)
}

func (x *Opportunity) toLine(to visitor) {
	if x.Line != "" {
		to(KindLine, x.Line)
	}
}

// mostOpportunities is how many opportunities a row may stand for.
const mostOpportunities = 100_000

func (x *Opportunity) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkText(x.Register, "register", report)
	checkText(x.Owner, "owner", report)
	checkOneOf(x.Priority, "priority", report, OpportunityLevels()...)
	checkOneOf(x.Value, "value", report, OpportunityLevels()...)
	checkOneOf(x.Ease, "ease", report, Unrated, Red, Amber, Green)
	checkOneOf(x.Stage, "stage", report, OpportunityStages()...)
	if x.Count < 0 || x.Count > mostOpportunities {
		report("count", fmt.Sprintf("%d is not a number of opportunities from 0 to %d", x.Count, mostOpportunities))
	}
	sound := true
	for _, one := range []struct {
		field  string
		figure *decimal.Decimal
	}{{"spend", x.Spend}, {"low", x.Low}, {"high", x.High}} {
		switch {
		case one.figure == nil:
		case figureProblem(*one.figure) != "":
			report(one.field, figureProblem(*one.figure))
			sound = false
		case one.figure.IsNegative():
			report(one.field, InFull(*one.figure)+" is below zero; a register has spend and savings as positive figures")
			sound = false
		}
	}
	if sound && x.Low != nil && x.High != nil && x.High.LessThan(*x.Low) {
		report("low", fmt.Sprintf("the lowest %s is above the highest %s; swap them or correct one", InFull(*x.Low), InFull(*x.High)))
	}
	if x.Line != "" {
		checkExists(c, KindLine, x.Line, "line", report)
		if line, ok := c.Lines.Get(x.Line); ok && line.Type != BenefitLine {
			report("line", fmt.Sprintf("the line that the opportunity “%s” feeds is a cost, and an opportunity feeds savings: pick another line for it, or none", x.Name))
		}
	}
	x.Source.check(c, report)
}

// ShareOfSpend is what a saving of the opportunity is of its spend, 0.5 for half of it; unset where either isn't known, or nothing is
// spent.
func (x *Opportunity) ShareOfSpend(saving *decimal.Decimal) decimal.NullDecimal {
	if saving == nil || x.Spend == nil || x.Spend.IsZero() {
		return decimal.NullDecimal{}
	}
	const places = 6
	return decimal.NewNullDecimal(saving.DivRound(*x.Spend, places))
}
