package setup

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

// listOf shows one of the lists.
func showList(d *apptest.Desk, v *view, name string) {
	d.T.Helper()
	for i, label := range v.tabs.Labels {
		if label == name {
			v.tabs.OnSelect(i)
			v.Focus()
			return
		}
	}
	d.T.Fatalf("there is no list %q", name)
}

func TestANewRuleIsPickedFromTwoOptionsAndWhatTheOneDoesToTheOther(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.Shown().(*view)
	showList(d, v, "Rules")
	before := d.Session().Case()
	d.Run(cmdAddRow)
	d.Type("front door")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyRight, fyne.KeyReturn) // requires
	d.Type("centre")
	d.Press(fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	d.Type("One team answers.")
	d.Press(fyne.KeyReturn)
	c := d.Session().Case()
	if c.Rules.Len() != before.Rules.Len()+1 {
		t.Fatalf("there are %d rules", c.Rules.Len())
	}
	r := c.Rules.At(c.Rules.Len() - 1)
	if r.Relation != model.Requires || r.Option != "front-door" || r.Other != "centre-of-excellence" || r.Reason != "One team answers." {
		t.Errorf("the rule is %+v", r)
	}
	if got := v.Key(v.Grid.Cursor.Row); !strings.Contains(got, r.Key()) {
		t.Errorf("the cursor is on %q", got)
	}
	d.Run(page.Undo)
	d.Run(cmdAddRow)
	d.Press(fyne.KeyEscape)
	if d.Session().Case().Rules.Len() != before.Rules.Len() || !d.Idle() {
		t.Error("Escape leaves a rule or a question")
	}
	d.Run(cmdAddRow)
	for range 4 { // the first of everything: an option that excludes itself
		d.Press(fyne.KeyReturn)
	}
	if d.Idle() || d.Session().Case().Rules.Len() != before.Rules.Len() {
		t.Error("an option excludes itself")
	}
	d.Dismiss()
	d.Run(cmdAddRow)
	d.Type("no such option")
	for range 4 {
		d.Press(fyne.KeyReturn)
	}
	if got := d.DialogText(); d.Idle() || !strings.Contains(got, "× Option: pick one from the list") {
		t.Errorf("what is no option's name: %q", got)
	}
	d.Dismiss()
	d.Settle()
}
