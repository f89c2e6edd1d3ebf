package appraisal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// LedgerRow is a measure of which a part is in the council's budget already, in £m.
type LedgerRow struct {
	// Measure is the name as the overlaps give it.
	Measure string
	// Stream says that it is a stream of benefits, by its category, and none of the totals.
	Stream bool
	// Gross is the measure in this scenario, unset where the name is none that the workbench knows.
	Gross decimal.NullDecimal
	// Overlap is the sum of the amounts in the budget on the basis, the same at every estimate. It is unset where it can't be carried
	// forward; Unknown then says why, in sentences.
	Overlap decimal.NullDecimal
	Unknown string
	// Residual is Gross − Overlap, unset where either is; negative where the scenario brings less than the budget
	// counts on.
	Residual decimal.NullDecimal
	Overlaps []*model.Overlap
	// Places writes every amount of the scenario's profile in full: a sentence beside it has as many.
	Places int32
}

// WithoutYears says why an overlap isn't known on the basis that carries ongoing lines forward.
const WithoutYears = "An amount already in the budget has no years, so it can't be carried forward: give it a figure a year."

// MixedLines says why an overlap isn't known on that basis although it has years.
const MixedLines = "Some of its lines are ongoing and some count once, so what is already in the budget can't be carried forward with them: name a stream whose lines are alike."

// Ledger holds each overlap of the case against the measure that it names: benefit, cost, net or cumulative net,
// or a stream of benefits by its category. The order is the case's.
func Ledger(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) []LedgerRow {
	var rows []LedgerRow
	for o := range c.Overlaps.All() {
		i := slices.IndexFunc(rows, func(r LedgerRow) bool { return sameName(r.Measure, o.Measure) })
		if i < 0 {
			i = len(rows)
			rows = append(rows, LedgerRow{Measure: o.Measure, Overlap: decimal.NewNullDecimal(decimal.Zero)})
		}
		rows[i].count(o, basis, RecurrenceOf(c, scenario, o.Measure))
	}
	if len(rows) == 0 {
		return nil
	}
	flow := model.Profile(c, scenario, estimate, basis)
	streams := model.FlowsByCategory(c, scenario, estimate, basis, model.BenefitLine)
	for i := range rows {
		r := &rows[i]
		gross, known := totalOf(r.Measure, flow)
		if !known {
			gross, r.Stream = streamOf(r.Measure, streams, c)
		}
		if known || r.Stream {
			r.Gross, r.Places = decimal.NewNullDecimal(gross), flow.Places()
			r.Residual = decimal.NullDecimal{Decimal: gross.Sub(r.Overlap.Decimal), Valid: r.Overlap.Valid}
		}
	}
	return rows
}

// count adds an overlap to the row. recurs is how the measure's lines recur, empty for a mix.
func (r *LedgerRow) count(o *model.Overlap, basis model.Basis, recurs model.Recurrence) {
	amount := o.Total(basis, recurs == model.Once)
	switch {
	case basis == model.Recurring && recurs == "":
		amount.Valid, r.Unknown = false, MixedLines
	case !amount.Valid:
		r.Unknown = WithoutYears
	}
	r.Overlap.Valid = r.Overlap.Valid && amount.Valid
	r.Overlap.Decimal = r.Overlap.Decimal.Add(amount.Decimal)
	r.Overlaps = append(r.Overlaps, o)
}

// OfNet reports whether the row is of the net.
func (r LedgerRow) OfNet() bool {
	return strings.HasSuffix(plainName(r.Measure), "net") && !r.Stream && r.Gross.Valid
}

// OfCost reports whether a measure that an overlap names is the cost.
func OfCost(measure string) bool { return plainName(measure) == "cost" }

// RecurrenceOf is how the lines of a measure recur in a scenario, or in the case where the scenario has none of them; empty where some
// are ongoing and some count once. The net and the benefit are carried forward where any saving is: what the budget counts on of
// them is savings.
func RecurrenceOf(c *model.Case, scenario, measure string) model.Recurrence {
	name := plainName(measure)
	total := slices.Contains([]string{"benefit", "net", "cumulative net"}, name)
	of := func(l *model.Line) bool {
		switch {
		case name == "cost":
			return l.Type == model.CostLine
		case total:
			return l.Type == model.BenefitLine
		}
		return l.Type == model.BenefitLine && sameName(l.Category, measure)
	}
	found := map[model.Recurrence]bool{}
	for l := range c.Counting(scenario) {
		if of(l) {
			found[l.Recurrence] = true
		}
	}
	for l := range c.Lines.All() {
		if len(found) == 0 && of(l) {
			found[l.Recurrence] = true
		}
	}
	switch {
	case found[model.Ongoing] && found[model.Once] && !total:
		return ""
	case found[model.Once] && !found[model.Ongoing], len(found) == 0 && name == "cost":
		return model.Once
	}
	return model.Ongoing
}

