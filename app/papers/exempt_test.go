package papers

import (
	"fmt"
	"slices"
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
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
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
	for text, want := range map[string]string{whole: publicInterest, public: "That was weighed for 5 of the 6 that are left out; part 2 has the reasons. For the other nobody has recorded it yet."} {
		if !strings.Contains(text, want) {
			t.Errorf("it doesn’t say %q", want)
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

// With few lines left out, or with one that is most of them, a total with them less one without gives them away.
func TestNoTotalOfAPublicPaperIsWithoutWhatIsLeftOutOrGivesItAway(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	whole := example(t)
	true16 := whole.headlineOf(whole.Case, whole.Scenario)
	n := 0
	for range whole.Case.Counting(whole.Scenario) {
		n++
	}
	for hidden, safe := range map[int]bool{0: true, 1: false, 2: false, n: true} {
		s := hiding(t, example(t), hidden).ForPublic()
		s.unpictured = true
		text := readOptions(t, s)
		row := tableWith(text, "Annual saving once in place")[3]
		want := withheldWords
		if safe {
			want = true16.netOf()
		}
		if row[0] != "Net" || row[1] != want {
			t.Errorf("of %d lines hidden, the net is %q, want %q", hidden, row, want)
		}
		if !safe && strings.Contains(strings.Join(text.Paragraphs, " "), "for one-off costs of £") {
			t.Errorf("of %d lines hidden, a sentence tells a sum", hidden)
		}
		for _, k := range s.Chosen() {
			public, of := figure(t, s, k), figure(t, whole, k)
			if public.Title() != of.Title() {
				t.Errorf("of %d lines hidden, %s says %q, and with them %q", hidden, k, public.Title(), of.Title())
			}
		}
	}
}

func TestAnOptionWhoseFiguresAreLeftOutIsNotSaidToSaveNothing(t *testing.T) {
	s := hiding(t, example(t), 1)
	s.unpictured = true
	var hidden string
	for l := range s.Case.Lines.All() {
		if l.NotForPublication {
			hidden = s.Case.OwnerName(l.Owner)
		}
	}
	for _, table := range readOptions(t, s.ForPublic()).Tables {
		for _, row := range table {
			if len(row) > 3 && strings.HasPrefix(row[0], hidden+":") && (row[2] != withheldWords || row[3] != withheldWords) {
				t.Errorf("%q", row)
			}
		}
	}
}

func TestAFigureThatRestsOnWhatIsLeftOutIsInNoPublicPaper(t *testing.T) {
	s := hiding(t, example(t), 3).ForPublic()
	if len(s.Case.Unpublished()) != 0 {
		t.Fatal("the public case has secrets")
	}
	if slices.Contains(s.Figures(), charts.FigureProfile) || !slices.Contains(s.Figures(), charts.FigurePrinciples) {
		t.Errorf("it has %q", s.Figures())
	}
	if f := figure(t, s, charts.FigureProfile); !strings.Contains(strings.Join(f.Notes(), " "), "Without 3 lines not for publication") {
		t.Errorf("the figure's notes are %q", f.Notes())
	}
}

// What a hidden line has no part in stays printed.
func TestATotalThatAHiddenLineHasNoPartInIsPublished(t *testing.T) {
	s := example(t)
	for l := range s.Case.Counting(s.Scenario) {
		if l.Type == model.CostLine && l.Recurrence == model.Once && !model.Nothing(l.Minimum...) {
			s = edited(t, s, func(c *model.Case) (model.Edit, error) {
				next := *l
				next.NotForPublication = true
				return c.Replace(l.ID, &next)
			})
			break
		}
	}
	h := s.ForPublic().headline(s.Scenario)
	if h.saves() != "£33m (cautious) to £58m (stretch)" || h.oneOffCost() != withheldWords || h.netOf() != withheldWords || h.paysBack() != withheldWords {
		t.Errorf("%s, %s, %s, %s", h.saves(), h.oneOffCost(), h.netOf(), h.paysBack())
	}
}
