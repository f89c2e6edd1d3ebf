package audit

import (
	"math"
	"slices"

	"tomworkbench/model"
)

// kind is what stands in a cell, as the search for checks sees it.
type kind int

const (
	words kind = iota
	empty
	nilMark
	printed
)

// point is a cell as the search for checks sees it: in floats, which are enough to pass over what can't hold.
type point struct {
	kind    kind
	percent bool
	// value stands for value − half to value + half; unit is one in the last place that is printed, and round the roundest
	// number that the value is a multiple of: 1, 5, 10, 50 and so on times that.
	value, half, unit, round float64
}

// pointsOf are the cells of a table by row, then column.
func (b *book) pointsOf(x *model.Evidence) [][]point {
	points := make([][]point, len(x.Rows))
	for i := range x.Rows {
		points[i] = make([]point, len(x.Columns))
		for j := range x.Columns {
			if f, ok := b.figures[Cell{x.ID, i, j}]; ok {
				points[i][j] = pointOf(f)
			}
		}
	}
	return points
}

func pointOf(f figure) point {
	p := point{kind: printed, percent: f.style.unit == "%", value: f.value.InexactFloat64(), unit: math.Pow10(int(f.style.shift - f.style.places))}
	p.half = f.high.Sub(f.value).InexactFloat64()
	p.round = p.unit
	switch n := math.Round(math.Abs(p.value) / p.unit); {
	case f.isEmpty:
		p.kind = empty
	case f.isNil:
		p.kind = nilMark
	case n > 0:
		for ; math.Mod(n, 10) == 0; n /= 10 {
			p.round *= 10
		}
		if math.Mod(n, 5) == 0 {
			p.round *= 5
		}
	}
	return p
}

// slack is how much of the figures floats can't tell apart: what may hold is never passed over for it.
const slack = 1e-9

// worth is what a rule comes to at a place, in floats.
type worth struct {
	value, low, high float64
	// least and most are the smallest and the largest of the figures it is of, round the roundest number that all are
	// multiples of, size that of the largest sum on the way.
	least, most, round, size float64
	// any says that something is printed, claims that a figure is.
	any, claims bool
	// readable says that the rule can be worked out.
	readable bool
}

func (w *worth) add(x *point) {
	w.value, w.low, w.high = w.value+x.value, w.low+x.value-x.half, w.high+x.value+x.half
	w.see(x)
}

// see notes a figure that the rule is of.
func (w *worth) see(x *point) {
	if x.value != 0 && (w.round == 0 || x.round < w.round) {
		w.round = x.round
	}
	if !w.any || x.value < w.least {
		w.least = x.value
	}
	if !w.any || x.value > w.most {
		w.most = x.value
	}
	w.any = w.any || x.kind != empty
	w.claims = w.claims || x.kind == printed
	w.size = max(w.size, math.Abs(x.value), math.Abs(w.value))
}

// allows reports whether rounding allows a result.
func (w *worth) allows(result *point) bool {
	slack := slack * (w.size + math.Abs(w.value) + math.Abs(result.value))
	return w.low-slack <= result.value+result.half && w.high+slack >= result.value-result.half
}

// prints reports whether a result is what one would print.
func (w *worth) prints(result *point) bool {
	return math.Abs(w.value-result.value) <= result.unit/2+slack*(w.size+math.Abs(w.value))
}

// work works the candidate out at a place; into is what a running total has come to before it.
func (f *finding) work(place int, into *worth) {
	if f.rule == model.SumRule || f.rule == model.RunningRule {
		for _, line := range f.of {
			x := &f.points[line][place]
			if x.kind == words {
				into.readable = false
				return
			}
			into.add(x)
		}
		into.readable = into.any
		return
	}
	a, b := &f.points[f.of[0]][place], &f.points[f.of[1]][place]
	if a.kind < nilMark || b.kind < nilMark || f.rule == model.RatioRule && math.Abs(b.value) <= b.half {
		return
	}
	into.readable = true
	into.see(a)
	into.see(b)
	if f.rule == model.DifferenceRule {
		into.value, into.low, into.high = a.value-b.value, a.value-a.half-b.value-b.half, a.value+a.half-b.value+b.half
		return
	}
	share := func(a, b float64) float64 { return 100 * a / b }
	ends := []float64{share(a.value-a.half, b.value-b.half), share(a.value-a.half, b.value+b.half), share(a.value+a.half, b.value-b.half), share(a.value+a.half, b.value+b.half)}
	into.value, into.low, into.high, into.size = share(a.value, b.value), slices.Min(ends), slices.Max(ends), 0
}

