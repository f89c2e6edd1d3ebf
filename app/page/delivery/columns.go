package delivery

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/shopspring/decimal"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/delivery"
)

// row is a row of a list: a line, a measure, the sum of a group of lines, or what stands outside the baseline.
type row struct {
	key, label string
	line       *delivery.Row
	measure    *delivery.Measure
	group      *delivery.Group
	outside    *delivery.Outside
	// months are the actuals of the year shown; those of a group are the sums of its lines.
	months *model.Actuals
}

// sums are those of a line or a group.
func (r row) sums() (delivery.Sums, bool) {
	switch {
	case r.line != nil:
		return r.line.Sums, true
	case r.group != nil:
		return r.group.Sums, true
	}
	return delivery.Sums{}, false
}

// said is what holds of a line or a measure, nil for another row.
func (r row) said() *model.Progress {
	switch {
	case r.line != nil:
		return r.line.Said
	case r.measure != nil:
		return r.measure.Said
	}
	return nil
}

// column is a column of a list: what stands in it, and the edit of what is typed into it, nil where nothing can be.
type column struct {
	grid.Column
	text func(row) string
	// input is what typing begins with where that is another text.
	input func(row) string
	set   func(c *model.Case, r row, text string) (model.Edit, error)
	// month is that of a column of actuals, none for another.
	month model.Month
	// reading says how what is typed is read, nil for as it stands.
	reading func(text string) string
	// values are those of which the cell takes one, nil for any text.
	values []string
	// why says why nothing can be typed into it.
	why string
}

// mostWrapped is the number of rows up to which texts run over several lines: to measure thousands of rows takes longer than a keystroke
// may, and the status line has the whole text of each.
const mostWrapped = 200

// rebuild makes the columns and the rows of the list shown.
func (v *view) rebuild() {
	v.places = v.at.Places()
	v.rows = v.rows[:0]
	defer func() {
		v.Grid.Wraps = v.tab != monthsTab && len(v.rows) <= mostWrapped
		v.widen()
	}()
	v.Grid.Empty.Set("Nothing is agreed yet. “Agree and baseline …” takes the scenario shown as the decision: its lines, the measures and the plan become the baseline, and this page follows them until they are delivered.", v.Grid.Empty.Look)
	switch v.tab {
	case linesTab:
		v.columns = v.lineColumns()
		v.addLines()
	case monthsTab:
		v.columns = v.monthColumns()
		v.addLines()
	case measuresTab:
		v.columns = v.measureColumns()
		if v.at.Baseline != nil {
			v.Grid.Empty.Set("The baseline has no measures. Set up lists those of the case; a change of the baseline takes them in.", v.Grid.Empty.Look)
		}
		for i, m := range v.at.Measures {
			v.rows = append(v.rows, row{key: m.ID, label: m.Name, measure: &v.at.Measures[i]})
		}
	}
}

// The width in ems of a digit with what stands between digits, and of the room around a number.
const (
	digitEms  float32 = 0.62
	numberEms float32 = 1.4
)

// widen gives every column of numbers room for its longest one, so that none runs over two lines. Of many rows the sums alone are looked
// at: they are the longest.
func (v *view) widen() {
	for i, c := range v.columns {
		if !c.Trailing {
			continue
		}
		for _, r := range v.rows {
			if r.group != nil || len(v.rows) <= mostWrapped {
				v.columns[i].Ems = max(v.columns[i].Ems, digitEms*float32(utf8.RuneCountInString(c.text(r)))+numberEms)
			}
		}
	}
}

// addLines adds the lines, exceptions first, the sums of each sort, and what is counted in none of them.
func (v *view) addLines() {
	year := v.period.Begins()
	for i, r := range v.at.Rows {
		v.rows = append(v.rows, row{key: r.Line.ID, label: r.Line.Name, line: &v.at.Rows[i], months: v.shown.ActualsOf(r.Line.ID, year)})
	}
	for i, g := range v.at.Groups {
		v.rows = append(v.rows, row{key: "total/" + g.Name(), label: g.Name(), group: &v.at.Groups[i], months: v.at.MonthsOf(g, v.shown, year)})
	}
	for i, o := range v.at.Outside {
		v.rows = append(v.rows, row{key: "outside/" + o.Line, label: o.Name + " (not in the baseline: not counted)", outside: &v.at.Outside[i], months: v.shown.ActualsOf(o.Line, year)})
	}
}

func (v *view) nameColumn(title string) column {
	return column{Column: grid.Column{Title: title, Ems: 10, Grow: 0.4, Most: 24}, text: func(r row) string { return r.label }, why: "stands as it was agreed: the baseline keeps its names"}
}

// money is a column of an amount of each line and group.
func (v *view) money(title, why string, of func(delivery.Sums) decimal.Decimal) column {
	return column{Column: grid.Column{Title: title, Ems: 5.6, Trailing: true}, why: why, text: func(r row) string {
		if s, has := r.sums(); has {
			return plain(of(s), v.places)
		}
		return ""
	}}
}

