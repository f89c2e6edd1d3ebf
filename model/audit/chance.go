package audit

import (
	"math"
	"slices"
)

// The most that the chance may be that figures which have nothing to do with one another pass a check like that.
const (
	// sureChance is for a check that nothing but its figures points to, of all that are tried in the table.
	sureChance = 1e-3
	// placedChance is for one that its place points to, of those tried for its line: the sum of a block or of years.
	placedChance = 1e-3
	// namedChance is for one that a name points to, or a column of per cent, of those tried for its line.
	namedChance = 2e-2
)

// trial is a place at which a check could fail: two figures at least have a part in the result.
type trial struct {
	// holds and agrees say that it doesn't: that rounding allows the result, and that it is what one would print.
	holds, agrees bool
	// width is how far apart results can be that rounding allows, least that of two neighbours in print.
	width, least float64
	// result is what is printed, of the figures that tell something of it.
	result float64
	of     []float64
}

// chanceOf bounds the chance that a check passes as far as it does where the result has nothing to do with what it is
// of, but for its size and precision.
//
// At one place i it passes with a chance of at most
//
//	pᵢ = wᵢ / rᵢ, 1 at most
//
// where wᵢ is the width of the results that pass, and rᵢ the range of those that would be plausible there: twice the
// distance between the quartiles of the results, which is all of it for figures spread evenly. Lines that grow and shrink
// together, as all figures of a large body are large, leave less open: knowing a figure fᵢ that the result is of, it is
// twice that of result/f, times fᵢ. The smaller of the two counts, of several f the median. So figures whose rounding
// explains anything, or that follow from one another, are no evidence.
//
// The places are n independent trials, of which h pass; the chance of that is the tail of their binomial distribution,
//
//	P(h of n or more) = Σ over all sets of h or more places: Π pᵢ within × Π (1 − pᵢ) outside.
//
// Places that repeat another figure by figure, as rows do that were filled down, are one trial with it.
//
// This is done for results that rounding allows and again for those that are printed as one would print them, where wᵢ is
// one unit in the last place, or whatever round number all figures at the place share. The less likely of the two
// counts, twice. What is tried in one search multiplies it. Floats are enough here: a chance is compared with a level and
// nothing else; whether a figure holds is for the decimals.
func chanceOf(trials []trial) float64 {
	trials = different(trials)
	if len(trials) == 0 {
		return 1
	}
	ranges := plausible(trials)
	within, printed := make([]float64, len(trials)), make([]float64, len(trials))
	holds, agrees := 0, 0
	for i, t := range trials {
		within[i], printed[i] = part(t.width, ranges[i]), part(t.least, ranges[i])
		if t.holds {
			holds++
		}
		if t.agrees {
			agrees++
		}
	}
	return 2 * min(atLeast(holds, within), atLeast(agrees, printed))
}

// part is how much of a range a width takes up, all of it at most.
func part(width, all float64) float64 {
	if width >= all {
		return 1
	}
	return width / all
}

// different leaves trials out that repeat another.
func different(trials []trial) []trial {
	var kept []trial
	seen := map[float64][]int{} // by result, the places of those kept
	for _, t := range trials {
		if !slices.ContainsFunc(seen[t.result], func(i int) bool { return slices.Equal(kept[i].of, t.of) }) {
			seen[t.result] = append(seen[t.result], len(kept))
			kept = append(kept, t)
		}
	}
	return kept
}

// plausible is the range of the results that would be plausible at each place.
func plausible(trials []trial) []float64 {
	results := make([]float64, len(trials))
	for i, t := range trials {
		results[i] = t.result
	}
	alone := spread(results)
	knowing := make([][]float64, len(trials)) // by trial, the range that each figure leaves
	for k := range trials[0].of {
		var ratios []float64
		for _, t := range trials {
			if t.of[k] != 0 {
				ratios = append(ratios, t.result/t.of[k])
			}
		}
		open := spread(ratios)
		for i, t := range trials {
			if t.of[k] != 0 {
				knowing[i] = append(knowing[i], open*math.Abs(t.of[k]))
			}
		}
	}
	ranges := make([]float64, len(trials))
	for i := range trials {
		ranges[i] = alone
		if n := len(knowing[i]); n > 0 {
			slices.Sort(knowing[i])
			ranges[i] = min(alone, knowing[i][(n-1)/2])
		}
	}
	return ranges
}

// spread is twice the distance between the quartiles, which stand where they would in evenly spread figures.
func spread(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	last := len(sorted) - 1
	quarter := float64(len(sorted)+1)/4 - 1
	low := max(0, int(math.Floor(quarter)))
	part := max(0, quarter-float64(low))
	next := min(low+1, last)
	first := sorted[low] + part*(sorted[next]-sorted[low])
	third := sorted[last-low] - part*(sorted[last-low]-sorted[last-next])
	return 2 * (third - first)
}

// atLeast is the chance that h or more of independent events happen.
func atLeast(h int, chances []float64) float64 {
	happen := make([]float64, len(chances)+1) // the chance that so many of those seen so far do
	happen[0] = 1
	for i, p := range chances {
		for k := i + 1; k > 0; k-- {
			happen[k] = happen[k]*(1-p) + happen[k-1]*p
		}
		happen[0] *= 1 - p
	}
	sum := 0.0
	for _, p := range happen[h:] {
		sum += p
	}
	return sum
}
