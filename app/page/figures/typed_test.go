package figures

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func writtenFigures(figures []decimal.Decimal) string {
	words := make([]string, len(figures))
	for i, d := range figures {
		words[i] = d.String()
	}
	return strings.Join(words, " ")
}

func typedRow(text string) []decimal.Decimal {
	var row []decimal.Decimal
	for _, one := range strings.Fields(text) {
		row = append(row, decimal.RequireFromString(one))
	}
	return row
}

// A level that is typed changes that year's level alone: the steps to it and from it change with it.
func TestFiguresAreTypedAndPastedAsLevelsWhereTheCaseSaysSo(t *testing.T) {
	d, v := open(t)
	id := "front-door-benefit"
	line := func() *model.Line { l, _ := d.Session().Case().Lines.Get(id); return l }
	l := *line()
	l.Minimum, l.Maximum, l.Likeliest = typedRow("2 3 0 0"), nil, nil
	d.Do(d.Session().Case().Replace(id, &l))
	v.typed.OnSelect(1)
	if d.Session().Case().Head().Typed != model.Levels {
		t.Fatal("the case isn't typed in levels")
	}
	v.Grid.MoveToKey(id, figuresFixed)
	if got := v.Cell(v.Grid.Cursor.Row, figuresFixed+3).Text; got != "5.00" {
		t.Errorf("the last year's level is shown as %s", got)
	}
	if got := writtenFigures(line().Minimum); got != "2 3 0 0" {
		t.Errorf("by the switch the steps became %s", got)
	}
	d.Shown().Focus()
	v.Grid.MoveToKey(id, figuresFixed+1)
	d.Type("4")
	d.Press(fyne.KeyReturn)
	if got := writtenFigures(line().Minimum); got != "2 2 1 0" {
		t.Errorf("a level of 4 in the second year makes the steps %s", got)
	}
	v.Grid.MoveToKey(id, figuresFixed)
	fyne.CurrentApp().Clipboard().SetContent("1\t6\t6\t7\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if got := writtenFigures(line().Minimum); got != "1 5 0 1" {
		t.Errorf("levels pasted make the steps %s", got)
	}
	for d.Session().CanUndo() {
		d.Run(page.Undo)
	}
	if d.Session().Case().Head().Typed == model.Levels {
		t.Error("undo leaves the case typed in levels")
	}
	d.Settle()
}

// Whether a pasted row is ongoing says what its figures are, although that stands behind them.
func TestAPastedRowIsReadByItsOwnRecurrence(t *testing.T) {
	d, v := open(t)
	id := "front-door-benefit"
	l, _ := d.Session().Case().Lines.Get(id)
	next := *l
	next.Minimum, next.Maximum, next.Likeliest = typedRow("1 0 0 0"), nil, nil
	d.Do(d.Session().Case().Replace(id, &next))
	d.Do(d.Session().Case().SetTyped(model.Levels))
	paste := func(text string) {
		v.Grid.MoveToKey(id, figuresFixed)
		fyne.CurrentApp().Clipboard().SetContent(text)
		v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	}
	paste("2\t5\t5\t5\t17\tonce\n")
	if now, _ := d.Session().Case().Lines.Get(id); writtenFigures(now.Minimum) != "2 5 5 5" || now.Recurrence != model.Once {
		t.Errorf("once, it is %s, %s", writtenFigures(now.Minimum), now.Recurrence)
	}
	paste("2\t5\t5\t5\t17\tongoing\n")
	if now, _ := d.Session().Case().Lines.Get(id); writtenFigures(now.Minimum) != "2 3 0 0" || now.Recurrence != model.Ongoing {
		t.Errorf("ongoing, it is %s, %s", writtenFigures(now.Minimum), now.Recurrence)
	}
	// What stands in the table stays where the recurrence alone changes.
	v.Grid.MoveToKey(id, columnOf(t, v, recursTitle))
	if err := v.onEdit(v.Grid.Cursor, "once"); err != nil {
		t.Error(err)
	}
	if now, _ := d.Session().Case().Lines.Get(id); writtenFigures(now.Minimum) != "2 5 5 5" || now.Recurrence != model.Once {
		t.Errorf("changed to once, it is %s, %s", writtenFigures(now.Minimum), now.Recurrence)
	}
	if d.Command(cmdTakeAsLevels).Can() {
		t.Error("what is typed as levels can be taken as levels")
	}
	d.Settle()
}

