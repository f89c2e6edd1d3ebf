package app

import (
	"cmp"
	"slices"
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/model"
)

// The size of the lists of what is found, and how many hits of the case they show; typing more finds fewer.
const (
	findWidth = 720
	findRows  = 9
	findMost  = 200
)

// findAnything lets the person go to anything in the case by typing part of it.
func findAnything(h page.Host) {
	var hits []model.Hit
	find := func(typed string) []string {
		hits = model.Find(h.Session().Case(), typed, findMost)
		return hitWords(hits)
	}
	h.Search("Find", "Type part of a name, a figure or a reason", findWidth, findRows, find, func(i int) { h.Go(page.Place{Record: hits[i]}) })
}

// hitWords name what was found, and where it stands.
func hitWords(hits []model.Hit) []string {
	names := make([]string, len(hits))
	for i, h := range hits {
		names[i] = h.Text + "   ·   " + h.Where
	}
	return names
}

// openPalette lets the person do anything, and go anywhere, by typing part of its name: the commands that can do something
// now, each with its keys, then the others, each with what keeps it from that, and then what the case holds.
func openPalette(h page.Host, commands []page.Command) {
	var offered, shown []page.Command
	bars := map[page.ID]string{} // asked before the keys go to the palette
	for _, c := range commands {
		if c.ID != cmdPalette {
			offered, bars[c.ID] = append(offered, c), c.WhyNot()
		}
	}
	var hits []model.Hit
	find := func(typed string) []string {
		shown = shown[:0]
		for _, c := range offered {
			if holdsAll(c.Name+" "+c.Group, typed) {
				shown = append(shown, c)
			}
		}
		// Names that hold what was typed come first, the earlier the sooner; as no sign is kept, one without it is last.
		begins := func(c page.Command) int {
			return strings.Index(strings.ToLower(c.Name)+"\n", strings.ToLower(strings.TrimSpace(typed)))
		}
		slices.SortStableFunc(shown, func(a, b page.Command) int { return cmp.Compare(uint(begins(a)), uint(begins(b))) })
		slices.SortStableFunc(shown, func(a, b page.Command) int { return min(len(bars[a.ID]), 1) - min(len(bars[b.ID]), 1) })
		names := say.Each(shown, func(c page.Command) string { return paletteWords(c, bars[c.ID]) })
		hits = model.Find(h.Session().Case(), typed, findMost)
		return append(names, hitWords(hits)...)
	}
	h.Search("Do or find", "Type part of a command, a page, a name, a figure or a reason", findWidth, findRows, find, func(i int) {
		if i < len(shown) {
			h.Run(shown[i].ID)
		} else {
			h.Go(page.Place{Record: hits[i-len(shown)]})
		}
	})
}

// paletteWords name a command, its menu and its keys, or what keeps it from doing anything.
func paletteWords(c page.Command, bar string) string {
	text := c.Name + "   ·   " + c.Group
	if bar != "" {
		return text + "   ·   can't be done now: " + model.Small(bar)
	}
	if keys := c.KeyWords(); keys != "" {
		text += "   ·   " + keys
	}
	return text
}

// holdsAll reports whether a text holds every word of a query, capitals aside.
func holdsAll(text, query string) bool {
	text = strings.ToLower(text)
	for _, word := range strings.Fields(strings.ToLower(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
