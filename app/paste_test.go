package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
)

// copyCells copies the cells between two places as the keys do, and returns what is on the clipboard.
func (d *desk) copyCells(g *grid, from, to gridPlace) string {
	g.anchor, g.cursor = from, to
	g.list.TypedShortcut(&fyne.ShortcutCopy{})
	return d.app.Clipboard().Content()
}

// pasteCells pastes a text at a place, and returns what is told about it, empty for nothing.
func (d *desk) pasteCells(g *grid, at gridPlace, text string) string {
	d.app.Clipboard().SetContent(text)
	g.moveTo(at)
	g.list.TypedShortcut(&fyne.ShortcutPaste{})
	if d.idle() {
		return ""
	}
	told := d.dialogText()
	d.dismiss()
	return told
}

// drain does what the window's goroutine is asked to do so far.
func (d *desk) drain() {
	for len(d.queue) > 0 {
		(<-d.queue)()
	}
}

// allCells are the corners of a table.
func allCells(g *grid) (from, to gridPlace) {
	return gridPlace{}, gridPlace{g.source.rows() - 1, len(g.columns) - 1}
}

// editableTable is a table that takes what is pasted.
type editableTable struct {
	name string
	open func(*desk) *grid
	// emptied takes away all that the table shows.
	emptied func(*model.Case) []func(*model.Case) (model.Edit, error)
	// numbered tables give new rows numbers of their own in the first column.
	numbered bool
}

// removing makes the edits that remove all records of some kinds.
func removing(kinds ...model.Kind) func(*model.Case) []func(*model.Case) (model.Edit, error) {
	return func(c *model.Case) []func(*model.Case) (model.Edit, error) {
		var edits []func(*model.Case) (model.Edit, error)
		for _, kind := range kinds {
			for r := range c.RecordsOf(kind) {
				edits = append(edits, func(c *model.Case) (model.Edit, error) {
					if _, there := c.Record(kind, r.Key()); !there {
						return model.Edit{}, nil
					}
					return c.Remove(kind, r.Key())
				})
			}
		}
		return edits
	}
}

func editableTables() []editableTable {
	tables := []editableTable{{name: "Figures", emptied: removing(model.KindLine), open: func(d *desk) *grid {
		d.run(pageFigures)
		return d.figures().grid
	}}}
	for i, l := range frameLists() {
		kinds := make([]model.Kind, len(l.kinds))
		for j, k := range l.kinds {
			kinds[j] = k.kind
		}
		numbered := l.kinds[0].named > 0
		tables = append(tables, editableTable{name: "Frame, " + l.name, emptied: removing(kinds...), numbered: numbered, open: func(d *desk) *grid {
			d.run(pageFrame)
			d.frame().showList(i)
			return d.frame().grid
		}})
	}
	for i, m := range matrices() {
		tables = append(tables, editableTable{name: "Links, " + m.name, emptied: removing(model.KindLink), open: func(d *desk) *grid {
			d.run(pageLinks)
			d.links().showMatrix(i)
			return d.links().grid
		}})
	}
	return tables
}

