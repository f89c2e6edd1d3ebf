package papers

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/charts"
	"tomworkbench/model"
)

// rowsOf are the rows of a document's tables, their cells parted by a bar.
func budgetRowsOf(t *testing.T, s Paper) []string {
	t.Helper()
	var rows []string
	for _, row := range strings.Split(documentXML(t, s), "<w:tr>")[1:] {
		row, _, _ = strings.Cut(row, "</w:tr>")
		var cells []string
		for _, cell := range strings.Split(row, "<w:tc>")[1:] {
			text := ""
			for _, part := range strings.Split(cell, "<w:t")[1:] {
				if _, after, ok := strings.Cut(part, ">"); ok && strings.Contains(part, "</w:t>") {
					word, _, _ := strings.Cut(after, "<")
					text += word
				}
			}
			cells = append(cells, text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows
}

func TestTheAppendixHasTheBudgetByYearOnTheBasisOfThePaper(t *testing.T) {
	s := example(t)
	s.Only = []charts.FigureID{charts.FigurePrinciples} // what a figure shows isn't printed again with the budget
	for basis, want := range map[model.Basis][]string{
		model.InYear: {
			"Net pressure in the plan|5.8|0.9|−1.9|−3.8|1.0", "Cashable saving|2.0|13.0|13.0|5.0|33.0", "Less: in the budget already|0.0|8.5|3.5|3.0|15.0",
			"Less: one-off costs from revenue|3.0|8.0|5.0|1.0|17.0", "New to the budget|−1.0|−3.5|4.5|1.0|1.0", "Net pressure left: net pressure less what is new|6.8|4.4|−6.4|−4.8|0.0",
			"Not said|3.0|8.0|5.0|1.0|17.0",
		},
		model.Recurring: {
			"Net pressure in the plan|5.8|6.7|4.8|1.0|18.3", "Cashable saving|2.0|15.0|28.0|33.0|78.0", "New to the budget|−1.0|−1.5|11.0|17.0|25.5", "Nobody has said so far what for|100%|7.2",
		},
	} {
		s.Basis = basis
		all := strings.Join(budgetRowsOf(t, s), "\n")
		for _, row := range want {
			if !strings.Contains("\n"+all+"\n", "\n"+row+"\n") {
				t.Errorf("%s: no row %q in\n%s", basis, row, all)
			}
		}
	}
}

func TestTheAppendixSharesWhatIsLeftNamesThePricesAndSaysWhatToLookAt(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	base := decimal.NewFromInt(250_000)
	head := *s.Case.Head()
	head.TaxBase, head.Prices = &base, model.PriceBase{Sort: model.ConstantPrices, Year: 2017}
	line := model.BudgetLine{ID: "turned", Name: "Pay rise", Type: model.Pressure, Years: make([]decimal.Decimal, 4)}
	line.Years[0] = decimal.NewFromInt(-1)
	s = edited(t, s, func(c *model.Case) (model.Edit, error) {
		add := func(r model.Record) func(*model.Case) (model.Edit, error) {
			return func(c *model.Case) (model.Edit, error) { return c.Add(r, "") }
		}
		return c.Together("A plan", func(c *model.Case) (model.Edit, error) { return c.SetHead(head) }, add(&line),
			add(&model.Reinvestment{ID: "r", Name: "Prevention", Share: decimal.New(25, -2)}))
	})
	rows, text := strings.Join(budgetRowsOf(t, s), "\n"), textOf(t, s)
	for _, want := range []string{"Re-invested: Prevention|25%|0.25", "Released|75%|0.75", "All|100%|1.00", "New to the budget|−4.00|−14.00|18.00|4.00", "Pay rise|−1.0|0.0|0.0|0.0|−1.0"} {
		if !strings.Contains(rows, want) {
			t.Errorf("no row %q in\n%s", want, rows)
		}
	}
	for _, want := range []string{"Amounts are in constant prices of 2017/18.", "Shared among 250,000 Band D equivalent dwellings.", "“Pay rise” is a pressure, but its figures are negative"} {
		if !strings.Contains(text, want) {
			t.Errorf("it doesn't say %q", want)
		}
	}
}

func TestACaseWithoutAPlanHasNoBudgetInItsAppendix(t *testing.T) {
	c, err := model.NewCase(0, []model.Record{&model.Head{ID: "case", Title: "A", FirstYear: 2026, Years: 1}, &model.Scenario{ID: "s", Name: "S"}}, false)
	if err != nil {
		t.Fatal(err)
	}
	s := Paper{Subject: charts.Subject{Case: c, Scenario: "s", Estimate: model.Central, Basis: model.Recurring}, At: example(t).At}
	if text := textOf(t, s); strings.Contains(text, "Budget\n") {
		t.Error(text)
	}
}
