package model

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Programme is the owner of the lines and links that count in every scenario, whatever is chosen.
const Programme = "programme"

// CouncilWide is how people read [Programme]: council-wide, whatever is chosen.
const CouncilWide = "Council-wide"

// Line is a row of yearly figures in £m, owned by an option or by the programme.
type Line struct {
	Meta
	ID    string   `json:"id"`
	Owner string   `json:"owner"`
	Type  LineType `json:"kind"`
	// Category is the benefit stream or the type of cost, such as "technology".
	Category   string     `json:"category,omitempty"`
	Recurrence Recurrence `json:"recurs"`
	// Minimum holds one figure a year in £m, the smallest expected.
	Minimum []decimal.Decimal `json:"minimum"`
	// Maximum holds the largest expected; empty where the line has no range.
	Maximum []decimal.Decimal `json:"maximum,omitempty"`
	// Likeliest is where between minimum and maximum the figures are likeliest, 0 at the minimum and 1 at the maximum, in
	// every year alike; nil for the midpoint. Only a line with a range has one.
	Likeliest *decimal.Decimal `json:"likeliest,omitempty"`
	// Class is the sort of project by which a cost is adjusted for optimism bias; empty for a cost that is not.
	Class CostClass `json:"class,omitempty"`
	// Mitigation is the share of the optimism bias that is managed away, 0 to 1, for a cost with a class.
	Mitigation decimal.Decimal `json:"mitigation,omitzero"`
	// Overrun is by how much such costs overran in the council's own evidence, as a share of the cost, and OverrunSource says
	// where that comes from, for a cost of the class [OwnEvidence]. It is nil until somebody has entered it.
	Overrun       *decimal.Decimal `json:"overrun,omitempty"`
	OverrunSource string           `json:"overrunSource,omitempty"`
	// Worth says whether a benefit is money out of the budget; empty for one that is.
	Worth Worth `json:"worth,omitempty"`
	// Funding says what a cost is paid from; empty where nobody has said.
	Funding Funding `json:"funding,omitempty"`
	// FTE is how many full-time equivalent staff the figures stand for, once in place; nil for figures that aren't staff.
	FTE    *decimal.Decimal `json:"fte,omitempty"`
	Source Source           `json:"source,omitzero"`
	Note   string           `json:"note,omitempty"`
	Publication
}

// LineType says whether a line's figures are benefits or costs. Costs are positive numbers.
type LineType string

// The types of line.
const (
	BenefitLine LineType = "benefit"
	CostLine    LineType = "cost"
)

// Recurrence says whether a line's figures continue in later years on the recurring basis.
type Recurrence string

// The recurrences.
const (
	Ongoing Recurrence = "ongoing"
	Once    Recurrence = "once"
)

// Source says where a figure or statement comes from.
type Source struct {
	Grade SourceGrade `json:"grade"`
	// Document is the id of a [Document], for what was published.
	Document string `json:"document,omitempty"`
	Page     string `json:"page,omitempty"`
}

// SourceGrade ranks sources by how far a reader can check them.
type SourceGrade string

// The grades.
const (
	Published    SourceGrade = "published"
	Workshop     SourceGrade = "workshop"
	Illustrative SourceGrade = "illustrative"
)

// Assumption is a statement about what the figures leave out or take for granted.
type Assumption struct {
	Meta
	ID   string `json:"id"`
	Text string `json:"text"`
	// LeavesOut names, within a sentence, what the costs leave out by it, such as "redundancy"; empty for an assumption that excludes
	// nothing. Charts that show costs name it.
	LeavesOut string `json:"leavesOut,omitempty"`
	// Amount is what they leave out by it in £m, nil where that isn't known.
	Amount *decimal.Decimal `json:"amount,omitempty"`
	Source Source           `json:"source,omitzero"`
}

// Overlap is a part of a scenario's figures that the council's budget already counts on, in £m.
type Overlap struct {
	Meta
	ID string `json:"id"`
	// Measure names the figure that it is part of, such as "cumulative net".
	Measure string `json:"measure"`
	// Years holds one figure a year: the steps by which the budget counts on more, or less; empty where none is known.
	Years []decimal.Decimal `json:"years,omitempty"`
	// Amount is the part of which the years aren't known.
	Amount decimal.Decimal `json:"amount,omitzero"`
	// HeldBy is the id of the [BudgetLine] that holds it, empty where the plan isn't in the case; BudgetLine then names the line.
	HeldBy     string `json:"heldBy,omitempty"`
	BudgetLine string `json:"budgetLine,omitempty"`
	// Date is the day on which the budget counted on it, such as 2018-02-13; empty where that isn't known.
	Date   string `json:"date,omitempty"`
	Why    string `json:"why,omitempty"`
	Source Source `json:"source,omitzero"`
}

// HasYears reports whether any yearly steps are known.
func (x *Overlap) HasYears() bool { return len(x.Years) > 0 }

