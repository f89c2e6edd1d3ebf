package desk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"tomworkbench/app/member/answers"
	"tomworkbench/app/member/tell"
	"tomworkbench/app/member/words"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// The ids of the elements of the page that the desk fills, and of the heading that the keys go to when a screen comes.
const (
	PartSteps  = "steps"
	PartScreen = "screen"
	PartSums   = "sums"
	PartFoot   = "foot"
	headingID  = "screen-heading"
)

// show puts into a change which parts look different now. A screen is markup that stays the same while it is answered, so that the keys
// stay where they are: what is chosen and typed stands beside it, and what it warns of is a part of its own.
func (d *Desk) show(c *Change) {
	c.Title, c.Language = d.say.Title(), d.say.Tag
	c.Checked, c.Texts, c.Off = []string{}, map[string]string{}, []string{}
	parts := map[string]g.Node{PartSteps: d.steps(), PartScreen: d.screen(), PartSums: d.sums(), PartFoot: d.foot()}
	d.marks(c)
	c.Parts = map[string]string{}
	for id, node := range parts {
		if text := rendered(node); text != d.shown[id] {
			d.shown[id], c.Parts[id] = text, text
		}
	}
	// A part within another comes with it, and alone where only it changed.
	for id, node := range d.within() {
		if text := rendered(node); c.Parts[PartScreen] != "" || text != d.shown[id] {
			d.shown[id], c.Parts[id] = text, text
		}
	}
}

func rendered(node g.Node) string {
	var b strings.Builder
	_ = node.Render(&b) // a builder takes everything
	return b.String()
}

// text is a text of the case or of the words, escaped, without the characters that turn its direction.
func text(s string) g.Node { return g.Text(model.Undirected(s)) }

func paragraph(class, s string) g.Node { return g.If(s != "", h.P(classed(class), text(s))) }

func classed(name string) g.Node { return g.If(name != "", h.Class(name)) }

func does(what string) g.Node { return g.Attr("data-do", what) }

// button is a button that does something.
func button(id, what, label string, more ...g.Node) g.Node {
	return h.Button(append([]g.Node{h.Type("button"), h.ID(id), does(what), text(label)}, more...)...)
}

// heading is the screen's, to which the keys go.
func heading(s string) g.Node { return h.H3(h.ID(headingID), h.TabIndex("-1"), text(s)) }

// steps are the decisions one after the other, with what of them is answered and which is shown.
func (d *Desk) steps() g.Node {
	if d.at == 0 {
		return g.Group{}
	}
	var items []g.Node
	for i, one := range d.a.Decisions() {
		name := d.say.Decision(d.a.Pack.Case, one)
		answered := d.a.Given(i).Kind != choices.Untouched
		items = append(items, h.Li(button(fmt.Sprintf("step-%d", i+1), fmt.Sprintf("go %d", i+1), strconv.Itoa(i+1), h.Title(model.Undirected(name)),
			h.Span(h.Class("hidden"), text(" "+name)), g.If(d.at == i+1, g.Attr("aria-current", "step")),
			g.If(answered, g.Group{h.Span(g.Attr("aria-hidden", "true"), g.Text(" ✓")), h.Span(h.Class("hidden"), text(", "+d.say.Say("web.answered")))}))))
	}
	place := ""
	if d.at > 0 && d.at <= d.say.Decisions() {
		place = d.say.Say("place", words.With{"At": d.at, "All": d.say.Decisions()})
	}
	return g.Group{
		h.Nav(g.Attr("aria-label", d.say.Say("web.steps")), h.Ol(items...)), paragraph("place", place),
		button("finish", fmt.Sprintf("go %d", d.say.Last()), d.say.Say("finish"), g.If(d.at == d.say.Last(), g.Attr("aria-current", "step"))),
	}
}

func (d *Desk) screen() g.Node {
	switch {
	case d.at == 0:
		return d.first()
	case d.at <= d.say.Decisions():
		return d.decision(d.at - 1)
	case d.at == d.say.Last():
		return d.last()
	}
	return d.questions()
}

