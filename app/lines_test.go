package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
)

func TestATableThatIsTooLongToBeImportedAgainIsWrittenAndSaidToBe(t *testing.T) {
	for n, again := range map[int]bool{3: true, linetable.MaxBytes/model.MaxTextRunes + 1: false} {
		records := []model.Record{&model.Head{ID: "a", Title: "A", FirstYear: 2026, Years: 1}}
		for i := range n {
			records = append(records, &model.Line{
				ID: fmt.Sprintf("l%d", i), Owner: model.Programme, Type: model.CostLine, Recurrence: model.Once,
				Minimum: []decimal.Decimal{decimal.New(1, 0)}, Note: strings.Repeat("x", model.MaxTextRunes),
			})
		}
		c, err := model.NewCase(0, records, false)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "figures.csv")
		got, err := writeLines(path, c)
		said := fmt.Sprintf("%d lines are written to %s.", n, path)
		if err != nil || !strings.HasPrefix(got, said) || again != (got == said) || !again && !strings.Contains(got, "That table can't be imported again: ") {
			t.Errorf("of %d lines it says %q, %v", n, got, err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}
