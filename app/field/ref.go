package field

import (
	"fmt"

	"tomworkbench/model"
)

// Ref is a field that names a record of a kind by its id, or none: people pick it by its title. Only records that may be named are
// offered; may is nil where all may.
func Ref[R any, P interface {
	*R
	model.Record
}](kind model.Kind, of func(P) *string, title func(*model.Case, model.Record) string, may func(model.Record) bool,
) Field {
	names := func(c *model.Case) (words, ids []string) {
		words, ids = []string{""}, []string{""}
		for r := range c.RecordsOf(kind) {
			if may == nil || may(r) {
				words, ids = append(words, title(c, r)), append(ids, r.Key())
			}
		}
		return apart(words), ids
	}
	return Pick(func(c *model.Case) []string { words, _ := names(c); return words },
		func(c *model.Case, x P) string {
			words, ids := names(c)
			for i, id := range ids {
				if id == *of(x) {
					return words[i]
				}
			}
			return ""
		},
		func(c *model.Case, x P, i int) { _, ids := names(c); *of(x) = ids[i] })
}

// apart numbers words that stand twice, so that each can be picked: "Hub", "Hub (2)".
func apart(words []string) []string {
	seen := map[string]int{}
	for i, word := range words {
		if seen[word]++; seen[word] > 1 {
			words[i] = fmt.Sprintf("%s (%d)", word, seen[word])
		}
	}
	return words
}
