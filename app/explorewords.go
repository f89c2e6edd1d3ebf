package app

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// reasonWords says why no other scheme that is shown beats one. Each is a claim about all of them.
func reasonWords(r schemes.Reason) string {
	return [...]string{
		schemes.HighestNet:                       "Highest net",
		schemes.Cheapest:                         "Cheapest",
		schemes.MostBenefit:                      "Most benefit",
		schemes.CheaperSavesLess:                 "Nothing cheaper saves as much",
		schemes.CheaperSupportsFewer:             "Nothing cheaper supports as many",
		schemes.CheaperBreaksMore:                "Nothing cheaper breaks as few",
		schemes.RicherSupportsFewer:              "Nothing that saves more supports as many",
		schemes.RicherBreaksMore:                 "Nothing that saves more breaks as few",
		schemes.CheaperSavesLessOrSupportsFewer:  "Nothing cheaper saves as much and supports as many",
		schemes.CheaperSavesLessOrBreaksMore:     "Nothing cheaper saves as much and breaks as few",
		schemes.CheaperSupportsFewerOrBreaksMore: "Nothing cheaper supports as many and breaks as few",
		schemes.RicherSupportsFewerOrBreaksMore:  "Nothing that saves more supports as many and breaks as few",
		schemes.CheaperIsWorseInSomething:        "Nothing cheaper saves as much, supports as many and breaks as few",
	}[r]
}

// whyListed says in a line why a scheme is in the list, first of all what tells it from those that come to the same.
func (v *exploreView) whyListed(row int) string {
	x := v.found
	if v.tab == tabRivals {
		return betterWords(x.rivals.Schemes[row])
	}
	why := reasonWords(x.reasons[x.frontier.At[row]])
	if apart := apartWords(x.job.current, x.frontier.Schemes, row); apart != "" {
		return apart + ": " + model.Small(why)
	}
	return why
}

// apartWords says what tells a scheme from its neighbours in a list that come to the same, nothing where there are none:
// the options that not all of them have, or else those of the others.
func apartWords(c *model.Case, list []schemes.Scheme, row int) string {
	from, to := row, row+1
	for from > 0 && alike(list[from-1], list[row]) {
		from--
	}
	for to < len(list) && alike(list[to], list[row]) {
		to++
	}
	if to-from == 1 {
		return ""
	}
	var own, others []string
	for o := range c.Options.All() {
		in := slices.Contains(list[row].Options, o.ID)
		apart := slices.ContainsFunc(list[from:to], func(s schemes.Scheme) bool { return slices.Contains(s.Options, o.ID) != in })
		switch {
		case apart && in:
			own = append(own, o.ID)
		case apart:
			others = append(others, o.ID)
		}
	}
	if len(own) > 0 {
		return "With " + namesOr(c, own)
	}
	return "Without " + namesOr(c, others)
}

// alike reports whether two schemes come to the same in all that is compared.
func alike(a, b schemes.Scheme) bool {
	return a.Cost.Equal(b.Cost) && a.Benefit.Equal(b.Benefit) && a.Supports == b.Supports && a.Conflicts == b.Conflicts
}

// betterWords says in what a scheme is better than the scenario that it beats.
func betterWords(b schemes.Better) string {
	var parts []string
	if b.Saves.IsPositive() {
		parts = append(parts, "costs "+model.Million(b.Saves)+" less")
	}
	if b.Brings.IsPositive() {
		parts = append(parts, "saves "+model.Million(b.Brings)+" more")
	}
	if b.Gains > 0 {
		parts = append(parts, fmt.Sprintf("supports %d more", b.Gains))
	}
	if b.Mends > 0 {
		parts = append(parts, fmt.Sprintf("breaks %d fewer", b.Mends))
	}
	return model.Capital(strings.Join(parts, ", "))
}

// beatenWords says how many schemes beat the scenario, or what is known of it.
func (v *exploreView) beatenWords() string {
	x, name := v.found, scenarioName(v.found.job.current, v.found.job.view.Scenario)
	b := x.beaten()
	switch {
	case b.Exact && b.Count.Sign() == 0:
		return "no scheme beats " + name
	case b.Count.Sign() == 0:
		return "too many to tell whether one beats " + name
	case b.Count.IsInt64() && b.Count.Int64() == 1:
		if !b.Exact {
			return "at least 1 scheme beats " + name
		}
		return "1 scheme beats " + name
	case !b.Exact:
		return "at least " + groupedInt(b.Count) + " schemes beat " + name
	}
	return groupedInt(b.Count) + " schemes beat " + name
}

func manyPrinciples(n int) string {
	if n == 1 {
		return "1 principle"
	}
	return fmt.Sprintf("%d principles", n)
}
