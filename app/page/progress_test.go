package page_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/log"
)

func TestLongWorkCanBeWatchedAndStopped(t *testing.T) {
	d := apptest.Open(t, log.Entry())
	var ended error
	page.WithProgress(d, "Writing", func(ctx context.Context, report func(done, all int)) error {
		report(3, 7)
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { ended = err })
	d.Until(func() bool { return !d.Idle() })
	if got := d.DialogText(); !strings.Contains(got, "3 of 7 files are written") {
		t.Errorf("the progress says %q", got)
	}
	d.TapAction("Stop")
	d.Until(func() bool { return ended != nil })
	if !errors.Is(ended, context.Canceled) || !d.Idle() {
		t.Errorf("the work ended with %v", ended)
	}
	d.Settle()
}
