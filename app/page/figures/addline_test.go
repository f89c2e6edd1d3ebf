package figures

import (
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/board"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestALineIsAddedBehindTheOneWithTheCursorAndTakesAfterIt(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.Shown().(*view)
	v.Focus()
	v.Grid.MoveTo(grid.Place{Row: 2, Col: figuresFixed})
	like := v.lines[2].line
	before := d.Session().Case().Lines.Len()
	d.Press(fyne.KeyInsert)
	c := d.Session().Case()
	row := v.Grid.Cursor.Row
	now := v.lines[row].line
	if c.Lines.Len() != before+1 || now.ID == like.ID || v.lines[row-1].line.ID != like.ID || !v.Grid.List.Focused {
		t.Fatalf("there are %d lines, the cursor is in row %d on %+v", c.Lines.Len(), row, now)
	}
	if now.Owner != like.Owner || now.Type != like.Type || now.Category != like.Category || now.Recurrence != like.Recurrence || now.HasRange() || now.Source.Grade != model.Workshop {
		t.Errorf("behind %+v comes %+v", like, now)
	}
	for _, f := range now.Minimum {
		if !f.IsZero() {
			t.Errorf("its figures are %v", now.Minimum)
		}
	}
	if d.Run(page.Undo); d.Session().Case().Lines.Len() != before {
		t.Error("undone, it is still there")
	}
	d.Settle()
}

// Whatever lines were shown, a new one is seen.
func TestTheFirstLineAsksWhoseItIsAndIsShown(t *testing.T) {
	d := apptest.Open(t, Entry())
	c := d.Session().Case()
	var edits []func(*model.Case) (model.Edit, error)
	for l := range c.Lines.All() {
		edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindLine, l.ID) })
	}
	d.Do(c.Together("Emptied", edits...))
	v := d.Shown().(*view)
	for _, shown := range []struct {
		lines figuresFilter
		kind  lineKind
	}{{allLines, bothKinds}, {scenarioLines, bothKinds}, {scenarioLines, costLines}, {programmeLines, bothKinds}} {
		v.showLines(shown.lines, shown.kind)
		v.Focus()
		d.Press(fyne.KeyInsert)
		d.Type("hub and spoke") // not chosen in the scenario shown
		d.Press(fyne.KeyReturn)
		if n := d.Session().Case().Lines.Len(); n != 1 || len(v.lines) != 1 || v.lines[0].line.Owner != "hub-and-spoke" || !v.Grid.List.Focused {
			t.Errorf("%v: there are %d lines, shown are %d", shown, n, len(v.lines))
		}
		d.Run(page.Undo)
	}
	d.Settle()
}

func TestTheFiguresOfTheOptionWithTheKeysAreShownAndBegunWhereItHasNone(t *testing.T) {
	d := apptest.Open(t, board.Entry(), Entry())
	const optionLines page.ID = "figures of the option" // the board's
	if d.Run(page.Figures); d.Command(optionLines).Can() {
		t.Error("where no option is marked it can do something")
	}
	d.Run(page.Board)
	d.Shown().Focus()
	o, ok := d.Canvas().Focused().(page.OfOption)
	if !ok || o.Option() == "" {
		t.Fatalf("the keys are on %T", d.Canvas().Focused())
	}
	option := o.Option()
	d.Run(optionLines)
	shown := d.Shown().(*view)
	if got := shown.lines[shown.Grid.Cursor.Row].line.Owner; got != option {
		t.Errorf("of %s the line of %s is shown", option, got)
	}
	c := d.Session().Case()
	var edits []func(*model.Case) (model.Edit, error)
	for l := range c.Lines.All() {
		if l.Owner == option {
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindLine, l.ID) })
		}
	}
	d.Do(c.Together("Emptied", edits...))
	d.Run(page.Board)
	d.Shown().Focus()
	d.Run(optionLines)
	if got := shown.lines[shown.Grid.Cursor.Row].line; got.Owner != option || d.Session().Case().Lines.Len() != c.Lines.Len()-len(edits)+1 {
		t.Errorf("where it had none, the line of %s is shown", got.Owner)
	}
	d.Settle()
}
