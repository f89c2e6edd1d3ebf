package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// typeText types on what has the focus, letter by letter.
func (d *desk) typeText(text string) {
	d.t.Helper()
	for _, r := range text {
		d.window.Canvas().Focused().TypedRune(r)
	}
}

// rested waits until every picture of the page shown is drawn and everything is saved.
func (d *desk) rested() {
	d.t.Helper()
	d.window.Canvas().Capture()
	switch v := d.page.view.(type) {
	case *boardView:
		d.fitted()
	case *compareView:
		d.until(v.chart.upToDate)
	case *linksView:
		if v.mapShown() {
			d.until(v.picture.chart.upToDate)
		}
	case *papersView:
		d.until(v.chart.upToDate)
		d.until(func() bool { return v.titles[charts.KindFrontier] != "…" })
	case *appraisalView:
		d.until(func() bool { return v.drawn })
		d.window.Canvas().Capture()
		d.until(v.chart.upToDate)
	case *exploreView:
		d.answered()
		d.window.Canvas().Capture()
		d.until(v.chart.upToDate)
	case *logView:
		d.until(func() bool { _, read := d.session.Journal(); return read })
	}
	d.until(func() bool { return d.session.Saving().Saved() })
}

// designed makes a scenario that differs from the published case, with the published case as comparator.
func (d *desk) designed() {
	d.t.Helper()
	d.clock = testTime
	d.run(cmdPin)
	d.do(d.session.Case().DuplicateScenario("published-case", "hub-first", "Hub first"))
	d.do(d.session.Case().Toggle("hub-first", "hub-and-spoke"))
	d.do(d.session.Case().Decide("hub-first", "contact", model.Agreed, "Members voted for one door."))
}

func TestEveryPageLooksAsItShouldLightAndDark(t *testing.T) {
	d := openDesk(t)
	d.designed()
	for _, dark := range []string{"light", "dark"} {
		for _, p := range d.pages {
			d.run(p.id)
			d.rested()
			test.AssertImageMatches(t, "page-"+string(p.id)+"-"+dark+".png", d.window.Canvas().Capture())
		}
		d.run(pageLinks)
		d.links().showMatrix(len(matrices()))
		d.rested()
		test.AssertImageMatches(t, "page-map-"+dark+".png", d.window.Canvas().Capture())
		d.links().showMatrix(0)
		d.run(cmdDark)
	}
	d.run(pageBoard)
	d.settle()
}

func (d *desk) links() *linksView { return d.page.view.(*linksView) }

func TestPagesAreReachedByKeysAndBySidebar(t *testing.T) {
	d := openDesk(t)
	d.window.Canvas().Focus(d.sidebar)
	d.press(fyne.KeyDown, fyne.KeyDown)
	if d.page.id != pageLinks || d.window.Canvas().Focused() != fyne.Focusable(d.sidebar) {
		t.Errorf("%s is shown", d.page.id)
	}
	d.press(fyne.KeyReturn)
	if d.window.Canvas().Focused() != fyne.Focusable(d.links().grid.List) {
		t.Error("Enter doesn't go into the page")
	}
	test.TapAt(d.sidebar, fyne.NewPos(10, ui.Gap+sidebarItem/2))
	if d.page.id != pageBoard {
		t.Errorf("a tap on the first name shows %s", d.page.id)
	}
	d.settle()
}

func TestACaseIsDesignedByKeysAlone(t *testing.T) {
	d := openDesk(t)
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		t.Fatal(err)
	}
	d.addCase(empty, pageFrame)
	d.until(func() bool { return d.session.Case().Head().ID == "fresh" && d.page.id == pageFrame })
	d.typeText("Contact")
	d.press(fyne.KeyReturn)
	d.typeText("Care")
	d.press(fyne.KeyReturn, fyne.KeyEscape)
	if n := d.session.Case().Components.Len(); n != 2 {
		t.Fatalf("%d components", n)
	}
	d.press(fyne.KeyHome, fyne.KeyUp, fyne.KeyUp)
	d.run(cmdAddInside)
	d.typeText("Channel")
	d.press(fyne.KeyEscape) // gives the draft up
	d.run(cmdAddInside)
	d.typeText("Channel")
	d.press(fyne.KeyReturn, fyne.KeyEscape)
	d.run(cmdAddInside)
	d.typeText("One door")
	d.press(fyne.KeyReturn)
	d.typeText("Many doors")
	d.press(fyne.KeyTab)
	d.typeText("Every service keeps its own.")
	d.press(fyne.KeyReturn)
	c := d.session.Case()
	if c.Decisions.Len() != 1 || c.Options.Len() != 2 || c.Options.At(1).Consequence != "Every service keeps its own." {
		t.Fatalf("%d decisions, %d options, consequence %q", c.Decisions.Len(), c.Options.Len(), c.Options.At(1).Consequence)
	}
	for d.session.CanUndo() {
		d.run(cmdUndo)
	}
	if n := d.session.Case().Count(); n != empty.Count() {
		t.Errorf("undone, the case has %d records", n)
	}
	d.rested()
}

