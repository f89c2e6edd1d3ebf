package findings

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2/theme"
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// staffTitle heads the column of the numbers of staff.
const staffTitle = "FTE"

// column is a column of a list with the field that a record has in it, and the sum over an area or all, nil where none is shown.
type column struct {
	grid.Column
	field.Field
	sum func(ours, comparator, fte, cost model.Column) string
	// shares says that it holds shares or gaps, all of which have the same decimals.
	shares bool
}

// The columns that always stay in sight.
const (
	nameColumn   = 1
	costColumn   = 6
	fixedColumns = 2
)

// effortColumns are the columns of activities.
func effortColumns() []column {
	source := func(x *model.Activity) *model.Source { return &x.Source }
	return append([]column{
		{Column: grid.Column{Title: "No.", Ems: 3.4}, Field: field.Key()},
		{Column: grid.Column{Title: "Activity", Ems: 11, Grow: 1, Most: 18}, Field: field.Text(func(x *model.Activity) *string { return &x.Name })},
		{
			Column: grid.Column{Title: "Here %", Ems: 4.8, Trailing: true}, Field: field.EffortShare(func(x *model.Activity) **decimal.Decimal { return &x.Effort }),
			sum: func(ours, _, _, _ model.Column) string { return sumOf(ours) }, shares: true,
		},
		{
			Column: grid.Column{Title: "Others %", Ems: 6.2, Trailing: true}, Field: field.EffortShare(func(x *model.Activity) **decimal.Decimal { return &x.Comparator }),
			sum: func(_, comparator, _, _ model.Column) string { return sumOf(comparator) }, shares: true,
		},
		{Column: grid.Column{Title: "Gap", Ems: 4, Trailing: true}, Field: field.EffortGap(), shares: true, sum: func(ours, comparator, _, _ model.Column) string {
			if ours.Missing+comparator.Missing > 0 {
				return ""
			}
			return field.SignedPoints(ours.Sum.Sub(comparator.Sum))
		}},
		{
			Column: grid.Column{Title: staffTitle, Ems: 4.4, Trailing: true}, Field: field.Amount(func(x *model.Activity) **decimal.Decimal { return &x.FTE }),
			sum: func(_, _, fte, _ model.Column) string { return wholeSumOf(fte) },
		},
		{
			Column: grid.Column{Title: "£m a year", Ems: 6, Trailing: true}, Field: field.Millions(func(x *model.Activity) **decimal.Decimal { return &x.Cost }),
			sum: func(_, _, _, cost model.Column) string { return wholeSumOf(cost) },
		},
		{Column: grid.Column{Title: "Area", Ems: 10}, Field: field.ActivityArea()},
	}, sourceColumns(field.Grade(source), field.Document(source), field.SourcePage(source))...)
}

// findingColumns are the columns of messages and findings.
func findingColumns() []column {
	source := func(x *model.Finding) *model.Source { return &x.Source }
	return append([]column{
		{Column: grid.Column{Title: "No.", Ems: 3.4}, Field: field.Key()},
		{Column: grid.Column{Title: "Message or finding", Ems: 14, Grow: 2, Most: 26}, Field: field.Text(func(x *model.Finding) *string { return &x.Text })},
		{Column: grid.Column{Title: "Kind", Ems: 5.5}, Field: field.Phase()},
		{Column: grid.Column{Title: "Rests on", Ems: 7, Most: 9}, Field: field.RestsOn()},
		{Column: grid.Column{Title: "About", Ems: 10, Grow: 1, Most: 14}, Field: field.FoundAbout()},
	}, sourceColumns(field.Grade(source), field.Document(source), field.SourcePage(source))...)
}

func sourceColumns(grade, document, page field.Field) []column {
	return []column{
		{Column: grid.Column{Title: "Source", Ems: 7}, Field: grade},
		{Column: grid.Column{Title: "Document", Ems: 12}, Field: document},
		{Column: grid.Column{Title: "Page", Ems: 5}, Field: page},
	}
}

// sumOf writes a sum, empty where nothing of it is known.
func sumOf(c model.Column) string {
	if c.Known == 0 {
		return ""
	}
	return model.Grouped(c.Sum.String())
}

// wholeSumOf is the sum where every row has its figure: of some rows alone it would pass for that of all.
func wholeSumOf(c model.Column) string {
	if c.Missing > 0 {
		return ""
	}
	return sumOf(c)
}

