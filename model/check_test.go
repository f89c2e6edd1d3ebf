package model_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

// bad is a record that the small case refuses, in the place of its own or beside them.
type bad struct {
	name   string
	record Record
	want   string
}

// change makes the change that puts the record into a case.
func (b bad) change(c *Case) Change {
	from, _ := c.Record(b.record.Kind(), b.record.Key())
	return Change{From: from, To: b.record}
}

const idText = "an id has 1 to 64 letters, digits, dots, hyphens or underscores and begins with a letter or digit"

const figureText = "a figure in £m has at most 9 digits before the point and 6 after"

func badRecords() []bad {
	return slices.Concat(badYears(), badNames(), badIDs(), badWords(), badFigures(), badClasses(), badLikeliests(), badReferences(), badChoices(), badLinks())
}

func badYears() []bad {
	head := func(firstYear, years int) *Head {
		return &Head{ID: "small", Title: "T", FirstYear: firstYear, Years: years}
	}
	lines := func(years string) string {
		return "\n" + strings.Join([]string{
			`line "l1", minimum: has 3 figures, but the case has ` + years + ` years`,
			`line "l2", minimum: has 3 figures, but the case has ` + years + ` years`,
			`line "l3", minimum: has 3 figures, but the case has ` + years + ` years`,
			`line "l4", minimum: has 3 figures, but the case has ` + years + ` years`,
			`line "l5", minimum: has 3 figures, but the case has ` + years + ` years`,
		}, "\n")
	}
	return []bad{
		{"no years", head(2019, 0), "case, years: a case has 1 to 30 years, not 0" + lines("0")},
		{"31 years", head(2019, 31), "case, years: a case has 1 to 30 years, not 31" + lines("31")},
		{"a year fewer than the lines", head(2019, 2), lines("2")[1:]},
		{"a year long ago", head(1899, 3), "case, firstYear: 1899 is not a year from 1900 to 2200"},
		{"a year far ahead", head(2201, 3), "case, firstYear: 2201 is not a year from 1900 to 2200"},
	}
}

func badNames() []bad {
	named := func(name string) *Scenario { return &Scenario{ID: "first", Name: name} }
	const at = `scenario "first", name: `
	return []bad{
		{"an empty name", named(""), at + "is empty; it needs a name"},
		{"a name of spaces", named(" \u00a0 "), at + "is empty; it needs a name"},
		{"a name too long", named(strings.Repeat("é", 201)), at + "is longer than 200 characters; shorten it"},
		{"a name of two lines", named("a\nb"), at + "holds a line break or another control character; take it out"},
		{"a name with a bell", named("a\a"), at + "holds a line break or another control character; take it out"},
		{"a name in another encoding", named("caf\xe9"), at + "is not valid UTF-8 text"},
		{"a name taken by another scenario", &Scenario{ID: "second", Name: PublishedCase}, `scenario "second", name: the name “Published case” is taken; choose another`},
		{"a case without a title", &Head{ID: "small", FirstYear: 2019, Years: 3}, "case, title: is empty; it needs a name"},
		{"a document without a title", &Document{ID: "paper"}, `document "paper", title: is empty; it needs a name`},
		{"a component without a name", &Component{ID: "care"}, `component "care", name: is empty; it needs a name`},
		{"a decision without a name", &Decision{ID: "channel", Component: "contact"}, `decision "channel", name: is empty; it needs a name`},
		{"an option without a name", &Option{ID: "hub", Decision: "channel"}, `option "hub", name: is empty; it needs a name`},
		{"a principle without a name", &Principle{ID: "P1"}, `principle "P1", name: is empty; it needs a name`},
		{"a driver without a name", &Factor{FactorKind: KindDriver, ID: "demand"}, `driver "demand", name: is empty; it needs a name`},
		{"an overlap of nothing", &Overlap{ID: "o1"}, `overlap "o1", measure: is empty; it needs a name`},
	}
}

