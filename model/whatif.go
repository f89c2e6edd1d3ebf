package model

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// WhatIf is a question that is put to a case and never kept in it: what would its figures be if less were delivered, if it came
// later, if costs grew, or if only some opportunities counted? The zero value asks nothing.
type WhatIf struct {
	// Shortfall is by how many percent every benefit falls short: 20 where 80% is delivered, −20 where 120% is.
	Shortfall int
	// Late is by how many quarters every benefit comes later.
	Late int
	// Growth is by how many percent every cost grows, below zero where it shrinks.
	Growth int
	// Count says which rows of the registers count.
	Count Counted
}

// The ends of what can be asked.
const (
	MostDelivered = 120
	MostLate      = 8
	LeastGrowth   = -20
	MostGrowth    = 200
)

// Counted says which opportunities of a register count, by their ease.
type Counted string

// What can be counted. Rows that aren't rated count in [CountAll] alone.
const (
	CountAll           Counted = ""
	CountGreenAndAmber Counted = "green-and-amber"
	CountGreen         Counted = "green"
)

// CountedChoices returns all that can be counted, in their order.
func CountedChoices() []Counted { return []Counted{CountAll, CountGreenAndAmber, CountGreen} }

// Name is what people read of it.
func (k Counted) Name() string {
	switch k {
	case CountGreenAndAmber:
		return "Green and amber"
	case CountGreen:
		return "Green only"
	}
	return "Count all"
}

// has reports whether an opportunity counts.
func (k Counted) has(x *Opportunity) bool {
	return k == CountAll || x.Ease == Green || k == CountGreenAndAmber && x.Ease == Amber
}

// Delivered is the share of every benefit that comes, in percent.
func (w WhatIf) Delivered() int { return 100 - w.Shortfall }

// Asks reports whether anything is asked.
func (w WhatIf) Asks() bool { return w != WhatIf{} }

// Sound returns the question with what lies beyond the ends moved to them.
func (w WhatIf) Sound() WhatIf {
	w.Shortfall = min(max(w.Shortfall, 100-MostDelivered), 100)
	w.Late = min(max(w.Late, 0), MostLate)
	w.Growth = min(max(w.Growth, LeastGrowth), MostGrowth)
	if w.Count != CountGreen && w.Count != CountGreenAndAmber {
		w.Count = CountAll
	}
	return w
}

// Words are the question as it stands on all that is made with it: "What if: 80% delivered, 2 quarters late, costs +20%"; empty where
// nothing is asked.
func (w WhatIf) Words() string {
	var parts []string
	if w.Shortfall != 0 {
		parts = append(parts, fmt.Sprintf("%d%% delivered", w.Delivered()))
	}
	switch w.Late {
	case 0:
	case 1:
		parts = append(parts, "1 quarter late")
	default:
		parts = append(parts, fmt.Sprintf("%d quarters late", w.Late))
	}
	if w.Growth != 0 {
		parts = append(parts, "costs "+strings.Replace(fmt.Sprintf("%+d%%", w.Growth), "-", "−", 1))
	}
	switch w.Count {
	case CountGreenAndAmber:
		parts = append(parts, "green and amber opportunities only")
	case CountGreen:
		parts = append(parts, "green opportunities only")
	}
	if len(parts) == 0 {
		return ""
	}
	return "What if: " + strings.Join(parts, ", ")
}

// errImagined says why a case that was imagined can't be changed or kept.
var errImagined = errors.New("this is what the case would be under a what-if; put the sliders back first")

// WhatIf is the question that the case's figures answer; it asks nothing for a case as it is kept.
func (c *Case) WhatIf() WhatIf { return c.whatIf }

// Kept is nil for a case as it is kept, and says why a case that was imagined can't be saved.
func (c *Case) Kept() error {
	if c.whatIf.Asks() {
		return errImagined
	}
	return nil
}

