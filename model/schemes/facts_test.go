package schemes_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	. "tomworkbench/model/schemes"
)

func space(t testing.TB, c *model.Case, q Question) *Space {
	t.Helper()
	s, err := New(c, q)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The worked example has 1, 1, 2, 1, 1, 2, 2 and 3 options: with as-is 2·2·3·2·2·3·3·4 schemes. One of its two
// rules drops one of the nine pairs of contact and assessment, the other one of the eight of support and
// resilience: 1728 · 8/9 · 7/8.
func TestTheWorkedExampleHas1728SchemesOf1344Fit(t *testing.T) {
	c := example(t)
	for _, x := range []struct {
		answers                 Answers
		schemes, feasible, best int64
	}{{Partial, 1728, 1344, 25}, {Decided, 1728, 1344, 25}, {Complete, 24, 18, 3}} {
		s := space(t, c, Question{Answers: x.answers})
		if got := s.Count().Int64(); got != x.schemes {
			t.Errorf("%d schemes, want %d", got, x.schemes)
		}
		if got := must(s.Feasible(t.Context()))(t).Int64(); got != x.feasible {
			t.Errorf("%d fit, want %d", got, x.feasible)
		}
		if got := must(s.Frontier(t.Context(), Money))(t).Count.Int64(); got != x.best {
			t.Errorf("%d on the frontier, want %d", got, x.best)
		}
	}
}

func TestTheWorkedExamplesFrontierRunsFromTheProgrammeToThePublishedCase(t *testing.T) {
	c := example(t)
	s := space(t, c, Question{})
	f := must(s.Frontier(t.Context(), Money))(t)
	first, last := f.Schemes[0], f.Schemes[len(f.Schemes)-1]
	if got := line(first.Cost, first.Benefit, first.Options); got != "0.5,4," {
		t.Errorf("the cheapest is %s", got)
	}
	mine := must(s.Of(Present(c, "published-case")))(t)
	if last.ID() != mine.ID() || !mine.Cost.Equal(decimal.NewFromInt(17)) || !mine.Benefit.Equal(decimal.NewFromInt(33)) || mine.Supports != 12 || mine.Conflicts != 1 {
		t.Errorf("the dearest is %v, the published case %v", last, mine)
	}
	if r := must(s.Beats(t.Context(), Present(c, "published-case"), 5))(t); len(r.Schemes) > 0 || r.Count.Sign() > 0 {
		t.Errorf("the published case is beaten by %v", r.Schemes)
	}
	if got := s.Answers(mine); !slices.Equal(got["contact"], []string{"front-door"}) || len(got) != 8 {
		t.Errorf("the published case answers %v", got)
	}
}

// The centre of excellence conflicts with P9, which hub and spoke doesn't: what costs and brings more breaks more.
func TestNothingBeatsThePublishedCaseWithHubAndSpoke(t *testing.T) {
	c := example(t)
	s, given := space(t, c, Question{}), Present(c, "published-case")
	given["procurement"] = []string{"hub-and-spoke"}
	r := must(s.Beats(t.Context(), given, 5))(t)
	if len(r.Schemes) > 0 || r.More || r.Bounded || r.Count.Sign() > 0 || r.Mine.Conflicts != 0 {
		t.Errorf("%+v is beaten by %v: %v", r.Mine, r.Count, r.Schemes)
	}
}

// By cost, benefit and principles supported 83 of the 1344 are unbeaten, and by those in conflict as well 126.
func TestTheWorkedExamplesFrontierHas126SchemesByCostBenefitAndPrinciples(t *testing.T) {
	c := example(t)
	s, b := space(t, c, Question{}), bruteForce(c, Question{Estimate: model.Minimum, Basis: model.InYear})
	for by, n := range map[Objectives]int{Money: 25, Supportive: 83, Principled: 126} {
		f, want := must(s.Frontier(t.Context(), by))(t), b.frontier(by)
		var got []string
		for _, x := range f.Schemes {
			got = append(got, line(x.Cost, x.Benefit, x.Options))
		}
		if len(want) != n || f.Count.Int64() != int64(n) || !slices.Equal(got, want) {
			t.Errorf("by %d: %v unbeaten, %d by brute force, want %d", by, f.Count, len(want), n)
		}
	}
	if f := must(s.Compare(t.Context(), Scheme{}))(t); f.Threshold != nil || f.Count.Int64() != 126 {
		t.Errorf("compared are %v, the threshold is %v", f.Count, f.Threshold)
	}
}

// Where an exact answer is too large, the frontier is that of the schemes which break no more than mine, the filter's number, or
// the highest number below it with which the answer isn't too large.
func TestTooManySchemesAreComparedUnderAThresholdOfConflicts(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	c := randomCase(t, rand.New(rand.NewPCG(2, 7)), shape{decisions: 6, options: 3, rules: 4, principles: 8, years: 2, unit: "0.25"})
	limits, lowered := Limits{Contested: 120}, 0
	for most := range 7 {
		for _, q := range []Question{{Limits: limits}, {Limits: limits, Filter: Filter{Conflicts: &most}}} {
			mine := Scheme{Conflicts: most}
			if q.Filter.Conflicts != nil {
				mine.Conflicts = 9 // the filter's number goes before mine
			}
			f := must(space(t, c, q).Compare(t.Context(), mine))(t)
			if f.Threshold == nil && q.Filter.Conflicts != nil {
				continue // with so few, their number is an objective
			}
			if f.Threshold == nil || *f.Threshold > most {
				t.Fatalf("at most %d: the threshold is %v", most, f.Threshold)
			}
			capped := Question{Estimate: model.Minimum, Basis: model.InYear, Filter: Filter{Conflicts: f.Threshold}}
			if want := bruteForce(c, capped).frontier(Supportive); f.Count.Int64() != int64(len(want)) || len(want) == 0 {
				t.Errorf("at most %d, threshold %d: %v unbeaten, want %d", most, *f.Threshold, f.Count, len(want))
			}
			if *f.Threshold == most {
				continue
			}
			lowered++
			more := *f.Threshold + 1
			var large *TooLargeError
			if _, err := space(t, c, Question{Limits: limits, Filter: Filter{Conflicts: &more}}).Frontier(t.Context(), Supportive); !errors.As(err, &large) {
				t.Errorf("at most %d: %d would have done: %v", most, more, err)
			}
		}
	}
	if lowered == 0 {
		t.Error("no threshold was lowered")
	}
	var large *TooLargeError
	if f, err := space(t, c, Question{Limits: Limits{Contested: 1}}).Compare(t.Context(), Scheme{}); !errors.As(err, &large) {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestInServiceAssessmentIsExcludedBySingleFrontDoor(t *testing.T) {
	c := example(t)
	s, given := space(t, c, Question{}), Present(c, "published-case")
	var out []string
	for _, x := range must(s.Remaining(t.Context(), given))(t) {
		if !x.Fits {
			out = append(out, x.Option.ID)
		}
	}
	if !slices.Equal(out, []string{"in-service"}) {
		t.Fatalf("what doesn't fit is %v", out)
	}
	why := must(s.Why(t.Context(), "in-service", given))(t)
	if len(why.Steps) != 1 || why.Steps[0].Rule.Relation != model.Excludes || why.Steps[0].Given[0].Option.ID != "front-door" {
		t.Errorf("in-service is explained by %+v", why)
	}
	fit := must(s.Fit(t.Context(), "in-service", given))(t)
	if len(fit.Changes) != 1 || fit.Changes[0].Decision.ID != "contact" || len(fit.Changes[0].To) > 0 || len(fit.Answers) > 0 {
		t.Errorf("in-service fits after %+v", fit)
	}
}

// chainCase has three decisions with one option each, a, b and c, and rules between them.
func chainCase(t testing.TB, rules ...*model.Rule) *model.Case {
	t.Helper()
	records := []model.Record{
		&model.Head{ID: "chain", Title: "Chain", FirstYear: 2018, Years: 1},
		&model.Component{ID: "k", Name: "Component"},
	}
	for _, id := range []string{"a", "b", "c"} {
		records = append(records, &model.Decision{ID: "d" + id, Component: "k", Name: id}, &model.Option{ID: id, Decision: "d" + id, Name: id})
	}
	for _, r := range rules {
		records = append(records, r)
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAChainOfRulesIsExplainedFromTheOptionOn(t *testing.T) {
	c := chainCase(
		t,
		&model.Rule{Relation: model.Excludes, Option: "b", Other: "c"},
		&model.Rule{Relation: model.Requires, Option: "a", Other: "b"},
	)
	s := space(t, c, Question{})
	why := must(s.Why(t.Context(), "a", Choices{"dc": {"c"}}))(t)
	if len(why.Steps) != 2 || why.Steps[0].Rule.Option != "a" || why.Steps[1].Given[0].Option.ID != "c" {
		t.Errorf("a is explained by %+v", why)
	}
}

func TestACycleOfRequirementsFitsAllOrNothing(t *testing.T) {
	cycle := []*model.Rule{
		{Relation: model.Requires, Option: "a", Other: "b"},
		{Relation: model.Requires, Option: "b", Other: "c"},
		{Relation: model.Requires, Option: "c", Other: "a"},
	}
	s := space(t, chainCase(t, cycle...), Question{})
	if n := must(s.Feasible(t.Context()))(t); n.Int64() != 2 {
		t.Errorf("%v schemes fit, want 2", n)
	}
	// With one more rule nothing fits but nothing.
	cycle = append(cycle, &model.Rule{Relation: model.Excludes, Option: "a", Other: "c"})
	s = space(t, chainCase(t, cycle...), Question{Answers: Complete})
	why := must(s.Clash(t.Context(), nil))(t)
	if why == nil || len(why.Steps) != 1 || why.Steps[0].Rule.Relation != model.Excludes {
		t.Errorf("no complete scheme fits because of %+v", why)
	}
	if fit := must(s.Fit(t.Context(), "a", nil))(t); fit != nil {
		t.Errorf("a fits after %+v", fit)
	}
}

func TestWhatIsBoundedIsSaid(t *testing.T) {
	c := randomCase(t, rand.New(rand.NewPCG(1, 7)), large(30, 40, "0.01"))
	var large *TooLargeError
	if _, err := space(t, c, Question{Limits: Limits{States: 100}}).Feasible(t.Context()); !errors.As(err, &large) || large.Limit != 100 {
		t.Errorf("states: %v", err)
	}
	if _, err := space(t, c, Question{Limits: Limits{Points: 1000}}).Frontier(t.Context(), Money); !errors.As(err, &large) {
		t.Errorf("points: %v", err)
	}
	if _, err := space(t, c, Question{Limits: Limits{Points: 1000}}).NearBest(t.Context(), decimal.NewFromInt(5)); !errors.As(err, &large) {
		t.Errorf("nets: %v", err)
	}
	limit := decimal.NewFromInt(20)
	capped := Question{Filter: Filter{YearCost: &limit}, Limits: Limits{Points: 1000}}
	if _, err := space(t, c, capped).Feasible(t.Context()); !errors.As(err, &large) {
		t.Errorf("amounts under caps: %v", err)
	}
}

// tiedCase has decisions whose options all come to the same.
func tiedCase(t testing.TB, decisions int) *model.Case {
	t.Helper()
	records := []model.Record{&model.Head{ID: "tied", Title: "Tied", FirstYear: 2018, Years: 1}, &model.Component{ID: "k", Name: "Component"}}
	for i := range decisions {
		id := fmt.Sprintf("d%02d", i)
		records = append(records, &model.Decision{ID: id, Component: "k", Name: id, Several: true})
		for j := range 8 {
			records = append(records, &model.Option{ID: fmt.Sprintf("%s-%d", id, j), Decision: id, Name: id})
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestALongFrontierIsCountedInFullAndListedInPart(t *testing.T) {
	s := space(t, tiedCase(t, 20), Question{Answers: Complete, Limits: Limits{Listed: 50}})
	want := new(big.Int).Exp(big.NewInt(255), big.NewInt(20), nil)
	f := must(s.Frontier(t.Context(), Principled))(t)
	if f.Count.Cmp(want) != 0 || s.Count().Cmp(want) != 0 || !f.Bounded || len(f.Schemes) != 50 || len(f.Points) != 1 {
		t.Errorf("%v schemes at %d points, %d listed, bounded %v; want %v", f.Count, len(f.Points), len(f.Schemes), f.Bounded, want)
	}
	if n := must(s.NearBest(t.Context(), decimal.Zero))(t); n.Schemes.Cmp(want) != 0 || new(big.Int).Rsh(want, 1).Cmp(n.Options[0].In) >= 0 {
		t.Errorf("%v schemes near the best, the first option in %v", n.Schemes, n.Options[0].In)
	}
}

func TestFiguresTooLargeToAddUpExactlyAreRefused(t *testing.T) {
	records := []model.Record{&model.Head{ID: "huge", Title: "Huge", FirstYear: 2018, Years: 30}}
	for i := range 301 {
		l := &model.Line{ID: fmt.Sprint("l", i), Owner: model.Programme, Type: model.BenefitLine, Recurrence: model.Ongoing}
		for range 30 {
			l.Minimum = append(l.Minimum, decimal.RequireFromString("999999999.999999"))
		}
		records = append(records, l)
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(c, Question{Basis: model.Recurring}); !errors.Is(err, ErrFigures) {
		t.Errorf("the error is %v", err)
	}
}

func TestAFilterWithUnknownIDsIsRefused(t *testing.T) {
	c := example(t)
	for _, f := range []Filter{
		{Include: []string{"nothing"}},
		{Exclude: []string{"nothing"}},
		{Fixed: Choices{"nothing": nil}},
		{Fixed: Choices{"contact": {"in-service"}}},
		{Fixed: Choices{"contact": {"front-door", "integrated-customer"}}},
	} {
		if _, err := New(c, Question{Filter: f}); err == nil {
			t.Errorf("%+v was taken", f)
		}
	}
	if _, err := space(t, c, Question{}).Why(t.Context(), "nothing", nil); err == nil {
		t.Error("an unknown option was explained")
	}
}

func TestOptionsThatBarelyMoveTheMoneyAreNeutral(t *testing.T) {
	c := example(t)
	got := space(t, c, Question{}).Neutral(decimal.RequireFromString("0.3"))
	var ids []string
	for _, n := range got {
		if n.Against != nil {
			t.Errorf("%s is held against %s, not as-is", n.Option.ID, n.Against.ID)
		}
		ids = append(ids, n.Option.ID+" "+n.Difference.String())
	}
	if want := []string{"core-function 0.25", "support-consolidated 0", "flexible-workforce 0"}; !slices.Equal(ids, want) {
		t.Errorf("neutral are %q", ids)
	}
	against := space(t, c, Question{Answers: Complete}).Neutral(decimal.NewFromInt(3))
	if n := len(against); n == 0 || against[0].Option.ID != "centre-of-excellence" || against[0].Against.ID != "hub-and-spoke" {
		t.Errorf("in complete schemes neutral are %+v", against)
	}
}

func TestALongSearchStopsWhenCancelled(t *testing.T) {
	c := randomCase(t, rand.New(rand.NewPCG(32, 7)), large(40, 90, "0.01"))
	s := space(t, c, Question{})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := s.Frontier(ctx, Principled); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the error is %v", err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("it went on for %v", took)
	}
}

func TestPrinciplesBeyondASetsRoomAreCountedButNoObjective(t *testing.T) {
	records := []model.Record{
		&model.Head{ID: "many", Title: "Many", FirstYear: 2018, Years: 1}, &model.Component{ID: "k", Name: "Component"},
		&model.Decision{ID: "d", Component: "k", Name: "Decision"}, &model.Option{ID: "o", Decision: "d", Name: "Option"},
	}
	for i := range 70 {
		id := fmt.Sprint("p", i)
		records = append(records, &model.Principle{ID: id, Name: id}, &model.Link{Owner: "o", To: model.KindPrinciple, Target: id, Stance: model.Supports})
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	s := space(t, c, Question{Answers: Complete})
	if f := must(s.Frontier(t.Context(), Money))(t); f.Schemes[0].Supports != 70 {
		t.Errorf("%d principles are supported, want 70", f.Schemes[0].Supports)
	}
	var large *TooLargeError
	if _, err := s.Frontier(t.Context(), Principled); !errors.As(err, &large) {
		t.Errorf("the error is %v", err)
	}
}
