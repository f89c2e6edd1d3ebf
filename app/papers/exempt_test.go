package papers

import (
	"fmt"
	"strings"
	"testing"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// hiding is the paper of the case with n lines that count, a text and a risk marked as not for publication.
func hiding(t *testing.T, s Paper, n int) Paper {
	t.Helper()
	secret := model.Publication{NotForPublication: true, Exempt: 3, ExemptWhy: "A supplier’s price."}
	for l := range s.Case.Counting(s.Scenario) {
		if n--; n < 0 {
			break
		}
		s = edited(t, s, func(c *model.Case) (model.Edit, error) {
			next := *l
			next.Publication, next.Note = secret, "Only in part 2"
			return c.Replace(l.ID, &next)
		})
	}
	s = edited(t, s, func(c *model.Case) (model.Edit, error) {
		return c.TypePassage("finance", "Acme Ltd. offers it for less.", model.Publication{NotForPublication: true, Exempt: 5})
	})
	return edited(t, s, func(c *model.Case) (model.Edit, error) {
		return c.Add(&model.Risk{ID: "K1", Name: "Acme Ltd. fails", Publication: secret}, "")
	})
}

func readOptions(t *testing.T, s Paper) word.Text {
	t.Helper()
	text, err := word.Read(optionsOf(t, s))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestWhatIsNotForPublicationStandsInPart2AndNowhereInPart1(t *testing.T) {
	s := hiding(t, example(t), 4)
	s.unpictured = true
	whole, public := fmt.Sprint(readOptions(t, s)), fmt.Sprint(readOptions(t, s.ForPublic()))
	for _, secret := range []string{"Acme Ltd. offers it for less.", "Acme Ltd. fails", "A supplier’s price."} {
		if !strings.Contains(whole, secret) {
			t.Errorf("part 2 lacks %q", secret)
		}
		if strings.Contains(public, secret) {
			t.Errorf("part 1 gives away %q", secret)
		}
	}
	for text, want := range map[string]string{whole: "Part 2: not for publication, exempt under paragraphs 3 and 5 of Schedule 12A", public: "Part 1: for publication"} {
		if !strings.Contains(text, want) {
			t.Errorf("it doesn’t say %q", want)
		}
	}
	if text := fmt.Sprint(readOptions(t, example(t))); strings.Contains(text, "Part 1") || strings.Contains(text, "Part 2:") {
		t.Error("a case without secrets has parts")
	}
}

// With few lines left out, a total with them less one without gives them away.
func TestTotalsWithWhatIsLeftOutArePrintedOnlyWhereTheyGiveNoLineAway(t *testing.T) {
	for n, printed := range map[int]bool{1: false, 2: false} {
		s := hiding(t, example(t), n)
		s.unpictured = true
		text := fmt.Sprint(readOptions(t, s.ForPublic()))
		if strings.Contains(text, "With what is left out") != printed {
			t.Errorf("of %d lines: printed is %v", n, !printed)
		}
	}
	s := example(t)
	n := 0
	for range s.Case.Counting(s.Scenario) {
		n++
	}
	s = hiding(t, s, n)
	s.unpictured = true
	if text := fmt.Sprint(readOptions(t, s.ForPublic())); !strings.Contains(text, "With what is left out") {
		t.Error("the totals of many lines are kept back")
	}
}

func TestEveryFileOfThePublicPaperIsWithoutTheLinesThatAreNot(t *testing.T) {
	s := hiding(t, example(t), 3).ForPublic()
	if len(s.Case.Unpublished()) != 0 {
		t.Fatal("the public case has secrets")
	}
	f := figure(t, s, charts.FigureProfile)
	if !strings.Contains(strings.Join(f.Notes(), " "), "Without 3 lines not for publication") {
		t.Errorf("the figure's notes are %q", f.Notes())
	}
}
