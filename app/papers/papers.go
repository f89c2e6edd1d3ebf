// Package papers makes what leaves the room from a scenario: its figures as pictures and tables, an appendix for
// Word, a workbook for Excel, and a folder with all of them.
//
// A newcomer needs three things. [Subject] says which scenario, how it is counted and whether it is a draft.
// [SaveFigure], [SaveWord] and [SaveWorkbook] write one file, a [Job] all of them. Every picture, table and sentence
// comes from the figures of package charts, so that no two files can disagree.
package papers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tomworkbench/charts"
	"tomworkbench/model"
)

// Subject is what papers are made of.
type Subject struct {
	charts.Subject
	// Final says that the papers are no draft.
	Final bool
	// At is the time that stands on them.
	At time.Time
	// Who names the maker of an edit by the edit's id, for the decision table; nil where that isn't known.
	Who map[string]string
	// Only names the figures that the appendix shows, empty for all that there are.
	Only []charts.Kind
	// Template is a council's own Word document whose styles the appendix takes, nil for the built-in look.
	Template []byte
}

// Stamp says which state of the case a paper shows: draft or final, case, revision and date.
func (s Subject) Stamp() string {
	state := "DRAFT"
	if s.Final {
		state = "Final"
	}
	return fmt.Sprintf("%s · %s, revision %d · %s", state, s.Case.Head().Title, s.Case.Revision, model.Day(s.At))
}

// Terms says of which scenario figures are and how they are counted.
func (s Subject) Terms() string {
	return s.Name() + ", " + model.Terms(s.Estimate, s.Basis) + ", £m"
}

// Kinds returns the figures that the scenario has: all, but for the comparison where there is nothing to compare.
func (s Subject) Kinds() []charts.Kind {
	var kinds []charts.Kind
	for _, k := range charts.Kinds() {
		if k != charts.KindComparison || len(s.With) > 0 {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// Chosen returns the figures that the appendix shows, in their order.
func (s Subject) Chosen() []charts.Kind {
	return slices.DeleteFunc(s.Kinds(), func(k charts.Kind) bool { return len(s.Only) > 0 && !slices.Contains(s.Only, k) })
}

// Figure makes a figure with its stamp. One that shows costs names what they leave out.
func (s Subject) Figure(k charts.Kind) (*charts.Figure, error) {
	f, err := charts.New(k, s.Subject)
	if err != nil {
		return nil, err
	}
	if k.ShowsCosts() {
		f = f.Noted(assumptionsNote(s.Case))
	}
	return f.Stamped(s.Stamp()), nil
}

// assumptionsNote names what the costs of a case leave out, empty where no assumption says so.
func assumptionsNote(c *model.Case) string {
	var out []string
	for a := range c.Assumptions.All() {
		if a.LeavesOut != "" {
			out = append(out, a.LeavesOut)
		}
	}
	switch n := len(out); n {
	case 0:
		return ""
	case 1:
		return "Costs leave out " + out[0]
	default:
		return "Costs leave out " + strings.Join(out[:n-1], ", ") + " and " + out[n-1]
	}
}
