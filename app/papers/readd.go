package papers

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// reAdder adds the figures of a paper up once more, from the lines of the case and by arithmetic of its own, which shares nothing with
// the code that made the tables but the lines, and what a record is: which lines count, which rates are in force.
type reAdder struct {
	Paper
	lines map[counted][]*model.Line
	years map[lineAt][]decimal.Decimal
	flows map[hop][]decimal.Decimal
	// asPlanned are cases without the slips of any scenario.
	asPlanned map[*model.Case]*model.Case
}

// counted is a scenario of a case, and lineAt a line as it is counted.
type counted struct {
	c        *model.Case
	scenario string
}

type lineAt struct {
	line     *model.Line
	estimate model.Estimate
	basis    model.Basis
}

func newReAdder(s Paper) *reAdder {
	return &reAdder{Paper: s, lines: map[counted][]*model.Line{}, years: map[lineAt][]decimal.Decimal{}, asPlanned: map[*model.Case]*model.Case{}}
}

// figureKind says what a printed figure is.
type figureKind int

// The kinds. What is unclassified is none that is known: the certificate says so.
const (
	unclassified figureKind = iota
	fromLines
	asTyped
	percentage
	countedOf
	scored
	drawn
	searched
)

// notSums are the kinds that are neither added up nor typed, in their order.
func notSums() []figureKind {
	return []figureKind{percentage, countedOf, scored, drawn, searched, unclassified}
}

// words say of so many figures of a kind what they are.
func (k figureKind) words(n int) string {
	return fmt.Sprint(n) + " " + map[figureKind]string{
		percentage: "shares and points of a per cent", countedOf: "counts", scored: "scores", drawn: "drawn in a simulation",
		searched: "of schemes that a search found", unclassified: "of a kind that isn’t known",
	}[k]
}

// claim is what a printed figure is, and what it has to come to: any of several amounts where records share a name, nothing for one that
// isn't held against any. It may be out by slack beyond its rounding.
type claim struct {
	kind  figureKind
	comes []decimal.Decimal
	held  bool
	slack decimal.Decimal
}

// is claims that a figure comes to any of some amounts.
func (k figureKind) is(amounts ...decimal.Decimal) []claim {
	return []claim{{kind: k, comes: amounts, held: true}}
}

// alone claims nothing of a figure but its kind.
func (k figureKind) alone() []claim { return []claim{{kind: k}} }

func (c claim) agrees(figure decimal.Decimal) bool {
	places := -figure.Exponent()
	return !c.held || slices.ContainsFunc(c.comes, func(d decimal.Decimal) bool {
		return d.Sub(c.slack).Round(places).LessThanOrEqual(figure) && d.Add(c.slack).Round(places).GreaterThanOrEqual(figure)
	})
}

func (c claim) words() string {
	if len(c.comes) == 0 {
		return "the case gives none"
	}
	if c.kind == asTyped {
		return "the case has " + c.comes[0].String()
	}
	return "the lines add up to " + c.comes[0].Round(6).String()
}

// reAdded counts the figures of a table by their kinds: those that agree, or needn't, and which don't.
type reAdded struct {
	caption string
	printed int
	kinds   map[figureKind]int
	wrong   []string
}

// others are how many figures are neither added up nor typed.
func (f reAdded) others() (n int) {
	for _, k := range notSums() {
		n += f.kinds[k]
	}
	return n
}

// cell is one of a table that is looked at.
type cell struct {
	word.Table
	row, column int
}

func (x cell) name() string { return x.Rows[x.row][0] }
func (x cell) heading() string {
	return strings.TrimSpace(strings.TrimSuffix(x.Columns[x.column], "(£m)"))
}
func (x cell) text() string { return x.Rows[x.row][x.column] }
func (x cell) isLast() bool { return x.row == len(x.Rows)-1 }

// table holds the figures of a table of an options paper against what they claim to be.
func (r *reAdder) table(t word.Table) reAdded {
	rule := r.ruleOf(t.Caption)
	return held(t, rule.holds, func(x cell) []claim { return rule.of(r, x) })
}

// held holds the figures of a table against what they claim to be.
func held(t word.Table, isFigure func(cell) bool, of func(cell) []claim) reAdded {
	found := reAdded{caption: t.Caption, kinds: map[figureKind]int{}}
	for row := range t.Rows {
		for column := range t.Rows[row] {
			x := cell{t, row, column}
			if figures := printedFigures(x.text()); len(figures) > 0 && isFigure(x) {
				found.hold(x, figures, of(x))
			}
		}
	}
	return found
}

