package explore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/field"
	"tomworkbench/app/say"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
	"tomworkbench/model/timing"
)

// slipping is what is known of options that come later, each alone, and of lines that turn the result.
type slipping struct {
	job       exploreJob
	delays    []timing.Delay
	turning   []timing.Turning
	net       string
	preferred *timing.Preferred
	err       error
}

// slipsOf answers a question about the scenario shown.
func slipsOf(ctx context.Context, job exploreJob) slipping {
	view := job.view
	x := slipping{job: job}
	x.delays, _ = timing.DelaysOf(job.current, view.Scenario, view.Estimate, view.Basis)
	turning, net := timing.TurningOf(job.current, view.Scenario, view.Estimate, view.Basis)
	x.turning, x.net = turning, model.Million(net)
	filter := job.filter
	filter.Exclude = append(slices.Clone(filter.Exclude), schemes.Barred(job.current, view.Scenario)...)
	x.preferred, x.err = timing.PreferredOf(ctx, job.current, view.Scenario, schemes.Question{Estimate: view.Estimate, Basis: view.Basis, Filter: filter})
	return x
}

// askSlips asks what slips would cost, while their list is shown and it isn't known yet.
func (v *view) askSlips() {
	if v.tab == tabSlips && v.asked.asked != v.slipsAsked {
		v.slipsAsked = v.asked.asked
		v.slips.Ask(v.asked)
	}
}

// answerSlips runs on the worker.
func (v *view) answerSlips(ctx context.Context, job exploreJob) {
	x := slipsOf(ctx, job)
	if ctx.Err() != nil {
		return
	}
	v.h.OnUI(func() {
		if job.asked == v.asked.asked {
			v.slipped = x
			v.Grid.Refresh()
			v.sayWords()
			v.onCursor(v.Grid.Cursor)
		}
	})
}

// slipsKnown reports whether the slips are of the present state.
func (v *view) slipsKnown() bool { return v.slipped.job.asked == v.asked.asked && v.asked.asked > 0 }

func slipColumns() []grid.Column {
	return []grid.Column{
		{Title: "Option that comes later alone", Ems: 16, Grow: 1},
		{Title: "A quarter: net £m", Ems: 11, Trailing: true},
		{Title: "A year: net £m", Ems: 10, Trailing: true},
		{Title: "No later payback for", Ems: 12, Trailing: true},
		{Title: "Latest start", Ems: 9, Trailing: true},
		{Title: "Stays preferred for", Ems: 12, Trailing: true},
	}
}

// delayAt is the option of a row of the list of slips.
func (v *view) delayAt(row int) (timing.Delay, bool) {
	if v.tab != tabSlips || row >= len(v.slipped.delays) {
		return timing.Delay{}, false
	}
	return v.slipped.delays[row], true
}

func (v *view) slipCell(row, col int) grid.Cell {
	d, ok := v.delayAt(row)
	cell := grid.Cell{Locked: true}
	if !ok {
		return cell
	}
	switch col {
	case 0:
		cell.Text, cell.Bold = d.Option.Name, row == 0
	case 1:
		cell.Text = field.WorkedOut(d.Quarter.Neg())
	case 2:
		cell.Text = field.WorkedOut(d.Year.Neg())
	case 3:
		if cell.Text = model.Many(d.Keeps, "quarter"); d.Any {
			cell.Text = "any delay"
		}
	case 4:
		if cell.Text = d.Latest.String(); d.Any || cell.Text == "" {
			cell.Text, cell.Ink = "–", theme.ColorNamePlaceHolder
		}
	default:
		cell.Text = v.preferredWords(d.Option.ID)
	}
	return cell
}

// preferredWords say how long the scheme with the highest net stays that while an option of it comes later.
func (v *view) preferredWords(option string) string {
	p := v.slipped.preferred
	if p == nil || p.Best == nil || !slices.Contains(p.Best.Options, option) {
		return "not in it"
	}
	if until := p.Until[option]; until > 0 {
		return model.Many(until-1, "quarter")
	}
	return "any delay"
}

