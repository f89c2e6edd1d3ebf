package app

import (
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// fit says what the choices of a scenario leave open: which options still fit, and how many schemes are left.
type fit struct {
	current  *model.Case
	scenario string
	// why says of every option that doesn't fit beside the other choices what keeps it out.
	why map[string]string
	// all is the number of schemes, feasible of those that fit, left of those that keep what is agreed.
	all, feasible, left *big.Int
	// clash says why no scheme is left, empty where there is one.
	clash string
	err   error
}

// fitJob asks for the fit of a scenario.
type fitJob struct {
	current  *model.Case
	scenario string
}

// newFitting starts the worker that tells the fit of each state of the board.
func (w *Window) newFitting() *session.Questions[fitJob] {
	return session.NewQuestions(func(ctx context.Context, job fitJob) {
		found := fitOf(ctx, job)
		if ctx.Err() == nil {
			w.onUI(func() { w.takeFit(found) })
		}
	})
}

// askFit asks for the fit of what is shown, unless that is known or being worked out.
func (w *Window) askFit() {
	job := fitJob{w.session.Case(), w.session.View().Scenario}
	if job != w.fitAsked {
		w.fitAsked = job
		w.fitting.Ask(job)
	}
}

// takeFit shows a fit, unless the board has moved on.
func (w *Window) takeFit(found *fit) {
	if found.current != w.session.Case() || found.scenario != w.session.View().Scenario {
		return
	}
	same := w.fit != nil && maps.Equal(w.fit.why, found.why)
	w.fit, w.board.fit = found, found
	if w.present != nil && !same {
		w.present.refresh()
	}
	v, shown := w.page.view.(*boardView)
	if !shown {
		return
	}
	if !same { // else every tile looks as it did
		w.board.refresh()
	}
	w.outcome.showFit(found)
	v.right.Refresh()
}

// fitOf works a fit out, exactly.
func fitOf(ctx context.Context, job fitJob) *fit {
	c, f := job.current, &fit{current: job.current, scenario: job.scenario, why: map[string]string{}}
	space, err := schemes.New(c, schemes.Question{Filter: schemes.Filter{Exclude: schemes.Barred(c, job.scenario)}})
	if err != nil {
		f.err = err
		return f
	}
	given, agreed := schemes.Present(c, job.scenario), schemes.Agreed(c, job.scenario)
	f.all = space.Count()
	var clash *schemes.Explanation
	f.feasible, f.err = space.Feasible(ctx)
	if f.err == nil {
		f.left, f.err = space.Left(ctx, agreed)
	}
	if f.err == nil && f.left.Sign() == 0 {
		if clash, f.err = space.Clash(ctx, agreed); clash != nil {
			f.clash = "No scheme fits what is agreed: " + chainWords(c, clash, "")
		}
	}
	if f.err == nil {
		f.err = f.explain(ctx, space, given)
	}
	return f
}

// explain finds what keeps out each option that doesn't fit.
func (f *fit) explain(ctx context.Context, space *schemes.Space, given schemes.Choices) error {
	standing, err := space.Remaining(ctx, given)
	if err != nil {
		return err
	}
	for _, s := range standing {
		if s.Fits && s.Joins {
			continue
		}
		if _, out := f.current.RuledOut(f.scenario, s.Option.ID); out {
			continue // the tile says so by itself
		}
		why, err := space.Why(ctx, s.Option.ID, given)
		if err != nil {
			return err
		}
		if why != nil && concerns(why, s.Option.ID) {
			f.why[s.Option.ID] = chainWords(f.current, why, s.Option.ID)
		}
	}
	return nil
}

// concerns reports whether an option has a part in what doesn't fit: where the choices of other decisions clash by
// themselves, no option of this one is to blame.
func concerns(x *schemes.Explanation, option string) bool {
	return slices.ContainsFunc(x.Steps, func(s schemes.Step) bool { return s.Rule.Option == option || s.Rule.Other == option })
}

// chainWords writes an explanation as a sentence: each rule with its reason, in the order in which they lead on.
func chainWords(c *model.Case, x *schemes.Explanation, option string) string {
	var parts []string
	begin := model.Capital
	for _, step := range x.Steps {
		parts, begin = append(parts, ruleWords(c, step, option, begin)), model.Small
	}
	if len(parts) == 0 {
		return "Fits no scheme"
	}
	return strings.Join(parts, "; ")
}

// ruleWords says what one rule does: as seen from an option that it names, else from outside. Our own words begin as
// they stand in the sentence, names as they were typed.
func ruleWords(c *model.Case, step schemes.Step, option string, begin func(string) string) string {
	r := step.Rule
	a, b := c.OwnerName(r.Option), c.OwnerName(r.Other)
	text := ""
	switch {
	case r.Relation == model.Excludes && r.Option == option:
		text = begin("excluded by ") + b
	case r.Relation == model.Excludes && r.Other == option:
		text = begin("excluded by ") + a
	case r.Relation == model.Excludes:
		text = a + " excludes " + b
	case r.Option == option:
		text = begin("requires ") + b
	default:
		text = a + " requires " + b
	}
	return say.WithReason(text, r.Reason)
}

// fitWords says how many schemes fit, and how many keep what is agreed.
func fitWords(f *fit) string {
	switch {
	case f == nil:
		return ""
	case f.err != nil:
		return say.Error(f.err)
	case f.clash != "":
		return f.clash
	}
	text := fmt.Sprintf("%s of %s fit the rules", say.Grouped(f.feasible), say.Grouped(f.all))
	if f.left.Cmp(f.feasible) != 0 {
		text += fmt.Sprintf(", %s of them keep what is agreed", say.Grouped(f.left))
	}
	chosen := f.current.Chosen(f.scenario)
	for o := range f.current.Options.All() {
		if _, out := f.current.RuledOut(f.scenario, o.ID); out && chosen[o.ID] {
			text += "\n“" + o.Name + "” is chosen, though it is ruled out"
		}
	}
	return text
}

// makeFit offers the fewest other answers beside which the option with the focus fits, and chooses it with them. What
// is agreed stays.
func (w *Window) makeFit() {
	c, scenario, id := w.session.Case(), w.session.View().Scenario, w.focusedOption()
	o, ok := c.Options.Get(id)
	if !ok {
		return
	}
	later(w, func() (*schemes.Fitting, error) { return fittingOf(c, scenario, id) }, func(f *schemes.Fitting, err error) {
		switch {
		case c != w.session.Case():
			return // something was chosen meanwhile
		case err != nil:
			w.report(err)
		case f == nil:
			w.tell("Nothing makes it fit", "No scheme that keeps what is agreed and what is ruled out holds “"+o.Name+"”.")
		default:
			w.offerFit(o, f)
		}
	})
}

func fittingOf(c *model.Case, scenario, option string) (*schemes.Fitting, error) {
	filter := schemes.Filter{Exclude: schemes.Barred(c, scenario), Fixed: schemes.Agreed(c, scenario)}
	filter.Exclude = slices.DeleteFunc(filter.Exclude, func(id string) bool { return id == option })
	if o, ok := c.Options.Get(option); ok {
		delete(filter.Fixed, o.Decision)
	}
	space, err := schemes.New(c, schemes.Question{Filter: filter})
	if err != nil {
		return nil, err
	}
	return space.Fit(context.Background(), option, schemes.Present(c, scenario))
}

// insteadWords says what an answer becomes: "Hub instead of Front door", "without Front door".
func insteadWords(c *model.Case, from, to []string) string {
	switch {
	case len(to) == 0:
		return "without " + say.Options(c, from)
	case len(from) == 0:
		return say.Options(c, to)
	}
	return say.Options(c, to) + " instead of " + say.Options(c, from)
}

// offerFit says what would change and does it where the person agrees.
func (w *Window) offerFit(o *model.Option, f *schemes.Fitting) {
	changes := slices.Concat(f.Changes, f.Answers)
	c, scenario := w.session.Case(), w.session.View().Scenario
	if _, out := c.RuledOut(scenario, o.ID); len(changes) == 0 && (!out || c.Chosen(scenario)[o.ID]) {
		w.tell("It fits", "“"+o.Name+"” fits beside the other choices as they are.")
		return
	}
	if len(f.Own.To) > 0 && !slices.Equal(f.Own.From, f.Own.To) {
		changes = append(changes, f.Own)
	}
	var lines []string
	var edits []func(*model.Case) (model.Edit, error)
	for _, ch := range changes {
		lines = append(lines, ch.Decision.Name+": "+insteadWords(c, ch.From, ch.To))
		edits = append(edits, func(now *model.Case) (model.Edit, error) { return now.Insist(scenario, ch.Decision.ID, ch.To...) })
	}
	edit, err := c.Together(o.Name+": chosen, and what it needs", edits...)
	if lost := c.Losses(edit); len(lost) > 0 {
		lines = append(lines, "", say.Losses(lost))
	}
	w.ask("Make “"+o.Name+"” fit?", strings.Join(lines, "\n"), "Make it fit", func() { w.do(edit, err) })
}
