package audit

import (
	"fmt"
	"regexp"
	"slices"

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

var (
	totalName   = regexp.MustCompile(`(?i)\b(?:sub-?totals?|totals?)\b`)
	oftenTotal  = regexp.MustCompile(`(?i)\b(?:sum|net|overall|balance)\b`)
	plainTotal  = regexp.MustCompile(`(?i)^(?:(?:grand|overall|headline) )?(?:sub-? ?)?totals?[ (,:]*(?:£? ?(?:m|mn|million|bn|billion|k|thousand|000s?)?)[ ).:]*$`)
	runningName = regexp.MustCompile(`(?i)\b(?:cumulative|running|to date|carried forward)\b`)
	rateName    = regexp.MustCompile(`(?i)\b(?:average|mean|median|rate|per|each|unit|price)\b`)
	yearName    = regexp.MustCompile(`(?i)\b(?:(?:19|20)[0-9]{2}(?:[-/–][0-9]{2,4})?|[0-9]{2}[/–][0-9]{2}|fy ?[0-9]{2}|year [0-9]{1,2}|q[1-4])\b`)
	partName    = regexp.MustCompile(`(?i)^\W*(?:of which|including|incl\b|thereof)`)
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
	// points are the cells by line, then place, called what the names of the lines say.
	points [][]point
	called []called
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

// called is what the name of a line says that it is.
type called struct {
	total, oftenTotal, running, year bool
	// stem is the name without its unit.
	stem string
}

func calledBy(name string) called {
	return called{
		total: totalName.MatchString(name), oftenTotal: oftenTotal.MatchString(name), running: runningName.MatchString(name), year: yearName.MatchString(name),
		stem: model.WithoutUnit(name),
	}
}

func newProposer(b *book, a axis, byRow [][]point) *proposer {
	p := &proposer{book: b, axis: a, points: byRow}
	for line := range a.len() {
		p.called = append(p.called, calledBy(a.name(line)))
	}
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
		case !a.named(line) || partName.MatchString(a.name(line)): // a part of another line is no summand beside it
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
	called := p.called[c.line]
	switch c.rule {
	case model.RatioRule:
		if p.called[c.of[0]].stem == p.called[c.line].stem {
			return named
		}
		return placed
	case model.RunningRule:
		if called.running {
			return asTotal
		}
	case model.SumRule:
		years := !slices.ContainsFunc(c.of, func(line int) bool { return !p.called[line].year })
		switch {
		case called.total && c.whole:
			return asTotal
		case called.total, called.oftenTotal:
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
			text += fmt.Sprintf("; %s has %s for %s", f.acrossTitle(c.place), f.said(c.exact.result), f.worth(c.exact.step, c.exact.outcome))
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
		for _, at := range c.exact.of {
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
