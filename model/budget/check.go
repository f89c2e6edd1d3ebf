package budget

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// Check is something in the budget that a person should look at, in a sentence, with the record that it is about.
type Check struct {
	Kind model.Kind
	Key  string
	Text string
}

// Checks looks for what is the wrong way round, counted twice or missing.
func Checks(c *model.Case, scenario string, estimate model.Estimate) []Check {
	var found []Check
	for x := range c.BudgetLines.All() {
		if x.Turned() {
			found = append(found, Check{x.Kind(), x.ID, turnedWords(x)})
		}
	}
	found = append(found, overlapChecks(c, scenario, estimate)...)
	return append(found, shareChecks(c)...)
}

// turnedWords says how a line was read whose signs look the wrong way round.
func turnedWords(x *model.BudgetLine) string {
	if x.Type == model.PlannedSaving {
		return fmt.Sprintf("“%s” is a planned saving, but its figures are positive: they are read as raising the pressure by %s. Type a saving with a minus.", x.Name, model.InFull(x.Total()))
	}
	return fmt.Sprintf("“%s” is %s, but its figures are negative: they are read as lowering the pressure by %s. Type it without a minus.",
		x.Name, article(x.Type), model.InFull(x.Total().Neg()))
}

func article(t model.BudgetType) string {
	if t == model.Investment {
		return "an investment"
	}
	return "a pressure"
}

// overlapChecks hold every overlap against the saving that it is part of, and against the line that holds it.
func overlapChecks(c *model.Case, scenario string, estimate model.Estimate) []Check {
	var found []Check
	for o := range c.Overlaps.All() {
		add := func(text string) { found = append(found, Check{o.Kind(), o.ID, text}) }
		if !o.Amount.IsZero() {
			add(fmt.Sprintf("%s of the %s is in the budget already, but in no year: it is taken off nowhere. Give it a figure a year.", model.InFull(o.Amount), o.Measure))
		}
		line, tied := c.BudgetLines.Get(o.HeldBy)
		switch {
		case !tied && c.BudgetLines.Len() > 0:
			add(fmt.Sprintf("What is in the budget already of the %s names no line of the plan. Say which one holds it.", o.Measure))
		case tied:
			if text := beyondLine(c, o, line); text != "" {
				add(text)
			}
		}
	}
	for _, row := range appraisal.Ledger(c, scenario, estimate, model.InYear) {
		if row.Stream && row.Residual.Valid && row.Residual.Decimal.IsNegative() {
			found = append(found, Check{model.KindOverlap, row.Overlaps[0].ID, fmt.Sprintf(
				"The budget counts on %s of the %s benefit over all years, but this scenario brings %s of it.",
				model.Million(row.Overlap.Decimal), row.Measure, model.Million(row.Gross.Decimal))})
		}
	}
	return append(found, unsaved(c, scenario, estimate)...)
}

// unsaved says in which year the budget first counts on more, in all that has come by then, than the scenario saves in cash.
func unsaved(c *model.Case, scenario string, estimate model.Estimate) []Check {
	p := Of(c, scenario, estimate, model.Recurring)
	for i, counted := range p.Overlap.Years {
		if saved := p.Saving.Years[i]; counted.IsPositive() && counted.GreaterThan(saved) {
			return []Check{{p.Overlap.Parts[0].Kind, p.Overlap.Parts[0].Key, fmt.Sprintf(
				"In %s the budget counts on savings of %s a year, but this scenario saves %s of cash: %s of the plan has no saving behind it.",
				c.Head().YearName(i), model.Million(counted), model.Million(saved), model.Million(counted.Sub(saved)))}}
		}
	}
	return nil
}

// beyondLine says in which year an overlap is more than the saving in the line that holds it.
func beyondLine(c *model.Case, o *model.Overlap, line *model.BudgetLine) string {
	for i, d := range o.Years {
		if held := decimal.Max(decimal.Zero, line.Years[i].Neg()); d.GreaterThan(held) {
			return fmt.Sprintf("In %s, %s is said to be in the budget already, but “%s” saves %s in that year.",
				c.Head().YearName(i), model.InFull(d), line.Name, model.InFull(held))
		}
	}
	return ""
}

// shareChecks hold the shares that are re-invested against all that is left over.
func shareChecks(c *model.Case) []Check {
	sum, last := decimal.Zero, ""
	for x := range c.Reinvestments.All() {
		sum, last = sum.Add(x.Share), x.ID
	}
	if sum.LessThanOrEqual(decimal.NewFromInt(1)) {
		return nil
	}
	return []Check{{model.KindReinvestment, last, fmt.Sprintf("%s%% of what is left over is re-invested: more than there is. Make the shares 100%% or less.", sum.Shift(2))}}
}