// fullDesk is a desk whose case has something in every column of every table: ranges of both kinds, a class with its
// mitigation, large and negative figures, shares, reasons, an issue and text with quotes.
func fullDesk(t *testing.T) *desk {
	d := openDesk(t)
	c := d.session.Case()
	decimals := func(texts ...string) (list []decimal.Decimal) {
		for _, text := range texts {
			list = append(list, decimal.RequireFromString(text))
		}
		return list
	}
	source := model.Source{Grade: model.Workshop, Document: c.Documents.At(0).ID, Page: "7"}
	records := []model.Record{
		&model.Line{
			ID: "ranged-cost", Owner: model.Programme, Type: model.CostLine, Category: `"people"; and more`, Recurrence: model.Once, Minimum: decimals("-1234.5", "1", "0", "0"),
			Maximum: decimals("1250", "2", "0.000001", "0"), Source: source, Class: model.Equipment, Mitigation: decimal.RequireFromString("0.125"), Note: "two\nlines",
		},
		&model.Line{ID: "ranged-benefit", Owner: "data-team", Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: decimals("0", "1", "2", "3"), Maximum: decimals("1", "2", "3", "4")},
		&model.Issue{ID: "i1", Text: "Who pays?", About: c.Components.At(0).ID, Owner: "Finance", Closed: true},
		&model.Assumption{ID: "A99", Text: "Pay rises stay out", Source: source},
		&model.Factor{FactorKind: model.KindTheme, ID: "T99", Name: "Buildings"},
	}
	if c.Rules.Len() == 0 {
		records = append(records, &model.Rule{Relation: model.Excludes, Option: c.Options.At(0).ID, Other: c.Options.At(1).ID, Reason: "One or the other"})
	}
	var edits []func(*model.Case) (model.Edit, error)
	for _, r := range records {
		edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Add(r, "") })
	}
	share := decimal.RequireFromString("0.4")
	for l := range c.Links.All() {
		if l.To == model.KindDriver {
			next := *l
			next.Share, next.Reason = &share, "Agreed in the room"
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Replace(l.Key(), &next) })
			break
		}
	}
	d.Window.do(c.Together("Filled", edits...))
	if !d.idle() {
		t.Fatal(d.dialogText())
	}
	return d
}

func TestEveryCellIsPastedBackAsItWasCopied(t *testing.T) {
	d := fullDesk(t)
	for _, table := range editableTables() {
		g := table.open(d)
		if g.source.rows() == 0 {
			t.Errorf("%s: there is nothing to copy", table.name)
		}
		for row := range g.source.rows() {
			d.drain()
			for col := range g.columns {
				at, before := gridPlace{row, col}, d.session.Case()
				text := d.copyCells(g, at, at)
				if told := d.pasteCells(g, at, text); told != "" && !(table.numbered && col == 0) {
					t.Fatalf("%s, row %d, %s: copied %q, and pasting it says %q", table.name, row, g.columns[col].title, text, told)
				}
				now := d.session.Case()
				if now == before {
					continue
				}
				if added := now.Count() - before.Count(); added != 1 || !strings.HasPrefix(table.name, "Frame") {
					t.Fatalf("%s, row %d, %s: %q changes the case: %s", table.name, row, g.columns[col].title, text, d.session.LastChange().Text)
				}
				if got := g.cellAt(gridPlace{g.cursor.row, col}).start(); got != g.cellAt(at).start() {
					t.Errorf("%s: %q was added as %q", table.name, text, got)
				}
				d.run(cmdUndo)
			}
		}
	}
	d.run(pageBoard)
	d.settle()
}

func TestAWholeTableIsPastedBackAsItWasCopied(t *testing.T) {
	d := fullDesk(t)
	for _, table := range editableTables() {
		g := table.open(d)
		from, to := allCells(g)
		text := d.copyCells(g, from, to)
		if !strings.HasPrefix(table.name, "Frame") {
			before := d.session.Case()
			if told := d.pasteCells(g, from, text); told != "" || d.session.Case() != before {
				t.Errorf("%s: pasted over itself it says %q and changes: %s", table.name, told, d.session.LastChange().Text)
			}
		}
		d.Window.do(d.session.Case().Together("Emptied", table.emptied(d.session.Case())...))
		if !strings.HasPrefix(table.name, "Links") && g.source.rows() > 0 {
			t.Fatalf("%s still has %d rows", table.name, g.source.rows())
		}
		if told := d.pasteCells(g, gridPlace{}, text); told != "" {
			t.Fatalf("%s: pasted into the emptied table it says %q", table.name, told)
		}
		from, to = allCells(g)
		if table.numbered {
			from.col, text = 1, withoutFirst(text)
		}
		if got := d.copyCells(g, from, to); got != text {
			t.Errorf("%s: copied was\n%s\nand after pasting it is\n%s", table.name, text, got)
		}
		d.run(cmdUndo)
		d.run(cmdUndo)
	}
	d.run(pageBoard)
	d.settle()
}

