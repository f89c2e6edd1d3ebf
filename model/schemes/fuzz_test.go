package schemes_test

import (
	"fmt"
	"testing"

	"tomworkbench/model"
	. "tomworkbench/model/schemes"
)

// FuzzRules reads rules from pairs of bytes and holds counts, clashes and the frontier to brute force.
func FuzzRules(f *testing.F) {
	for _, seed := range []string{
		"", "\x00\x83\x03\x86\x06\x80", // a cycle of requirements
		"\x00\x83\x00\x03",                         // a contradiction
		"\x80\x01\x81\x00\x09\x8a\x0a\x0b\x0b\x89", // within one decision
		"\x00\x09\x09\x83\x83\x04\x8a\x85\x05\x00\x06\x8b\x0b\x02\x01\x87",
	} {
		f.Add([]byte(seed), uint8(len(seed)))
	}
	f.Fuzz(func(t *testing.T, rules []byte, answers uint8) {
		c := fuzzCase(t, rules[:min(len(rules), 40)])
		s, b := space(t, c, Question{Answers: Answers(answers % 3)}), bruteForce(c, Question{Answers: Answers(answers % 3)})
		if n := must(s.Feasible(t.Context()))(t); n.Int64() != int64(len(b.feasible)) {
			t.Errorf("%v schemes fit, want %d", n, len(b.feasible))
		}
		if why := must(s.Clash(t.Context(), nil))(t); (why == nil) != (len(b.feasible) > 0) {
			t.Errorf("%d schemes fit, the clash is %+v", len(b.feasible), why)
		}
		if n := must(s.Frontier(t.Context(), Principled))(t).Count; n.Int64() != int64(len(b.frontier(Principled))) {
			t.Errorf("%v schemes on the frontier, want %d", n, len(b.frontier(Principled)))
		}
	})
}

// fuzzCase has three decisions of three options and one that takes several of its three. A rule is two bytes:
// the options' numbers; the high bit of the first makes it a requirement.
func fuzzCase(t *testing.T, rules []byte) *model.Case {
	t.Helper()
	records := []model.Record{&model.Head{ID: "fuzz", Title: "Fuzz", FirstYear: 2018, Years: 1}, &model.Component{ID: "k", Name: "Component"}}
	id := func(b byte) string { return fmt.Sprint("o", b%0x80%12) }
	for i := range 12 {
		d := fmt.Sprint("d", i/3)
		if i%3 == 0 {
			records = append(records, &model.Decision{ID: d, Component: "k", Name: d, Several: i == 9, AsIs: i == 3})
		}
		records = append(records, &model.Option{ID: id(byte(i)), Decision: d, Name: d})
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(rules); i += 2 {
		r := &model.Rule{Relation: model.Excludes, Option: id(rules[i]), Other: id(rules[i+1])}
		if rules[i] >= 0x80 {
			r.Relation = model.Requires
		}
		if r.Option != r.Other && !seen[r.Key()] {
			seen[r.Key()] = true
			records = append(records, r)
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
