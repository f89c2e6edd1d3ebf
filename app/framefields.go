package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
)

// frameField is one field of a kind of record, as text to read and to type.
type frameField struct {
	// get writes the field.
	get func(c *model.Case, r model.Record) string
	// set returns a copy of the record with the field as typed, or why the text can't be taken; nil for a
	// field that can't be changed.
	set func(c *model.Case, r model.Record, text string) (model.Record, error)
	// values are what may be typed, nil for free text. The beginning of one is enough.
	values func(c *model.Case) []string
	// valued are values that depend on the record, in the place of values; nil for none.
	valued func(c *model.Case, r model.Record) []string
	// must says that the field can't be empty.
	must bool
	// only says which records have the field; nil for all.
	only func(r model.Record) bool
	// lacks says, behind the name of the field, why the other records don't have it; empty for what their kind says already.
	lacks string
	// none is the value that an emptied field has, where that isn't an empty one.
	none string
	// reads says how a field that is neither free text nor one of a few values was understood, nil for none.
	reads func(r model.Record) string
	// says explains the field of a record while the cursor is on it, nil for a field that its text explains.
	says func(r model.Record) string
}

// valuesOf are the values that the field of a record takes, nil for free text.
func (f frameField) valuesOf(c *model.Case, r model.Record) []string {
	switch {
	case f.valued != nil:
		return f.valued(c, r)
	case f.values != nil:
		return f.values(c)
	}
	return nil
}

// clears reports whether the field can be emptied.
func (f frameField) clears(c *model.Case) bool {
	return f.set != nil && !f.must && f.valued == nil && (f.values == nil || slices.Contains(f.values(c), f.none))
}

// reading says how a text was understood that has become a field's, empty for free text.
func (f frameField) reading(c *model.Case, r model.Record) string {
	switch {
	case f.reads != nil:
		return f.reads(r)
	case f.valuesOf(c, r) != nil:
		return f.get(c, r)
	}
	return ""
}

// textField is a field of free text of records of type R.
func textField[R any, P interface {
	*R
	model.Record
}](of func(P) *string,
) frameField {
	return frameField{
		get: func(_ *model.Case, r model.Record) string { return *of(r.(P)) },
		set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(P)
			*of(&next) = text
			return P(&next), nil
		},
	}
}

// pickField is a field that takes one of a few values: words names them, put stores the one at a place.
func pickField[R any, P interface {
	*R
	model.Record
}](words func(*model.Case) []string, at func(*model.Case, P) string, put func(*model.Case, P, int),
) frameField {
	return frameField{
		values: words,
		get:    func(c *model.Case, r model.Record) string { return at(c, r.(P)) },
		set: func(c *model.Case, r model.Record, text string) (model.Record, error) {
			i, err := pickWord(words(c), text)
			if err != nil {
				return nil, err
			}
			next := *r.(P)
			put(c, &next, i)
			return P(&next), nil
		},
	}
}

// pickWord finds the value that a text means: the value itself, else the only one that begins with it, else
// the only one that holds it. Capitals don't matter.
func pickWord(words []string, text string) (int, error) {
	typed := strings.ToLower(strings.TrimSpace(text))
	matches := []func(word string) bool{
		func(word string) bool { return word == typed },
		func(word string) bool { return strings.HasPrefix(word, typed) },
		func(word string) bool { return strings.Contains(word, typed) },
	}
	if typed == "" {
		if at := slices.Index(words, ""); at >= 0 {
			return at, nil
		}
		return 0, fmt.Errorf("type the beginning of %s", listed(words, nil, " or "))
	}
	for _, match := range matches {
		var found []int
		for i, word := range words {
			if match(strings.ToLower(word)) {
				found = append(found, i)
			}
		}
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return 0, fmt.Errorf("“%s” can mean %s; type more of it", text, listed(words, found, " or "))
		}
	}
	return 0, fmt.Errorf("“%s” is none of these: %s", text, listed(words, nil, " and "))
}

