package excel

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/budget"
)

// The columns of the budget before those of the years, and those behind them, counted from the total.
const (
	budgetPart = 1 + iota
	budgetName
	budgetYears
)

const (
	afterTotal = iota
	afterFactor
	afterOnce
)

// The parts of the budget's table.
const (
	partPlan    = "The plan, steps"
	partOverlap = "In the budget already, steps"
	partNow     = "The position"
	partFunding = "One-off costs paid from"
	partAside   = "Not counted"
	partUses    = "What is left over"
	partHome    = "£ a Band D dwelling"
)

// budgetRows lays the budget out: the plan and what it counts on as entered, and the scenario's position, which follows.
type budgetRows struct {
	subject Book
	lines   *lineRows
	at      budget.Position
	years   int
	rows    [][]cell
	// plan, overlaps and uses are the first and the last row of each, the last before the first where there is none.
	plan, overlaps, uses [2]int
	// saving and the others are the rows of the position.
	net, saving, overlap, ongoing, oneOff, fresh, after int
}

func budgetPage(s Book, lines *lineRows) *page {
	r := &budgetRows{subject: s, lines: lines, at: budget.Of(s.Case, s.Scenario, s.Estimate, s.Basis), years: lines.years}
	r.enterPlan()
	r.enterOverlaps()
	r.position()
	r.funding()
	r.aside()
	r.left()
	r.perDwelling()
	heads := r.heads()
	for i, row := range r.rows { // a table has a cell under every heading
		for len(row) < len(heads) {
			row = append(row, cell{style: styleMoney})
		}
		r.rows[i] = row
	}
	return &page{
		name: sheetBudget, title: "Budget, " + clean(s.scenarioName()),
		about: live(fmt.Sprintf(`%s&"%s"`, termsFormula(), afterTerms(s.Case)), terms(s.Estimate, s.Basis)+afterTerms(s.Case), styleQuiet),
		heads: heads, rows: r.rows, foot: r.foot(), frozen: budgetName,
		limits: r.limits(),
	}
}

// afterTerms names the prices behind the terms, nothing where nobody has said.
func afterTerms(c *model.Case) string {
	if c.Head().Prices.Sort == "" {
		return ""
	}
	return ", " + c.Head().Prices.Words()
}

func (r *budgetRows) heads() []head {
	heads := []head{{"Part", 34}, {"Row", 44}}
	for _, year := range r.subject.Case.Head().YearNames() {
		heads = append(heads, head{year, 11})
	}
	return append(heads, head{"Total", 12}, head{"Share or sign", 11}, head{"Counts once", 9})
}

// year, total, factor and once give a column.
func (r *budgetRows) year(i int) int { return budgetYears + i }
func (r *budgetRows) total() int     { return budgetYears + r.years + afterTotal }
func (r *budgetRows) factor() int    { return budgetYears + r.years + afterFactor }
func (r *budgetRows) once() int      { return budgetYears + r.years + afterOnce }

// next is the row that the next add writes.
func (r *budgetRows) next() int { return firstRow + len(r.rows) }

// add writes a row of a cell for each year, with its sum, and what stands behind it, and returns its place.
func (r *budgetRows) add(part, name string, years []cell, total decimal.Decimal, behind ...cell) int {
	row := r.next()
	cells := append([]cell{{value: part, style: styleText}, words(name)}, years...)
	sum := fmt.Sprintf("ROUND(SUM(%s:%s),%d)", place(r.year(0), row), place(r.year(r.years-1), row), exactPlaces)
	cells = append(cells, live(sum, float(total), styleMoney))
	r.rows = append(r.rows, append(cells, behind...))
	return row
}

// entered are the cells of figures that may be changed.
func entered(figures []decimal.Decimal) []cell {
	cells := make([]cell, len(figures))
	for i, d := range figures {
		cells[i] = cell{value: float(d), style: styleInputMoney}
	}
	return cells
}

func (r *budgetRows) enterPlan() {
	r.plan[0] = r.next()
	for x := range r.subject.Case.BudgetLines.All() {
		r.add(partPlan, x.Name, entered(x.Years), x.Total())
	}
	r.plan[1] = r.next() - 1
}

