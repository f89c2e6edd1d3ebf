package model

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Actuals are what has come of a line of the [Baseline] in the months of a financial year: £m saved, or spent, in each month. Of an
// ongoing line a month has all that is saved in it, not only what is new in the year. They are history as the baseline is: the line
// may have been deleted since.
type Actuals struct {
	Meta
	Line string `json:"line"`
	// Year is the calendar year in which the financial year begins.
	Year int `json:"year"`
	// Months are those with a figure, the earliest first.
	Months []MonthFigure `json:"months"`
}

// MonthFigure is the figure of a month in £m.
type MonthFigure struct {
	Month  Month           `json:"month"`
	Figure decimal.Decimal `json:"figure"`
}

// Kind, Key and WithMeta make actuals a [Record].
func (x *Actuals) Kind() Kind             { return KindActuals }
func (x *Actuals) Key() string            { return actualsKey(x.Line, x.Year) }
func (x *Actuals) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func actualsKey(line string, year int) string { return joinKey(line, strconv.Itoa(year)) }

func (x *Actuals) nameIn(c *Case) string {
	return fmt.Sprintf("Actuals of %s in %s", quoted(c.DeliveredName(KindLine, x.Line)), FinancialYear(x.Year))
}

// sought has the name that the case has for the line where it is still there: to look it up in the baseline for each of thousands of
// records would hold up the search.
func (x *Actuals) sought(c *Case) sought {
	what := sought{where: "Actuals, " + FinancialYear(x.Year)}
	if l, ok := c.Lines.Get(x.Line); ok {
		what.name = c.lineName(l)
	} else {
		what.name = c.DeliveredName(KindLine, x.Line)
	}
	return what
}

func (x *Actuals) differs(to *Actuals, note func(string, bool)) {
	var months []string
	for _, m := range MonthsOf(x.Year) {
		if !equalOptional(x.In(m), to.In(m)) {
			months = append(months, m.Words())
		}
	}
	note("figures of "+JoinWords(months), len(months) > 0)
}

// In is the figure of a month, nil where there is none.
func (x *Actuals) In(m Month) *decimal.Decimal {
	for i, one := range x.Months {
		if one.Month == m {
			return &x.Months[i].Figure
		}
	}
	return nil
}

// with is the actuals with the figure of a month, without it for nil.
func (x *Actuals) with(m Month, figure *decimal.Decimal) *Actuals {
	next := *x
	next.Months = nil
	for _, month := range MonthsOf(x.Year) {
		d := x.In(month)
		if month == m {
			d = figure
		}
		if d != nil {
			next.Months = append(next.Months, MonthFigure{month, *d})
		}
	}
	return &next
}

func (x *Actuals) check(_ *Case, report reporter) {
	checkID(x.Line, report)
	if x.Year < firstYear || x.Year > lastYear {
		report("year", fmt.Sprintf("%d is not a year from %d to %d", x.Year, firstYear, lastYear))
	}
	if len(x.Months) == 0 {
		report("months", "a year without a figure isn't kept; take the record out")
	}
	var before Month
	for i, one := range x.Months {
		field := fmt.Sprintf("months[%d]", i)
		switch {
		case one.Month.Begins() != x.Year:
			report(field, fmt.Sprintf("%s is not a month of %s", one.Month, FinancialYear(x.Year)))
		case one.Month == before:
			report(field, fmt.Sprintf("%s stands there twice; keep one of its figures", one.Month))
		case one.Month < before:
			report(field, fmt.Sprintf("%s stands behind %s; put the months in their order", one.Month, before))
		}
		before = max(before, one.Month)
		if text := figureProblem(one.Figure); text != "" {
			report(field, text)
		}
	}
}

// ActualsOf are those of a line in the financial year that begins in a calendar year, empty where there are none.
func (c *Case) ActualsOf(line string, year int) *Actuals {
	if x, ok := c.Actuals.Get(actualsKey(line, year)); ok {
		return x
	}
	return &Actuals{Line: line, Year: year}
}

// ActualFigure is what has come of a line in a month, in £m; nil for nothing known.
type ActualFigure struct {
	Line   string
	Month  Month
	Figure *decimal.Decimal
}

// SayActual makes the edit that says what has come of a line of the baseline in a month, in £m, or that nothing is known of it, for nil.
func (c *Case) SayActual(line string, month Month, figure *decimal.Decimal) (Edit, error) {
	e, err := c.SayActuals("", []ActualFigure{{line, month, figure}})
	if !e.Empty() {
		said := "no figure"
		if figure != nil {
			said = InFull(*figure)
		}
		e.Text = fmt.Sprintf("%s, %s: %s", c.DeliveredName(KindLine, line), month.Words(), said)
	}
	return e, err
}

// SayActuals makes one edit of the figures of many months; of a month that stands there twice the last counts.
func (c *Case) SayActuals(text string, figures []ActualFigure) (Edit, error) {
	known, next := map[string]bool{}, map[string]*Actuals{}
	var order []string
	for _, one := range figures {
		if !known[one.Line] {
			if err := c.inBaseline(KindLine, one.Line); err != nil {
				return Edit{}, err
			}
			known[one.Line] = true
		}
		key := actualsKey(one.Line, one.Month.Begins())
		if next[key] == nil {
			next[key] = c.ActualsOf(one.Line, one.Month.Begins())
			order = append(order, key)
		}
		next[key] = next[key].with(one.Month, one.Figure)
	}
	e, rank := Edit{Text: text}, c.Actuals.NextRank()
	for _, key := range order {
		to := next[key]
		from, stored := c.Actuals.Get(key)
		switch {
		case stored && SaySame(from, to), !stored && len(to.Months) == 0:
		case stored && len(to.Months) == 0:
			e.Changes = append(e.Changes, Change{From: from})
		case stored:
			e.Changes = append(e.Changes, Change{From: from, To: to})
		default:
			to.Rank = rank
			e.Changes = append(e.Changes, Change{To: to})
			rank += rankStep
		}
	}
	return e, nil
}

// put makes the edit that stores one state of a record in the place of another, which may not be stored yet; nothing is kept of one
// that says nothing.
func (c *Case) put(from, to Record, nothing bool) (Edit, error) {
	_, stored := c.Record(from.Kind(), from.Key())
	switch {
	case stored && nothing:
		return Edit{Changes: []Change{{From: from}}}, nil
	case stored:
		return c.Replace(from.Key(), to)
	case nothing:
		return Edit{}, nil
	}
	return c.Add(to, "")
}

// inBaseline says why nothing can be said of the delivery of a line or a measure: without a baseline, or where it isn't in it.
func (c *Case) inBaseline(of Kind, id string) error {
	b := c.Baseline()
	switch {
	case b == nil:
		return errNoBaseline
	case !b.holds(of, id):
		return fmt.Errorf("%s is not in the baseline of %s; change the baseline first, or leave it out", quoted(c.DeliveredName(of, id)), b.Day())
	}
	return nil
}

// DeliveredName names a line or a measure as the baseline in force does, as an older one did, or as the case does.
func (c *Case) DeliveredName(of Kind, id string) string {
	all := c.AllBaselines()
	for i := len(all) - 1; i >= 0; i-- {
		if name := all[i].nameOf(of, id); name != "" {
			return name
		}
	}
	if x, ok := c.Lines.Get(id); ok && of == KindLine {
		return c.lineName(x)
	}
	return c.titleOf(of, strings.TrimSpace(id))
}