// listed names some words, or all, as far as a line holds them: a word may itself hold a comma.
func listed(words []string, which []int, last string) string {
	const most = 6
	var names []string
	for i, word := range words {
		if which == nil || slices.Contains(which, i) {
			names = append(names, "“"+cmp.Or(word, noneWord)+"”")
		}
	}
	if len(names) > most {
		names = append(names[:most], fmt.Sprintf("%d more", len(names)-most))
		last = " and "
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + last + names[len(names)-1]
}

// noneWord stands in a list for a value that is empty.
const noneWord = "none"

// fixedWords are values that no case changes.
func fixedWords(words ...string) func(*model.Case) []string {
	return func(*model.Case) []string { return words }
}

func readOnly(get func(*model.Case, model.Record) string) frameField { return frameField{get: get} }

func idField() frameField {
	return readOnly(func(_ *model.Case, r model.Record) string { return r.Key() })
}

func componentName() frameField {
	return textField(func(x *model.Component) *string { return &x.Name })
}

// ratings are the RAG ratings in the order of their words.
func ratings() []model.RAG { return []model.RAG{model.Unrated, model.Red, model.Amber, model.Green} }

func ratingField() frameField {
	words := make([]string, len(ratings()))
	for i, r := range ratings() {
		words[i] = r.String()
	}
	f := pickField(fixedWords(words...),
		func(_ *model.Case, x *model.Component) string { return x.RAG.String() },
		func(_ *model.Case, x *model.Component, i int) { x.RAG = ratings()[i] })
	f.none = model.Unrated.String()
	return f
}

// worthField is what a benefit is worth to the budget.
func worthField() frameField {
	worths := model.Worths()
	words := make([]string, len(worths))
	for i, w := range worths {
		words[i] = w.Words()
	}
	f := pickField(fixedWords(words...),
		func(_ *model.Case, x *model.Factor) string { return x.Worth.Words() },
		func(_ *model.Case, x *model.Factor, i int) { x.Worth = worths[i] })
	f.none = model.Cashable.Words()
	return f
}

// answersField is how many options a decision takes, and whether it may stay as is.
func answersField() frameField {
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
	return pickField(fixedWords(words...), at, func(_ *model.Case, x *model.Decision, i int) { x.Several, x.AsIs = i >= 2, i%2 == 1 })
}

// optionWords names every option with its decision, so that a name that two have can be told apart.
func optionWords(c *model.Case) []string {
	var words []string
	for o := range c.Options.All() {
		words = append(words, optionWord(c, o.ID))
	}
	return words
}

func optionWord(c *model.Case, id string) string {
	o, ok := c.Options.Get(id)
	if !ok {
		return id
	}
	d, _ := c.Decisions.Get(o.Decision)
	if d == nil {
		return o.Name
	}
	return o.Name + " (" + d.Name + ")"
}

// ruleEnd is the field of one of a rule's two options.
func ruleEnd(of func(*model.Rule) *string) frameField {
	return pickField(optionWords,
		func(c *model.Case, x *model.Rule) string { return optionWord(c, *of(x)) },
		func(c *model.Case, x *model.Rule, i int) { *of(x) = c.Options.At(i).ID })
}

func relationField() frameField {
	return pickField(fixedWords("excludes", "requires"),
		func(_ *model.Case, x *model.Rule) string { return string(x.Relation) },
		func(_ *model.Case, x *model.Rule, i int) { x.Relation = relations()[i] })
}

func relations() []model.Relation { return []model.Relation{model.Excludes, model.Requires} }

// grades are the grades of a source; the first stands for none.
func grades() []model.SourceGrade {
	return []model.SourceGrade{"", model.Published, model.Workshop, model.Illustrative}
}

// gradeField, documentField and pageField are the parts of a source.
func gradeField[R any, P interface {
	*R
	model.Record
}](of func(P) *model.Source,
) frameField {
	return pickField(fixedWords("", "published", "workshop", "illustrative"),
		func(_ *model.Case, x P) string { return string(of(x).Grade) },
		func(_ *model.Case, x P, i int) {
			if of(x).Grade = grades()[i]; i == 0 {
				*of(x) = model.Source{}
			}
		})
}

func documentField[R any, P interface {
	*R
	model.Record
}](of func(P) *model.Source,
) frameField {
	words := func(c *model.Case) []string {
		titles := []string{""}
		for d := range c.Documents.All() {
			titles = append(titles, d.Title)
		}
		return titles
	}
	return pickField(words,
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

func pageField[R any, P interface {
	*R
	model.Record
}](of func(P) *model.Source,
) frameField {
	f := textField(func(x P) *string { return &of(x).Page })
	set := f.set
	f.set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
		next, err := set(c, r, text)
		if source := of(next.(P)); err == nil && text != "" && source.Grade == "" {
			source.Grade = model.Published
		}
		return next, err
	}
	return f
}

// aboutField is the component that an issue is about.
func aboutField() frameField {
	words := func(c *model.Case) []string {
		names := []string{""}
		for x := range c.Components.All() {
			names = append(names, x.Name)
		}
		return names
	}
	return pickField(words,
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

func issueState() frameField {
	return pickField(fixedWords("open", "closed"),
		func(_ *model.Case, x *model.Issue) string {
			return map[bool]string{false: "open", true: "closed"}[x.Closed]
		},
		func(_ *model.Case, x *model.Issue, i int) { x.Closed = i == 1 })
}

// pickValue takes the next of a field's values where there are few, or lets the person choose among many.
func (w *Window) pickValue(title string, field frameField, c *model.Case, r model.Record, take func(text string)) {
	words, now := field.valuesOf(c, r), field.get(c, r)
	current := max(slices.Index(words, now), 0)
	const few = 4
	if len(words) <= few {
		take(words[(current+1)%len(words)])
		return
	}
	w.offerValues(title, words, now, take)
}

// offerValues lets the person choose among the values of a field.
func (w *Window) offerValues(title string, words []string, now string, take func(text string)) {
	names := make([]string, len(words))
	for i, word := range words {
		names[i] = cmp.Or(word, noneWord)
	}
	w.choose(title, names, max(slices.Index(words, now), 0), func(i int) { take(words[i]) })
}
