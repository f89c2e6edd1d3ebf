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
	// sought is what [Find] looks for, nothing of a record that isn't looked for.
	sought(c *Case) sought
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
