//go:build live_test

package live

import (
	"os"
	"testing"
	"time"
)

// What is promised of 200 people in a room of one computer; see docs/live.md. An hour of it is LIVE_FOR=1h.
const (
	loadProcesses = 10
	loadEach      = 20
	loadSecond    = 20
	joinPace      = 100 * time.Millisecond

	joinWithin     = 2 * time.Second
	choiceMostly   = 20 * time.Millisecond
	choiceWithin   = 150 * time.Millisecond
	mostServerSize = 150 << 20
)

func loadTime(t testing.TB) time.Duration {
	t.Helper()
	text := os.Getenv("LIVE_FOR")
	if text == "" {
		return time.Minute
	}
	for_, err := time.ParseDuration(text)
	if err != nil {
		t.Fatal(err)
	}
	return for_
}

// The room fills at ten people a second; then 20 choices a second are made over all.
func TestTwoHundredPeopleSeeEachOthersChoicesAtOnce(t *testing.T) {
	w := openWorkshop(t, nil, false)
	w.fill(loadProcesses, loadEach, joinPace)
	w.begin(loadSecond)
	time.Sleep(loadTime(t))
	w.finish()
	w.log() // before the whole log of an hour is read, to be held against the others'
	memory, disk := w.memory, w.disk
	w.check()
	for what, is := range map[string]bool{
		"joining":            w.joins.at(0.99) <= joinWithin,
		"half of choices":    w.others.at(0.5) <= choiceMostly,
		"choices":            w.others.at(0.99) <= choiceWithin,
		"the server's size":  memory <= mostServerSize,
		"its folder on disk": disk <= mostServerSize,
	} {
		if !is {
			t.Errorf("%s: more than is promised", what)
		}
	}
}
