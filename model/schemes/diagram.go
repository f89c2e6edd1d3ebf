package schemes

import (
	"context"
	"math/bits"
)

// diagram holds every scheme that fits as a path from its root to its end: a layer of states before each step
// of a plan, and a way from state to state for each move that fits.
type diagram struct {
	steps  []step
	good   set
	layers []layer
	// ends are the states after the last step; their kept and broken count all principles.
	ends []state
}

// layer is the states before one step. To holds, for state i and move j, the next layer's state at
// i × moves + j, none where no scheme that fits goes that way.
type layer struct {
	states []state
	to     []int32
}

// state is all that later steps need to know of the moves so far.
type state struct {
	open set
	// supported and opposed are the principles, supported and in conflict, that later moves can still touch so; kept
	// and broken count those that none can.
	supported, opposed uint64
	kept, broken       int32
	// spent names the amounts that caps still need.
	spent int32
}

// watch says what a diagram keeps an eye on besides the rules.
type watch struct {
	// supports and conflicts count the principles supported, and in conflict, for the ends to hold.
	supports, conflicts bool
	// most is how many principles may be in conflict, none for any number.
	most int
	// cost and years keep the filter's caps on money.
	cost, years bool
}

// counted says that principles in conflict have to be told apart.
func (w watch) counted() bool { return w.conflicts || w.most != none }

// contested says that principles supported and in conflict are both told apart.
func (w watch) contested() bool { return w.supports && w.counted() }

// builder goes through a plan step by step.
type builder struct {
	*plan
	watch
	supporting, opposing []uint64
	caps                 *caps
	limit, count         int
}

// build makes the diagram of the schemes that a domain allows.
func (s *Space) build(ctx context.Context, d domain, w watch) (*diagram, error) {
	d = d.clone()
	p, err := s.newPlan(d, s.clashes(s.rules, d))
	if err != nil {
		return nil, err
	}
	b := &builder{plan: p, watch: w, limit: s.question.Limits.States}
	if w.contested() {
		b.limit = min(b.limit, s.question.Limits.Contested)
	}
	if w.supports && s.supported > maxPrinciples || w.counted() && s.opposed > maxPrinciples {
		return nil, &TooLargeError{What: "principles", Limit: maxPrinciples}
	}
	b.prepare(s)
	return b.run(ctx)
}

// prepare notes, for each step, the principles that it or later steps touch.
func (b *builder) prepare(s *Space) {
	n := len(b.steps)
	b.supporting, b.opposing = make([]uint64, n+1), make([]uint64, n+1)
	for i := n - 1; i >= 0; i-- {
		b.supporting[i], b.opposing[i] = b.supporting[i+1], b.opposing[i+1]
		for _, m := range b.steps[i].moves {
			b.supporting[i] |= m.supports
			b.opposing[i] |= m.opposes
		}
	}
	b.caps = newCaps(s, b.steps, b.watch)
}

func (b *builder) run(ctx context.Context) (*diagram, error) {
	g := &diagram{steps: b.steps, good: b.good}
	states := b.root()
	for i, one := range b.steps {
		l := layer{states: states, to: make([]int32, 0, len(states)*len(one.moves))}
		seen := map[state]int32{}
		states = nil
		for k, from := range l.states {
			if k%1024 == 0 {
				if err := b.bounded(ctx, len(states)); err != nil {
					return nil, err
				}
			}
			for j := range one.moves {
				next, ok := b.apply(i, from, &one.moves[j])
				if !ok {
					l.to = append(l.to, none)
					continue
				}
				to, known := seen[next]
				if !known {
					to = int32(len(states))
					seen[next] = to
					states = append(states, next)
				}
				l.to = append(l.to, to)
			}
		}
		if err := b.bounded(ctx, len(states)); err != nil {
			return nil, err
		}
		b.count += len(states)
		g.layers = append(g.layers, l)
	}
	g.ends = states
	g.trim()
	return g, nil
}

// bounded returns an error where there are too many states, or nobody waits any more.
func (b *builder) bounded(ctx context.Context, more int) error {
	if b.count+more > b.limit {
		return &TooLargeError{What: "states of the rules, principles and caps", Limit: b.limit}
	}
	if b.caps.full {
		return b.caps.tooLarge()
	}
	return ctx.Err()
}

func (b *builder) root() []state {
	spent, ok := b.caps.root()
	if !ok {
		return nil
	}
	return []state{{spent: spent}}
}

// apply makes a move, false where it doesn't fit.
func (b *builder) apply(i int, from state, m *move) (state, bool) {
	if m.barred.meets(from.open) || !m.needed.within(from.open) {
		return state{}, false
	}
	from.open = from.open.without(b.steps[i].closes).with(m.opens)
	if b.supports {
		from.supported |= m.supports
		from.kept += int32(bits.OnesCount64(from.supported &^ b.supporting[i+1]))
		from.supported &= b.supporting[i+1]
	}
	if b.counted() && !b.conflict(i, &from, m) {
		return state{}, false
	}
	ok := true
	from.spent, ok = b.caps.spend(i, from.spent, m)
	return from, ok
}

// conflict counts the principles in conflict, false where there are too many. Where their number is no matter,
// states from which there can't become too many are alike.
func (b *builder) conflict(i int, x *state, m *move) bool {
	x.opposed |= m.opposes
	if b.most != none && int(x.broken)+bits.OnesCount64(x.opposed) > b.most {
		return false
	}
	x.broken += int32(bits.OnesCount64(x.opposed &^ b.opposing[i+1]))
	x.opposed &= b.opposing[i+1]
	if !b.conflicts && int(x.broken)+bits.OnesCount64(b.opposing[i+1]) <= b.most {
		x.broken, x.opposed = 0, 0
	}
	return true
}

// trim takes out the ways that end before the last step.
func (g *diagram) trim() {
	alive := make([]bool, len(g.ends))
	for i := range alive {
		alive[i] = true
	}
	for i := len(g.layers) - 1; i >= 0; i-- {
		l := &g.layers[i]
		before := make([]bool, len(l.states))
		moves := len(g.steps[i].moves)
		for k, to := range l.to {
			switch {
			case to == none:
			case alive[to]:
				before[k/moves] = true
			default:
				l.to[k] = none
			}
		}
		alive = before
	}
}
