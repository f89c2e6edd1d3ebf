package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
)

// frameView is the page to design on: the lists that a case's frame consists of, each a table to edit.
type frameView struct {
	gridPage
	w     *Window
	lists []frameList
	// list is the list shown, rows its rows; shown is the case that they were made from.
	list    int
	entries []frameRow
	shown   *model.Case
	// draft is a row without a record yet, nil for none.
	draft *frameRow
	// added is the key of the row that the last text typed has made, empty for none.
	added string

	tabs *segments
}

// frameRow is one row of a list.
type frameRow struct {
	// level is the place of the record's kind in the list.
	level  int
	record model.Record
	// parent and after place a draft: the record that it belongs to and the one that it follows.
	parent, after string
}

const draftKey = "draft"

func newFrameView(w *Window) view {
	v := &frameView{w: w, lists: frameLists()}
	names := make([]string, len(v.lists))
	for i, l := range v.lists {
		names[i] = l.name
	}
	v.tabs = &segments{name: "List", labels: names, onKey: w.typedKey, onSelect: v.showList}
	v.grid = newGrid(w.window.Canvas(), "Frame", 1, v, gridSignals{
		onEdit: v.onEdit, onTyped: v.onTyped, onEnter: v.onEnter, onCancel: v.onCancel, onOpen: v.onOpen, onPick: v.onPick,
		onCursor: v.onCursor, onLeave: w.status.clear, onRune: v.onRune, onPaste: v.onPaste, onClear: v.onClear,
		onShortcut: w.typedShortcut, onKey: w.typedKey,
	})
	tools := container.New(&chipRow{gap: gap})
	for _, t := range []struct {
		label string
		id    commandID
	}{{"Add", cmdAddRow}, {"Add inside", cmdAddInside}, {"Add outside", cmdAddAbove}, {"Up", cmdRowUp}, {"Down", cmdRowDown}, {"Delete", cmdDeleteRow}} {
		tools.Add(w.newControl("", t.id, nil).labelled(t.label))
	}
	v.root = newTablePage(container.New(&column{gap: gap}, v.tabs, tools), v.grid)
	return v
}

func (v *frameView) refresh() {
	if c := v.w.session.Case(); c != v.shown {
		v.shown = c
		v.rebuild()
	}
	v.grid.refresh()
}

// showList shows another list, once what is typed is taken.
func (v *frameView) showList(i int) {
	if i == v.list || !v.grid.editor.commit() {
		return
	}
	v.list, v.draft = i, nil
	v.tabs.set(i)
	v.rebuild()
	v.grid.restart()
}

// rebuild makes the rows of the list shown, with the draft in its place.
func (v *frameView) rebuild() {
	l := v.lists[v.list]
	children := make([]map[string][]model.Record, len(l.kinds))
	for level, k := range l.kinds {
		children[level] = map[string][]model.Record{}
		for r := range v.shown.RecordsOf(k.kind) {
			parent := ""
			if k.parent != nil {
				parent = k.parent(r)
			}
			children[level][parent] = append(children[level][parent], r)
		}
	}
	v.entries = v.entries[:0]
	v.addRows(children, 0, "")
	v.grid.empty.set(l.empty, v.grid.empty.look)
	if v.draft != nil {
		at := v.placeOf(*v.draft)
		v.entries = append(v.entries[:at], append([]frameRow{*v.draft}, v.entries[at:]...)...)
	}
}

func (v *frameView) addRows(children []map[string][]model.Record, level int, parent string) {
	if level == len(children) {
		return
	}
	for _, r := range children[level][parent] {
		v.entries = append(v.entries, frameRow{level: level, record: r, parent: parent})
		v.addRows(children, level+1, r.Key())
	}
}

