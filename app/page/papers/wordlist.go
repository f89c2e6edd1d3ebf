package papers

import (
	"cmp"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// The columns of the words of the paper.
const (
	wordNameColumn = iota
	wordTextColumn
	wordMetColumn
	wordPublicColumn
	wordWhyColumn
)

func wordColumns() []grid.Column {
	return []grid.Column{
		{Title: "In the paper", Ems: 12.5},
		{Title: "What it says", Ems: 16, Grow: 1},
		{Title: "Met?", Ems: 8},
		{Title: "Publication", Ems: 9, Most: 13},
		{Title: "Public interest", Ems: 8, Most: 12},
	}
}

// wordRow is a row of the words: the heading of a sort of them, a part of the paper, a success factor, or what was decided. A row
// that says how to begin carries out a command.
type wordRow struct {
	key, name string
	part      *model.PaperPart
	factor    *model.SuccessFactor
	decided   *model.Resolution
	// begins is the command that a row without a record offers, empty for a heading.
	begins page.ID
}

// makeWords lists the parts of the paper in its order, how far the scenario shown meets the success factors, and what was decided.
func (v *view) makeWords() {
	c := v.h.Session().Case()
	v.texts = nil
	if !v.h.Session().HasCase() {
		return
	}
	v.texts = append(v.texts, wordRow{key: "parts", name: "Typed text"})
	for _, part := range model.PaperParts() {
		v.texts = append(v.texts, wordRow{key: keyOf(model.KindPassage, part.ID), name: part.Heading, part: &part})
	}
	v.addFactors(c)
	v.texts = append(v.texts, wordRow{key: "decided", name: "What was decided"})
	for x := range c.Resolutions.All() {
		v.texts = append(v.texts, wordRow{key: keyOf(model.KindResolution, x.ID), name: x.Name(), decided: x})
	}
	if c.Resolutions.Len() == 0 {
		v.texts = append(v.texts, wordRow{key: "record", name: "Nothing is recorded yet: Enter records the decision", begins: cmdRecord})
	}
}

func (v *view) addFactors(c *model.Case) {
	shown, there := c.Scenarios.Get(v.h.Session().View().Scenario)
	if !there {
		return
	}
	v.texts = append(v.texts, wordRow{key: "factors", name: "How far “" + shown.Name + "” meets the critical success factors"})
	for x := range c.SuccessFactors.All() {
		v.texts = append(v.texts, wordRow{key: keyOf(model.KindSuccessFactor, x.ID), name: x.Name, factor: x})
	}
	if c.SuccessFactors.Len() == 0 {
		v.texts = append(v.texts, wordRow{key: "take", name: "There is none yet: Enter takes the usual five of the Treasury’s guide", begins: page.UsualFactors})
	}
}

func keyOf(kind model.Kind, key string) string { return string(kind) + "/" + key }

// holdsIn is what of the cells between two places isn't for everybody: texts that are marked so.
func (v *view) holdsIn(from, to grid.Place) (holds model.Delicate) {
	if v.list != wordList {
		return holds
	}
	var records []model.Record
	for _, r := range v.texts[from.Row:min(to.Row+1, len(v.texts))] {
		if x := r.record(v.h.Session().Case(), v.h.Session().View().Scenario); x != nil {
			records = append(records, x)
		}
	}
	return model.UnpublishedOf(records...)
}

// record is what is kept of a row, nil for nothing.
func (r wordRow) record(c *model.Case, scenario string) model.Record {
	switch {
	case r.part != nil && c.Passage(r.part.ID) != nil:
		return c.Passage(r.part.ID)
	case r.factor != nil && c.Judgement(scenario, r.factor.ID).Met != model.Unjudged:
		return c.Judgement(scenario, r.factor.ID)
	case r.decided != nil:
		return r.decided
	}
	return nil
}

// publication and exemptWhy are the fields that say whether a text of the paper may be published.
func publication() field.Field {
	return field.Publication(func(x *model.Passage) *model.Publication { return &x.Publication })
}

func exemptWhy() field.Field {
	return field.ExemptWhy(func(x *model.Passage) *model.Publication { return &x.Publication })
}

// wordCell is what a cell of the words shows.
func (v *view) wordCell(row, col int) grid.Cell {
	switch r := v.texts[row]; {
	case r.part != nil:
		return v.partCell(*r.part, col)
	case r.factor != nil:
		return v.factorCell(r.factor, col)
	case r.decided != nil:
		return decidedCell(r.decided, col)
	case r.begins != "":
		return grid.Cell{Text: map[bool]string{true: r.name}[col == wordNameColumn], Spans: true, Locked: true, Ink: ui.ColorQuiet}
	default:
		return grid.Cell{Text: map[bool]string{true: r.name}[col == wordNameColumn], Spans: true, Locked: true, Bold: true, Ground: ui.ColorChosen}
	}
}

func (v *view) partCell(part model.PaperPart, col int) grid.Cell {
	c := v.h.Session().Case()
	x := c.Passage(part.ID)
	switch {
	case col == wordNameColumn:
		return grid.Cell{Text: part.Heading, Bold: true, Locked: true}
	case col == wordTextColumn && x == nil:
		return grid.Cell{Text: part.Asks, Wants: true, Picks: true, Ink: ui.ColorQuiet}
	case col == wordTextColumn:
		return textCell(x.Text)
	case col == wordPublicColumn && x != nil:
		return grid.Cell{Text: cmp.Or(publication().Get(c, x), "for publication"), Picks: true, Ink: ui.ColorQuiet}
	case col == wordWhyColumn && x != nil && x.NotForPublication:
		if x.ExemptWhy == "" {
			return grid.Cell{Text: "Why keep it?", Wants: true, Ink: ui.ColorQuiet}
		}
		return grid.Cell{Text: x.ExemptWhy}
	}
	return grid.Cell{Locked: true}
}

func (v *view) factorCell(f *model.SuccessFactor, col int) grid.Cell {
	x := v.h.Session().Case().Judgement(v.h.Session().View().Scenario, f.ID)
	switch {
	case col == wordNameColumn:
		return grid.Cell{Text: f.Name, Bold: true, Locked: true}
	case col == wordTextColumn && x.Why == "":
		return grid.Cell{Text: cmp.Or(f.Meaning, "Why is it met, or not?"), Wants: true, Picks: true, Ink: ui.ColorQuiet}
	case col == wordTextColumn:
		return textCell(x.Why)
	case col == wordMetColumn:
		cell := grid.Cell{Text: x.Met.Words(), Picks: true}
		if x.Met == model.Unjudged {
			cell.Ink = ui.ColorQuiet
		}
		return cell
	}
	return grid.Cell{Locked: true}
}

func decidedCell(x *model.Resolution, col int) grid.Cell {
	cell := grid.Cell{Locked: true}
	switch col {
	case wordNameColumn:
		cell.Text, cell.Bold = x.Name(), true
	case wordTextColumn:
		cell.Text = "On “" + x.ScenarioName + "”: " + oneLine(x.Decision)
	}
	return cell
}

// textCell shows a text as far as a row has room for it; the form has all of it.
func textCell(text string) grid.Cell {
	cell := grid.Cell{Text: oneLine(text), Picks: true}
	if cell.Text != text {
		cell.Input = text
	}
	return cell
}

// oneLine is the beginning of a text without its ends of lines.
func oneLine(text string) string {
	const most = 220 // letters: more make a row that fills the page
	text = strings.Join(strings.Fields(text), " ")
	if letters := []rune(text); len(letters) > most {
		return strings.TrimSpace(string(letters[:most])) + " …"
	}
	return text
}

// wordEdit makes the edit of one cell of the words.
func (v *view) wordEdit(at grid.Place, text string) (model.Edit, error) {
	c, scenario, text := v.h.Session().Case(), v.h.Session().View().Scenario, strings.TrimSpace(text)
	switch r := v.texts[at.Row]; {
	case r.factor != nil:
		return judged(c, c.Judgement(scenario, r.factor.ID), at.Col, text)
	case r.part == nil:
		return model.Edit{}, nil
	case at.Col == wordTextColumn:
		var public model.Publication
		if x := c.Passage(r.part.ID); x != nil {
			public = x.Publication
		}
		return c.TypePassage(r.part.ID, text, public)
	default:
		set := publication().Set
		if at.Col == wordWhyColumn {
			set = exemptWhy().Set
		} else if text == "for publication" {
			text = ""
		}
		next, err := set(c, c.Passage(r.part.ID), text)
		if err != nil {
			return model.Edit{}, err
		}
		return c.Replace(r.part.ID, next)
	}
}

// judged makes the edit of a judgement as it is now: how far it is met, or why.
func judged(c *model.Case, now *model.Judgement, col int, text string) (model.Edit, error) {
	met, why := now.Met, text
	if col == wordMetColumn {
		i, err := field.Word(metWords(), text)
		if err != nil {
			return model.Edit{}, err
		}
		met, why = metValues()[i], now.Why
	}
	if met == model.Unjudged && why != "" && col == wordTextColumn {
		return model.Edit{}, errors.New("say first in the column “Met?” how far it is met")
	}
	return c.Judge(now.Scenario, now.Factor, met, why)
}

// metValues are what a factor can be in a scenario, not judged among them.
func metValues() []model.Met { return append(model.Mets(), model.Unjudged) }

func metWords() []string { return say.Each(metValues(), model.Met.Words) }

// onEdit takes what was typed into a cell of the words. What takes a person's words with it is asked about.
func (v *view) onEdit(at grid.Place, text string) error {
	edit, err := v.wordEdit(at, text)
	if err == nil {
		err = v.h.Session().Do(edit)
	}
	return err
}

// onTyped says why what is being typed can't be taken.
func (v *view) onTyped(at grid.Place, text string) (string, error) {
	edit, err := v.wordEdit(at, text)
	return "", page.Sound(v.h, edit, err)
}

// onPick opens the form of a text, or offers the values of a cell that takes one of a few.
func (v *view) onPick(at grid.Place) {
	r := v.texts[at.Row]
	take := func(text string) {
		edit, err := v.wordEdit(at, text)
		v.h.Propose(edit, err)
		v.Focus()
	}
	switch at.Col {
	case wordMetColumn:
		page.OfferValues(v.h, "Does it meet “"+r.name+"”?", metWords(), v.wordCell(at.Row, at.Col).Text, take)
	case wordPublicColumn:
		values := publication().Values(v.h.Session().Case())
		names := append([]string{"for publication"}, values[1:]...)
		page.OfferValues(v.h, "Publication of “"+r.name+"”", names, v.wordCell(at.Row, at.Col).Text, take)
	default:
		v.askText(at)
	}
}

// askText asks for a text of several lines in a form.
func (v *view) askText(at grid.Place) {
	r, cell := v.texts[at.Row], v.wordCell(at.Row, at.Col)
	if r.factor != nil && v.h.Session().Case().Judgement(v.h.Session().View().Scenario, r.factor.ID).Met == model.Unjudged {
		v.onPick(grid.Place{Row: at.Row, Col: wordMetColumn}) // how far it is met comes before why
		return
	}
	asks := "Why is it met, or not?"
	if r.part != nil {
		asks = r.part.Asks + " A line that begins with “- ” is an item of a list"
	}
	check := func(text string) error {
		edit, err := v.wordEdit(at, text)
		return page.Sound(v.h, edit, err)
	}
	page.AskLines(v.h, r.name, strings.TrimSuffix(asks, "."), cell.Start(), check, func(text string) {
		edit, err := v.wordEdit(at, text)
		v.h.Propose(edit, err)
		v.Focus()
	})
}

// openWord does what a row is for whose cell takes no typing.
func (v *view) openWord(at grid.Place) {
	switch r := v.texts[at.Row]; {
	case r.begins != "":
		v.h.Run(r.begins)
	case r.decided != nil:
		v.askResolution(r.decided)
	case r.part != nil && at.Col == wordNameColumn, r.factor != nil && at.Col == wordNameColumn:
		v.askText(grid.Place{Row: at.Row, Col: wordTextColumn})
	default:
		v.onLocked(at)
	}
}

// onLocked says why a cell takes no typing.
func (v *view) onLocked(at grid.Place) {
	if v.list == figureList {
		return
	}
	v.h.Warn("× " + v.texts[at.Row].locked(at.Col))
}

// locked says why a cell of the row takes no typing.
func (r wordRow) locked(col int) string {
	switch {
	case r.decided != nil:
		return "What was decided is changed in its form: Enter opens it."
	case r.begins != "":
		return "Nothing is typed here: Enter begins."
	case r.part == nil && r.factor == nil:
		return "This is a heading: what belongs to it is typed below."
	case r.part != nil && col == wordNameColumn:
		return "The headings of a paper are fixed: the text is typed beside them."
	case r.factor != nil && col == wordNameColumn:
		return "Success factors are named in Set up."
	case r.part != nil && col == wordPublicColumn:
		return "Type the text first; then say whether it is for publication."
	case r.part != nil && col == wordWhyColumn:
		return "Only a text that is not for publication is exempt for a reason."
	}
	return "There is nothing to say of “" + r.name + "” in this column."
}

// onClear empties the selected cells; what was decided is deleted after a question.
func (v *view) onClear(from, to grid.Place) {
	if v.list == figureList {
		return
	}
	if from.Row == to.Row && v.texts[from.Row].decided != nil {
		v.deleteResolution()
		return
	}
	var edits []func(*model.Case) (model.Edit, error)
	for row := from.Row; row <= to.Row; row++ {
		r := v.texts[row]
		there := r.record(v.h.Session().Case(), v.h.Session().View().Scenario)
		if there != nil && r.decided == nil && from.Col <= wordTextColumn && to.Col >= wordTextColumn {
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Remove(there.Kind(), there.Key()) })
		}
	}
	if len(edits) == 0 {
		v.onLocked(from)
		return
	}
	v.h.Propose(v.h.Session().Case().Together("", edits...))
}

