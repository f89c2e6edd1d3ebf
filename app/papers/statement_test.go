package papers

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

func TestADecisionStatementHoldsWhatTheRegulationsAskFor(t *testing.T) {
	s := example(t)
	if err := DecisionStatement(io.Discard, s); !errors.Is(err, ErrNothingDecided) {
		t.Fatal(err)
	}
	x := model.Resolution{
		ID: "r", ScenarioID: s.Scenario, ScenarioName: s.Name(), Body: "Cabinet", Meeting: "Cabinet, ordinary meeting", On: "2018-02-13", Minute: "12/18", Decision: "To adopt the model.\n- From April.", Reasons: "It pays back soonest.",
		Alternatives: []model.Alternative{{Name: "Locality-led", Reason: "It costs more."}}, Conflicts: "Cllr Smith owns a firm.", Dispensations: "Granted to Cllr Smith.",
	}
	for individual, regulation := range map[bool]string{false: "regulation 12, for a decision made at a meeting", true: "regulation 13, for a decision made by an individual"} {
		x.Individual = individual
		decided := edited(t, s, func(c *model.Case) (model.Edit, error) { return c.Add(&x, "") })
		var b bytes.Buffer
		if err := DecisionStatement(&b, decided); err != nil {
			t.Fatal(err)
		}
		read, err := word.Read(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if v := verified(t, b.Bytes(), decided.Case); !v.Agrees() || !v.Same {
			t.Errorf("it doesn’t agree with its own case: %+v", v)
		}
		other := replacedPart(t, b.Bytes(), "word/document.xml", "It costs more.", "It costs less.")
		if v := verified(t, other, decided.Case); v.Agrees() {
			t.Error("another reason for rejecting an alternative passes")
		}
		text := fmt.Sprint(read)
		if strings.Contains(text, "illustrative") {
			t.Error("it has no figures, and speaks of illustrative ones")
		}
		for _, want := range []string{"Cabinet, ordinary meeting", "13 February 2018", "12/18", "To adopt the model.", "From April.", "It pays back soonest.", "Locality-led", "It costs more.", "Cllr Smith owns a firm.", "Granted to Cllr Smith.", regulation} {
			if !strings.Contains(text, want) {
				t.Errorf("it lacks %q", want)
			}
		}
	}
}

// Before a decision, our own words say of nothing that it was decided or rejected; what people typed stays.
func TestTheOptionsPaperSaysOfNothingThatItWasDecided(t *testing.T) {
	s := example(t)
	s.unpictured = true
	for _, p := range readOptions(t, s).Paragraphs {
		if regexp.MustCompile(`(?i)\b(decided|rejected)\b`).MatchString(p) {
			t.Errorf("it says %q", p)
		}
	}
}
