package model_test

import (
	"regexp"
	"strings"
	"testing"

	. "tomworkbench/model"
)

// jargon are words that people outside the trade don't know; a sentence for them has none of it but what has a sentence of its own.
var jargon = []string{
	"estimate", "basis", "scheme", "scenario", "provisional", "contested", "npv", "bcr", "present value", "discounted", "optimism bias", "switching",
	"pareto", "frontier", "dominat", "overlap", "cashable", "payback", "correlation", "percentile", "counterfactual", "quantum", "capitalis",
	"stochastic", "monte carlo", "sensitivity", "benefits realisation", "in-year", "recurring", "net present", "baseline", "simulation",
}

func TestASentenceOfTheGlossaryHasNoOtherWordThatIsNotExplained(t *testing.T) {
	explained := map[string]bool{}
	for _, term := range Glossary() {
		for _, word := range append([]string{term.Word}, term.Labels...) {
			explained[strings.ToLower(word)] = true
		}
	}
	inBrackets := regexp.MustCompile(`\([^)]*\)`) // the older or the learned word for it
	for _, term := range Glossary() {
		sentence := strings.ToLower(inBrackets.ReplaceAllString(term.Meaning, ""))
		for _, word := range jargon {
			if strings.Contains(sentence, word) && !explained[word] {
				t.Errorf("%q is explained by %q, which nothing explains", term.Word, word)
			}
		}
		if !strings.HasSuffix(term.Meaning, ".") || Capital(term.Meaning) != term.Meaning || len([]rune(term.Sentence())) > 150 {
			t.Errorf("%q is no short sentence: %q", term.Word, term.Sentence())
		}
		if strings.Contains(sentence, strings.ToLower(term.Word)+" ") && len(term.Word) > 4 && !strings.Contains(term.Word, " ") {
			t.Errorf("%q is explained by itself: %q", term.Word, term.Meaning)
		}
	}
}

func TestALabelStandsForOneTerm(t *testing.T) {
	seen := map[string]string{}
	for _, term := range Glossary() {
		for _, word := range append([]string{term.Word}, term.Labels...) {
			if other, taken := seen[strings.ToLower(word)]; taken && other != term.Word {
				t.Errorf("%q stands for %q and %q", word, other, term.Word)
			}
			seen[strings.ToLower(word)] = term.Word
		}
	}
	if term, ok := TermOf("payback"); !ok || term.Word != "Pays back" {
		t.Errorf("payback is %+v", term)
	}
	for _, word := range []string{"basis", "estimate", "cautious", "middle", "stretch", "carried forward", "scheme", "provisional", "agreed", "contested", "BCR", "NPV", "payback", "optimism bias", "switching values", "frontier", "overlap", "cashable"} {
		if _, ok := TermOf(word); !ok {
			t.Errorf("nothing says what %q means", word)
		}
	}
}
