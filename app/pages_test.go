package app_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// typeText types on what has the focus, letter by letter.
func typeText(d *apptest.Desk, text string) {
	d.T.Helper()
	for _, r := range text {
		d.Canvas().Focused().TypedRune(r)
	}
}

// rested waits until every picture of the page shown is drawn and everything is saved.
func rested(d *apptest.Desk) {
	d.T.Helper()
	d.Canvas().Capture()
	switch v := d.page.view.(type) {
	case *view:
		d.fitted()
	case *view:
		d.Until(v.chart.UpToDate)
	case *view:
		if v.mapShown() {
			d.Until(v.picture.Chart.UpToDate)
		}
	case *view:
		d.Until(v.chart.UpToDate)
	case *view:
		d.Until(func() bool { return v.drawn })
		d.Canvas().Capture()
		d.Until(v.chart.UpToDate)
	case *view:
		d.answered()
		d.Canvas().Capture()
		d.Until(v.chart.UpToDate)
	case *view:
		d.Until(func() bool { _, read := d.Session().Journal(); return read })
	}
	d.Until(func() bool { return d.Session().Saving().Saved() })
}

// designed makes a scenario that differs from the published case, with the published case as comparator.
func designed(d *apptest.Desk) {
	d.T.Helper()
	d.Clock = apptest.Time
	d.Run(cmdPin)
	d.Do(d.Session().Case().DuplicateScenario("published-case", "hub-first", "Hub first"))
	d.Do(d.Session().Case().Toggle("hub-first", "hub-and-spoke"))
	d.Do(d.Session().Case().Decide("hub-first", "contact", model.Agreed, "Members voted for one door."))
}

func TestEveryPageLooksAsItShouldLightAndDark(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.designed()
	for _, dark := range []string{"light", "dark"} {
		for _, p := range d.pages {
			d.Run(p.id)
			d.rested()
			test.AssertImageMatches(t, "page-"+string(p.id)+"-"+dark+".png", d.Canvas().Capture())
		}
		d.Run(page.Links)
		d.links().showMatrix(len(matrices()))
		d.rested()
		test.AssertImageMatches(t, "page-map-"+dark+".png", d.Canvas().Capture())
		d.links().showMatrix(0)
		d.Run(page.SwitchDark)
	}
	d.Run(page.Board)
	d.Settle()
}

func links(d *apptest.Desk) *view { return d.Shown().(*view) }

func TestPagesAreReachedByKeysAndBySidebar(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Canvas().Focus(d.sidebar)
	d.Press(fyne.KeyDown, fyne.KeyDown)
	if d.page.id != page.Links || d.Canvas().Focused() != fyne.Focusable(d.sidebar) {
		t.Errorf("%s is shown", d.page.id)
	}
	d.Press(fyne.KeyReturn)
	if d.Canvas().Focused() != fyne.Focusable(d.links().Grid.List) {
		t.Error("Enter doesn't go into the page")
	}
	test.TapAt(d.sidebar, fyne.NewPos(10, ui.Gap+sidebarItem/2))
	if d.page.id != page.Board {
		t.Errorf("a tap on the first name shows %s", d.page.id)
	}
	d.Settle()
}

func TestACaseIsDesignedByKeysAlone(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		t.Fatal(err)
	}
	d.addCase(empty, page.SetUp)
	d.Until(func() bool { return d.Session().Case().Head().ID == "fresh" && d.page.id == page.SetUp })
	d.Type("Contact")
	d.Press(fyne.KeyReturn)
	d.Type("Care")
	d.Press(fyne.KeyReturn, fyne.KeyEscape)
	if n := d.Session().Case().Components.Len(); n != 2 {
		t.Fatalf("%d components", n)
	}
	d.Press(fyne.KeyHome, fyne.KeyUp, fyne.KeyUp)
	d.Run(cmdAddInside)
	d.Type("Channel")
	d.Press(fyne.KeyEscape) // gives the draft up
	d.Run(cmdAddInside)
	d.Type("Channel")
	d.Press(fyne.KeyReturn, fyne.KeyEscape)
	d.Run(cmdAddInside)
	d.Type("One door")
	d.Press(fyne.KeyReturn)
	d.Type("Many doors")
	d.Press(fyne.KeyTab)
	d.Type("Every service keeps its own.")
	d.Press(fyne.KeyReturn)
	c := d.Session().Case()
	if c.Decisions.Len() != 1 || c.Options.Len() != 2 || c.Options.At(1).Consequence != "Every service keeps its own." {
		t.Fatalf("%d decisions, %d options, consequence %q", c.Decisions.Len(), c.Options.Len(), c.Options.At(1).Consequence)
	}
	for d.Session().CanUndo() {
		d.Run(page.Undo)
	}
	if n := d.Session().Case().Count(); n != empty.Count() {
		t.Errorf("undone, the case has %d records", n)
	}
	d.rested()
}

