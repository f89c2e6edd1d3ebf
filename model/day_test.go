package model

import (
	"strings"
	"testing"
)

func TestADayIsReadAsPeopleWriteItAndKeptInOneForm(t *testing.T) {
	for typed, want := range map[string]string{
		"13 February 2018": "2018-02-13", " 13  feb 2018 ": "2018-02-13", "13/2/2018": "2018-02-13", "13/02/2018": "2018-02-13", "13.2.2018": "2018-02-13", "2018-02-13": "2018-02-13",
		"1/4/2028": "2028-04-01", // the day stands first
	} {
		if got, err := ReadDay(typed); err != nil || got != want || !strings.HasSuffix(WrittenDay(got), want[:4]) {
			t.Errorf("%q is read as %q, written %q, %v", typed, got, WrittenDay(got), err)
		}
	}
	for _, typed := range []string{"", "February 2018", "31/2/2018", "2/13/2018", "13/2/18", "13 February 1018", "tomorrow"} {
		if got, err := ReadDay(typed); err == nil || !strings.Contains(err.Error(), "write it like 13 February 2018") {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
	if got := WrittenDay("2018-02-13"); got != "13 February 2018" {
		t.Errorf("it is written as %q", got)
	}
}

func TestANumberThatIsNoMoneyIsReadWithoutAUnit(t *testing.T) {
	for typed, want := range map[string]string{"85": "85", "12.5": "12.5", "−3": "-3", "1,234.5": "1234.5", "0": "0"} {
		if got, err := ReadNumber(typed); err != nil || got.String() != want {
			t.Errorf("%q is read as %s, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "£5", "5m", "85%", "-", "nil", "5 days", "12*", "1234567890"} {
		if got, err := ReadNumber(typed); err == nil {
			t.Errorf("%q is read as %s", typed, got)
		}
	}
	if got, err := GroupingCommas.ReadNumber("251,340"); err != nil || got.String() != "251340" {
		t.Errorf("with commas between thousands it is %s, %v", got, err)
	}
}
