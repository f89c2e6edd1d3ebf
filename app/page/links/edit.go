package links

import (
	"fmt"
	"strings"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// onCursor says in a sentence what the cell under the cursor means.
func (v *view) onCursor(at grid.Place) {
	owner, target, ok := v.linkAt(at)
	if !ok {
		if v.h.Explain(""); at.Row < len(v.owners) {
			v.h.Explain(v.owners[at.Row].name) // it may be cut
		}
		return
	}
	name, verb, reason := v.owners[at.Row].name, "has no link to", ""
	if l, linked := v.link(owner, target); linked {
		reason, verb = l.Reason, "is linked to"
		switch {
		case l.Stance == model.Conflicts:
			verb = "conflicts with"
		case l.Stance != "":
			verb = string(l.Stance)
		case l.To == model.KindEnabler:
			verb = field.EnablerMark(l)
		}
	}
	v.h.Explain(model.WithReason(fmt.Sprintf("%s %s %s", name, verb, targetWords(v.targets[at.Col-linkFixed])), reason))
}

// onHover says in full what a column is of.
func (v *view) onHover(at grid.Place, text string) bool {
	if col := at.Col - linkFixed; at.Row == -1 && col >= 0 && col < len(v.targets) {
		v.h.Explain(targetWords(v.targets[col]))
		return true
	}
	return page.OnTerm(v.h)(at, text)
}

// targetName is the name of a principle or a factor, without its id.
func targetName(r model.Record) string {
	switch x := r.(type) {
	case *model.Principle:
		return x.Name
	case *model.Factor:
		return x.Name
	case *model.Measure:
		return x.Name
	}
	return ""
}

// targetTitle heads a column. A measure has no code that people know it by.
func targetTitle(r model.Record) string {
	if x, ok := r.(*model.Measure); ok {
		if x.Worse {
			return "Dis-benefit\n" + x.Name
		}
		return x.Name
	}
	return r.Key() + "\n" + targetName(r)
}

// targetWords are the id and the name, and what is peculiar about the factor.
func targetWords(r model.Record) string {
	switch x := r.(type) {
	case *model.Principle:
		return x.ID + " " + x.Name
	case *model.Factor:
		words := x.ID + " " + x.Name
		if x.Worth != model.Cashable {
			words += " (" + x.Worth.Words() + ", so no £m flow through it)"
		}
		return words
	case *model.Measure:
		return x.Said()
	}
	return r.Key()
}

// onRune sets the link under the cursor: + or s supports, - or c conflicts, Space goes through what there is. An enabler is needed by
// + or n, and brought by b.
func (v *view) onRune(r rune) bool {
	owner, target, ok := v.linkAt(v.Grid.Cursor)
	if !ok {
		return true
	}
	var want field.Mark
	if r == ' ' {
		want = v.nextMark(owner, target)
	} else if want, ok = v.markOf(r); !ok {
		return true
	}
	v.h.Propose(v.marked(v.shown, owner, target, want))
	v.onCursor(v.Grid.Cursor)
	return true
}

// nextMark is what Space sets a link to: no link, then one, then what else it can say.
func (v *view) nextMark(owner, target string) field.Mark {
	l, linked := v.link(owner, target)
	switch {
	case !linked && v.of().to == model.KindEnabler:
		return enablerMark(false)
	case !linked:
		return field.Mark{Kind: field.MarkPlus}
	case l.Stance == model.Supports:
		return field.Mark{Kind: field.MarkMinus}
	case l.To == model.KindEnabler && !l.Brings:
		return enablerMark(true)
	}
	return field.Mark{}
}

// enablerMark is a link to an enabler that is brought about, or needed.
func enablerMark(brings bool) field.Mark {
	return field.Mark{Kind: field.MarkPlus, Brings: &brings}
}

// markOf is what a letter or sign sets a link to, false for one that sets nothing.
func (v *view) markOf(r rune) (field.Mark, bool) {
	to := v.of().to
	switch r {
	case 'n', 'N', 'b', 'B':
		return enablerMark(r == 'b' || r == 'B'), to == model.KindEnabler
	case '+', 's', 'S':
		if to == model.KindEnabler {
			return enablerMark(false), true
		}
		return field.Mark{Kind: field.MarkPlus}, true
	case '-', '−', 'c', 'C':
		if to != model.KindPrinciple {
			return field.Mark{}, true
		}
		return field.Mark{Kind: field.MarkMinus}, true
	}
	return field.Mark{}, false
}

// marked makes the edit that sets a link: what the link holds beside its stance stays.
func (v *view) marked(c *model.Case, owner, target string, want field.Mark) (model.Edit, error) {
	to := &model.Link{Owner: owner, To: v.of().to, Target: target}
	now, linked := c.Links.Get(to.Key())
	switch {
	case want.Kind == field.MarkNone && !linked:
		return model.Edit{}, nil
	case want.Kind == field.MarkNone:
		return c.Remove(model.KindLink, to.Key())
	}
	if linked {
		*to = *now
	}
	if v.of().to == model.KindPrinciple {
		if to.Stance = model.Supports; want.Kind == field.MarkMinus {
			to.Stance = model.Conflicts
		}
	}
	if want.Equally || want.Share != nil {
		to.Share = want.Share
	}
	if want.Brings != nil {
		to.Brings = *want.Brings
	}
	if linked {
		return c.Replace(to.Key(), to)
	}
	to.Source = model.Source{Grade: model.Workshop}
	return c.Add(to, "")
}

func (v *view) onClear(from, to grid.Place) {
	var edits []func(*model.Case) (model.Edit, error)
	for row := from.Row; row <= to.Row; row++ {
		for col := from.Col; col <= to.Col; col++ {
			if owner, target, ok := v.linkAt(grid.Place{Row: row, Col: col}); ok {
				edits = append(edits, func(c *model.Case) (model.Edit, error) { return v.marked(c, owner, target, field.Mark{}) })
			}
		}
	}
	v.h.Propose(v.shown.Together(say.Several("Links taken away", edits), edits...))
}

// onPaste sets links from pasted marks: + s x 1 yes and ● link or support, c and × conflict, needs and brings an enabler, a percentage
// shares the £m, and empty cells take away. Where any cell can't be taken, nothing is pasted and every kind of problem is named.
func (v *view) onPaste(at grid.Place, text string) {
	var edits []func(*model.Case) (model.Edit, error)
	cells, err := spreadsheet.Cells(text)
	if err != nil {
		page.Paste(v.h, model.Edit{}, err)
		return
	}
	var wrong spreadsheet.Faults
	for i, row := range cells {
		for j, cell := range row {
			to := grid.Place{Row: at.Row + i, Col: at.Col + j}
			owner, target, ok := v.linkAt(to)
			if !ok {
				v.checkBeside(&wrong, i+1, to, strings.TrimSpace(cell))
				continue
			}
			want, err := field.ReadMark(cell, v.of().to)
			if err != nil {
				wrong.Add(i+1, target, err)
				continue
			}
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return v.marked(c, owner, target, want) })
		}
	}
	edit, err := v.shown.Together(say.Several("Links pasted", edits), edits...)
	if err != nil {
		wrong.Add(1, "", err)
	}
	page.Paste(v.h, edit, wrong.Err())
}

