package delivery

import (
	"fmt"
	"slices"

	"tomworkbench/model"
)

// asReported dates what was said in a month: "as last reported, December 2011" where that is no later than the month compared with, so
// that nobody takes it for new; empty where it was said since, or never.
func (p *Position) asReported(in model.Month) string {
	if in == 0 || in > p.Before {
		return ""
	}
	return "as last reported, " + in.Words()
}

// AsReported dates what is said of a line, AsMeasured of a measure: "as last reported, December 2011"; empty for what is new.
func (p *Position) AsReported(r *Row) string     { return p.asReported(r.Reported) }
func (p *Position) AsMeasured(m *Measure) string { return p.asReported(m.Reported) }

// Stands is the status of a line or a measure as it stands alone, with its letter, and dated where it is no new one.
func Stands(said *model.Progress, dated string) string {
	if dated == "" || said.Status == model.NotReported {
		return said.Status.Words()
	}
	return said.Status.Words() + ", " + dated
}

// Since is what has changed, and of what hasn't when it was said last.
func Since(changed, dated string) string {
	if changed != "" {
		return changed
	}
	return dated
}

// tallyDated says of the statuses which of them are old: all of one month, or how many; empty where none is.
func (p *Position) tallyDated() string {
	var said, old []model.Month
	for _, r := range p.Rows {
		if r.Said.Status == model.NotReported {
			continue
		}
		said = append(said, r.Reported)
		if p.AsReported(&r) != "" {
			old = append(old, r.Reported)
		}
	}
	switch {
	case len(old) == 0:
		return ""
	case len(old) == len(said) && slices.Min(old) == slices.Max(old):
		return "; " + p.asReported(old[0])
	case slices.Min(old) == slices.Max(old):
		return fmt.Sprintf("; %d of them %s", len(old), p.asReported(old[0]))
	}
	return fmt.Sprintf("; %d of them as last reported, %s to %s", len(old), slices.Min(old).Words(), slices.Max(old).Words())
}

// Dated are the sentences without their full stop that a reader needs where the period isn't one that was reported on: it is later
// than all that is known, or earlier than the decision that it is held against.
func (p *Position) Dated() (notes []string) {
	switch {
	case p.Baseline == nil:
	case p.Period > p.last && p.known:
		notes = append(notes, fmt.Sprintf("Nothing is reported after %s: what was known then stands for %s, and isn’t new", p.last.Words(), p.Period.Words()))
	case p.Period > p.last:
		notes = append(notes, fmt.Sprintf("Nothing is reported up to %s", p.Period.Words()))
	}
	if p.Baseline != nil && p.Period < monthOfDay(p.Baseline) {
		notes = append(notes, fmt.Sprintf("%s is before the decision of %s, against which it is held", p.Period.Words(), p.Baseline.Day()))
	}
	return notes
}

// monthOfDay is the month in which a baseline was agreed.
func monthOfDay(b *model.Baseline) model.Month {
	m, err := model.ReadMonth(b.On)
	if err != nil {
		return 0
	}
	return m
}

// First is the first month of which delivery can be told: that of the first decision, or the beginning of the first year that was agreed
// where that is earlier; none where nothing is agreed.
func First(c *model.Case) (first model.Month) {
	for _, b := range c.AllBaselines() {
		begins := model.MonthOf(b.FirstYear, 4)
		if day := monthOfDay(b); day != 0 {
			begins = min(begins, day)
		}
		if first == 0 || begins < first {
			first = begins
		}
	}
	return first
}

// CanTell says why delivery can't be told of a month: it lies before all that was agreed.
func CanTell(c *model.Case, period model.Month) error {
	if first := First(c); period < first {
		return fmt.Errorf("%s is before the programme: what was first agreed begins in %s; ask for that month or a later one", period.Words(), first.Words())
	}
	return nil
}
