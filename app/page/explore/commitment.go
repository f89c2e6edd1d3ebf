package explore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
	"tomworkbench/storage/spreadsheet"
)

// The columns of the list of commitments.
const (
	columnDecision = iota
	columnAnswer
	columnMark
	columnQuestion
	columnBy
	columnSchemesOpen
	columnSchemesKept
	columnNetOpen
	columnNetKept
)

func commitmentColumns() []grid.Column {
	return []grid.Column{
		{Title: "Decision", Ems: 11, Grow: 1},
		{Title: "Present answer", Ems: 9, Grow: 1},
		{Title: "Mark", Ems: 7},
		{Title: "Question", Ems: 10, Grow: 1.5},
		{Title: "By when", Ems: 6, Grow: 0.5},
		{Title: "Schemes open", Ems: 9, Trailing: true},
		{Title: "if kept", Ems: 5, Trailing: true},
		{Title: "Best net £m open", Ems: 11, Trailing: true},
		{Title: "if kept", Ems: 5, Trailing: true},
	}
}

// decisionCount is the number of rows of the list of commitments; there is nothing to mark without a scenario.
func (v *view) decisionCount() int {
	if v.asked.current == nil || v.asked.view.Scenario == "" {
		return 0
	}
	return v.asked.current.Decisions.Len()
}

// decisionAt is the decision of a row of the list of commitments.
func (v *view) decisionAt(row int) (*model.Decision, bool) {
	if v.tab != tabCommitment || row >= v.decisionCount() {
		return nil, false
	}
	return v.asked.current.Decisions.At(row), true
}

// mark is what is done about the decision of a row, in the present state.
func (v *view) mark(row int) *model.Commitment {
	d, ok := v.decisionAt(row)
	if !ok {
		return &model.Commitment{}
	}
	return v.asked.current.Commitment(v.asked.view.Scenario, d.ID)
}

// commitmentCell shows a decision: what it is, what is done about it, and what that keeps open.
func (v *view) commitmentCell(row, col int) grid.Cell {
	c := v.asked.current
	d, ok := v.decisionAt(row)
	if !ok {
		return grid.Cell{Locked: true}
	}
	now := v.mark(row)
	switch col {
	case columnDecision:
		return grid.Cell{Text: say.Decision(c, d), Locked: true, Bold: true}
	case columnAnswer:
		return grid.Cell{Text: say.Answer(c, c.Choice(v.asked.view.Scenario, d.ID)), Locked: true, Ink: ui.ColorQuiet}
	case columnMark:
		if now.Mode == model.Unmarked {
			return grid.Cell{Text: "–", Input: now.Mode.Words(), Picks: true, Ink: ui.ColorQuiet}
		}
		return grid.Cell{Text: now.Mode.Words(), Picks: true, Bold: now.Mode == model.DecideNow}
	case columnQuestion:
		return grid.Cell{Text: now.Question}
	case columnBy:
		return grid.Cell{Text: now.By}
	}
	return v.keptCell(d, col)
}

// keptCell shows what a decision keeps open, once that is known.
func (v *view) keptCell(d *model.Decision, col int) grid.Cell {
	cell := grid.Cell{Text: "…", Locked: true, Ink: ui.ColorQuiet}
	x, open, ok := v.kept(d)
	if !ok {
		return cell
	}
	whole := col == columnSchemesOpen || col == columnNetOpen
	at := open
	if x.Decided == whole {
		at = x.Fixed // nil for what is decided now: nothing of it is open
	}
	if whole {
		cell.Ink = ""
	}
	switch {
	case at == nil:
		cell.Text = "–"
	case col == columnSchemesOpen || col == columnSchemesKept:
		cell.Text = say.Grouped(at.Schemes)
		cell.Input = field.AsTyped(cell.Text)
	default:
		cell.Text = netWords(at)
		cell.Input = field.AsTyped(cell.Text)
		cell.Bold = whole && x.Fixed != nil && better(open, x.Fixed)
	}
	if at != nil && at.Best == nil {
		cell.Ink = ui.ColorConflict
	}
	return cell
}

// better reports whether the best of some schemes has a higher net than the best of others.
func better(a, b *schemes.Reachable) bool {
	return a.Best != nil && (b.Best == nil || b.Best.Net().LessThan(a.Best.Net()))
}

// kept is what a decision keeps open, false while the answer to that is that of an older question.
func (v *view) kept(d *model.Decision) (x schemes.Committed, open *schemes.Reachable, ok bool) {
	if v.found.kept == nil || v.found.job.asked != v.asked.asked {
		return x, nil, false
	}
	for _, x := range v.found.kept.Decisions {
		if x.Decision.ID == d.ID {
			return x, &v.found.kept.Open, true
		}
	}
	return x, nil, false
}

