package setup

import (
	"fmt"
	"strings"
	"time"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// onEdit makes a record of a draft, or changes one field of a record.
func (v *view) onEdit(at grid.Place, text string) error {
	r := v.entries[at.Row]
	if text = strings.TrimSpace(text); r.record == nil {
		return v.takeDraft(r, text)
	}
	edit, next, err := v.fieldEdit(r, at.Col, text)
	if err == nil {
		err = v.carryOut(edit)
	}
	if err == nil && next.Key() != r.record.Key() {
		v.Grid.MoveToKey(string(next.Kind())+"/"+next.Key(), at.Col)
	}
	return err
}

// takeDraft adds the record that a draft was for; an empty name gives it up.
func (v *view) takeDraft(r frameRow, name string) error {
	v.draft = nil
	if name == "" {
		v.dropDraft(r)
		return nil
	}
	record, err := v.add(r, name)
	if err != nil {
		v.draft = &r
		return err
	}
	v.added = string(record.Kind()) + "/" + record.Key()
	v.Grid.MoveToKey(v.added, v.kindOf(r).named)
	return nil
}

// add makes a record of a name where a draft for it would stand.
func (v *view) add(r frameRow, name string) (model.Record, error) {
	record, err := v.kindOf(r).made(v.shown, name, r.parent)
	if err != nil {
		return nil, err
	}
	edit, err := v.shown.Add(record, r.after)
	if err == nil {
		err = v.carryOut(edit)
	}
	return record, err
}

// own makes an edit of what is shown one of the case: rates that are built in become the case's own where it changes them.
func (v *view) own(edit model.Edit, err error) (model.Edit, error) {
	if err != nil {
		return model.Edit{}, err
	}
	return appraisal.OwnRates(v.of, edit)
}

func (v *view) carryOut(edit model.Edit) error {
	edit, err := v.own(edit, nil)
	if err != nil {
		return err
	}
	return v.h.Session().Do(edit)
}

func (v *view) fieldEdit(r frameRow, col int, text string) (model.Edit, model.Record, error) {
	next, err := v.kindOf(r).fields[col].Set(v.shown, r.record, text)
	if err != nil {
		return model.Edit{}, nil, err
	}
	next = v.signedRating(r.record, next)
	edit, err := v.shown.Replace(r.record.Key(), next)
	return edit, next, err
}

// signedRating signs a component's rating that is typed with whoever works here, and the day.
func (v *view) signedRating(from, to model.Record) model.Record {
	was, _ := from.(*model.Component)
	is, ok := to.(*model.Component)
	if !ok || was.RAG == is.RAG {
		return to
	}
	return is.Rated(is.RAG, v.h.Session().Who(), v.h.Now().Local().Format(time.DateOnly), is.RatedWhy)
}

// onTyped says what a text would be taken for where that isn't the text itself, or why it can't be taken.
func (v *view) onTyped(at grid.Place, text string) (string, error) {
	r, trimmed := v.entries[at.Row], strings.TrimSpace(text)
	if r.record == nil {
		return "", nil
	}
	edit, next, err := v.fieldEdit(r, at.Col, trimmed)
	if err == nil && !edit.Empty() {
		_, _, err = model.Apply(v.shown, edit)
	}
	if err != nil {
		return "", err
	}
	return v.kindOf(r).fields[at.Col].Reading(v.shown, next), nil
}

// onEnter opens the next draft behind a record that was just added, and behind the last of its kind there.
func (v *view) onEnter(at grid.Place) bool {
	if v.added == "" {
		return false
	}
	v.added = ""
	v.addAfter(v.Grid.Cursor.Row)
	return true
}

// onCancel gives a draft up: the cursor goes back to the record that it followed, or belonged to.
func (v *view) onCancel(grid.Place) {
	if v.draft != nil {
		v.dropDraft(*v.draft)
	}
}

func (v *view) dropDraft(draft frameRow) {
	v.draft = nil
	v.rebuild()
	v.Grid.Refresh()
	key, level := draft.after, draft.level
	if key == "" {
		key, level = draft.parent, level-1
	}
	if level >= 0 && key != "" {
		v.Grid.MoveToKey(string(v.lists[v.list].kinds[level].kind)+"/"+key, v.Grid.Cursor.Col)
	}
}

// onPick offers the values of a field that takes one of a few.
func (v *view) onPick(at grid.Place) {
	row := v.entries[at.Row]
	f := v.kindOf(row).fields[at.Col]
	page.OfferValues(v.h, v.Columns()[at.Col].Title, f.ValuesOf(v.shown, row.record), f.Get(v.shown, row.record), v.take(at))
}

// take returns what puts a value that was picked into a cell.
func (v *view) take(at grid.Place) func(text string) {
	return func(text string) {
		v.h.Report(v.onEdit(at, text))
		v.Focus()
	}
}

// onOpen begins the first row of an empty list, or says why a cell takes no typing.
func (v *view) onOpen(at grid.Place) {
	if len(v.entries) == 0 {
		v.addAfter(-1)
		return
	}
	v.onLocked(at)
}

// onLocked says why a cell takes no typing.
func (v *view) onLocked(at grid.Place) {
	r, title := v.entries[at.Row], v.Columns()[at.Col].Title
	k, words := v.kindOf(r), "× There is nothing to type under “"+title+"” for a "+v.kindOf(r).words()+"."
	switch {
	case r.record == nil:
		words = "× Type the name of the new " + k.words() + " first, under “" + v.Columns()[k.named].Title + "”."
	case v.Cell(at.Row, at.Col).Text != "":
		words = "× What stands under “" + title + "” is worked out, or the same always: it can't be typed."
	}
	v.h.Warn(words)
}

func (v *view) onCursor(at grid.Place) {
	text := ""
	if at.Row < len(v.entries) {
		cell := v.Cell(at.Row, at.Col)
		text = cell.Text
		told := at.Col <= v.lists[v.list].kinds[0].named || at.Col == ratesDateColumn || text == "" || cell.Ink == ui.ColorConflict
		if wrong := v.overlapWarning(v.entries[at.Row].record); wrong != "" {
			v.h.Warn(wrong)
			return
		}
		if words := v.rateWords(v.entries[at.Row].record); words != "" && told {
			text = words
		} else if x, ok := v.entries[at.Row].record.(*model.Opportunity); ok && told && x.Line != "" {
			text += ". " + v.shown.RegisterDifference(x.Line)
		} else if says := v.kindOf(v.entries[at.Row]).fields[at.Col].Says; says != nil && text != "" {
			text = says(v.shown, v.entries[at.Row].record)
		} else if named := v.kindOf(v.entries[at.Row]).named; at.Col > named && !v.Grid.InSight(named) {
			text = v.Cell(at.Row, named).Text + ": " + v.Columns()[at.Col].Title + " " + text
		}
	}
	v.h.Explain(strings.ReplaceAll(text, "\n", " "))
}

// onRune steps a field of a few values with Space, and begins an empty list with what is typed.
func (v *view) onRune(r rune) bool {
	if len(v.entries) == 0 {
		v.addAfter(-1)
		if v.Grid.Editor.Open && r != ' ' {
			v.Grid.Editor.Entry.TypedRune(r)
		}
		return true
	}
	if r != ' ' {
		return false
	}
	at := v.Grid.Cursor
	row := v.entries[at.Row]
	f := v.kindOf(row).fields[at.Col]
	if row.record == nil || f.ValuesOf(v.shown, row.record) == nil {
		return false
	}
	page.PickValue(v.h, v.Columns()[at.Col].Title, f, v.shown, row.record, v.take(at))
	return true
}

// addAfter opens a draft behind a row, of the same kind; behind none it is of the list's first kind.
func (v *view) addAfter(row int) {
	if row < 0 || row >= len(v.entries) {
		v.open(frameRow{})
		return
	}
	switch r := v.entries[row]; {
	case v.kindOf(r).fixed:
		v.addInside(row)
	case r.record != nil:
		v.open(frameRow{level: r.level, parent: r.parent, after: r.record.Key()})
	}
}

// addInside opens a draft for what belongs to the record of a row.
func (v *view) addInside(row int) {
	if row >= len(v.entries) || v.entries[row].record == nil {
		return
	}
	r := v.entries[row]
	if r.level+1 < len(v.lists[v.list].kinds) {
		v.open(frameRow{level: r.level + 1, parent: r.record.Key()})
	} else {
		v.addAfter(row)
	}
}

// addOutside opens a draft behind what the record of a row belongs to.
func (v *view) addOutside(row int) {
	r := v.entries[row]
	if r.level == 0 || v.lists[v.list].kinds[r.level-1].fixed {
		v.addAfter(row)
		return
	}
	up := frameRow{level: r.level - 1, after: r.parent}
	for _, one := range v.entries {
		if one.level == up.level && one.record != nil && one.record.Key() == r.parent {
			up.parent = one.parent
		}
	}
	v.open(up)
}

// open shows a draft and begins typing its name, or offers what it can be.
func (v *view) open(draft frameRow) {
	k := v.kindOf(draft)
	switch {
	case k.ask != nil:
		k.ask(v)
		return
	case k.fields[k.named].Values != nil:
		v.pickNew(draft)
		return
	}
	v.draft = &draft
	v.rebuild()
	v.Grid.Refresh()
	v.Grid.MoveToKey(draftKey, k.named)
	v.Grid.Open()
}

// pickNew adds a record of which the name is one of a few, and goes on to the field behind it.
func (v *view) pickNew(draft frameRow) {
	k := v.kindOf(draft)
	words := k.fields[k.named].Values(v.shown)
	v.h.Choose(k.asks, words, 0, func(i int) {
		record, err := v.add(draft, words[i])
		v.h.Report(err)
		if err == nil {
			v.Grid.MoveToKey(string(record.Kind())+"/"+record.Key(), k.named+1)
		}
		v.Focus()
	})
}

// onClear deletes the rows whose names or numbers are selected, or empties the selected fields.
func (v *view) onClear(from, to grid.Place) {
	if named := v.kindOf(v.entries[from.Row]).named; from.Col == 0 || from.Col <= named && named <= to.Col {
		v.deleteRows(from.Row, to.Row)
		return
	}
	var edits []func(*model.Case) (model.Edit, error)
	for row := from.Row; row <= to.Row; row++ {
		for col := from.Col; col <= to.Col; col++ {
			if r := v.entries[row]; r.record != nil && v.kindOf(r).fields[col].Clears(v.shown) {
				edits = append(edits, func(c *model.Case) (model.Edit, error) { return v.kindOf(r).fields[col].Emptied(c, r.record) })
			}
		}
	}
	if len(edits) == 0 {
		if from == to && v.Grid.CellAt(from).Locked {
			v.onLocked(from)
			return
		}
		v.h.Explain(v.Columns()[from.Col].Title + " can't be empty")
		return
	}
	v.h.Do(v.own(v.shown.Together("Fields emptied", edits...)))
}

// deleteRows removes records, after saying what refers to them.
func (v *view) deleteRows(from, to int) {
	var rows []model.Record
	for _, r := range v.entries[from : to+1] {
		if r.record != nil {
			rows = append(rows, r.record)
		}
	}
	if len(rows) == 0 {
		return
	}
	if v.kindOf(v.entries[from]).fixed && v.builtIn(rows[0]) {
		v.h.Explain("What is built in stays: it counts as long as the case has no rates of its own")
		return
	}
	edit, err := v.own(v.removal(rows))
	remove := func() {
		v.h.Do(edit, err)
		v.Focus()
	}
	words, back := v.referrers(rows), " Undo brings everything back."
	if words == "" {
		v.Focus()
		v.h.Propose(edit, err)
		return
	}
	if v.backToBuiltIn(rows, edit, remove) {
		return
	}
	if lost := v.of.Losses(edit); len(lost) > 0 {
		back = "\n\n" + say.Losses(lost)
	}
	v.h.Ask("Delete with all that refers to it?", words+". All of it is deleted or cleared with it."+back, "Delete", remove)
}

// removal makes the edit that deletes some records, each once.
func (v *view) removal(rows []model.Record) (model.Edit, error) {
	edits := make([]func(*model.Case) (model.Edit, error), len(rows))
	for i, r := range rows {
		edits[i] = func(c *model.Case) (model.Edit, error) {
			if _, still := c.Record(r.Kind(), r.Key()); !still {
				return model.Edit{}, nil // it went with the one it belonged to
			}
			return c.Remove(r.Kind(), r.Key())
		}
	}
	text := ""
	if len(rows) > 1 {
		text = fmt.Sprintf("%d rows deleted", len(rows))
	}
	return v.shown.Together(text, edits...)
}

// referrers says what refers to any of some records, beside themselves.
func (v *view) referrers(rows []model.Record) string {
	for _, r := range rows {
		if words := v.shown.ReferrerWords(r.Kind(), r.Key()); words != "" && len(rows) == 1 {
			return words
		} else if words != "" {
			return fmt.Sprintf("Other parts of the case refer to these %d rows", len(rows))
		}
	}
	return ""
}
