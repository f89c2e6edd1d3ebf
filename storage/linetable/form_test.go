package linetable_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
)

func template(t *testing.T, c *model.Case) []byte {
	t.Helper()
	data, err := linetable.Form(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A template that nobody has filled in changes nothing, whatever stands in the case.
func TestATemplateIsReadBackAsItWas(t *testing.T) {
	c := example(t)
	for _, typed := range []model.Typed{model.Steps, model.Levels} {
		e, err := c.SetTyped(typed)
		if err != nil {
			t.Fatal(err)
		}
		of, _, err := model.Apply(c, e)
		if err != nil {
			t.Fatal(err)
		}
		edit, report, err := readFile(of, template(t, of), linetable.Options{Typed: typed})
		if err != nil || !edit.Empty() || report.Unchanged != c.Lines.Len() {
			t.Errorf("in %s it changes %d records, %+v, %v", typed, len(edit.Changes), report, err)
		}
		if len(report.Ignored) > 0 {
			t.Errorf("nothing is done with %q", report.Ignored)
		}
	}
}

func TestAFilledInTemplateBringsItsRows(t *testing.T) {
	c := blank(t)
	book, err := excelize.OpenReader(bytes.NewReader(template(t, c)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	rows := [][]any{
		{"Customer contact", "Channel", "Web", "Calls move", "benefit", "calls", "lowest", 0.1, 0.2, 0.1 + 0.2, "ongoing", "workshop"},
		{"", "", "", "", "benefit", "calls", "highest", 0.2, 0.3, 0.4},
		{"", "", "Telephone"},
	}
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetRow("Figures", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, report, err := readFile(c, b.Bytes(), linetable.Options{})
	if got := readWords(c, report); err != nil || got != "+ benefit 0.1 0.2 0.3 to 0.2 0.3 0.4" || report.Options != 2 {
		t.Errorf("it is read as %s, %+v, %v", got, report, err)
	}
}
