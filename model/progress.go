package model

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Progress is what was said in a month of the delivery of a line or a measure of the [Baseline]. What was said last holds until
// something else is said. It is history: what it is about may have been deleted since.
type Progress struct {
	Meta
	// Of is [KindLine] or [KindMeasure], and ID is the id of the line or the measure.
	Of     Kind   `json:"of"`
	ID     string `json:"id"`
	Period Month  `json:"period"`
	// Forecast holds the years of which something else is expected now than the baseline has, the earliest first, in £m as they count
	// in that year; of a measure it is empty.
	Forecast []YearFigure   `json:"forecast,omitempty"`
	Status   DeliveryStatus `json:"status,omitempty"`
	Reason   string         `json:"reason,omitempty"`
	Owner    string         `json:"owner,omitempty"`
	// Stage is how far the saving has come on the savings plan.
	Stage OpportunityStage `json:"stage,omitempty"`
}

// YearFigure is the figure of the financial year that begins in a calendar year, in £m.
type YearFigure struct {
	Year   int             `json:"year"`
	Figure decimal.Decimal `json:"figure"`
}

// DeliveryStatus says how sure it is that what was promised comes; empty where nobody has said.
type DeliveryStatus string

// The statuses of delivery.
const (
	NotReported  DeliveryStatus = ""
	DeliveredNow DeliveryStatus = "delivered"
	OnTrack      DeliveryStatus = "on track"
	AtRisk       DeliveryStatus = "at risk"
	NotAchieved  DeliveryStatus = "won't be achieved"
)

// DeliveryStatuses are the statuses that can be said, the best first.
func DeliveryStatuses() []DeliveryStatus {
	return []DeliveryStatus{DeliveredNow, OnTrack, AtRisk, NotAchieved}
}

// Words is the status for people with its letter first, so that it isn't told by its colour alone: "A at risk".
func (s DeliveryStatus) Words() string {
	switch s {
	case NotReported:
		return "– not reported"
	case DeliveredNow:
		return "D delivered"
	case OnTrack:
		return "G on track"
	case AtRisk:
		return "A at risk"
	}
	return "R won’t be achieved"
}

// Plain is the status within a sentence.
func (s DeliveryStatus) Plain() string {
	switch s {
	case NotReported:
		return "not reported"
	case NotAchieved:
		return "won’t be achieved"
	}
	return string(s)
}

// Kind, Key and WithMeta make progress a [Record].
func (x *Progress) Kind() Kind             { return KindProgress }
func (x *Progress) Key() string            { return joinKey(string(x.Of), x.ID, x.Period.String()) }
func (x *Progress) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Progress) nameIn(c *Case) string {
	return fmt.Sprintf("Report on %s, %s", quoted(c.DeliveredName(x.Of, x.ID)), x.Period.Words())
}

func (x *Progress) sought(c *Case) sought {
	return sought{"Delivery, " + x.Period.Words(), c.DeliveredName(x.Of, x.ID), []string{x.Reason, x.Owner}}
}

func (x *Progress) differs(to *Progress, note func(string, bool)) {
	note("forecast", !slices.EqualFunc(x.Forecast, to.Forecast, sameYearFigure))
	note("status", x.Status != to.Status)
	note("reason", x.Reason != to.Reason)
	note("owner", x.Owner != to.Owner)
	note("stage", x.Stage != to.Stage)
}

func sameYearFigure(a, b YearFigure) bool { return a.Year == b.Year && a.Figure.Equal(b.Figure) }

func (x *Progress) check(_ *Case, report reporter) {
	checkOneOf(x.Of, "of", report, KindLine, KindMeasure)
	checkID(x.ID, report)
	checkMonth(x.Period, "period", report)
	if x.Status != NotReported {
		checkOneOf(x.Status, "status", report, DeliveryStatuses()...)
	}
	checkText(x.Reason, "reason", report)
	checkText(x.Owner, "owner", report)
	checkOneOf(x.Stage, "stage", report, OpportunityStages()...)
	if x.Of == KindMeasure && len(x.Forecast) > 0 {
		report("forecast", "a measure has no forecast in £m; take it off")
	}
	before := 0
	for i, one := range x.Forecast {
		field := fmt.Sprintf("forecast[%d]", i)
		if one.Year < firstYear || one.Year > lastYear || one.Year <= before {
			report(field, "the years of a forecast stand in their order, each once")
		}
		before = one.Year
		if text := figureProblem(one.Figure); text != "" {
			report(field, text)
		}
	}
}

// saysNothing reports whether nothing is said.
func (x *Progress) saysNothing() bool {
	return len(x.Forecast) == 0 && x.Status == NotReported && x.Reason == "" && x.Owner == "" && x.Stage == NoStage
}

// In is what is expected of a year, nil where that is what the baseline has.
func (x *Progress) In(year int) *decimal.Decimal {
	for i, one := range x.Forecast {
		if one.Year == year {
			return &x.Forecast[i].Figure
		}
	}
	return nil
}

// With is the progress with another figure expected of a year; nil is what the baseline has.
func (x *Progress) With(year int, figure *decimal.Decimal) *Progress {
	next := *x
	next.Forecast = slices.DeleteFunc(slices.Clone(x.Forecast), func(one YearFigure) bool { return one.Year == year })
	if figure != nil {
		next.Forecast = append(next.Forecast, YearFigure{year, *figure})
		slices.SortFunc(next.Forecast, func(a, b YearFigure) int { return a.Year - b.Year })
	}
	return &next
}

