package findings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// chain shows what the row under the cursor rests on and leads to; each leads to its own page.
type chain struct {
	h     page.Host
	shown *model.Case
	of    model.Record

	heading *ui.Paragraph
	body    *fyne.Container
	scroll  *ui.ScrollPane
	card    *fyne.Container
}

func newChain(h page.Host) *chain {
	x := &chain{h: h, heading: ui.NewParagraph("", ui.Look{})}
	x.body = container.New(&ui.Column{Gap: 5, Pad: ui.CardPad})
	x.scroll = ui.NewScrollPane(x.body)
	x.card = ui.NewCardOf(x.scroll)
	return x
}

// step is a record on the way, or a heading above some.
type step struct {
	words string
	hit   model.Hit
}

// steps are the ways both ways, each with its heading. A way that leads nowhere says so.
func steps(c *model.Case, r model.Record) []step {
	var list []step
	add := func(heading, none string, x model.Chain) {
		if x.Empty() {
			heading = none
		}
		list = append(list, step{words: heading})
		for _, f := range x.Findings {
			list = append(list, step{wholeName(f), model.Hit{Kind: model.KindFinding, Key: f.ID}})
		}
		for _, a := range x.Activities {
			list = append(list, step{wholeName(a), model.Hit{Kind: model.KindActivity, Key: a.ID}})
		}
		for _, p := range x.Components {
			list = append(list, step{"Component: " + p.Name + ", " + ratingWords(p), model.Hit{Kind: model.KindComponent, Key: p.ID}})
		}
	}
	if r.Kind() != model.KindActivity {
		add("Rests on", "Rests on nothing so far", c.RestsOn(r.Kind(), r.Key()))
	}
	add("Leads to", "Leads to nothing so far", c.LeadsTo(r.Kind(), r.Key()))
	return list
}

// wholeName is all of what a record says, where a name in a sentence is cut.
func wholeName(r model.Record) string {
	switch x := r.(type) {
	case *model.Finding:
		return model.Capital(x.Noun()) + " " + x.ID + ": " + x.Text + graded(x.Source)
	case *model.Activity:
		return "Activity " + x.ID + ": " + x.Name + graded(x.Source)
	}
	return r.Key()
}

// graded marks what is illustrative: on the way to a finding it would pass for its evidence.
func graded(s model.Source) string {
	if s.Grade == model.Illustrative {
		return " (illustrative)"
	}
	return ""
}

func ratingWords(x *model.Component) string {
	if x.RAG == model.Unrated {
		return "not rated"
	}
	return x.RAG.String()
}

// show shows the ways of a record, nil for none.
func (x *chain) show(c *model.Case, r model.Record) {
	if c == x.shown && r == x.of {
		return
	}
	x.shown, x.of = c, r
	x.fill()
}

func (x *chain) fill() {
	x.body.Objects = nil
	if x.of == nil {
		x.body.Add(ui.NewParagraph("What a message or a finding rests on, and the components that it leads to.", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}))
	} else {
		x.body.Add(ui.NewParagraph(wholeName(x.of), ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground, Bold: true}))
		for _, s := range steps(x.shown, x.of) {
			x.body.Add(x.part(s))
		}
	}
	x.scroll.ScrollToTop()
	x.scroll.Refresh()
}

// part is a heading, or a link to a record.
func (x *chain) part(s step) fyne.CanvasObject {
	if s.hit.Kind == "" {
		return ui.NewParagraph(s.words, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	}
	link := ui.NewLink(ui.NewParagraph(s.words, ui.Look{Size: ui.SizeSmall, Color: theme.ColorNamePrimary}), "go there")
	link.Name, link.OnKey, link.OnOpen = s.words, x.h.TypedKey, func() { x.h.Go(page.Place{Record: s.hit}) }
	return link
}

// restyle lays out anew after a change of theme or size of text.
func (x *chain) restyle() {
	x.body.Refresh()
	x.scroll.Refresh()
}

// askChain offers what the row under the cursor rests on and leads to, by keys as well.
func (v *view) askChain() {
	r := v.record()
	var names []string
	var places []model.Hit
	heading := ""
	for _, s := range steps(v.kept, r) {
		if s.hit.Kind == "" {
			heading = s.words
			continue
		}
		names, places = append(names, heading+" – "+s.words), append(places, s.hit)
	}
	if len(names) == 0 {
		v.h.Tell(v.kept.NameOf(r), "It rests on nothing and leads to nothing so far. What a finding rests on and is about is typed under “Rests on” and “About”.")
		return
	}
	v.h.Choose(v.kept.NameOf(r)+"; each leads to its record", names, 0, func(i int) { v.h.Go(page.Place{Record: places[i]}) })
}