// onWordRune takes Space on a cell that takes one of a few values.
func (v *view) onWordRune(r rune) bool {
	at := v.Grid.Cursor
	if r != ' ' || at.Row >= len(v.texts) || at.Col != wordMetColumn && at.Col != wordPublicColumn || !v.wordCell(at.Row, at.Col).Picks {
		return false
	}
	v.onPick(at)
	return true
}

// explainWord says what belongs into the row under the cursor.
func (v *view) explainWord(at grid.Place) {
	if at.Row >= len(v.texts) {
		return
	}
	switch r := v.texts[at.Row]; {
	case r.part != nil:
		v.h.Explain(r.part.Heading + ": " + r.part.Asks + " Enter opens a form of several lines.")
	case r.factor != nil:
		v.h.Explain(r.factor.Name + ": " + cmp.Or(r.factor.Meaning, "Set up can say what it means."))
	case r.decided != nil:
		v.h.Explain(r.decided.Name() + ". Enter opens the record.")
	default:
		v.h.Explain(r.name)
	}
}

// showRecord puts the keys on a text, a judgement or what was decided.
func (v *view) showRecord(to model.Hit) {
	kind, key := to.Kind, to.Key
	if kind == model.KindJudgement {
		if x, ok := v.h.Session().Case().Judgements.Get(key); ok {
			kind, key = model.KindSuccessFactor, x.Factor
		}
	}
	v.showList(wordList)
	if kind == model.KindSuccessFactor && v.h.Session().Case().SuccessFactors.Len() == 0 {
		v.Grid.MoveToKey("take", wordNameColumn) // where they are taken
		return
	}
	v.Grid.MoveToKey(keyOf(kind, key), wordTextColumn)
}

var _ fyne.Layout = (*faces)(nil)

// faces sets the figures beside the picture, and the words over the whole width.
type faces struct{ page.ListBeside }

// Layout places what goes over the page, the list, the picture and its words; without a picture the list has all the room.
func (f *faces) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if objects[2].Visible() {
		f.ListBeside.Layout(objects, size)
		return
	}
	inner := size.SubtractWidthHeight(2*page.Pad, 2*page.Pad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(page.Pad, page.Pad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	objects[1].Move(fyne.NewPos(page.Pad, page.Pad+over+ui.Gap))
	objects[1].Resize(fyne.NewSize(inner.Width, max(inner.Height-over-ui.Gap, 0)))
}
