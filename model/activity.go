package model

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Activity is something that staff do: the share of the organisation's effort that goes into it, and the share in comparable
// organisations.
type Activity struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	// Area is the id of the area that it belongs to, empty where nobody has said.
	Area string `json:"area,omitempty"`
	// Effort and Comparator are shares of all effort in per cent, 0 to 100, nil where they aren't known.
	Effort     *decimal.Decimal `json:"effort,omitempty"`
	Comparator *decimal.Decimal `json:"comparator,omitempty"`
	// FTE is the number of full-time equivalent staff, and Cost the cost a year in £m; nil where they aren't known.
	FTE    *decimal.Decimal `json:"fte,omitempty"`
	Cost   *decimal.Decimal `json:"cost,omitempty"`
	Source Source           `json:"source,omitzero"`
}

// Kind, Key and WithMeta make an activity a [Record].
func (x *Activity) Kind() Kind             { return KindActivity }
func (x *Activity) Key() string            { return x.ID }
func (x *Activity) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Activity) sought(*Case) sought { return sought{"Activity", x.ID + " " + x.Name, nil} }

func (x *Activity) differs(to *Activity, note func(string, bool)) {
	note("area", x.Area != to.Area)
	note("share of effort", !equalOptional(x.Effort, to.Effort))
	note("comparator", !equalOptional(x.Comparator, to.Comparator))
	note("staff", !equalOptional(x.FTE, to.FTE))
	note("cost", !equalOptional(x.Cost, to.Cost))
	note("source", x.Source != to.Source)
}

func (x *Activity) toArea(to visitor) {
	if x.Area != "" {
		to(KindArea, x.Area)
	}
}

// hundred is all effort, in per cent.
var hundred = decimal.NewFromInt(100)

func (x *Activity) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	if x.Area != "" {
		checkExists(c, KindArea, x.Area, "area", report)
	}
	for _, one := range []struct {
		field string
		share *decimal.Decimal
	}{{"effort", x.Effort}, {"comparator", x.Comparator}} {
		if one.share != nil && (one.share.IsNegative() || one.share.GreaterThan(hundred) || figureProblem(*one.share) != "") {
			report(one.field, fmt.Sprintf("%s is not a share of all effort from 0 to 100 per cent", InFull(*one.share)))
		}
	}
	for _, one := range []struct {
		field  string
		figure *decimal.Decimal
	}{{"fte", x.FTE}, {"cost", x.Cost}} {
		switch {
		case one.figure == nil:
		case figureProblem(*one.figure) != "":
			report(one.field, figureProblem(*one.figure))
		case one.figure.IsNegative():
			report(one.field, strings.Replace(one.figure.String(), "-", "−", 1)+" is below zero; staff and cost of an activity are counted from 0 up")
		}
	}
	x.Source.check(c, report)
}
