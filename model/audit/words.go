package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// shownNames is how many cells a sentence names before it counts the rest.
const shownNames = 3

// missingUnits makes the results for figures printed without the unit of those around them.
func (b *book) missingUnits(x *model.Evidence) []Result {
	var results []Result
	for i := range x.Rows {
		for j := range x.Columns {
			at := Cell{x.ID, i, j}
			unit, lacking := b.lacking[at]
			if !lacking {
				continue
			}
			r := Result{Cell: at, Verdict: NoUnit, Name: b.nameOf(at), Printed: b.text(at), Correct: withUnit(b.figures[at], unit), Check: -1}
			r.Text = fmt.Sprintf("%s: “%s” is printed without its unit; the column is in %s, so it would be %s.", opening(r.Name), r.Printed, unit, r.Correct)
			results = append(results, r)
		}
	}
	return results
}

// unreadResult is the result for a cell of a step that can't be read as a figure, or can't be divided by.
func (b *book) unreadResult(at Cell, s step) Result {
	r := Result{Cell: at, Verdict: Unread, Name: b.nameFrom(at, s.result.Table), Printed: b.text(at), Check: s.check}
	if at.Table != s.result.Table {
		r.Cell = s.result
	}
	what := fmt.Sprintf("“%s” is not a figure", r.Printed)
	if r.Printed == "" {
		what = "nothing is printed"
	}
	switch f, ok := b.figures[at]; {
	case !ok, f.isEmpty:
	case f.isNil:
		what = fmt.Sprintf("“%s” stands for nothing, which can't be divided by", r.Printed)
	default:
		what = fmt.Sprintf("%s may stand for nothing, which can't be divided by", f.style.print(f.value, f.style.places))
	}
	r.Text = fmt.Sprintf("%s: %s, so %s can't be checked.", opening(r.Name), what, b.nameOf(s.result))
	return r
}

// resultOf says what a step came to.
func (b *book) resultOf(i int) Result {
	s, o := b.steps[i], b.outcomes[i]
	printed := b.figures[s.result]
	r := Result{
		Cell: s.result, Verdict: o.verdict, Name: b.nameOf(s.result), Printed: b.text(s.result), Check: s.check, Stumbles: o.stumbles,
		Correct: printed.style.print(o.value, b.correctPlaces(s, o)),
	}
	name, said := opening(r.Name), b.said(s.result)
	if o.verdict != Exact {
		r.Low, r.High = b.bounds(s, o)
	}
	switch {
	case o.verdict == Exact:
		r.Text = fmt.Sprintf("%s: %s is printed, and %s.", name, said, b.worked(s, o))
	case o.verdict == Within && o.stumbles:
		r.Text = fmt.Sprintf("%s: %s is printed, but %s; rounding can explain it, since that is %s to %s before rounding.", name, said, b.worked(s, o), r.Low, r.High)
	case o.verdict == Within:
		r.Text = fmt.Sprintf("%s: %s is printed, and %s, which rounds to it.", name, said, b.worked(s, o))
	default:
		b.explain(&r, i)
	}
	return r
}

// explain says why rounding can't explain a step, what the figure would be, and what else would settle it.
func (b *book) explain(r *Result, i int) {
	s, o := b.steps[i], b.outcomes[i]
	r.Text = fmt.Sprintf("%s: %s is printed, but %s, or %s to %s before rounding. By these figures it would be %s",
		opening(r.Name), b.said(s.result), b.worked(s, o), r.Low, r.High, r.Correct)
	r.Text += b.alternative(s, o)
	own := mend{at: s.result, to: b.printedAs(s.result, o.value)}
	b.try(&own)
	r.Text += b.consequence(own, i) + "."
	for _, m := range b.mends {
		if !slices.Contains(m.settles, i) {
			continue
		}
		one := b.mendOf(m, s.result.Table)
		r.Mends = append(r.Mends, one)
		if m.at != s.result {
			also := ""
			if others := b.others(m, i); others != "" {
				also = " and " + others
			}
			r.Text += fmt.Sprintf(" %s instead of %s in %s would settle this%s.", one.Figure, cmp.Or(one.Printed, "nothing"), one.Name, also)
		}
	}
	if without := b.leftOut(s); len(without) > 0 {
		names := make([]string, len(without))
		for j, at := range without {
			names[j] = b.lineName(at, s.result)
		}
		r.Text += fmt.Sprintf(" It adds up without %s.", strings.Join(names, ", or without "))
	}
	for _, sl := range b.slips {
		if slices.Contains(sl.settles, i) {
			r.Text += b.slipHint(sl, s.result.Table)
		}
	}
}

// alternative is the other figure that a share can be, where rounding leaves two open.
func (b *book) alternative(s step, o outcome) string {
	style := b.figures[s.result].style
	for _, end := range []decimal.Decimal{o.low, o.high} {
		if other := style.print(end, style.places); s.rule == model.RatioRule && !style.round(end).Equal(style.round(o.value)) {
			return " or " + other
		}
	}
	return ""
}

