package schemes

import "slices"

// smallestCore finds the smallest set of n items that can't hold together, the first of equally small ones.
// All of them together must not hold; holds says whether some do.
//
// Each set that does hold, made as large as it goes, leaves items of which the answer has one. So the first
// smallest set that hits all those leftovers either holds, and shows another leftover, or is the answer.
func smallestCore(n int, holds func(kept []bool) (bool, error)) ([]int, error) {
	var leftovers [][]int
	for {
		pick, ok := firstHitting(leftovers)
		if !ok {
			return nil, nil
		}
		kept := setOfItems(n, pick)
		ok, err := holds(kept)
		if err != nil || !ok {
			return pick, err
		}
		var leftover []int
		for i := range n {
			if kept[i] {
				continue
			}
			kept[i] = true
			if ok, err = holds(kept); err != nil {
				return nil, err
			}
			if !ok {
				kept[i] = false
				leftover = append(leftover, i)
			}
		}
		leftovers = append(leftovers, leftover)
	}
}

// smallestGift finds the smallest set of n items to give up so that the rest hold together, the first of
// equally small ones; false where not even none of them hold. It mirrors [smallestCore]: each set that can't
// hold, made as small as it goes, has an item to be given up.
func smallestGift(n int, holds func(kept []bool) (bool, error)) ([]int, bool, error) {
	if ok, err := holds(make([]bool, n)); err != nil || !ok {
		return nil, false, err
	}
	var cores [][]int
	for {
		pick, _ := firstHitting(cores)
		kept := setOfItems(n, pick)
		for i := range kept {
			kept[i] = !kept[i]
		}
		ok, err := holds(kept)
		if err != nil || ok {
			return pick, true, err
		}
		var core []int
		for i := range n {
			if !kept[i] {
				continue
			}
			kept[i] = false
			if ok, err = holds(kept); err != nil {
				return nil, false, err
			}
			if ok {
				kept[i] = true
				core = append(core, i)
			}
		}
		cores = append(cores, core)
	}
}

func setOfItems(n int, items []int) []bool {
	set := make([]bool, n)
	for _, i := range items {
		set[i] = true
	}
	return set
}

// firstHitting finds the smallest set of items with one of every given set, the first of equally small ones;
// false where a given set is empty. The given sets are in rising order.
func firstHitting(sets [][]int) ([]int, bool) {
	if slices.ContainsFunc(sets, func(x []int) bool { return len(x) == 0 }) {
		return nil, false
	}
	for size := 0; ; size++ {
		if pick, ok := hit(sets, nil, size); ok {
			return pick, true
		}
	}
}

// hit adds up to size items, each above the last, to hit the sets that are left.
func hit(sets [][]int, picked []int, size int) ([]int, bool) {
	if len(sets) == 0 {
		return picked, true
	}
	if apart(sets) > size {
		return nil, false
	}
	last := sets[0][len(sets[0])-1]
	var candidates []int
	for _, x := range sets {
		last = min(last, x[len(x)-1])
		candidates = append(candidates, x...)
	}
	slices.Sort(candidates)
	for _, i := range slices.Compact(candidates) {
		if i > last {
			break
		}
		if left, ok := unhit(sets, i); ok {
			if pick, ok := hit(left, append(slices.Clone(picked), i), size-1); ok {
				return pick, true
			}
		}
	}
	return nil, false
}

// unhit are the sets that an item doesn't hit, less the items up to it; false where one is left empty.
func unhit(sets [][]int, item int) ([][]int, bool) {
	var left [][]int
	for _, x := range sets {
		at, found := slices.BinarySearch(x, item)
		switch {
		case found:
		case at == len(x):
			return nil, false
		default:
			left = append(left, x[at:])
		}
	}
	return left, true
}

// apart counts sets without an item in common, taken in turn: each needs a hit of its own.
func apart(sets [][]int) int {
	n := 0
	taken := map[int]bool{}
	for _, x := range sets {
		if slices.ContainsFunc(x, func(i int) bool { return taken[i] }) {
			continue
		}
		n++
		for _, i := range x {
			taken[i] = true
		}
	}
	return n
}
