package excel

import (
	"fmt"

	"tomworkbench/model"
)

// The columns of the profile.
const (
	profileYear = 1 + iota
	profileBenefit
	profileCost
	profileNet
	profileCumulative
	// Costs are drawn downwards, so the chart needs them with a minus.
	profileDrawn
	profileBenefitThen
	profileCostThen
	// profileSide is where the check and the chart stand.
	profileSide = profileCostThen + 2
)

// What the check says.
const (
	agrees  = "Agrees with the workbench"
	changed = "Changed since export"
)

// The rows beside the table.
const (
	checkRow = firstRow
	keyRow   = firstRow + 1
	chartRow = firstRow + 2
)

// exactPlaces is the number of decimal places that sums are rounded to, which takes the dust of floating point off: a
// figure has six, a midpoint seven.
const exactPlaces = 7

// profileRows lays the profile out.
type profileRows struct {
	subject Book
	lines   *lineRows
	flow    model.Flow
	last    int
}

func profilePage(s Book, lines *lineRows) *page {
	r := profileRows{
		subject: s, lines: lines, flow: model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis), last: firstRow + lines.years - 1,
	}
	p := &page{
		name: sheetProfile, title: "Profile, " + clean(s.scenarioName()),
		about: live(termsFormula(), terms(s.Estimate, s.Basis), styleQuiet),
		heads: []head{
			{"Year", 12},
			{"Benefit", 12},
			{"Cost", 12},
			{"Net", 12},
			{"Cumulative net", 17},
			{"Cost, drawn downwards", 14},
			{"Benefit as exported", 12},
			{"Cost as exported", 12},
		},
		foot: r.foot(),
		side: map[int]cell{
			headRow:  label("Check against the workbench"),
			checkRow: live(r.checkFormula(), agrees, styleText),
			keyRow:   keyCell(s),
		},
		sideColumn: profileSide, sideWidth: 30,
		chart: newChart(r),
	}
	for i := range lines.years {
		p.rows = append(p.rows, r.row(i))
	}
	return p
}

// keyCell is what the chart's key reads, or why there is no chart.
func keyCell(s Book) cell {
	if s.Case.Lines.Len() == 0 {
		return cell{value: "No chart: this case has no figures yet", style: styleQuiet}
	}
	return live(keyFormula(), key(s), styleQuiet)
}

func (r profileRows) row(i int) []cell {
	row := firstRow + i
	net := fmt.Sprintf("ROUND(%s-%s,%d)", place(profileBenefit, row), place(profileCost, row), exactPlaces)
	cumulative := place(profileNet, row)
	if i > 0 {
		cumulative = fmt.Sprintf("ROUND(%s+%s,%d)", place(profileCumulative, row-1), place(profileNet, row), exactPlaces)
	}
	f := r.flow
	return []cell{
		words(r.subject.Case.Head().YearName(i)),
		live(r.sumOf(i, model.BenefitLine), float(f.Benefit[i]), styleMoney),
		live(r.sumOf(i, model.CostLine), float(f.Cost[i]), styleMoney),
		live(net, float(f.Net[i]), styleMoney),
		live(cumulative, float(f.Cumulative[i]), styleMoney),
		live("-"+place(profileCost, row), float(f.Cost[i].Neg()), styleMoney),
		{value: float(f.Benefit[i]), style: styleMoney},
		{value: float(f.Cost[i]), style: styleMoney},
	}
}

// sumOf is the formula for the benefit or the cost of year i over all lines.
func (r profileRows) sumOf(i int, kind model.LineType) string {
	return fmt.Sprintf(`ROUND(SUMIFS(%s,%s,"%s"),%d)`, r.lines.span(r.lines.amount(i)), r.lines.span(lineKind), kind, exactPlaces)
}

// foot holds the totals, and below them the notes.
func (r profileRows) foot() [][]cell {
	total := func(column int) string {
		return fmt.Sprintf("ROUND(SUM(%s:%s),%d)", place(column, firstRow), place(column, r.last), exactPlaces)
	}
	n := notesOf(r.subject)
	rows := [][]cell{
		{
			{value: "Total", style: styleTotal},
			live(total(profileBenefit), float(r.flow.TotalBenefit), styleTotalMoney),
			live(total(profileCost), float(r.flow.TotalCost), styleTotalMoney),
			live(total(profileNet), float(r.flow.TotalNet), styleTotalMoney),
			{style: styleTotal},
		},
		nil,
		{live(r.roundingFormula(), n.rounding, styleQuiet)},
		{live(r.illustrativeFormula(), n.illustrative, styleQuiet)},
	}
	for _, note := range r.subject.Notes {
		rows = append(rows, []cell{{value: "As exported: " + clean(note), style: styleQuiet}})
	}
	return rows
}

// roundingCell, illustrativeCell and agreementCell name the cells of the profile that the first sheet repeats.
func roundingCell(years int) string     { return sheetProfile + "!" + place(1, firstRow+years+2) }
func illustrativeCell(years int) string { return sheetProfile + "!" + place(1, firstRow+years+3) }
func agreementCell(int) string          { return sheetProfile + "!" + place(profileSide, checkRow) }

// checkFormula compares every year's benefit and cost with what they were at export. The sum of the squared
// differences is held against that of less than half a millionth, the smallest step of a midpoint, and against what
// floating point loses of large amounts.
func (r profileRows) checkFormula() string {
	now := place(profileBenefit, firstRow) + ":" + place(profileCost, r.last)
	then := place(profileBenefitThen, firstRow) + ":" + place(profileCostThen, r.last)
	return fmt.Sprintf(`IF(SUMXMY2(%s,%s)<=MAX(0.0000000000001,SUMSQ(%s)/10^24),"%s","%s")`, now, then, then, agrees, changed)
}

// illustrativeFormula says whether figures that count are illustrative.
func (r profileRows) illustrativeFormula() string {
	counting := func(owner string) string {
		return fmt.Sprintf(
			`SUMIFS(%s,%s,"illustrative",%s,"%s%d")`, r.lines.span(r.lines.after(afterCounts)), r.lines.span(lineGrade),
			r.lines.span(lineOwner), owner, programmeNumber,
		)
	}
	return fmt.Sprintf(`IF(%s>0,"%s",IF(%s>0,"%s",""))`, counting("<>"), optionsIllustrative, counting("="), programmeIllustrative)
}

// roundingFormula says whether any sum that a reader can check is out by rounding: down the columns, along the
// rows, and from one year's cumulative net to the next.
func (r profileRows) roundingFormula() string {
	total := r.last + 1
	part := func(column, from, to int) string {
		return fmt.Sprintf("ROUND(%s:%s,%d)", place(column, from), place(column, to), model.MaxPlaces)
	}
	formula := ""
	for _, column := range []int{profileBenefit, profileCost, profileNet} {
		formula += fmt.Sprintf("ABS(SUMPRODUCT(%s)-ROUND(%s,%d))+", part(column, firstRow, r.last), place(column, total), model.MaxPlaces)
	}
	formula += fmt.Sprintf(
		"SUMPRODUCT(ABS(%s-%s-%s))", part(profileBenefit, firstRow, total), part(profileCost, firstRow, total), part(profileNet, firstRow, total),
	)
	if r.last > firstRow {
		formula += fmt.Sprintf(
			"+SUMPRODUCT(ABS(%s+%s-%s))", part(profileCumulative, firstRow, r.last-1),
			part(profileNet, firstRow+1, r.last), part(profileCumulative, firstRow+1, r.last),
		)
	}
	return fmt.Sprintf(`IF(%s>0.005,"%s","")`, formula, model.RoundingNote)
}
