package charts

import (
	"fmt"
	"strings"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/collation"
)

// FigureAgreement is the figure of what Members chose, decision by decision.
const FigureAgreement FigureID = "agreement"

// agreement is what the figure is made from: the returns to the pack given out last that has any, most divided first.
type agreement struct {
	Subject
	returns *collation.Collation
	tallies []collation.Tally
	// lacks says why there is nothing to show, empty where there is something.
	lacks string
}

// newAgreement makes the figure of how many Members chose what, with names and groups as small as the pack's setting allows.
func newAgreement(s Subject) (*Figure, error) {
	x := agreement{Subject: s}
	if err := x.collate(); err != nil {
		return nil, err
	}
	f := &Figure{title: x.headline(), terms: "number of Members", alt: x.alt(), description: x.description(), table: x.table(), empty: x.lacks != ""}
	if x.lacks == "" {
		f.subject, f.picture, f.notes = x.returns.Words(), x.chart(), x.notes()
	}
	return f, nil
}

func (x *agreement) collate() (err error) {
	x.returns, err = collation.Latest(x.Case)
	switch {
	case err != nil:
		return err
	case x.returns == nil:
		x.lacks = "No return to a pack has been taken in"
		return nil
	case !x.returns.Shows(x.returns.Pack.Named):
		x.lacks = "Fewer than three Members have answered, and names aren't shown"
		return nil
	}
	x.tallies = x.returns.MostDivided()
	for _, t := range x.tallies {
		for _, n := range x.counts(t) {
			if !n.Hidden && n.N > 0 {
				return nil
			}
		}
	}
	x.lacks, x.tallies = "Every group is smaller than three, and names aren't shown", nil
	return nil
}

func (x *agreement) counts(t collation.Tally) []collation.Count {
	return t.Counts(x.returns.Pack.Named)
}

// segments are the parts of a bar, whose neighbours differ in lightness: the first option, the second, all further ones, no
// preference and no change. Who left a decision is what a bar lacks.
func (x *agreement) segments(t collation.Tally) []collation.Count {
	counts, n := x.counts(t), len(t.Options)
	parts := make([]collation.Count, 3)
	for i, one := range counts[:n] {
		at := min(i, len(parts)-1)
		parts[at].N += one.N
		parts[at].Hidden = parts[at].Hidden || one.Hidden
	}
	const noChange, noPreference = 1, 2 // behind the options and who left it
	return append(parts, counts[n+noPreference], counts[n+noChange])
}

var agreementRoles = [...]draw.Role{draw.RolePart, draw.RolePart + 1, draw.RolePart + 2, draw.RolePart + 3, draw.RoleTotal}

func (x *agreement) chart() *draw.RowChart {
	var rows []draw.Row
	for i, t := range x.tallies {
		r := draw.Row{Name: x.rowName(t), Weight: float64(len(x.tallies) - i)}
		var words []string
		at := 0.0
		for i, n := range x.segments(t) {
			if n.Hidden {
				words = append(words, "–")
				continue
			}
			words = append(words, fmt.Sprint(n.N))
			if n.N > 0 {
				r.Bars = append(r.Bars, draw.Bar{From: at, To: at + float64(n.N), Role: agreementRoles[i]})
				at += float64(n.N)
			}
		}
		r.Words = strings.Join(words, " / ")
		rows = append(rows, r)
	}
	key := []draw.KeyEntry{}
	for i, text := range []string{"First option", "Second option", "Further options", "Don't mind", "No change"} {
		key = append(key, draw.KeyEntry{Mark: draw.MarkBar, Role: agreementRoles[i], Text: text})
	}
	return &draw.RowChart{Rows: rows, Unit: counts, Key: key, Gather: func(rows []draw.Row) draw.Row { return draw.Row{Name: many(len(rows), "less divided decision")} }}
}

// rowName names a decision with its options, in the order of the parts of its bar.
func (x *agreement) rowName(t collation.Tally) string {
	var names []string
	for _, o := range t.Options {
		names = append(names, o.Name)
	}
	return t.Decision.Name + ": " + strings.Join(names, " / ")
}

func (x *agreement) notes() []string {
	notes := []string{"Figures at the right: first option / second / further ones / don't mind / no change; others left it untouched"}
	for _, t := range x.tallies {
		if t.Decision.Several {
			notes = append(notes, "Where a decision takes several answers, a person counts in each")
			break
		}
	}
	for _, t := range x.tallies {
		if collation.Hides(x.counts(t)) {
			return append(notes, collation.HiddenMeans)
		}
	}
	return notes
}

// headline names the decisions that divide Members most.
func (x *agreement) headline() string {
	if x.lacks != "" {
		return x.lacks
	}
	most := x.tallies[0].Division()
	if most.Sign() == 0 {
		return "No two Members who stated a preference differ"
	}
	var names []string
	for _, t := range x.tallies {
		if t.Division().Cmp(most) == 0 {
			names = append(names, t.Decision.Name)
		}
	}
	return "Members differ most on " + namesOrMany(names, "decision")
}

func (x *agreement) alt() string {
	if x.lacks != "" {
		return x.lacks + "."
	}
	return fmt.Sprintf("Bar chart of how many Members chose what, one row a decision, the most divided first: %s; %s.", model.Small(x.headline()), x.returns.Words())
}

func (x *agreement) description() string {
	if x.lacks != "" {
		return x.lacks + "."
	}
	text := []string{x.alt()}
	for _, t := range x.tallies {
		var parts []string
		for _, n := range x.counts(t) {
			parts = append(parts, n.Label(x.returns.Case)+" "+n.Number())
		}
		text = append(text, t.Decision.Name+": "+strings.Join(parts, ", ")+".")
	}
	return strings.Join(text, " ")
}

func (x *agreement) table() Table {
	t := Table{Caption: "What Members chose", Words: 2, Columns: []string{"Decision", "Answer", "Members"}}
	if x.lacks == "" {
		t.Caption += ", " + x.returns.Words()
	}
	for _, one := range x.tallies {
		for _, n := range x.counts(one) {
			t.Rows = append(t.Rows, []string{one.Decision.Name, n.Label(x.returns.Case), n.Number()})
		}
	}
	return t
}
