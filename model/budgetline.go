package model

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// BudgetLine is a line of the council's medium-term plan.
type BudgetLine struct {
	Meta
	ID   string     `json:"id"`
	Name string     `json:"name"`
	Type BudgetType `json:"kind"`
	// Years holds one step a year in £m, against the year before, as it changes the net pressure: a pressure or an investment is
	// positive, a saving negative.
	Years  []decimal.Decimal `json:"years"`
	Note   string            `json:"note,omitempty"`
	Source Source            `json:"source,omitzero"`
}

// BudgetType says what a line of the plan is.
type BudgetType string

// The types of line of the plan.
const (
	Pressure      BudgetType = "pressure"
	Investment    BudgetType = "investment"
	PlannedSaving BudgetType = "saving"
)

// BudgetTypes returns all types of budget line in the order in which a plan has them.
func BudgetTypes() []BudgetType { return []BudgetType{Pressure, Investment, PlannedSaving} }

// Words names the type for people.
func (t BudgetType) Words() string {
	if t == PlannedSaving {
		return "planned saving"
	}
	return string(t)
}

// Total is the sum of the yearly steps, in £m.
func (x *BudgetLine) Total() decimal.Decimal { return decimal.Sum(decimal.Zero, x.Years...) }

// Turned reports whether the line's figures have the other sign than its type: no pressure above zero, or no saving below, and
// something else than zero. An investment may end, and what is re-profiled comes and goes.
func (x *BudgetLine) Turned() bool {
	usual := 1
	if x.Type == PlannedSaving {
		usual = -1
	}
	has := func(sign int) bool {
		return slices.ContainsFunc(x.Years, func(d decimal.Decimal) bool { return d.Sign() == sign })
	}
	return has(-usual) && !has(usual)
}

// Turn returns the line with every figure's sign turned.
func (x *BudgetLine) Turn() *BudgetLine {
	next := *x
	next.Years = slices.Clone(x.Years)
	for i, d := range next.Years {
		if !d.IsZero() {
			next.Years[i] = d.Neg()
		}
	}
	return &next
}

// Kind, Key and WithMeta make a budget line a [Record].
func (x *BudgetLine) Kind() Kind             { return KindBudgetLine }
func (x *BudgetLine) Key() string            { return x.ID }
func (x *BudgetLine) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *BudgetLine) sought(*Case) sought {
	return sought{"Budget", x.Name, []string{x.Note, InFull(x.Total())}}
}

func (x *BudgetLine) differs(to *BudgetLine, note func(string, bool)) {
	note("kind", x.Type != to.Type)
	note("figures", !slices.EqualFunc(x.Years, to.Years, decimal.Decimal.Equal))
	note("note", x.Note != to.Note)
	note("source", x.Source != to.Source)
}

func (x *BudgetLine) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkOneOf(x.Type, "kind", report, BudgetTypes()...)
	checkText(x.Note, "note", report)
	x.Source.check(c, report)
	if years := c.Head().Years; len(x.Years) != years {
		report("years", fmt.Sprintf("has %d figures, but the case has %d years", len(x.Years), years))
		return
	}
	checkFigures(x.Years, "years", report)
}

func (x *BudgetLine) byYear() [][]decimal.Decimal { return [][]decimal.Decimal{x.Years} }

func (x *BudgetLine) over(years int) Record {
	next := *x
	next.Years = overYears(x.Years, years)
	return &next
}

// HeldIn names the line of the budget that an overlap is held in, empty where that isn't said.
func (c *Case) HeldIn(x *Overlap) string {
	if line, ok := c.BudgetLines.Get(x.HeldBy); ok {
		return line.Name
	}
	return x.BudgetLine
}

// Reinvestment is a use that a part of what is left over goes to.
type Reinvestment struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	// Share is the part of what is left over, 0 to 1.
	Share  decimal.Decimal `json:"share"`
	Source Source          `json:"source,omitzero"`
}

// Kind, Key and WithMeta make a re-investment a [Record].
func (x *Reinvestment) Kind() Kind             { return KindReinvestment }
func (x *Reinvestment) Key() string            { return x.ID }
func (x *Reinvestment) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Reinvestment) sought(*Case) sought { return sought{"Re-invested", x.Name, nil} }

func (x *Reinvestment) differs(to *Reinvestment, note func(string, bool)) {
	note("share", !x.Share.Equal(to.Share))
	note("source", x.Source != to.Source)
}

func (x *Reinvestment) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	if text := shareProblem(x.Share); text != "" {
		report("share", text)
	}
	x.Source.check(c, report)
}
