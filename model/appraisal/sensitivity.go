package appraisal

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// cashNote stands by what is discounted: council budgets are cash, and nobody should discount those unawares.
const cashNote = "The figures are taken as real, at constant prices; take inflation out of cash figures first."

func (a *account) presentValue() {
	v, label := a.values, a.Schedule.Label()+"."
	factors := a.Schedule.Factors(len(a.flow.Benefit))
	formula, note := weighted("PVB", a.flow.Benefit, factors, v.Benefit)
	a.money(PresentValue, "pvb", "Present value of benefits (PVB)", v.Benefit, formula, join(label, a.midYear(), note))
	formula, note = weighted("PVC", a.flow.Cost, factors, v.Cost)
	a.money(PresentValue, "pvc", "Present value of costs (PVC)", v.Cost, formula, join(label, a.midYear(), note))
	a.money(PresentValue, "npv", "Net present value (NPV)", v.Net,
		difference("NPV = PVB − PVC", v.Benefit, v.Cost), join(label, a.Schedule.Note, cashNote, rounding(v.Benefit, v.Cost)))
	bcr := Measure{
		ID: "bcr", Group: PresentValue, Name: "Benefit-cost ratio, cashable (BCR)", Value: v.Ratio, Unit: Ratio,
		Words: "none", Note: "There is no cost to set benefits against.",
	}
	if v.Ratio.Valid {
		bcr.Words = v.Ratio.Decimal.StringFixed(2)
		bcr.Formula, note = quotient("BCR = PVB / PVC", v.Benefit, v.Cost, func(q decimal.Decimal) string { return " = " + q.StringFixed(2) })
		bcr.Note = join("It counts cash alone, and is no measure to rank schemes by.", note)
	}
	a.add(bcr)
}

func (a *account) midYear() string {
	if a.Schedule.MidYear {
		return "A year's figures stand at its middle."
	}
	return ""
}

func (a *account) turningPoints() {
	s := a.values.Switching()
	a.add(benefitsTurn(s.Benefits, a.values))
	a.add(costsTurn(s.Costs, a.values))
	for years := 1; years <= min(longestDelay, len(a.flow.Benefit)); years++ {
		a.delay(years)
	}
}

// benefitsTurn says how far benefits may fall.
func benefitsTurn(share decimal.NullDecimal, v PresentValues) Measure {
	m := Measure{ID: "switching-benefits", Group: TurningPoints, Name: "Benefits may fall to", Unit: Percent, Words: "no benefit to vary"}
	if !share.Valid {
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
	late := a.Schedule.PresentValuesOf(Delayed(a.flow, years))
	lost := a.flow.TotalBenefit.Sub(Delayed(a.flow, years).TotalBenefit)
	name := yearsOf(years) + " late"
	a.money(TurningPoints, fmt.Sprintf("delay-%d", years), "NPV with benefits "+name, late.Net,
		difference("NPV = PVB "+name+" − PVC", late.Benefit, late.Cost),
		join(fmt.Sprintf("Costs stay; benefits of %s leave the period.", pounds(lost)), rounding(late.Benefit, late.Cost)))
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

func (a *account) oneAtATime() {
	for _, b := range Tornado(a.c, a.scenario, a.estimate, a.basis, a.Inputs, NetOutcome) {
		name := a.inputName(b)
		input, net := alike(b.InputLow, b.InputHigh), alike(b.Low, b.High)
		a.add(Measure{
			ID: fmt.Sprintf("tornado/%s/%s", b.Type, b.Key), Group: OneAtATime, Name: "Swing with the " + name, Unit: MillionPounds,
			Value: decimal.NewNullDecimal(b.Swing()), Words: pounds(b.Swing()),
			Formula: fmt.Sprintf("%s %s: net %s; %s: net %s", model.Capital(string(b.Type)), input[0], net[0], input[1], net[1]),
			Note:    fmt.Sprintf("Everything else stands at the %s, and the choices are fixed.", a.estimate),
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
	source := a.Guidance.Name + ", " + a.Guidance.Edition + "."
	if len(bias.Lines) == 0 {
		a.money(Optimism, "optimism-bias", "Optimism bias", bias.Total, "", "No cost that counts has a class, so none is adjusted.")
		return
	}
	parts := make([]decimal.Decimal, len(bias.Lines))
	for i, l := range bias.Lines {
		parts[i] = l.Total
		cost, note := telling(pounds(l.Total), func(shown []decimal.Decimal) string { return pounds(shown[0].Mul(l.Rate)) }, l.Cost)
		a.money(Optimism, "optimism-bias/"+l.Line.ID, "Optimism bias of "+a.c.OwnerWithin(l.Line.Owner)+", "+costName(l.Line), l.Total,
			fmt.Sprintf("Cost × upper bound × (1 − mitigation) = %s × %s × (1 − %s) = %s",
				cost[0], percentage(l.Bound.Upper), percentage(l.Line.Mitigation), pounds(l.Total)), join(biasNote(l), source, note))
	}
	a.money(Optimism, "optimism-bias", "Optimism bias", bias.Total, sum("Optimism bias", parts, bias.Total),
		join("A segment by itself: it is in no other figure but those after optimism bias.", sumRounding(bias.Total, parts...)))
	adjusted := bias.Adjusted(a.flow)
	a.money(Optimism, "net-after-bias", "Net after optimism bias", adjusted.TotalNet,
		difference("Net − optimism bias", a.flow.TotalNet, bias.Total), rounding(a.flow.TotalNet, bias.Total))
	extra := present(bias.Years, a.Schedule.Factors(len(bias.Years)))
	a.money(Optimism, "npv-after-bias", "NPV after optimism bias", a.values.Net.Sub(extra),
		difference("NPV − present value of optimism bias", a.values.Net, extra), rounding(a.values.Net, extra))
}

func costName(l *model.Line) string {
	if l.Category == "" {
		return "cost"
	}
	return l.Category
}

// biasNote says what a line is adjusted as.
func biasNote(l LineBias) string {
	text := fmt.Sprintf("%s, bounds %s and %s of %s.", model.Capital(l.Line.Class.Words()), percentage(l.Bound.Upper), percentage(l.Bound.Lower), l.Bound.Of)
	if l.BelowLower() {
		text += " The mitigation goes below the lower bound: say why."
	}
	return text
}

func (a *account) ranges() {
	if a.Draws == nil {
		return
	}
	note := fmt.Sprintf("%s draws, seed %d: each of %d lines by itself, from a triangle over its range with the midpoint likeliest. "+
		"Worked out in floating point.", grouped(a.Draws.Count), a.Draws.Seed, a.Draws.Lines)
	for _, of := range []struct {
		id, name string
		at       Percentiles
	}{{"net", "Net", a.Draws.Net}, {"npv", "NPV", a.Draws.NPV}} {
		a.percentile(of.id+"-p10", of.name+", P10", of.at.P10, "10 in 100 draws come to no more.", note)
		a.percentile(of.id+"-p50", of.name+", P50", of.at.P50, "Half of the draws come to no more.", note)
		a.percentile(of.id+"-p90", of.name+", P90", of.at.P90, "90 in 100 draws come to no more.", note)
	}
}

func (a *account) percentile(id, name string, value float64, meaning, note string) {
	d := decimal.NewFromFloat(value).Round(model.MaxPlaces)
	a.money(DrawnRanges, id, name, d, "", join(meaning, note))
}
