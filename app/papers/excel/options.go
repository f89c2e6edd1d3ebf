package excel

import (
	"fmt"

	"tomworkbench/model"
)

// The columns of the options that formulas read.
const (
	optionNumber   = 1
	optionDecision = 3
	optionAnswers  = 7
	optionChosen   = 8
	optionCheck    = 13
)

// programmeNumber is the number of the programme's row. It isn't 0, which an empty cell would be taken for.
const programmeNumber = 1

// tooMany is what the check says of a decision that takes one answer and has more.
const tooMany = "More than one chosen"

// optionRows are the rows of the options: the programme's, then one an option in the case's order. Each has a
// number that the lines refer to, as names may stand twice and a table may be sorted.
type optionRows struct {
	in       *model.Case
	scenario string
	chosen   map[string]bool
	numbers  map[string]int
	list     []*model.Option
}

func newOptionRows(c *model.Case, scenario string) *optionRows {
	r := &optionRows{in: c, scenario: scenario, chosen: c.Chosen(scenario), numbers: map[string]int{model.Programme: programmeNumber}}
	r.chosen[model.Programme] = true
	for o := range c.Options.All() {
		r.list = append(r.list, o)
		r.numbers[o.ID] = programmeNumber + len(r.list)
	}
	return r
}

// lastRow is the row of the last option.
func (r *optionRows) lastRow() int { return firstRow + len(r.list) }

func (r *optionRows) page() *page {
	p := &page{
		name: sheetOptions, title: "Options",
		about: cell{value: "Put 1 in the column Chosen to count an option, 0 to leave it out. Status and reason are as recorded at export.", style: styleQuiet},
		heads: []head{
			{"No.", 6},
			{"Component", 22},
			{"Decision no.", 10},
			{"Decision", 22},
			{"Option", 26},
			{"Consequence", 40},
			{"Answers", 10},
			{"Chosen", 9},
			{"Status", 12},
			{"Reason", 32},
			{"Ruled out, why", 28},
			{"Not chosen, why", 28},
			{"Check", 14},
		},
		rows: [][]cell{r.programmeRow()},
		limits: []limit{
			{area: place(optionChosen, firstRow), oneOf: []string{"1"}, advice: "What is council-wide counts in every scenario."},
		},
	}
	decisions := map[string]int{}
	for d := range r.in.Decisions.All() {
		decisions[d.ID] = len(decisions) + 1
	}
	crowded := r.crowded()
	for _, o := range r.list {
		p.rows = append(p.rows, r.row(o, decisions[o.Decision], crowded[o.Decision]))
	}
	if len(r.list) > 0 {
		area := place(optionChosen, firstRow+1) + ":" + place(optionChosen, r.lastRow())
		p.limits = append(p.limits, limit{area: area, oneOf: []string{"0", "1"}, advice: "Put 1 for chosen or 0 for not chosen."})
	}
	return p
}

// programmeRow stands for what counts in every scenario.
func (r *optionRows) programmeRow() []cell {
	return []cell{
		{value: programmeNumber, style: styleWhole},
		words(model.CouncilWide),
		{value: 0, style: styleWhole},
		words(""), words(model.CouncilWide), words("Counts in every scenario, whatever is chosen."), words("always"),
		{value: 1, style: styleWhole},
		words(""), words(""), words(""), words(""), words(""),
	}
}

// crowded tells the decisions that take one answer and have more; no valid case has any.
func (r *optionRows) crowded() map[string]bool {
	crowded := map[string]bool{}
	for choice := range r.in.ChoicesOf(r.scenario) {
		d, ok := r.in.Decisions.Get(choice.Decision)
		crowded[choice.Decision] = ok && !d.Several && len(choice.Options) > 1
	}
	return crowded
}

func (r *optionRows) row(o *model.Option, decision int, crowded bool) []cell {
	var component, name, answers string
	if d, ok := r.in.Decisions.Get(o.Decision); ok {
		name, answers = d.Name, "one"
		if d.Several {
			answers = "several"
		}
		if x, ok := r.in.Components.Get(d.Component); ok {
			component = x.Name
		}
	}
	status, reason := "", ""
	if choice := r.in.Choice(r.scenario, o.Decision); r.chosen[o.ID] {
		status, reason = model.Capital(string(choice.Status)), choice.Reason
	}
	row := firstRow + r.numbers[o.ID] - programmeNumber
	return []cell{
		{value: r.numbers[o.ID], style: styleWhole},
		words(component),
		{value: decision, style: styleWhole},
		words(name), words(o.Name), words(o.Consequence), words(answers),
		{value: oneIf(r.chosen[o.ID]), style: styleInputWhole},
		words(status), words(reason),
		words(r.whyRuledOut(o.ID)), words(r.in.WhyNot(r.scenario, o.ID)), r.check(row, crowded),
	}
}

func (r *optionRows) whyRuledOut(option string) string {
	out, ok := r.in.RuledOut(r.scenario, option)
	switch {
	case !ok:
		return ""
	case out.Reason == "":
		return "Ruled out, no reason recorded"
	}
	return out.Reason
}

// check warns of a decision that takes one answer and has been given more, which would count twice.
func (r *optionRows) check(row int, crowded bool) cell {
	now := ""
	if crowded {
		now = tooMany
	}
	return live(fmt.Sprintf(
		`IF(AND(%s="one",SUMIF(%s,%s,%s)>1),"%s","")`, place(optionAnswers, row),
		span(sheetOptions, optionDecision, firstRow, r.lastRow()), place(optionDecision, row),
		span(sheetOptions, optionChosen, firstRow, r.lastRow()), tooMany,
	), now, styleText)
}

// oneIf is 1 for true, 0 for false.
func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
