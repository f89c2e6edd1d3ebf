package papers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// areas says what the scenario takes out of each area, where the case has areas.
func (a optionsPaper) areas() {
	takings := a.Case.Takings(a.Scenario, a.Estimate)
	if len(takings) == 0 {
		return
	}
	if hidden, _ := a.hides(a.Scenario, goesOn); hidden {
		a.d.Heading(1, "What is taken out of areas")
		a.d.Paragraph("What the scheme takes out of areas rests on figures that are not for publication; part 2 has it.")
		return
	}
	all, unknown := model.InAll(takings)
	all.Area.Name = "All areas"
	if unknown > 0 {
		all.Area.Name += " of known cost"
	}
	a.d.Heading(1, "What is taken out of areas")
	t := word.Table{
		Caption: fmt.Sprintf("What %s%s, %s estimate", a.Name(), takenOut, model.Small(a.Estimate.Name())),
		Columns: []string{"Area", "Components that save", "Costs a year", "Saved a year", "Left", "Share", "Cautious to stretch"},
		Numeric: []bool{false, false, true, true, true, true, true},
		Total:   len(takings) > 1,
	}
	places := takingPlaces(takings)
	for _, x := range takings {
		t.Rows = append(t.Rows, takingRow(x, places, takersWords(x.Takers())))
	}
	if t.Total {
		t.Rows = append(t.Rows, takingRow(all, places, ""))
	}
	a.d.Table(t)
	for _, x := range takings {
		if alarm := x.Alarm(); alarm != "" {
			a.d.Item(x.Area.Name + ": " + x.Short() + ". " + alarm + ".")
		}
	}
	if slices.ContainsFunc(takings, func(x model.Taking) bool { return x.Illustrative }) {
		a.d.Quiet("Figures by option are illustrative, not published.")
	}
	a.d.Quiet("Savings that are cashable and go on, of the options chosen for the components of an area. What is saved once, and what components without an area save, is not in the table.")
}

// takenOut parts the name of the scenario from the estimate in the caption of the areas.
const takenOut = " takes out of areas, £m a year once in place"

// takersWords name the components that take out of an area, or count them where they are many.
func takersWords(names []string) string {
	const most = 4
	switch {
	case len(names) == 0:
		return "None"
	case len(names) > most:
		return model.Many(len(names), "component")
	}
	return strings.Join(names, ", ")
}

// takingPlaces is the number of places that writes every amount of the areas.
func takingPlaces(takings []model.Taking) int32 {
	var places int32
	for _, x := range takings {
		places = max(places, model.Places(x.Area.Cost, x.Taken))
	}
	return places
}

// takingRow is a row of the table of areas; of an area of unknown cost it has no share.
func takingRow(x model.Taking, places int32, by string) []string {
	money := func(d decimal.Decimal) string { return amount(d, places) }
	share, between := x.Share(x.Taken), "–"
	if !share.Valid {
		return []string{x.Area.Name, by, "not known", money(x.Taken), "–", "–", between}
	}
	percent := func(d decimal.Decimal) string { return model.Percentage(x.Share(d).Decimal, 1) }
	if between = percent(x.Low); !x.Low.Equal(x.High) {
		between += " to " + percent(x.High)
	}
	return []string{x.Area.Name, by, money(x.Area.Cost), money(x.Taken), money(x.Left()), percent(x.Taken), between}
}

// amount writes an amount in £m for a column whose heading has the unit.
func amount(d decimal.Decimal, places int32) string {
	text := model.Grouped(d.Abs().StringFixed(places))
	if d.Round(places).IsNegative() {
		return "−" + text
	}
	return text
}

// registers says what the registers of opportunities hold, and how their rows differ from the lines of figures that they feed.
func (a optionsPaper) registers() {
	registers := a.Case.Registers()
	if len(registers) == 0 {
		return
	}
	a.d.Heading(1, "Registers of opportunities")
	for _, r := range registers {
		name := "Rows without a register"
		if r.Name != "" {
			name = "Register “" + r.Name + "”"
		}
		a.d.Item(name + ": " + r.Words() + ".")
	}
	for _, f := range a.Case.Feeds() {
		a.d.Item(a.Case.LineName(f.Line) + ": " + model.Small(f.Words()) + ".")
	}
}

// saidOfFeeds reports whether a note of a figure is said of the lines that registers feed: the part about registers says it with their names.
func (a optionsPaper) saidOfFeeds(k charts.FigureID, note string) bool {
	return k == charts.FigureOpportunities && slices.ContainsFunc(a.Case.Feeds(), func(f model.Feed) bool { return f.Words() == note })
}

// measures says what the scenario is to move that isn't money, and what moves it, where the case has measures.
func (a optionsPaper) measures() {
	list := a.Case.MeasuredIn(a.Scenario)
	if len(list) == 0 {
		return
	}
	a.d.Heading(1, "Measures that aren't money")
	a.d.Paragraph(model.MeasuredWords(list) + ".")
	t := word.Table{
		Caption: "Measures, and what of " + a.Name() + " is to move them",
		Columns: []string{"Measure", "Unit", "Start", "Target", "By", "Owner", "Moved by"},
	}
	for _, x := range list {
		m := x.Measure
		name, by := m.Name, "not said"
		if m.Worse {
			name = "Dis-benefit: " + name
		}
		if m.Year != 0 {
			by = fmt.Sprint(m.Year)
		}
		t.Rows = append(t.Rows, []string{
			name, cmp.Or(m.Unit, "not said"), quantityOr(m.Start), quantityOr(m.Target), by, cmp.Or(m.Owner, "not said"),
			cmp.Or(strings.Join(x.By(), ", "), "nothing in the scenario"),
		})
	}
	a.d.Table(t)
	a.d.Quiet("A measure is moved by the options chosen that are linked to one of its drivers. How far, nobody has worked out: the target is that of the measure.")
}

// quantityOr writes a number that may not be known.
func quantityOr(d *decimal.Decimal) string {
	if d == nil {
		return "not said"
	}
	return model.Quantity(*d)
}
