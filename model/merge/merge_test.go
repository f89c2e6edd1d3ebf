package merge_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	. "tomworkbench/model/merge"
)

// copied begins a copy of a little case: a decision with two options, of which the hub is chosen in the first scenario.
func copied(t testing.TB, name string) *desk {
	t.Helper()
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "little", Title: "Little", FirstYear: 2019, Years: 2},
		&model.Component{ID: "contact", Name: "Contact"},
		&model.Decision{ID: "channel", Component: "contact", Name: "Channel", AsIs: true},
		&model.Option{ID: "hub", Decision: "channel", Name: "Hub"},
		&model.Option{ID: "door", Decision: "channel", Name: "Front door"},
		line("l1", "hub", "1 2"),
		&model.RateTable{ID: model.DiscountRates, Name: "Rates"},
		&model.Scenario{ID: "first", Name: "First"},
		&model.Scenario{ID: "second", Name: "Second"},
		&model.Choice{Scenario: "first", Decision: "channel", Options: []string{"hub"}, Status: model.Provisional},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	return &desk{Copy{Name: name, Case: c, Journal: []model.Entry{}}, t}
}

func line(id, owner, figures string) *model.Line {
	x := &model.Line{ID: id, Owner: owner, Type: model.CostLine, Category: id, Recurrence: model.Once}
	for _, text := range strings.Fields(figures) {
		x.Minimum = append(x.Minimum, decimal.RequireFromString(text))
	}
	return x
}

// desk is where somebody works on a copy.
type desk struct {
	Copy
	t testing.TB
}

func (d *desk) do(makers ...func(*model.Case) (model.Edit, error)) *desk {
	d.t.Helper()
	for _, maker := range makers {
		e, err := maker(d.Case)
		if err != nil {
			d.t.Fatal(err)
		}
		id := fmt.Sprintf("%s-%d", d.Name, d.Case.Revision+1)
		entry, cursor := d.Cursor.Do(e.Stamp(model.Signature{ID: id, Who: d.Name, At: time.Date(2026, 3, 4, 9, 30, 0, 0, time.UTC)}), d.Case.Revision+1)
		next, _, err := model.Apply(d.Case, entry.Edit)
		if err != nil {
			d.t.Fatal(err)
		}
		d.Case, d.Cursor, d.Journal = next, cursor, append(d.Journal, entry)
	}
	return d
}

// as is a copy of what somebody works on, for somebody else.
func (d *desk) as(name string) *desk {
	c := *d
	c.Name, c.Journal = name, slices.Clone(d.Journal)
	return &c
}

type maker = func(*model.Case) (model.Edit, error)

func choose(scenario string, options ...string) maker {
	return func(c *model.Case) (model.Edit, error) { return c.Choose(scenario, "channel", options...) }
}

func remove(kind model.Kind, key string) maker {
	return func(c *model.Case) (model.Edit, error) { return c.Remove(kind, key) }
}

func add(r model.Record) maker {
	return func(c *model.Case) (model.Edit, error) { return c.Add(r, "") }
}

func move(kind model.Kind, key string, by int) maker {
	return func(c *model.Case) (model.Edit, error) { return c.Move(kind, key, by) }
}

func years(n int) maker {
	return func(c *model.Case) (model.Edit, error) {
		h := *c.Head()
		h.Years = n
		return c.SetHead(h)
	}
}

func decision(change func(*model.Decision)) maker {
	return func(c *model.Case) (model.Edit, error) {
		now, _ := c.Decisions.Get("channel")
		next := *now
		change(&next)
		return c.Replace("channel", &next)
	}
}

func agreeOnNoChange(c *model.Case) (model.Edit, error) {
	return c.Decide("second", "channel", model.Agreed, "It works.")
}

