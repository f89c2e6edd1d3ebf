package tables

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func shownEvidence(d *apptest.Desk) *view { return d.Shown().(*view) }

// showEvidence shows a published table of the example on its page.
func showEvidence(d *apptest.Desk, id string) *view {
	d.T.Helper()
	d.Run(page.Tables)
	v := shownEvidence(d)
	v.reveal(id)
	if v.table != id {
		d.T.Fatalf("%s is shown, not %s", v.table, id)
	}
	return v
}

func TestCellsInQuestionAreMarkedBySignAndWord(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := showEvidence(d, "published-sourcing")
	table := printedTable{v: v}
	for at, want := range map[grid.Place]string{
		{Row: 1, Col: 7}: "7\n×\u00a0mismatch", {Row: 8, Col: 4}: "6.28\n≈\u00a0rounding", {Row: 8, Col: 5}: "12.76\n×\u00a0mismatch", {Row: 0, Col: 1}: "167.9", {Row: 1, Col: 5}: "2.12", {Row: 0, Col: 0}: "Adults social care",
	} {
		cell := table.Cell(at.Row, at.Col)
		if cell.Text != want || !cell.Locked || cell.Start() != strings.Split(want, "\n")[0] {
			t.Errorf("%v shows %q and is copied as %q, want %q", at, cell.Text, cell.Start(), want)
		}
	}
	showEvidence(d, "published-activity-areas")
	if got := table.Cell(2, 1).Text; got != "£34\n!\u00a0no\u00a0unit" {
		t.Errorf("the figure without its unit shows %q", got)
	}
	showEvidence(d, "published-investment")
	if got := table.Cell(0, 3).Text; got != "17" || len(table.Columns()) != 4 {
		t.Errorf("a table without names shows %q in the last of %d columns", got, len(table.Columns()))
	}
	d.Settle()
}

func TestFindingsLeadToTheirCellsAndBackByKeys(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := showEvidence(d, "published-benefit-categories")
	v.found.List.TakeFocus()
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if v.printed.Cursor != (grid.Place{Row: 4, Col: 1}) || d.Canvas().Focused() != fyne.Focusable(v.printed.List) {
		t.Errorf("the third finding leads to %v", v.printed.Cursor)
	}
	if got := d.Said(); !strings.HasPrefix(got, "Headline total, minimum £m: 33 is printed") {
		t.Errorf("the status says %q", got)
	}
	d.Press(fyne.KeyRight, fyne.KeyReturn)
	if v.found.Cursor.Row != 3 || d.Canvas().Focused() != fyne.Focusable(v.found.List) {
		t.Errorf("the cell leads to finding %d", v.found.Cursor.Row)
	}
	d.Settle()
}

func TestWhatHasNoCheckAndWhatSitsOneRowOffAreSaidAfterTheFindings(t *testing.T) {
	d := apptest.Open(t, Entry())
	for id, want := range map[string][]string{
		"published-claims":             {"× cannot be rounding", "× cannot be rounding", "○ no check"},
		"published-benefit-categories": {"× cannot be rounding", "× cannot be rounding", "× cannot be rounding", "× cannot be rounding", "? one row off"},
		"published-commercialisation":  nil,
	} {
		v := showEvidence(d, id)
		var shown []string
		for _, r := range v.remarks {
			shown = append(shown, strings.ReplaceAll(r.verdict, string(ui.NoBreak), " "))
		}
		if !slices.Equal(shown, want) {
			t.Errorf("%s has %q", id, shown)
		}
	}
	v := showEvidence(d, "published-claims")
	v.found.List.TakeFocus()
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := d.Said(); v.printed.Cursor.Row != 3 || !strings.HasPrefix(got, "3 claims have no check: C4") {
		t.Errorf("the claims without a check lead to row %d and %q", v.printed.Cursor.Row, got)
	}
	for i, want := range []string{"= adds up", "= adds up", "× 4 to look at", "× 1 to look at", "× 7 to look at\n1 within rounding", "no figures", "= adds up", "× 2 to look at\n3 unchecked"} {
		if got := (evidenceList{v: v}).Cell(i, 1).Text; got != want {
			t.Errorf("table %d is listed with %q, want %q", i, got, want)
		}
	}
	d.Settle()
}

const pastedCosts = "Costs (£m)\t2024/25\t2025/26\tTotal\nPay\t1.0\t2.0\t3.0\nRent\t2.5\t3.5\t6.0\nOther\t0.5\t0.5\t1.0\nTotal\t4.0\t6.9\t10.0\n"

