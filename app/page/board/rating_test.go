package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/findings"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
)

func TestARatingIsGivenFromItsChipWithWhoWhenAndWhyAndUndone(t *testing.T) {
	d, v := open(t, findings.Entry())
	d.Clock = apptest.Time
	d.Session().SignAs("A. Officer")
	x := d.Session().Case().Components.At(0)
	card := v.board.cards[0]
	if card.rating.Shown() != "Not rated" || ratingFace(d.Session().Case(), x).Swatch != "" {
		t.Fatalf("the chip says %q", card.rating.Shown())
	}
	uitest.Click(d.Canvas(), uitest.Middle(card.rating))
	if text := d.DialogText(); !strings.Contains(text, "isn’t rated") || !strings.Contains(text, "Finding F2: Data and insight play too small a part in decisions.") {
		t.Errorf("of a component that isn't rated it says %q", text)
	}
	d.TapAction("Rate …")
	d.Press(fyne.KeyRight, fyne.KeyRight)
	if text := d.DialogText(); !strings.Contains(text, "A Amber: Works in part today") {
		t.Errorf("the words of the ratings don't stand there: %q", text)
	}
	d.TapAction("Save")
	now, _ := d.Session().Case().Components.Get(x.ID)
	if now.RAG != model.Amber || now.RatedBy != "A. Officer" || model.WrittenDay(now.RatedOn) != model.Day(apptest.Time) {
		t.Errorf("rated is %+v", now)
	}
	if f := ratingFace(d.Session().Case(), now); f.Swatch != ui.ColorAmber || f.Hatched || card.rating.Shown() != "A Amber" {
		t.Errorf("the chip says %q, %+v", card.rating.Shown(), f)
	}
	d.Run(page.Undo)
	if now, _ = d.Session().Case().Components.Get(x.ID); now != x {
		t.Errorf("undo leaves %+v", now)
	}
	d.Settle()
}

func TestARatingWithoutAFindingIsHatchedAndSaysSoInWords(t *testing.T) {
	d, v := open(t, findings.Entry())
	c := d.Session().Case()
	x := c.Components.At(0)
	d.Do(c.Rate(x.ID, model.Red, "", "", ""))
	f, _ := d.Session().Case().Findings.Get("F2")
	none := *f
	none.Components = nil
	d.Do(d.Session().Case().Replace(f.ID, &none))
	now, _ := d.Session().Case().Components.Get(x.ID)
	if face := ratingFace(d.Session().Case(), now); !face.Hatched || face.Swatch != ui.ColorRed {
		t.Errorf("it is drawn as %+v", face)
	}
	if text := v.board.cards[0].rating.Shown(); text != "R Red, no finding" {
		t.Errorf("the chip says %q", text)
	}
	if text := ratingMeaning(d.Session().Case(), now); !strings.Contains(text, model.NoFinding) {
		t.Errorf("under the pointer it says %q", text)
	}
	v.Show(page.Place{Record: model.Hit{Kind: model.KindComponent, Key: x.ID}})
	d.Run(cmdWhyRated)
	if text := d.DialogText(); !strings.Contains(text, "Rests on no finding") || !strings.Contains(text, "Nobody has said who rated it") {
		t.Errorf("why it is red: %q", text)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestTheReasonsForARatingLeadToTheirFindingsAndADayIsReadOrRefused(t *testing.T) {
	d, v := open(t, findings.Entry())
	x := d.Session().Case().Components.At(0)
	v.Show(page.Place{Record: model.Hit{Kind: model.KindComponent, Key: x.ID}})
	d.Run(cmdRate)
	d.Press(fyne.KeyRight)
	for _, field := range []string{"", "", "the other day"} {
		d.Canvas().(interface{ FocusNext() }).FocusNext()
		if field != "" {
			d.TypeInto(field)
		}
	}
	d.TapAction("Save")
	if text := d.DialogText(); !strings.Contains(text, "is not a day") {
		t.Errorf("of a day that is none it says %q", text)
	}
	d.Press(fyne.KeyEscape)
	d.Run(cmdWhyRated)
	var link *ui.Link
	apptest.Walk(d.Sheet().Content, func(o fyne.CanvasObject) {
		if l, ok := o.(*ui.Link); ok {
			link = l
		}
	})
	if link == nil {
		t.Fatal("the finding about it isn't shown")
	}
	link.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.Shown() == page.Page(v) || !d.Idle() {
		t.Error("it leads nowhere")
	}
	d.Settle()
}
