package excel

import (
	"fmt"
	"strings"

	"tomworkbench/model"
)

// The cells of the first sheet that formulas read.
const (
	estimateRow = firstRow
	basisRow    = firstRow + 1
	aboutDetail = 2
)

// aboutPage says what the workbook is, names its other sheets, and holds the estimate and the basis that all its formulas read.
func aboutPage(s Book, others []*page) *page {
	h := s.Case.Head()
	p := &page{
		name: sheetAbout, title: "About this workbook",
		about: cell{value: "Change the estimate or the basis here: the sheets of lines, of the profile and of the budget follow. The stamp in row 2 of each sheet and the assumptions are as exported.", style: styleQuiet},
		heads: []head{{"Item", 24}, {"Detail", 100}},
		rows: [][]cell{
			{words("Estimate"), {value: s.Estimate.Name(), style: styleInputText}},
			{words("Basis"), {value: s.Basis.Name(), style: styleInputText}},
			{words("Check"), live(agreementCell(h.Years), agrees, styleText)},
			{words("Case"), words(h.Title)},
			{words("Organisation"), words(h.Organisation)},
			{words("Scenario"), words(s.scenarioName())},
			{words("Revision"), words(fmt.Sprint(s.Case.Revision))},
			{words("Years"), words(period(h))},
			{words("As exported"), words(s.Stamp)},
		},
		limits: []limit{
			{area: place(aboutDetail, estimateRow), oneOf: named(model.Estimates()), advice: "Choose Cautious, Middle or Stretch."},
			{area: place(aboutDetail, basisRow), oneOf: named(model.Bases()), advice: "Choose New savings each year or Carried forward."},
		},
		links: map[string]string{},
	}
	p.listSheets(others)
	p.addNotes(s)
	return p
}

// period names the first and the last year.
func period(h *model.Head) string {
	if h.Years == 1 {
		return h.YearName(0) + ", one financial year"
	}
	return fmt.Sprintf("%s to %s, %d financial years", h.YearName(0), h.YearName(h.Years-1), h.Years)
}

// named are the words that people read; the formulas compare with them.
func named[T interface{ Name() string }](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = x.Name()
	}
	return out
}

// meanings explains one after the other.
func meanings[T interface{ Meaning() string }](list []T) string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = x.Meaning()
	}
	return strings.Join(out, " ")
}

// listSheets adds a row for each of the other sheets, with a link to it.
func (p *page) listSheets(others []*page) {
	says := map[string]string{
		sheetAssumptions: "What the figures take for granted, and where that comes from.",
		sheetOptions:     "Every option. 1 in the column Chosen counts its lines, 0 leaves them out.",
		sheetLines:       "Every benefit and cost with its figures, whether it counts, and what it comes to a year.",
		sheetProfile:     "Benefit, cost, net and cumulative net a year, with a chart.",
		sheetBudget:      "The plan, what of it counts on this already, and the gap before and after, by year.",
		sheetScenario:    "The choices as they stood at export, each with its status, and the other options.",
		sheetDelivery:    "What was agreed, what is expected now and what has come, by line and year, as it stood at export.",
		sheetMeasures:    "The measures of the baseline against their targets.",
	}
	for _, other := range others {
		p.links[place(1, firstRow+len(p.rows))] = other.name
		p.rows = append(p.rows, []cell{{value: other.name, style: styleLink}, words(says[other.name])})
	}
}

// addNotes adds what a reader must know to use the figures. The notes on rounding and on evidence are live, as a
// change may make them true or untrue.
func (p *page) addNotes(s Book) {
	n := notesOf(s)
	years := s.Case.Head().Years
	rounding := "Figures sum as they are shown"
	if n.rounding != "" {
		rounding = n.rounding
	}
	evidence := "No figure that counts is illustrative"
	if n.illustrative != "" {
		evidence = n.illustrative
	}
	p.rows = append(
		p.rows,
		[]cell{words("How to use it"), words("Shaded cells are there to be changed; all else follows by formula. " +
			"To add a line, insert a row inside the table of lines, not below it, and copy the formulas of a row beside it. " +
			"Rules between options are not checked here. Nothing that is changed here goes back to the case.")},
		[]cell{words("Estimate, meaning"), words(meanings(model.Estimates()))},
		[]cell{words("Basis, meaning"), words(meanings(model.Bases()) + " A line that comes once counts in its year alone.")},
		[]cell{words("Money"), words("Amounts are in £m and undiscounted: none is a present value, and no allowance for optimism bias is added. " +
			"Costs are positive numbers." + pricesWords(s.Case.Head().Prices))},
		[]cell{words("Rounding"), live(orElse(roundingCell(years), "Figures sum as they are shown"), rounding, styleText)},
		[]cell{words("Evidence"), live(orElse(illustrativeCell(years), "No figure that counts is illustrative"), evidence, styleText)},
	)
}

// pricesWords says which prices amounts are in, nothing where the case doesn't say.
func pricesWords(p model.PriceBase) string {
	if p.Sort == "" {
		return ""
	}
	return " Amounts are in " + p.Words() + "."
}

// orElse is a formula for the text of a cell, or for other words where it is empty.
func orElse(at, otherwise string) string {
	return fmt.Sprintf(`IF(%s="","%s",%s)`, at, otherwise, at)
}
