package appraisal

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

func (a *account) presentValue() {
	v, once, label := a.values, a.onceValues, join("Discounted by "+a.Schedule.Label()+".", a.horizon())
	factors := a.Schedule.Factors(len(a.carried.Benefit))
	formula, note := weighted("PVB", a.carried.Benefit, factors, v.Benefit)
	a.money(PresentValue, "pvb", "Present value of benefits (PVB)", v.Benefit, formula, join(label, a.midYear(), note, countedOnce(pounds(v.Benefit), pounds(once.Benefit))))
	formula, note = weighted("PVC", a.carried.Cost, factors, v.Cost)
	a.money(PresentValue, "pvc", "Present value of costs (PVC)", v.Cost, formula, join(label, a.midYear(), note, countedOnce(pounds(v.Cost), pounds(once.Cost))))
	a.money(PresentValue, "npv", "Net present value (NPV)", v.Net,
		difference("NPV = PVB − PVC", v.Benefit, v.Cost), join(label, "Without optimism bias.", a.Schedule.Note, a.Schedule.priceNote(), rounding(v.Benefit, v.Cost), countedOnce(pounds(v.Net), pounds(once.Net))))
	bcr := Measure{
		ID: "bcr", Group: PresentValue, Name: "Benefit-cost ratio, cashable (BCR)", Value: v.Ratio, Unit: Ratio,
		Words: "none", Note: "There is no cost to set benefits against.",
	}
	switch {
	case !v.Ratio.Valid && !v.NoCost:
		bcr.Words, bcr.Note = notMeant, v.notMeant()
	case v.Ratio.Valid:
		bcr.Words = v.Ratio.Decimal.StringFixed(2)
		bcr.Formula, note = quotient("BCR = PVB / PVC", v.Benefit, v.Cost, func(q decimal.Decimal) string { return " = " + q.StringFixed(2) })
		bcr.Note = join(a.cashAlone(), a.horizon(), a.notCashable(), countedOnce(bcr.Words, ratioWords(once.Ratio)), note)
	}
	a.add(bcr)
	a.discountedPayback()
}

// horizon names the years that present values are taken over, and on which basis.
func (a *account) horizon() string {
	head := a.c.Head()
	if head.Years == 1 {
		return "Over " + head.YearName(0) + " alone."
	}
	return fmt.Sprintf("Ongoing lines are carried forward from %s to %s, and no further.", head.YearName(0), head.YearName(head.Years-1))
}

// cashAlone says that the ratio counts cash alone, or how much of the benefit is marked, on its lines, as something else.
func (a *account) cashAlone() string {
	sum := decimal.Zero
	for l := range a.c.Counting(a.scenario) {
		if l.Worth != model.Cashable {
			sum = decimal.Sum(sum, l.Yearly(a.c.Head().Years, a.estimate, model.Recurring)...)
		}
	}
	if sum.IsZero() {
		return "It counts cash alone, and is no measure to rank schemes by."
	}
	return fmt.Sprintf("It is no measure to rank schemes by. The benefit includes %s, undiscounted, of staff time released or of costs that won't come, by what its lines say: that is no cash.", pounds(sum))
}

// notCashable says how much of the benefit the benefits map doesn't lead to cash, empty for none.
func (a *account) notCashable() string {
	m := model.BenefitsMapOf(a.c, a.scenario, a.estimate, model.Recurring)
	for _, n := range m.Columns[2] {
		if n.Key == "" && n.Amount.IsPositive() {
			return fmt.Sprintf("Of the benefit of %s, undiscounted, %s isn't linked to a cashable benefit in the benefits map.", pounds(m.Total), pounds(n.Amount))
		}
	}
	return ""
}

func ratioWords(r decimal.NullDecimal) string {
	if !r.Valid {
		return "none"
	}
	return r.Decimal.StringFixed(2)
}

func (a *account) midYear() string {
	if a.Schedule.MidYear {
		return "A year's figures stand at its middle."
	}
	return ""
}

