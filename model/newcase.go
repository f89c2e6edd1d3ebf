package model

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// firstScenario is the scenario that a new case begins with.
func firstScenario() *Scenario { return &Scenario{ID: "scenario-1", Name: "Scenario 1"} }

// Blank makes a case with nothing in it but a first scenario.
func Blank(h Head) (*Case, error) { return newFrom(h, firstScenario()) }

func newFrom(h Head, records ...Record) (*Case, error) {
	h.Meta = Meta{}
	all := []Record{&h}
	for _, r := range records {
		all = append(all, r.WithMeta(Meta{}))
	}
	return NewCase(0, all, false)
}

// FrameFor makes a case of the frame alone: components without their assessments, decisions, options,
// principles, rules, and the benefits map from drivers to objectives; no figures, no links from options, no
// choices, but a first scenario.
func (c *Case) FrameFor(h Head) (*Case, error) {
	var kept []Record
	for r := range c.Records() {
		if x := rowByKind[r.Kind()].frameOf(r); x != nil {
			kept = append(kept, x)
		}
	}
	return newFrom(h, append(kept, firstScenario())...)
}

// CopyFor makes a case of all that c holds under another head. Figures are padded with zeros, or cut, to the
// new number of years. What was agreed and came in the years of c is no history of a case that begins in another year.
func (c *Case) CopyFor(h Head) (*Case, error) {
	var kept []Record
	for r := range c.Records() {
		switch x := r.(type) {
		case *Head:
		case *Baseline, *Actuals, *Progress, *Reading:
			if h.FirstYear == c.Head().FirstYear {
				kept = append(kept, r)
			}
		case yearly:
			kept = append(kept, x.over(h.Years))
		default:
			kept = append(kept, r)
		}
	}
	return newFrom(h, kept...)
}

// SetHead makes the edit that changes what the case says of itself. Where the number of years changes, all
// figures by year are padded with zeros or cut.
func (c *Case) SetHead(h Head) (Edit, error) {
	h.Meta = c.Head().Meta
	e, err := c.Replace(c.Head().Key(), &h)
	if err != nil || e.Empty() {
		return e, err
	}
	e.Text = headText(c.Head(), &h)
	if h.Years == c.Head().Years {
		return e, nil
	}
	if h.Years < 1 || h.Years > MaxYears {
		return e, fmt.Errorf("a case has 1 to %d years, not %d", MaxYears, h.Years)
	}
	for r := range c.Records() {
		if x, ok := r.(yearly); ok && x.over(h.Years) != r {
			e.Changes = append(e.Changes, Change{From: r, To: x.over(h.Years)})
		}
	}
	return e, nil
}

// headText says what a case says differently of itself.
func headText(from, to *Head) string {
	var fields []string
	note := func(name string, differs bool) {
		if differs {
			fields = append(fields, name)
		}
	}
	note("title", from.Title != to.Title)
	note("organisation", from.Organisation != to.Organisation)
	note("years", from.FirstYear != to.FirstYear || from.Years != to.Years)
	note("basis", from.Basis != to.Basis)
	note("way to type ongoing figures", from.Typed != to.Typed)
	note("price base", from.Prices != to.Prices)
	note("reference date", from.Reference != to.Reference)
	note("words of the ratings", from.RatingKey != to.RatingKey)
	note("tax base", !equalOptional(from.TaxBase, to.TaxBase))
	return "The case: " + JoinWords(fields) + " changed"
}

// yearly is a record with figures by year, which follow the case's number of years.
type yearly interface {
	// over returns the record with a number of years, 1 to [MaxYears]: padded with zeros, or cut.
	over(years int) Record
	// byYear returns its rows of figures, one figure a year each.
	byYear() [][]decimal.Decimal
}

// LostYears counts the figures other than nothing that would be cut if the case had a number of years.
func (c *Case) LostYears(years int) int {
	lost := 0
	for r := range c.Records() {
		x, ok := r.(yearly)
		if !ok {
			continue
		}
		for _, figures := range x.byYear() {
			for i := max(years, 0); i < len(figures); i++ {
				if !figures[i].IsZero() {
					lost++
				}
			}
		}
	}
	return lost
}

func (x *Line) byYear() [][]decimal.Decimal { return [][]decimal.Decimal{x.Minimum, x.Maximum} }

func (x *Line) over(years int) Record {
	next := *x
	next.Minimum = overYears(x.Minimum, years)
	if x.HasRange() {
		next.Maximum = overYears(x.Maximum, years)
	}
	return &next
}

func (x *Overlap) byYear() [][]decimal.Decimal { return [][]decimal.Decimal{x.Years} }

func (x *Overlap) over(years int) Record {
	if !x.HasYears() {
		return x
	}
	next := *x
	next.Years = overYears(x.Years, years)
	return &next
}

func overYears(figures []decimal.Decimal, years int) []decimal.Decimal {
	years = max(0, min(years, MaxYears))
	figures = slices.Clone(figures[:min(len(figures), years)])
	for len(figures) < years {
		figures = append(figures, decimal.Zero)
	}
	return figures
}