// Imagine returns the case with the figures that it would have. Nothing else differs, and no edit takes it: [Apply] refuses it.
func (c *Case) Imagine(w WhatIf) *Case {
	if !w.Asks() {
		return c
	}
	next := *c
	next.whatIf, next.keptLines = w, c.Lines
	shares := c.countedShares(w.Count)
	next.Lines = c.Lines.mapped(func(x *Line) *Line { return w.line(x, shares[x.ID]) })
	return &next
}

// line is a line as it would be. share is what counts of it, by its registers.
func (w WhatIf) line(x *Line, share countedShare) *Line {
	if x.Type == CostLine && w.Growth == 0 {
		return x
	}
	next := *x
	if x.Type == CostLine {
		grown := decimal.New(int64(100+w.Growth), -2)
		next.Minimum, next.Maximum = times(x.Minimum, grown), times(x.Maximum, grown)
		return &next
	}
	delivered := decimal.New(int64(w.Delivered()), -2)
	next.Minimum, next.Maximum = slipped(x.Minimum, w.Late, delivered), slipped(x.Maximum, w.Late, delivered)
	if next.Maximum == nil && !share.low.same(share.high) {
		next.Maximum = next.Minimum
	}
	next.Minimum, next.Maximum = share.low.of(next.Minimum), share.high.of(next.Maximum)
	return &next
}

// times returns figures times a factor, nil for none.
func times(figures []decimal.Decimal, factor decimal.Decimal) []decimal.Decimal {
	if figures == nil {
		return nil
	}
	next := make([]decimal.Decimal, len(figures))
	for i, d := range figures {
		if !d.IsZero() {
			next[i] = d.Mul(factor)
		}
	}
	return next
}

// Lost is how much of a scenario's benefit falls behind the last year of the case because it comes late under a what-if, in £m of
// yearly steps. It is asked of the case as it is kept.
func (c *Case) Lost(w WhatIf, scenario string, estimate Estimate) decimal.Decimal {
	if w.Late == 0 {
		return decimal.Zero
	}
	intime := w
	intime.Late = 0
	came := func(of WhatIf) decimal.Decimal {
		return Profile(c.Imagine(of), scenario, estimate, InYear).TotalBenefit
	}
	return came(intime).Sub(came(w))
}

// fraction is counted of all; all is zero where nothing is to be scaled.
type fraction struct{ counted, all decimal.Decimal }

// scaledPlaces is how many decimals a figure that is scaled by a fraction keeps.
const scaledPlaces = 9

func (f *fraction) add(d *decimal.Decimal, counts bool) {
	if d == nil {
		return
	}
	f.all = f.all.Add(*d)
	if counts {
		f.counted = f.counted.Add(*d)
	}
}

// same reports whether two fractions scale alike.
func (f fraction) same(as fraction) bool { return f.counted.Mul(as.all).Equal(as.counted.Mul(f.all)) }

// of scales figures by the fraction, nil for none.
func (f fraction) of(figures []decimal.Decimal) []decimal.Decimal {
	if figures == nil || f.all.IsZero() || f.counted.Equal(f.all) {
		return figures
	}
	next := make([]decimal.Decimal, len(figures))
	for i, d := range figures {
		if !d.IsZero() {
			next[i] = d.Mul(f.counted).DivRound(f.all, scaledPlaces)
		}
	}
	return next
}

// countedShare is what counts of a line at the lowest and the highest figures of the rows that feed it.
type countedShare struct{ low, high fraction }

// countedShares returns what counts of each line that opportunities with money feed, by the line's id.
func (c *Case) countedShares(k Counted) map[string]countedShare {
	if k == CountAll {
		return nil
	}
	shares := map[string]countedShare{}
	for x := range c.Opportunities.All() {
		if x.Line == "" {
			continue
		}
		share, counts := shares[x.Line], k.has(x)
		share.low.add(x.Low, counts)
		share.high.add(x.High, counts)
		shares[x.Line] = share
	}
	return shares
}