// lineColumns are those of status and forecast.
func (v *view) lineColumns() []column {
	columns := []column{
		v.nameColumn("£m over all years, carried forward"), v.statusColumn(),
		v.reasonColumn(),
		v.money("Baseline", "was agreed, and is changed by a decision of its own: “Change the baseline …”", func(s delivery.Sums) decimal.Decimal { return s.Baseline.Total }),
		v.money("Forecast", "adds up its years: type those", func(s delivery.Sums) decimal.Decimal { return s.Forecast.Total }),
		{Column: grid.Column{Title: "Differs", Ems: 4.8, Trailing: true}, why: "follows from baseline and forecast", text: func(r row) string {
			if s, has := r.sums(); has {
				return signed(s.Difference(), v.places)
			}
			return ""
		}},
		{Column: grid.Column{Title: "To date", Ems: 4.8, Trailing: true}, why: "adds up the months: type those in “Actuals by month”", text: v.toDate},
	}
	for i, year := range v.at.Years {
		columns = append(columns, v.forecastColumn(i, "Forecast "+year))
	}
	return append(columns, v.ownerColumn(), v.stageColumn(), column{
		Column: grid.Column{Title: "Changed", Ems: 10, Grow: 0.3}, why: "follows from what was reported for the month before", text: v.changedText,
	})
}

func (v *view) toDate(r row) string {
	if r.outside != nil {
		return plain(r.outside.Total, v.places)
	}
	if s, has := r.sums(); has && s.AnyKnown() {
		return plain(s.Actual.Total, v.places)
	}
	return "" // where no month has a figure nothing is known, which isn't zero
}

func (v *view) changedText(r row) string {
	if r.line == nil && r.measure == nil {
		return ""
	}
	return delivery.Since(r.changed(), v.dated(r))
}

// changed says what is otherwise than in the month before.
func (r row) changed() string {
	switch {
	case r.line != nil:
		return r.line.Changed
	case r.measure != nil:
		return r.measure.Changed
	}
	return ""
}

// dated is "as last reported, December 2011" for what was said of a row in an earlier month, empty for what is new.
func (v *view) dated(r row) string {
	switch {
	case r.line != nil:
		return v.at.AsReported(r.line)
	case r.measure != nil:
		return v.at.AsMeasured(r.measure)
	}
	return ""
}

// forecastColumn is what is expected of a year; an emptied cell is what the baseline has.
func (v *view) forecastColumn(i int, year string) column {
	return column{
		Column:  grid.Column{Title: year, Ems: 7.5, Trailing: true},
		text:    func(r row) string { s, _ := r.sums(); return v.year(s.Forecast, i) },
		reading: func(text string) string { return amountReading(text, "as the baseline has it") },
		why:     "adds up the lines above",
		set: func(c *model.Case, r row, text string) (model.Edit, error) {
			if r.line == nil {
				return model.Edit{}, nil
			}
			figure, err := optional(text)
			if err != nil {
				return model.Edit{}, err
			}
			if figure != nil && figure.Equal(r.line.Baseline.Years[i]) {
				figure = nil
			}
			return c.Report(v.said(c, r).With(v.at.Baseline.FirstYear+i, figure))
		},
	}
}

func (v *view) year(a delivery.Amounts, i int) string {
	if i >= len(a.Years) {
		return ""
	}
	return plain(a.Years[i], v.places)
}

// optional reads a figure in £m, nil for nothing.
func optional(text string) (*decimal.Decimal, error) {
	if text == "" {
		return nil, nil
	}
	d, err := model.ReadFigure(text)
	return &d, err
}

func amountReading(text, none string) string {
	figure, err := optional(strings.TrimSpace(text))
	switch {
	case err != nil:
		return ""
	case figure == nil:
		return none
	}
	return model.InFull(*figure)
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	columns := make([]grid.Column, len(v.columns))
	for i, c := range v.columns {
		columns[i] = c.Column
	}
	return columns
}

func (v *view) Rows() int                     { return len(v.rows) }
func (v *view) Key(at int) string             { return v.rows[at].key }
func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(_, _ int) grid.Cell { return grid.Cell{} }

// Cell is what a cell shows.
func (v *view) Cell(at, col int) grid.Cell {
	r, c := v.rows[at], v.columns[col]
	cell := grid.Cell{Text: c.text(r), Locked: !v.takes(r, c), Bold: r.group != nil}
	if !cell.Locked {
		cell.Picks = c.values != nil
		cell.Wants = c.values != nil && r.said().Status == model.NotReported
		if c.input != nil {
			cell.Input = c.input(r)
		}
	}
	switch {
	case r.group != nil:
		cell.Ground = theme.ColorNameBackground
	case r.outside != nil:
		cell.Ink = ui.ColorConflict
	case c.Title == "Status":
		cell.Ink, cell.Bold = inkOf(r.said().Status)
	}
	return cell
}

// inkOf is the colour of a status, which its letter and word say too.
func inkOf(s model.DeliveryStatus) (ink fyne.ThemeColorName, bold bool) {
	switch s {
	case model.DeliveredNow, model.OnTrack:
		return ui.ColorGood, false
	case model.AtRisk:
		return ui.ColorAtRisk, true
	case model.NotAchieved:
		return ui.ColorConflict, true
	case model.NotReported:
	}
	return ui.ColorQuiet, false
}

// takes reports whether a cell takes typing: one of a line or a measure, in a column with something to type.
func (v *view) takes(r row, c column) bool {
	return c.set != nil && (r.line != nil || r.measure != nil)
}

// plain writes an amount without its unit, which the table's heading says.
func plain(d decimal.Decimal, places int32) string {
	text := model.MoneyStyle{Places: places}.Format(d)
	return strings.TrimSuffix(strings.Replace(text, "£", "", 1), "m")
}

// signed writes a change, which has its sign.
func signed(d decimal.Decimal, places int32) string {
	text := model.MoneyStyle{Places: places, Sign: true}.Format(d)
	return strings.TrimSuffix(strings.Replace(text, "£", "", 1), "m")
}

// name names a row for the status line.
func (r row) name() string { return cmp.Or(r.label, r.key) }
