package papers

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// tableRule says what the figures of a table are.
type tableRule struct {
	caption string
	// isFigure says which cells hold figures, nil where the table does.
	isFigure func(cell) bool
	of       func(*reAdder, cell) []claim
}

// tableRules are those of the tables of an options paper, by how their caption begins.
func tableRules() []tableRule {
	return []tableRule{
		{sentenceCaption, nil, (*reAdder).sentenceFigure},
		{optionsFor, nil, (*reAdder).optionFigure},
		{"Appraisal summary", func(x cell) bool { return x.column > 0 && x.row < appraisedRows }, (*reAdder).appraisedFigure},
		{"Cost and benefit profile", nil, (*reAdder).profileFigure},
		{"Cumulative net drawn", nil, func(*reAdder, cell) []claim { return drawn.alone() }},
		{"Cumulative net", nil, (*reAdder).comparedFigure},
		{"Benefit by component", nil, (*reAdder).componentFigure},
		{"Investment by type and year", nil, (*reAdder).investmentFigure},
		{"Gap by year", nil, (*reAdder).gapFigure},
		{"From the saving to what is left over", nil, (*reAdder).leftFigure},
		{"One-off costs by what pays for them", nil, func(r *reAdder, x cell) []claim { return r.paidFigure(x, x.heading(), x.name()) }},
		{"What one-off costs are paid from", nil, func(r *reAdder, x cell) []claim { return r.paidFigure(x, x.name(), x.heading()) }},
		{"Benefit by stream", nil, (*reAdder).streamFigure},
		{"The operating model on a page", nil, (*reAdder).boxFigure},
		{"Benefits map", nil, (*reAdder).hopFigure},
		{"Plan of benefits and costs", nil, (*reAdder).plannedFigure},
		{"What matters most", nil, (*reAdder).movedFigure},
		{"How often each net is reached", nil, (*reAdder).reachedFigure},
		{"Cost with optimism bias", nil, (*reAdder).biasFigure},
		{"Schemes that no other beats", nil, (*reAdder).schemeFigure},
		{"Rows of the registers of opportunities", nil, (*reAdder).opportunityFigure},
		{"Where effort goes", nil, (*reAdder).effortFigure},
		{"What Members chose", nil, func(*reAdder, cell) []claim { return countedOf.alone() }},
		{"Budget by year", nil, (*reAdder).budgetFigure},
		{"For each Band D dwelling", nil, (*reAdder).dwellingFigure},
		{"Where the ", nil, (*reAdder).useFigure},
		{"What the costs leave out", nil, (*reAdder).exclusionFigure},
		{"What is not for publication", nil, (*reAdder).exemptFigure},
		{"Risks of ", nil, (*reAdder).riskFigure},
		{"Measures, and what of ", func(x cell) bool { return x.column >= 2 && x.column <= 4 }, (*reAdder).measureFigure},
	}
}

// ruleOf is the rule of a table, that of a table that none is known of where there is none.
func (r *reAdder) ruleOf(caption string) tableRule {
	switch terms := model.Small(r.Estimate.Name()) + " estimate"; {
	case strings.HasSuffix(caption, fewFigures+terms):
		return tableRule{of: (*reAdder).fewFigure}
	case strings.HasSuffix(caption, takenOut+", "+terms):
		return tableRule{of: (*reAdder).areaFigure}
	}
	for _, rule := range tableRules() {
		if strings.HasPrefix(caption, rule.caption) {
			return rule
		}
	}
	return tableRule{of: func(*reAdder, cell) []claim { return unclassified.alone() }}
}

// holds reports whether a cell is one of figures.
func (rule tableRule) holds(x cell) bool {
	if rule.isFigure != nil {
		return rule.isFigure(x)
	}
	return x.column < len(x.Numeric) && x.Numeric[x.column]
}

// totalName names the row or the column of all years.
const totalName = "Total"

// named are the years of a row or a column: one by its name, or all.
func (r *reAdder) named(year string) (span, bool) {
	if year == totalName {
		return r.all(), true
	}
	at := slices.Index(r.Case.Head().YearNames(), year)
	return span{at, at}, at >= 0
}

// alike reports whether a cell says a name of the case.
func alike(cell, name string) bool { return cell == model.Undirected(name) }

// few are the few figures of a scenario, in £m.
type few struct {
	annual, low, high, oneOff, ongoing, net, steps, levels, present decimal.Decimal
	pays                                                            []decimal.Decimal
	costs                                                           bool
}

