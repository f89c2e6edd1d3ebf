package choices

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"tomworkbench/model"
)

// Given is what somebody sent, and why it can't be read where it can't.
type Given struct {
	// Name says where it comes from: a file's name, or a code.
	Name   string
	Return Return
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

// Received is a return to the pack, as far as the pack has what it answers.
type Received struct {
	Name string
	Return
	Standing Standing
	// Fitted has an answer to every decision of the pack, in its order; Lost says what of the return couldn't be taken, which only
	// one for another version or copy has.
	Fitted []Answer
	Lost   []string
	// Late says that it was sent after the pack closed, by the clock of its machine.
	Late bool
}

// Refusal is what isn't counted, and why.
type Refusal struct{ Name, Why string }

// Collation is the returns to a pack, put together.
type Collation struct {
	Pack *Pack
	// Returns are all that answer the pack, by who sent them, then by when.
	Returns []Received
	Refused []Refusal
	// Decisions are in the case's order.
	Decisions []Tally
}

// Collate puts together what came back for a pack. Returns for an older version of it count as far as the pack has what they answer.
// Which of one person's returns is the latest, their own clocks say: they may be wrong, but seldom against each other.
func Collate(p *Pack, given []Given) *Collation {
	c := &Collation{Pack: p}
	for _, g := range given {
		if why := p.refuses(g); why != "" {
			c.Refused = append(c.Refused, Refusal{g.Name, why})
			continue
		}
		r := Received{Name: g.Name, Return: g.Return, Standing: Counted, Late: p.ClosedAt(g.Return.When)}
		r.Fitted, r.Lost = p.fit(g.Return.Choices)
		c.Returns = append(c.Returns, r)
	}
	slices.SortStableFunc(c.Returns, func(a, b Received) int {
		return cmp.Or(strings.Compare(Person(a.Who), Person(b.Who)), a.When.Compare(b.When), strings.Compare(a.Name, b.Name))
	})
	c.settle()
	c.tally()
	return c
}

// refuses says why something isn't a return to the pack, empty where it is one.
func (p *Pack) refuses(g Given) string {
	switch of := g.Return.Pack; {
	case g.Err != nil:
		return g.Err.Error()
	case of.ID != p.ID && of.Title != "":
		return fmt.Sprintf("it answers another pack, “%s”", cut(of.Title))
	case of.ID != p.ID:
		return "it answers another pack"
	case of.Version > p.Version:
		return fmt.Sprintf("it answers version %d of the pack, and this is version %d; collate it with the newer pack", of.Version, p.Version)
	}
	return ""
}

// ClosedAt reports whether a time, if it is known, is after the day on which the pack closes.
func (p *Pack) ClosedAt(when time.Time) bool {
	return p.Closes != "" && !when.IsZero() && when.Local().Format(time.DateOnly) > p.Closes
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

// Person is how a name is told from others: however it is spaced, and in small letters.
func Person(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(model.Undirected(name)), " "))
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
		person := Person(r.Who)
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
	data, err := r.Encode()
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

// Missing are the names of a list, one a line, from whom no return has come.
func (c *Collation) Missing(list string) (missing []string) {
	answered := map[string]bool{"": true}
	for _, r := range c.Returns {
		answered[Person(r.Who)] = true
	}
	for line := range strings.Lines(list) {
		if person := Person(line); !answered[person] {
			answered[person] = true
			missing = append(missing, strings.TrimSpace(line))
		}
	}
	return missing
}

// Shows reports whether what is made of all returns together may be shown: with names, or of three people at least.
func (c *Collation) Shows(names bool) bool {
	n := len(c.CountedReturns())
	return n >= smallest || names && n > 0
}

// Reason is why somebody answered a decision as they did.
type Reason struct {
	// Who and Answer are empty where names aren't shown.
	Who, Text string
	Answer    *Answer
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
