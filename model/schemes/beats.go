package schemes

import (
	"cmp"
	"context"
	"errors"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// Better is a scheme that beats another: it costs no more, brings no less, supports no fewer principles and breaks no more,
// and is better in one of them.
type Better struct {
	Scheme
	// Saves is how much less it costs and Brings how much more benefit it has, in £m; Gains is how many more principles it
	// supports and Mends how many fewer it breaks.
	Saves, Brings decimal.Decimal
	Gains, Mends  int
	// Changes are the decisions that it answers differently, in the case's order.
	Changes []Change
}

// Rivals are the schemes that beat one.
type Rivals struct {
	// Mine is the scheme that they beat.
	Mine Scheme
	// Count is the number of all schemes that beat it, nil where they are too many to count.
	Count *big.Int
	// Schemes leave out what another of them makes pointless: one with no more changed decisions that is as
	// good in everything and better in something, the number of changes counted in. Those with the fewest
	// changes come first, then the higher net, then ids.
	Schemes []Better
	// More says that there are others beyond the number asked for.
	More bool
	// Bounded says that those listed are all with so few changes, but that schemes with more changes were too
	// many to look through. Where none is listed, one may beat it or none.
	Bounded bool
}

// Beats lists up to most schemes that fit and beat the one with the given answers, in which every other
// decision is empty. That one need not fit itself.
func (s *Space) Beats(ctx context.Context, given Choices, most int) (*Rivals, error) {
	h, err := s.newHunt(ctx, given)
	if err != nil {
		return nil, err
	}
	r := &Rivals{Mine: h.mine}
	if r.Count, err = h.count(ctx, s.question.Limits.Points/32); err != nil || r.none() {
		return r, err
	}
	for budget := 1; budget <= len(s.decisions) && !r.More && !r.Bounded; budget++ {
		if budget == 3 && len(r.Schemes) == 0 {
			if r.Count, err = h.none(ctx, r.Count); err != nil || r.none() {
				return r, err
			}
		}
		// A way takes about eight times as much as a label, and twice as long again.
		ends, err := h.search(ctx, budget, s.question.Limits.Points/16)
		switch r.Bounded = tooLarge(err); {
		case err == nil:
			r.Schemes, r.More = h.rivals(ends, most)
		case !r.Bounded:
			return nil, err
		}
	}
	r.settle()
	return r, nil
}

// none reports whether it is known that nothing beats mine.
func (r *Rivals) none() bool { return r.Count != nil && r.Count.Sign() == 0 }

// settle counts nothing where all was looked through and nothing found.
func (r *Rivals) settle() {
	if len(r.Schemes) == 0 && !r.More && !r.Bounded {
		r.Count = new(big.Int)
	}
}

// none makes the count zero where it is quick to find out that nothing beats mine. A scheme that none with few changes beats
// may well be beaten by none, which is often quicker to find out without counting changes.
func (h *hunt) none(ctx context.Context, count *big.Int) (*big.Int, error) {
	ends, err := h.search(ctx, 0, h.question.Limits.Points/100)
	switch {
	case tooLarge(err):
		return count, nil
	case err == nil && len(ends) == 0:
		return new(big.Int), nil
	}
	return count, err
}

func tooLarge(err error) bool {
	var large *TooLargeError
	return errors.As(err, &large)
}

// rivals lists the schemes at the ends of a search in order, up to most; cut says that there are more.
func (h *hunt) rivals(ends []*way, most int) (list []Better, cut bool) {
	slices.SortStableFunc(ends, func(a, b *way) int {
		return cmp.Or(cmp.Compare(a.changes, b.changes), cmp.Compare(b.benefit-b.cost, a.benefit-a.cost))
	})
	for at := 0; at < len(ends) && !cut; {
		// Those that come to the same changes and net are put in the order of their ids.
		from, first := len(list), ends[at]
		for ; at < len(ends) && ends[at].changes == first.changes && ends[at].benefit-ends[at].cost == first.benefit-first.cost; at++ {
			for moves := range ends[at].paths(len(h.layers)) {
				list = append(list, h.better(ends[at], moves))
				if len(list) > most+maxTied {
					break
				}
			}
		}
		slices.SortFunc(list[from:], func(a, b Better) int { return cmp.Compare(a.ID(), b.ID()) })
		cut = len(list) > most
	}
	return list[:min(len(list), max(most, 0))], cut
}

// maxTied bounds how many schemes that come to the same are put in order.
const maxTied = 10_000

func (h *hunt) better(x *way, moves []int) Better {
	b := Better{Scheme: h.scheme(h.diagram, moves), Saves: h.amount(h.at.cost - x.cost), Brings: h.amount(x.benefit - h.at.benefit)}
	b.Gains, b.Mends = b.Supports-h.mine.Supports, h.mine.Conflicts-b.Conflicts
	b.Changes = h.changesTo(b.Scheme)
	return b
}

// changesTo are the decisions that a scheme answers differently from mine.
func (h *hunt) changesTo(x Scheme) []Change {
	mine, theirs := h.Answers(h.mine), h.Answers(x)
	var changes []Change
	for _, d := range h.decisions {
		if !slices.Equal(mine[d.ID], theirs[d.ID]) {
			changes = append(changes, Change{Decision: d, From: mine[d.ID], To: theirs[d.ID]})
		}
	}
	return changes
}
