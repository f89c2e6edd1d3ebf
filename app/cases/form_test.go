package cases

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestAFormNamesEveryFaultBesideItsFieldAndGoesToTheFirst(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(cmdNewCase)
	d.TypeInto(" ")
	d.Press(fyne.KeyReturn, fyne.KeyReturn)
	d.TypeInto("soon")
	d.Press(fyne.KeyReturn)
	d.TypeInto("99")
	d.Press(fyne.KeyReturn)
	got := d.DialogText()
	for _, want := range []string{
		"× Title: is empty; it needs a name", "× First year: “soon” is not a year; write 2026 for 2026/27",
		"× Number of years: a case has 1 to 30 years, not 99",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the form lacks %q:\n%s", want, got)
		}
	}
	f, ok := d.Canvas().Focused().(*ui.Field)
	if !ok || strings.TrimSpace(f.Text) != "" {
		t.Fatalf("the keys are on %v", d.Canvas().Focused())
	}
	d.TypeInto("Anyshire")
	if got := d.DialogText(); strings.Contains(got, "× Title") || !strings.Contains(got, "× Number") {
		t.Errorf("with a title the form says\n%s", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestWhatIsWrongWithAReasonStandsBesideIt(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Session().SignAs("A. Clerk")
	d.revealOnBoard(model.KindOption, "hub-and-spoke")
	d.Run(cmdRuleOut)
	d.Canvas().Focused().(*ui.Field).SetText(strings.Repeat("x", model.MaxTextRunes+1))
	d.Press(fyne.KeyReturn)
	if got := d.DialogText(); !strings.Contains(got, "× Reason: is longer than 10000 characters") {
		t.Errorf("it says %.200q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestComingToAFieldSelectsItsTextSoThatTypingTakesItsPlace(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(cmdNewCase)
	d.Canvas().FocusNext()
	d.Type("Anyshire")
	d.Canvas().FocusPrevious()
	d.Type("A plan")
	if got := d.Canvas().Focused().(*ui.Field).Text; got != "A plan" {
		t.Errorf("the title is %q", got)
	}
	d.Canvas().FocusNext()
	d.Type("Elsewhere")
	if got := d.Canvas().Focused().(*ui.Field).Text; got != "Elsewhere" {
		t.Errorf("the organisation is %q", got)
	}
	d.Press(fyne.KeyEscape)
}

func TestAFieldGoesOnWhereItWasWhenTheKeysComeBackFromAnotherWindow(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(cmdNewCase)
	d.Type("A pl")
	typed := d.Canvas().Focused().(*ui.Field)
	typed.FocusLost()
	d.keysLeft()
	typed.FocusGained()
	d.Type("an")
	if typed.Text != "A plan" {
		t.Errorf("the title is %q", typed.Text)
	}
	d.Canvas().FocusNext()
	d.Canvas().FocusPrevious()
	d.Type("Other")
	if typed.Text != "Other" {
		t.Errorf("coming back by keys, the title is %q", typed.Text)
	}
	d.Press(fyne.KeyEscape)
}

func TestANewCaseIsNotTheOpenCasesOrganisations(t *testing.T) {
	d := apptest.Open(t, Entry())
	if d.Session().Case().Head().Organisation == "" {
		t.Fatal("the open case names no organisation")
	}
	d.Clock = apptest.Time
	d.Run(cmdNewCase)
	d.TypeInto("Another")
	d.TapAction("Create")
	d.Until(func() bool { return d.Session().Case().Head().Title == "Another" })
	if got := d.Session().Case().Head().Organisation; got != "" {
		t.Errorf("it takes over %q", got)
	}
	d.Settle()
}

func TestFindTakesWhatIsTypedAtOnce(t *testing.T) {
	d := apptest.Open(t, Entry())
	for _, p := range d.pages {
		d.goTo(p.id)
		d.Run(cmdFind)
		d.Type("hub")
		if got := d.Chooser().Filter.Text; got != "hub" || len(d.Chooser().Shown) == 0 {
			t.Errorf("on %s it has %q and finds %d", p.name, got, len(d.Chooser().Shown))
		}
		d.Press(fyne.KeyEscape)
	}
	d.Settle()
}

// tables are the tables of a page.
func tables(v view) []*grid.Grid {
	switch v := v.(type) {
	case *view:
		return []*grid.Grid{v.list, v.printed, v.found}
	case *view:
		return []*grid.Grid{v.Grid}
	case interface{ table() *grid.Grid }:
		return []*grid.Grid{v.table()}
	}
	return nil
}

func TestACaseOpensAtItsBeginningOnEveryPage(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.designed()
	first := d.Session().Case().Head().ID
	for _, p := range d.pages {
		d.goTo(p.id)
		d.Settle()
		for _, g := range tables(p.view) {
			g.MoveTo(grid.Place{Row: g.Source.Rows() - 1, Col: 1})
		}
		if len(tables(p.view)) == 0 && p.id != page.Board {
			t.Errorf("%s isn't looked at", p.name)
		}
	}
	d.board.scroll.ScrollToBottom()
	d.Run(cmdDuplicateCase)
	d.TypeInto("A copy")
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Session().Case().Head().ID != first })
	for _, p := range d.pages {
		d.goTo(p.id)
		d.Settle()
		for i, g := range tables(p.view) {
			chosen := p.id == page.Explore || p.id == page.Tables && i == 0 // where the page itself says what to begin with
			if g.List.GetScrollOffset() != 0 || !chosen && g.Cursor != (grid.Place{}) {
				t.Errorf("%s, table %d is at %v, scrolled by %v", p.name, i, g.Cursor, g.List.GetScrollOffset())
			}
		}
	}
	if y := d.board.scroll.Offset.Y; y != 0 {
		t.Errorf("the board is scrolled by %v", y)
	}
}

// table is the grid of a page that is one table.
func (p *TablePage) table() *grid.Grid { return p.Grid }