func TestSeveralPastedLinesMakeSeveralRecords(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.SetUp)
	d.frame().showList(2)
	before := d.Session().Case().Drivers.Len()
	fyne.CurrentApp().Clipboard().SetContent("Faster answers\nFewer visits\n\nLess paper\n")
	d.frame().Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if got := d.Session().Case().Drivers.Len(); got != before+3 {
		t.Errorf("%d drivers of %d", got, before+3)
	}
	d.Run(page.Undo)
	if got := d.Session().Case().Drivers.Len(); got != before {
		t.Errorf("one undo leaves %d drivers of %d", got, before)
	}
	d.rested()
}

func TestBadNamesAreRefusedBesideTheFieldAndKept(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.SetUp)
	for _, bad := range []string{strings.Repeat("x", 10_000), "   "} {
		d.Press(fyne.KeyReturn)
		e := d.frame().Grid.Editor
		e.Entry.SetText(bad)
		d.Press(fyne.KeyReturn)
		if !e.Open || e.Entry.Text != bad || e.Hint.Text == "" {
			t.Errorf("%.10q: open %v, hint %q", bad, e.Open, e.Hint.Text)
		}
		d.Press(fyne.KeyEscape)
	}
	d.Press(fyne.KeyReturn)
	d.frame().Grid.Editor.Entry.SetText("مركز الاتصال")
	d.Press(fyne.KeyReturn)
	if got := d.Session().Case().Components.At(0).Name; got != "مركز الاتصال" {
		t.Errorf("the name is %q", got)
	}
	d.rested()
}

func TestDeletingSaysWhatRefersAndUndoBringsItBack(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	before := d.Session().Case().Count()
	d.Run(page.SetUp)
	d.Press(fyne.KeyDelete)
	if got := d.dialogText(); !strings.Contains(got, "refer to it") || !strings.Contains(got, "1 decision") {
		t.Errorf("deleting asks %q", got)
	}
	d.TapAction("Delete")
	if got := d.Session().Case().Components.Len(); got != 6 {
		t.Errorf("%d components", got)
	}
	d.Run(page.Undo)
	if got := d.Session().Case().Count(); got != before {
		t.Errorf("undone, %d records of %d", got, before)
	}
	d.rested()
}

func TestRatingsAndAnswersStepWithSpaceAndAreTypedByTheirBeginning(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.SetUp)
	d.Press(fyne.KeyRight, fyne.KeyRight)
	d.Type(" ")
	if got := d.Session().Case().Components.At(0).RAG; got != model.Red {
		t.Errorf("the rating is %q", got)
	}
	d.Type("am")
	if got := d.frame().Grid.Editor.Hint.Text; got != "A Amber" {
		t.Errorf("it reads %q", got)
	}
	d.Press(fyne.KeyReturn)
	if got := d.Session().Case().Components.At(0).RAG; got != model.Amber {
		t.Errorf("the rating is %q", got)
	}
	d.Type("purple")
	d.Press(fyne.KeyReturn)
	if got := d.frame().Grid.Editor.Hint.Text; !strings.Contains(got, "none of these") {
		t.Errorf("it says %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.rested()
}

func TestFiguresAreTypedWithHowTheyAreRead(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Figures)
	v := d.figures()
	v.Grid.MoveTo(grid.Place{Row: 2, Col: figuresFixed}) // the programme's cost of the first year
	for typed, read := range map[string]string{"1,5": "£1.50m", "£3.2m": "£3.20m", "(2.5)": "−£2.50m", "1234.5": "£1,234.50m"} {
		d.Press(fyne.KeyReturn)
		v.Grid.Editor.Entry.SetText(typed)
		if got := v.Grid.Editor.Hint.Text; got != read {
			t.Errorf("%s reads as %q, want %q", typed, got, read)
		}
		d.Press(fyne.KeyEscape)
	}
	d.Type("n/a")
	d.Press(fyne.KeyReturn)
	if e := v.Grid.Editor; !e.Open || e.Entry.Text != "n/a" || !strings.Contains(e.Hint.Text, "not a figure") {
		t.Errorf("n/a: open %v, %q, hint %q", e.Open, e.Entry.Text, e.Hint.Text)
	}
	v.Grid.Editor.Entry.SetText("0,75")
	d.Press(fyne.KeyReturn)
	line, _ := d.Session().Case().Lines.Get(v.lines[2].line.ID)
	if got := line.Minimum[0].String(); got != "0.75" {
		t.Errorf("the figure is %s", got)
	}
	d.rested()
}

