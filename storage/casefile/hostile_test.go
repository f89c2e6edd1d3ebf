package casefile

import (
	"fmt"
	"strings"
	"testing"
)

// many repeats a JSON text with commas between, each # in it being the number of the time.
func many(n int, unit string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strings.ReplaceAll(unit, "#", fmt.Sprint(i)))
	}
	return b.String()
}

// hostiles are files that try a reader by their size n, each with what is said of it, empty for a sound one.
func hostiles() map[string]struct {
	file func(n int) string
	want string
} {
	lists := func(text string) func(n int) string {
		return func(n int) string {
			before, unit, _ := strings.Cut(text, "<")
			unit, after, _ := strings.Cut(unit, ">")
			return small("", ", "+before+many(n, unit)+after)
		}
	}
	type hostile = struct {
		file func(n int) string
		want string
	}
	return map[string]hostile{
		"unknown fields":         {lists(`<"u#": 1>`), "and at least 980 more"},
		"unknown fields inside":  {func(n int) string { return small(", "+many(n, `"u#": 1`), "") }, "and at least 980 more"},
		"a field over and over":  {lists(`<"u": 1>`), "stands here twice"},
		"no objects":             {lists(`"lines": [<null>]`), "and at least 980 more"},
		"empty objects":          {lists(`"lines": [<{}>]`), "and at least 980 more"},
		"records without a name": {lists(`"documents": [<{"id": "d#"}>]`), "and at least 980 more"},
		"no figures":             {lists(`"lines": [<{"id": "l#", "minimum": ["x", "y"]}>]`), "and at least 980 more"},
		"wrong rates":            {lists(`"rateTables": [<{"id": "r#"}>]`), "and at least 980 more"},
		"bands of years": {
			lists(`"rateTables": [{"id": "discount", "name": "D"}], "rates": [<{"id": "r#", "table": "discount", "first": #, "last": #, "value": "0.1"}>]`),
			"and at least 980 more",
		},
		"an id over and over":      {lists(`"lines": [<{"id": "l"}>]`), "same id as lines[0]"},
		"entries out of order":     {lists(`"journal": [<{"revision": 1}>]`), "entries, but the case's revision is 0"},
		"changes without a record": {lists(`"journal": [{"revision": 1, "changes": [<{"kind": "line"}>]}]`), "and at least 980 more"},
		"changes of no kind":       {lists(`"journal": [{"revision": 1, "changes": [<{"kind": "k#"}>]}]`), "and at least 980 more"},
		"lines":                    {lists(`"lines": [<{"id": "l#", "owner": "o", "kind": "cost", "recurs": "once", "minimum": ["1", "2"]}>]`), ""},
		"documents":                {lists(`"documents": [<{"id": "d#", "title": "T"}>]`), ""},
		"scenarios":                {lists(`"scenarios": [<{"id": "s#", "name": "S#"}>]`), ""},
		"scenarios of one name":    {lists(`"scenarios": [<{"id": "s#", "name": "S"}>]`), "is taken"},
		"tables of evidence":       {lists(`"evidence": [<{"id": "t#", "title": "T", "columns": [{"name": "a"}], "rows": [{"name": "r", "cells": ["1"]}]}>]`), ""},
		"rows of evidence":         {lists(`"evidence": [{"id": "t", "title": "T", "columns": [{"name": "a"}], "rows": [<{"name": "r#", "cells": ["1"]}>]}]`), "at most 500 rows"},
		"options of one choice":    {severalOptions, ""},
		"the same option all along": {func(n int) string {
			return strings.Replace(severalOptions(n), `"options": ["chosen-`, `"options": ["o", "o", "chosen-`, 1)
		}, "is chosen twice"},
	}
}

// severalOptions is a file whose only choice takes n options.
func severalOptions(n int) string {
	text := small("", fmt.Sprintf(`, "scenarios": [{"id": "s", "name": "S", "choices": [{"decision": "d", "status": "agreed", "options": [%s]}]}]`, many(n, `"chosen-#"`)))
	text = strings.Replace(text, `"name": "D"`, `"name": "D", "several": true`, 1)
	return strings.Replace(text, `"options": [`, `"options": [`+many(n, `{"id": "chosen-#", "decision": "d", "name": "O"}`)+", ", 1)
}

func TestWhateverIsWrongWithAFileIsSaidInFewLines(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	for name, h := range hostiles() {
		t.Run(name, func(t *testing.T) {
			_, err := Decode([]byte(h.file(5000)))
			if err == nil {
				if h.want != "" {
					t.Fatalf("it is taken, want %q", h.want)
				}
				return
			}
			text := err.Error()
			if h.want == "" || !strings.Contains(text, h.want) {
				t.Errorf("it says %s\nwant %q", text, h.want)
			}
			if lines := strings.Count(text, "\n") + 1; lines > 21 || len(text) > 10_000 {
				t.Errorf("it says it in %d lines and %d bytes", lines, len(text))
			}
		})
	}
}

func TestALongNameIsCutWhereItIsReported(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	long := strings.Repeat("x", 1<<20)
	for name, lists := range map[string]string{
		"an id":        `, "documents": [{"id": "` + long + `", "title": "T"}]`,
		"an owner":     `, "links": [{"owner": "` + long + `", "kind": "driver", "target": "` + long + `"}]`,
		"a kind":       `, "links": [{"owner": "o", "kind": "` + long + `", "target": "t"}]`,
		"a status":     `, "scenarios": [{"id": "s", "name": "S", "choices": [{"decision": "` + long + `", "status": "` + long + `"}]}]`,
		"a name twice": `, "scenarios": [{"id": "s", "name": "` + long + `"}, {"id": "t", "name": "` + long + `"}]`,
		"a figure":     `, "overlaps": [{"id": "v", "measure": "net", "amount": "` + long + `"}]`,
		"a time":       `, "documents": [{"id": "d", "title": "T", "at": "` + long + `"}]`,
		"a number":     `, "documents": [{"id": "d", "title": "T", "revision": ` + strings.Repeat("1", 1<<20) + `}]`,
		"a field":      `, "` + long + `": 1`,
		"a change":     `, "journal": [{"revision": 1, "changes": [{"kind": "document", "from": {"id": "` + long + `"}, "to": {"id": "b"}}]}]`,
	} {
		if _, err := Decode([]byte(small("", lists))); err == nil || len(err.Error()) > 3000 {
			t.Errorf("%s of a megabyte is reported in %d bytes", name, len(fmt.Sprint(err)))
		}
	}
}

func TestMoreRecordsThanAnyCaseHasAreRefusedBeforeTheyAreRead(t *testing.T) {
	for name, lists := range map[string]string{
		"documents": `, "documents": [` + many(maxRecords+1, `{}`) + `]`,
		"choices":   `, "scenarios": [{"choices": [` + many(maxRecords, `{}`) + `]}]`,
	} {
		_, err := Decode([]byte(small("", lists)))
		if err == nil || !strings.Contains(err.Error(), "a case file has at most 50000") {
			t.Errorf("%s: it says %.200v", name, err)
		}
	}
}
