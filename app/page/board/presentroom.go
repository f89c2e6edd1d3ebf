package board

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// room is what the room is asked before it sees: hands for each option, then, when something is chosen, what the net comes to.
// While it is asked no figure is shown. A facilitator who doesn't ask never meets it.
type room struct {
	// asking is the id of the decision that is asked about, empty for none.
	asking string
	ask    *ui.Control
	body   *fyne.Container
	card   *fyne.Container
	// form is the one that was opened last, nil for none.
	form *ui.Sheet
}

// The words on the control, which says what the key does next.
const (
	askWords    = "Ask the room (F6)"
	revealWords = "Guess and reveal (F6)"
)

func (p *presentation) newRoom() *room {
	r := &room{ask: &ui.Control{Value: askWords, Name: "Hands and guess", OnTap: p.askRoom, OnKey: p.typedKey}, body: container.New(&ui.Column{Gap: 6, Pad: 14})}
	r.card = ui.NewCard(r.body)
	return r
}

// askRoom asks for hands and hides the figures; when that is done it asks for the guess, and reveals.
func (p *presentation) askRoom() {
	s := p.v.h.Session()
	d, ok := s.Case().Decisions.Get(p.askAbout())
	switch {
	case p.kind != componentPage || !ok || s.View().Scenario == "":
		p.say("There is no decision here to ask about.")
	case s.Scenario().Locked:
		p.say(say.Error(&model.LockedError{Scenario: s.Scenario()}))
	case p.room.asking == "":
		p.room.asking = d.ID
		p.refresh()
		p.askHands(d)
	default:
		p.askGuess(d)
	}
}

// askAbout is the decision that is asked about already, or that the keys act on, or the first on the page.
func (p *presentation) askAbout() string {
	if p.room.asking != "" {
		return p.room.asking
	}
	if d, ok := p.window.Canvas().Focused().(*decision); ok {
		return d.id
	}
	if p.kind == componentPage && len(p.stack.Objects) > 0 {
		return p.decisions[0].id
	}
	return ""
}

// reveal shows the figures again.
func (p *presentation) reveal() {
	p.room.asking = ""
	p.refresh()
	p.focus()
}

// said is what the room has said of a decision so far, to be added to.
func (p *presentation) saidOf(decision string) model.Hands {
	scenario := p.v.h.Session().View().Scenario
	if x, ok := p.v.h.Session().Case().HandsOf(scenario, decision); ok {
		return *x
	}
	return model.Hands{Scenario: scenario, Decision: decision}
}

// keep keeps what the room said.
func (p *presentation) keep(said model.Hands) {
	edit, err := p.v.h.Session().Case().KeepHands(&said)
	if err == nil && !edit.Empty() {
		err = p.v.h.Session().Do(edit)
	}
	if err != nil {
		p.say(say.Error(err))
	}
}

