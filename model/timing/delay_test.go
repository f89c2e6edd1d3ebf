package timing_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/schemes"
	"tomworkbench/model/timing"
)

// What is said of a delay is what the profile says once the scenario lets the option slip.
func TestADelayCostsWhatTheProfileLosesByIt(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 4))
	for range 12 {
		c := example(t)
		for o := range c.Options.All() {
			if r.IntN(3) == 0 {
				c = slipped(t, c, o.ID, r.IntN(6)-1, r.IntN(3))
			}
		}
		estimate, basis := model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)]
		before := model.Profile(c, published, estimate, basis)
		delays, payback := timing.DelaysOf(c, published, estimate, basis)
		if payback != appraisal.PaybackOf(before) {
			t.Fatalf("payback is %v", payback)
		}
		for _, d := range delays {
			late := func(more int) model.Flow {
				now := c.Slip(published, d.Option.ID)
				return model.Profile(slipped(t, c, d.Option.ID, now.Quarters+more, now.Benefits), published, estimate, basis)
			}
			if !d.Quarter.Equal(before.TotalNet.Sub(late(1).TotalNet)) || !d.Year.Equal(before.TotalNet.Sub(late(4).TotalNet)) {
				t.Errorf("%s: %s a quarter, %s a year", d.Option.Name, d.Quarter, d.Year)
			}
			checkKeeps(t, d, payback, late)
		}
	}
}

// checkKeeps holds that payback stays in its year as long as a delay says, and no longer.
func checkKeeps(t *testing.T, d timing.Delay, payback appraisal.Payback, late func(int) model.Flow) {
	t.Helper()
	stays := func(more int) bool {
		p := appraisal.PaybackOf(late(more))
		return p.Verdict != appraisal.NotWithinPeriod && (p.Verdict != appraisal.PaysBack || payback.Verdict == appraisal.PaysBack && p.Year <= payback.Year) || payback.Verdict == appraisal.NotWithinPeriod
	}
	for more := 1; more <= d.Keeps && more < 9; more++ {
		if !stays(more) {
			t.Errorf("%s keeps payback for %d quarters, not %d", d.Option.Name, more-1, d.Keeps)
		}
	}
	if !d.Any && d.Keeps < 8 && stays(d.Keeps+1) {
		t.Errorf("%s keeps payback for longer than %d quarters", d.Option.Name, d.Keeps)
	}
}

func TestALineTurnsTheResultExactlyAtItsShare(t *testing.T) {
	c := example(t)
	if turning, net := timing.TurningOf(c, published, model.Minimum, model.InYear); len(turning) != 0 || !net.Equal(decimal.NewFromInt(16)) {
		t.Fatalf("in steps %d lines turn a net of %s", len(turning), net)
	}
	tried := 0
	for d := range c.Decisions.All() { // with few choices a line is most of the net
		one := alone(t, c, d.ID)
		turning, _ := timing.TurningOf(one, published, model.Minimum, model.InYear)
		for _, x := range turning {
			tried++
			if left := turned(t, one, x); left.Abs().GreaterThan(decimal.New(1, -4)) {
				t.Errorf("%s alone, %s: %s is left", d.Name, x.Line.ID, left)
			}
		}
	}
	if tried == 0 {
		t.Error("no line turns any result")
	}
}

// turned is the net in steps once a line has gone as far wrong as it is said to turn the result.
func turned(t *testing.T, c *model.Case, x timing.Turning) decimal.Decimal {
	t.Helper()
	change := decimal.NewFromInt(1).Sub(x.Share)
	if x.Line.Type == model.CostLine {
		change = decimal.NewFromInt(1).Add(x.Share)
	}
	next := *x.Line
	next.Maximum, next.Minimum = nil, make([]decimal.Decimal, len(x.Line.Minimum))
	for i, d := range x.Line.Yearly(len(next.Minimum), model.Minimum, model.InYear) {
		next.Minimum[i] = d.Mul(change).Round(6)
	}
	e, err := c.Replace(next.ID, &next)
	if err == nil {
		c, _, err = model.Apply(c, e)
	}
	if err != nil {
		t.Fatal(err)
	}
	return model.Profile(c, published, model.Minimum, model.InYear).TotalNet
}

// alone leaves a scenario with the choice of one decision.
func alone(t *testing.T, c *model.Case, decision string) *model.Case {
	t.Helper()
	for d := range c.Decisions.All() {
		if d.ID == decision {
			continue
		}
		e, err := c.Choose(published, d.ID)
		if err == nil {
			c, _, err = model.Apply(c, e)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// Where an option comes so late that another scheme is said to be preferred, a search of all schemes finds one without it; a quarter less
// late it doesn't.
func TestThePreferredSchemeChangesWhenItIsSaid(t *testing.T) {
	c := example(t)
	asked := schemes.Question{Answers: schemes.Partial, Estimate: model.Minimum, Basis: model.InYear}
	p, err := timing.PreferredOf(t.Context(), c, published, asked)
	if err != nil || p.Best == nil {
		t.Fatal(err)
	}
	net := func(c *model.Case, filter schemes.Filter) decimal.Decimal {
		t.Helper()
		question := asked
		question.Filter = filter
		space, err := schemes.New(c.AsIn(published), question)
		if err != nil {
			t.Fatal(err)
		}
		found, err := space.Package(t.Context(), schemes.Choices{}, schemes.Choices{})
		if err != nil {
			t.Fatal(err)
		}
		return found.Open.Best.Net()
	}
	changes := 0
	for _, id := range p.Best.Options {
		if p.Until[id] == 0 {
			continue
		}
		changes++
		for _, late := range []int{p.Until[id] - 1, p.Until[id]} {
			then := slipped(t, c, id, late, 0)
			with, without := net(then, schemes.Filter{Include: []string{id}}), net(then, schemes.Filter{Exclude: []string{id}})
			if beaten := without.GreaterThan(with); beaten != (late == p.Until[id]) {
				t.Errorf("%s %d quarters late: %s with it, %s without; said is %d", id, late, with, without, p.Until[id])
			}
		}
	}
	if changes == 0 {
		t.Error("nothing ever changes")
	}
}

func TestWhatADelayCostsByItselfIsSaidAndIsInTheNet(t *testing.T) {
	c := example(t)
	plan, _ := c.Plans.Get("assessment-hub")
	next, cost := *plan, decimal.NewFromInt(1)
	next.DelayCost, next.Finish = &cost, next.Start
	next.BenefitsFrom = 0
	e, err := c.Replace(plan.Key(), &next)
	if err == nil {
		c, _, err = model.Apply(c, e)
	}
	if err != nil {
		t.Fatal(err)
	}
	free := timing.Of(slipped(t, example(t), "assessment-hub", 3, 0), published, model.Minimum)
	dear := slipped(t, c, "assessment-hub", 3, 0)
	p := timing.Of(dear, published, model.Minimum)
	if got := p.DelayWords(); free.DelayWords() != "" || got != "£0.75m of cost of delay, as entered in the plans of options, is in the net" {
		t.Errorf("%q, and %q where none is entered", got, free.DelayWords())
	}
	without := model.Profile(slipped(t, example(t), "assessment-hub", 3, 0), published, model.Minimum, model.InYear)
	with := model.Profile(dear, published, model.Minimum, model.InYear)
	if !without.TotalNet.Sub(with.TotalNet).Equal(p.DelayCost) {
		t.Errorf("the net is %s, %s without what the delay costs", with.TotalNet, without.TotalNet)
	}
}
