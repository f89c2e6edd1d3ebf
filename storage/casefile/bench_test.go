package casefile

import (
	"fmt"
	"testing"
	"time"

	"tomworkbench/model"
)

// largeFile is a case of 1,000 scenarios with ten choices each, and a log of 10,000 entries.
func largeFile(b *testing.B) File {
	b.Helper()
	const decisions, scenarios, entries = 10, 1000, 10_000
	records := []model.Record{&model.Head{ID: "large", Title: "Large", FirstYear: 2019, Years: 4}, &model.Component{ID: "c", Name: "C"}}
	for i := range decisions {
		id := fmt.Sprint("d", i)
		records = append(records, &model.Decision{ID: id, Component: "c", Name: id})
		for j := range 4 {
			records = append(records, &model.Option{ID: fmt.Sprint(id, "-o", j), Decision: id, Name: fmt.Sprint(id, j)})
		}
	}
	for i := range scenarios {
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
	f := File{Case: c, Journal: []model.Entry{}}
	for i := range entries {
		d := fmt.Sprint("d", i/scenarios)
		e, err := f.Case.Choose(fmt.Sprint("s", i%scenarios), d, d+"-o1")
		if err != nil {
			b.Fatal(err)
		}
		e = e.Stamp(model.Signature{ID: fmt.Sprint("e", i), Who: "An officer", At: time.Unix(int64(i), 0).UTC()})
		if f.Case, _, err = model.Apply(f.Case, e); err != nil {
			b.Fatal(err)
		}
		entry, cursor := f.Cursor.Do(e, f.Case.Revision)
		f.Journal, f.Cursor = append(f.Journal, entry), cursor
	}
	return f
}

// Aim: a merge of two such files in 2 s, reading and writing included.
func BenchmarkLargeFile(b *testing.B) {
	f := largeFile(b)
	data, err := Encode(f)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := Decode(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("write", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := Encode(f); err != nil {
				b.Fatal(err)
			}
		}
	})
}
