package casefile

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// extremes are records whose names, texts, figures and lists are as long as they may be, in the characters that take most room.
func extremes() []model.Record {
	name, text := strings.Repeat("\u2028", model.MaxNameRunes-1)+"x", strings.Repeat("\t", model.MaxTextRunes)
	id := func(n int) string { return fmt.Sprintf("%064d", n) }
	most, least := decimal.RequireFromString("999999999.999999"), decimal.RequireFromString("-999999999.999999")
	table := &model.Evidence{ID: id(9), Title: name, Corner: text}
	for i := range model.MaxEvidenceColumns {
		table.Columns = append(table.Columns, model.EvidenceColumn{Name: fmt.Sprint("column ", i), Unit: text})
	}
	for i := range model.MaxEvidenceRows {
		table.Rows = append(table.Rows, model.EvidenceRow{Name: fmt.Sprint("row ", i), Cells: slices.Repeat([]string{"\u2028<1>"}, model.MaxEvidenceColumns)})
	}
	for i := range 200 {
		table.Checks = append(table.Checks, model.Check{Rule: model.EqualsRule, Result: model.Place{Row: "row 0"}, Of: []model.Place{{Row: fmt.Sprint("row ", i+1)}}})
	}
	meta := model.Meta{Revision: maxNumber, Entry: text, At: time.Date(9999, 12, 31, 23, 59, 59, 999_999_999, time.UTC)}
	return []model.Record{
		&model.Head{Meta: meta, ID: id(1), Title: name, Organisation: text, FirstYear: 2200, Years: model.MaxYears},
		&model.Document{Meta: meta, ID: id(2), Title: name, Publisher: text, Date: text},
		&model.Component{ID: id(3), Name: name, Assessment: text},
		&model.Decision{ID: id(4), Component: id(3), Name: name, Several: true},
		&model.Option{ID: id(5), Decision: id(4), Name: name, Consequence: text, Notes: text},
		&model.Line{
			ID: id(6), Owner: id(5), Type: model.BenefitLine, Recurrence: model.Ongoing, Category: text, Note: text,
			Minimum: slices.Repeat([]decimal.Decimal{least}, model.MaxYears), Maximum: slices.Repeat([]decimal.Decimal{most}, model.MaxYears),
			Source: model.Source{Grade: model.Published, Document: id(2), Page: text},
		},
		table,
		&model.Scenario{ID: id(7), Name: name, Conflicts: text, Dispensations: text},
		&model.Choice{Scenario: id(7), Decision: id(4), Status: model.Agreed, Reason: text, Options: []string{id(5)}},
		&model.Issue{ID: id(8), Text: text, Owner: text},
	}
}

func TestACaseAtItsLimitsIsWrittenAndReadAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	c, err := model.NewCase(maxNumber, extremes(), false)
	if err != nil {
		t.Fatal(err)
	}
	c.LastEdit = time.Date(9999, 12, 31, 23, 59, 59, 999_999_999, time.UTC)
	path := filepath.Join(t.TempDir(), "limits.tomcase")
	if err := Write(path, File{Case: c}); err != nil {
		t.Fatal(err)
	}
	there, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	wantText(t, encoded(t, there), encoded(t, File{Case: c}))
	if there.Case.Count() != c.Count() || there.Case.Head().Title != c.Head().Title {
		t.Errorf("%d records came back of %d", there.Case.Count(), c.Count())
	}
}

func TestAsManyRecordsAreWrittenAsAreRead(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	for n, sound := range map[int]bool{maxRecords: true, maxRecords + 1: false} {
		records := []model.Record{&model.Head{ID: "a", Title: "A", FirstYear: 2018, Years: 1}}
		for i := range n {
			records = append(records, &model.Document{ID: fmt.Sprint(i), Title: "T"})
		}
		c, err := model.NewCase(0, records, false)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "many.tomcase")
		err = Write(path, File{Case: c})
		if sound && err != nil || !sound && (err == nil || !strings.Contains(err.Error(), "at most 50000")) {
			t.Errorf("%d records: %v", n, err)
		}
		if _, err := Read(path); (err == nil) != sound {
			t.Errorf("%d records are read with %v", n, err)
		}
	}
}