// withoutFirst takes the first cell of every row off.
func withoutFirst(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		_, rest, _ := strings.Cut(line, "\t")
		b.WriteString(rest)
	}
	return b.String()
}

func TestCopiedFiguresHaveNoSeparators(t *testing.T) {
	d := fullDesk(t)
	d.run(pageFigures)
	v := d.figures()
	v.grid.moveToKey("ranged-cost", figuresFixed)
	at := v.grid.cursor
	if text := d.copyCells(v.grid, at, gridPlace{at.row + 1, at.col}); text != "-1234.50\n1250.00\n" {
		t.Errorf("copied are %q", text)
	}
	d.run(pageBoard)
	d.settle()
}

func TestAPrintedTableIsPastedBackAsItWasCopied(t *testing.T) {
	d := openDesk(t)
	d.run(pageEvidence)
	v := d.shownEvidence()
	for x := range d.session.Case().Evidence.All() {
		v.list.moveToKey(x.ID, 0)
		from, to := allCells(v.printed)
		text := d.copyCells(v.printed, from, to)
		again, err := model.TakeEvidence("again", x.Title, linetable.Cells(text))
		if err != nil {
			t.Errorf("%s: %q says %v", x.Title, text, err)
			continue
		}
		if !slices.EqualFunc(again.Printed(), x.Printed(), slices.Equal) {
			t.Errorf("%s: %q is pasted back as %q", x.Title, x.Printed(), again.Printed())
		}
	}
	told := d.pasteCells(v.printed, gridPlace{0, 1}, d.copyCells(v.printed, gridPlace{0, 1}, gridPlace{0, 1}))
	if !strings.Contains(told, "That is no table") {
		t.Errorf("one cell says %q", told)
	}
	d.run(pageBoard)
	d.settle()
}

func TestCommitmentsArePastedBackAsTheyWereCopied(t *testing.T) {
	d, v := openCommitments(t)
	for col, text := range map[int]string{columnMark: "defer", columnQuestion: "Who pays?", columnBy: "May"} {
		if err := v.onEdit(gridPlace{1, col}, text); err != nil {
			t.Fatal(err)
		}
	}
	d.answered()
	before := d.session.Case()
	for row := range 2 {
		for col := range v.grid.columns {
			at := gridPlace{row, col}
			if told := d.pasteCells(v.grid, at, d.copyCells(v.grid, at, at)); told != "" || d.session.Case() != before {
				t.Fatalf("row %d, %s: %q, %s", row, v.grid.columns[col].title, told, d.session.LastChange().Text)
			}
		}
	}
	rows := d.copyCells(v.grid, gridPlace{0, columnMark}, gridPlace{1, columnBy})
	if rows != "not marked\t\t\ndefer\tWho pays?\tMay\n" {
		t.Errorf("copied are %q", rows)
	}
	if told := d.pasteCells(v.grid, gridPlace{1, columnMark}, rows); told != "" || d.mark(1).Mode != model.Unmarked || d.mark(2).By != "May" || d.mark(2).Mode != model.Defer {
		t.Errorf("a row further down they are %v and %v, %q", d.mark(1), d.mark(2), told)
	}
	d.run(cmdUndo)
	before = d.session.Case()
	for text, want := range map[string]string{
		"perhaps\nmaybe\n":                         "Row 1, Mark: “perhaps” is none of these",
		"defer\tx\ty\tz\n":                         "“z” stands where nothing can be put",
		"a\tb\tc" + strings.Repeat("\t", 20) + "d": "“d” stands where nothing can be put",
		strings.Repeat("defer\n", 9):               "Row 9: the row stands below the last decision",
	} {
		if told := d.pasteCells(v.grid, gridPlace{0, columnMark}, text); !strings.Contains(told, want) || d.session.Case() != before {
			t.Errorf("%q says %q, want %q", text, told, want)
		}
	}
	d.answered()
	d.run(pageBoard)
	d.settle()
}