// slipSummary answers in sentences: which slip costs most, and which line by itself turns the result.
func (v *view) slipSummary() string {
	x := v.slipped
	switch {
	case !v.slipsKnown():
		return "Working out what slips would cost …"
	case len(x.delays) == 0:
		return "No option is chosen, so nothing can slip."
	}
	c, parts := x.job.current, []string{}
	if dearest := x.delays[0]; dearest.Year.IsPositive() {
		parts = append(parts, fmt.Sprintf("Of slips by a year that of %s costs most: net %s less at the end of %s.", dearest.Option.Name, model.Million(dearest.Year), c.Head().YearName(c.Head().Years-1)))
	} else {
		parts = append(parts, "No slip by a year makes the net less.")
	}
	switch {
	case len(x.turning) > 0:
		parts = append(parts, "Nearest to turning the result by itself: "+turningWords(c, x.turning[0])+".")
	case len(c.Chosen(x.job.view.Scenario)) > 0:
		parts = append(parts, fmt.Sprintf("No single line turns the result: no saving is as much as the net of %s, and no cost would turn it by growing to three times itself.", x.net))
	}
	if x.err != nil {
		parts = append(parts, say.Error(x.err))
	} else if x.preferred != nil && x.preferred.Best != nil {
		text := fmt.Sprintf("Preferred here is the scheme with the highest net that fits, %s", model.Million(x.preferred.Best.Net()))
		if changes := changesOf(c, x.job.view.Scenario, *x.preferred.Best); len(changes) > 0 {
			text += ": " + strings.Join(changes, "; ")
		}
		parts = append(parts, text+".")
	}
	return strings.Join(parts, " ")
}

// turningWords say how far a line has to go wrong for the net to be gone: "Hub: transformation, if it brings 60% less".
func turningWords(c *model.Case, x timing.Turning) string {
	percent := x.Share.Shift(2).Round(1).String() + "%"
	name := c.LineName(x.Line)
	if x.Line.Type == model.CostLine {
		return fmt.Sprintf("%s, if it costs %s more", name, percent)
	}
	return fmt.Sprintf("%s, if it brings %s less", name, percent)
}

// slipDetail says all of a row.
func (v *view) slipDetail(d timing.Delay) string {
	text := fmt.Sprintf("%s alone: %s.", d.Option.Name, d.KeepsWords())
	if !d.Any {
		text = fmt.Sprintf("%s alone can come %s before payback is later.", d.Option.Name, d.KeepsWords())
	}
	if plan, ok := v.slipped.job.current.Plans.Get(d.Option.ID); ok && plan.DelayCost != nil && !plan.DelayCost.IsZero() {
		text += fmt.Sprintf(" The figures have the %s that a year of its delay costs, as entered in its plan.", model.Million(*plan.DelayCost))
	}
	if d.Lost > 0 {
		text += fmt.Sprintf(" The net is gone once it is %s late.", model.Many(d.Lost, "quarter"))
	}
	if p := v.slipped.preferred; p != nil && p.Best != nil {
		switch until := p.Until[d.Option.ID]; {
		case !slices.Contains(p.Best.Options, d.Option.ID):
			text += " The scheme with the highest net doesn't have it."
		case until > 0:
			text += fmt.Sprintf(" From %s late on another scheme has a higher net.", model.Many(until, "quarter"))
		default:
			text += " However late it comes, no other scheme has a higher net."
		}
	}
	if len(v.slipped.turning) > 1 {
		var more []string
		for _, x := range v.slipped.turning[:min(3, len(v.slipped.turning))] {
			more = append(more, turningWords(v.slipped.job.current, x))
		}
		text += " Lines that alone turn the result: " + strings.Join(more, "; ") + "."
	}
	return text
}
