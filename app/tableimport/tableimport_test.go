package tableimport

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
)

const pastedFrame = "Service area\tDecision\tOption\tType\t2018/19 £k\t2019-20 £k\t2020/21 £k\t2021/22 £k\tColour\n" +
	"New service\tHow\tOne way\tbenefit\t100\t200\t300\t400\tred\n\t\tAnother way\tcost\t-\t(50)\t\t\t\n"

// A table with its headings is read whole on either page, after a preview that says how it took each column.
func TestAWholeFrameIsPastedWithItsFigures(t *testing.T) {
	for _, page := range []page.ID{page.SetUp, page.Figures} {
		d := apptest.Open(t, Entry())
		d.Run(page)
		before := d.Session().Case()
		d.app.Clipboard().SetContent(pastedFrame)
		d.page.view.(interface{ paste() }).paste()
		d.waitForDialog()
		text := d.dialogText()
		for _, part := range []string{
			"adds 1 component, 1 decision, 2 options and 2 lines", "“Service area” for component", "“2018/19 £k” for 2018/19, in £000", "As they are named: decision and option",
			"Nothing is done with the column “Colour”", "1 figure is below zero",
		} {
			if !strings.Contains(text, part) {
				t.Errorf("%s: the preview says %q, without %q", page, text, part)
			}
		}
		if d.Session().Case() != before {
			t.Errorf("%s: it is taken before anybody agreed", page)
		}
		d.TapAction("Import")
		c := d.Session().Case()
		if c.Lines.Len() != before.Lines.Len()+2 || c.Options.Len() != before.Options.Len()+2 {
			t.Errorf("%s: %d lines and %d options", page, c.Lines.Len(), c.Options.Len())
		}
		d.Run(page.Undo)
		if c := d.Session().Case(); c.Options.Len() != before.Options.Len() || c.Lines.Len() != before.Lines.Len() {
			t.Errorf("%s: undo leaves something", page)
		}
		d.rested()
		d.Shut()
	}
}

func TestAmountsInPoundsAreAskedForOnce(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Figures)
	path := filepath.Join(t.TempDir(), "pounds.csv")
	if err := os.WriteFile(path, []byte("owner,kind,2018/19,2019/20,2020/21,2021/22,recurs\ndata-team,cost,\"£4,999\",\"£1,234.50\",£250000,0,once\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.importLinesFrom(path)
	d.waitForDialog()
	if text := d.dialogText(); !strings.Contains(text, "Are the amounts with a pound sign in pounds?") {
		t.Errorf("it asks %q", text)
	}
	d.TapAction("They are in pounds")
	d.Until(func() bool { return !d.Idle() && strings.Contains(d.dialogText(), "rounded to the pound") })
	d.TapAction("Import")
	last := d.Session().Case().Lines.At(d.Session().Case().Lines.Len() - 1)
	if got := writtenFigures(last.Minimum); got != "0.004999 0.001235 0.25 0" {
		t.Errorf("the figures are %s", got)
	}
	d.rested()
}

func TestATemplateIsSavedAndReadBack(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.SetUp)
	path := filepath.Join(t.TempDir(), "template.xlsx")
	if err := writeTemplate(path, d.Session().Case()); err != nil {
		t.Fatal(err)
	}
	d.importLinesFrom(path)
	d.waitForDialog()
	if text := d.dialogText(); !strings.Contains(text, "adds 0 lines and changes 0") {
		t.Errorf("an unchanged template says %q", text)
	}
	d.Dismiss()
	d.rested()
}

// A long block is read away from the window, and comes to the same.
func TestALongBlockIsPastedAsAShortOneIs(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Figures)
	v := d.figures()
	before := d.Session().Case().Lines.Len()
	rows := strings.Repeat("Council-wide\tCost\tmany\tboth\t1\t1\t1\t1\n", 300)
	d.app.Clipboard().SetContent(rows)
	v.Grid.MoveTo(grid.Place{Row: v.Rows() - 1})
	v.Paste()
	d.Until(func() bool { return !d.Idle() || d.Session().Case().Lines.Len() > before })
	if !d.Idle() {
		t.Fatalf("it says %q", d.dialogText())
	}
	if got := d.Session().Case().Lines.Len(); got < before+299 {
		t.Errorf("%d lines of %d", got, before+300)
	}
	d.rested()
}

// The marks of footnotes beside pasted figures are kept in the note of the line.
func TestMarksBesidePastedFiguresAreKept(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Figures)
	v := d.figures()
	line := v.lines[2].line
	if told := d.pasteCells(v.Grid, grid.Place{Row: 2, Col: slices.IndexFunc(v.fields, func(f figureColumn) bool { return f.kind == yearColumn })}, "0.5*\t1.25 (a)\n"); told != "" {
		t.Fatal(told)
	}
	now, _ := d.Session().Case().Lines.Get(line.ID)
	years := d.Session().Case().Head().YearNames()
	if !strings.Contains(now.Note, years[0]+": *; "+years[1]+": (a)") || now.Minimum[0].String() != "0.5" || now.Minimum[1].String() != "1.25" {
		t.Errorf("the line is %v with the note %q", now.Minimum, now.Note)
	}
	d.rested()
}