// enterOverlaps writes what the budget counts on. Which of it counts once is as exported: it doesn't follow the options.
func (r *budgetRows) enterOverlaps() {
	r.overlaps[0] = r.next()
	for o := range r.subject.Case.Overlaps.All() {
		if !o.HasYears() {
			continue // in no year, so it is taken off nowhere; the foot says so
		}
		sign := 1.0
		if appraisal.OfCost(o.Measure) {
			sign = -1
		}
		once := appraisal.RecurrenceOf(r.subject.Case, r.subject.Scenario, o.Measure) == model.Once
		r.add(partOverlap, o.Measure, entered(o.Years), decimal.Sum(decimal.Zero, o.Years...),
			cell{value: sign, style: styleWhole}, cell{value: oneIf(once), style: styleInputWhole})
	}
	r.overlaps[1] = r.next() - 1
}

// follow writes a row whose cells are formulas; formula gives that of a year.
func (r *budgetRows) follow(part, name string, values budget.Row, formula func(i int) string) int {
	cells := make([]cell, r.years)
	for i := range cells {
		cells[i] = live(fmt.Sprintf("ROUND(%s,%d)", formula(i), exactPlaces), float(values.Years[i]), styleMoney)
	}
	return r.add(part, name, cells, values.Total)
}

// strong makes a row stand out that others lead to.
func (r *budgetRows) strong(row int) int {
	cells := r.rows[row-firstRow]
	for i := range cells {
		switch cells[i].style {
		case styleText:
			cells[i].style = styleTotal
		case styleMoney:
			cells[i].style = styleTotalMoney
		}
	}
	return row
}

// carried is a formula of a step, with the year before added where the basis carries it forward.
func (r *budgetRows) carried(step string, i int) string {
	if i == 0 {
		return step
	}
	return fmt.Sprintf(`%s+IF(%s="%s",%s,0)`, step, nameBasis, model.Recurring.Name(), place(r.year(i-1), r.next()))
}

// position writes the rows from the net pressure to the gap that is left.
func (r *budgetRows) position() {
	at := &r.at
	r.net = r.strong(r.follow(partNow, budget.NetPressure, at.Plan, func(i int) string { return r.carried(r.sum(r.plan, i), i) }))
	r.saving = r.follow(partNow, budget.CashableSaving, at.Saving, func(i int) string {
		return r.of(i, model.BenefitLine, model.Ongoing, worthWords(model.Cashable))
	})
	r.overlap = r.follow(partNow, budget.LessOverlap, at.Overlap, func(i int) string { return r.carried(r.counted(i, 0), i) })
	r.ongoing = r.follow(partNow, budget.LessOngoing, at.Ongoing, func(i int) string { return r.of(i, model.CostLine, model.Ongoing, "*") })
	r.oneOff = r.follow(partNow, budget.LessOneOff, at.OneOff, func(i int) string {
		return fmt.Sprintf("%s+%s-%s+%s",
			r.of(i, model.CostLine, model.Once, model.FundingUnsaid.Words()), r.of(i, model.CostLine, model.Once, model.FromRevenue.Words()),
			r.of(i, model.BenefitLine, model.Once, worthWords(model.Cashable)), r.counted(i, 1))
	})
	r.fresh = r.strong(r.follow(partNow, budget.NewToBudget, at.New, func(i int) string {
		return fmt.Sprintf("%s-%s-%s-%s", place(r.year(i), r.saving), place(r.year(i), r.overlap), place(r.year(i), r.ongoing), place(r.year(i), r.oneOff))
	}))
	r.after = r.strong(r.follow(partNow, budget.LeftSum(at.Basis), at.After, func(i int) string {
		return fmt.Sprintf("%s-%s", place(r.year(i), r.net), place(r.year(i), r.fresh))
	}))
	r.named(r.after, budget.LeftSum)
}