func TestAPairOfMinimumAndMaximumIsPastedAsOneLine(t *testing.T) {
	d := fullDesk(t)
	d.run(pageFigures)
	v := d.figures()
	v.grid.moveToKey("ranged-cost", 0)
	top := v.grid.cursor.row
	pair := d.copyCells(v.grid, gridPlace{top, 0}, gridPlace{top + 1, len(v.fields) - 1})
	line := func(id string) *model.Line { return d.lineOf(id) }
	same := func(l *model.Line) string {
		return fmt.Sprint(l.Owner, l.Type, l.Category, l.Minimum, l.Maximum, l.Recurrence, l.Source, l.Note, l.Class, l.Mitigation)
	}
	want := same(line("ranged-cost"))

	// Over a line of one figure a year that stands before others.
	at := slices.IndexFunc(v.lines, func(r figureRow) bool { return !r.line.HasRange() })
	id, next := v.lines[at].line.ID, v.lines[at+1].line
	if told := d.pasteCells(v.grid, gridPlace{at, 0}, pair); told != "" || same(line(id)) != want {
		t.Errorf("over one line it is %s, %q", same(line(id)), told)
	}
	if got := line(next.ID); got != next {
		t.Error("the maximum went into the line behind")
	}
	d.run(cmdUndo)

	// Over the row of a maximum, and behind the last line.
	for _, row := range []int{slices.IndexFunc(v.lines, func(r figureRow) bool { return r.line.ID == "ranged-benefit" && r.maximum }), len(v.lines) - 1} {
		id := v.lines[row].line.ID
		lines := d.session.Case().Lines.Len()
		if told := d.pasteCells(v.grid, gridPlace{row, 0}, pair+pair); told != "" || same(line(id)) != want {
			t.Errorf("in row %d it is %s, %q", row, same(line(id)), told)
		}
		if n := d.session.Case().Lines.Len() - lines; row == len(v.lines)-1 && n != 1 {
			t.Errorf("%d lines are added", n)
		}
		d.run(cmdUndo)
	}

	// One figure a year over a range takes the range away, and the next row goes to the next line.
	figures := "both\t1\t2\t3\t4\nboth\t5\t6\t7\t8\n"
	if told := d.pasteCells(v.grid, gridPlace{top, figuresFixed - 1}, figures); told != "" {
		t.Fatal(told)
	}
	if l := line("ranged-cost"); l.HasRange() || fmt.Sprint(l.Minimum) != "[1 2 3 4]" {
		t.Errorf("the line has %v and %v", l.Minimum, l.Maximum)
	}
	if got := fmt.Sprint(v.lines[top+1].line.Minimum); got != "[5 6 7 8]" {
		t.Errorf("the next line has %s", got)
	}
	d.run(cmdUndo)
	if told := d.pasteCells(v.grid, gridPlace{len(v.lines) - 1, figuresFixed - 1}, "both\t1\nmaximum\t2\n"); !strings.Contains(told, "Row 2, Estimate: a maximum stands in the row behind its minimum") {
		t.Errorf("a maximum alone says %q", told)
	}
	d.run(pageBoard)
	d.settle()
}