// £5m saved in every year is a step of 5 once. Typed in every year it is marked, said, and turned into that by one key.
func TestALineThatLooksLikeLevelsIsMarkedAndMended(t *testing.T) {
	d, v := open(t)
	if v.levels.Visible() {
		t.Error("a line of the example looks like levels")
	}
	id := "front-door-benefit"
	l, _ := d.Session().Case().Lines.Get(id)
	next := *l
	next.Minimum, next.Maximum, next.Likeliest = typedRow("5 5 5 5"), nil, nil
	d.Do(d.Session().Case().Replace(id, &next))
	v.Grid.MoveToKey(id, figuresFixed)
	for col := range v.fields {
		if cell := v.Cell(v.Grid.Cursor.Row, col); v.fields[col].Title == recursTitle {
			if room := v.fields[col].Ems*ui.TextSize(ui.SizeSmall) - 2*grid.PadX; (ui.Look{Size: ui.SizeSmall, Bold: true}).Width(cell.Text) > room {
				t.Errorf("“%s” doesn't fit its cell", cell.Text)
			}
		}
	}
	marked := false
	for col := range v.fields {
		marked = marked || strings.Contains(v.Cell(v.Grid.Cursor.Row, col).Text, "levels?")
	}
	if !marked || !v.levels.Visible() || !strings.HasPrefix(d.Said(), "Looks like yearly levels (£20m by 2021/22): press These are levels.") || !d.Warned() {
		t.Errorf("marked %v, offered %v, said %q", marked, v.levels.Visible(), d.Said())
	}
	d.Run(cmdTakeAsLevels)
	now, _ := d.Session().Case().Lines.Get(id)
	if got := writtenFigures(now.Minimum); got != "5 0 0 0" || v.levels.Visible() {
		t.Errorf("taken as levels it is %s, still offered %v", got, v.levels.Visible())
	}
	if !d.Says("Taken as yearly levels: the line comes to £5m by 2021/22.") || d.Warned() {
		t.Errorf("it then says %q", d.Said())
	}
	d.Settle()
}

// A range is typed in levels from left to right, and what goes along on the way is said.
func TestLevelsWithARangeAreTypedFromLeftToRight(t *testing.T) {
	d, v := open(t)
	id := "front-door-benefit"
	l, _ := d.Session().Case().Lines.Get(id)
	next := *l
	next.Minimum, next.Maximum, next.Likeliest = typedRow("0 0 0 0"), nil, nil
	d.Do(d.Session().Case().Replace(id, &next))
	d.Do(d.Session().Case().SetTyped(model.Levels))
	typeRow := func(key, text string) {
		for i, one := range strings.Fields(text) {
			d.Shown().Focus()
			v.Grid.MoveToKey(key, figuresFixed+i)
			d.Type(one)
			if d.Press(fyne.KeyReturn); v.Grid.Editor.Open {
				t.Fatalf("%s isn't taken: %s", one, v.Grid.Editor.Hint.Text)
			}
			if key != id && i == 0 && !d.Says("So that the range holds, these go along: 2019/20 highest £4.00m") {
				t.Errorf("it says %q", d.Said())
			}
		}
	}
	typeRow(id, "2 3 4 5")
	if d.Says("go along") {
		t.Error("something goes along without a range")
	}
	v.Grid.MoveToKey(id, figuresFixed-1)
	if err := v.onEdit(v.Grid.Cursor, "maximum"); err != nil {
		t.Fatal(err)
	}
	typeRow(id+"/maximum", "3 5 7 9")
	if now := lineOf(d, id); writtenFigures(now.Minimum) != "2 1 1 1" || writtenFigures(now.Maximum) != "3 2 2 2" {
		t.Errorf("the steps are %s to %s", writtenFigures(now.Minimum), writtenFigures(now.Maximum))
	}
	if d.Run(page.Undo); d.Says("go along") {
		t.Error("what went along is still said after undo")
	}
	d.Settle()
}
