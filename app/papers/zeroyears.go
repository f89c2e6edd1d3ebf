package papers

import (
	"slices"
	"strings"

	"tomworkbench/app/papers/word"
)

// fewestZeros is how many years without a figure are left out of a table at least.
const fewestZeros = 3

// withoutZeroYears is a table without the last years of a case, be they rows or columns, where every figure of them is zero, with a note that
// says so: a case of thirty years would else have pages of zeros.
func withoutZeroYears(t word.Table, years []string) word.Table {
	ends := len(years)
	for ends > 0 && isNothing(t, years[ends-1]) {
		ends--
	}
	if ends == 0 || len(years)-ends < fewestZeros {
		return t
	}
	zero := years[ends:]
	t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(row []string) bool { return slices.Contains(zero, row[0]) })
	for i, row := range t.Rows {
		t.Rows[i] = columnsBut(row, t.Columns, zero)
	}
	t.Numeric = columnsBut(t.Numeric, t.Columns, zero)
	t.Columns = columnsBut(t.Columns, t.Columns, zero)
	t.Notes = append(slices.Clone(t.Notes), "From "+zero[0]+" on every figure is zero.")
	return t
}

// isNothing reports whether a table has a year, as a row or as a column, and no figure in it but zeros.
func isNothing(t word.Table, year string) bool {
	has := false
	for _, row := range t.Rows {
		for c, text := range row {
			if c >= len(t.Numeric) || !t.Numeric[c] || row[0] != year && t.Columns[c] != year {
				continue
			}
			if has = true; strings.Trim(text, "0.") != "" || text == "" {
				return false
			}
		}
	}
	return has
}

// columnsBut is what stands in the columns of a row but those of some names.
func columnsBut[T any](row []T, columns, names []string) []T {
	kept := make([]T, 0, len(row))
	for c, cell := range row {
		if c >= len(columns) || !slices.Contains(names, columns[c]) {
			kept = append(kept, cell)
		}
	}
	return kept
}