func (a *account) turningPoints() {
	s, once := a.values.Switching(), a.onceValues.Switching()
	benefits, costs := benefitsTurn(s.Benefits, a.values), costsTurn(s.Costs, a.values)
	if s.Benefits.Valid && once.Benefits.Valid {
		benefits.Note = join(benefits.Note, a.horizon(), countedOnce(hundredths(s.Benefits.Decimal), hundredths(once.Benefits.Decimal)))
	}
	if s.Costs.Valid && once.Costs.Valid {
		costs.Note = join(costs.Note, a.horizon(), countedOnce(hundredths(s.Costs.Decimal), hundredths(once.Costs.Decimal)))
	}
	a.add(benefits)
	a.add(costs)
	for years := 1; years <= min(longestDelay, len(a.flow.Benefit)); years++ {
		a.delay(years)
	}
}

// benefitsTurn says how far benefits may fall.
func benefitsTurn(share decimal.NullDecimal, v PresentValues) Measure {
	m := Measure{ID: "switching-benefits", Group: TurningPoints, Name: "Benefits may fall to", Unit: Percent, Words: "no benefit to vary"}
	if !share.Valid {
		if !v.NoBenefit {
			m.Words, m.Note = notMeant, v.notMeant()
		}
		return m
	}
	m.Value = decimal.NewNullDecimal(share.Decimal.Shift(2))
	m.Words = hundredths(share.Decimal) + " of plan"
	if share.Decimal.GreaterThan(one) {
		m.Name = "Benefits would have to rise to"
	}
	formula, note := quotient("PVC / PVB", v.Cost, v.Benefit, func(q decimal.Decimal) string { return " = " + hundredths(q) })
	m.Formula, m.Note = formula, join("There NPV is zero, with costs as planned.", note)
	return m
}

// costsTurn says how far costs may rise.
func costsTurn(share decimal.NullDecimal, v PresentValues) Measure {
	m := Measure{ID: "switching-costs", Group: TurningPoints, Name: "Costs may rise by", Unit: Percent, Words: "no cost to vary"}
	if !share.Valid {
		if !v.NoCost {
			m.Words, m.Note = notMeant, v.notMeant()
		}
		return m
	}
	m.Value = decimal.NewNullDecimal(share.Decimal.Shift(2))
	m.Words = hundredths(share.Decimal.Abs())
	if share.Decimal.IsNegative() {
		m.Name = "Costs would have to fall by"
	}
	formula, note := quotient("PVB / PVC − 1", v.Benefit, v.Cost, func(q decimal.Decimal) string { return " − 1 = " + hundredths(q.Sub(one)) })
	m.Formula, m.Note = formula, join("There NPV is zero, with benefits as planned.", note)
	return m
}

func (a *account) delay(years int) {
	late, once := a.Schedule.PresentValuesOf(Delayed(a.carried, years)), a.Schedule.PresentValuesOf(Delayed(a.once, years))
	lost := a.carried.TotalBenefit.Sub(Delayed(a.carried, years).TotalBenefit)
	name := yearsOf(years) + " late"
	a.money(TurningPoints, fmt.Sprintf("delay-%d", years), "NPV with benefits "+name, late.Net,
		difference("NPV = PVB "+name+" − PVC", late.Benefit, late.Cost),
		join(fmt.Sprintf("Costs stay; benefits of %s leave the period.", pounds(lost)), rounding(late.Benefit, late.Cost), countedOnce(pounds(late.Net), pounds(once.Net))))
}

func yearsOf(n int) string {
	switch n {
	case 1:
		return "one year"
	case 2:
		return "two years"
	}
	return fmt.Sprintf("%d years", n)
}

// oneAtATime adds how far each input alone moves the net, and how many can't.
func (a *account) oneAtATime() {
	for _, b := range Tornado(a.c, a.scenario, a.estimate, a.basis, a.Inputs, NetOutcome) {
		name := a.inputName(b)
		input, net := alike(b.InputLow, b.InputHigh), alike(b.Low, b.High)
		a.add(Measure{
			ID: fmt.Sprintf("tornado/%s/%s", b.Type, b.Key), Group: OneAtATime, Name: "Range of the net with the " + name, Unit: MillionPounds,
			Value: decimal.NewNullDecimal(b.Range()), Words: pounds(b.Range()),
			Formula: fmt.Sprintf("%s %s: net %s; %s: net %s", model.Capital(string(b.Type)), input[0], net[0], input[1], net[1]),
			Note:    fmt.Sprintf("Everything else stands at the %s estimate, and the choices are fixed.", model.Small(a.estimate.Name())),
		})
	}
	if n := Fixed(a.c, a.scenario, a.Inputs); n > 0 {
		a.add(Measure{
			ID: "tornado-fixed", Group: OneAtATime, Name: "Inputs without a range", Unit: Number,
			Value: decimal.NewNullDecimal(decimal.NewFromInt(int64(n))), Words: fmt.Sprint(n),
			Note: "They have one figure a year, so nothing says how far they can move the net.",
		})
	}
}

