// Package answers holds what one person says to a pack, without a window: their answers with undo and redo, what these come to, and
// the copy of them that is kept on the laptop.
//
// [New] begins with nothing answered, [Keep] opens what was kept of earlier. A change takes effect at once; the copy on the disk
// follows in the background.
package answers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/collation"
	"tomworkbench/storage/choices"
)

// Answers is what one person says to a pack. All its methods run on one goroutine.
type Answers struct {
	Pack *choices.Pack
	// Decisions and options in the case's order.
	decisions    []*model.Decision
	now          state
	past, future []state
	// shown is the pack's case with a scenario that has chosen what was answered; that is what the sums are of.
	shown    *model.Case
	scenario string
	// known are the sums and the worth of scenarios that were asked for: they are said in many places at once.
	known   map[string]sums
	changed []func()
}

// sums are what a scenario comes to, each part nil until it is asked for.
type sums struct {
	summary *appraisal.Summary
	worth   *Worth
}

// state is all that was said at one time.
type state struct {
	given []choices.Answer
	// said are the answers in words, one a question, empty for none.
	said []string
	who  string
	// typed names the field that was typed into last: what is typed there next belongs to the same step of undo.
	typed string
}

// New begins with nothing answered.
func New(p *choices.Pack) (*Answers, error) {
	a := &Answers{Pack: p, decisions: slices.Collect(p.Case.Decisions.All()), known: map[string]sums{}}
	a.now = state{given: p.FromScenario(""), said: make([]string, len(p.Questions))}
	a.scenario = p.Case.FreeID(model.KindScenario, "mine")
	var err error
	a.shown, _, err = model.Apply(p.Case, p.Case.NewScenario(a.scenario, p.Case.FreeScenarioName("Mine")))
	if err != nil {
		return nil, fmt.Errorf("begin to answer: %w", err)
	}
	return a, a.timed()
}

// timed lets options come when they come in the first scenario that the pack compares with, so that the same choice is the same money.
func (a *Answers) timed() error {
	if a.Pack.Case.Scenarios.Len() == 0 {
		return nil
	}
	first := a.Pack.Case.Scenarios.At(0).ID
	for x := range a.Pack.Case.Slips.All() {
		if x.Scenario != first {
			continue
		}
		edit, err := a.shown.SlipTo(a.scenario, x.Option, x.Quarters, x.Benefits)
		if err == nil {
			a.shown, _, err = model.Apply(a.shown, edit)
		}
		if err != nil {
			return fmt.Errorf("begin to answer: %w", err)
		}
	}
	return nil
}

// Listen has a function called after every change.
func (a *Answers) Listen(f func()) { a.changed = append(a.changed, f) }

// Decisions are those to answer, in the case's order.
func (a *Answers) Decisions() []*model.Decision { return a.decisions }

// Given is the answer to a decision, by its place.
func (a *Answers) Given(at int) choices.Answer { return a.now.given[at] }

// Said is the answer in words to a question, by its place.
func (a *Answers) Said(question int) string { return a.now.said[question] }

// Who is the name that was given, empty for none.
func (a *Answers) Who() string { return a.now.who }

// Answered is how many decisions have an answer.
func (a *Answers) Answered() (n int) {
	for _, one := range a.now.given {
		if one.Kind != choices.Untouched {
			n++
		}
	}
	return n
}

// Begun reports whether anything was said.
func (a *Answers) Begun() bool {
	return a.HasAnswer() || a.now.who != "" || slices.ContainsFunc(a.now.given, func(one choices.Answer) bool { return one.Reason != "" })
}

// HasAnswer reports whether there is an answer to send, to a decision or in words.
func (a *Answers) HasAnswer() bool { return a.Answered() > 0 || strings.Join(a.now.said, "") != "" }

// Choose takes an option as the answer to its decision, or takes it back where it is chosen already. Where the decision takes several,
// it is chosen beside the others.
func (a *Answers) Choose(at int, option string) {
	d, now := a.decisions[at], a.now.given[at]
	var chosen []string
	for o := range a.Pack.Case.OptionsOf(d.ID) {
		was := slices.Contains(now.Options, o.ID)
		if o.ID == option && !was || o.ID != option && was && d.Several {
			chosen = append(chosen, o.ID)
		}
	}
	next := choices.Answer{Decision: d.ID, Kind: choices.Options, Options: chosen, Reason: now.Reason}
	if len(chosen) == 0 {
		next.Kind = choices.Untouched
	}
	a.answer(at, next)
}

// Say takes [choices.NoChange] or [choices.NoPreference] as the answer to a decision, or takes it back where it is that already.
func (a *Answers) Say(at int, kind choices.Kind) {
	now := a.now.given[at]
	next := choices.Answer{Decision: now.Decision, Kind: kind, Reason: now.Reason}
	if now.Kind == kind {
		next.Kind = choices.Untouched
	}
	a.answer(at, next)
}

func (a *Answers) answer(at int, to choices.Answer) {
	next := a.copied()
	next.given[at] = to
	a.take(next)
}

// GiveReason says why a decision is answered as it is.
func (a *Answers) GiveReason(at int, reason string) {
	if reason != a.now.given[at].Reason {
		next := a.copied()
		next.given[at].Reason = reason
		a.typed(next, fmt.Sprint("reason ", at))
	}
}

// Write answers a question in words.
func (a *Answers) Write(question int, text string) {
	if text != a.now.said[question] {
		next := a.copied()
		next.said[question] = text
		a.typed(next, fmt.Sprint("question ", question))
	}
}

// Sign gives the name of who answers. It is no answer, and undo leaves it alone.
func (a *Answers) Sign(who string) {
	if who != a.now.who {
		next := a.now
		next.who = who
		a.show(next)
	}
}

