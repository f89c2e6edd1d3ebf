package live

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/live"
)

// ask puts a question to everybody: what to choose for a decision in the scenario shown, and what the net comes to.
func (v *view) ask() {
	c := v.h.Session().Case()
	var names, ids []string
	for d := range c.Decisions.All() {
		names, ids = append(names, d.Name), append(ids, d.ID)
	}
	decision := &ui.FormField{Label: "The decision", Among: names}
	guess := &ui.FormField{Label: "Ask for a guess of the scenario's net too", Switch: &ui.Segments{Name: "A guess", Labels: []string{"No", "Yes"}}}
	guess.Switch.OnSelect = guess.Switch.Set
	check := func() error {
		if !slices.Contains(names, decision.Value()) {
			return fmt.Errorf("there is no decision of this name; type part of one and pick it")
		}
		return nil
	}
	v.h.AskForm("Ask the room", page.DialogText("Everybody who joined chooses on their own computer. How many have answered is shown here; what they said, once you close the question. Who said what is told nobody."),
		[]*ui.FormField{decision, guess}, "Ask", check, func() {
			q := live.Question{ID: uuid.NewString(), Scenario: v.h.Session().View().Scenario, Decision: ids[slices.Index(names, decision.Value())], Guess: guess.Switch.Selected == 1}
			for o := range c.OptionsOf(q.Decision) {
				q.Options = append(q.Options, o.ID)
			}
			host := v.w.host
			v.w.tally = live.Tally{}
			page.Later(v.h, func(ctx ctxt) (struct{}, error) { return struct{}{}, host.Ask(ctx, q) }, func(_ struct{}, err error) { v.h.Report(err) })
		})
}

// hearQuestion takes a question that everybody is asked, and asks whoever isn't the facilitator at once.
func (w *Workshop) hearQuestion(q live.Question) {
	fresh := q.Open && q.ID != w.asked.ID
	w.asked = q
	g := w.seat()
	switch {
	case g == nil || g.Seat().Role == live.Facilitator:
	case fresh && w.view.h.Idle() && w.view.h.Shown().Leave():
		w.view.answer()
	case fresh:
		w.view.h.Warn("The facilitator asks the room: answer on the page Live.")
	}
}

// questionWords says what is asked, and what came of it.
func (v *view) questionWords() string {
	q, c := v.w.asked, v.h.Session().Case()
	d, ok := c.Decisions.Get(q.Decision)
	switch {
	case !ok:
		return ""
	case q.Open && v.w.host != nil:
		return fmt.Sprintf("The room is asked about %s; %s so far.", d.Name, model.Many(v.w.tally.Answers(), "answer"))
	case q.Open:
		return "The room is asked about " + d.Name + "."
	case q.Tally != nil:
		return "The room said of " + d.Name + ": " + v.tallyWords(*q.Tally)
	}
	return ""
}

// tallyWords counts what the room said.
func (v *view) tallyWords(t live.Tally) string {
	c := v.h.Session().Case()
	var parts []string
	for i, n := range t.Counts {
		if o, ok := c.Options.Get(v.w.asked.Options[i]); ok {
			parts = append(parts, fmt.Sprintf("%s %d", o.Name, n))
		}
	}
	words := strings.Join(append(parts, fmt.Sprintf("no change %d", t.NoChange)), ", ") + "."
	if middle := t.Middle(); middle != nil {
		money := model.MoneyStyle{Places: model.Places(append(slices.Clone(t.Guesses), *middle)...)}
		words += fmt.Sprintf(" Half guessed a net of %s or less; the guesses run from %s to %s.", money.Format(*middle), money.Format(t.Guesses[0]), money.Format(t.Guesses[len(t.Guesses)-1]))
	}
	return words
}

// answer asks this person what the room is asked.
func (v *view) answer() {
	q, c := v.w.asked, v.h.Session().Case()
	d, ok := c.Decisions.Get(q.Decision)
	if !ok {
		return
	}
	var names, ids []string
	for _, id := range q.Options {
		if o, ok := c.Options.Get(id); ok {
			names, ids = append(names, o.Name), append(ids, id)
		}
	}
	names, ids = append(names, "No change"), append(ids, "")
	v.h.Choose("The room is asked: "+d.Name, names, 0, func(i int) {
		a := live.Answer{Question: q.ID, Option: ids[i]}
		if !q.Guess {
			v.send(a)
			return
		}
		check := func(text string) error { _, err := model.ReadFigure(text); return err }
		v.h.AskText("Your guess", "What does the net of the whole scenario come to, in £m?", "", check, func(text string) {
			if guess, err := model.ReadFigure(text); err == nil {
				a.Guess = &guess
				v.send(a)
			}
		})
	})
}

func (v *view) send(a live.Answer) {
	g := v.w.seat()
	if g == nil {
		return
	}
	page.Later(v.h, func(ctx ctxt) (struct{}, error) { return struct{}{}, g.Answer(ctx, a) }, func(_ struct{}, err error) {
		if err != nil {
			v.h.Report(err)
			return
		}
		v.h.Explain("Your answer is with the facilitator; answer again to change it.")
	})
}

// count closes the question, tells everybody what the room said, and keeps it in the case where that is wanted.
func (v *view) count() {
	host := v.w.host
	page.Later(v.h, func(ctx context.Context) (live.Tally, error) { return host.CloseQuestion(ctx, true) }, func(t live.Tally, err error) {
		if err != nil {
			v.h.Report(err)
			return
		}
		if t.Question != v.w.asked.ID { // it has only just been asked, and isn't heard here yet
			return
		}
		v.h.ShowSheet("What the room said", ui.DialogWidth, page.DialogText(v.tallyWords(t)),
			ui.Action{Label: "Keep it in the case", Primary: true, Run: func() { v.keep(t) }}, ui.Action{Label: "Close"})
	})
}

// keep keeps what the room said of the decision, as a show of hands and a guess: the middle one.
func (v *view) keep(t live.Tally) {
	q, s := v.w.asked, v.h.Session()
	x := &model.Hands{Scenario: q.Scenario, Decision: q.Decision, NoChange: t.NoChange}
	for i, id := range q.Options {
		x.Counts = append(x.Counts, model.HandCount{Option: id, Hands: t.Counts[i]})
	}
	if middle := t.Middle(); middle != nil {
		const places = 6
		rounded, shown := middle.Round(places), s.View()
		was := model.Profile(s.Case(), q.Scenario, shown.Estimate, shown.Basis).TotalNet
		x.Guess, x.Was, x.Estimate, x.Basis = &rounded, ptr(was.Round(places)), shown.Estimate, shown.Basis
	}
	v.h.Do(s.Case().KeepHands(x))
}

func ptr(d decimal.Decimal) *decimal.Decimal { return &d }
