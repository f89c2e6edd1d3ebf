package cli

import (
	"bytes"
	"encoding/csv"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// What a table says is as its publisher typed it: a row's name, and a cell that is no figure.
func TestNoCellOfAnAuditIsAFormula(t *testing.T) {
	path := filepath.Join(t.TempDir(), "formulas.tomcase")
	file := must(casefile.Decode(assets.Example()))(t)
	texts := []string{"=1+1", " =1+1", "\u00a0=1+1", "-1-1", "@SUM(1)", "＝1+1", "+1+1"}
	edit := must(file.Case.Together("Formulas", func(c *model.Case) (model.Edit, error) {
		x, _ := c.Evidence.Get("published-financial-position")
		next := *x
		next.Rows = slices.Clone(x.Rows)
		for i := range next.Rows {
			text := texts[i%len(texts)] + strings.Repeat(" ", i/len(texts)) + "x"
			next.Rows[i].Cells = slices.Clone(x.Rows[i].Cells)
			next.Rows[i].Cells[0] = text
		}
		return c.Replace(x.ID, &next)
	}))(t)
	c, _, err := model.Apply(file.Case, edit)
	if err == nil {
		err = casefile.Write(path, casefile.File{Case: c})
	}
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if code := Run([]string{"audit", "-all", "-format", "csv", "-case", path}, Env{Out: &out, Messages: io.Discard, Now: now}); code != ExitDone {
		t.Fatalf("the audit ends with %d", code)
	}
	guarded := 0
	for _, row := range must(csv.NewReader(&out).ReadAll())(t) {
		for _, cell := range row {
			seen := strings.TrimLeftFunc(cell, unicode.IsSpace)
			if seen != "" && strings.ContainsAny(seen[:1], "=@+-") && !numberCell.MatchString(seen) || strings.HasPrefix(seen, "＝") {
				t.Errorf("a cell begins %q", cell)
			}
			if strings.HasPrefix(cell, "'") {
				guarded++
			}
		}
	}
	if guarded == 0 {
		t.Error("no text of the table is in the audit")
	}
}
