package model

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Measure is an effect that isn't money, such as a time that people wait.
type Measure struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	// Unit is what it is counted in, such as "days".
	Unit string `json:"unit,omitempty"`
	// Start and Target are what it is today and what it is to be, nil where that isn't known.
	Start  *decimal.Decimal `json:"start,omitempty"`
	Target *decimal.Decimal `json:"target,omitempty"`
	// Year is the one by which the target is to be met, 0 where that isn't known.
	Year      int       `json:"year,omitempty"`
	Direction Direction `json:"direction,omitempty"`
	Owner     string    `json:"owner,omitempty"`
	// Worse says that it is a dis-benefit: what the change is expected to make worse.
	Worse  bool   `json:"disbenefit,omitempty"`
	Source Source `json:"source,omitzero"`
}

// Direction is where a measure is to go; empty where that isn't said.
type Direction string

// The directions.
const (
	NoDirection Direction = ""
	Up          Direction = "up"
	Down        Direction = "down"
)

// Directions returns all directions, the unknown one first.
func Directions() []Direction { return []Direction{NoDirection, Up, Down} }

// Kind, Key and WithMeta make a measure a [Record].
func (x *Measure) Kind() Kind             { return KindMeasure }
func (x *Measure) Key() string            { return x.ID }
func (x *Measure) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Measure) sought(*Case) sought { return sought{"Measure", x.Name, []string{x.Unit, x.Owner}} }

func (x *Measure) differs(to *Measure, note func(string, bool)) {
	note("unit", x.Unit != to.Unit)
	note("start", !equalOptional(x.Start, to.Start))
	note("target", !equalOptional(x.Target, to.Target))
	note("year", x.Year != to.Year)
	note("direction", x.Direction != to.Direction)
	note("owner", x.Owner != to.Owner)
	note("benefit or dis-benefit", x.Worse != to.Worse)
	note("source", x.Source != to.Source)
}

func (x *Measure) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkText(x.Unit, "unit", report)
	checkText(x.Owner, "owner", report)
	checkOneOf(x.Direction, "direction", report, Directions()...)
	sound := true
	for _, one := range []struct {
		field  string
		figure *decimal.Decimal
	}{{"start", x.Start}, {"target", x.Target}} {
		if one.figure != nil && figureProblem(*one.figure) != "" {
			report(one.field, fmt.Sprintf("a figure has at most %d digits before the point and %d after", figureDigits, figureDecimals))
			sound = false
		}
	}
	if x.Year != 0 && (x.Year < firstYear || x.Year > lastYear) {
		report("year", fmt.Sprintf("%d is not a year from %d to %d", x.Year, firstYear, lastYear))
	}
	if sound && x.Start != nil && x.Target != nil {
		if way := x.Target.Cmp(*x.Start); x.Direction == Up && way < 0 || x.Direction == Down && way > 0 {
			report("target", fmt.Sprintf("goes from %s to %s, which is not %s; correct one of them", x.Start, x.Target, x.Direction))
		}
	}
	x.Source.check(c, report)
}
