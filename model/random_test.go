package model_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

// randomCase builds a valid case of random size. Ids come from small ranges, so that two random cases
// share some of them.
func randomCase(t testing.TB, r *rand.Rand) *Case {
	t.Helper()
	return build(t, randomRecords(r))
}

func randomRecords(r *rand.Rand) []Record {
	d := draft{Rand: r, years: 1 + r.IntN(6)}
	d.add(&Head{ID: "random", Title: "Random", FirstYear: 1999 + r.IntN(30), Years: d.years})
	for i := range 1 + r.IntN(4) {
		d.addComponent(fmt.Sprint("c", i))
	}
	d.addLines(Programme)
	d.addPrinciples()
	d.addRules()
	d.addRates()
	for i := range 1 + r.IntN(3) {
		d.addScenario(fmt.Sprint("s", i))
	}
	return d.records
}

// draft gathers the records of a random case.
type draft struct {
	*rand.Rand
	years     int
	records   []Record
	decisions []*Decision
	options   map[string][]string
	allIDs    []string
}

func (d *draft) add(r Record) { d.records = append(d.records, r) }

func (d *draft) chance() bool { return d.IntN(2) == 0 }

func (d *draft) addComponent(id string) {
	d.add(&Component{ID: id, Name: "Component " + id, RAG: pick(d.Rand, []RAG{Unrated, Red, Amber, Green})})
	for i := range 1 + d.IntN(2) {
		decision := &Decision{ID: fmt.Sprintf("%s-d%d", id, i), Component: id, Name: "Question", Several: d.chance(), AsIs: d.chance()}
		d.add(decision)
		d.decisions = append(d.decisions, decision)
		for j := range 1 + d.IntN(4) {
			d.addOption(decision.ID, fmt.Sprintf("%s-o%d", decision.ID, j))
		}
	}
}

func (d *draft) addOption(decision, id string) {
	d.add(&Option{ID: id, Decision: decision, Name: "Option " + id, Notes: pick(d.Rand, []string{"", "A note.\nTwo lines."})})
	if d.options == nil {
		d.options = map[string][]string{}
	}
	d.options[decision] = append(d.options[decision], id)
	d.allIDs = append(d.allIDs, id)
	d.addLines(id)
}

func (d *draft) addLines(owner string) {
	for i := range d.IntN(4) {
		l := &Line{
			ID: fmt.Sprintf("%s-l%d", owner, i), Owner: owner, Type: pick(d.Rand, []LineType{BenefitLine, CostLine}),
			Category:   pick(d.Rand, []string{"", "people", "technology"}),
			Recurrence: pick(d.Rand, []Recurrence{Ongoing, Once}),
			Minimum:    d.figures(),
		}
		if d.chance() {
			l.Maximum = d.above(l.Minimum)
			if d.chance() {
				share := decimal.New(int64(d.IntN(101)), -2)
				l.Likeliest = &share
			}
		}
		if l.Type == CostLine && d.chance() {
			l.Class, l.Mitigation = pick(d.Rand, CostClasses()), decimal.New(int64(d.IntN(101)), -2)
			if overrun := decimal.New(int64(d.IntN(200)), -2); l.Class == OwnEvidence && d.chance() {
				l.Overrun, l.OverrunSource = &overrun, pick(d.Rand, []string{"", "The last programme"})
			}
		}
		d.add(l)
	}
}

// figures draws a figure a year, from −£2m to £8m, many of them with places and some with zeros behind.
func (d *draft) figures() []decimal.Decimal {
	list := make([]decimal.Decimal, d.years)
	for i := range list {
		list[i] = decimal.New(int64(d.IntN(1000)-200), -2)
	}
	return list
}

func (d *draft) above(minimum []decimal.Decimal) []decimal.Decimal {
	list := make([]decimal.Decimal, len(minimum))
	for i := range list {
		list[i] = minimum[i].Add(decimal.New(int64(d.IntN(300)), -2))
	}
	return list
}