// checkBeside notes a cell that is pasted where no link can be, unless it says what stands there.
func (v *view) checkBeside(wrong *spreadsheet.Faults, n int, at grid.Place, text string) {
	switch {
	case text == "" || text == v.Grid.CellAt(at).Text:
	case len(v.owners) == 0 || len(v.targets) == 0:
		wrong.Add(n, "", v.Grid.Empty.Text)
	case at.Row >= len(v.owners):
		wrong.Add(n, "", fmt.Sprintf("“%s” stands below the last row", text))
	case at.Col >= len(v.Columns()):
		wrong.Add(n, "", fmt.Sprintf("“%s” stands beyond the last column", text))
	default:
		wrong.Add(n, "", fmt.Sprintf("“%s” stands where no link can be", text))
	}
}

// open asks for the reason of the link under the cursor and, where £m flow along it, for its share.
func (v *view) open(at grid.Place) {
	owner, target, ok := v.linkAt(at)
	if !ok {
		return
	}
	l, linked := v.link(owner, target)
	switch {
	case v.of().to == model.KindEnabler:
		v.askEnabler(at, l, linked)
		return
	case !linked:
		v.h.Explain("No link here yet: press + or Space first")
		return
	}
	fields := []*ui.FormField{{Label: "Reason", Of: "reason", Text: l.Reason}}
	if field.HasShares(v.of().to) {
		share := ""
		if l.Share != nil {
			share = l.Share.Shift(2).String()
		}
		fields = append(fields, &ui.FormField{Label: "Share of the £m in per cent; empty for an equal split", Text: share})
	}
	edit := func() (model.Edit, error) {
		next := *l
		next.Reason = strings.TrimSpace(fields[0].Value())
		if len(fields) > 1 {
			var err error
			if next.Share, err = field.ReadShare(fields[1].Value()); err != nil {
				return model.Edit{}, err
			}
		}
		return v.h.Session().Case().Replace(l.Key(), &next)
	}
	page.AskSigned(v.h, v.owners[at.Row].name+" and "+targetWords(v.targets[at.Col-linkFixed]), nil, fields, "Save", edit)
}

// askEnabler asks whether an option needs an enabler or brings it about, and for the reason.
func (v *view) askEnabler(at grid.Place, l *model.Link, linked bool) {
	owner, target, _ := v.linkAt(at)
	next := model.Link{Owner: owner, To: model.KindEnabler, Target: target, Source: model.Source{Grade: model.Workshop}}
	if linked {
		next = *l
	}
	does := &ui.FormField{Label: "The option", Of: "brings", Switch: &ui.Segments{Name: "The option", Labels: []string{"Needs it", "Brings it about"}}}
	if next.Brings {
		does.Switch.Selected = 1
	}
	reason := &ui.FormField{Label: "Reason", Of: "reason", Text: next.Reason}
	edit := func() (model.Edit, error) {
		made := next
		made.Brings, made.Reason = does.Switch.Selected == 1, strings.TrimSpace(reason.Value())
		if linked {
			return v.h.Session().Case().Replace(l.Key(), &made)
		}
		return v.h.Session().Case().Add(&made, "")
	}
	page.AskSigned(v.h, v.owners[at.Row].name+" and "+targetWords(v.targets[at.Col-linkFixed]), nil, []*ui.FormField{does, reason}, "Save", edit)
}
