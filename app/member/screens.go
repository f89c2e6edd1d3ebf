package member

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/member/words"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// firstScreen says what this is, how long it takes and what is asked.
func (v *view) firstScreen() screen {
	body := container.New(&ui.Column{Gap: 10, Pad: 20})
	for _, text := range v.firstWords() {
		body.Add(paragraph(text))
	}
	if v.a.Pack.Case.Scenarios.Len() > 0 {
		body.Add(quiet(v.say.Say("first.proposals")))
		row := container.New(&ui.ChipRow{Gap: ui.Gap})
		for s := range v.a.Pack.Case.Scenarios.All() {
			row.Add(v.inScroll(v.say.Say("startover", words.With{"Name": s.Name}), func() { v.startBeside(s) }))
		}
		row.Add(v.inScroll(v.say.Say("startover.nothing"), func() { v.startFrom(nil) }))
		body.Add(row)
	}
	label := "first.start"
	if v.a.Begun() {
		label = "first.goon"
	}
	start := v.primary(v.say.Say(label), func() { v.show(v.firstUnanswered()) })
	object, scroll := sheet(body, append(v.looks(), start)...)
	return screen{
		object: container.New(&middle{}, object), scroll: scroll, refresh: func() {},
		focus: func() { v.parts.Window.Canvas().Focus(start) },
	}
}

// firstWords are the sentences of the first page.
func (v *view) firstWords() []string {
	p := v.a.Pack
	join := func(sentences ...string) string {
		return strings.Join(slices.DeleteFunc(sentences, func(one string) bool { return one == "" }), " ")
	}
	what, asked, known := v.say.Many("first.what", v.decisions()), v.say.Say("first.asked"), ""
	for o := range p.Case.Options.All() {
		if o.Felt != (model.Felt{}) {
			what = join(what, v.say.Say("first.felt"))
			break
		}
	}
	if n := len(p.Questions); n > 0 {
		asked = join(asked, v.say.Many("first.questions", n))
	}
	asked = join(asked, v.say.Say("first.end"))
	if v.a.AnyIllustrative() {
		known = v.say.Say("first.illustrative")
	}
	if p.LeftOut > 0 {
		known = join(known, v.say.Many("first.leftout", p.LeftOut))
	}
	out := []string{
		p.Welcome, what, asked,
		join(v.say.closing(v.parts.Now()), v.say.Many("first.time", v.say.minutes())), v.say.Say("first.safe"), known,
	}
	out = slices.DeleteFunc(out, func(one string) bool { return one == "" })
	return append(out, v.foundWords()...)
}

// foundWords say what became of what was answered before.
func (v *view) foundWords() (out []string) {
	if v.found.Earlier {
		out = append(out, v.say.Say("first.earlier"))
	}
	for _, lost := range v.found.Lost {
		out = append(out, v.say.Say("first.lost", words.With{"What": lost}))
	}
	if v.found.Aside != "" {
		out = append(out, v.say.Say("open.draft", words.With{"Name": v.found.Aside}))
	}
	return out
}

// looks are the controls of how it looks: the languages at hand, dark and light, and the size of text.
func (v *view) looks() (all []*ui.Control) {
	if tags, names := v.parts.Words.Languages(); len(tags) > 1 {
		for i, tag := range tags {
			all = append(all, v.control(names[i], func() { v.setLanguage(tag) }))
		}
	}
	if v.parts.Theme.Dark {
		all = append(all, v.control(v.say.Say("first.light"), func() { v.setDark(false) }))
	} else {
		all = append(all, v.control(v.say.Say("first.dark"), func() { v.setDark(true) }))
	}
	for _, one := range []struct {
		id string
		by int
	}{{"first.smaller", -1}, {"first.larger", 1}} {
		c := v.control(v.say.Say(one.id), func() { v.zoom(one.by) })
		c.SetDisabled(!v.canZoom(one.by))
		all = append(all, c)
	}
	return all
}

// startBeside starts from a scenario of the pack, beside which the sums stand from now on.
func (v *view) startBeside(s *model.Scenario) {
	if v.beside != s {
		v.beside = s
		v.footer.setStart()
	}
	v.startFrom(s)
}

// inScroll is a control that comes into sight with the keys.
func (v *view) inScroll(label string, run func()) *ui.Control {
	c := v.control(label, run)
	c.OnFocus = func() { v.intoSight(c) }
	return c
}

// firstUnanswered is the screen of the first decision that has no answer or wasn't looked at, the last page where there is none.
func (v *view) firstUnanswered() int {
	for i := range v.a.Decisions() {
		if v.a.Given(i).Kind == choices.Untouched || !v.seen[i] {
			return i + 1
		}
	}
	return v.last()
}

