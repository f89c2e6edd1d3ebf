package excel

import (
	"strings"

	"tomworkbench/model"
)

// assumptionsPage lists what the figures take for granted, and what the council's budget already counts on.
func assumptionsPage(c *model.Case) *page {
	p := &page{
		name: sheetAssumptions, title: "Assumptions",
		about: cell{value: "What the figures take for granted, and where that comes from.", style: styleQuiet},
		heads: []head{{"Sort", 14}, {"Assumption", 80}, {"Grade of source", 16}, {"Document", 52}, {"Page", 16}},
		none:  "This case records no assumptions.",
	}
	for a := range c.Assumptions.All() {
		text := a.Text
		if a.LeavesOut != "" {
			text += " (Costs leave out " + a.LeavesOut + ".)"
		}
		p.rows = append(p.rows, append([]cell{words("Assumption"), words(text)}, sourceCells(c, a.Source)...))
	}
	for o := range c.Overlaps.All() {
		text := "In steps " + model.Million(o.Steps()) + carriedWords(o) + " of the " + o.Measure + " is already in the budget" + overlapYears(c, o)
		if o.Why != "" {
			text += ": " + o.Why
		}
		p.rows = append(p.rows, append([]cell{words("Already in the budget"), words(text)}, sourceCells(c, o.Source)...))
	}
	return p
}

// carriedWords says what an overlap comes to carried forward, as the figures do on that basis.
func carriedWords(o *model.Overlap) string {
	if carried := o.Total(model.Recurring, false); carried.Valid && !carried.Decimal.Equal(o.Steps()) {
		return ", carried forward " + model.Million(carried.Decimal) + ","
	}
	return ""
}

// overlapYears says in which years the budget counts on an overlap, in which of its lines, and since when.
func overlapYears(c *model.Case, o *model.Overlap) string {
	text := ", without years"
	if o.HasYears() {
		var steps []string
		for i, d := range o.Years {
			steps = append(steps, model.Million(d)+" in "+c.Head().YearName(i))
		}
		text = ", in yearly steps of " + strings.Join(steps, ", ")
	}
	if held := c.HeldIn(o); held != "" {
		text += " (" + held + ")"
	}
	if o.Date != "" {
		text += ", counted on since " + model.WrittenDay(o.Date)
	}
	return text
}

// sourceCells are a source's grade, document and page.
func sourceCells(c *model.Case, s model.Source) []cell {
	return []cell{words(string(s.Grade)), words(documentTitle(c, s.Document)), words(s.Page)}
}

// documentTitle names a document, by its id where the case has none such.
func documentTitle(c *model.Case, id string) string {
	if d, ok := c.Documents.Get(id); ok {
		return d.Title
	}
	return id
}