func TestTotalsTieWithTheProfile(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Figures)
	v := d.figures()
	v.showLines(scenarioLines, bothKinds)
	low := model.Profile(d.Session().Case(), "published-case", model.Minimum, model.InYear)
	high := model.Profile(d.Session().Case(), "published-case", model.Maximum, model.InYear)
	for i := range low.Benefit {
		if !v.totals[0].years[i].Equal(low.Benefit[i]) || !v.totals[1].years[i].Equal(high.Benefit[i]) || !v.totals[2].years[i].Equal(low.Cost[i]) {
			t.Errorf("year %d: totals %v, %v, %v", i, v.totals[0].years[i], v.totals[1].years[i], v.totals[2].years[i])
		}
	}
	if !v.totals[0].total.Equal(low.TotalBenefit) {
		t.Errorf("the total is %s", v.totals[0].total)
	}
	d.rested()
}

func TestABlockFromASpreadsheetIsPastedAsOneEdit(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Figures)
	v := d.figures()
	v.Grid.MoveTo(grid.Place{Row: 2, Col: figuresFixed})
	line := v.lines[2].line.ID
	before := d.Session().Case()
	fyne.CurrentApp().Clipboard().SetContent("£1m\t2,5\t3\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	now, _ := d.Session().Case().Lines.Get(line)
	if got := fmt.Sprint(now.Minimum); got != "[1 2.5 3 0.25]" {
		t.Errorf("the figures are %s", got)
	}
	fyne.CurrentApp().Clipboard().SetContent("1\tnonsense\n9\t2\n0\t1e9\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if got := d.dialogText(); !strings.Contains(got, "Row 1, 2019/20") || !strings.Contains(got, "row 3, 2019/20") || !strings.Contains(got, "row 2: the lowest £9.00m is above") {
		t.Errorf("a bad block says %q", got)
	}
	d.Dismiss()
	d.Run(page.Undo)
	if got := d.Session().Case(); got.Lines.Len() != before.Lines.Len() || d.Session().CanUndo() {
		t.Error("the block wasn't one edit, or the bad one left something")
	}
	d.rested()
}

func TestAFigureOnTheBoardLeadsToItsLines(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	tile := d.tileOf("hub-and-spoke")
	d.Canvas().Capture()
	test.TapAt(tile, tile.figures.Position().AddXY(5, 5))
	v := d.figures()
	if v == nil || v.lines[v.Grid.Cursor.Row].line.Owner != "hub-and-spoke" {
		t.Fatalf("the page is %s", d.page.id)
	}
	if d.Chosen("hub-and-spoke") {
		t.Error("a tap on the figures chose the option")
	}
	d.Run(page.Board)
	d.Settle()
}

func TestLinksAreSetByKeysAndCoverageFollows(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Links)
	v := d.links()
	v.Grid.MoveToKey("data-team", linkFixed) // P1
	d.Type("-")
	l, ok := v.link("data-team", "P1")
	if !ok || l.Stance != model.Conflicts || !strings.Contains(v.words.Text, "Consolidated data and insight team conflicts with P1") {
		t.Fatalf("the link is %+v, the remarks %q", l, v.words.Text)
	}
	d.Type("+")
	if got := v.Cell(v.Grid.Cursor.Row, linkFixed).Text; got != "+" {
		t.Errorf("the mark is %q", got)
	}
	if got := v.PinnedCell(0, linkFixed).Text; got != "2" {
		t.Errorf("P1 is supported %s times", got)
	}
	d.Press(fyne.KeyReturn)
	d.TypeInto("They know best.")
	d.TapAction("Save")
	if l, _ = v.link("data-team", "P1"); l.Reason != "They know best." {
		t.Errorf("the reason is %q", l.Reason)
	}
	d.focusPage()
	d.Press(fyne.KeyDelete)
	d.Confirm()
	if _, ok = v.link("data-team", "P1"); ok {
		t.Error("the link is still there")
	}
	d.rested()
}

// focusPage gives the keys to the page shown.
func focusPage(d *apptest.Desk) { d.page.view.Focus() }

