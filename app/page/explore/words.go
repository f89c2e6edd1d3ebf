package explore

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/app/say"
	"tomworkbench/app/session"
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

// reasonShort names what a scheme is unbeaten on by itself.
func reasonShort(r schemes.Reason) string {
	return [...]string{
		schemes.HighestNet:                       "net",
		schemes.Cheapest:                         "cost",
		schemes.MostBenefit:                      "benefit",
		schemes.CheaperSavesLess:                 "cost, benefit",
		schemes.CheaperSupportsFewer:             "cost, supports",
		schemes.CheaperBreaksMore:                "cost, conflicts",
		schemes.RicherSupportsFewer:              "benefit, supports",
		schemes.RicherBreaksMore:                 "benefit, conflicts",
		schemes.CheaperSavesLessOrSupportsFewer:  "all but conflicts",
		schemes.CheaperSavesLessOrBreaksMore:     "all but supports",
		schemes.CheaperSupportsFewerOrBreaksMore: "all but benefit",
		schemes.RicherSupportsFewerOrBreaksMore:  "all but cost",
		schemes.CheaperIsWorseInSomething:        "all four",
	}[r]
}

// whyListed says why a scheme is in the list, and what tells it from those that come to the same.
func (v *view) whyListed(row int) string {
	text := ""
	if v.tab == tabRivals {
		text = betterWords(v.found.rivals.Schemes[row]) + "."
	} else {
		text = reasonWords(v.found.reasons[v.found.frontier.At[row]]) + "."
	}
	if apart := v.apart()[row]; apart != "" {
		text += " Others come to the same; this is " + model.Small(apart) + "."
	}
	return text
}

// whyShort is [view.whyListed] for a cell.
func (v *view) whyShort(row int) string {
	if apart := v.apart()[row]; apart != "" {
		return apart
	}
	if v.tab == tabRivals {
		return betterShort(v.found.rivals.Schemes[row])
	}
	return reasonShort(v.found.reasons[v.found.frontier.At[row]])
}

// apart is, by row of the list, what tells a scheme from those that come to the same.
func (v *view) apart() []string {
	if v.tab == tabRivals {
		return v.found.rivalsApart
	}
	return v.found.apart
}

// apartWords says what tells each scheme of a list from those that come to the same, nothing where there are none: the
// options that not all of them have, or else those of the others.
func apartWords(c *model.Case, list []schemes.Scheme) []string {
	alike := map[string][]int{}
	for i, s := range list {
		key := fmt.Sprint(s.Cost, s.Benefit, s.Supports, s.Conflicts)
		alike[key] = append(alike[key], i)
	}
	words := make([]string, len(list))
	for _, group := range alike {
		if len(group) == 1 {
			continue
		}
		in := map[string]int{}
		for _, i := range group {
			for _, o := range list[i].Options {
				in[o]++
			}
		}
		var apart []string
		for o := range c.Options.All() {
			if n := in[o.ID]; n > 0 && n < len(group) {
				apart = append(apart, o.ID)
			}
		}
		for _, i := range group {
			own := slices.DeleteFunc(slices.Clone(apart), func(o string) bool { return !slices.Contains(list[i].Options, o) })
			if words[i] = "With " + say.Options(c, own); len(own) == 0 {
				words[i] = "Without " + say.Options(c, apart)
			}
		}
	}
	return words
}

// betterShort names what a scheme is better in than the scenario that it beats.
func betterShort(b schemes.Better) string {
	var in, but []string
	for _, one := range []struct {
		name   string
		better bool
	}{{"cost", b.Saves.IsPositive()}, {"benefit", b.Brings.IsPositive()}, {"supports", b.Gains > 0}, {"conflicts", b.Mends > 0}} {
		if one.better {
			in = append(in, one.name)
		} else {
			but = append(but, one.name)
		}
	}
	switch len(but) {
	case 0:
		return "all four"
	case 1:
		return "all but " + but[0]
	}
	return strings.Join(in, ", ")
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
func (v *view) beatenWords() string {
	x, name := v.found, say.Scenario(v.found.job.current, v.found.job.view.Scenario)
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
		return "at least " + say.Grouped(b.Count) + " schemes beat " + name
	}
	return say.Grouped(b.Count) + " schemes beat " + name
}

// schemeWords says what a scheme changes of the scenario shown, and what that comes to.
func schemeWords(c *model.Case, view session.View, s schemes.Scheme) string {
	changes := changesOf(c, view.Scenario, s)
	if len(changes) == 0 {
		return "It is the scenario itself."
	}
	flow := model.Profile(c, view.Scenario, view.Estimate, view.Basis)
	text := fmt.Sprintf("Against %s: net %s, benefit %s, cost %s. ", say.Scenario(c, view.Scenario),
		model.ChangeInMillion(s.Net().Sub(flow.TotalNet)), model.ChangeInMillion(s.Benefit.Sub(flow.TotalBenefit)),
		model.ChangeInMillion(s.Cost.Sub(flow.TotalCost)))
	return text + "Changes: " + strings.Join(changes, "; ") + "."
}

// changesOf says what a scheme has in the place of what a scenario has chosen.
func changesOf(c *model.Case, scenario string, s schemes.Scheme) []string {
	var without, with, instead []string
	for d := range c.Decisions.All() {
		now := c.Choice(scenario, d.ID).Options
		var then []string
		for o := range c.OptionsOf(d.ID) {
			if slices.Contains(s.Options, o.ID) {
				then = append(then, o.ID)
			}
		}
		switch {
		case slices.Equal(now, then):
		case len(then) == 0:
			without = append(without, say.Options(c, now))
		case len(now) == 0:
			with = append(with, say.Options(c, then))
		default:
			instead = append(instead, say.Options(c, then)+" instead of "+say.Options(c, now))
		}
	}
	if len(without) > 0 {
		instead = append(instead, "without "+strings.Join(without, ", "))
	}
	if len(with) > 0 {
		instead = append(instead, "with "+strings.Join(with, ", "))
	}
	return instead
}
