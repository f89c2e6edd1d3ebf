package linetable

import (
	"cmp"
	"errors"

	"tomworkbench/model"
)

// edit makes one edit of all that was read, or says what is wrong with it.
func (t *table) edit() (model.Edit, error) {
	edit := model.Edit{Text: "Figures imported", Changes: t.frame.changes()}
	rank := t.c.Lines.NextRank()
	for _, id := range t.order {
		line := t.drafts[id]
		now, exists := t.c.Lines.Get(id)
		if !exists {
			t.report.Added++
			line.Rank = rank
			rank += model.RankAt(1) - model.RankAt(0)
			edit.Changes = append(edit.Changes, model.Change{To: line})
			t.report.Levels = append(t.report.Levels, t.levels(line)...)
			continue
		}
		line.Meta = now.Meta
		t.keep(line, now)
		one, err := t.c.Replace(id, line)
		if err == nil && one.Empty() {
			t.report.Unchanged++
			continue
		}
		t.report.Changed++
		t.report.Levels = append(t.report.Levels, t.levels(line)...)
		edit.Changes = append(edit.Changes, one.Changes...)
	}
	t.report.Says = !t.unsaid
	if err := t.wrong.Err(); err != nil {
		return model.Edit{}, err
	}
	if len(edit.Changes) == 0 {
		return model.Edit{}, nil
	}
	if _, _, err := model.Apply(t.c, edit); err != nil {
		return model.Edit{}, t.refused(err)
	}
	return edit, nil
}

// keep keeps what a line has now and the table has no column for.
func (t *table) keep(line, now *model.Line) {
	for _, one := range []struct {
		column string
		keep   func()
	}{
		{columnCategory, func() { line.Category = now.Category }},
		{columnRecurs, func() { line.Recurrence = now.Recurrence }},
		{columnNote, func() { line.Note = cmp.Or(line.Note, now.Note) }},
		{columnGrade, func() { line.Source.Grade = now.Source.Grade }},
		{columnDocument, func() { line.Source.Document = now.Source.Document }},
		{columnPage, func() { line.Source.Page = now.Source.Page }},
	} {
		if !t.has(one.column) {
			one.keep()
		}
	}
	if line.Source.Grade == "" && line.Source != (model.Source{}) {
		line.Source.Grade = model.Published
	}
	if !t.has(columnLikeliest) && line.HasRange() {
		line.Likeliest = now.Likeliest
	}
	if !t.has(columnUnpublished) {
		line.NotForPublication = now.NotForPublication
	}
	t.keepOptimism(line, now)
	t.keepBudget(line, now)
}

// refused says in which rows, and of which lines, the figures are refused.
func (t *table) refused(err error) error {
	var problems model.Problems
	if !errors.As(err, &problems) {
		return err
	}
	cases := map[model.Typed]*model.Case{model.Steps: typedAs(t.c, model.Steps), model.Levels: typedAs(t.c, model.Levels)}
	told := map[string]bool{}
	for _, p := range problems {
		line, ok := t.drafts[p.Key]
		switch {
		case p.Kind != model.KindLine || !ok:
			t.wrong.Add(t.frame.rowOf(p.Kind, p.Key), "", p.Text)
			continue
		case told[p.Key]:
			continue
		}
		told[p.Key] = true
		as := model.Steps
		if t.converted[p.Key] {
			as = model.Levels
		}
		texts := []string{p.Text}
		if len(told) <= mostTold {
			texts = t.problemsOf(line, cases[as], p)
		}
		for _, text := range texts {
			t.wrong.Add(t.rows[p.Key], t.nameOf(line), text)
		}
	}
	return cmp.Or(t.wrong.Err(), err)
}

// mostTold is how many refused lines are told in the terms in which they were typed: each is tried on the case anew.
const mostTold = 100

// problemsOf says what is wrong with a line in the terms in which its figures were typed.
func (t *table) problemsOf(line *model.Line, c *model.Case, p model.Problem) []string {
	change := model.Change{To: line}
	if now, exists := c.Lines.Get(line.ID); exists {
		change.From = now
	}
	var problems model.Problems
	_, _, err := model.Apply(c, model.Edit{Changes: append(t.frame.changes(), change)})
	if !errors.As(err, &problems) {
		return []string{p.Text}
	}
	var texts []string
	for _, one := range problems {
		if one.Key == line.ID {
			texts = append(texts, one.Text)
		}
	}
	return texts
}

// nameOf names a line by its owner, which may be new.
func (t *table) nameOf(l *model.Line) string {
	if name := t.frame.optionName(l.Owner); name != "" {
		return name + ", " + string(l.Type)
	}
	return t.c.LineName(l)
}

// typedAs is the case as if its figures were typed as those of a row are: what is wrong with them is then said in their terms.
func typedAs(c *model.Case, as model.Typed) *model.Case {
	edit, err := c.SetTyped(as)
	if err != nil {
		return c
	}
	if next, _, err := model.Apply(c, edit); err == nil {
		return next
	}
	return c
}

// levels names a line that was read as steps and looks like levels, no other.
func (t *table) levels(l *model.Line) []string {
	if l.LooksLikeLevels() && !t.converted[l.ID] {
		return []string{t.nameOf(l)}
	}
	return nil
}
