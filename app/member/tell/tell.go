// Package tell says in one language what there is to say of a Member's answers: to the window and to the page alike.
//
// [New] makes a [Teller] of the words of a language and of the answers; all that it says is of the answers as they are then.
package tell

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"tomworkbench/app/member/answers"
	"tomworkbench/app/member/words"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/storage/choices"
)

// Teller says in one language what there is to say of the answers.
type Teller struct {
	*words.Words
	a      *answers.Answers
	places amountPlaces
}

// New makes a teller in the words of a language.
func New(w *words.Words, a *answers.Answers) Teller { return Teller{w, a, placesOf(a)} }

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
func (t Teller) optionMoney(o *model.Option) string {
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
func (t Teller) saving(e answers.Ends, n int32) []string {
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
func (t Teller) principlesOf(option string) (supports, against string) {
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
func (t Teller) some(id string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = t.Say("quoted", words.With{"Name": name})
	}
	return t.Many(id, len(names), words.With{"Names": t.List(quoted)})
}

// Answer names the answer to a decision.
func (t Teller) Answer(a choices.Answer) string {
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

// Sum is one of the sums: what it is, what it comes to, and what a scenario of the pack comes to.
type Sum struct{ Label, Figure, Beside string }

// Sums are those of the answers beside those of a scenario of the pack, none where that is nil; without an answer there is nothing to
// sum up.
func (t Teller) Sums(beside *model.Scenario) []Sum {
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
	var out []Sum
	for i, id := range []string{"sums.saved", "sums.cost", "sums.back"} {
		one := Sum{Label: t.Say(id), Figure: own[i]}
		if t.a.Answered() == 0 {
			one.Figure = t.Say("sums.none")
		}
		if beside != nil {
			one.Beside = others[i]
			if others[i] == one.Figure {
				one.Beside = t.Say("sums.same")
			}
		}
		out = append(out, one)
	}
	return out
}

// savedFigure is what is saved a year as a figure, which says where more is spent.
func (t Teller) savedFigure(e answers.Ends, n int32) string {
	switch {
	case e.Low.Sign() >= 0:
		return t.Range(e.Low, e.High, n)
	case e.High.Sign() <= 0:
		return t.Say("sums.costing", words.With{"Amount": t.Range(e.High.Neg(), e.Low.Neg(), n)})
	}
	return t.Say("money.range", words.With{"Low": t.Say("sums.costing", words.With{"Amount": t.Money(e.Low.Neg(), n)}), "High": t.Money(e.High, n)})
}

func (t Teller) payback(s appraisal.Summary) string {
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

// Notes say of the sums what a reader has to know: what comes whatever is chosen, and what is illustrative.
func (t Teller) Notes() string {
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
func (t Teller) dontMind() (n int) {
	for i := range t.a.Decisions() {
		if t.a.Given(i).Kind == choices.NoPreference {
			n++
		}
	}
	return n
}

// UnfitHere says which rules the answer to a decision breaks together with others.
func (t Teller) UnfitHere(decision string) string {
	var here []model.Breach
	for _, b := range t.a.Sums().Breaches {
		if b.Option.Decision == decision || b.Other.Decision == decision {
			here = append(here, b)
		}
	}
	return strings.Join(t.unfit(here), " ")
}

// Warnings say which principles the answers contest or go against, and what they leave unfit.
func (t Teller) Warnings() []string {
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
func (t Teller) unfit(breaches []model.Breach) (out []string) {
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
func (t Teller) leftRed() (out []string) {
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
func (t Teller) felt(o *model.Option) (out []string) {
	for _, one := range []struct{ id, text string }{
		{"felt.customers", o.Customers}, {"felt.services", o.Services}, {"felt.staff", o.Staff}, {"felt.communities", o.Communities},
	} {
		if one.text != "" {
			out = append(out, t.Say(one.id, words.With{"Text": one.text}))
		}
	}
	return out
}

// Minutes is how long it takes to answer, with a minute a decision and two for a question.
func (t Teller) Minutes() int {
	return max(1, len(t.a.Decisions())+2*len(t.a.Pack.Questions))
}

// Closing says by when answers are wanted, or were; empty where the pack doesn't say.
func (t Teller) Closing(now time.Time) string {
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
func (t Teller) Title() string {
	head := t.a.Pack.Case.Head()
	return t.Say("title", words.With{"Case": cmp.Or(head.Title, head.ID)})
}

// Standing says how the answers stand to something that the council wants, nothing where they don't touch it.
func (t Teller) Standing(s model.Stand) Line {
	switch s {
	case model.Supported:
		return Line{Text: t.Say("wants.supported"), Tone: Good}
	case model.Contested:
		return Line{Text: t.Say("wants.contested"), Tone: Bad}
	case model.InConflict:
		return Line{Text: t.Say("wants.against"), Tone: Bad}
	}
	return Line{}
}

// Line is a sentence and how it is meant.
type Line struct {
	Text string
	Tone Tone
	Bold bool
}

// Tone is how a sentence is meant, which colour shows as well.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Quiet
	Good
	Bad
)

// Option is what there is to say of an option.
func (t Teller) Option(o *model.Option) []Line {
	var lines []Line
	add := func(text string, tone Tone, bold bool) {
		if text != "" {
			lines = append(lines, Line{text, tone, bold})
		}
	}
	add(o.Consequence, Plain, false)
	for _, text := range t.felt(o) {
		add(text, Quiet, false)
	}
	add(t.optionMoney(o), Plain, true)
	supports, against := t.principlesOf(o.ID)
	add(supports, Good, false)
	add(against, Bad, false)
	return lines
}

// First are the sentences of the first page; found says what became of what was answered before.
func (t Teller) First(now time.Time, found answers.Found) []string {
	p := t.a.Pack
	join := func(sentences ...string) string {
		return strings.Join(slices.DeleteFunc(sentences, func(one string) bool { return one == "" }), " ")
	}
	what, asked, known := t.Many("first.what", t.Decisions()), t.Say("first.asked"), ""
	for o := range p.Case.Options.All() {
		if o.Felt != (model.Felt{}) {
			what = join(what, t.Say("first.felt"))
			break
		}
	}
	if n := len(p.Questions); n > 0 {
		asked = join(asked, t.Many("first.questions", n))
	}
	asked = join(asked, t.Say("first.end"))
	if t.a.AnyIllustrative() {
		known = t.Say("first.illustrative")
	}
	if p.LeftOut > 0 {
		known = join(known, t.Many("first.leftout", p.LeftOut))
	}
	out := []string{
		p.Welcome, what, asked,
		join(t.Closing(now), t.Many("first.time", t.Minutes())), t.Say("first.safe"), known,
	}
	out = slices.DeleteFunc(out, func(one string) bool { return one == "" })
	return append(out, t.found(found)...)
}

// found says what became of what was answered before.
func (t Teller) found(f answers.Found) (out []string) {
	if f.Earlier {
		out = append(out, t.Say("first.earlier"))
	}
	for _, lost := range f.Lost {
		out = append(out, t.Say("first.lost", words.With{"What": lost}))
	}
	if f.Aside != "" {
		out = append(out, t.Say("open.draft", words.With{"Name": f.Aside}))
	}
	return out
}

// FileName is a name for the file that is sent back, without its ending, which every system takes as one.
func (t Teller) FileName() string {
	name := t.a.Pack.Title()
	if who := strings.TrimSpace(t.a.Who()); who != "" {
		name += ", " + who
	}
	const most = 80
	kept := []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, model.Undirected(name)))
	return strings.Trim(string(kept[:min(len(kept), most)]), " .")
}