func TestADoubleCountIsFlaggedWhereDriversAreLinked(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	for _, option := range []string{"front-door", "assessment-hub"} {
		if _, ok := d.Session().Case().Options.Get(option); !ok {
			t.Fatalf("the example has no option %q", option)
		}
		link := &model.Link{Owner: option, To: model.KindDriver, Target: "D7"}
		if _, there := d.Session().Case().Links.Get(link.Key()); !there {
			d.Do(d.Session().Case().Add(link, ""))
		}
	}
	d.Run(page.Links)
	d.links().showMatrix(1)
	if got := d.links().words.Text; !strings.Contains(got, "Possible double count in Customer contact and assessment") {
		t.Errorf("the remarks are %q", got)
	}
	d.rested()
}

func TestThePartsOfTheMapLeadToTheirLinks(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Links)
	v := d.links()
	v.showMatrix(len(matrices()))
	d.rested()
	d.focusPage()
	d.Press(fyne.KeyDown)
	spot := v.picture.Spots[v.picture.At]
	if spot.Hop < 0 || !strings.Contains(d.Said(), " to ") {
		t.Fatalf("the second part is %q, the line says %q", spot.Words, d.Said())
	}
	link := v.picture.Hops[spot.Hop].Link
	d.Press(fyne.KeyReturn)
	if v.mapShown() || v.Key(v.Grid.Cursor.Row) != link.Owner {
		t.Errorf("Enter leads to row %q, column %d", v.Key(v.Grid.Cursor.Row), v.Grid.Cursor.Col)
	}
	d.Run(page.Board)
	d.Settle()
}

func TestTheComparatorShowsWhatEveryChoiceDiffers(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.designed()
	if got := d.outcome.against.text.Text; got != "Against Published case: net down −£1.00m, benefit down −£1.00m, cost unchanged; 1 choice differs" {
		t.Errorf("the outcome says %q", got)
	}
	d.Tap("centre-of-excellence")
	if got := d.outcome.against.text.Text; !strings.Contains(got, "net unchanged") || !strings.Contains(got, "0 choices differ") {
		t.Errorf("after the choice it says %q", got)
	}
	d.Settle()
}

func TestDifferencesBetweenScenariosAreMarkedBySign(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.designed()
	d.Run(page.Compare)
	v := d.Shown().(*view)
	if v.compared[0].Name != "Published case" || v.compared[1].Name != "Hub first" {
		t.Fatalf("compared are %v", v.compared)
	}
	found := ""
	for row := range v.Rows() {
		if v.Key(row) == "procurement" {
			found = v.Cell(row, 2).Text
		}
	}
	if found != "≠ Centre-led hub and spoke" {
		t.Errorf("the cell says %q", found)
	}
	all := v.Rows()
	v.switcher.OnSelect(1)
	if v.Rows() >= all {
		t.Errorf("%d rows of %d differ", v.Rows(), all)
	}
	d.rested()
	d.Run(page.Board)
	d.Settle()
}

func TestTheLogIsFilteredAndLeadsToWhatWasChanged(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Session().SignAs("A. Clerk")
	d.designed()
	d.Run(page.Undo)
	d.Run(page.Log)
	d.rested()
	v := d.Shown().(*view)
	if len(v.shown) != 4 || !strings.HasPrefix(v.shown[0].Text, "Taken back: ") || v.shown[0].Who != "A. Clerk" {
		t.Fatalf("the log begins with %+v of %d", v.shown[0], len(v.shown))
	}
	v.standing.OnSelect(1)
	if len(v.shown) != 2 {
		t.Errorf("%d entries stand", len(v.shown))
	}
	v.filter = logFilter{component: "procurement"}
	v.narrow()
	if len(v.shown) != 1 || !strings.Contains(v.shown[0].Text, "hub and spoke") {
		t.Fatalf("about procurement: %+v", v.shown)
	}
	v.Grid.MoveTo(grid.Place{Row: 0, Col: 3})
	d.Press(fyne.KeyReturn)
	if d.page.id != page.Board || d.focusedDecision() == nil || d.focusedDecision().id != "procurement" {
		t.Errorf("Enter leads to %s, %v", d.page.id, d.focusedDecision())
	}
	d.Settle()
}

func TestAnEntryThatChangedNothingLeadsNowhere(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Session().KeepJournal(d.Session().Case().Head().ID, []model.Entry{{Edit: model.Edit{Text: "12 older entries are left out here"}}})
	d.Run(page.Log)
	d.rested()
	v := d.Shown().(*view)
	v.Grid.MoveTo(grid.Place{Row: 0, Col: 3})
	d.Press(fyne.KeyReturn)
	if len(v.shown) != 1 || d.page.id != page.Log {
		t.Errorf("Enter on one of %d entries leads to %s", len(v.shown), d.page.id)
	}
}

