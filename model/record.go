// Package model is the domain of the workbench: a case for change, the edits that change it, and the
// figures that follow from it.
//
// A newcomer needs three things. A [Case] is an immutable snapshot: nothing that hangs from it is ever
// modified. An [Edit] is the only way to a new snapshot, through [Apply], and every edit has an inverse.
// [Profile] turns a case, a scenario, an estimate and a basis into benefit, cost, net and cumulative net
// a year. Money is in £m, as decimals, never floating point.
//
// The package does no input or output, reads no clock and knows no screen.
package model

import "time"

// Kind names a sort of record. The values are stable: they stand in stored journals and case files.
type Kind string

// The kinds of record in a case.
const (
	KindHead       Kind = "case"
	KindDocument   Kind = "document"
	KindComponent  Kind = "component"
	KindDecision   Kind = "decision"
	KindOption     Kind = "option"
	KindLine       Kind = "line"
	KindPrinciple  Kind = "principle"
	KindDriver     Kind = "driver"
	KindTheme      Kind = "theme"
	KindEnabler    Kind = "enabler"
	KindBenefit    Kind = "benefit"
	KindObjective  Kind = "objective"
	KindLink       Kind = "link"
	KindRule       Kind = "rule"
	KindAssumption Kind = "assumption"
	KindOverlap    Kind = "overlap"
	KindRateTable  Kind = "rate-table"
	KindRate       Kind = "rate"
	KindEvidence   Kind = "evidence"
	KindScenario   Kind = "scenario"
	KindChoice     Kind = "choice"
	KindRuledOut   Kind = "ruled-out"
	KindCommitment Kind = "commitment"
	KindIssue      Kind = "issue"
	KindSnapshot   Kind = "snapshot"
)

// Kinds returns every kind, each after the kinds that its records refer to.
func Kinds() []Kind {
	return []Kind{
		KindHead, KindDocument, KindComponent, KindDecision, KindOption, KindLine,
		KindPrinciple, KindDriver, KindTheme, KindEnabler, KindBenefit, KindObjective,
		KindLink, KindRule, KindAssumption, KindOverlap, KindRateTable, KindRate, KindEvidence, KindScenario, KindChoice, KindRuledOut, KindCommitment,
		KindIssue, KindSnapshot,
	}
}

// Record is one stored thing of a case. Records are immutable: to change one, copy it, change the copy
// and put it into the case by an [Edit].
type Record interface {
	Kind() Kind
	// Key is unique among the records of the same kind.
	Key() string
	// RecordMeta returns the bookkeeping that every record carries.
	RecordMeta() Meta
	// WithMeta returns a copy with other bookkeeping.
	WithMeta(Meta) Record
	// check reports what is wrong with the record in the case that holds it.
	check(c *Case, report reporter)
}

// Meta is the bookkeeping of a record: its place among its kind and the edit that last changed it.
type Meta struct {
	// Rank orders the records of a kind, lowest first. Case files leave it out: there the order of the
	// list says it.
	Rank int64 `json:"rank,omitempty"`
	// Revision counts the edits of this record, 0 for one that came with the case.
	Revision uint64 `json:"revision,omitempty"`
	// Entry is the id of the edit that last changed the record, empty for none.
	Entry string `json:"entry,omitempty"`
	// At is when that edit was made.
	At time.Time `json:"at,omitzero"`
}

// RecordMeta returns the bookkeeping itself, for the records that embed it.
func (m Meta) RecordMeta() Meta { return m }

// version tells two states of the same record apart.
func (m Meta) version() version { return version{m.Revision, m.Entry} }

type version struct {
	revision uint64
	entry    string
}

// NewRecord returns an empty record of a kind to decode into, nil for an unknown kind.
//
//gocyclo:ignore
func NewRecord(kind Kind) Record {
	switch kind {
	case KindHead:
		return &Head{}
	case KindDocument:
		return &Document{}
	case KindComponent:
		return &Component{}
	case KindDecision:
		return &Decision{}
	case KindOption:
		return &Option{}
	case KindLine:
		return &Line{}
	case KindPrinciple:
		return &Principle{}
	case KindDriver, KindTheme, KindEnabler, KindBenefit, KindObjective:
		return &Factor{FactorKind: kind}
	case KindLink:
		return &Link{}
	case KindRule:
		return &Rule{}
	case KindAssumption:
		return &Assumption{}
	case KindOverlap:
		return &Overlap{}
	case KindRateTable:
		return &RateTable{}
	case KindRate:
		return &Rate{}
	case KindEvidence:
		return &Evidence{}
	case KindScenario:
		return &Scenario{}
	case KindChoice:
		return &Choice{}
	case KindRuledOut:
		return &RuledOut{}
	case KindCommitment:
		return &Commitment{}
	case KindIssue:
		return &Issue{}
	case KindSnapshot:
		return &Snapshot{}
	}
	return nil
}