// claim works the candidate out at each place, and reports whether it can still be meant.
func (f *finding) claim() bool {
	misses, most := 0, f.mostMisses()
	var sum worth
	for place := range f.across() {
		result := &f.points[f.line][place]
		if result.kind == empty && f.rule != model.RunningRule {
			continue
		}
		w := sum
		if !f.isSkipped(place) {
			f.work(place, &w)
		}
		switch {
		case f.isLeft(place, result, &w):
			f.left[place] = true
			continue
		case result.kind == empty, result.kind == nilMark && !w.claims:
		default:
			c := f.claimOf(place, result, &w, &sum)
			if f.claims = append(f.claims, c); !c.holds && !c.among {
				misses++
			}
		}
		if misses > most {
			return false
		}
		if f.rule == model.RunningRule {
			sum = w
		}
	}
	f.leaveAmong()
	return true
}

// isSkipped reports whether a running total doesn't run on through a place.
func (f *finding) isSkipped(place int) bool {
	return f.rule == model.RunningRule && slices.Contains(f.skip, place)
}

// isLeft reports whether the check can't be about a place: one of its figures can't be read, a result in per cent isn't a
// sum, and one that is a mark for nothing states none where the figures come to something.
func (f *finding) isLeft(place int, result *point, w *worth) bool {
	switch {
	case f.isSkipped(place), result.kind == words, !w.readable:
		return true
	case f.rule != model.RatioRule && result.percent:
		return true
	}
	return result.kind == nilMark && w.claims && !w.allows(result)
}

// claimOf is what the candidate says of a place.
func (f *finding) claimOf(place int, result *point, w, before *worth) claim {
	c := claim{place: place, before: before.value}
	c.result, c.holds, c.agrees = result.value, w.allows(result), w.prints(result)
	c.width = w.high - w.low + 2*result.half
	c.least = result.unit
	if f.rule != model.RatioRule {
		c.least = max(c.least, min(result.round, w.round))
	}
	c.width = max(c.width, c.least)
	c.silent = result.kind == nilMark || c.result == 0 && w.least == 0 && w.most == 0 || f.form == asTotal && c.isHidden()
	c.near = math.Abs(c.result-w.value) <= nearly*math.Abs(w.value)*(1+slack)
	c.among = f.rule == model.SumRule && !c.holds && !c.near && f.isAmong(place, c.result, w)
	return c
}

// isHidden reports whether a result that holds is so small that rounding explains it whatever it is of.
func (c *claim) isHidden() bool { return c.holds && math.Abs(c.result) <= c.width/2 }

// telling is how many figures have a part in the result, what has been added up before among them. With one alone, the
// check says that two figures are the same.
func (f *finding) telling(c claim) int {
	n := 0
	for _, line := range f.of {
		if f.tells(f.points[line][c.place], c.width) {
			n++
		}
	}
	if f.rule == model.RunningRule && math.Abs(c.before) > c.width/2 {
		n++
	}
	return n
}

// tells reports whether a figure has a part in the result, rather than less than rounding hides. What a share is of always
// has.
func (f *finding) tells(x point, width float64) bool {
	return f.rule == model.RatioRule || math.Abs(x.value) > width/2
}

// isAmong reports whether a result lies among what it would be the sum of, as an average or a rate does, at a place where
// nothing says that figures add up.
func (f *finding) isAmong(place int, result float64, w *worth) bool {
	switch {
	case f.addsUp[place]:
		return false
	case slices.ContainsFunc(f.of, func(line int) bool { return f.points[line][place].value == result }):
		return true
	case f.columns || !inBulk(f.x.Columns[place]):
		return len(f.of) >= manySummands && w.least <= result && result <= w.most
	}
	return false
}

// inBulk reports whether a column holds amounts, of which there is a total, rather than rates.
func inBulk(c model.EvidenceColumn) bool {
	return slices.Contains([]string{"£000", "£m", "£bn"}, model.UnitName(c.Unit)) && !rateName.MatchString(c.Name)
}

// leaveAmong takes the places out at which a result lies among what it would be the sum of, where the sum holds at others.
// Of years, all add up if one does.
func (f *finding) leaveAmong() {
	holds, ofYears := false, false
	for _, c := range f.claims {
		if c.holds && !c.silent {
			holds = true
			ofYears = ofYears || yearName.MatchString(f.acrossName(c.place))
		}
	}
	for _, c := range f.claims {
		if holds && c.among && !(ofYears && yearName.MatchString(f.acrossName(c.place))) {
			f.left[c.place] = true
		}
	}
}
