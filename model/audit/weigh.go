package audit

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// What it takes for a check to be meant, beside that it can hardly hold by chance.
const (
	// sureFigures is how many figures must hold where nothing else points to a check, sureOf in sureIn of those printed.
	sureFigures = 3
	sureOf      = 3
	sureIn      = 4
	// fewFigures and someFigures are how many places a named total has at most to be taken for one though none of its
	// figures holds.
	fewFigures, someFigures = 2, 5
	// manySummands is of how many figures a sum is that can't lie among them, but for rates and averages.
	manySummands = 4
)

// nearly is how far a figure may be from what it would be, as a part of that, to be a total all the same.
const nearly = 0.2

// finding is a check that was found.
type finding struct {
	*proposer
	candidate
	form   form
	chance float64
	claims []claim
	// left are the places that the check can't be about.
	left map[int]bool
	// addsUp are the places that are known to add up with others.
	addsUp map[int]bool
}

// claim is what a check says of one place.
type claim struct {
	trial
	place int
	// silent says that it says nothing: zeros, or a total so small that rounding hides it.
	silent bool
	// before is what a running total has come to before it.
	before float64
	// near says that the result isn't far from what it would be, among that it lies between what is added up, as averages
	// and rates do.
	near, among bool
	// exact is what the audit will make of it, nil until it is confirmed.
	exact *exactly
}

// exactly is a claim in decimals.
type exactly struct {
	step
	outcome
}

// tally is how many figures hold of those that a check is about; near are those that hold or nearly do, and silent ones
// are not counted in figures.
type tally struct{ held, of, figures, holding, near, among int }

func (f *finding) tally() tally {
	var t tally
	for _, c := range f.claims {
		t.of++
		if c.holds {
			t.held++
		}
		if c.silent {
			continue
		}
		t.figures++
		if c.holds {
			t.holding++
		}
		if c.holds || c.near {
			t.near++
		}
		if c.among {
			t.among++
		}
	}
	return t
}

// weigh holds a candidate against the table: in floats to pass over what can't be meant, and then in decimals. It returns
// nil unless the check is worth proposing.
func (p *proposer) weigh(c candidate, tried int) *finding {
	f := &finding{proposer: p, candidate: c, form: p.formOf(c), left: map[int]bool{}, claims: p.scratch[:0]}
	mayBe := f.claim() && f.isMeant(tried)
	p.scratch = f.claims
	if !mayBe {
		return nil
	}
	f.claims = slices.Clone(f.claims)
	if f.leaveOut() && f.confirm() && f.isMeant(tried) {
		return f
	}
	return nil
}

// isMeant reports whether what holds makes it likely that the table is meant to pass the check.
func (f *finding) isMeant(tried int) bool {
	t := f.tally()
	if t.figures == 0 {
		return false
	}
	switch {
	case f.form == asTotal:
		return f.isMeantAsTotal(t)
	case f.rule == model.RatioRule && 2*t.holding <= t.figures, f.rule != model.RatioRule && sureIn*t.holding < sureOf*t.figures:
		return false
	case f.rule == model.SumRule && !f.needsAll():
		return false
	case f.form == named:
		return f.chances()*float64(tried) <= namedChance
	case f.form == placed:
		return f.chances()*float64(tried) <= placedChance
	}
	return t.holding >= sureFigures && f.chances()*float64(f.tries) <= sureChance
}

// chances works out the chance that the claims hold as far as they do.
func (f *finding) chances() float64 {
	var trials []trial
	for _, c := range f.claims {
		if c.silent || f.telling(c) < 2 {
			continue
		}
		if c.of == nil {
			c.of = f.predictors(c.place)
		}
		trials = append(trials, c.trial)
	}
	f.chance = chanceOf(trials)
	return f.chance
}

// needsAll reports whether each of the lines has a part in the result at some place: a sum holds as well with a line of
// figures so small that rounding hides them.
func (f *finding) needsAll() bool {
	return !slices.ContainsFunc(f.of, func(line int) bool {
		return !slices.ContainsFunc(f.claims, func(c claim) bool { return f.tells(f.points[line][c.place], c.width) })
	})
}

// predictors are the figures at a place that tell something of the result: all that it is of, but a share grows with the
// first alone, and of a running total the newest is all that isn't known.
func (f *finding) predictors(place int) []float64 {
	lines := f.of
	if f.rule == model.RatioRule {
		lines = lines[:1]
	}
	values := make([]float64, len(lines))
	for i, line := range lines {
		values[i] = f.points[line][place].value
	}
	return values
}

