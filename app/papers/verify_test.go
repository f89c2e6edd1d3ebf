package papers

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// optionsOf is the options paper of a subject, as a file.
func optionsOf(t *testing.T, s Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := OptionsPaper(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func verified(t *testing.T, paper []byte, c *model.Case) Verdict {
	t.Helper()
	v, err := Verify(paper, c)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// raised is the case with the first year of one line higher by a tenth.
func raised(t *testing.T, s Paper, line *model.Line, year int) Paper {
	return edited(t, s, func(c *model.Case) (model.Edit, error) {
		next := *line
		next.Minimum = slices.Clone(next.Minimum)
		next.Minimum[year] = next.Minimum[year].Add(decimal.New(1, -1))
		if len(next.Maximum) > 0 {
			next.Maximum = slices.Clone(next.Maximum)
			next.Maximum[year] = next.Maximum[year].Add(decimal.New(1, -1))
		}
		return c.Replace(line.ID, &next)
	})
}

func TestAPaperAgreesWithItsCaseHoweverItWasMade(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	s.unpictured = true
	for name, change := range map[string]func(Paper) Paper{
		"as it is": func(s Paper) Paper { return s },
		"final, stretch, carried forward": func(s Paper) Paper {
			s.Final, s.Estimate, s.Basis = true, model.Maximum, model.Recurring
			return s
		},
		"of few figures": func(s Paper) Paper { s.Only = s.Figures()[:2]; return s },
		"for the public": func(s Paper) Paper { return hiding(t, s, 4).ForPublic() },
		"of what isn’t":  func(s Paper) Paper { return hiding(t, s, 4) },
	} {
		made := change(s)
		kept := made.Case
		if made.public() {
			kept = made.whole
		}
		v := verified(t, optionsOf(t, made), kept)
		if !v.Agrees() || !v.Same || v.Sentences < 50 || v.Tables < 5 {
			t.Errorf("%s: %+v", name, v)
		}
	}
}

// Any line that counts, in any year, moves what is printed.
func TestAPaperDisagreesWithACaseOfWhichAnyCountingFigureIsAnother(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	s.unpictured = true
	s.Only = s.Figures()[:1]
	paper := optionsOf(t, s)
	counting := slices.Collect(s.Case.Counting(s.Scenario))
	r := rand.New(rand.NewPCG(1, 2))
	for range 8 {
		line, year := counting[r.IntN(len(counting))], r.IntN(4)
		other := raised(t, s, line, year)
		v := verified(t, paper, other.Case)
		if v.Agrees() || v.Same {
			t.Errorf("%s of %s in year %d is another, and the paper agrees", line.ID, line.Owner, year)
		}
	}
}

func TestAPaperWhoseCellOrSentenceWasChangedDisagrees(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	s.unpictured = true
	s.Only = s.Figures()[:1]
	paper := optionsOf(t, s)
	for _, change := range [][2]string{
		{">£56.1m<", ">£65.1m<"},
		{"would save £33m", "would save £38m"},
		{">Kept<", ">Broken<"},
		{">The proposal<", ">The decision<"},
		{"cumulative net of £16m", "cumulative net of £26m"},
		{"Some figures are illustrative, and not published: see “Sources”.", ""},
		{"</w:body>", "<w:p><w:r><w:t>It saves £99m.</w:t></w:r></w:p></w:body>"},
		{">Benefit (£m)<", ">Cost (£m)<"},
	} {
		v := verified(t, replacedPart(t, paper, "word/document.xml", change[0], change[1]), s.Case)
		if v.Agrees() || !v.Same {
			t.Errorf("%q for %q passes: %+v", change[1], change[0], v)
		}
	}
	if _, err := Verify(replacedPart(t, paper, "word/document.xml", "basis=", "bias="), s.Case); err == nil {
		t.Error("a recipe without a basis is followed")
	}
	for _, file := range [][]byte{nil, []byte("no document"), workbookOf(t, s)} {
		if _, err := Verify(file, s.Case); err == nil {
			t.Error("what is no paper is verified")
		}
	}
}

func workbookOf(t *testing.T, s Paper) []byte {
	t.Helper()
	d, err := word.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	d.Paragraph("Another paper.")
	var b bytes.Buffer
	if err := d.Write(&b, word.About{Title: "Another", Created: s.At}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tableWith is the table of a text that has a row that begins so.
func tableWith(text word.Text, first string) [][]string {
	for _, table := range text.Tables {
		for _, row := range table {
			if len(row) > 0 && row[0] == first {
				return table
			}
		}
	}
	return nil
}

func TestEqualCasesHaveEqualHashesAndOthersDont(t *testing.T) {
	s := example(t)
	a, err := hashOf(s.Case)
	if err != nil {
		t.Fatal(err)
	}
	data, err := casefile.Encode(casefile.File{Case: s.Case})
	if err != nil {
		t.Fatal(err)
	}
	again, err := casefile.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := hashOf(again.Case)
	other, _ := hashOf(raised(t, s, s.Case.Lines.At(0), 0).Case)
	if a != b || a == other {
		t.Error(a, b, other)
	}
}
