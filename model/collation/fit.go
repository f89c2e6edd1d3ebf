package collation

import (
	"fmt"

	"tomworkbench/model"
)

// Fit takes answers as a case has an answer to each of its decisions, in its order; lost says of each that can't be taken why. The
// case is called what people call it: "pack", say.
func Fit(c *model.Case, called string, answers []model.Answer) (fitted []model.Answer, lost []string) {
	return fitter{c, called, optionsOf(c)}.fit(answers)
}

// fitter fits the answers of many returns to one case.
type fitter struct {
	c       *model.Case
	called  string
	options map[string][]*model.Option
}

// optionsOf are the options of a case by decision, in its order.
func optionsOf(c *model.Case) map[string][]*model.Option {
	sorted := map[string][]*model.Option{}
	for o := range c.Options.All() {
		sorted[o.Decision] = append(sorted[o.Decision], o)
	}
	return sorted
}

func (f fitter) fit(answers []model.Answer) (fitted []model.Answer, lost []string) {
	given := map[string]model.Answer{}
	for _, a := range answers {
		d, ok := f.c.Decisions.Get(a.Decision)
		if !ok {
			if a.Kind != model.Untouched {
				lost = append(lost, fmt.Sprintf("the %s has no decision %q", f.called, cut(a.Decision)))
			}
			continue
		}
		one, without := f.fitOne(d, a)
		given[d.ID], lost = one, append(lost, without...)
	}
	for d := range f.c.Decisions.All() {
		a, ok := given[d.ID]
		if !ok {
			a = model.Answer{Decision: d.ID, Kind: model.Untouched}
		}
		fitted = append(fitted, a)
	}
	return fitted, lost
}

// fitOne takes an answer to a decision: without the options that the decision doesn't have, and untouched where nothing is left of it.
func (f fitter) fitOne(d *model.Decision, a model.Answer) (fitted model.Answer, lost []string) {
	fitted = model.Answer{Decision: d.ID, Kind: a.Kind, Reason: a.Reason}
	if a.Kind == model.NoChange && !d.AsIs {
		fitted.Kind = model.Untouched
		return fitted, []string{fmt.Sprintf("“%s” doesn't take “no change”", cut(d.Name))}
	}
	chosen := setOf(a.Options)
	for _, o := range f.options[d.ID] {
		if chosen[o.ID] {
			fitted.Options = append(fitted.Options, o.ID)
			delete(chosen, o.ID)
		}
	}
	for _, id := range a.Options {
		if chosen[id] && len(lost) < model.MostProblems {
			lost = append(lost, fmt.Sprintf("“%s” has no option %q", cut(d.Name), cut(id)))
		}
	}
	if len(fitted.Options) > 1 && !d.Several {
		lost = append(lost, fmt.Sprintf("“%s” takes one answer, not %d", cut(d.Name), len(fitted.Options)))
		fitted.Options = nil
	}
	if a.Kind == model.ChosenOptions && len(fitted.Options) == 0 {
		fitted.Kind = model.Untouched
	}
	return fitted, lost
}

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// cut shortens what a hostile file says to what a message can carry, and leaves out what turns its direction.
func cut(text string) string { return model.Cut(text) }
