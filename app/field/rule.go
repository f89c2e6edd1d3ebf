package field

import "tomworkbench/model"

// OptionWords names every option with its decision, so that a name that two have can be told apart.
func OptionWords(c *model.Case) []string {
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

// RuleEnd is the field of one of a rule's two options.
func RuleEnd(of func(*model.Rule) *string) Field {
	return Pick(OptionWords,
		func(c *model.Case, x *model.Rule) string { return optionWord(c, *of(x)) },
		func(c *model.Case, x *model.Rule, i int) { *of(x) = c.Options.At(i).ID })
}

// Relation is what a rule says of its two options.
func Relation() Field {
	return Pick(Fixed("excludes", "requires"),
		func(_ *model.Case, x *model.Rule) string { return string(x.Relation) },
		func(_ *model.Case, x *model.Rule, i int) { x.Relation = Relations()[i] })
}

// Relations are all that it can say, in the order of their words.
func Relations() []model.Relation { return []model.Relation{model.Excludes, model.Requires} }
