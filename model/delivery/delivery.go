// Package delivery holds what has come, and what is expected now, against the baseline of what was agreed.
//
// [Of] works a case's [Position] out at the end of a month. Amounts are in £m and unrounded, at the estimate that was agreed and carried
// forward: a year has all that an ongoing line saves or spends in it, not only what is new, for that is what a month's actuals are.
// Ongoing and one-off benefits and costs are kept apart, and the totals of each are the sums of their lines: nothing is counted that
// isn't in the baseline.
package delivery

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Amounts are figures by year with their sum.
type Amounts struct {
	Years []decimal.Decimal
	Total decimal.Decimal
}

func newAmounts(years int) Amounts { return Amounts{Years: make([]decimal.Decimal, years)} }

// add adds figures by year.
func (a *Amounts) add(years []decimal.Decimal) {
	for i, d := range years {
		a.Years[i] = a.Years[i].Add(d)
		a.Total = a.Total.Add(d)
	}
}

// Sums are what was promised, what is expected now, and what has come up to the end of the period.
type Sums struct {
	Baseline, Forecast, Actual Amounts
	// Months counts the months of each year that have a figure: where there is none, nothing is known of what has come, which isn't zero.
	Months []int
	// Latest is the last month with a figure, none where there is none.
	Latest model.Month
}

func newSums(years int) Sums {
	return Sums{Baseline: newAmounts(years), Forecast: newAmounts(years), Actual: newAmounts(years), Months: make([]int, years)}
}

// Known reports whether anything is known of what has come in a year, and AnyKnown whether in any.
func (s Sums) Known(year int) bool { return s.Months[year] > 0 }
func (s Sums) AnyKnown() bool      { return s.Latest != 0 }

// Difference is what is expected now less what was promised.
func (s Sums) Difference() decimal.Decimal { return s.Forecast.Total.Sub(s.Baseline.Total) }

func (s *Sums) add(other Sums) {
	s.Baseline.add(other.Baseline.Years)
	s.Forecast.add(other.Forecast.Years)
	s.Actual.add(other.Actual.Years)
	for i, n := range other.Months {
		s.Months[i] += n
	}
	s.Latest = max(s.Latest, other.Latest)
}

// Row is a line of the baseline as it stands in the period.
type Row struct {
	// Line has the name that people read of it by.
	Line model.BaselineLine
	Sums
	// Said is what holds of it in the period, and Before what held at the end of the period before.
	Said, Before *model.Progress
	// Reported is the month in which that was said last, none where nobody has said anything.
	Reported model.Month
	// InPeriod is the figure of the period itself, nil where there is none.
	InPeriod *decimal.Decimal
	// Changed says in words what is otherwise than it was then, empty for nothing.
	Changed string
}

// Short reports whether less benefit, or more cost, is expected than was promised.
func (r *Row) Short() bool {
	if r.Line.Type == model.CostLine {
		return r.Difference().IsPositive()
	}
	return r.Difference().IsNegative()
}

// Group are the lines that count alike: ongoing or one-off, benefits or costs.
type Group struct {
	Type       model.LineType
	Recurrence model.Recurrence
	Sums
	Rows int
}

// Name is what people call the group.
func (g Group) Name() string {
	text := "Ongoing "
	if g.Recurrence == model.Once {
		text = "One-off "
	}
	if g.Type == model.CostLine {
		return text + "costs"
	}
	return text + "benefits"
}

// Outside are actuals of what isn't in the baseline: they are named and never counted.
type Outside struct {
	Line, Name string
	Total      decimal.Decimal
	Months     int
}

// Position is how delivery stands at the end of a month.
type Position struct {
	// Baseline is the one in force, nil where nothing is agreed yet: then there is nothing else.
	Baseline *model.Baseline
	// Period is the month, and Before the one that it is compared with.
	Period, Before model.Month
	Years          []string
	// Rows are the lines of the baseline, exceptions first: by status from the worst on, then by what is promised.
	Rows     []Row
	Groups   []Group
	Outside  []Outside
	Measures []Measure
	// Late are the options that are planned for other quarters now than they were.
	Late []Late
	// Top is the status of the whole.
	Top    model.DeliveryStatus
	places int32
	// last is the month up to which anything is known, and known whether anything is.
	last  model.Month
	known bool
}

// Of works the position of a case out at the end of a month, compared with the month before.
func Of(c *model.Case, period model.Month) *Position { return Between(c, period-1, period) }

// Between works it out compared with an earlier month, such as the end of the quarter before.
func Between(c *model.Case, before, period model.Month) *Position {
	p := &Position{Baseline: c.Baseline(), Period: period, Before: before}
	if p.Baseline == nil {
		return p
	}
	p.Years = p.Baseline.YearNames()
	for _, g := range []Group{{Type: model.BenefitLine, Recurrence: model.Ongoing}, {Type: model.BenefitLine, Recurrence: model.Once}, {Type: model.CostLine, Recurrence: model.Ongoing}, {Type: model.CostLine, Recurrence: model.Once}} {
		g.Sums = newSums(len(p.Years))
		p.Groups = append(p.Groups, g)
	}
	names := p.Baseline.Names()
	for _, l := range p.Baseline.Lines {
		l.Name = names[l.ID]
		p.Rows = append(p.Rows, p.row(c, l))
	}
	slices.SortStableFunc(p.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(rankOf(a.Said.Status), rankOf(b.Said.Status)), b.Baseline.Total.Abs().Cmp(a.Baseline.Total.Abs()))
	})
	p.Groups = slices.DeleteFunc(p.Groups, func(g Group) bool { return g.Rows == 0 })
	p.addOutside(c)
	p.addMeasures(c)
	p.addLate(c)
	p.Top, p.places = p.worst(), placesOf(p.Rows)
	p.last, p.known = Last(c), c.Actuals.Len()+c.Progress.Len()+c.Readings.Len() > 0
	return p
}

