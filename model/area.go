package model

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Area is a group of activities with a cost, out of which components take their savings. A component takes from one area at most.
type Area struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	// Cost is what the area costs a year today, in £m; zero where that isn't known.
	Cost decimal.Decimal `json:"cost,omitzero"`
	// WarnAbove is the share of the cost, 0 to 1, above which taking out more is warned of; nil for no warning.
	WarnAbove *decimal.Decimal `json:"warnAbove,omitempty"`
	Note      string           `json:"note,omitempty"`
	Source    Source           `json:"source,omitzero"`
}

// Kind, Key and WithMeta make an area a [Record].
func (x *Area) Kind() Kind             { return KindArea }
func (x *Area) Key() string            { return x.ID }
func (x *Area) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Area) sought(*Case) sought { return sought{"Area", x.Name, []string{x.Note, InFull(x.Cost)}} }

func (x *Area) differs(to *Area, note func(string, bool)) {
	note("cost", !x.Cost.Equal(to.Cost))
	note("share to warn above", !equalOptional(x.WarnAbove, to.WarnAbove))
	note("note", x.Note != to.Note)
	note("source", x.Source != to.Source)
}

func (x *Area) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkText(x.Note, "note", report)
	if text := figureProblem(x.Cost); text != "" {
		report("cost", text)
	} else if x.Cost.IsNegative() {
		report("cost", fmt.Sprintf("%s is below zero; an area's cost is positive", InFull(x.Cost)))
	}
	if x.WarnAbove != nil {
		if text := shareProblem(*x.WarnAbove); text != "" {
			report("warnAbove", text)
		}
	}
	x.Source.check(c, report)
}

// equalOptional reports whether two figures that may be unset are the same.
func equalOptional(a, b *decimal.Decimal) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}
