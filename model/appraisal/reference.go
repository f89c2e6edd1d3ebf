package appraisal

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// yearsTo is how many years lie from the start of a case to a day: whole financial years, and of the one that the day lies in its part
// by days. It is negative for a day before the start.
func yearsTo(head *model.Head, day time.Time) decimal.Decimal {
	year := day.Year()
	begins := func(year int) time.Time { return time.Date(year, time.April, 1, 0, 0, 0, 0, time.UTC) }
	if day.Before(begins(year)) {
		year--
	}
	days := func(from, to time.Time) decimal.Decimal {
		return decimal.NewFromInt(int64(to.Sub(from) / (24 * time.Hour)))
	}
	part := days(begins(year), day).DivRound(days(begins(year), begins(year+1)), factorPlaces)
	return decimal.NewFromInt(int64(year - head.FirstYear)).Add(part)
}

// PaybackFrom is a payback counted from the reference date of a case.
type PaybackFrom struct {
	Payback
	// Start is the years from the start of the case until it pays back, unset unless it does; Reference those to the reference date.
	Start     decimal.NullDecimal
	Reference decimal.Decimal
	date      model.ReferenceDate
}

// PaybackFromReference counts the payback of a profile from the reference date; false where the case names none.
func PaybackFromReference(head *model.Head, f model.Flow) (PaybackFrom, bool) {
	day, named := head.Reference.Day()
	if !named {
		return PaybackFrom{}, false
	}
	p := PaybackOf(f)
	return PaybackFrom{Payback: p, Start: p.Years(f), Reference: yearsTo(head, day), date: head.Reference}, true
}

// Years returns how many years after the reference date the profile pays back; unset where it doesn't, or has by then.
func (p PaybackFrom) Years() decimal.NullDecimal {
	after := p.Start.Decimal.Sub(p.Reference)
	return decimal.NullDecimal{Decimal: after, Valid: p.Start.Valid && !after.IsNegative()}
}

// Words says when it is: "2.4 years after vesting day (1 April 2020)", or before it.
func (p PaybackFrom) Words(head *model.Head) string {
	if !p.Start.Valid {
		return p.Payback.Words(head)
	}
	date := fmt.Sprintf("%s (%s)", p.date.Name, model.WrittenDay(p.date.Date))
	switch after := p.Start.Decimal.Sub(p.Reference); {
	case after.IsNegative():
		return "before " + date
	case after.IsZero():
		return "on " + date
	case after.Round(1).IsZero():
		return "less than 0.1 years after " + date
	default:
		return after.StringFixed(1) + " years after " + date
	}
}

// paybackFromReference adds the payback from the reference date, where the case names one.
func (a *account) paybackFromReference() {
	head := a.c.Head()
	p, named := PaybackFromReference(head, a.flow)
	if !named {
		return
	}
	m := Measure{
		ID: "payback-reference", Group: Undiscounted, Name: "Pays back, from the reference date", Value: p.Years(), Unit: Years,
		Words: p.Words(head), Note: join(p.note(), a.follows()),
	}
	if p.Start.Valid {
		parts := []decimal.Decimal{p.Start.Decimal, p.Reference, p.Start.Decimal.Sub(p.Reference)}
		words := make([]string, len(parts))
		for i, d := range parts {
			words[i] = withMinus(d.StringFixed(2))
		}
		m.Formula = fmt.Sprintf("Years from the start of %s to paying back − years from there to %s = %s − %s = %s", head.YearName(0), p.date.Name, words[0], term(words[1]), words[2])
		if !parts[0].Round(2).Sub(parts[1].Round(2)).Equal(parts[2].Round(2)) {
			m.Note = join(m.Note, unrounded)
		}
	}
	a.add(m)
}

// DiscountedPayback is when the present values of what is saved so far cover those of what is spent so far, and the profile of present
// values that it is of. Ongoing lines are carried forward, as in all present values.
func (s Schedule) DiscountedPayback(carried model.Flow) (Payback, model.Flow) {
	factors := s.Factors(len(carried.Benefit))
	times := func(figures []decimal.Decimal) []decimal.Decimal {
		discounted := make([]decimal.Decimal, len(figures))
		for t, d := range figures {
			discounted[t] = d.Mul(factors[t])
		}
		return discounted
	}
	f := model.FlowOf(times(carried.Benefit), times(carried.Cost))
	return PaybackOf(f), f
}

// discountedPayback adds it, and says beside it what it is with each saving counted once.
func (a *account) discountedPayback() {
	head := a.c.Head()
	p, f := a.Schedule.DiscountedPayback(a.carried)
	once, _ := a.Schedule.DiscountedPayback(a.once)
	m := Measure{
		ID: "payback-discounted", Group: PresentValue, Name: "Pays back, discounted", Value: p.Years(f), Unit: Years,
		Words: p.Words(head), Note: join(p.note(), a.horizon(), countedOnce(p.Words(head), once.Words(head))),
	}
	if p.Verdict == PaysBack {
		var note string
		m.Formula, note = a.paybackFormula("Cumulative present value", f, p, m.Value.Decimal.StringFixed(2))
		m.Note = join(m.Note, note)
	}
	a.add(m)
}
