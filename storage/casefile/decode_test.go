package casefile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// wantProblems fails the test unless decoding reports exactly the problems, by path and a part of the text.
func wantProblems(t *testing.T, data string, want ...[2]string) {
	t.Helper()
	_, err := Decode([]byte(data))
	var got Problems
	if !errors.As(err, &got) {
		t.Fatalf("got %v, want Problems", err)
	}
	if len(got) != len(want) {
		t.Fatalf("got %d problems, want %d:\n%v", len(got), len(want), got)
	}
	for i, p := range got {
		if p.Path != want[i][0] || !strings.Contains(p.Text, want[i][1]) {
			t.Errorf("problem %d is %q: %q\nwant %q: %q", i, p.Path, p.Text, want[i][0], want[i][1])
		}
	}
}

// small is the least file that decodes, with places to put something in.
func small(head, lists string) string {
	return `{"format": "tomcase", "version": 1, "revision": 0, "case": {"id": "a", "title": "A", "firstYear": 2018, "years": 2` +
		head + `}, "components": [{"id": "c", "name": "C"}], "decisions": [{"id": "d", "component": "c", "name": "D"}],
"options": [{"id": "o", "decision": "d", "name": "O"}, {"id": "p", "decision": "d", "name": "P"}]` + lists + `}`
}

func TestTheSmallFileIsSound(t *testing.T) {
	decoded(t, []byte(small("", "")))
}

func TestAFileSavedByAnotherEditorIsTheSame(t *testing.T) {
	data := exampleText(t)
	edited := byteOrderMark + strings.ReplaceAll(string(data), "\n", "\r\n")
	wantText(t, encoded(t, decoded(t, []byte(edited))), data)
}

func TestFilesThatAreNoCaseFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	for name, c := range map[string]struct{ data, path, text string }{
		"empty":        {"", "line 1, column 1", "ends too early"},
		"cut off":      {small("", "")[:100], "line 1, column 101", "ends too early"},
		"not JSON":     {"{\n  \"a\": 1,\n  x}", "line 3, column 3", "not JSON here"},
		"two values":   {"{} {}", "line 1, column 4", "not JSON here"},
		"other JSON":   {`{"format": "geojson"}`, "", "not a case file"},
		"a list":       {`[1, 2]`, "", "not a case file"},
		"a number":     {`12`, "", "not a case file"},
		"newer":        {`{"format": "tomcase", "version": 13, "shape": {}}`, "", "newer version"},
		"far newer":    {`{"format": "tomcase", "version": 99999999999999999999}`, "", "newer version"},
		"version 0":    {`{"format": "tomcase", "version": 0}`, "version", "not a version"},
		"version 1.5":  {`{"format": "tomcase", "version": 1.5}`, "version", "not a version"},
		"version text": {`{"format": "tomcase", "version": "1"}`, "version", "should be a number"},
		"not UTF-8":    {"{\"format\": \"tomcase\",\n \"ti\xfftle\": 1}", "line 2, column 5", "UTF-8"},
		"deep":         {`{"format": "tomcase", "version": 1, "x": ` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "}", "x" + strings.Repeat("[0]", maxDepth), "nested too deeply"},
		"very deep":    {strings.Repeat(`{"a":`, 1_000_000), "line 1, column 50001", "max depth"},
		"many values":  {"[" + strings.Repeat("0,", maxValues+1) + "0]", "[1999999]", "more than 2000000 values"},
	} {
		t.Run(name, func(t *testing.T) { wantProblems(t, c.data, [2]string{c.path, c.text}) })
	}
}

func TestAHugeFileIsRefusedBeforeItIsRead(t *testing.T) {
	wantProblems(t, strings.Repeat(" ", MaxBytes+1), [2]string{"", "at most 32 MB"})
	path := filepath.Join(t.TempDir(), "huge.tomcase")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(file.Truncate(1<<40), file.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = Read(path)
	if err == nil || !strings.Contains(err.Error(), "huge.tomcase: the file is 1048576 MB") {
		t.Errorf("got %v", err)
	}
}

func TestReadNamesTheFile(t *testing.T) {
	folder := t.TempDir()
	if _, err := Read(filepath.Join(folder, "none.tomcase")); !errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), `"none.tomcase"`) {
		t.Errorf("got %v", err)
	}
	path := filepath.Join(folder, "bad.tomcase")
	if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	var problems Problems
	if _, err := Read(path); !errors.As(err, &problems) || !strings.HasPrefix(err.Error(), "bad.tomcase: ") {
		t.Errorf("got %v", err)
	}
}

