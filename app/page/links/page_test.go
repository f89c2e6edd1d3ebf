package links

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestLinksAreSetByKeysAndCoverageFollows(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Links)
	v := d.Shown().(*view)
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
	d.Shown().Focus()
	d.Press(fyne.KeyDelete)
	d.Confirm()
	if _, ok = v.link("data-team", "P1"); ok {
		t.Error("the link is still there")
	}
	d.Settle()
}

func TestADoubleCountIsFlaggedWhereDriversAreLinked(t *testing.T) {
	d := apptest.Open(t, Entry())
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
	d.Shown().(*view).showMatrix(1)
	if got := d.Shown().(*view).words.Text; !strings.Contains(got, "Possible double count in Customer contact and assessment") {
		t.Errorf("the remarks are %q", got)
	}
	d.Settle()
}

func TestThePartsOfTheMapLeadToTheirLinks(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Links)
	v := d.Shown().(*view)
	v.showMatrix(len(matrices()))
	d.Settle()
	d.Shown().Focus()
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
	d.Settle()
}

func TestALinkIsGivenItsShareAndReasonByAForm(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.Shown().(*view)
	v.showMatrix(1) // options to drivers, along which £m flow
	var at *model.Link
	for l := range d.Session().Case().Links.All() {
		if l.To == model.KindDriver {
			at = l
			break
		}
	}
	v.Show(page.Place{Record: model.Hit{Kind: model.KindLink, Key: at.Key()}})
	d.Shown().Focus()
	d.Press(fyne.KeyReturn)
	d.TypeInto("As counted in the pilot.")
	d.Canvas().FocusNext()
	d.TypeInto("140%")
	d.TapAction("Save")
	if d.Idle() {
		t.Fatal("a share of 140% is taken")
	}
	d.TypeInto("40")
	d.TapAction("Save")
	l, _ := d.Session().Case().Links.Get(at.Key())
	if l.Reason != "As counted in the pilot." || l.Share == nil || l.Share.String() != "0.4" {
		t.Errorf("the link is %+v", l)
	}
	d.Shown().Focus()
	d.Press(fyne.KeyReturn)
	d.Canvas().FocusNext()
	d.TypeInto("")
	d.Press(fyne.KeyBackspace)
	d.TapAction("Save")
	if l, _ = d.Session().Case().Links.Get(at.Key()); l.Share != nil {
		t.Errorf("emptied, the share is %s", l.Share)
	}
	d.Settle()
}

// A code alone says nothing to a room.
func TestAColumnIsHeadedByItsNameAndTheWholeNameStandsAtThePointer(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.Shown().(*view)
	for i := range matrices() {
		v.showMatrix(i)
		for at, r := range v.targets {
			if title := v.Grid.Columns[linkFixed+at].Title; !strings.Contains(title, targetName(r)) || targetName(r) == "" {
				t.Errorf("%s is headed %q", r.Key(), title)
			}
			v.onHover(grid.Place{Row: -1, Col: linkFixed + at}, "")
			if !strings.HasPrefix(d.Said(), r.Key()+" "+targetName(r)) {
				t.Errorf("at the pointer %s says %q", r.Key(), d.Said())
			}
		}
	}
	v.showMatrix(0)
	d.Settle()
	head := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.Grid.Head)
	test.MoveMouse(d.Canvas(), head.AddXY(v.Grid.Head.Size().Width-10, 8))
	if last := v.targets[len(v.targets)-1]; d.Said() != targetWords(last) {
		t.Errorf("the pointer on the last heading says %q", d.Said())
	}
}
