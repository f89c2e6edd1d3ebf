package papers

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
	"tomworkbench/model/budget"
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

func (r *reAdder) profileFigure(x cell) []claim {
	years, known := r.named(x.name())
	if !known {
		return nil
	}
	what, end, _ := strings.Cut(x.heading(), ", ")
	s := r.shown()
	switch end {
	case "cautious":
		s = s.at(model.Minimum)
	case "stretch":
		s = s.at(model.Maximum)
	}
	switch what {
	case "Benefit":
		s = s.where(isBenefit)
	case "Cost":
		s = s.where(isCost)
	default:
		s = s.lessCosts()
	}
	if what == "Cumulative net" {
		return fromLines.is(s.upTo(years).total())
	}
	return fromLines.is(s.in(years).total())
}

// comparedFigure is the cumulative net of a scenario, or what it is above that of the first.
func (r *reAdder) comparedFigure(x cell) []claim {
	years, known := r.named(x.name())
	all := append([]string{r.Scenario}, r.With...)
	of := func(i int) decimal.Decimal { return r.counting(r.Case, all[i]).lessCosts().upTo(years).total() }
	switch at := x.column - 1; {
	case !known || at >= 2*len(all)-1:
		return nil
	case at < len(all):
		return fromLines.is(of(at))
	default:
		return fromLines.is(of(at - len(all) + 1).Sub(of(0)))
	}
}

// componentFigure is the benefit of one component, or of all up to it.
func (r *reAdder) componentFigure(x cell) []claim {
	benefit := r.shown().where(isBenefit)
	switch {
	case x.isLast():
		return fromLines.is(benefit.total())
	case x.row == 0:
		return fromLines.is(benefit.where(ownedBy(model.Programme)).total())
	}
	var amounts []decimal.Decimal
	upTo := []string{""} // council-wide
	for c := range r.Case.Components.All() {
		upTo = append(upTo, c.ID)
		switch {
		case !alike(x.name(), c.Name):
		case x.column == 1:
			amounts = append(amounts, benefit.where(r.in(c.ID)).total())
		default:
			amounts = append(amounts, benefit.where(r.in(upTo...)).total())
		}
	}
	return fromLines.is(amounts...)
}

func (r *reAdder) investmentFigure(x cell) []claim {
	years, known := r.named(x.name())
	if !known {
		return nil
	}
	cost := r.shown().where(isCost).in(years)
	if x.column < len(x.Columns)-1 {
		cost = cost.where(func(l *model.Line) bool { return alike(x.heading(), cmp.Or(l.Category, "Not named")) })
	}
	return fromLines.is(cost.total())
}

// paidFigure is a one-off cost by what it is paid from; the last row or column is all of it.
func (r *reAdder) paidFigure(x cell, funding, year string) []claim {
	years, known := r.named(year)
	if !known {
		return nil
	}
	cost := r.shown().where(isCost, isOnce).in(years)
	if funding != "All" && funding != "All one-off costs" {
		cost = cost.where(func(l *model.Line) bool { return model.Capital(l.Funding.Words()) == funding })
	}
	return fromLines.is(cost.total())
}

func (r *reAdder) gapFigure(x cell) []claim {
	years, known := r.named(x.name())
	b := r.books(r.Case, r.Scenario, r.Basis)
	switch {
	case !known:
		return nil
	case x.column == 1:
		return fromLines.is(b.plan(years))
	case x.column == 2:
		return fromLines.is(b.saving(years).Sub(b.already(years, false)).Sub(b.ongoing(years)))
	case x.column == 3:
		return fromLines.is(b.onceOff(years))
	}
	return fromLines.is(b.gap(years))
}

// use is a part of what is new to the budget, and where it goes.
type use struct{ share, amount decimal.Decimal }

// uses are the re-investments and what is released, nothing where nothing is left over.
func (r *reAdder) uses(left decimal.Decimal) (all []use) {
	if !left.IsPositive() {
		return nil
	}
	rest := decimal.NewFromInt(1)
	for x := range r.Case.Reinvestments.All() {
		all, rest = append(all, use{x.Share, left.Mul(x.Share)}), rest.Sub(x.Share)
	}
	return append(all, use{rest, left.Mul(rest)})
}

