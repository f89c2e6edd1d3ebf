package linetable

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

func form(t *testing.T, c *model.Case) []byte {
	t.Helper()
	data, err := Form(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// budgeted is the case with something said for the budget: the first line is a benefit, the second a cost.
func budgeted(t *testing.T, worth model.Worth, funding model.Funding, staff string) *model.Case {
	t.Helper()
	c := testCase(t)
	benefit, _ := c.Lines.Get("l1")
	cost, _ := c.Lines.Get("l2")
	b, k := *benefit, *cost
	b.Worth, k.Funding = worth, funding
	if staff != "" {
		d := decimal.RequireFromString(staff)
		b.FTE, k.FTE = &d, &d
	}
	hub, _ := c.Options.Get("other-hub") // a template goes by names
	other := *hub
	other.Name = "Another hub"
	for _, r := range []model.Record{&b, &k, &other} {
		e, err := c.Replace(r.Key(), r)
		if err != nil {
			t.Fatal(err)
		}
		if c, _, err = model.Apply(c, e); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func TestWhatALineSaysForTheBudgetIsWrittenWhereItSaysSomethingAndReadBack(t *testing.T) {
	plain, err := Write(testCase(t))
	for _, column := range []string{columnWorth, columnFunding, columnStaff} {
		if err != nil || strings.Contains(string(plain), ","+column) {
			t.Fatalf("where nothing is said the table has %q: %s, %v", column, plain, err)
		}
	}
	for _, worth := range model.LineWorths() {
		for _, funding := range model.Fundings() {
			checkBudgetReadBack(t, worth, funding)
		}
	}
}

// checkBudgetReadBack holds that a table and a template of a case change nothing of it, and that the table brings all to a case that says
// nothing yet.
func checkBudgetReadBack(t *testing.T, worth model.Worth, funding model.Funding) {
	t.Helper()
	c := budgeted(t, worth, funding, "1234.5")
	data, err := Write(c)
	if err != nil {
		t.Fatal(err)
	}
	for name, table := range map[string][]byte{"table": data, "template": form(t, c)} {
		s, err := Open(c, table)
		if err != nil {
			t.Fatal(err)
		}
		if edit, _, err := Read(c, s, Options{}); err != nil || !edit.Empty() {
			t.Errorf("%q, %q: the %s changes %d lines, %v", worth, funding, name, len(edit.Changes), err)
		}
	}
	next := marked(t, testCase(t), string(data))
	l1, _ := next.Lines.Get("l1")
	l2, _ := next.Lines.Get("l2")
	if l1.Worth != worth || l2.Funding != funding || l1.FTE.String() != "1234.5" || l2.FTE.String() != "1234.5" {
		t.Errorf("%q, %q are read as %q, %q, %v", worth, funding, l1.Worth, l2.Funding, l1.FTE)
	}
}

func TestWhatALineSaysForTheBudgetStaysWhereATableHasNoColumnForIt(t *testing.T) {
	c := budgeted(t, model.Avoided, model.FromGrant, "3")
	next := marked(t, c, "id,owner,kind,2026/27,2027/28\nl1,door,benefit,4,4\nl2,programme,cost,1,1\n")
	l1, _ := next.Lines.Get("l1")
	l2, _ := next.Lines.Get("l2")
	if l1.Worth != model.Avoided || l2.Funding != model.FromGrant || l1.FTE == nil || l2.FTE == nil {
		t.Errorf("left are %q, %q, %v, %v", l1.Worth, l2.Funding, l1.FTE, l2.FTE)
	}
	next = marked(t, c, "id,owner,kind,2026/27,2027/28\nl1,door,cost,4,4\nl2,programme,benefit,1,1\n")
	l1, _ = next.Lines.Get("l1")
	l2, _ = next.Lines.Get("l2")
	if l1.Worth != model.Cashable || l2.Funding != model.FundingUnsaid {
		t.Errorf("turned into the other kind, the lines are %q and %q", l1.Worth, l2.Funding)
	}
	next = marked(t, c, "id,owner,kind,2026/27,2027/28,worth,funding,fte\nl1,door,benefit,4,4,,,\nl2,programme,cost,1,1,,,\n")
	l1, _ = next.Lines.Get("l1")
	l2, _ = next.Lines.Get("l2")
	if l1.Worth != model.Cashable || l2.Funding != model.FundingUnsaid || l1.FTE != nil || l2.FTE != nil {
		t.Errorf("emptied, they are %q, %q, %v, %v", l1.Worth, l2.Funding, l1.FTE, l2.FTE)
	}
}

func TestWhatALineSaysForTheBudgetIsReadAsPeopleWriteItOrRefused(t *testing.T) {
	c := testCase(t)
	head := "id,owner,kind,2026/27,2027/28,Worth to the budget,Paid from,Staff (FTE)\n"
	next := marked(t, c, head+"l1,door,benefit,1,1,Capacity,,\"1,250.5\"\nl2,programme,cost,1,1,,Reserves,2\n")
	l1, _ := next.Lines.Get("l1")
	l2, _ := next.Lines.Get("l2")
	if l1.Worth != model.Capacity || l1.FTE.String() != "1250.5" || l2.Funding != model.FromReserve {
		t.Errorf("read are %q, %v, %q", l1.Worth, l1.FTE, l2.Funding)
	}
	for row, want := range map[string]string{
		"l1,door,benefit,1,1,lovely,,\n":     `worth: "lovely" is not one of cashable, capacity, avoided`,
		"l2,programme,cost,1,1,,a bank,\n":   `funding: "a bank" is not one of not said, revenue, reserves, capital receipts used flexibly, borrowing, grant`,
		"l2,programme,cost,1,1,capacity,,\n": "only a benefit has a worth to the budget",
		"l1,door,benefit,1,1,,revenue,\n":    "only a cost is paid from somewhere",
		"l1,door,benefit,1,1,,,£2m\n":        "fte: “£2m” is not a number",
		"l1,door,benefit,1,1,,,-2\n":         "staff are a number of full-time equivalents from zero up",
	} {
		if _, _, err := read(c, []byte(head+row), model.Steps); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", row, err)
		}
	}
}

func TestTheTemplateOffersWhatALineCanSayForTheBudget(t *testing.T) {
	c := testCase(t)
	s, err := Open(c, form(t, c))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(s.Rows[0], ","); !strings.HasSuffix(got, ",Note,Worth,Funding,Staff (FTE),Id") {
		t.Errorf("the template is headed %s", got)
	}
}
