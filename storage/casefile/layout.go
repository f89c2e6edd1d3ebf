package casefile

import (
	"slices"

	"tomworkbench/model"
)

// The names at the top of a file that are not lists of records.
const (
	fieldFormat   = "format"
	fieldVersion  = "version"
	fieldRevision = "revision"
	fieldLastEdit = "lastEdit"
	fieldCase     = "case"
	fieldCursor   = "cursor"
	fieldJournal  = "journal"
)

// fieldScenario is the field that says of a record which scenario it stands in. Inside the scenario's lists it is left out.
const fieldScenario = "scenario"

// The fields that others are checked against.
const (
	fieldYears   = "years"
	fieldMinimum = "minimum"
	fieldMaximum = "maximum"
)

// The bookkeeping fields of a record. They stand last.
const (
	fieldRank  = "rank"
	fieldEntry = "entry"
	fieldAt    = "at"
)

// lists returns the kinds of record whose lists stand at the top of a file, in their order. What is said in a scenario stands
// inside that.
func lists() []model.Kind {
	said := model.KindsInScenarios()
	return slices.DeleteFunc(model.Kinds(), func(k model.Kind) bool { return k == model.KindHead || slices.Contains(said, k) })
}

// inside returns the kinds of record whose lists stand inside each record of a kind.
func inside(kind model.Kind) []model.Kind {
	if kind == model.KindScenario {
		return model.KindsInScenarios()
	}
	return nil
}

// listNames returns the names of the lists of some kinds.
func listNames(kinds []model.Kind) []string {
	var names []string
	for _, kind := range kinds {
		names = append(names, kind.List())
	}
	return names
}
