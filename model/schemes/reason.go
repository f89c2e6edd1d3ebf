package schemes

import "slices"

// Reason says why no other scheme that fits beats one: the objectives in which none is as good as it in all, and better in one.
type Reason int

// The reasons, the plainest first. Cheapest and MostBenefit are about one objective, HighestNet about benefit less cost,
// the others about several: with CheaperSavesLess, say, no scheme that costs less brings as much.
const (
	HighestNet Reason = iota
	Cheapest
	MostBenefit
	CheaperSavesLess
	CheaperSupportsFewer
	CheaperBreaksMore
	RicherSupportsFewer
	RicherBreaksMore
	CheaperSavesLessOrSupportsFewer
	CheaperSavesLessOrBreaksMore
	CheaperSupportsFewerOrBreaksMore
	RicherSupportsFewerOrBreaksMore
	CheaperIsWorseInSomething
)

// The objectives as a set.
const (
	byCost = 1 << iota
	byBenefit
	bySupports
	byConflicts
	byAll = 1<<iota - 1
)

// objectives are what each reason is about.
func (r Reason) objectives() int {
	return [...]int{
		Cheapest:                         byCost,
		MostBenefit:                      byBenefit,
		CheaperSavesLess:                 byCost | byBenefit,
		CheaperSupportsFewer:             byCost | bySupports,
		CheaperBreaksMore:                byCost | byConflicts,
		RicherSupportsFewer:              byBenefit | bySupports,
		RicherBreaksMore:                 byBenefit | byConflicts,
		CheaperSavesLessOrSupportsFewer:  byCost | byBenefit | bySupports,
		CheaperSavesLessOrBreaksMore:     byCost | byBenefit | byConflicts,
		CheaperSupportsFewerOrBreaksMore: byCost | bySupports | byConflicts,
		RicherSupportsFewerOrBreaksMore:  byBenefit | bySupports | byConflicts,
		CheaperIsWorseInSomething:        byAll,
	}[r]
}

// Reasons gives, for each point, the plainest reason that holds. What holds among the points holds among all schemes that
// fit, since one on the frontier is as good as each of them.
func (f *Frontier) Reasons() []Reason {
	reasons := make([]Reason, len(f.Points))
	ranks := f.ranks()
	for i, p := range f.Points {
		net := p.Benefit.Sub(p.Cost)
		if !slices.ContainsFunc(f.Points, func(q Point) bool { return q.Benefit.Sub(q.Cost).GreaterThan(net) }) {
			continue
		}
		// beaten marks the pairs of sets in which another is as good, and better.
		var beaten [1 << 4][1 << 4]bool
		for _, q := range ranks {
			asGood, better := q.against(ranks[i])
			beaten[asGood][better] = true
		}
		reasons[i] = plainest(&beaten)
	}
	return reasons
}

func plainest(beaten *[1 << 4][1 << 4]bool) Reason {
	r := Cheapest
next:
	for ; r < CheaperIsWorseInSomething; r++ {
		for asGood := range beaten {
			for better, ok := range beaten[asGood] {
				if of := r.objectives(); ok && asGood&of == of && better&of != 0 {
					continue next
				}
			}
		}
		return r
	}
	return r
}

// rank is how many points' worth better a point is by objective: higher is better.
type rank [4]int

// ranks puts numbers in the places of amounts, which are slow to compare.
func (f *Frontier) ranks() []rank {
	ranks := make([]rank, len(f.Points))
	order := make([]int, len(f.Points))
	for i, p := range f.Points {
		order[i], ranks[i] = i, rank{2: p.Supports, 3: -p.Conflicts}
	}
	for at, worse := range []func(a, b Point) int{
		func(a, b Point) int { return b.Cost.Cmp(a.Cost) },
		func(a, b Point) int { return a.Benefit.Cmp(b.Benefit) },
	} {
		slices.SortFunc(order, func(a, b int) int { return worse(f.Points[a], f.Points[b]) })
		for k, i := range order[min(1, len(order)):] {
			before := order[k]
			ranks[i][at] = ranks[before][at]
			if worse(f.Points[before], f.Points[i]) < 0 {
				ranks[i][at]++
			}
		}
	}
	return ranks
}

// against are the sets of objectives in which a rank is as good as another, and better.
func (x rank) against(y rank) (asGood, better int) {
	for at := range x {
		if x[at] >= y[at] {
			asGood |= 1 << at
		}
		if x[at] > y[at] {
			better |= 1 << at
		}
	}
	return asGood, better
}