func badIDs() []bad {
	return []bad{
		{"an empty id", &Scenario{Name: "Third"}, `scenario "", id: ` + idText},
		{"an id with a stroke", &Scenario{ID: "a/b", Name: "Third"}, `scenario "a/b", id: ` + idText},
		{"an id that begins with a hyphen", &Principle{ID: "-P", Name: "P"}, `principle "-P", id: ` + idText},
		{"an id with a line break behind", &Component{ID: "c\n", Name: "C"}, `component "c\n", id: ` + idText},
		{"an id too long", &Document{ID: strings.Repeat("a", 65), Title: "D"}, `document "` + strings.Repeat("a", 65) + `", id: ` + idText},
		{"an id in another script", &Decision{ID: "é", Component: "care", Name: "D"}, `decision "é", id: ` + idText},
		{"a case without an id", &Head{Title: "T", FirstYear: 2019, Years: 3}, "case, id: " + idText},
		{
			"a worth that there isn't", &Factor{FactorKind: KindBenefit, ID: "cash", Name: "Cash", Worth: "priceless"},
			`benefit "cash", worth: "priceless" is not one of capacity, avoided, outcome`,
		},
		{
			"a driver with a worth", &Factor{FactorKind: KindDriver, ID: "demand", Name: "Less demand", Worth: Capacity},
			`driver "demand", worth: only a benefit has a worth to the budget; take it off`,
		},
		{"a factor without an id", &Factor{FactorKind: KindTheme, Name: "T"}, `theme "", id: ` + idText},
		{"an assumption without an id", &Assumption{Text: "T"}, `assumption "", id: ` + idText},
		{"an overlap without an id", &Overlap{Measure: "net"}, `overlap "", id: ` + idText},
		{
			"a line without an id",
			&Line{Owner: "hub", Type: CostLine, Recurrence: Once, Minimum: figures("1 1 1")}, `line "", id: ` + idText,
		},
		{
			"an option called as the programme is",
			&Option{ID: Programme, Decision: "channel", Name: "P"},
			`option "programme", id: "programme" is kept for what counts in every scenario; choose another id`,
		},
	}
}

func badWords() []bad {
	const long = "is longer than 10000 characters; shorten it"
	const control = "holds a control character; take it out"
	const encoding = "is not valid UTF-8 text"
	tooLong := strings.Repeat("é", 10_001)
	return []bad{
		{"a rating that is none", &Component{ID: "care", Name: "Care", RAG: "B"}, `component "care", rag: "B" is not one of R, A, G`},
		{"an assessment too long", &Component{ID: "care", Name: "Care", Assessment: tooLong}, `component "care", assessment: ` + long},
		{"a consequence with a null", &Option{ID: "hub", Decision: "channel", Name: "H", Consequence: "\x00"}, `option "hub", consequence: ` + control},
		{"notes in another encoding", &Option{ID: "hub", Decision: "channel", Name: "H", Notes: "\xff"}, `option "hub", notes: ` + encoding},
		{"an organisation in another encoding", &Head{ID: "small", Title: "T", Organisation: "\xff", FirstYear: 2019, Years: 3}, "case, organisation: " + encoding},
		{"a publisher with an escape", &Document{ID: "paper", Title: "T", Publisher: "\x1b", Date: "\x1b"}, `document "paper", publisher: ` + control + "\n" + `document "paper", date: ` + control},
		{"a statement too long", &Principle{ID: "P1", Name: "P", Area: tooLong, Statement: tooLong}, `principle "P1", area: ` + long + "\n" + `principle "P1", statement: ` + long},
		{"an assumption too long", &Assumption{ID: "a1", Text: tooLong}, `assumption "a1", text: ` + long},
		{"a reason with a carriage return", &Rule{Relation: Excludes, Option: "hub", Other: "telecare", Reason: "\r"}, `rule "excludes/hub/telecare", reason: ` + control},
		{"a reason for ruling out too long", &RuledOut{Scenario: "first", Option: "hub", Reason: tooLong}, `ruled-out "first/hub", reason: ` + long},
		{"a why in another encoding", &Overlap{ID: "o1", Measure: "net", Why: "\xff"}, `overlap "o1", why: ` + encoding},
		{"a source without a grade", &Assumption{ID: "a1", Source: Source{Page: "7"}}, `assumption "a1", source.grade: "" is not one of published, workshop, illustrative`},
		{"a page with a null", &Assumption{ID: "a1", Source: Source{Grade: Published, Page: "\x00"}}, `assumption "a1", source.page: ` + control},
		{"a relation that is none", &Rule{Relation: "hates", Option: "hub", Other: "telecare"}, `rule "hates/hub/telecare", rule: "hates" is not one of excludes, requires`},
	}
}

