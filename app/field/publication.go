package field

import "tomworkbench/model"

// publicationWords are what a record can say of its publication: nothing, that it isn't for publication, or under which paragraph of
// Schedule 12A it is exempt.
func publicationWords() []string {
	words := []string{"", "not for publication"}
	for _, p := range model.ExemptParagraphs() {
		words = append(words, "exempt: "+p.Words())
	}
	return words
}

// Publication marks what stays out of what is published, and under which paragraph; empty for what doesn't.
func Publication[R any, P interface {
	*R
	model.Record
}](of func(P) *model.Publication,
) Field {
	return Pick(Fixed(publicationWords()...),
		func(_ *model.Case, x P) string {
			now := of(x)
			if !now.NotForPublication {
				return ""
			}
			return publicationWords()[1+now.Exempt]
		},
		func(_ *model.Case, x P, i int) {
			now := of(x)
			now.NotForPublication, now.Exempt = i > 0, max(i-1, 0)
			if i == 0 {
				now.ExemptWhy = ""
			}
		})
}

// ExemptWhy is why a record that isn't for publication is exempt.
func ExemptWhy[R any, P interface {
	*R
	model.Record
}](of func(P) *model.Publication,
) Field {
	f := Text(func(x P) *string { return &of(x).ExemptWhy })
	f.Only = func(r model.Record) bool { return of(r.(P)).NotForPublication }
	return f
}
