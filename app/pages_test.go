package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui/grid"
)

func TestEveryPageLooksAsItShouldLightAndDark(t *testing.T) {
	d := openWhole(t)
	designed(d)
	for _, dark := range []string{"light", "dark"} {
		for _, p := range pages.All() {
			d.Run(p.ID)
			d.Settle()
			test.AssertImageMatches(t, "page-"+string(p.ID)+"-"+dark+".png", d.Picture())
		}
		d.Run(page.Links)
		showMap(d)
		d.Settle()
		test.AssertImageMatches(t, "page-map-"+dark+".png", d.Picture())
		switchOf(d, matrixSwitch).OnSelect(0)
		d.Run(page.SwitchDark)
	}
	d.Run(page.Board)
	d.Settle()
}

func TestTheMembersPageLooksAsItShouldWithReturns(t *testing.T) {
	d := openWhole(t)
	answeredByMembers(d, 12)
	for _, look := range []string{"light", "dark"} {
		d.Run(page.Members)
		d.Settle()
		test.AssertImageMatches(t, "page-members-answered-"+look+".png", d.Picture())
		d.Run(page.SwitchDark)
	}
}

func TestACaseIsDesignedByKeysAlone(t *testing.T) {
	d := openWhole(t)
	empty := openFresh(d, page.SetUp)
	switchOf(d, listSwitch).OnSelect(0)
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
	d.Settle()
}

func TestAFigureOnTheBoardLeadsToItsLines(t *testing.T) {
	d := openWhole(t)
	tile := d.Labelled("Centre-led hub and spoke, ").(fyne.Widget)
	d.Canvas().Capture()
	test.TapAt(tile.(fyne.Tappable), fyne.NewPos(tile.Size().Width-20, 14)) // where its figures stand
	if d.ShownID() != page.Figures || !strings.HasPrefix(gridOf(d).CellAt(grid.Place{Row: gridOf(d).Cursor.Row}).Text, "Centre-led hub and spoke") {
		t.Fatalf("the page is %s", d.ShownID())
	}
	if d.Chosen("hub-and-spoke") {
		t.Error("a tap on the figures chose the option")
	}
	d.Run(page.Board)
	d.Settle()
}

func TestAnythingIsFoundAndShownWhereItIsWorkedOn(t *testing.T) {
	d := openWhole(t)
	for typed, want := range map[string]page.ID{
		"hub and spoke": page.Board, "residents as experts": page.SetUp, "liquidlogic": page.SetUp, "asset-based approach benefit": page.Figures,
	} {
		d.Run(cmdFind)
		d.Type(typed)
		d.Press(fyne.KeyReturn)
		if d.ShownID() != want {
			t.Errorf("%q leads to %s", typed, d.ShownID())
		}
	}
	d.Run(page.Board)
	d.Settle()
}

func TestCasesAreMadeArchivedDeletedAndBroughtBack(t *testing.T) {
	d := openWhole(t)
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
	if h := d.Session().Case().Head(); h.FirstYear != 2026 || h.Years != 3 || d.ShownID() != page.SetUp {
		t.Errorf("the case is %+v on %s", h, d.ShownID())
	}
	id := d.Session().Case().Head().ID
	d.Run(cmdDeleteCase)
	d.Until(func() bool { return d.Session().Case().Head().Title == "Oxfordshire 2018" && !d.Idle() })
	d.TapAction("Undo")
	d.Until(func() bool { return d.Session().Case().Head().ID == id })
	d.Run(cmdArchiveCase)
	d.Until(func() bool { return d.Session().Case().Head().ID != id && !d.Idle() })
	d.Dismiss()
	all, err := d.Store.Cases()
	if err != nil || len(all) != 2 || all[0].Shelf != "archived" {
		t.Errorf("the cases are %+v, %v", all, err)
	}
	d.Run(page.Board)
	d.Settle()
}

func TestTheTableHasTheKeysAfterAnImport(t *testing.T) {
	d := openWhole(t)
	d.Run(page.Figures)
	path := filepath.Join(t.TempDir(), "figures.csv")
	table := "owner,kind,2018/19,2019/20,2020/21,2021/22,extra\nprogramme,benefit,1,1,1,1,x\n"
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	before := d.Session().Case().Lines.Len()
	d.Run(page.ImportFigures)
	waitForDialog(d)
	test.Type(d.Canvas().Focused(), path)
	d.Press(fyne.KeyReturn)
	waitForDialog(d)
	if got := dialogText(d); !strings.Contains(got, "Nothing is done with the column “extra”.") {
		t.Errorf("it asks %q", got)
	}
	d.Press(fyne.KeyReturn) // Cancel has the focus
	d.Run(page.ImportFigures)
	waitForDialog(d)
	test.Type(d.Canvas().Focused(), filepath.Dir(path))
	d.Press(fyne.KeyReturn)
	waitForDialog(d)
	d.TapAction("Import")
	if d.Session().Case().Lines.Len() != before+1 || d.Canvas().Focused() != fyne.Focusable(gridOf(d).List) {
		t.Errorf("%d lines of %d, the keys are on %T", d.Session().Case().Lines.Len(), before+1, d.Canvas().Focused())
	}
	d.Settle()
}

func TestPagesAreReachedByKeysAndBySidebar(t *testing.T) {
	d := openWhole(t)
	d.Canvas().Focus(d.Sidebar())
	d.Press(fyne.KeyDown, fyne.KeyDown)
	if d.ShownID() != page.Links || d.Canvas().Focused() != fyne.Focusable(d.Sidebar()) {
		t.Errorf("%s is shown", d.ShownID())
	}
	d.Press(fyne.KeyReturn)
	if d.Canvas().Focused() != fyne.Focusable(gridOf(d).List) {
		t.Error("Enter doesn't go into the page")
	}
	test.TapAt(d.Sidebar().(fyne.Tappable), fyne.NewPos(20, 40)) // below the first heading
	if d.ShownID() != page.Board {
		t.Errorf("a tap on the first name shows %s", d.ShownID())
	}
	d.Settle()
}
