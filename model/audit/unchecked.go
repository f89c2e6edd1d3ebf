package audit

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
)

// Unchecked is a claim or a figure that no check has a part in.
type Unchecked struct {
	Cell Cell
	// Name names it, a claim by what it states; Printed is its figure as printed, empty for a claim without one.
	Name, Printed string
}

// shownUnchecked is how many claims or figures without a check a sentence names before it counts the rest.
const shownUnchecked = 8

// UncheckedText names in a sentence what no check has a part in, empty where there is nothing.
func (r Report) UncheckedText() string {
	n := len(r.Unchecked)
	switch {
	case n == 0:
		return ""
	case !r.claims && r.Checks() == 0 && n == 1:
		return "The one figure of the table has no check."
	case !r.claims && r.Checks() == 0:
		return fmt.Sprintf("None of the %d figures has a check.", n)
	}
	var names []string
	for _, u := range r.Unchecked {
		names = append(names, u.words())
	}
	noun := "figure"
	if r.claims {
		noun = "claim"
	}
	return withoutCheck(n, noun) + ": " + strings.Join(model.FirstFew(shownUnchecked, names), "; ") + "."
}

// Text says of one claim or figure that nothing was held against it.
func (u Unchecked) Text() string {
	if u.Printed == "" {
		return opening(u.Name) + ": no figure is stated, so nothing is checked."
	}
	return fmt.Sprintf("%s: %s is printed, and no check has a part in it.", opening(u.Name), u.Printed)
}

func (u Unchecked) words() string {
	if u.Printed == "" {
		return u.Name + " (no figure)"
	}
	return fmt.Sprintf("%s (%s)", u.Name, u.Printed)
}

func withoutCheck(n int, noun string) string {
	return model.Many(n, noun) + model.Plural(n, " has", " have") + " no check"
}

// claims reports whether the rows of a table are statements: each has a figure at most, and those that are checked
// are held against one other each.
func (b *book) claims(x *model.Evidence) bool {
	for i := range x.Rows {
		figures := 0
		for j := range x.Columns {
			if b.printsFigure(Cell{x.ID, i, j}) {
				figures++
			}
		}
		if figures > 1 {
			return false
		}
	}
	return len(x.Checks) > 0 && !slices.ContainsFunc(x.Checks, func(k model.Check) bool { return k.Rule != model.EqualsRule || !k.Result.IsCell() })
}

// unchecked lists the claims of a table, or else its figures, that no check has a part in.
func (b *book) unchecked(x *model.Evidence) []Unchecked {
	var found []Unchecked
	claims := b.claims(x)
	for i := range x.Rows {
		if claims {
			if u, ok := b.uncheckedClaim(x, i); ok {
				found = append(found, u)
			}
			continue
		}
		for j := range x.Columns {
			if at := (Cell{x.ID, i, j}); b.printsFigure(at) && len(b.at[at]) == 0 {
				found = append(found, Unchecked{at, b.nameOf(at), b.text(at)})
			}
		}
	}
	return found
}

// uncheckedClaim is the claim of a row, named by the row and its words, and whether no check has a part in it.
func (b *book) uncheckedClaim(x *model.Evidence, row int) (Unchecked, bool) {
	u := Unchecked{Cell: Cell{x.ID, row, 0}, Name: x.Rows[row].Name}
	words := ""
	for j := range x.Columns {
		at := Cell{x.ID, row, j}
		switch {
		case len(b.at[at]) > 0:
			return Unchecked{}, false
		case b.printsFigure(at):
			u.Cell, u.Printed = at, b.text(at)
		case words == "" && b.text(at) != "":
			words = b.text(at)
		}
	}
	if words != "" {
		u.Name = strings.TrimPrefix(u.Name+", “"+words+"”", ", ")
	}
	return u, u.Name != "" || u.Printed != ""
}
