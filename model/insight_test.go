package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func TestEveryColumnOfABenefitsMapSumsToTheBenefit(t *testing.T) {
	r := randomly(t)
	for range 200 {
		c := linkedCase(t, smallCase(t), r.Uint64())
		for s := range c.Scenarios.All() {
			for _, estimate := range Estimates() {
				m := BenefitsMapOf(c, s.ID, estimate, Recurring)
				total := Profile(c, s.ID, estimate, Recurring).TotalBenefit
				if !m.Total.Equal(total) {
					t.Fatalf("the map holds %s of %s", m.Total, total)
				}
				for i, column := range m.Columns {
					sum := decimal.Zero
					for _, n := range column {
						sum = sum.Add(n.Amount)
					}
					if !sum.Equal(total) {
						t.Fatalf("column %d sums to %s, not %s: %+v", i, sum, total, column)
					}
				}
				checkHops(t, m)
				checkCash(t, c, m)
			}
		}
	}
}

// linkedCase adds links by the bits of a number, some with shares that come to more or less than all.
func linkedCase(t *testing.T, c *Case, bits uint64) *Case {
	t.Helper()
	n := 0
	add := func(l *Link) {
		if n++; bits>>(n%64)&1 == 0 {
			return
		}
		if _, there := c.Links.Get(l.Key()); there {
			return
		}
		if bits>>((n+7)%64)&1 == 1 {
			share := decimal.New(int64(bits>>(n%50)%101), -2)
			l.Share = &share
		}
		c = apply(t, c, must(t)(c.Add(l, "")), n)
	}
	for i := range 3 {
		for _, f := range []Factor{{FactorKind: KindDriver}, {FactorKind: KindBenefit}, {FactorKind: KindObjective}} {
			f.ID, f.Name = fmt.Sprintf("%s%d", f.FactorKind, i), "One"
			if f.FactorKind == KindBenefit {
				f.Worth = Worths()[bits>>(2*i)%4]
			}
			c = apply(t, c, must(t)(c.Add(&f, "")), 100+i)
		}
	}
	for i := range 3 {
		for _, o := range []string{Programme, "door", "telecare", "coaching"} {
			add(&Link{Owner: o, To: KindDriver, Target: fmt.Sprint("driver", i)})
		}
		for j := range 3 {
			add(&Link{Owner: fmt.Sprint("driver", i), To: KindBenefit, Target: fmt.Sprint("benefit", j)})
			add(&Link{Owner: fmt.Sprint("benefit", i), To: KindObjective, Target: fmt.Sprint("objective", j)})
		}
	}
	return c
}

// checkHops holds every node against the hops that lead into it.
func checkHops(t *testing.T, m BenefitsMap) {
	t.Helper()
	for i, column := range m.Columns[1:] {
		for j, n := range column {
			sum := decimal.Zero
			for _, h := range m.Hops {
				if h.Column == i && h.To == j {
					sum = sum.Add(h.Amount)
				}
			}
			if !sum.Equal(n.Amount) {
				t.Fatalf("%s into %q sum to %s", n.Amount, n.Name, sum)
			}
		}
	}
}

// checkCash holds £m to cashable benefits: no other benefit has any, and none comes from one.
func checkCash(t *testing.T, c *Case, m BenefitsMap) {
	t.Helper()
	for _, n := range m.Columns[2] {
		b, ok := c.Benefits.Get(n.Key)
		if ok && b.Worth != Cashable && (!n.Amount.IsZero() || n.Worth != b.Worth) {
			t.Fatalf("%s flows to %s, which is %s", n.Amount, n.Key, b.Worth.Words())
		}
	}
	linked := decimal.Zero
	for _, h := range m.Hops {
		if !h.Cashable && !h.Amount.IsZero() {
			t.Fatalf("%+v carries £m", h)
		}
	}
	for _, n := range m.Columns[3] {
		if n.Worth != Cashable && !n.Amount.IsZero() {
			t.Fatalf("%s of %s reaches %s", n.Amount, n.Worth.Words(), n.Key)
		}
		if n.Key != "" {
			linked = linked.Add(n.Amount)
		}
	}
	if m.Linked() && !linked.Equal(m.Total) {
		t.Fatalf("all is said to be linked, and %s of %s is", linked, m.Total)
	}
}

