package draw

import (
	"image"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestSeriesOfUnequalLengthAreRefused(t *testing.T) {
	g := windowGround(image.Pt(568, 400), 1, LightTheme())
	two := newGroups(g, 2, 1, false)
	good := Column{Values: []float64{1, 2}, Low: []float64{1, 2}, High: []float64{2, 3}}
	short := Column{Values: []float64{1}, Low: []float64{1, 2}, High: []float64{2, 3}}
	noHigh := Column{Values: []float64{1, 2}, Low: []float64{1, 2}, High: nil}
	bars, err := newGroupedBars(two, []Column{good}, g.theme)
	if err != nil {
		t.Fatal(err)
	}
	ranges, err := newWhiskers(g, two, []Column{good})
	if err != nil {
		t.Fatal(err)
	}
	net, err := newCurve(g, Series{Values: []float64{1, 2}}, 2)
	if err != nil {
		t.Fatal(err)
	}
	around := surroundings{bars: bars, ranges: ranges, curve: net}
	if _, err := newPointLabels(g, []string{"£1m", "£2m"}, around); err != nil {
		t.Fatal(err)
	}
	refused := map[string]error{}
	_, refused["short bars"] = newGroupedBars(two, []Column{good, short}, g.theme)
	_, refused["bars of no years"] = newGroupedBars(newGroups(g, 0, 1, false), []Column{{}}, g.theme)
	_, refused["ranges without maximum"] = newWhiskers(g, two, []Column{noHigh})
	_, refused["short line"] = newCurve(g, Series{Values: []float64{1}}, 2)
	_, refused["line that isn't a number"] = newCurve(g, Series{Values: []float64{1, math.NaN()}}, 2)
	_, refused["endless line"] = newCurve(g, Series{Values: []float64{1, math.Inf(1)}}, 2)
	_, refused["too few labels"] = newPointLabels(g, []string{"£1m"}, around)
	for what, err := range refused {
		if err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
}

func TestTheAxisHasEvenTicksThatHoldTheFigures(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 5000 {
		scale := math.Pow(10, -2+11*r.Float64())
		low, high := -scale*r.Float64(), scale*r.Float64()
		switch r.IntN(4) {
		case 0:
			low = 0
		case 1:
			high = 0
		}
		a := newAxis(low, high, mostTicks, millions)
		if n := len(a.ticks); n < fewestTicks || n > mostTicks {
			t.Fatalf("%v to %v: %d ticks", low, high, n)
		}
		if a.low() > low || a.high() < high {
			t.Fatalf("%v to %v: the axis goes from %v to %v", low, high, a.low(), a.high())
		}
		if drawn, span := high-low, a.high()-a.low(); drawn < span/3 && span > 0.05 {
			t.Fatalf("%v to %v: the axis from %v to %v is mostly empty", low, high, a.low(), a.high())
		}
		labels := map[string]bool{}
		for _, tick := range a.ticks {
			labels[tick.label] = true
		}
		if len(labels) != len(a.ticks) || !labels["£0m"] {
			t.Fatalf("%v to %v: labels %v", low, high, a.ticks)
		}
	}
}

func TestAxisLabels(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		most      int
		want      string
	}{
		{-8, 23, 7, "−£10m £0m £10m £20m £30m"},
		{0, 0, 7, "−£1.0m −£0.5m £0m £0.5m £1.0m"},
		{0, 0.01, 7, "£0m £0.01m £0.02m £0.03m"},
		{-0.000001, 0, 7, "−£0.03m −£0.02m −£0.01m £0m"},
		{0, 9999, 7, "£0m £2,000m £4,000m £6,000m £8,000m £10,000m"},
		{-14.6, 0, 7, "−£15.0m −£12.5m −£10.0m −£7.5m −£5.0m −£2.5m £0m"},
		{-8, 23, 1, "−£25m £0m £25m"},
	} {
		var got []string
		for _, tick := range newAxis(c.low, c.high, c.most, millions).ticks {
			got = append(got, tick.label)
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%v to %v: %s, want %s", c.low, c.high, text, c.want)
		}
	}
}

func TestPercentagesEndAtAHundred(t *testing.T) {
	for most := range 12 {
		a := percentAxis(most)
		if a.low() != 0 || a.high() != 100 || len(a.ticks) > max(most, 2) {
			t.Errorf("with room for %d ticks there are %v", most, a.ticks)
		}
	}
}