// isMeantAsTotal reports whether a line that is named a total is one of these figures, though some of it may be wrong. With
// a figure or two, the bare name is enough, so that a total that is far off is found, but for averages. With some, most must hold or nearly
// do. With many, most must hold: “Total assets” of forty bodies isn't the sum of what stands before it. Of a running total
// most must always hold, and more than the first, which is the figure itself.
func (f *finding) isMeantAsTotal(t tally) bool {
	switch {
	case f.rule == model.RunningRule:
		return 2*t.holding > t.figures && t.holding > 1 && (t.figures <= someFigures || f.chances() <= namedChance)
	case t.figures <= fewFigures:
		averages := t.among == t.figures && len(f.of) >= manySummands
		return t.holding > 0 || t.near == t.figures || plainTotal.MatchString(f.name(f.line)) && !averages
	case t.figures <= someFigures:
		return 2*t.near > t.figures
	}
	return t.holding == t.figures || 2*t.holding > t.figures && f.chances() <= namedChance
}

// mostMisses is how many figures may miss before the check can't be meant.
func (f *finding) mostMisses() int {
	n := 0
	for _, x := range f.points[f.line] {
		if x.kind == printed {
			n++
		}
	}
	switch {
	case f.form == asTotal && n <= someFigures:
		return n
	case f.form == asTotal || f.rule == model.RatioRule:
		return n / 2
	}
	return n - n*sureOf/sureIn
}

// leaveOut takes the places out that the check can't be about. A check names its places, and one that has no name, or is
// one of several with the name, takes all of them along.
func (f *finding) leaveOut() bool {
	across := axis{f.x, !f.columns}
	if len(f.left) == 0 {
		return true
	}
	for place := range f.across() {
		if !f.left[place] {
			continue
		}
		for other := range f.across() {
			if across.name(other) == across.name(place) && !f.left[other] {
				if f.left[other] = true; f.rule == model.RunningRule {
					return false // what runs on would be another
				}
			}
		}
	}
	f.claims = slices.DeleteFunc(f.claims, func(c claim) bool { return f.left[c.place] })
	return !slices.ContainsFunc(f.claims, func(c claim) bool { return !across.named(c.place) })
}

// confirm works every claim out in decimals, as the audit will.
func (f *finding) confirm() bool {
	for _, s := range f.stepsOf(f.x, 0, f.check()) {
		place := s.result.Row
		if !f.columns {
			place = s.result.Column
		}
		i := slices.IndexFunc(f.claims, func(c claim) bool { return c.place == place })
		if i < 0 || len(f.unread(s)) > 0 {
			return false
		}
		c := &f.claims[i]
		c.exact = &exactly{s, f.workOut(s, f.figure)}
		c.holds, c.agrees = !c.exact.fails(), !c.exact.stumbles
		c.near = isNear(f.figures[s.result].value, c.exact.value)
	}
	return !slices.ContainsFunc(f.claims, func(c claim) bool { return c.exact == nil })
}

// isNear reports whether a printed figure is not far from what it would be.
func isNear(printed, worked decimal.Decimal) bool {
	return printed.Sub(worked).Abs().LessThanOrEqual(worked.Abs().Mul(decimal.NewFromFloat(nearly)))
}

// reconsider works sums out again that leave a place out at which the result lies among what is added up: where the figures
// of the place add up with those of others, by a sum found across, it is no rate, and its total is wrong.
func reconsider(found, across []*finding) {
	addsUp := map[int]bool{}
	for _, f := range across {
		if f.rule == model.SumRule {
			for _, line := range append([]int{f.line}, f.of...) {
				addsUp[line] = true
			}
		}
	}
	for _, f := range found {
		again := *f
		again.claims, again.left, again.addsUp = nil, map[int]bool{}, addsUp
		if f.rule == model.SumRule && len(f.left) > 0 && again.claim() && again.leaveOut() && again.confirm() {
			*f = again
		}
	}
}

// leaveConsequences takes out of the checks that were found what follows from a figure that another of them finds wrong:
// where the total of a year is wrong, the total of the totals isn't to blame for it.
func leaveConsequences(found []*finding) []*finding {
	wrong := map[Cell]figure{}
	for _, f := range found {
		for _, c := range f.claims {
			if !c.holds && f.rule == model.SumRule {
				wrong[c.exact.result] = f.printedAs(c.exact.result, c.exact.value)
			}
		}
	}
	for _, f := range found {
		if f.rule == model.RunningRule {
			continue
		}
		left := len(f.left)
		for _, c := range f.claims {
			if !c.holds && len(f.claims) > 1 && f.follows(c.exact.step, wrong) {
				f.left[c.place] = true
			}
		}
		if len(f.left) > left {
			f.leaveOut()
		}
	}
	return slices.DeleteFunc(found, func(f *finding) bool { return len(f.claims) == 0 })
}

// follows reports whether a step that fails would hold if the figures that it is of were right.
func (f *finding) follows(s step, wrong map[Cell]figure) bool {
	return !f.workOut(s, func(at Cell) (figure, bool) {
		if right, ok := wrong[at]; ok && at != s.result {
			return right, true
		}
		return f.figure(at)
	}).fails()
}