// Half of what a driver brings goes to each of two cashable benefits, nothing to the third; a driver that leads to
// outcomes alone leaves its £m unlinked, and they are not lost.
func TestMoneyFlowsThroughCashableBenefitsAlone(t *testing.T) {
	records := append(small(),
		&Factor{FactorKind: KindBenefit, ID: "income", Name: "Income"},
		&Factor{FactorKind: KindBenefit, ID: "life", Name: "Better lives", Worth: Outcome},
		&Factor{FactorKind: KindObjective, ID: "people", Name: "People"},
		&Factor{FactorKind: KindDriver, ID: "care", Name: "Better care"},
		&Link{Owner: "demand", To: KindBenefit, Target: "income"},
		&Link{Owner: "demand", To: KindBenefit, Target: "life"},
		&Link{Owner: "telecare", To: KindDriver, Target: "care"},
		&Link{Owner: "care", To: KindBenefit, Target: "life"},
		&Link{Owner: "life", To: KindObjective, Target: "people"},
	)
	c, err := NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	m := BenefitsMapOf(c, "first", Minimum, InYear)
	// The front door's £3.50m goes to demand by 0.75, and telecare's £1m to care, which leads to no cashable benefit.
	want := map[string]string{"cash": "1.3125", "income": "1.3125", "life": "0", "": "1.875"}
	for _, n := range m.Columns[2] {
		if !n.Amount.Equal(figure(want[n.Key])) {
			t.Errorf("%s has %s, want %s", n.Name, n.Amount, want[n.Key])
		}
		if n.Key == "life" && n.Options != 2 {
			t.Errorf("%d options lead to better lives", n.Options)
		}
		if n.Key == "" && n.Name != "Not linked to a cashable benefit" {
			t.Errorf("what isn't linked is called %q", n.Name)
		}
	}
	for _, n := range m.Columns[3] {
		if n.Key == "people" && (n.Worth != Outcome || !n.Amount.IsZero()) {
			t.Errorf("the objective that no £m reaches is %+v", n)
		}
	}
	if len(m.Columns[2]) != 4 || m.Linked() || m.Shared() != true {
		t.Errorf("%+v", m.Columns[2])
	}
}

func TestTheMapTakesSharesAndNamesWhatIsNotLinked(t *testing.T) {
	m := BenefitsMapOf(smallCase(t), "first", Minimum, InYear)
	drivers := m.Columns[1]
	// The front door brings £3.50m, of which a share of 0.75 goes to demand; telecare's £1m has no driver.
	if len(drivers) != 2 || drivers[0].Key != "demand" || !drivers[0].Amount.Equal(figure("2.625")) ||
		drivers[1].Name != "Not linked to a driver" || !drivers[1].Amount.Equal(figure("1.875")) {
		t.Errorf("the drivers are %+v", drivers)
	}
}

func TestADriverClaimedTwiceInAComponentIsFlagged(t *testing.T) {
	c := smallCase(t)
	if got := DoubleCounts(c, "first"); len(got) != 0 {
		t.Errorf("flagged %+v", got)
	}
	for i, owner := range []string{"coaching", "telecare"} {
		c = apply(t, c, must(t)(c.Add(&Link{Owner: owner, To: KindDriver, Target: "demand"}, "")), i)
	}
	got := DoubleCounts(c, "first")
	if len(got) != 1 || got[0].Component.ID != "care" || got[0].Driver.ID != "demand" || len(got[0].Options) != 2 {
		t.Errorf("flagged %+v", got)
	}
}

func TestScenariosAreComparedDecisionByDecision(t *testing.T) {
	c := smallCase(t, &Decision{ID: "support", Component: "care", Name: "Support", Several: true, AsIs: true})
	c = apply(t, c, must(t)(c.Choose("second", "channel", "hub")), 1)
	c = apply(t, c, must(t)(c.Decide("second", "support", Agreed, "")), 2)
	x := Compare(c, []string{"first", "second", "ghost"})
	if len(x.Scenarios) != 2 || len(x.Rows) != 2 || !x.Rows[0].Differs(1) || x.Rows[0].Differs(0) || !x.Rows[1].DiffersAnywhere() {
		t.Errorf("the comparison is %+v", x)
	}
	if !x.Rows[1].Choices[1].StaysAsIs() {
		t.Error("staying as is is not told apart")
	}
	added, dropped := Gains(c, "first", "second")
	names := func(options []*Option) string {
		var ids []string
		for _, o := range options {
			ids = append(ids, o.ID)
		}
		return strings.Join(ids, " ")
	}
	if names(added) != "hub" || names(dropped) != "door coaching telecare" {
		t.Errorf("it adds %q and drops %q", names(added), names(dropped))
	}
}

func TestAnythingIsFoundByTypingPartOfIt(t *testing.T) {
	c := smallCase(t, &Issue{ID: "parking", Text: "Parking at the hub", Owner: "Property board"})
	for query, want := range map[string]string{
		"hub":            "option/hub",
		"FRONT door":     "option/door",
		"one way in":     "principle/P1",
		"tell us once":   "principle/P1",
		"less dem":       "driver/demand",
		"1.50":           "line/l1",
		"£2.5m":          "line/l1",
		"members asked":  "choice/first/channel",
		"too dear":       "ruled-out/first/hub",
		"one supplier":   "rule/excludes/hub/telecare",
		"keeps counter":  "link/principle/door/P2",
		"property board": "issue/parking",
		"prices":         "assumption/a1",
		"second look":    "scenario/second",
		"fragmented":     "component/contact",
	} {
		hits := Find(c, query, 10)
		if len(hits) == 0 || string(hits[0].Kind)+"/"+hits[0].Key != want {
			t.Errorf("%q finds %+v, want %s first", query, hits, want)
		}
	}
	for _, nothing := range []string{"", "  ", "no such thing"} {
		if hits := Find(c, nothing, 10); len(hits) != 0 {
			t.Errorf("%q finds %+v", nothing, hits)
		}
	}
	if hits := Find(c, "e", 3); len(hits) != 3 {
		t.Errorf("%d hits of at most 3", len(hits))
	}
}