// inputName names an input within a sentence.
func (a *account) inputName(b Bar) string {
	switch a.Inputs {
	case ByCategory:
		if b.Key == "" {
			return string(b.Type) + " without a category"
		}
		return string(b.Type) + " of " + b.Key
	case ByLine:
		l := b.Lines[0]
		return join(a.c.OwnerWithin(l.Owner)+",", string(l.Type), l.Category)
	}
	return string(b.Type) + " of " + a.c.OwnerWithin(b.Key)
}

func (a *account) optimism() {
	bias := a.Guidance.BiasOf(a.c, a.scenario, a.estimate, a.basis)
	if len(bias.Lines)+len(bias.Open) == 0 {
		a.add(Measure{
			ID: "optimism-bias", Group: Optimism, Name: "Optimism bias", Unit: MillionPounds, Words: "not applied",
			Note: "No cost that counts has a class, so none is adjusted. That doesn't mean that there is none.",
		})
		return
	}
	for _, l := range bias.Lines {
		formula, note := biasFormula(l)
		a.money(Optimism, "optimism-bias/"+l.Line.ID, "Optimism bias of "+a.c.OwnerWithin(l.Line.Owner)+", "+costName(l.Line), l.Total,
			formula, join(biasNote(l), a.biasSource(l), note))
	}
	if len(bias.Lines) > 0 {
		a.biasAt(bias.Low, bias.LowYears, "-lower", ", lower bound", func(l LineBias) decimal.Decimal { return l.Low }, bias.Lines)
		a.biasAt(bias.Total, bias.Years, "", ", upper bound", func(l LineBias) decimal.Decimal { return l.Total }, bias.Lines)
	}
	a.openBias(bias.Open)
	if a.Schedule.Unknown == "" {
		a.lateWorks()
	}
}

// biasAt adds what the optimism bias comes to at one of its bounds, and the cost, the net and the NPV with it.
func (a *account) biasAt(total decimal.Decimal, years []decimal.Decimal, id, name string, of func(LineBias) decimal.Decimal, lines []LineBias) {
	parts := make([]decimal.Decimal, len(lines))
	for i, l := range lines {
		parts[i] = of(l)
	}
	a.money(Optimism, "optimism-bias"+id, "Optimism bias"+name, total, sum("Optimism bias", parts, total),
		join("A segment by itself: it is in no other figure but those with or after optimism bias.", sumRounding(total, parts...)))
	cost := a.flow.TotalCost
	a.money(Optimism, "cost-with-bias"+id, "Cost with optimism bias"+name, cost.Add(total), sum("Cost + optimism bias", []decimal.Decimal{cost, total}, cost.Add(total)),
		sumRounding(cost.Add(total), cost, total))
	net := a.flow.TotalNet
	a.money(Optimism, "net-after-bias"+id, "Net after optimism bias"+name, net.Sub(total), difference("Net − optimism bias", net, total), rounding(net, total))
	if a.Schedule.Unknown != "" {
		return
	}
	if a.basis != model.Recurring {
		bias := a.Guidance.BiasOf(a.c, a.scenario, a.estimate, model.Recurring)
		if years = bias.Years; id != "" {
			years = bias.LowYears
		}
	}
	extra := present(years, a.Schedule.Factors(len(years)))
	a.money(Optimism, "npv-after-bias"+id, "NPV after optimism bias"+name, a.values.Net.Sub(extra),
		difference("NPV − present value of optimism bias", a.values.Net, extra), rounding(a.values.Net, extra))
}

// openBias names the costs whose bias isn't known: to leave them out is not to say that it is nothing.
func (a *account) openBias(lines []*model.Line) {
	if len(lines) == 0 {
		return
	}
	cost, names := decimal.Zero, make([]string, len(lines))
	for i, l := range lines {
		cost = decimal.Sum(cost, l.Yearly(a.c.Head().Years, a.estimate, a.basis)...)
		names[i] = fmt.Sprintf("%s, %s (%s)", a.c.OwnerWithin(l.Owner), costName(l), l.Class.Words())
	}
	a.money(Optimism, "optimism-bias-open", "Cost whose optimism bias isn't known", cost, "",
		"Not adjusted, which doesn't mean that nothing is to be added: "+strings.Join(names, "; ")+
			". Enter the bounds of the class in the list of rates, or the percentage of the evidence beside the cost.")
}