// first is the first page.
func (d *Desk) first() g.Node {
	nodes := g.Group{heading(d.say.Say("web.first"))}
	for _, one := range d.say.First(d.now(), d.found) {
		nodes = append(nodes, paragraph("", one))
	}
	if tags, names := d.words.Languages(); len(tags) > 1 {
		var all []g.Node
		for i, tag := range tags {
			all = append(all, button("language-"+tag, "language "+tag, names[i], h.Lang(tag), g.If(tag == d.say.Tag, g.Attr("aria-pressed", "true"))))
		}
		nodes = append(nodes, h.Div(append([]g.Node{h.Class("row looks")}, all...)...))
	}
	if d.a.Pack.Case.Scenarios.Len() > 0 {
		row := []g.Node{h.Class("row")}
		at := 0
		for s := range d.a.Pack.Case.Scenarios.All() {
			row = append(row, button(fmt.Sprintf("start-%d", at), fmt.Sprintf("start %d", at), d.say.Say("startover", words.With{"Name": s.Name})))
			at++
		}
		row = append(row, button("start-nothing", "start nothing", d.say.Say("startover.nothing")))
		nodes = append(nodes, paragraph("quiet", d.say.Say("first.proposals")), h.Div(row...))
	}
	label := "first.start"
	if d.a.Begun() {
		label = "first.goon"
	}
	return append(nodes, h.Div(h.Class("row on"), button("on", "go on", d.say.Say(label), h.Class("primary"))))
}

// decision asks one decision.
func (d *Desk) decision(at int) g.Node {
	one := d.a.Decisions()[at]
	component, _ := d.a.Pack.Case.Components.Get(one.Component)
	nodes := g.Group{}
	if component.Name != one.Name {
		nodes = append(nodes, paragraph("quiet", component.Name))
	}
	nodes = append(nodes, heading(one.Name))
	if component.Assessment != "" {
		nodes = append(nodes, paragraph("quiet", d.say.Say("decision.today", words.With{"Text": component.Assessment})))
	}
	fields := []g.Node{h.Class("answers"), h.Legend(text(d.say.Say("web.answer")))}
	if one.Several {
		fields = append(fields, paragraph("", d.say.Say("decision.several")))
	}
	for _, x := range d.answers(at) {
		fields = append(fields, x.node(at, one.Several))
	}
	reason := fmt.Sprintf("reason-%d", at)
	return append(nodes, h.FieldSet(fields...), h.Div(h.ID(unfitID)),
		h.Label(h.For(reason), text(d.say.Say("reason"))), h.Textarea(h.ID(reason), h.Rows("2"), g.Attr("data-write", fmt.Sprintf("reason %d", at))),
		d.backAndOn())
}

// unfitID is the id of what a screen warns of and of what can be taken back, sendID that of the part that sends.
const (
	unfitID = "unfit"
	sendID  = "send"
	listID  = "chosen"
)

// within are the parts of the screen shown that change while it is answered.
func (d *Desk) within() map[string]g.Node {
	switch {
	case d.at > 0 && d.at <= d.say.Decisions():
		one := d.a.Decisions()[d.at-1]
		return map[string]g.Node{unfitID: g.Group{
			g.If(d.a.Given(d.at-1).Kind != choices.Untouched, button("clear", fmt.Sprintf("clear %d", d.at-1), d.say.Say("web.takeback"))),
			paragraph("bad", d.say.UnfitHere(one.ID)),
		}}
	case d.at == d.say.Last():
		return map[string]g.Node{sendID: d.code(), listID: d.chosen()}
	}
	return nil
}

func (d *Desk) backAndOn() g.Node {
	return h.Div(h.Class("row on"), button("back", fmt.Sprintf("go %d", d.at-1), d.say.Say("back")),
		button("on", fmt.Sprintf("go %d", d.at+1), d.say.Next(d.at), h.Class("primary")))
}

// answer is one answer to a decision, as a box or a button with what is said of it.
type answer struct {
	id, what, name string
	lines          []tell.Line
	chosen         bool
}

// answers are the answers to a decision, in the order in which they stand.
func (d *Desk) answers(at int) (out []answer) {
	one, given := d.a.Decisions()[at], d.a.Given(at)
	n := 0
	for o := range d.a.Pack.Case.OptionsOf(one.ID) {
		out = append(out, answer{fmt.Sprintf("answer-%d-%d", at, n), fmt.Sprintf("choose %d %d", at, n), o.Name, d.say.Option(o), slices.Contains(given.Options, o.ID)})
		n++
	}
	add := func(id string, kind choices.Kind) {
		out = append(out, answer{
			fmt.Sprintf("answer-%d-%s", at, id), fmt.Sprintf("say %d %s", at, id), d.say.Say(id),
			[]tell.Line{{Text: d.say.Say(id + ".means"), Tone: tell.Quiet}},
			given.Kind == kind,
		})
	}
	if one.AsIs {
		add("nochange", choices.NoChange)
	}
	add("dontmind", choices.NoPreference)
	return out
}

// tones are the classes of what is meant.
var tones = map[tell.Tone]string{tell.Plain: "", tell.Quiet: "quiet", tell.Good: "good", tell.Bad: "bad"}