func TestSeveralPastedLinesMakeSeveralRecords(t *testing.T) {
	d := openDesk(t)
	d.run(pageFrame)
	d.frame().showList(2)
	before := d.session.Case().Drivers.Len()
	fyne.CurrentApp().Clipboard().SetContent("Faster answers\nFewer visits\n\nLess paper\n")
	d.frame().grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if got := d.session.Case().Drivers.Len(); got != before+3 {
		t.Errorf("%d drivers of %d", got, before+3)
	}
	d.run(cmdUndo)
	if got := d.session.Case().Drivers.Len(); got != before {
		t.Errorf("one undo leaves %d drivers of %d", got, before)
	}
	d.rested()
}

func TestBadNamesAreRefusedBesideTheFieldAndKept(t *testing.T) {
	d := openDesk(t)
	d.run(pageFrame)
	for _, bad := range []string{strings.Repeat("x", 10_000), "   "} {
		d.press(fyne.KeyReturn)
		e := d.frame().grid.Editor
		e.Entry.SetText(bad)
		d.press(fyne.KeyReturn)
		if !e.Open || e.Entry.Text != bad || e.Hint.Text == "" {
			t.Errorf("%.10q: open %v, hint %q", bad, e.Open, e.Hint.Text)
		}
		d.press(fyne.KeyEscape)
	}
	d.press(fyne.KeyReturn)
	d.frame().grid.Editor.Entry.SetText("مركز الاتصال")
	d.press(fyne.KeyReturn)
	if got := d.session.Case().Components.At(0).Name; got != "مركز الاتصال" {
		t.Errorf("the name is %q", got)
	}
	d.rested()
}

func TestDeletingSaysWhatRefersAndUndoBringsItBack(t *testing.T) {
	d := openDesk(t)
	before := d.session.Case().Count()
	d.run(pageFrame)
	d.press(fyne.KeyDelete)
	if got := d.dialogText(); !strings.Contains(got, "refer to it") || !strings.Contains(got, "1 decision") {
		t.Errorf("deleting asks %q", got)
	}
	d.tapAction("Delete")
	if got := d.session.Case().Components.Len(); got != 6 {
		t.Errorf("%d components", got)
	}
	d.run(cmdUndo)
	if got := d.session.Case().Count(); got != before {
		t.Errorf("undone, %d records of %d", got, before)
	}
	d.rested()
}

func TestRatingsAndAnswersStepWithSpaceAndAreTypedByTheirBeginning(t *testing.T) {
	d := openDesk(t)
	d.run(pageFrame)
	d.press(fyne.KeyRight, fyne.KeyRight)
	d.typeText(" ")
	if got := d.session.Case().Components.At(0).RAG; got != model.Red {
		t.Errorf("the rating is %q", got)
	}
	d.typeText("am")
	if got := d.frame().grid.Editor.Hint.Text; got != "A Amber" {
		t.Errorf("it reads %q", got)
	}
	d.press(fyne.KeyReturn)
	if got := d.session.Case().Components.At(0).RAG; got != model.Amber {
		t.Errorf("the rating is %q", got)
	}
	d.typeText("purple")
	d.press(fyne.KeyReturn)
	if got := d.frame().grid.Editor.Hint.Text; !strings.Contains(got, "none of these") {
		t.Errorf("it says %q", got)
	}
	d.press(fyne.KeyEscape)
	d.rested()
}