func of(t testing.TB, a, b *desk) *Merge {
	t.Helper()
	m, err := Of(a.Copy, b.Copy)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func done(t testing.TB, m *Merge, chosen []Side) Copy {
	t.Helper()
	e, err := m.Edit(chosen)
	if err != nil {
		t.Fatal(err)
	}
	c, err := m.Done(e, model.Signature{ID: "merge", Who: "Carol"})
	if err != nil {
		t.Fatal(err)
	}
	if found := c.Case.Problems(); len(found) > 0 {
		t.Fatal(found)
	}
	return c
}

// What doesn't fit together is one conflict, of which either side can be taken; what else was done flows.
func TestWhatDoesNotFitTogetherIsNamedAsAConflict(t *testing.T) {
	other := func(c *model.Case) (model.Edit, error) { return c.RenameScenario("first", "Renamed") }
	for name, k := range map[string]struct {
		a, b maker
		// names are what has to be among the conflict's items.
		names []string
	}{
		"an option deleted, and chosen":           {remove(model.KindOption, "door"), choose("second", "door"), []string{"Option “Front door”", "Choice “Channel” in “Second”"}},
		"an option deleted, and given figures":    {remove(model.KindOption, "door"), add(line("l2", "door", "1 1")), []string{"Option “Front door”", "Front door, cost l2"}},
		"an option deleted, and its figures kept": {remove(model.KindOption, "hub"), changeLine("5 5"), []string{"Option “Hub”", "Hub, cost l1", "Choice “Channel” in “"}},
		"a scenario deleted, and worked on":       {remove(model.KindScenario, "second"), choose("second", "hub"), []string{"Scenario “Second”", "Choice “Channel” in “Second”"}},
		"fewer years, and a new line":             {years(3), add(line("l2", "hub", "1 1")), []string{"The case", "Hub, cost l2", "Hub, cost l1"}},
		"no change ruled out, and agreed on":      {decision(func(d *model.Decision) { d.AsIs = false }), agreeOnNoChange, []string{"Decision “Channel”", "Choice “Channel” in “Second”"}},
		"two scenarios of one name":               {add(&model.Scenario{ID: "x", Name: "Bold"}), add(&model.Scenario{ID: "y", Name: "Bold"}), []string{"Scenario “Bold”", "Scenario “Bold”"}},
		"two rates for one year": {
			add(&model.Rate{ID: "r1", Table: model.DiscountRates, First: 0, Last: 5}), add(&model.Rate{ID: "r2", Table: model.DiscountRates, First: 3, Last: 9}),
			[]string{"Discount rates, years 0 to 5", "Discount rates, years 3 to 9"},
		},
	} {
		for _, turned := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, turned %v", name, turned), func(t *testing.T) {
				if turned {
					k.a, k.b = k.b, k.a
				}
				a, b := copied(t, "Ann").do(k.a), copied(t, "Bob").do(k.b, other)
				conflicts := of(t, a, b).Conflicts()
				if len(conflicts) != 1 || len(conflicts[0].Items) < len(k.names) {
					t.Fatalf("conflicts: %+v", conflicts)
				}
				said := fmt.Sprint(conflicts)
				for _, name := range k.names {
					if !strings.Contains(said, name) {
						t.Errorf("%q isn't among %s", name, said)
					}
				}
				for _, side := range []Side{TakeA, TakeB} {
					m := of(t, a, b)
					if c := done(t, m, m.All(side)); !strings.Contains(named(c.Case), "Renamed") {
						t.Errorf("what doesn't conflict doesn't flow: %s", named(c.Case))
					}
				}
			})
		}
	}
}

func changeLine(figures string) maker {
	return func(c *model.Case) (model.Edit, error) { return c.Replace("l1", line("l1", "hub", figures)) }
}