// leftFigure is a step from the saving to what is new to the budget, a use of that, or what is left after either.
func (r *reAdder) leftFigure(x cell) []claim {
	b := r.books(r.Case, r.Scenario, r.Basis)
	saving, already, ongoing, onceOff, fresh := b.saving(b.span), b.already(b.span, false), b.ongoing(b.span), b.onceOff(b.span), b.fresh(b.span)
	steps := map[string][2]decimal.Decimal{
		budget.CashableSaving:        {saving, saving},
		"In the budget already":      {already.Neg(), saving.Sub(already)},
		"Ongoing costs":              {ongoing.Neg(), saving.Sub(already).Sub(ongoing)},
		"One-off costs from revenue": {onceOff.Neg(), fresh},
		budget.NewToBudget:           {fresh, fresh},
	}
	at := slices.IndexFunc(x.Rows, func(row []string) bool { return row[0] == budget.NewToBudget })
	if x.row <= at {
		return fromLines.is(steps[x.name()][x.column-1])
	}
	var after []use
	if closing := b.closing(b.span); !closing.IsZero() {
		after = append(after, use{amount: closing})
	}
	after = append(after, r.uses(b.leftOver(b.span))...)
	if x.row-at > len(after) {
		return nil
	}
	after = after[:x.row-at]
	if x.column == 1 {
		return fromLines.is(after[len(after)-1].amount)
	}
	for _, u := range after {
		fresh = fresh.Sub(u.amount)
	}
	return fromLines.is(fresh)
}

func (r *reAdder) streamFigure(x cell) []claim {
	benefit := r.shown().where(isBenefit)
	for _, e := range model.Estimates() {
		if e.Name() == x.heading() {
			benefit = benefit.at(e)
		}
	}
	if !x.isLast() {
		benefit = benefit.where(func(l *model.Line) bool { return alike(x.name(), cmp.Or(l.Category, "Not named")) })
	}
	return fromLines.is(benefit.total())
}

// boxFigure is the benefit of what was chosen for a decision.
func (r *reAdder) boxFigure(x cell) []claim {
	benefit := r.shown().where(isBenefit).at(model.Minimum)
	if x.heading() == "Highest" {
		benefit = benefit.at(model.Maximum)
	}
	switch x.row {
	case len(x.Rows) - 1:
		return fromLines.is(benefit.total())
	case len(x.Rows) - 2:
		return fromLines.is(benefit.where(ownedBy(model.Programme)).total())
	}
	component, decision := x.Rows[x.row][1], x.Rows[x.row][2]
	var amounts []decimal.Decimal
	for c := range r.Case.Components.All() {
		decisions := slices.Collect(r.Case.DecisionsOf(c.ID))
		if alike(component, c.Name) && len(decisions) == 0 {
			amounts = append(amounts, decimal.Zero)
		}
		for _, d := range decisions {
			if alike(component, c.Name) && alike(decision, d.Name) {
				amounts = append(amounts, benefit.where(r.answers(d.ID)).total())
			}
		}
	}
	return fromLines.is(amounts...)
}

// answers keeps the lines of the options of a decision.
func (r *reAdder) answers(decision string) keeps {
	return func(l *model.Line) bool {
		o, ok := r.Case.Options.Get(l.Owner)
		return ok && o.Decision == decision
	}
}

// hopFigure is what flows between two nodes of the benefits map. The map keeps six places of every part: a sum of many may be out in the
// seventh before it is rounded.
func (r *reAdder) hopFigure(x cell) []claim {
	if r.flows == nil {
		r.flows = r.hops()
	}
	flows := fromLines.is(r.flows[hop{x.name(), x.Rows[x.row][1]}]...)
	flows[0].slack = decimal.New(1, -4)
	return flows
}

func (r *reAdder) plannedFigure(x cell) []claim {
	years, known := r.named(x.heading())
	if !known {
		return nil
	}
	of := r.shown().in(years).where(func(l *model.Line) bool { return string(l.Type) == x.Rows[x.row][1] })
	amounts := r.byOwner(x.name(), r.Case.OwnerName, of)
	if x.name() == totalName { // an option may be called so
		amounts = append(amounts, of.total())
	}
	return fromLines.is(amounts...)
}

// byOwner sums lines up by their owner, for those who are called as a cell says.
func (r *reAdder) byOwner(cell string, name func(string) string, of sum) (amounts []decimal.Decimal) {
	var owners []string
	for _, l := range r.shown().lines {
		if alike(cell, name(l.Owner)) && !slices.Contains(owners, l.Owner) {
			owners = append(owners, l.Owner)
			amounts = append(amounts, of.where(ownedBy(l.Owner)).total())
		}
	}
	return amounts
}