func TestFiguresAreTypedWithHowTheyAreRead(t *testing.T) {
	d := openDesk(t)
	d.run(pageFigures)
	v := d.figures()
	v.grid.MoveTo(grid.Place{Row: 2, Col: figuresFixed}) // the programme's cost of the first year
	for typed, read := range map[string]string{"1,5": "£1.50m", "£3.2m": "£3.20m", "(2.5)": "−£2.50m", "1234.5": "£1,234.50m"} {
		d.press(fyne.KeyReturn)
		v.grid.Editor.Entry.SetText(typed)
		if got := v.grid.Editor.Hint.Text; got != read {
			t.Errorf("%s reads as %q, want %q", typed, got, read)
		}
		d.press(fyne.KeyEscape)
	}
	d.typeText("n/a")
	d.press(fyne.KeyReturn)
	if e := v.grid.Editor; !e.Open || e.Entry.Text != "n/a" || !strings.Contains(e.Hint.Text, "not a figure") {
		t.Errorf("n/a: open %v, %q, hint %q", e.Open, e.Entry.Text, e.Hint.Text)
	}
	v.grid.Editor.Entry.SetText("0,75")
	d.press(fyne.KeyReturn)
	line, _ := d.session.Case().Lines.Get(v.lines[2].line.ID)
	if got := line.Minimum[0].String(); got != "0.75" {
		t.Errorf("the figure is %s", got)
	}
	d.rested()
}

func TestTotalsTieWithTheProfile(t *testing.T) {
	d := openDesk(t)
	d.run(pageFigures)
	v := d.figures()
	v.showLines(scenarioLines, bothKinds)
	low := model.Profile(d.session.Case(), "published-case", model.Minimum, model.InYear)
	high := model.Profile(d.session.Case(), "published-case", model.Maximum, model.InYear)
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
	d := openDesk(t)
	d.run(pageFigures)
	v := d.figures()
	v.grid.MoveTo(grid.Place{Row: 2, Col: figuresFixed})
	line := v.lines[2].line.ID
	before := d.session.Case()
	fyne.CurrentApp().Clipboard().SetContent("£1m\t2,5\t3\n")
	v.grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	now, _ := d.session.Case().Lines.Get(line)
	if got := fmt.Sprint(now.Minimum); got != "[1 2.5 3 0.25]" {
		t.Errorf("the figures are %s", got)
	}
	fyne.CurrentApp().Clipboard().SetContent("1\tnonsense\n9\t2\n0\t1e9\n")
	v.grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if got := d.dialogText(); !strings.Contains(got, "Row 1, 2019/20") || !strings.Contains(got, "row 3, 2019/20") || !strings.Contains(got, "row 2: the lowest £9.00m is above") {
		t.Errorf("a bad block says %q", got)
	}
	d.dismiss()
	d.run(cmdUndo)
	if got := d.session.Case(); got.Lines.Len() != before.Lines.Len() || d.session.CanUndo() {
		t.Error("the block wasn't one edit, or the bad one left something")
	}
	d.rested()
}

func TestAFigureOnTheBoardLeadsToItsLines(t *testing.T) {
	d := openDesk(t)
	tile := d.tileOf("hub-and-spoke")
	d.window.Canvas().Capture()
	test.TapAt(tile, tile.figures.Position().AddXY(5, 5))
	v := d.figures()
	if v == nil || v.lines[v.grid.Cursor.Row].line.Owner != "hub-and-spoke" {
		t.Fatalf("the page is %s", d.page.id)
	}
	if d.chosen("hub-and-spoke") {
		t.Error("a tap on the figures chose the option")
	}
	d.run(pageBoard)
	d.settle()
}

func TestLinksAreSetByKeysAndCoverageFollows(t *testing.T) {
	d := openDesk(t)
	d.run(pageLinks)
	v := d.links()
	v.grid.MoveToKey("data-team", linkFixed) // P1
	d.typeText("-")
	l, ok := v.link("data-team", "P1")
	if !ok || l.Stance != model.Conflicts || !strings.Contains(v.words.Text, "Consolidated data and insight team conflicts with P1") {
		t.Fatalf("the link is %+v, the remarks %q", l, v.words.Text)
	}
	d.typeText("+")
	if got := v.Cell(v.grid.Cursor.Row, linkFixed).Text; got != "+" {
		t.Errorf("the mark is %q", got)
	}
	if got := v.PinnedCell(0, linkFixed).Text; got != "2" {
		t.Errorf("P1 is supported %s times", got)
	}
	d.press(fyne.KeyReturn)
	d.typeInto("They know best.")
	d.tapAction("Save")
	if l, _ = v.link("data-team", "P1"); l.Reason != "They know best." {
		t.Errorf("the reason is %q", l.Reason)
	}
	d.focusPage()
	d.press(fyne.KeyDelete)
	d.confirm()
	if _, ok = v.link("data-team", "P1"); ok {
		t.Error("the link is still there")
	}
	d.rested()
}

