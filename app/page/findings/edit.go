package findings

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// typed makes the edit of one cell.
func (v *view) typed(at grid.Place, text string) (edit model.Edit, next model.Record, err error) {
	r := v.entries[at.Row]
	next, err = v.columns[at.Col].Set(v.kept, r.record, strings.TrimSpace(text))
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

// onTyped says how what is being typed is read.
func (v *view) onTyped(at grid.Place, text string) (string, error) {
	edit, next, err := v.typed(at, text)
	if err = page.Sound(v.h, edit, err); err != nil {
		return "", err
	}
	return v.columns[at.Col].Reading(v.kept, next), nil
}

// onPick offers the values of a cell that takes one of a few; onRune steps them with Space.
func (v *view) onPick(at grid.Place) {
	r, c := v.entries[at.Row], v.columns[at.Col]
	page.OfferValues(v.h, c.Title, c.ValuesOf(v.kept, r.record), c.Get(v.kept, r.record), v.take(at))
}

func (v *view) onRune(letter rune) bool {
	at := v.Grid.Cursor
	if letter != ' ' || at.Row >= len(v.entries) || !v.Cell(at.Row, at.Col).Picks {
		return false
	}
	page.PickValue(v.h, v.columns[at.Col].Title, v.columns[at.Col].Field, v.kept, v.entries[at.Row].record, v.take(at))
	return true
}

// take returns what puts a value that was picked into a cell.
func (v *view) take(at grid.Place) func(text string) {
	return func(text string) {
		v.h.Report(v.onEdit(at, text))
		v.Focus()
	}
}

// onCursor says what the row under the cursor leads to, and shows it beside the findings.
func (v *view) onCursor(at grid.Place) {
	if at.Row >= len(v.entries) {
		return
	}
	r := v.entries[at.Row]
	if v.list == findingList {
		v.chain.show(v.kept, r.record)
	}
	v.h.Explain(v.explained(r))
}

// explained says of an activity what differs and what follows from it, of a finding what it is about.
func (v *view) explained(r row) string {
	x, ok := r.record.(*model.Activity)
	if !ok {
		return v.nameOf(r)
	}
	text := x.Name
	if gap, known := x.Gap(); known {
		text += " takes " + model.PointsMore(gap) + " than in comparable councils"
		if gap.IsZero() {
			text = x.Name + " takes the same share as in comparable councils"
		}
	}
	up := v.kept.LeadsTo(model.KindActivity, x.ID)
	if up.Empty() {
		return text + ". Nothing was found of it so far."
	}
	ids := make([]string, len(up.Findings))
	for i, f := range up.Findings {
		ids[i] = f.ID
	}
	return text + ". It leads to " + model.JoinWords(model.FirstFew(8, ids)) + "."
}

// onLocked says why a cell takes no typing.
func (v *view) onLocked(at grid.Place) {
	switch r := v.entries[at.Row]; {
	case r.record == nil:
		v.h.Warn("× The sums of “" + r.area.Name() + "” are worked out: they can’t be typed.")
	case v.columns[at.Col].Title == "No.":
		v.h.Warn("× A number stays with its row: other rows name it.")
	default:
		v.h.Warn("× What stands under “" + v.columns[at.Col].Title + "” is worked out: it can’t be typed.")
	}
}

// open shows what the row rests on and leads to; the heading of an area leads to its cost in Set up.
func (v *view) open(at grid.Place) {
	switch {
	case len(v.entries) == 0:
		v.h.Run(cmdAdd)
	case v.entries[at.Row].record != nil:
		v.h.Run(cmdChain)
	case v.entries[at.Row].area.Area != nil:
		v.h.Go(page.Place{Record: model.Hit{Kind: model.KindArea, Key: v.entries[at.Row].area.Area.ID}})
	default:
		v.onLocked(at)
	}
}

// add asks for what is added to the list that is shown.
func (v *view) add() {
	if v.list == findingList {
		v.addFinding()
		return
	}
	page.AskName(v.h, "Add an activity", "", func(name string) (model.Edit, error) {
		x, after := &model.Activity{ID: v.kept.FreeID(model.KindActivity, name), Name: name}, ""
		if beside, ok := v.record().(*model.Activity); ok {
			x.Area, after = beside.Area, beside.ID
		} else if at := v.Grid.Cursor.Row; at < len(v.entries) && v.entries[at].area.Area != nil {
			x.Area = v.entries[at].area.Area.ID
		}
		v.added = keyOf(x)
		return v.kept.Add(x, after)
	})
}

// addFinding asks for a message or a finding.
func (v *view) addFinding() {
	phase, after := model.MessagePhase, ""
	if beside, ok := v.record().(*model.Finding); ok {
		phase, after = beside.Phase, beside.ID
	}
	kind := &ui.Segments{Name: "Kind", Labels: []string{"Message", "Finding"}, Selected: phase - model.MessagePhase, OnKey: func(e *fyne.KeyEvent) { v.h.TypedOnSheet(e) }}
	text := &ui.FormField{Label: "What was found", Of: "text"}
	kind.OnSelect = func(i int) { kind.Set(i); text.Reconsider() }
	words := ui.NewParagraph("A message says what activities show; a finding says what follows for the operating model", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	edit := func() (model.Edit, error) {
		at := model.MessagePhase + kind.Selected
		x := &model.Finding{ID: v.kept.FreeFindingID(at), Phase: at, Text: strings.TrimSpace(text.Value())}
		v.added = keyOf(x)
		return v.kept.Add(x, after)
	}
	check := func() error { e, err := edit(); return page.Sound(v.h, e, err) }
	v.h.AskForm("Add a message or a finding", container.New(&ui.Column{Gap: 6}, words, kind), []*ui.FormField{text}, "Add", check, func() { v.h.Do(edit()) })
}

// onClear empties the selected cells, or deletes the rows whose names are selected.
func (v *view) onClear(from, to grid.Place) {
	if from.Col <= nameColumn {
		v.remove(from.Row, to.Row)
		return
	}
	var edits []func(*model.Case) (model.Edit, error)
	for at := from.Row; at <= to.Row; at++ {
		for col := from.Col; col <= to.Col; col++ {
			if r, f := v.entries[at].record, v.columns[col].Field; r != nil && f.Clears(v.kept) {
				edits = append(edits, func(c *model.Case) (model.Edit, error) { return f.Emptied(c, r) })
			}
		}
	}
	if len(edits) == 0 {
		v.onLocked(from)
		return
	}
	v.h.Do(v.kept.Together("Cells of the findings emptied", edits...))
}

// remove deletes the records of some rows.
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
		text = fmt.Sprintf("%d rows of the findings deleted", len(edits))
	}
	v.h.Propose(v.kept.Together(text, edits...))
}
