package app_test

import (
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/board"
	"tomworkbench/app/page/compare"
	"tomworkbench/app/page/log"
	"tomworkbench/charts"
	"tomworkbench/model"
)

func TestAFigureDrawnTooLateIsNotTheNextPages(t *testing.T) {
	d := apptest.Open(t, board.Entry(), compare.Entry(), log.Entry())
	c := d.Session().Case()
	late, err := charts.New(charts.FigureComparison, charts.Subject{
		Case: c, Scenario: "published-case", With: charts.Others(c, "published-case"), Estimate: model.Minimum, Basis: model.InYear,
	})
	if err != nil {
		t.Fatal(err)
	}
	d.Run(page.Compare)
	d.Settle()
	of := d.Shown()
	if d.ShowFigure(of, late); !strings.Contains(d.ChartText(), late.Title()) {
		t.Fatalf("while it is shown the page's figure is %q", d.ChartText())
	}
	d.Run(page.Log)
	if d.ShowFigure(of, late); strings.Contains(d.ChartText(), late.Title()) {
		t.Error("the log has the comparison as its figure")
	}
}
