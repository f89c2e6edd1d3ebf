package model_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// example is the built-in case.
func example(t testing.TB) *Case {
	t.Helper()
	f, err := casefile.Read(filepath.Join("..", "assets", "oxfordshire-2018.tomcase"))
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

func TestThePublishedCaseTakesOutOfItsAreasWhatWasPublished(t *testing.T) {
	c := example(t)
	takings := c.Takings("published-case", Minimum)
	var taken, left, shares []string
	for _, one := range takings {
		taken, left = append(taken, one.Taken.String()), append(left, one.Left().String())
		shares = append(shares, one.Share(one.Taken).Decimal.Shift(2).StringFixed(1))
	}
	all, unknown := InAll(takings)
	shares = append(shares, all.Share(all.Taken).Decimal.Shift(2).StringFixed(1))
	for what, pair := range map[string][2]string{
		"taken":          {strings.Join(taken, " "), "7 1 8 2 3"},
		"left":           {strings.Join(left, " "), "22 32 26 23 21"}, // published as transformed
		"shares":         {strings.Join(shares, " "), "24.1 3.0 23.5 8.0 12.5 14.5"},
		"unknown costs":  {fmt.Sprint(unknown), "0"},
		"cost of all":    {all.Area.Cost.String(), "145"},
		"what all comes": {all.Words(nil), "Takes 14% out of all areas together (£145m to £124m a year; stretch 23%)"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %s instead of %s", what, pair[0], pair[1])
		}
	}
	for _, x := range []string{"procurement", "income"} {
		for _, one := range takings {
			if one.By(x) {
				t.Errorf("%s takes out of %s", x, one.Area.Name)
			}
		}
	}
}

// takingCase has one component of an area beside another of it; each option of them saves a line.
func takingCase(t testing.TB, area *Area, door, telecare *Line) *Case {
	t.Helper()
	door.ID, door.Owner, telecare.ID, telecare.Owner = "l1", "door", "l3", "telecare"
	for _, l := range []*Line{door, telecare} {
		l.Type = BenefitLine
	}
	area.ID = "front"
	return build(t, with(small(), area, door, telecare,
		&Component{ID: "contact", Name: "Customer contact", Area: "front"}, &Component{ID: "care", Name: "Care", Area: "front"},
		&Choice{Scenario: "first", Decision: "channel", Options: []string{"door"}, Status: Agreed},
		&Choice{Scenario: "first", Decision: "support", Options: []string{"telecare"}, Status: Provisional}))
}

func TestWhatIsTakenOutOfAnAreaIsSaidInWords(t *testing.T) {
	share := func(text string) *decimal.Decimal { d := figure(text); return &d }
	ongoing := func(minimum, maximum string) *Line {
		return &Line{Recurrence: Ongoing, Minimum: figures(minimum), Maximum: figures(maximum)}
	}
	nothing := "0 0 0"
	for name, one := range map[string]struct {
		area           *Area
		door, telecare *Line
		estimate       Estimate
		words, alarm   string
	}{
		"a share":         {&Area{Name: "Front", Cost: figure("29")}, ongoing("3 4 0", "3 8 1"), ongoing(nothing, ""), Minimum, "Takes 24% out of Front (£29m to £22m a year; stretch 41%)", ""},
		"the stretch end": {&Area{Name: "Front", Cost: figure("29")}, ongoing("3 4 0", "3 8 1"), ongoing(nothing, ""), Maximum, "Takes 41% out of Front (£29m to £17m a year; cautious 24%)", ""},
		"the middle":      {&Area{Name: "Front", Cost: figure("10")}, ongoing("1 0 0", "2 0 0"), ongoing(nothing, ""), Central, "Takes 15% out of Front (£10.0m to £8.5m a year; cautious 10%, stretch 20%)", ""},
		"two components":  {&Area{Name: "Front", Cost: figure("25")}, ongoing("1 0 0", ""), ongoing("0 0 1", ""), Minimum, "Takes 8% out of Front (£25m to £23m a year), together with Care", ""},
		"too much":        {&Area{Name: "Front", Cost: figure("25"), WarnAbove: share("0.2")}, ongoing("5 0 0.01", ""), ongoing(nothing, ""), Minimum, "Takes just over 20% out of Front (£25.00m to £19.99m a year)", "! Warning: more than 20% of what the area costs"},
		"just enough":     {&Area{Name: "Front", Cost: figure("25"), WarnAbove: share("0.2")}, ongoing("5 0 0", ""), ongoing(nothing, ""), Minimum, "Takes 20% out of Front (£25m to £20m a year)", ""},
		"all":             {&Area{Name: "Front", Cost: figure("5")}, ongoing("5 0 0", ""), ongoing(nothing, ""), Minimum, "Takes 100% out of Front (£5m to £0m a year)", ""},
		"more than all":   {&Area{Name: "Front", Cost: figure("5"), WarnAbove: share("0.5")}, ongoing("5.01 0 0", ""), ongoing(nothing, ""), Minimum, "Takes just over 100% out of Front (£5.00m to −£0.01m a year)", "× Error: more than the area costs"},
		"hardly any":      {&Area{Name: "Front", Cost: figure("29")}, ongoing("0.1 0 0", ""), ongoing(nothing, ""), Minimum, "Takes less than 1% out of Front (£29.0m to £28.9m a year)", ""},
		"no cost":         {&Area{Name: "Front"}, ongoing("7 0 0", "9 0 0"), ongoing(nothing, ""), Minimum, "Takes £7m a year (stretch £9m) out of Front; nobody has said what that costs", ""},
		"dearer":          {&Area{Name: "Front", Cost: figure("20")}, ongoing("-1 0 0", "2 0 0"), ongoing(nothing, ""), Minimum, "Adds 5% to Front (£20m to £21m a year; stretch −10%)", ""},
		"nothing":         {&Area{Name: "Front", Cost: figure("20")}, ongoing(nothing, ""), ongoing(nothing, ""), Minimum, "Takes nothing out of Front", ""},
		"once":            {&Area{Name: "Front", Cost: figure("20")}, &Line{Recurrence: Once, Minimum: figures("1 1 1")}, ongoing(nothing, ""), Minimum, "Takes nothing out of Front", ""},
		"capacity":        {&Area{Name: "Front", Cost: figure("20")}, &Line{Recurrence: Ongoing, Worth: Capacity, Minimum: figures("1 1 1")}, ongoing(nothing, ""), Minimum, "Takes nothing out of Front", ""},
	} {
		c := takingCase(t, one.area, one.door, one.telecare)
		contact, _ := c.Components.Get("contact")
		got := c.Takings("first", one.estimate)[0]
		if got.Words(contact) != one.words || got.Alarm() != one.alarm {
			t.Errorf("%s: %q, %q", name, got.Words(contact), got.Alarm())
		}
	}
}

func TestWhatIsTakenOutOfAreasIsAllThatTheirComponentsSaveEveryYear(t *testing.T) {
	r := randomly(t)
	for range 60 {
		records := randomRecords(r)
		areas := []string{""}
		for i := range 3 {
			x := &Area{ID: fmt.Sprint("a", i), Name: fmt.Sprint("Area ", i), Cost: decimal.NewFromInt(int64(r.IntN(3) * 10))}
			areas, records = append(areas, x.ID), append(records, x)
		}
		for _, one := range records {
			switch x := one.(type) {
			case *Component:
				x.Area = pick(r, areas)
			case *Line:
				if x.Type == BenefitLine {
					x.Worth = pick(r, LineWorths())
				}
			}
		}
		c := build(t, records)
		for s := range c.Scenarios.All() {
			for _, e := range Estimates() {
				holdsTakings(t, c, s.ID, e)
			}
		}
	}
}

// holdsTakings adds up, line by line, what the takings add up by area.
func holdsTakings(t *testing.T, c *Case, scenario string, e Estimate) {
	t.Helper()
	want := takenByArea(c, scenario, e)
	known, unknown := decimal.Zero, 0
	takings := c.Takings(scenario, e)
	for _, one := range takings {
		if !one.Taken.Equal(want[one.Area.ID]) || one.Low.GreaterThan(one.Taken) || one.Taken.GreaterThan(one.High) {
			t.Fatalf("%s takes %s (%s to %s) instead of %s", one.Area.ID, one.Taken, one.Low, one.High, want[one.Area.ID])
		}
		sum := decimal.Zero
		for _, p := range one.Parts {
			sum = sum.Add(p.Taken)
		}
		if !sum.Equal(one.Taken) {
			t.Fatalf("the parts of %s are %s of %s", one.Area.ID, sum, one.Taken)
		}
		if one.Area.Cost.IsZero() {
			unknown++
		} else {
			known = known.Add(one.Taken)
		}
	}
	if all, n := InAll(takings); !all.Taken.Equal(known) || n != unknown || !all.Left().Equal(all.Area.Cost.Sub(known)) {
		t.Fatalf("in all %s instead of %s, %d areas of unknown cost instead of %d", all.Taken, known, n, unknown)
	}
}

// takenByArea adds up the ongoing cashable benefits chosen by the id of the area that their component takes out of.
func takenByArea(c *Case, scenario string, e Estimate) map[string]decimal.Decimal {
	sums, chosen := map[string]decimal.Decimal{}, c.Chosen(scenario)
	for l := range c.Lines.All() {
		o, ok := c.Options.Get(l.Owner)
		if !ok || !chosen[o.ID] || l.Type != BenefitLine || l.Recurrence != Ongoing || l.Worth != Cashable {
			continue
		}
		d, _ := c.Decisions.Get(o.Decision)
		x, _ := c.Components.Get(d.Component)
		for _, step := range l.Yearly(c.Head().Years, e, InYear) {
			sums[x.Area] = sums[x.Area].Add(step)
		}
	}
	return sums
}
