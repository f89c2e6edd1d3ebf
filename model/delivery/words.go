package delivery

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// NoBaseline is what is said where nothing is agreed yet.
const NoBaseline = "Nothing is agreed yet, so there is no baseline to hold what comes against"

// Basis says how amounts are counted, as a heading has it.
func (p *Position) Basis() string {
	return fmt.Sprintf("£m saved or spent in each year, carried forward, at the %s estimate as agreed", model.Small(p.Baseline.Estimate.Name()))
}

// Meaning says in sentences what the figures of a year and of a month are.
const Meaning = "Each year has all that is saved or spent in it: what an ongoing line saves counts again in every later year. Actuals are what the months up to the period have brought."

// Headline says in a sentence without its full stop how delivery stands: what is expected now of what was promised.
func (p *Position) Headline() string {
	if p.Baseline == nil {
		return NoBaseline
	}
	if len(p.Rows) == 0 {
		return "The baseline has no lines"
	}
	text := p.Expected(p.Groups[0]) // ongoing benefits where there are any: they stand first
	if lines, by := p.Overspent(); lines > 0 {
		text += fmt.Sprintf("; %s %s more than agreed or expected, by %s", model.Many(lines, "line"), model.Plural(lines, "has cost", "have cost"), model.Million(by))
	}
	return text
}

// Expected says of a group what is expected now against what was agreed: of ongoing lines what they come to in the last year, and how
// far all years together are out; of one-off lines all years together.
func (p *Position) Expected(g Group) string {
	money := model.MoneyStyle{Places: p.Places()}
	against := func(d decimal.Decimal, behind string) string {
		switch {
		case d.IsZero():
			return "as agreed"
		case d.IsNegative():
			return money.Format(d.Neg()) + " less" + behind
		}
		return money.Format(d) + " more" + behind
	}
	if g.Recurrence == model.Once {
		return fmt.Sprintf("%s: %s expected over %s, %s", g.Name(), money.Format(g.Forecast.Total), p.Over(), against(g.Difference(), " than agreed"))
	}
	last := len(p.Years) - 1
	level := g.Forecast.Years[last]
	text := fmt.Sprintf("%s: %s expected in %s, %s", g.Name(), money.Format(level), p.Years[last], against(level.Sub(g.Baseline.Years[last]), " than agreed"))
	if last > 0 {
		text += "; over all years " + against(g.Difference(), "")
	}
	return text
}

// Over names the years of the baseline, the first to the last.
func (p *Position) Over() string {
	if n := len(p.Years); n > 1 {
		return p.Years[0] + " to " + p.Years[n-1]
	}
	return p.Years[0]
}

// ToDate says of a group what has come up to the period, nothing where it has no line.
func (p *Position) ToDate(g Group) string {
	money := model.MoneyStyle{Places: p.Places()}
	verb := "saved"
	if g.Type == model.CostLine {
		verb = "spent"
	}
	text := fmt.Sprintf("%s: %s %s up to %s", g.Name(), money.Format(g.Actual.Total), verb, p.Period.Words())
	at, in := p.Year()
	if g.Latest < p.Period { // what is known may end before the period
		text = fmt.Sprintf("%s: %s %s up to %s, the last month with a figure", g.Name(), money.Format(g.Actual.Total), verb, g.Latest.Words())
	}
	switch {
	case !g.AnyKnown():
		return fmt.Sprintf("%s: no month up to %s has a figure yet.", g.Name(), p.Period.Words())
	case !in:
	case !g.Known(at):
		text += fmt.Sprintf("; %s is agreed for all of %s, of which no month has a figure", money.Format(g.Baseline.Years[at]), p.Years[at])
	case g.Actual.Years[at].Equal(g.Actual.Total):
		text += fmt.Sprintf("; %s is agreed for all of %s", money.Format(g.Baseline.Years[at]), p.Years[at])
	default:
		text += fmt.Sprintf(", %s of it in %s; %s is agreed for all of that year", money.Format(g.Actual.Years[at]), p.Years[at], money.Format(g.Baseline.Years[at]))
	}
	return text + "."
}

// Reading says what has come, and how many lines stand how.
func (p *Position) Reading() string {
	if p.Baseline == nil {
		return "Agree a scenario as the decision: its lines, the measures and the plan become the baseline."
	}
	var parts []string
	for _, g := range p.Groups {
		parts = append(parts, p.ToDate(g))
	}
	return strings.Join(append(parts, p.Tally()+"."), " ")
}

// Tally says how many lines stand how, the worst first, and what that makes of the whole.
func (p *Position) Tally() string {
	var counts []string
	for _, s := range worstFirst {
		if n := p.Count(s); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, s.Plain()))
		}
	}
	if len(counts) == 0 {
		return "No line is in the baseline"
	}
	return fmt.Sprintf("Of %s %s%s; the whole: %s", model.Many(len(p.Rows), "line"), model.JoinWords(counts), p.tallyDated(), p.Top.Plain())
}

// Agreed says which baseline the figures are held against.
func (p *Position) Agreed() string {
	if p.Baseline == nil {
		return ""
	}
	return fmt.Sprintf("Baseline: “%s”, agreed by %s", p.Baseline.ScenarioName, p.Baseline.Name())
}

// Illustrative counts the lines of the baseline whose figures were illustrative when it was taken.
func (p *Position) Illustrative() (n int) {
	for _, r := range p.Rows {
		if r.Line.Grade == model.Illustrative {
			n++
		}
	}
	return n
}

// Notes are what belongs beside the figures wherever they stand.
func (p *Position) Notes() (notes []string) {
	if p.Baseline == nil {
		return nil
	}
	notes = p.Dated()
	if n := p.Illustrative(); n > 0 {
		notes = append(notes, fmt.Sprintf("Figures of %s are illustrative, not published", illustrated(n, len(p.Rows))))
	}
	for _, g := range p.Groups {
		for i := range p.Years {
			var parts [3][]decimal.Decimal
			for _, r := range p.Rows {
				if r.Line.Type == g.Type && r.Line.Recurrence == g.Recurrence {
					parts[0], parts[1], parts[2] = append(parts[0], r.Baseline.Years[i]), append(parts[1], r.Forecast.Years[i]), append(parts[2], r.Actual.Years[i])
				}
			}
			if model.RoundingShows(g.Baseline.Years[i], p.Places(), parts[0]...) || model.RoundingShows(g.Forecast.Years[i], p.Places(), parts[1]...) || model.RoundingShows(g.Actual.Years[i], p.Places(), parts[2]...) {
				return append(notes, model.RoundingNote)
			}
		}
	}
	return notes
}

func illustrated(n, all int) string {
	if n == all {
		return "all lines"
	}
	return fmt.Sprintf("%d of %s", n, model.Many(all, "line"))
}

// Slipped are the lines of which less is expected in the years up to the period's than was promised, and no less in all: what comes later.
func (p *Position) Slipped() (rows []Row) {
	at, in := p.Year()
	if !in {
		return nil
	}
	for _, r := range p.Rows {
		promised, expected := decimal.Sum(decimal.Zero, r.Baseline.Years[:at+1]...), decimal.Sum(decimal.Zero, r.Forecast.Years[:at+1]...)
		if r.Line.Type == model.BenefitLine && expected.LessThan(promised) {
			rows = append(rows, r)
		}
	}
	return rows
}
