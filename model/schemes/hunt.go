package schemes

import (
	"cmp"
	"context"
	"iter"
	"math/big"
	"math/bits"
	"slices"
)

// hunt looks for the schemes that beat one.
type hunt struct {
	*Space
	*diagram
	mine Scheme
	at   spot
	// present are my answers; several gives a decision that takes several answers a place in way.touched.
	present domain
	several map[int]uint64
	// supports are by step the principles that it and later steps can support.
	supports []uint64
	// aims are directions in which a scheme that beats mine is worth no less than mine. Their reach is by step,
	// and by state and number of changes left.
	aims []aim
	// budget is how many decisions may change, 0 for any number, uncounted.
	budget int
	// whole keeps what others overtake as well.
	whole bool
}

// way is what some moves from the root on come to, in units. Ways that come to the same are one, with several
// links back.
type way struct {
	cost, benefit int64
	// supported and opposed are sets of principles.
	supported, opposed uint64
	changes            int
	// touched are decisions of several answers that have changed and have slots to come.
	touched uint64
	from    []link
}

type link struct {
	way  *way
	move int
}

func (s *Space) newHunt(ctx context.Context, given Choices) (*hunt, error) {
	h := &hunt{Space: s, present: fullDomain(s.slots), several: map[int]uint64{}}
	var err error
	if h.mine, err = s.Of(given); err != nil {
		return nil, err
	}
	for at, one := range s.slots {
		if one.several && at == one.first {
			h.several[one.decision] = 1 << len(h.several)
		}
	}
	if max(s.supported, s.opposed) > maxPrinciples || len(h.several) > 64 {
		return nil, &TooLargeError{What: "principles, or decisions that take several answers", Limit: maxPrinciples}
	}
	if err := s.fix(h.present, s.Answers(h.mine)); err != nil {
		return nil, err
	}
	if h.diagram, err = s.diagram(ctx); err != nil {
		return nil, err
	}
	h.at = spot{s.unitsOf(h.mine.Cost), s.unitsOf(h.mine.Benefit)}
	h.supports = make([]uint64, len(h.steps)+1)
	for i := len(h.steps) - 1; i >= 0; i-- {
		h.supports[i] = h.supports[i+1]
		for _, m := range h.steps[i].moves {
			h.supports[i] |= m.supports
		}
	}
	return h, h.choose(ctx)
}

// choose picks the aims: cost and benefit by themselves, and those along the gaps of the frontier's hull that
// mine lies in or below.
func (h *hunt) choose(ctx context.Context) error {
	h.aims = []aim{{forCost: 1}, {forBenefit: 1}}
	t := labels{diagram: h.diagram, maxCost: noCap}
	hull, err := t.newHull(ctx, spot{h.money.cost, h.money.benefit}, h.money.total)
	if hull == nil {
		return err
	}
	last := len(hull.spots) - 1
	byCost := slices.IndexFunc(hull.spots[:last], func(x spot) bool { return x.cost > h.at.cost })
	byBenefit := slices.IndexFunc(hull.spots[:last], func(x spot) bool { return x.benefit > h.at.benefit })
	if byCost < 0 {
		byCost = last
	}
	if byBenefit < 0 {
		byBenefit = last
	}
	for k := max(1, min(byCost, byBenefit)); k <= max(1, byCost, byBenefit) && len(h.aims) < 6; k++ {
		h.aims = append(h.aims, hull.aims[k])
	}
	return nil
}

// search finds the ways to the end that beat mine with at most budget changes, less those that others make
// pointless. It holds at most limit ways.
func (h *hunt) search(ctx context.Context, budget, limit int) ([]*way, error) {
	ends, err := h.reach(ctx, budget, limit)
	return pointed(ends, func(x, y *way) bool { return x.asGood(y) && !y.asGood(x) }), err
}

