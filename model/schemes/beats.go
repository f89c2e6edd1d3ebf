package schemes

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"github.com/shopspring/decimal"
)

// Better is a scheme that beats another: it costs no more, brings no less and honours no fewer principles, and
// is better in one of them.
type Better struct {
	Scheme
	// Saves is how much less it costs and Brings how much more benefit it has, in £m; Honours is how many more
	// principles it honours.
	Saves, Brings decimal.Decimal
	Honours       int
	// Changes are the decisions that it answers differently, in the case's order.
	Changes []Change
}

// Rivals are the schemes that beat one.
type Rivals struct {
	// Mine is the scheme that they beat.
	Mine Scheme
	// Schemes are those with the fewest changed decisions first, then the higher net, then ids.
	Schemes []Better
	// More says that there are others beyond the number asked for.
	More bool
}

// Beats lists up to most schemes that fit and beat the one with the given answers, in which every other
// decision is empty. That one need not fit itself.
func (s *Space) Beats(ctx context.Context, given Choices, most int) (*Rivals, error) {
	h, err := s.newHunt(ctx, given)
	if err != nil {
		return nil, err
	}
	r := &Rivals{Mine: h.mine}
	for h.budget = 1; h.budget <= h.decisionsLeft; h.budget++ {
		if err := h.outlook(); err != nil {
			return nil, err
		}
		h.found, h.cut = nil, false
		h.most = most - len(r.Schemes)
		if h.width(0) > 0 {
			h.visit(0, 0, trail{cost: s.money.cost, benefit: s.money.benefit})
		}
		if h.err != nil {
			return nil, h.err
		}
		r.Schemes = append(r.Schemes, h.sorted()...)
		if r.More = r.More || h.cut; r.More {
			return r, nil
		}
	}
	return r, nil
}

// hunt looks for schemes with a given number of changed decisions that beat a scheme.
type hunt struct {
	*Space
	*diagram
	ctx            context.Context
	given          Choices
	present        domain
	mine           Scheme
	cost, benefit  int64
	honoured       int
	supports       []uint64
	budget         int
	decisionsLeft  int
	least, highest [][]int64
	moves          []int
	changed        []int
	found          []Better
	most           int
	cut            bool
	visits         int
	err            error
}

// trail is a way from the root, in units.
type trail struct {
	cost, benefit int64
	honoured      uint64
}

func (s *Space) newHunt(ctx context.Context, given Choices) (*hunt, error) {
	if s.supported > maxPrinciples {
		return nil, &TooLargeError{What: "principles", Limit: maxPrinciples}
	}
	g, err := s.diagram(ctx)
	if err != nil {
		return nil, err
	}
	h := &hunt{Space: s, diagram: g, ctx: ctx, given: given, present: fullDomain(s.slots), decisionsLeft: len(s.decisions)}
	whole := Choices{}
	for _, d := range s.decisions {
		whole[d.ID] = given[d.ID]
	}
	if err := s.fix(h.present, whole); err != nil {
		return nil, err
	}
	if h.mine, err = s.Of(given); err != nil {
		return nil, err
	}
	h.cost, h.benefit, h.honoured = s.unitsOf(h.mine.Cost), s.unitsOf(h.mine.Benefit), h.mine.Honoured
	h.moves, h.changed = make([]int, len(g.steps)), make([]int, len(s.decisions))
	h.supports = make([]uint64, len(g.steps)+1)
	for i := len(g.steps) - 1; i >= 0; i-- {
		h.supports[i] = h.supports[i+1]
		for _, m := range g.steps[i].moves {
			h.supports[i] |= m.supports
		}
	}
	return h, nil
}

func (s *Space) unitsOf(d decimal.Decimal) int64 { return d.Shift(s.money.places).IntPart() }

// differs says whether a move is another answer than mine; in a decision of several, where changes can't be
// told by the slot, it counts for nothing.
func (h *hunt) differs(i int, m *move) int {
	at := h.steps[i].slot
	return btoi(!h.slots[at].several && !h.present[at][m.index])
}

// never marks the outlook of a state from which no scheme has so few changes.
const never = 1 << 62

// outlook finds, by step and by state and number of changes left, what the moves to come cost at least and
// bring at most.
func (h *hunt) outlook() error {
	n, row := len(h.layers), h.budget+1
	total := 0
	for i := range n + 1 {
		total += h.width(i)
	}
	if limit := h.question.Limits.Points; total*row > limit {
		return &TooLargeError{What: "states of the rules by number of changes", Limit: limit}
	}
	h.least, h.highest = make([][]int64, n+1), make([][]int64, n+1)
	h.least[n], h.highest[n] = make([]int64, h.width(n)*row), make([]int64, h.width(n)*row)
	for i := n - 1; i >= 0; i-- {
		if err := h.ctx.Err(); err != nil {
			return err
		}
		h.least[i], h.highest[i] = make([]int64, h.width(i)*row), make([]int64, h.width(i)*row)
		for k := range h.width(i) {
			for left := range row {
				h.look(i, k, left)
			}
		}
	}
	return nil
}