func TestTheLogTellsWhatWasDoneWhereAndWhy(t *testing.T) {
	d := &desk{now: smallCase(t)}
	var entries []Entry
	enter := func(e Entry, cursor Cursor, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		next, _, err := Apply(d.now, e.Edit)
		if err != nil {
			t.Fatal(err)
		}
		d.now, d.cursor = next, cursor
		entries = append(entries, e)
	}
	do := func(e Edit, err error) {
		t.Helper()
		entry, cursor := d.cursor.Do(e.Stamp(signature(len(entries))), d.now.Revision+1)
		enter(entry, cursor, err)
	}
	do(d.now.Choose("first", "channel", "hub"))
	do(d.now.Decide("first", "channel", Agreed, "Members voted."))
	do(d.now.Remove(KindComponent, "care"))
	back, cursor := d.cursor.TakeBack(entries[2], signature(9), d.now.Revision+1)
	enter(back, cursor, nil)
	lines := LogLines(d.now, entries)
	if l := lines[1]; l.Text != "Channel: agreed on Hub" || l.Reason != "Members voted." || l.Status != Agreed || l.Scenario != PublishedCase ||
		!slices.Equal(l.Components, []string{"contact"}) || l.Who != "A. Officer" {
		t.Errorf("the agreement reads %+v", l)
	}
	if !lines[2].Undone || lines[1].Undone || lines[3].Stands || lines[3].Text != "Taken back: Component “Care” deleted" {
		t.Errorf("the undo reads %+v after %+v", lines[3], lines[2])
	}
	if !slices.Contains(lines[2].Components, "care") {
		t.Errorf("the deletion is not of its component: %+v", lines[2])
	}
}

func TestTheStatementHoldsDecisionReasonAndAlternatives(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Decide("first", "channel", Agreed, "Members voted.")), 1)
	got := Statement(c, "first", map[string]string{"edit-1": "A. Clerk"})
	want := `A small case, Anyshire
Scenario: Published case (revision 1)

Customer contact: Channel
Decision: Single front door
Status: Agreed, 4 March 2019, A. Clerk
Reason: Members voted.
Other options:
• Hub (ruled out: Too dear.)
• No change (not recommended: reason to be given)

Care: Support
Decision: Coaching, Telecare
Status: Provisional
Reason: none recorded
Other options:
none

Alternatives considered and rejected at the meeting, each with its reason
To be recorded at the meeting.

Conflicts of interest and dispensations
To be stated by the decision maker.
`
	if got != want {
		t.Errorf("the statement is\n%s\nwant\n%s", got, want)
	}
}

func TestWhatIsRuledOutIsListedBeforeAnythingIsChosen(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Choose("first", "channel")), 1)
	rows := Decisions(c, "first", nil)
	if r := rows[0]; r.Answer != "Undecided" || r.Status != "Open" || !slices.Equal(r.Others, []string{"Hub (ruled out: Too dear.)"}) {
		t.Errorf("the undecided decision reads %+v", r)
	}
	if r := rows[1]; r.Component != "Care" || r.Decision != "Support" || r.Answer != "Coaching, Telecare" || r.Reason != "" || len(r.Others) != 0 {
		t.Errorf("the decided one reads %+v", r)
	}
	if got := Decisions(c, "ghost", nil); got != nil {
		t.Errorf("an unknown scenario has %+v", got)
	}
}

func TestDeclarationsAreStatedCopiedAndKeptInSnapshots(t *testing.T) {
	c := smallCase(t)
	e := must(t)(c.Declare("first", "Cllr A rents from the hub's owner", ""))
	if e.Text != "Scenario “Published case”: conflicts of interest changed" {
		t.Errorf("it says %q", e.Text)
	}
	c = apply(t, c, e, 1)
	want := "Conflicts of interest: Cllr A rents from the hub's owner\nDispensations: none declared\n"
	if got := Statement(c, "first", nil); !strings.HasSuffix(got, want) {
		t.Errorf("the statement ends %q", got[max(0, len(got)-200):])
	}
	c = apply(t, c, must(t)(c.DuplicateScenario("first", "copy", "A copy")), 2)
	c = apply(t, c, must(t)(c.TakeSnapshot("first", "then", "Then")), 3)
	reopened, _, err := c.Reopen("then", "again", "Again")
	c = apply(t, c, must(t)(reopened, err), 4)
	for _, id := range []string{"copy", "again"} {
		if s, _ := c.Scenarios.Get(id); s.Conflicts != "Cllr A rents from the hub's owner" {
			t.Errorf("%s has %q", id, s.Conflicts)
		}
	}
	long := must(t)(c.Declare("first", "", strings.Repeat("x", MaxTextRunes+1)))
	next, _, err := Apply(c, long)
	refused(t, "Apply", next, err, `scenario "first", dispensations: is longer than 10000 characters; shorten it`)
}
