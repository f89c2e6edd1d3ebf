package app_test

import (
	"runtime"
	"testing"
	"tomworkbench/app/page"
)

// heapInUse returns what is in use of the heap, in bytes.
func heapInUse() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// Fyne reads every font anew for a new theme, also for one of a part of the window, and keeps all that it read: three
// megabytes and more each time.
func TestNeitherTheLookNorComingBackToAPageKeepsMemory(t *testing.T) {
	const rounds, mostPerRound = 12, 300_000
	d := openWhole(t)
	round := func() {
		d.Run(page.SwitchDark)
		for _, p := range []page.ID{page.SetUp, page.Log} {
			d.Go(page.Place{Page: p})
			d.Settle()
			d.Canvas().Capture()
			forgetRenderers()
		}
	}
	round()
	round()
	before := heapInUse()
	for range rounds {
		round()
	}
	if after := heapInUse(); after > before+rounds*mostPerRound {
		t.Errorf("%d rounds keep %d kB", rounds, (after-before)>>10)
	}
}