// look finds the outlook of one state.
func (h *hunt) look(i, k, left int) {
	least, highest := int64(never), int64(-never)
	moves, row := h.steps[i].moves, h.budget+1
	for j := range moves {
		m := &moves[j]
		to, rest := h.layers[i].to[k*len(moves)+j], left-h.differs(i, m)
		if to == none || rest < 0 || h.least[i+1][int(to)*row+rest] == never {
			continue
		}
		least = min(least, m.cost+h.least[i+1][int(to)*row+rest])
		highest = max(highest, m.benefit+h.highest[i+1][int(to)*row+rest])
	}
	h.least[i][k*row+left], h.highest[i][k*row+left] = least, highest
}

// visit goes on from a state; false to stop.
func (h *hunt) visit(i, k int, x trail) bool {
	if h.visits++; h.visits%1024 == 0 {
		if h.err = h.ctx.Err(); h.err != nil {
			return false
		}
	}
	left := h.budget - h.changes()
	if left < 0 || !h.promising(i, k, left, x) {
		return true
	}
	if i == len(h.layers) {
		return left > 0 || h.take(x)
	}
	moves := h.steps[i].moves
	for j := range moves {
		to := h.layers[i].to[k*len(moves)+j]
		if to == none {
			continue
		}
		m := &moves[j]
		at := h.steps[i].slot
		differs := btoi(!h.present[at][m.index])
		h.moves[i] = j
		h.changed[h.slots[at].decision] += differs
		ok := h.visit(i+1, int(to), trail{x.cost + m.cost, x.benefit + m.benefit, x.honoured | m.supports})
		h.changed[h.slots[at].decision] -= differs
		if !ok {
			return false
		}
	}
	return true
}

func (h *hunt) changes() int {
	n := 0
	for _, slots := range h.changed {
		n += btoi(slots > 0)
	}
	return n
}

// promising reports whether a way can still end in a scheme that is as good as mine in everything.
func (h *hunt) promising(i, k, left int, x trail) bool {
	least := h.least[i][k*(h.budget+1)+left]
	return least != never && x.cost+least <= h.cost && x.benefit+h.highest[i][k*(h.budget+1)+left] >= h.benefit &&
		bits.OnesCount64(x.honoured|h.supports[i]) >= h.honoured
}

// take keeps a scheme that is better in something, and of too many the best; false where none is wanted.
func (h *hunt) take(x trail) bool {
	honoured := bits.OnesCount64(x.honoured)
	if x.cost == h.cost && x.benefit == h.benefit && honoured == h.honoured {
		return true
	}
	if h.most <= 0 {
		h.cut = true
		return false
	}
	b := Better{
		Scheme: h.scheme(h.diagram, h.moves), Saves: h.amount(h.cost - x.cost), Brings: h.amount(x.benefit - h.benefit),
		Honours: honoured - h.honoured,
	}
	h.found = append(h.found, b)
	if len(h.found) > 2*h.most+100 {
		h.found, h.cut = h.sorted(), true
	}
	return true
}

// sorted returns the best of what was found, with their changes.
func (h *hunt) sorted() []Better {
	slices.SortFunc(h.found, func(a, b Better) int { return cmp.Or(b.Net().Cmp(a.Net()), cmp.Compare(a.ID(), b.ID())) })
	if len(h.found) > h.most {
		h.found, h.cut = h.found[:max(h.most, 0)], true
	}
	for i := range h.found {
		if h.found[i].Changes == nil {
			h.found[i].Changes = h.changesTo(h.found[i].Options)
		}
	}
	return h.found
}

// changesTo are the decisions that a scheme answers differently.
func (h *hunt) changesTo(options []string) []Change {
	by := map[string][]string{}
	for _, id := range options {
		d := h.options[h.optionAt[id]].Decision
		by[d] = append(by[d], id)
	}
	var changes []Change
	for _, d := range h.decisions {
		from := slices.SortedFunc(slices.Values(h.given[d.ID]), func(a, b string) int { return h.optionAt[a] - h.optionAt[b] })
		if !slices.Equal(from, by[d.ID]) {
			changes = append(changes, Change{Decision: d, From: from, To: by[d.ID]})
		}
	}
	return changes
}
