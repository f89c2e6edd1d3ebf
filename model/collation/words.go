package collation

import (
	"fmt"
	"math/big"
	"strings"

	"tomworkbench/model"
)

// HiddenWords stand where a number isn't shown, and HiddenMeans says why.
const (
	HiddenWords = "not shown"
	HiddenMeans = "Groups of fewer than three are not shown, nor what would give them away"
)

// Label is what a count is of, for people.
func (n Count) Label(c *model.Case) string {
	switch n.Option {
	case UntouchedWord:
		return "Untouched"
	case NoChangeWord:
		return "No change"
	case NoPreferenceWord:
		return "Don't mind"
	}
	return c.OwnerName(n.Option)
}

// Number writes the count, or that it isn't shown.
func (n Count) Number() string {
	if n.Hidden {
		return HiddenWords
	}
	return fmt.Sprint(n.N)
}

// Hides reports whether any of some counts isn't shown.
func Hides(counts []Count) bool {
	for _, n := range counts {
		if n.Hidden {
			return true
		}
	}
	return false
}

// DivisionWords say in a sentence how divided a decision is; nothing where that would give away what is hidden.
func (t *Tally) DivisionWords(names bool) string {
	n := t.preferring()
	switch {
	case Hides(t.Counts(names)):
		return HiddenMeans + "."
	case n < 2:
		return "Fewer than two stated a preference."
	case t.Division().Sign() == 0:
		return fmt.Sprintf("All %d who stated a preference agree.", n)
	}
	const perCent = 100
	share := new(big.Rat).Mul(t.Division(), big.NewRat(perCent, 1)).FloatString(0)
	return fmt.Sprintf("Of the %d who stated a preference, two taken at random differ in %s of 100 cases.", n, share)
}

// Words say how many returns there are and count.
func (c *Collation) Words() string {
	n := len(c.CountedReturns())
	text := model.Many(n, "return") + " to pack " + c.Pack.Name() + " " + model.Plural(n, "counts", "count")
	if more := len(c.Returns) - n; more > 0 {
		text += fmt.Sprintf("; %d more %s replaced by a later one or the same", more, model.Plural(more, "is", "are"))
	}
	return text
}

// Words say what the returns come to. Members saw other totals where lines were left out of the pack.
func (n Net) Words(c *Collation, e model.Estimate, b model.Basis) string {
	style := model.MoneyStyle{Places: model.Places(n.Least, n.Median, n.Most)}
	text := fmt.Sprintf("Net over all years, %s, by the case's figures as they are now: least %s, median %s, most %s.",
		model.Terms(e, b), style.Format(n.Least), style.Format(n.Median), style.Format(n.Most))
	if out := c.Pack.LeftOut; out > 0 {
		text += fmt.Sprintf(" Members saw other totals: %s not for publication %s left out of the pack.", model.Many(out, "line"), model.Plural(out, "was", "were"))
	}
	return text
}

// Words say which scheme agrees most often, and how often.
func (a *Agreement) Words(c *Collation) string {
	if a == nil {
		return "No scheme fits the rules."
	}
	names := make([]string, len(a.Scheme.Options))
	for i, id := range a.Scheme.Options {
		names[i] = c.Case.OwnerName(id)
	}
	chosen := "nothing but no change"
	if len(names) > 0 {
		chosen = strings.Join(names, "; ")
		if len(names) < c.Case.Decisions.Len() {
			chosen += "; no change in the rest"
		}
	}
	if a.Schemes.Cmp(big.NewInt(1)) == 0 {
		return fmt.Sprintf("Of the schemes that fit the rules this one agrees most often, %d of %d times: %s.", a.Agree, a.Of, chosen)
	}
	return fmt.Sprintf("One of the %s schemes that fit the rules and agree most often, %d of %d times: %s. Where as many stated one preference as another, or nobody did, its answer says nothing.",
		model.Grouped(a.Schemes.String()), a.Agree, a.Of, chosen)
}

// AnswerWords say an answer, for people.
func AnswerWords(c *model.Case, a model.Answer) string {
	switch a.Kind {
	case model.Untouched:
		return "Untouched"
	case model.NoChange:
		return "No change"
	case model.NoPreference:
		return "Don't mind"
	}
	names := make([]string, len(a.Options))
	for i, id := range a.Options {
		names[i] = c.OwnerName(id)
	}
	return model.JoinWords(names)
}

// Remarks say what is to be known of a return beside what it answers.
func (c *Collation) Remarks(r *Received) string {
	var parts []string
	switch r.Standing {
	case Replaced:
		parts = append(parts, "a later return of the same person counts")
	case Duplicate:
		parts = append(parts, "is the same as another return and counts once")
	}
	if text := c.Other(*r); text != "" {
		parts = append(parts, text)
	}
	if r.Late {
		parts = append(parts, "was sent after the pack closed")
	}
	for _, lost := range r.Lost {
		parts = append(parts, "not counted: "+lost)
	}
	return strings.Join(parts, "; ")
}
