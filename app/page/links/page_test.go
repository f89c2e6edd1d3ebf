package links

import (
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"

	"fyne.io/fyne/v2"
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
