package figures

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// columnOf finds a column of the figures by its heading.
func columnOf(d *apptest.Desk, title string) int {
	d.T.Helper()
	for i, f := range d.figures().fields {
		if f.Title == title {
			return i
		}
	}
	d.T.Fatalf("the figures have no column %q", title)
	return 0
}

// costRow shows the figures with the cursor on a cost's cell in a column, and returns the line's id.
func costRow(d *apptest.Desk, title string) (line string, at grid.Place) {
	d.T.Helper()
	d.Run(page.Figures)
	v := d.figures()
	for row, r := range v.lines {
		if r.line.Type == model.CostLine {
			at = grid.Place{Row: row, Col: d.columnOf(title)}
			v.Grid.MoveTo(at)
			return r.line.ID, at
		}
	}
	d.T.Fatal("there is no cost")
	return "", at
}

func lineOf(d *apptest.Desk, id string) *model.Line {
	d.T.Helper()
	l, ok := d.Session().Case().Lines.Get(id)
	if !ok {
		d.T.Fatalf("there is no line %q", id)
	}
	return l
}

func TestACostIsGivenAClassAndItsMitigationByKeys(t *testing.T) {
	d := apptest.Open(t, Entry())
	id, _ := d.costRow("Optimism bias")
	before := d.lineOf(id)
	d.Press(fyne.KeyReturn)
	if got := strings.Join(d.chooser.Shown, "; "); !strings.HasPrefix(got, "none; own evidence; standard buildings; non-standard buildings; ") || !strings.HasSuffix(got, "; outsourcing; people (backfill and the like); change (programme and external support)") {
		t.Fatalf("offered are %q", got)
	}
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyRight)
	d.Type("40%")
	if got := d.figures().Grid.Editor.Hint.Text; got != "40% mitigated" {
		t.Errorf("it reads as %q", got)
	}
	d.Press(fyne.KeyReturn)
	if l := d.lineOf(id); l.Class != model.StandardBuildings || l.Mitigation.String() != "0.4" {
		t.Fatalf("the class is %q, the mitigation %s", l.Class, l.Mitigation)
	}
	if got := d.Session().LastChange().Text; !strings.Contains(got, "optimism bias of standard buildings, 40% mitigated") {
		t.Errorf("the change is called %q", got)
	}
	d.Run(page.Undo)
	d.Run(page.Undo)
	if d.lineOf(id) != before {
		t.Error("undo doesn't bring the line back")
	}
	d.rested()
}

func TestMitigationThatCannotBeIsRefusedAsItIsTyped(t *testing.T) {
	d := apptest.Open(t, Entry())
	id, at := d.costRow("Mitigated %")
	v := d.figures()
	refused := func(typed, want string) {
		t.Helper()
		v.Grid.MoveTo(at)
		d.Press(fyne.KeyReturn)
		v.Grid.Editor.Entry.SetText(typed)
		d.Press(fyne.KeyReturn)
		if e := v.Grid.Editor; !e.Open || !strings.Contains(e.Hint.Text, want) {
			t.Errorf("%s: open %v, hint %q", typed, e.Open, e.Hint.Text)
		}
		d.Press(fyne.KeyEscape)
	}
	refused("40", "A cost without a class has no optimism bias")
	if err := v.onEdit(grid.Place{Row: at.Row, Col: at.Col - 1}, "equipment"); err != nil {
		t.Fatal(err)
	}
	refused("140", "not a percentage from 0 to 100")
	refused("£4m", "not a percentage from 0 to 100")
	if l := d.lineOf(id); l.Class != model.Equipment || !l.Mitigation.IsZero() {
		t.Errorf("the line is %q, %s", l.Class, l.Mitigation)
	}
	d.rested()
}

func TestOnlyCostsHaveAClass(t *testing.T) {
	d := apptest.Open(t, Entry())
	id, at := d.costRow("Optimism bias")
	v := d.figures()
	for row, r := range v.lines {
		for _, col := range []int{at.Col, at.Col + 1} {
			if cell := v.Cell(row, col); cell.Locked == (r.line.Type == model.CostLine && !r.maximum) {
				t.Fatalf("the cell of a %s in row %d takes typing: %v", r.line.Type, row, !cell.Locked)
			}
		}
	}
	if err := v.onEdit(at, "outsourcing"); err != nil {
		t.Fatal(err)
	}
	if err := v.onEdit(grid.Place{Row: at.Row, Col: at.Col + 1}, "25"); err != nil {
		t.Fatal(err)
	}
	if err := v.onEdit(grid.Place{Row: at.Row, Col: d.columnOf("Kind")}, "benefit"); err != nil {
		t.Fatalf("a classed cost can't become a benefit: %v", err)
	}
	if l := d.lineOf(id); l.Type != model.BenefitLine || l.Class != model.Unclassed || !l.Mitigation.IsZero() {
		t.Errorf("the benefit is %q, %s", l.Class, l.Mitigation)
	}
	if got := d.Session().LastChange().Text; !strings.Contains(got, "not adjusted for optimism bias") {
		t.Errorf("the change is called %q", got)
	}
	d.Run(page.Undo)
	if l := d.lineOf(id); l.Class != model.Outsourcing || l.Mitigation.String() != "0.25" {
		t.Errorf("undone, the cost is %q, %s", l.Class, l.Mitigation)
	}
	d.rested()
}

func TestAClassIsTakenOffWithItsMitigationAndPastedWithIt(t *testing.T) {
	d := apptest.Open(t, Entry())
	id, at := d.costRow("Optimism bias")
	v := d.figures()
	fyne.CurrentApp().Clipboard().SetContent("Standard civil engineering\t12,5\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if l := d.lineOf(id); l.Class != model.StandardCivil || l.Mitigation.String() != "0.125" {
		t.Fatalf("pasted are %q and %s", l.Class, l.Mitigation)
	}
	v.Grid.MoveTo(at)
	d.Press(fyne.KeyDelete)
	if l := d.lineOf(id); l.Class != model.Unclassed || !l.Mitigation.IsZero() {
		t.Errorf("cleared, the line has %q and %s", l.Class, l.Mitigation)
	}
	d.rested()
}

func TestOwnEvidenceWithoutASourceIsAskedAbout(t *testing.T) {
	d := apptest.Open(t, Entry())
	id, at := d.costRow("Own evidence %")
	v := d.figures()
	if err := v.onEdit(at, "30"); err != nil {
		t.Fatal(err)
	}
	from := grid.Place{Row: at.Row, Col: d.columnOf("Evidence from")}
	v.Grid.MoveTo(from)
	if cell := v.Cell(from.Row, from.Col); cell.Text != "from where?" || cell.Start() != "" {
		t.Errorf("without a source the cell says %q and is typed as %q", cell.Text, cell.Start())
	}
	if !d.said("Where the own evidence comes from isn't said: type it in “Evidence from”.") {
		t.Errorf("the status says %q", d.Said())
	}
	if err := v.onEdit(from, "Bid to plan"); err != nil {
		t.Fatal(err)
	}
	v.Grid.MoveTo(from)
	if cell := v.Cell(from.Row, from.Col); cell.Text != "Bid to plan" || d.said("isn't said") || d.lineOf(id).OverrunSource != "Bid to plan" {
		t.Errorf("with a source the cell says %q, the status %q", cell.Text, d.Said())
	}
	d.rested()
}
