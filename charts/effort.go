package charts

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigureEffort is the figure of where effort goes, beside where it goes in comparable councils.
const FigureEffort FigureID = "effort"

// effort is what the figure of where effort goes is made from.
type effort struct {
	Subject
	model.Effort
	// places are the decimals of every share and gap.
	places int32
}

// newEffort makes the figure of the share of effort of each activity beside that in comparable councils.
func newEffort(s Subject) *Figure {
	x := effort{Subject: s, Effort: s.Case.Effort()}
	x.places = int32(x.Places())
	f := &Figure{
		title: x.Headline(), terms: "Share of all effort, per cent, largest gap first", names: x.names(),
		empty: x.nothing(), alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}
	if !f.empty {
		f.picture = x.chart()
	}
	return f
}

// nothing reports whether no activity has a share above zero.
func (x effort) nothing() bool { return x.Ours.Sum.IsZero() && x.Comparator.Sum.IsZero() }

// names are those that the title may hold.
func (x effort) names() []string {
	var names []string
	for _, a := range x.Widest() {
		names = append(names, a.Name)
	}
	return names
}

// percents are shares in per cent.
var percents = draw.Unit{Finest: 1, Write: func(value decimal.Decimal, places int32) string {
	if value.IsZero() {
		return "0%"
	}
	return value.StringFixed(places) + "%"
}}

func (x effort) chart() *draw.RowChart {
	c := &draw.RowChart{Unit: percents, Gather: gatherEffort}
	if x.Ours.Known > 0 {
		c.Key = append(c.Key, draw.KeyEntry{Mark: draw.MarkPoint, Stroke: draw.DotStroke, Text: "Here"})
	}
	if x.Comparator.Known > 0 {
		c.Key = append(c.Key, draw.KeyEntry{Mark: draw.MarkPoint, Stroke: draw.HeldStroke, Role: draw.RoleCost, Text: "Comparable councils"})
	}
	for _, a := range x.Activities {
		r := draw.Row{Name: a.Name, Words: x.gapWords(a), Weight: unknownGap}
		if gap, known := a.Gap(); known {
			r.Weight = gap.Abs().InexactFloat64()
		}
		if a.Effort != nil {
			r.Dots = append(r.Dots, draw.Dot{At: a.Effort.InexactFloat64()})
		}
		if a.Comparator != nil {
			r.Dots = append(r.Dots, draw.Dot{At: a.Comparator.InexactFloat64(), Role: draw.RoleCost, Held: true})
		}
		c.Rows = append(c.Rows, r)
	}
	return c
}

// unknownGap is the weight of a row without a gap, below that of all others.
const unknownGap = -1

// gatherEffort says how many rows find no room: those that differ least.
func gatherEffort(rest []draw.Row) draw.Row {
	return draw.Row{Name: fmt.Sprintf("%d more", len(rest)), Words: "in the table"}
}

// gapWords says how far an activity lies from the comparator, or what is missing.
func (x effort) gapWords(a *model.Activity) string {
	gap, known := a.Gap()
	switch {
	case known && gap.IsZero():
		return "the same"
	case known && gap.IsPositive():
		return gap.StringFixed(x.places) + " more"
	case known:
		return gap.Neg().StringFixed(x.places) + " less"
	case a.Effort == nil && a.Comparator == nil:
		return "no share"
	case a.Effort == nil:
		return "no share here"
	}
	return "no comparator"
}

// within is the headline within a sentence: a name stays as it was typed.
func (x effort) within() string {
	if names := x.names(); len(names) > 0 && strings.HasPrefix(x.Headline(), names[0]) {
		return x.Headline()
	}
	return model.Small(x.Headline())
}

func (x effort) alt() string {
	if x.nothing() {
		return x.Headline() + ". Enter activities with their shares on the page Findings."
	}
	return fmt.Sprintf("Dot chart of the share of effort of %s, here and in comparable councils: %s.", fmt.Sprintf("%d %s", len(x.Activities), model.Plural(len(x.Activities), "activity", "activities")), x.within())
}

func (x effort) description() string {
	if x.nothing() {
		return x.alt()
	}
	text := []string{x.alt()}
	const most = 20
	for _, a := range x.Activities[:min(most, len(x.Activities))] {
		text = append(text, fmt.Sprintf("%s: %s here, %s in comparable councils, %s.", a.Name, x.share(a.Effort), x.share(a.Comparator), x.gapWords(a)))
	}
	if more := len(x.Activities) - most; more > 0 {
		text = append(text, fmt.Sprintf("%d more stand in the table.", more))
	}
	return strings.Join(text, " ")
}

// share writes a share within a sentence.
func (x effort) share(d *decimal.Decimal) string {
	if d == nil {
		return "not known"
	}
	return d.StringFixed(x.places) + "%"
}

func (x effort) table() Table {
	t := Table{
		Caption: "Where effort goes, share of all effort in per cent, largest gap first", Words: 3, Total: len(x.Activities) > 0,
		Columns: []string{"Activity", "Area", "Source", "Here (%)", "Comparable councils (%)", "Gap (points)"},
	}
	for _, a := range x.Activities {
		area, gap := "", ""
		if of, ok := x.Case.Areas.Get(a.Area); ok {
			area = of.Name
		}
		if points, known := a.Gap(); known {
			gap = x.signed(points)
		}
		t.Rows = append(t.Rows, []string{a.Name, area, string(a.Source.Grade), x.plain(a.Effort), x.plain(a.Comparator), gap})
	}
	if t.Total {
		t.Rows = append(t.Rows, []string{"All", "", "", x.sum(x.Ours), x.sum(x.Comparator), ""})
	}
	return t
}

func (x effort) plain(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return d.StringFixed(x.places)
}

func (x effort) sum(c model.Column) string {
	if c.Known == 0 {
		return ""
	}
	return c.Sum.StringFixed(x.places)
}

// signed writes a gap with its sign.
func (x effort) signed(points decimal.Decimal) string {
	switch points.Sign() {
	case 1:
		return "+" + points.StringFixed(x.places)
	case -1:
		return "−" + points.Neg().StringFixed(x.places)
	}
	return points.StringFixed(x.places)
}

// notes say what keeps the shares from being all effort, and that they are illustrative.
func (x effort) notes() []string {
	if len(x.Activities) == 0 {
		return nil
	}
	notes := x.Faults()
	illustrative := 0
	for _, a := range x.Activities {
		if a.Source.Grade == model.Illustrative {
			illustrative++
		}
	}
	switch {
	case illustrative == len(x.Activities):
		notes = append(notes, "Shares of effort are illustrative, not published")
	case illustrative > 0:
		notes = append(notes, fmt.Sprintf("Shares of effort of %d of %d activities are illustrative, not published", illustrative, len(x.Activities)))
	}
	return notes
}