// placeOf is where a draft stands: behind the record that it follows and all that belongs to that, else last
// of what belongs to its parent.
func (v *frameView) placeOf(draft frameRow) int {
	key, level := draft.after, draft.level
	if key == "" {
		key, level = draft.parent, draft.level-1
	}
	if level < 0 || key == "" {
		return len(v.entries)
	}
	for i, r := range v.entries {
		if r.level == level && r.record.Key() == key {
			for i++; i < len(v.entries) && v.entries[i].level > level; i++ {
			}
			return i
		}
	}
	return len(v.entries)
}

func (v *frameView) kindOf(r frameRow) frameKind { return v.lists[v.list].kinds[r.level] }

// columns, rows, key, cell, pinned and pinnedCell make the view the grid's source.
func (v *frameView) columns() []gridColumn { return v.lists[v.list].columns }
func (v *frameView) rows() int             { return len(v.entries) }

func (v *frameView) key(row int) string {
	if r := v.entries[row]; r.record != nil {
		return string(r.record.Kind()) + "/" + r.record.Key()
	}
	return draftKey
}

func (v *frameView) cell(row, col int) gridCell {
	r := v.entries[row]
	k := v.kindOf(r)
	cell := gridCell{locked: true}
	if col == 0 {
		cell.level = r.level
	}
	if r.record == nil {
		cell.locked = col != k.named
		return cell
	}
	cell.text = k.fields[col].get(v.shown, r.record)
	cell.locked = k.fields[col].set == nil
	cell.picks = k.fields[col].values != nil
	if tree := len(v.lists[v.list].kinds) > 1; tree && r.level < len(v.lists[v.list].kinds)-1 {
		cell.bold = col == 0
		if r.level == 0 {
			cell.ground = colorChosen
		}
	}
	if col > 0 && !cell.bold {
		cell.ink = colorQuiet
	}
	return cell
}

func (v *frameView) pinned() int                  { return 0 }
func (v *frameView) pinnedCell(_, _ int) gridCell { return gridCell{} }

// onEdit makes a record of a draft, or changes one field of a record.
func (v *frameView) onEdit(at gridPlace, text string) error {
	r := v.entries[at.row]
	if text = strings.TrimSpace(text); r.record == nil {
		return v.takeDraft(r, text)
	}
	edit, next, err := v.fieldEdit(r, at.col, text)
	if err == nil {
		err = v.w.session.Do(edit)
	}
	if err == nil && next.Key() != r.record.Key() {
		v.grid.moveToKey(string(next.Kind())+"/"+next.Key(), at.col)
	}
	return err
}

// takeDraft adds the record that a draft was for; an empty name gives it up.
func (v *frameView) takeDraft(r frameRow, name string) error {
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
	v.grid.moveToKey(v.added, v.kindOf(r).named)
	return nil
}

// add makes a record of a name where a draft for it would stand.
func (v *frameView) add(r frameRow, name string) (model.Record, error) {
	record, err := v.kindOf(r).made(v.shown, name, r.parent)
	if err != nil {
		return nil, err
	}
	edit, err := v.shown.Add(record, r.after)
	if err == nil {
		err = v.w.session.Do(edit)
	}
	return record, err
}

func (v *frameView) fieldEdit(r frameRow, col int, text string) (model.Edit, model.Record, error) {
	next, err := v.kindOf(r).fields[col].set(v.shown, r.record, text)
	if err != nil {
		return model.Edit{}, nil, err
	}
	edit, err := v.shown.Replace(r.record.Key(), next)
	return edit, next, err
}

// onTyped says what a text would be taken for where that isn't the text itself, or why it can't be taken.
func (v *frameView) onTyped(at gridPlace, text string) (string, error) {
	r, trimmed := v.entries[at.row], strings.TrimSpace(text)
	if r.record == nil {
		return "", nil
	}
	edit, next, err := v.fieldEdit(r, at.col, trimmed)
	if err == nil && !edit.Empty() {
		_, _, err = model.Apply(v.shown, edit)
	}
	if err != nil {
		return "", err
	}
	return v.kindOf(r).fields[at.col].reading(v.shown, next), nil
}

