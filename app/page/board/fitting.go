package board

import (
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
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

// tellFit answers a question for the fit, on the worker.
func (v *view) tellFit(ctx context.Context, job fitJob) {
	found := fitOf(ctx, job)
	if ctx.Err() == nil {
		v.h.OnUI(func() { v.takeFit(found) })
	}
}

// askFit asks for the fit of what is shown, unless that is known or being worked out.
func (v *view) askFit() {
	job := fitJob{v.h.Session().Case(), v.h.Session().View().Scenario}
	if job != v.asked {
		v.asked = job
		v.fitting.Ask(job)
	}
}

// takeFit shows a fit, unless the board has moved on.
func (v *view) takeFit(found *fit) {
	if found.current != v.h.Session().Case() || found.scenario != v.h.Session().View().Scenario {
		return
	}
	same := v.fit != nil && maps.Equal(v.fit.why, found.why)
	v.fit = found
	if v.present != nil && !same {
		v.present.refresh()
	}
	if v.h.Shown() != page.Page(v) {
		return
	}
	if !same { // else every tile looks as it did
		v.board.refresh(v.fit)
	}
	v.outcome.showFit(found)
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
	agreed := schemes.Agreed(c, job.scenario)
	f.all = space.Count()
	var clash *schemes.Explanation
	f.feasible, f.err = space.Feasible(ctx)
	if f.err == nil {
		f.left, f.err = space.Left(ctx, agreed)
	}
	if f.err == nil && f.left.Sign() == 0 {
		if clash, f.err = space.Clash(ctx, agreed); clash != nil {
			f.clash = "No scheme fits what is agreed: " + clash.Words(c, "")
		}
	}
	if f.err == nil {
		f.why, f.err = space.Misfits(ctx, c, job.scenario)
	}
	return f
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

// makeFit offers the fewest other answers beside which the option touched last fits, and chooses it with them. What
// is agreed stays.
func (v *view) makeFit() {
	c, scenario, o := v.h.Session().Case(), v.h.Session().View().Scenario, v.touchedOption()
	page.Later(v.h, func(ctx context.Context) (*schemes.Fitting, error) { return fittingOf(ctx, c, scenario, o.ID) }, func(f *schemes.Fitting, err error) {
		switch {
		case c != v.h.Session().Case():
			return // something was chosen meanwhile
		case err != nil:
			v.h.Report(err)
		case f == nil:
			v.h.Tell("Nothing makes it fit", "No scheme that keeps what is agreed and what is ruled out holds “"+o.Name+"”.")
		default:
			v.offerFit(o, f)
		}
	})
}

func fittingOf(ctx context.Context, c *model.Case, scenario, option string) (*schemes.Fitting, error) {
	filter := schemes.Filter{Exclude: schemes.Barred(c, scenario), Fixed: schemes.Agreed(c, scenario)}
	filter.Exclude = slices.DeleteFunc(filter.Exclude, func(id string) bool { return id == option })
	if o, ok := c.Options.Get(option); ok {
		delete(filter.Fixed, o.Decision)
	}
	space, err := schemes.New(c, schemes.Question{Filter: filter})
	if err != nil {
		return nil, err
	}
	return space.Fit(ctx, option, schemes.Present(c, scenario))
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
func (v *view) offerFit(o *model.Option, f *schemes.Fitting) {
	changes := slices.Concat(f.Changes, f.Answers)
	c, scenario := v.h.Session().Case(), v.h.Session().View().Scenario
	if _, out := c.RuledOut(scenario, o.ID); len(changes) == 0 && (!out || c.Chosen(scenario)[o.ID]) {
		v.h.Tell("It fits", "“"+o.Name+"” fits beside the other choices as they are.")
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
	v.h.Ask("Make “"+o.Name+"” fit?", strings.Join(lines, "\n"), "Make it fit", func() { v.h.Do(edit, err) })
}
