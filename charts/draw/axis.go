package draw

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/shopspring/decimal"
)

// The value axis has from fewestTicks to mostTicks ticks where there is room for them.
const (
	fewestTicks = 4
	mostTicks   = 7
)

// axis is the value axis: even ticks, the ends on a tick.
type axis struct {
	ticks []tick
}

type tick struct {
	value float64
	label string
}

// low and high return the ends of the axis.
func (a axis) low() float64  { return a.ticks[0].value }
func (a axis) high() float64 { return a.ticks[len(a.ticks)-1].value }

// Unit is what an axis counts in: the finest step in hundredths, and how a tick is written with so many places after the
// point.
type Unit struct {
	Finest int64
	Write  func(value decimal.Decimal, places int32) string
}

// unlabelled is for an axis that is never shown.
var unlabelled = Unit{1, func(decimal.Decimal, int32) string { return "" }}

// newAxis finds the ticks for amounts from low to high in a unit, zero included, and at most so many of them.
func newAxis(low, high float64, most int, u Unit) axis {
	return axisOver(min(0, low), max(0, high), most, u)
}

// axisOver does so without zero where that lies beside the amounts: for a picture of how they differ, whose marks don't
// say by their length how large they are.
func axisOver(low, high float64, most int, u Unit) axis {
	if low == high {
		low, high = low-1, high+1
	}
	most = min(mostTicks, max(3, most)) // Zero and both ends.
	least := min(fewestTicks, most)
	var best span
	for step := range steps() {
		if step%u.Finest != 0 {
			continue
		}
		next := newSpan(step, low, high)
		n := next.ticks()
		if n < least && best.step > 0 {
			break
		}
		if n <= most && (best.step == 0 || next.size() < best.size()) {
			best = next
		}
		if n <= least {
			break
		}
	}
	return best.padded(least).axis(u)
}

// percentAxis has ticks from 0% to 100%, at most so many of them, both ends among them.
func percentAxis(most int) axis {
	step := 20
	for _, wider := range []int{25, 50, 100} {
		if 100/step+1 > most {
			step = wider
		}
	}
	var a axis
	for at := 0; at <= 100; at += step {
		a.ticks = append(a.ticks, tick{float64(at), fmt.Sprintf("%d%%", at)})
	}
	return a
}

// addTicks chooses an axis across the plot so that its labels stand apart, and writes them below the plot.
func (l *layout) addTicks(low, high float64, u Unit) axis {
	return l.addTicksOver(min(0, low), max(0, high), u)
}

// addTicksOver does so without zero where that lies beside the amounts.
func (l *layout) addTicksOver(low, high float64, u Unit) axis {
	style := l.quiet()
	var a axis
	for most := mostTicks; ; most-- {
		a = axisOver(low, high, most, u)
		step := float64(l.plot.Width()) / float64(len(a.ticks)-1)
		if widestTick(style, a)+float64(l.px(rowGap)) <= step {
			break
		}
		if most <= 3 {
			first, last := a.low(), a.high()
			a.ticks = slices.DeleteFunc(a.ticks, func(t tick) bool { return t.value != 0 && t.value != first && t.value != last })
			break
		}
	}
	top := l.plot.Bottom + l.px(axisGap)
	end := math.Inf(-1)
	for _, t := range a.ticks {
		text := l.textAt(style, t.label, l.acrossOn(a, t.value), top, alignCentre)
		if right := text.left() + style.width(t.label); text.left() >= max(end, 0) && right <= float64(l.size.X) {
			l.texts = append(l.texts, text)
			end = right + float64(l.px(2))
		}
	}
	return a
}

func widestTick(style textStyle, a axis) float64 {
	widest := 0.0
	for _, t := range a.ticks {
		widest = max(widest, style.width(t.label))
	}
	return widest
}

// along returns where an amount stands across the plot, in px.
func (l *layout) along(amount float64) int { return l.acrossOn(l.axis, amount) }

// acrossOn does so on another axis.
func (l *layout) acrossOn(a axis, amount float64) int {
	share := (amount - a.low()) / (a.high() - a.low())
	return l.plot.Left + int(math.Round(share*float64(l.plot.Width())))
}

// span is a run of ticks: the multiples of a step from one to another.
type span struct {
	// step is in hundredths.
	step     int64
	from, to int64
}

// newSpan returns the fewest ticks a step apart that hold the amounts from low to high.
func newSpan(step int64, low, high float64) span {
	// The amounts come from decimals: what is this close to a tick lies on it.
	const noise = 1e-9
	return span{
		step: step,
		from: int64(math.Floor(low*100/float64(step) + noise)),
		to:   int64(math.Ceil(high*100/float64(step) - noise)),
	}
}

func (s span) ticks() int  { return int(s.to - s.from + 1) }
func (s span) size() int64 { return (s.to - s.from) * s.step }

// padded returns the span with at least so many ticks, where the finest step leaves too few.
func (s span) padded(least int) span {
	for s.ticks() < least {
		if s.to > 0 {
			s.to++
		} else {
			s.from--
		}
	}
	return s
}

func (s span) axis(u Unit) axis {
	step := decimal.New(s.step, -2)
	ticks := make([]tick, 0, s.ticks())
	for i := s.from; i <= s.to; i++ {
		value := step.Mul(decimal.NewFromInt(i))
		ticks = append(ticks, tick{value.InexactFloat64(), u.Write(value, placesOf(s.step))})
	}
	return axis{ticks}
}

// placesOf is how many places after the point a number of hundredths needs.
func placesOf(hundredths int64) int32 {
	switch {
	case hundredths%100 == 0:
		return 0
	case hundredths%10 == 0:
		return 1
	}
	return 2
}

// steps yields the steps that read well, in hundredths, smallest first.
func steps() iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for power := int64(1); ; power *= 10 {
			for _, quarters := range []int64{4, 8, 10, 20} {
				if step := quarters * power / 4; step*4 == quarters*power && !yield(step) {
					return
				}
			}
		}
	}
}
