package model

import "slices"

// Kind names a sort of record. The values are stable: they stand in stored journals and case files.
type Kind string

// rowByKind finds the row of a kind.
var rowByKind = func() map[Kind]kindRow {
	rows := make(map[Kind]kindRow, len(kindRows))
	for _, row := range kindRows {
		rows[row.empty().Kind()] = row
	}
	return rows
}()

// Kinds returns every kind, each after the kinds that its records refer to.
func Kinds() []Kind {
	kinds := make([]Kind, len(kindRows))
	for i, row := range kindRows {
		kinds[i] = row.empty().Kind()
	}
	return kinds
}

// KindsInScenarios returns the kinds whose records are what a scenario says, in the order of [Kinds].
func KindsInScenarios() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return !rowByKind[k].inScenario() })
}

// Noun names one record of the kind in a sentence, Nouns several.
func (k Kind) Noun() string { return k.said().noun }

// Nouns names several records of the kind in a sentence.
func (k Kind) Nouns() string { return k.said().plural }

// List is the name of the list that holds the kind's records in a case file: at its top, or inside a scenario.
func (k Kind) List() string { return k.said().list }

// Since is the first version of the case file that knows the kind.
func (k Kind) Since() uint64 { return max(1, k.said().since) }

// Listed says where people work on the kind's records.
func (k Kind) Listed() Listing { return k.said().listed }

// said returns what the row says of a kind in plain words, nothing of an unknown kind.
func (k Kind) said() facts {
	if row, known := rowByKind[k]; known {
		return row.said()
	}
	return facts{noun: string(k), plural: string(k)}
}

// NewRecord returns an empty record of a kind to decode into, nil for an unknown kind.
func NewRecord(kind Kind) Record {
	if row, known := rowByKind[kind]; known {
		return row.empty()
	}
	return nil
}

// SourceOf is where a record comes from, its zero value for one of a kind that has no source.
func SourceOf(r Record) Source { return rowByKind[r.Kind()].sourceOf(r) }