func TestFiguresAreRefusedByPathBeforeAnyArithmetic(t *testing.T) {
	for _, figure := range []string{
		`"1e400"`, `"1e1000000000"`, `"1` + strings.Repeat("0", 400) + `"`, `"` + strings.Repeat("9", 200) + `"`,
		`"0.` + strings.Repeat("0", 300) + `1"`, `"NaN"`, `"Infinity"`, `"0x10"`, `"1,000"`, `""`, `"1."`, `".5"`, `"−1"`, `" 1"`, `"1234567890"`, `"0.1234567"`,
	} {
		wantProblems(t, small("", `, "lines": [{"id": "l", "owner": "o", "kind": "cost", "recurs": "once", "minimum": ["1", `+figure+`]}]`),
			[2]string{"lines[0].minimum[1]", "is not a figure in £m"})
	}
	wantProblems(t, small("", `, "overlaps": [{"id": "v", "measure": "net", "amount": "1e9999999999"}]`), [2]string{"overlaps[0].amount", "not a figure"})
	wantProblems(t, small("", `, "lines": [{"id": "l", "owner": "o", "kind": "cost", "recurs": "once", "minimum": ["1", 1e400]}]`),
		[2]string{"lines[0].minimum[1]", "stands in quotes"})
}

func TestFiguresAreWrittenInOneForm(t *testing.T) {
	data := encoded(t, decoded(t, []byte(small("", `, "lines": [{"id": "l", "owner": "o", "kind": "cost", "recurs": "once", "minimum": ["0.50", "-0"], "maximum": ["007", "1.000000"]}]`))))
	if !strings.Contains(string(data), `"minimum": ["0.5", "0"], "maximum": ["7", "1"]`) {
		t.Errorf("got\n%s", data)
	}
}

func TestEveryProblemIsListedWithItsPath(t *testing.T) {
	lists := `, "colour": 1,
"lines": [
 {"id": "l", "owner": "o", "kind": "benefit", "recurs": "ongoing", "minimum": ["1", "5"], "maximum": ["2", "4"], "colour": "red"},
 {"id": "m", "owner": "nobody", "kind": "gain", "recurs": "once", "minimum": ["1"]},
 {"id": "m", "owner": "o", "kind": "cost", "recurs": "once", "minimum": ["1", "1"]},
 "a line",
 {"id": 7, "owner": "o", "kind": "cost", "recurs": "once", "minimum": "1"}],
"links": [{"owner": "o", "kind": "driver", "target": "D9"}],
"drivers": {},
"scenarios": [
 {"id": "s", "name": "S", "choices": [
   {"decision": "d", "options": ["o", "p"], "status": "provisional"},
   {"decision": "x", "status": "maybe", "scenario": "t"}],
  "ruledOut": [{"option": "q", "reason": null}]},
 {"id": "t", "name": "S", "rank": 3, "at": "yesterday", "revision": -1}]`
	wantProblems(t, small(`, "population": 1`, lists),
		[2]string{"colour", "not a known field"},
		[2]string{"case.population", "not a known field"},
		[2]string{"lines[0].colour", "not a known field"},
		[2]string{"lines[2]", "same id as lines[1]"},
		[2]string{"lines[3]", "should be an object, not text in quotes"},
		[2]string{"lines[4].id", "should be text in quotes, not a number"},
		[2]string{"lines[4].minimum", "should be a list, not text"},
		[2]string{"drivers", "should be a list, not an object"},
		[2]string{"scenarios[0].choices[1].scenario", "not a known field"},
		[2]string{"scenarios[0].ruledOut[0].reason", "not null"},
		[2]string{"scenarios[1].rank", "not a known field"},
		[2]string{"scenarios[1].at", "not a time"},
		[2]string{"scenarios[1].revision", "not a whole number"},
		[2]string{"lines[0].minimum[1]", "the lowest £5.00m is above the highest £4.00m in 2019/20"},
		[2]string{"lines[1].owner", `there is no option "nobody"`},
		[2]string{"lines[1].kind", `"gain" is not one of`},
		[2]string{"lines[1].minimum", "has 1 figures"},
		[2]string{"links[0].target", `there is no driver "D9"`},
		[2]string{"scenarios[1].name", "is taken; choose another"},
		[2]string{"scenarios[0].choices[0].options", "takes one answer"},
		[2]string{"scenarios[0].choices[1].status", `"maybe" is not one of`},
		[2]string{"scenarios[0].choices[1].decision", `there is no decision "x"`},
		[2]string{"scenarios[0].ruledOut[0].option", `there is no option "q"`},
	)
}