func badClasses() []bad {
	line := func(kind LineType, class CostClass, mitigation string) *Line {
		return &Line{
			ID: "l1", Owner: "door", Type: kind, Recurrence: Once, Minimum: figures("0 0 0"),
			Class: class, Mitigation: figure(mitigation),
		}
	}
	const at = `line "l1", `
	return []bad{
		{
			"a class that is none", line(CostLine, "castle", "0"),
			at + `class: "castle" is not one of own-evidence, standard-buildings, non-standard-buildings, standard-civil, non-standard-civil, equipment, outsourcing, people, change`,
		},
		{
			"a benefit with a class", line(BenefitLine, Equipment, "0"),
			at + "class: only a cost is adjusted for optimism bias; take the class off or make the line a cost",
		},
		{
			"a mitigation without a class", line(CostLine, Unclassed, "0.5"),
			at + "mitigation: a cost without a class has no optimism bias to mitigate; give it a class or take the mitigation off",
		},
		{"more mitigated than there is", line(CostLine, Equipment, "1.01"), at + "mitigation: 1.01 is not a share from 0 to 1"},
		{"less than nothing mitigated", line(CostLine, Equipment, "-0.1"), at + "mitigation: -0.1 is not a share from 0 to 1"},
		{"a mitigation nobody lives to see", line(CostLine, Equipment, "1e400"), at + "mitigation: " + figureText},
	}
}

func badLikeliests() []bad {
	line := func(maximum, likeliest string) *Line {
		share := figure(likeliest)
		return &Line{
			ID: "l1", Owner: "door", Type: BenefitLine, Recurrence: Once, Minimum: figures("0 0 0"), Maximum: figures(maximum), Likeliest: &share,
		}
	}
	head := func(correlation string) *Head {
		share := figure(correlation)
		return &Head{ID: "small", Title: "T", FirstYear: 2019, Years: 3, Correlation: &share}
	}
	const outside = `line "l1", likeliest: the likeliest lies outside the range; it is from 0, the minimum, to 1, the maximum`
	const correlation = "case, correlation: the correlation is a number from 0, every line by itself, to 1, all lines together"
	return []bad{
		{"a likeliest without a range", line("", "0.5"), `line "l1", likeliest: a line without a range has one figure a year, and no likeliest between two; give it a highest figure or take the likeliest off`},
		{"a likeliest above the maximum", line("1 1 1", "1.01"), outside},
		{"a likeliest below the minimum", line("1 1 1", "-0.01"), outside},
		{"a likeliest nobody lives to see", line("1 1 1", "1e400"), outside},
		{"a correlation above one", head("1.1"), correlation},
		{"a correlation below nothing", head("-0.5"), correlation},
		{"a correlation nobody lives to see", head("1e-400"), correlation},
	}
}

func badFigures() []bad {
	line := func(minimum, maximum string) *Line {
		return &Line{ID: "l1", Owner: "door", Type: BenefitLine, Recurrence: Ongoing, Minimum: figures(minimum), Maximum: figures(maximum)}
	}
	const at = `line "l1", `
	return []bad{
		{"10 to the power of 400", line("0 1e400 0", ""), at + "minimum[1]: " + figureText},
		{"10 to the power of 10,000, at both ends", line("0 0 1e10000", "1e10000 0 0"), at + "minimum[2]: " + figureText + "\n" + at + "maximum[0]: " + figureText},
		{"10 to the power of −10,000", line("1e-10000 0 0", ""), at + "minimum[0]: " + figureText},
		{"nothing to the power of 400", line("0e400 0 0", ""), at + "minimum[0]: " + figureText},
		{"a thousand million", line("1000000000 0 0", ""), at + "minimum[0]: " + figureText},
		{"less than minus a thousand million", line("-1000000000.5 0 0", ""), at + "minimum[0]: " + figureText},
		{"seven decimal places", line("0.1234567 0 0", ""), at + "minimum[0]: " + figureText},
		{"10,000 digits", line(strings.Repeat("9", 10_000)+" 0 0", ""), at + "minimum[0]: " + figureText},
		{"a minimum above the maximum", line("0 2.5 3", "0 2 2.75"), at + "minimum[1]: the lowest £2.50m is above the highest £2.00m in 2020/21; swap them or correct one\n" + at + "minimum[2]: the lowest £3.00m is above the highest £2.75m in 2021/22; swap them or correct one"},
		{"a minimum for too many years", line("0 0 0 0", ""), at + "minimum: has 4 figures, but the case has 3 years"},
		{"a maximum for too few years", line("0 0 0", "1 1"), at + "maximum: has 2 figures, but the case has 3 years"},
		{"no figures", line("", ""), at + "minimum: has 0 figures, but the case has 3 years"},
		{"an overlap of 10 to the power of 400", &Overlap{ID: "o1", Measure: "net", Amount: figure("1e400")}, `overlap "o1", amount: ` + figureText},
		{
			"a line that is neither benefit nor cost",
			&Line{ID: "l1", Owner: "door", Type: "gift", Recurrence: "often", Category: "\x00", Note: "\x00", Minimum: figures("0 0 0")},
			at + "category: holds a control character; take it out\n" + at + "note: holds a control character; take it out\n" +
				at + `kind: "gift" is not one of benefit, cost` + "\n" + at + `recurs: "often" is not one of ongoing, once`,
		},
	}
}