// decisionScreen asks one decision.
func (v *view) decisionScreen(at int) screen {
	d := v.a.Decisions()[at]
	component, _ := v.a.Pack.Case.Components.Get(d.Component)
	body := container.New(&ui.Column{Gap: 8, Pad: 20})
	if component.Name != d.Name {
		body.Add(quiet(component.Name))
	}
	body.Add(heading(d.Name))
	if component.Assessment != "" {
		body.Add(quiet(v.say.Say("decision.today", words.With{"Text": component.Assessment})))
	}
	if d.Several {
		body.Add(paragraph(v.say.Say("decision.several")))
	}
	cards := v.answerCards(at)
	for _, c := range cards {
		body.Add(c.card)
	}
	reason := newField(v.a.Given(at).Reason, v.say.Say("reason"), 2, func(text string) { v.a.GiveReason(at, text) }, v.typedKey)
	unfit := ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: ui.ColorConflict, Bold: true})
	unfit.Hide()
	body.Add(unfit)
	body.Add(reason)
	object, scroll := sheet(body, v.control(v.say.Say("back"), func() { v.show(v.at - 1) }), v.primary(v.nextWords(), func() { v.show(v.at + 1) }))
	refresh := func() {
		for _, c := range cards {
			c.card.setChosen(c.chosen())
		}
		unfit.Set(v.say.unfitHere(d.ID), unfit.Look)
		ui.SetVisible(unfit, unfit.Text != "")
		body.Refresh()
		scroll.Refresh()
		if now := v.a.Given(at).Reason; reason.Text != now {
			reason.SetText(now)
		}
	}
	focus := func() {
		first := cards[0].card
		for _, c := range cards {
			if c.chosen() {
				first = c.card
			}
		}
		v.parts.Window.Canvas().Focus(first)
	}
	return screen{object: container.New(&twoColumns{}, object, v.panel.root), scroll: scroll, refresh: refresh, focus: focus}
}

// nextWords name the screen behind the one shown.
func (v *view) nextWords() string {
	switch next := v.at + 1; {
	case next <= v.decisions():
		return v.say.Say("next", words.With{"Name": v.a.Decisions()[next-1].Name})
	case next < v.last():
		return v.say.Say("next.questions")
	}
	return v.say.Say("next.last")
}

// choice is a card with what chooses it.
type choice struct {
	card   *answerCard
	chosen func() bool
}

// answerCards are the answers to a decision, one below the other; Up and Down go through them.
func (v *view) answerCards(at int) []choice {
	d := v.a.Decisions()[at]
	var all []choice
	add := func(card *answerCard, several bool, take func(), chosen func() bool) {
		i := len(all)
		card.several, card.onTap, card.chosen = several, take, chosen()
		card.spoken = func(chosen bool) string {
			return v.say.Say(map[bool]string{true: "chosen", false: "notchosen"}[chosen])
		}
		card.onFocus = func() { v.intoSight(card) }
		card.onKey = func(e *fyne.KeyEvent) {
			to := i + map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[e.Name]
			if to == i || to < 0 || to >= len(all) {
				v.typedKey(e)
				return
			}
			v.parts.Window.Canvas().Focus(all[to].card)
		}
		all = append(all, choice{card, chosen})
	}
	for o := range v.a.Pack.Case.OptionsOf(d.ID) {
		add(newAnswerCard(o.Name, v.say.optionLines(o)), d.Several, func() { v.a.Choose(at, o.ID) }, func() bool { return has(v.a.Given(at), o.ID) })
	}
	kinds := []choices.Kind{choices.NoChange, choices.NoPreference}
	if !d.AsIs {
		kinds = kinds[1:]
	}
	for _, kind := range kinds {
		id := map[choices.Kind]string{choices.NoChange: "nochange", choices.NoPreference: "dontmind"}[kind]
		lines := []line{{text: v.say.Say(id + ".means"), ink: ui.ColorQuiet}}
		add(newAnswerCard(v.say.Say(id), lines), false, func() { v.a.Say(at, kind) }, func() bool { return v.a.Given(at).Kind == kind })
	}
	return all
}

func has(a choices.Answer, option string) bool {
	for _, id := range a.Options {
		if id == option {
			return true
		}
	}
	return false
}

// optionLines are what a card says of an option.
func (t teller) optionLines(o *model.Option) []line {
	var lines []line
	add := func(text string, ink fyne.ThemeColorName, bold bool) {
		if text != "" {
			lines = append(lines, line{text, ink, bold})
		}
	}
	add(o.Consequence, theme.ColorNameForeground, false)
	for _, text := range t.felt(o) {
		add(text, ui.ColorQuiet, false)
	}
	add(t.optionMoney(o), theme.ColorNameForeground, true)
	supports, against := t.principlesOf(o.ID)
	add(supports, ui.ColorGood, false)
	add(against, ui.ColorConflict, false)
	return lines
}

// questionsScreen asks the questions in words.
func (v *view) questionsScreen() screen {
	body := container.New(&ui.Column{Gap: 8, Pad: 20}, heading(v.say.Say("questions.heading")), quiet(v.say.Say("questions.note")))
	var fields []*field
	for i, q := range v.a.Pack.Questions {
		f := newField(v.a.Said(i), "", 3, func(text string) { v.a.Write(i, text) }, v.typedKey)
		f.onFocus = func() { v.intoSight(f) }
		fields = append(fields, f)
		body.Add(paragraph(q))
		body.Add(f)
	}
	object, scroll := sheet(body, v.control(v.say.Say("back"), func() { v.show(v.at - 1) }), v.primary(v.nextWords(), func() { v.show(v.at + 1) }))
	return screen{
		object: container.New(&twoColumns{}, object, v.panel.root), scroll: scroll,
		refresh: func() {
			for i, f := range fields {
				if now := v.a.Said(i); f.Text != now {
					f.SetText(now)
				}
			}
		},
		focus: func() { v.parts.Window.Canvas().Focus(fields[0]) },
	}
}
