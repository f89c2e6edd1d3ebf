package app_test

import (
	"fmt"
	"slices"
	"testing"

	"tomworkbench/app/cases"
	"tomworkbench/model"
)

// hugeCase is the built-in example with copies of its published case.
func hugeCase(b *testing.B, scenarios int) *model.Case {
	b.Helper()
	file, err := cases.Example()
	if err != nil {
		b.Fatal(err)
	}
	c := file.Case
	records := slices.Collect(c.Records())
	for i := c.Scenarios.Len(); i < scenarios; i++ {
		id := fmt.Sprintf("copy-%d", i)
		e, err := c.DuplicateScenario("published-case", id, "Copy "+id)
		if err != nil {
			b.Fatal(err)
		}
		for _, ch := range e.Changes {
			records = append(records, ch.To)
		}
	}
	huge, err := model.NewCase(0, records, false)
	if err != nil {
		b.Fatal(err)
	}
	return huge
}

// BenchmarkChoiceAmong5000Scenarios measures what the window's goroutine does for a choice in a case of 5,000 scenarios. Aim: 16 ms.
func BenchmarkChoiceAmong5000Scenarios(b *testing.B) {
	d := openCase(b, hugeCase(b, 5000))
	options := []string{"hub-and-spoke", "centre-of-excellence"}
	for i := 0; b.Loop(); i++ {
		d.Do(d.Session().Case().Choose("published-case", "procurement", options[i%len(options)]))
		for len(d.Queue) > 0 {
			(<-d.Queue)()
		}
	}
}
