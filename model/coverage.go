package model

import (
	"fmt"
	"slices"
	"strings"
)

// Covered is an opportunity theme with what in a scenario takes it up: the options chosen, and what is council-wide, that are linked
// to it. £m don't flow through themes.
type Covered struct {
	Theme *Factor
	// Options are those chosen that are linked to it, in the case's order, and CouncilWide says that what counts whatever is chosen is.
	Options     []*Option
	CouncilWide bool
}

// TakenUp reports whether anything in the scenario takes the theme up.
func (x Covered) TakenUp() bool { return len(x.Options) > 0 || x.CouncilWide }

// By names what takes the theme up, empty for nothing.
func (x Covered) By() []string { return ownersBy(x.Options, x.CouncilWide) }

// ownersBy names options, and what is council-wide before them.
func ownersBy(options []*Option, councilWide bool) []string {
	var names []string
	if councilWide {
		names = append(names, CouncilWide)
	}
	for _, o := range options {
		names = append(names, o.Name)
	}
	return names
}

// ThemesIn returns every theme with what takes it up in a scenario, in the case's order.
func (c *Case) ThemesIn(scenario string) []Covered {
	owners := map[string][]string{}
	for l := range c.Links.All() {
		if l.To == KindTheme {
			owners[l.Target] = append(owners[l.Target], l.Owner)
		}
	}
	chosen := c.Chosen(scenario)
	list := make([]Covered, 0, c.Themes.Len())
	for t := range c.Themes.All() {
		one := Covered{Theme: t, CouncilWide: slices.Contains(owners[t.ID], Programme)}
		for o := range c.Options.All() {
			if chosen[o.ID] && slices.Contains(owners[t.ID], o.ID) {
				one.Options = append(one.Options, o)
			}
		}
		list = append(list, one)
	}
	return list
}

// CoverageWords counts the themes that are taken up, and those of each group where groups are given: "9 of 12 themes taken up
// (business model 4 of 6, operating model 5 of 6)"; empty for a case without themes.
func CoverageWords(list []Covered) string {
	if len(list) == 0 {
		return ""
	}
	count := func(of []Covered) string {
		up := 0
		for _, x := range of {
			if x.TakenUp() {
				up++
			}
		}
		return fmt.Sprintf("%d of %d", up, len(of))
	}
	groups, names := map[string][]Covered{}, []string(nil)
	for _, x := range list {
		if _, known := groups[x.Theme.Group]; !known {
			names = append(names, x.Theme.Group)
		}
		groups[x.Theme.Group] = append(groups[x.Theme.Group], x)
	}
	text := count(list) + " " + Plural(len(list), "theme", "themes") + " taken up"
	if len(names) == 1 && names[0] == "" {
		return text
	}
	var parts []string
	for _, name := range names {
		label := name
		if name == "" {
			label = "no group"
		}
		parts = append(parts, label+" "+count(groups[name]))
	}
	return text + " (" + strings.Join(parts, ", ") + ")"
}

// NotTakenUp names the themes that nothing in the scenario takes up, by id and name.
func NotTakenUp(list []Covered) []string {
	var names []string
	for _, x := range list {
		if !x.TakenUp() {
			names = append(names, x.Theme.ID+" "+x.Theme.Name)
		}
	}
	return names
}
