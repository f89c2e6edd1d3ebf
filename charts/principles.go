package charts

import (
	"fmt"
	"strings"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigurePrinciples is the figure of how the choices stand to the principles.
const FigurePrinciples FigureID = "principles"

// principles is what the figure of how a scenario stands to its principles is made from.
type principles struct {
	Subject
	standings []model.Standing
}

// newPrinciples makes the figure of how the chosen options stand to each principle, counted without weights.
func newPrinciples(s Subject) *Figure {
	x := principles{Subject: s, standings: s.Case.Standings(s.Scenario)}
	return &Figure{
		title: x.headline(), subject: x.Name(), terms: "number of chosen options that support or conflict",
		picture: x.chart(), alt: x.alt(), description: x.description(), table: x.table(),
		empty: len(x.standings) == 0, notes: illustrativeLinks(s.Case, s.Scenario, "Links to principles are illustrative, not published", model.KindPrinciple),
	}
}

func (x principles) chart() *draw.RowChart {
	var rows []draw.Row
	for _, one := range x.standings {
		supports, conflicts := float64(len(one.Supporters)), float64(len(one.Opponents))
		r := draw.Row{Name: one.Principle.ID + " " + one.Principle.Name, Words: verdict(one.Stand()), Weight: supports + 2*conflicts}
		if supports > 0 {
			r.Bars = append(r.Bars, draw.Bar{From: 0, To: supports, Role: draw.RoleBenefit})
		}
		if conflicts > 0 {
			r.Bars = append(r.Bars, draw.Bar{From: 0, To: -conflicts, Role: draw.RoleCost})
		}
		rows = append(rows, r)
	}
	return &draw.RowChart{Rows: rows, Unit: counts, Gather: x.gather, Key: []draw.KeyEntry{
		{Mark: draw.MarkBar, Role: draw.RoleCost, Text: "Options that conflict"}, {Mark: draw.MarkBar, Role: draw.RoleBenefit, Text: "Options that support"},
	}}
}

// gather counts the stands to principles that find no row.
func (x principles) gather(rows []draw.Row) draw.Row {
	supported := 0
	for _, r := range rows {
		if r.Words == verdict(model.Supported) {
			supported++
		}
	}
	return draw.Row{Name: many(len(rows), "more principle"), Words: fmt.Sprintf("%d supported", supported)}
}

// verdict is how a scenario stands to a principle, as a label.
func verdict(s model.Stand) string { return model.Capital(s.String()) }

func (x principles) headline() string {
	if len(x.standings) == 0 {
		return "No principles so far"
	}
	return model.TallyOf(x.standings).Words("principle")
}

func (x principles) alt() string {
	return fmt.Sprintf("Bar chart of how the options chosen in %s stand to each principle: %s.", x.Name(), model.Small(x.headline()))
}

func (x principles) description() string {
	text := []string{
		fmt.Sprintf("The chart counts, one row a principle, the options chosen in %s that support it, to the right, and that conflict with it, to the left.", x.Name()),
		x.headline() + ".",
	}
	for _, one := range x.standings {
		text = append(text, fmt.Sprintf("%s %s: %s; %s, %s.", one.Principle.ID, one.Principle.Name, one.Stand(),
			"supported by "+optionNames(one.Supporters), "in conflict with "+optionNames(one.Opponents)))
	}
	return strings.Join(text, " ")
}

func optionNames(options []*model.Option) string {
	if len(options) == 0 {
		return "none"
	}
	names := make([]string, len(options))
	for i, o := range options {
		names[i] = o.Name
	}
	return model.JoinWords(names)
}

func (x principles) table() Table {
	t := Table{Caption: "How the choices stand to the principles, " + x.Name(), Words: 4, Columns: []string{"Principle", "Standing", "Supported by", "In conflict with"}}
	for _, one := range x.standings {
		t.Rows = append(t.Rows, []string{
			one.Principle.ID + " " + one.Principle.Name, verdict(one.Stand()), optionNames(one.Supporters), optionNames(one.Opponents),
		})
	}
	return t
}
