package linetable

import (
	"strings"
	"testing"

	"tomworkbench/model"
)

const publicationHead = "id,owner,kind,2026/27,2027/28,not for publication\n"

// marked is a case with its first line marked by a table.
func marked(t *testing.T, c *model.Case, table string) *model.Case {
	t.Helper()
	edit, _, err := read(c, []byte(table), model.Steps)
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := model.Apply(c, edit)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestALineNotForPublicationSaysSoInTheTableAndStaysSoWithoutTheColumn(t *testing.T) {
	c := testCase(t)
	if data, err := Write(c); err != nil || strings.Contains(string(data), columnUnpublished) {
		t.Fatalf("where every line may be published the table is %s, %v", data, err)
	}
	for cell, want := range map[string]bool{"yes": true, "X": true, "no": false, "": false} {
		next := marked(t, c, publicationHead+"l1,door,benefit,1,1,"+cell+"\n")
		if l, _ := next.Lines.Get("l1"); l.NotForPublication != want {
			t.Errorf("%q is read as %v", cell, l.NotForPublication)
		}
	}
	c = marked(t, c, publicationHead+"l1,door,benefit,1,1,yes\n")
	data, err := Write(c)
	if err != nil || strings.Count(string(data), ",yes,") != 1 {
		t.Fatalf("the table is %s, %v", data, err)
	}
	if edit, _, err := read(c, data, model.Steps); err != nil || !edit.Empty() {
		t.Errorf("what was written changes %d lines, %v", len(edit.Changes), err)
	}
	c = marked(t, c, "id,owner,kind,2026/27,2027/28\nl1,door,benefit,4,4\n")
	if l, _ := c.Lines.Get("l1"); !l.NotForPublication {
		t.Error("a table that says nothing of it publishes the line")
	}
	if _, _, err := read(c, []byte(publicationHead+"l1,door,benefit,1,1,perhaps\n"), model.Steps); err == nil || !strings.Contains(err.Error(), `"perhaps" is neither yes nor no`) {
		t.Errorf("perhaps: %v", err)
	}
}
