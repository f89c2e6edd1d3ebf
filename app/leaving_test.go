package app_test

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// waysOut are all commands that write a file or put something on the clipboard, with the page that has them and the steps from the command
// to where it is said what leaves, and say whether staff and suppliers leave by it.
var waysOut = []struct {
	id               page.ID
	on               page.ID
	steps            func(d *apptest.Desk)
	staff, suppliers bool
}{
	{id: page.SaveCopy, staff: true, suppliers: true},
	{id: "save for merging", staff: true, suppliers: true},
	{id: "save word", staff: true, suppliers: true},
	{id: "save pdf", staff: true, suppliers: true, steps: func(d *apptest.Desk) { d.WaitForDialog() }},
	{id: "save workbook", staff: true, suppliers: true},
	{id: "save all", staff: true, suppliers: true},
	{id: "save figure", suppliers: true, steps: func(d *apptest.Desk) { d.Press(fyne.KeyReturn) }},
	{id: "copy image", suppliers: true},
	{id: "copy table", suppliers: true},
	{id: "copy alt text", suppliers: true},
	{id: "export lines", on: page.Figures, suppliers: true},
	{id: page.SaveForm, on: page.SetUp, suppliers: true},
	{id: "export findings", on: page.Findings, staff: true},
	{id: "export actuals", on: page.Delivery, suppliers: true},
	{id: page.DeliveryReport, on: page.Delivery, suppliers: true},
	{id: "make pack", on: page.Members, suppliers: true, steps: func(d *apptest.Desk) {
		d.Press(fyne.KeyReturn)
		d.TypeInto("2026-12-31")
		d.TapAction("Save as …")
	}},
	{id: "copy collation", on: page.Members},
	{id: "export budget", on: page.Budget},
	{id: "statement", on: page.Log, steps: func(d *apptest.Desk) { d.WaitForDialog(); d.TapAction("Save as text …") }},
	{id: "decision statement"},
	{id: "page as text", on: page.Figures, staff: true, suppliers: true, steps: func(d *apptest.Desk) { d.WaitForDialog(); d.TapAction("Save as text …") }},
}

const (
	staffLeave     = "1 number of staff"
	suppliersLeave = "of what suppliers are paid"
)

// leaves runs a command and returns what is said where something leaves: in the dialog that asks for the place, or in the status line.
func leaves(d *apptest.Desk, id, on page.ID, steps func(*apptest.Desk)) string {
	d.T.Helper()
	d.Run(cmp.Or(on, page.Papers))
	d.ClearStatus()
	d.Settle()
	d.Run(id)
	if steps != nil {
		steps(d)
	}
	d.Until(func() bool { return !d.Idle() || d.Said() != "" })
	said := d.Said()
	if !d.Idle() {
		if said = d.DialogText(); !strings.Contains(said, "\nFile") && !strings.Contains(said, "\nFolder") {
			d.T.Errorf("%s: no place is asked for, but %q", id, said)
		}
		d.Dismiss()
	}
	d.Settle()
	return said
}

func TestWhateverLeavesTheWorkbenchSaysWhatOfItIsNotForEverybody(t *testing.T) {
	d := openWhole(t)
	agreeAll(d)
	showInvestment(d)
	twelve := decimal.NewFromInt(12)
	d.Do(d.Session().Case().Add(&model.Activity{ID: "A99", Name: "Calls", FTE: &twelve}, ""))
	for _, way := range waysOut {
		if way.id == "save pdf" && papers.CheckPDF() != nil {
			continue
		}
		said := leaves(d, way.id, way.on, way.steps)
		if strings.Contains(said, staffLeave) != way.staff || strings.Contains(said, suppliersLeave) != way.suppliers {
			t.Errorf("%s says %q", way.id, said)
		}
	}
	d.Run(page.Figures)
	g := gridOf(d)
	d.CopyCells(g, grid.Place{}, grid.Place{Row: g.Source.Rows() - 1, Col: len(g.Columns) - 1})
	if !strings.Contains(d.Said(), suppliersLeave) || !d.Warned() {
		t.Errorf("copied cells say %q", d.Said())
	}
	d.CopyCells(g, grid.Place{}, grid.Place{Row: g.Source.Rows() - 1})
	if strings.Contains(d.Said(), suppliersLeave) || !strings.HasPrefix(d.Said(), "Copied ") {
		t.Errorf("copied names say %q", d.Said())
	}
	d.Run(page.Findings)
	g = gridOf(d)
	d.CopyCells(g, grid.Place{}, grid.Place{Row: g.Source.Rows() - 1, Col: len(g.Columns) - 1})
	if !strings.Contains(d.Said(), staffLeave) {
		t.Errorf("copied activities say %q", d.Said())
	}
	checkCopiedTexts(d)
	d.Settle()
}

