package audit

import (
	"slices"

	"tomworkbench/model"
)

// How far the search for checks looks.
const (
	// nearby is how many lines before a result the two of a difference, or the one of a running total, may be.
	nearby = 6
	// sharesFrom is how many lines before or behind a column of per cent its two may be.
	sharesFrom = 12
	// blockFrom is how many lines of a block at least have a sum that its place alone points to.
	blockFrom = 3
)

// candidate is a check that is tried: a line that may follow from others by a rule.
type candidate struct {
	rule model.CheckRule
	line int
	of   []int
	// whole says of a sum that it is of all lines of a block, or of all totals.
	whole bool
}

// candidates are the checks to try for a line, rule by rule.
func (p *proposer) candidates(line int) [][]candidate {
	switch {
	case !p.named(line) || !p.holdsFigures(line):
		return nil
	case p.percent(line):
		return p.shares(line)
	}
	before := p.between(line-nearby, line)
	var running []candidate
	for _, one := range before {
		running = append(running, candidate{rule: model.RunningRule, line: line, of: []int{one}})
	}
	differences := slices.DeleteFunc(p.pairs(model.DifferenceRule, line, before), p.isPart)
	return [][]candidate{running, p.sums(line), differences}
}

// shares are the shares that a line of per cent may be: first those of its namesake, as “low %” is of “low £m”.
func (p *proposer) shares(line int) [][]candidate {
	var namesakes, others []candidate
	for _, c := range p.pairs(model.RatioRule, line, p.between(line-sharesFrom, line+sharesFrom)) {
		if p.called[c.of[0]].stem == p.called[line].stem {
			namesakes = append(namesakes, c)
		} else {
			others = append(others, c)
		}
	}
	return [][]candidate{namesakes, others}
}

// isPart reports whether a difference is that of a sum that was found and one of its parts: it says no more than the sum,
// and less where there are other parts.
func (p *proposer) isPart(c candidate) bool {
	return slices.ContainsFunc(p.added, func(sum *finding) bool {
		return sum.line == c.of[0] && slices.Contains(sum.of, c.of[1]) && slices.Contains(sum.of, c.line)
	})
}

// between are the summands from one line to before another.
func (p *proposer) between(from, to int) []int {
	first, _ := slices.BinarySearch(p.summands, from)
	last, _ := slices.BinarySearch(p.summands, to)
	return p.summands[first:last]
}

func (p *proposer) pairs(rule model.CheckRule, line int, lines []int) []candidate {
	var all []candidate
	for _, one := range lines {
		for _, two := range lines {
			if one != two {
				all = append(all, candidate{rule: rule, line: line, of: []int{one, two}})
			}
		}
	}
	return all
}

// sums are those that a line may be: of the lines of its block, which begins behind the last total or heading; of the
// totals, with or without those since the last; of all that are no totals; of the last few lines; or of those behind it.
func (p *proposer) sums(line int) []candidate {
	before := p.between(0, line)
	start := p.blockStart(line)
	var block, plain []int
	for _, one := range before {
		if one >= start {
			block = append(block, one)
		}
		if !slices.Contains(p.totals, one) {
			plain = append(plain, one)
		}
	}
	var all []candidate
	add := func(of []int, whole bool) {
		known := func(other candidate) bool { return slices.Equal(other.of, of) }
		if len(of) > 1 && !slices.ContainsFunc(all, known) {
			all = append(all, candidate{rule: model.SumRule, line: line, of: of, whole: whole})
		}
	}
	add(block, true)
	add(p.totals, true)
	if len(block) == 0 || len(p.totals) > 0 && block[0] > p.totals[len(p.totals)-1] {
		add(slices.Concat(p.totals, block), true)
	}
	add(plain, true)
	for n := 2; n <= min(nearby, len(before)); n++ {
		add(before[len(before)-n:], false)
	}
	if behind := p.partsBehind(line); p.called[line].total || len(behind) >= blockFrom {
		add(behind, len(block) == 0)
	}
	return all
}

// partsBehind are the lines behind one up to the next heading or total, as where “Total” stands before what it is of.
func (p *proposer) partsBehind(line int) []int {
	behind := p.between(line+1, p.len())
	for i, one := range behind {
		heads := slices.ContainsFunc(p.heads, func(head int) bool { return line < head && head < one })
		if heads || p.called[one].total {
			return behind[:i]
		}
	}
	return behind
}

func (p *proposer) blockStart(line int) int {
	start := 0
	for _, ends := range [][]int{p.totals, p.heads} {
		for _, end := range ends {
			if end < line {
				start = max(start, end+1)
			}
		}
	}
	return start
}