func (x answer) node(at int, several bool) g.Node {
	lines := []g.Node{h.ID(x.id + "-lines"), h.Class("lines")}
	for _, l := range x.lines {
		class := tones[l.Tone]
		if l.Bold {
			class = strings.TrimSpace(class + " bold")
		}
		lines = append(lines, paragraph(class, l.Text))
	}
	kind := "radio"
	if several {
		kind = "checkbox"
	}
	return h.Div(h.Class("answer"),
		h.Input(h.Type(kind), h.ID(x.id), h.Name(fmt.Sprintf("answer-%d", at)), does(x.what), g.Attr("aria-describedby", x.id+"-lines")),
		h.Label(h.For(x.id), text(x.name)), h.Div(lines...))
}

// questions asks the questions in words.
func (d *Desk) questions() g.Node {
	nodes := g.Group{heading(d.say.Say("questions.heading")), paragraph("quiet", d.say.Say("questions.note"))}
	for i, q := range d.a.Pack.Questions {
		id := fmt.Sprintf("word-%d", i)
		nodes = append(nodes, h.Label(h.For(id), text(q)), h.Textarea(h.ID(id), h.Rows("3"), g.Attr("data-write", fmt.Sprintf("word %d", i))))
	}
	return append(nodes, d.backAndOn())
}

// last says what was chosen and sends it.
func (d *Desk) last() g.Node {
	return g.Group{
		heading(d.say.Say("last.heading")), h.Div(h.ID(listID)),
		h.H3(text(d.say.Say("last.send"))),
		h.Label(h.For("name"), text(d.say.Say("last.name"))), h.Input(h.Type("text"), h.ID("name"), h.AutoComplete("name"), g.Attr("data-write", "name")),
		h.Div(h.ID(sendID)),
		h.Div(h.Class("row on"), button("back", fmt.Sprintf("go %d", d.at-1), d.say.Say("back"))),
	}
}

// chosen are the answers, each with what changes it, and what they get in the way of.
func (d *Desk) chosen() g.Node {
	nodes := g.Group{}
	warned := d.say.Warnings()
	for _, one := range warned {
		nodes = append(nodes, paragraph("bad", one))
	}
	if len(warned) == 0 && d.a.Answered() > 0 {
		nodes = append(nodes, paragraph("good", d.say.Say("last.fine")))
	}
	var rows []g.Node
	row := func(name, said, reason string, screen int) {
		rows = append(rows, h.Div(h.Dt(text(name)), h.Dd(h.Strong(text(said)), paragraph("quiet", reason),
			button(fmt.Sprintf("change-%d-%d", screen, len(rows)), fmt.Sprintf("go %d", screen), d.say.Say("last.change"), g.Attr("aria-label", d.say.Say("last.change")+": "+model.Undirected(name))))))
	}
	quote := func(s string) string {
		if s == "" {
			return ""
		}
		return d.say.Say("quoted", words.With{"Name": s})
	}
	for i, one := range d.a.Decisions() {
		row(d.say.Decision(d.a.Pack.Case, one), d.say.Answer(d.a.Given(i)), quote(d.a.Given(i).Reason), i+1)
	}
	for i, q := range d.a.Pack.Questions {
		if d.a.Said(i) != "" {
			row(q, quote(d.a.Said(i)), "", d.say.Last()-1)
		}
	}
	return append(nodes, h.Dl(append([]g.Node{h.Class("chosen")}, rows...)...))
}

// code is what sends: the code, the file, and what is to be known of both.
func (d *Desk) code() g.Node {
	nodes := g.Group{}
	if d.badName() {
		nodes = append(nodes, paragraph("bad", d.say.Say("last.badname")))
	}
	if len(d.a.Sums().Breaches) > 0 {
		nodes = append(nodes, paragraph("bad", d.say.Say("last.unfit")))
	}
	nodes = append(nodes, h.Div(h.Class("row"), button("file", "file", d.say.Say("last.save"), h.Class("primary"))), paragraph("quiet", d.say.Say("web.savehint")))
	if d.a.Answered() == 0 {
		return append(nodes, paragraph("", d.say.Say("last.nothing")))
	}
	code, err := d.a.Code()
	if err != nil {
		return append(nodes, paragraph("bad", d.say.Say("last.forofficer", words.With{"Detail": err.Error()})))
	}
	return append(nodes, paragraph("quiet", d.say.Say("last.codehint")), h.P(h.ID("code"), h.Class("code"), text(spaced(code))),
		h.Div(h.Class("row"), button("copy", "copy", d.say.Say("last.copy"))))
}

func (d *Desk) badName() bool {
	who := strings.TrimSpace(d.a.Who())
	return who != "" && model.NameProblem(who) != ""
}

