package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Proposal is a check that a table seems to be meant to pass, for a person to confirm.
type Proposal struct {
	Check model.Check
	// Held of Of figures hold, at least within rounding.
	Held, Of int
	// Structural says that the table's own words claim it.
	Structural bool
	// Text says what is proposed and how far it holds.
	Text string
}

// How far the search for checks looks, and what it takes for one.
const (
	// nearby is how many lines before a result the two of a difference, or the one of a running total, may be.
	nearby = 6
	// sharesFrom is how many lines before or behind a column of per cent its two may be.
	sharesFrom = 12
	// sureFigures is how many figures must hold for a check that no name points to.
	sureFigures = 3
	// sureOf in sureIn of those that are printed must hold for it.
	sureOf, sureIn = 3, 4
)

var (
	// near is how far a figure may be from what it would be, as a part of that, for the check to be meant.
	near = decimal.New(2, -1)

	totalName   = regexp.MustCompile(`(?i)\b(sub-?totals?|totals?|sum|net|overall|balance)\b`)
	runningName = regexp.MustCompile(`(?i)\b(cumulative|running|to date|carried forward)\b`)
)

// Propose finds what should add up in a table: lines named as totals, lines that are the sum or difference of
// those before them, running totals, and percentages of two others. Only checks that hold at least within
// rounding, or nearly, are proposed; nothing is added to the table.
func Propose(x *model.Evidence) []Proposal {
	bare := *x
	bare.Checks = nil
	b := bookOf([]*model.Evidence{&bare})
	var found []Proposal
	var totalColumns []int
	for _, columns := range []bool{true, false} {
		p := proposer{book: b, axis: axis{&bare, columns}, skip: totalColumns}
		found = append(found, p.lines()...)
		totalColumns = p.totals
	}
	return found
}

// proposer looks for checks among the lines of one axis of a table.
type proposer struct {
	*book
	axis
	// totals are the lines found to be totals so far.
	totals []int
	// skip are the places across that hold totals: a running total doesn't run on through them.
	skip []int
}

func (p *proposer) lines() []Proposal {
	var found []Proposal
	for line := range p.len() {
		if !p.named(line) || !p.holdsFigures(line) {
			continue
		}
		for _, try := range []func(int) (Proposal, bool){p.share, p.running, p.total, p.difference} {
			if one, ok := try(line); ok {
				found = append(found, one)
				break
			}
		}
	}
	return found
}

func (p *proposer) holdsFigures(line int) bool {
	for place := range p.across() {
		if p.printsFigure(p.cell(line, place)) {
			return true
		}
	}
	return false
}

// percent reports whether most figures of a line are printed in per cent.
func (p *proposer) percent(line int) bool {
	all, percent := 0, 0
	for place := range p.across() {
		if f, ok := p.figures[p.cell(line, place)]; ok && !f.isNil {
			all++
			if f.style.unit == "%" {
				percent++
			}
		}
	}
	return 2*percent > all
}

