package log

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/ui/uitest"
)

// pick clicks a control of the page and takes a name of the list that it opens.
func pick(d *apptest.Desk, control fyne.CanvasObject, name string) {
	d.T.Helper()
	uitest.Click(d.Canvas(), uitest.Middle(control))
	if !d.Chooser().IsOpen() {
		d.T.Fatal("a click opens no list")
	}
	at := slices.Index(d.Chooser().Shown, name)
	if at < 0 {
		d.T.Fatalf("there is no %q among %q", name, d.Chooser().Shown)
	}
	for range len(d.Chooser().Shown) {
		d.Press(fyne.KeyUp)
	}
	for range at {
		d.Press(fyne.KeyDown)
	}
	d.Press(fyne.KeyReturn)
}

func TestTheLogIsNarrowedToAComponentAndToAPersonFromLists(t *testing.T) {
	d := apptest.Open(t, Entry())
	designed(d) // by nobody
	d.Session().SignAs("A. Clerk")
	c := d.Session().Case()
	d.Do(c.RenameScenario("hub-first", "Hub before all"))
	d.Settle()
	v := d.Shown().(*view)
	all := len(v.shown)
	procurement, _ := c.Components.Get("procurement")
	pick(d, v.component, procurement.Name)
	if len(v.shown) == 0 || len(v.shown) == all || v.component.Value != procurement.Name {
		t.Errorf("about %s are %d of %d", v.component.Value, len(v.shown), all)
	}
	for _, l := range v.shown {
		if !slices.Contains(l.Components, procurement.ID) {
			t.Errorf("about %s is %q", procurement.Name, l.Text)
		}
	}
	pick(d, v.component, "All components")
	for name, who := range map[string]string{"A. Clerk": "A. Clerk", nobody: ""} {
		pick(d, v.person, name)
		if len(v.shown) == 0 || len(v.shown) == all || v.person.Value != name {
			t.Errorf("by %s are %d of %d", v.person.Value, len(v.shown), all)
		}
		for _, l := range v.shown {
			if l.Who != who {
				t.Errorf("by %s is what %q did", name, l.Who)
			}
		}
	}
	pick(d, v.person, "Everybody")
	if len(v.shown) != all || v.person.Value != "everybody" || v.component.Value != "all" {
		t.Errorf("by %s, about %s are %d of %d", v.person.Value, v.component.Value, len(v.shown), all)
	}
	d.Settle()
}

func TestTheDecisionStatementIsSavedAsAFile(t *testing.T) {
	d := apptest.Open(t, Entry())
	designed(d)
	d.Run(cmdStatement)
	d.WaitForDialog()
	shown := d.DialogText()
	path := filepath.Join(t.TempDir(), "statement.txt")
	d.TapAction("Save as text …")
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.WaitForDialog()
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(shown, strings.TrimSpace(string(text))) || len(text) < 100 || !strings.Contains(d.DialogText(), path) {
		t.Errorf("written are %d bytes, %v; told is %q", len(text), err, d.DialogText())
	}
	d.Dismiss()
	d.Run(cmdStatement)
	d.WaitForDialog()
	d.TapAction("Save as text …")
	d.TypeInto(filepath.Join(t.TempDir(), "nowhere", "statement.txt"))
	d.Press(fyne.KeyReturn)
	d.WaitForDialog()
	if got := d.DialogText(); strings.Contains(got, "It is written to") {
		t.Errorf("without its folder it says %q", got)
	}
	d.Dismiss()
	d.Settle()
}
