package page

import (
	"cmp"
	"slices"

	"tomworkbench/app/field"
	"tomworkbench/model"
)

// PickValue takes the next of a field's values where there are few, or lets the person choose among many.
func PickValue(h Host, title string, field field.Field, c *model.Case, r model.Record, take func(text string)) {
	words, now := field.ValuesOf(c, r), field.Get(c, r)
	current := max(slices.Index(words, now), 0)
	const few = 4
	if len(words) <= few {
		take(words[(current+1)%len(words)])
		return
	}
	OfferValues(h, title, words, now, take)
}

// OfferValues lets the person choose among the values of a field.
func OfferValues(h Host, title string, words []string, now string, take func(text string)) {
	names := make([]string, len(words))
	for i, word := range words {
		names[i] = cmp.Or(word, field.NoneWord)
	}
	h.Choose(title, names, max(slices.Index(words, now), 0), func(i int) { take(words[i]) })
}
