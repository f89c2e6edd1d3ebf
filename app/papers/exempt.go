package papers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// fewestHidden is how many lines have to be left out of a total before the total with them is published: with fewer, it would give a
// line away to whoever takes one from the other.
const fewestHidden = 3

// ForPublic is the paper without what is not for publication: part 1.
func (s Paper) ForPublic() Paper {
	if s.whole == nil {
		s.whole, s.Workings = s.Case, new(charts.Workings)
		s.Case = s.whole.Published()
	}
	return s
}

// public reports whether the paper is without what is not for publication.
func (s Paper) public() bool { return s.whole != nil }

// unpublished are the records of the case that are not for publication, whether the paper has them or not.
func (s Paper) unpublished() []model.Record {
	if s.public() {
		return s.whole.Unpublished()
	}
	return s.Case.Unpublished()
}

// withoutNote says on a public figure how many lines it is without, in a sentence without its full stop; empty for none.
func (s Paper) withoutNote() string {
	if !s.public() {
		return ""
	}
	n := s.whole.Lines.Len() - s.Case.Lines.Len()
	if n == 0 {
		return ""
	}
	return "Without " + model.Many(n, "line") + " not for publication"
}

// part says which part of the paper it is where the case has anything that is not for publication: part 1 is public, part 2 is not.
func (s Paper) part() string {
	left := s.unpublished()
	switch {
	case len(left) == 0:
		return ""
	case s.public():
		return "Part 1: for publication"
	}
	return "Part 2: not for publication, " + paragraphsOf(left)
}

// paragraphsOf names the paragraphs of Schedule 12A that records are exempt under.
func paragraphsOf(left []model.Record) string {
	var numbers []int
	for _, r := range left {
		if n := model.PublicationOf(r).Exempt; n != 0 && !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) == 0 {
		return "no paragraph of Schedule 12A picked yet"
	}
	slices.Sort(numbers)
	var words []string
	for _, n := range numbers {
		words = append(words, fmt.Sprint(n))
	}
	return fmt.Sprintf("exempt under %s %s of Schedule 12A to the Local Government Act 1972", model.Plural(len(numbers), "paragraph", "paragraphs"), model.JoinWords(words))
}

// publication says what of the case the public doesn't see. In part 1 it counts what is left out and gives the totals with it, where
// those give no line away; in part 2 it names it, with its figures.
func (a appendix) publication() {
	left := a.unpublished()
	if len(left) == 0 {
		return
	}
	if a.public() {
		a.leftOut(left)
		return
	}
	a.exempt(left)
}

func (a appendix) leftOut(left []model.Record) {
	a.d.Heading(1, "What is not for publication")
	var lines, others int
	for _, r := range left {
		if r.Kind() == model.KindLine {
			lines++
		} else {
			others++
		}
	}
	var parts []string
	if lines > 0 {
		parts = append(parts, model.Many(lines, "line of figures"))
	}
	if others > 0 {
		parts = append(parts, model.Many(others, "text"))
	}
	a.d.Paragraph(fmt.Sprintf("Left out of this part: %s, %s. Part 2 has them.", strings.Join(parts, " and "), paragraphsOf(left)))
	counting := a.hidden()
	if counting == 0 {
		if lines > 0 {
			a.d.Paragraph("None of the lines left out counts in the scenario: its totals are the same with them.")
		}
		return
	}
	if counting < fewestHidden {
		a.d.Paragraph(fmt.Sprintf("Every figure of this part, totals as well, is without %s: a total with so few lines would give them away. Part 2 has the totals with them.", model.Plural(counting, "that line", "those lines")))
		return
	}
	with, without := a.headlineOf(a.whole, a.Scenario), a.headlineOf(a.Case, a.Scenario)
	t := word.Table{Caption: "Totals without and with what is left out", Columns: []string{"What", "In this part", "With what is left out"}, Numeric: []bool{false, true, true}}
	for _, row := range []struct {
		name string
		of   func(headline) string
	}{
		{"Annual saving once in place", headline.saves},
		{"One-off cost", func(h headline) string { return model.Million(h.oneOff) }},
		{"Net", func(h headline) string { return model.Million(h.net) }},
		{"Pays back", func(h headline) string { return model.Capital(h.payback) }},
	} {
		t.Rows = append(t.Rows, []string{row.name, row.of(without), row.of(with)})
	}
	a.d.Paragraph(fmt.Sprintf("Every figure of this part but those of the last column is without the %s left out.", model.Many(counting, "line")))
	a.d.Table(t)
}

// hidden counts the lines that count in the scenario and are left out. A total that rests on a few lines gives them away, and so do
// benefits and costs each by themselves: the fewer of the two counts, where there are any.
func (a appendix) hidden() int {
	var benefits, costs int
	for l := range a.whole.Counting(a.Scenario) {
		switch {
		case !l.NotForPublication:
		case l.Type == model.CostLine:
			costs++
		default:
			benefits++
		}
	}
	if benefits == 0 || costs == 0 {
		return benefits + costs
	}
	return min(benefits, costs)
}

// exempt names what isn't for publication, under which paragraph and why.
func (a appendix) exempt(left []model.Record) {
	a.d.Heading(1, "What is not for publication")
	a.d.Paragraph("This part is not for publication, " + paragraphsOf(left) + ". Part 1 is without what stands here. It stays exempt as long as the public interest in keeping it so outweighs that in disclosing it (paragraph 10 of the Schedule, as it applies in England).")
	t := word.Table{Caption: "What is not for publication", Columns: []string{"What", "£m over the years", "Paragraph of Schedule 12A", "Why"}, Numeric: []bool{false, true}}
	for _, r := range left {
		p, sum := model.PublicationOf(r), "–"
		if l, ok := r.(*model.Line); ok {
			total := decimal.Sum(decimal.Zero, l.Yearly(a.Case.Head().Years, a.Estimate, a.Basis)...)
			sum = amount(total, model.Places(total))
		}
		paragraph := "Not picked yet"
		if p.Exempt != 0 {
			paragraph = model.Capital(model.ExemptParagraphs()[p.Exempt-1].Words())
		}
		t.Rows = append(t.Rows, []string{model.Capital(a.Case.NameOf(r)), sum, paragraph, cmp.Or(p.ExemptWhy, "Not said")})
	}
	a.d.Table(t)
}