func TestAFileOfAnOlderVersionWithAChoiceThatIsFirmAboutNothingOpens(t *testing.T) {
	scenarios := func(status string) string {
		return `, "scenarios": [{"id": "s", "name": "S", "choices": [{"decision": "d", "status": "` + status + `"}]}]`
	}
	for status, want := range map[string]string{"agreed": "doesn't allow “no change”; choose an option", "provisional": "has no option to be provisional about"} {
		content, err := Decode([]byte(small("", scenarios(status))))
		if err != nil {
			t.Errorf("%s: a file of an older version doesn't open: %v", status, err)
			continue
		}
		found := content.Case.Unfounded()
		if len(found) != 1 || !strings.Contains(found[0].Text, want) {
			t.Errorf("%s: found is %v, want what has %q in it", status, found, want)
		}
	}
}

func TestAMinimumAboveItsMaximumIsFoundByPath(t *testing.T) {
	wantProblems(t, small("", `, "lines": [{"id": "l", "owner": "o", "kind": "cost", "recurs": "once", "minimum": ["1", "3"], "maximum": ["1", "2"]}]`),
		[2]string{"lines[0].minimum[1]", "the lowest £3.00m is above the highest £2.00m in 2019/20"})
}

func TestWhatFollowsFromABadCaseIsNotReportedAsWell(t *testing.T) {
	lines := `, "lines": [{"id": "l", "owner": "o", "kind": "cost", "recurs": "once", "minimum": ["1", "1"]}]`
	data := small("", lines)
	wantProblems(t, strings.Replace(data, `"years": 2`, `"years": "2"`, 1), [2]string{"case.years", "should be a number"})
	wantProblems(t, strings.Replace(data, `"case"`, `"house"`, 1), [2]string{"house", "not a known field"}, [2]string{"case", "is missing"})
	wantProblems(t, `{"format": "tomcase", "version": 1, "case": []}`, [2]string{"case", "should be an object"})
}

func TestAFieldThatStandsTwiceIsFound(t *testing.T) {
	wantProblems(t, small(`, "title": "B"`, ""), [2]string{"case.title", "stands here twice"})
	wantProblems(t, small("", `, "lines": [], "lines": []`), [2]string{"lines", "stands here twice"})
}

