package timing

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
)

// Ahead says that an option runs ahead of one that it needs, or requires by a rule: it starts no later, finishes sooner, or has its benefits
// sooner. Both may run beside each other otherwise: much of what is needed is there before it is finished.
type Ahead struct {
	Need *model.Option
	// Quarters is by how many quarters the option has to come later for the need to be first.
	Quarters int
	words    string
}

// distances are by how many quarters an option runs ahead of what it needs, below zero where it comes after it, of what is known of
// start, finish and benefits.
type distances struct {
	start, finish, benefits int
	known                   bool
}

// noDistance is that of what isn't known: never the most.
const noDistance = -1 << 16

// distancesOf holds the quarters of an option against those of what it needs.
func (w *workings) distancesOf(option, need string) distances {
	_, start, finish, from := w.times(option)
	_, needStart, needFinish, needFrom := w.times(need)
	between := func(need, own model.Quarter) int {
		if need == 0 || own == 0 {
			return noDistance
		}
		return int(need - own)
	}
	d := distances{start: between(needStart, start), finish: between(needFinish, finish), benefits: between(needFrom, from)}
	if d.start != noDistance {
		d.start++ // in the same quarter isn't first
	}
	d.known = d.most() != noDistance
	return d
}

func (d distances) most() int { return max(d.start, d.finish, d.benefits) }

// plans reports whether a need is of the option's plan, and not only of a rule.
func (w *workings) plans(option, need string) bool {
	x, ok := w.c.Plans.Get(option)
	return ok && slices.Contains(x.Needs, need)
}

// first are the options chosen that have to come before another: those that its plan needs, which are never in a ring, and those that a rule
// requires where these don't wait for it in turn.
func (w *workings) first(option string) (ids []string) {
	for _, need := range w.needs[option] {
		if w.chosen[need] && (w.plans(option, need) || !w.waits(need, option)) {
			ids = append(ids, need)
		}
	}
	return ids
}

// waits reports whether an option needs another, or what that needs, and so on.
func (w *workings) waits(option, other string) bool {
	seen, queue := map[string]bool{option: true}, []string{option}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		for _, need := range w.needs[id] {
			if need == other {
				return true
			}
			if !seen[need] {
				seen[need] = true
				queue = append(queue, need)
			}
		}
	}
	return false
}

// ahead finds what an option runs ahead of.
func (w *workings) ahead(option string) (found []Ahead) {
	for _, id := range w.first(option) {
		d := w.distancesOf(option, id)
		if !d.known || d.most() <= 0 {
			continue
		}
		need, _ := w.c.Options.Get(id)
		found = append(found, Ahead{Need: need, Quarters: d.most(), words: d.words(need.Name)})
	}
	return found
}

// words say what is out of order: "starts with ICT, which it needs first, and finishes 6 quarters sooner".
func (d distances) words(need string) string {
	var parts []string
	add := func(quarters int, before, sooner string) {
		if quarters > 0 && len(parts) == 0 {
			parts = append(parts, fmt.Sprintf(before, model.Many(quarters, "quarter"), need)+", which it needs first")
		} else if quarters > 0 {
			parts = append(parts, fmt.Sprintf(sooner, model.Many(quarters, "quarter")))
		}
	}
	if d.start == 1 {
		parts = append(parts, "starts with "+need+", which it needs first")
	}
	add(d.start-1, "starts %s before %s", "")
	add(d.finish, "finishes %s before %s", "finishes %s sooner")
	add(d.benefits, "has its benefits %s before those of %s", "has its benefits %s sooner")
	if len(parts) > 1 {
		parts[0] += "," // behind the words set apart
	}
	return model.JoinWords(parts)
}

// AheadWords say what a bar runs ahead of: "starts with ICT, which it needs first, and finishes 6 quarters sooner"; empty where it comes
// after all that it needs.
func (b *Bar) AheadWords() string {
	var parts []string
	for _, a := range b.Ahead {
		parts = append(parts, a.words)
	}
	return strings.Join(parts, "; ")
}

// Behind is by how many quarters a bar has to come later for all that it needs to be first.
func (b *Bar) Behind() (quarters int) {
	for _, a := range b.Ahead {
		quarters = max(quarters, a.Quarters)
	}
	return quarters
}

// TooEarly reports whether a bar runs ahead of what it needs, or has benefits counted before they can come.
func (b *Bar) TooEarly() bool { return len(b.Ahead) > 0 || b.Early != nil }

// TooEarlyWords say of a bar all that comes too early, empty for nothing.
func (b *Bar) TooEarlyWords(h *model.Head) string {
	words := slices.DeleteFunc([]string{b.AheadWords(), b.EarlyWords(h)}, func(text string) bool { return text == "" })
	return strings.Join(words, "; ")
}

// Ahead are the ids of the options that run ahead of what they need, those needed before those that need them.
func (p *Plan) Ahead() (ids []string) {
	for _, id := range p.inOrder() {
		if len(p.Bar(id).Ahead) > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// inOrder are the ids of all options of the plan, each behind those that have to come first.
func (p *Plan) inOrder() (ids []string) {
	done := map[string]bool{}
	var add func(id string)
	add = func(id string) {
		if done[id] {
			return
		}
		done[id] = true
		for _, need := range p.workings.first(id) {
			add(need)
		}
		ids = append(ids, id)
	}
	for _, b := range p.Bars {
		add(b.Option.ID)
	}
	return ids
}

// Mend makes the edit that lets come later what comes too early: first the options that run ahead of what they need, those needed before
// those that need them, then the benefits counted before they can come. Only the options named are mended, all where none is.
func (p *Plan) Mend(options ...string) (model.Edit, error) {
	w := p.workings
	asked := func(id string) bool { return len(options) == 0 || slices.Contains(options, id) }
	var edits []func(*model.Case) (model.Edit, error)
	slip := func(b *Bar, quarters, benefits int) {
		edits = append(edits, func(c *model.Case) (model.Edit, error) {
			now := c.Slip(w.scenario, b.Option.ID)
			return c.SlipTo(w.scenario, b.Option.ID, now.Quarters+quarters, now.Benefits+benefits)
		})
	}
	later := *w
	later.more = map[string]int{}
	for _, id := range p.inOrder() {
		if b := (Bar{Ahead: later.ahead(id)}); asked(id) && len(b.Ahead) > 0 {
			later.more[id] = b.Behind()
			slip(p.Bar(id), b.Behind(), 0)
		}
	}
	moved, err := w.c.Together("", edits...)
	if err != nil {
		return model.Edit{}, err
	}
	c := w.c
	if !moved.Empty() {
		if c, _, err = model.Apply(c, moved.PastLocks()); err != nil { // nothing is kept of it
			return model.Edit{}, err
		}
	}
	next := Of(c, w.scenario, w.estimate)
	for i := range next.Bars {
		if b := &next.Bars[i]; asked(b.Option.ID) && b.Early != nil {
			slip(b, 0, next.Later(b))
		}
	}
	text := ""
	if n := len(p.tooEarly(asked)); n > 1 {
		text = model.Many(n, "option") + " shifted to when they can come"
	}
	return w.c.Together(text, edits...)
}

// tooEarly are the ids of the options asked for that come too early.
func (p *Plan) tooEarly(asked func(id string) bool) (ids []string) {
	for _, b := range p.Bars {
		if b.TooEarly() && asked(b.Option.ID) {
			ids = append(ids, b.Option.ID)
		}
	}
	return ids
}