func TestAPastedBlockIsReadByItsOwnCommas(t *testing.T) {
	d := openDesk(t)
	d.run(pageFigures)
	v := d.figures()
	row := slices.IndexFunc(v.lines, func(r figureRow) bool { return !r.line.HasRange() })
	id := v.lines[row].line.ID
	for text, want := range map[string]string{
		"1,125;0,25;2;1.234,5\n":  "[1.125 0.25 2 1234.5]",
		"1,125\t0,25\t2\t0\n":     "[1.125 0.25 2 0]",
		"1,125\t1,234.50\t2\t0\n": "[1125 1234.5 2 0]",
		"£1,125m\t-0,5\t2\t(0)\n": "[1.125 -0.5 2 0]",
	} {
		if told := d.pasteCells(v.grid, gridPlace{row, figuresFixed}, text); told != "" {
			t.Errorf("%q says %q", text, told)
		}
		if got := fmt.Sprint(d.lineOf(id).Minimum); got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
	before := d.session.Case()
	for text, want := range map[string]string{
		"1,125\t3\n":                "Row 1, 2018/19: “1,125” can be 1125 or 1.125",
		"1\t2\t3\t4\t11\n":          "Row 1, Total £m: “11” can't be pasted: the figures come to 10.00",
		"n/a\ttbc\t1\t1\nx\t\t\t\n": "Row 1, 2018/19: “n/a” is not a figure in £m; write one like 3.2, or 0 for nothing (and 2 times more, in rows 1 to 2)",
	} {
		if told := d.pasteCells(v.grid, gridPlace{row, figuresFixed}, text); !strings.Contains(told, want) || strings.Count(told, "row ") > 1 {
			t.Errorf("%q says %q, want %q", text, told, want)
		}
	}
	if told := d.pasteCells(v.grid, gridPlace{row, len(v.fields) - 1}, "12\t7\n"); !strings.Contains(told, "“7” stands beyond the last column") {
		t.Errorf("a cell too many says %q", told)
	}
	if told := d.pasteCells(v.grid, gridPlace{row, d.columnOf("Note")}, "Phase 1; phase 2\n"); told != "" || d.lineOf(id).Note != "Phase 1; phase 2" {
		t.Errorf("a semicolon in a note: %q, %q", d.lineOf(id).Note, told)
	}
	d.run(cmdUndo)
	if d.session.Case().Count() != before.Count() {
		t.Error("a refused block left something")
	}
	d.run(pageBoard)
	d.settle()
}

func TestAnIndentedOutlineIsPastedAsATree(t *testing.T) {
	for name, indents := range map[string][]string{
		"tabs": {"", "\t", "\t\t"}, "spaces": {"", "  ", "      "}, "fixed spaces": {"", "\u00a0", "\u00a0\u00a0"}, "all indented": {"\t", "\t\t", "\t\t\t"},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			d.run(pageFrame)
			before := d.session.Case()
			lines := []string{"0Contact", "1Channel", "2Hub", "2Front door", "1Hours", "", "0Estate", "1Offices", "2Sell"}
			text := ""
			for _, line := range lines {
				if line != "" {
					text += indents[line[0]-'0'] + line[1:]
				}
				text += "\n"
			}
			if told := d.pasteCells(d.frame().grid, gridPlace{0, 0}, text); told != "" {
				t.Fatal(told)
			}
			c := d.session.Case()
			var got []string
			for x := range c.Components.All() {
				for o := range c.Decisions.All() {
					if _, old := before.Decisions.Get(o.ID); old || o.Component != x.ID {
						continue
					}
					var options []string
					for one := range c.OptionsOf(o.ID) {
						options = append(options, one.Name)
					}
					got = append(got, x.Name+" / "+o.Name+" / "+strings.Join(options, ", "))
				}
			}
			want := []string{"Contact / Channel / Hub, Front door", "Contact / Hours / ", "Estate / Offices / Sell"}
			if !slices.Equal(got, want) {
				t.Errorf("the tree is %q, want %q", got, want)
			}
			if got := d.session.LastChange().Text; got != "8 rows pasted" {
				t.Errorf("the change is called %q", got)
			}
			d.run(pageBoard)
			d.settle()
		})
	}
}

