package draw

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// randomCells is a chart of cells of any number of items.
func randomCells(r *rand.Rand) *CellChart {
	c := &CellChart{Columns: []string{"R Red", "A Amber", "G Green"}, Bands: []string{"High value", "Low value"}}
	if r.IntN(2) == 0 {
		c.Columns, c.ApartColumns = append(c.Columns, "Not rated"), 1
	}
	for i := range r.IntN(40) {
		c.Items = append(c.Items, CellItem{
			Name: fmt.Sprint("Item of some name ", i), Words: "£1m to £2m", Column: r.IntN(len(c.Columns)), Band: r.IntN(len(c.Bands)),
			Size: float64(r.IntN(50)), Open: r.IntN(5) == 0,
		})
	}
	return c
}

func TestEveryItemOfACellHasADiscOrIsCounted(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 9))
	counted := 0
	for range 100 {
		c := randomCells(r)
		d := &Drawing{Title: "Rows", Terms: "£m", Picture: c}
		l, err := newLayout(d, windowGround(image.Pt(500+r.IntN(700), 400+r.IntN(500)), 1, LightTheme()))
		if err != nil {
			t.Fatal(err)
		}
		more := countedIn(l)
		if counted += more; len(l.discs)+more != len(c.Items) {
			t.Fatalf("seed %d: %d discs and %d counted of %d", seed, len(l.discs), more, len(c.Items))
		}
		if text := meeting(l); text != "" {
			t.Fatalf("seed %d: %s", seed, text)
		}
	}
	if counted == 0 {
		t.Error("no item was counted: the frames are too roomy to try it")
	}
}

// countedIn is how many items the cells count in place of naming them.
func countedIn(l layout) (more int) {
	for _, text := range l.texts {
		for _, ending := range []string{" more", " not named"} {
			if n, ok := strings.CutSuffix(text.text, ending); ok {
				many, _ := strconv.Atoi(n)
				more += many
			}
		}
	}
	return more
}

// meeting says what stands on something else, or beyond the plot; empty where nothing does.
func meeting(l layout) string {
	for i, text := range l.texts {
		for _, other := range l.texts[:i] {
			if text.x == other.x && math.Abs(float64(text.y-other.y)) < text.size {
				return fmt.Sprintf("%q stands on %q", text.text, other.text)
			}
		}
	}
	for _, disc := range l.discs {
		box := image.Rectangle{Min: disc.at, Max: disc.at}.Inset(-int(disc.radius))
		if !box.In(rectOf(l.plot)) {
			return fmt.Sprintf("a disc at %v reaches beyond %v", box, l.plot)
		}
		for _, text := range l.texts {
			if at := image.Pt(int(text.left())+1, text.y-int(text.size*capHeight/2)); at.In(box) {
				return fmt.Sprintf("%q begins in a disc at %v", text.text, box)
			}
		}
	}
	return ""
}

func TestTheAreaOfADiscIsAsItsSize(t *testing.T) {
	c := &CellChart{Columns: []string{"A", "B"}, Bands: []string{"High", "Low"}, Items: []CellItem{
		{Name: "Four", Size: 4}, {Name: "One", Size: 1, Column: 1}, {Name: "None", Open: true, Band: 1}, {Name: "Zero", Band: 1, Column: 1},
	}}
	l, err := newLayout(&Drawing{Title: "Rows", Terms: "£m", Picture: c}, windowGround(image.Pt(800, 500), 1, LightTheme()))
	if err != nil || len(l.discs) != 4 {
		t.Fatalf("%d discs, %v", len(l.discs), err)
	}
	if four, one := l.discs[0].radius, l.discs[1].radius; math.Abs(four-2*one) > 1e-9 {
		t.Errorf("four has a radius of %v, one of %v", four, one)
	}
	if open, zero := l.discs[2], l.discs[3]; !open.open || zero.open || zero.radius != cellLeast {
		t.Errorf("without a size %+v, of size zero %+v", open, zero)
	}
}

func TestWhatNeedsLeastIsGivenItWhereThereIsTooLittleRoom(t *testing.T) {
	for _, one := range []struct {
		needs []int
		room  int
		want  string
	}{
		{[]int{10, 20}, 60, "[0 25 60]"}, // what is left is shared
		{[]int{10, 20}, 30, "[0 10 30]"},
		{[]int{10, 100}, 50, "[0 10 50]"},
		{[]int{100, 10, 100}, 50, "[0 20 30 50]"},
	} {
		if got := fmt.Sprint(bandsBy(one.needs, 0, one.room)); got != one.want {
			t.Errorf("%v in %d: %s", one.needs, one.room, got)
		}
	}
	for _, one := range []struct {
		width float64
		want  string
	}{{10, "[5 5]"}, {40, "[10 30]"}, {30, "[10 20]"}, {60, "[15 45]"}, {100, "[30 70]"}} {
		if got := fmt.Sprint(shared(one.width, []float64{10, 10}, []float64{10, 30}, []float64{20, 60})); got != one.want {
			t.Errorf("of %v: %s", one.width, got)
		}
	}
}
