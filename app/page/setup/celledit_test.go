package setup

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/page/log"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestEnterOffersTheValuesOfACellThatTakesOneOfAFew(t *testing.T) {
	d, v := open(t)
	d.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if got := strings.Join(d.Chooser().Shown, "; "); got != "Not rated; R Red; A Amber; G Green" || d.Chooser().Marked != 0 {
		t.Fatalf("it offers %q, %d", got, d.Chooser().Marked)
	}
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	if got := d.Session().Case().Components.At(0).RAG; got != model.Red {
		t.Errorf("the rating is %q", got)
	}
	if d.Canvas().Focused() != fyne.Focusable(v.Grid.List) {
		t.Errorf("the keys are on %T", d.Canvas().Focused())
	}
	d.Press(fyne.KeyReturn)
	d.Type("a")
	d.Press(fyne.KeyReturn)
	if got := d.Session().Case().Components.At(0).RAG; got != model.Amber {
		t.Errorf("after a letter the rating is %q", got)
	}
	d.Settle()
}

func TestTheTextOfACellStaysWhereItIsWhileItIsEdited(t *testing.T) {
	d, v := open(t)
	short := *d.Session().Case().Components.At(0) // of a text that is cut, another end is seen while it is edited
	short.Assessment = "Works in part, not in all."
	d.Do(d.Session().Case().Replace(short.ID, &short))
	for _, at := range []grid.Place{{Row: 0, Col: 0}, {Row: 2, Col: 0}, {Row: 0, Col: 1}} {
		d.CheckTextStays(v.Grid, at)
	}
	d.Settle()
}

func TestARefusedTextNeverLocksThePage(t *testing.T) {
	d, v := openList(t, "Rates", log.Entry())
	at := atRate(t, v, model.KindRate, "discount.0", "Rate, upper %, index")
	d.CheckRefusedText(v.Grid, at, grid.Place{Row: 2, Col: 0}, page.Log)
	d.Settle()
}

func TestEveryCellTakesTypingOrSaysWhyNot(t *testing.T) {
	d, v := openFilled(t)
	for _, l := range v.lists {
		v.showNamed(t, l.name)
		d.CheckEveryCell(l.name, v.Grid)
	}
	d.Settle()
}
