package setup

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/model"
)

func TestACostOfZeroIsNoCostOfAnAreaAndAnEmptiedOneIsNotKnown(t *testing.T) {
	d, v := openList(t, "Areas")
	cost := func() string { return d.Session().Case().Areas.At(0).Cost.String() }
	if d.Session().Case().Areas.At(0).Kind() != model.KindArea || cost() != "29" {
		t.Fatalf("the first area costs %s", cost())
	}
	d.Shown().Focus()
	d.Press(fyne.KeyHome, fyne.KeyRight)
	d.Type("0")
	d.Press(fyne.KeyReturn)
	if !v.Grid.Editor.Open || v.Grid.Editor.Entry.Text != "0" || cost() != "29" {
		t.Errorf("a cost of zero is taken: it costs %s", cost())
	}
	if got := v.Grid.Editor.Hint.Text; !strings.Contains(got, "above zero") {
		t.Errorf("of a cost of zero it says %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Press(fyne.KeyDelete)
	if cost() != "0" {
		t.Errorf("emptied it costs %s", cost())
	}
	d.Settle()
}
