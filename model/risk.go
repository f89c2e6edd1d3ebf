package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Risk is something that may come about and would harm what is to be done, with what is done about it.
type Risk struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	// Option is the id of the option that brings it, empty for the whole.
	Option string `json:"option,omitempty"`
	// Likelihood and Impact are 1, the least, to [MostRisk]; 0 where nobody has said.
	Likelihood int    `json:"likelihood,omitempty"`
	Impact     int    `json:"impact,omitempty"`
	Response   string `json:"response,omitempty"`
	Owner      string `json:"owner,omitempty"`
	Source     Source `json:"source,omitzero"`
	Publication
}

// MostRisk is the most that a likelihood or an impact is.
const MostRisk = 5

// Kind, Key and WithMeta make a risk a [Record].
func (x *Risk) Kind() Kind             { return KindRisk }
func (x *Risk) Key() string            { return x.ID }
func (x *Risk) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Risk) sought(*Case) sought { return sought{"Risk", x.Name, []string{x.Response, x.Owner}} }

func (x *Risk) differs(to *Risk, note func(string, bool)) {
	note("option", x.Option != to.Option)
	note("likelihood", x.Likelihood != to.Likelihood)
	note("impact", x.Impact != to.Impact)
	note("response", x.Response != to.Response)
	note("owner", x.Owner != to.Owner)
	note("source", x.Source != to.Source)
	note("publication", x.Publication != to.Publication)
}

func (x *Risk) toOption(to visitor) {
	if x.Option != "" {
		to(KindOption, x.Option)
	}
}

// Score is likelihood times impact, 1 to 25; false where either isn't said.
func (x *Risk) Score() (int, bool) {
	return x.Likelihood * x.Impact, x.Likelihood > 0 && x.Impact > 0
}

func (x *Risk) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	if x.Option != "" {
		checkExists(c, KindOption, x.Option, "option", report)
	}
	for _, one := range []struct {
		field string
		value int
	}{{"likelihood", x.Likelihood}, {"impact", x.Impact}} {
		if one.value < 0 || one.value > MostRisk {
			report(one.field, fmt.Sprintf("is 1, the least, to %d, not %d", MostRisk, one.value))
		}
	}
	checkText(x.Response, "response", report)
	checkText(x.Owner, "owner", report)
	x.Source.check(c, report)
	x.Publication.check(report)
}

// RisksIn are the risks of the whole and of the options that a scenario chooses, the gravest first, then those of unknown score.
func (c *Case) RisksIn(scenario string) []*Risk {
	chosen := c.Chosen(scenario)
	var risks []*Risk
	for x := range c.Risks.All() {
		if x.Option == "" || chosen[x.Option] {
			risks = append(risks, x)
		}
	}
	slices.SortStableFunc(risks, func(a, b *Risk) int {
		x, _ := a.Score()
		y, _ := b.Score()
		return cmp.Compare(y, x)
	})
	return risks
}
