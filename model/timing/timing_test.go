package timing_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/model/timing"
	"tomworkbench/storage/casefile"
)

const published = "published-case"

func example(t testing.TB) *model.Case {
	t.Helper()
	f, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

func slipped(t testing.TB, c *model.Case, option string, quarters, benefits int) *model.Case {
	t.Helper()
	e, err := c.SlipTo(published, option, quarters, benefits)
	if err != nil {
		t.Fatal(err)
	}
	if e.Empty() {
		return c
	}
	next, _, err := model.Apply(c, e)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestTheExampleCountsHalfAMillionTooEarlyAndSaysWhere(t *testing.T) {
	c := example(t)
	p := timing.Of(c, published, model.Minimum)
	if got := p.Headline(); got != "All 8 options chosen finish by 2021/22 Q2; 1 option runs ahead of what it needs; £0.5m of benefit is counted before it can come" {
		t.Error(got)
	}
	for _, b := range p.Bars {
		want := ""
		if b.Option.ID == "flexible-workforce" {
			want = "£0.5m in 2019/20 is counted before 2020/21 Q1"
		}
		if got := b.EarlyWords(c.Head()); got != want {
			t.Errorf("%s: %q, want %q", b.Option.Name, got, want)
		}
	}
	if got := p.CriticalWords(); got != "Critical path: Single front door, then Consolidated assessment hub, finishing in 2021/22 Q2; Single front door could come 1 quarter later before Consolidated assessment hub ran ahead of it" {
		t.Error(got)
	}
	if got := p.QuickWords(c.Head()); got != "Quick win (nothing needed, benefits within four quarters of 2018/19 Q1): Centre of excellence, £1.5m in 2018/19" {
		t.Error(got)
	}
	if p.LeavingWords(c.Head()) != "" {
		t.Error(p.LeavingWords(c.Head()))
	}
}

func TestWhatIsCountedTooEarlyIsMendedByTheFewestQuarters(t *testing.T) {
	c := example(t)
	whole := timing.Of(c, published, model.Minimum)
	b := whole.Bar("flexible-workforce")
	fewest := whole.Later(b)
	if fewest != 4 {
		t.Fatalf("later by %d quarters", fewest)
	}
	for more := range fewest {
		if timing.Of(slipped(t, c, "flexible-workforce", 0, more), published, model.Minimum).Early.IsZero() {
			t.Errorf("%d quarters are enough", more)
		}
	}
	p := timing.Of(slipped(t, c, "flexible-workforce", 0, fewest), published, model.Minimum)
	if !p.Early.IsZero() || p.Bar("flexible-workforce").Start != b.Start {
		t.Errorf("still %s early, or the work moved", p.Early)
	}
}

func TestBenefitsWaitForWhatTheirOptionNeedsAndForWhatThatNeeds(t *testing.T) {
	c := slipped(t, example(t), "front-door", 8, 0)
	b := timing.Of(c, published, model.Minimum).Bar("assessment-hub")
	if b.For == nil || b.For.ID != "front-door" || b.Earliest.String() != "2021/22 Q1" || b.EarlyTotal.IsZero() {
		t.Errorf("waits for %v until %s, %s early", b.For, b.Earliest, b.EarlyTotal)
	}
	if got := b.EarlyWords(c.Head()); got == "" || got[len(got)-len("when benefits of Single front door come"):] != "when benefits of Single front door come" {
		t.Error(got)
	}
	if got := timing.Of(c, published, model.Minimum).CriticalWords(); got == "" {
		t.Error("no critical path")
	}
}

// The definition, said once more without the engine: a figure in a year that ends before the quarter of the option or of any that it
// needs or requires.
func TestWhatIsEarlyIsExactlyWhatTheDesignSays(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 1))
	for range 60 {
		c := example(t)
		for o := range c.Options.All() {
			c = slipped(t, c, o.ID, r.IntN(9)-2, r.IntN(4))
		}
		estimate := model.Estimates()[r.IntN(3)]
		p := timing.Of(c, published, estimate)
		total := decimal.Zero
		for _, b := range p.Bars {
			from := quarterOf(c, b.Option.ID)
			for _, n := range b.Needs {
				from = max(from, quarterOf(c, n.ID))
			}
			want := decimal.Zero
			for l := range c.Counting(published) {
				if l.Owner != b.Option.ID || l.Type != model.BenefitLine {
					continue
				}
				for i, d := range l.Yearly(c.Head().Years, estimate, model.InYear) {
					if model.QuarterOf(c.Head().FirstYear+i, 4) < from {
						want = want.Add(d)
					}
				}
			}
			if !b.EarlyTotal.Equal(want) {
				t.Fatalf("%s: %s early, want %s", b.Option.Name, b.EarlyTotal, want)
			}
			total = total.Add(want)
		}
		if !p.Early.Equal(total) {
			t.Fatalf("%s early in all, want %s", p.Early, total)
		}
	}
}

func quarterOf(c *model.Case, option string) model.Quarter {
	x, ok := c.Plans.Get(option)
	if !ok {
		return 0
	}
	from := x.BenefitsFrom
	if from == 0 {
		from = x.Finish
	}
	return from + model.Quarter(c.Slip(published, option).Quarters)
}

func TestACriticalPathIsAChainOfNeedsThatEndsLast(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 2))
	for range 40 {
		c := example(t)
		for o := range c.Options.All() {
			c = slipped(t, c, o.ID, r.IntN(9)-2, 0)
		}
		p := timing.Of(c, published, model.Minimum)
		if last := p.Bar(p.Critical[len(p.Critical)-1]); last.Finish != p.Ends() {
			t.Errorf("%s finishes in %s, the last in %s", last.Option.Name, last.Finish, p.Ends())
		}
		for i, id := range p.Critical[1:] {
			if !slices.ContainsFunc(p.Bar(id).Needs, func(o *model.Option) bool { return o.ID == p.Critical[i] }) {
				t.Errorf("%s doesn't need %s", id, p.Critical[i])
			}
		}
	}
}
