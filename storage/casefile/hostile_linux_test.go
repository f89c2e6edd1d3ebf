package casefile

import (
	"runtime"
	"syscall"
	"testing"
	"time"
)

// A hundredfold size may take three hundred times as long, for memory that is fetched and given back; what grows with the
// square takes ten thousand times as long. Measured is the work of this program alone, whatever else the machine does.
func TestReadingTakesTimeAndMemoryInProportionToTheFile(t *testing.T) {
	for name, h := range hostiles() {
		t.Run(name, func(t *testing.T) {
			few, fewBytes := measured(t, h.file(480))
			lots, lotsBytes := measured(t, h.file(48_000))
			if lots > 300*few+time.Second/2 {
				t.Errorf("%v for 480 and %v for 48,000", few, lots)
			}
			if lotsBytes > 200*fewBytes {
				t.Errorf("%d kB for 480 and %d kB for 48,000", fewBytes>>10, lotsBytes>>10)
			}
		})
	}
}

// measured is how long the processors work to read a file, and how much memory that asks for in all.
func measured(t *testing.T, file string) (time.Duration, uint64) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := processorTime(t)
	_, _ = Decode([]byte(file))
	took := processorTime(t) - start
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc
}

// processorTime is how long the processors have worked for this program.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
