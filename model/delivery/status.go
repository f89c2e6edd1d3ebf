package delivery

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Rule says how the status of the whole comes about.
const Rule = "The whole is never greener than its worst line or measure; not reported counts as worse than on track"

// worstFirst are all statuses in the order of exceptions.
var worstFirst = []model.DeliveryStatus{model.NotAchieved, model.AtRisk, model.NotReported, model.OnTrack, model.DeliveredNow}

func rankOf(s model.DeliveryStatus) int { return slices.Index(worstFirst, s) }

// worst is the status of the whole: the worst of its parts'. A measure of which nobody has said anything is no part: many are read once
// a year.
func (p *Position) worst() model.DeliveryStatus {
	if len(p.Rows) == 0 {
		return model.NotReported
	}
	worst := model.DeliveredNow
	for _, r := range p.Rows {
		if rankOf(r.Said.Status) < rankOf(worst) {
			worst = r.Said.Status
		}
	}
	for _, m := range p.Measures {
		if s := m.Said.Status; s != model.NotReported && rankOf(s) < rankOf(worst) {
			worst = s
		}
	}
	return worst
}

// IsException reports whether a status is one that a report names.
func IsException(s model.DeliveryStatus) bool {
	return s == model.NotAchieved || s == model.AtRisk
}

// changed says what is otherwise than it was.
func changed(before, now *model.Progress) string {
	if before.Status == model.NotReported && now.Status != model.NotReported {
		return "first report"
	}
	var parts []string
	if before.Status != now.Status {
		parts = append(parts, "was "+before.Status.Plain())
	}
	if !slices.EqualFunc(before.Forecast, now.Forecast, func(a, b model.YearFigure) bool { return a.Year == b.Year && a.Figure.Equal(b.Figure) }) {
		parts = append(parts, "another forecast")
	}
	if before.Stage != now.Stage {
		parts = append(parts, "was "+stageWords(before.Stage))
	}
	if before.Owner != now.Owner {
		parts = append(parts, "another owner")
	}
	if len(parts) == 0 && before.Reason != now.Reason {
		parts = append(parts, "another reason")
	}
	return model.JoinWords(parts)
}

func stageWords(s model.OpportunityStage) string {
	if s == model.NoStage {
		return "without a stage"
	}
	return "at “" + string(s) + "”"
}

// Check is something that a person should look at.
type Check struct {
	// Line is the id of the line that it is about, empty for none.
	Line string
	Text string
}

// Checks are what a reader of the position would stumble over, a sentence each.
func (p *Position) Checks() (found []Check) {
	for _, r := range p.Rows {
		s := r.Said.Status
		switch {
		case r.Short() && (s == model.OnTrack || s == model.DeliveredNow):
			found = append(found, Check{r.Line.ID, fmt.Sprintf("“%s” is said to be %s, but %s", r.Line.Name, s.Plain(), r.ShortWords())})
		case s == model.DeliveredNow && !r.AnyKnown():
			found = append(found, Check{r.Line.ID, fmt.Sprintf("“%s” is said to be delivered, but no month has a figure.", r.Line.Name)})
		}
	}
	for _, r := range p.Rows {
		if text := p.overWords(r); text != "" {
			found = append(found, Check{r.Line.ID, text})
		}
	}
	for _, l := range p.Late {
		found = append(found, Check{"", fmt.Sprintf("“%s” is planned otherwise now than was agreed: %s. The forecast doesn’t follow the plan by itself.", l.Name, l.Words())})
	}
	for _, o := range p.Outside {
		found = append(found, Check{"", fmt.Sprintf("“%s” has actuals of %s that the baseline of %s has no line or year for: they are in no total. Change the baseline, or take them out.",
			o.Name, model.InFull(o.Total), p.Baseline.Day())})
	}
	return found
}

// implausible is how many times as much as was agreed for all years a line may bring or cost in one of them before it looks as if it was
// typed in another unit.
const implausible = 20