// Steps is all of the overlap, in £m: the sum of the yearly steps and of what has no years.
func (x *Overlap) Steps() decimal.Decimal { return decimal.Sum(x.Amount, x.Years...) }

// WithStep returns the overlap with the step of a year of a case's, in £m. What has no years yet becomes less by it, down to zero: so an
// amount is spread over years without losing any of it.
func (x *Overlap) WithStep(years, year int, step decimal.Decimal) *Overlap {
	next := *x
	next.Years = overYears(x.Years, years)
	rest := x.Amount.Sub(step.Sub(next.Years[year]))
	next.Years[year] = step
	if !x.Amount.IsZero() {
		next.Amount = rest
	}
	if rest.Sign() != x.Amount.Sign() {
		next.Amount = decimal.Zero
	}
	return &next
}

// Total is the overlap over all years on a basis, in £m, invalid where it can't be known: carried forward, a step counts again in
// every later year, so that its year has to be known. An overlap with what counts once counts once itself.
func (x *Overlap) Total(basis Basis, once bool) decimal.NullDecimal {
	if basis == InYear || once {
		return decimal.NewNullDecimal(x.Steps())
	}
	running, total := decimal.Zero, decimal.Zero
	for _, step := range x.Years {
		running = running.Add(step)
		total = total.Add(running)
	}
	return decimal.NullDecimal{Decimal: total, Valid: x.Amount.IsZero()}
}

// LikeliestShare is where between minimum and maximum the figures are likeliest, 0 to 1: the midpoint where none is given.
func (x *Line) LikeliestShare() decimal.Decimal {
	if x.Likeliest == nil {
		return half
	}
	return *x.Likeliest
}

// Spread sums the figures as they stand, in £m: the least, the likeliest and the most.
func (x *Line) Spread() (minimum, likeliest, maximum decimal.Decimal) {
	minimum = decimal.Sum(decimal.Zero, x.Minimum...)
	if maximum = minimum; x.HasRange() {
		maximum = decimal.Sum(decimal.Zero, x.Maximum...)
	}
	return minimum, minimum.Add(maximum.Sub(minimum).Mul(x.LikeliestShare())), maximum
}

// HasRange reports whether the line has a maximum of its own.
func (x *Line) HasRange() bool { return len(x.Maximum) > 0 }

// Kind, Key and WithMeta make a line a [Record].
func (x *Line) Kind() Kind             { return KindLine }
func (x *Line) Key() string            { return x.ID }
func (x *Line) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Line) nameIn(c *Case) string { return c.lineName(x) }
func (x *Line) sought(c *Case) sought {
	return sought{"Figures", c.lineName(x), []string{x.Note, x.OverrunSource}}
}

// Kind, Key and WithMeta make an assumption a [Record].
func (x *Assumption) Kind() Kind             { return KindAssumption }
func (x *Assumption) Key() string            { return x.ID }
func (x *Assumption) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Assumption) sought(*Case) sought {
	return sought{"Assumption", x.ID + " " + x.Text, []string{x.LeavesOut}}
}

func (x *Assumption) differs(to *Assumption, note func(string, bool)) {
	note("what costs leave out", x.LeavesOut != to.LeavesOut)
	note("amount left out", !equalOptional(x.Amount, to.Amount))
	note("source", x.Source != to.Source)
}

// Kind, Key and WithMeta make an overlap a [Record].
func (x *Overlap) Kind() Kind             { return KindOverlap }
func (x *Overlap) Key() string            { return x.ID }
func (x *Overlap) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Overlap) nameIn(*Case) string { return "Already in the budget, " + x.Measure }

func (x *Overlap) sought(*Case) sought {
	return sought{"Already in the budget", x.Measure, []string{x.BudgetLine, x.Why, InFull(x.Steps())}}
}

func (x *Overlap) differs(to *Overlap, note func(string, bool)) {
	note("amount", !x.Amount.Equal(to.Amount) || !slices.EqualFunc(x.Years, to.Years, decimal.Decimal.Equal))
	note("budget line", x.BudgetLine != to.BudgetLine || x.HeldBy != to.HeldBy)
	note("date", x.Date != to.Date)
	note("reason", x.Why != to.Why)
	note("source", x.Source != to.Source)
}

func (x *Overlap) toBudgetLine(to visitor) {
	if x.HeldBy != "" {
		to(KindBudgetLine, x.HeldBy)
	}
}

// changeIn says what changes between two states of an overlap where that is its amount alone.
func (x *Overlap) changeIn(c *Case, to Record) string {
	now := to.(*Overlap)
	if !slices.Equal(changedFields(x, to), []string{"amount"}) || now.Steps().Equal(x.Steps()) {
		return ""
	}
	return fmt.Sprintf("%s: %s instead of %s", x.nameIn(c), InFull(now.Steps()), InFull(x.Steps()))
}
