// Package appraisal holds the measures that sum a profile up.
package appraisal

import "tomworkbench/model"

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