// overWords say what is odd about what has come of a line: more than is agreed and expected of a cost in a year, or so much that the unit is
// to be doubted; empty for nothing.
func (p *Position) overWords(r Row) string {
	promised := r.Baseline.Total.Abs()
	for i, actual := range r.Actual.Years {
		switch {
		case promised.IsPositive() && actual.Abs().GreaterThan(promised.Mul(decimal.NewFromInt(implausible))):
			return fmt.Sprintf("“%s” has %s in %s, and %s is agreed for all years together: are the figures in £m?", r.Line.Name, model.Million(actual), p.Years[i], model.Million(r.Baseline.Total))
		case r.Line.Type == model.CostLine && actual.GreaterThan(decimal.Max(r.Baseline.Years[i], r.Forecast.Years[i])):
			return fmt.Sprintf("“%s” has cost %s in %s so far, more than the %s agreed for it and the %s expected: correct the forecast, or the months.",
				r.Line.Name, model.Million(actual), p.Years[i], model.Million(r.Baseline.Years[i]), model.Million(r.Forecast.Years[i]))
		}
	}
	return ""
}

// Overspent are the costs of which more has come in a year than is agreed and expected, summed by what is too much, in £m.
func (p *Position) Overspent() (lines int, by decimal.Decimal) {
	for _, r := range p.Rows {
		over := decimal.Zero
		for i, actual := range r.Actual.Years {
			if most := decimal.Max(r.Baseline.Years[i], r.Forecast.Years[i]); r.Line.Type == model.CostLine && actual.GreaterThan(most) {
				over = over.Add(actual.Sub(most))
			}
		}
		if over.IsPositive() {
			lines, by = lines+1, by.Add(over)
		}
	}
	return lines, by
}

// ShortWords say by how much a line is expected to fall short, or to cost more, in all years.
func (r *Row) ShortWords() string {
	by := model.Million(r.Difference().Abs())
	if r.Line.Type == model.CostLine {
		return by + " more is expected to be spent than the baseline has."
	}
	return by + " less is expected than the baseline has."
}

// Measure is a measure of the baseline as it stands in the period.
type Measure struct {
	model.BaselineMeasure
	Said *model.Progress
	// Reading is the latest, nil where there is none; Earlier is the one before it.
	Reading, Earlier *model.Reading
	Changed          string
	// Reported is the month in which its status was said last, none where nobody has said any.
	Reported model.Month
}

func (p *Position) addMeasures(c *model.Case) {
	for _, m := range p.Baseline.Measures {
		x := Measure{BaselineMeasure: m, Said: c.ProgressOf(model.KindMeasure, m.ID, p.Period), Reading: c.ReadingOf(m.ID, p.Period), Reported: c.ReportedIn(model.KindMeasure, m.ID, p.Period)}
		x.Changed = changed(c.ProgressOf(model.KindMeasure, m.ID, p.Before), x.Said)
		if x.Reading != nil {
			x.Earlier = c.ReadingOf(m.ID, x.Reading.Period-1)
		}
		p.Measures = append(p.Measures, x)
	}
}

// Met reports whether the latest reading has reached the target; false, false where that can't be known.
func (m *Measure) Met() (met, known bool) {
	if m.Reading == nil || m.Target == nil {
		return false, false
	}
	way := m.Direction
	if way == model.NoDirection && m.Start != nil {
		way = model.Up
		if m.Target.LessThan(*m.Start) {
			way = model.Down
		}
	}
	switch way {
	case model.Up:
		return m.Reading.Value.GreaterThanOrEqual(*m.Target), true
	case model.Down:
		return m.Reading.Value.LessThanOrEqual(*m.Target), true
	case model.NoDirection:
	}
	return false, false
}

// Way is how much of the way from start to target has been made, as a share; invalid where that can't be known.
func (m *Measure) Way() decimal.NullDecimal {
	if m.Reading == nil || m.Start == nil || m.Target == nil || m.Target.Equal(*m.Start) {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(m.Reading.Value.Sub(*m.Start).DivRound(m.Target.Sub(*m.Start), 6))
}

// Words say how the measure stands: "−12 % in June 2019; target −25: 48% of the way".
func (m *Measure) Words() string {
	if m.Reading == nil {
		return "no reading yet"
	}
	text := model.Quantity(m.Reading.Value)
	if m.Unit != "" {
		text += " " + m.Unit
	}
	text += " in " + m.Reading.Period.Words()
	met, known := m.Met()
	way := m.Way()
	switch {
	case known && met:
		return text + "; the target is met"
	case way.Valid && way.Decimal.IsNegative():
		return text + "; further from the target than at the start"
	case way.Valid:
		return text + "; " + model.Percentage(way.Decimal, 0) + " of the way to the target"
	case known:
		return text + "; the target isn’t met yet"
	}
	return text
}
