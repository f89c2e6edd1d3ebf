package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tomworkbench/model"
)

// Proposal is a check that a table seems to be meant to pass, for a person to confirm.
type Proposal struct {
	Check model.Check
	// Structural says that a name or the form of the table points to the check, not its figures alone: a line named as a
	// total or as running on, a column of per cent, or the sum of all years or of all lines of a block.
	Structural bool
	// Held of Of figures hold, at least within rounding.
	Held, Of int
	// Text says what is proposed and how far it holds.
	Text string
}

// How far the search for checks looks.
const (
	// nearby is how many lines before a result the two of a difference, or the one of a running total, may be.
	nearby = 6
	// sharesFrom is how many lines before or behind a column of per cent its two may be.
	sharesFrom = 12
	// blockFrom is how many lines of a block at least have a sum that its place alone points to.
	blockFrom = 3
)

var (
	totalName   = regexp.MustCompile(`(?i)\b(?:sub-?totals?|totals?)\b`)
	oftenTotal  = regexp.MustCompile(`(?i)\b(?:sum|net|overall|balance)\b`)
	plainTotal  = regexp.MustCompile(`(?i)^(?:(?:grand|overall|headline) )?(?:sub-? ?)?totals?[ (,:]*(?:£? ?(?:m|mn|million|bn|billion|k|thousand|000s?)?)[ ).:]*$`)
	runningName = regexp.MustCompile(`(?i)\b(?:cumulative|running|to date|carried forward)\b`)
	rateName    = regexp.MustCompile(`(?i)\b(?:average|mean|median|rate|per|each|unit|price)\b`)
	yearName    = regexp.MustCompile(`\b(?:19|20)[0-9]{2}(?:[-/–][0-9]{2,4})?\b`)
)

// Propose finds what should add up in a table: lines named as totals, however far they are off; lines that are the sum or
// difference of those before them; running totals; and percentages of two others. But for the totals, only what can
// hardly hold by chance is proposed. Nothing is added to the table.
func Propose(x *model.Evidence) []Proposal {
	bare := *x
	bare.Checks = nil
	b := bookOf([]*model.Evidence{&bare})
	points := b.pointsOf(&bare)
	columns := newProposer(b, axis{&bare, true}, points)
	rows := newProposer(b, axis{&bare, false}, points)
	tries := columns.countTries() + rows.countTries()
	columns.tries, rows.tries = tries, tries
	down := columns.lines()
	rows.skip = columns.totals
	across := rows.lines()
	reconsider(down, across)
	reconsider(across, down)
	found := leaveConsequences(slices.Concat(down, across))
	proposals := make([]Proposal, min(len(found), model.MaxEvidenceChecks))
	for i := range proposals {
		proposals[i] = found[i].proposal()
	}
	return proposals
}

// proposer looks for checks among the lines of one axis of a table.
type proposer struct {
	*book
	axis
	// points are the cells by line, then place.
	points [][]point
	// summands are the lines that can be added up: they have a name and figures, and are no percentages.
	summands []int
	// heads are the lines with a name and nothing else, which head a block.
	heads []int
	// tries is how many checks are tried in the table.
	tries int
	// totals are the lines found to be totals so far of what stands before them, added all sums found.
	totals []int
	added  []*finding
	// skip are the places across that hold totals: a running total doesn't run on through them.
	skip []int
	// scratch holds the claims of the candidate that is weighed.
	scratch []claim
}

func newProposer(b *book, a axis, byRow [][]point) *proposer {
	p := &proposer{book: b, axis: a, points: byRow}
	if a.columns {
		p.points = make([][]point, a.len())
		for line := range p.points {
			for _, row := range byRow {
				p.points[line] = append(p.points[line], row[line])
			}
		}
	}
	for line := range a.len() {
		switch {
		case !a.named(line):
		case p.holdsFigures(line) && !p.percent(line):
			p.summands = append(p.summands, line)
		case !slices.ContainsFunc(p.points[line], func(x point) bool { return x.kind != empty }):
			p.heads = append(p.heads, line)
		}
	}
	return p
}

func (p *proposer) lines() []*finding {
	var all []*finding
	for line := range p.len() {
		if f := p.bestFor(line); f != nil {
			all = append(all, f)
			if f.rule == model.SumRule {
				p.added = append(p.added, f)
			}
			if f.rule == model.SumRule && f.of[0] < line {
				p.totals = append(p.totals, line)
			}
		}
	}
	return all
}