// endless returns records with figures that nobody lives to see written out.
func endless() []bad {
	huge, tiny := decimal.New(1, math.MaxInt32), decimal.New(1, math.MinInt32)
	return []bad{
		{"an endless overlap", &Overlap{ID: "o1", Measure: "net", Amount: huge}, `overlap "o1", amount: ` + figureText},
		{"an endless share", &Link{Owner: "door", To: KindDriver, Target: "demand", Share: &tiny}, `link "driver/door/demand", share: ` + figureText},
		{
			"endless figures",
			&Line{ID: "l1", Owner: "door", Type: CostLine, Recurrence: Once, Minimum: []decimal.Decimal{huge, tiny, decimal.Zero}},
			`line "l1", minimum[0]: ` + figureText + "\n" + `line "l1", minimum[1]: ` + figureText,
		},
	}
}

func badReferences() []bad {
	return []bad{
		{"a decision of no component", &Decision{ID: "new", Component: "nowhere", Name: "D"}, `decision "new", component: there is no component "nowhere"`},
		{"an option of no decision", &Option{ID: "new", Name: "O"}, `option "new", decision: there is no decision ""`},
		{"an option moved while it is chosen", &Option{ID: "door", Decision: "support", Name: "Door"}, `choice "first/channel", options[0]: “Door” is not an option of “Channel”`},
		{"a line of no option", &Line{ID: "l1", Owner: "ghost", Type: CostLine, Recurrence: Once, Minimum: figures("0 0 0")}, `line "l1", owner: there is no option "ghost"`},
		{"a source in no document", &Assumption{ID: "a1", Source: Source{Grade: Published, Document: "lost"}}, `assumption "a1", source.document: there is no document "lost"`},
		{"a rule between options that are none", &Rule{Relation: Requires, Option: "x", Other: "y"}, `rule "requires/x/y", option: there is no option "x"` + "\n" + `rule "requires/x/y", other: there is no option "y"`},
		{"a rule of an option with itself", &Rule{Relation: Requires, Option: "hub", Other: "hub"}, `rule "requires/hub/hub", other: an option can't exclude or require itself`},
		{"a choice in no scenario", &Choice{Scenario: "x", Decision: "channel", Status: Open}, `choice "x/channel", scenario: there is no scenario "x"`},
		{"a choice for no decision", &Choice{Scenario: "first", Decision: "x", Status: Open, Options: []string{"hub"}}, `choice "first/x", decision: there is no decision "x"`},
		{"a ruling-out of nothing", &RuledOut{Scenario: "x", Option: "y"}, `ruled-out "x/y", scenario: there is no scenario "x"` + "\n" + `ruled-out "x/y", option: there is no option "y"`},
	}
}

func badChoices() []bad {
	choice := func(decision string, status Status, options ...string) *Choice {
		return &Choice{Scenario: "second", Decision: decision, Status: status, Options: options}
	}
	return []bad{
		{"two answers where one is taken", choice("channel", Agreed, "door", "hub"), `choice "second/channel", options: “Channel” takes one answer, not 2`},
		{"the same answer twice", choice("support", Agreed, "coaching", "coaching"), `choice "second/support", options[1]: “Coaching” is chosen twice`},
		{"an answer to another question", choice("channel", Agreed, "coaching"), `choice "second/channel", options[0]: “Coaching” is not an option of “Channel”`},
		{"an answer that is none", choice("channel", Agreed, "ghost"), `choice "second/channel", options[0]: there is no option "ghost"`},
		{"a status that is none", choice("channel", "maybe", "door"), `choice "second/channel", status: "maybe" is not one of open, provisional, agreed`},
		{"no status", choice("channel", "", "door"), `choice "second/channel", status: "" is not one of open, provisional, agreed`},
		{
			"one answer allowed where two are chosen",
			&Decision{ID: "support", Component: "care", Name: "Support"},
			`choice "first/support", options: “Support” takes one answer, not 2`,
		},
	}
}