func TestAJournalMustFit(t *testing.T) {
	entry := `{"id": "e", "text": "T", "revision": 1, "changes": []}`
	for name, c := range map[string]struct {
		revision, top string
		want          [][2]string
	}{
		"too long":       {"0", `"journal": [` + entry + `]`, [][2]string{{"journal", "has 1 entries, but the case's revision is 0"}}},
		"a gap":          {"2", `"journal": [` + entry + `]`, [][2]string{{"journal[0].revision", "should be 2"}}},
		"a lone cursor":  {"1", `"cursor": {"undo": 1}`, [][2]string{{"cursor", "without a journal"}}},
		"a lost cursor":  {"1", `"cursor": {"undo": 2, "redo": 1}, "journal": [` + entry + `]`, [][2]string{{"cursor.undo", "no earlier entry"}}},
		"a lost stack":   {"1", `"journal": [` + strings.Replace(entry, `"id"`, `"below": 1, "undoes": 1, "redoes": 9, "id"`, 1) + `]`, [][2]string{{"journal[0].below", "no earlier"}, {"journal[0].undoes", "no earlier"}, {"journal[0].redoes", "no earlier"}}},
		"unknown kind":   {"1", `"journal": [` + strings.Replace(entry, `[]`, `[{"kind": "wish", "to": {}}]`, 1) + `]`, [][2]string{{"journal[0].changes[0].kind", "not a kind of record"}}},
		"empty change":   {"1", `"journal": [` + strings.Replace(entry, `[]`, `[{"kind": "option"}]`, 1) + `]`, [][2]string{{"journal[0].changes[0]", "changes nothing"}}},
		"another id":     {"1", `"journal": [` + strings.Replace(entry, `[]`, `[{"kind": "option", "from": {"id": "a"}, "to": {"id": "b"}}]`, 1) + `]`, [][2]string{{"journal[0].changes[0]", `from "a" to "b"`}}},
		"unknown field":  {"1", `"journal": [` + strings.Replace(entry, `[]`, `[{"kind": "option", "to": {"id": "a", "colour": 1}, "why": 1}]`, 1) + `]`, [][2]string{{"journal[0].changes[0].why", "not a known"}, {"journal[0].changes[0].to.colour", "not a known"}}},
		"figure":         {"1", `"journal": [` + strings.Replace(entry, `[]`, `[{"kind": "line", "to": {"id": "a", "minimum": ["1e99"]}}]`, 1) + `]`, [][2]string{{"journal[0].changes[0].to.minimum[0]", "not a figure"}}},
		"not a list":     {"1", `"journal": {}`, [][2]string{{"journal", "should be a list"}}},
		"not an entry":   {"1", `"journal": [1]`, [][2]string{{"journal[0]", "should be an object"}, {"journal[0].revision", "should be 1"}}},
		"not a change":   {"1", `"journal": [` + strings.Replace(entry, `[]`, `[1]`, 1) + `]`, [][2]string{{"journal[0].changes[0]", "should be an object"}}},
		"not a revision": {"1.5", `"journal": []`, [][2]string{{"revision", "not a whole number"}}},
		"huge revision":  {"18446744073709551615", `"journal": []`, [][2]string{{"revision", "not a whole number"}}},
	} {
		t.Run(name, func(t *testing.T) {
			data := strings.Replace(small("", ", "+c.top), `"revision": 0`, `"revision": `+c.revision, 1)
			wantProblems(t, data, c.want...)
		})
	}
}

func TestOnlyTheFirstTwentyProblemsAreListed(t *testing.T) {
	var fields strings.Builder
	for i := range 55 {
		fields.WriteString(`, "x` + strings.Repeat("y", i) + `": 1`)
	}
	_, err := Decode([]byte(small("", fields.String())))
	var problems Problems
	if !errors.As(err, &problems) || len(problems) != 55 {
		t.Fatalf("got %v", err)
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 21 || lines[20] != "and 35 more" {
		t.Errorf("got %d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}

func TestEvidenceIsRefusedByPath(t *testing.T) {
	table := func(id, cells, checks string) string {
		return `{"id": "` + id + `", "title": "T", "columns": [{"name": "a", "unit": "£m"}], "rows": [{"name": "r", "cells": ` + cells + `}], "checks": [` + checks + `]}`
	}
	sound := `{"rule": "equals", "result": {"row": "r", "column": "a"}, "of": [{"table": "two", "row": "r", "column": "a"}]}`
	text := small("", `, "evidence": [`+table("one", `["£3m"]`, sound)+`, `+table("two", `["n/k"]`, "")+`]`)
	if c := decoded(t, []byte(text)).Case; c.Evidence.Len() != 2 || !strings.Contains(string(encoded(t, File{Case: c})), "\"version\": 3,") {
		t.Errorf("%d tables were read and written", c.Evidence.Len())
	}
	wantProblems(t, small("", `, "evidence": [`+table("one", `["£3m"]`, sound)+`]`), [2]string{"evidence[0].checks[0].of[0].table", `there is no evidence "two"`})
	wantProblems(t, small("", `, "evidence": [`+table("one", `[3]`, "")+`]`), [2]string{"evidence[0].rows[0].cells[0]", "should be text in quotes, not a number"})
	wantProblems(t, small("", `, "evidence": [`+table("one", `[]`, "")+`]`), [2]string{"evidence[0].rows[0].cells", "has 0 cells, but the table has 1 columns"})
}
