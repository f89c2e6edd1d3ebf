package papers

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/audit"
)

// OptionsPaper writes the scenario as the document that a body is given before it decides: the summary, what was found, the options with
// what is said for and against each, the proposal, its figures, budget and risks, what officers say of it, assumptions and sources. Of
// itself it says of nothing that it was decided.
func OptionsPaper(w io.Writer, s Paper) error {
	d, err := word.New(s.Template)
	if err != nil {
		return err
	}
	a := optionsPaper{Paper: s, d: wordDocument{d}}
	title := "Options paper: " + s.Name()
	d.Heading(0, title)
	if part := s.part(); part != "" {
		d.Paragraph(part + ".")
	}
	if s.Mark() != "" {
		d.Paragraph(s.Mark() + ". The scenario’s money below is what it would be then; none of that is kept in the case.")
	}
	d.Quiet(s.Terms() + "\n" + s.Stamp())
	d.Contents("Contents", s.paged)
	if err := a.all(); err != nil {
		return err
	}
	return d.Write(w, word.About{Title: title, Subject: s.subject(), Author: s.Case.Head().Organisation, Running: running(s.Case), Stamp: s.Stamp(), Created: s.Case.LastEdit})
}

// all writes one section after the other.
func (a optionsPaper) all() error {
	a.summary()
	for _, id := range []string{"recommendation", "context", "challenges"} {
		a.passage(id)
	}
	a.assessed()
	a.considered()
	a.proposal()
	a.appraised()
	if err := a.figures(); err != nil {
		return err
	}
	a.budget()
	a.areas()
	a.registers()
	a.measures()
	a.risks()
	a.implications()
	a.passage("governance")
	a.passage("consultation")
	if err := a.members(); err != nil {
		return fmt.Errorf("what Members said: %w", err)
	}
	a.room()
	a.declarations()
	a.exclusions()
	a.assumptions()
	a.sources()
	a.publication()
	return a.certificate()
}

// optionsPaper writes one part after the other.
type optionsPaper struct {
	Paper
	d document
}

// document is what a paper is written into: one for Word, or a part of a page for browsers.
type document interface {
	Heading(level int, text string)
	FigureHeading(level int, name string)
	Paragraph(text string)
	Quiet(text string)
	Item(text string)
	Table(word.Table)
	// Tables are those written so far.
	Tables() []word.Table
	// Illustrate adds the picture of a figure with its text alternative.
	Illustrate(*charts.Figure) error
}

// wordDocument is a document for Word.
type wordDocument struct{ *word.Document }

// proposal is what the scenario proposes for each decision, how firmly and why.
func (a optionsPaper) proposal() {
	a.d.Heading(1, "The proposal")
	t := word.Table{Caption: "What " + a.Name() + " proposes", Columns: []string{"For", "Proposed", "How firm", "Reason"}}
	for _, row := range model.Decisions(a.Case, a.Scenario, nil) {
		t.Rows = append(t.Rows, []string{decisionName(row), row.Answer, howFirm(row.Status), cmp.Or(row.Reason, "None recorded")})
	}
	if len(t.Rows) == 0 {
		a.d.Paragraph("This case has no decisions to be made.")
		return
	}
	a.d.Table(t)
}

// howFirm says how firm a proposal is. What those who designed it agreed among themselves is no decision of the body that the paper goes to.
func howFirm(status string) string {
	if strings.EqualFold(status, string(model.Agreed)) {
		return "Firm"
	}
	return status
}

// decisionName names a decision with its component, unless both are called the same.
func decisionName(row model.DecisionRow) string {
	if row.Component == row.Decision {
		return row.Decision
	}
	return row.Component + ": " + row.Decision
}

func (a optionsPaper) figures() error {
	if len(a.Chosen()) == 0 {
		return nil
	}
	a.d.Heading(1, "Figures")
	for _, k := range a.Chosen() {
		if k == charts.FigureAgreement {
			continue // it stands with what Members said
		}
		if err := a.figure(k); err != nil {
			return fmt.Errorf("the figure %q: %w", k.Name(), err)
		}
	}
	return nil
}

// longestTable is how many rows of a figure's table a paper holds: of thousands of schemes nobody reads more.
const longestTable = 40

// figure writes a picture with its text alternative, what must stand beside it, and its table.
func (a optionsPaper) figure(k charts.FigureID) error {
	f, err := a.Figure(k)
	if err != nil {
		return err
	}
	a.d.FigureHeading(2, k.Name())
	if err := a.picture(f); err != nil {
		return err
	}
	t := f.Table()
	numeric := make([]bool, len(t.Columns))
	for i := range numeric {
		numeric[i] = i >= t.Words
	}
	rows, rest := t.Rows, ""
	if len(rows) > longestTable && !t.Total {
		rows, rest = rows[:longestTable], fmt.Sprintf("The first %d of %d rows.", longestTable, len(rows))
	}
	var notes []string
	if last := len(t.Columns) - 1; k == charts.FigureRoadmap && t.Columns[last] == charts.TooEarly {
		t.Columns, rows, notes = t.Columns[:last], slices.Clone(rows), tooEarlyBelow(rows)
		for i, row := range rows {
			rows[i] = row[:last]
		}
	}
	if rest != "" {
		notes = append(notes, rest)
	}
	for _, note := range f.Notes() {
		if !strings.Contains(t.Caption, note) && !a.saidOfFeeds(k, note) {
			notes = append(notes, note+".")
		}
	}
	a.d.Table(withoutZeroYears(word.Table{Caption: t.Caption, Columns: t.Columns, Rows: rows, Numeric: numeric, Total: t.Total, Notes: notes}, a.Case.Head().YearNames()))
	return nil
}

