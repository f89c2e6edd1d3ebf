package model

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Unmet is an enabler that an option chosen needs and that neither another of them nor what is council-wide brings about.
type Unmet struct {
	Enabler *Factor
	// Options are those chosen that need it, in the case's order.
	Options []*Option
	// CouncilWide says that what counts whatever is chosen needs it as well. Its benefit isn't in the sum.
	CouncilWide bool
	// Benefit is what hangs on it: the benefit of these options in £m over all years, each counted once.
	Benefit decimal.Decimal
}

// BringsAny reports whether any link says that something brings an enabler about. Where none does, nobody has said what comes from where.
func BringsAny(c *Case) bool {
	for l := range c.Links.All() {
		if l.Brings {
			return true
		}
	}
	return false
}

// UnmetIn returns the enablers of a scenario that nothing brings, in the case's order. A case in which no link says that anything
// brings an enabler about says nothing of it either: none is returned.
func UnmetIn(c *Case, scenario string, estimate Estimate, basis Basis) []Unmet {
	if !BringsAny(c) {
		return nil
	}
	chosen := c.Chosen(scenario)
	brought, needed := map[string]bool{}, map[string]map[string]bool{}
	for l := range c.Links.All() {
		switch counts := chosen[l.Owner] || l.Owner == Programme; {
		case l.To != KindEnabler:
		case l.Brings:
			brought[l.Target] = brought[l.Target] || counts
		case counts:
			if needed[l.Target] == nil {
				needed[l.Target] = map[string]bool{}
			}
			needed[l.Target][l.Owner] = true
		}
	}
	benefits := benefitsByOwner(c, scenario, estimate, basis)
	var found []Unmet
	for e := range c.Enablers.All() {
		if one := unmet(c, e, needed[e.ID], benefits); !brought[e.ID] && len(one.Options) > 0 {
			found = append(found, one)
		}
	}
	return found
}

// unmet is an enabler with the options among some owners, and what they bring.
func unmet(c *Case, e *Factor, owners map[string]bool, benefits map[string]decimal.Decimal) Unmet {
	one := Unmet{Enabler: e, CouncilWide: owners[Programme]}
	for o := range c.Options.All() {
		if owners[o.ID] {
			one.Options = append(one.Options, o)
			one.Benefit = one.Benefit.Add(benefits[o.ID])
		}
	}
	return one
}

// UnmetBenefit is the benefit that hangs on any of some enablers, in £m: that of every option which needs one, counted once however many
// it needs.
func UnmetBenefit(c *Case, scenario string, estimate Estimate, basis Basis, list []Unmet) decimal.Decimal {
	benefits, sum, counted := benefitsByOwner(c, scenario, estimate, basis), decimal.Zero, map[string]bool{}
	for _, x := range list {
		for _, o := range x.Options {
			if !counted[o.ID] {
				counted[o.ID] = true
				sum = sum.Add(benefits[o.ID])
			}
		}
	}
	return sum
}

// UnmetTogether says in a sentence without its full stop what hangs on several enablers together, where an option needs more than one of
// them: then what hangs on each can't be added up. It is empty where it can, and for one alone.
func UnmetTogether(c *Case, scenario string, estimate Estimate, basis Basis, list []Unmet) string {
	rows := decimal.Zero
	for _, x := range list {
		rows = rows.Add(x.Benefit)
	}
	together := UnmetBenefit(c, scenario, estimate, basis, list)
	if rows.Equal(together) {
		return ""
	}
	return fmt.Sprintf("%s of benefit hangs on these %d together: an option needs several of them, so don’t add the rows up", Million(together), len(list))
}

// Words says what lacks, who needs it, and what hangs on it: "E3 Technology: needed by Front door, brought by nothing chosen; £4m of
// benefit hangs on it".
func (x Unmet) Words() string {
	names := make([]string, len(x.Options))
	for i, o := range x.Options {
		names[i] = o.Name
	}
	text := fmt.Sprintf("%s %s: needed by %s, brought by nothing chosen; ", x.Enabler.ID, x.Enabler.Name, JoinWords(names))
	if x.Benefit.IsZero() {
		text += "no benefit hangs on it"
	} else {
		text += Million(x.Benefit) + " of benefit hangs on it"
	}
	if x.CouncilWide {
		text += ", and what is council-wide needs it too"
	}
	return text
}