// count finds how many schemes beat mine, nil where that takes more ways than limit.
func (h *hunt) count(ctx context.Context, limit int) (*big.Int, error) {
	h.whole = true
	ends, err := h.reach(ctx, 0, limit)
	if h.whole = false; tooLarge(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	total, known := number{}, map[*way]number{}
	for _, x := range ends {
		total = total.plus(x.count(known))
	}
	return total.int(), nil
}

// count is the number of ways that are one with this.
func (x *way) count(known map[*way]number) number {
	if x.from == nil {
		return single
	}
	if n, ok := known[x]; ok {
		return n
	}
	n := number{}
	for _, l := range x.from {
		n = n.plus(l.way.count(known))
	}
	known[x] = n
	return n
}

// reach finds the ways to the end that beat mine.
func (h *hunt) reach(ctx context.Context, budget, limit int) ([]*way, error) {
	h.budget = budget
	if err := h.look(ctx); err != nil {
		return nil, err
	}
	lists := make([][]*way, h.width(0))
	if len(lists) > 0 {
		lists[0] = []*way{{cost: h.money.cost, benefit: h.money.benefit}}
	}
	held := 0
	for i := range h.layers {
		next, err := h.step(ctx, i, lists, limit-held)
		if err != nil {
			return nil, err
		}
		for _, list := range next {
			held += len(list)
		}
		lists = next
	}
	return h.ends(lists), nil
}

// ends are the ways at the end that are better than mine in something.
func (h *hunt) ends(lists [][]*way) []*way {
	var ends []*way
	for _, x := range slices.Concat(lists...) {
		if x.cost != h.at.cost || x.benefit != h.at.benefit || x.supports() > h.mine.Supports || x.conflicts() < h.mine.Conflicts {
			ends = append(ends, x)
		}
	}
	return ends
}

func (x *way) supports() int  { return bits.OnesCount64(x.supported) }
func (x *way) conflicts() int { return bits.OnesCount64(x.opposed) }

// asGood reports whether a way is no worse than another in anything, changes included.
func (x *way) asGood(y *way) bool {
	return x.money(y) && x.changes <= y.changes && x.supports() >= y.supports() && x.conflicts() <= y.conflicts()
}

// money reports whether a way costs no more and brings no less than another.
func (x *way) money(y *way) bool { return x.cost <= y.cost && x.benefit >= y.benefit }

// look finds the aims' reach for all states and numbers of changes.
func (h *hunt) look(ctx context.Context) error {
	row := h.budget + 1
	total := 0
	for i := range len(h.layers) + 1 {
		total += h.width(i)
	}
	if limit := h.question.Limits.Points; total*row*len(h.aims) > limit {
		return &TooLargeError{What: "states of the rules by number of changes", Limit: limit}
	}
	for a := range h.aims {
		if err := h.lookFor(ctx, &h.aims[a], row); err != nil {
			return err
		}
	}
	return nil
}

func (h *hunt) lookFor(ctx context.Context, a *aim, row int) error {
	n := len(h.layers)
	a.reach = make([][]int64, n+1)
	a.reach[n] = make([]int64, h.width(n)*row)
	for i := n - 1; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		a.reach[i] = make([]int64, h.width(i)*row)
		moves := h.steps[i].moves
		for k := range h.width(i) * row {
			most := int64(-never)
			for j := range moves {
				to, left := h.layers[i].to[k/row*len(moves)+j], k%row-h.differs(i, j)
				if to == none || left < 0 || a.reach[i+1][int(to)*row+left] == -never {
					continue
				}
				most = max(most, a.value(moves[j].cost, moves[j].benefit)+a.reach[i+1][int(to)*row+left])
			}
			a.reach[i][k] = most
		}
	}
	return nil
}

// differs says whether a move is another answer than mine, where changes are counted. In a decision of several
// answers that can't be told by the slot: there it counts for nothing.
func (h *hunt) differs(i, j int) int {
	at := h.steps[i].slot
	return btoi(h.budget > 0 && !h.slots[at].several && !h.present[at][h.steps[i].moves[j].index])
}

// step goes on from the ways before step i; room is how many more may be held.
func (h *hunt) step(ctx context.Context, i int, lists [][]*way, room int) ([][]*way, error) {
	next := make([][]*way, h.width(i+1))
	moves := h.steps[i].moves
	for k, list := range lists {
		if k%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if room < 0 {
			return nil, &TooLargeError{What: "ways to a better scheme", Limit: h.question.Limits.Points / 16}
		}
		for j := range moves {
			to := h.layers[i].to[k*len(moves)+j]
			if to == none {
				continue
			}
			for _, x := range list {
				if y := h.move(i, j, x); h.promising(i+1, int(to), y) {
					next[to] = append(next[to], y)
					room--
				}
			}
		}
	}
	for v, list := range next {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if next[v] = joined(list); !h.whole {
			next[v] = unpassed(next[v])
		}
	}
	return next, nil
}

