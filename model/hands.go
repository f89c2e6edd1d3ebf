package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Hands are what a room said of a decision before it saw what the answer comes to: a show of hands, a guess of the scenario's net,
// or both. They are history: an option may have moved to another decision since.
type Hands struct {
	Meta
	Scenario string `json:"scenario"`
	Decision string `json:"decision"`
	// Counts holds the hands for each option that was asked about, in the case's order, and NoChange those for leaving things as
	// they are. Without counts no hands were asked for.
	Counts   []HandCount `json:"counts,omitempty"`
	NoChange int         `json:"noChange,omitempty"`
	// Guess is the net in £m that the room expected, nil where it wasn't asked. Was is what the net was when that was shown, by
	// the estimate and on the basis shown then.
	Guess    *decimal.Decimal `json:"guess,omitempty"`
	Was      *decimal.Decimal `json:"was,omitempty"`
	Estimate Estimate         `json:"estimate,omitempty"`
	Basis    Basis            `json:"basis,omitempty"`
}

// HandCount is how many were for an option.
type HandCount struct {
	Option string `json:"option"`
	Hands  int    `json:"hands"`
}

// MostHands is the largest number of hands that can be counted for one answer.
const MostHands = 9999

// Kind, Key and WithMeta make hands a [Record].
func (x *Hands) Kind() Kind             { return KindHands }
func (x *Hands) Key() string            { return joinKey(x.Scenario, x.Decision) }
func (x *Hands) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Hands) sought(c *Case) sought {
	return sought{"What the room said in " + c.titleOf(KindScenario, x.Scenario), c.titleOf(KindDecision, x.Decision), []string{c.RoomWords(x)}}
}

func (x *Hands) nameIn(c *Case) string {
	return "What the room said of " + quoted(c.titleOf(KindDecision, x.Decision))
}

// Asked reports whether the room was asked for a show of hands.
func (x *Hands) Asked() bool { return len(x.Counts) > 0 }

// saysNothing reports whether neither hands nor a guess are left. Such a record is not stored.
func (x *Hands) saysNothing() bool { return !x.Asked() && x.Guess == nil }

func (x *Hands) differs(to *Hands, note func(string, bool)) {
	note("hands", !slices.Equal(x.Counts, to.Counts) || x.NoChange != to.NoChange)
	note("guess", !sameShare(x.Guess, to.Guess) || !sameShare(x.Was, to.Was) || x.Estimate != to.Estimate || x.Basis != to.Basis)
}

// toOptions visits the decision and the options that the room was asked about.
func (x *Hands) toOptions(to visitor) {
	to(KindDecision, x.Decision)
	for _, one := range x.Counts {
		to(KindOption, one.Option)
	}
}

// less is what the room said without the hands for an option. It goes with all else that it names.
func (x *Hands) less(gone ref) Record {
	if gone.kind != KindOption {
		return nil
	}
	next := *x
	next.Counts = slices.DeleteFunc(slices.Clone(x.Counts), func(one HandCount) bool { return one.Option == gone.key })
	if len(next.Counts) == 0 {
		next.NoChange = 0
	}
	if next.saysNothing() {
		return nil
	}
	return &next
}

func (x *Hands) check(c *Case, report reporter) {
	checkExists(c, KindScenario, x.Scenario, "scenario", report)
	checkExists(c, KindDecision, x.Decision, "decision", report)
	seen := map[string]bool{}
	for i, one := range x.Counts {
		field := fmt.Sprintf("counts[%d]", i)
		checkExists(c, KindOption, one.Option, field+".option", report)
		if seen[one.Option] {
			report(field+".option", "its hands are counted twice; count them once")
		}
		seen[one.Option] = true
	}
	checkHands(x.Counts, x.NoChange, x.Guess, x.Was, "", report)
	checkOneOf(x.Estimate, "estimate", report, append(Estimates(), "")...)
	checkOneOf(x.Basis, "basis", report, append(Bases(), "")...)
	if x.saysNothing() {
		report("counts", "neither hands nor a guess stand here; type one, or take the record out")
	}
}

// checkHands checks the numbers of what a room said, in the case or in a snapshot.
func checkHands(counts []HandCount, noChange int, guess, was *decimal.Decimal, at string, report reporter) {
	number := func(field string, n int) {
		if n < 0 || n > MostHands {
			report(at+field, fmt.Sprintf("hands are counted from 0 to %s, not %d", Grouped(fmt.Sprint(MostHands)), n))
		}
	}
	for i, one := range counts {
		number(fmt.Sprintf("counts[%d].hands", i), one.Hands)
	}
	number("noChange", noChange)
	if noChange != 0 && len(counts) == 0 {
		report(at+"noChange", "hands for no change are counted beside those for the options; type those too")
	}
	for field, figure := range map[string]*decimal.Decimal{"guess": guess, "was": was} {
		if figure != nil {
			if text := figureProblem(*figure); text != "" {
				report(at+field, text)
			}
		}
	}
	if (guess == nil) != (was == nil) {
		report(at+"guess", "a guess stands beside what it was held against; give both, or none")
	}
}