func named(c *model.Case) string {
	var names []string
	for s := range c.Scenarios.All() {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

func optionOrder(c *model.Case) string {
	var ids []string
	for o := range c.Options.All() {
		ids = append(ids, o.ID)
	}
	return strings.Join(ids, " ")
}

func TestConflictsAreSaidWithWhoAndWhen(t *testing.T) {
	a, b := copied(t, "Ann").do(choose("first", "door")), copied(t, "Bob").do(choose("first"))
	got := of(t, a, b).Conflicts()[0].Items[0]
	if got.Name != "Choice “Channel” in “First”" {
		t.Errorf("it is called %q", got.Name)
	}
	at := time.Date(2026, 3, 4, 9, 30, 0, 0, time.UTC)
	if got.A.Text != "Channel: Front door instead of Hub" || got.A.Who != "Ann" || !got.A.At.Equal(at) {
		t.Errorf("A: %+v", got.A)
	}
	if got.B.Text != "deleted" || got.B.Who != "Bob" || !got.B.At.Equal(at) {
		t.Errorf("B: %+v", got.B)
	}
}

func TestMovedAndAddedRecordsStandInOneOrderWhicheverCopyIsMerged(t *testing.T) {
	for name, k := range map[string]struct {
		a, b maker
		want string
	}{
		"one copy moves":     {move(model.KindOption, "door", -1), choose("second", "hub"), "door hub"},
		"both move the same": {move(model.KindOption, "door", -1), move(model.KindOption, "hub", 1), "door hub"},
		"both add": {
			add(&model.Option{ID: "z", Decision: "channel", Name: "Z"}), add(&model.Option{ID: "y", Decision: "channel", Name: "Y"}), "hub door y z",
		},
		"one moves and the other adds": {move(model.KindOption, "door", -1), add(&model.Option{ID: "y", Decision: "channel", Name: "Y"}), "door hub y"},
	} {
		a, b := copied(t, "Ann").do(k.a), copied(t, "Bob").do(k.b)
		for _, m := range []*Merge{of(t, a, b), of(t, b, a)} {
			c := done(t, m, nil).Case
			if got := optionOrder(c); got != k.want {
				t.Errorf("%s: %s, want %s", name, got, k.want)
			}
			for i := 1; i < c.Options.Len(); i++ {
				if c.Options.At(i-1).Rank >= c.Options.At(i).Rank {
					t.Errorf("%s: two stand in one place, so that neither could be moved past the other", name)
				}
			}
		}
	}
}

func TestWhatBothCopiesMovedStandsWhereItIsNearerTheTop(t *testing.T) {
	base := copied(t, "base").do(add(&model.Option{ID: "z", Decision: "channel", Name: "Z"}))
	a, b := base.as("Ann").do(move(model.KindOption, "door", -1)), base.as("Bob").do(move(model.KindOption, "door", 1))
	one, other := done(t, of(t, a, b), nil), done(t, of(t, b, a), nil)
	if got := optionOrder(one.Case); !strings.HasPrefix(got, "door ") || optionOrder(other.Case) != got {
		t.Errorf("the orders are %s and %s", got, optionOrder(other.Case))
	}
}

// What is chosen one by one and doesn't fit together becomes one conflict, and no case that isn't valid is made.
func TestWhatIsChosenApartAndBelongsTogetherIsJoined(t *testing.T) {
	rate := func(id string, first, last int) maker {
		return add(&model.Rate{ID: id, Table: model.DiscountRates, First: first, Last: last})
	}
	a, b := copied(t, "Ann").do(rate("r1", 0, 1), rate("r2", 5, 6)), copied(t, "Bob").do(rate("r1", 5, 6), rate("r2", 0, 1))
	a.Journal, b.Journal = nil, nil
	m := of(t, a, b)
	for len(m.Conflicts()) > 1 {
		chosen := m.All(TakeA)
		chosen[0] = TakeB
		_, err := m.Edit(chosen)
		if !errors.Is(err, ErrTogether) {
			t.Fatalf("%d conflicts settled apart: %v", len(chosen), err)
		}
	}
	done(t, m, m.All(TakeB))
}

// A journal that leaves out its oldest entries has them all the same: another copy brings what it alone has.
func TestWhatAJournalLeavesOutIsNotBroughtAgain(t *testing.T) {
	two := copied(t, "Two").do(choose("first", "door"), choose("second", "hub"), choose("second", "door"))
	one := two.as("One")
	const leftOut = 2
	one.Journal, one.Cursor = model.WithoutOldest(one.Journal, one.Cursor, leftOut)
	two.do(choose("first", "hub"))
	for _, copies := range [][2]*desk{{one, two}, {two, one}} {
		var want []string
		if copies[1] == two {
			want = []string{"Two-4"}
		}
		e, err := of(t, copies[0], copies[1]).Edit(nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, brought := range e.Merged {
			got = append(got, brought.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("into %s comes %q instead of %q", copies[0].Name, got, want)
		}
	}
}

func TestACopyThatDoesNotFitItsJournalIsAllConflict(t *testing.T) {
	a, b := copied(t, "Ann"), copied(t, "Bob").do(choose("second", "hub"), choose("first", "door"))
	b.Journal[0].Changes = []model.Change{{To: line("l9", "hub", "1 1")}}
	if n := len(of(t, a, b).Conflicts()); n != 2 {
		t.Errorf("%d conflicts, want one for each difference", n)
	}
}

func TestCopiesOfDifferentCasesAreRefused(t *testing.T) {
	a, b := copied(t, "Ann"), copied(t, "Bob")
	other, err := model.NewCase(0, []model.Record{&model.Head{ID: "other", Title: "Other", FirstYear: 2019, Years: 2}}, false)
	if err != nil {
		t.Fatal(err)
	}
	b.Case = other
	if _, err := Of(a.Copy, b.Copy); err == nil || !strings.Contains(err.Error(), "different cases") {
		t.Errorf("got %v", err)
	}
}

func TestALockedScenarioMergesAsAnyRecord(t *testing.T) {
	a, b := copied(t, "a"), copied(t, "b")
	a.do(func(c *model.Case) (model.Edit, error) { return c.LockScenario("first", true) })
	b.do(func(c *model.Case) (model.Edit, error) { return c.Choose("first", "channel", "door") })
	for _, one := range [][2]*desk{{a, b}, {b, a}} {
		m, err := Of(one[0].Copy, one[1].Copy)
		if err != nil {
			t.Fatal(err)
		}
		e, err := m.Edit(m.All(TakeA))
		if err != nil {
			t.Fatal(err)
		}
		done, err := m.Done(e, model.Signature{ID: "merged"})
		if err != nil {
			t.Fatal(err)
		}
		if s, _ := done.Case.Scenarios.Get("first"); !s.Locked || done.Case.Choice("first", "channel").Options[0] != "door" {
			t.Errorf("merged into %s the scenario is %+v and chooses %v", one[0].Name, s, done.Case.Choice("first", "channel").Options)
		}
	}
}