// consequence says what else a change of the result would settle and unsettle.
func (b *book) consequence(own mend, i int) string {
	text := ""
	if others := b.others(own, i); others != "" {
		text = ", which would also settle " + others
	}
	if len(own.breaks) > 0 {
		text += fmt.Sprintf(", but then %s would no longer agree", b.namesOf(own.breaks, b.steps[i].result.Table))
	}
	return text
}

// mendOf says what a change is, as spoken of in a table.
func (b *book) mendOf(m mend, table string) Mend {
	out := Mend{Cell: m.at, Name: b.nameFrom(m.at, table), Printed: b.text(m.at), Figure: m.to.style.print(m.to.value, m.to.style.places)}
	for _, j := range m.settles {
		out.Settles = append(out.Settles, b.nameFrom(b.steps[j].result, table))
	}
	return out
}

// others names the findings that a change settles beside one.
func (b *book) others(m mend, but int) string {
	rest := slices.DeleteFunc(slices.Clone(m.settles), func(i int) bool { return b.steps[i].result == b.steps[but].result })
	own := slices.IndexFunc(rest, func(i int) bool { return b.steps[i].result == m.at })
	if own < 0 || m.at == b.steps[but].result {
		return b.namesOf(rest, b.steps[but].result.Table)
	}
	if rest = slices.DeleteFunc(rest, func(i int) bool { return b.steps[i].result == m.at }); len(rest) == 0 {
		return "what is found there"
	}
	return "what is found there, and " + b.namesOf(rest, b.steps[but].result.Table)
}

// namesOf names the results of steps, each once.
func (b *book) namesOf(steps []int, table string) string {
	var names []string
	seen := map[Cell]bool{}
	for _, i := range steps {
		if at := b.steps[i].result; !seen[at] {
			seen[at] = true
			names = append(names, b.nameFrom(at, table))
		}
	}
	return model.JoinWords(model.FirstFew(shownNames, names))
}

// lineName names what a cell adds to a result: its row where they share the column, else its column.
func (b *book) lineName(at, result Cell) string {
	x := b.byID[at.Table]
	if at.Table == result.Table && at.Column == result.Column && x.Rows[at.Row].Name != "" {
		return rowTitle(x, at.Row)
	}
	if at.Table == result.Table && at.Row == result.Row && x.Columns[at.Column].Name != "" {
		return columnTitle(x, at.Column)
	}
	return b.nameFrom(at, result.Table)
}

// worked says what the figures of a step come to.
func (b *book) worked(s step, o outcome) string {
	switch s.rule {
	case model.SumRule:
		return fmt.Sprintf("the %d figures%s add up to %s", len(s.of), b.nilWords(s), b.worth(s, o))
	case model.RunningRule:
		return fmt.Sprintf("%s up to there%s comes to %s", b.runs(s), b.nilWords(s), b.worth(s, o))
	case model.DifferenceRule:
		return fmt.Sprintf("%s less %s is %s", b.said(s.of[0]), b.said(s.of[1]), b.worth(s, o))
	case model.RatioRule:
		return fmt.Sprintf("%s of %s is %s", b.said(s.of[0]), b.said(s.of[1]), b.worth(s, o))
	}
	other := fmt.Sprintf("%s is %s", b.nameFrom(s.of[0], s.result.Table), b.said(s.of[0]))
	if s.outlay {
		other += ", an outlay of " + b.figures[s.of[0]].style.inFull(o.value)
	}
	return other
}

// nilWords says how many of the figures added up are marks for nothing, or cells where nothing is printed.
func (b *book) nilWords(s step) string {
	marks, empty := 0, 0
	for _, at := range s.of {
		switch f := b.figures[at]; {
		case f.isEmpty:
			empty++
		case f.isNil:
			marks++
		}
	}
	var words []string
	if marks > 0 {
		words = append(words, model.Many(marks, "nil mark"))
	}
	if empty > 0 {
		words = append(words, model.Many(empty, "empty cell"))
	}
	if len(words) == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s as zero)", model.JoinWords(words))
}

// runs names the line that a running total adds up.
func (b *book) runs(s step) string {
	x, at := b.byID[s.result.Table], s.of[0]
	if at.Column == s.result.Column && at.Row != s.result.Row && x.Rows[at.Row].Name != "" || len(s.of) > 1 && s.of[1].Row == at.Row {
		return rowTitle(x, at.Row)
	}
	return columnTitle(x, at.Column)
}

// worth writes what a step comes to: in full, but a share with as many places as tell, and per cent where the result
// is in per cent.
func (b *book) worth(s step, o outcome) string {
	style := b.percentStyle(s)
	if s.rule != model.RatioRule {
		return style.inFull(o.value)
	}
	return style.print(o.value, b.sharePlaces(s, o))
}