func TestASnapshotIsReopenedAsAScenario(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(cmdSnapshot)
	d.TypeInto("After item 3")
	d.Press(fyne.KeyReturn)
	d.Tap("hub-and-spoke")
	d.Run(cmdSnapshots)
	d.Press(fyne.KeyReturn)
	d.TapAction("Reopen as a scenario")
	if got := d.Session().Scenario().Name; got != "After item 3" || !d.Chosen("centre-of-excellence") {
		t.Errorf("%q is shown, centre of excellence chosen: %v", got, d.Chosen("centre-of-excellence"))
	}
	if d.focusedDecision() == nil {
		t.Errorf("the keys are on %T", d.Canvas().Focused())
	}
	d.Settle()
}

func TestAnythingIsFoundAndShownWhereItIsWorkedOn(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	for typed, page := range map[string]ID{
		"hub and spoke": page.Board, "residents as experts": page.SetUp, "liquidlogic": page.SetUp, "asset-based approach benefit": page.Figures,
	} {
		d.Run(cmdFind)
		d.Type(typed)
		d.Press(fyne.KeyReturn)
		if d.page.id != page {
			t.Errorf("%q leads to %s", typed, d.page.id)
		}
	}
	d.Run(page.Board)
	d.Settle()
}

func TestRulingOutAndTheIssueBankAskForTheNameOnce(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.revealOnBoard(model.KindOption, "hub-and-spoke")
	d.Run(cmdRuleOut)
	d.TypeInto("Too dear")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyReturn) // no name
	if out, ok := d.Session().Case().RuledOut("published-case", "hub-and-spoke"); !ok || out.Reason != "Too dear" {
		t.Errorf("ruled out: %+v, %v", out, ok)
	}
	d.Run(cmdBankIssue)
	d.TypeInto("Parking at the depot")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyReturn)
	issues := d.Session().Case().Issues
	if issues.Len() != 1 || issues.At(0).About != "procurement" {
		t.Fatalf("the issue bank holds %d", issues.Len())
	}
	d.revealOnBoard(model.KindOption, "hub-and-spoke")
	d.Run(cmdRuleOut)
	d.Confirm()
	if _, ok := d.Session().Case().RuledOut("published-case", "hub-and-spoke"); ok {
		t.Error("the option is still ruled out")
	}
	d.Settle()
}

func TestThePresentationFollowsAndLeads(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Present)
	p := d.present
	p.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	first := p.name.Text
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if p.name.Text == first || d.focusedDecision() == nil || d.focusedDecision().id != "core" {
		t.Errorf("it shows %q, the first window %v", p.name.Text, d.focusedDecision())
	}
	d.revealOnBoard(model.KindOption, "hub-and-spoke")
	if p.name.Text != "Procurement and contract management" {
		t.Errorf("it doesn't follow: %q", p.name.Text)
	}
	test.Tap(p.decisions[0].tiles[1])
	if !d.Chosen("hub-and-spoke") || !d.tileOf("hub-and-spoke").face.chosen {
		t.Error("a choice there doesn't show here")
	}
	d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, ""))
	p.decisions[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if !d.Chosen("hub-and-spoke") || !strings.HasSuffix(p.said.Text, "is agreed in Published case. The other window asks.") {
		t.Errorf("what is agreed was changed, or it says %q", p.said.Text)
	}
	d.Press(fyne.KeyEscape)
	p.window.Canvas().Capture()
	d.Until(p.chart.UpToDate)
	d.Settle()
}

func TestThePresentationLooksAsItShouldLightAndDark(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Present)
	p := d.present
	p.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	d.revealOnBoard(model.KindOption, "hub-and-spoke")
	for _, look := range []string{"light", "dark"} {
		p.window.Canvas().Capture()
		d.Until(p.chart.UpToDate)
		test.AssertImageMatches(t, "present-"+look+".png", p.window.Canvas().Capture())
		d.Run(page.SwitchDark)
	}
	d.Settle()
}