// onEnter opens the next draft behind a record that was just added, and behind the last of its kind there.
func (v *frameView) onEnter(at gridPlace) bool {
	if v.added == "" {
		return false
	}
	v.added = ""
	v.addAfter(v.grid.cursor.row)
	return true
}

// onCancel gives a draft up: the cursor goes back to the record that it followed, or belonged to.
func (v *frameView) onCancel(gridPlace) {
	if v.draft != nil {
		v.dropDraft(*v.draft)
	}
}

func (v *frameView) dropDraft(draft frameRow) {
	v.draft = nil
	v.rebuild()
	v.grid.refresh()
	key, level := draft.after, draft.level
	if key == "" {
		key, level = draft.parent, level-1
	}
	if level >= 0 && key != "" {
		v.grid.moveToKey(string(v.lists[v.list].kinds[level].kind)+"/"+key, v.grid.cursor.col)
	}
}

// onPick offers the values of a field that takes one of a few.
func (v *frameView) onPick(at gridPlace) {
	row := v.entries[at.row]
	field := v.kindOf(row).fields[at.col]
	v.w.offerValues(v.columns()[at.col].title, field.values(v.shown), field.get(v.shown, row.record), v.take(at))
}

// take returns what puts a value that was picked into a cell.
func (v *frameView) take(at gridPlace) func(text string) {
	return func(text string) {
		v.w.report(v.onEdit(at, text))
		v.focus()
	}
}

// onOpen begins the first row of an empty list.
func (v *frameView) onOpen(gridPlace) {
	if len(v.entries) == 0 {
		v.addAfter(-1)
	}
}

func (v *frameView) onCursor(at gridPlace) {
	text := ""
	if at.row < len(v.entries) {
		text = v.cell(at.row, at.col).text
	}
	v.w.status.explain(strings.ReplaceAll(text, "\n", " "))
}

// onRune steps a field of a few values with Space, and begins an empty list with what is typed.
func (v *frameView) onRune(r rune) bool {
	if len(v.entries) == 0 {
		v.addAfter(-1)
		if v.grid.editor.open && r != ' ' {
			v.grid.editor.entry.TypedRune(r)
		}
		return true
	}
	if r != ' ' {
		return false
	}
	at := v.grid.cursor
	row := v.entries[at.row]
	if row.record == nil || v.kindOf(row).fields[at.col].values == nil {
		return false
	}
	field := v.kindOf(row).fields[at.col]
	v.w.pickValue(v.columns()[at.col].title, field, v.shown, row.record, v.take(at))
	return true
}

// addAfter opens a draft behind a row, of the same kind; behind none it is of the list's first kind.
func (v *frameView) addAfter(row int) {
	if row < 0 || row >= len(v.entries) {
		v.open(frameRow{})
		return
	}
	r := v.entries[row]
	if r.record != nil {
		v.open(frameRow{level: r.level, parent: r.parent, after: r.record.Key()})
	}
}

