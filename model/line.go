package model

import "github.com/shopspring/decimal"

// Programme is the owner of the lines and links that count in every scenario, whatever is chosen.
const Programme = "programme"

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
	// Class is the sort of project by which a cost is adjusted for optimism bias; empty for a cost that is not.
	Class CostClass `json:"class,omitempty"`
	// Mitigation is the share of the optimism bias that is managed away, 0 to 1, for a cost with a class.
	Mitigation decimal.Decimal `json:"mitigation,omitzero"`
	// Overrun is by how much such costs overran in the council's own evidence, as a share of the cost, and OverrunSource says
	// where that comes from, for a cost of the class [OwnEvidence]. It is nil until somebody has entered it.
	Overrun       *decimal.Decimal `json:"overrun,omitempty"`
	OverrunSource string           `json:"overrunSource,omitempty"`
	Source        Source           `json:"source,omitzero"`
	Note          string           `json:"note,omitempty"`
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
	ID     string `json:"id"`
	Text   string `json:"text"`
	Source Source `json:"source,omitzero"`
}

// Overlap is an amount that the council's budget already counts on.
type Overlap struct {
	Meta
	ID string `json:"id"`
	// Measure names the figure that the amount is part of, such as "cumulative net".
	Measure string `json:"measure"`
	// Amount is in £m.
	Amount decimal.Decimal `json:"amount"`
	Why    string          `json:"why,omitempty"`
	Source Source          `json:"source,omitzero"`
}

// HasRange reports whether the line has a maximum of its own.
func (x *Line) HasRange() bool { return len(x.Maximum) > 0 }

// Kind, Key and WithMeta make a line a [Record].
func (x *Line) Kind() Kind             { return KindLine }
func (x *Line) Key() string            { return x.ID }
func (x *Line) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

// Kind, Key and WithMeta make an assumption a [Record].
func (x *Assumption) Kind() Kind             { return KindAssumption }
func (x *Assumption) Key() string            { return x.ID }
func (x *Assumption) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

// Kind, Key and WithMeta make an overlap a [Record].
func (x *Overlap) Kind() Kind             { return KindOverlap }
func (x *Overlap) Key() string            { return x.ID }
func (x *Overlap) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }
