package model_test

import (
	"fmt"
	"slices"
	"testing"

	. "tomworkbench/model"
)

func TestRecordsComeKindByKindInTheirOrder(t *testing.T) {
	r := randomly(t)
	records := small()
	r.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	c := build(t, records)
	var want, got []string
	for _, kind := range Kinds() {
		for _, one := range records {
			if one.Kind() == kind {
				want = append(want, one.Key())
			}
		}
	}
	for one := range c.Records() {
		got = append(got, one.Key())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the records are\n%q\nwant\n%q", got, want)
	}
	if c.Count() != len(records) {
		t.Errorf("it counts %d records, want %d", c.Count(), len(records))
	}
}

func TestEveryRecordIsFoundByKindAndKey(t *testing.T) {
	c := smallCase(t)
	for one := range c.Records() {
		if found, ok := c.Record(one.Kind(), one.Key()); !ok || found != one {
			t.Errorf("%s %q is found as %v", one.Kind(), one.Key(), found)
		}
	}
	for _, kind := range []Kind{KindOption, "vision"} {
		if found, ok := c.Record(kind, "ghost"); ok || found != nil {
			t.Errorf("a %s that is not there is found as %v", kind, found)
		}
	}
	if rows := slices.Collect(c.RecordsOf("vision")); len(rows) != 0 {
		t.Errorf("of an unknown kind there are %v", rows)
	}
}

func TestReadingMayStopAtAnyRecord(t *testing.T) {
	c := smallCase(t)
	for one := range c.Records() {
		if one.Key() == "contact" {
			break
		}
	}
	for d := range c.DecisionsOf("contact") {
		if d.ID != "channel" {
			t.Errorf("the component holds %s", d.ID)
		}
		break
	}
	for range c.ChoicesOf("first") {
		break
	}
	if got := optionIDs(c, "support"); !slices.Equal(got, []string{"coaching", "telecare"}) {
		t.Errorf("the options are %q", got)
	}
}

func TestKeptRanksStay(t *testing.T) {
	records := []Record{
		&Head{Meta: Meta{Rank: 1}, ID: "x", Title: "X", FirstYear: 2018, Years: 1},
		&Principle{Meta: Meta{Rank: 7}, ID: "late", Name: "Late"},
		&Principle{Meta: Meta{Rank: 3}, ID: "early", Name: "Early"},
		&Principle{Meta: Meta{Rank: 7}, ID: "also", Name: "Also late"},
	}
	c, err := NewCase(9, records, true)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for p := range c.Principles.All() {
		got = append(got, p.ID)
	}
	if want := []string{"early", "also", "late"}; !slices.Equal(got, want) || c.Revision != 9 {
		t.Errorf("at revision %d the order is %q, want %q", c.Revision, got, want)
	}
	if next := c.Principles.NextRank(); next <= 7 {
		t.Errorf("a new one would stand at %d", next)
	}
}

func TestRecordsOfAnUnknownOrFalseKindAreRefused(t *testing.T) {
	for _, one := range []struct {
		kind Kind
		want string
	}{
		{"vision", `unknown kind of record "vision"`},
		{KindLine, "a line record holds a *model.Factor"},
	} {
		c, err := NewCase(0, append(small(), &Factor{FactorKind: one.kind, ID: "v", Name: "V"}), false)
		if c != nil || err == nil || err.Error() != one.want {
			t.Errorf("%s: got %v, want %s", one.kind, err, one.want)
		}
	}
}

func TestRatingsAreALetterAndAWord(t *testing.T) {
	for rating, want := range map[RAG]string{Red: "R Red", Amber: "A Amber", Green: "G Green", Unrated: "Not rated"} {
		if got := rating.String(); got != want {
			t.Errorf("%q reads %q, want %q", string(rating), got, want)
		}
	}
}

func TestTheUsualCorrelationIsKeptAsNone(t *testing.T) {
	c := smallCase(t)
	if e := must(t)(c.Correlate(figure("0.50"))); !e.Empty() {
		t.Errorf("setting what holds already makes %d changes", len(e.Changes))
	}
	own := apply(t, c, must(t)(c.Correlate(figure("0"))), 1)
	if got := own.Head().SimulationCorrelation(); own.Head().Correlation == nil || !got.IsZero() {
		t.Errorf("the correlation is %s", got)
	}
	back := apply(t, own, must(t)(own.Correlate(figure("0.5"))), 2)
	if back.Head().Correlation != nil {
		t.Errorf("the usual correlation is kept as %s", back.Head().Correlation)
	}
}

func TestALineSpreadsFromItsLeastToItsMost(t *testing.T) {
	share := figure("0.4")
	for _, one := range []struct {
		line Line
		want string
	}{
		{Line{Minimum: figures("2 3"), Maximum: figures("4 6")}, "5 7.5 10"},
		{Line{Minimum: figures("2 3"), Maximum: figures("4 6"), Likeliest: &share}, "5 7 10"},
		{Line{Minimum: figures("2 3")}, "5 5 5"},
	} {
		low, likeliest, high := one.line.Spread()
		if got := fmt.Sprint(low, likeliest, high); got != one.want {
			t.Errorf("it spreads %s, want %s", got, one.want)
		}
	}
}
