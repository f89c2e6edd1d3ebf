package schemes_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	. "tomworkbench/model/schemes"
)

// draft draws a random case.
type draft struct {
	*rand.Rand
	records []model.Record
	options []string
	// unit is the smallest amount of money, in £m.
	unit decimal.Decimal
}

// shape is what a random case is like.
type shape struct {
	decisions, options, rules, principles, years int
	// vary draws numbers up to these, figures below nothing, and decisions that take several answers.
	vary bool
	// linked links most options to most principles; alike leaves most of them without money, so that schemes differ in
	// principles alone.
	linked, alike bool
	unit          string
}

func (d *draft) add(r model.Record) { d.records = append(d.records, r) }

func (d *draft) upTo(n int, vary bool) int {
	if vary {
		return 1 + d.IntN(n)
	}
	return n
}

func randomCase(t testing.TB, r *rand.Rand, x shape) *model.Case {
	t.Helper()
	d := draft{Rand: r, unit: decimal.RequireFromString(x.unit)}
	d.add(&model.Head{ID: "random", Title: "Random", FirstYear: 2018, Years: x.years})
	d.add(&model.Component{ID: "c", Name: "Component"})
	for i := range d.upTo(x.decisions, x.vary) {
		id := fmt.Sprintf("d%d", i)
		d.add(&model.Decision{ID: id, Component: "c", Name: id, Several: x.vary && d.IntN(3) == 0, AsIs: d.IntN(2) == 0})
		options := x.options
		if x.vary {
			options = d.IntN(options + 1)
		}
		for j := range options {
			d.addOption(id, fmt.Sprintf("%s-o%d", id, j), x)
		}
	}
	d.addLine(model.Programme, model.CostLine, 8, x)
	d.addLine(model.Programme, model.BenefitLine, 8, x)
	d.addRules(x)
	d.add(&model.Scenario{ID: "s", Name: "Scenario"})
	d.addChoices()
	c, err := model.NewCase(0, d.records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (d *draft) addOption(decision, id string, x shape) {
	d.options = append(d.options, id)
	d.add(&model.Option{ID: id, Decision: decision, Name: id})
	stances, links := []model.Stance{model.Supports, model.Supports, model.Conflicts}, 5
	if x.linked {
		stances, links = stances[1:], 2
	}
	if !x.alike || d.IntN(3) == 0 {
		d.addLine(id, model.BenefitLine, 20, x)
		d.addLine(id, model.CostLine, 12, x)
	}
	for p := range x.principles {
		if d.IntN(links) == 0 {
			d.add(&model.Link{Owner: id, To: model.KindPrinciple, Target: fmt.Sprint("p", p), Stance: pick(d.Rand, stances)})
		}
	}
}

// addLine draws figures from 0 to a quarter of most × £0.25m a year and, in small cases, some below nothing.
func (d *draft) addLine(owner string, of model.LineType, most int, x shape) {
	steps := max(int(decimal.RequireFromString("0.25").Div(d.unit).IntPart())*most/2, 3)
	l := &model.Line{ID: owner + "-" + string(of), Owner: owner, Type: of, Recurrence: pick(d.Rand, []model.Recurrence{model.Ongoing, model.Once})}
	for range x.years {
		figure := d.IntN(steps + 1)
		if x.vary && d.IntN(4) == 0 {
			figure -= steps / 2
		}
		l.Minimum = append(l.Minimum, d.unit.Mul(decimal.NewFromInt(int64(figure))))
	}
	if x.vary && d.IntN(2) == 0 {
		for _, low := range l.Minimum {
			l.Maximum = append(l.Maximum, low.Add(d.unit.Mul(decimal.NewFromInt(int64(d.IntN(3))))))
		}
	}
	d.add(l)
}

func (d *draft) addRules(x shape) {
	for p := range x.principles {
		d.add(&model.Principle{ID: fmt.Sprint("p", p), Name: "Principle"})
	}
	if len(d.options) < 2 {
		return
	}
	seen := map[string]bool{}
	n := x.rules
	if x.vary {
		n = d.IntN(x.rules + 1)
	}
	for tries := 0; n > 0 && tries < 1000; tries++ {
		r := &model.Rule{Relation: pick(d.Rand, []model.Relation{model.Excludes, model.Requires}), Option: pick(d.Rand, d.options), Other: pick(d.Rand, d.options)}
		if r.Option == r.Other || seen[r.Key()] || !x.vary && r.Option[:3] == r.Other[:3] {
			continue
		}
		seen[r.Key()] = true
		d.add(r)
		n--
	}
}

// addChoices answers some decisions of the scenario.
func (d *draft) addChoices() {
	var choices []model.Record
	for _, r := range d.records {
		one, ok := r.(*model.Decision)
		if !ok || d.IntN(2) == 0 {
			continue
		}
		var ids []string
		for _, r := range d.records {
			if o, ok := r.(*model.Option); ok && o.Decision == one.ID && d.IntN(2) == 0 && (one.Several || len(ids) == 0) {
				ids = append(ids, o.ID)
			}
		}
		choices = append(choices, &model.Choice{Scenario: "s", Decision: one.ID, Options: ids, Status: pick(d.Rand, []model.Status{model.Provisional, model.Agreed})})
	}
	d.records = append(d.records, choices...)
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// brute holds all schemes of a case, found by trying every one.
type brute struct {
	c        *model.Case
	question Question
	all      [][]string
	feasible []tried
}

// tried is a scheme that fits.
type tried struct {
	options             []string
	answers             map[string]string
	cost, benefit       decimal.Decimal
	supports, conflicts int
}

func bruteForce(c *model.Case, q Question) *brute {
	b := &brute{c: c, question: q}
	b.try(0, nil)
	for _, ids := range b.all {
		if x := b.measure(ids); b.fits(x) {
			b.feasible = append(b.feasible, x)
		}
	}
	return b
}

func (b *brute) try(at int, ids []string) {
	if at == b.c.Decisions.Len() {
		b.all = append(b.all, slices.Clone(ids))
		return
	}
	d := b.c.Decisions.At(at)
	options := slices.Collect(b.c.OptionsOf(d.ID))
	for subset := range 1 << len(options) {
		var mine []string
		for i, o := range options {
			if subset>>i&1 == 1 {
				mine = append(mine, o.ID)
			}
		}
		empty := b.question.Answers == Partial || b.question.Answers == Decided && d.AsIs
		if len(mine) > 1 && !d.Several || len(mine) == 0 && !empty {
			continue
		}
		b.try(at+1, append(slices.Clone(ids), mine...))
	}
}

func (b *brute) measure(ids []string) tried {
	x := tried{options: ids, answers: map[string]string{}}
	for _, id := range ids {
		o, _ := b.c.Options.Get(id)
		x.answers[o.Decision] += id + ";"
	}
	supports, conflicts := map[string]bool{}, map[string]bool{}
	for l := range b.c.Links.All() {
		if l.To == model.KindPrinciple && slices.Contains(ids, l.Owner) {
			if l.Stance == model.Supports {
				supports[l.Target] = true
			} else {
				conflicts[l.Target] = true
			}
		}
	}
	x.supports, x.conflicts = len(supports), len(conflicts)
	f := b.flow(ids)
	x.cost, x.benefit = f.TotalCost, f.TotalBenefit
	return x
}

func (b *brute) flow(ids []string) model.Flow {
	flows := model.AllFlows(b.c, b.question.Estimate, b.question.Basis)
	years := b.c.Head().Years
	sum := model.Flow{Cost: make([]decimal.Decimal, years)}
	for _, owner := range append([]string{model.Programme}, ids...) {
		f := flows[owner]
		sum.TotalBenefit = sum.TotalBenefit.Add(f.TotalBenefit)
		sum.TotalCost = sum.TotalCost.Add(f.TotalCost)
		for i, d := range f.Cost {
			sum.Cost[i] = sum.Cost[i].Add(d)
		}
	}
	return sum
}

func (b *brute) fits(x tried) bool {
	for r := range b.c.Rules.All() {
		if slices.Contains(x.options, r.Option) && slices.Contains(x.options, r.Other) == (r.Relation == model.Excludes) {
			return false
		}
	}
	f := b.question.Filter
	for _, id := range f.Include {
		if !slices.Contains(x.options, id) {
			return false
		}
	}
	for _, id := range f.Exclude {
		if slices.Contains(x.options, id) {
			return false
		}
	}
	if !x.keeps(f.Fixed, "") || f.Cost != nil && x.cost.GreaterThan(*f.Cost) || f.Conflicts != nil && x.conflicts > *f.Conflicts {
		return false
	}
	return f.YearCost == nil || !slices.ContainsFunc(b.flow(x.options).Cost, func(d decimal.Decimal) bool { return d.GreaterThan(*f.YearCost) })
}

// keeps reports whether a scheme has the given answers to all decisions but one.
func (x tried) keeps(fixed Choices, but string) bool {
	for d, ids := range fixed {
		mine := ""
		for _, id := range ids {
			mine += id + ";"
		}
		if d != but && x.answers[d] != mine {
			return false
		}
	}
	return true
}