func TestAnOutlineIsPastedWhereItsLevelsHaveRoom(t *testing.T) {
	d := openDesk(t)
	d.run(pageFrame)
	v := d.frame()
	v.grid.moveToKey("option/hub-and-spoke", 0)
	row := v.grid.cursor.row
	option := v.entries[row].record.(*model.Option)
	if told := d.pasteCells(v.grid, gridPlace{row, 0}, "Hours\n  Longer\n"); told != "" {
		t.Fatal(told)
	}
	c := d.session.Case()
	hours := c.Decisions.At(slices.IndexFunc(slices.Collect(c.Decisions.All()), func(x *model.Decision) bool { return x.Name == "Hours" }))
	mine, _ := c.Decisions.Get(option.Decision)
	if hours.Component != mine.Component {
		t.Errorf("a decision pasted on an option goes to %q", hours.Component)
	}
	d.run(cmdUndo)
	before := d.session.Case()
	for text, want := range map[string]string{
		"A\n  B\n    C\n      D\n":         "Row 4: the row is indented deeper than the 3 levels of the list",
		"A\n    B\n  C\n":                  "Row 3: the indentation is that of no row above",
		"  A\nB\n":                         "Row 2: the indentation is that of no row above",
		"A\n\tB\n    C\n":                  "Row 3: the indentation is that of no row above",
		"A\tgood\tpurple\nB\tgood\tpink\n": "Row 1, Rating, answers: “purple” is none of these",
	} {
		if told := d.pasteCells(v.grid, gridPlace{0, 0}, text); !strings.Contains(told, want) || d.session.Case() != before {
			t.Errorf("%q says %q, want %q", text, told, want)
		}
	}
	d.run(pageBoard)
	d.settle()
}

func TestNothingThatIsPastedIntoAListIsDroppedInSilence(t *testing.T) {
	d := fullDesk(t)
	d.run(pageFrame)
	v := d.frame()
	for list, cases := range map[string]map[string]string{
		"Drivers":    {"\tFaster\n": "Row 1: the row has no name", "A\tB\n": "“B” stands beyond the last column", "D1\n": "Row 1: the row has no name", "D1\tA\tB\n": "“B” stands beyond the last column"},
		"Principles": {"A\tB\tC\n": "“C” stands beyond the last column"},
		"Rules":      {"nobody\texcludes\tnothing\n": "Row 1, Option: “nobody” is none of these"},
		"Components": {"A\t\t\tnote\n": "Row 1, Notes: “note” can't be put here: the row of this component has nothing in the column"},
	} {
		v.showList(slices.IndexFunc(v.lists, func(l frameList) bool { return l.name == list }))
		for text, want := range cases {
			before := d.session.Case()
			if told := d.pasteCells(v.grid, gridPlace{0, 0}, text); !strings.Contains(told, want) || d.session.Case() != before {
				t.Errorf("%s: %q says %q, want %q", list, text, told, want)
			}
		}
	}
	v.showList(0)
	last := len(v.entries) - 1
	if told := d.pasteCells(v.grid, gridPlace{last, 1}, "A\nB\n"); !strings.Contains(told, "Row 2: the list ends before this row") {
		t.Errorf("beyond the list it says %q", told)
	}
	d.run(pageLinks)
	for matrix, cases := range map[int]map[string]string{
		0: {"40%\n": "“40%” is no mark", "–\n": "“–” can be a conflict or nothing", "+\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t+\n": "beyond the last column"},
		1: {"c\n": "there is none with drivers", "maybe\tnever\n": "“maybe” is no mark; write + for a link, or leave the cell empty (and once more, in row 1)", "140%\n": "not a percentage"},
	} {
		d.links().showMatrix(matrix)
		for text, want := range cases {
			before := d.session.Case()
			if told := d.pasteCells(d.links().grid, gridPlace{2, linkFixed}, text); !strings.Contains(told, want) || d.session.Case() != before {
				t.Errorf("matrix %d: %q says %q, want %q", matrix, text, told, want)
			}
		}
	}
	if told := d.pasteCells(d.links().grid, gridPlace{0, 0}, "Someone else\t\t\n"); !strings.Contains(told, "“Someone else” stands where no link can be") {
		t.Errorf("another name says %q", told)
	}
	d.run(pageBoard)
	d.settle()
}