// movedFigure is the net with one input at an end of its range and all others as planned, or how far apart the ends are.
func (r *reAdder) movedFigure(x cell) []claim {
	var amounts []decimal.Decimal
	net := r.shown().lessCosts()
	for _, t := range []model.LineType{model.BenefitLine, model.CostLine} {
		name := func(owner string) string { return model.Capital(string(t)) + " of " + r.Case.OwnerWithin(owner) }
		of := net.where(func(l *model.Line) bool { return l.Type == t })
		planned, worst, best := r.byOwner(x.name(), name, of), r.byOwner(x.name(), name, of.at(model.Minimum)), r.byOwner(x.name(), name, of.at(model.Maximum))
		for i := range planned {
			rest := net.total().Sub(planned[i])
			amounts = append(amounts, [...]decimal.Decimal{rest.Add(worst[i]), rest.Add(best[i]), best[i].Sub(worst[i]).Abs()}[x.column-1])
		}
	}
	return fromLines.is(amounts...)
}

// reachedFigure is the plan's own net, or one that was drawn.
func (r *reAdder) reachedFigure(x cell) []claim {
	if x.row == 0 {
		return fromLines.is(r.shown().lessCosts().total())
	}
	return drawn.alone()
}

func (r *reAdder) biasFigure(x cell) []claim {
	cost := r.shown().where(isCost).total()
	adds, high := r.bias()
	if x.column == 2 {
		adds = high
	}
	return fromLines.is([...]decimal.Decimal{cost, adds, cost.Add(adds)}[x.row])
}

// schemeFigure is one of a scenario, or of a scheme that a search found: of those only the net is held against cost and benefit.
func (r *reAdder) schemeFigure(x cell) []claim {
	if x.column > 3 {
		return countedOf.alone()
	}
	if x.row >= r.Case.Scenarios.Len() {
		return r.searchedFigure(x)
	}
	of := r.counting(r.Case, r.Case.Scenarios.At(x.row).ID)
	return fromLines.is([...]decimal.Decimal{of.where(isCost).total(), of.where(isBenefit).total(), of.lessCosts().total()}[x.column-1])
}

func (r *reAdder) searchedFigure(x cell) []claim {
	cost, benefit := printedFigures(x.Rows[x.row][1]), printedFigures(x.Rows[x.row][2])
	if x.column < 3 || len(cost) != 1 || len(benefit) != 1 {
		return searched.alone()
	}
	net := searched.is(benefit[0].Sub(cost[0]))
	net[0].slack = decimal.New(1, benefit[0].Exponent()) // each is rounded
	return net
}

func (r *reAdder) opportunityFigure(x cell) []claim {
	if x.row >= r.Case.Opportunities.Len() {
		return nil
	}
	low, high := r.Case.Opportunities.At(x.row).Money()
	return asTyped.is([...]decimal.Decimal{low, high}[x.column-4])
}

func (r *reAdder) effortFigure(x cell) []claim {
	of := func(a *model.Activity) *decimal.Decimal {
		switch {
		case x.column == 3:
			return a.Effort
		case x.column == 4:
			return a.Comparator
		case a.Effort == nil || a.Comparator == nil:
			return nil
		}
		gap := a.Effort.Sub(*a.Comparator)
		return &gap
	}
	var amounts []decimal.Decimal
	all := decimal.Zero
	for a := range r.Case.Activities.All() {
		if d := of(a); d != nil {
			all = all.Add(*d)
			if alike(x.name(), a.Name) {
				amounts = append(amounts, *d)
			}
		}
	}
	switch {
	case x.isLast():
		return percentage.is(all)
	case x.column == 5:
		return percentage.is(amounts...)
	}
	return asTyped.is(amounts...)
}

// budgetFigure is a step of the plan as it is typed, or a sum.
func (r *reAdder) budgetFigure(x cell) []claim {
	years, known := r.named(x.heading())
	if !known {
		return nil
	}
	b := r.books(r.Case, r.Scenario, r.Basis)
	if x.row < r.Case.BudgetLines.Len() {
		kind := fromLines
		if r.Basis == model.InYear && x.heading() != totalName {
			kind = asTyped
		}
		return kind.is(b.of(r.Case.BudgetLines.At(x.row).Years, years, false))
	}
	of := map[string]func(span) decimal.Decimal{
		budget.NetPressure: b.plan, budget.CashableSaving: b.saving, budget.LessOngoing: b.ongoing, budget.LessOneOff: b.onceOff,
		budget.NewToBudget: b.fresh, budget.LeftSum(r.Basis): b.gap,
		budget.LessOverlap: func(years span) decimal.Decimal { return b.already(years, false) },
	}[x.name()]
	if of == nil {
		return nil
	}
	return fromLines.is(of(years))
}