// row works a line out and adds it to its group.
func (p *Position) row(c *model.Case, l model.BaselineLine) Row {
	b := p.Baseline
	r := Row{
		Line: l, Sums: newSums(b.Years), Reported: c.ReportedIn(model.KindLine, l.ID, p.Period),
		Said: c.ProgressOf(model.KindLine, l.ID, p.Period), Before: c.ProgressOf(model.KindLine, l.ID, p.Before),
	}
	r.Baseline.add(l.Figures(b.Estimate))
	forecast, actual := slices.Clone(r.Baseline.Years), make([]decimal.Decimal, b.Years)
	for i := range forecast {
		if d := r.Said.In(b.FirstYear + i); d != nil {
			forecast[i] = *d
		}
		var latest model.Month
		actual[i], r.Months[i], latest = upTo(c.ActualsOf(l.ID, b.FirstYear+i), p.Period)
		r.Latest = max(r.Latest, latest)
	}
	r.InPeriod = c.ActualsOf(l.ID, p.Period.Begins()).In(p.Period)
	r.Forecast.add(forecast)
	r.Actual.add(actual)
	r.Changed = changed(r.Before, r.Said)
	for i := range p.Groups {
		if g := &p.Groups[i]; g.Type == l.Type && g.Recurrence == l.Recurrence {
			g.add(r.Sums)
			g.Rows++
		}
	}
	return r
}

// upTo sums the actuals of a year up to the end of a month, counts them, and says which is the last.
func upTo(x *model.Actuals, period model.Month) (sum decimal.Decimal, months int, latest model.Month) {
	for _, one := range x.Months {
		if one.Month <= period {
			sum = sum.Add(one.Figure)
			months, latest = months+1, one.Month
		}
	}
	return sum, months, latest
}

// addOutside gathers the actuals of what isn't in the baseline, or lies in years that it doesn't have.
func (p *Position) addOutside(c *model.Case) {
	held, at := map[string]bool{}, map[string]int{}
	for _, l := range p.Baseline.Lines {
		held[l.ID] = true
	}
	for x := range c.Actuals.All() {
		inYears := x.Year >= p.Baseline.FirstYear && x.Year < p.Baseline.FirstYear+p.Baseline.Years
		sum, months, _ := upTo(x, p.Period)
		if held[x.Line] && inYears || months == 0 {
			continue
		}
		i, known := at[x.Line]
		if !known {
			i = len(p.Outside)
			at[x.Line] = i
			p.Outside = append(p.Outside, Outside{Line: x.Line, Name: c.DeliveredName(model.KindLine, x.Line)})
		}
		p.Outside[i].Total = p.Outside[i].Total.Add(sum)
		p.Outside[i].Months += months
	}
}

// Group is the group of a type and a recurrence, nothing where the baseline has no such line.
func (p *Position) Group(t model.LineType, r model.Recurrence) Group {
	for _, g := range p.Groups {
		if g.Type == t && g.Recurrence == r {
			return g
		}
	}
	return Group{Type: t, Recurrence: r, Sums: newSums(len(p.Years))}
}

// MonthsOf are the sums of the actuals of a group's lines in the months of the financial year that begins in a calendar year.
func (p *Position) MonthsOf(g Group, c *model.Case, year int) *model.Actuals {
	sums := map[model.Month]decimal.Decimal{}
	for _, r := range p.Rows {
		if r.Line.Type != g.Type || r.Line.Recurrence != g.Recurrence {
			continue
		}
		for _, one := range c.ActualsOf(r.Line.ID, year).Months {
			sums[one.Month] = sums[one.Month].Add(one.Figure)
		}
	}
	all := &model.Actuals{Year: year}
	for _, m := range model.MonthsOf(year) {
		if d, has := sums[m]; has {
			all.Months = append(all.Months, model.MonthFigure{Month: m, Figure: d})
		}
	}
	return all
}

// Count counts the lines of a status.
func (p *Position) Count(s model.DeliveryStatus) (n int) {
	for _, r := range p.Rows {
		if r.Said.Status == s {
			n++
		}
	}
	return n
}

// Year is the place of the period's financial year among those of the baseline; false for one that it doesn't have.
func (p *Position) Year() (int, bool) {
	if p.Baseline == nil {
		return 0, false
	}
	at := p.Period.Begins() - p.Baseline.FirstYear
	return at, at >= 0 && at < len(p.Years)
}

// Places is the number of decimal places that writes every amount in full, as many as people are shown at most.
func (p *Position) Places() int32 { return p.places }

func placesOf(rows []Row) (places int32) {
	for _, r := range rows {
		for _, one := range []Amounts{r.Baseline, r.Forecast, r.Actual} {
			if places < model.MaxPlaces {
				places = max(places, model.Places(one.Years...))
			}
		}
	}
	return places
}

// Last is the month up to which a case's actuals, reports and readings go, its first month where there are none yet.
func Last(c *model.Case) model.Month {
	b := c.Baseline()
	if b == nil {
		return model.MonthOf(c.Head().FirstYear, 4)
	}
	last := model.MonthOf(b.FirstYear, 4)
	for x := range c.Actuals.All() {
		for _, one := range x.Months {
			last = max(last, one.Month)
		}
	}
	for x := range c.Progress.All() {
		last = max(last, x.Period)
	}
	for x := range c.Readings.All() {
		last = max(last, x.Period)
	}
	return last
}
