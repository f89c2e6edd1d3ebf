package delivery

import (
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/delivery"
)

// onEdit takes what was typed into a cell. A figure of a month after the one shown is not left out of what has come: that month is
// shown from then on.
func (v *view) onEdit(at grid.Place, text string) error {
	month := v.columns[at.Col].month
	edit, err := v.columns[at.Col].set(v.shown, v.rows[at.Row], strings.TrimSpace(text))
	if err == nil {
		err = v.h.Session().Do(edit)
	}
	if err == nil && month > v.period && strings.TrimSpace(text) != "" {
		v.period = month
		v.Refresh()
	}
	return err
}

// onTyped says how what is being typed is read, or why it can't be.
func (v *view) onTyped(at grid.Place, text string) (string, error) {
	c := v.columns[at.Col]
	edit, err := c.set(v.shown, v.rows[at.Row], strings.TrimSpace(text))
	if err = page.Sound(v.h, edit, err); err != nil || c.reading == nil {
		return "", err
	}
	return c.reading(text), nil
}

// onPick offers the values of a cell that takes one of a few; onRune steps them with Space.
func (v *view) onPick(at grid.Place) {
	c := v.columns[at.Col]
	page.OfferValues(v.h, c.Title+" of “"+v.rows[at.Row].name()+"”", c.values, c.text(v.rows[at.Row]), func(text string) { v.take(at, text) })
}

func (v *view) onRune(letter rune) bool {
	at := v.Grid.Cursor
	if letter != ' ' || at.Row >= len(v.rows) || !v.Cell(at.Row, at.Col).Picks {
		return false
	}
	v.onPick(at)
	return true
}

// take puts a value that was picked into a cell. A status that needs a reason and has none opens the form with both.
func (v *view) take(at grid.Place, text string) {
	if at.Row >= len(v.rows) {
		return
	}
	r, c := v.rows[at.Row], v.columns[at.Col]
	if said := r.said(); c.Title == "Status" && said != nil && said.Reason == "" && (strings.HasPrefix(text, "A ") || strings.HasPrefix(text, "R ")) {
		v.askStatus(r, statusOf(text))
		return
	}
	v.inPlace(func() { v.h.Report(v.onEdit(at, text)) })
	v.Focus()
}

// inPlace leaves the cursor at its place in the list while something is said of its row, which may sort it elsewhere: the next row to be
// looked at comes there.
func (v *view) inPlace(say func()) {
	at := v.Grid.Cursor
	say()
	if at.Row < len(v.rows) {
		v.Grid.MoveTo(at)
	}
}

// statusOf is the status with some words.
func statusOf(words string) model.DeliveryStatus {
	for _, s := range model.DeliveryStatuses() {
		if s.Words() == words {
			return s
		}
	}
	return model.NotReported
}

// onCursor says what the row under the cursor is, and what should be looked at about it.
func (v *view) onCursor(at grid.Place) {
	if at.Row >= len(v.rows) {
		v.h.Explain("")
		return
	}
	r := v.rows[at.Row]
	for _, c := range v.checks {
		if r.line != nil && c.Line == r.line.Line.ID {
			v.h.Warn(c.Text)
			return
		}
	}
	words := r.name()
	if at.Col > 0 {
		words += ", " + v.columns[at.Col].Title
	}
	if said := r.said(); said != nil && said.Reason != "" {
		words += ". " + model.Capital(said.Status.Plain()) + ": " + said.Reason
	}
	if dated := v.dated(r); dated != "" {
		words = strings.TrimSuffix(words, ".") + " (" + dated + ")"
	}
	if r.group != nil && v.at.Baseline != nil {
		words = v.at.Expected(*r.group) + ". " + v.at.ToDate(*r.group)
	}
	v.h.Explain(words)
}

// onOpen agrees on the first baseline, or says why a cell takes no typing.
func (v *view) onOpen(at grid.Place) {
	if len(v.rows) == 0 && v.at.Baseline == nil {
		v.h.Run(cmdAgree)
		return
	}
	v.onLocked(at)
}

// onLocked says why a cell takes no typing.
func (v *view) onLocked(at grid.Place) {
	if at.Row >= len(v.rows) {
		return
	}
	c := v.columns[at.Col]
	switch {
	case v.rows[at.Row].outside != nil:
		v.h.Warn("The baseline in force doesn’t have this line: change the baseline to count it, or delete its months.")
	default:
		v.h.Warn("× " + c.Title + " " + c.why + ".")
	}
}

// onClear empties the selected cells; the months of what isn't in the baseline go too.
func (v *view) onClear(from, to grid.Place) {
	g := gathered{}
	for _, r := range v.rows[from.Row : to.Row+1] {
		for _, c := range v.columns[from.Col : to.Col+1] {
			if v.takes(r, c) {
				_ = g.add(r, c, "") // an empty cell can always be taken
			}
		}
		if r.outside != nil && v.tab == monthsTab {
			g.makers = append(g.makers, v.clearOutside(r)...)
		}
	}
	if g.empty() {
		v.onLocked(from)
		return
	}
	v.h.Propose(g.edit(v.shown, "Cells of delivery emptied"))
}

// clearOutside takes out what is known of a line that isn't in the baseline, in the year shown.
func (v *view) clearOutside(r row) []func(*model.Case) (model.Edit, error) {
	key := v.shown.ActualsOf(r.outside.Line, v.period.Begins()).Key()
	if _, there := v.shown.Actuals.Get(key); !there {
		return nil
	}
	return []func(*model.Case) (model.Edit, error){func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindActuals, key) }}
}

// gathered are the edits of many cells: of actuals, however many, one.
type gathered struct {
	actuals []model.ActualFigure
	makers  []func(*model.Case) (model.Edit, error)
}

func (g *gathered) empty() bool { return len(g.actuals)+len(g.makers) == 0 }

// add adds the text of a cell, or returns why it can't be taken.
func (g *gathered) add(r row, c column, text string) error {
	if c.month == 0 {
		g.makers = append(g.makers, func(now *model.Case) (model.Edit, error) { return c.set(now, r, text) })
		return nil
	}
	d, err := optional(text)
	if err == nil {
		g.actuals = append(g.actuals, model.ActualFigure{Line: r.line.Line.ID, Month: c.month, Figure: d})
	}
	return err
}

// in is what was gathered with its actuals in a unit.
func (g gathered) in(unit string) gathered {
	actuals := make([]model.ActualFigure, len(g.actuals))
	for i, one := range g.actuals {
		if one.Figure != nil {
			d := delivery.In(unit, *one.Figure)
			one.Figure = &d
		}
		actuals[i] = one
	}
	g.actuals = actuals
	return g
}

// edit is one edit of all.
func (g *gathered) edit(c *model.Case, text string) (model.Edit, error) {
	makers := g.makers
	if len(g.actuals) > 0 {
		makers = append(makers, func(now *model.Case) (model.Edit, error) { return now.SayActuals(text, g.actuals) })
	}
	return c.Together(text, makers...)
}
