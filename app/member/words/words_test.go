package words

import (
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
)

func TestAmountsAndDaysAreWrittenAsTheLanguageDoes(t *testing.T) {
	b := English()
	if err := b.Add("members.de.json", []byte(`{"money": "{{.Number}} Mio. £", "month.3": "März", "date": "{{.Day}}. {{.Month}} {{.Year}}"}`)); err != nil {
		t.Fatal(err)
	}
	amount, day := decimal.RequireFromString("1234.5"), time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC)
	for tag, want := range map[string]string{"en": "£1,234.50m; 9 March 2026; nothing", "de": "1.234,50 Mio. £; 9. März 2026; nothing"} {
		w := b.In(tag)
		if got := strings.Join([]string{w.Money(amount, 2), w.Date(day), w.Money(decimal.RequireFromString("0.001"), 2)}, "; "); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}

func TestAMessageThatALanguageLacksIsSaidInEnglish(t *testing.T) {
	b := English()
	var file strings.Builder
	file.WriteString("{")
	for i, id := range IDs() {
		if id == "undo" {
			continue
		}
		if i > 0 {
			file.WriteString(",")
		}
		file.WriteString(`"` + id + `": "some ` + id + `"`)
	}
	file.WriteString("}")
	if err := b.Add("members.cy.json", []byte(file.String())); err != nil {
		t.Fatal(err)
	}
	if got := b.Missing("cy"); len(got) != 1 || got[0] != "undo" {
		t.Errorf("missing are %q", got)
	}
	w := b.In("cy")
	if got := w.Say("undo") + ", " + w.Say("redo") + ", " + w.Many("first.time", 5); got != "Undo, some redo, some first.time" {
		t.Errorf("it says %q", got)
	}
}

func TestANumberTakesTheFormOfItsLanguage(t *testing.T) {
	b := English()
	file := `{"first.time": {"description": "of minutes", "zero": "0", "one": "un", "two": "dau", "few": "tri", "many": "chwech", "other": "{{.Count}}"}}`
	if err := b.Add("members.cy.json", []byte(file)); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range []int{0, 1, 2, 3, 6, 7} {
		got = append(got, b.In("cy").Many("first.time", n))
	}
	if said := strings.Join(got, " "); said != "0 un dau tri chwech 7" {
		t.Errorf("it says %s", said)
	}
}

func TestAFileOfWordsSaysWhatIsWrongWithIt(t *testing.T) {
	for name, one := range map[string]struct{ file, name, want string }{
		"no JSON":          {`{"undo": `, "members.cy.json", "no file of words"},
		"no language":      {`{}`, "members.12345.json", "holds its language"},
		"unknown form":     {`{"undo": {"other": "x", "several": "y"}}`, "members.cy.json", "not \"several\""},
		"no other form":    {`{"undo": {"one": "x"}}`, "members.cy.json", "has a form other"},
		"unknown message":  {`{"undoing": "x"}`, "members.cy.json", `"undoing" is none of the messages`},
		"unknown place":    {`{"undo": "{{.Name}}"}`, "members.cy.json", `"undo" has {{.Name}}`},
		"a command":        {`{"next": "{{range 1000000000}}x{{end}}"}`, "members.cy.json", `"next" has {{range`},
		"braces left open": {`{"undo": "{{.Na"}`, "members.cy.json", "don't close"},
	} {
		b := English()
		err := b.Add(one.name, []byte(one.file))
		if err == nil || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%s: %v", name, err)
		}
		if got := b.In("cy").Say("undo"); got != "Undo" {
			t.Errorf("%s: it says %q", name, got)
		}
	}
}

func TestTheNearestLanguageAtHandIsChosen(t *testing.T) {
	b := English()
	if err := b.Add("members.cy.json", []byte(`{"language": "Cymraeg"}`)); err != nil {
		t.Fatal(err)
	}
	for wanted, want := range map[string]string{"cy-GB": "cy", "en-GB": "en", "fr-FR": "en", "nonsense!": "en"} {
		if got := b.Nearest(wanted); got != want {
			t.Errorf("%s: %s", wanted, got)
		}
	}
	if _, names := b.Languages(); strings.Join(names, ", ") != "English, Cymraeg" {
		t.Errorf("the languages are %q", names)
	}
}

// Members aren't told in the method's words.
func TestNoMessageHoldsJargon(t *testing.T) {
	jargon := []string{
		"scheme", "scenario", "provisional", "bcr", "npv", "pareto", "frontier", "basis", "in-year", "recurring", "estimate", "cashable", "driver", "rag ",
		"operating model", "stretch", "cautious", "comparator", "payback", "contested", "optimism", "switching", "overlap", "baseline", "ongoing", "appraisal",
		"residual", "mutually", "stakeholder", "workstream", "enabler", "digest", "checksum", "json", "version of the pack", "net ",
	}
	for id, m := range english() {
		for _, form := range m {
			for _, word := range jargon {
				if strings.Contains(strings.ToLower(form)+" ", word) {
					t.Errorf("%s says %q: %s", id, word, form)
				}
			}
		}
	}
}

func FuzzAFileOfWords(f *testing.F) {
	f.Add([]byte(`{"undo": "Dadwneud", "first.time": {"one": "a", "other": "{{.Count}}"}}`))
	f.Add([]byte(`{"undo": {"undo": {"other": "{{.Count}} {{"}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b := English()
		_ = b.Add("members.cy.json", data)
		w := b.In("cy")
		for _, id := range IDs() {
			if w.Many(id, 2) == "" && w.Say(id) == "" {
				return // a message may be empty
			}
		}
	})
}
