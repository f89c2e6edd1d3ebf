package excel

import (
	"fmt"
	"strings"

	"tomworkbench/model"
)

// The columns of the lines, before those of the years.
const (
	lineOwner = 1 + iota
	lineOwnerName
	lineKind
	lineCategory
	lineRecurs
	lineGrade
	lineWhere
	lineNote
	// lineBudget says what a benefit is worth to the budget and what a cost is paid from.
	lineBudget
	lineFigures
)

// The columns between the figures as entered and the amounts that follow, counted from the first of them.
const (
	afterCounts = iota
	afterShare
	afterCarries
	afterAmounts
)

// lineRows are the rows of the lines: the figures as entered, and the amounts that follow from them at the
// estimate and on the basis that the workbook stands at.
type lineRows struct {
	subject Book
	options *optionRows
	years   int
}

func newLineRows(s Book, options *optionRows) *lineRows {
	return &lineRows{subject: s, options: options, years: s.Case.Head().Years}
}

// minimum, maximum and amount give the column of year i, counted from 0; after that of one between the two.
func (r *lineRows) minimum(i int) int { return lineFigures + i }
func (r *lineRows) maximum(i int) int { return lineFigures + r.years + i }
func (r *lineRows) after(i int) int   { return lineFigures + 2*r.years + i }
func (r *lineRows) amount(i int) int  { return r.after(afterAmounts) + i }

// span names a column over all lines.
func (r *lineRows) span(column int) string {
	return span(sheetLines, column, firstRow, firstRow+max(r.subject.Case.Lines.Len(), 1)-1)
}

func (r *lineRows) page() *page {
	p := &page{
		name: sheetLines, title: "Lines",
		about: live(termsFormula(), terms(r.subject.Estimate, r.subject.Basis), styleQuiet),
		heads: r.heads(), none: "This case has no lines of figures.", frozen: lineOwnerName,
	}
	for l := range r.subject.Case.Lines.All() {
		p.rows = append(p.rows, r.row(l, firstRow+len(p.rows)))
	}
	if len(p.rows) > 0 {
		p.limits = r.limits(p.lastRow())
	}
	return p
}

func (r *lineRows) heads() []head {
	heads := []head{
		{"Option no.", 8},
		{"Owner", 44},
		{"Kind", 10},
		{"Category", 18},
		{"Recurs", 10},
		{"Grade of source", 16},
		{"Document and page", 24},
		{"Note", 30},
		{"Worth, or paid from", 18},
	}
	years := r.subject.Case.Head().YearNames()
	for _, end := range []string{"lowest", "highest"} {
		for _, year := range years {
			heads = append(heads, head{year + " " + end, 11})
		}
	}
	heads = append(heads, head{"Counts", 9}, head{"Share of the highest", 11}, head{"Carries on", 9})
	for _, year := range years {
		heads = append(heads, head{year + " amount", 11})
	}
	return append(heads, head{"Total", 12})
}

func (r *lineRows) limits(last int) []limit {
	area := func(from, to int) string { return place(from, firstRow) + ":" + place(to, last) }
	const most = 1_000_000_000 // a figure has nine digits before the point
	return []limit{
		{area: area(lineKind, lineKind), oneOf: []string{"benefit", "cost"}, advice: "Choose benefit or cost."},
		{area: area(lineRecurs, lineRecurs), oneOf: []string{"ongoing", "once"}, advice: "Choose ongoing or once."},
		{area: area(lineBudget, lineBudget), oneOf: allBudgetWords(), advice: "Choose what a benefit is worth, or what a cost is paid from."},
		{area: area(r.minimum(0), r.maximum(r.years-1)), from: -most, to: most, advice: "Put a number, in £m."},
	}
}

