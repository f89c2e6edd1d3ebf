package schemes

import (
	"errors"
	"math/big"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// ErrFigures says that the figures of a case are too large, beside its smallest, to be added up exactly in
// 63 bits.
var ErrFigures = errors.New("the figures are too large, or have too many decimal places, to be searched exactly")

// money is what counts in every scheme, in units, and what a unit is.
type money struct {
	// places is the number of decimal places of £m that one unit stands for.
	places        int32
	cost, benefit int64
	years         []int64
	// total is no less than the size of any sum of figures.
	total int64
	// costCap and yearCap are the filter's, noCap for none.
	costCap, yearCap int64
}

const (
	// noCap is above all sums of money.
	noCap = int64(1) << 62
	// never is, with a minus, the outlook of a state that leads nowhere.
	never = int64(1) << 62
)

// addMoney converts all figures once, to whole units of the smallest place present.
func (s *Space) addMoney(c *model.Case) error {
	flows := model.AllFlows(c, s.question.Estimate, s.question.Basis)
	places := int32(0)
	for _, f := range flows {
		for _, list := range [][]decimal.Decimal{f.Benefit, f.Cost} {
			for _, d := range list {
				places = placesOf(d, places)
			}
		}
	}
	s.money.places = places
	var u units
	u.places = places
	programme := flows[model.Programme]
	s.money.cost, s.money.benefit = u.of(programme.TotalCost), u.of(programme.TotalBenefit)
	s.money.years = u.list(programme.Cost, c.Head().Years)
	for i := range s.slots {
		for j := range s.slots[i].answers {
			a := &s.slots[i].answers[j]
			var f model.Flow
			if a.option != none {
				f = flows[s.options[a.option].ID]
			}
			a.cost, a.benefit, a.years = u.of(f.TotalCost), u.of(f.TotalBenefit), u.list(f.Cost, c.Head().Years)
		}
	}
	s.money.costCap, s.money.yearCap = s.capOf(s.question.Filter.Cost), s.capOf(s.question.Filter.YearCost)
	if u.total.CmpAbs(big.NewInt(noCap/4)) > 0 {
		return ErrFigures
	}
	s.money.total = u.total.Int64()
	return nil
}

// placesOf is the number of decimal places that a figure needs, or least where it needs fewer.
func placesOf(d decimal.Decimal, least int32) int32 {
	for -d.Exponent() > least && !d.Truncate(least).Equal(d) {
		least++
	}
	return least
}

// units turns decimals into whole units, and adds up their sizes to know that no sum overflows.
type units struct {
	places int32
	total  big.Int
}

func (u *units) of(d decimal.Decimal) int64 {
	whole := d.Shift(u.places).BigInt()
	u.total.Add(&u.total, new(big.Int).Abs(whole))
	if !whole.IsInt64() {
		return 0
	}
	return whole.Int64()
}

func (u *units) list(figures []decimal.Decimal, years int) []int64 {
	list := make([]int64, years)
	for i, d := range figures {
		list[i] = u.of(d)
	}
	return list
}

// capOf turns a cap into units, rounded down: a sum of whole units is under one exactly when under the other.
func (s *Space) capOf(d *decimal.Decimal) int64 {
	if d == nil {
		return noCap
	}
	whole := d.Shift(s.money.places).Floor().BigInt()
	if limit := big.NewInt(noCap); whole.CmpAbs(limit) >= 0 {
		return noCap * int64(whole.Sign())
	}
	return whole.Int64()
}

// amount turns units back into £m.
func (s *Space) amount(units int64) decimal.Decimal { return decimal.New(units, -s.money.places) }

// unitsOf turns £m into units.
func (s *Space) unitsOf(d decimal.Decimal) int64 { return d.Shift(s.money.places).IntPart() }
