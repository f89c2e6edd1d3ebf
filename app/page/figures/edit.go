package figures

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func (v *view) onEdit(at grid.Place, text string) error {
	edit, err := v.cellEdit(v.shown, v.lines[at.Row], v.fields[at.Col], strings.TrimSpace(text))
	if err != nil {
		return err
	}
	along := v.alongWords(at, text)
	if err := v.h.Session().Do(edit); err != nil {
		return err
	}
	v.done, v.doneOf = along, v.h.Session().Case()
	return nil
}

// alongWords says that other figures go along with one that is typed, nothing where none does.
func (v *view) alongWords(at grid.Place, text string) string {
	r, f := v.lines[at.Row], v.fields[at.Col]
	figure, err := model.ReadFigure(cmp.Or(strings.TrimSpace(text), "0"))
	if f.kind != yearColumn || err != nil {
		return ""
	}
	typed := v.shown.Head().Typed
	next, along := typed.With(r.line, r.maximum, f.year, figure)
	if !along {
		return ""
	}
	var moved []string
	for _, one := range []struct {
		of       string
		was, now []decimal.Decimal
	}{{field.Lowest, r.line.Minimum, next.Minimum}, {field.Highest, r.line.Maximum, next.Maximum}} {
		was, now := typed.AsTyped(r.line.Recurrence, one.was), typed.AsTyped(r.line.Recurrence, one.now)
		for year := range now {
			own := year == f.year && (one.of == field.Highest) == r.maximum
			if !own && !was[year].Equal(now[year]) {
				moved = append(moved, v.shown.Head().YearName(year)+" "+one.of+" "+model.InFull(now[year]))
			}
		}
	}
	return "So that the range holds, these go along: " + model.JoinWords(moved) + "."
}

// cellEdit makes the edit that a text typed into a cell means.
func (v *view) cellEdit(c *model.Case, r figureRow, f figureColumn, text string) (model.Edit, error) {
	now, ok := c.Lines.Get(r.line.ID)
	if !ok {
		return model.Edit{}, fmt.Errorf("the line is no longer there")
	}
	next, err := f.changed(c, now, r.maximum, text)
	if err != nil {
		return model.Edit{}, err
	}
	return c.Replace(now.ID, next)
}

// changed returns a line, or its maximum, with the column's cell as typed.
func (f figureColumn) changed(c *model.Case, line *model.Line, maximum bool, text string) (model.Record, error) {
	switch f.kind {
	case estimateColumn:
		return field.WithEstimate(line, maximum, text)
	case yearColumn:
		figure, err := model.ReadFigure(cmp.Or(text, "0"))
		if err != nil {
			return nil, err
		}
		next, _ := c.Head().Typed.With(line, maximum, f.year, figure)
		return next, nil
	}
	return f.field.Set(c, line, cmp.Or(text, f.field.None))
}

// clears reports whether the column takes an empty cell for one with nothing in it.
func (f figureColumn) clears(c *model.Case) bool {
	return f.kind == fieldColumn && f.field.Clears(c)
}

// onTyped says how a figure is read, and refuses what can't be one.
func (v *view) onTyped(at grid.Place, text string) (string, error) {
	r, f := v.lines[at.Row], v.fields[at.Col]
	edit, err := v.cellEdit(v.shown, r, f, strings.TrimSpace(text))
	if err == nil && !edit.Empty() {
		_, _, err = model.Apply(v.shown, edit)
	}
	if err != nil {
		return "", err
	}
	switch {
	case f.kind == yearColumn:
		figure, err := model.ReadFigure(cmp.Or(strings.TrimSpace(text), "0"))
		words := model.InFull(figure)
		if along := v.alongWords(at, text); along != "" {
			words += ". " + along
		}
		return words, err
	case f.kind == fieldColumn:
		next, err := f.field.Set(v.shown, r.line, strings.TrimSpace(text))
		if err != nil {
			return "", err
		}
		return f.field.Reading(v.shown, next), nil
	}
	return "", nil
}

