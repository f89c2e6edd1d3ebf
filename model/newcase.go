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
		switch x := r.(type) {
		case *Component:
			next := *x
			next.Assessment, next.RAG = "", Unrated
			kept = append(kept, &next)
		case *Link:
			if x.ownerKind() != KindOption {
				kept = append(kept, x)
			}
		case *Decision, *Option, *Principle, *Factor, *Rule, *Document:
			kept = append(kept, r)
		}
	}
	return newFrom(h, append(kept, firstScenario())...)
}

// CopyFor makes a case of all that c holds under another head. Figures are padded with zeros, or cut, to the
// new number of years.
func (c *Case) CopyFor(h Head) (*Case, error) {
	var kept []Record
	for r := range c.Records() {
		switch x := r.(type) {
		case *Head:
		case *Line:
			kept = append(kept, x.over(h.Years))
		default:
			kept = append(kept, r)
		}
	}
	return newFrom(h, kept...)
}

// SetHead makes the edit that changes what the case says of itself. Where the number of years changes, every
// line is padded with zeros or cut.
func (c *Case) SetHead(h Head) (Edit, error) {
	h.Meta = c.Head().Meta
	e, err := c.Replace(c.Head().Key(), &h)
	if err != nil || e.Empty() {
		return e, err
	}
	e.Text = "Title, organisation or years changed"
	if h.Years == c.Head().Years {
		return e, nil
	}
	if h.Years < 1 || h.Years > MaxYears {
		return e, fmt.Errorf("a case has 1 to %d years, not %d", MaxYears, h.Years)
	}
	for l := range c.Lines.All() {
		e.Changes = append(e.Changes, Change{From: l, To: l.over(h.Years)})
	}
	return e, nil
}

// LostYears counts the figures other than nothing that would be cut if the case had a number of years.
func (c *Case) LostYears(years int) int {
	lost := 0
	for l := range c.Lines.All() {
		for _, figures := range [][]decimal.Decimal{l.Minimum, l.Maximum} {
			for i := max(years, 0); i < len(figures); i++ {
				if !figures[i].IsZero() {
					lost++
				}
			}
		}
	}
	return lost
}

// over returns the line with a number of years, 1 to [MaxYears].
func (x *Line) over(years int) *Line {
	next := *x
	next.Minimum = overYears(x.Minimum, years)
	if x.HasRange() {
		next.Maximum = overYears(x.Maximum, years)
	}
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
