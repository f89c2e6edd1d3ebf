package board

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// ratingDoes says what a tap on a rating does.
const ratingDoes = "why it is rated so"

// ratingFace is how the chip of a component's rating is drawn: hatched where it rests on no finding; what isn't rated has no colour.
func ratingFace(c *model.Case, x *model.Component) ui.ChipFace {
	return ui.ChipFace{Ink: ui.ColorQuiet, Edge: ui.ColorControlEdge, Round: true, Swatch: ratingColour(x.RAG), Hatched: c.RestsOnNothing(x)}
}

// ratingText is what the chip says: the letter and the word, and in words what the hatching means.
func ratingText(c *model.Case, x *model.Component) string {
	if c.RestsOnNothing(x) {
		return x.RAG.String() + ", no finding"
	}
	return x.RAG.String()
}

func ratingColour(r model.RAG) fyne.ThemeColorName {
	switch r {
	case model.Red:
		return ui.ColorRed
	case model.Amber:
		return ui.ColorAmber
	case model.Green:
		return ui.ColorGreen
	}
	return ""
}

// ratingMeaning says what a rating means, and whether it rests on any finding.
func ratingMeaning(c *model.Case, x *model.Component) string {
	text := x.RAG.String() + ": " + c.Head().RatingKey.Words(x.RAG) + "."
	if x.RAG == model.Unrated {
		text = c.Head().RatingKey.Words(x.RAG) + "."
	}
	if c.RestsOnNothing(x) {
		text += " " + model.NoFinding + "."
	}
	return text
}

// showRating says why a component is rated as it is: the words of the rating, who gave it, when and why, and the findings about the
// component, each of which leads to its own page.
func (v *view) showRating(component string) {
	c := v.h.Session().Case()
	x, ok := c.Components.Get(component)
	if !ok {
		return
	}
	var sheet *ui.Sheet
	body := container.New(&ui.Column{Gap: 8, Pad: ui.ScrollPad})
	say := func(text string, ink fyne.ThemeColorName) {
		body.Add(ui.NewParagraph(text, ui.Look{Size: ui.SizeText, Color: ink}))
	}
	chip := container.New(&ui.ChipRow{}, ui.NewChip(ratingText(c, x), ratingFace(c, x)))
	body.Add(chip)
	say(c.Head().RatingKey.Words(x.RAG)+".", theme.ColorNameForeground)
	if words := x.RatedWords(); words != "" {
		say(words, theme.ColorNameForeground)
	}
	findings := c.FindingsAbout(x.ID)
	switch {
	case c.RestsOnNothing(x):
		say("Rests on no finding: hatched until a finding is about this component.", ui.ColorConflict)
	case len(findings) == 0:
		say("No finding is about it so far.", ui.ColorQuiet)
	case x.RAG == model.Unrated:
		say("What was found of it:", ui.ColorQuiet)
	default:
		say("Findings about it:", ui.ColorQuiet)
	}
	for _, f := range findings {
		body.Add(v.findingLink(f, func() { sheet.Close() }))
	}
	title := "Why “" + x.Name + "” is rated " + model.Small(x.RAG.Word())
	if x.RAG == model.Unrated {
		title = "“" + x.Name + "” isn’t rated"
	}
	sheet = v.h.ShowSheet(title, ui.DialogWidth, ui.Scrolled(body, v.h.Canvas().Size().Height*ratingShare),
		ui.Action{Label: "Rate …", Run: func() { v.rate(component) }}, ui.Action{Label: "Close", Focused: true})
}

// ratingShare is how much of the window's height the reasons for a rating may take before they scroll.
const ratingShare float32 = 0.6

// findingLink leads to a finding on the page of findings.
func (v *view) findingLink(f *model.Finding, leave func()) *ui.Link {
	words := model.Capital(f.Noun()) + " " + f.ID + ": " + f.Text
	link := ui.NewLink(ui.NewParagraph(words, ui.Look{Size: ui.SizeText, Color: theme.ColorNamePrimary}), "go there")
	link.Name, link.OnKey = words, v.h.TypedOnSheet
	link.OnOpen = func() {
		leave()
		v.h.Go(page.Place{Record: model.Hit{Kind: model.KindFinding, Key: f.ID}})
	}
	return link
}

// rate asks how a component is rated, by whom, on which day and why.
func (v *view) rate(component string) {
	c := v.h.Session().Case()
	x, ok := c.Components.Get(component)
	if !ok {
		return
	}
	ratings := []model.RAG{model.Unrated, model.Red, model.Amber, model.Green}
	choice := &ui.Segments{Name: "Rating"}
	var words []string
	for i, r := range ratings {
		choice.Labels = append(choice.Labels, r.String())
		if r == x.RAG {
			choice.Selected = i
		}
		if r != model.Unrated {
			words = append(words, r.String()+": "+c.Head().RatingKey.Words(r))
		}
	}
	rated := func() bool { return choice.Selected > 0 }
	by := x.RatedBy
	if who := v.h.Session().Who(); who != "" {
		by = who
	}
	why := &ui.FormField{Label: "Why, may stay empty", Of: "ratedWhy", Text: x.RatedWhy, When: rated}
	who := &ui.FormField{Label: "Rated by", Of: "ratedBy", Text: by, When: rated}
	day := &ui.FormField{Label: "On the day", Of: "ratedOn", Text: model.Day(v.h.Now()), Beside: true, When: rated}
	edit := func() (model.Edit, error) {
		on, err := dayTyped(day)
		if err != nil {
			return model.Edit{}, err
		}
		return v.h.Session().Case().Rate(component, ratings[choice.Selected], typed(who), on, typed(why))
	}
	check := func() error { e, err := edit(); return page.Sound(v.h, e, err) }
	over := ui.NewParagraph(strings.Join(words, "\n"), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	v.h.AskForm("Rate “"+x.Name+"”", over, []*ui.FormField{{Label: "Rating", Of: "rag", Switch: choice}, why, who, day}, "Save", check, func() { v.h.Do(edit()) })
}

// dayTyped is the day in a field as records keep it, empty where none is given; what is no day is the field's fault.
func dayTyped(f *ui.FormField) (string, error) {
	if typed(f) == "" {
		return "", nil
	}
	on, err := model.ReadDay(typed(f))
	if err != nil {
		return "", model.Problems{{Field: f.Of, Text: err.Error()}}
	}
	return on, nil
}
