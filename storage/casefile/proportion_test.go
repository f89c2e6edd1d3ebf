package casefile

import (
	"fmt"
	"runtime"
	"testing"
)

// A tenfold size may ask for twenty times the memory, for slices that grow; what grows with the square asks for a hundred
// times as much.
func TestReadingTakesMemoryInProportionToTheFile(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	for name, h := range hostiles() {
		t.Run(name, func(t *testing.T) {
			few, lots := asked(h.file(960)), asked(h.file(9600))
			if lots > 20*few {
				t.Errorf("%d kB for 960 and %d kB for 9,600", few>>10, lots>>10)
			}
		})
	}
}

// asked is how much memory reading a file asks for in all.
func asked(file string) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _ = Decode([]byte(file))
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// BenchmarkHostile shows how the time to read such a file grows with its size.
func BenchmarkHostile(b *testing.B) {
	for name, h := range hostiles() {
		for _, n := range []int{480, 48_000} {
			file := []byte(h.file(n))
			b.Run(fmt.Sprintf("%s/n=%d", name, n), func(b *testing.B) {
				for b.Loop() {
					_, _ = Decode(file)
				}
			})
		}
	}
}
