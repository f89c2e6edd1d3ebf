package storage

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"tomworkbench/model"
)

// BenchmarkAppend saves one choice durably. The median is what a person waits for; single saves vary with
// the disk.
func BenchmarkAppend(b *testing.B) {
	for _, scenarios := range []int{4, 1000} {
		b.Run(fmt.Sprintf("%d scenarios", scenarios), func(b *testing.B) {
			s := openTest(b, storePath(b))
			d := newDesk(b, s, manyScenarios(b, scenarios), 1)
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				option := d.c.Options.At(i % d.c.Options.Len())
				e, err := d.c.Toggle("published-case", option.ID)
				if err != nil {
					b.Fatal(err)
				}
				start := time.Now()
				if err := d.do(e); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
		})
	}
}

// manyScenarios is the worked example with copies of its published case.
func manyScenarios(b *testing.B, n int) *model.Case {
	b.Helper()
	c := exampleCase(b)
	records := slices.Collect(c.Records())
	for i := c.Scenarios.Len(); i < n; i++ {
		id := fmt.Sprintf("copy-%d", i)
		e, err := c.DuplicateScenario("published-case", id, "Copy "+id)
		if err != nil {
			b.Fatal(err)
		}
		for _, ch := range e.Changes {
			records = append(records, ch.To)
		}
	}
	big, err := model.NewCase(0, records, false)
	if err != nil {
		b.Fatal(err)
	}
	return big
}

func BenchmarkOpenAndLoad1000Scenarios(b *testing.B) {
	path := storePath(b)
	s := openTest(b, path)
	newDesk(b, s, manyScenarios(b, 1000), 1)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := s.Load("oxfordshire-2018"); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad1000Scenarios(b *testing.B) {
	s := openTest(b, storePath(b))
	newDesk(b, s, manyScenarios(b, 1000), 1)
	for b.Loop() {
		if _, _, err := s.Load("oxfordshire-2018"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBackup(b *testing.B) {
	s := openTest(b, storePath(b))
	newDesk(b, s, manyScenarios(b, 1000), 1)
	for b.Loop() {
		if _, err := s.keep("benchmark", s.copyTo, checkBackup); err != nil {
			b.Fatal(err)
		}
	}
}
