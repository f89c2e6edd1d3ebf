package member

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/member/tell"
	"tomworkbench/app/ui"
)

// lastScreen says what was chosen, what it adds up to and what it gets in the way of, and sends it.
func (v *view) lastScreen() screen {
	list, sums := container.New(&ui.Column{Gap: 6}), container.New(&ui.Column{Gap: 6})
	warned := container.New(&ui.Column{Gap: 4})
	body := container.New(&ui.Column{Gap: 8, Pad: 20},
		heading(v.say.Say("last.heading")), warned, list,
		ui.NewParagraph(v.say.Say("last.sums"), ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true}), sums)
	object, scroll := sheet(body, v.control(v.say.Say("back"), func() { v.show(v.at - 1) }))
	send := newSending(v)
	var shown []string
	refresh := func() {
		if now := v.answersInWords(); !slices.Equal(now, shown) {
			shown = now
			list.Objects = v.chosenRows(now)
		}
		sums.Objects = v.sumsWords(false, nil)
		warned.Objects = warned.Objects[:0]
		for _, text := range v.say.Warnings() {
			warned.Add(ui.NewParagraph(text, ui.Look{Size: ui.SizeText, Color: ui.ColorConflict, Bold: true}))
		}
		if len(warned.Objects) == 0 && v.a.Answered() > 0 {
			warned.Add(paragraph(v.say.Say("last.fine")))
		}
		body.Refresh()
		scroll.Refresh()
		send.refresh()
	}
	return screen{
		object: container.New(&twoColumns{}, object, send.root), scroll: scroll, refresh: refresh,
		focus: func() { v.parts.Window.Canvas().Focus(send.name) },
	}
}

// answersInWords are the answers to all decisions.
func (v *view) answersInWords() []string {
	out := make([]string, v.decisions())
	for i := range out {
		out[i] = v.say.Answer(v.a.Given(i))
	}
	return out
}

// chosenRows are a row for each decision with its answer; a tap goes there to change it.
func (v *view) chosenRows(answers []string) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i, d := range v.a.Decisions() {
		lines := []tell.Line{{Text: answers[i], Bold: true}}
		if reason := v.a.Given(i).Reason; reason != "" {
			lines = append(lines, tell.Line{Text: "“" + reason + "”", Tone: tell.Quiet})
		}
		row := newAnswerCard(v.say.Decision(v.a.Pack.Case, d), lines)
		row.plain = true
		row.name.Set(row.name.Text, ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
		row.onTap, row.onKey, row.onFocus = func() { v.show(i + 1) }, v.typedKey, func() { v.intoSight(row) }
		rows = append(rows, row)
	}
	for i, q := range v.a.Pack.Questions {
		if v.a.Said(i) == "" {
			continue
		}
		row := newAnswerCard(q, []tell.Line{{Text: "“" + v.a.Said(i) + "”"}})
		row.plain = true
		row.name.Set(row.name.Text, ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
		row.onTap, row.onKey, row.onFocus = func() { v.show(v.last() - 1) }, v.typedKey, func() { v.intoSight(row) }
		rows = append(rows, row)
	}
	return rows
}
