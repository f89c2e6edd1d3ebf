package excel

import (
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
		p.rows = append(p.rows, append([]cell{words("Assumption"), words(a.Text)}, sourceCells(c, a.Source)...))
	}
	for o := range c.Overlaps.All() {
		text := model.Million(o.Amount) + " of the " + o.Measure + " is already counted on in the budget"
		if o.Why != "" {
			text += ": " + o.Why
		}
		p.rows = append(p.rows, append([]cell{words("Overlap"), words(text)}, sourceCells(c, o.Source)...))
	}
	return p
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
