package merge_test

import (
	"fmt"
	"testing"

	"tomworkbench/model"
	. "tomworkbench/model/merge"
)

// manyScenarios is a copy with n scenarios, each of which has answered ten decisions.
func manyScenarios(b *testing.B, n int) *desk {
	b.Helper()
	const decisions = 10
	records := []model.Record{&model.Head{ID: "large", Title: "Large", FirstYear: 2019, Years: 4}, &model.Component{ID: "c", Name: "C"}}
	for i := range decisions {
		id := fmt.Sprint("d", i)
		records = append(records, &model.Decision{ID: id, Component: "c", Name: id})
		for j := range 4 {
			option := fmt.Sprint(id, "-o", j)
			records = append(records, &model.Option{ID: option, Decision: id, Name: option}, line("l-"+option, option, "1 2 3 4"))
		}
	}
	for i := range n {
		s := fmt.Sprint("s", i)
		records = append(records, &model.Scenario{ID: s, Name: s})
		for j := range decisions {
			d := fmt.Sprint("d", j)
			records = append(records, &model.Choice{Scenario: s, Decision: d, Options: []string{d + "-o0"}, Status: model.Provisional, Reason: "To begin with."})
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		b.Fatal(err)
	}
	return &desk{Copy{Name: "base", Case: c, Journal: []model.Entry{}}, b}
}

// choosing makes n edits: the nth option of one decision after the other, from the first given, each in all scenarios.
func (d *desk) choosing(n, first, nth int) *desk {
	for i := range n {
		s, decision := fmt.Sprint("s", i%1000), fmt.Sprint("d", first+i/1000)
		d.do(choiceOf(s, decision, fmt.Sprint(decision, "-o", nth)))
	}
	return d
}

func choiceOf(scenario, decision, option string) maker {
	return func(c *model.Case) (model.Edit, error) { return c.Choose(scenario, decision, option) }
}

// Two copies of 1,000 scenarios, each with 10,000 entries of which half are common: 3,000 choices in conflict, none, or nothing to merge.
// Aim: 2 s.
func BenchmarkMerge(b *testing.B) {
	base := manyScenarios(b, 1000).choosing(5000, 0, 1)
	one := base.as("one").choosing(5000, 0, 2)
	for name, other := range map[string]*desk{
		"conflicts":  base.as("other").choosing(5000, 2, 3),
		"all flows":  base.as("other").choosing(5000, 5, 3),
		"one stayed": base.as("other"),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				m, err := Of(one.Copy, other.Copy)
				if err != nil {
					b.Fatal(err)
				}
				m.Conflicts()
				e, err := m.Edit(m.All(TakeB))
				if err != nil {
					b.Fatal(err)
				}
				if _, err := m.Done(e, model.Signature{ID: "merge"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
