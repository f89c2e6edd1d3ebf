package links

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// openMatrix opens the window on the matrix of links to a kind.
func openMatrix(t *testing.T, to model.Kind) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, Entry())
	v := d.Shown().(*view)
	for i, m := range v.list {
		if m.to == to {
			v.showMatrix(i)
		}
	}
	return d, v
}

func TestAnEnablerIsNeededOrBroughtByKeysByPastedWordsAndByAForm(t *testing.T) {
	d, v := openMatrix(t, model.KindEnabler)
	d.Shown().Focus()
	v.Grid.MoveToKey("front-door", linkFixed)
	at := v.Grid.Cursor
	link := (&model.Link{Owner: "front-door", To: model.KindEnabler, Target: "E1"}).Key()
	said := func() string {
		l, linked := d.Session().Case().Links.Get(link)
		switch {
		case !linked:
			return ""
		case l.Brings:
			return "brings"
		}
		return "needs"
	}
	for _, one := range []struct{ keys, want string }{
		{" ", "needs"}, {" ", "brings"}, {" ", ""}, {"b", "brings"}, {"n", "needs"}, {"-", ""}, {"+", "needs"}, {"B", "brings"},
	} {
		d.Type(one.keys)
		if got := v.Cell(at.Row, at.Col).Text; said() != one.want || got != one.want {
			t.Fatalf("after %q it is %q, and the cell says %q; want %q", one.keys, said(), got, one.want)
		}
	}
	if !strings.Contains(d.Said(), "brings E1") {
		t.Errorf("under the cursor it says %q", d.Said())
	}
	for _, one := range []struct{ text, want string }{{"needs", "needs"}, {"Brings", "brings"}, {"x", "brings"}, {"", ""}, {"x", "needs"}} {
		if told := d.PasteCells(v.Grid, at, one.text+"\n"); told != "" || said() != one.want {
			t.Errorf("%q pasted makes it %q, want %q; told %q", one.text, said(), one.want, told)
		}
	}
	if told := d.PasteCells(v.Grid, at, "supports it\n"); !strings.Contains(told, "needs or brings") {
		t.Errorf("what is no mark is told %q", told)
	}
	d.Type("-")
	v.open(at) // the way of the mouse
	if d.Idle() {
		t.Fatal("a cell without a link opens nothing")
	}
	d.Dismiss()
	d.Settle()
}

func TestAnEnablerThatNothingBringsIsNamedWithTheBenefitThatHangsOnIt(t *testing.T) {
	d, v := openMatrix(t, model.KindEnabler)
	if !strings.HasPrefix(v.words.Text, "Once a link says what brings") || v.rest.Link.Visible() {
		t.Fatalf("without a link that brings, it says %q", v.words.Text)
	}
	d.PasteCells(v.Grid, grid.Place{Row: 0, Col: linkFixed}, "brings\n") // what is council-wide brings the first
	got := v.words.Text
	if !strings.Contains(got, "! E3 Technology: needed by") || strings.Contains(got, "E1 Processes") || !strings.Contains(got, "of benefit hangs on it (cautious estimate, new savings each year)") {
		t.Errorf("it says %q", got)
	}
	d.Run(page.Stretch)
	if after := v.words.Text; after == got || !strings.Contains(after, "stretch estimate") {
		t.Errorf("at another estimate it says %q", after)
	}
	d.Settle()
}

func TestThemesSayHowManyAreTakenUpAndByWhichGroup(t *testing.T) {
	d, v := openMatrix(t, model.KindTheme)
	if want := "11 of 12 themes taken up in Published case\nNo choice takes up: T3 Partnership and integrated working"; v.words.Text != want {
		t.Errorf("it says %q, want %q", v.words.Text, want)
	}
	theme := d.Session().Case().Themes.At(9) // which only what is council-wide takes up
	next := *theme
	next.Group = "Business model"
	d.Do(d.Session().Case().Replace(theme.ID, &next))
	d.Do(d.Session().Case().Remove(model.KindLink, (&model.Link{Owner: model.Programme, To: model.KindTheme, Target: theme.ID}).Key()))
	want := "10 of 12 themes taken up (no group 10 of 11, Business model 0 of 1) in Published case\nNo choice takes up: T3 Partnership and integrated working, T10 Commercialisation and income"
	if v.words.Text != want {
		t.Errorf("it says %q, want %q", v.words.Text, want)
	}
	d.Settle()
}

func TestTheTableStaysWhereItIsWhenALinkBringsARemark(t *testing.T) {
	d, v := openMatrix(t, model.KindEnabler)
	for i, m := range v.list {
		if m.owners != model.KindOption {
			continue
		}
		v.showMatrix(i)
		d.Picture()
		at := v.table.Objects[1].Position()
		for _, mark := range []string{"x", "brings", ""} { // a conflict, or a link; an enabler brought; none
			for row := range 6 {
				d.PasteCells(v.Grid, grid.Place{Row: row, Col: linkFixed}, mark+"\n")
				d.Picture()
				if now := v.table.Objects[1].Position(); now != at {
					t.Fatalf("%s: with %q in row %d the table moves from %v to %v: %q", m.name, mark, row, at, now, v.words.Text)
				}
				if d.Sheet().IsOpen() {
					d.Dismiss()
				}
			}
		}
	}
	d.Settle()
}

func TestAllRemarksCanBeOpenedAndWhatOverlapsIsNotToBeAdded(t *testing.T) {
	d, v := openMatrix(t, model.KindEnabler)
	d.PasteCells(v.Grid, grid.Place{Row: 0, Col: linkFixed}, "brings\n")
	if !strings.Contains(v.words.Text, "together: an option needs several of them, so don’t add the rows up") {
		t.Errorf("of rows that overlap it says %q", v.words.Text)
	}
	if !v.rest.Link.Visible() || !strings.HasPrefix(v.rest.Link.Name, "and ") {
		t.Fatalf("the rest is %q, shown: %v", v.rest.Link.Name, v.rest.Link.Visible())
	}
	v.rest.Link.Tapped(nil)
	if got := d.DialogText(); strings.Count(got, "! E") != len(model.UnmetIn(v.shown, v.scenario, model.Minimum, model.InYear)) {
		t.Errorf("it opens %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}
