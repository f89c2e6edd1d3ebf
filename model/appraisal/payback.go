package appraisal

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Payback says when a profile's cumulative net turns and stays non-negative.
type Payback struct {
	Verdict PaybackVerdict
	// Year is the index of the year in which the cumulative net last turns non-negative, for [PaysBack].
	Year int
	// Crossings counts the times the cumulative net turns non-negative.
	Crossings int
}

// PaybackVerdict sorts profiles by whether and how they pay back.
type PaybackVerdict int

// The verdicts. NothingSpent has no cost and no benefit in any year.
const (
	NothingSpent PaybackVerdict = iota
	NoNetOutlay
	PaysBack
	NotWithinPeriod
)

// PaybackOf finds the payback of a profile. Where the cumulative net crosses zero several times, the
// last crossing counts, and Crossings says how many there were.
func PaybackOf(f model.Flow) Payback {
	var p Payback
	below, moved := false, false
	for i, k := range f.Cumulative {
		moved = moved || !f.Benefit[i].IsZero() || !f.Cost[i].IsZero()
		switch {
		case k.IsNegative():
			below = true
			p.Verdict = NotWithinPeriod
		case below:
			below = false
			p.Verdict, p.Year = PaysBack, i
			p.Crossings++
		}
	}
	if p.Verdict == NothingSpent && moved {
		p.Verdict = NoNetOutlay
	}
	return p
}

// Years returns how many years from the start pass until the cumulative net turns and stays non-negative, the last
// of them in proportion: −1 at the end of one year and 4 at the end of the next is a fifth of it. It is unset
// unless the profile pays back.
func (p Payback) Years(f model.Flow) decimal.NullDecimal {
	if p.Verdict != PaysBack {
		return decimal.NullDecimal{}
	}
	before, after := f.Cumulative[p.Year-1], f.Cumulative[p.Year]
	part := before.Neg().DivRound(after.Sub(before), factorPlaces)
	return decimal.NewNullDecimal(decimal.NewFromInt(int64(p.Year)).Add(part))
}

// Words says when a case pays back: "during 2019/20".
func (p Payback) Words(head *model.Head) string {
	switch p.Verdict {
	case PaysBack:
		return "during " + head.YearName(p.Year)
	case NoNetOutlay:
		return "no net outlay"
	case NotWithinPeriod:
		return "not within the period"
	}
	return "nothing spent"
}

// note tells of crossings that the words leave out.
func (p Payback) note() string {
	switch {
	case p.Verdict == PaysBack && p.Crossings > 1:
		return fmt.Sprintf("The cumulative net turns non-negative %d times; this is the last.", p.Crossings)
	case p.Verdict == NotWithinPeriod && p.Crossings > 0:
		return "The cumulative net turns non-negative and falls below zero again."
	}
	return ""
}

// PeakOutlay returns the largest sum that is out at the end of any year, −min(0, lowest cumulative net), in £m, and
// the index of that year; −1 where nothing ever is.
func PeakOutlay(f model.Flow) (outlay decimal.Decimal, year int) {
	year = -1
	for t, k := range f.Cumulative {
		if out := k.Neg(); out.GreaterThan(outlay) {
			outlay, year = out, t
		}
	}
	return outlay, year
}
