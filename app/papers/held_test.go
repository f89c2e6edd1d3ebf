package papers

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tomworkbench/charts"
	"tomworkbench/model"
)

var (
	documentTable = regexp.MustCompile(`(?s)<w:tbl>.*?</w:tbl>`)
	documentRow   = regexp.MustCompile(`(?s)<w:tr[ >].*?</w:tr>`)
	documentCell  = regexp.MustCompile(`(?s)<w:tc>.*?</w:tc>`)
	alignment     = regexp.MustCompile(`<w:jc w:val="(\w+)"/>`)
)

// documentXML is the appendix as it is stored.
func documentXML(t testing.TB, s Paper) string {
	t.Helper()
	var b bytes.Buffer
	if err := OptionsPaper(&b, s); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWordsStandAtTheLeftOfATableAndEveryFigureAtTheRight(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	for _, k := range s.Figures() {
		s.Only = []charts.FigureID{k}
		table := figure(t, s, k).Table()
		if last := len(table.Columns) - 1; table.Columns[last] == charts.TooEarly { // a paper says it below
			table.Columns, table.Words = table.Columns[:last], last
		}
		found := documentTable.FindAllString(documentXML(t, s), -1)
		at := slices.IndexFunc(found, func(one string) bool {
			heading := documentRow.FindString(one)
			return len(documentCell.FindAllString(heading, -1)) == len(table.Columns) && strings.Contains(heading, ">"+html.EscapeString(table.Columns[0])+"<") && strings.Contains(heading, html.EscapeString(table.Columns[len(table.Columns)-1]))
		})
		if at < 0 {
			t.Fatalf("%s: its table isn’t there", k)
		}
		rows := documentRow.FindAllString(found[at], -1)
		if len(rows) < min(len(table.Rows), longestTable) {
			t.Fatalf("%s: %d rows, want %d", k, len(rows), min(len(table.Rows), longestTable))
		}
		for _, row := range rows {
			cells := documentCell.FindAllString(row, -1)
			if len(cells) != len(table.Columns) {
				continue // a line above or below the table
			}
			for c, cell := range cells {
				want := "left"
				if c >= table.Words {
					want = "right"
				}
				if at := alignment.FindStringSubmatch(cell); at == nil || at[1] != want {
					t.Errorf("%s: column %d stands at %v, want %s", k, c, at, want)
				}
			}
		}
	}
}

func TestTheLinesThatCountAreCountedBySource(t *testing.T) {
	s := example(t)
	for scenario := range s.Case.Scenarios.All() {
		s.Scenario = scenario.ID
		counts, chosen := map[model.SourceGrade]int{}, s.Case.Chosen(scenario.ID)
		for l := range s.Case.Lines.All() {
			if l.Owner == model.Programme || chosen[l.Owner] {
				counts[l.Source.Grade]++
			}
		}
		var parts []string
		for _, g := range []model.SourceGrade{model.Published, model.Workshop, model.Illustrative} {
			if counts[g] > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", counts[g], g))
			}
		}
		if counts[""] > 0 {
			parts = append(parts, fmt.Sprintf("%d without a source", counts[""]))
		}
		want := "by source: " + strings.Join(parts, ", ") + "."
		if got := (optionsPaper{Paper: s}).grades(); !strings.HasSuffix(got, want) {
			t.Errorf("%s: %q, want %q", scenario.Name, got, want)
		}
	}
}

// replacedPart is a document of which a text in one of its parts is another.
func replacedPart(t *testing.T, file []byte, part, old, with string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	to := zip.NewWriter(&b)
	for _, f := range from.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			if !bytes.Contains(data, []byte(old)) {
				t.Fatalf("%s holds no %q", part, old)
			}
			data = bytes.Replace(data, []byte(old), []byte(with), 1)
		}
		w, err := to.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