func (d *draft) addPrinciples() {
	for i := range d.IntN(4) {
		id := fmt.Sprint("P", i)
		d.add(&Principle{ID: id, Name: "Principle " + id})
		for _, option := range d.allIDs {
			if d.chance() {
				d.add(&Link{Owner: option, To: KindPrinciple, Target: id, Stance: pick(d.Rand, []Stance{Supports, Conflicts})})
			}
		}
	}
}

func (d *draft) addRules() {
	for i, option := range d.allIDs {
		if other := d.IntN(len(d.allIDs)); other != i && d.chance() {
			d.add(&Rule{Relation: pick(d.Rand, []Relation{Excludes, Requires}), Option: option, Other: d.allIDs[other]})
		}
	}
}

// addRates adds some of the tables of rates, of which some rows aren't filled in yet.
func (d *draft) addRates() {
	for _, set := range RateSets() {
		if d.chance() {
			continue
		}
		d.add(&RateTable{ID: set, Name: "Rates", Date: pick(d.Rand, []string{"", "2025-12", "2025-12-16"}), MidYear: set == DiscountRates && d.chance(), Cash: set == Deflators && d.chance()})
		for i := range d.IntN(4) {
			x := &Rate{ID: fmt.Sprintf("%s-%d", set, i), Table: set}
			switch set {
			case DiscountRates:
				x.First, x.Last = 3*i, 3*i+2
			case Deflators:
				x.Year = 2018 + i
			default:
				x.Class = BoundedClasses()[i]
			}
			if value := decimal.New(int64(1+d.IntN(100)), -2); d.chance() {
				x.Value = &value
			}
			d.add(x)
		}
	}
}

func (d *draft) addScenario(id string) {
	d.add(&Scenario{ID: id, Name: "Scenario " + id})
	for _, decision := range d.decisions {
		options := someOf(d.Rand, d.options[decision.ID], decision.Several)
		if firm := firmly(decision, options); len(firm) > 0 && d.chance() {
			d.add(&Choice{
				Scenario: id, Decision: decision.ID, Options: options,
				Status: pick(d.Rand, firm), Reason: pick(d.Rand, []string{"", "Because."}),
			})
		}
	}
	if d.chance() {
		d.add(&RuledOut{Scenario: id, Option: pick(d.Rand, d.allIDs)})
	}
}

// firmly are the statuses but open that an answer may have.
func firmly(d *Decision, options []string) []Status {
	switch {
	case len(options) > 0:
		return []Status{Provisional, Agreed}
	case d.AsIs:
		return []Status{Agreed}
	}
	return nil
}

