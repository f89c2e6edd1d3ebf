// Package papers is the page of what leaves the room: figures as they are printed, the texts of the papers, and the papers.
package papers

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// view is the page of what leaves the room: the figures of the scenario, each as it is printed, with its words.
type view struct {
	page.Table
	h     page.Host
	shown *model.Case
	view  session.View
	// list is the one that is shown; texts are the rows of the words of the paper, added is the key of one that is being added.
	list  int
	texts []wordRow
	added string
	// of is the case that the headlines are of: the one shown, or what of it is for publication, which published keeps.
	of        *model.Case
	published papers.Paper
	publicOf  *model.Case
	// passed is what was made final.
	passed passed
	// kinds are the figures in the order of the paper.
	kinds []charts.FigureID
	// empty are those with nothing to show, which no paper holds.
	empty map[charts.FigureID]bool
	// withheld are those that the paper for publication leaves out, since they rest on what it is without.
	withheld map[charts.FigureID]bool
	// titles are the headlines of the figures, once they are made.
	titles map[charts.FigureID]string
	kind   charts.FigureID
	// workings are what slow figures rest on; the worker finds them and makes their titles.
	workings *charts.Workings
	worker   *session.Questions[papers.Paper]

	over *fyne.Container
	tabs *ui.Segments
	// ofFigures and ofWords are the controls that stand over one of the lists alone.
	ofFigures, ofWords []*ui.Control
	state              *ui.Segments
	public             *ui.Segments
	hands              *ui.Segments
	chart              *figure.Pane
	heading            *ui.Paragraph
	words              *ui.Paragraph
	// around is the card of the words.
	around fyne.CanvasObject
}

// The lists of the page.
const (
	figureList = iota
	wordList
)

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Papers, Title: title, Group: page.Share, Key: fyne.Key9, Lists: []model.Listing{model.InPapers}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h, kind: charts.FigureProfile, titles: map[charts.FigureID]string{}, workings: new(charts.Workings)}
	v.worker = session.NewQuestions(v.makeSlowTitles)
	v.makeSwitches()
	v.makeTools()
	v.Grid = grid.New(h.Canvas(), title, 1, v, grid.Signals{
		OnEdit: v.onEdit, InWords: say.Refusal, OnTyped: v.onTyped, OnLocked: v.onLocked, OnPick: v.onPick, OnClear: v.onClear,
		OnCursor: v.onCursor, OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnOpen: v.open, OnRune: v.onRune, OnCopied: page.OnCopied(h, v.holdsIn), OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	v.Grid.Wraps = true
	v.chart = figure.New(v.kind, v.take, h.OnUI)
	v.chart.Paper()
	v.heading = ui.NewParagraph("Text alternative", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet, Bold: true})
	v.words = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	v.around = ui.NewCard(container.New(&ui.Column{Gap: 4, Pad: ui.CardPad}, v.heading, v.words))
	v.Whole = container.New(&faces{}, v.over, ui.NewCardOf(v.Grid.Root), v.chart.Root, v.around)
	return v
}

// makeSwitches makes the tabs, and what papers are to be: draft or final, whole or for publication, with hands or without.
func (v *view) makeSwitches() {
	v.tabs = &ui.Segments{Name: "List", Labels: []string{"Figures", "Words"}, OnKey: v.h.TypedKey, OnSelect: v.showList, OnTapped: v.TakeKeys}
	v.state = page.TermedSwitch(v.h, &ui.Segments{Name: "State", Labels: []string{"Draft", "Final"}, OnKey: v.h.TypedKey})
	v.state.OnSelect = func(i int) { v.setFinal(i == 1) }
	v.public = &ui.Segments{Name: "Part of the paper", Labels: []string{"Whole", "For publication"}, OnKey: v.h.TypedKey, Explain: v.h.Explain, Meanings: []string{
		"Part 2: papers hold all, and say what is not for publication", "Part 1: papers and figures are without what is not for publication, and say so",
	}}
	v.public.OnSelect = func(i int) {
		shown := v.h.Session().View()
		shown.Public = i == 1
		v.h.Session().Show(shown)
	}
	v.hands = &ui.Segments{Name: "What the room said, in the paper", Labels: []string{"Without hands", "With hands"}, OnKey: v.h.TypedKey}
	v.hands.OnSelect = func(i int) {
		v.h.Session().PrintHands(i == 1)
		v.hands.Set(i)
	}
}

// makeTools puts the controls over the lists: the papers, then those of the list shown.
func (v *view) makeTools() {
	v.over = container.New(&ui.ChipRow{Gap: ui.Gap}, v.tabs, v.state, v.public)
	add := func(id page.ID) *ui.Control {
		c := v.h.Control("", id, nil).Labelled(shortNames()[id])
		v.over.Add(c)
		return c
	}
	for _, id := range []page.ID{cmdSaveWord, cmdSavePDF, cmdStatement, page.DeliveryReport, cmdSaveWorkbook, cmdSaveAll, cmdChecks} {
		add(id)
	}
	for _, id := range []page.ID{cmdCopyImage, cmdCopyTable, cmdCopyAlt, cmdSaveFigure, page.MoveUp, page.MoveDown, cmdUsualOrder} {
		v.ofFigures = append(v.ofFigures, add(id))
	}
	for _, id := range []page.ID{cmdRecord, cmdDeleteRecord, page.Declare} {
		v.ofWords = append(v.ofWords, add(id))
	}
	v.over.Add(v.hands)
	v.showTools()
}

