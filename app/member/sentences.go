package member

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tomworkbench/app/member/answers"
	"tomworkbench/app/member/words"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/storage/choices"
)

// teller says in one language what there is to say of the answers.
type teller struct {
	*words.Words
	a      *answers.Answers
	places amountPlaces
}

// amountPlaces are the places after the point that write all amounts of one sort alike, on every screen.
type amountPlaces struct{ saved, cost int32 }

// placesOf are those of a pack: of all that an option or the whole programme comes to.
func placesOf(a *answers.Answers) (n amountPlaces) {
	all := []answers.Worth{a.Whatever()}
	for o := range a.Pack.Case.Options.All() {
		all = append(all, a.OptionWorth(o.ID))
	}
	for _, w := range all {
		n.saved = max(n.saved, model.Places(w.Saved.Low, w.Saved.High, w.Brings.Low, w.Brings.High))
		n.cost = max(n.cost, model.Places(w.Cost.Low, w.Cost.High))
	}
	return n
}

// optionMoney says in one line what an option saves and costs; nothing where no amount is recorded for any option of the decision.
func (t teller) optionMoney(o *model.Option) string {
	known := false
	for one := range t.a.Pack.Case.OptionsOf(o.Decision) {
		known = known || t.a.OptionWorth(one.ID).Known
	}
	w := t.a.OptionWorth(o.ID)
	switch {
	case !known:
		return ""
	case !w.Known:
		return t.Say("option.nofigures")
	}
	parts := t.saving(w.Saved, t.places.saved)
	if !w.Brings.Nothing() {
		parts = append(parts, t.Say("option.brings", words.With{"Amount": t.Range(w.Brings.Low, w.Brings.High, t.places.saved)}))
	}
	if !w.Cost.Nothing() {
		parts = append(parts, t.Say("option.costs", words.With{"Amount": t.Range(w.Cost.Low, w.Cost.High, t.places.cost)}))
	}
	text := t.Parts(parts)
	if w.Illustrative {
		text = t.Say("option.illustrative", words.With{"Money": text})
	}
	return text
}

// saving says what is saved a year, or spent where it is below zero.
func (t teller) saving(e answers.Ends, n int32) []string {
	switch {
	case e.Nothing():
		return nil
	case e.Low.Sign() >= 0:
		return []string{t.Say("option.saves", words.With{"Amount": t.Range(e.Low, e.High, n)})}
	case e.High.Sign() <= 0:
		return []string{t.Say("option.spends", words.With{"Amount": t.Range(e.High.Neg(), e.Low.Neg(), n)})}
	}
	return []string{t.Say("option.between", words.With{"Low": t.Money(e.Low.Neg(), n), "High": t.Money(e.High, n)})}
}

// principlesOf say of an option which principles it supports and which it goes against, by their names.
func (t teller) principlesOf(option string) (supports, against string) {
	var good, bad []string
	c := t.a.Pack.Case
	for l := range c.Links.All() {
		if l.To != model.KindPrinciple || l.Owner != option {
			continue
		}
		p, ok := c.Principles.Get(l.Target)
		switch {
		case !ok:
		case l.Stance == model.Supports:
			good = append(good, p.Name)
		default:
			bad = append(bad, p.Name)
		}
	}
	return t.some("principles.for", good), t.some("principles.against", bad)
}

// some says something of names, nothing of none.
func (t teller) some(id string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = t.Say("quoted", words.With{"Name": name})
	}
	return t.Many(id, len(names), words.With{"Names": t.List(quoted)})
}

// answer names the answer to a decision.
func (t teller) answer(a choices.Answer) string {
	switch a.Kind {
	case choices.NoChange:
		return t.Say("nochange")
	case choices.NoPreference:
		return t.Say("dontmind")
	case choices.Options:
		var names []string
		for _, id := range a.Options {
			if o, ok := t.a.Pack.Case.Options.Get(id); ok {
				names = append(names, o.Name)
			}
		}
		return t.List(names)
	}
	return t.Say("last.untouched")
}

// sum is one of the sums: what it is, what it comes to, and what a scenario of the pack comes to.
type sum struct{ label, figure, beside string }

// sums are those of the answers beside those of a scenario of the pack, none where that is nil; without an answer there is nothing to
// sum up.
func (t teller) sums(beside *model.Scenario) []sum {
	mine := t.a.Mine()
	theirs := mine
	if beside != nil {
		theirs = t.a.WorthOf(beside.ID)
	}
	figures := func(w answers.Worth, s appraisal.Summary) []string {
		return []string{t.savedFigure(w.Saved, t.places.saved), t.Range(w.Cost.Low, w.Cost.High, t.places.cost), t.payback(s)}
	}
	own := figures(mine, t.a.Sums())
	var others []string
	if beside != nil {
		others = figures(theirs, t.a.SumsOf(beside.ID))
	}
	var out []sum
	for i, id := range []string{"sums.saved", "sums.cost", "sums.back"} {
		one := sum{label: t.Say(id), figure: own[i]}
		if t.a.Answered() == 0 {
			one.figure = t.Say("sums.none")
		}
		if beside != nil {
			one.beside = others[i]
			if others[i] == one.figure {
				one.beside = t.Say("sums.same")
			}
		}
		out = append(out, one)
	}
	return out
}

// savedFigure is what is saved a year as a figure, which says where more is spent.
func (t teller) savedFigure(e answers.Ends, n int32) string {
	switch {
	case e.Low.Sign() >= 0:
		return t.Range(e.Low, e.High, n)
	case e.High.Sign() <= 0:
		return t.Say("sums.costing", words.With{"Amount": t.Range(e.High.Neg(), e.Low.Neg(), n)})
	}
	return t.Say("money.range", words.With{"Low": t.Say("sums.costing", words.With{"Amount": t.Money(e.Low.Neg(), n)}), "High": t.Money(e.High, n)})
}

