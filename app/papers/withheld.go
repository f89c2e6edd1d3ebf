package papers

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/charts"
	"tomworkbench/model"
)

// withheldWords stand in the public paper for a figure that would be untrue without what is left out, and give it away with it.
const withheldWords = "Not for publication"

// Totals with lines that are not for publication are published only where nobody can work a line out of them: there are at least
// fewestHidden with a figure, of as many owners, and none is more than half of all. Benefits and costs are held to it each by itself.
const fewestHidden = 3

// anyLine, goesOn and paidOnceLine are what a line has to be for a total to rest on it.
func anyLine(*model.Line) bool        { return true }
func goesOn(l *model.Line) bool       { return l.Recurrence == model.Ongoing }
func paidOnceLine(l *model.Line) bool { return l.Type == model.CostLine && l.Recurrence == model.Once }

// hides reports whether lines that are not for publication count in a total of a scenario, and whether it may be published with them.
func (s Paper) hides(scenario string, in func(*model.Line) bool) (hidden, safe bool) {
	if !s.public() {
		return false, true
	}
	safe = true
	for _, kind := range []model.LineType{model.BenefitLine, model.CostLine} {
		var lines []*model.Line
		for l := range s.whole.Counting(scenario) {
			if l.NotForPublication && l.Type == kind && in(l) && !(model.Nothing(l.Minimum...) && model.Nothing(l.Maximum...)) {
				lines = append(lines, l)
			}
		}
		hidden, safe = hidden || len(lines) > 0, safe && (len(lines) == 0 || lostAmong(lines))
	}
	return hidden, safe
}

// lostAmong reports whether no line can be worked out of the sum of some, at either end of their range.
func lostAmong(lines []*model.Line) bool {
	owners := map[string]bool{}
	for _, l := range lines {
		owners[l.Owner] = true
	}
	if len(lines) < fewestHidden || len(owners) < fewestHidden {
		return false
	}
	for _, of := range []func(*model.Line) []decimal.Decimal{func(l *model.Line) []decimal.Decimal { return l.Minimum }, func(l *model.Line) []decimal.Decimal {
		if l.HasRange() {
			return l.Maximum
		}
		return l.Minimum
	}} {
		var all decimal.Decimal
		var sizes []decimal.Decimal
		for _, l := range lines {
			size := decimal.Zero
			for _, d := range of(l) {
				size = size.Add(d.Abs())
			}
			sizes, all = append(sizes, size), all.Add(size)
		}
		if slices.ContainsFunc(sizes, func(d decimal.Decimal) bool { return d.Add(d).GreaterThan(all) }) {
			return false
		}
	}
	return true
}

// hidesOf reports whether an option has lines that are not for publication, in a public paper.
func (s Paper) hidesOf(option string) bool {
	if !s.public() {
		return false
	}
	for l := range s.whole.Lines.All() {
		if l.Owner == option && l.NotForPublication {
			return true
		}
	}
	return false
}

// restsOnHidden is why a public paper leaves a figure out.
const restsOnHidden = "it rests on lines that are not for publication"

// restsOnHidden reports whether a figure would be another with what is not for publication: the public paper leaves it out.
func (s Paper) restsOnHidden(k charts.FigureID) bool {
	if !s.public() {
		return false
	}
	with := s.Subject
	with.Case, with.Workings = s.whole, new(charts.Workings)
	whole, err := charts.New(k, with)
	if err != nil {
		return false
	}
	public, err := charts.New(k, s.Subject)
	if err != nil {
		return true
	}
	a, b := whole.Table(), public.Table()
	return whole.Title() != public.Title() || a.Caption != b.Caption || !slices.EqualFunc(a.Rows, b.Rows, slices.Equal[[]string])
}

// Withholds reports whether the paper is a public one that leaves a figure out, since it rests on what is not for publication.
func (s Paper) Withholds(k charts.FigureID) bool { return s.restsOnHidden(k) }

// inPart2 says in the public paper that something stands in part 2, with the paragraph.
func inPart2(p model.Publication) string {
	return "This is not for publication, " + p.ExemptWords() + "; part 2 has it."
}