// showTools shows the controls of the list that is shown.
func (v *view) showTools() {
	for _, c := range v.ofFigures {
		ui.SetVisible(c, v.list == figureList)
	}
	for _, c := range v.ofWords {
		ui.SetVisible(c, v.list == wordList)
	}
}

// showList shows the figures or the words, from the first row on.
func (v *view) showList(list int) {
	if list == v.list || !v.Leave() {
		return
	}
	v.setList(list)
	v.makeWords()
	v.Grid.Restart()
	v.LayOut()
	v.Whole.Refresh()
	v.Refresh()
}

func (v *view) setList(list int) {
	v.list = list
	v.tabs.Set(list)
	for _, o := range []fyne.CanvasObject{v.chart.Root, v.around} {
		ui.SetVisible(o, list == figureList)
	}
	v.showTools()
	if list == wordList {
		v.h.ShowFigure(v, nil)
	}
}

// Rewind goes back to the first figure.
func (v *view) Rewind() {
	v.Table.Rewind()
	v.setList(figureList)
	v.shown, v.kind = nil, charts.FigureProfile
}

// Show puts the keys on a text of the paper, a judgement, what was decided, or a figure.
func (v *view) Show(to page.Place) { v.showRecord(to.Record) }

// Drawn reports whether the picture shows the present state, and every headline is made.
func (v *view) Drawn() bool {
	for _, k := range v.kinds {
		if v.titles[k] == awaited {
			return false
		}
	}
	return !v.chart.Root.Visible() || v.chart.UpToDate()
}

// Stop ends the drawing.
func (v *view) Stop() {
	v.worker.Stop()
	v.chart.Stop()
}

// Refresh lists the figures of the scenario and has the one under the cursor drawn.
func (v *view) Refresh() {
	s := v.h.Session()
	if s.Shown() != v.shown || s.View() != v.view {
		v.shown, v.view = s.Shown(), s.View()
		v.makeTitles()
	}
	v.state.Set(map[bool]int{true: 1}[v.view.Final])
	v.public.Set(map[bool]int{true: 1}[v.view.Public])
	v.offer(v.public, len(v.shown.Unpublished()) > 0)
	v.showHands()
	v.makeWords()
	v.Grid.Refresh()
	v.draw()
	if slices.ContainsFunc(v.texts, func(r wordRow) bool { return r.key == v.added }) {
		v.showList(wordList)
		v.Grid.MoveToKey(v.added, wordTextColumn)
		v.added = ""
	}
}

// offer shows a switch where there is something to switch.
func (v *view) offer(s *ui.Segments, there bool) {
	if there != s.Visible() {
		ui.SetVisible(s, there)
		v.LayOut()
		v.over.Layout.Layout(v.over.Objects, v.over.Size()) // its size may be the same
	}
}

// showHands offers what the room said for the options paper, where the scenario has any of it.
func (v *view) showHands() {
	v.hands.Set(map[bool]int{true: 1}[v.h.Session().PrintsHands()])
	there := false
	for x := range v.shown.Hands.All() {
		there = there || x.Scenario == v.view.Scenario
	}
	v.offer(v.hands, there)
}

// draw has the figure under the cursor drawn.
func (v *view) draw() {
	if v.list == wordList {
		return
	}
	subject := v.subject()
	v.chart.Print(v.kind, append([]string{subject.Scenario}, subject.With...), subject.Final, subject.At)
	of := subject.Case
	if v.withheld[v.kind] {
		of = v.shown // as the other part of the paper has it
	}
	v.chart.Refresh(of, v.view, v.h.Theme())
}

// take shows the words of the picture.
func (v *view) take(f *charts.Figure) {
	if v.list == wordList {
		return
	}
	v.h.ShowFigure(v, f)
	alt := ""
	if f != nil {
		alt = f.Alt()
	}
	v.words.Set(alt, v.words.Look)
	v.LayOut()
}

func (v *view) onCursor(at grid.Place) {
	switch {
	case v.list == wordList:
		v.explainWord(at)
	case at.Row < len(v.kinds) && v.kinds[at.Row] != v.kind:
		v.kind = v.kinds[at.Row]
		v.Grid.Arrange()
		v.draw()
	}
}

// open does what a cell is for that takes no typing.
func (v *view) open(at grid.Place) {
	if v.list == wordList {
		v.openWord(at)
		return
	}
	v.openFigure(at)
}

// onRune takes Space.
func (v *view) onRune(r rune) bool {
	if v.list == wordList {
		return v.onWordRune(r)
	}
	if r == ' ' {
		v.toggle(v.Grid.Cursor.Row)
	}
	return r == ' '
}

// FigureShown is the figure under the cursor.
func (v *view) FigureShown() (charts.FigureID, []string) { return v.kind, nil }

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	if v.list == wordList {
		return wordColumns()
	}
	return figureColumns()
}

func (v *view) Rows() int {
	if v.list == wordList {
		return len(v.texts)
	}
	return len(v.kinds)
}

func (v *view) Key(row int) string {
	if v.list == wordList {
		return v.texts[row].key
	}
	return string(v.kinds[row])
}

func (v *view) Cell(row, col int) grid.Cell {
	if v.list == wordList {
		return v.wordCell(row, col)
	}
	return v.figureCell(row, col)
}

func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(int, int) grid.Cell { return grid.Cell{} }
