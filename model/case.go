package model

import (
	"fmt"
	"iter"
	"time"

	"github.com/shopspring/decimal"
)

// Case is one organisation's case for change: its components, figures, principles and scenarios, as an
// immutable snapshot. The zero value is an empty case; [NewCase] and [Apply] make others.
type Case struct {
	// Revision counts the edits that led to this snapshot.
	Revision uint64
	// LastEdit is when the last of them was made, zero for none.
	LastEdit time.Time

	// whatIf is what the figures answer; it asks nothing but in a case that was imagined.
	whatIf WhatIf
	// keptLines are the lines as they are kept, in a case that was imagined.
	keptLines Table[*Line]
	standing  *standing

	head Table[*Head]
	Tables
}

// Head holds what a case says of itself, once.
type Head struct {
	Meta
	// ID is unique among all cases, on every machine.
	ID           string `json:"id"`
	Title        string `json:"title"`
	Organisation string `json:"organisation,omitempty"`
	// FirstYear is the calendar year in which the first financial year begins: 2018 for 2018/19.
	FirstYear int `json:"firstYear"`
	// Years is the number of financial years, 1 to [MaxYears].
	Years int `json:"years"`
	// Basis is the one on which the case is shown where nobody has chosen another; empty for [InYear].
	Basis Basis `json:"basis,omitempty"`
	// Typed says what people type for an ongoing line; empty for [Steps]. Lines hold steps either way.
	Typed Typed `json:"typed,omitempty"`
	// Correlation is how far the lines of a simulation move together, 0 to 1; nil for [UsualCorrelation].
	Correlation *decimal.Decimal `json:"correlation,omitempty"`
	// Prices says which prices the figures are in; its zero value where nobody has said.
	Prices PriceBase `json:"prices,omitzero"`
	// Reference is a date from which payback is counted beside the start; its zero value for none.
	Reference ReferenceDate `json:"reference,omitzero"`
	// TaxBase is the number of Band D equivalent dwellings among which a cost to a household is shared, nil where that isn't known.
	TaxBase *decimal.Decimal `json:"taxBase,omitempty"`
	// RatingKey says in words what each rating means; its zero value for the workbench's own words.
	RatingKey RatingKey `json:"ratingKey,omitzero"`
}

// UsualCorrelation is how far lines move together where a case says nothing of it: a half.
func UsualCorrelation() decimal.Decimal { return half }

// SimulationCorrelation is how far the lines of a simulation of the case move together, 0 to 1.
func (h *Head) SimulationCorrelation() decimal.Decimal {
	if h.Correlation == nil {
		return UsualCorrelation()
	}
	return *h.Correlation
}

// Correlate makes the edit that sets how far the lines of a simulation move together, 0 to 1. The usual correlation is
// kept as none, so that equal cases are equal files.
func (c *Case) Correlate(correlation decimal.Decimal) (Edit, error) {
	now := c.Head()
	next := *now
	if next.Correlation = &correlation; correlation.Equal(UsualCorrelation()) {
		next.Correlation = nil
	}
	e, err := c.Replace(now.Key(), &next)
	if err == nil && !e.Empty() {
		e.Text = fmt.Sprintf("Correlation of the simulation %s instead of %s", correlation, now.SimulationCorrelation())
	}
	return e, err
}

// Typed says what the figure that people type for a year of an ongoing line is.
type Typed string

// Steps are each year's new saving or cost, levels all that is saved or spent in the year: steps 2, 3, 0 are the levels 2, 5, 5.
const (
	Steps  Typed = "steps"
	Levels Typed = "levels"
)

// Kind, Key and WithMeta make a head a [Record]; a case has exactly one.
func (h *Head) Kind() Kind             { return KindHead }
func (h *Head) Key() string            { return "head" }
func (h *Head) WithMeta(m Meta) Record { next := *h; next.Meta = m; return &next }

func (h *Head) nameIn(*Case) string { return "The case" }
func (h *Head) sought(*Case) sought { return sought{} }

// Document is a source that figures and statements are taken from.
type Document struct {
	Meta
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty"`
}

// Kind, Key and WithMeta make a document a [Record].
func (d *Document) Kind() Kind             { return KindDocument }
func (d *Document) Key() string            { return d.ID }
func (d *Document) WithMeta(m Meta) Record { next := *d; next.Meta = m; return &next }

func (d *Document) sought(*Case) sought {
	return sought{"Source", d.Title, []string{d.Publisher}}
}

// Head returns the case's title, years and the like, never nil.
func (c *Case) Head() *Head {
	if c.head.Len() == 0 {
		return &Head{}
	}
	return c.head.At(0)
}

// NewCase builds a case from records, in their order within each kind, and checks all of it. Ranks are
// given anew unless keepRanks says that they are already set. The error is a [Problems] where the
// records are at fault.
func NewCase(revision uint64, records []Record, keepRanks bool) (*Case, error) {
	c := &Case{Revision: revision, standing: &standing{}}
	byKind := map[Kind][]Record{}
	seen := map[ref]bool{}
	var problems Problems
	for _, r := range records {
		at := ref{r.Kind(), r.Key()}
		if seen[at] && len(problems) >= MostProblems {
			continue
		}
		if seen[at] {
			problems = append(problems, Problem{Kind: at.kind, Key: at.key, Text: "stands here twice; give each a different id"})
			continue
		}
		seen[at] = true
		if !keepRanks {
			meta := r.RecordMeta()
			meta.Rank = RankAt(len(byKind[at.kind]))
			r = r.WithMeta(meta)
		}
		byKind[at.kind] = append(byKind[at.kind], r)
	}
	for kind, rows := range byKind {
		table := c.table(kind)
		if table == nil {
			return nil, fmt.Errorf("unknown kind of record %q", kind)
		}
		if err := table.load(rows); err != nil {
			return nil, err
		}
	}
	problems = append(problems, c.Problems()...)
	if len(problems) > 0 {
		return nil, problems
	}
	return c, nil
}

// ref names a record.
type ref struct {
	kind Kind
	key  string
}

// Records yields every record, kind by kind as in [Kinds], each kind in its order.
func (c *Case) Records() iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for _, row := range kindRows {
			for r := range row.table(c).records() {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// RecordsOf yields the records of one kind in their order, none for an unknown kind.
func (c *Case) RecordsOf(kind Kind) iter.Seq[Record] {
	table := c.table(kind)
	if table == nil {
		return func(func(Record) bool) {}
	}
	return table.records()
}

// Record returns the record of a kind with a key.
func (c *Case) Record(kind Kind, key string) (Record, bool) {
	table := c.table(kind)
	if table == nil {
		return nil, false
	}
	return table.find(key)
}

// Count returns the number of records of all kinds.
func (c *Case) Count() int {
	n := 0
	for _, row := range kindRows {
		n += row.table(c).Len()
	}
	return n
}

// table returns the table of a kind, nil for an unknown kind.
func (c *Case) table(kind Kind) rowset {
	if row, known := rowByKind[kind]; known {
		return row.table(c)
	}
	return nil
}
