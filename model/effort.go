package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Effort is where an organisation's effort goes, beside where it goes in comparable ones. Shares are in per cent of all effort.
type Effort struct {
	// Activities stand in the order of their gaps, the largest first whichever its sign, equal ones as in the case; those without a
	// gap stand last.
	Activities []*Activity
	// Ours and Comparator sum the two columns up; FTE and Cost, in £m a year, what is known of staff and cost.
	Ours, Comparator Column
	FTE, Cost        Column
	// Areas are the parts of it by area, in the order of the areas, and last what has none.
	Areas []EffortOfArea
}

// EffortOfArea is what goes into one area.
type EffortOfArea struct {
	// Area is nil for activities of which nobody has said where they belong.
	Area *Area
	// Activities stand as in the case.
	Activities       []*Activity
	Ours, Comparator Column
	FTE, Cost        Column
}

// Column is a sum of figures of which some may not be known.
type Column struct {
	Sum            decimal.Decimal
	Known, Missing int
}

func (c *Column) add(d *decimal.Decimal) {
	if d == nil {
		c.Missing++
		return
	}
	c.Known++
	c.Sum = c.Sum.Add(*d)
}

// Gap is what an activity takes more than in comparable organisations, in points of a per cent: below zero for less. It is known
// where both shares are.
func (x *Activity) Gap() (points decimal.Decimal, known bool) {
	if x.Effort == nil || x.Comparator == nil {
		return points, false
	}
	return x.Effort.Sub(*x.Comparator), true
}

// Gap is what an area takes more than in comparable organisations, in points; known where all shares of its activities are.
func (a EffortOfArea) Gap() (points decimal.Decimal, known bool) {
	return a.Ours.Sum.Sub(a.Comparator.Sum), a.Ours.Missing == 0 && a.Comparator.Missing == 0
}

// Name is the area's, or says that nobody has said which.
func (a EffortOfArea) Name() string {
	if a.Area == nil {
		return "No area named"
	}
	return a.Area.Name
}

// Effort sums up where effort goes.
func (c *Case) Effort() Effort {
	e, all := Effort{}, map[string]*EffortOfArea{}
	for x := range c.Activities.All() {
		e.Activities = append(e.Activities, x)
		of := all[x.Area]
		if of == nil {
			of = &EffortOfArea{}
			all[x.Area] = of
		}
		of.Activities = append(of.Activities, x)
		for _, sum := range []struct {
			of, all *Column
			figure  *decimal.Decimal
		}{{&of.Ours, &e.Ours, x.Effort}, {&of.Comparator, &e.Comparator, x.Comparator}, {&of.FTE, &e.FTE, x.FTE}, {&of.Cost, &e.Cost, x.Cost}} {
			sum.of.add(sum.figure)
			sum.all.add(sum.figure)
		}
	}
	for area := range c.Areas.All() {
		if of := all[area.ID]; of != nil {
			of.Area = area
			e.Areas = append(e.Areas, *of)
		}
	}
	if of := all[""]; of != nil {
		e.Areas = append(e.Areas, *of)
	}
	slices.SortStableFunc(e.Activities, func(a, b *Activity) int { return size(b).Cmp(size(a)) })
	return e
}

// size is by how much a gap sorts: below all others where it isn't known.
func size(x *Activity) decimal.Decimal {
	if gap, known := x.Gap(); known {
		return gap.Abs()
	}
	return decimal.NewFromInt(-1)
}

// Compared are the activities whose gap is known, the largest first.
func (e Effort) Compared() []*Activity {
	at := slices.IndexFunc(e.Activities, func(x *Activity) bool { _, known := x.Gap(); return !known })
	if at < 0 {
		return e.Activities
	}
	return e.Activities[:at]
}

// Widest are the activities with the largest gap, none where nothing differs.
func (e Effort) Widest() []*Activity {
	compared := e.Compared()
	if len(compared) == 0 || size(compared[0]).IsZero() {
		return nil
	}
	at := slices.IndexFunc(compared, func(x *Activity) bool { return !size(x).Equal(size(compared[0])) })
	if at < 0 {
		return compared
	}
	return compared[:at]
}

// Headline says in a sentence without its full stop which activity differs most from comparable councils.
func (e Effort) Headline() string {
	const most = 3 // names in a sentence
	widest := e.Widest()
	switch {
	case len(e.Activities) == 0:
		return "No activities so far"
	case e.Ours.Known == 0 && e.Comparator.Known == 0:
		return "No activity has a share of effort so far"
	case len(e.Compared()) == 0 && e.Comparator.Known == 0:
		return "No activity has a comparator’s share so far"
	case len(e.Compared()) == 0:
		return "No activity has both a share of effort and a comparator’s"
	case len(widest) == 0:
		return "No activity differs from comparable councils where both shares are known"
	case len(widest) == 1:
		gap, _ := widest[0].Gap()
		return fmt.Sprintf("%s takes %s than in comparable councils", widest[0].Name, PointsMore(gap))
	case len(widest) > most:
		return fmt.Sprintf("%d activities differ most from comparable councils, by %s each", len(widest), Points(size(widest[0])))
	}
	names := make([]string, len(widest))
	for i, x := range widest {
		names[i] = x.Name
	}
	return fmt.Sprintf("%s differ most from comparable councils, by %s each", JoinWords(names), Points(size(widest[0])))
}

// Places are the decimals that the most precise share has: all of a view are written with them.
func (e Effort) Places() int {
	places := 0
	for _, x := range e.Activities {
		for _, d := range []*decimal.Decimal{x.Effort, x.Comparator} {
			if d != nil {
				_, decimals, _ := strings.Cut(d.String(), ".")
				places = max(places, len(decimals))
			}
		}
	}
	return places
}

// Faults say, each in a sentence without its full stop, what keeps the shares from being all effort: a column that isn't 100, and
// shares that nobody has entered.
func (e Effort) Faults() []string {
	var faults []string
	for _, one := range []struct {
		Column
		sum, lack string
	}{
		{e.Ours, "The shares add up to %s%%, not 100%%", "no share of effort"},
		{e.Comparator, "The comparator’s shares add up to %s%%, not 100%%", "no comparator’s share"},
	} {
		if one.Known > 0 && !one.Sum.Equal(hundred) {
			faults = append(faults, fmt.Sprintf(one.sum, one.Sum))
		}
		if one.Missing > 0 {
			faults = append(faults, fmt.Sprintf("%d %s %s", one.Missing, Plural(one.Missing, "activity has", "activities have"), one.lack))
		}
	}
	return faults
}

// Points writes a difference of shares: "1 point", "0.5 points".
func Points(d decimal.Decimal) string {
	if d.Equal(decimal.NewFromInt(1)) {
		return "1 point"
	}
	return d.String() + " points"
}

// PointsMore writes a gap: "7 points less", "1 point more", "the same".
func PointsMore(gap decimal.Decimal) string {
	switch gap.Sign() {
	case -1:
		return Points(gap.Neg()) + " less"
	case 1:
		return Points(gap) + " more"
	}
	return "the same"
}
