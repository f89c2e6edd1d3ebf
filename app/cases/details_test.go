package cases_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/cases"
	"tomworkbench/app/page"
	"tomworkbench/app/page/setup"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// details opens the form of the case's details and types into its fields in their order, an empty text leaving one as it is.
func details(d *apptest.Desk, title, organisation, firstYear, years string) {
	d.T.Helper()
	d.Run(cases.CaseDetails)
	for i, text := range []string{title, organisation, firstYear, years} {
		if text != "" {
			d.TypeInto(text)
		}
		if i < 3 {
			d.Press(fyne.KeyReturn)
		}
	}
}

// formSwitch is a switch of the open form by its name.
func formSwitch(d *apptest.Desk, name string) *ui.Segments {
	d.T.Helper()
	var found *ui.Segments
	apptest.Walk(d.Sheet().Content, func(o fyne.CanvasObject) {
		if s, ok := o.(*ui.Segments); ok && s.Name == name {
			found = s
		}
	})
	if found == nil {
		d.T.Fatalf("the form has no switch %q", name)
	}
	return found
}

// figuresBeyond counts the figures other than nothing of all records in the years from one on.
func figuresBeyond(c *model.Case, years int) (n int) {
	count := func(figures []decimal.Decimal) {
		for _, f := range figures[min(years, len(figures)):] {
			if !f.IsZero() {
				n++
			}
		}
	}
	for l := range c.Lines.All() {
		count(l.Minimum)
		count(l.Maximum)
	}
	for o := range c.Overlaps.All() {
		count(o.Years)
	}
	for x := range c.BudgetLines.All() {
		count(x.Years)
	}
	return n
}

func TestTheDetailsOfACaseAreChangedAndUndone(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	before := d.Session().Case()
	details(d, "Ours", "Anyshire", "2030/31", "")
	d.Press(fyne.KeyReturn)
	h := d.Session().Case().Head()
	if h.Title != "Ours" || h.Organisation != "Anyshire" || h.FirstYear != 2030 || h.Years != before.Head().Years || !d.Idle() {
		t.Errorf("the case is %+v", h)
	}
	if l := d.Session().Case().Lines.At(0); !slices.EqualFunc(l.Minimum, before.Lines.At(0).Minimum, decimal.Decimal.Equal) {
		t.Errorf("the first line is %v", l.Minimum)
	}
	d.Run(page.Undo)
	if now := *d.Session().Case().Head(); now != *before.Head() {
		t.Errorf("undone, the case is %+v", now)
	}
	details(d, "", "", "", "")
	if d.Press(fyne.KeyReturn); d.Session().CanUndo() || !d.Idle() {
		t.Error("a form that was left as it is makes an edit")
	}
	d.Settle()
}

// checkLines holds that every line has the figures that it had before in its first years, and no more years than those.
func checkLines(t *testing.T, now, before *model.Case, years int) {
	t.Helper()
	if now.Lines.Len() != before.Lines.Len() {
		t.Errorf("there are %d lines of %d", now.Lines.Len(), before.Lines.Len())
	}
	for l := range now.Lines.All() {
		was, _ := before.Lines.Get(l.ID)
		for _, one := range [][2][]decimal.Decimal{{l.Minimum, was.Minimum}, {l.Maximum, was.Maximum}} {
			if !slices.EqualFunc(one[0], one[1][:min(years, len(one[1]))], decimal.Decimal.Equal) {
				t.Errorf("%s: %v is left of %v", l.ID, one[0], one[1])
			}
		}
	}
}

func TestCuttingYearsAsksFirstCutsThoseOfEveryLineAndIsUndone(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	d.Fill()
	before := d.Session().Case()
	lost := figuresBeyond(before, 2)
	details(d, "", "", "", "2")
	d.Press(fyne.KeyReturn)
	if got := d.DialogText(); lost < 10 || !strings.Contains(got, "Cut years that hold figures?") || !strings.Contains(got, fmt.Sprintf("%d figures lie in years", lost)) {
		t.Errorf("of %d figures it says %q", lost, got)
	}
	if d.Press(fyne.KeyEscape); d.Session().Case() != before {
		t.Fatal("a question that was answered with no cuts years")
	}
	details(d, "", "", "", "2")
	d.Press(fyne.KeyReturn)
	d.TapAction("Cut them")
	now := d.Session().Case()
	if now.Head().Years != 2 || figuresBeyond(now, 2) != 0 {
		t.Fatalf("the case has %d years", now.Head().Years)
	}
	checkLines(t, now, before, 2)
	details(d, "", "", "", "4")
	if d.Press(fyne.KeyReturn); !d.Idle() {
		t.Fatalf("adding years asks %q", d.DialogText())
	}
	if c := d.Session().Case(); c.Head().Years != 4 || figuresBeyond(c, 2) != 0 {
		t.Error("the years that were added aren't empty")
	}
	d.Run(page.Undo)
	d.Run(page.Undo)
	checkLines(t, d.Session().Case(), before, 4)
	if got := figuresBeyond(d.Session().Case(), 2); got != lost || d.Session().Case().Head().Years != 4 {
		t.Errorf("undone, %d figures are back of %d", got, lost)
	}
	d.Settle()
}