// sharePlaces is how many places a share is written with: one more than its result prints; where it isn't what is
// printed two, as its interval, and as many as keep the interval apart from what is printed where it can't be that.
// Rounding what is written gives the result.
func (b *book) sharePlaces(s step, o outcome) int32 {
	printed := b.figures[s.result]
	style := printed.style
	if !o.stumbles {
		return style.tellingPlaces(o.value, style.places+1, style.places)
	}
	for places := style.places + 2; ; places++ {
		low, high := style.outwards(o.low, o.high, places)
		if o.fails() && low.LessThanOrEqual(printed.high) && high.GreaterThanOrEqual(printed.low) {
			continue
		}
		correct := b.correctPlaces(s, o)
		return style.tellingPlaces(o.value, places, style.places, correct)
	}
}

// correctPlaces is how many places the figure is given with that a step comes to: more than usual where it would else
// be given as zero, or as what is printed, and is neither.
func (b *book) correctPlaces(s step, o outcome) int32 {
	printed := b.figures[s.result]
	style, usual := printed.style, b.placesOf(s)
	if o.fails() && s.rule == model.SumRule {
		usual = max(usual, b.finestOf(s))
	}
	if !o.stumbles && !o.fails() {
		return usual
	}
	places := usual
	for shifted, other := o.value.Shift(-style.shift), printed.value.Shift(-style.shift); places < divisionPlaces; places++ {
		given := shifted.Round(places)
		if given.Equal(shifted) || !given.IsZero() && !given.Equal(other) {
			break
		}
	}
	return style.tellingPlaces(o.value, places, usual)
}

// finestOf is how many places a sum or a difference has in the style of its result, by the finest of what it is of: a result
// that is wrong by a factor says nothing of them.
func (b *book) finestOf(s step) int32 {
	style, finest := b.figures[s.result].style, int32(0)
	for _, at := range s.of {
		if f := b.figures[at]; !f.isNil {
			finest = max(finest, f.style.places-f.style.shift+style.shift)
		}
	}
	return finest
}

// percentStyle is the style of a share, with a per cent sign even where the column's heading has it.
func (b *book) percentStyle(s step) style {
	style := b.figures[s.result].style
	if style.unit == "%" && s.rule == model.RatioRule {
		style.suffix = "%"
	}
	return style
}

// bounds writes the interval of an outcome: a share outwards, with the places that it is written with, others in full.
func (b *book) bounds(s step, o outcome) (low, high string) {
	style := b.percentStyle(s)
	if s.rule == model.RatioRule {
		places := b.sharePlaces(s, o)
		if !o.stumbles {
			places = style.places + 2
		}
		first, last := style.outwards(o.low, o.high, places)
		return style.print(first, places), style.print(last, places)
	}
	style.places = b.placesOf(s)
	return style.inFull(o.low), style.inFull(o.high)
}

// placesOf is how many places the figure that a step comes to can be given with: those of its result, but no
// more than the figures that a sum, difference or equality is of have.
func (b *book) placesOf(s step) int32 {
	style := b.figures[s.result].style
	if s.rule == model.RatioRule {
		return style.places
	}
	most := int32(0)
	for _, at := range s.of {
		most = max(most, b.placesAt(at, style))
	}
	return min(style.places, most)
}

// placesAt is how many places a cell prints, counted in the unit of a style.
func (b *book) placesAt(at Cell, in style) int32 {
	of := b.figures[at].style
	return of.places + in.shift - of.shift
}

// Summary says in a sentence what the audit of some tables came to.
func Summary(reports []Report) string {
	counts := map[Verdict]int{}
	checks, figures, claims, others := 0, 0, 0, 0
	for _, r := range reports {
		for _, x := range r.Results {
			counts[x.Verdict]++
		}
		checks, figures = checks+r.Checks(), figures+r.Checked()
		if r.claims {
			claims += len(r.Unchecked)
		} else {
			others += len(r.Unchecked)
		}
	}
	text := fmt.Sprintf("%s, %s of %s: %d exact, %d within rounding, %d that cannot be rounding",
		model.Many(len(reports), "table"), model.Many(checks, "check"), model.Many(figures, "figure"), counts[Exact], counts[Within], counts[Cannot])
	if n := counts[NoUnit]; n > 0 {
		text += fmt.Sprintf("; %s missing", model.Many(n, "unit"))
	}
	if n := counts[Unread]; n > 0 {
		text += fmt.Sprintf("; %s that can't be read as a figure", model.Many(n, "cell"))
	}
	for _, one := range []struct {
		n    int
		noun string
	}{{claims, "claim"}, {others, "figure"}} {
		if one.n > 0 {
			text += "; " + withoutCheck(one.n, one.noun)
		}
	}
	return text + "."
}

// opening is a name as a sentence begins with it: one that is printed with a small letter is quoted, never changed.
func opening(name string) string {
	if first, _ := utf8.DecodeRuneInString(name); unicode.IsLower(first) {
		return "Cell “" + name + "”"
	}
	return name
}
