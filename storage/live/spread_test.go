//go:build live_test

package live

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// spread counts times, in steps of a tenth of a millisecond.
type spread map[int]int

const spreadStep = 100 * time.Microsecond

func (s spread) count(took time.Duration) { s[int(took/spreadStep)]++ }

func (s spread) add(other spread) {
	for step, n := range other {
		s[step] += n
	}
}

func (s spread) all() (n int) {
	for _, count := range s {
		n += count
	}
	return n
}

// at is the time that a share of all stays within.
func (s spread) at(share float64) time.Duration {
	left := int(share * float64(s.all()))
	for _, step := range slices.SortedFunc(maps.Keys(s), cmp.Compare) {
		if left -= s[step]; left < 0 {
			return time.Duration(step+1) * spreadStep
		}
	}
	return s.most()
}

func (s spread) most() time.Duration {
	most := -1
	for step := range s {
		most = max(most, step)
	}
	return time.Duration(most+1) * spreadStep
}