// sums say what the answers add up to: the amounts beside those of a scenario of the pack, what gets in the way of what, the picture by
// year with its table, and what the council wants.
func (d *Desk) sums() g.Node {
	if d.at == 0 {
		return g.Group{}
	}
	nodes := g.Group{h.H3(text(d.say.Say("sums.heading")))}
	mine := d.a.Mine()
	exact := []answers.Ends{mine.Saved, mine.Cost}
	var rows []g.Node
	for i, s := range d.say.Sums(d.beside) {
		figure := h.Strong(text(s.Figure))
		if i < len(exact) {
			figure = g.El("data", h.Value(exact[i].Low.String()+" "+exact[i].High.String()), figure)
		}
		cells := []g.Node{h.Dt(text(s.Label)), h.Dd(figure, g.If(s.Beside != "", h.Span(h.Class("beside"), text(d.besideWords(s)))))}
		rows = append(rows, h.Div(cells...))
	}
	nodes = append(nodes, h.Dl(append([]g.Node{h.Class("amounts")}, rows...)...))
	if d.at < d.say.Last() { // where the answers have them
		for _, one := range d.say.Warnings() {
			nodes = append(nodes, paragraph("bad", one))
		}
	}
	nodes = append(nodes, paragraph("quiet", d.say.Notes()), d.picture())
	if d.a.Pack.Case.Principles.Len() > 0 {
		nodes = append(nodes, d.wants())
	}
	return nodes
}

// besideWords are what a scenario of the pack comes to, named.
func (d *Desk) besideWords(s tell.Sum) string { return d.beside.Name + ": " + s.Beside }

// picture is what the answers save and spend by year, as a drawing and as a table.
func (d *Desk) picture() g.Node {
	f := d.say.Outlook()
	page := draw.PrintSize{WidthMM: 104, HeightMM: 72, DPI: 144}
	var drawn strings.Builder
	if err := f.Inline(&drawn, f.Roomy(page), "outlook"); err != nil {
		drawn.Reset()
	}
	c, mine := d.a.Case()
	years := d.a.YearsOf(mine)
	n := model.Places(append(slices.Clone(years.Saved), years.Cost...)...)
	rows := []g.Node{}
	for i, name := range c.Head().YearNames() {
		rows = append(rows, h.Tr(h.Th(h.Scope("row"), text(name)),
			h.Td(h.Class("n"), text(d.say.AxisMoney(years.Saved[i], n))), h.Td(h.Class("n"), text(d.say.AxisMoney(years.Cost[i], n)))))
	}
	head := func(id string) g.Node { return h.Th(h.Scope("col"), text(model.Capital(d.say.Say(id)))) }
	return g.Group{
		h.Div(h.Class("picture"), g.Raw(drawn.String())), // the drawing escapes its texts
		h.Details(h.ID("outlook-table"), h.Summary(text(d.say.Say("web.table"))), h.Table(
			h.Caption(text(d.say.Say("chart.title")+", "+d.say.Say("chart.terms"))),
			h.THead(h.Tr(head("web.year"), head("chart.saved"), head("chart.cost"))), h.TBody(rows...))),
	}
}

// wants are the principles, each with how the answers stand to it.
func (d *Desk) wants() g.Node {
	var rows []g.Node
	for _, x := range d.a.Sums().Standings {
		line := d.say.Standing(x.Stand())
		rows = append(rows, h.Dt(text(x.Principle.Name)), h.Dd(paragraph("", x.Principle.Statement), paragraph(tones[line.Tone], line.Text)))
	}
	return h.Details(h.ID("wants"), h.Summary(text(d.say.Say("wants"))), h.Dl(rows...))
}

// foot says how the answers are kept, and takes back and does again.
func (d *Desk) foot() g.Node {
	kept, class := "web.kept", "quiet"
	if !d.keeps {
		kept, class = "web.notkept", "bad"
	}
	return g.Group{paragraph(class, d.say.Say(kept)), h.Div(h.Class("row"), button("undo", "undo", d.say.Say("undo")), button("redo", "redo", d.say.Say("redo")))}
}

// marks puts into a change what is chosen, typed and out of use.
func (d *Desk) marks(c *Change) {
	if d.at > 0 && d.at <= d.say.Decisions() {
		for _, x := range d.answers(d.at - 1) {
			if x.chosen {
				c.Checked = append(c.Checked, x.id)
			}
		}
		c.Texts[fmt.Sprintf("reason-%d", d.at-1)] = d.a.Given(d.at - 1).Reason
	}
	for i := range d.a.Pack.Questions {
		c.Texts[fmt.Sprintf("word-%d", i)] = d.a.Said(i)
	}
	c.Texts["name"] = d.a.Who()
	for id, off := range map[string]bool{"undo": !d.a.CanUndo(), "redo": !d.a.CanRedo(), "file": !d.a.HasAnswer() || d.badName()} {
		if off {
			c.Off = append(c.Off, id)
		}
	}
	slices.Sort(c.Off)
}