// row is a row of a list: a record, or the heading of an area with its sums.
type row struct {
	key    string
	record model.Record
	area   *model.EffortOfArea
}

func keyOf(r model.Record) string { return string(r.Kind()) + "/" + r.Key() }

// rebuild makes the rows of the list that is shown.
func (v *view) rebuild() {
	v.entries = v.entries[:0]
	empty := "What staff do, with the share of all effort that each activity takes here and in comparable councils. Insert adds one, or paste a table with its headings: id, area, name, effort %, comparator %."
	v.columns = effortColumns()
	if v.list == findingList {
		empty = "Messages say what activities show, findings what follows for the operating model. Insert adds one, or paste a table with its headings: id, phase, text, from, components."
		v.columns = findingColumns()
	}
	if v.kept == nil || v.kept.Head().ID == "" {
		empty = "Open a case first."
	}
	v.Grid.Empty.Set(empty, v.Grid.Empty.Look)
	if v.list == findingList {
		for x := range v.kept.Findings.All() {
			v.entries = append(v.entries, row{key: keyOf(x), record: x})
		}
		return
	}
	for _, area := range v.effort.Areas {
		id := ""
		if area.Area != nil {
			id = area.Area.ID
		}
		v.entries = append(v.entries, row{key: "of " + id, area: &area})
		for _, x := range area.Activities {
			v.entries = append(v.entries, row{key: keyOf(x), record: x})
		}
	}
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	columns := make([]grid.Column, len(v.columns))
	for i, c := range v.columns {
		columns[i] = c.Column
	}
	return columns
}

func (v *view) Rows() int         { return len(v.entries) }
func (v *view) Key(at int) string { return v.entries[at].key }

// Pinned is one row, of the sums, where there are activities.
func (v *view) Pinned() int {
	if v.list == effortList && len(v.effort.Activities) > 0 {
		return 1
	}
	return 0
}

// PinnedCell is a sum over all activities; shares that aren't 100 are marked.
func (v *view) PinnedCell(_, col int) grid.Cell {
	c, cell := v.columns[col], grid.Cell{Locked: true, Bold: true}
	switch {
	case col == nameColumn:
		cell.Text = "All activities"
	case c.sum != nil:
		cell.Text = v.evenly(c, c.sum(v.effort.Ours, v.effort.Comparator, v.effort.FTE, v.effort.Cost))
	}
	whole := decimal.NewFromInt(100)
	if of := map[int]model.Column{2: v.effort.Ours, 3: v.effort.Comparator}[col]; of.Known > 0 && !of.Sum.Equal(whole) {
		cell.Text, cell.Ink = "! "+cell.Text, ui.ColorConflict
	}
	return cell
}

// evenly writes a share with as many decimals as the most precise of them has.
func (v *view) evenly(c column, text string) string {
	if !c.shares || text == "" {
		return text
	}
	_, decimals, _ := strings.Cut(text, ".")
	if more := v.places - len(decimals); more > 0 {
		if decimals == "" {
			text += "."
		}
		text += strings.Repeat("0", more)
	}
	return text
}

// Cell is what a cell shows.
func (v *view) Cell(at, col int) grid.Cell {
	r, c := v.entries[at], v.columns[col]
	if r.record == nil {
		cell := grid.Cell{Bold: true, Locked: true, Ground: ui.ColorChosen}
		switch {
		case col == nameColumn:
			cell.Text = r.area.Name()
		case c.sum != nil:
			cell.Text = v.evenly(c, c.sum(r.area.Ours, r.area.Comparator, r.area.FTE, r.area.Cost))
		}
		if a := r.area.Area; col == costColumn && cell.Text == "" && a != nil && !a.Cost.IsZero() {
			cell.Text = model.Grouped(a.Cost.String()) // as entered for the area itself
		}
		return cell
	}
	text := c.Get(v.kept, r.record)
	cell := grid.Cell{Text: v.evenly(c, text), Locked: c.Set == nil}
	if cell.Text != text {
		cell.Input = text
	}
	cell.Picks = !cell.Locked && c.ValuesOf(v.kept, r.record) != nil
	if col != nameColumn && !c.Trailing {
		cell.Ink = ui.ColorQuiet
	}
	if c.Title == "Gap" {
		cell.Ink = theme.ColorNameForeground
	}
	return cell
}

// nameOf names a row within a sentence.
func (v *view) nameOf(r row) string {
	if r.record == nil {
		return r.area.Name()
	}
	return cmp.Or(v.kept.NameOf(r.record), r.key)
}
