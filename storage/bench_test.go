package storage

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"

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
	return withCopies(b, exampleCase(b), n)
}

// withCopies is a case with copies of its published case.
func withCopies(b *testing.B, c *model.Case, n int) *model.Case {
	b.Helper()
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
	big, err := model.NewCase(c.Revision, records, false)
	if err != nil {
		b.Fatal(err)
	}
	return big
}

// What a council that never deletes anything would have after years.
const (
	hugeScenarios = 5000
	hugeJournal   = 50_000
)

// hugeStore is a store with a huge case and as long a journal.
func hugeStore(b *testing.B) (path string) {
	b.Helper()
	path = storePath(b)
	c := exampleCase(b)
	var cursor model.Cursor
	journal := make([]model.Entry, 0, hugeJournal)
	for n := range hugeJournal {
		e, err := c.Toggle(c.Scenarios.At(n%c.Scenarios.Len()).ID, c.Options.At(n%c.Options.Len()).ID)
		if err != nil {
			b.Fatal(err)
		}
		var entry model.Entry
		by := model.Signature{ID: fmt.Sprint("edit-", n), Who: "A. Officer", At: newYear().Add(time.Duration(n) * time.Minute)}
		entry, cursor = cursor.Do(e.Stamp(by), c.Revision+1)
		if c, _, err = model.Apply(c, entry.Edit); err != nil {
			b.Fatal(err)
		}
		journal = append(journal, entry)
	}
	s := openTest(b, path)
	if err := errors.Join(s.Create(withCopies(b, c, hugeScenarios), journal, cursor), s.Close()); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkHugeStore opens a store of 5,000 scenarios and 50,000 entries as the window does, with the entries that undo needs; saves a
// choice in it, also while a backup is made; and makes the backup. Aim: 2 s to open; nobody waits for the rest.
func BenchmarkHugeStore(b *testing.B) {
	path := hugeStore(b)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if err := openAsTheWindow(path); err != nil {
				b.Fatal(err)
			}
		}
	})
	s := openTest(b, path)
	d, err := sitDown(s, 1)
	if err != nil {
		b.Fatal(err)
	}
	save := func(b *testing.B) { saveChoices(b, d) }
	b.Run("save", save)
	b.Run("backup", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.keep("benchmark", s.copyTo, checkBackup); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("save while backups are made", func(b *testing.B) {
		stop := backUpAllTheTime(s)
		save(b)
		if err := stop(); err != nil {
			b.Fatal(err)
		}
	})
	b.Run("journal", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Journal(d.id()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// openAsTheWindow opens a store, loads the case and the entries that undo needs, and closes it.
func openAsTheWindow(path string) error {
	s, err := Open(path)
	if err != nil {
		return err
	}
	_, cursor, err := s.Load("oxfordshire-2018")
	for top, n := cursor.Undo, 0; err == nil && top != 0 && n < 200; n++ {
		var e model.Entry
		e, err = s.Entry("oxfordshire-2018", top)
		top = e.Below
	}
	return errors.Join(err, s.Close())
}

func saveChoices(b *testing.B, d *desk) {
	b.Helper()
	for i := 0; b.Loop(); i++ {
		e, err := d.c.Toggle("published-case", d.c.Options.At(i%d.c.Options.Len()).ID)
		if err != nil {
			b.Fatal(err)
		}
		if err := d.do(e); err != nil {
			b.Fatal(err)
		}
	}
}

// backUpAllTheTime makes one backup after the other until it is stopped.
func backUpAllTheTime(s *Store) (stop func() error) {
	enough, done := make(chan struct{}), make(chan error)
	go func() {
		for {
			_, err := s.keep("benchmark", s.copyTo, checkBackup)
			select {
			case <-enough:
				done <- err
				return
			default:
			}
		}
	}()
	return func() error { close(enough); return <-done }
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

// BenchmarkOpenAndLoad60MonthsOfActuals opens a case with 2,000 lines in a baseline and five years of actuals of each.
func BenchmarkOpenAndLoad60MonthsOfActuals(b *testing.B) {
	path := storePath(b)
	s := openTest(b, path)
	c := delivered(b)
	if err := s.Create(c, nil, model.Cursor{}); err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := s.Load(c.Head().ID); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// delivered is a case of 2,000 lines that were agreed, with 60 months of actuals of each.
func delivered(b *testing.B) *model.Case {
	b.Helper()
	base := &model.Baseline{ID: "b", ScenarioID: "s", ScenarioName: "S", Body: "Cabinet", On: "2019-04-09", Minute: "5", Estimate: model.Minimum, FirstYear: 2019, Years: 5}
	records := []model.Record{&model.Head{ID: "c", Title: "Case", FirstYear: 2019, Years: 5}, &model.Scenario{ID: "s", Name: "S"}}
	for i := range 2000 {
		years := make([]decimal.Decimal, 5)
		for year := range years {
			years[year] = decimal.New(int64(i+year), -2)
		}
		l := model.BaselineLine{ID: fmt.Sprint("l", i), Owner: model.Programme, OwnerName: model.CouncilWide, Name: fmt.Sprint("Line ", i), Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: years}
		base.Lines = append(base.Lines, l)
		records = append(records, &model.Line{ID: l.ID, Owner: model.Programme, Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: years})
		for year := range 5 {
			x := &model.Actuals{Line: l.ID, Year: 2019 + year}
			for _, m := range model.MonthsOf(x.Year) {
				x.Months = append(x.Months, model.MonthFigure{Month: m, Figure: decimal.New(int64(i), -3)})
			}
			records = append(records, x)
		}
	}
	c, err := model.NewCase(0, append(records, base), false)
	if err != nil {
		b.Fatal(err)
	}
	return c
}
