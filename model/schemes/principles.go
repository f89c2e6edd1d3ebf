package schemes

import "tomworkbench/model"

// maxPrinciples is how many principles a set holds; those that no option is linked to need no place in it.
const maxPrinciples = 64

// addPrinciples notes which principles each option supports and conflicts with.
func (s *Space) addPrinciples(c *model.Case) {
	supported, opposed := places{}, places{}
	s.backed, s.broken = make([][]string, len(s.options)), make([][]string, len(s.options))
	for l := range c.Links.All() {
		o, ok := s.optionAt[l.Owner]
		if _, known := c.Principles.Get(l.Target); !ok || !known || l.To != model.KindPrinciple {
			continue
		}
		slot := &s.slots[s.slotOf[o]]
		for i := range slot.answers {
			a := &slot.answers[i]
			switch {
			case a.option != o:
			case l.Stance == model.Supports:
				a.supports |= supported.bit(l.Target)
				s.backed[o] = append(s.backed[o], l.Target)
			default:
				a.opposes |= opposed.bit(l.Target)
				s.broken[o] = append(s.broken[o], l.Target)
			}
		}
	}
	s.supported, s.opposed = len(supported), len(opposed)
}

// places gives ids a place in a set, in the order in which they are first met.
type places map[string]int

// bit is the place's bit, none for an id beyond the last place.
func (p places) bit(id string) uint64 {
	at, ok := p[id]
	if !ok {
		at = len(p)
		p[id] = at
	}
	if at >= maxPrinciples {
		return 0
	}
	return 1 << at
}