// netWords is the best net in £m, as a table has it.
func netWords(r *schemes.Reachable) string {
	if r.Best == nil {
		return "–"
	}
	return strings.NewReplacer("£", "", "m", "").Replace(model.MoneyStyle{Places: 2}.Format(r.Best.Net()))
}

// commitmentWords says what a decision keeps open, and which scheme is the best of those.
func (v *view) commitmentWords(d *model.Decision) string {
	name := say.Decision(v.asked.current, d)
	x, open, ok := v.kept(d)
	switch {
	case !ok && v.found.err != nil:
		return name + ". " + say.Error(v.found.err)
	case !ok:
		return name + "."
	case open.Best == nil:
		return name + ". No scheme that fits the rules and the filters keeps what is decided now."
	case x.Decided:
		return fmt.Sprintf("%s is decided now: its answer is kept. %s schemes stay reachable beside what is decided now; %s",
			name, say.Grouped(open.Schemes), v.bestWords(open))
	case x.Fixed == nil:
		return fmt.Sprintf("%s has no answer yet, so it is open. %s schemes stay reachable; %s", name, say.Grouped(open.Schemes), v.bestWords(open))
	case x.Fixed.Best == nil:
		return fmt.Sprintf("%s: open, %s schemes stay reachable; with its present answer none fits. %s", name, say.Grouped(open.Schemes), v.bestWords(open))
	}
	worth := "leaving it open brings no better scheme"
	if better(open, x.Fixed) {
		worth = "leaving it open keeps a net that is " + model.Million(open.Best.Net().Sub(x.Fixed.Best.Net())) + " better"
	}
	return fmt.Sprintf("%s: open, %s schemes stay reachable; with its present answer %s; %s. %s",
		name, say.Grouped(open.Schemes), say.Grouped(x.Fixed.Schemes), worth, v.bestWords(open))
}

// bestWords names the best of what is reachable by what it changes of the scenario.
func (v *view) bestWords(r *schemes.Reachable) string {
	job := v.found.job
	text := "The best of them has a net of " + model.Million(r.Best.Net())
	changes := changesOf(job.current, job.view.Scenario, *r.Best)
	if len(changes) == 0 {
		return text + ": the scenario itself."
	}
	return text + ": " + strings.Join(changes, "; ") + "."
}

// markWords are the marks as they are picked and typed, in the order that Space steps through.
func markWords() []string {
	words := []string{model.Unmarked.Words()}
	for _, m := range model.CommitmentModes() {
		words = append(words, m.Words())
	}
	return words
}

// markAt is the mark at a place of markWords.
func markAt(i int) model.CommitmentMode {
	return append([]model.CommitmentMode{model.Unmarked}, model.CommitmentModes()...)[i]
}

// stepMark goes on to the next mark, and reports whether the cursor is on one. What has a question or a time goes
// round without losing it: only picking "not marked" takes that away.
func (v *view) stepMark(at grid.Place) bool {
	if at.Col != columnMark || at.Row >= v.Rows() {
		return false
	}
	now := v.mark(at.Row)
	next := (slices.Index(markWords(), now.Mode.Words()) + 1) % len(markWords())
	if next == 0 && now.Question+now.By != "" {
		next = 1
	}
	v.h.Report(v.onEdit(at, markWords()[next]))
	return true
}

// onPick offers the marks.
func (v *view) onPick(at grid.Place) {
	page.OfferValues(v.h, "Mark", markWords(), v.mark(at.Row).Mode.Words(), func(text string) {
		v.h.Report(v.onEdit(at, text))
		v.Focus()
	})
}

// onEdit takes a mark, a question or a time.
func (v *view) onEdit(at grid.Place, text string) error {
	edit, _, err := v.commit(at, text)
	if err == nil && v.h.Session().Case().Asks(edit) {
		v.h.Propose(edit, nil)
		return nil
	}
	if err == nil {
		err = v.h.Session().Do(edit)
	}
	return err
}

// onTyped says which mark a text means, or why it can't be taken.
func (v *view) onTyped(at grid.Place, text string) (string, error) {
	edit, mode, err := v.commit(at, text)
	if err == nil && !edit.Empty() {
		_, _, err = model.Apply(v.h.Session().Case(), edit)
	}
	if err != nil || at.Col != columnMark {
		return "", err
	}
	return mode.Words(), nil
}

// commit makes the edit of one cell.
func (v *view) commit(at grid.Place, text string) (model.Edit, model.CommitmentMode, error) {
	now, err := committed(*v.mark(at.Row), at.Col, strings.TrimSpace(text))
	if err != nil {
		return model.Edit{}, "", err
	}
	edit, err := v.h.Session().Case().Commit(now.Scenario, now.Decision, now.Mode, now.Question, now.By)
	return edit, now.Mode, err
}

