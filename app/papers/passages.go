package papers

import (
	"cmp"
	"fmt"
	"strings"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// passage writes a typed part of the paper under its heading; one that nobody typed is left out.
func (a optionsPaper) passage(id string) {
	part, _ := model.PaperPartOf(id)
	if text, where := a.typedOf(id); text != "" || where != "" {
		a.d.Heading(1, part.Heading)
		a.typed(text + where)
	}
}

// typedOf is what is typed for a part, or where it is to be found where the paper may not have it; both empty where nothing is typed.
func (a optionsPaper) typedOf(id string) (text, where string) {
	if x := a.Case.Passage(id); x != nil {
		return x.Text, ""
	}
	if a.public() {
		if x := a.whole.Passage(id); x != nil {
			return "", inPart2(x.Publication)
		}
	}
	return "", ""
}

// typed writes a text as a person typed it, a paragraph a line; lines that begin with a dash are items.
func (a optionsPaper) typed(text string) {
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if item, is := strings.CutPrefix(line, "- "); is {
			a.d.Item(item)
		} else if line != "" {
			a.d.Paragraph(line)
		}
	}
}

// implications are what officers sign. Those of which nothing is typed are named together.
func (a optionsPaper) implications() {
	a.d.Heading(1, "Implications")
	var missing []string
	for _, part := range model.PaperParts() {
		if !part.Implies {
			continue
		}
		text, where := a.typedOf(part.ID)
		if text+where == "" {
			missing = append(missing, model.Small(part.Heading))
			continue
		}
		a.d.Heading(2, part.Heading)
		a.typed(text + where)
	}
	if len(missing) > 0 {
		a.d.Paragraph("Not stated: " + model.JoinWords(missing) + ".")
	}
}

// risks is the register of risks, the gravest first.
func (a optionsPaper) risks() {
	risks, left := a.Case.RisksIn(a.Scenario), 0
	if a.public() {
		left = len(a.whole.RisksIn(a.Scenario)) - len(risks)
	}
	if len(risks)+left == 0 {
		return
	}
	a.d.Heading(1, "Risks")
	if left > 0 {
		a.d.Paragraph(fmt.Sprintf("%s not for publication; part 2 has %s.", model.Many(left, "risk")+" "+model.Plural(left, "is", "are"), model.Plural(left, "it", "them")))
	}
	if len(risks) == 0 {
		return
	}
	t := word.Table{
		Caption: "Risks of " + a.Name() + ", gravest first", Columns: []string{"Risk", "Brought by", "Likelihood", "Impact", "Score", "Response", "Owner"},
		Numeric: []bool{false, false, true, true, true},
	}
	for _, x := range risks {
		of, score := "The whole", "–"
		if o, ok := a.Case.Options.Get(x.Option); ok {
			of = o.Name
		}
		if n, known := x.Score(); known {
			score = fmt.Sprint(n)
		}
		t.Rows = append(t.Rows, []string{x.Name, of, graded(x.Likelihood), graded(x.Impact), score, cmp.Or(x.Response, "Not said"), cmp.Or(x.Owner, "Not said")})
	}
	a.d.Table(t)
	a.d.Quiet(fmt.Sprintf("Likelihood and impact are 1, the least, to %d; the score is one times the other.", model.MostRisk))
}

func graded(n int) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprint(n)
}

// exclusions name what the costs leave out, with the amount where it is known.
func (a optionsPaper) exclusions() {
	t := word.Table{Caption: "What the costs leave out", Columns: []string{"Left out", "£m", "As the assumption says", "Source"}, Numeric: []bool{false, true}}
	var known int
	for x := range a.Case.Assumptions.All() {
		if x.LeavesOut == "" {
			continue
		}
		sum := "Not known"
		if x.Amount != nil {
			sum = amount(*x.Amount, model.Places(*x.Amount))
			known++
		}
		t.Rows = append(t.Rows, []string{model.Capital(x.LeavesOut), sum, x.ID + " " + x.Text, a.sourceWords(x.Source)})
	}
	if len(t.Rows) == 0 {
		return
	}
	a.d.Heading(1, "What the costs leave out")
	a.d.Table(t)
	if known < len(t.Rows) {
		a.d.Quiet("What isn’t known may be large: the costs above are without it.")
	}
}

// sourceWords name where something comes from.
func (a optionsPaper) sourceWords(s model.Source) string {
	if s.Grade == "" {
		return "Not said"
	}
	text := model.Capital(string(s.Grade))
	if d, ok := a.Case.Documents.Get(s.Document); ok {
		text += ": " + d.Title
		if s.Page != "" {
			text += ", " + s.Page
		}
	}
	return text
}
