package schemes

import (
	"math/big"
	"math/bits"
)

// number is a count of schemes. It stays within two words as long as it can: most counts do, and big integers
// are twenty times slower.
type number struct {
	hi, lo uint64
	big    *big.Int
}

var single = number{lo: 1}

func (x number) isZero() bool { return x.hi == 0 && x.lo == 0 && x.big == nil }

func (x number) plus(y number) number {
	if x.big == nil && y.big == nil {
		lo, carry := bits.Add64(x.lo, y.lo, 0)
		hi, over := bits.Add64(x.hi, y.hi, carry)
		if over == 0 {
			return number{hi: hi, lo: lo}
		}
	}
	return number{big: new(big.Int).Add(x.int(), y.int())}
}

func (x number) times(y number) number {
	if x.big == nil && y.big == nil && x.hi == 0 && y.hi == 0 {
		hi, lo := bits.Mul64(x.lo, y.lo)
		return number{hi: hi, lo: lo}
	}
	if x.isZero() || y.isZero() {
		return number{}
	}
	return number{big: new(big.Int).Mul(x.int(), y.int())}
}

// int is the count as a big integer, which the caller may keep but not change.
func (x number) int() *big.Int {
	if x.big != nil {
		return x.big
	}
	n := new(big.Int).SetUint64(x.hi)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(x.lo))
}
