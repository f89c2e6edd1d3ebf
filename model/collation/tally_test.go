package collation

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func TestWithoutNamesNoGroupOfOneOrTwoCanBeWorkedOut(t *testing.T) {
	for _, x := range []struct{ n, hidden []int }{
		{[]int{5, 4, 3}, nil},
		{[]int{5, 0, 3}, nil},
		{[]int{5, 2, 4}, []int{1, 2}},
		{[]int{5, 1, 2}, []int{1, 2}},
		{[]int{5, 1, 1}, []int{0, 1, 2}},
		{[]int{1, 0, 0}, []int{0, 1, 2}},
		{[]int{2, 2, 9}, []int{0, 1}},
		{[]int{0, 0, 0}, nil},
	} {
		list := make([]Count, len(x.n))
		for i, n := range x.n {
			list[i].N = n
		}
		hideSmall(list)
		var hidden []int
		for i, n := range list {
			if n.Hidden {
				hidden = append(hidden, i)
			}
		}
		if !slices.Equal(hidden, x.hidden) {
			t.Errorf("of %v hidden are %v, want %v", x.n, hidden, x.hidden)
		}
	}
}

func TestWhateverIsCountedWhatIsHiddenStaysHidden(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 500 {
		list := make([]Count, 2+r.IntN(4))
		for i := range list {
			list[i].N = r.IntN(6)
		}
		hideSmall(list)
		groups, people := 0, 0
		for _, n := range list {
			if n.Hidden {
				groups, people = groups+1, people+n.N
			} else if n.N == 1 || n.N == 2 {
				t.Fatalf("%v shows a small group", list)
			}
		}
		all := groups == len(list)
		if !all && groups > 0 && (groups == 1 || people < Smallest) {
			t.Fatalf("%v gives away what it hides", list)
		}
	}
}
