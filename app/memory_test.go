package app

import (
	"runtime"
	"testing"
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
	d := openDesk(t)
	round := func() {
		d.Run(cmdDark)
		for _, p := range []ID{pageFrame, pageLog} {
			d.goTo(p)
			d.rested()
			d.window.Canvas().Capture()
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