// lastReport is what was said last of a line or a measure in or before a month, nil where nobody has said anything.
func (c *Case) lastReport(of Kind, id string, period Month) (last *Progress) {
	for x := range c.Progress.WithPrefix(joinKey(string(of), id) + keySeparator) {
		if x.Period > period {
			break
		}
		last = x
	}
	return last
}

// ProgressOf is what holds of a line or a measure in a month: what was said last, as said in that month; nothing where nobody has said
// anything.
func (c *Case) ProgressOf(of Kind, id string, period Month) *Progress {
	last := c.lastReport(of, id, period)
	switch {
	case last == nil:
		return &Progress{Of: of, ID: id, Period: period}
	case last.Period != period:
		next := *last
		next.Meta, next.Period = Meta{}, period
		return &next
	}
	return last
}

// ReportedIn is the month in which what holds of a line or a measure in a month was said, none where nobody has said anything.
func (c *Case) ReportedIn(of Kind, id string, period Month) Month {
	if last := c.lastReport(of, id, period); last != nil {
		return last.Period
	}
	return 0
}

// Report makes the edit that says of a line or a measure of the baseline how its delivery stands in a month. To say of a later month what
// was said before dates it anew: it is as last reported then.
func (c *Case) Report(to *Progress) (Edit, error) {
	if err := c.inBaseline(to.Of, to.ID); err != nil {
		return Edit{}, err
	}
	if (to.Status == AtRisk || to.Status == NotAchieved) && to.Reason == "" {
		stands := "is " + to.Status.Plain()
		if to.Status == NotAchieved {
			stands = to.Status.Plain()
		}
		return Edit{}, fmt.Errorf("%s %s: say why in a few words", quoted(c.DeliveredName(to.Of, to.ID)), stands)
	}
	from := c.ProgressOf(to.Of, to.ID, to.Period)
	before := c.ProgressOf(to.Of, to.ID, to.Period-1)
	if _, isStored := c.Progress.Get(to.Key()); from.sameAs(to) && (isStored || from.saysNothing()) {
		return Edit{}, nil
	}
	e, err := c.put(from, to, to.saysNothing() && before.saysNothing())
	e.Text = fmt.Sprintf("%s, %s: %s", c.DeliveredName(to.Of, to.ID), to.Period.Words(), to.changeWords(from))
	return e, err
}

// sameAs reports whether two reports say the same.
func (x *Progress) sameAs(other *Progress) bool { return x.changeWords(other) == "reported anew" }

// changeWords says what a report says otherwise than another.
func (x *Progress) changeWords(from *Progress) string {
	var parts []string
	from.differs(x, func(field string, differs bool) {
		switch {
		case !differs:
		case field == "status":
			parts = append(parts, x.Status.Plain())
		default:
			parts = append(parts, field)
		}
	})
	if len(parts) == 0 {
		return "reported anew"
	}
	return JoinWords(parts)
}

// Reading is what a measure of the [Baseline] was found to be in a month.
type Reading struct {
	Meta
	Measure string          `json:"measure"`
	Period  Month           `json:"period"`
	Value   decimal.Decimal `json:"value"`
}

// Kind, Key and WithMeta make a reading a [Record].
func (x *Reading) Kind() Kind             { return KindReading }
func (x *Reading) Key() string            { return joinKey(x.Measure, x.Period.String()) }
func (x *Reading) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Reading) nameIn(c *Case) string {
	return fmt.Sprintf("Reading of %s, %s", quoted(c.DeliveredName(KindMeasure, x.Measure)), x.Period.Words())
}

func (x *Reading) sought(c *Case) sought {
	return sought{"Reading, " + x.Period.Words(), c.DeliveredName(KindMeasure, x.Measure), []string{Quantity(x.Value)}}
}

func (x *Reading) differs(to *Reading, note func(string, bool)) {
	note("value", !x.Value.Equal(to.Value))
}

func (x *Reading) check(_ *Case, report reporter) {
	checkID(x.Measure, report)
	checkMonth(x.Period, "period", report)
	if figureProblem(x.Value) != "" {
		report("value", fmt.Sprintf("a figure has at most %d digits before the point and %d after", figureDigits, figureDecimals))
	}
}

// ReadingOf is what a measure was found to be last in or before a month, nil for nothing.
func (c *Case) ReadingOf(measure string, period Month) (last *Reading) {
	for x := range c.Readings.WithPrefix(measure + keySeparator) {
		if x.Period > period {
			break
		}
		last = x
	}
	return last
}

// SayReading makes the edit that says what a measure of the baseline was found to be in a month, nil for nothing.
func (c *Case) SayReading(measure string, period Month, value *decimal.Decimal) (Edit, error) {
	if err := c.inBaseline(KindMeasure, measure); err != nil {
		return Edit{}, err
	}
	to := &Reading{Measure: measure, Period: period}
	said := "no reading"
	if value != nil {
		to.Value, said = *value, Quantity(*value)
	}
	from := to
	if now, ok := c.Readings.Get(to.Key()); ok {
		from = now
	}
	e, err := c.put(from, to, value == nil)
	if !e.Empty() {
		e.Text = fmt.Sprintf("%s, %s: %s", c.DeliveredName(KindMeasure, measure), period.Words(), said)
	}
	return e, err
}