// addInside opens a draft for what belongs to the record of a row.
func (v *frameView) addInside(row int) {
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
func (v *frameView) addOutside(row int) {
	r := v.entries[row]
	if r.level == 0 {
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
func (v *frameView) open(draft frameRow) {
	k := v.kindOf(draft)
	switch {
	case k.make == nil:
		v.newRule()
		return
	case k.fields[k.named].values != nil:
		v.pickNew(draft)
		return
	}
	v.draft = &draft
	v.rebuild()
	v.grid.refresh()
	v.grid.moveToKey(draftKey, k.named)
	v.grid.open()
}

// pickNew adds a record of which the name is one of a few, and goes on to the field behind it.
func (v *frameView) pickNew(draft frameRow) {
	k := v.kindOf(draft)
	words := k.fields[k.named].values(v.shown)
	v.w.choose(k.asks, words, 0, func(i int) {
		record, err := v.add(draft, words[i])
		v.w.report(err)
		if err == nil {
			v.grid.moveToKey(string(record.Kind())+"/"+record.Key(), k.named+1)
		}
		v.focus()
	})
}

// newRule asks for what a rule can't be without: two options and what the one does to the other.
func (v *frameView) newRule() {
	c := v.shown
	options := optionWords(c)
	if len(options) < 2 {
		v.w.tell("A rule takes two options", "This case has fewer. Add options to the decisions first.")
		return
	}
	v.w.choose("Which option has a rule?", options, 0, func(one int) {
		v.w.choose(options[one]+" …", []string{"excludes", "requires"}, 0, func(relation int) {
			v.w.choose(options[one]+" "+string(relations()[relation])+" …", options, 0, func(other int) {
				rule := &model.Rule{Relation: relations()[relation], Option: c.Options.At(one).ID, Other: c.Options.At(other).ID}
				v.w.do(v.shown.Add(rule, ""))
				v.grid.moveToKey(string(model.KindRule)+"/"+rule.Key(), 3)
				v.focus()
			})
		})
	})
}

// onClear deletes the rows whose names are selected, or empties the selected fields.
func (v *frameView) onClear(from, to gridPlace) {
	if from.col <= v.kindOf(v.entries[from.row]).named {
		v.deleteRows(from.row, to.row)
		return
	}
	var edits []func(*model.Case) (model.Edit, error)
	for row := from.row; row <= to.row; row++ {
		for col := from.col; col <= to.col; col++ {
			if r := v.entries[row]; r.record != nil && v.kindOf(r).fields[col].set != nil {
				edits = append(edits, func(c *model.Case) (model.Edit, error) { return v.emptied(c, r, col) })
			}
		}
	}
	v.w.do(v.shown.Together("Fields emptied", edits...))
}

func (v *frameView) emptied(c *model.Case, r frameRow, col int) (model.Edit, error) {
	now, ok := c.Record(r.record.Kind(), r.record.Key())
	if !ok {
		return model.Edit{}, nil
	}
	next, err := v.kindOf(r).fields[col].set(c, now, "")
	if err != nil {
		return model.Edit{}, err
	}
	return c.Replace(now.Key(), next)
}

// deleteRows removes records, after saying what refers to them.
func (v *frameView) deleteRows(from, to int) {
	var rows []model.Record
	for _, r := range v.entries[from : to+1] {
		if r.record != nil {
			rows = append(rows, r.record)
		}
	}
	if len(rows) == 0 {
		return
	}
	remove := func() {
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
		v.w.do(v.shown.Together(text, edits...))
		v.focus()
	}
	if words := v.referrers(rows); words != "" {
		v.w.ask("Delete with all that refers to it?", words+"."+v.agreedWords(rows)+" All of it is deleted or cleared with it. Undo brings everything back.", "Delete", remove)
		return
	}
	remove()
}

// referrers says what refers to any of some records, beside themselves.
func (v *frameView) referrers(rows []model.Record) string {
	for _, r := range rows {
		if words := v.shown.ReferrerWords(r.Kind(), r.Key()); words != "" && len(rows) == 1 {
			return words
		} else if words != "" {
			return fmt.Sprintf("Other parts of the case refer to these %d rows", len(rows))
		}
	}
	return ""
}

// agreedWords says where records that are to be deleted are part of what is agreed, empty for nowhere.
func (v *frameView) agreedWords(rows []model.Record) string {
	var names []string
	for _, r := range rows {
		for _, name := range v.shown.AgreedIn(r.Kind(), r.Key()) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " A choice among them is agreed in " + strings.Join(names, ", ") + "."
}

// onPaste adds a record a line where one column is pasted, and fills fields where several are.
func (v *frameView) onPaste(at gridPlace, text string) {
	cells := linetable.Cells(text)
	if len(cells) == 0 {
		return
	}
	draft := v.draft
	if draft == nil && len(v.entries) > 0 {
		r := v.entries[at.row]
		draft = &frameRow{level: r.level, parent: r.parent, after: r.record.Key()}
	}
	if draft == nil {
		draft = &frameRow{}
	}
	k := v.kindOf(*draft)
	if k.make == nil {
		v.w.tell("Rules can't be pasted", "A rule takes two options: add it with Insert.")
		return
	}
	v.draft = nil
	v.w.do(v.pasteEdit(k, *draft, cells))
	v.rebuild()
	v.grid.refresh()
}

// pasteEdit adds a record a row of cells: its name first, then the fields behind the name.
func (v *frameView) pasteEdit(k frameKind, at frameRow, cells [][]string) (model.Edit, error) {
	after := at.after
	var edits []func(*model.Case) (model.Edit, error)
	for n, row := range cells {
		name := strings.TrimSpace(row[0])
		if name == "" {
			continue
		}
		edits = append(edits, func(c *model.Case) (model.Edit, error) {
			record, err := k.made(c, name, at.parent)
			if err != nil {
				return model.Edit{}, fmt.Errorf("line %d: %w", n+1, err)
			}
			for i, text := range row[1:] {
				if col := k.named + 1 + i; col < len(k.fields) && k.fields[col].set != nil && strings.TrimSpace(text) != "" {
					next, err := k.fields[col].set(c, record, strings.TrimSpace(text))
					if err != nil {
						return model.Edit{}, fmt.Errorf("line %d: %w", n+1, err)
					}
					record = next
				}
			}
			edit, err := c.Add(record, after)
			after = record.Key()
			return edit, err
		})
	}
	text := ""
	if len(edits) > 1 {
		text = fmt.Sprintf("%d %ss pasted", len(edits), k.noun)
	}
	return v.shown.Together(text, edits...)
}

// The commands of the frame.
const (
	pageFrame    commandID = "frame"
	cmdAddRow    commandID = "add row"
	cmdAddInside commandID = "add inside"
	cmdAddAbove  commandID = "add above"
	cmdRowUp     commandID = "row up"
	cmdRowDown   commandID = "row down"
	cmdDeleteRow commandID = "delete row"
)

const groupFrame = "Frame"

func (w *Window) frameCommands() []command {
	shown := func() bool { return w.frame() != nil && w.session.HasCase() }
	onRow := func() bool {
		return shown() && len(w.frame().entries) > 0 && w.frame().entries[w.frame().grid.cursor.row].record != nil
	}
	move := func(by int) func() {
		return func() {
			r := w.frame().entries[w.frame().grid.cursor.row].record
			w.do(w.session.Case().Move(r.Kind(), r.Key(), by))
		}
	}
	at := func() int { return w.frame().grid.cursor.row }
	return []command{
		{cmdAddRow, groupFrame, "Add a row of the same kind", nil, fyne.KeyInsert, shown, func() { w.frame().addAfter(at()) }},
		{cmdAddInside, groupFrame, "Add inside the row", ctrl(fyne.KeyReturn), "", onRow, func() { w.frame().addInside(at()) }},
		{cmdAddAbove, groupFrame, "Add behind what the row belongs to", ctrlShift(fyne.KeyReturn), "", onRow, func() { w.frame().addOutside(at()) }},
		{cmdRowUp, groupFrame, "Move the row up", alt(fyne.KeyUp), "", onRow, move(-1)},
		{cmdRowDown, groupFrame, "Move the row down", alt(fyne.KeyDown), "", onRow, move(1)},
		{cmdDeleteRow, groupFrame, "Delete the row …", &desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierAlt}, "", onRow, func() { w.frame().deleteRows(at(), at()) }},
	}
}

// frame returns the frame's view while it is shown, else nil.
func (w *Window) frame() *frameView {
	v, _ := w.page.view.(*frameView)
	return v
}

// reveal puts the cursor on a record of whichever list holds it.
func (v *frameView) reveal(kind model.Kind, key string) {
	for i, l := range v.lists {
		if level := l.levelOf(kind); level >= 0 {
			v.showList(i)
			v.grid.moveToKey(string(kind)+"/"+key, l.kinds[level].named)
		}
	}
}