// committed is a commitment with a cell in it. Whoever asks a question of a decision that isn't marked wants to explore
// it; what isn't marked has no question.
func committed(now model.Commitment, col int, text string) (model.Commitment, error) {
	switch col {
	case columnMark:
		i, err := field.Word(markWords(), text)
		if err != nil {
			return now, err
		}
		if now.Mode = markAt(i); now.Mode == model.Unmarked {
			now.Question, now.By = "", ""
		}
		return now, nil
	case columnQuestion:
		now.Question = text
	default:
		now.By = text
	}
	if now.Question+now.By != "" {
		now.Mode = cmp.Or(now.Mode, model.Explore)
	}
	return now, nil
}

// onPaste takes marks, questions and times from the cursor on; what else stands in the table has to be as it is shown.
func (v *view) onPaste(at grid.Place, text string) {
	if v.tab != tabCommitment {
		v.h.Explain("Nothing is pasted here: the table shows what was worked out")
		return
	}
	var edits []func(*model.Case) (model.Edit, error)
	cells, err := spreadsheet.Cells(text)
	if err != nil {
		page.Paste(v.h, model.Edit{}, err)
		return
	}
	var wrong spreadsheet.Faults
	for i, row := range cells {
		if at.Row+i >= v.Rows() {
			wrong.Add(i+1, "", "the row stands below the last decision")
			continue
		}
		now := *v.mark(at.Row + i)
		for j, cell := range row {
			now = v.pasted(&wrong, now, i+1, grid.Place{Row: at.Row + i, Col: at.Col + j}, strings.TrimSpace(cell))
		}
		edits = append(edits, func(c *model.Case) (model.Edit, error) {
			return c.Commit(now.Scenario, now.Decision, now.Mode, now.Question, now.By)
		})
	}
	edit, err := v.h.Session().Case().Together(say.Several("Marks pasted", edits), edits...)
	if err != nil {
		wrong.Add(1, "", err)
	}
	page.Paste(v.h, edit, wrong.Err())
}

// pasted is a commitment with a pasted cell in it, or as it was where the cell can't be taken. An empty mark leaves the
// one that is there.
func (v *view) pasted(wrong *spreadsheet.Faults, now model.Commitment, n int, at grid.Place, text string) model.Commitment {
	cell := v.Grid.CellAt(at)
	switch {
	case text == strings.TrimSpace(cell.Start()), text == "" && (cell.Locked || at.Col == columnMark):
		return now
	case cell.Locked:
		wrong.Add(n, "", fmt.Sprintf("“%s” stands where nothing can be put", text))
		return now
	}
	next, err := committed(now, at.Col, text)
	if err != nil {
		wrong.Add(n, v.Grid.Columns[at.Col].Title, err)
		return now
	}
	return next
}

// onClear takes the marks, questions and times that are selected away.
func (v *view) onClear(from, to grid.Place) {
	if v.tab != tabCommitment {
		return
	}
	selected := func(col int) bool { return from.Col <= col && col <= to.Col }
	var edits []func(*model.Case) (model.Edit, error)
	for row := from.Row; row <= to.Row; row++ {
		now := *v.mark(row)
		if selected(columnMark) {
			now.Mode = model.Unmarked
		}
		if selected(columnQuestion) {
			now.Question = ""
		}
		if selected(columnBy) {
			now.By = ""
		}
		edits = append(edits, func(c *model.Case) (model.Edit, error) {
			return c.Commit(now.Scenario, now.Decision, now.Mode, now.Question, now.By)
		})
	}
	v.h.Propose(v.h.Session().Case().Together(say.Several("Marks taken away", edits), edits...))
}

// copyPackage puts the package on the clipboard as a paper has it.
func (v *view) copyPackage() {
	page.Copy(v.h, "Copied “Decide now or wait” of "+say.Scenario(v.asked.current, v.asked.view.Scenario), v.packageText(), model.Delicate{})
}

// packageText says, a paragraph a decision, what is done about it and what that keeps open.
func (v *view) packageText() string {
	c, view := v.asked.current, v.asked.view
	text := fmt.Sprintf("Decide now or wait: %s, %s\n", say.Scenario(c, view.Scenario), model.Terms(view.Estimate, view.Basis))
	for d := range c.Decisions.All() {
		x := c.Commitment(view.Scenario, d.ID)
		text += fmt.Sprintf("\n%s (%s): %s.", say.Decision(c, d), say.Answer(c, c.Choice(view.Scenario, d.ID)), x.Mode.Words())
		if x.Question != "" {
			text += " Question: " + x.Question
		}
		if x.By != "" {
			text += " By when: " + x.By + "."
		}
		text += "\n" + v.commitmentWords(d) + "\n"
	}
	return text
}