// dwellingFigure is an amount of the budget in £ for each dwelling.
func (r *reAdder) dwellingFigure(x cell) []claim {
	years, known := r.named(x.heading())
	base := r.Case.Head().TaxBase
	if !known || base == nil || x.row > 2 {
		return nil
	}
	b := r.books(r.Case, r.Scenario, r.Basis)
	amount := [...]func(span) decimal.Decimal{b.plan, b.fresh, b.gap}[x.row](years)
	return fromLines.is(amount.Mul(decimal.NewFromInt(1_000_000)).Div(*base))
}

// useFigure is the share or the amount of a use of what is left over; the last row is all of it.
func (r *reAdder) useFigure(x cell) []claim {
	b := r.books(r.Case, r.Scenario, r.Basis)
	all := append(r.uses(b.leftOver(b.span)), use{decimal.NewFromInt(1), b.leftOver(b.span)})
	switch {
	case x.row >= len(all):
		return nil
	case x.column == 1:
		return percentage.is(all[x.row].share.Shift(2))
	}
	return fromLines.is(all[x.row].amount)
}

// areaFigure is what an area costs, as it is typed, what is saved of it and left, and shares; the last row is all areas whose cost is known.
func (r *reAdder) areaFigure(x cell) []claim {
	if x.row < r.Case.Areas.Len() {
		a := r.Case.Areas.At(x.row)
		return r.takenFigure(x, asTyped, []string{a.ID}, a.Cost)
	}
	var known []string
	cost := decimal.Zero
	for a := range r.Case.Areas.All() {
		if a.Cost.IsPositive() {
			known, cost = append(known, a.ID), cost.Add(a.Cost)
		}
	}
	return r.takenFigure(x, fromLines, known, cost)
}

func (r *reAdder) takenFigure(x cell, kind figureKind, areas []string, cost decimal.Decimal) []claim {
	taken := r.counting(r.planned(r.Case), r.Scenario).on(model.InYear).where(isCashable, goesOn, func(l *model.Line) bool {
		c, ok := r.Case.Components.Get(r.componentOf(l.Owner))
		return ok && slices.Contains(areas, c.Area)
	})
	share := func(e model.Estimate) []claim {
		if !cost.IsPositive() {
			return nil
		}
		return percentage.is(taken.at(e).total().Shift(2).Div(cost))
	}
	switch x.column {
	case 2:
		return kind.is(cost)
	case 3:
		return fromLines.is(taken.total())
	case 4:
		return fromLines.is(cost.Sub(taken.total()))
	case 5:
		return share(r.Estimate)
	}
	return append(share(model.Minimum), share(model.Maximum)...)
}

func (r *reAdder) exclusionFigure(x cell) []claim {
	var left []*model.Assumption
	for a := range r.Case.Assumptions.All() {
		if a.LeavesOut != "" {
			left = append(left, a)
		}
	}
	if x.row >= len(left) || left[x.row].Amount == nil {
		return nil
	}
	return asTyped.is(*left[x.row].Amount)
}

func (r *reAdder) exemptFigure(x cell) []claim {
	left := r.unpublished()
	if x.row >= len(left) {
		return nil
	}
	l, ok := left[x.row].(*model.Line)
	if !ok {
		return nil
	}
	return fromLines.is(sum{by: r, lines: []*model.Line{l}, estimate: r.Estimate, basis: r.Basis, span: r.all()}.total())
}

// riskFigure is a grade, as it is typed, or the score that two make.
func (r *reAdder) riskFigure(x cell) []claim {
	risks := r.Case.RisksIn(r.Scenario)
	if x.row >= len(risks) {
		return nil
	}
	likelihood, impact := decimal.NewFromInt(int64(risks[x.row].Likelihood)), decimal.NewFromInt(int64(risks[x.row].Impact))
	switch x.column {
	case 2:
		return asTyped.is(likelihood)
	case 3:
		return asTyped.is(impact)
	}
	return scored.is(likelihood.Mul(impact))
}

func (r *reAdder) measureFigure(x cell) []claim {
	list := r.Case.MeasuredIn(r.Scenario)
	if x.row >= len(list) {
		return nil
	}
	year := decimal.NewFromInt(int64(list[x.row].Measure.Year))
	d := [...]*decimal.Decimal{list[x.row].Measure.Start, list[x.row].Measure.Target, &year}[x.column-2]
	if d == nil {
		return nil
	}
	return asTyped.is(*d)
}
