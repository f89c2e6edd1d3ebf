package tableimport

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/linetable"
	"tomworkbench/storage/spreadsheet"
)

// Pick lets the person pick a table of figures.
func Pick(h page.Host) {
	page.PickFile(h, "Import figures", Endings(), func(path string) { From(h, path) })
}

// From reads a table and makes its lines the case's, after saying what that changes.
func From(h page.Host, path string) {
	importTable(h, "Figures imported from "+filepath.Base(path), func(c *model.Case) (spreadsheet.Sheet, error) {
		data, err := diskfile.Read(path, spreadsheet.MaxBytes)
		if err != nil {
			return spreadsheet.Sheet{}, err
		}
		return linetable.Open(c, data)
	})
}

// Paste does so with a pasted table, where what is pasted begins with headings, and reports whether it does.
func Paste(h page.Host, text string) bool {
	if !linetable.HasHeadings(h.Session().Case(), text) {
		return false
	}
	importTable(h, "Figures pasted", func(c *model.Case) (spreadsheet.Sheet, error) { return linetable.Paste(c, text) })
	return true
}

// importTable takes a table apart and reads it, away from the window, and offers what it would change. text says what the
// edit does.
func importTable(h page.Host, text string, open func(*model.Case) (spreadsheet.Sheet, error)) {
	c := h.Session().Case()
	page.Later(h, func(context.Context) (table, error) {
		s, err := open(c)
		return readImport(c, s, text, linetable.Options{}), err
	}, func(t table, err error) {
		if err != nil {
			h.Tell("The table can't be read", say.Error(err)+"\n\nNothing is changed.")
			return
		}
		offerImport(h, t)
	})
}

// table is a table read in the ways that it can be taken: the case's usual way first, the other where it makes a
// difference. said is what a person has said of it so far.
type table struct {
	c        *model.Case
	sheet    spreadsheet.Sheet
	text     string
	said     linetable.Options
	readings []reading
}

// reading is a table taken in one of the ways that it can be.
type reading struct {
	as     model.Typed
	edit   model.Edit
	report linetable.Report
	err    error
}

// readImport reads a table in both ways: ongoing figures as new each year, and as yearly levels.
func readImport(c *model.Case, s spreadsheet.Sheet, text string, said linetable.Options) table {
	usual, other := cmp.Or(c.Head().Typed, model.Steps), model.Levels
	if usual == model.Levels {
		other = model.Steps
	}
	t := table{c: c, sheet: s, text: text, said: said, readings: []reading{{as: usual}, {as: other}}}
	for i := range t.readings {
		r := &t.readings[i]
		said.Typed = r.as
		r.edit, r.report, r.err = linetable.Read(c, s, said)
		r.edit.Text = text
	}
	first, second := t.readings[0], t.readings[1]
	if first.report.Says || second.report.Says || first.err == nil && second.err == nil && sameChanges(first.edit, second.edit) {
		if first.err != nil && second.err == nil {
			first = second
		}
		t.readings = []reading{first} // the table says what its figures are, or it makes no difference
	}
	return t
}

// offerImport says what a table changes, and lets the person say what of it is open: what its commas do, whether amounts are
// in pounds, and what the figures of its ongoing lines are.
func offerImport(h page.Host, t table) {
	first := t.readings[0]
	switch {
	case first.report.CommasQuestion() != "":
		askOfTable(h, t, "What do the commas do?", first.report.CommasQuestion(),
			answer{"Between thousands", linetable.Options{Commas: model.GroupingCommas, Pounds: t.said.Pounds}},
			answer{"Before decimals", linetable.Options{Commas: model.DecimalCommas, Pounds: t.said.Pounds}})
	case first.report.PoundsQuestion() != "":
		askOfTable(h, t, "Are these pounds?", first.report.PoundsQuestion()+" Each is then taken to the pound.",
			answer{"They are in pounds", linetable.Options{Commas: t.said.Commas, Pounds: true}})
	case !slices.ContainsFunc(t.readings, func(r reading) bool { return r.err == nil }):
		h.Tell("The figures can't be imported", say.Error(first.err)+"\n\nNothing is changed.")
	case len(t.readings) == 1 && first.edit.Empty():
		h.Tell("Nothing to import", first.report.Words())
	default:
		askImport(h, t.readings)
	}
}

// answer is one to a question about a table: its words, and what is said of the table by it.
type answer struct {
	label string
	said  linetable.Options
}

// askOfTable asks once for a table what is open of many of its cells, and reads it again by the answer.
func askOfTable(h page.Host, t table, title, question string, answers ...answer) {
	var actions []ui.Action
	for i, a := range answers {
		actions = append(actions, ui.Action{Label: a.label, Primary: i == 0, Run: func() {
			page.Later(h, func(context.Context) (table, error) { return readImport(t.c, t.sheet, t.text, a.said), nil }, func(t table, _ error) { offerImport(h, t) })
		}})
	}
	actions = append(actions, ui.Action{Label: "Show the cells", Run: func() {
		h.Tell("The figures can't be imported", say.Error(t.readings[0].err)+"\n\nNothing is changed.")
	}}, ui.Action{Label: "Cancel", Focused: true})
	h.ShowSheet(title, ui.DialogWidth, page.DialogText(question), actions...)
}

// askImport offers the readings of a table that can be taken, the usual one first.
func askImport(h page.Host, readings []reading) {
	var parts []string
	var actions []ui.Action
	for i, r := range readings {
		text := r.report.Preview()
		if i > 0 {
			text = r.report.Changes()
		}
		if r.err != nil {
			text = "That can't be imported. " + say.Error(r.err)
		}
		if len(readings) > 1 {
			text = "Ongoing figures taken as: " + model.Small(r.as.Name()) + ". " + text
		}
		parts = append(parts, text)
		if r.err != nil || r.edit.Empty() {
			continue
		}
		label := "Import"
		if i > 0 {
			label = importAs(r.as)
			r.edit.Text += ", taken as: " + model.Small(r.as.Name())
		}
		actions = append(actions, ui.Action{Label: label, Primary: len(actions) == 0, Run: func() { doImport(h, r.edit) }})
	}
	if len(readings) > 1 {
		parts = append(parts, readings[0].as.Meaning()+" "+readings[1].as.Meaning())
	}
	parts = append(parts, "Undo takes it back.")
	h.ShowSheet("Import these figures?", ui.DialogWidth, page.DialogText(strings.Join(parts, "\n\n")), append(actions, ui.Action{Label: "Cancel", Focused: true})...)
}

func importAs(t model.Typed) string {
	if t == model.Levels {
		return "These are yearly levels"
	}
	return "These are new each year"
}

// sameChanges reports whether two readings of one table come to the same figures.
func sameChanges(a, b model.Edit) bool {
	return slices.EqualFunc(a.Changes, b.Changes, func(x, y model.Change) bool {
		one, ok1 := x.To.(*model.Line)
		two, ok2 := y.To.(*model.Line)
		if !ok1 || !ok2 {
			return !ok1 && !ok2
		}
		return slices.EqualFunc(one.Minimum, two.Minimum, decimal.Decimal.Equal) && slices.EqualFunc(one.Maximum, two.Maximum, decimal.Decimal.Equal)
	})
}

// doImport carries an import out and gives the keys back to the page.
func doImport(h page.Host, edit model.Edit) {
	h.Shown().Focus()
	h.Do(edit, nil)
}