// HandsOf returns what the room said of a decision in a scenario, false where it wasn't asked.
func (c *Case) HandsOf(scenario, decision string) (*Hands, bool) {
	return c.Hands.Get(joinKey(scenario, decision))
}

// KeepHands makes the edit that keeps what the room said of a decision, in place of what it said before. A record that says
// nothing takes that away.
func (c *Case) KeepHands(x *Hands) (Edit, error) {
	d, ok := c.Decisions.Get(x.Decision)
	if !ok {
		return Edit{}, unknown(KindDecision, x.Decision)
	}
	if _, ok := c.Scenarios.Get(x.Scenario); !ok {
		return Edit{}, unknown(KindScenario, x.Scenario)
	}
	ch := Change{}
	if from, stored := c.Hands.Get(x.Key()); stored {
		ch.From = from
	}
	if !x.saysNothing() {
		to := *x
		to.Meta = Meta{}
		if ch.From != nil {
			to.Meta = ch.From.RecordMeta()
		}
		ch.To = &to
	}
	switch {
	case ch.From == nil && ch.To == nil, ch.From != nil && ch.To != nil && SaySame(ch.From, ch.To):
		return Edit{}, nil
	case ch.To == nil:
		return Edit{Text: d.Name + ": what the room said is taken away", Changes: []Change{ch}}, nil
	}
	return Edit{Text: d.Name + ": " + Small(c.RoomWords(x)), Changes: []Change{ch}}, nil
}

// RoomWords says what the room said, and what the net was: "Hands: 7 for Hub, 3 for no change; the room guessed £20m, it was £28m".
func (c *Case) RoomWords(x *Hands) string {
	hands, guess := c.HandsWords(x), x.GuessWords()
	switch {
	case hands == "":
		return Capital(guess)
	case guess == "":
		return hands
	}
	return hands + "; " + guess
}

// HandsWords counts the hands, leaving out answers that nobody was for; empty where none were asked for.
func (c *Case) HandsWords(x *Hands) string {
	if !x.Asked() {
		return ""
	}
	var parts []string
	for _, one := range x.Counts {
		if one.Hands > 0 {
			parts = append(parts, fmt.Sprintf("%d for %s", one.Hands, c.titleOf(KindOption, one.Option)))
		}
	}
	if x.NoChange > 0 {
		parts = append(parts, fmt.Sprintf("%d for no change", x.NoChange))
	}
	if len(parts) == 0 {
		return "Hands: none for any answer"
	}
	return "Hands: " + strings.Join(parts, ", ")
}

// GuessWords sets the guess beside what the net was, with the estimate and basis of both; empty where there is no guess.
func (x *Hands) GuessWords() string {
	if x.Guess == nil || x.Was == nil {
		return ""
	}
	money := x.money()
	return fmt.Sprintf("the room guessed a net of %s, it was %s (%s)", money.Format(*x.Guess), money.Format(*x.Was), Small(x.Terms()))
}

// GuessBeside sets the guess beside what the net was, and says whether it still is that: now is what it is by the estimate and
// on the basis of the guess.
func (x *Hands) GuessBeside(now decimal.Decimal) string {
	money := x.money()
	text := "The room guessed %s; it was %s then"
	if now.Equal(*x.Was) {
		text = "The room guessed %s; it is %s"
	}
	return fmt.Sprintf(text, money.Format(*x.Guess), money.Format(*x.Was))
}

// money writes the guess and what it was alike.
func (x *Hands) money() MoneyStyle { return MoneyStyle{Places: Places(*x.Guess, *x.Was)} }

// Terms names the estimate and the basis of a guess.
func (x *Hands) Terms() string {
	return x.Estimate.Name() + " estimate, " + Small(x.Basis.Name())
}

// SnapshotHands are what a room had said of a decision.
type SnapshotHands struct {
	Decision string           `json:"decision"`
	Counts   []HandCount      `json:"counts,omitempty"`
	NoChange int              `json:"noChange,omitempty"`
	Guess    *decimal.Decimal `json:"guess,omitempty"`
	Was      *decimal.Decimal `json:"was,omitempty"`
	Estimate Estimate         `json:"estimate,omitempty"`
	Basis    Basis            `json:"basis,omitempty"`
}

func (x *Snapshot) keepHands(one *Hands) {
	x.Hands = append(x.Hands, SnapshotHands{one.Decision, one.Counts, one.NoChange, one.Guess, one.Was, one.Estimate, one.Basis})
}

func (x *Snapshot) keptHands() (kept []*Hands) {
	for _, was := range x.Hands {
		kept = append(kept, &Hands{Decision: was.Decision, Counts: was.Counts, NoChange: was.NoChange, Guess: was.Guess, Was: was.Was, Estimate: was.Estimate, Basis: was.Basis})
	}
	return kept
}

func (x *Snapshot) checkHands(report reporter) {
	for i, was := range x.Hands {
		at := fmt.Sprintf("hands[%d].", i)
		checkHands(was.Counts, was.NoChange, was.Guess, was.Was, at, report)
		checkOneOf(was.Estimate, at+"estimate", report, append(Estimates(), "")...)
		checkOneOf(was.Basis, at+"basis", report, append(Bases(), "")...)
	}
}