func TestAPastedTableIsOneEditWithTheChecksThatWereTaken(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Tables)
	before := d.Session().Case()
	fyne.CurrentApp().Clipboard().SetContent(pastedCosts)
	shownEvidence(d).list.List.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	d.WaitForDialog()
	d.Type("Depot")
	d.Press(fyne.KeyReturn)
	d.Type("Budget book")
	d.Press(fyne.KeyReturn)
	d.Type("12")
	d.Press(fyne.KeyReturn)
	d.WaitForDialog()
	if d.Session().Case() != before {
		t.Fatal("the table was added before its checks were confirmed")
	}
	d.Type(" ") // leave the first
	d.Press(fyne.KeyReturn)
	x, ok := d.Session().Case().Evidence.Get("depot")
	if !ok || len(x.Checks) != 1 || x.Checks[0].Result.Row != "Total" || x.Source.Page != "12" || x.Columns[0].Unit != "£m" {
		t.Fatalf("added is %+v", x)
	}
	if doc, _ := d.Session().Case().Documents.Get(x.Source.Document); doc == nil || doc.Title != "Budget book" {
		t.Errorf("the source is %+v", doc)
	}
	if v := shownEvidence(d); v.table != "depot" || len(v.remarks) != 1 {
		t.Errorf("%s is shown with %+v", v.table, v.remarks)
	}
	d.Run(cmdProposeChecks)
	d.WaitForDialog()
	d.Press(fyne.KeyReturn)
	if x, _ = d.Session().Case().Evidence.Get("depot"); len(x.Checks) != 2 {
		t.Errorf("the check that was left isn't proposed again: %+v", x.Checks)
	}
	d.Run(page.Undo)
	d.Run(page.Undo)
	if d.Session().Case().Evidence.Len() != before.Evidence.Len() || d.Session().Case().Documents.Len() != before.Documents.Len() {
		t.Error("undo left something of the table")
	}
	d.Settle()
}

func TestWhatIsNoTableIsRefusedInWords(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Tables)
	d.pasteEvidence("just a sentence")
	d.WaitForDialog()
	texts := map[string]bool{}
	collect(d.Canvas().Overlays().Top(), texts)
	if !texts["That is no table"] {
		t.Errorf("it says %v", texts)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestATableAndACheckAreDeletedAndComeBack(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := showEvidence(d, "published-financial-position")
	d.Press(fyne.KeyDelete) // figures stated in prose are held against it: it asks
	if d.Session().Case().Evidence.Len() != 8 {
		t.Fatal("the table was deleted without a question")
	}
	d.Sheet().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	claims, _ := d.Session().Case().Evidence.Get("published-claims")
	if d.Session().Case().Evidence.Len() != 7 || len(claims.Checks) != 6 {
		t.Errorf("%d tables, %d checks of claims", d.Session().Case().Evidence.Len(), len(claims.Checks))
	}
	d.Run(page.Undo)
	showEvidence(d, "published-financial-position")
	v.found.List.TakeFocus()
	d.Press(fyne.KeyDelete)
	if x := v.report().Evidence; len(x.Checks) != 1 || x.Checks[0].Result.Column != "" {
		t.Errorf("left is %+v", x.Checks)
	}
	d.Run(page.Undo)
	x, _ := d.Session().Case().Evidence.Get("published-financial-position")
	if claims, _ := d.Session().Case().Evidence.Get("published-claims"); len(x.Checks) != 2 || len(claims.Checks) != 8 {
		t.Errorf("undo brought back %d and %d checks", len(x.Checks), len(claims.Checks))
	}
	d.Settle()
}

func TestATableGetsAnotherTitleAndSource(t *testing.T) {
	d := apptest.Open(t, Entry())
	showEvidence(d, "published-investment")
	d.Run(cmdNameEvidence)
	d.Type("Investment by type")
	d.Press(fyne.KeyReturn, fyne.KeyReturn)
	d.Type("40")
	d.Press(fyne.KeyReturn)
	x, _ := d.Session().Case().Evidence.Get("published-investment")
	if x.Title != "Investment by type" || x.Source != (model.Source{Grade: model.Published, Document: "case-for-change-2018", Page: "40"}) {
		t.Errorf("it is %q, %+v", x.Title, x.Source)
	}
	d.Settle()
}

// Whatever of a table's title, document and page is changed, its grade stays as it was.
func TestATableKeepsItsGradeWhateverElseIsChanged(t *testing.T) {
	d := apptest.Open(t, Entry())
	const id, document = "published-investment", "case-for-change-2018"
	d.Do(d.Session().Case().Add(&model.Document{ID: "twin", Title: documentTitle(d, document)}, ""))
	for _, source := range []model.Source{
		{}, {Grade: model.Workshop}, {Grade: model.Illustrative, Page: "3"}, {Grade: model.Workshop, Document: "twin"}, {Grade: model.Published, Document: document, Page: "9"},
	} {
		for _, change := range []struct {
			name  string
			press func()
		}{
			{"title", func() { d.Type("Another title"); d.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) }},
			{"document", func() { d.Press(fyne.KeyReturn); d.Type("Budget book"); d.Press(fyne.KeyReturn, fyne.KeyReturn) }},
			{"page", func() { d.Press(fyne.KeyReturn, fyne.KeyReturn); d.Type("40"); d.Press(fyne.KeyReturn) }},
		} {
			x, _ := d.Session().Case().Evidence.Get(id)
			next := *x
			next.Source = source
			d.Do(d.Session().Case().Replace(id, &next))
			showEvidence(d, id)
			d.Run(cmdNameEvidence)
			change.press()
			if !d.Idle() {
				t.Fatalf("the form says %s", d.DialogText())
			}
			now, _ := d.Session().Case().Evidence.Get(id)
			want := source.Grade
			if source == (model.Source{}) && change.name != "title" {
				want = model.Published // a source that names a document has a grade
			}
			if now.Source.Grade != want || change.name == "title" && now.Source != source {
				t.Errorf("with another %s %+v becomes %+v", change.name, source, now.Source)
			}
		}
	}
	d.Settle()
}

