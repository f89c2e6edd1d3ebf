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
	// Overlap is the sum of the amounts in the budget on the basis, the same at every estimate. It is unset where one of them has no
	// years and the basis needs them.
	Overlap decimal.NullDecimal
	// Residual is Gross − Overlap, unset where either is; negative where the scenario brings less than the budget
	// counts on.
	Residual decimal.NullDecimal
	Overlaps []*model.Overlap
}

// WithoutYears says why an overlap isn't known on the basis that carries ongoing lines forward.
const WithoutYears = "An amount already in the budget has no years, so it can't be carried forward: give it a figure a year."

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
		amount := o.Total(basis, plainName(o.Measure) == "cost")
		rows[i].Overlap.Valid = rows[i].Overlap.Valid && amount.Valid
		rows[i].Overlap.Decimal = rows[i].Overlap.Decimal.Add(amount.Decimal)
		rows[i].Overlaps = append(rows[i].Overlaps, o)
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
			r.Gross = decimal.NewNullDecimal(gross)
			r.Residual = decimal.NullDecimal{Decimal: gross.Sub(r.Overlap.Decimal), Valid: r.Overlap.Valid}
		}
	}
	return rows
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
		return model.Capital(r.measureWords()) + ": what is new to the budget is not known. " + WithoutYears
	}
	style := model.MoneyStyle{Places: model.Places(r.Overlap.Decimal, r.Gross.Decimal, r.Residual.Decimal)}
	overlap, gross, residual := r.Overlap.Decimal, r.Gross.Decimal, r.Residual.Decimal
	already := fmt.Sprintf("%s of %s", style.Format(overlap), r.measureWords())
	on := " is already in the budget (" + model.Small(basis.Name()) + ")"
	switch {
	case !r.Gross.Valid:
		return fmt.Sprintf("%s of “%s” is already in the budget; this case has no figure of that name", style.Format(overlap), r.Measure)
	case residual.IsNegative():
		already += on + fmt.Sprintf(": %s more than the %s of this scenario", style.Format(residual.Neg()), style.Format(gross))
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