// someOf draws ids in their order: at most one, or any number; none of none.
func someOf(r *rand.Rand, ids []string, several bool) []string {
	if len(ids) == 0 {
		return nil
	}
	if !several {
		i := r.IntN(len(ids))
		return ids[i : i+r.IntN(2)]
	}
	var some []string
	for _, id := range ids {
		if r.IntN(2) == 0 {
			some = append(some, id)
		}
	}
	return some
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// editor makes a random edit of one sort; some draws make an empty one.
type editor struct {
	name string
	make func(t testing.TB, r *rand.Rand, c *Case) (Edit, error)
}

// unlessAgreed makes no edit where a decision is locked.
func unlessAgreed(e Edit, err error) (Edit, error) {
	var agreed *AgreedError
	if errors.As(err, &agreed) {
		return Edit{}, nil
	}
	return e, err
}

// removable are the kinds of record that people delete one by one.
func removable() []Kind {
	return []Kind{KindComponent, KindDecision, KindOption, KindLine, KindPrinciple, KindDriver, KindLink, KindRule, KindScenario, KindIssue, KindSnapshot, KindDocument, KindEvidence, KindCommitment, KindHands, KindRateTable, KindRate}
}

// anyRecord draws a record of any of some kinds, false for none.
func anyRecord(r *rand.Rand, c *Case, kinds []Kind) (Record, bool) {
	rows := slices.Collect(c.RecordsOf(pick(r, kinds)))
	if len(rows) == 0 {
		return nil, false
	}
	return pick(r, rows), true
}

// editors holds every constructor of edits and, for the changes that have none, edits of bare records.
// Each needs a case with a scenario.
func editors() []editor {
	return []editor{
		{"Choose", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			d := anyOf(r, c.Decisions)
			return unlessAgreed(c.Choose(anyOf(r, c.Scenarios).ID, d.ID, someOf(r, optionIDs(c, d.ID), d.Several)...))
		}},
		{"Toggle", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return unlessAgreed(c.Toggle(anyOf(r, c.Scenarios).ID, anyOf(r, c.Options).ID))
		}},
		{"Insist", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			d := anyOf(r, c.Decisions)
			return c.Insist(anyOf(r, c.Scenarios).ID, d.ID, someOf(r, optionIDs(c, d.ID), d.Several)...)
		}},
		{"Unlock", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.Unlock(anyOf(r, c.Scenarios).ID, anyOf(r, c.Decisions).ID)
		}},
		{"Add", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			after := ""
			if x, ok := anyRecord(r, c, []Kind{KindOption}); ok {
				after = x.Key()
			}
			name := pick(r, []string{"Hub", "Desk", "مركز", "Hub and spoke"})
			return c.Add(&Option{ID: c.FreeID(KindOption, name), Decision: anyOf(r, c.Decisions).ID, Name: name}, after)
		}},
		{"Add an issue", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.Add(&Issue{ID: c.FreeID(KindIssue, "Parking"), Text: "Parking", About: anyOf(r, c.Components).ID}, "")
		}},
		{"Add a table of evidence", addEvidence},
		{"Remove", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			x, ok := anyRecord(r, c, removable())
			if !ok || x.Kind() == KindComponent && c.Components.Len() == 1 || x.Kind() == KindDecision && c.Decisions.Len() == 1 ||
				c.Options.Len() < 8 && (x.Kind() == KindOption || x.Kind() == KindDecision || x.Kind() == KindComponent) {
				return Edit{}, nil
			}
			return c.Remove(x.Kind(), x.Key())
		}},
		{"Move", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			x, ok := anyRecord(r, c, []Kind{KindComponent, KindDecision, KindOption, KindPrinciple, KindLine})
			if !ok {
				return Edit{}, nil
			}
			return c.Move(x.Kind(), x.Key(), r.IntN(7)-3)
		}},
		{"SetHead", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			h := *c.Head()
			h.Years = 1 + r.IntN(6)
			return c.SetHead(h)
		}},
		{"TakeSnapshot", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.TakeSnapshot(anyOf(r, c.Scenarios).ID, c.FreeID(KindSnapshot, "after item"), "After item")
		}},
		{"Reopen", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			if c.Snapshots.Len() == 0 {
				return Edit{}, nil
			}
			e, _, err := c.Reopen(anyOf(r, c.Snapshots).ID, fmt.Sprint("reopened", r.Uint64()), c.FreeScenarioName("Reopened"))
			return e, err
		}},
		{"Decide", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			scenario, d := anyOf(r, c.Scenarios).ID, anyOf(r, c.Decisions)
			return c.Decide(scenario, d.ID, pick(r, append(firmly(d, c.Choice(scenario, d.ID).Options), Open)),
				pick(r, []string{"", "Cheaper.", "Members asked."}))
		}},
		{"Commit", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.Commit(anyOf(r, c.Scenarios).ID, anyOf(r, c.Decisions).ID, pick(r, append(CommitmentModes(), Unmarked)),
				pick(r, []string{"", "Who calls?"}), pick(r, []string{"", "June"}))
		}},
		{"KeepHands", keepHands},
		{"RuleOut", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return unlessAgreed(c.RuleOut(anyOf(r, c.Scenarios).ID, anyOf(r, c.Options).ID, pick(r, []string{"", "Too dear.", "Too slow."})))
		}},
		{"RuleIn", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			if c.RuledOuts.Len() == 0 {
				return Edit{}, nil
			}
			out := anyOf(r, c.RuledOuts)
			return unlessAgreed(c.RuleIn(out.Scenario, out.Option))
		}},
		{"SayWhyNot", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.SayWhyNot(anyOf(r, c.Scenarios).ID, anyOf(r, c.Options).ID, pick(r, []string{"", "Too dear.", "Too slow."}))
		}},
		{"NewScenario", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.NewScenario(fmt.Sprint("new", r.Uint64()), c.FreeScenarioName("New")), nil
		}},
		{"DuplicateScenario", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.DuplicateScenario(anyOf(r, c.Scenarios).ID, fmt.Sprint("copy", r.Uint64()), c.FreeScenarioName("Copy"))
		}},
		{"RenameScenario", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.RenameScenario(anyOf(r, c.Scenarios).ID, c.FreeScenarioName(pick(r, []string{"Bold", "Careful"})))
		}},
		{"DeleteScenario", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.DeleteScenario(anyOf(r, c.Scenarios).ID)
		}},
		{"ReplaceWith another case", func(t testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.ReplaceWith(randomCase(t, r), "Another case"), nil
		}},
		{"ReplaceWith the case in another order", func(t testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.ReplaceWith(shuffled(t, r, c), "Another order"), nil
		}},
		{"a changed rate", changeRate},
		{"a changed line", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			if c.Lines.Len() == 0 {
				return Edit{}, nil
			}
			from := anyOf(r, c.Lines)
			to := *from
			to.Category = fmt.Sprint("category ", r.IntN(100))
			return Edit{Text: "A line changed", Changes: []Change{{From: from, To: &to}}}, nil
		}},
	}
}

