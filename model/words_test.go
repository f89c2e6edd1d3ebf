package model_test

import (
	"slices"
	"testing"
	"time"

	"tomworkbench/model"
)

func TestAListReadsAsASentenceHasIt(t *testing.T) {
	for _, c := range []struct {
		words []string
		most  int
		want  string
	}{
		{nil, 2, ""},
		{[]string{"a"}, 2, "a"},
		{[]string{"a", "b"}, 2, "a and b"},
		{[]string{"a", "b", "c"}, 3, "a, b and c"},
		{[]string{"a", "b", "c"}, 2, "a, b and 1 more"},
		{[]string{"a", "b", "c", "d"}, 1, "a and 3 more"},
	} {
		before := slices.Clone(c.words)
		if got := model.JoinWords(model.FirstFew(c.most, c.words)); got != c.want {
			t.Errorf("%d of %q are %q, not %q", c.most, c.words, got, c.want)
		}
		if !slices.Equal(before, c.words) {
			t.Errorf("the list became %q", c.words)
		}
	}
	if got := model.JoinWith(" or ", []string{"a", "b", "c"}); got != "a, b or c" {
		t.Errorf("a choice is %q", got)
	}
}

func TestOneIsToldFromSeveralAndNone(t *testing.T) {
	for n, want := range map[int]string{0: "0 lines", 1: "1 line", 2: "2 lines", 11: "11 lines", 1200: "1200 lines"} {
		if got := model.Many(n, "line"); got != want {
			t.Errorf("%d are %q", n, got)
		}
	}
}

func TestAPlaceInARowHasItsEnding(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 102: "102nd", 111: "111th"} {
		if got := model.Ordinal(n); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
}

func TestThousandsAreGroupedAndDecimalsAreNot(t *testing.T) {
	for number, want := range map[string]string{
		"": "", "7": "7", "999": "999", "1000": "1,000", "123456": "123,456", "1234567.12345": "1,234,567.12345", "12.50": "12.50",
		"18446744073709551616000": "18,446,744,073,709,551,616,000",
	} {
		if got := model.Grouped(number); got != want {
			t.Errorf("%q is %q, not %q", number, got, want)
		}
	}
}

// The last minutes of a day in one place are the next day in another: what is written is the calendar of the machine.
func TestEveryDateIsOfTheCalendarOfTheMachine(t *testing.T) {
	was := time.Local
	t.Cleanup(func() { time.Local = was })
	at := time.Date(2018, time.January, 14, 22, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		zone                     *time.Location
		day, moment, short, soon string
	}{
		{time.UTC, "14 January 2018", "14 January 2018, 22:30", "14 Jan 2018, 22:30", "14 January, 22:30"},
		{time.FixedZone("east", 2*60*60), "15 January 2018", "15 January 2018, 00:30", "15 Jan 2018, 00:30", "15 January, 00:30"},
	} {
		time.Local = c.zone
		got := []string{model.Day(at), model.Moment(at), model.ShortMoment(at), model.RecentMoment(at)}
		if want := []string{c.day, c.moment, c.short, c.soon}; !slices.Equal(got, want) {
			t.Errorf("in the %s it is %q, not %q", c.zone, got, want)
		}
	}
}