func badLinks() []bad {
	share := func(text string) *Link {
		d := figure(text)
		return &Link{Owner: "door", To: KindDriver, Target: "demand", Share: &d}
	}
	const at = `link "driver/door/demand", `
	return []bad{
		{"a share below nothing", share("-0.1"), at + "share: -0.1 is not a share from 0 to 1"},
		{"a share above all", share("1.01"), at + "share: 1.01 is not a share from 0 to 1"},
		{"a share of 10 to the power of 400", share("1e400"), at + "share: " + figureText},
		{"a stance to a driver", &Link{Owner: "hub", To: KindDriver, Target: "demand", Stance: Supports}, `link "driver/hub/demand", stance: only a link to a principle has a stance`},
		{"no stance to a principle", &Link{Owner: "hub", To: KindPrinciple, Target: "P1"}, `link "principle/hub/P1", stance: "" is not one of supports, conflicts`},
		{"a link to a principle that is none", &Link{Owner: "hub", To: KindPrinciple, Target: "P9", Stance: Supports}, `link "principle/hub/P9", target: there is no principle "P9"`},
		{"a link to a document", &Link{Owner: "hub", To: KindDocument, Target: "paper"}, `link "document/hub/paper", kind: a link can't lead to a "document"`},
		{"a link from an option to a benefit", &Link{Owner: "hub", To: KindBenefit, Target: "cash"}, `link "benefit/hub/cash", owner: there is no driver "hub"`},
		{"a link from a driver to an objective", &Link{Owner: "demand", To: KindObjective, Target: "balance"}, `link "objective/demand/balance", owner: there is no benefit "demand"`},
		{"a link from a driver to a theme", &Link{Owner: "demand", To: KindTheme, Target: "digital", Reason: "\x00"}, `link "theme/demand/digital", owner: there is no option "demand"` + "\n" + `link "theme/demand/digital", reason: holds a control character; take it out`},
	}
}

func TestABadRecordIsRefusedInPlainWords(t *testing.T) {
	for _, one := range append(badRecords(), endless()...) {
		t.Run(one.name, func(t *testing.T) {
			whole := smallCase(t)
			inTime(t, func() {
				c, err := NewCase(0, with(small(), one.record), false)
				refused(t, "NewCase", c, err, one.want)
				next, _, err := Apply(whole, Edit{Changes: []Change{one.change(whole)}})
				refused(t, "Apply", next, err, one.want)
			})
		})
	}
}

// inTime fails when f takes longer than anyone would wait: a huge exponent must not be worked out.
func inTime(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("it takes for ever")
	}
}

func refused(t *testing.T, what string, c *Case, err error, want string) {
	t.Helper()
	if c != nil {
		t.Errorf("%s made a case", what)
	}
	var problems Problems
	if !errors.As(err, &problems) {
		t.Errorf("%s gave %v, want Problems", what, err)
		return
	}
	if problems.Error() != want {
		t.Errorf("%s said\n%s\nwant\n%s", what, problems, want)
	}
}

