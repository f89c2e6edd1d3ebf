package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestAHandfulOfProblemsIsListedAndVeryManyAreNotEvenLookedFor(t *testing.T) {
	for _, c := range []struct {
		n    int
		last string
	}{
		{20, `document "d19", title: is empty; it needs a name`},
		{21, "and 1 more"},
		{500, "and 480 more"},
		{5000, "and at least 980 more"},
	} {
		records := []Record{&Head{ID: "a", Title: "A", FirstYear: 2018, Years: 1}}
		for i := range c.n {
			records = append(records, &Document{ID: fmt.Sprintf("d%02d", i)})
		}
		_, err := NewCase(0, records, false)
		lines := strings.Split(err.Error(), "\n")
		if last := lines[len(lines)-1]; last != c.last || len(lines) > shownProblems+1 {
			t.Errorf("%d problems are %d lines, the last %q", c.n, len(lines), last)
		}
	}
}

func TestWhatIsWrongInOnePlaceAThousandTimesIsBoundedToo(t *testing.T) {
	twice := []Record{&Head{ID: "a", Title: "A", FirstYear: 2018, Years: 1}}
	options := make([]string, 3*MostProblems)
	for range 3 * MostProblems {
		twice = append(twice, &Document{ID: "d", Title: "D"})
	}
	choice := []Record{twice[0], &Choice{Scenario: "s", Decision: "d", Status: Open, Options: options}}
	for name, records := range map[string][]Record{"an id": twice, "a choice": choice} {
		_, err := NewCase(0, records, false)
		if problems, ok := err.(Problems); !ok || len(problems) > 2*MostProblems {
			t.Errorf("%s: %d problems", name, len(problems))
		}
	}
}

func TestALongTextIsCutInItsMiddleSoThatItsEndStillSaysWhatToDo(t *testing.T) {
	p := Problem{Kind: KindLink, Key: "k", Field: "target", Text: "there is no driver " + strings.Repeat("é", 1<<16) + "; take it out"}
	if text := (Problems{p}).Error(); len(text) > 1000 || !strings.HasPrefix(text, `link "k", target: there is no driver éé`) || !strings.HasSuffix(text, "; take it out") {
		t.Errorf("%d bytes, %.60s", len(text), text)
	}
	if text := strings.Repeat("é", problemLength); Abridged(text, problemLength) != text {
		t.Error("a text that fits is cut")
	}
}
