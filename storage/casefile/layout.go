package casefile

import "tomworkbench/model"

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

// The lists inside a scenario.
const (
	fieldChoices     = "choices"
	fieldRuledOut    = "ruledOut"
	fieldCommitments = "commitments"
	fieldScenario    = "scenario"
)

// insideScenario returns the lists that stand inside a scenario.
func insideScenario() []string { return []string{fieldChoices, fieldRuledOut, fieldCommitments} }

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

// list names the list that holds the records of a kind.
type list struct {
	name string
	kind model.Kind
}

// lists returns the lists of a file in their order. Choices, options ruled out and commitments stand inside
// their scenario.
func lists() []list {
	return []list{
		{"documents", model.KindDocument},
		{"components", model.KindComponent},
		{"decisions", model.KindDecision},
		{"options", model.KindOption},
		{"lines", model.KindLine},
		{"principles", model.KindPrinciple},
		{"drivers", model.KindDriver},
		{"themes", model.KindTheme},
		{"enablers", model.KindEnabler},
		{"benefits", model.KindBenefit},
		{"objectives", model.KindObjective},
		{"links", model.KindLink},
		{"rules", model.KindRule},
		{"assumptions", model.KindAssumption},
		{"overlaps", model.KindOverlap},
		{"rateTables", model.KindRateTable},
		{"rates", model.KindRate},
		{"evidence", model.KindEvidence},
		{"scenarios", model.KindScenario},
		{"issues", model.KindIssue},
		{"snapshots", model.KindSnapshot},
	}
}