// StartFrom takes the answers of a scenario of the pack, those of none for no id. Reasons stay with the answers that stay.
func (a *Answers) StartFrom(scenario string) {
	next := a.copied()
	for i, one := range a.Pack.FromScenario(scenario) {
		one.Reason = ""
		if was := next.given[i]; was.Kind == one.Kind && slices.Equal(was.Options, one.Options) {
			one.Reason = was.Reason
		}
		next.given[i] = one
	}
	a.take(next)
}

func (a *Answers) copied() state {
	next := a.now
	next.given, next.said, next.typed = slices.Clone(next.given), slices.Clone(next.said), ""
	return next
}

// typed takes what was typed into a field; letter after letter is one step.
func (a *Answers) typed(next state, field string) {
	next.typed = field
	if a.now.typed == field && len(a.past) > 0 {
		a.future = nil
		a.show(next)
		return
	}
	a.take(next)
}

func (a *Answers) take(next state) {
	a.past, a.future = append(a.past, a.now), nil
	a.show(next)
}

// CanUndo and CanRedo report whether there is something to take back, or to do again.
func (a *Answers) CanUndo() bool { return len(a.past) > 0 }
func (a *Answers) CanRedo() bool { return len(a.future) > 0 }

// Undo takes the last step back.
func (a *Answers) Undo() { a.past, a.future = a.step(a.past, a.future) }

// Redo does it again.
func (a *Answers) Redo() { a.future, a.past = a.step(a.future, a.past) }

func (a *Answers) step(from, to []state) (left, more []state) {
	if len(from) == 0 {
		return from, to
	}
	last := len(from) - 1
	next := from[last]
	next.typed, next.who = "", a.now.who
	left, more = from[:last], append(to, a.now)
	a.show(next)
	return left, more
}

// show makes a state the present one and has the sums' scenario choose the same.
func (a *Answers) show(next state) {
	was := a.now
	a.now = next
	for i := range next.given {
		if x, y := was.given[i], next.given[i]; x.Kind != y.Kind || !slices.Equal(x.Options, y.Options) {
			a.shown = a.with(next.given[i])
			delete(a.known, a.scenario)
		}
	}
	for _, f := range a.changed {
		f()
	}
}

// with is the case in which the sums' scenario has an answer too.
func (a *Answers) with(x choices.Answer) *model.Case {
	status := model.Open
	if x.Kind == choices.NoChange {
		status = model.Agreed
	} else if len(x.Options) > 0 {
		status = model.Provisional
	}
	edit, err := a.shown.Together("",
		func(c *model.Case) (model.Edit, error) { return c.Insist(a.scenario, x.Decision, x.Options...) },
		func(c *model.Case) (model.Edit, error) { return c.Decide(a.scenario, x.Decision, status, "") },
	)
	if err == nil {
		var next *model.Case
		if next, _, err = model.Apply(a.shown, edit); err == nil {
			return next
		}
	}
	panic(fmt.Sprintf("an answer that the pack takes can't be shown: %v", err)) // it is one of the pack's own
}

// basis is the one on which a saving counts in every year from its own on: that is what people mean by it.
const basis = model.Recurring

// Sums are what the answers come to at the cautious end, savings carried forward.
func (a *Answers) Sums() appraisal.Summary { return a.SumsOf(a.scenario) }

// SumsOf are what a scenario of the pack comes to.
func (a *Answers) SumsOf(scenario string) appraisal.Summary {
	known := a.known[scenario]
	if known.summary == nil {
		found := appraisal.SummaryOf(a.shown, scenario, model.Minimum, basis)
		known.summary = &found
		a.known[scenario] = known
	}
	return *known.summary
}

// Case is the pack's case with the scenario that has chosen what was answered, and the id of that.
func (a *Answers) Case() (c *model.Case, scenario string) { return a.shown, a.scenario }

// Return is what is sent back.
func (a *Answers) Return(at time.Time) (choices.Return, error) {
	var said []choices.Said
	for i, text := range a.now.said {
		if strings.TrimSpace(text) != "" {
			said = append(said, choices.Said{Question: a.Pack.Questions[i], Answer: strings.TrimSpace(text)})
		}
	}
	given := slices.Clone(a.now.given)
	for i := range given {
		given[i].Reason = strings.TrimSpace(given[i].Reason)
	}
	return a.Pack.Answered(strings.TrimSpace(a.now.who), at, given, said)
}

// Code is the answers as a code, without reasons, words and name.
func (a *Answers) Code() (string, error) { return a.Pack.Code(a.now.given) }

// TakeOver takes what was answered elsewhere, as far as the pack has what it answers, in the place of all that was said; undo brings that
// back. lost says what the pack doesn't have.
func (a *Answers) TakeOver(r choices.Return) (lost []string) {
	next, lost := a.fitted(r)
	a.take(next)
	return lost
}

// restore takes what was kept, as far as the pack has what it answers; lost says what it doesn't.
func (a *Answers) restore(r choices.Return) (lost []string) {
	next, lost := a.fitted(r)
	a.show(next)
	return lost
}

// fitted is the state that says what a return says, as far as the pack has it.
func (a *Answers) fitted(r choices.Return) (next state, lost []string) {
	next = state{said: make([]string, len(a.now.said)), who: r.Who}
	next.given, lost = collation.Fit(a.Pack.Case, "pack", r.Choices)
	for _, s := range r.Said {
		if at := slices.Index(a.Pack.Questions, s.Question); at >= 0 {
			next.said[at] = s.Answer
		}
	}
	return next, lost
}
