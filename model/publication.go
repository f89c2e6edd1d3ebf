package model

import (
	"fmt"
	"slices"
	"strings"
)

// Publication says whether a record may be published: what may not stands in no public paper and in no pack for Members, and counts in
// every figure of the case itself.
type Publication struct {
	NotForPublication bool `json:"notForPublication,omitempty"`
	// Exempt is the paragraph of part 1 of Schedule 12A to the Local Government Act 1972 under which it is exempt, 0 where nobody has
	// picked one yet. ExemptWhy says why the public interest in keeping it so outweighs that in disclosing it: by paragraph 10 of the
	// Schedule, as it applies in England, it is exempt only as long as it does. It may say what is kept, so it stands in no public paper.
	Exempt    int    `json:"exempt,omitempty"`
	ExemptWhy string `json:"exemptWhy,omitempty"`
}

// ExemptParagraph is a description of exempt information: a paragraph of part 1 of Schedule 12A as it applies in England.
type ExemptParagraph struct {
	Number int
	// Is says in short what the paragraph covers.
	Is string
}

// ExemptParagraphs are the seven paragraphs, in their order.
// Source: Local Government Act 1972, Schedule 12A, part 1, as inserted by SI 2006/88.
func ExemptParagraphs() []ExemptParagraph {
	return []ExemptParagraph{
		{1, "information about an individual"},
		{2, "information likely to reveal who an individual is"},
		{3, "financial or business affairs of a person, the council among them"},
		{4, "consultations or negotiations on labour relations"},
		{5, "legal professional privilege"},
		{6, "a notice, order or direction that the council proposes"},
		{7, "preventing, investigating or prosecuting crime"},
	}
}

// Words name the paragraph: "3, financial or business affairs of a person, the council among them".
func (p ExemptParagraph) Words() string { return fmt.Sprintf("%d, %s", p.Number, p.Is) }

// ExemptWords say under which paragraph something is exempt, within a sentence.
func (p Publication) ExemptWords() string {
	if p.Exempt < 1 || p.Exempt > len(ExemptParagraphs()) {
		return "no paragraph of Schedule 12A picked yet"
	}
	return "paragraph " + ExemptParagraphs()[p.Exempt-1].Words()
}

// Words say whether something may be published, and why not.
func (p Publication) Words() string {
	if !p.NotForPublication {
		return "for publication again"
	}
	if p.Exempt == 0 {
		return "not for publication"
	}
	return WithReason("not for publication, "+p.ExemptWords(), p.ExemptWhy)
}

func (p Publication) check(report reporter) {
	checkText(p.ExemptWhy, "exemptWhy", report)
	switch {
	case p.Exempt < 0 || p.Exempt > len(ExemptParagraphs()):
		report("exempt", fmt.Sprintf("is a paragraph of Schedule 12A, 1 to %d, not %d", len(ExemptParagraphs()), p.Exempt))
	case !p.NotForPublication && (p.Exempt != 0 || p.ExemptWhy != ""):
		report("exempt", "belongs to what is not for publication; mark it so, or take the paragraph and its reason out")
	}
}

// Unpublished are the records of the case that are not for publication, in its order.
func (c *Case) Unpublished() (records []Record) {
	for r := range c.Records() {
		if PublicationOf(r).NotForPublication {
			records = append(records, r)
		}
	}
	return records
}

// PublicationOf says whether a record may be published; its zero value for a kind that is always published.
func PublicationOf(r Record) Publication {
	if x, ok := r.(interface{ publication() Publication }); ok {
		return x.publication()
	}
	return Publication{}
}

func (p Publication) publication() Publication { return p }

// Published is the case as the public may see it: without the lines, texts and risks that are not for publication, and without what
// says their figures once more. Its figures may be read, and no edit is made of it.
func (c *Case) Published() *Case {
	left := c.Unpublished()
	if len(left) == 0 {
		return c
	}
	next := *c
	for _, r := range left {
		switch x := r.(type) {
		case *Line:
			next.Lines = next.Lines.without(x.ID)
			next.keptLines = next.keptLines.without(x.ID)
			next.withoutFigures(x.ID)
		case *Passage:
			next.Passages = next.Passages.without(x.Part)
		case *Risk:
			next.Risks = next.Risks.without(x.ID)
		}
	}
	return &next
}

// withoutFigures takes out what repeats the figures of a line: the rows of registers that feed it, and what was promised and came of it.
func (c *Case) withoutFigures(line string) {
	for x := range c.Opportunities.All() {
		if x.Line == line {
			c.Opportunities = c.Opportunities.without(x.ID)
		}
	}
	for x := range c.Actuals.All() {
		if x.Line == line {
			c.Actuals = c.Actuals.without(x.Key())
		}
	}
	for x := range c.Progress.All() {
		if x.Of == KindLine && x.ID == line {
			c.Progress = c.Progress.without(x.Key())
		}
	}
	c.Baselines = c.Baselines.mapped(func(x *Baseline) *Baseline {
		if _, held := x.Line(line); !held {
			return x
		}
		next := *x
		next.Lines = slices.DeleteFunc(slices.Clone(x.Lines), func(l BaselineLine) bool { return l.ID == line })
		return &next
	})
}

// OfSupplier reports whether a category of cost is what suppliers are paid: their figures are often exempt.
func OfSupplier(category string) bool {
	category = strings.ToLower(category)
	return slices.ContainsFunc([]string{"supplier", "external", "contractor", "consultan"}, func(word string) bool { return strings.Contains(category, word) })
}
