package app

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
)

// onCursor says in a sentence what the cell under the cursor means.
func (v *linksView) onCursor(at gridPlace) {
	owner, target, ok := v.linkAt(at)
	if !ok {
		v.w.status.explain("")
		return
	}
	name, verb, reason := v.owners[at.row].name, "has no link to", ""
	if l, linked := v.link(owner, target); linked {
		reason, verb = l.Reason, "is linked to"
		if l.Stance != "" {
			verb = string(l.Stance)
			if l.Stance == model.Conflicts {
				verb = "conflicts with"
			}
		}
	}
	v.w.status.explain(withReason(fmt.Sprintf("%s %s %s", name, verb, targetWords(v.targets[at.col-linkFixed])), reason))
}

func targetWords(r model.Record) string {
	switch x := r.(type) {
	case *model.Principle:
		return x.ID + " " + x.Name
	case *model.Factor:
		return x.ID + " " + x.Name
	}
	return r.Key()
}

// onRune sets the link under the cursor: + or s supports, - or c conflicts, Space goes through what there is.
func (v *linksView) onRune(r rune) bool {
	owner, target, ok := v.linkAt(v.grid.cursor)
	if !ok {
		return true
	}
	l, linked := v.link(owner, target)
	principles := v.of().to == model.KindPrinciple
	want := markNone
	switch r {
	case ' ':
		switch {
		case !linked:
			want = markPlus
		case principles && l.Stance == model.Supports:
			want = markMinus
		}
	case '+', 's', 'S':
		want = markPlus
	case '-', '−', 'c', 'C':
		if want = markMinus; !principles {
			want = markNone
		}
	default:
		return true
	}
	v.w.propose(v.marked(v.shown, owner, target, want))
	v.onCursor(v.grid.cursor)
	return true
}

// mark is what a cell can be set to.
type mark int

const (
	markNone mark = iota
	markPlus
	markMinus
)

// marked makes the edit that sets a link: what the link holds beside its stance stays.
func (v *linksView) marked(c *model.Case, owner, target string, want mark) (model.Edit, error) {
	to := &model.Link{Owner: owner, To: v.of().to, Target: target}
	now, linked := c.Links.Get(to.Key())
	switch {
	case want == markNone && !linked:
		return model.Edit{}, nil
	case want == markNone:
		return c.Remove(model.KindLink, to.Key())
	}
	if linked {
		*to = *now
	}
	if v.of().to == model.KindPrinciple {
		if to.Stance = model.Supports; want == markMinus {
			to.Stance = model.Conflicts
		}
	}
	if linked {
		return c.Replace(to.Key(), to)
	}
	to.Source = model.Source{Grade: model.Workshop}
	return c.Add(to, "")
}

func (v *linksView) onClear(from, to gridPlace) {
	var edits []func(*model.Case) (model.Edit, error)
	for row := from.row; row <= to.row; row++ {
		for col := from.col; col <= to.col; col++ {
			if owner, target, ok := v.linkAt(gridPlace{row, col}); ok {
				edits = append(edits, func(c *model.Case) (model.Edit, error) { return v.marked(c, owner, target, markNone) })
			}
		}
	}
	v.w.propose(v.shown.Together(severally("Links taken away", edits), edits...))
}

// onPaste sets links from pasted marks: + s x 1 yes and ● link or support, - c and × conflict, empty cells take
// away.
func (v *linksView) onPaste(at gridPlace, text string) {
	var edits []func(*model.Case) (model.Edit, error)
	for i, row := range linetable.Cells(text) {
		for j, cell := range row {
			owner, target, ok := v.linkAt(gridPlace{at.row + i, at.col + j})
			if !ok {
				continue
			}
			want, err := readMark(cell)
			if err != nil {
				v.w.report(fmt.Errorf("row %d, column %d: %w", i+1, j+1, err))
				return
			}
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return v.marked(c, owner, target, want) })
		}
	}
	v.w.propose(v.shown.Together(severally("Links pasted", edits), edits...))
}

func readMark(text string) (mark, error) {
	switch strings.TrimSuffix(strings.ToLower(strings.TrimSpace(text)), "…") {
	case "", "0", "no", "–":
		return markNone, nil
	case "+", "s", "supports", "x", "1", "y", "yes", "●", "✓":
		return markPlus, nil
	case "-", "−", "c", "conflicts", "×":
		return markMinus, nil
	}
	return markNone, fmt.Errorf("%q is no mark; write + or -, or leave it empty", text)
}

// open asks for the reason of the link under the cursor and, where £m flow along it, for its share.
func (v *linksView) open(at gridPlace) {
	owner, target, ok := v.linkAt(at)
	if !ok {
		return
	}
	l, linked := v.link(owner, target)
	if !linked {
		v.w.status.explain("No link here yet: press + or Space first")
		return
	}
	fields := []*formField{{label: "Reason", of: "reason", text: l.Reason}}
	if l.Stance == "" && l.To != model.KindTheme && l.To != model.KindEnabler {
		share := ""
		if l.Share != nil {
			share = l.Share.Shift(2).String()
		}
		fields = append(fields, &formField{label: "Share of the £m in per cent; empty for an equal split", text: share})
	}
	edit := func() (model.Edit, error) {
		next := *l
		next.Reason = strings.TrimSpace(fields[0].value())
		if len(fields) > 1 {
			var err error
			if next.Share, err = readShare(fields[1].value()); err != nil {
				return model.Edit{}, err
			}
		}
		return v.w.session.Case().Replace(l.Key(), &next)
	}
	v.w.askSigned(v.owners[at.row].name+" and "+targetWords(v.targets[at.col-linkFixed]), nil, fields, "Save", edit)
}

// readShare reads a share in per cent, nil for none.
func readShare(text string) (*decimal.Decimal, error) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if text == "" {
		return nil, nil
	}
	d, err := model.ReadFigure(text)
	if err != nil || d.IsNegative() || d.GreaterThan(decimal.NewFromInt(100)) {
		return nil, fmt.Errorf("share: %q is not a number from 0 to 100", text)
	}
	d = d.Shift(-2)
	return &d, nil
}