// named gives a row a name that follows the basis.
func (r *budgetRows) named(row int, name func(model.Basis) string) {
	at := &r.rows[row-firstRow][1]
	*at = live(fmt.Sprintf(`IF(%s="%s","%s","%s")`, nameBasis, model.Recurring.Name(), name(model.Recurring), name(model.InYear)), at.value, at.style)
}

// sum is the formula for rows in a year, 0 for none.
func (r *budgetRows) sum(rows [2]int, i int) string {
	if rows[1] < rows[0] {
		return "0"
	}
	return fmt.Sprintf("SUM(%s:%s)", place(r.year(i), rows[0]), place(r.year(i), rows[1]))
}

// counted is the formula for what the budget counts on in a year, of what counts once or, for 0, of the rest.
func (r *budgetRows) counted(i, once int) string {
	if r.overlaps[1] < r.overlaps[0] {
		return "0"
	}
	column := func(column int) string {
		return fixed(column, r.overlaps[0]) + ":" + fixed(column, r.overlaps[1])
	}
	signed := func(sign int) string {
		return fmt.Sprintf("SUMIFS(%s:%s,%s,%d,%s,%d)", place(r.year(i), r.overlaps[0]), place(r.year(i), r.overlaps[1]), column(r.once()), once, column(r.factor()), sign)
	}
	return signed(1) + "-" + signed(-1)
}

// of is the formula for the lines of a type in a year that recur so and are worth, or paid from, something.
func (r *budgetRows) of(i int, kind model.LineType, recurs model.Recurrence, budgetWords string) string {
	formula := fmt.Sprintf(`SUMIFS(%s,%s,"%s"`, r.lines.span(r.lines.amount(i)), r.lines.span(lineKind), kind)
	if recurs != "" {
		formula += fmt.Sprintf(`,%s,"%s"`, r.lines.span(lineRecurs), recurs)
	}
	return formula + fmt.Sprintf(`,%s,"%s")`, r.lines.span(lineBudget), budgetWords)
}

// funding writes what one-off costs are paid from, a row for every funding: a line may be changed to any.
func (r *budgetRows) funding() {
	for _, from := range model.Fundings() {
		row := budget.Row{Years: make([]decimal.Decimal, r.years)}
		if i := slices.IndexFunc(r.at.Funding, func(f budget.Funded) bool { return f.Funding == from }); i >= 0 {
			row = r.at.Funding[i].Row
		}
		r.follow(partFunding, model.Capital(from.Words()), row, func(i int) string { return r.of(i, model.CostLine, model.Once, from.Words()) })
	}
}

// aside writes the benefits that are no money out of the budget.
func (r *budgetRows) aside() {
	for _, one := range []struct {
		name  string
		worth model.Worth
		row   budget.Row
	}{{"Staff time released", model.Capacity, r.at.Capacity}, {"Costs avoided", model.Avoided, r.at.Avoided}} {
		r.follow(partAside, one.name, one.row, func(i int) string { return r.of(i, model.BenefitLine, "", worthWords(one.worth)) })
	}
}

// left writes where what is left over goes, by its share of the total.
func (r *budgetRows) left() {
	shared := map[string]decimal.Decimal{}
	for _, u := range budget.UsesOf(r.subject.Case, r.at.LeftOver()) {
		shared[u.ID] = u.Amount
	}
	use := func(id, name string, share cell) {
		row := r.next()
		cells := slices.Concat([]cell{{value: partUses, style: styleText}, words(name)}, make([]cell, r.years))
		amount := fmt.Sprintf("ROUND(MAX(0,%s-MAX(0,%s))*%s,%d)", place(r.total(), r.fresh), place(r.total(), r.net), place(r.factor(), row), exactPlaces)
		r.rows = append(r.rows, append(cells, live(amount, float(shared[id]), styleMoney), share))
	}
	closing := slices.Concat([]cell{{value: partUses, style: styleText}, words(budget.ClosesGap)}, make([]cell, r.years))
	r.rows = append(r.rows, append(closing, live(fmt.Sprintf("MAX(0,MIN(%s,%s))", place(r.total(), r.fresh), place(r.total(), r.net)), float(r.at.Closing()), styleMoney), cell{}))
	r.uses[0] = r.next()
	rest := decimal.NewFromInt(1)
	for x := range r.subject.Case.Reinvestments.All() {
		rest = rest.Sub(x.Share)
		use(x.ID, "Re-invested: "+x.Name, cell{value: float(x.Share), style: styleInputMoney})
	}
	r.uses[1] = r.next() - 1
	formula := "1"
	if r.uses[1] >= r.uses[0] {
		formula = fmt.Sprintf("ROUND(1-SUM(%s:%s),%d)", place(r.factor(), r.uses[0]), place(r.factor(), r.uses[1]), exactPlaces)
	}
	use("", budget.RestName(r.subject.Case), live(formula, float(rest), styleMoney))
}

