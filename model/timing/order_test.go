package timing_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"tomworkbench/model"
	"tomworkbench/model/timing"
	"tomworkbench/storage/casefile"
)

// workStreams is the programme of 2011, in which ICT is required by the seven other streams and all begin in one quarter.
func workStreams(t *testing.T) (*model.Case, string) {
	t.Helper()
	data, err := os.ReadFile("../../assets/work-streams-2011.tomcase")
	if err != nil {
		t.Fatal(err)
	}
	f, err := casefile.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return f.Case, f.Case.Scenarios.At(0).ID
}

func TestStreamsThatBeginWithWhatTheyNeedRunAheadOfIt(t *testing.T) {
	c, scenario := workStreams(t)
	p := timing.Of(c, scenario, model.Minimum)
	if got := p.Headline(); got != "All 8 options chosen finish by 2013/14 Q3; 7 options run ahead of what they need" {
		t.Error(got)
	}
	need, _ := c.Options.Get("w8-carry-out")
	if got, want := p.Bar("w1-carry-out").AheadWords(), "starts with "+need.Name+", which it needs first, and finishes 6 quarters sooner"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := p.CriticalWords(); strings.Contains(got, ", then ") || !strings.Contains(got, " ahead of it") {
		t.Errorf("an order is claimed that isn't there: %s", got)
	}
	mended := applied(t, c, p)
	after := timing.Of(mended, scenario, model.Minimum)
	if got := after.Headline(); len(after.Ahead()) > 0 || !after.Early.IsZero() {
		t.Errorf("mended it says %s", got)
	}
	if q := mended.Slip(scenario, "w1-carry-out").Quarters; q != 6 {
		t.Errorf("the first stream comes %d quarters later", q)
	}
}

// applied lets come later what comes too early.
func applied(t *testing.T, c *model.Case, p *timing.Plan, options ...string) *model.Case {
	t.Helper()
	e, err := p.Mend(options...)
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

// The definition, said once more: what needs another starts after it, and neither finishes nor has its benefits before it does.
func TestWhatRunsAheadIsMendedByTheFewestQuartersAndNothingElseIs(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 9))
	seen := 0
	for range 60 {
		c := example(t)
		for o := range c.Options.All() {
			c = slipped(t, c, o.ID, r.IntN(13)-2, r.IntN(3))
		}
		p := timing.Of(c, published, model.Minimum)
		for i := range p.Bars {
			seen += checkAhead(t, p, &p.Bars[i])
		}
		after := timing.Of(applied(t, c, p), published, model.Minimum)
		if words := after.Headline(); len(after.Ahead()) > 0 || !after.Early.IsZero() {
			t.Errorf("mended it says %s", words)
		}
	}
	if seen == 0 {
		t.Error("nothing ever ran ahead")
	}
}

// checkAhead holds a bar to its needs, and reports whether it runs ahead.
func checkAhead(t *testing.T, p *timing.Plan, b *timing.Bar) (ahead int) {
	t.Helper()
	behind := func(late int) bool {
		by := model.Quarter(late)
		return !slices.ContainsFunc(b.Needs, func(o *model.Option) bool {
			n := p.Bar(o.ID)
			return b.Start+by <= n.Start || b.Finish+by < n.Finish || b.BenefitsFrom+by < n.BenefitsFrom
		})
	}
	least := b.Behind()
	if !behind(least) || least > 0 && behind(least-1) {
		t.Errorf("%s: %d quarters are said to be the fewest", b.Option.Name, least)
	}
	if (least > 0) != (b.AheadWords() != "") {
		t.Errorf("%s: %d quarters, and %q", b.Option.Name, least, b.AheadWords())
	}
	for _, o := range b.Needs {
		if spare, known := p.Spare(b.Option.ID, o.ID); !known || spare < -least {
			t.Errorf("%s: %d to spare before %s, though %d mend it", b.Option.Name, spare, o.Name, least)
		}
	}
	return min(least, 1)
}

// Two options that require each other go together, so neither runs ahead of the other.
func TestOptionsThatRequireEachOtherDontRunAheadOfEachOther(t *testing.T) {
	c := example(t)
	for _, pair := range [][2]string{{"front-door", "asset-based"}, {"asset-based", "front-door"}} {
		e, err := c.Add(&model.Rule{Relation: model.Requires, Option: pair[0], Other: pair[1]}, "")
		if err != nil {
			t.Fatal(err)
		}
		if c, _, err = model.Apply(c, e); err != nil {
			t.Fatal(err)
		}
	}
	p := timing.Of(c, published, model.Minimum)
	for _, id := range []string{"front-door", "asset-based"} {
		if words := p.Bar(id).AheadWords(); words != "" {
			t.Errorf("%s: %s", id, words)
		}
	}
	if after := timing.Of(applied(t, c, p), published, model.Minimum); len(after.Ahead()) > 0 {
		t.Errorf("%v run ahead still", after.Ahead())
	}
}