// onOpen adds the first line, or says why a cell takes no typing.
func (v *view) onOpen(at grid.Place) {
	if len(v.lines) == 0 {
		v.h.Run(cmdAddLine)
		return
	}
	v.onLocked(at)
}

// onLocked says why a cell takes no typing.
func (v *view) onLocked(at grid.Place) {
	r, f := v.lines[at.Row], v.fields[at.Col]
	why := "is for both estimates: type it into the row above"
	switch {
	case f.kind == totalColumn:
		why = "adds up the years: type their figures"
	case f.field.Only != nil && !f.field.Only(r.line):
		why = f.field.Lacks
	}
	v.h.Warn("× " + f.Title + " " + why + ".")
}

// onPick offers the values of a cell that takes one of a few.
func (v *view) onPick(at grid.Place) {
	r, f := v.lines[at.Row], v.fields[at.Col]
	if f.kind == estimateColumn {
		now := map[bool]int{true: 1}[r.line.HasRange()]
		v.h.Choose(f.Title, []string{"One figure a year", "A lowest and a highest figure"}, now, func(i int) {
			v.take(at)([]string{"both", field.Highest}[i])
		})
		return
	}
	page.OfferValues(v.h, f.Title, f.field.Values(v.shown), f.field.Get(v.shown, r.line), v.take(at))
}

// take returns what puts a value that was picked into a cell.
func (v *view) take(at grid.Place) func(text string) {
	return func(text string) {
		v.h.Report(v.onEdit(at, text))
		v.Focus()
	}
}

// onCursor says in full what the cursor is on: the line, the year and where the figure comes from.
func (v *view) onCursor(at grid.Place) {
	if at.Row >= len(v.lines) {
		v.h.Explain("")
		return
	}
	line := v.lines[at.Row].line
	words := field.Owner().Get(v.shown, line) + ", " + string(line.Type)
	if line.Category != "" {
		words += ", " + line.Category
	}
	switch f := v.fields[at.Col]; {
	case f.kind == yearColumn:
		words += ", " + f.Title
	case f.field.Says != nil && f.has(v.lines[at.Row]):
		if said := f.field.Says(v.shown, line); said != "" {
			words += ": " + said
		}
	}
	if rows := v.shown.RegisterDifference(line.ID); rows != "" {
		words += ". " + rows
	}
	words += ". Source: " + sourceWords(v.shown, line.Source)
	if v.done != "" && v.doneOf == v.shown {
		words = v.done + " " + words
	}
	if v.looksLikeLevels(line) {
		v.h.Warn(v.shown.LevelsWarning(line) + ": press These are levels. " + words)
		return
	}
	if line.LacksEvidence() {
		words = "Where the own evidence comes from isn't said: type it in “" + evidenceTitle + "”. " + words
	}
	v.h.Explain(words)
}

// takeAsLevels turns the figures of the line with the cursor, typed as levels, into steps, and says what they are now.
func (v *view) takeAsLevels() {
	id := v.lines[v.Grid.Cursor.Row].line.ID
	if v.h.Do(v.shown.TakeAsLevels(id)); v.looksLikeLevels(v.lines[v.Grid.Cursor.Row].line) {
		return
	}
	line, _ := v.shown.Lines.Get(id)
	last := len(line.Minimum) - 1
	v.done = fmt.Sprintf("Taken as yearly levels: the line comes to %s by %s.", model.Million(model.LevelsOf(line.Minimum)[last]), v.shown.Head().YearName(last))
	v.doneOf = v.shown
	v.onCursor(v.Grid.Cursor)
}

// sourceWords says where a figure comes from.
func sourceWords(c *model.Case, s model.Source) string {
	words := string(s.Grade)
	if d, ok := c.Documents.Get(s.Document); ok {
		words += ", " + d.Title
	}
	if s.Page != "" {
		words += ", page " + s.Page
	}
	if words == "" {
		return "not stated"
	}
	return words
}

