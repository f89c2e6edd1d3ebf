package delivery

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
)

func contains(text string, parts ...string) bool {
	for _, part := range parts {
		if !strings.Contains(text, part) {
			return false
		}
	}
	return true
}

func TestStatusesHaveInksOfTheirOwnThatCanBeReadOnEveryGround(t *testing.T) {
	d, _ := agreed(t)
	for _, variant := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
		seen := map[color.Color]model.DeliveryStatus{}
		for _, s := range []model.DeliveryStatus{model.OnTrack, model.AtRisk, model.NotAchieved, model.NotReported} {
			name, _ := inkOf(s)
			ink := d.Theme().Color(name, variant)
			if other, twice := seen[ink]; twice {
				t.Errorf("%s and %s have one ink", s, other)
			}
			seen[ink] = s
			for _, ground := range []fyne.ThemeColorName{ui.ColorSurface, ui.ColorChosen} {
				if ratio := uitest.Contrast(ink, d.Theme().Color(ground, variant)); ratio < 4.5 {
					t.Errorf("%q on %s has a contrast of %.2f", s, ground, ratio)
				}
			}
		}
	}
}

func TestTheControlsStayWhereTheyAreOnceSomethingIsAgreed(t *testing.T) {
	d, v := open(t)
	before := v.month.Position()
	d2, w := agreed(t)
	if now := w.month.Position(); now != before {
		t.Errorf("the month stands at %v, then at %v", before, now)
	}
	d.Settle()
	d2.Settle()
}

func TestTheCompactPageSaysTheRestInWords(t *testing.T) {
	d, _ := agreed(t)
	d.Run(cmdWords)
	if got := d.DialogText(); !contains(got, "never greener than its worst line", "agreed by Cabinet") {
		t.Errorf("it says %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestPastedFiguresThatCanHardlyBeInMillionsAreTakenInTheUnitThatAPersonSays(t *testing.T) {
	d, v := agreed(t)
	line := v.at.Rows[0].Line
	april := model.MonthOf(2018, 4)
	d.Settle()
	said := func() string { return d.Session().Case().ActualsOf(line.ID, 2018).In(april).String() }
	for i, paste := range []func(){
		func() { v.onPaste(grid.Place{}, "Line\tApr-18\n"+line.Name+"\t250000\n") },
		func() { v.showTab(monthsTab); v.onPaste(to(v, line.ID, "Apr"), "250000\n") },
	} {
		paste()
		d.WaitForDialog()
		if got := strings.Join(d.Chooser().Shown, "; "); !contains(got, "In £: £0.25m in all would be taken in", "In £000: £250m in all") {
			t.Fatalf("it asks %q", got)
		}
		d.Press(fyne.KeyReturn)
		if i == 0 {
			d.WaitForDialog()
			if got := d.DialogText(); !strings.Contains(got, "taken to be in £: £0.25m") {
				t.Errorf("it asks %q", got)
			}
			d.TapAction("Bring them in")
		}
		d.Settle()
		if said() != "0.25" {
			t.Errorf("%s is taken", said())
		}
		d.Run(page.Undo)
		d.Settle()
	}
}