func documentTitle(d *apptest.Desk, id string) string {
	x, _ := d.Session().Case().Documents.Get(id)
	return x.Title
}

func TestFindLeadsToATable(t *testing.T) {
	d := apptest.Open(t, Entry())
	hits := model.Find(d.Session().Case(), "re-profiled", 9)
	at := slices.IndexFunc(hits, func(h model.Hit) bool { return h.Kind == model.KindEvidence })
	if at < 0 {
		t.Fatalf("found are %+v", hits)
	}
	d.Go(page.Place{Record: hits[at]})
	if v := shownEvidence(d); v.table != "published-financial-position" {
		t.Errorf("%s is shown", v.table)
	}
	d.Settle()
}

func TestACaseWithoutATableSaysHowToBringOneIn(t *testing.T) {
	d := apptest.Open(t, Entry())
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		t.Fatal(err)
	}
	d.addCase(empty, page.Tables)
	d.Until(func() bool { return d.Session().Case().Head().ID == "fresh" && d.page.id == page.Tables })
	d.Settle()
	v := shownEvidence(d)
	if !v.list.Empty.Visible() || !strings.Contains(v.list.Empty.Text, "Ctrl+V") || d.Command(cmdDeleteEvidence).Can() {
		t.Error("the page doesn't say how a table comes in")
	}
}

// A large table is added up away from the window, which goes on with what it has, and is shown once it is there.
func TestALargeTableIsAuditedAwayFromTheWindow(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Tables)
	v := shownEvidence(d)
	shown := v.table
	x := &model.Evidence{ID: "large", Title: "Large"}
	for j := range 40 {
		x.Columns = append(x.Columns, model.EvidenceColumn{Name: fmt.Sprint("c", j)})
	}
	for i := range 200 {
		x.Rows = append(x.Rows, model.EvidenceRow{Name: fmt.Sprint("r", i), Cells: slices.Repeat([]string{"1.5"}, 40)})
	}
	d.doAndShow(d.Session().Case().Add(x, ""))
	if v.table != shown || !strings.Contains(v.summary.Text, "being added up") {
		t.Errorf("at once it shows %s and says %q", v.table, v.summary.Text)
	}
	d.Until(func() bool { return v.table == "large" })
	if len(v.reports) != 9 || !strings.HasPrefix(v.summary.Text, "9 tables") || len(v.printed.Columns) != 41 {
		t.Errorf("then it has %d reports and says %q", len(v.reports), v.summary.Text)
	}
	d.Run(page.Undo)
	if len(v.reports) != 8 || v.table == "large" {
		t.Errorf("after undo it has %d reports and shows %s", len(v.reports), v.table)
	}
	d.Settle()
}