func TestCuttingAYearWithoutFiguresAsksNothingAndOneFigureIsOne(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	details(d, "", "", "", "6")
	d.Press(fyne.KeyReturn)
	details(d, "", "", "", "5")
	if d.Press(fyne.KeyReturn); !d.Idle() || d.Session().Case().Head().Years != 5 {
		t.Fatalf("cutting an empty year leaves %d", d.Session().Case().Head().Years)
	}
	l := *d.Session().Case().Lines.At(0)
	l.Minimum = slices.Clone(l.Minimum)
	l.Minimum[4], l.Maximum = decimal.NewFromInt(1), nil
	d.Do(d.Session().Case().Replace(l.ID, &l))
	details(d, "", "", "", "4")
	d.Press(fyne.KeyReturn)
	if got := d.DialogText(); !strings.Contains(got, "1 figure lies in years that the case would no longer have. Undo brings it back.") {
		t.Errorf("it says %q", got)
	}
	d.Dismiss()
	d.Settle()
}

func TestTheDetailsOfACaseSwitchWhatIsTypedAndTheBasisItIsShownFirstOn(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	before := d.Session().Case()
	d.Run(cases.CaseDetails)
	typed := formSwitch(d, "Figures of ongoing savings and costs are typed as")
	basis := formSwitch(d, "The case is shown first as")
	for s, meanings := range map[*ui.Segments][2]string{
		typed: {model.Steps.Meaning(), model.Levels.Meaning()}, basis: {model.InYear.Meaning(), model.Recurring.Meaning()},
	} {
		if s.Selected != 0 || !strings.Contains(d.DialogText(), meanings[0]) {
			t.Errorf("%s begins at %d", s.Name, s.Selected)
		}
		d.Canvas().Focus(s)
		if d.Press(fyne.KeyRight); s.Selected != 1 || !strings.Contains(d.DialogText(), meanings[1]) {
			t.Errorf("%s: switched, it doesn't say %q", s.Name, meanings[1])
		}
	}
	d.Press(fyne.KeyReturn) // the switch has no use for it: the form has
	now := d.Session().Case()
	if h := now.Head(); h.Typed != model.Levels || h.Basis != model.Recurring || !d.Idle() {
		t.Fatalf("the case is %+v", h)
	}
	checkLines(t, now, before, 4) // another way to type them changes none
	d.Run(cases.CaseDetails)
	for _, name := range []string{typed.Name, basis.Name} {
		s := formSwitch(d, name)
		if s.Selected != 1 {
			t.Errorf("%s: the form begins at the first", name)
		}
		d.Canvas().Focus(s)
		d.Press(fyne.KeyLeft)
	}
	d.TapAction("Save")
	if h := d.Session().Case().Head(); h.Typed != "" || h.Basis != "" {
		t.Errorf("switched back, the case is %+v", h)
	}
	d.Run(page.Undo)
	d.Run(page.Undo)
	if now := *d.Session().Case().Head(); now != *before.Head() {
		t.Errorf("undone, the case is %+v", now)
	}
	d.Settle()
}

func TestWrongDetailsAreRefusedBesideTheirFieldsAndChangeNothing(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	before, long := d.Session().Case(), strings.Repeat("long ", model.MaxNameRunes)
	for _, wrong := range []struct{ title, firstYear, years, want string }{
		{title: " ", want: "× Title: is empty; it needs a name"},
		{title: long, want: "× Title: "},
		{firstYear: "soon", want: "× First year: “soon” is not a year; write 2026 for 2026/27"},
		{firstYear: "26", want: "× First year: "},
		{years: "0", want: "× Number of years: a case has 1 to 30 years, not 0"},
		{years: "31", want: "× Number of years: a case has 1 to 30 years, not 31"},
		{years: "four", want: "× Number of years: “four” is not a number from 1 to 30"},
		{years: "2.5", want: "× Number of years: “2.5” is not a number from 1 to 30"},
	} {
		details(d, wrong.title, "", wrong.firstYear, wrong.years)
		d.Press(fyne.KeyReturn)
		if d.Idle() || !strings.Contains(d.DialogText(), wrong.want) || d.Session().Case() != before {
			t.Fatalf("%+v: the case is %+v", wrong, d.Session().Case().Head())
		}
		if _, ok := d.Canvas().Focused().(*ui.Field); !ok {
			t.Errorf("%+v: the keys are on %T", wrong, d.Canvas().Focused())
		}
		if d.Press(fyne.KeyEscape); !d.Idle() {
			t.Fatal("Escape leaves the form open")
		}
	}
	d.Settle()
}
