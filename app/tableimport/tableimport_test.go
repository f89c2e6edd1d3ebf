package tableimport_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/figures"
	"tomworkbench/app/page/setup"
	"tomworkbench/app/tableimport"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

const pastedFrame = "Service area\tDecision\tOption\tType\t2018/19 £k\t2019-20 £k\t2020/21 £k\t2021/22 £k\tColour\n" +
	"New service\tHow\tOne way\tbenefit\t100\t200\t300\t400\tred\n\t\tAnother way\tcost\t-\t(50)\t\t\t\n"

// A table with its headings is read whole on either page, after a preview that says how it took each column.
func TestAWholeFrameIsPastedWithItsFigures(t *testing.T) {
	for _, entry := range []page.Entry{setup.Entry(), figures.Entry()} {
		d := apptest.Open(t, entry)
		before := d.Session().Case()
		fyne.CurrentApp().Clipboard().SetContent(pastedFrame)
		d.Shown().(page.Paster).Paste()
		d.WaitForDialog()
		text := d.DialogText()
		for _, part := range []string{
			"adds 1 component, 1 decision, 2 options and 2 lines", "“Service area” for component", "“2018/19 £k” for 2018/19, in £000", "As they are named: decision and option",
			"Nothing is done with the column “Colour”", "1 figure is below zero",
		} {
			if !strings.Contains(text, part) {
				t.Errorf("%s: the preview says %q, without %q", entry.ID, text, part)
			}
		}
		if d.Session().Case() != before {
			t.Errorf("%s: it is taken before anybody agreed", entry.ID)
		}
		d.TapAction("Import")
		c := d.Session().Case()
		if c.Lines.Len() != before.Lines.Len()+2 || c.Options.Len() != before.Options.Len()+2 {
			t.Errorf("%s: %d lines and %d options", entry.ID, c.Lines.Len(), c.Options.Len())
		}
		d.Run(page.Undo)
		if c := d.Session().Case(); c.Options.Len() != before.Options.Len() || c.Lines.Len() != before.Lines.Len() {
			t.Errorf("%s: undo leaves something", entry.ID)
		}
		d.Settle()
		d.Shut()
	}
}

func TestAmountsInPoundsAreAskedForOnce(t *testing.T) {
	d := apptest.Open(t, figures.Entry())
	path := filepath.Join(t.TempDir(), "pounds.csv")
	if err := os.WriteFile(path, []byte("owner,kind,2018/19,2019/20,2020/21,2021/22,recurs\ndata-team,cost,\"£4,999\",\"£1,234.50\",£250000,0,once\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tableimport.From(d, path)
	d.WaitForDialog()
	if text := d.DialogText(); !strings.Contains(text, "Are the amounts with a pound sign in pounds?") {
		t.Errorf("it asks %q", text)
	}
	d.TapAction("They are in pounds")
	d.Until(func() bool { return !d.Idle() && strings.Contains(d.DialogText(), "rounded to the pound") })
	d.TapAction("Import")
	last := d.Session().Case().Lines.At(d.Session().Case().Lines.Len() - 1)
	if got := fmt.Sprint(last.Minimum); got != "[0.004999 0.001235 0.25 0]" {
		t.Errorf("the figures are %s", got)
	}
	d.Settle()
}

func TestATemplateIsSavedAndReadBack(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	path := filepath.Join(t.TempDir(), "template.xlsx")
	d.Run(page.SaveForm)
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.WaitForDialog()
	if text := d.DialogText(); !strings.Contains(text, path+" has a row for every option") {
		t.Fatalf("saved, it says %q", text)
	}
	d.Dismiss()
	tableimport.From(d, path)
	d.WaitForDialog()
	if text := d.DialogText(); !strings.Contains(text, "adds 0 lines and changes 0") {
		t.Errorf("an unchanged template says %q", text)
	}
	d.Dismiss()
	d.Settle()
}

func TestAnImportOffersToTakeFiguresAsLevels(t *testing.T) {
	d := apptest.Open(t, figures.Entry())
	path := filepath.Join(t.TempDir(), "figures.csv")
	table := "owner,kind,2018/19,2019/20,2020/21,2021/22\nprogramme,benefit,1,3,3,3\n"
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	before := d.Session().Case().Lines.Len()
	d.Run(page.ImportFigures)
	d.WaitForDialog()
	d.Chooser().Filter.SetText(path)
	d.Press(fyne.KeyReturn)
	d.WaitForDialog()
	if got := d.DialogText(); !strings.Contains(got, "“Council-wide, benefit” looks like yearly levels") || !strings.Contains(got, "taken as: new in the year") {
		t.Errorf("it asks %q", got)
	}
	d.TapAction("These are yearly levels")
	c := d.Session().Case()
	if c.Lines.Len() != before+1 {
		t.Fatalf("%d lines of %d", c.Lines.Len(), before+1)
	}
	if got := fmt.Sprint(c.Lines.At(before).Minimum); got != "[1 2 0 0]" {
		t.Errorf("read are the steps %s", got)
	}
	d.Settle()
}

// offers reports whether the open dialog has a button.
func offers(d *apptest.Desk, label string) bool {
	found := false
	apptest.Walk(d.Sheet().Content, func(o fyne.CanvasObject) {
		if c, ok := o.(*ui.Control); ok && c.Value == label {
			found = true
		}
	})
	return found
}

// A table that can be read in one way only is offered in that way, and why it isn't in the other.
func TestAnImportOffersTheReadingThatIsPossible(t *testing.T) {
	for name, one := range map[string]struct {
		typed         model.Typed
		low, high     string
		offers, lacks string
		says          string
	}{
		"levels fail": {model.Steps, "1,2,2,2", "5,5,5,5", "Import", "These are yearly levels", "from 2018/19 to 2019/20 the lowest goes"},
		"steps fail":  {model.Levels, "1,9,9,9", "2,10,10,10", "Import", "", ""},
		"the usual fails": {
			model.Levels, "1,2,2,2", "5,5,5,5", "These are new each year", "Import", "Council-wide, benefit: from 2018/19 to 2019/20 the lowest goes from £1.00m to £2.00m and the highest from £5.00m to £5.00m",
		},
	} {
		d := apptest.Open(t, figures.Entry())
		d.Do(d.Session().Case().SetTyped(one.typed))
		before := d.Session().Case().Lines.Len()
		path := filepath.Join(t.TempDir(), "figures.csv")
		table := "owner,kind,estimate,2018/19,2019/20,2020/21,2021/22\nprogramme,benefit,minimum," + one.low + "\n,,maximum," + one.high + "\n"
		if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
			t.Fatal(err)
		}
		tableimport.From(d, path)
		d.WaitForDialog()
		text := d.DialogText()
		if !strings.Contains(text, one.says) || strings.Contains(text, "[") {
			t.Errorf("%s: it says %q", name, text)
		}
		if one.lacks != "" && offers(d, one.lacks) {
			t.Errorf("%s: it offers %q", name, one.lacks)
		}
		d.TapAction(one.offers)
		if d.Session().Case().Lines.Len() != before+1 {
			t.Errorf("%s: nothing is imported", name)
		}
		d.Settle()
		d.Shut()
	}
}
