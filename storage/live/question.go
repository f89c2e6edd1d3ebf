package live

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/shopspring/decimal"
	"go.etcd.io/etcd/api/v3/mvccpb"
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

// Answer answers the question that is open; another answer takes the place of the one before.
func (g *Guest) Answer(ctx context.Context, a Answer) error {
	g.mu.Lock()
	etcd := g.etcd
	g.mu.Unlock()
	if etcd == nil {
		return ErrUnreached
	}
	value, err := json.Marshal(a)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if _, err = etcd.Put(ctx, g.place.answer(g.admission.Seat.ID), string(value)); err != nil {
		return reason(err)
	}
	return nil
}

// Ask puts a question to the room, in place of the one before.
func (h *Hub) Ask(ctx context.Context, q Question) error {
	q.Open, q.Tally = true, nil
	h.mu.Lock()
	h.question = q
	clear(h.answers)
	h.mu.Unlock()
	return h.putQuestion(ctx, q)
}

// CloseQuestion takes no more answers, and tells everybody the tally if it is to be told.
func (h *Hub) CloseQuestion(ctx context.Context, tell bool) (Tally, error) {
	h.mu.Lock()
	h.question.Open = false
	t := h.question.tally(h.answers)
	if tell {
		h.question.Tally = &t
	}
	q := h.question
	h.mu.Unlock()
	return t, h.putQuestion(ctx, q)
}

func (h *Hub) putQuestion(ctx context.Context, q Question) error {
	value, err := json.Marshal(q)
	if err == nil {
		_, err = h.etcd.Put(ctx, h.at.question(), string(value))
	}
	return err
}

// answered counts an answer to the question that is open.
func (h *Hub) answered(ctx context.Context, s *seated, kv *mvccpb.KeyValue) error {
	var a Answer
	if json.Unmarshal(kv.Value, &a) != nil || !a.sound() {
		return h.misfit(ctx, s, string(kv.Key))
	}
	h.mu.Lock()
	open := h.question.Open && a.Question == h.question.ID
	if open {
		h.answers[s.ID] = a
	}
	t := h.question.tally(h.answers)
	h.mu.Unlock()
	if open && h.notices.Answers != nil {
		h.notices.Answers(t)
	}
	return nil
}
