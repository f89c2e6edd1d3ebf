// Package collation puts together what Members answered to a pack: who chose what, what divides them, what it comes to.
//
// A newcomer needs two things. [Of] counts returns to a pack against a case, and [InCase] counts those that a case keeps. A
// [Collation] is then asked for its tallies, reasons, money and the scheme that agrees most often.
//
// # How divided a decision is
//
// Of those who stated a preference on it (an option, a set of options or no change; not those who left it or don't mind), take two
// at random: the division of the decision is the chance that they answered differently. It is 0 where all say the same, and
// highest where every answer has as many. With fewer than two it is 0.
//
// # Names
//
// Where names aren't shown, a group of fewer than three isn't either, and beside it as many others as it takes that it can't be
// worked out from the total.
package collation

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
)

// Given is what somebody sent, and why it can't be read where it can't.
type Given struct {
	// Name says where it comes from: a file's name, or a code.
	Name   string
	Return *model.Return
	Err    error
}

// Standing says what becomes of a return.
type Standing string

// The standings. Of several returns of one person the latest counts; the others are kept as [Replaced]. The same return twice is a
// [Duplicate].
const (
	Counted   Standing = "counted"
	Replaced  Standing = "replaced"
	Duplicate Standing = "duplicate"
)

// Received is a return to the pack, as far as the case has what it answers.
type Received struct {
	Name string
	*model.Return
	Standing Standing
	// Fitted has an answer to every decision counted, in the case's order; Lost says what of the return couldn't be taken: the
	// case, or this version of the pack, no longer has it.
	Fitted []model.Answer
	Lost   []string
	// Late says that it was sent after the pack closed, by the clock of its machine.
	Late bool
}

// Refusal is what isn't counted, and why.
type Refusal struct{ Name, Why string }

// Collation is the returns to a pack, put together.
type Collation struct {
	Pack *model.Pack
	// Case holds the decisions that are counted, and the figures. It is the case without what the pack didn't ask.
	Case *model.Case
	// Returns are all that answer the pack, by who sent them, then by when.
	Returns []Received
	Refused []Refusal
	// Decisions are in the case's order.
	Decisions []Tally
}

// InCase puts together what the case keeps of what came back for a pack.
func InCase(c *model.Case, p *model.Pack) (*Collation, error) {
	var given []Given
	for r := range c.Returns.All() {
		if r.Pack.ID == p.ID {
			given = append(given, Given{Name: r.From, Return: r})
		}
	}
	return Of(c, "case", p, given)
}

