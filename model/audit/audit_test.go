package audit_test

import (
	"strings"
	"testing"

	"tomworkbench/model"
	. "tomworkbench/model/audit"
)

// tableOf reads a table with a heading a column, cells parted by bars.
func tableOf(t testing.TB, lines ...string) *model.Evidence {
	t.Helper()
	var cells [][]string
	for _, line := range lines {
		cells = append(cells, strings.Split(line, "|"))
	}
	x, err := model.TakeEvidence("pasted", "Pasted", cells)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func auditOf(t testing.TB, x *model.Evidence, checks ...model.Check) Report {
	t.Helper()
	x.Checks = checks
	c, err := model.NewCase(0, []model.Record{&model.Head{ID: "c", Title: "C", FirstYear: 2018, Years: 1}, x}, false)
	if err != nil {
		t.Fatal(err)
	}
	return Case(c)[0]
}

func columns(names ...string) []model.Place {
	var places []model.Place
	for _, name := range names {
		places = append(places, model.Place{Column: name})
	}
	return places
}

func TestAFigureStandsForTheIntervalThatRoundsToIt(t *testing.T) {
	for name, one := range map[string]struct {
		rule    model.CheckRule
		a, b, r string
		want    Verdict
		stumble bool
	}{
		"a sum":                             {model.SumRule, "1", "2", "3", Exact, false},
		"halves on both sides":              {model.SumRule, "1", "2", "4", Within, true},
		"the last that rounding allows":     {model.SumRule, "1.0", "2.0", "3.1", Within, true},
		"one more":                          {model.SumRule, "1.0", "2.0", "3.2", Cannot, true},
		"finer figures round to it":         {model.SumRule, "1.04", "2.43", "3", Within, false},
		"finer figures don't":               {model.SumRule, "1.04", "2.47", "3", Within, true},
		"a difference":                      {model.DifferenceRule, "10", "4", "6", Exact, false},
		"a difference the other way":        {model.DifferenceRule, "4", "10", "(6)", Exact, false},
		"a difference that rounding allows": {model.DifferenceRule, "10", "4", "7", Within, true},
		"a difference that can't be":        {model.DifferenceRule, "10.0", "4.0", "6.2", Cannot, true},
		"a share":                           {model.RatioRule, "1", "4", "0.25", Exact, false},
		"a share in per cent":               {model.RatioRule, "2.5", "10.0", "25%", Exact, false},
		"a share that only just rounds":     {model.RatioRule, "13.0", "200.0", "7%", Within, false},
		"a share cut off, not rounded":      {model.RatioRule, "6.9", "100.0", "6%", Cannot, true},
		"a share of what may be nothing":    {model.RatioRule, "1", "0", "5%", Unread, false},
		"a negative share":                  {model.RatioRule, "-5.0", "10.0", "-50%", Exact, false},
		"units that differ":                 {model.SumRule, "£250k", "£1.75m", "£2m", Exact, false},
		"billions":                          {model.SumRule, "£1,200m", "£300m", "£1.5bn", Exact, false},
		"a figure that can't be read":       {model.SumRule, "n/k", "2", "3", Unread, false},
		"a nil mark":                        {model.SumRule, "-", "2", "2", Exact, false},
		"nil marks of other kinds":          {model.SumRule, "£ –", "Nil", "1", Within, true},
		"a nil mark and a wrong total":      {model.SumRule, "—", "2.0", "9.0", Cannot, true},
		"a total printed as nil":            {model.SumRule, "2", "-2", "–", Exact, false},
		"a total printed as nil that isn't": {model.SumRule, "1", "2", "-", Cannot, true},
		"less a nil mark":                   {model.DifferenceRule, "2", "-", "2", Exact, false},
		"a share of nil":                    {model.RatioRule, "1", "nil", "5%", Unread, false},
		"not applicable is no zero":         {model.SumRule, "n/a", "2", "2", Unread, false},
		"a cell left empty in a sum":        {model.SumRule, "", "2", "3", Within, true},
		"a cell left empty in a difference": {model.DifferenceRule, "", "2", "3", Unread, false},
		"a share of a cell left empty":      {model.RatioRule, "2", "", "3", Unread, false},
		"two signs":                         {model.SumRule, "--1", "2", "3", Unread, false},
		"a minus from a word processor":     {model.SumRule, "−1", "2", "1", Exact, false},
		"a figure of a thousand digits":     {model.SumRule, strings.Repeat("9", 1000), "2", "1", Unread, false},
		"a bracket that is never closed":    {model.SumRule, "(1", "2", "1", Unread, false},
		"thousands apart by commas":         {model.SumRule, "1,000", "2,500", "3,500", Exact, false},
		"thousands apart by spaces":         {model.SumRule, "1 000", "£ 2\u00a0500", "3\u202f500", Exact, false},
		"a decimal comma":                   {model.SumRule, "0,250", "2", "2,250", Exact, false},
		"a decimal comma among points":      {model.SumRule, "0,250", "2.5", "252.5", Unread, false},
		"a minus behind":                    {model.SumRule, "1-", "2", "1", Exact, false},
		"brackets behind the pound sign":    {model.SumRule, "£(1.0)m", "£2.0m", "£1.0m", Exact, false},
		"marks of footnotes":                {model.SumRule, "1.5*", "4.0²", "5.5 (a)", Exact, false},
		"characters without a width":        {model.SumRule, "1\u200b", "\u200e4", "5", Exact, false},
		"two figures in a cell":             {model.SumRule, "1 5", "2", "17", Unread, false},
		"an outlay is printed as positive":  {model.EqualsRule, "-3", "", "3", Exact, false},
	} {
		t.Run(name, func(t *testing.T) {
			x := tableOf(t, "name|a|b|r", "row|"+one.a+"|"+one.b+"|"+one.r)
			k := model.Check{Rule: one.rule, Result: model.Place{Column: "r"}, Of: columns("a", "b")}
			if one.rule == model.EqualsRule {
				k.Of, k.Outlay = k.Of[:1], true
			}
			results := auditOf(t, x, k).Results
			if len(results) != 1 || results[0].Verdict != one.want || results[0].Stumbles != one.stumble {
				t.Errorf("%+v", results)
			}
		})
	}
}

func TestWhereNothingIsPrintedNothingIsClaimed(t *testing.T) {
	x := tableOf(t, "name|a|b|r", "one|1|2|", "two|1|2|3", "heading|||")
	results := auditOf(t, x, model.Check{Rule: model.SumRule, Result: model.Place{Column: "r"}, Of: columns("a", "b")}).Results
	if len(results) != 1 || results[0].Name != "two, r" {
		t.Errorf("%+v", results)
	}
}

func TestASumOfEmptyCellsCanNotBeChecked(t *testing.T) {
	x := tableOf(t, "name|a|b|r", "one|||3", "two|1|2|3")
	results := auditOf(t, x, model.Check{Rule: model.SumRule, Result: model.Place{Column: "r"}, Of: columns("a", "b")}).Results
	if len(results) != 3 || results[0].Text != "Cell “one, a”: nothing is printed, so one, r can't be checked." || results[2].Verdict != Exact {
		t.Errorf("%+v", results)
	}
}

func TestALineOfWordsIsNoPartOfACheck(t *testing.T) {
	x := tableOf(t, "name|a|priority", "one|1|H", "two|2|M", "Total|3|-")
	k := model.Check{Rule: model.SumRule, Result: model.Place{Row: "Total"}, Of: []model.Place{{Row: "one"}, {Row: "two"}}}
	if results := auditOf(t, x, k).Results; len(results) != 1 || results[0].Verdict != Exact {
		t.Errorf("%+v", results)
	}
}

func TestANilMarkIsAddedAsAZeroAndSaidSo(t *testing.T) {
	x := tableOf(t, "Line|2018/19 £m|2019/20 £m|Total £m", "Pay|-|1.0|1.0", "Rent|2.0|3.0|5.0", "Total|9.0|4.0|6.0")
	across := model.Check{Rule: model.SumRule, Result: model.Place{Column: "Total £m"}, Of: columns("2018/19 £m", "2019/20 £m")}
	down := model.Check{Rule: model.SumRule, Result: model.Place{Row: "Total"}, Of: []model.Place{{Row: "Pay"}, {Row: "Rent"}}}
	report := auditOf(t, x, across, down)
	found := report.Findings()
	const want = "Total, 2018/19 £m: 9.0 is printed, but the 2 figures (1 nil mark as zero) add up to 2.0, or 1.9 to 2.1 before rounding. By these figures it would be 2.0"
	if report.Checks() != 6 || len(found) != 2 || !strings.HasPrefix(found[0].Text, want) {
		t.Errorf("%d checks, %+v", report.Checks(), found)
	}
}

func TestALineOfNilMarksIsNoPartOfACheck(t *testing.T) {
	x := tableOf(t, "name|a|b", "one|1|-", "two|2|–", "Total|3|-")
	k := model.Check{Rule: model.SumRule, Result: model.Place{Row: "Total"}, Of: []model.Place{{Row: "one"}, {Row: "two"}}}
	if results := auditOf(t, x, k).Results; len(results) != 1 {
		t.Errorf("%+v", results)
	}
	if found := Propose(tableOf(t, "name|a|b|c", "one|-|-|-", "two|-|-|-", "three|-|-|-", "Total|-|-|-")); len(found) != 0 {
		t.Errorf("proposed for nothing: %+v", found)
	}
}

func TestACountIsNeverRounded(t *testing.T) {
	x := tableOf(t, "name|a|b|r", "one|1|2|4")
	for i := range x.Columns {
		x.Columns[i].Counted = true
	}
	results := auditOf(t, x, model.Check{Rule: model.SumRule, Result: model.Place{Column: "r"}, Of: columns("a", "b")}).Results
	if results[0].Verdict != Cannot || results[0].Low != "3" || results[0].High != "3" {
		t.Errorf("%+v", results)
	}
}

func TestAUnitIsMissedOnlyWhereTheOthersPrintOne(t *testing.T) {
	report := auditOf(t, tableOf(t, "name|a|low %|c", "one|£1m|4|5", "two|£2m|4%|6", "three|3|2|7"))
	if n := report.Count(NoUnit); n != 1 || report.Results[0].Correct != "£3m" || report.Results[0].Name != "three, a" {
		t.Errorf("%+v", report.Results)
	}
	if doubts := report.InDoubt(); doubts[report.Results[0].Cell] != NoUnit {
		t.Errorf("in doubt are %v", doubts)
	}
}

func TestProposalsSayHowFarTheyHold(t *testing.T) {
	x := tableOf(t, "£m|2018/19|2019/20|total|share %|note", "pay|1.0|2.0|3.0|30|a", "rent|2.5|3.5|6.0|60|b", "other|0.5|0.5|1.0|10|c", "Total|4.0|6.9|10.0|100|d")
	var texts []string
	for _, p := range Propose(x) {
		texts = append(texts, p.Text)
	}
	want := []string{
		"Column “total” is 2018/19 and 2019/20 together (pay, rent, other only): all 3 figures hold", // 6.9 is to blame, not 10.0
		"Row “Total” is the sum of 3 rows, pay to other (2018/19, 2019/20, total only): 2 of 3 figures hold; 2019/20 has 6.9 for 6.0",
	}
	if strings.Join(texts, "\n") != strings.Join(want, "\n") {
		t.Errorf("proposed is\n%s", strings.Join(texts, "\n"))
	}
	if len(x.Checks) != 0 {
		t.Error("the proposals were added")
	}
}

func TestNothingIsProposedForFiguresThatDoNotAddUp(t *testing.T) {
	x := tableOf(t, "name|a|b|c", "one|17|40|61", "two|3|88|9", "three|55|2|31", "Total of another table|900|800|700")
	if found := Propose(x); len(found) != 0 {
		t.Errorf("%+v", found)
	}
}

func FuzzAnyTableIsAuditedAndProposedFor(f *testing.F) {
	f.Add("name|a|b|total\none|£1m|2|3\ntwo|(4)|5%|1\nTotal|5|7|4")
	f.Add("a|b\n1|2\n3|1e999")
	f.Add("Line|X £m|Y £m|Total £m\nPay||1.0|1.0\nTotal|2|-|5\nPay|2.0|3.0|5.0\nTotal|9.0|4.0|6.0")
	f.Add("|2018/19|2019/20|cumulative|low %|low\nIncome||||\na|0.0|n/k|1|2%|3\na|0|0|0|0%|0\nNet|-1|nil|7|12|£4k")
	f.Add("n|a|b|c\n1|100|100|200\n2|100|100|200\n3|250|250|500\n4|7|1|8\n5|9|3|12\nOverall balance|466|454|920")
	f.Fuzz(func(t *testing.T, text string) {
		var cells [][]string
		for line := range strings.Lines(text) {
			cells = append(cells, strings.Split(strings.TrimSuffix(line, "\n"), "|"))
		}
		x, err := model.TakeEvidence("pasted", "Pasted", cells)
		if err != nil || len(x.Rows)*len(x.Columns) > 400 {
			return
		}
		holdProposals(t, x)
	})
}

// holdProposals fails unless the audit of what is proposed comes to what each proposal says, and can read all of it.
func holdProposals(t *testing.T, x *model.Evidence) {
	t.Helper()
	proposed := Propose(x)
	x.Checks = checksOf(proposed)
	c, err := model.NewCase(0, []model.Record{&model.Head{ID: "c", Title: "C", FirstYear: 2018, Years: 1}, x}, false)
	if err != nil {
		if strings.Contains(err.Error(), "checks[") {
			t.Errorf("what is proposed is refused: %v", err)
		}
		return // control characters and the like
	}
	held, of := make([]int, len(proposed)), make([]int, len(proposed))
	for _, r := range Case(c)[0].Results {
		if r.Text == "" || r.Cell.Row >= len(x.Rows) || r.Cell.Column >= len(x.Columns) {
			t.Errorf("%+v", r)
		}
		if r.Check < 0 {
			continue
		}
		if of[r.Check]++; r.Verdict == Exact || r.Verdict == Within {
			held[r.Check]++
		}
	}
	for i, p := range proposed {
		if p.Held != held[i] || p.Of != of[i] {
			t.Errorf("the audit finds %d of %d hold: %s", held[i], of[i], p.Text)
		}
	}
}

// A figure that its row and its column find wrong in the same way is found once, and nothing is said of it settling itself.
func TestAWrongFigureIsFoundOnce(t *testing.T) {
	x := tableOf(t, "name|a|b|Total", "one|1.0|2.0|3.0", "two|2.0|3.0|5.0", "Total|3.0|5.0|9.0")
	found := auditOf(t, x,
		model.Check{Rule: model.SumRule, Result: model.Place{Column: "Total"}, Of: columns("a", "b")},
		model.Check{Rule: model.SumRule, Result: model.Place{Row: "Total"}, Of: []model.Place{{Row: "one"}, {Row: "two"}}}).Findings()
	if len(found) != 1 || found[0].Correct != "8.0" || strings.Contains(found[0].Text, "settle") {
		t.Errorf("found is %+v", found)
	}
}