// perDwelling shares the gap among the dwellings of the tax base, where there is one.
func (r *budgetRows) perDwelling() {
	base := r.subject.Case.Head().TaxBase
	if base == nil {
		return
	}
	dwellings := r.next()
	cells := slices.Concat([]cell{{value: partHome, style: styleText}, words("Band D equivalent dwellings")}, make([]cell, r.years))
	r.rows = append(r.rows, append(cells, cell{}, cell{value: float(*base), style: styleInputMoney}))
	for _, one := range []struct {
		name string
		of   int
		row  budget.Row
	}{{budget.NetPressure, r.net, r.at.Plan}, {budget.NewToBudget, r.fresh, r.at.New}, {budget.LeftName(r.at.Basis), r.after, r.at.After}} {
		cells := []cell{{value: partHome, style: styleText}, words(one.name)}
		for i := range r.years {
			each, _ := budget.PerDwelling(r.subject.Case, one.row.Years[i])
			formula := fmt.Sprintf("ROUND(%s*1000000/%s,2)", place(r.year(i), one.of), fixed(r.factor(), dwellings))
			cells = append(cells, live(formula, float(each), styleMoney))
		}
		r.rows = append(r.rows, cells)
	}
	r.named(r.next()-1, budget.LeftName)
}

// foot says how to read the table, and what the checks found at export.
func (r *budgetRows) foot() [][]cell {
	quiet := func(text string) []cell { return []cell{{value: clean(text), style: styleQuiet}} }
	rows := [][]cell{
		quiet("A positive pressure or gap is money that has to be found. The plan and what is in the budget already are steps against the year before; the position follows the basis."),
		quiet("With new savings each year, what counts once is in the net pressure left of its own year alone: it is no part of the gap in the years after."),
		quiet("A cost of which nobody has said counts as paid from revenue. What is paid otherwise is in no row of the position."),
		quiet("As exported: " + r.at.Headline(r.subject.Case) + "."),
		quiet("As exported: " + r.at.Reading(r.subject.Case)),
	}
	for _, one := range budget.Checks(r.subject.Case, r.subject.Scenario, r.subject.Estimate) {
		rows = append(rows, quiet("As exported: "+one.Text))
	}
	return rows
}

// limits are those of what may be typed: figures, shares and whether something counts once.
func (r *budgetRows) limits() []limit {
	var limits []limit
	const most = 1_000_000_000 // a figure has nine digits before the point
	figures := func(rows [2]int) {
		if rows[1] >= rows[0] {
			area := place(r.year(0), rows[0]) + ":" + place(r.year(r.years-1), rows[1])
			limits = append(limits, limit{area: area, from: -most, to: most, advice: "Put a number, in £m."})
		}
	}
	figures(r.plan)
	figures(r.overlaps)
	if r.overlaps[1] >= r.overlaps[0] {
		area := place(r.once(), r.overlaps[0]) + ":" + place(r.once(), r.overlaps[1])
		limits = append(limits, limit{area: area, oneOf: []string{"0", "1"}, advice: "Put 1 for what counts in its year alone, 0 for what goes on."})
	}
	if r.uses[1] >= r.uses[0] {
		area := place(r.factor(), r.uses[0]) + ":" + place(r.factor(), r.uses[1])
		limits = append(limits, limit{area: area, from: 0, to: 1, advice: "Put a share from 0 to 1."})
	}
	return limits
}