// bestFor is the check that a line is meant to pass, of the first rule that has one; nil for none.
func (p *proposer) bestFor(line int) *finding {
	for _, tried := range p.candidates(line) {
		var best *finding
		for _, c := range tried {
			if f := p.weigh(c, len(tried)); f != nil && (best == nil || f.better(best)) {
				best = f
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

func (p *proposer) countTries() int {
	n := 0
	for line := range p.len() {
		for _, tried := range p.candidates(line) {
			n += len(tried)
		}
	}
	return n
}

func (p *proposer) holdsFigures(line int) bool {
	return slices.ContainsFunc(p.points[line], func(x point) bool { return x.kind == printed })
}

// percent reports whether most figures of a line are printed in per cent.
func (p *proposer) percent(line int) bool {
	all, percent := 0, 0
	for _, x := range p.points[line] {
		if x.kind == printed {
			all++
			if x.percent {
				percent++
			}
		}
	}
	return 2*percent > all
}

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
		if p.stem(c.of[0]) == p.stem(line) {
			namesakes = append(namesakes, c)
		} else {
			others = append(others, c)
		}
	}
	return [][]candidate{namesakes, others}
}

// stem is a line's name without its unit.
func (p *proposer) stem(line int) string {
	name := p.name(line)
	return strings.ToLower(strings.Trim(strings.ReplaceAll(name, model.UnitIn(name), ""), " ()[],:"))
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
	if behind := p.partsBehind(line); totalName.MatchString(p.name(line)) || len(behind) >= blockFrom {
		add(behind, len(block) == 0)
	}
	return all
}

// partsBehind are the lines behind one up to the next heading or total, as where “Total” stands before what it is of.
func (p *proposer) partsBehind(line int) []int {
	behind := p.between(line+1, p.len())
	for i, one := range behind {
		heads := slices.ContainsFunc(p.heads, func(head int) bool { return line < head && head < one })
		if heads || totalName.MatchString(p.name(one)) {
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

// form is what points to a check, and so what it takes to propose it.
type form int

const (
	// figuresAlone point to it: of all that is tried in the table, it must be too good for chance.
	figuresAlone form = iota
	// placed where it is a sum of its block, or of years: it must be, of what is tried for its line.
	placed
	// named so that it may be meant, or in per cent: less is enough.
	named
	// asTotal: the line is named a total, or as running on. It is proposed as one unless the figures say that it isn't
	// meant so.
	asTotal
)

func (p *proposer) formOf(c candidate) form {
	name := p.name(c.line)
	switch c.rule {
	case model.RatioRule:
		if p.stem(c.of[0]) == p.stem(c.line) {
			return named
		}
		return placed
	case model.RunningRule:
		if runningName.MatchString(name) {
			return asTotal
		}
	case model.SumRule:
		years := !slices.ContainsFunc(c.of, func(line int) bool { return !yearName.MatchString(p.name(line)) })
		switch {
		case totalName.MatchString(name) && c.whole:
			return asTotal
		case totalName.MatchString(name), oftenTotal.MatchString(name):
			return named
		case c.whole && len(c.of) >= blockFrom, years:
			return placed
		}
	}
	return figuresAlone
}

// better reports whether more of what was found holds than of another, or is less likely to hold by chance.
func (f *finding) better(other *finding) bool {
	a, b := f.tally(), other.tally()
	if d := a.held*b.of - b.held*a.of; d != 0 {
		return d > 0
	}
	return f.chance < other.chance
}

// check is what was found as a check, limited to the places that it can be about.
func (f *finding) check() model.Check {
	k := model.Check{Rule: f.rule, Result: f.place(f.line)}
	for _, line := range f.of {
		k.Of = append(k.Of, f.place(line))
	}
	if len(f.left) == 0 {
		return k
	}
	for place := range f.across() {
		claims := slices.ContainsFunc(f.claims, func(c claim) bool { return c.place == place })
		if name := f.acrossName(place); !f.left[place] && (claims || f.rule == model.RunningRule) && !slices.Contains(k.Only, name) {
			k.Only = append(k.Only, name)
		}
	}
	return k
}

func (f *finding) proposal() Proposal {
	k, t := f.check(), f.tally()
	return Proposal{Check: k, Structural: f.form != figuresAlone, Held: t.held, Of: t.of, Text: f.words(k)}
}

func (f *finding) words(k model.Check) string {
	text, t := CheckText(k), f.tally()
	switch {
	case t.held == t.of && t.of == 1:
		text += ": it holds"
	case t.held == t.of:
		text += fmt.Sprintf(": all %d figures hold", t.of)
	default:
		text += fmt.Sprintf(": %d of %d figures hold", t.held, t.of)
	}
	misses := 0
	for _, c := range f.claims {
		if c.holds {
			continue
		}
		if misses++; misses <= shownNames {
			text += fmt.Sprintf("; %s has %s for %s", f.acrossTitle(c.place), f.said(c.step.result), f.worth(c.step, c.outcome))
		}
	}
	if more := misses - shownNames; more > 0 {
		text += fmt.Sprintf("; and %d more", more)
	}
	return text + f.emptyWords()
}

// emptyWords says how many cells where nothing is printed count as zero.
func (f *finding) emptyWords() string {
	cells := map[Cell]bool{}
	for _, c := range f.claims {
		for _, at := range c.step.of {
			if f.figures[at].isEmpty {
				cells[at] = true
			}
		}
	}
	switch len(cells) {
	case 0:
		return ""
	case 1:
		return "; 1 empty cell counts as zero"
	}
	return fmt.Sprintf("; %d empty cells count as zero", len(cells))
}

func (p *proposer) acrossTitle(place int) string {
	across := axis{p.x, !p.columns}
	if across.named(place) {
		return across.title(place)
	}
	return fmt.Sprintf("%s %d", across.noun(), place+1)
}
