package charts

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// mostDiffering is how many choices name a scheme; of more nobody makes one out.
const mostDiffering = 5

// namePoints names each point of a frontier by what its first scheme differs in from a scenario, or by what it has where that is less.
func namePoints(s Subject, found *schemes.Frontier) []string {
	names := make([]string, len(found.Points))
	seen := make([]bool, len(names))
	mine := s.Case.Chosen(s.Scenario)
	for i, one := range found.Schemes {
		at := found.At[i]
		if seen[at] {
			continue
		}
		seen[at] = true
		names[at] = differing(s, mine, one.Options)
		if more := found.Points[at].Schemes; more != nil && more.IsInt64() && more.Int64() > 1 {
			names[at] += fmt.Sprintf("; %s", model.Plural(int(more.Int64()-1), "another comes to the same", model.Grouped(fmt.Sprint(more.Int64()-1))+" others come to the same"))
		}
	}
	for i, name := range names {
		names[i] = fmt.Sprint("Scheme ", i+1)
		if name != "" {
			names[i] += ": " + name
		}
	}
	return names
}

// differing says what a scheme has instead of a scenario's choices.
func differing(s Subject, mine map[string]bool, options []string) string {
	var with, without []string
	for o := range s.Case.Options.All() {
		switch in := slices.Contains(options, o.ID); {
		case in == mine[o.ID]:
		case in:
			with = append(with, o.Name)
		default:
			without = append(without, o.Name)
		}
	}
	switch {
	case len(with)+len(without) == 0:
		return "as " + s.Name()
	case len(options) == 0:
		return "no option"
	case len(options) < len(with)+len(without):
		var only []string
		for o := range s.Case.Options.All() {
			if slices.Contains(options, o.ID) {
				only = append(only, o.Name)
			}
		}
		return "only " + firstOf(only)
	}
	var parts []string
	if len(with) > 0 {
		parts = append(parts, "with "+firstOf(with))
	}
	if len(without) > 0 {
		parts = append(parts, "without "+firstOf(without))
	}
	return strings.Join(parts, ", ")
}

// firstOf joins names, of many the first ones with how many more there are.
func firstOf(names []string) string {
	if len(names) <= mostDiffering {
		return model.JoinWords(names)
	}
	return strings.Join(names[:mostDiffering-1], ", ") + fmt.Sprintf(" and %d more", len(names)-mostDiffering+1)
}
