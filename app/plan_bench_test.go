package app_test

import (
	"fmt"
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/cases"
	"tomworkbench/app/page"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// BenchmarkSlipStep measures what the window’s goroutine does for a bar that moves by a quarter; the profile is drawn elsewhere, and
// BenchmarkSlipFrame measures that.
func BenchmarkSlipStep(b *testing.B) {
	for name, c := range plannedCases(b) {
		b.Run(name, func(b *testing.B) {
			d := openCase(b, c)
			d.Go(page.Place{Page: page.Plan})
			d.Settle()
			scenario := d.Session().View().Scenario
			options := chosenOptions(c, scenario)
			for i := 0; b.Loop(); i++ {
				d.Do(d.Session().Case().SlipTo(scenario, options[i%len(options)], 1+i/len(options)%7, 0))
				for len(d.Queue) > 0 {
					(<-d.Queue)()
				}
			}
		})
	}
}

// BenchmarkSlipFrame measures the edit, the profile and the drawing of a bar that moves, storage and the rest of the window apart.
func BenchmarkSlipFrame(b *testing.B) {
	theme := draw.LightTheme()
	for name, c := range plannedCases(b) {
		b.Run(name, func(b *testing.B) {
			scenario := c.DefaultScenario().ID
			options := chosenOptions(c, scenario)
			for i := 0; b.Loop(); i++ {
				edit, err := c.SlipTo(scenario, options[i%len(options)], 1+i/len(options)%7, 0)
				if err != nil {
					b.Fatal(err)
				}
				if c, _, err = model.Apply(c, edit.Stamp(model.Signature{ID: fmt.Sprint(i), At: apptest.Time})); err != nil {
					b.Fatal(err)
				}
				figure := charts.NewProfile(c, scenario, model.Minimum, model.InYear)
				if _, err := figure.Frame(benchWidth/2, benchHeight/2, 1, theme); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// plannedCases are the example, and a case of a hundred options chosen that are all planned.
func plannedCases(b *testing.B) map[string]*model.Case {
	b.Helper()
	file, err := cases.Example()
	if err != nil {
		b.Fatal(err)
	}
	large := largeCaseOver(b, 10)
	var choices []func(*model.Case) (model.Edit, error)
	for d := range large.Decisions.All() {
		for o := range large.OptionsOf(d.ID) {
			if strings.HasSuffix(d.ID, "-d0") {
				choices = append(choices, func(c *model.Case) (model.Edit, error) { return c.Choose("s0", d.ID, o.ID) })
			}
			break
		}
	}
	chosen, err := large.Together("chosen", choices...)
	if err != nil {
		b.Fatal(err)
	}
	if large, _, err = model.Apply(large, chosen); err != nil {
		b.Fatal(err)
	}
	var makers []func(*model.Case) (model.Edit, error)
	for i, id := range chosenOptions(large, large.DefaultScenario().ID) {
		start := large.Head().FirstQuarter() + model.Quarter(i%12)
		plan := &model.Plan{Option: id, Start: start, Finish: start + 6}
		makers = append(makers, func(c *model.Case) (model.Edit, error) { return c.Add(plan, "") })
	}
	edit, err := large.Together("planned", makers...)
	if err != nil {
		b.Fatal(err)
	}
	if large, _, err = model.Apply(large, edit); err != nil {
		b.Fatal(err)
	}
	return map[string]*model.Case{"example": file.Case, fmt.Sprintf("%d options", len(makers)): large}
}

func chosenOptions(c *model.Case, scenario string) (ids []string) {
	chosen := c.Chosen(scenario)
	for o := range c.Options.All() {
		if chosen[o.ID] {
			ids = append(ids, o.ID)
		}
	}
	return ids
}
