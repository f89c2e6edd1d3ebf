package answers

import (
	"iter"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Worth is what options come to, in £m: lines that go on as they stand once everything is in place, and lines that count once.
type Worth struct {
	// Known says that there is a figure at all, Illustrative that one is an illustration.
	Known, Illustrative bool
	// Saved is what is saved a year once in place, less what is spent every year: below zero where more is spent.
	Saved Ends
	// Cost is what is spent once, Brings what comes in once.
	Cost, Brings Ends
}

// Ends are the two ends of what an amount may be, in £m: Low the lower saving, or the lower cost.
type Ends struct{ Low, High decimal.Decimal }

func (e Ends) plus(low, high decimal.Decimal) Ends { return Ends{e.Low.Add(low), e.High.Add(high)} }

// Nothing reports whether both ends are zero.
func (e Ends) Nothing() bool { return e.Low.IsZero() && e.High.IsZero() }

// worthOf sums lines up.
func worthOf(lines iter.Seq[*model.Line], years int) (w Worth) {
	for l := range lines {
		// The minimum holds the lowest benefit and the highest cost.
		minimum := decimal.Sum(decimal.Zero, l.Yearly(years, model.Minimum, model.InYear)...)
		maximum := decimal.Sum(decimal.Zero, l.Yearly(years, model.Maximum, model.InYear)...)
		w.Known = w.Known || !minimum.IsZero() || !maximum.IsZero()
		w.Illustrative = w.Illustrative || l.Source.Grade == model.Illustrative
		switch cost, once := l.Type == model.CostLine, l.Recurrence != model.Ongoing; {
		case cost && once:
			w.Cost = w.Cost.plus(maximum, minimum)
		case cost:
			w.Saved = w.Saved.plus(minimum.Neg(), maximum.Neg())
		case once:
			w.Brings = w.Brings.plus(minimum, maximum)
		default:
			w.Saved = w.Saved.plus(minimum, maximum)
		}
	}
	return w
}

// WorthOf is what a scenario comes to, with what counts whatever is chosen.
func (a *Answers) WorthOf(scenario string) Worth {
	known := a.known[scenario]
	if known.worth == nil {
		found := worthOf(a.shown.Counting(scenario), a.shown.Head().Years)
		known.worth = &found
		a.known[scenario] = known
	}
	return *known.worth
}

// Mine is what the answers come to.
func (a *Answers) Mine() Worth { return a.WorthOf(a.scenario) }

// OptionWorth is what an option comes to by itself.
func (a *Answers) OptionWorth(option string) Worth { return a.ownedBy(option) }

// Whatever is what comes whatever is chosen.
func (a *Answers) Whatever() Worth { return a.ownedBy(model.Programme) }

func (a *Answers) ownedBy(owner string) Worth {
	return worthOf(func(yield func(*model.Line) bool) {
		for l := range a.shown.AsIn(a.scenario).Lines.All() {
			if l.Owner == owner && !yield(l) {
				return
			}
		}
	}, a.shown.Head().Years)
}

// Years are what a scenario saves and spends in each year, in £m, at the lower savings and the higher costs. Saved holds what goes on
// and what comes in once, less what is spent every year; High is the same at the other end. Cost is spent once.
type Years struct{ Saved, SavedHigh, Cost, CostLow []decimal.Decimal }

// YearsOf are those of a scenario.
func (a *Answers) YearsOf(scenario string) Years {
	n := a.shown.Head().Years
	y := Years{make([]decimal.Decimal, n), make([]decimal.Decimal, n), make([]decimal.Decimal, n), make([]decimal.Decimal, n)}
	add := func(to, figures []decimal.Decimal, less bool) {
		for i, d := range figures {
			if less {
				d = d.Neg()
			}
			to[i] = to[i].Add(d)
		}
	}
	for l := range a.shown.Counting(scenario) {
		low, high := l.Yearly(n, model.Minimum, basis), l.Yearly(n, model.Maximum, basis)
		cost := l.Type == model.CostLine
		if cost && l.Recurrence != model.Ongoing {
			add(y.Cost, low, false)
			add(y.CostLow, high, false)
			continue
		}
		add(y.Saved, low, cost)
		add(y.SavedHigh, high, cost)
	}
	return y
}

// Illustrative reports whether an amount that counts in a scenario is an illustration.
func (a *Answers) Illustrative(scenario string) bool {
	for l := range a.shown.Counting(scenario) {
		if l.Source.Grade == model.Illustrative {
			return true
		}
	}
	return false
}

// AnyIllustrative reports whether any amount is an illustration.
func (a *Answers) AnyIllustrative() bool {
	for l := range a.shown.Lines.All() {
		if l.Source.Grade == model.Illustrative {
			return true
		}
	}
	return false
}