// few adds them up, in a public paper with what it leaves out where its totals are with it.
func (r *reAdder) few(scenario string) few {
	c := r.Case
	if hidden, _ := r.hides(scenario, anyLine); hidden {
		c = r.whole
	}
	all := r.counting(c, scenario)
	annual := r.counting(r.planned(c), scenario).where(goesOn).on(model.InYear).lessCosts()
	return few{
		annual: annual.total(), low: annual.at(model.Minimum).total(), high: annual.at(model.Maximum).total(),
		oneOff: all.where(isCost, isOnce).total(), ongoing: all.where(isCost, goesOn).total(), net: all.lessCosts().total(),
		steps: r.books(c, scenario, model.InYear).fresh(r.all()), levels: r.books(c, scenario, model.Recurring).fresh(r.all()),
		present: r.present(c, scenario), pays: paidBack(all.lessCosts()), costs: len(all.where(isCost).lines) > 0,
	}
}

// saves are one figure, or both ends.
func (f few) saves() []claim {
	if f.low.Equal(f.high) {
		return fromLines.is(f.annual)
	}
	return append(fromLines.is(f.low), fromLines.is(f.high)...)
}

func (f few) of(row string) []claim {
	switch row {
	case "Annual saving once in place":
		return f.saves()
	case "One-off cost":
		return fromLines.is(f.oneOff)
	case "Ongoing cost":
		return fromLines.is(f.ongoing)
	case "Net":
		return fromLines.is(f.net)
	case "Pays back":
		return fromLines.is(f.pays...)
	case "New to the budget, each year’s new savings added up":
		return fromLines.is(f.steps)
	case "New to the budget, carried forward":
		return fromLines.is(f.levels)
	case "Net present value":
		return fromLines.is(f.present)
	}
	return nil
}

func (r *reAdder) fewFigure(x cell) []claim {
	f := r.few(r.Scenario)
	if x.name() != "New to the budget" {
		return f.of(x.name())
	}
	if x.Rows[x.row-1][0] == x.name() {
		return fromLines.is(f.levels)
	}
	return fromLines.is(f.steps)
}

// appraisedFigure is one of the few figures of a scenario, or a count.
func (r *reAdder) appraisedFigure(x cell) []claim {
	scenarios := r.Case.Appraised(r.Scenario)
	if x.column > len(scenarios) {
		return nil
	}
	if x.row >= appraisedMoney {
		return countedOf.alone()
	}
	return r.few(scenarios[x.column-1].ID).of(x.name())
}

// The first rows of the appraisal summary are money, those up to appraisedRows counts; below stands what people judged.
const (
	appraisedMoney = 8
	appraisedRows  = 10
)

// sentenceCaption names the table that the figures of the summary's sentence are taken for.
const sentenceCaption = "The sentence of the summary"

var inSentence = regexp.MustCompile(`−?£[0-9][0-9,]*(\.[0-9]+)?m`)

// sentenceTable are the figures of the summary's sentence, as it prints them.
func (s Paper) sentenceTable() word.Table {
	t := word.Table{Caption: sentenceCaption, Columns: []string{"Place", "Figure"}, Numeric: []bool{false, true}}
	text := strings.Replace(s.sentence(s.headline(s.Scenario)), s.Name(), "", 1)
	for _, figure := range inSentence.FindAllString(text, -1) {
		t.Rows = append(t.Rows, []string{model.Ordinal(len(t.Rows) + 1), figure})
	}
	if _, payback, says := strings.Cut(text, "; payback, "); says {
		t.Rows = append(t.Rows, []string{"Payback", payback})
	}
	return t
}

func (r *reAdder) sentenceFigure(x cell) []claim {
	f := r.few(r.Scenario)
	if x.name() == "Payback" {
		return f.of("Pays back")
	}
	order := fromLines.is(f.annual)
	if !f.low.Equal(f.high) {
		order = append(order, f.saves()...)
	}
	if f.costs {
		order = append(order, fromLines.is(f.oneOff)[0], fromLines.is(f.ongoing)[0])
	}
	if x.row < len(order) {
		return order[x.row : x.row+1]
	}
	return nil
}

func (r *reAdder) optionFigure(x cell) []claim {
	own := sum{by: r, lines: slices.Collect(r.Case.Lines.All()), estimate: r.Estimate, basis: model.InYear, span: r.all()}
	var amounts []decimal.Decimal
	for d := range r.Case.Decisions.All() {
		of, _ := r.Case.Components.Get(d.Component)
		if optionsFor+decisionName(model.DecisionRow{Component: of.Name, Decision: d.Name}) != x.Caption {
			continue
		}
		options := slices.Collect(r.Case.OptionsOf(d.ID))
		switch {
		case x.row >= len(options):
			amounts = append(amounts, decimal.Zero)
		case x.column == 2:
			amounts = append(amounts, own.where(ownedBy(options[x.row].ID), goesOn).lessCosts().total())
		default:
			amounts = append(amounts, own.where(ownedBy(options[x.row].ID), isCost, isOnce).total())
		}
	}
	return fromLines.is(amounts...)
}