// checkCopiedTexts copies a risk and a text of the paper, before and after they are marked as not for publication.
func checkCopiedTexts(d *apptest.Desk) {
	d.T.Helper()
	const unpublished = "1 record not for publication"
	for _, public := range []model.Publication{{}, {NotForPublication: true, Exempt: 3, ExemptWhy: "A supplier’s price."}} {
		risk := &model.Risk{ID: "R99", Name: "The supplier leaves", Likelihood: 1, Impact: 1, Publication: public}
		if _, known := d.Session().Case().Risks.Get(risk.ID); known {
			d.Do(d.Session().Case().Replace(risk.ID, risk))
		} else {
			d.Do(d.Session().Case().Add(risk, ""))
		}
		d.Do(d.Session().Case().TypePassage("staff", "Twelve posts.", public))
		for _, place := range []model.Hit{{Kind: model.KindRisk, Key: risk.ID}, {Kind: model.KindPassage, Key: "staff"}} {
			d.Go(page.Place{Record: place})
			d.Settle()
			g := gridOf(d)
			d.CopyCells(g, g.Cursor, g.Cursor)
			if strings.Contains(d.Said(), unpublished) != public.NotForPublication || !strings.HasPrefix(d.Said(), "Copied ") || d.Warned() != public.NotForPublication {
				d.T.Errorf("a copied %s says %q", place.Kind, d.Said())
			}
		}
	}
}

func TestNothingIsSaidOfWhatLeavesWhereAllOfItIsForEverybody(t *testing.T) {
	d := openWhole(t)
	agreeAll(d)
	var edits []func(*model.Case) (model.Edit, error)
	for l := range d.Session().Case().Lines.All() {
		next := *l
		next.Category, next.FTE = "Training", nil
		edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Replace(l.ID, &next) })
	}
	d.Do(d.Session().Case().Together("Plain", edits...))
	showInvestment(d)
	for _, way := range waysOut {
		if way.id == "save pdf" && papers.CheckPDF() != nil {
			continue
		}
		if said := leaves(d, way.id, way.on, way.steps); strings.Contains(said, "may they see that") || strings.Contains(said, "It holds") {
			t.Errorf("%s says %q", way.id, said)
		}
	}
}

// Only what says what leaves writes to the clipboard or asks for a place: there is no way out beside it.
func TestThereIsNoWayOutThatSaysNothing(t *testing.T) {
	ways := map[string][]string{
		"Clipboard().SetContent(": {"page/leaving.go", "ui/grid/keys.go", "member/sending.go", "page/papers/commands.go"},
		".AskPlace(":              {"page/saved.go", "page/dialogs.go"},
		".PutImage(":              {"page/papers/commands.go"},
		".PutHTML(":               {"page/papers/commands.go"},
	}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "apptest") {
			return err
		}
		text, err := os.ReadFile(path)
		for way, known := range ways {
			if strings.Contains(string(text), way) && !slices.Contains(known, filepath.ToSlash(path)) {
				t.Errorf("%s has %s", path, way)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// agreeAll answers every decision and agrees the scenario shown, with a baseline.
func agreeAll(d *apptest.Desk) {
	d.T.Helper()
	d.Run(page.Delivery)
	for x := range d.Session().Case().Decisions.All() {
		scenario := d.Session().View().Scenario
		if choice := d.Session().Case().Choice(scenario, x.ID); len(choice.Options) == 0 && choice.Status != model.Agreed {
			for o := range d.Session().Case().OptionsOf(x.ID) {
				d.Do(d.Session().Case().Insist(scenario, x.ID, o.ID))
				break
			}
		}
	}
	d.Run("agree and baseline")
	for _, text := range []string{"Cabinet", "18 September 2018", "64/18"} {
		d.TypeInto(text)
		d.Canvas().FocusNext()
	}
	d.TapAction("Agree and baseline")
	d.Settle()
	d.Do(d.Session().Case().Add(&model.Resolution{ID: "r", ScenarioID: d.Session().View().Scenario, ScenarioName: "Then", Body: "Cabinet", On: "2018-09-18", Decision: "To go on.", Reasons: "It saves."}, ""))
	answeredByMembers(d, 0)
	half := decimal.NewFromFloat(0.5)
	d.Do(d.Session().Case().SayActual(d.Session().Case().Lines.At(0).ID, model.MonthOf(2018, 6), &half))
}

// showInvestment shows the costs by their type on Papers.
func showInvestment(d *apptest.Desk) {
	d.T.Helper()
	d.Run(page.Papers)
	g := gridOf(d)
	for row := range g.Source.Rows() {
		if strings.Contains(g.Source.Cell(row, 1).Text+g.Source.Cell(row, 0).Text, "Investment by type") {
			g.MoveTo(grid.Place{Row: row})
			d.Settle()
			return
		}
	}
	d.T.Fatal("costs by their type are not in the list")
}