// biasFormula writes out the bias of a line at its upper bound.
func biasFormula(l LineBias) (formula, note string) {
	share := "upper bound"
	if l.ByEvidence() {
		share = "own evidence"
	}
	cost, note := telling(pounds(l.Total), func(shown []decimal.Decimal) string { return pounds(shown[0].Mul(l.Rate)) }, l.Cost)
	return fmt.Sprintf("Cost × %s × (1 − mitigation) = %s × %s × (1 − %s) = %s",
		share, cost[0], percentage(l.Bound.Upper), percentage(l.Line.Mitigation), pounds(l.Total)), note
}

// biasSource says where the bounds of a line come from.
func (a *account) biasSource(l LineBias) string {
	switch {
	case !l.ByEvidence():
		return join("General bounds: evidence of the council's own comes first where there is any.", model.Capital(a.Guidance.Label())+".", a.warnings(model.BiasBounds))
	case l.NoSource():
		return "Where the evidence comes from isn't said: enter it beside the cost."
	}
	return "Evidence: " + strings.TrimSuffix(l.Line.OverrunSource, ".") + "."
}

func costName(l *model.Line) string {
	if l.Category == "" {
		return "cost"
	}
	return l.Category
}

// biasNote says what a line is adjusted as.
func biasNote(l LineBias) string {
	if l.ByEvidence() {
		return fmt.Sprintf("By own evidence, an overrun of %s.", percentage(l.Bound.Upper))
	}
	text := fmt.Sprintf("%s, bounds %s and %s of %s.", model.Capital(l.Line.Class.Words()), percentage(l.Bound.Upper), percentage(l.Bound.Lower), l.Bound.Of)
	if l.BelowLower() {
		return text + " The mitigation goes below the lower bound: say why."
	}
	return text + " At the lower bound it is " + pounds(l.Low) + "."
}

// ranges adds the likely range: how often the plan is reached, then what most draws lie between.
func (a *account) ranges() {
	d := a.Draws
	if d == nil {
		return
	}
	if d.Lines == 0 {
		a.add(Measure{ID: "likely-range", Group: DrawnRanges, Name: "Likely range", Unit: MillionPounds, Words: "none", Note: NothingToDraw + "."})
		return
	}
	a.planReached(*d)
	npv := "NPV, ongoing lines carried forward"
	for _, of := range []struct {
		id, name string
		at       Percentiles
	}{{"net", "Net, " + model.Small(a.basis.Name()), d.Net}, {"npv", npv, d.NPV}} {
		if of.id == "npv" && a.Schedule.Unknown != "" {
			continue
		}
		a.percentile(of.id+"-p10", of.name+", P10", of.at.P10, "10 in 100 draws come to this or less.")
		a.percentile(of.id+"-p50", of.name+", P50", of.at.P50, "Half of the draws come to this or less.")
		a.percentile(of.id+"-p90", of.name+", P90", of.at.P90, "90 in 100 draws come to this or less.")
	}
}

// planReached says in how many draws the net is at least that of the plan: the net at the estimate shown.
func (a *account) planReached(d Draws) {
	plan := a.flow.TotalNet
	n := d.Reaching(plan)
	a.add(Measure{
		ID: "plan-reached", Group: DrawnRanges, Name: "The plan, net " + pounds(plan) + ", is reached in", Unit: Percent,
		Value: decimal.NewNullDecimal(decimal.NewFromInt(int64(n)).Shift(2).DivRound(decimal.NewFromInt(int64(d.Count)), model.MaxPlaces)),
		Words: d.OutOf(n), Note: join("If the ranges are right.", d.PlanWords(plan, a.estimate), d.How(), PercentileWords),
	})
}

// percentile adds an amount drawn, with the decimals that draws earn.
func (a *account) percentile(id, name string, value float64, meaning string) {
	d := a.Draws.Amount(value)
	a.add(Measure{
		ID: id, Group: DrawnRanges, Name: name, Value: decimal.NewNullDecimal(d), Unit: MillionPounds, Words: a.Draws.Words(value),
		Note: join("If the ranges are right.", meaning, "Worked out in floating point."),
	})
}
