package field

import (
	"errors"

	"tomworkbench/model"
)

// ComponentName is a component's name.
func ComponentName() Field {
	return Text(func(x *model.Component) *string { return &x.Name })
}

// ratings are the RAG ratings in the order of their words.
func ratings() []model.RAG { return []model.RAG{model.Unrated, model.Red, model.Amber, model.Green} }

// Rating is how a component was rated. Another rating loses who gave the one before, when and why: that was said of another.
func Rating() Field {
	f := rated(func(x *model.Component) *model.RAG { return &x.RAG })
	set := f.Set
	f.Set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
		next, err := set(c, r, text)
		if err != nil || next.(*model.Component).RAG == r.(*model.Component).RAG {
			return next, err
		}
		x := next.(*model.Component)
		return x.Rated(x.RAG, "", "", ""), nil
	}
	return f
}

// RatedWhy is why a component has its rating.
func RatedWhy() Field {
	f := Text(func(x *model.Component) *string { return &x.RatedWhy })
	set := f.Set
	f.Set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
		if x := r.(*model.Component); text != "" && x.RAG == model.Unrated {
			return nil, errors.New("“" + x.Name + "” isn't rated; give it a rating first, then say why")
		}
		return set(c, r, text)
	}
	f.Says = func(_ *model.Case, r model.Record) string { return r.(*model.Component).RatedWords() }
	return f
}

// rated is a field that is a RAG rating, or none.
func rated[R any, P interface {
	*R
	model.Record
}](of func(P) *model.RAG,
) Field {
	words := make([]string, len(ratings()))
	for i, r := range ratings() {
		words[i] = r.String()
	}
	f := Pick(Fixed(words...),
		func(_ *model.Case, x P) string { return of(x).String() },
		func(_ *model.Case, x P, i int) { *of(x) = ratings()[i] })
	f.None = model.Unrated.String()
	return f
}

// Worth is what a benefit is worth to the budget.
func Worth() Field {
	worths := model.Worths()
	words := make([]string, len(worths))
	for i, w := range worths {
		words[i] = w.Words()
	}
	f := Pick(Fixed(words...),
		func(_ *model.Case, x *model.Factor) string { return x.Worth.Words() },
		func(_ *model.Case, x *model.Factor, i int) { x.Worth = worths[i] })
	f.None = model.Cashable.Words()
	return f
}

// Answers is how many options a decision takes, and whether it may stay as is.
func Answers() Field {
	words := []string{"one answer", "one, or no change", "several answers", "several, or no change"}
	at := func(_ *model.Case, x *model.Decision) string {
		i := 0
		if x.Several {
			i += 2
		}
		if x.AsIs {
			i++
		}
		return words[i]
	}
	return Pick(Fixed(words...), at, func(_ *model.Case, x *model.Decision, i int) { x.Several, x.AsIs = i >= 2, i%2 == 1 })
}

// About is the component that an issue is about.
func About() Field {
	words := func(c *model.Case) []string {
		names := []string{""}
		for x := range c.Components.All() {
			names = append(names, x.Name)
		}
		return names
	}
	return Pick(words,
		func(c *model.Case, x *model.Issue) string {
			if about, ok := c.Components.Get(x.About); ok {
				return about.Name
			}
			return ""
		},
		func(c *model.Case, x *model.Issue, i int) {
			x.About = ""
			if i > 0 {
				x.About = c.Components.At(i - 1).ID
			}
		})
}

// IssueState is whether a parked question is still open.
func IssueState() Field {
	return Pick(Fixed("open", "closed"),
		func(_ *model.Case, x *model.Issue) string {
			return map[bool]string{false: "open", true: "closed"}[x.Closed]
		},
		func(_ *model.Case, x *model.Issue, i int) { x.Closed = i == 1 })
}
