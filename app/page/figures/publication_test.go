package figures

import (
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/ui/grid"
)

func TestALineIsMarkedAsNotForPublicationAndPublishedAgainByKeys(t *testing.T) {
	d, v := open(t)
	line, at := v.lines[0].line, grid.Place{Row: 0, Col: columnOf(t, v, "Publication")}
	v.Grid.MoveTo(at)
	d.Type("not")
	d.Press(fyne.KeyReturn)
	if !lineOf(d, line.ID).NotForPublication {
		t.Fatal("the line isn't marked")
	}
	v.Grid.MoveTo(at)
	if got := v.Cell(at.Row, at.Col).Text; got != "not for publication" {
		t.Errorf("it reads as %q", got)
	}
	d.Press(fyne.KeyDelete)
	if lineOf(d, line.ID).NotForPublication {
		t.Error("the mark can't be taken off")
	}
}
