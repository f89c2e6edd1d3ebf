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

// withoutNote says on a public figure that rests on lines left out how many it is without, in a sentence without its full stop; empty for
// none.
func (s Paper) withoutNote(k charts.FigureID) string {
	if !s.restsOnHidden(k) {
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
func (a optionsPaper) publication() {
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

func (a optionsPaper) leftOut(left []model.Record) {
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
		parts = append(parts, fmt.Sprintf("%d %s", lines, model.Plural(lines, model.KindLine.Noun(), model.KindLine.Nouns())))
	}
	if others > 0 {
		parts = append(parts, model.Many(others, "text"))
	}
	a.d.Paragraph(fmt.Sprintf("Left out of this part: %s, %s. Part 2 has them.", strings.Join(parts, " and "), paragraphsOf(left)))
	a.d.Paragraph(weighed(left))
	switch hidden, safe := a.hides(a.Scenario, anyLine); {
	case lines > 0 && !hidden:
		a.d.Paragraph("None of the lines left out has a figure that counts in the scheme: its totals are the same with them.")
	case hidden && safe:
		a.d.Paragraph("The totals of the scheme are with what is left out: no line can be worked out of them. Figures and tables in which one could be are left out.")
	case hidden:
		a.d.Paragraph("“" + withheldWords + "” stands where a total would give a line away. Figures and tables that rest on what is left out are left out as well.")
	}
	var names []string
	for _, one := range a.LeftOut() {
		if one.Why == restsOnHidden && a.wants(one.Figure) {
			names = append(names, "“"+one.Figure.Name()+"”")
		}
	}
	if len(names) > 0 {
		a.d.Paragraph("Only in part 2: " + model.JoinWords(names) + ".")
	}
}

// publicInterest heads the reasons for which something stays exempt.
const publicInterest = "Why the public interest in keeping it so outweighs that in disclosing it"

// weighed says in the public part that the public interest was weighed, and of how much nobody has done so yet. The reasons stand in part 2
// alone: they may say what is kept.
func weighed(left []model.Record) string {
	open := 0
	for _, r := range left {
		if model.PublicationOf(r).ExemptWhy == "" {
			open++
		}
	}
	text := "Information is exempt only as long as the public interest in maintaining the exemption outweighs the public interest in disclosing it (paragraph 10 of the Schedule, as it applies in England). "
	switch {
	case open == 0:
		return text + "That was weighed for all that is left out; part 2 has the reasons."
	case open == len(left):
		return text + "Nobody has recorded yet how that was weighed."
	}
	return text + fmt.Sprintf("That was weighed for %d of the %d that are left out; part 2 has the reasons. For %s nobody has recorded it yet.", len(left)-open, len(left), model.Plural(open, "the other", "the others"))
}

// exempt names what isn't for publication, under which paragraph and why.
func (a optionsPaper) exempt(left []model.Record) {
	a.d.Heading(1, "What is not for publication")
	a.d.Paragraph("This part is not for publication, " + paragraphsOf(left) + ". Part 1 is without what stands here. It stays exempt as long as the public interest in keeping it so outweighs that in disclosing it (paragraph 10 of the Schedule, as it applies in England).")
	t := word.Table{Caption: "What is not for publication", Columns: []string{"What", "£m over the years", "Paragraph of Schedule 12A", publicInterest}, Numeric: []bool{false, true}}
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
		t.Rows = append(t.Rows, []string{model.Capital(a.Case.NameOf(r)), sum, paragraph, cmp.Or(p.ExemptWhy, "Not recorded")})
	}
	a.d.Table(t)
}
