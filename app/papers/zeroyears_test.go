package papers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tomworkbench/app/papers/word"
)

func TestYearsWithoutAFigureAtTheEndOfACaseAreLeftOutAndSaid(t *testing.T) {
	years := []string{"2026", "2027", "2028", "2029", "2030"}
	asRows := func(figures ...string) word.Table {
		x := word.Table{Columns: []string{"Year", "£m"}, Numeric: []bool{false, true}, Total: true}
		for i, figure := range figures {
			x.Rows = append(x.Rows, []string{years[i], figure})
		}
		x.Rows = append(x.Rows, []string{"Total", "3"})
		return x
	}
	for _, one := range []struct{ figures, want []string }{
		{[]string{"3", "0", "0", "0", "0"}, []string{"2026 3", "Total 3", "From 2027 on every figure is zero."}},
		{[]string{"0", "3", "0.0", "0", "0"}, []string{"2026 0", "2027 3", "Total 3", "From 2028 on every figure is zero."}},
		{[]string{"0", "3", "0.0", "1", "0"}, []string{"2026 0", "2027 3", "2028 0.0", "2029 1", "2030 0", "Total 3"}},
		{[]string{"0", "0", "0", "0", "−0.5"}, []string{"2026 0", "2027 0", "2028 0", "2029 0", "2030 −0.5", "Total 3"}},
		{[]string{"0", "0", "0", "0", "0"}, []string{"2026 0", "2027 0", "2028 0", "2029 0", "2030 0", "Total 3"}},
		{[]string{"3", "0", "0", "0", "none given"}, []string{"2026 3", "2027 0", "2028 0", "2029 0", "2030 none given", "Total 3"}},
	} {
		x := withoutZeroYears(asRows(one.figures...), years)
		var got []string
		for _, row := range x.Rows {
			got = append(got, strings.Join(row, " "))
		}
		if got = append(got, x.Notes...); !slices.Equal(got, one.want) {
			t.Errorf("%q, want %q", got, one.want)
		}
	}
	x := withoutZeroYears(word.Table{
		Columns: append([]string{"Option"}, append(slices.Clone(years), "Total")...), Numeric: []bool{false, true, true, true, true, true, true},
		Rows: [][]string{{"A", "1", "2", "0", "0", "0", "3"}, {"B", "0", "0", "0.00", "0", "0", "0"}},
	}, years)
	if got, want := fmt.Sprint(x.Columns, x.Rows, x.Numeric), "[Option 2026 2027 Total] [[A 1 2 3] [B 0 0 0]] [false true true true]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