func TestADashAndAShareArePastedIntoLinksAsWhatTheyAre(t *testing.T) {
	d := fullDesk(t)
	d.run(pageLinks)
	v := d.links()
	v.showMatrix(1)
	owner, target, _ := v.linkAt(gridPlace{2, linkFixed})
	links := func() int { return d.session.Case().Links.Len() }
	before := links()
	_, linked := v.link(owner, target)
	for _, dash := range []string{"-", "−", "–"} {
		if told := d.pasteCells(v.grid, gridPlace{2, linkFixed}, dash); told != "" || links() != before-map[bool]int{true: 1}[linked] {
			t.Errorf("%q in Drivers: %d links of %d, %q", dash, links(), before, told)
		}
	}
	for _, one := range []struct{ text, shown string }{{"40%", "40%"}, {"12,5 %", "12.5%"}, {"x", "12.5%"}, {"●", "●"}, {"", ""}, {"100%", "100%"}} {
		told := d.pasteCells(v.grid, gridPlace{2, linkFixed}, one.text+"\n")
		if got := v.cell(2, linkFixed).text; told != "" || got != one.shown {
			t.Errorf("%q is shown as %q, %q", one.text, got, told)
		}
	}
	v.showMatrix(0)
	for _, one := range []struct{ text, shown string }{{"-", "×"}, {"+", "+"}, {"×", "×"}, {"", ""}} {
		if told := d.pasteCells(v.grid, gridPlace{2, linkFixed}, one.text+"\n"); told != "" || v.cell(2, linkFixed).text != one.shown {
			t.Errorf("%q in Principles is shown as %q, %q", one.text, v.cell(2, linkFixed).text, told)
		}
	}
	d.run(pageBoard)
	d.settle()
}

func TestPasteWorksInAnEmptyTable(t *testing.T) {
	paste := func(d *desk) {
		if f, ok := d.window.Canvas().Focused().(fyne.Shortcutable); ok {
			f.TypedShortcut(&fyne.ShortcutPaste{})
			return
		}
		d.typedShortcut(&fyne.ShortcutPaste{}) // what the window does with it
	}
	click := func(d *desk, o fyne.CanvasObject, x, y float32) {
		d.window.Canvas().Focus(nil)
		d.window.Canvas().Capture()
		test.TapCanvas(d.window.Canvas(), d.app.Driver().AbsolutePositionForObject(o).AddXY(x, y))
	}
	reached := map[string]func(d *desk, g *grid, tabs *segments){
		"a click on the table": func(d *desk, g *grid, _ *segments) {
			click(d, g.list, 40, 20) // on the words that stand there
		},
		"a click on its heading": func(d *desk, g *grid, _ *segments) {
			click(d, g.head, 20, 10)
		},
		"a click on a tab": func(d *desk, _ *grid, tabs *segments) {
			at := tabs.places(tabs.Size().Width)[tabs.selected]
			click(d, tabs, at.X+5, at.Y+5)
		},
		"the keys on the tabs":   func(d *desk, _ *grid, tabs *segments) { d.window.Canvas().Focus(tabs) },
		"nothing with the focus": func(d *desk, _ *grid, _ *segments) { d.window.Canvas().Focus(nil) },
	}
	for name, reach := range reached {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			d.Window.do(d.session.Case().Together("Emptied", removing(model.KindLine, model.KindTheme, model.KindEvidence)(d.session.Case())...))
			d.run(pageFrame)
			v := d.frame()
			v.showList(slices.IndexFunc(v.lists, func(l frameList) bool { return l.name == "Themes" }))
			d.app.Clipboard().SetContent("Buildings\nPeople\n")
			reach(d, v.grid, v.tabs)
			if clicked := strings.HasPrefix(name, "a click"); clicked != (d.window.Canvas().Focused() == fyne.Focusable(v.grid.list)) {
				t.Errorf("the keys go to %T", d.window.Canvas().Focused())
			}
			paste(d)
			if n := d.session.Case().Themes.Len(); n != 2 {
				t.Errorf("there are %d themes", n)
			}
			d.run(pageFigures)
			f := d.figures()
			d.app.Clipboard().SetContent("programme\tcost\tpeople\tminimum\t1\t2\t3\t4\n\t\t\tmaximum\t2\t3\t4\t5\n")
			reach(d, f.grid, f.switcher)
			paste(d)
			if c := d.session.Case(); c.Lines.Len() != 1 || fmt.Sprint(c.Lines.At(0).Minimum, c.Lines.At(0).Maximum) != "[1 2 3 4] [2 3 4 5]" {
				t.Errorf("there are %d lines, %s", c.Lines.Len(), d.page.id)
			}
			d.run(pageBoard)
			d.settle()
		})
	}
	d := openDesk(t)
	d.Window.do(d.session.Case().Together("Emptied", removing(model.KindLine)(d.session.Case())...))
	d.run(pageFigures)
	if told := d.pasteCells(d.figures().grid, gridPlace{}, "programme\n"); !strings.Contains(told, "Row 1: a table without lines takes rows that begin with their owner and kind") {
		t.Errorf("an owner alone says %q", told)
	}
	d.press(fyne.KeyDelete)
	d.figures().grid.list.TypedShortcut(&fyne.ShortcutCut{}) // nothing there to cut
	d.run(pageBoard)
	d.settle()
}