// LedgerMeasures names what an overlap can be a part of, as [Ledger] knows it: the totals, then the case's streams
// of benefits in the order of its lines. A stream that is called like a total can't be told from it and is left out.
func LedgerMeasures(c *model.Case) []string {
	names := []string{"cumulative net", "net", "benefit", "cost"}
	for l := range c.Lines.All() {
		stream := func(name string) bool { return sameName(name, l.Category) }
		if l.Type == model.BenefitLine && plainName(l.Category) != "" && !slices.ContainsFunc(names, stream) {
			names = append(names, l.Category)
		}
	}
	return names
}

// totalOf finds a total by its name.
func totalOf(name string, f model.Flow) (decimal.Decimal, bool) {
	switch plainName(name) {
	case "benefit":
		return f.TotalBenefit, true
	case "cost":
		return f.TotalCost, true
	case "net", "cumulative net":
		return f.TotalNet, true
	}
	return decimal.Zero, false
}

// streamOf finds a stream of benefits by its category. One that the case has but no option chosen brings is zero.
func streamOf(name string, streams []model.CategoryFlow, c *model.Case) (decimal.Decimal, bool) {
	for _, s := range streams {
		if sameName(s.Category, name) {
			return s.Total, true
		}
	}
	for l := range c.Lines.All() {
		if l.Type == model.BenefitLine && l.Category != "" && sameName(l.Category, name) {
			return decimal.Zero, true
		}
	}
	return decimal.Zero, false
}

func sameName(a, b string) bool { return plainName(a) == plainName(b) }

// plainName is a measure's name without what people write differently.
func plainName(name string) string {
	name = strings.Join(strings.Fields(strings.ToLower(name)), " ")
	name = strings.TrimPrefix(strings.TrimPrefix(name, "total "), "gross ")
	name = strings.TrimSuffix(name, " total")
	switch name {
	case "benefits", "costs":
		return strings.TrimSuffix(name, "s")
	}
	return name
}

// Said holds the overlap against what the measure comes to on the basis, which is named: the same overlap leaves another amount on the
// other. It has no full stop.
func (r LedgerRow) Said(basis model.Basis) string {
	if !r.Overlap.Valid {
		return model.Capital(r.measureWords()) + ": what is new to the budget is not known. " + r.Unknown
	}
	style := model.MoneyStyle{Places: max(r.Places, model.Places(r.Overlap.Decimal, r.Gross.Decimal, r.Residual.Decimal))}
	overlap, gross, residual := r.Overlap.Decimal, r.Gross.Decimal, r.Residual.Decimal
	already := fmt.Sprintf("%s of %s", style.Format(overlap), r.measureWords())
	on := " is already in the budget (" + model.Small(basis.Name()) + ")"
	switch {
	case !r.Gross.Valid:
		return fmt.Sprintf("%s of “%s” is already in the budget; this case has no figure of that name", style.Format(overlap), r.Measure)
	case overlap.IsNegative():
		return fmt.Sprintf("%s: what%s comes to less than nothing, %s; look at its years", model.Capital(r.measureWords()), on, style.Format(overlap))
	case residual.IsNegative():
		already = fmt.Sprintf("The budget already counts %s (%s); this scenario brings %s, %s less",
			already, model.Small(basis.Name()), style.Format(gross), style.Format(residual.Neg()))
	case residual.IsZero():
		already += fmt.Sprintf(" of %s", style.Format(gross)) + on + ", all of it: no new saving"
	default:
		already += fmt.Sprintf(" of %s", style.Format(gross)) + on + "; " + style.Format(residual) + " is new to the budget"
	}
	return already + roundingWords(gross, overlap, residual)
}

// measureWords names a measure in a sentence: "the cumulative net", "the sourcing benefit".
func (r LedgerRow) measureWords() string {
	name := "the " + strings.TrimSpace(r.Measure)
	if r.Stream {
		name += " benefit"
	}
	return name
}

// roundingWords notes that figures as shown don't add up, nothing where they do.
func roundingWords(gross, overlap, residual decimal.Decimal) string {
	if !model.RoundingShows(residual, model.MaxPlaces, gross, overlap.Neg()) {
		return ""
	}
	return ". " + model.RoundingNote
}