// tooEarlyBelow says of the rows of a plan what is too early, in sentences for below the table: in a column they are a word a line.
func tooEarlyBelow(rows [][]string) (notes []string) {
	for _, row := range rows {
		if text := row[len(row)-1]; text != "" {
			notes = append(notes, "Too early, "+row[0]+": "+text+".")
		}
	}
	return notes
}

// Illustrate adds a figure's picture, or several where one of all couldn't be read. It is no higher than leaves a third of a page for what comes before it, so that no page ends
// nearly empty because a picture has no room there.
func (d wordDocument) Illustrate(f *charts.Figure) error {
	const most = 0.6 // of a page; its heading takes the rest of two thirds
	width, height := d.TextMM()
	parts := f.Bare().Readable(width, most*height) // the document has notes and stamp as text
	if len(parts) == 0 {
		d.Quiet("A picture of it could not be read on a page; the table holds all that it would show.")
	}
	for _, bare := range parts {
		page, shrunk := bare.Among(width, most*height)
		var picture bytes.Buffer
		if err := bare.PNG(&picture, page); err != nil {
			return err
		}
		if err := d.Picture(picture.Bytes(), page.WidthMM/shrunk, page.HeightMM/shrunk, bare.Alt()); err != nil {
			return err
		}
	}
	return nil
}

// room says what the room said before it saw, where that is asked for.
func (a optionsPaper) room() {
	if !a.Hands {
		return
	}
	a.d.Heading(1, "What the room said")
	t := word.Table{Caption: "Hands and guesses in " + a.Name(), Columns: []string{"Decision", "Hands", "Guess of the net"}}
	for d := range a.Case.Decisions.All() {
		if x, ok := a.Case.HandsOf(a.Scenario, d.ID); ok {
			of, _ := a.Case.Components.Get(d.Component)
			hands := strings.TrimPrefix(a.Case.HandsWords(x), "Hands: ")
			t.Rows = append(t.Rows, []string{decisionName(model.DecisionRow{Component: of.Name, Decision: d.Name}), cmp.Or(model.Capital(hands), "Not asked for"), cmp.Or(model.Capital(x.GuessWords()), "Not asked for")})
		}
	}
	if len(t.Rows) == 0 {
		a.d.Paragraph("The room was asked about no decision.")
		return
	}
	a.d.Table(t)
	a.d.Quiet("A show of hands before the figures were seen; it is not a vote, and decides nothing.")
}

// picture adds the picture of a figure, but to a paper that is only read.
func (a optionsPaper) picture(f *charts.Figure) error {
	if a.unpictured {
		return nil
	}
	return a.d.Illustrate(f)
}

func (a optionsPaper) declarations() {
	const none = "None declared."
	s, ok := a.Case.Scenarios.Get(a.Scenario)
	if !ok {
		return
	}
	a.d.Heading(1, "Conflicts of interest and dispensations")
	if s.Conflicts == "" && s.Dispensations == "" {
		a.d.Paragraph("To be stated by the decision maker.")
		return
	}
	a.d.Heading(2, "Conflicts of interest")
	a.d.Paragraph(cmp.Or(s.Conflicts, none))
	a.d.Heading(2, "Dispensations")
	a.d.Paragraph(cmp.Or(s.Dispensations, none))
}

func (a optionsPaper) assumptions() {
	if a.Case.Assumptions.Len() == 0 {
		return
	}
	a.d.Heading(1, "Assumptions")
	for x := range a.Case.Assumptions.All() {
		a.d.Item(x.ID + " " + x.Text)
	}
}

// sources names the documents, then says of which grade the figures that count are.
func (a optionsPaper) sources() {
	a.d.Heading(1, "Sources")
	for x := range a.Case.Documents.All() {
		parts := []string{x.Title}
		for _, part := range []string{x.Publisher, x.Date} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		a.d.Item(strings.Join(parts, ", "))
	}
	a.d.Paragraph(a.grades())
	a.audited()
	if text := a.illustrativeWords(); text != "" {
		a.d.Paragraph(text)
	}
}

// audited names the published tables of which some figure can't be rounding.
func (a optionsPaper) audited() {
	for _, r := range audit.Case(a.Case) {
		if n := r.Count(audit.Cannot); n > 0 {
			a.d.Paragraph(fmt.Sprintf("The published table “%s” doesn’t add up: %s in it can’t be rounding.", r.Evidence.Title, model.Many(n, "figure")))
		}
	}
}

// illustrativeWords count what of the whole case is illustrative, by kind; empty where nothing is.
func (a optionsPaper) illustrativeWords() string {
	var parts []string
	for _, kind := range model.Kinds() {
		n, all := 0, 0
		for r := range a.Case.RecordsOf(kind) {
			if all++; model.SourceOf(r).Grade == model.Illustrative {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d of %d %s", n, all, model.Plural(all, kind.Noun(), kind.Nouns())))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Illustrative, and not published: " + model.JoinWords(parts) + "."
}

// grades counts the lines that the scenario's figures rest on by where they come from.
func (a optionsPaper) grades() string {
	chosen := a.Case.Chosen(a.Scenario)
	chosen[model.Programme] = true
	counts, all := map[model.SourceGrade]int{}, 0
	for l := range a.Case.Lines.All() {
		if chosen[l.Owner] {
			counts[l.Source.Grade]++
			all++
		}
	}
	if all == 0 {
		return "No line of figures counts in this scenario."
	}
	var parts []string
	for _, g := range []model.SourceGrade{model.Published, model.Workshop, model.Illustrative} {
		if counts[g] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[g], g))
		}
		all -= counts[g]
	}
	if all > 0 {
		parts = append(parts, fmt.Sprintf("%d without a source", all))
	}
	return "Lines of figures that count in this scenario, by source: " + strings.Join(parts, ", ") + "."
}
