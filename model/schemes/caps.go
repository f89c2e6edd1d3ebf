package schemes

import "encoding/binary"

// caps keeps amounts of money under the filter's caps: the cost of all years, and of each.
type caps struct {
	limits []int64
	start  []int64
	// least and most are what later steps spend at least and at most, by step and amount.
	least, most [][]int64
	of          func(*answer, int) int64
	names       map[string]int32
	lists       [][]int64
	// full says that there were more lists than limit numbers make.
	full  bool
	limit int
}

// idle marks an amount that can't go over its cap any more.
const idle = -1 << 63

func newCaps(s *Space, steps []step, w watch) *caps {
	c := &caps{names: map[string]int32{}, limit: s.question.Limits.Points}
	first := 0
	if w.cost && s.money.costCap < noCap {
		c.limits, c.start = append(c.limits, s.money.costCap), append(c.start, s.money.cost)
		first = 1
	}
	if w.years && s.money.yearCap < noCap {
		for _, spent := range s.money.years {
			c.limits, c.start = append(c.limits, s.money.yearCap), append(c.start, spent)
		}
	}
	c.of = func(a *answer, k int) int64 {
		if k < first {
			return a.cost
		}
		return a.years[k-first]
	}
	n := len(steps)
	c.least, c.most = make([][]int64, n+1), make([][]int64, n+1)
	c.least[n], c.most[n] = make([]int64, len(c.limits)), make([]int64, len(c.limits))
	for i := n - 1; i >= 0; i-- {
		c.least[i], c.most[i] = make([]int64, len(c.limits)), make([]int64, len(c.limits))
		for k := range c.limits {
			c.least[i][k], c.most[i][k] = c.least[i+1][k], c.most[i+1][k]
			if least, most, ok := c.span(steps[i].moves, k); ok {
				c.least[i][k] += least
				c.most[i][k] += most
			}
		}
	}
	return c
}

// span is the least and the most of an amount among moves, false for no moves.
func (c *caps) span(moves []move, k int) (least, most int64, ok bool) {
	for i := range moves {
		v := c.of(&moves[i].answer, k)
		if !ok || v < least {
			least = v
		}
		if !ok || v > most {
			most = v
		}
		ok = true
	}
	return least, most, ok
}

func (c *caps) tooLarge() error {
	return &TooLargeError{What: "amounts of money under caps", Limit: c.limit}
}

func (c *caps) root() (int32, bool) { return c.name(0, append([]int64(nil), c.start...)) }

// spend adds a move's amounts, false where that goes over a cap whatever follows.
func (c *caps) spend(i int, spent int32, m *move) (int32, bool) {
	if len(c.limits) == 0 {
		return 0, true
	}
	list := make([]int64, len(c.limits))
	for k, v := range c.lists[spent] {
		list[k] = v
		if v != idle {
			list[k] += c.of(&m.answer, k)
		}
	}
	return c.name(i+1, list)
}

// name gives equal amounts before a step the same name.
func (c *caps) name(step int, list []int64) (int32, bool) {
	text := make([]byte, 0, 8*len(list))
	for k, v := range list {
		switch {
		case v == idle:
		case v+c.least[step][k] > c.limits[k]:
			return 0, false
		case v+c.most[step][k] <= c.limits[k]:
			list[k] = idle
		}
		text = binary.BigEndian.AppendUint64(text, uint64(list[k]))
	}
	id, ok := c.names[string(text)]
	if !ok {
		if c.full = (len(c.lists)+1)*len(list) > c.limit; c.full {
			return 0, false
		}
		id = int32(len(c.lists))
		c.names[string(text)] = id
		c.lists = append(c.lists, list)
	}
	return id, true
}

// within reports whether no amount of a is above b's.
func (c *caps) within(a, b int32) bool {
	for k, v := range c.lists[a] {
		if v > c.lists[b][k] {
			return false
		}
	}
	return true
}