func TestEveryCellIsClearedOrSaysWhyNot(t *testing.T) {
	d := fullDesk(t)
	for _, table := range editableTables() {
		g := table.open(d)
		const enough = 16 // rows of every kind
		for row := range min(g.source.rows(), enough) {
			d.drain()
			for col := range g.columns {
				at, before := gridPlace{row, col}, d.session.Case()
				if g.cellAt(at).locked || strings.HasPrefix(table.name, "Frame") && d.frame().takesNames(at) {
					continue // a name goes with its row
				}
				g.moveTo(at)
				d.press(fyne.KeyDelete)
				if !d.idle() {
					told := d.dialogText()
					d.dismiss()
					if !strings.Contains(told, "is above the maximum") && !strings.Contains(told, "without a class") {
						t.Errorf("%s, row %d, %s: clearing it says %q", table.name, row, g.columns[col].title, told)
					}
				}
				if d.session.Case() != before {
					d.run(cmdUndo)
				}
			}
		}
	}
	d.run(pageBoard)
	d.settle()
}

func TestClearingARangesEstimateLeavesOneFigureAYear(t *testing.T) {
	d := fullDesk(t)
	d.run(pageFigures)
	v := d.figures()
	v.grid.moveToKey("ranged-cost", figuresFixed-1)
	top := v.grid.cursor
	line := d.lineOf("ranged-cost")
	for name, one := range map[string]struct {
		rows [2]int
		cols int
		want string
	}{
		"of the minimum":             {[2]int{0, 0}, 0, fmt.Sprint(line.Minimum)},
		"of the maximum":             {[2]int{1, 1}, 0, fmt.Sprint(line.Maximum)},
		"of both":                    {[2]int{0, 1}, 0, fmt.Sprint(line.Minimum)},
		"of both, and their figures": {[2]int{0, 1}, 4, "[0 0 0 0]"},
	} {
		v.grid.anchor, v.grid.cursor = gridPlace{top.row + one.rows[0], top.col}, gridPlace{top.row + one.rows[1], top.col + one.cols}
		d.press(fyne.KeyDelete)
		if l := d.lineOf("ranged-cost"); !d.idle() || l.HasRange() || fmt.Sprint(l.Minimum) != one.want {
			t.Fatalf("%s: %v and %v, want %s", name, l.Minimum, l.Maximum, one.want)
		}
		d.run(cmdUndo)
		v.grid.moveTo(top)
	}
	for _, at := range []gridPlace{top, {top.row + 1, top.col}} { // typed: an emptied cell is the same
		if err := v.onEdit(at, ""); err != nil || d.lineOf("ranged-cost").HasRange() {
			t.Errorf("emptied in row %d: %v", at.row, err)
		}
		d.run(cmdUndo)
	}
	d.run(pageBoard)
	d.settle()
}