func TestWhatOthersReferToCannotBeRemoved(t *testing.T) {
	c := smallCase(t)
	for _, one := range []struct {
		kind Kind
		key  string
		want string
	}{
		{KindHead, "head", "case: is missing"},
		{KindDocument, "paper", `line "l1", source.document: there is no document "paper"`},
		{KindComponent, "care", `decision "support", component: there is no component "care"`},
		{KindDecision, "channel", `option "door", decision: there is no decision "channel"`},
		{KindOption, "hub", `link "enabler/hub/data", owner: there is no option "hub"`},
		{KindPrinciple, "P1", `link "principle/door/P1", target: there is no principle "P1"`},
		{KindDriver, "demand", `link "driver/door/demand", target: there is no driver "demand"`},
		{KindTheme, "digital", `link "theme/programme/digital", target: there is no theme "digital"`},
		{KindEnabler, "data", `link "enabler/hub/data", target: there is no enabler "data"`},
		{KindBenefit, "cash", `link "benefit/demand/cash", target: there is no benefit "cash"`},
		{KindObjective, "balance", `link "objective/cash/balance", target: there is no objective "balance"`},
		{KindScenario, "first", `choice "first/channel", scenario: there is no scenario "first"`},
	} {
		t.Run(string(one.kind), func(t *testing.T) {
			from, ok := c.Record(one.kind, one.key)
			if !ok {
				t.Fatal("the small case does not hold it")
			}
			next, _, err := Apply(c, Edit{Changes: []Change{{From: from}}})
			var problems Problems
			if next != nil || !errors.As(err, &problems) || !strings.Contains(problems.Error(), one.want) {
				t.Errorf("Apply gave %v, %v; want %s among its problems", next, err, one.want)
			}
		})
	}
}

func TestWhatNobodyRefersToCanBeRemoved(t *testing.T) {
	c := smallCase(t)
	for _, kind := range []Kind{KindLine, KindLink, KindRule, KindAssumption, KindOverlap, KindChoice, KindRuledOut} {
		for r := range c.RecordsOf(kind) {
			undoIsIdentity(t, c, Edit{Text: "Remove " + r.Key(), Changes: []Change{{From: r}}})
		}
	}
}

func TestTwoRecordsWithOneIDAreRefused(t *testing.T) {
	for _, one := range []struct {
		record Record
		want   string
	}{
		{&Principle{ID: "P1", Name: "Again"}, `principle "P1": stands here twice; give each a different id`},
		{&Choice{Scenario: "first", Decision: "channel", Status: Open}, `choice "first/channel": stands here twice; give each a different id`},
		{&Head{ID: "small", Title: "Again", FirstYear: 2019, Years: 3}, `case: stands here twice; give each a different id`},
	} {
		c, err := NewCase(0, append(small(), one.record), false)
		refused(t, "NewCase", c, err, one.want)
	}
}

func TestACaseWithoutAHeadIsRefused(t *testing.T) {
	c, err := NewCase(0, nil, false)
	refused(t, "NewCase", c, err, "case: is missing")
}

func TestEveryProblemIsReportedAtOnce(t *testing.T) {
	_, err := NewCase(0, with(small(),
		&Component{ID: "care", RAG: "B"},
		&Scenario{ID: "third", Name: "Second look"},
		&Choice{Scenario: "third", Decision: "channel", Status: "maybe"},
	), false)
	want := `component "care", name: is empty; it needs a name
component "care", rag: "B" is not one of R, A, G
scenario "third", name: the name “Second look” is taken; choose another
choice "third/channel", status: "maybe" is not one of open, provisional, agreed`
	if err == nil || err.Error() != want {
		t.Errorf("said\n%v\nwant\n%s", err, want)
	}
}

func TestWhatIsJustWithinTheLimitsIsTaken(t *testing.T) {
	share := decimal.NewFromInt(1)
	edge := figures("999999999.999999 -999999999.999999 0.000001")
	c := smallCase(
		t,
		&Component{ID: strings.Repeat("a", 64), Name: strings.Repeat("é", 200), Assessment: strings.Repeat("é", 9_998) + "\n\t"},
		&Line{ID: "l2", Owner: "door", Type: CostLine, Recurrence: Once, Minimum: edge, Maximum: edge},
		&Link{Owner: "door", To: KindDriver, Target: "demand", Share: &share},
		&Overlap{ID: "o1", Measure: "net", Amount: figure("1.500000000")},
	)
	if l, _ := c.Lines.Get("l2"); row(l.Minimum) != row(edge) {
		t.Errorf("the line holds %s", row(l.Minimum))
	}
	for _, years := range []int{1, 30} {
		build(t, []Record{&Head{ID: "x", Title: "X", FirstYear: 1900, Years: years}, &Scenario{ID: "s", Name: "S"}})
	}
}

func TestScenariosMaySwapTheirNamesInOneEdit(t *testing.T) {
	c := smallCase(t)
	one, two := must(t)(c.RenameScenario("first", "Second look")), must(t)(c.RenameScenario("second", PublishedCase))
	undoIsIdentity(t, c, Edit{Text: "Swap", Changes: append(one.Changes, two.Changes...)})
}
