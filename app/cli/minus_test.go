package cli

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tomworkbench/assets"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/linetable"
)

// numberCell is a cell that holds a figure and no words, whatever its sign, brackets and unit.
var numberCell = regexp.MustCompile(`^[(+\-−–]? ?£?[+\-−–]?[0-9][0-9,. ]*(?:%|m|k|bn)?\)?$`)

// losing writes a case in which something is negative wherever it can be: most benefits are gone, and a published
// total is wrong by enough to come to a negative figure.
func losing(t *testing.T, path string) *model.Case {
	t.Helper()
	file := must(casefile.Decode(assets.Example()))(t)
	var edits []func(*model.Case) (model.Edit, error)
	for l := range file.Case.Lines.All() {
		if l.Type == model.BenefitLine {
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindLine, l.ID) })
		}
	}
	edits = append(edits[1:], func(c *model.Case) (model.Edit, error) {
		x, _ := c.Evidence.Get("published-financial-position")
		next := *x
		next.Rows = slices.Clone(x.Rows)
		next.Rows[2].Cells = slices.Clone(x.Rows[2].Cells)
		next.Rows[2].Cells[4] = "−30.0"
		return c.Replace(x.ID, &next)
	})
	edit := must(file.Case.Together("Losing", edits...))(t)
	c, _, err := model.Apply(file.Case, edit)
	if err == nil {
		err = casefile.Write(path, casefile.File{Case: c})
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestNumbersInEveryCSVHaveAPlainMinus reads every CSV that the program writes as a program does.
func TestNumbersInEveryCSVHaveAPlainMinus(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "losing.tomcase")
	c := losing(t, path)
	written := map[string][]byte{"the lines": must(linetable.Write(c))(t)}
	for _, args := range []string{
		"profile -format csv", "profile -format csv -basis recurring", "appraisal -format csv -draws 50", "schemes -format csv", "audit -format csv -all",
	} {
		var out bytes.Buffer
		if code := Run(append(strings.Fields(args), "-case", path), Env{Out: &out, Messages: io.Discard, Now: now}); code != ExitDone {
			t.Fatalf("%s ends with %d", args, code)
		}
		written[args] = out.Bytes()
	}
	for _, k := range charts.FigureIDs() {
		name := filepath.Join(folder, string(k)+".csv")
		args := []string{"chart", "-figure", string(k), "-case", path, "-out", name}
		if code := Run(args, Env{Out: io.Discard, Messages: io.Discard, Now: now}); code != ExitDone {
			t.Fatalf("%v ends with %d", args, code)
		}
		written[string(k)] = must(os.ReadFile(name))(t)
	}
	negative := 0
	for name, data := range written {
		negative += holdMinus(t, name, data)
	}
	if negative < 10 {
		t.Errorf("%d numbers are negative: too few to tell", negative)
	}
}

// holdMinus fails for a number with another minus than programs read, and returns how many numbers are negative.
func holdMinus(t *testing.T, name string, data []byte) (negative int) {
	t.Helper()
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	in.FieldsPerRecord = -1
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, row := range rows {
		for j, cell := range row {
			switch {
			case j < len(rows[0]) && rows[0][j] == "words": // as a person reads it, beside the value
			case !numberCell.MatchString(cell):
			case strings.ContainsAny(cell, "−–"):
				t.Errorf("%s holds %q in %q", name, cell, row)
			case strings.HasPrefix(cell, "-"):
				negative++
			}
		}
	}
	return negative
}
