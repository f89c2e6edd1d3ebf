package field

import (
	"cmp"

	"tomworkbench/model"
)

// Grades are the grades of a source; the first stands for none.
func Grades() []model.SourceGrade {
	return []model.SourceGrade{"", model.Published, model.Workshop, model.Illustrative}
}

// Grade is how far a source is to be trusted.
func Grade[R any, P interface {
	*R
	model.Record
}](of func(P) *model.Source,
) Field {
	return Pick(Fixed("", "published", "workshop", "illustrative"),
		func(_ *model.Case, x P) string { return string(of(x).Grade) },
		func(_ *model.Case, x P, i int) {
			if of(x).Grade = Grades()[i]; i == 0 {
				*of(x) = model.Source{}
			}
		})
}

// Document is the source's own; naming one makes it published unless it has a grade.
func Document[R any, P interface {
	*R
	model.Record
}](of func(P) *model.Source,
) Field {
	words := func(c *model.Case) []string {
		titles := []string{""}
		for d := range c.Documents.All() {
			titles = append(titles, d.Title)
		}
		return titles
	}
	return Pick(words,
		func(c *model.Case, x P) string {
			if d, ok := c.Documents.Get(of(x).Document); ok {
				return d.Title
			}
			return ""
		},
		func(c *model.Case, x P, i int) {
			of(x).Document = ""
			if i > 0 {
				of(x).Document = c.Documents.At(i - 1).ID
				of(x).Grade = cmp.Or(of(x).Grade, model.Published)
			}
		})
}

// SourcePage is the page of it.
func SourcePage[R any, P interface {
	*R
	model.Record
}](of func(P) *model.Source,
) Field {
	f := Text(func(x P) *string { return &of(x).Page })
	set := f.Set
	f.Set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
		next, err := set(c, r, text)
		if source := of(next.(P)); err == nil && text != "" && source.Grade == "" {
			source.Grade = model.Published
		}
		return next, err
	}
	return f
}