func (t teller) payback(s appraisal.Summary) string {
	switch p := s.Payback; p.Verdict {
	case appraisal.PaysBack:
		return t.Say("sums.back.year", words.With{"Year": t.a.Pack.Case.Head().YearName(p.Year)})
	case appraisal.NoNetOutlay:
		return t.Say("sums.back.atonce")
	case appraisal.NotWithinPeriod:
		return t.Say("sums.back.late")
	}
	return t.Say("sums.back.nothing")
}

// notes say of the sums what a reader has to know: what comes whatever is chosen, and what is illustrative.
func (t teller) notes() string {
	_, mine := t.a.Case()
	if t.a.Answered() == 0 {
		return t.Say("sums.nothing")
	}
	var notes []string
	if n := t.dontMind(); n > 0 {
		notes = append(notes, t.Many("sums.open", n))
	}
	if w := t.a.Whatever(); w.Known {
		saved, cost := t.savedFigure(w.Saved, t.places.saved), t.Range(w.Cost.Low, w.Cost.High, t.places.cost)
		notes = append(notes, t.Say("sums.whatever", words.With{"Saved": saved, "Cost": cost}))
	}
	if t.a.Illustrative(mine) {
		notes = append(notes, t.Say("sums.illustrative"))
	}
	return strings.Join(notes, " ")
}

// dontMind is how many decisions were answered with no preference.
func (t teller) dontMind() (n int) {
	for i := range t.a.Decisions() {
		if t.a.Given(i).Kind == choices.NoPreference {
			n++
		}
	}
	return n
}

// unfitHere says which rules the answer to a decision breaks together with others.
func (t teller) unfitHere(decision string) string {
	var here []model.Breach
	for _, b := range t.a.Sums().Breaches {
		if b.Option.Decision == decision || b.Other.Decision == decision {
			here = append(here, b)
		}
	}
	return strings.Join(t.unfit(here), " ")
}

// warnings say which principles the answers contest or go against, and what they leave unfit.
func (t teller) warnings() []string {
	s := t.a.Sums()
	var contested, against []string
	for _, x := range s.Standings {
		switch x.Stand() {
		case model.Contested:
			contested = append(contested, x.Principle.Name)
		case model.InConflict:
			against = append(against, x.Principle.Name)
		}
	}
	var out []string
	for _, one := range []string{t.some("sums.contested", contested), t.some("sums.against", against)} {
		if one != "" {
			out = append(out, one)
		}
	}
	return slices.Concat(t.unfit(s.Breaches), t.leftRed(), out)
}

// unfit says which rules the answers break, and why there are these rules.
func (t teller) unfit(breaches []model.Breach) (out []string) {
	for _, b := range breaches {
		id := "unfit.excludes"
		if b.Rule.Relation == model.Requires {
			id = "unfit.requires"
		}
		text := t.Say(id, words.With{"Option": b.Option.Name, "Other": b.Other.Name})
		if b.Rule.Reason != "" {
			text += " " + b.Rule.Reason
		}
		out = append(out, text)
	}
	return out
}

// leftRed names the components that are rated red and would stay as they are.
func (t teller) leftRed() (out []string) {
	c := t.a.Pack.Case
	for i, d := range t.a.Decisions() {
		x, ok := c.Components.Get(d.Component)
		if ok && x.RAG == model.Red && t.a.Given(i).Kind == choices.NoChange {
			out = append(out, t.Say("unfit.red", words.With{"Component": x.Name}))
		}
	}
	return out
}

// felt says who feels what of an option, as far as it is recorded.
func (t teller) felt(o *model.Option) (out []string) {
	for _, one := range []struct{ id, text string }{
		{"felt.customers", o.Customers}, {"felt.services", o.Services}, {"felt.staff", o.Staff}, {"felt.communities", o.Communities},
	} {
		if one.text != "" {
			out = append(out, t.Say(one.id, words.With{"Text": one.text}))
		}
	}
	return out
}

// minutes is how long it takes to answer, with a minute a decision and two for a question.
func (t teller) minutes() int {
	return max(1, len(t.a.Decisions())+2*len(t.a.Pack.Questions))
}

// closing says by when answers are wanted, or were; empty where the pack doesn't say.
func (t teller) closing(now time.Time) string {
	day, err := time.Parse(time.DateOnly, t.a.Pack.Closes)
	if err != nil {
		return ""
	}
	id := "first.closes"
	if t.a.Pack.ClosedAt(now) {
		id = "first.closed"
	}
	return t.Say(id, words.With{"Date": t.Date(day)})
}

// organisation is the council's name, the case's title where that isn't said.
func (t teller) title() string {
	head := t.a.Pack.Case.Head()
	return t.Say("title", words.With{"Case": cmp.Or(head.Title, head.ID)})
}

// wordsProblem says which files of words can't all be used.
func (t teller) wordsProblem(problems []error) string {
	var names []string
	for _, err := range problems {
		var file *words.FileError
		if errors.As(err, &file) {
			names = append(names, file.Name)
		}
	}
	return t.Say("words.problem", words.With{"File": t.List(names)})
}

// stand says how the answers stand to something that the council wants, nothing where they don't touch it.
func (t teller) stand(s model.Stand) (text string, ink fyne.ThemeColorName) {
	switch s {
	case model.Supported:
		return t.Say("wants.supported"), ui.ColorGood
	case model.Contested:
		return t.Say("wants.contested"), ui.ColorConflict
	case model.InConflict:
		return t.Say("wants.against"), ui.ColorConflict
	}
	return "", ui.ColorQuiet
}