// askHands asks for the hands for each option and for no change. Nothing typed means that none were asked for.
func (p *presentation) askHands(d *model.Decision) {
	said := p.saidOf(d.ID)
	before := map[string]string{}
	for _, one := range said.Counts {
		before[one.Option] = strconv.Itoa(one.Hands)
	}
	var fields []*ui.FormField
	var options []string
	for o := range p.v.h.Session().Case().OptionsOf(d.ID) {
		fields, options = append(fields, &ui.FormField{Label: o.Name, Of: o.ID, Text: before[o.ID]}), append(options, o.ID)
	}
	none := &ui.FormField{Label: "No change", Of: "no change"}
	if said.Asked() {
		none.Text = strconv.Itoa(said.NoChange)
	}
	fields = append(fields, none)
	f := &ui.Form{Title: "Hands: " + d.Name, Fields: fields, Yes: "Keep the hands"}
	f.Over = ui.NewParagraph("How many are for each answer? Leave all empty to ask for a guess alone.", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	f.Check = func() ui.Faults {
		_, faults := handsIn(fields)
		return faults
	}
	f.Run = func() {
		said.Counts, said.NoChange = nil, 0
		if counts, _ := handsIn(fields); counts != nil {
			for i, id := range options {
				said.Counts = append(said.Counts, model.HandCount{Option: id, Hands: counts[i]})
			}
			said.NoChange = counts[len(options)]
		}
		p.keep(said)
		p.focus()
	}
	p.room.form = f.Show(p.window.Canvas())
}

// handsIn reads the numbers in fields, nil where all are empty, and says which are none.
func handsIn(fields []*ui.FormField) (counts []int, faults ui.Faults) {
	faults.At = map[string][]string{}
	typed := false
	for _, f := range fields {
		text := strings.TrimSpace(f.Value())
		n, err := strconv.Atoi(text)
		if text != "" && (err != nil || n < 0 || n > model.MostHands) {
			faults.At[f.Of] = []string{fmt.Sprintf("type a whole number up to %d", model.MostHands)}
		}
		typed, counts = typed || text != "", append(counts, n)
	}
	if !typed {
		counts = nil
	}
	return counts, faults
}

// askGuess asks what the net comes to, on the estimate and basis shown, and reveals; without a guess too.
func (p *presentation) askGuess(d *model.Decision) {
	s := p.v.h.Session()
	guess := &ui.FormField{Label: "Guess in £m", Of: "guess"}
	f := &ui.Form{Title: "What does the net come to?", Fields: []*ui.FormField{guess}, Yes: "Reveal"}
	f.Over = ui.NewParagraph("The net of all of “"+s.Scenario().Name+"” as it is chosen now: "+model.Small(s.View().Estimate.Name())+" estimate, "+model.Small(s.View().Basis.Name())+
		". Leave it empty to reveal without a guess.", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	f.Check = func() ui.Faults {
		if text := strings.TrimSpace(guess.Value()); text != "" {
			if _, err := model.ReadFigure(text); err != nil {
				return ui.Faults{At: map[string][]string{"guess": {say.Refusal(err)}}}
			}
		}
		return ui.Faults{}
	}
	f.Run = func() {
		p.room.asking = ""
		if figure, err := model.ReadFigure(strings.TrimSpace(guess.Value())); err == nil {
			said, was := p.saidOf(d.ID), s.Summary().Flow.TotalNet.Round(model.FigureDecimals)
			said.Guess, said.Was, said.Estimate, said.Basis = &figure, &was, s.View().Estimate, s.View().Basis
			p.keep(said)
		}
		p.reveal()
	}
	p.room.form = f.Show(p.window.Canvas())
}

// fillRoom shows what is asked, or what the room said of the component's decisions; nothing where it wasn't asked.
func (p *presentation) fillRoom(c *model.Case) {
	r, s := p.room, p.v.h.Session()
	r.body.RemoveAll()
	ui.SetVisible(r.ask, p.kind == componentPage)
	r.ask.SetValue(askWords)
	scenario := s.View().Scenario
	if r.asking != "" {
		r.ask.SetValue(revealWords)
		r.add("Guess first", ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
		r.add("The figures are hidden. Count the hands, choose, then guess what the net of the whole scenario comes to, in £m: "+
			model.Small(s.View().Estimate.Name())+" estimate, "+model.Small(s.View().Basis.Name())+".", ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
		if x, ok := c.HandsOf(scenario, r.asking); ok {
			r.addHands(c, x)
		}
	} else if p.kind == componentPage {
		for d := range c.DecisionsOf(p.component) {
			if x, ok := c.HandsOf(scenario, d.ID); ok {
				r.addSaid(c, x)
			}
		}
	}
	ui.SetVisible(r.card, len(r.body.Objects) > 0)
	ui.SetVisible(p.reading, len(r.body.Objects) == 0) // there is room for one of them, and the terms stand with the guess
}

func (r *room) add(text string, look ui.Look) { r.body.Add(ui.NewParagraph(text, look)) }

// addSaid shows the guess beside what the net is now, or was, and the hands.
func (r *room) addSaid(c *model.Case, x *model.Hands) {
	if x.Guess != nil {
		now := model.Profile(c, x.Scenario, x.Estimate, x.Basis).TotalNet.Round(model.FigureDecimals)
		r.add(x.GuessBeside(now), ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
		r.add("Net, "+model.Small(x.Terms()), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	}
	r.addHands(c, x)
}

// addHands shows the hands for each answer as bars with their numbers.
func (r *room) addHands(c *model.Case, x *model.Hands) {
	if !x.Asked() {
		return
	}
	most := max(x.NoChange, 1)
	for _, one := range x.Counts {
		most = max(most, one.Hands)
	}
	name := ""
	if d, ok := c.Decisions.Get(x.Decision); ok {
		name = ": " + d.Name
	}
	r.add("Hands"+name, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet, Bold: true})
	for _, one := range x.Counts {
		r.addBar(c.OwnerName(one.Option), one.Hands, most)
	}
	r.addBar("No change", x.NoChange, most)
}

func (r *room) addBar(name string, n, most int) {
	look := ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}
	bar := canvas.NewRectangle(ui.Shade(theme.ColorNamePrimary))
	count := container.New(&handBar{share: float32(n) / float32(most)}, bar, ui.NewParagraph(strconv.Itoa(n), look))
	r.body.Add(container.New(&ui.Cells{Gap: ui.Gap, Weights: []float32{1.2, 1}}, ui.NewParagraph(name, look), count))
}

// handBar draws a bar as long as a share of its room, with the number behind it.
type handBar struct{ share float32 }

var _ ui.FlowLayout = (*handBar)(nil)

// numberRoom is kept for the number, over the size of its text.
const numberRoom = 3

func (l *handBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	number := objects[1].(*ui.Paragraph)
	line := number.Look.LineHeight()
	long := max(size.Width-numberRoom*number.Look.Points(), 0) * l.share
	objects[0].Move(fyne.NewPos(0, line*0.15))
	objects[0].Resize(fyne.NewSize(long, line*0.7))
	number.Move(fyne.NewPos(long+page.Pad/2, 0))
	number.Resize(fyne.NewSize(max(size.Width-long-page.Pad/2, 1), line))
}

func (l *handBar) HeightFor(objects []fyne.CanvasObject, _ float32) float32 {
	return objects[1].(*ui.Paragraph).Look.LineHeight()
}

func (l *handBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, l.HeightFor(objects, 0))
}
