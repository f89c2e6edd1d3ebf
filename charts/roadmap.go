package charts

import (
	"fmt"
	"strings"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/timing"
)

// FigureRoadmap is the figure of when the options chosen are carried out, by quarter.
const FigureRoadmap FigureID = "roadmap"

// roadmap is what the figure of a plan by quarter is made from.
type roadmap struct {
	Subject
	plan *timing.Plan
	rows []timing.Row
}

// newRoadmap makes the figure of when the options chosen are carried out, with what each needs and what is counted too early.
func newRoadmap(s Subject) *Figure {
	x := roadmap{Subject: s, plan: timing.Of(s.Case, s.Scenario, s.Estimate)}
	for _, r := range timing.RowsOf(s.Case, x.plan) {
		if r.To > r.From || len(r.Marks) > 0 {
			x.rows = append(x.rows, r)
		}
	}
	claim, rest := x.plan.Claim()
	f := &Figure{
		title: claim, subject: x.Name(), terms: "options by quarter, " + model.Small(s.Estimate.Name()) + " estimate", empty: len(x.rows) == 0, table: x.table(),
		alt: x.alt(), description: x.description(), notes: x.notes(rest),
	}
	if len(x.rows) > 0 && len(s.Case.Head().YearNames()) > 0 {
		f.picture = x.chart()
	}
	return f
}

func (x roadmap) chart() *draw.Timeline {
	c := &draw.Timeline{Years: x.Case.Head().YearNames(), Gather: gatherRoadmap}
	for _, r := range x.rows {
		one := draw.TimelineRow{
			Name: r.Name, Words: strings.Join(r.Captions, "; "), From: r.From, To: r.To, WasFrom: r.WasFrom, WasTo: r.WasTo, Marked: r.Early, Marks: r.Marks,
			Apart: !r.IsOption(), Strong: r.Strong, Passing: r.Passing, Arriving: r.Arriving, Leaving: r.Leaving,
		}
		if r.Warning != "" {
			one.Warning = "! " + r.Warning
		}
		c.Rows = append(c.Rows, one)
	}
	return c
}

func gatherRoadmap(rows []draw.TimelineRow) draw.TimelineRow {
	return draw.TimelineRow{Name: many(len(rows), "more row"), Words: "in the table"}
}

func (x roadmap) alt() string {
	claim, rest := x.plan.Claim()
	if rest != "" {
		claim += "; " + rest
	}
	return fmt.Sprintf("Plan by quarter of %s: %s.", x.Name(), model.Small(claim))
}

func (x roadmap) description() string {
	text := []string{fmt.Sprintf("The plan shows, one row an option chosen in %s, the quarters from its start to its finish, with lines from what it needs first.", x.Name())}
	for _, r := range x.rows {
		text = append(text, r.Words(x.Case.Head())+".")
	}
	for _, words := range []string{x.plan.CriticalWords(), x.plan.QuickWords(x.Case.Head()), x.plan.LeavingWords(x.Case.Head()), x.plan.DelayWords()} {
		if words != "" {
			text = append(text, words+".")
		}
	}
	return strings.Join(text, " ")
}

func (x roadmap) notes(rest string) (notes []string) {
	for _, words := range []string{rest, x.plan.CriticalWords(), x.plan.QuickWords(x.Case.Head()), x.plan.LeavingWords(x.Case.Head()), x.plan.DelayWords()} {
		if words != "" {
			notes = append(notes, model.Capital(words))
		}
	}
	for _, b := range x.plan.Bars {
		if b.Planned != nil && b.Planned.Source.Grade == model.Illustrative {
			return append(notes, "The quarters of options are illustrative, not published")
		}
	}
	return notes
}

// TooEarly heads the last column of the plan's table, which holds whole sentences.
const TooEarly = "Too early"

// table has a row an option: its quarters as they stand in the scenario.
func (x roadmap) table() Table {
	t := Table{Caption: "Plan by quarter, " + x.Name(), Words: 7, Columns: []string{"Option", "Start", "Finish", "Benefits from", "Against the plan", "Needs first", TooEarly}}
	for _, b := range x.plan.Bars {
		t.Rows = append(t.Rows, []string{
			b.Option.Name, b.Start.String(), b.Finish.String(), b.BenefitsFrom.String(), b.Slip.Words(), strings.TrimPrefix(b.NeedsWords(), "needs "), b.TooEarlyWords(x.Case.Head()),
		})
	}
	if len(x.rows) == 0 {
		t.Rows = nil
	}
	return t
}
