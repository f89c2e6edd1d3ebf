package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func TestTheRegistersOfTheExampleSayWhatTheyComeTo(t *testing.T) {
	c := example(t)
	var registers []string
	for _, r := range c.Registers() {
		registers = append(registers, r.Name+": "+r.Words())
	}
	if got, want := strings.Join(registers, "; "), "sourcing: 9 rows, none with its ease rated; commercial: 5 rows, none with money"; got != want {
		t.Errorf("the registers are %q", got)
	}
	for line, want := range map[string]string{
		"centre-of-excellence-benefit": "Rows add up to £7.79m to £16.57m; the line they feed has £8m to £17m: £0.21m and £0.43m of it stand in no row",
		"programme-benefit":            "None of the 5 rows that feed the line has money",
		"programme-technology":         "",
	} {
		if got := c.RegisterDifference(line); got != want {
			t.Errorf("%s: %q", line, got)
		}
	}
}

func TestRowsAreHeldAgainstTheirLineAsItWasTypedAlone(t *testing.T) {
	c := example(t)
	if late := c.Imagine(WhatIf{Shortfall: 20}); len(c.Feeds()) != 2 || len(late.Feeds()) != 0 || late.RegisterDifference("centre-of-excellence-benefit") != "" {
		t.Errorf("of %d lines %d are held against rows though a what-if changed them", len(c.Feeds()), len(late.Feeds()))
	}
}

func TestTheDifferenceOfRowsAndTheirLineIsSaidForEveryWayThatTheyCanDiffer(t *testing.T) {
	money := func(text string) *decimal.Decimal {
		if text == "" {
			return nil
		}
		d := figure(text)
		return &d
	}
	for _, one := range []struct{ rows, minimum, maximum, want string }{
		{"1 2, 3 4", "4 0 0", "6 0 0", "Rows add up to £4m to £6m; the line they feed has £4m to £6m: no difference"},
		{"1 1, 3 3", "5 0 0", "", "Rows add up to £4m; the line they feed has £5m: £1.00m of it stands in no row"},
		{"1 1, 3 3", "3.5 0 0", "", "Rows add up to £4m; the line they feed has £3.50m: £0.50m more in rows than in the line"},
		{"1 2, 3 4", "3 0 0", "4 0 0", "Rows add up to £4m to £6m; the line they feed has £3m to £4m: £1.00m and £2.00m more in rows than in the line"},
		{"1 2, 3 4", "5 0 0", "5 0 0", "Rows add up to £4m to £6m; the line they feed has £5m: at the low end £1.00m of it stands in no row, at the high end £1.00m more in rows than in the line"},
		{"1 2, 3 4", "4 0 0", "7 0 0", "Rows add up to £4m to £6m; the line they feed has £4m to £7m: at the low end no difference, at the high end £1.00m of it stands in no row"},
		{"1 2", "1 0 0", "2 0 0", "The row comes to £1m to £2m; the line it feeds has £1m to £2m: no difference"},
		{"1 , - 3", "4 0 0", "", "Rows add up to £4m; the line they feed has £4m: no difference"},
		{"1 2, 3 4, - -", "4 0 0", "6 0 0", "Rows add up to £4m to £6m; the line they feed has £4m to £6m (1 more without money): no difference"},
		{"- -", "4 0 0", "6 0 0", "The row that feeds the line has no money"},
		{"- -, - -", "4 0 0", "6 0 0", "None of the 2 rows that feed the line has money"},
	} {
		records := with(small(), &Line{ID: "l3", Owner: "telecare", Type: BenefitLine, Recurrence: Ongoing, Minimum: figures(one.minimum), Maximum: figures(one.maximum)})
		for i, row := range strings.Split(one.rows, ", ") {
			low, high, _ := strings.Cut(row, " ")
			records = append(records, &Opportunity{
				ID: fmt.Sprint("o", i), Name: "A row", Line: "l3",
				Low: money(strings.Trim(low, "-")), High: money(strings.Trim(high, "-")),
			})
		}
		if got := build(t, records).RegisterDifference("l3"); got != one.want {
			t.Errorf("%s: %q", one.rows, got)
		}
	}
}

func TestEveryRowStandsInOneRegisterAndFeedsOneLineAtMost(t *testing.T) {
	r := randomly(t)
	for range 60 {
		records := randomRecords(r)
		lines := []string{""}
		for _, one := range records {
			if l, ok := one.(*Line); ok && l.Type == BenefitLine {
				lines = append(lines, l.ID)
			}
		}
		fed := map[string]decimal.Decimal{}
		n := r.IntN(8)
		for i := range n {
			x := &Opportunity{ID: fmt.Sprint("o", i), Name: fmt.Sprint("Row ", i), Register: pick(r, []string{"", "sourcing", "commercial"}), Line: pick(r, lines)}
			if r.IntN(3) > 0 {
				low, high := decimal.NewFromInt(int64(r.IntN(3))), decimal.NewFromInt(int64(3+r.IntN(3)))
				x.Low, x.High = &low, &high
				fed[x.Line] = fed[x.Line].Add(high)
			}
			records = append(records, x)
		}
		c := build(t, records)
		if keys := rowsIn(t, c); len(keys) != n || len(slices.Compact(keys)) != n {
			t.Fatalf("of %d rows %v stand in registers", n, keys)
		}
		for _, f := range c.Feeds() {
			if !f.High.Equal(fed[f.Line.ID]) || f.Ties() != strings.Contains(f.Words(), ": no difference") && f.WithMoney > 0 {
				t.Fatalf("%s is fed %s instead of %s: %s", f.Line.ID, f.High, fed[f.Line.ID], f.Words())
			}
		}
	}
}

// rowsIn are the ids of the rows in all registers, in their order; each stands in that of its name.
func rowsIn(t *testing.T, c *Case) []string {
	t.Helper()
	var keys []string
	for _, register := range c.Registers() {
		for _, x := range register.Rows {
			if x.Register != register.Name {
				t.Fatalf("%s of %q stands in %q", x.ID, x.Register, register.Name)
			}
			keys = append(keys, x.ID)
		}
	}
	slices.Sort(keys)
	return keys
}
