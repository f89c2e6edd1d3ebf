package app_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

func TestThePaletteDoesGoesAndFindsByTyping(t *testing.T) {
	d := openWhole(t)
	typed := func(text string) {
		t.Helper()
		d.Run("palette")
		d.Type(text)
		d.Press(fyne.KeyReturn)
	}
	typed("stretch est")
	if got := d.Session().View().Estimate; got != model.Maximum {
		t.Errorf("the estimate is %s", got)
	}
	typed("go to appraisal")
	if d.ShownID() != page.Appraisal {
		t.Errorf("%s is shown", d.ShownID())
	}
	typed("residents as experts")
	if d.ShownID() != page.SetUp {
		t.Errorf("a principle is found on %s", d.ShownID())
	}
	d.Go(page.Place{Record: model.Hit{Kind: model.KindOption, Key: "hub-and-spoke"}})
	typed("rule the option out") // what acts on the option that had the keys
	if d.Idle() {
		t.Error("nothing is asked about the option")
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
	typed("no such thing")
	if none := d.Chooser().None.Text; !d.Chooser().IsOpen() || !strings.Contains(none, "“no such thing”") {
		t.Errorf("where nothing is found it says %q", none)
	}
	d.Chooser().Filter.SetText("stretch est")
	if none := d.Chooser().None.Text; none != "" {
		t.Errorf("over what is found stands %q", none)
	}
	d.Press(fyne.KeyEscape)
}

func TestThePaletteOffersEveryCommandThatCanDoSomethingWithItsKeys(t *testing.T) {
	d := openWhole(t)
	var able []page.Command
	for _, c := range d.AllCommands() {
		if c.ID != "palette" && c.Can() {
			able = append(able, c)
		}
	}
	for _, c := range able {
		d.Run("palette")
		d.Type(c.Name)
		found := false
		for _, text := range labelsOf(d) {
			found = found || strings.HasPrefix(text, c.Name) && strings.HasSuffix(text, c.KeyWords())
		}
		if !found {
			t.Errorf("typing %q doesn't offer it with its keys %q", c.Name, c.KeyWords())
		}
		d.Press(fyne.KeyEscape)
	}
}

// labelsOf are the texts of the labels in the open list.
func labelsOf(d *apptest.Desk) []string {
	var texts []string
	apptest.Walk(d.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Label); ok {
			texts = append(texts, strings.TrimLeft(l.Text, "› "))
		}
	})
	return texts
}