// hold compares printed figures with what they claim to be. One claim is that of every figure of a cell.
func (f *reAdded) hold(x cell, figures []decimal.Decimal, claims []claim) {
	for i, figure := range figures {
		f.printed++
		one := claim{}
		switch {
		case i < len(claims):
			one = claims[i]
		case len(claims) == 1 && !claims[0].held:
			one = claims[0]
		}
		if !one.agrees(figure) {
			f.wrong = append(f.wrong, fmt.Sprintf("%s: %s, %s: printed %s, %s", shortCaption(x.Caption), x.name(), x.heading(), figure, one.words()))
			continue
		}
		f.kinds[one.kind]++
	}
}

var (
	printedFigure = regexp.MustCompile(`[-−+]?£?[-−]?[0-9][0-9,]*(\.[0-9]+)?`)
	printedYear   = regexp.MustCompile(`([0-9]{4})/[0-9]{2}`)
)

// printedFigures reads the figures of a cell: of a financial year the calendar year in which it begins.
func printedFigures(cell string) (figures []decimal.Decimal) {
	texts := printedFigure.FindAllString(cell, -1)
	if years := printedYear.FindAllStringSubmatch(cell, -1); years != nil {
		texts = nil
		for _, year := range years {
			texts = append(texts, year[1])
		}
	}
	for _, text := range texts {
		text = strings.NewReplacer("−", "-", "£", "", ",", "", "+", "").Replace(text)
		if d, err := decimal.NewFromString(text); err == nil {
			figures = append(figures, d)
		}
	}
	return figures
}

// tellFigures tells of every table with figures how many of them are re-added from the lines, how many are as somebody typed them, and
// what the others are; then which don't agree.
func tellFigures(d document, found []reAdded) {
	t := word.Table{Caption: "Figures printed, and what each is", Columns: []string{"Table", "Figures", "Re-added, agree", "As typed, agree", "Not sums", "Don’t agree"}, Numeric: numericBehind(1, 6), Total: true}
	all := reAdded{kinds: map[figureKind]int{}}
	for _, one := range found {
		t.Rows = append(t.Rows, one.row(shortCaption(one.caption)))
		all.printed, all.wrong = all.printed+one.printed, append(all.wrong, one.wrong...)
		for k, n := range one.kinds {
			all.kinds[k] += n
		}
	}
	if len(found) == 0 {
		d.Paragraph("No table of this paper prints a figure.")
		return
	}
	d.Paragraph(all.words())
	t.Rows = append(t.Rows, all.row("All tables"))
	d.Table(t)
	d.Quiet("Figures that stand within words are not counted. Those that are no sums are worked out anew, and compared, when the paper is verified. Rounding is to the places printed.")
	for _, text := range all.wrong {
		d.Item("Doesn’t agree: " + text + ".")
	}
}

func (f reAdded) row(name string) []string {
	cells := []string{name}
	for _, n := range []int{f.printed, f.kinds[fromLines], f.kinds[asTyped], f.others(), len(f.wrong)} {
		cells = append(cells, fmt.Sprint(n))
	}
	return cells
}

// words sum up what was found.
func (f reAdded) words() string {
	text := fmt.Sprintf("%s printed: %d re-added from the lines, and agreeing; %d as typed in the case", model.Capital(model.Many(f.printed, "figure")), f.kinds[fromLines], f.kinds[asTyped])
	var parts []string
	for _, k := range notSums() {
		if n := f.kinds[k]; n > 0 {
			parts = append(parts, k.words(n))
		}
	}
	if len(parts) > 0 {
		text += fmt.Sprintf("; %d not sums: %s", f.others(), strings.Join(parts, ", "))
	}
	if len(f.wrong) > 0 {
		return text + fmt.Sprintf("; %d that %s agree, named below.", len(f.wrong), model.Plural(len(f.wrong), "doesn’t", "don’t"))
	}
	return text + ". None disagrees."
}

// shortCaption is a caption up to what says how its figures are counted.
func shortCaption(text string) string {
	text, _, _ = strings.Cut(text, ". ")
	text, _, _ = strings.Cut(text, ",")
	return text
}
