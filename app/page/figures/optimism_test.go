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

func TestACostIsGivenAClassAndItsMitigationByKeys(t *testing.T) {
	d, v := open(t)
	id, _ := costRow(t, v, "Optimism bias")
	before := lineOf(d, id)
	d.Press(fyne.KeyReturn)
	if got := strings.Join(d.Chooser().Shown, "; "); !strings.HasPrefix(got, "none; own evidence; standard buildings; non-standard buildings; ") || !strings.HasSuffix(got, "; outsourcing; people (backfill and the like); change (programme and external support)") {
		t.Fatalf("offered are %q", got)
	}
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyRight)
	d.Type("40%")
	if got := v.Grid.Editor.Hint.Text; got != "40% mitigated" {
		t.Errorf("it reads as %q", got)
	}
	d.Press(fyne.KeyReturn)
	if l := lineOf(d, id); l.Class != model.StandardBuildings || l.Mitigation.String() != "0.4" {
		t.Fatalf("the class is %q, the mitigation %s", l.Class, l.Mitigation)
	}
	if got := d.Session().LastChange().Text; !strings.Contains(got, "optimism bias of standard buildings, 40% mitigated") {
		t.Errorf("the change is called %q", got)
	}
	d.Run(page.Undo)
	d.Run(page.Undo)
	if lineOf(d, id) != before {
		t.Error("undo doesn't bring the line back")
	}
	d.Settle()
}

func TestMitigationThatCannotBeIsRefusedAsItIsTyped(t *testing.T) {
	d, v := open(t)
	id, at := costRow(t, v, "Mitigated %")
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
	if l := lineOf(d, id); l.Class != model.Equipment || !l.Mitigation.IsZero() {
		t.Errorf("the line is %q, %s", l.Class, l.Mitigation)
	}
	d.Settle()
}

func TestOnlyCostsHaveAClass(t *testing.T) {
	d, v := open(t)
	id, at := costRow(t, v, "Optimism bias")
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
	if err := v.onEdit(grid.Place{Row: at.Row, Col: columnOf(t, v, "Kind")}, "benefit"); err != nil {
		t.Fatalf("a classed cost can't become a benefit: %v", err)
	}
	if l := lineOf(d, id); l.Type != model.BenefitLine || l.Class != model.Unclassed || !l.Mitigation.IsZero() {
		t.Errorf("the benefit is %q, %s", l.Class, l.Mitigation)
	}
	if got := d.Session().LastChange().Text; !strings.Contains(got, "not adjusted for optimism bias") {
		t.Errorf("the change is called %q", got)
	}
	d.Run(page.Undo)
	if l := lineOf(d, id); l.Class != model.Outsourcing || l.Mitigation.String() != "0.25" {
		t.Errorf("undone, the cost is %q, %s", l.Class, l.Mitigation)
	}
	d.Settle()
}

func TestAClassIsTakenOffWithItsMitigationAndPastedWithIt(t *testing.T) {
	d, v := open(t)
	id, at := costRow(t, v, "Optimism bias")
	fyne.CurrentApp().Clipboard().SetContent("Standard civil engineering\t12,5\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if l := lineOf(d, id); l.Class != model.StandardCivil || l.Mitigation.String() != "0.125" {
		t.Fatalf("pasted are %q and %s", l.Class, l.Mitigation)
	}
	v.Grid.MoveTo(at)
	d.Press(fyne.KeyDelete)
	if l := lineOf(d, id); l.Class != model.Unclassed || !l.Mitigation.IsZero() {
		t.Errorf("cleared, the line has %q and %s", l.Class, l.Mitigation)
	}
	d.Settle()
}

func TestOwnEvidenceWithoutASourceIsAskedAbout(t *testing.T) {
	d, v := open(t)
	id, at := costRow(t, v, "Own evidence %")
	if err := v.onEdit(at, "30"); err != nil {
		t.Fatal(err)
	}
	from := grid.Place{Row: at.Row, Col: columnOf(t, v, "Evidence from")}
	v.Grid.MoveTo(from)
	if cell := v.Cell(from.Row, from.Col); cell.Text != "from where?" || cell.Start() != "" {
		t.Errorf("without a source the cell says %q and is typed as %q", cell.Text, cell.Start())
	}
	if !d.Says("Where the own evidence comes from isn't said: type it in “Evidence from”.") {
		t.Errorf("the status says %q", d.Said())
	}
	if err := v.onEdit(from, "Bid to plan"); err != nil {
		t.Fatal(err)
	}
	v.Grid.MoveTo(from)
	if cell := v.Cell(from.Row, from.Col); cell.Text != "Bid to plan" || d.Says("isn't said") || lineOf(d, id).OverrunSource != "Bid to plan" {
		t.Errorf("with a source the cell says %q, the status %q", cell.Text, d.Said())
	}
	d.Settle()
}

func TestOwnEvidenceIsTypedBesideACostAndComesBeforeItsClass(t *testing.T) {
	d, v := open(t)
	id, at := costRow(t, v, "Optimism bias")
	if err := v.onEdit(at, "equipment"); err != nil {
		t.Fatal(err)
	}
	if err := v.onEdit(grid.Place{Row: at.Row, Col: columnOf(t, v, "Own evidence %")}, "121"); err != nil {
		t.Fatal(err)
	}
	if err := v.onEdit(grid.Place{Row: at.Row, Col: columnOf(t, v, "Evidence from")}, "Set-up cost, bid to plan"); err != nil {
		t.Fatal(err)
	}
	if l := lineOf(d, id); l.Class != model.OwnEvidence || l.Overrun.String() != "1.21" || l.OverrunSource != "Set-up cost, bid to plan" {
		t.Fatalf("the line is %+v", l)
	}
	if err := v.onEdit(at, "outsourcing"); err != nil {
		t.Fatal(err)
	}
	if l := lineOf(d, id); l.Class != model.Outsourcing || l.Overrun != nil || l.OverrunSource != "" {
		t.Errorf("with a general class the line is %+v", l)
	}
	d.Run(page.Undo)
	if err := v.onEdit(grid.Place{Row: at.Row, Col: columnOf(t, v, "Kind")}, "benefit"); err != nil {
		t.Fatal(err)
	}
	if l := lineOf(d, id); l.Class != model.Unclassed || l.Overrun != nil {
		t.Errorf("as a benefit the line is %+v", l)
	}
	d.Settle()
}

// No field but that of the grade itself changes a grade that was given.
func TestNoColumnButTheGradesChangesAGrade(t *testing.T) {
	_, v := openFilled(t)
	for x := range v.shown.Lines.All() {
		for _, f := range v.fields {
			if f.kind == fieldColumn {
				apptest.CheckGradeStays(t, v.shown, f.Title, f.field, x)
			}
		}
	}
}
