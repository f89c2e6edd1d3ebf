package app_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/cases"
	"tomworkbench/app/page"
	"tomworkbench/app/page/findings"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// The size in pixels at which a frame is measured.
const benchWidth, benchHeight = 1024, 576

// BenchmarkChoiceToFrame measures what lies between a choice and its picture, storage apart: the edit,
// the profile and the drawing.
func BenchmarkChoiceToFrame(b *testing.B) {
	for _, years := range []int{4, 30} {
		b.Run(fmt.Sprintf("years=%d", years), func(b *testing.B) {
			c := stretched(b, years)
			theme := draw.LightTheme()
			options := []string{"hub-and-spoke", "centre-of-excellence"}
			for i := 0; b.Loop(); i++ {
				edit, err := c.Choose("published-case", "procurement", options[i%len(options)])
				if err != nil {
					b.Fatal(err)
				}
				if c, _, err = model.Apply(c, edit.Stamp(model.Signature{ID: fmt.Sprint(i), At: apptest.Time})); err != nil {
					b.Fatal(err)
				}
				figure := charts.NewProfile(c, "published-case", model.Minimum, model.InYear)
				if _, err := figure.Frame(benchWidth, benchHeight, 1, theme); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// stretched is the built-in example over another number of years: its figures are repeated.
func stretched(b *testing.B, years int) *model.Case {
	b.Helper()
	file, err := cases.Example()
	if err != nil {
		b.Fatal(err)
	}
	var records []model.Record
	for r := range file.Case.Records() {
		switch r := r.(type) {
		case *model.Head:
			next := *r
			next.Years = years
			records = append(records, &next)
		case *model.Line:
			next := *r
			next.Minimum, next.Maximum = nil, nil
			for i := range years {
				next.Minimum = append(next.Minimum, r.Minimum[i%len(r.Minimum)])
				if r.HasRange() {
					next.Maximum = append(next.Maximum, r.Maximum[i%len(r.Maximum)])
				}
			}
			records = append(records, &next)
		case *model.BudgetLine, *model.Overlap: // they have four years, and nothing here is measured of them
		default:
			records = append(records, r)
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// BenchmarkWindowAfterChoice measures what the window's goroutine does for a choice: the edit and every
// view brought up to date; the frame is drawn and the edit saved elsewhere.
func BenchmarkWindowAfterChoice(b *testing.B) {
	d := openWhole(b)
	options := []string{"hub-and-spoke", "centre-of-excellence"}
	for i := 0; b.Loop(); i++ {
		d.Do(d.Session().Case().Choose("published-case", "procurement", options[i%len(options)]))
		for len(d.Queue) > 0 {
			(<-d.Queue)()
		}
	}
}

// BenchmarkWhatIfStep measures what the window’s goroutine does for a step of a slider; the frame is drawn elsewhere.
func BenchmarkWhatIfStep(b *testing.B) {
	file, err := cases.Example()
	if err != nil {
		b.Fatal(err)
	}
	for _, of := range []struct {
		name string
		c    *model.Case
		on   page.ID
	}{
		{"example/board", file.Case, page.Board},
		{"example/budget", file.Case, page.Budget},
		{"100x5x10/board", largeCaseOver(b, 10), page.Board},
		{"100x5x10/budget", largeCaseOver(b, 10), page.Budget},
	} {
		b.Run(of.name, func(b *testing.B) {
			d := openCase(b, of.c)
			d.Go(page.Place{Page: of.on})
			d.Settle()
			for i := 0; b.Loop(); i++ {
				v := d.Session().View()
				v.WhatIf = model.WhatIf{Shortfall: 5 * (i%10 + 1), Late: i % 3, Growth: 5 * (i % 7)}
				d.Session().Show(v)
				for len(d.Queue) > 0 {
					(<-d.Queue)()
				}
			}
		})
	}
}

// BenchmarkWhatIfFrame measures the drawing that follows a step.
func BenchmarkWhatIfFrame(b *testing.B) {
	c, theme := largeCaseOver(b, 10), draw.LightTheme()
	for i := 0; b.Loop(); i++ {
		asked := c.Imagine(model.WhatIf{Shortfall: 5 * (i%10 + 1), Late: i % 3})
		figure := charts.NewProfile(asked, "s0", model.Minimum, model.InYear)
		if _, err := figure.Frame(benchWidth, benchHeight, 1, theme); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkProfileOfTheExample measures the profile of the built-in example.
func BenchmarkProfileOfTheExample(b *testing.B) {
	c := stretched(b, 4)
	for b.Loop() {
		model.Profile(c, "published-case", model.Minimum, model.InYear)
	}
}

// BenchmarkFindingsPageOf500Activities measures how the page opens for the first time with many activities and what was found of
// them; its picture is drawn elsewhere, as charts measures it.
func BenchmarkFindingsPageOf500Activities(b *testing.B) {
	benchmarkOpening(b, openCase(b, assessedCase(b, 500)), findings.Entry())
}

// assessedCase is the built-in example with so many activities in its areas, and a message on each ten of them.
func assessedCase(b *testing.B, activities int) *model.Case {
	b.Helper()
	file, err := cases.Example()
	if err != nil {
		b.Fatal(err)
	}
	var records []model.Record
	for r := range file.Case.Records() {
		if r.Kind() != model.KindActivity && r.Kind() != model.KindFinding {
			records = append(records, r)
		}
	}
	var last *model.Finding
	for i := range activities {
		ours, theirs := decimal.New(int64(i%7), -1), decimal.New(int64(i%11), -1)
		x := &model.Activity{ID: fmt.Sprint("A", i), Name: fmt.Sprintf("Activity %d of a large council", i), Area: file.Case.Areas.At(i % file.Case.Areas.Len()).ID, Effort: &ours, Comparator: &theirs}
		if i%10 == 0 {
			last = &model.Finding{ID: fmt.Sprint("M", i), Phase: model.MessagePhase, Text: "What was found of ten of them.", Components: []string{"core"}}
			records = append(records, last)
		}
		last.Activities = append(last.Activities, x.ID)
		records = append(records, x)
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		b.Fatal(err)
	}
	return c
}