func TestCasesAreMadeArchivedDeletedAndBroughtBack(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(cmdNewCase)
	d.TypeInto("Anyshire 2026")
	for _, f := range []string{"", "2026", "3"} {
		d.Press(fyne.KeyReturn)
		if f != "" {
			d.TypeInto(f)
		}
	}
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Session().Case().Head().Title == "Anyshire 2026" })
	if h := d.Session().Case().Head(); h.FirstYear != 2026 || h.Years != 3 || d.page.id != page.SetUp {
		t.Errorf("the case is %+v on %s", h, d.page.id)
	}
	id := d.Session().Case().Head().ID
	d.Run(cmdDeleteCase)
	d.Until(func() bool { return d.Session().Case().Head().Title == "Oxfordshire 2018" && !d.Idle() })
	d.TapAction("Undo")
	d.Until(func() bool { return d.Session().Case().Head().ID == id })
	d.Run(cmdArchiveCase)
	d.Until(func() bool { return d.Session().Case().Head().ID != id && !d.Idle() })
	d.Dismiss()
	cases, err := d.Window.store.Cases()
	if err != nil || len(cases) != 2 || cases[0].Shelf != "archived" {
		t.Errorf("the cases are %+v, %v", cases, err)
	}
	d.Run(page.Board)
	d.Settle()
}

func TestEveryTemplateMakesASoundCase(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	for i, one := range d.templates() {
		for _, years := range []int{1, 4, 30} {
			c, err := one.make(model.Head{ID: fmt.Sprint("t", i), Title: one.name, FirstYear: 2026, Years: years})
			if err != nil || len(c.Problems()) > 0 || c.DefaultScenario() == nil {
				t.Errorf("%s over %d years: %v", one.name, years, err)
			}
		}
	}
	d.Settle()
}

func TestTheLogOfACaseWithoutAnEditSaysSo(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Log)
	d.rested()
	if got := d.Shown().(*view).Grid.Empty.Text; !strings.HasPrefix(got, "Nothing is logged yet") {
		t.Errorf("it says %q", got)
	}
	d.Run(page.Board)
	d.Settle()
}

func TestAPastedRangeMayMoveBothEnds(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Figures)
	v := d.figures()
	v.Grid.MoveTo(grid.Place{Row: 0, Col: figuresFixed}) // the minimum and the maximum of the programme's benefit
	line := v.lines[0].line.ID
	fyne.CurrentApp().Clipboard().SetContent("7\t8\n9\t10\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	now, _ := d.Session().Case().Lines.Get(line)
	if got := fmt.Sprint(now.Minimum[:2], now.Maximum[:2]); got != "[7 8] [9 10]" {
		t.Errorf("the figures are %s", got)
	}
	d.rested()
}

func TestTheTableHasTheKeysAfterAnImport(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Figures)
	path := filepath.Join(t.TempDir(), "figures.csv")
	table := "owner,kind,2018/19,2019/20,2020/21,2021/22,extra\nprogramme,benefit,1,1,1,1,x\n"
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	before := d.Session().Case().Lines.Len()
	d.Run(page.ImportFigures)
	d.waitForDialog()
	d.chooser.Filter.SetText(path)
	d.Press(fyne.KeyReturn)
	d.waitForDialog()
	if got := d.dialogText(); !strings.Contains(got, "Nothing is done with the column “extra”.") {
		t.Errorf("it asks %q", got)
	}
	d.Press(fyne.KeyReturn) // Cancel has the focus
	d.Run(page.ImportFigures)
	d.waitForDialog()
	d.chooser.Filter.SetText(filepath.Dir(path))
	d.Press(fyne.KeyReturn)
	d.waitForDialog()
	d.TapAction("Import")
	if d.Session().Case().Lines.Len() != before+1 || d.Canvas().Focused() != fyne.Focusable(d.figures().Grid.List) {
		t.Errorf("%d lines of %d, the keys are on %T", d.Session().Case().Lines.Len(), before+1, d.Canvas().Focused())
	}
	d.rested()
}

func TestThePresentationKeepsOneSizeForAllComponents(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Present)
	p := d.present
	p.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	zoom := p.layout.zoom
	for range d.Session().Case().Components.Len() {
		if p.name.Zoom != zoom || p.decisions[0].tiles[0].zoom != zoom {
			t.Errorf("%q is enlarged by %v, its options by %v, the first by %v", p.name.Text, p.name.Zoom, p.decisions[0].tiles[0].zoom, zoom)
		}
		if ui.HeightFor(p.body, p.layout.left()) > p.layout.height() {
			t.Errorf("%q doesn't fit", p.name.Text)
		}
		p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	p.window.Canvas().Capture()
	d.Until(p.chart.UpToDate)
	d.Settle()
}