// keepHands has a room say something of a decision.
func keepHands(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
	x := &Hands{Scenario: anyOf(r, c.Scenarios).ID, Decision: anyOf(r, c.Decisions).ID, NoChange: r.IntN(3)}
	for o := range c.OptionsOf(x.Decision) {
		x.Counts = append(x.Counts, HandCount{o.ID, r.IntN(20)})
	}
	if len(x.Counts) == 0 {
		x.NoChange = 0
	}
	return c.KeepHands(x)
}

// changeRate enters a rate, changes it or empties it.
func changeRate(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
	if c.Rates.Len() == 0 {
		return Edit{}, nil
	}
	from := anyOf(r, c.Rates)
	to := *from
	value := decimal.New(int64(1+r.IntN(50)), -2)
	if to.Value = &value; from.Value != nil && r.IntN(3) == 0 {
		to.Value = nil
	}
	return c.Replace(from.ID, &to)
}

// addEvidence adds a table that is held against one that is there already.
func addEvidence(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
	x, err := TakeEvidence(c.FreeID(KindEvidence, "table"), "Table", [][]string{{"", "low £m", "high £m"}, {"a", "1", "2"}, {"b", fmt.Sprint(r.IntN(9)), "3"}})
	if err != nil {
		return Edit{}, err
	}
	if c.Evidence.Len() > 0 {
		other := Place{Table: anyOf(r, c.Evidence).ID, Row: "b", Column: "high £m"}
		x.Checks = append(x.Checks, Check{Rule: EqualsRule, Result: Place{Row: "a", Column: "low £m"}, Of: []Place{other}})
	}
	return c.Add(x, "")
}

// randomEdit makes an edit of any sort that changes something.
func randomEdit(t testing.TB, r *rand.Rand, c *Case) Edit {
	t.Helper()
	if c.Scenarios.Len() == 0 {
		return c.NewScenario(fmt.Sprint("new", r.Uint64()), "New")
	}
	for {
		e, err := pick(r, editors()).make(t, r, c)
		if err != nil {
			t.Fatalf("making an edit: %v", err)
		}
		if !e.Empty() {
			return e
		}
	}
}

// shuffled returns the case with the records of each kind in another order.
func shuffled(t testing.TB, r *rand.Rand, c *Case) *Case {
	t.Helper()
	var records []Record
	for one := range c.Records() {
		records = append(records, one)
	}
	r.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	return build(t, records)
}

func anyOf[T Record](r *rand.Rand, table Table[T]) T { return table.At(r.IntN(table.Len())) }

func optionIDs(c *Case, decision string) []string {
	var ids []string
	for o := range c.OptionsOf(decision) {
		ids = append(ids, o.ID)
	}
	return ids
}