func (r *lineRows) row(l *model.Line, row int) []cell {
	cells := []cell{
		lineOwner - 1:     {value: r.options.numbers[l.Owner], style: styleWhole},
		lineOwnerName - 1: words(r.subject.Case.OwnerName(l.Owner)),
		lineKind - 1:      {value: string(l.Type), style: styleText},
		lineCategory - 1:  words(l.Category),
		lineRecurs - 1:    {value: string(l.Recurrence), style: styleText},
		lineGrade - 1:     words(string(l.Source.Grade)),
		lineWhere - 1:     words(where(r.subject.Case, l.Source)),
		lineNote - 1:      words(l.Note),
		lineBudget - 1:    {value: budgetWords(l), style: styleText},
	}
	for _, d := range l.Minimum {
		cells = append(cells, cell{value: float(d), style: styleInputMoney})
	}
	cells = append(cells, r.maxima(l, row)...)
	cells = append(cells, r.switches(l, row)...)
	return append(cells, r.amounts(l, row)...)
}

// budgetWords say what a line of benefit is worth to the budget, or what a cost is paid from.
func budgetWords(l *model.Line) string {
	if l.Type == model.CostLine {
		return l.Funding.Words()
	}
	return worthWords(l.Worth)
}

// worthWords name a worth as the formulas of the budget read it.
func worthWords(w model.Worth) string {
	if w == model.Cashable {
		return "cashable"
	}
	return string(w)
}

func allBudgetWords() []string {
	var all []string
	for _, w := range model.LineWorths() {
		all = append(all, worthWords(w))
	}
	for _, f := range model.Fundings() {
		all = append(all, f.Words())
	}
	return all
}

// where names a document and a page in it.
func where(c *model.Case, s model.Source) string {
	text := documentTitle(c, s.Document)
	if s.Page == "" {
		return text
	}
	return strings.TrimPrefix(text+", page "+s.Page, ", ")
}

// maxima are the largest figures. Without a range they follow the smallest, so that one change changes both.
func (r *lineRows) maxima(l *model.Line, row int) []cell {
	var cells []cell
	for i, d := range l.Minimum {
		if l.HasRange() {
			cells = append(cells, cell{value: float(l.Maximum[i]), style: styleInputMoney})
			continue
		}
		cells = append(cells, live(place(r.minimum(i), row), float(d), styleMoney))
	}
	return cells
}

// switches say whether the line counts, which share of its range is taken from the maximum, and whether its figures
// carry on into later years.
func (r *lineRows) switches(l *model.Line, row int) []cell {
	counts := fmt.Sprintf(
		"SUMIF(%s,%s,%s)", span(sheetOptions, optionNumber, firstRow, r.options.lastRow()), place(lineOwner, row),
		span(sheetOptions, optionChosen, firstRow, r.options.lastRow()),
	)
	share := fmt.Sprintf(`IF(%s="%s",0.5,IF((%s="%s")=(%s="benefit"),1,0))`,
		nameEstimate, model.Central.Name(), nameEstimate, model.Maximum.Name(), place(lineKind, row))
	carries := fmt.Sprintf(`IF(AND(%s="%s",%s="ongoing"),1,0)`, nameBasis, model.Recurring.Name(), place(lineRecurs, row))
	return []cell{
		live(counts, oneIf(r.options.chosen[l.Owner]), styleWhole),
		live(share, shareOfMaximum(l, r.subject.Estimate), stylePlain),
		live(carries, oneIf(carriesOn(l, r.subject.Basis)), styleWhole),
	}
}

// amounts are what the line comes to a year, and in all: its figure at the estimate if it counts, and the amount of
// the year before if it carries on.
func (r *lineRows) amounts(l *model.Line, row int) []cell {
	counts, share, carries := place(r.after(afterCounts), row), place(r.after(afterShare), row), place(r.after(afterCarries), row)
	values, total := r.values(l)
	var cells []cell
	for i := range r.years {
		formula := fmt.Sprintf(
			"$%s*((1-$%s)*%s+$%s*%s)", counts, share, place(r.minimum(i), row), share, place(r.maximum(i), row),
		)
		if i > 0 {
			formula += fmt.Sprintf("+$%s*%s", carries, place(r.amount(i-1), row))
		}
		cells = append(cells, live(formula, values[i], styleMoney))
	}
	sum := fmt.Sprintf("SUM(%s:%s)", place(r.amount(0), row), place(r.amount(r.years-1), row))
	return append(cells, live(sum, total, styleMoney))
}
