package cases_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/setup"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// prices opens the form and goes through its fields: the switch goes so many steps to the right, and an empty text leaves a field as it
// is. The field of the year is asked for with constant prices alone.
func prices(d *apptest.Desk, steps int, texts ...string) {
	d.T.Helper()
	d.Run(page.CasePrices)
	for range steps {
		d.Press(fyne.KeyRight)
	}
	for _, text := range texts {
		d.Press(fyne.KeyReturn)
		if text != "" {
			d.TypeInto(text)
		}
	}
	d.Press(fyne.KeyReturn)
}

func TestPricesReferenceDateAndTaxBaseAreTypedKeptAndUndone(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	before := d.Session().Case()
	prices(d, 2, "2020/21", "Vesting day", "1/4/2028", "251,340")
	h := d.Session().Case().Head()
	if h.Prices != (model.PriceBase{Sort: model.ConstantPrices, Year: 2020}) || h.Reference != (model.ReferenceDate{Name: "Vesting day", Date: "2028-04-01"}) ||
		h.TaxBase == nil || h.TaxBase.String() != "251340" || !d.Idle() {
		t.Fatalf("the case is %+v, it says %q", h, d.DialogText())
	}
	if got := d.Session().LastChange().Text; got != "The case: price base, reference date and tax base changed" {
		t.Errorf("the change is called %q", got)
	}
	made := d.Session().Case()
	prices(d, 0, "", "", "", "")
	if d.Session().Case() != made || !d.Idle() {
		t.Errorf("a form that was left as it is makes an edit: %q", d.Session().LastChange().Text)
	}
	d.Run(page.CasePrices)
	if s := formSwitch(d, "Prices"); s.Labels[s.Selected] != "Constant prices" {
		t.Errorf("the switch begins at %q", s.Labels[s.Selected])
	}
	d.Press(fyne.KeyLeft)
	d.TapAction("Save")
	if h := d.Session().Case().Head(); h.Prices != (model.PriceBase{Sort: model.CashPrices}) || h.Reference.Date != "2028-04-01" || h.TaxBase == nil {
		t.Errorf("in cash the case is %+v", h)
	}
	d.Run(page.Undo)
	d.Run(page.Undo)
	if now := *d.Session().Case().Head(); now != *before.Head() {
		t.Errorf("undone, the case is %+v", now)
	}
	d.Settle()
}

func TestWrongPricesAreRefusedBesideTheirFieldsAndChangeNothing(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	before := d.Session().Case()
	for want, form := range map[string]struct {
		steps int
		texts []string
	}{
		"× Prices of the year: “soon” is not a year; write 2018 for 2018/19":            {2, []string{"soon", "", "", ""}},
		"× Prices of the year: 18 is not a year from":                                   {2, []string{"18", "", "", ""}},
		"× Day: the day is missing; write it like 13 February 2018":                     {1, []string{"Vesting day", "", ""}},
		"× Day: “April” is not a day from":                                              {1, []string{"Vesting day", "April", ""}},
		"× Payback also from: is empty; it needs a name":                                {0, []string{"", "1 April 2028", ""}},
		"× Tax base: a tax base is a number of dwellings above zero, such as 251,340.5": {0, []string{"", "", "0"}},
		"× Tax base: “250k” is not a number; write one like 12.5, without its unit":     {0, []string{"", "", "250k"}},
		"× Tax base: “many” is not a number; write one like 12.5, without its unit":     {0, []string{"", "", "many"}},
	} {
		prices(d, form.steps, form.texts...)
		if d.Idle() || !strings.Contains(d.DialogText(), want) || d.Session().Case() != before {
			t.Errorf("%v says %q, want %q", form.texts, d.DialogText(), want)
		}
		if _, ok := d.Canvas().Focused().(*ui.Field); !ok {
			t.Errorf("%v: the keys are on %T", form.texts, d.Canvas().Focused())
		}
		d.Press(fyne.KeyEscape)
	}
	d.Settle()
}