// Of puts together what came back for a pack, by the decisions, options and figures of a case, which is called what people call
// it. Returns for an older version of the pack count as far as the case has what they answer. Which of one person's returns is the
// latest, their own clocks say: they may be wrong, but seldom against each other.
func Of(of *model.Case, called string, p *model.Pack, given []Given) (*Collation, error) {
	asked, err := asked(of, p)
	if err != nil {
		return nil, err
	}
	c := &Collation{Pack: p, Case: asked}
	f := fitter{asked, called, optionsOf(asked)}
	for _, g := range given {
		if why := refuses(p, g); why != "" {
			c.Refused = append(c.Refused, Refusal{g.Name, why})
			continue
		}
		r := Received{Name: g.Name, Return: g.Return, Standing: Counted, Late: p.ClosedAt(g.Return.When)}
		r.Fitted, r.Lost = f.fit(g.Return.Choices)
		c.Returns = append(c.Returns, r)
	}
	slices.SortStableFunc(c.Returns, func(a, b Received) int {
		return cmp.Or(strings.Compare(model.Person(a.Who), model.Person(b.Who)), a.When.Compare(b.When), strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
	c.settle()
	c.tally()
	return c, nil
}

// asked is a case without the decisions and options that came into it after a pack was made: nobody could answer them, which isn't
// to be taken for leaving them.
func asked(c *model.Case, p *model.Pack) (*model.Case, error) {
	known := map[string]bool{}
	for _, d := range p.Layout {
		known[d.ID] = true
		for _, o := range d.Options {
			known[o] = true
		}
	}
	var unasked []func(*model.Case) (model.Edit, error)
	take := func(kind model.Kind, id string) {
		if !known[id] {
			unasked = append(unasked, func(now *model.Case) (model.Edit, error) {
				if _, there := now.Record(kind, id); !there {
					return model.Edit{}, nil // it went with its decision
				}
				return now.Remove(kind, id)
			})
		}
	}
	for d := range c.Decisions.All() {
		take(model.KindDecision, d.ID)
	}
	for o := range c.Options.All() {
		take(model.KindOption, o.ID)
	}
	if len(unasked) == 0 {
		return c, nil
	}
	e, err := c.Together("", unasked...)
	if err != nil {
		return nil, err
	}
	less, _, err := model.Apply(c, e)
	return less, err
}

// refuses says why something isn't a return to the pack, empty where it is one.
func refuses(p *model.Pack, g Given) string {
	if g.Err != nil {
		return g.Err.Error()
	}
	return Refuses([]*model.Pack{p}, g.Return)
}

// Refuses says why a return answers none of some packs, empty where it answers one.
func Refuses(packs []*model.Pack, r *model.Return) string {
	var known *model.Pack
	for _, p := range packs {
		if p.ID == r.Pack.ID && (known == nil || p.Version > known.Version) {
			known = p
		}
	}
	switch of := r.Pack; {
	case known == nil && of.Title != "":
		return fmt.Sprintf("it answers another pack, “%s”", cut(of.Title))
	case known == nil:
		return "it answers another pack"
	case of.Version > known.Version:
		return fmt.Sprintf("it answers version %d of the pack, and this is version %d; collate it with the newer pack", of.Version, known.Version)
	}
	return ""
}

// Other says of a return that it is for another version, or another copy, of the pack; empty for this one.
func (c *Collation) Other(r Received) string {
	switch {
	case r.Pack.Version != c.Pack.Version:
		return fmt.Sprintf("answers version %d of the pack, and this is version %d", r.Pack.Version, c.Pack.Version)
	case r.Pack.Digest != c.Pack.Digest:
		return "answers another copy of this version of the pack"
	}
	return ""
}

// settle marks what doesn't count: the same return twice, and of one person all but the latest.
func (c *Collation) settle() {
	seen := map[string]bool{}
	last := map[string]int{}
	for i := range c.Returns {
		r := &c.Returns[i]
		if same := r.sameness(); same != "" && seen[same] {
			r.Standing = Duplicate
			continue
		} else if same != "" {
			seen[same] = true
		}
		person := model.Person(r.Who)
		if before, again := last[person]; again && person != "" {
			c.Returns[before].Standing = Replaced
		}
		last[person] = i
	}
}

// sameness is alike for copies of one return; empty for a return without a time, which a code without a name is: two people may well
// send the same.
func (r *Received) sameness() string {
	if r.When.IsZero() {
		return ""
	}
	data, err := json.Marshal(model.Return{Pack: r.Pack, Who: r.Who, When: r.When, Choices: r.Choices, Said: r.Said})
	if err != nil {
		return ""
	}
	return string(data)
}

// CountedReturns are the returns that count.
func (c *Collation) CountedReturns() (counted []*Received) {
	for i := range c.Returns {
		if c.Returns[i].Standing == Counted {
			counted = append(counted, &c.Returns[i])
		}
	}
	return counted
}

// Missing are the people of a list of names from whom no return has come.
func (c *Collation) Missing(names []string) (missing []string) {
	answered := map[string]bool{}
	for _, r := range c.Returns {
		answered[model.Person(r.Who)] = true
	}
	for _, name := range names {
		if !answered[model.Person(name)] {
			missing = append(missing, name)
		}
	}
	return missing
}

// Shows reports whether what is made of all returns together may be shown: with names, or of three people at least.
func (c *Collation) Shows(names bool) bool {
	n := len(c.CountedReturns())
	return n >= Smallest || names && n > 0
}

// Reason is why somebody answered a decision as they did.
type Reason struct {
	// Who and Answer are empty where names aren't shown.
	Who, Text string
	Answer    *model.Answer
}

// Reasons are those given for answers to a decision; without names in the order of their texts, and none where fewer than three
// people answered the pack.
func (c *Collation) Reasons(decision string, names bool) (found []Reason) {
	counted := c.CountedReturns()
	if !c.Shows(names) {
		return nil
	}
	for _, r := range counted {
		for _, a := range r.Fitted {
			switch {
			case a.Decision != decision || a.Reason == "":
			case names:
				found = append(found, Reason{r.Who, a.Reason, &a})
			default:
				found = append(found, Reason{Text: a.Reason})
			}
		}
	}
	if !names {
		slices.SortFunc(found, func(a, b Reason) int { return strings.Compare(a.Text, b.Text) })
	}
	return found
}

// SaidTo are the answers in words to a question of the pack; as [Collation.Reasons] without names.
func (c *Collation) SaidTo(question string, names bool) (found []Reason) {
	if !c.Shows(names) {
		return nil
	}
	for _, r := range c.CountedReturns() {
		for _, s := range r.Said {
			if s.Question == question && names {
				found = append(found, Reason{Who: r.Who, Text: s.Answer})
			} else if s.Question == question {
				found = append(found, Reason{Text: s.Answer})
			}
		}
	}
	if !names {
		slices.SortFunc(found, func(a, b Reason) int { return strings.Compare(a.Text, b.Text) })
	}
	return found
}

// Unnamed are all returns in an order that says nothing of who sent them, nor of when they came.
func (c *Collation) Unnamed() []*Received {
	var all []*Received
	for i := range c.Returns {
		all = append(all, &c.Returns[i])
	}
	slices.SortFunc(all, func(a, b *Received) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// Late counts the returns that count and were sent after the pack closed.
func (c *Collation) Late() (late int) {
	for _, r := range c.CountedReturns() {
		if r.Late {
			late++
		}
	}
	return late
}

// Latest puts together what came back for the pack given out last that has a return which counts; nil where none has.
func Latest(c *model.Case) (*Collation, error) {
	for _, p := range c.LatestPacks() {
		if x, err := InCase(c, p); err != nil || len(x.CountedReturns()) > 0 {
			return x, err
		}
	}
	return nil, nil
}