// focusPage gives the keys to the page shown.
func (d *desk) focusPage() { d.page.view.focus() }

func TestADoubleCountIsFlaggedWhereDriversAreLinked(t *testing.T) {
	d := openDesk(t)
	for _, option := range []string{"front-door", "assessment-hub"} {
		if _, ok := d.session.Case().Options.Get(option); !ok {
			t.Fatalf("the example has no option %q", option)
		}
		link := &model.Link{Owner: option, To: model.KindDriver, Target: "D7"}
		if _, there := d.session.Case().Links.Get(link.Key()); !there {
			d.do(d.session.Case().Add(link, ""))
		}
	}
	d.run(pageLinks)
	d.links().showMatrix(1)
	if got := d.links().words.Text; !strings.Contains(got, "Possible double count in Customer contact and assessment") {
		t.Errorf("the remarks are %q", got)
	}
	d.rested()
}

func TestThePartsOfTheMapLeadToTheirLinks(t *testing.T) {
	d := openDesk(t)
	d.run(pageLinks)
	v := d.links()
	v.showMatrix(len(matrices()))
	d.rested()
	d.focusPage()
	d.press(fyne.KeyDown)
	spot := v.picture.spots[v.picture.at]
	if spot.Hop < 0 || !strings.Contains(d.status.explained.Text, " to ") {
		t.Fatalf("the second part is %q, the line says %q", spot.Words, d.status.explained.Text)
	}
	link := v.picture.hops[spot.Hop].Link
	d.press(fyne.KeyReturn)
	if v.mapShown() || v.Key(v.grid.Cursor.Row) != link.Owner {
		t.Errorf("Enter leads to row %q, column %d", v.Key(v.grid.Cursor.Row), v.grid.Cursor.Col)
	}
	d.run(pageBoard)
	d.settle()
}

func TestTheComparatorShowsWhatEveryChoiceDiffers(t *testing.T) {
	d := openDesk(t)
	d.designed()
	if got := d.outcome.against.text.Text; got != "Against Published case: net down −£1.00m, benefit down −£1.00m, cost unchanged; 1 choice differs" {
		t.Errorf("the outcome says %q", got)
	}
	d.tap("centre-of-excellence")
	if got := d.outcome.against.text.Text; !strings.Contains(got, "net unchanged") || !strings.Contains(got, "0 choices differ") {
		t.Errorf("after the choice it says %q", got)
	}
	d.settle()
}

func TestDifferencesBetweenScenariosAreMarkedBySign(t *testing.T) {
	d := openDesk(t)
	d.designed()
	d.run(pageCompare)
	v := d.page.view.(*compareView)
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
	d.run(pageBoard)
	d.settle()
}

func TestTheLogIsFilteredAndLeadsToWhatWasChanged(t *testing.T) {
	d := openDesk(t)
	d.session.SignAs("A. Clerk")
	d.designed()
	d.run(cmdUndo)
	d.run(pageLog)
	d.rested()
	v := d.page.view.(*logView)
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
	v.grid.MoveTo(grid.Place{Row: 0, Col: 3})
	d.press(fyne.KeyReturn)
	if d.page.id != pageBoard || d.focusedDecision() == nil || d.focusedDecision().id != "procurement" {
		t.Errorf("Enter leads to %s, %v", d.page.id, d.focusedDecision())
	}
	d.settle()
}

func TestAnEntryThatChangedNothingLeadsNowhere(t *testing.T) {
	d := openDesk(t)
	d.session.KeepJournal(d.session.Case().Head().ID, []model.Entry{{Edit: model.Edit{Text: "12 older entries are left out here"}}})
	d.run(pageLog)
	d.rested()
	v := d.page.view.(*logView)
	v.grid.MoveTo(grid.Place{Row: 0, Col: 3})
	d.press(fyne.KeyReturn)
	if len(v.shown) != 1 || d.page.id != pageLog {
		t.Errorf("Enter on one of %d entries leads to %s", len(v.shown), d.page.id)
	}
}

