package tableimport

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
	"tomworkbench/storage/spreadsheet"
)

// Whatever is written can be read again: a table that would be too long is not written, and what to do is said.
func TestNoTableIsWrittenThatCannotBeImportedAgain(t *testing.T) {
	for n, written := range map[int]bool{3: true, spreadsheet.MaxBytes/model.MaxTextRunes + 1: false, spreadsheet.MaxRows: false} {
		note := strings.Repeat("x", min(model.MaxTextRunes, spreadsheet.MaxBytes*11/10/n))
		records := []model.Record{&model.Head{ID: "a", Title: "A", FirstYear: 2026, Years: 1}}
		for i := range n {
			records = append(records, &model.Line{
				ID: fmt.Sprintf("l%d", i), Owner: model.Programme, Type: model.CostLine, Recurrence: model.Once, Minimum: []decimal.Decimal{decimal.New(1, 0)}, Note: note,
			})
		}
		c, err := model.NewCase(0, records, false)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "figures.csv")
		err = writeLines(path, c)
		if !written {
			if _, gone := os.Stat(path); err == nil || !strings.Contains(err.Error(), "Save the case as a file instead") || gone == nil {
				t.Errorf("of %d lines it says %v", n, err)
			}
			continue
		}
		data, err2 := os.ReadFile(path)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		s, err := linetable.Open(c, data)
		if err != nil {
			t.Fatal(err)
		}
		if edit, _, err := linetable.Read(c, s, linetable.Options{}); err != nil || !edit.Empty() {
			t.Errorf("%d lines are read back with %d changes, %v", n, len(edit.Changes), err)
		}
	}
}
