package spreadsheet

import (
	"errors"
	"testing"
)

func TestFaultsOfAKindAreToldInOneLineWithTheirRows(t *testing.T) {
	notOneOf := func(text string) error { return errors.New("“" + text + "” is not a figure") }
	for name, one := range map[string]struct {
		rows []int
		want string
	}{
		"one":              {[]int{2}, "row 2, 2026/27: “n/a” is not a figure"},
		"two":              {[]int{2, 5}, "row 2, 2026/27: “n/a” is not a figure (and once more, in row 5)"},
		"two in a row":     {[]int{2, 2}, "row 2, 2026/27: “n/a” is not a figure (and once more, in row 2)"},
		"several in turn":  {[]int{2, 2, 3, 4}, "row 2, 2026/27: “n/a” is not a figure (and 3 times more, in rows 2 to 4)"},
		"several and gaps": {[]int{2, 4, 5, 9}, "row 2, 2026/27: “n/a” is not a figure (and 3 times more, in rows 4 to 5 and 9)"},
		"many and gaps":    {[]int{1, 3, 5, 7, 9, 11}, "row 1, 2026/27: “n/a” is not a figure (and 5 times more, in 5 rows from 3 to 11)"},
	} {
		var f Faults
		for i, row := range one.rows {
			f.Add(row, "2026/27", notOneOf([]string{"n/a", "tbc"}[min(i, 1)]))
		}
		if got := f.Err(); got == nil || got.Error() != one.want {
			t.Errorf("%s: %v, want %s", name, got, one.want)
		}
	}
	var f Faults
	if f.Err() != nil {
		t.Error("nothing is wrong, and it is told")
	}
	f.Add(1, "", "the minimum 9 is above the maximum 2")
	f.Add(2, "Owner", "there is no option “ghost”")
	f.Add(3, "", "the minimum 9.5 is above the maximum 4")
	if got, want := f.Err().Error(), "row 1: the minimum 9 is above the maximum 2 (and once more, in row 3)\nrow 2, Owner: there is no option “ghost”"; got != want {
		t.Errorf("told is %q, want %q", got, want)
	}
}