func TestASnapshotIsReopenedAsAScenario(t *testing.T) {
	d := openDesk(t)
	d.run(cmdSnapshot)
	d.typeInto("After item 3")
	d.press(fyne.KeyReturn)
	d.tap("hub-and-spoke")
	d.run(cmdSnapshots)
	d.press(fyne.KeyReturn)
	d.tapAction("Reopen as a scenario")
	if got := d.session.Scenario().Name; got != "After item 3" || !d.chosen("centre-of-excellence") {
		t.Errorf("%q is shown, centre of excellence chosen: %v", got, d.chosen("centre-of-excellence"))
	}
	if d.focusedDecision() == nil {
		t.Errorf("the keys are on %T", d.window.Canvas().Focused())
	}
	d.settle()
}

func TestAnythingIsFoundAndShownWhereItIsWorkedOn(t *testing.T) {
	d := openDesk(t)
	for typed, page := range map[string]commandID{
		"hub and spoke": pageBoard, "residents as experts": pageFrame, "liquidlogic": pageFrame, "asset-based approach benefit": pageFigures,
	} {
		d.run(cmdFind)
		d.typeText(typed)
		d.press(fyne.KeyReturn)
		if d.page.id != page {
			t.Errorf("%q leads to %s", typed, d.page.id)
		}
	}
	d.run(pageBoard)
	d.settle()
}

func TestRulingOutAndTheIssueBankAskForTheNameOnce(t *testing.T) {
	d := openDesk(t)
	d.revealOnBoard(model.KindOption, "hub-and-spoke")
	d.run(cmdRuleOut)
	d.typeInto("Too dear")
	d.press(fyne.KeyReturn)
	d.press(fyne.KeyReturn) // no name
	if out, ok := d.session.Case().RuledOut("published-case", "hub-and-spoke"); !ok || out.Reason != "Too dear" {
		t.Errorf("ruled out: %+v, %v", out, ok)
	}
	d.run(cmdBankIssue)
	d.typeInto("Parking at the depot")
	d.press(fyne.KeyReturn)
	d.press(fyne.KeyReturn)
	issues := d.session.Case().Issues
	if issues.Len() != 1 || issues.At(0).About != "procurement" {
		t.Fatalf("the issue bank holds %d", issues.Len())
	}
	d.revealOnBoard(model.KindOption, "hub-and-spoke")
	d.run(cmdRuleOut)
	d.confirm()
	if _, ok := d.session.Case().RuledOut("published-case", "hub-and-spoke"); ok {
		t.Error("the option is still ruled out")
	}
	d.settle()
}

