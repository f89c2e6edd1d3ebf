package setup

import (
	"fmt"
	"regexp"
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/tableimport"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// onPaste adds a record a row where names are pasted, each with the fields behind it and in a tree by its indentation;
// on another field it fills the cells from the cursor on. Where any cell can't be taken, nothing is pasted and every
// kind of problem is named. A table of components, decisions and options with its headings is read whole, with its
// figures.
func (v *view) onPaste(at grid.Place, text string) {
	if tableimport.Paste(v.h, text) {
		return
	}
	cells, err := spreadsheet.Cells(text)
	if len(cells) > mostNames {
		err = fmt.Errorf("%d rows are pasted, and at most %d names are taken at once; a table with headings (Component, Decision, Option) takes more", len(cells), mostNames)
	}
	if err != nil || len(cells) == 0 {
		page.Paste(v.h, model.Edit{}, err)
		return
	}
	then := *v // what is shown now, whatever the window shows when a long list is read
	v.draft = nil
	page.TakeIn(v.h, len(cells), func() (model.Edit, error) { return then.pasted(at, cells) }, func(edit model.Edit, wrong error) {
		page.Paste(v.h, edit, wrong)
		v.rebuild()
		v.Grid.Refresh()
	})
}

// mostNames is how many rows of names are taken at once: each is added to the case as the ones before have left it.
const mostNames = 2000

// pasted is the edit that pasted cells make, or what is wrong with them.
func (v *view) pasted(at grid.Place, cells [][]string) (model.Edit, error) {
	p := framePaste{v: v, now: v.shown, at: at}
	switch draft := v.draft; {
	case draft != nil:
		p.add(*draft, cells)
	case len(v.entries) == 0:
		p.add(frameRow{}, cells)
	case v.kindOf(v.entries[at.Row]).fixed && at.Col == 0:
		p.add(p.inside(v.entries[at.Row], cells[0][0]), cells)
	case v.takesNames(at):
		r := v.entries[at.Row]
		p.add(frameRow{level: r.level, parent: r.parent, after: r.record.Key()}, cells)
	default:
		p.fill(cells)
	}
	edit, err := v.own(v.shown.Together(p.text(), p.edits...))
	if err != nil {
		p.wrong.Add(1, "", err)
	}
	return edit, p.wrong.Err()
}

// takesNames reports whether what is pasted at a cell are new rows: on the name, or on the number before it. A kind
// that takes more than a name has none.
func (v *view) takesNames(at grid.Place) bool {
	k := v.kindOf(v.entries[at.Row])
	return k.ask == nil && (at.Col == k.named || at.Col < k.named && k.fields[at.Col].Set == nil)
}

// inside is where rows go that are pasted on a record to which none is added: into it, unless the first of them names one
// like it.
func (p *framePaste) inside(r frameRow, first string) frameRow {
	if p.named(p.v.kindOf(r), "", first) != nil {
		return frameRow{}
	}
	return frameRow{level: r.level + 1, parent: r.record.Key()}
}

// named is the record of a kind below a parent that has a name, nil for none.
func (p *framePaste) named(k frameKind, parent, name string) model.Record {
	for r := range p.now.RecordsOf(k.kind) {
		if model.Parent(r) == parent && strings.EqualFold(k.fields[k.named].Get(p.now, r), strings.TrimSpace(name)) {
			return r
		}
	}
	return nil
}

// framePaste is what becomes of a list that cells are pasted into, row by row.
type framePaste struct {
	v *view
	// now is the case with the rows pasted so far, edits what made it so, and at where the paste began.
	now   *model.Case
	edits []func(*model.Case) (model.Edit, error)
	at    grid.Place
	nouns []string
	wrong spreadsheet.Faults
}

// text says what was pasted, nothing where one row says it itself.
func (p *framePaste) text() string {
	nouns := "rows"
	for i, one := range p.nouns {
		if nouns = one; one != p.nouns[max(i-1, 0)] {
			nouns = "rows"
			break
		}
	}
	return say.Several(fmt.Sprintf("%d %s pasted", len(p.edits), nouns), p.edits)
}

// take makes an edit a part of the paste, or notes why it can't be made, and reports whether it was.
func (p *framePaste) take(n int, edit model.Edit, err error) bool {
	if err == nil && !edit.Empty() {
		var next *model.Case
		if next, _, err = model.Apply(p.now, edit); err == nil {
			p.now = next
			p.edits = append(p.edits, func(*model.Case) (model.Edit, error) { return edit, nil })
		}
	}
	if err != nil {
		p.wrong.Add(n, "", model.Small(say.Refusal(err)))
	}
	return err == nil
}

// add makes a record of every row of cells, from where a draft would stand on.
func (p *framePaste) add(draft frameRow, cells [][]string) {
	kinds := p.v.lists[p.v.list].kinds
	first, rows := p.rows(kinds, cells)
	deepest := 0
	for _, r := range rows {
		deepest = max(deepest, r.Depth)
	}
	top := p.v.outwards(draft, len(kinds)-1-deepest)
	// last holds the record added last at every depth, empty where none was below the present one.
	last := make([]string, len(kinds)+1)
	last[0] = top.after
	for _, r := range rows {
		parent := top.parent
		if r.Depth > 0 {
			parent = last[r.Depth-1]
		}
		k := kinds[top.level+r.Depth]
		record, add := p.record(k, parent, first, r), p.put(kinds[0].fixed || k.once)
		if record == nil {
			continue
		}
		edit, err := add(record, last[r.Depth])
		if !p.take(r.N, edit, err) {
			return // what is below it has no place
		}
		p.nouns = append(p.nouns, k.several())
		last[r.Depth], last[r.Depth+1] = record.Key(), ""
	}
}

// rows are the rows of cells with their depths, and the column that the first cell of each belongs to. In a list without
// levels whose rows begin with numbers, as they are copied, the numbers are left out: every new row gets its own.
func (p *framePaste) rows(kinds []frameKind, cells [][]string) (first int, rows []spreadsheet.OutlineRow) {
	k := kinds[0]
	if len(kinds) > 1 {
		return k.named, spreadsheet.Outline(cells, len(kinds), &p.wrong)
	}
	numbered := true
	for i, row := range cells {
		if strings.TrimSpace(strings.Join(row, "")) != "" {
			rows = append(rows, spreadsheet.OutlineRow{N: i + 1, Cells: row})
		}
		_, known := p.now.Record(k.kind, strings.TrimSpace(row[0]))
		numbered = numbered && (known || numbers.MatchString(strings.TrimSpace(row[0])))
	}
	if first = min(p.at.Col, k.named); k.fields[first].Set == nil && !numbered {
		first = k.named
	}
	return first, rows
}

// outwards moves a draft out to a level of the tree: behind what it would belong to.
func (v *view) outwards(draft frameRow, level int) frameRow {
	for draft.level > max(level, 0) {
		up := frameRow{level: draft.level - 1, after: draft.parent}
		for _, r := range v.entries {
			if r.level == up.level && r.record != nil && r.record.Key() == draft.parent {
				up.parent = r.parent
			}
		}
		draft = up
	}
	return draft
}

// numbers are how the records of a list with numbers are numbered.
var numbers = regexp.MustCompile(`^[A-Z]{1,2}[0-9]{1,3}$`)

// record makes the record of a row, nil where a cell can't be taken.
func (p *framePaste) record(k frameKind, parent string, first int, r spreadsheet.OutlineRow) model.Record {
	name := ""
	if at := k.named - first; at < len(r.Cells) {
		name = strings.TrimSpace(r.Cells[at])
	}
	if name == "" {
		p.wrong.Add(r.N, "", "the row has no name: it begins with a cell that is empty, or a number alone")
		return nil
	}
	for col := range k.takes {
		if at := col - first; at < 0 || at >= len(r.Cells) || strings.TrimSpace(r.Cells[at]) == "" {
			p.wrong.Add(r.N, p.v.Columns()[col].Title, fmt.Sprintf("a new %s can't be without it", k.words()))
			return nil
		}
	}
	record, err := p.made(k, name, parent)
	if err != nil {
		p.wrong.Add(r.N, p.v.Columns()[k.named].Title, err)
		return nil
	}
	for j, text := range r.Cells {
		col := first + j
		if beyond := col >= len(k.fields); col != k.named && (beyond || !k.fields[col].WorkedOut && (col > 0 || k.fields[col].Set != nil)) {
			record = p.with(r.N, k, record, col, text)
		}
	}
	return record
}

// made returns a new record with a name. In a list whose first records are always the same, or where a name names one record, it is the one
// that has the name, where there is one.
func (p *framePaste) made(k frameKind, name, parent string) (model.Record, error) {
	if !p.v.lists[p.v.list].kinds[0].fixed && !k.once {
		return k.made(p.now, name, parent)
	}
	if r := p.named(k, parent, name); r != nil {
		return r, nil
	}
	if k.fixed {
		return nil, fmt.Errorf("“%s” is none of the tables; they are always the same", name)
	}
	return k.made(p.now, name, parent)
}

// put returns what puts a record into the case: as a new one, or where known may be the one of the name in its own place.
func (p *framePaste) put(known bool) func(r model.Record, after string) (model.Edit, error) {
	return func(r model.Record, after string) (model.Edit, error) {
		if _, there := p.now.Record(r.Kind(), r.Key()); there && known {
			return p.now.Replace(r.Key(), r)
		}
		return p.now.Add(r, after)
	}
}

// fill puts the cells into the fields from the cursor on, row by row. Rows beyond the list are added where they can
// have a name.
func (p *framePaste) fill(cells [][]string) {
	for i, row := range cells {
		at := p.at.Row + i
		if at >= len(p.v.entries) {
			p.append(i+1, row)
			continue
		}
		r := p.v.entries[at]
		next := r.record
		for j, text := range row {
			next = p.with(i+1, p.v.kindOf(r), next, p.at.Col+j, text)
		}
		edit, err := p.now.Replace(r.record.Key(), next)
		p.take(i+1, edit, err)
	}
}

// append adds a record beyond the last of the list.
func (p *framePaste) append(n int, row []string) {
	k := p.v.lists[p.v.list].kinds[0]
	switch {
	case len(p.v.lists[p.v.list].kinds) > 1 || p.at.Col > k.named:
		p.wrong.Add(n, "", "the list ends before this row; paste names to add rows")
	case strings.TrimSpace(strings.Join(row, "")) != "":
		if record := p.record(k, "", p.at.Col, spreadsheet.OutlineRow{N: n, Cells: row}); record != nil {
			edit, err := p.now.Add(record, "")
			p.take(n, edit, err)
		}
	}
}

// with returns the record with a cell in it, or as it was where the cell can't be taken. An empty cell leaves what
// can't be empty.
func (p *framePaste) with(n int, k frameKind, record model.Record, col int, text string) model.Record {
	text = strings.TrimSpace(text)
	if col >= len(k.fields) {
		if text != "" {
			p.wrong.Add(n, "", fmt.Sprintf("“%s” stands beyond the last column", text))
		}
		return record
	}
	f := k.fields[col]
	switch {
	case f.Get(p.now, record) == text, text == "" && !f.Clears(p.now):
		return record
	case f.Set == nil:
		p.wrong.Add(n, p.v.Columns()[col].Title, fmt.Sprintf("“%s” can't be put here: the row of this %s has nothing in the column", text, k.words()))
		return record
	case text == "":
		text = f.None
	}
	next, err := f.Set(p.now, record, text)
	if err != nil {
		p.wrong.Add(n, p.v.Columns()[col].Title, err)
		return record
	}
	return next
}
