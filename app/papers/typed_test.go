package papers

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/charts"
	"tomworkbench/model"
)

// typed is a case in which a person typed the same text everywhere.
func typed(t testing.TB, text string) Paper {
	t.Helper()
	source := model.Source{Grade: model.Published, Document: "doc", Page: text}
	figures := []decimal.Decimal{decimal.New(-15, -1), decimal.New(2, 0)}
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "case", Title: text, Organisation: text, FirstYear: 2026, Years: 2},
		&model.Component{ID: "c", Name: text},
		&model.Decision{ID: "d", Component: "c", Name: text},
		&model.Option{ID: "o", Decision: "d", Name: text, Consequence: text}, &model.Option{ID: "p", Decision: "d", Name: text + "p"},
		&model.Option{ID: "q", Decision: "d", Name: text + "q"},
		&model.Document{ID: "doc", Title: text, Publisher: text},
		&model.Scenario{ID: "s", Name: text, Conflicts: text},
		&model.Scenario{ID: "other", Name: text + "2"},
		&model.Choice{Scenario: "s", Decision: "d", Options: []string{"o"}, Status: model.Agreed, Reason: text},
		&model.RuledOut{Scenario: "s", Option: "p", Reason: text},
		&model.WhyNot{Scenario: "s", Option: "q", Reason: text},
		&model.Assumption{ID: "a", Text: text, LeavesOut: text, Source: source},
		&model.Line{ID: "l", Owner: "o", Type: model.CostLine, Recurrence: model.Once, Category: text, Note: text, Minimum: figures, Source: source},
		&model.Line{ID: "m", Owner: "o", Type: model.BenefitLine, Recurrence: model.Ongoing, Category: text, Minimum: figures, Maximum: figures, Source: source},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	s := charts.Subject{Case: c, Scenario: "s", With: []string{"other"}, Estimate: model.Minimum, Basis: model.InYear}
	return Paper{Subject: s, At: example(t).At}
}

func TestWhatTurnsTextWithoutBeingSeenIsInNoFile(t *testing.T) {
	s := typed(t, "safe\u202egnp.exe\u2066\u2069")
	into := t.TempDir()
	if err := (Job{Papers: []Paper{s}, Into: into, Format: coarse(), Documents: true}).Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	check := func(where, text string) {
		if i := strings.IndexFunc(text, model.IsDirection); i >= 0 {
			t.Errorf("%s has %q", where, text[max(0, i-40):i+10])
		}
	}
	for _, name := range names(t, into) {
		data, err := os.ReadFile(filepath.Join(into, name))
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(name) {
		case Word, Workbook:
			eachPart(t, data, func(part, text string) { check(name+": "+part, text) })
		case Table, ".txt":
			check(name, string(data))
		}
	}
	for _, k := range s.Figures() {
		f := figure(t, s, k)
		check("the copied table", HTML(f))
		check("the copied text", Text(f))
	}
}

// eachPart unpacks the XML of a document.
func eachPart(t testing.TB, data []byte, visit func(part, text string)) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range archive.File {
		if strings.HasSuffix(entry.Name, ".png") {
			continue
		}
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		visit(entry.Name, string(text))
	}
}

// cellOfHTML finds what a spreadsheet takes for a cell: a cell of the table, its caption, a note.
var cellOfHTML = regexp.MustCompile(`<(?:td|th|caption|p)\b[^>]*>(?:<b>)?([^<]*)`)

func TestNoTableThatIsCopiedOrSavedHasAFormula(t *testing.T) {
	for _, text := range []string{"=1+1", " =1+1", "\u00a0=1+1", "+1+1", "-1-1", "@SUM(1)", "＝1+1"} {
		s := typed(t, text)
		for _, k := range s.Figures() {
			f := figure(t, s, k)
			var cells []string
			for _, found := range cellOfHTML.FindAllStringSubmatch(HTML(f), -1) {
				cells = append(cells, html.UnescapeString(found[1]))
			}
			for _, row := range readCSV(t, CSV(f)) {
				cells = append(cells, row...)
			}
			for _, cell := range cells {
				seen := strings.TrimSpace(cell)
				if seen != "" && strings.ContainsAny(seen[:1], "=@+-") && !isNumber(strings.TrimPrefix(seen, "+")) || strings.HasPrefix(seen, "＝") {
					t.Errorf("%s, %q: a cell begins %q", k, text, cell)
				}
			}
		}
	}
}