// onRune steps a field of a few values with Space, or offers the many.
func (v *view) onRune(r rune) bool {
	if len(v.lines) == 0 || r != ' ' {
		return false
	}
	at := v.Grid.Cursor
	row, f := v.lines[at.Row], v.fields[at.Col]
	if f.kind == estimateColumn {
		v.h.Report(v.onEdit(at, map[bool]string{true: "both", false: field.Highest}[row.line.HasRange()]))
		return true
	}
	if f.kind != fieldColumn || f.field.Values == nil || !f.has(row) {
		return false
	}
	page.PickValue(v.h, f.Title, f.field, v.shown, row.line, v.take(at))
	return true
}

// onClear empties the selected cells: a figure becomes nothing, a row selected by its owner goes.
func (v *view) onClear(from, to grid.Place) {
	if from.Col == 0 {
		v.deleteLines(from.Row, to.Row)
		return
	}
	var edits []func(*model.Case) (model.Edit, error)
	for _, r := range v.lines[from.Row : to.Row+1] {
		for _, f := range v.fields[from.Col : to.Col+1] {
			if v.isLocked(r, f) || f.kind == fieldColumn && !f.clears(v.shown) {
				continue
			}
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return v.cellEdit(c, r, f, "") })
		}
	}
	if len(edits) == 0 {
		if from == to && v.isLocked(v.lines[from.Row], v.fields[from.Col]) {
			v.onLocked(from)
			return
		}
		v.h.Explain(v.fields[from.Col].Title + " can't be empty")
		return
	}
	v.h.Do(v.shown.Together(say.Several("Figures cleared", edits), edits...))
}

// isLocked reports whether a cell takes no typing.
func (v *view) isLocked(r figureRow, f figureColumn) bool {
	return f.kind == totalColumn || f.kind == fieldColumn && !f.has(r)
}

// addLine adds a line without figures behind the one with the cursor, of the same owner and kind.
func (v *view) addLine() {
	if len(v.lines) == 0 {
		words := append([]string{model.CouncilWide}, field.OptionWords(v.shown)...)
		v.h.Choose("Whose line is it?", words, 0, func(i int) {
			owner := model.Programme
			if i > 0 {
				owner = v.shown.Options.At(i - 1).ID
			}
			v.insert(&model.Line{Owner: owner, Type: model.BenefitLine, Recurrence: model.Ongoing}, "", 1)
		})
		return
	}
	now := v.lines[v.Grid.Cursor.Row].line
	v.insert(&model.Line{Owner: now.Owner, Type: now.Type, Category: now.Category, Recurrence: now.Recurrence}, now.ID, 1)
}

// insert adds a line and puts the cursor on one of its cells; where such lines aren't shown, all are from now on.
func (v *view) insert(line *model.Line, after string, col int) {
	line.ID = uuid.NewString()
	line.Minimum = make([]decimal.Decimal, v.shown.Head().Years)
	line.Source = model.Source{Grade: model.Workshop}
	added := v.h.Do(v.shown.Add(line, after))
	if _, seen := v.Grid.RowOf(line.ID); added && !seen {
		v.showLines(allLines, bothKinds)
	}
	v.Grid.MoveToKey(line.ID, col)
	v.Focus()
}

// showOwner puts the cursor on the lines of an owner, or adds its first one.
func (v *view) showOwner(owner string) {
	v.showLines(allLines, bothKinds)
	for i, r := range v.lines {
		if r.line.Owner == owner {
			v.Grid.MoveTo(grid.Place{Row: i, Col: figuresFixed})
			return
		}
	}
	v.insert(&model.Line{Owner: owner, Type: model.BenefitLine, Recurrence: model.Ongoing}, "", figuresFixed)
}

func (v *view) deleteLines(from, to int) {
	var edits []func(*model.Case) (model.Edit, error)
	for _, r := range v.lines[from : to+1] {
		if !r.maximum {
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindLine, r.line.ID) })
		}
	}
	if len(edits) == 0 { // a maximum alone: the range goes
		v.h.Report(v.onEdit(grid.Place{Row: from, Col: figuresFixed - 1}, field.Lowest))
		return
	}
	v.h.Do(v.shown.Together(say.Several(fmt.Sprintf("%d lines deleted", len(edits)), edits), edits...))
}
