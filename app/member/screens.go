package member

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/member/tell"
	"tomworkbench/app/member/words"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// firstScreen says what this is, how long it takes and what is asked.
func (v *view) firstScreen() screen {
	body := container.New(&ui.Column{Gap: 10, Pad: 20})
	for _, text := range v.say.First(v.parts.Now(), v.found) {
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
	start := v.primary(v.say.Say(label), func() { v.show(v.say.FirstUnanswered(v.seen)) })
	object, scroll := sheet(body, append(v.looks(), start)...)
	return screen{
		object: container.New(&middle{}, object), scroll: scroll, refresh: func() {},
		focus: func() { v.parts.Window.Canvas().Focus(start) },
	}
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
	more := !v.parts.Theme.Contrast
	all = append(all, v.control(v.say.Say(map[bool]string{true: "first.contrast", false: "first.usual"}[more]), func() { v.setContrast(more) }))
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
	object, scroll := sheet(body, v.control(v.say.Say("back"), func() { v.show(v.at - 1) }), v.primary(v.say.Next(v.at), func() { v.show(v.at + 1) }))
	refresh := func() {
		for _, c := range cards {
			c.card.setChosen(c.chosen())
		}
		unfit.Set(v.say.UnfitHere(d.ID), unfit.Look)
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
		add(newAnswerCard(o.Name, v.say.Option(o)), d.Several, func() { v.a.Choose(at, o.ID) }, func() bool { return has(v.a.Given(at), o.ID) })
	}
	kinds := []choices.Kind{choices.NoChange, choices.NoPreference}
	if !d.AsIs {
		kinds = kinds[1:]
	}
	for _, kind := range kinds {
		id := map[choices.Kind]string{choices.NoChange: "nochange", choices.NoPreference: "dontmind"}[kind]
		lines := []tell.Line{{Text: v.say.Say(id + ".means"), Tone: tell.Quiet}}
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
	object, scroll := sheet(body, v.control(v.say.Say("back"), func() { v.show(v.at - 1) }), v.primary(v.say.Next(v.at), func() { v.show(v.at + 1) }))
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
