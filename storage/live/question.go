package live

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Question is what everybody in the room is asked: what to choose for a decision, and what a scenario's net comes to.
type Question struct {
	ID string `json:"id"`
	// Scenario and Decision are ids of the case. Options are those to choose from; who chooses none is for leaving things as they are.
	Scenario string   `json:"scenario"`
	Decision string   `json:"decision"`
	Options  []string `json:"options"`
	// Guess asks for a guess of the scenario's net in £m too.
	Guess bool `json:"guess,omitempty"`
	// Open says that answers are still taken. Of a closed one the answers may be told to all.
	Open  bool   `json:"open"`
	Tally *Tally `json:"tally,omitempty"`
}

// Answer is one seat's to a question: an option, empty for no change, and a guess in £m, nil for none.
type Answer struct {
	Question string           `json:"question"`
	Option   string           `json:"option"`
	Guess    *decimal.Decimal `json:"guess,omitempty"`
}

// Tally counts the answers to a question. Who said what stays with the facilitator's program, which tells it nobody.
type Tally struct {
	Question string `json:"question"`
	// Counts are those for the question's options, in its order, and NoChange those for none of them.
	Counts   []int `json:"counts"`
	NoChange int   `json:"noChange"`
	// Guesses are the guesses in £m, from the lowest to the highest.
	Guesses []decimal.Decimal `json:"guesses,omitempty"`
}

// Answers is how many have answered.
func (t Tally) Answers() int {
	n := t.NoChange
	for _, count := range t.Counts {
		n += count
	}
	return n
}

// Middle is the median of the guesses, nil where there are none: half of the room guessed no more, half no less.
func (t Tally) Middle() *decimal.Decimal {
	n := len(t.Guesses)
	if n == 0 {
		return nil
	}
	middle := t.Guesses[n/2]
	if n%2 == 0 {
		middle = middle.Add(t.Guesses[n/2-1]).Div(decimal.NewFromInt(2))
	}
	return &middle
}

// tally counts answers by seat. One to another question, or for an option that wasn't asked about, counts for nothing.
func (q Question) tally(answers map[string]Answer) Tally {
	t := Tally{Question: q.ID, Counts: make([]int, len(q.Options))}
	for _, a := range answers {
		at := slices.Index(q.Options, a.Option)
		switch {
		case a.Question != q.ID || a.Option != "" && at < 0:
			continue
		case a.Option == "":
			t.NoChange++
		default:
			t.Counts[at]++
		}
		if q.Guess && a.Guess != nil {
			t.Guesses = append(t.Guesses, *a.Guess)
		}
	}
	slices.SortFunc(t.Guesses, decimal.Decimal.Compare)
	return t
}

// sound reports whether a guess is one that can be counted: as many digits as a figure of the case may have.
func (a Answer) sound() bool {
	const mostDigits, mostPlaces = 15, 6
	return a.Guess == nil || a.Guess.NumDigits() <= mostDigits && a.Guess.Exponent() >= -mostPlaces && a.Guess.Exponent() <= mostDigits
}
