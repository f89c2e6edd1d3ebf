// Package casefile reads and writes the file in which people exchange a case: open, versioned,
// human-readable JSON with the ending [Extension].
//
// A newcomer needs three things. A [File] is a case with, if wanted, its journal. [Read] and [Write] move
// one from and to a disk, [Decode] and [Encode] from and to bytes. [Problems] is the error of a file that
// can't be taken as it is: everything that is wrong with it, each with the place in the file.
//
// A file that [Write] saved holds a digest of all that it says, so that a figure that changed on its way is never taken for one that was
// typed; a file that people or other programs make needs none. Two saves of the same case are the same bytes. The file carries the time of the last edit, never the
// clock's. The order of a list says the ranks of its records; only beside a journal, which undo needs, is
// a rank written that differs from its place.
package casefile

import (
	"tomworkbench/model"
)

// Extension is how the name of a case file ends.
const Extension = ".tomcase"

// What a file says of itself at its top. The versions came with kinds of record, each of which says its own in the model, and
// with fields: a digest; what an option means for whom; lines not for publication and what was merged into a copy; names that stand twice in a table; what a case says of its
// basis, of rates and of worth; declarations and classes of cost.
const (
	formatName         = "tomcase"
	digestVersion      = 12
	paperVersion       = 11
	planVersion        = 10
	budgetVersion      = 9
	membersVersion     = 8
	publicationVersion = 7
	mergesVersion      = publicationVersion
	repeatsVersion     = 6
	meaningsVersion    = 5
	issuesVersion      = 2
	// firstVersion is written where a file holds nothing that it didn't have.
	firstVersion = 1
)

// newestVersion is the version of the format that has everything: no file of a later one is read.
func newestVersion() uint64 {
	newest := uint64(digestVersion)
	for _, kind := range model.Kinds() {
		newest = max(newest, kind.Since())
	}
	return newest
}

// MaxBytes is the size of the largest case file that is read.
const MaxBytes = 32 << 20

var caseForm = Form{Format: formatName, Noun: "case file", MaxBytes: MaxBytes, HasCase: true}

// File is what a case file holds.
type File struct {
	Case *model.Case
	// Journal holds the case's edits, oldest first and without a gap up to the case's revision; nil
	// leaves the journal out.
	Journal []model.Entry
	// Cursor says what undo and redo act on next; it counts only with a journal.
	Cursor model.Cursor
}