func TestThePresentationFollowsAndLeads(t *testing.T) {
	d := openDesk(t)
	d.run(cmdPresent)
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
	if !d.chosen("hub-and-spoke") || !d.tileOf("hub-and-spoke").face.chosen {
		t.Error("a choice there doesn't show here")
	}
	d.do(d.session.Case().Decide("published-case", "procurement", model.Agreed, ""))
	p.decisions[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if !d.chosen("hub-and-spoke") || !strings.HasSuffix(p.said.Text, "is agreed in Published case. The other window asks.") {
		t.Errorf("what is agreed was changed, or it says %q", p.said.Text)
	}
	d.press(fyne.KeyEscape)
	p.window.Canvas().Capture()
	d.until(p.chart.upToDate)
	d.settle()
}

func TestThePresentationLooksAsItShouldLightAndDark(t *testing.T) {
	d := openDesk(t)
	d.run(cmdPresent)
	p := d.present
	p.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	d.revealOnBoard(model.KindOption, "hub-and-spoke")
	for _, look := range []string{"light", "dark"} {
		p.window.Canvas().Capture()
		d.until(p.chart.upToDate)
		test.AssertImageMatches(t, "present-"+look+".png", p.window.Canvas().Capture())
		d.run(cmdDark)
	}
	d.settle()
}

func TestCasesAreMadeArchivedDeletedAndBroughtBack(t *testing.T) {
	d := openDesk(t)
	d.run(cmdNewCase)
	d.typeInto("Anyshire 2026")
	for _, f := range []string{"", "2026", "3"} {
		d.press(fyne.KeyReturn)
		if f != "" {
			d.typeInto(f)
		}
	}
	d.press(fyne.KeyReturn)
	d.until(func() bool { return d.session.Case().Head().Title == "Anyshire 2026" })
	if h := d.session.Case().Head(); h.FirstYear != 2026 || h.Years != 3 || d.page.id != pageFrame {
		t.Errorf("the case is %+v on %s", h, d.page.id)
	}
	id := d.session.Case().Head().ID
	d.run(cmdDeleteCase)
	d.until(func() bool { return d.session.Case().Head().Title == "Oxfordshire 2018" && !d.idle() })
	d.tapAction("Undo")
	d.until(func() bool { return d.session.Case().Head().ID == id })
	d.run(cmdArchiveCase)
	d.until(func() bool { return d.session.Case().Head().ID != id && !d.idle() })
	d.dismiss()
	cases, err := d.Window.store.Cases()
	if err != nil || len(cases) != 2 || cases[0].Shelf != "archived" {
		t.Errorf("the cases are %+v, %v", cases, err)
	}
	d.run(pageBoard)
	d.settle()
}

func TestEveryTemplateMakesASoundCase(t *testing.T) {
	d := openDesk(t)
	for i, one := range d.templates() {
		for _, years := range []int{1, 4, 30} {
			c, err := one.make(model.Head{ID: fmt.Sprint("t", i), Title: one.name, FirstYear: 2026, Years: years})
			if err != nil || len(c.Problems()) > 0 || c.DefaultScenario() == nil {
				t.Errorf("%s over %d years: %v", one.name, years, err)
			}
		}
	}
	d.settle()
}

func TestTheLogOfACaseWithoutAnEditSaysSo(t *testing.T) {
	d := openDesk(t)
	d.run(pageLog)
	d.rested()
	if got := d.page.view.(*logView).grid.Empty.Text; !strings.HasPrefix(got, "Nothing is logged yet") {
		t.Errorf("it says %q", got)
	}
	d.run(pageBoard)
	d.settle()
}

func TestAPastedRangeMayMoveBothEnds(t *testing.T) {
	d := openDesk(t)
	d.run(pageFigures)
	v := d.figures()
	v.grid.MoveTo(grid.Place{Row: 0, Col: figuresFixed}) // the minimum and the maximum of the programme's benefit
	line := v.lines[0].line.ID
	fyne.CurrentApp().Clipboard().SetContent("7\t8\n9\t10\n")
	v.grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	now, _ := d.session.Case().Lines.Get(line)
	if got := fmt.Sprint(now.Minimum[:2], now.Maximum[:2]); got != "[7 8] [9 10]" {
		t.Errorf("the figures are %s", got)
	}
	d.rested()
}

func TestTheTableHasTheKeysAfterAnImport(t *testing.T) {
	d := openDesk(t)
	d.run(pageFigures)
	path := filepath.Join(t.TempDir(), "figures.csv")
	table := "owner,kind,2018/19,2019/20,2020/21,2021/22,extra\nprogramme,benefit,1,1,1,1,x\n"
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	before := d.session.Case().Lines.Len()
	d.run(cmdImportLines)
	d.waitForDialog()
	d.chooser.Filter.SetText(path)
	d.press(fyne.KeyReturn)
	d.waitForDialog()
	if got := d.dialogText(); !strings.Contains(got, "Nothing is done with the column “extra”.") {
		t.Errorf("it asks %q", got)
	}
	d.press(fyne.KeyReturn) // Cancel has the focus
	d.run(cmdImportLines)
	d.waitForDialog()
	d.chooser.Filter.SetText(filepath.Dir(path))
	d.press(fyne.KeyReturn)
	d.waitForDialog()
	d.tapAction("Import")
	if d.session.Case().Lines.Len() != before+1 || d.window.Canvas().Focused() != fyne.Focusable(d.figures().grid.List) {
		t.Errorf("%d lines of %d, the keys are on %T", d.session.Case().Lines.Len(), before+1, d.window.Canvas().Focused())
	}
	d.rested()
}

func TestThePresentationKeepsOneSizeForAllComponents(t *testing.T) {
	d := openDesk(t)
	d.run(cmdPresent)
	p := d.present
	p.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	zoom := p.layout.zoom
	for range d.session.Case().Components.Len() {
		if p.name.Zoom != zoom || p.decisions[0].tiles[0].zoom != zoom {
			t.Errorf("%q is enlarged by %v, its options by %v, the first by %v", p.name.Text, p.name.Zoom, p.decisions[0].tiles[0].zoom, zoom)
		}
		if ui.HeightFor(p.body, p.layout.left()) > p.layout.height() {
			t.Errorf("%q doesn't fit", p.name.Text)
		}
		p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	p.window.Canvas().Capture()
	d.until(p.chart.upToDate)
	d.settle()
}
