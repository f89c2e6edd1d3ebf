package app

import (
	"tomworkbench/app/page"
	"tomworkbench/model"
)

// findMost is how many hits are shown; typing more finds fewer.
const findMost = 200

// findAnything lets the person go to anything in the case by typing part of it.
func findAnything(h page.Host) {
	const width, rows = 720, 9
	var hits []model.Hit
	find := func(typed string) []string {
		hits = model.Find(h.Session().Case(), typed, findMost)
		names := make([]string, len(hits))
		for i, h := range hits {
			names[i] = h.Text + "   ·   " + h.Where
		}
		return names
	}
	h.Search("Find", "Type part of a name, a figure or a reason", width, rows, find, func(i int) { h.Go(page.Place{Record: hits[i]}) })
}