// maxLookedAt bounds how many other ways a way is held against: each is quickly found to be overtaken by one a little
// cheaper, or hardly ever. One that stays all the same changes no answer.
const maxLookedAt = 256

// unpassed keeps, in place, the ways of a state that none of those just before overtakes. They stand as [joined] leaves them: what overtakes
// another comes first.
func unpassed(list []*way) []*way {
	kept := list[:0]
	for _, y := range list {
		near := kept[max(0, len(kept)-maxLookedAt):]
		if !slices.ContainsFunc(near, func(x *way) bool { return x.overtakes(y) }) {
			kept = append(kept, y)
		}
	}
	return kept
}

// overtakes reports whether whatever follows a way is better than what follows another to the same state. Ways
// that differ only in principles may both end in as many.
func (x *way) overtakes(y *way) bool {
	return x.money(y) && x.changes <= y.changes && (!y.money(x) || x.changes < y.changes) &&
		x.supported|y.supported == x.supported && x.opposed&^y.opposed == 0 && x.touched|y.touched == x.touched
}

// move adds a move to a way.
func (h *hunt) move(i, j int, x *way) *way {
	m, at := &h.steps[i].moves[j], h.steps[i].slot
	y := &way{
		cost: x.cost + m.cost, benefit: x.benefit + m.benefit,
		supported: x.supported | m.supports, opposed: x.opposed | m.opposes, changes: x.changes, touched: x.touched, from: []link{{x, j}},
	}
	if h.budget == 0 || h.present[at][m.index] {
		return y
	}
	bit := h.several[h.slots[at].decision]
	if bit == 0 || y.touched&bit == 0 {
		y.changes++
	}
	y.touched |= bit
	return y
}

// promising reports whether a way can still end in a scheme that beats mine.
func (h *hunt) promising(i, v int, x *way) bool {
	left := h.budget - x.changes
	if left < 0 || bits.OnesCount64(x.supported|h.supports[i]) < h.mine.Supports || x.conflicts() > h.mine.Conflicts {
		return false
	}
	for a := range h.aims {
		aim := &h.aims[a]
		reach := aim.reach[i][v*(h.budget+1)+left]
		if reach == -never || aim.value(x.cost, x.benefit)+reach < aim.value(h.at.cost, h.at.benefit) {
			return false
		}
	}
	return true
}

// joined makes one of ways that come to the same.
func joined(list []*way) []*way {
	slices.SortStableFunc(list, func(x, y *way) int {
		return cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(y.benefit, x.benefit), cmp.Compare(x.changes, y.changes),
			cmp.Compare(x.supported, y.supported), cmp.Compare(x.opposed, y.opposed), cmp.Compare(x.touched, y.touched))
	})
	kept := list[:0]
	for _, x := range list {
		if n := len(kept); n > 0 && kept[n-1].same(x) {
			kept[n-1].from = append(kept[n-1].from, x.from...)
		} else {
			kept = append(kept, x)
		}
	}
	return kept
}

func (x *way) same(y *way) bool {
	return x.cost == y.cost && x.benefit == y.benefit && x.changes == y.changes &&
		x.supported == y.supported && x.opposed == y.opposed && x.touched == y.touched
}

// pointed keeps the ways that no other makes pointless.
func pointed(list []*way, beats func(x, y *way) bool) []*way {
	// What beats another costs no more, and of equal cost brings no less.
	slices.SortStableFunc(list, func(x, y *way) int {
		return cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(y.benefit, x.benefit), cmp.Compare(x.changes, y.changes),
			cmp.Compare(y.supports(), x.supports()), cmp.Compare(x.conflicts(), y.conflicts()))
	})
	var kept []*way
	for _, y := range list {
		if !slices.ContainsFunc(kept, func(x *way) bool { return beats(x, y) }) {
			kept = append(kept, y)
		}
	}
	return kept
}

// paths yields every way back to the root as one move a step. The slice is used again.
func (x *way) paths(steps int) iter.Seq[[]int] {
	moves := make([]int, steps)
	var back func(x *way, i int, yield func([]int) bool) bool
	back = func(x *way, i int, yield func([]int) bool) bool {
		if i == 0 {
			return yield(moves)
		}
		for _, l := range x.from {
			moves[i-1] = l.move
			if !back(l.way, i-1, yield) {
				return false
			}
		}
		return true
	}
	return func(yield func([]int) bool) { back(x, steps, yield) }
}
