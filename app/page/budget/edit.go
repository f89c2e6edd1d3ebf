package budget

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// typed makes the edit of one cell.
func (v *view) typed(at grid.Place, text string) (edit model.Edit, next model.Record, err error) {
	r := v.entries[at.Row]
	next, err = v.fieldOf(r, at.Col).Set(v.kept, r.record, strings.TrimSpace(text))
	if err != nil {
		return edit, nil, err
	}
	edit, err = v.kept.Replace(r.record.Key(), next)
	return edit, next, err
}

// onEdit takes what was typed into a cell.
func (v *view) onEdit(at grid.Place, text string) error {
	edit, _, err := v.typed(at, text)
	if err == nil {
		err = v.h.Session().Do(edit)
	}
	return err
}

// onTyped says how what is being typed is read, and what is odd about it.
func (v *view) onTyped(at grid.Place, text string) (string, error) {
	edit, next, err := v.typed(at, text)
	if err = page.Sound(v.h, edit, err); err != nil {
		return "", err
	}
	reading := v.fieldOf(v.entries[at.Row], at.Col).Reading(v.kept, next)
	if x, ok := next.(*model.BudgetLine); ok && v.columns[at.Col].year >= 0 {
		reading += signWords(x, x.Years[v.columns[at.Col].year])
	}
	return reading, nil
}

// signWords says how a figure was read whose sign is not the usual one of its line.
func signWords(x *model.BudgetLine, d decimal.Decimal) string {
	switch {
	case x.Type == model.PlannedSaving && d.IsPositive():
		return ": adds to the gap; a saving has a minus"
	case x.Type == model.Pressure && d.IsNegative():
		return ": closes the gap; a pressure has none"
	}
	return ""
}

// onPick offers the values of a cell that takes one of a few; onRune steps them with Space.
func (v *view) onPick(at grid.Place) {
	r := v.entries[at.Row]
	f := v.fieldOf(r, at.Col)
	page.OfferValues(v.h, v.columns[at.Col].Title, f.ValuesOf(v.kept, r.record), f.Get(v.kept, r.record), v.take(at))
}

func (v *view) onRune(letter rune) bool {
	at := v.Grid.Cursor
	if letter != ' ' || at.Row >= len(v.entries) || !v.Cell(at.Row, at.Col).Picks {
		return false
	}
	page.PickValue(v.h, v.columns[at.Col].Title, v.fieldOf(v.entries[at.Row], at.Col), v.kept, v.entries[at.Row].record, v.take(at))
	return true
}

// take returns what puts a value that was picked into a cell.
func (v *view) take(at grid.Place) func(text string) {
	return func(text string) {
		v.h.Report(v.onEdit(at, text))
		v.Focus()
	}
}

// onCursor says what the row under the cursor is.
func (v *view) onCursor(at grid.Place) {
	if at.Row >= len(v.entries) {
		return
	}
	r := v.entries[at.Row]
	for _, c := range v.checks {
		if r.record != nil && c.Kind == r.record.Kind() && c.Key == r.record.Key() {
			v.h.Warn(c.Text)
			return
		}
	}
	v.h.Explain(cmp.Or(v.explained(r, at.Col), r.label))
}

// explained says what a row that is worked out means, and of how many records it is made.
func (v *view) explained(r row, col int) string {
	text := r.means
	if r.money != nil && r.record == nil && len(r.money.Parts) > 0 {
		text += fmt.Sprintf(" Enter shows what it is made of: %s.", model.Many(len(r.money.Parts), "record"))
	}
	if x, ok := r.record.(*model.BudgetLine); ok && col > 0 {
		text = strings.TrimSpace(x.Name + ". " + x.Note)
	}
	return text
}

// onLocked says why a cell takes no typing.
func (v *view) onLocked(at grid.Place) {
	switch r := v.entries[at.Row]; {
	case r.record != nil && v.columns[at.Col].year >= 0:
		v.h.Warn("The plan holds yearly steps: show “" + model.InYear.Name() + "” (Ctrl+B) to type them.")
	case r.heading || r.record != nil:
		v.h.Warn("There is nothing to type here.")
	default:
		v.h.Warn("“" + r.label + "” is worked out: it can’t be typed.")
	}
}