// usable are the lines before one that can be named, hold figures and are no percentages.
func (p *proposer) usable(from, to int) []int {
	var lines []int
	for line := max(0, from); line < min(to, p.len()); line++ {
		if p.named(line) && p.holdsFigures(line) && !p.percent(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

func (p *proposer) total(line int) (Proposal, bool) {
	if p.percent(line) {
		return Proposal{}, false
	}
	named := totalName.MatchString(p.name(line))
	var best Proposal
	for _, of := range p.addends(line) {
		if one, ok := p.weigh(model.SumRule, line, of, named); ok && one.better(best) {
			best = one
		}
	}
	if best.Of > 0 {
		p.totals = append(p.totals, line)
	}
	return best, best.Of > 0
}

// addends are the lines that a total may be of: those since the last total, all that are no totals, the totals
// alone, or the totals with those since the last.
func (p *proposer) addends(line int) [][]int {
	before := p.usable(0, line)
	var since, plain, both []int
	for _, one := range before {
		total := slices.Contains(p.totals, one)
		if !total {
			plain = append(plain, one)
		}
		if len(p.totals) == 0 || one > p.totals[len(p.totals)-1] {
			since = append(since, one)
		}
	}
	both = slices.Concat(p.totals, since)
	var sets [][]int
	for _, set := range [][]int{since, plain, both, p.totals} {
		if len(set) > 1 && !slices.ContainsFunc(sets, func(other []int) bool { return slices.Equal(other, set) }) {
			sets = append(sets, set)
		}
	}
	return sets
}

func (p *proposer) difference(line int) (Proposal, bool) {
	var best Proposal
	before := p.usable(line-nearby, line)
	for _, one := range before {
		for _, two := range before {
			if one == two || p.percent(line) {
				continue
			}
			if found, ok := p.weigh(model.DifferenceRule, line, []int{one, two}, false); ok && found.better(best) {
				best = found
			}
		}
	}
	return best, best.Of > 0
}

func (p *proposer) running(line int) (Proposal, bool) {
	var best Proposal
	named := runningName.MatchString(p.name(line))
	for _, one := range p.usable(line-nearby, line) {
		if found, ok := p.weigh(model.RunningRule, line, []int{one}, named); ok && found.better(best) {
			best = found
		}
	}
	return best, best.Of > 0
}

func (p *proposer) share(line int) (Proposal, bool) {
	if !p.percent(line) {
		return Proposal{}, false
	}
	var best Proposal
	around := p.usable(line-sharesFrom, line+sharesFrom)
	for _, one := range around {
		for _, two := range around {
			if one == two {
				continue
			}
			if found, ok := p.weigh(model.RatioRule, line, []int{one, two}, false); ok && found.better(best) {
				best = found
			}
		}
	}
	return best, best.Of > 0
}

// better reports whether more of a proposal holds than of another.
func (a Proposal) better(b Proposal) bool {
	return b.Of == 0 || a.Held*b.Of > b.Held*a.Of || a.Held*b.Of == b.Held*a.Of && a.Held > b.Held
}

// weigh holds a check against the table, and says whether it is worth proposing.
func (p *proposer) weigh(rule model.CheckRule, line int, of []int, named bool) (Proposal, bool) {
	t := tally{proposer: p, rule: rule, named: named}
	check := model.Check{Rule: rule, Result: p.place(line)}
	for _, one := range of {
		check.Of = append(check.Of, p.place(one))
	}
	var before []Cell
	for place := range p.across() {
		if rule == model.RunningRule && slices.Contains(p.skip, place) {
			t.leave(place)
			continue
		}
		var cells []Cell
		for _, one := range of {
			cells = append(cells, p.cell(one, place))
		}
		if rule == model.RunningRule {
			before = append(before, cells...)
			cells = slices.Clone(before)
		}
		t.count(place, step{rule: rule, result: p.cell(line, place), of: cells})
	}
	return t.proposal(check)
}

// tally counts how far a check holds.
type tally struct {
	*proposer
	rule  model.CheckRule
	named bool

	held, exact, of int
	nonzero         bool
	// kept are the places that the check is about, left those that it can't be about; far counts those of them
	// where the figures are nowhere near.
	kept, left []int
	far        int
	misses     []string
}

func (t *tally) leave(place int) { t.left = append(t.left, place) }

func (t *tally) count(place int, s step) {
	result, ok := t.figures[s.result]
	switch {
	case t.text(s.result) == "":
		return // nothing is claimed
	case !ok || len(t.unread(s)) > 0 || t.rule != model.RatioRule && result.style.unit == "%":
		t.leave(place)
		return
	}
	o := t.workOut(s, t.figure)
	if result.isNil {
		t.countNil(place, s, o)
		return
	}
	if o.fails() && t.rule != model.RatioRule && !isNear(result.value, o.value) {
		t.leave(place)
		t.far++
		return
	}
	t.of++
	t.kept = append(t.kept, place)
	t.nonzero = t.nonzero || !result.value.IsZero()
	switch {
	case o.fails():
		t.misses = append(t.misses, fmt.Sprintf("%s has %s for %s", t.acrossTitle(place), t.text(s.result), t.worth(s, o)))
	case !o.stumbles:
		t.exact++
		fallthrough
	default:
		t.held++
	}
}

// countNil notes a result that is a mark for nothing: it goes with a check that comes to nothing there, and is no
// evidence for or against one.
func (t *tally) countNil(place int, s step, o outcome) {
	switch {
	case !slices.ContainsFunc(s.of, t.printsFigure): // nothing is claimed of nothing
	case o.fails():
		t.leave(place)
	default:
		t.kept = append(t.kept, place)
	}
}

// isNear reports whether a printed figure is not far from what it would be.
func isNear(printed, worked decimal.Decimal) bool {
	return printed.Sub(worked).Abs().LessThanOrEqual(worked.Abs().Mul(near))
}

func (t *tally) acrossTitle(place int) string {
	if name := t.acrossName(place); name != "" {
		return name
	}
	return fmt.Sprintf("%s %d", axis{t.x, !t.columns}.noun(), place+1)
}

// proposal is the check with how far it holds. Without a name that points to it, most must hold and some be
// exact; with one, being near is enough.
func (t *tally) proposal(check model.Check) (Proposal, bool) {
	sure := t.held >= sureFigures && sureIn*t.held >= sureOf*t.of && t.exact > 1
	switch {
	case !t.nonzero || len(t.kept) <= t.far:
		return Proposal{}, false
	case t.rule == model.RatioRule:
		if 2*t.held <= t.of || t.held < 2 {
			return Proposal{}, false
		}
	case !t.named && !sure:
		return Proposal{}, false
	}
	if len(t.left) > 0 {
		across := axis{t.x, !t.columns}
		for _, place := range t.kept {
			if !across.named(place) {
				return Proposal{}, false
			}
			check.Only = append(check.Only, across.name(place))
		}
	}
	return Proposal{Check: check, Held: t.held, Of: t.of, Text: t.words(check)}, true
}

func (t *tally) words(check model.Check) string {
	text := CheckText(check)
	switch {
	case t.held == t.of && t.of == 1:
		text += ": it holds"
	case t.held == t.of:
		text += fmt.Sprintf(": all %d figures hold", t.of)
	default:
		text += fmt.Sprintf(": %d of %d figures hold", t.held, t.of)
	}
	for i, miss := range t.misses {
		if i == shownNames {
			text += fmt.Sprintf("; and %d more", len(t.misses)-i)
			break
		}
		text += "; " + miss
	}
	return text
}

// CheckText says in words what a check is: "Row “Total” is the sum of 5 rows, Pay to Rent".
func CheckText(k model.Check) string {
	result, noun := placeText(k.Result), "cell"
	switch {
	case k.Result.IsCell():
		result = "Cell “" + result + "”"
	case k.Result.Row != "":
		result, noun = "Row “"+result+"”", "row"
	default:
		result, noun = "Column “"+result+"”", "column"
	}
	switch k.Rule {
	case model.SumRule:
		text := fmt.Sprintf("%s is the sum of %d %ss, %s to %s", result, len(k.Of), noun, placeText(k.Of[0]), placeText(k.Of[len(k.Of)-1]))
		if len(k.Of) == 2 {
			text = fmt.Sprintf("%s is %s and %s together", result, placeText(k.Of[0]), placeText(k.Of[1]))
		}
		return text + onlyText(k)
	case model.DifferenceRule:
		return fmt.Sprintf("%s is %s less %s", result, placeText(k.Of[0]), placeText(k.Of[1])) + onlyText(k)
	case model.RunningRule:
		return fmt.Sprintf("%s is the running total of %s", result, placeText(k.Of[0])) + onlyText(k)
	case model.RatioRule:
		return fmt.Sprintf("%s is %s as a share of %s", result, placeText(k.Of[0]), placeText(k.Of[1])) + onlyText(k)
	}
	return fmt.Sprintf("%s is the same as %s", result, placeText(k.Of[0]))
}

func onlyText(k model.Check) string {
	if len(k.Only) == 0 {
		return ""
	}
	return " (" + strings.Join(k.Only, ", ") + " only)"
}

func placeText(p model.Place) string {
	if p.IsCell() {
		return p.Row + ", " + p.Column
	}
	return p.Row + p.Column
}