// open shows what a row is made of: each part leads to its record.
func (v *view) open(at grid.Place) {
	r := v.entries[at.Row]
	if len(r.of) > 0 {
		v.openRows(r, v.columns[max(at.Col, 1)])
		return
	}
	if r.money == nil || r.record != nil {
		v.onLocked(at)
		return
	}
	year := v.columns[at.Col].year
	parts := slices.DeleteFunc(slices.Clone(r.money.Parts), func(part budget.Part) bool { return amountIn(part, year).IsZero() })
	places := v.places
	for _, part := range parts {
		places = max(places, model.Places(amountIn(part, year)))
	}
	if len(parts) == 0 {
		v.h.Explain("“" + r.label + "” is zero here: nothing makes it up.")
		return
	}
	names := make([]string, len(parts))
	for i, part := range parts {
		names[i] = v.partWords(part, year, places)
	}
	heading := fmt.Sprintf("%s: %s", r.label, v.figure(r, v.columns[max(at.Col, 1)]))
	if c := v.columns[at.Col]; c.year < 0 {
		heading = fmt.Sprintf("%s: %s in all", r.label, plain(r.money.Total, v.places))
	} else {
		heading += " in " + v.kept.Head().YearName(c.year)
	}
	v.h.Choose(heading+"; each part leads to its record", names, 0, func(i int) {
		v.h.Go(page.Place{Record: model.Hit{Kind: parts[i].Kind, Key: parts[i].Key}})
	})
}

// openRows shows the rows that a row is made of; each leads to its own.
func (v *view) openRows(r row, c column) {
	names := make([]string, len(r.of))
	for i, key := range r.of {
		for _, one := range v.entries {
			if one.key == key {
				names[i] = v.figure(one, c) + "  " + one.label
			}
		}
	}
	v.h.Choose(r.label+": "+v.figure(r, c)+"; each row leads to what it is made of", names, 0, func(i int) {
		v.Grid.MoveToKey(r.of[i], v.Grid.Cursor.Col)
		v.Focus()
	})
}

// amountIn is what a part adds in a year, or in all for −1.
func amountIn(part budget.Part, year int) decimal.Decimal {
	if year < 0 {
		return part.Total
	}
	return part.Years[year]
}

// partWords names a part with its amount, in a year or, for −1, in all.
func (v *view) partWords(part budget.Part, year int, places int32) string {
	name := part.Key
	if r, ok := v.kept.Record(part.Kind, part.Key); ok {
		name = v.kept.NameOf(r)
	}
	return plain(amountIn(part, year), places) + "  " + name
}

// add asks for the name of a line of the plan and adds it behind the one under the cursor.
func (v *view) add() {
	page.AskName(v.h, "Add a line to the plan", "", func(name string) (model.Edit, error) {
		after := ""
		if x, ok := v.record().(*model.BudgetLine); ok {
			after = x.ID
		}
		x := &model.BudgetLine{ID: v.kept.FreeID(model.KindBudgetLine, name), Name: name, Type: model.Pressure, Years: make([]decimal.Decimal, v.kept.Head().Years)}
		v.added = keyOf(x)
		return v.kept.Add(x, after)
	})
}

// reinvest asks what a share of what is left over goes to.
func (v *view) reinvest() {
	page.AskName(v.h, "What is it re-invested in?", "", func(name string) (model.Edit, error) {
		x := &model.Reinvestment{ID: v.kept.FreeID(model.KindReinvestment, name), Name: name}
		v.added = keyOf(x)
		return v.kept.Add(x, "")
	})
}

// onClear empties the selected cells, or deletes the rows whose names are selected.
func (v *view) onClear(from, to grid.Place) {
	if from.Col == 0 {
		v.remove(from.Row, to.Row)
		return
	}
	var edits []func(*model.Case) (model.Edit, error)
	for at := from.Row; at <= to.Row; at++ {
		for col := from.Col; col <= to.Col; col++ {
			r := v.entries[at]
			if f := v.fieldOf(r, col); f.Clears(v.kept) && !v.Cell(at, col).Locked {
				edits = append(edits, func(c *model.Case) (model.Edit, error) { return f.Emptied(c, r.record) })
			}
		}
	}
	if len(edits) == 0 {
		v.onLocked(from)
		return
	}
	v.h.Do(v.kept.Together("Cells of the budget emptied", edits...))
}

// remove deletes the lines of some rows.
func (v *view) remove(from, to int) {
	var edits []func(*model.Case) (model.Edit, error)
	for _, r := range v.entries[from : to+1] {
		if r.record != nil {
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Remove(r.record.Kind(), r.record.Key()) })
		}
	}
	if len(edits) == 0 {
		v.onLocked(grid.Place{Row: from})
		return
	}
	text := ""
	if len(edits) > 1 {
		text = fmt.Sprintf("%d lines of the budget deleted", len(edits))
	}
	v.h.Propose(v.kept.Together(text, edits...))
}
